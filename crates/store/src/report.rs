//! Counting for reports: sums per place, site or reason, never an id of a person.
//!
//! Every statement begins with carrier and programme and a span of days, in the order of an index,
//! and keeps to the scope of the person who asks.

use access::Scope;
use db::{Row, Tx, Value};
use domain::{case::CaseStatus, ids::CaseId, report::Period};

use crate::{
    StoreError,
    reading::{code, id},
    referral::{Cut, sites_sql},
};

mod course;
mod service;
mod sites;
mod task;

pub use course::{Judged, LeaveSeen, independence, individual_contacts, leaves};
pub use service::{PlannedService, Service, planned_services, services};
pub use sites::{
    AdmissionCount, Journey, ParticipationCount, Released, Spent, admissions, contacts, endings,
    journeys, participations, reentries, released, running, spent,
};
pub use task::{DueTask, due_tasks};

/// Which cases a report looks at.
#[derive(Debug, Clone)]
pub struct Counted<'a> {
    /// Those that the person who asks may see.
    pub scope: &'a Scope,
    /// Those of this programme.
    pub programme: &'a str,
    /// What lies in this span of days.
    pub period: Period,
}

/// Inquiries of one place that stand at the same point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemandCount {
    /// Where the people are expected to go, as it was stated; `None`: not known.
    pub place: Option<String>,
    /// Where the cases stand.
    pub status: CaseStatus,
    /// How many.
    pub cases: i64,
}

/// Rejections of one place for the same criteria.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RejectionCount {
    /// Where the people are expected to go, as it was stated; `None`: not known.
    pub place: Option<String>,
    /// Ids of the criteria that were not met; empty: another reason.
    pub not_met: Vec<String>,
    /// How many.
    pub cases: i64,
}

/// The newest statement about the place of release; the newest one counts.
const PLACE: &str = "LEFT JOIN case_fact f ON f.id = (SELECT s.id FROM case_fact s
 WHERE s.case_id = c.id AND s.name = 'release_region'
 ORDER BY s.recorded_at DESC, s.id DESC LIMIT 1)";

/// How many placeholders come before those of the scope: carrier, programme, first and last day.
const BEFORE: usize = 4;

/// Inquiries of the period, by place and by where they stand. A new episode of somebody who was
/// there before is no inquiry.
pub async fn demand(tx: &mut Tx, what: &Counted<'_>) -> Result<Vec<DemandCount>, StoreError> {
    let rows = counted(tx, what, demand_sql).await?;
    rows.iter()
        .map(|row| {
            Ok(DemandCount {
                place: place(row)?,
                status: code(row, "status")?,
                cases: row.get("cases")?,
            })
        })
        .collect()
}

/// Rejected inquiries of the period, by place and by the criteria that were not met.
pub async fn rejections(
    tx: &mut Tx,
    what: &Counted<'_>,
) -> Result<Vec<RejectionCount>, StoreError> {
    let rows = counted(tx, what, rejections_sql).await?;
    rows.iter()
        .map(|row| {
            let ids: String = row.get("not_met")?;
            Ok(RejectionCount {
                place: place(row)?,
                not_met: ids
                    .split(',')
                    .filter(|id| !id.is_empty())
                    .map(str::to_owned)
                    .collect(),
                cases: row.get("cases")?,
            })
        })
        .collect()
}

/// Cases that were in the programme at some time of the period, for what has to be computed case by
/// case. The ids stay inside: a report tells numbers only.
pub async fn followed(tx: &mut Tx, what: &Counted<'_>) -> Result<Vec<CaseId>, StoreError> {
    let rows = counted(tx, what, followed_sql).await?;
    rows.iter().map(|row| id(row, "id")).collect()
}

fn followed_sql(cut: &str) -> String {
    format!(
        "SELECT c.id FROM cases c WHERE c.carrier_id = $1 AND c.programme = $2
 AND (c.exit_on >= $3 OR c.exit_on IS NULL) AND c.entry_on <= $4 AND {cut} ORDER BY c.id"
    )
}

fn demand_sql(cut: &str) -> String {
    format!(
        "SELECT f.value AS place, c.status AS status, COUNT(*) AS cases FROM cases c {PLACE}
 WHERE c.carrier_id = $1 AND c.programme = $2 AND c.registered_on >= $3 AND c.registered_on <= $4
 AND c.previous_case_id IS NULL AND {cut} GROUP BY f.value, c.status"
    )
}

fn rejections_sql(cut: &str) -> String {
    format!(
        "SELECT f.value AS place, d.not_met AS not_met, COUNT(*) AS cases FROM cases c
 JOIN admission_decision d ON d.id = (SELECT r.id FROM admission_decision r
 WHERE r.case_id = c.id AND r.decision = 'reject' ORDER BY r.decided_at DESC, r.id DESC LIMIT 1)
 {PLACE} WHERE c.carrier_id = $1 AND c.programme = $2 AND c.registered_on >= $3
 AND c.registered_on <= $4 AND c.previous_case_id IS NULL AND c.status = 'rejected' AND {cut}
 GROUP BY f.value, d.not_met"
    )
}

/// Runs a statement within the scope; no rows for somebody without any case.
pub(crate) async fn counted(
    tx: &mut Tx,
    what: &Counted<'_>,
    statement: Statement,
) -> Result<Vec<Row>, StoreError> {
    let Some(cut) = Cut::of(what.scope, BEFORE) else {
        return Ok(Vec::new());
    };
    let mut params: Vec<Value> = vec![
        cut.carrier.uuid().into(),
        what.programme.into(),
        what.period.from.into(),
        what.period.to.into(),
    ];
    params.extend(cut.params);
    Ok(tx.query(&statement(&cut.sql), &params).await?)
}

/// A place as it was stated; facts are kept as JSON.
fn place(row: &Row) -> Result<Option<String>, StoreError> {
    let value: Option<String> = row.get("place")?;
    let value: Option<serde_json::Value> = value
        .map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|error| StoreError::Unreadable {
            column: "place",
            problem: error.to_string(),
        })?;
    Ok(value.and_then(|value| value.as_str().map(str::to_owned)))
}

/// Makes a statement out of the part that keeps to a scope.
pub(crate) type Statement = fn(&str) -> String;

/// Name and text of every statement that these files can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    let mut all = listed(&[
        ("demand", demand_sql),
        ("rejections", rejections_sql),
        ("followed", followed_sql),
    ]);
    all.extend(course::composed());
    all.extend(service::composed());
    all.extend(sites::composed());
    all.extend(task::composed());
    all.extend(crate::plan::composed());
    all
}

/// Statements within each kind of scope.
pub(crate) fn listed(statements: &[(&str, Statement)]) -> Vec<(String, String)> {
    let mut all = Vec::new();
    for (name, statement) in statements {
        for (scope, sites) in [("no site", 0), ("sites", 2)] {
            let cut = sites_sql(BEFORE, sites);
            all.push((format!("report::{name} {scope}"), statement(&cut)));
        }
    }
    all
}
