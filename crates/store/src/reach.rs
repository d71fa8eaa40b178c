//! Attempts to reach somebody again (T62). One that was entered wrongly is corrected, and what it said
//! is kept in [`crate::correction`].

use db::{Row, Tx, Value};
use domain::{
    Code,
    contact::ContactKind,
    ids::{CarrierId, CaseId, ReachAttemptId, UserId},
    reach::ReachStep,
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id},
};

/// An attempt.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttemptRow {
    /// Its id.
    pub id: ReachAttemptId,
    /// The step that it belongs to.
    pub step: ReachStep,
    /// How it was tried.
    pub way: ContactKind,
    /// On which day.
    pub on: Date,
    /// Whether it was taken back: it does not count.
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

const INSERT: &str = "INSERT INTO reach_attempt (id, carrier_id, case_id, step, way, on_day,
 struck, recorded_at, recorded_by, version) VALUES ($1, $2, $3, $4, $5, $6, FALSE, $7, $8, 1)";
const UPDATE: &str = "UPDATE reach_attempt SET way = $4, on_day = $5, struck = $6,
 version = version + 1 WHERE case_id = $1 AND id = $2 AND version = $3";
const BY_ID: &str = "SELECT r.*, u.name AS recorded_by_name FROM reach_attempt r
 JOIN user_account u ON u.id = r.recorded_by WHERE r.case_id = $1 AND r.id = $2";
const SINCE: &str = "SELECT r.*, u.name AS recorded_by_name FROM reach_attempt r
 JOIN user_account u ON u.id = r.recorded_by
 WHERE r.case_id = $1 AND r.on_day >= $2 ORDER BY r.on_day, r.id";

/// Stores an attempt.
pub async fn insert(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    row: &AttemptRow,
) -> Result<(), StoreError> {
    let params: [Value; 8] = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.step.code().into(),
        row.way.code().into(),
        row.on.into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes a corrected attempt back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, case: CaseId, row: &AttemptRow) -> Result<(), StoreError> {
    let params: [Value; 6] = [
        case.uuid().into(),
        row.id.uuid().into(),
        row.version.into(),
        row.way.code().into(),
        row.on.into(),
        row.struck.into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// One attempt of a case.
pub async fn get(
    tx: &mut Tx,
    case: CaseId,
    attempt: ReachAttemptId,
) -> Result<Option<AttemptRow>, StoreError> {
    let params = [case.uuid().into(), attempt.uuid().into()];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

/// The attempts of a case from a day on, taken back ones too, the oldest first.
pub async fn since(tx: &mut Tx, case: CaseId, day: Date) -> Result<Vec<AttemptRow>, StoreError> {
    let rows = tx.query(SINCE, &[case.uuid().into(), day.into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<AttemptRow, StoreError> {
    Ok(AttemptRow {
        id: id(row, "id")?,
        step: code(row, "step")?,
        way: code(row, "way")?,
        on: row.get("on_day")?,
        struck: row.get("struck")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
