//! Decisions on admission, with the version and the facts they rest on; capacity.

use std::collections::BTreeSet;

use db::{Row, Tx, Value};
use domain::ids::{AdmissionDecisionId, ApprovalId, CarrierId, CaseId, SiteId, UserId};
use jiff::{Timestamp, civil::Date};
use serde_json::Value as Json;

use crate::{
    StoreError,
    reading::{id, json, opt_id, to_json},
};

/// A decision on admission, and everything that the person who decided has seen.
#[derive(Debug, Clone, PartialEq)]
pub struct DecisionRow {
    /// Its id.
    pub id: AdmissionDecisionId,
    /// The carrier that holds the case.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// `admit`, `wait`, `reject`, or `stay`: kept at its site although the place of release moved.
    pub decision: String,
    /// What the criteria said: a code of `programme::criteria::AdmissionResult`.
    pub result: String,
    /// Whether it goes against the criteria.
    pub exception: bool,
    /// Why.
    pub reason: String,
    /// Code of the programme.
    pub programme: String,
    /// Its version.
    pub programme_version: String,
    /// The facts as they were known.
    pub facts: Json,
    /// Every criterion with its state and what it saw.
    pub criteria: Json,
    /// When.
    pub decided_at: Timestamp,
    /// By whom.
    pub decided_by: UserId,
    /// Name of that person.
    pub decided_by_name: String,
    /// The second person's word that it needs.
    pub approval: Option<ApprovalId>,
    /// That word, if one was needed.
    pub second: Option<SecondWord>,
}

/// What a second person was asked, and what they said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondWord {
    /// Name of who asked.
    pub asked_by: String,
    /// Name of who answered, and whether they agreed; `None` while it waits.
    pub answered: Option<(String, bool)>,
    /// Whether whoever asked has taken it back.
    pub withdrawn: bool,
    /// What was written with the answer.
    pub words: String,
}

/// How many cases a site has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct SiteCount {
    /// In the programme.
    pub running: i64,
    /// On the waiting list.
    pub waiting: i64,
}

/// How many running cases a person has at one site.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WorkerCount {
    /// The site.
    pub site: Option<SiteId>,
    /// Cases.
    pub cases: i64,
    /// Of these, cases with something overdue.
    pub overdue: i64,
    /// Of these, cases with an open hole in the seam.
    pub open: i64,
}

const INSERT: &str = "INSERT INTO admission_decision (id, carrier_id, case_id, decision, result,
 exception, reason, programme, programme_version, facts, criteria, decided_at, decided_by,
 approval_id, not_met) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)";
const OF_CASE: &str = "SELECT d.*, u.name AS decided_by_name, q.name AS asked_by_name,
 g.name AS agreed_by_name, a.granted AS agreed, a.answer AS second_words,
 CASE WHEN a.decided_by = a.requested_by THEN TRUE ELSE FALSE END AS withdrawn FROM admission_decision d
 JOIN user_account u ON u.id = d.decided_by LEFT JOIN approval a ON a.id = d.approval_id
 LEFT JOIN user_account q ON q.id = a.requested_by LEFT JOIN user_account g ON g.id = a.decided_by
 WHERE d.case_id = $1 ORDER BY d.decided_at DESC, d.id DESC";
const LAST: &str = "SELECT facts, not_met FROM admission_decision WHERE case_id = $1
 AND decision IN ('admit', 'stay') ORDER BY decided_at DESC, id DESC LIMIT 1";
const RUNNING_AT_SITE: &str = "SELECT COUNT(*) AS cases FROM cases
 WHERE carrier_id = $1 AND site_id = $2 AND stage = 1";
const WAITING_AT_SITE: &str = "SELECT COUNT(*) AS cases FROM cases
 WHERE carrier_id = $1 AND site_id = $2 AND stage = 0 AND status = 'waiting'";
const LED: &str = "SELECT site_id, COUNT(*) AS cases,
 CAST(SUM(CASE WHEN next_due_on < $3 THEN 1 ELSE 0 END) AS BIGINT) AS overdue,
 CAST(SUM(CASE WHEN seam_status = 2 THEN 1 ELSE 0 END) AS BIGINT) AS open
 FROM cases WHERE carrier_id = $1 AND lead_id = $2 AND stage = 1 GROUP BY site_id";
const DEPUTISED: &str = "SELECT site_id, COUNT(*) AS cases,
 CAST(SUM(CASE WHEN next_due_on < $3 THEN 1 ELSE 0 END) AS BIGINT) AS overdue,
 CAST(SUM(CASE WHEN seam_status = 2 THEN 1 ELSE 0 END) AS BIGINT) AS open
 FROM cases WHERE carrier_id = $1 AND deputy_id = $2 AND stage = 1 GROUP BY site_id";

/// Stores a decision.
pub async fn insert(tx: &mut Tx, decision: &DecisionRow) -> Result<(), StoreError> {
    let params: [Value; 15] = [
        decision.id.uuid().into(),
        decision.carrier.uuid().into(),
        decision.case.uuid().into(),
        decision.decision.as_str().into(),
        decision.result.as_str().into(),
        decision.exception.into(),
        decision.reason.as_str().into(),
        decision.programme.as_str().into(),
        decision.programme_version.as_str().into(),
        to_json(&decision.facts, "facts")?.into(),
        to_json(&decision.criteria, "criteria")?.into(),
        decision.decided_at.into(),
        decision.decided_by.uuid().into(),
        decision.approval.map(ApprovalId::uuid).into(),
        not_met(&decision.criteria).into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// The criteria that were not met, for reports: their ids with commas between them.
fn not_met(criteria: &Json) -> String {
    let all = criteria.as_array().map_or(&[][..], Vec::as_slice);
    let ids: Vec<&str> = all
        .iter()
        .filter(|one| one["state"] == "not_met")
        .filter_map(|one| one["id"].as_str())
        .collect();
    ids.join(",")
}

/// All decisions about a case, newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<DecisionRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// The place of release as it was known when the case was admitted, or looked at again since.
pub async fn last_place(tx: &mut Tx, case: CaseId) -> Result<Option<String>, StoreError> {
    let Some(row) = tx.query_opt(LAST, &[case.uuid().into()]).await? else {
        return Ok(None);
    };
    let facts: Json = json(&row, "facts")?;
    Ok(facts["release_region"].as_str().map(str::to_owned))
}

/// Ids of the criteria that were not met when the case was admitted all the same, or kept.
pub async fn last_not_met(tx: &mut Tx, case: CaseId) -> Result<BTreeSet<String>, StoreError> {
    let Some(row) = tx.query_opt(LAST, &[case.uuid().into()]).await? else {
        return Ok(BTreeSet::new());
    };
    let ids: String = row.get("not_met")?;
    Ok(ids.split(',').map(str::to_owned).collect())
}

/// How many cases of a site run and wait.
pub async fn site_count(
    tx: &mut Tx,
    carrier: CarrierId,
    site: SiteId,
) -> Result<SiteCount, StoreError> {
    let params = [carrier.uuid().into(), site.uuid().into()];
    Ok(SiteCount {
        running: tx.query_one(RUNNING_AT_SITE, &params).await?.get("cases")?,
        waiting: tx.query_one(WAITING_AT_SITE, &params).await?.get("cases")?,
    })
}

/// The running cases that a person leads, per site; overdue as of `today`.
pub async fn led(
    tx: &mut Tx,
    carrier: CarrierId,
    user: UserId,
    today: Date,
) -> Result<Vec<WorkerCount>, StoreError> {
    worker_counts(tx, LED, carrier, user, today).await
}

/// The running cases in which a person is the deputy, per site; overdue as of `today`.
pub async fn deputised(
    tx: &mut Tx,
    carrier: CarrierId,
    user: UserId,
    today: Date,
) -> Result<Vec<WorkerCount>, StoreError> {
    worker_counts(tx, DEPUTISED, carrier, user, today).await
}

async fn worker_counts(
    tx: &mut Tx,
    sql: &str,
    carrier: CarrierId,
    user: UserId,
    today: Date,
) -> Result<Vec<WorkerCount>, StoreError> {
    let params = [carrier.uuid().into(), user.uuid().into(), today.into()];
    let rows = tx.query(sql, &params).await?;
    rows.iter()
        .map(|row| {
            Ok(WorkerCount {
                site: opt_id(row, "site_id")?,
                cases: row.get("cases")?,
                overdue: row.get("overdue")?,
                open: row.get("open")?,
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<DecisionRow, StoreError> {
    Ok(DecisionRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        decision: row.get("decision")?,
        result: row.get("result")?,
        exception: row.get("exception")?,
        reason: row.get("reason")?,
        programme: row.get("programme")?,
        programme_version: row.get("programme_version")?,
        facts: json(row, "facts")?,
        criteria: json(row, "criteria")?,
        decided_at: row.get("decided_at")?,
        decided_by: id(row, "decided_by")?,
        decided_by_name: row.get("decided_by_name")?,
        approval: opt_id(row, "approval_id")?,
        second: second(row)?,
    })
}

fn second(row: &Row) -> Result<Option<SecondWord>, StoreError> {
    let Some(asked_by) = row.get("asked_by_name")? else {
        return Ok(None);
    };
    let by: Option<String> = row.get("agreed_by_name")?;
    let words: Option<String> = row.get("second_words")?;
    Ok(Some(SecondWord {
        asked_by,
        answered: by.zip(row.get("agreed")?),
        withdrawn: row.get("withdrawn")?,
        words: words.unwrap_or_default(),
    }))
}
