//! Short notes about working with an organisation; never about a client. Written once; one that was
//! written by mistake is struck and stays readable.

use db::{Row, Tx, Value};
use domain::ids::{CarrierId, PartnerId, PartnerNoteId, UserId};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{hit, id},
    struck::{Struck, struck},
};

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoteRow {
    /// Its id.
    pub id: PartnerNoteId,
    /// The organisation.
    pub partner: PartnerId,
    /// The day that it is about.
    pub noted_on: Date,
    /// The words.
    pub body: String,
    /// When it was written.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Who struck it, if it was written by mistake.
    pub struck: Option<Struck>,
}

const INSERT: &str = "INSERT INTO partner_note (id, carrier_id, partner_id, noted_on, body,
 recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const STRIKE: &str = "UPDATE partner_note SET struck_at = $3, struck_by = $4, struck_reason = $5
 WHERE partner_id = $1 AND id = $2 AND struck_at IS NULL";
pub(crate) const OF_PARTNER: &str = "SELECT n.*, u.name AS recorded_by_name,
 s.name AS struck_by_name FROM partner_note n JOIN user_account u ON u.id = n.recorded_by
 LEFT JOIN user_account s ON s.id = n.struck_by
 WHERE n.partner_id = $1 ORDER BY n.noted_on DESC, n.id DESC LIMIT $2";
const BY_ID: &str = "SELECT n.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM partner_note n JOIN user_account u ON u.id = n.recorded_by
 LEFT JOIN user_account s ON s.id = n.struck_by
 WHERE n.carrier_id = $1 AND n.partner_id = $2 AND n.id = $3";

/// Stores a new note.
pub async fn insert(tx: &mut Tx, carrier: CarrierId, row: &NoteRow) -> Result<(), StoreError> {
    let params: [Value; 7] = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        row.partner.uuid().into(),
        row.noted_on.into(),
        row.body.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Strikes a note; [`StoreError::Stale`] if it is struck already.
pub async fn strike(
    tx: &mut Tx,
    row: &NoteRow,
    (at, by, reason): (Timestamp, UserId, &str),
) -> Result<(), StoreError> {
    let params: [Value; 5] = [
        row.partner.uuid().into(),
        row.id.uuid().into(),
        at.into(),
        by.uuid().into(),
        reason.into(),
    ];
    hit(tx.execute(STRIKE, &params).await?)
}

/// Notes about an organisation, the newest first; at most `limit`.
pub async fn of_partner(
    tx: &mut Tx,
    partner: PartnerId,
    limit: i64,
) -> Result<Vec<NoteRow>, StoreError> {
    let params = [partner.uuid().into(), limit.into()];
    let rows = tx.query(OF_PARTNER, &params).await?;
    rows.iter().map(read).collect()
}

/// One note about an organisation.
pub async fn get(
    tx: &mut Tx,
    carrier: CarrierId,
    partner: PartnerId,
    note: PartnerNoteId,
) -> Result<Option<NoteRow>, StoreError> {
    let params = [
        carrier.uuid().into(),
        partner.uuid().into(),
        note.uuid().into(),
    ];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

fn read(row: &Row) -> Result<NoteRow, StoreError> {
    Ok(NoteRow {
        id: id(row, "id")?,
        partner: id(row, "partner_id")?,
        noted_on: row.get("noted_on")?,
        body: row.get("body")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}
