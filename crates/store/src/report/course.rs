//! How it went in each case: when somebody was met alone (I16), how far they go alone (P17), and what
//! became of their leaves (P28c).

use std::collections::BTreeMap;

use db::Tx;
use domain::{
    ids::{CaseId, SiteId},
    leave::LeaveStatus,
    plan::Independence,
};
use jiff::{Timestamp, civil::Date};

use super::{Counted, counted, listed, sites::between_instants};
use crate::{
    StoreError,
    reading::{code, id, opt_id},
};

/// When each client was met between two instants, alone: notes of contacts that reached them, and
/// appointments that took place. Attendance in a group and conferences are kept elsewhere and are not
/// among them. The ids stay inside unless the person who asks may see the case.
pub async fn individual_contacts(
    tx: &mut Tx,
    what: &Counted<'_>,
    between: (Timestamp, Timestamp),
) -> Result<BTreeMap<CaseId, Vec<Timestamp>>, StoreError> {
    let mut all: BTreeMap<CaseId, Vec<Timestamp>> = BTreeMap::new();
    for statement in [noted_sql, held_sql] {
        for row in between_instants(tx, what, between, statement).await? {
            all.entry(id(&row, "case_id")?)
                .or_default()
                .push(row.get("at")?);
        }
    }
    Ok(all)
}

/// A judgement of how far somebody goes alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judged {
    /// The case; it stays inside.
    pub case: CaseId,
    /// Id of the life domain.
    pub domain: String,
    /// How far.
    pub level: Independence,
}

/// The judgements of the period, case by case, the oldest first.
pub async fn independence(tx: &mut Tx, what: &Counted<'_>) -> Result<Vec<Judged>, StoreError> {
    let rows = counted(tx, what, independence_sql).await?;
    rows.iter()
        .map(|row| {
            Ok(Judged {
                case: id(row, "case_id")?,
                domain: row.get("domain")?,
                level: code(row, "level")?,
            })
        })
        .collect()
}

/// A leave that began between two instants, or was to. Whose it is serves to count people, and is not
/// told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeaveSeen {
    /// The site.
    pub site: Option<SiteId>,
    /// The case.
    pub case: CaseId,
    /// Where it stands.
    pub status: LeaveStatus,
    /// Whether there is an application.
    pub applied: bool,
    /// Whether the prison has decided.
    pub decided: bool,
}

/// Leaves that began between two instants, or were to.
pub async fn leaves(
    tx: &mut Tx,
    what: &Counted<'_>,
    between: (Timestamp, Timestamp),
) -> Result<Vec<LeaveSeen>, StoreError> {
    let rows = between_instants(tx, what, between, leaves_sql).await?;
    rows.iter()
        .map(|row| {
            Ok(LeaveSeen {
                site: opt_id(row, "site_id")?,
                case: id(row, "case_id")?,
                status: code(row, "status")?,
                applied: row.get::<Option<Date>>("applied_on")?.is_some(),
                decided: row.get::<Option<Date>>("decided_on")?.is_some(),
            })
        })
        .collect()
}

fn leaves_sql(cut: &str) -> String {
    format!(
        "SELECT c.site_id, l.case_id, l.status, l.applied_on, l.decided_on FROM leave l
 JOIN cases c ON c.id = l.case_id WHERE l.carrier_id = $1 AND c.programme = $2
 AND l.starts_at >= $3 AND l.starts_at < $4 AND {cut}"
    )
}

fn noted_sql(cut: &str) -> String {
    format!(
        "SELECT n.case_id, n.at FROM contact_note n JOIN cases c ON c.id = n.case_id
 WHERE n.carrier_id = $1 AND c.programme = $2 AND n.at >= $3 AND n.at < $4
 AND n.outcome = 'reached' AND n.kind <> 'third_party' AND n.struck_at IS NULL AND {cut}"
    )
}

fn held_sql(cut: &str) -> String {
    format!(
        "SELECT a.case_id, a.at FROM appointment a JOIN cases c ON c.id = a.case_id
 WHERE a.carrier_id = $1 AND c.programme = $2 AND a.at >= $3 AND a.at < $4
 AND a.status = 'held' AND a.with_client = TRUE AND a.kind <> 'third_party'
 AND NOT EXISTS (SELECT 1 FROM contact_note n WHERE n.case_id = a.case_id AND n.about_id = a.id
 AND n.outcome = 'reached' AND n.kind <> 'third_party' AND n.struck_at IS NULL) AND {cut}"
    )
}

fn independence_sql(cut: &str) -> String {
    format!(
        "SELECT i.case_id, i.domain, i.level FROM independence i JOIN cases c ON c.id = i.case_id
 WHERE c.carrier_id = $1 AND c.programme = $2 AND i.judged_on >= $3 AND i.judged_on <= $4
 AND i.struck_at IS NULL AND {cut} ORDER BY i.case_id, i.judged_on, i.recorded_at, i.id"
    )
}

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    listed(&[
        ("individual_noted", noted_sql),
        ("individual_held", held_sql),
        ("independence", independence_sql),
        ("leaves", leaves_sql),
    ])
}
