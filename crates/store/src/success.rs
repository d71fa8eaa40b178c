//! What went well (Erfolge). A correction keeps the former words in [`crate::correction`].

use db::{Row, Tx};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, ContactNoteId, SuccessId, UserId},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id, opt_id},
};

/// What an entry says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuccessContent {
    /// The day.
    pub on_day: Date,
    /// What went well.
    pub body: String,
    /// Life domain of the programme.
    pub domain: Option<String>,
    /// The strength or resource that it shows, in words; may be empty.
    pub strength: String,
    /// In whose words.
    pub epistemic: EpistemicKind,
}

/// An entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SuccessRow {
    /// Its id.
    pub id: SuccessId,
    /// The note of the contact in which it was told, if it was.
    pub note: Option<ContactNoteId>,
    /// What it says now.
    pub content: SuccessContent,
    /// Whether it was taken back.
    pub struck: bool,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str = "INSERT INTO success (id, carrier_id, case_id, contact_note_id, on_day, body,
 domain, strength, epistemic, struck, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, FALSE, $10, $11, 1)";
const UPDATE: &str = "UPDATE success SET on_day = $3, body = $4, domain = $5, strength = $6,
 epistemic = $7, struck = $8, version = version + 1 WHERE id = $1 AND version = $2";
const OF_CASE: &str = "SELECT s.*, u.name AS recorded_by_name FROM success s
 JOIN user_account u ON u.id = s.recorded_by
 WHERE s.case_id = $1 ORDER BY s.on_day DESC, s.id DESC";

/// Stores a new entry.
pub async fn insert(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    row: &SuccessRow,
) -> Result<(), StoreError> {
    let content = &row.content;
    let params = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.note.map(ContactNoteId::uuid).into(),
        content.on_day.into(),
        content.body.as_str().into(),
        content.domain.clone().into(),
        content.strength.as_str().into(),
        content.epistemic.code().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes an entry back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, row: &SuccessRow) -> Result<(), StoreError> {
    let content = &row.content;
    let params = [
        row.id.uuid().into(),
        row.version.into(),
        content.on_day.into(),
        content.body.as_str().into(),
        content.domain.clone().into(),
        content.strength.as_str().into(),
        content.epistemic.code().into(),
        row.struck.into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// All entries of a case, taken back ones too, newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<SuccessRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<SuccessRow, StoreError> {
    Ok(SuccessRow {
        id: id(row, "id")?,
        note: opt_id(row, "contact_note_id")?,
        content: SuccessContent {
            on_day: row.get("on_day")?,
            body: row.get("body")?,
            domain: row.get("domain")?,
            strength: row.get("strength")?,
            epistemic: code(row, "epistemic")?,
        },
        struck: row.get("struck")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
