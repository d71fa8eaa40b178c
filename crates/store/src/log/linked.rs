//! The cases that an entry is about beside its own: what a list, a search or a prison's list showed.

use db::{Tx, Value};
use domain::ids::CaseId;
use uuid::Uuid;

use crate::StoreError;

/// Cases that one statement stores; an entry with more takes several.
const AT_ONCE: usize = 32;

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

fn statement(cases: usize) -> String {
    let rows: Vec<String> = (2..cases + 2).map(|n| format!("($1, ${n})")).collect();
    format!(
        "INSERT INTO log_case (seq, case_id) VALUES {}",
        rows.join(", ")
    )
}

/// Stores the cases of an entry.
pub(super) async fn insert(tx: &mut Tx, seq: i64, cases: &[Uuid]) -> Result<(), StoreError> {
    for chunk in cases.chunks(AT_ONCE) {
        let mut params: Vec<Value> = vec![seq.into()];
        params.extend(chunk.iter().map(|case| Value::from(*case)));
        tx.execute(&statement(chunk.len()), &params).await?;
    }
    Ok(())
}

/// Name and text of every statement that [`insert`] can ask.
pub(super) fn composed() -> Vec<(String, String)> {
    (1..=AT_ONCE)
        .map(|cases| (format!("log::linked {cases}"), statement(cases)))
        .collect()
}
