//! Planned contacts: what the next contact will be, and what became of it.

use db::{Row, Tx, Value};
use domain::{
    Code,
    contact::ContactKind,
    ids::{CarrierId, CaseId, PlannedContactId, UserId},
};
use jiff::Timestamp;

use crate::{
    StoreError,
    reading::{code, hit, id},
};

/// What became of a planned contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlannedStatus {
    /// It is still to come.
    Planned,
    /// A note was written about it.
    Done,
    /// Another one stands in its place.
    Moved,
    /// It will not take place.
    Cancelled,
}

impl Code for PlannedStatus {
    const ALL: &'static [Self] = &[Self::Planned, Self::Done, Self::Moved, Self::Cancelled];

    fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Done => "done",
            Self::Moved => "moved",
            Self::Cancelled => "cancelled",
        }
    }
}

/// A planned contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedContactRow {
    /// Its id.
    pub id: PlannedContactId,
    /// When.
    pub at: Timestamp,
    /// How.
    pub kind: ContactKind,
    /// Where, or empty.
    pub place: String,
    /// What for, or empty.
    pub note: String,
    /// What became of it.
    pub status: PlannedStatus,
    /// Who planned it.
    pub recorded_by: UserId,
    /// When that was.
    pub recorded_at: Timestamp,
    /// Counts the changes of this row.
    pub version: i64,
}

const NEXT: &str = "SELECT MIN(at) AS next_at FROM planned_contact
 WHERE case_id = $1 AND status = 'planned' AND at >= $2";
const INSERT: &str = "INSERT INTO planned_contact (id, carrier_id, case_id, at, kind, place, note,
 status, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, 'planned', $8, $9, 1)";
const BY_ID: &str = "SELECT * FROM planned_contact WHERE case_id = $1 AND id = $2";
const OPEN: &str = "SELECT * FROM planned_contact
 WHERE case_id = $1 AND status = 'planned' ORDER BY at, id LIMIT 50";
const SETTLE: &str = "UPDATE planned_contact SET status = $4, version = version + 1
 WHERE case_id = $1 AND id = $2 AND version = $3 AND status = 'planned'";

/// The next planned contact from `now` on.
pub async fn next(
    tx: &mut Tx,
    case: CaseId,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    Ok(tx
        .query_one(NEXT, &[case.uuid().into(), now.into()])
        .await?
        .get("next_at")?)
}

/// Stores a new planned contact.
pub async fn insert(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    contact: &PlannedContactRow,
) -> Result<(), StoreError> {
    let params: [Value; 9] = [
        contact.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        contact.at.into(),
        contact.kind.code().into(),
        contact.place.as_str().into(),
        contact.note.as_str().into(),
        contact.recorded_at.into(),
        contact.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// One planned contact of a case.
pub async fn get(
    tx: &mut Tx,
    case: CaseId,
    contact: PlannedContactId,
) -> Result<Option<PlannedContactRow>, StoreError> {
    let row = tx
        .query_opt(BY_ID, &[case.uuid().into(), contact.uuid().into()])
        .await?;
    row.as_ref().map(read).transpose()
}

/// The contacts that are still to come or wait for their note, the earliest first.
pub async fn open(tx: &mut Tx, case: CaseId) -> Result<Vec<PlannedContactRow>, StoreError> {
    let rows = tx.query(OPEN, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Says what became of a planned contact; [`StoreError::Stale`] if somebody else already has.
pub async fn settle(
    tx: &mut Tx,
    case: CaseId,
    contact: &PlannedContactRow,
    status: PlannedStatus,
) -> Result<(), StoreError> {
    let params: [Value; 4] = [
        case.uuid().into(),
        contact.id.uuid().into(),
        contact.version.into(),
        status.code().into(),
    ];
    hit(tx.execute(SETTLE, &params).await?)
}

pub(crate) fn read(row: &Row) -> Result<PlannedContactRow, StoreError> {
    Ok(PlannedContactRow {
        id: id(row, "id")?,
        at: row.get("at")?,
        kind: code(row, "kind")?,
        place: row.get("place")?,
        note: row.get("note")?,
        status: code(row, "status")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_at: row.get("recorded_at")?,
        version: row.get("version")?,
    })
}
