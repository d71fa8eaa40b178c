//! What became of the goals when the support ended, in versions; the newest counts.

use db::{Tx, Value};
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
 recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const NEWEST: &str = "SELECT number, outcomes FROM end_report WHERE case_id = $1
 ORDER BY number DESC LIMIT 1";

/// A version of the end report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndReport {
    /// Its number, from 1.
    pub number: i64,
    /// What became of the goals.
    pub outcomes: Vec<GoalOutcome>,
}

/// Stores a version.
pub async fn insert(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    report: &EndReport,
    (id, at, by): (Uuid, Timestamp, UserId),
) -> Result<(), StoreError> {
    let params: [Value; 7] = [
        id.into(),
        carrier.uuid().into(),
        case.uuid().into(),
        report.number.into(),
        to_json(&report.outcomes, "outcomes")?.into(),
        at.into(),
        by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// The version that counts.
pub async fn newest(tx: &mut Tx, case: CaseId) -> Result<Option<EndReport>, StoreError> {
    let Some(row) = tx.query_opt(NEWEST, &[case.uuid().into()]).await? else {
        return Ok(None);
    };
    Ok(Some(EndReport {
        number: row.get("number")?,
        outcomes: json(&row, "outcomes")?,
    }))
}
