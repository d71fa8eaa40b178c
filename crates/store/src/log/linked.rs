//! The cases that an entry is about beside its own: what a list, a search or a prison's list showed.

use domain::ids::CaseId;
use uuid::Uuid;

/// One case of an entry.
pub(super) const INSERT: &str = "INSERT INTO log_case (seq, case_id) VALUES ($1, $2)";

/// Goes before the entries themselves are erased.
pub(super) const ERASE: &str = "DELETE FROM log_case WHERE seq IN (SELECT seq FROM log_entry
 WHERE seq >= $2 AND seq <= $3 AND at < $1 AND erased = FALSE)";

/// Every case once, in the order in which they are hashed.
pub(super) fn in_order(cases: &[CaseId]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = cases.iter().map(|case| case.uuid()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}
