//! Tasks whose day has come: whether they were settled by then (P3a).

use db::Tx;
use domain::{
    ids::{CaseId, SiteId},
    task::TaskStatus,
};
use jiff::{Timestamp, civil::Date};

use super::{Counted, counted, listed};
use crate::{
    StoreError,
    reading::{code, id, opt_id},
};

/// A task with a day in the period. Whose it is serves to count people, and is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueTask {
    /// The site.
    pub site: Option<SiteId>,
    /// The case.
    pub case: CaseId,
    /// The day.
    pub due_on: Date,
    /// Open, or done.
    pub status: TaskStatus,
    /// When it was settled.
    pub settled_at: Option<Timestamp>,
}

/// Tasks with a day in the period that were not left out.
pub async fn due_tasks(tx: &mut Tx, what: &Counted<'_>) -> Result<Vec<DueTask>, StoreError> {
    let rows = counted(tx, what, due_sql).await?;
    rows.iter()
        .map(|row| {
            Ok(DueTask {
                site: opt_id(row, "site_id")?,
                case: id(row, "case_id")?,
                due_on: row.get("due_on")?,
                status: code(row, "status")?,
                settled_at: row.get("settled_at")?,
            })
        })
        .collect()
}

fn due_sql(cut: &str) -> String {
    format!(
        "SELECT c.site_id, t.case_id, t.due_on, t.status, t.settled_at
 FROM cases c JOIN task t ON t.case_id = c.id
 WHERE c.carrier_id = $1 AND c.programme = $2 AND t.due_on >= $3 AND t.due_on <= $4
 AND t.status <> 'skipped' AND c.entry_on IS NOT NULL AND {cut}"
    )
}

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    listed(&[("due_tasks", due_sql)])
}
