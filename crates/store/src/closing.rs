//! What became of the goals when the support ended, in versions; the newest counts.

use db::{Row, Tx, Value};
use domain::{
    ids::{CarrierId, CaseId, UserId},
    plan::outcome::GoalOutcome,
};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{json, to_json},
};

const INSERT: &str =
    "INSERT INTO end_report (id, carrier_id, case_id, number, outcomes, recorded_at,
 recorded_by, reason) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const NEWEST: &str = "SELECT number, outcomes, reason FROM end_report WHERE case_id = $1
 ORDER BY number DESC LIMIT 1";
const VERSIONS: &str = "SELECT e.id, e.number, e.outcomes, e.reason, e.recorded_at,
 u.name AS recorded_by_name FROM end_report e JOIN user_account u ON u.id = e.recorded_by
 WHERE e.case_id = $1 ORDER BY e.number";

/// A version of the end report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndReport {
    /// Its number, from 1.
    pub number: i64,
    /// What became of the goals.
    pub outcomes: Vec<GoalOutcome>,
    /// Why the version before it was corrected after the end; empty while the end was prepared.
    pub reason: String,
}

/// A version with who wrote it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndReportRow {
    /// Its id.
    pub id: Uuid,
    /// What it says.
    pub report: EndReport,
    /// When it was written.
    pub recorded_at: Timestamp,
    /// Name of the person who wrote it.
    pub recorded_by_name: String,
}

/// Stores a version.
pub async fn insert(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    report: &EndReport,
    (id, at, by): (Uuid, Timestamp, UserId),
) -> Result<(), StoreError> {
    let params: [Value; 8] = [
        id.into(),
        carrier.uuid().into(),
        case.uuid().into(),
        report.number.into(),
        to_json(&report.outcomes, "outcomes")?.into(),
        at.into(),
        by.uuid().into(),
        report.reason.as_str().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// The version that counts.
pub async fn newest(tx: &mut Tx, case: CaseId) -> Result<Option<EndReport>, StoreError> {
    let Some(row) = tx.query_opt(NEWEST, &[case.uuid().into()]).await? else {
        return Ok(None);
    };
    Ok(Some(read(&row)?))
}

/// All versions of a case, the oldest first.
pub async fn versions(tx: &mut Tx, case: CaseId) -> Result<Vec<EndReportRow>, StoreError> {
    let rows = tx.query(VERSIONS, &[case.uuid().into()]).await?;
    let row = |row: &Row| {
        Ok(EndReportRow {
            id: row.get("id")?,
            report: read(row)?,
            recorded_at: row.get("recorded_at")?,
            recorded_by_name: row.get("recorded_by_name")?,
        })
    };
    rows.iter().map(row).collect()
}

fn read(row: &Row) -> Result<EndReport, StoreError> {
    Ok(EndReport {
        number: row.get("number")?,
        outcomes: json(row, "outcomes")?,
        reason: row.get("reason")?,
    })
}
