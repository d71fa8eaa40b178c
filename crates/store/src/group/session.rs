//! Dates of groups.

use db::{Row, Tx};
use domain::ids::{CarrierId, GroupOfferId, GroupSessionId, UserId};
use jiff::Timestamp;

use crate::{
    StoreError,
    reading::{hit, id, opt_id},
};

/// One date of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Its id.
    pub id: GroupSessionId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The offer.
    pub offer: GroupOfferId,
    /// When it begins.
    pub at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: i64,
    /// What it is about; names nobody.
    pub topic: String,
    /// Why it was called off; empty: it was not.
    pub called_off: String,
    /// The date that it makes up for.
    pub instead_of: Option<GroupSessionId>,
    /// When it was changed last.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

impl SessionRow {
    /// Whether it was called off.
    pub fn is_off(&self) -> bool {
        !self.called_off.is_empty()
    }
}

const INSERT: &str = "INSERT INTO group_session (id, carrier_id, offer_id, at, minutes, topic,
 called_off, instead_of, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
const UPDATE: &str = "UPDATE group_session SET at = $3, minutes = $4, topic = $5, called_off = $6,
 recorded_at = $7, recorded_by = $8, version = version + 1 WHERE id = $1 AND version = $2";
const OF_OFFER: &str = "SELECT s.*, u.name AS recorded_by_name FROM group_session s
 JOIN user_account u ON u.id = s.recorded_by WHERE s.offer_id = $1 ORDER BY s.at, s.id";

/// Stores a new date.
pub async fn insert(tx: &mut Tx, row: &SessionRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.offer.uuid().into(),
        row.at.into(),
        row.minutes.into(),
        row.topic.as_str().into(),
        row.called_off.as_str().into(),
        row.instead_of.map(domain::ids::Id::uuid).into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes a date back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, row: &SessionRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.version.into(),
        row.at.into(),
        row.minutes.into(),
        row.topic.as_str().into(),
        row.called_off.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// All dates of an offer, in their order.
pub async fn of_offer(tx: &mut Tx, offer: GroupOfferId) -> Result<Vec<SessionRow>, StoreError> {
    let rows = tx.query(OF_OFFER, &[offer.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<SessionRow, StoreError> {
    Ok(SessionRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        offer: id(row, "offer_id")?,
        at: row.get("at")?,
        minutes: row.get("minutes")?,
        topic: row.get("topic")?,
        called_off: row.get("called_off")?,
        instead_of: opt_id(row, "instead_of")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
