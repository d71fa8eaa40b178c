//! What a second person has to approve: exceptions, re-entries and more time.

use std::sync::LazyLock;

use db::{Row, Tx, Value};
use domain::ids::{ApprovalId, CarrierId, CaseId, UserId};
use jiff::Timestamp;
use serde_json::Value as Json;

use crate::{
    StoreError,
    case::{self, CaseRow, SELECT},
    reading::{hit, id, json, opt_id, to_json},
};

/// A request for a second person's word, and the answer once there is one.
#[derive(Debug, Clone, PartialEq)]
pub struct ApprovalRow {
    /// Its id.
    pub id: ApprovalId,
    /// The carrier that holds the case.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// What is asked for: `exception`, `reentry` or `extension`.
    pub kind: String,
    /// Why.
    pub reason: String,
    /// What follows if it is granted, in codes and ids; each kind has its own shape.
    pub detail: Json,
    /// When it was asked for.
    pub requested_at: Timestamp,
    /// By whom.
    pub requested_by: UserId,
    /// Name of that person.
    pub requested_by_name: String,
    /// When it was answered.
    pub decided_at: Option<Timestamp>,
    /// By whom.
    pub decided_by: Option<UserId>,
    /// Name of that person.
    pub decided_by_name: Option<String>,
    /// The answer.
    pub granted: Option<bool>,
    /// What was written with the answer.
    pub answer: String,
}

/// An answer to a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Who answers.
    pub by: UserId,
    /// When.
    pub at: Timestamp,
    /// Whether it is granted.
    pub granted: bool,
    /// What is written with it.
    pub words: String,
}

const INSERT: &str = "INSERT INTO approval (id, carrier_id, case_id, kind, reason, detail,
 requested_at, requested_by, answer) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, '')";
const BY_ID: &str = "SELECT a.*, r.name AS requested_by_name, d.name AS decided_by_name
 FROM approval a JOIN user_account r ON r.id = a.requested_by
 LEFT JOIN user_account d ON d.id = a.decided_by WHERE a.carrier_id = $1 AND a.id = $2";
const OF_CASE: &str = "SELECT a.*, r.name AS requested_by_name, d.name AS decided_by_name
 FROM approval a JOIN user_account r ON r.id = a.requested_by
 LEFT JOIN user_account d ON d.id = a.decided_by
 WHERE a.case_id = $1 ORDER BY a.requested_at DESC, a.id DESC";
const OPEN: &str = "SELECT a.*, r.name AS requested_by_name, d.name AS decided_by_name
 FROM approval a JOIN user_account r ON r.id = a.requested_by
 LEFT JOIN user_account d ON d.id = a.decided_by
 WHERE a.carrier_id = $1 AND a.decided_at IS NULL ORDER BY a.requested_at, a.id LIMIT $2";
const ANSWERED: &str = "SELECT a.*, r.name AS requested_by_name, d.name AS decided_by_name
 FROM approval a JOIN user_account r ON r.id = a.requested_by
 JOIN user_account d ON d.id = a.decided_by
 WHERE a.carrier_id = $1 AND a.decided_at >= $3 AND a.requested_by = $2
 AND a.decided_by <> a.requested_by ORDER BY a.decided_at DESC, a.id DESC LIMIT $4";
/// The cases of the requests of a carrier that wait for an answer.
pub(crate) static OPEN_CASES: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{SELECT} WHERE c.id IN (SELECT a.case_id FROM approval a
 WHERE a.carrier_id = $1 AND a.decided_at IS NULL)"
    )
});
const DECIDE: &str = "UPDATE approval SET decided_at = $2, decided_by = $3, granted = $4,
 answer = $5 WHERE id = $1 AND decided_at IS NULL";

/// Stores a request. Its answer columns are not written.
pub async fn insert(tx: &mut Tx, approval: &ApprovalRow) -> Result<(), StoreError> {
    let params: [Value; 8] = [
        approval.id.uuid().into(),
        approval.carrier.uuid().into(),
        approval.case.uuid().into(),
        approval.kind.as_str().into(),
        approval.reason.as_str().into(),
        to_json(&approval.detail, "detail")?.into(),
        approval.requested_at.into(),
        approval.requested_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// One request within a carrier.
pub async fn get(
    tx: &mut Tx,
    carrier: CarrierId,
    approval: ApprovalId,
) -> Result<Option<ApprovalRow>, StoreError> {
    let params = [carrier.uuid().into(), approval.uuid().into()];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

/// All requests about a case, newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<ApprovalRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Requests of a carrier that wait for an answer, oldest first. The caller shows only those whose
/// case its actor may decide about.
pub async fn open_of_carrier(
    tx: &mut Tx,
    carrier: CarrierId,
    limit: i64,
) -> Result<Vec<ApprovalRow>, StoreError> {
    let rows = tx
        .query(OPEN, &[carrier.uuid().into(), limit.into()])
        .await?;
    rows.iter().map(read).collect()
}

/// Requests of one person that somebody else has answered since then, the newest answer first.
pub async fn answered(
    tx: &mut Tx,
    carrier: CarrierId,
    by: UserId,
    since: Timestamp,
    limit: i64,
) -> Result<Vec<ApprovalRow>, StoreError> {
    let params = [
        carrier.uuid().into(),
        by.uuid().into(),
        since.into(),
        limit.into(),
    ];
    let rows = tx.query(ANSWERED, &params).await?;
    rows.iter().map(read).collect()
}

/// The cases of the requests that wait.
pub async fn cases_of_open(tx: &mut Tx, carrier: CarrierId) -> Result<Vec<CaseRow>, StoreError> {
    let rows = tx.query(&OPEN_CASES, &[carrier.uuid().into()]).await?;
    rows.iter().map(case::read).collect()
}

/// Answers a request; [`StoreError::Stale`] if somebody has answered it already.
pub async fn decide(tx: &mut Tx, approval: ApprovalId, answer: &Answer) -> Result<(), StoreError> {
    let params = [
        approval.uuid().into(),
        answer.at.into(),
        answer.by.uuid().into(),
        answer.granted.into(),
        answer.words.as_str().into(),
    ];
    hit(tx.execute(DECIDE, &params).await?)
}

fn read(row: &Row) -> Result<ApprovalRow, StoreError> {
    Ok(ApprovalRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        kind: row.get("kind")?,
        reason: row.get("reason")?,
        detail: json(row, "detail")?,
        requested_at: row.get("requested_at")?,
        requested_by: id(row, "requested_by")?,
        requested_by_name: row.get("requested_by_name")?,
        decided_at: row.get("decided_at")?,
        decided_by: opt_id(row, "decided_by")?,
        decided_by_name: row.get("decided_by_name")?,
        granted: row.get("granted")?,
        answer: row.get("answer")?,
    })
}
