//! What is still to be done in a plan: its parts without those that are done, broken off or given up.

use std::collections::BTreeSet;

use domain::ids::{CaseId, PlanItemId};
use jiff::civil::Date;
use store::Tx;

use crate::AppError;

/// Measures and steps whose newest word is that they are over.
pub(crate) async fn over(tx: &mut Tx, case: CaseId) -> Result<BTreeSet<PlanItemId>, AppError> {
    let mut over = BTreeSet::new();
    let progress = store::plan::progress(tx, case).await?;
    for told in progress.iter().filter(|one| one.struck.is_none()) {
        // In order of time: the newest word counts.
        if told.status.is_over() {
            over.insert(told.item);
        } else {
            over.remove(&told.item);
        }
    }
    Ok(over)
}

/// The days of the steps that are still to be done.
pub(crate) async fn open_steps(tx: &mut Tx, case: CaseId) -> Result<Vec<Date>, AppError> {
    let Some(version) = store::plan::current(tx, case).await? else {
        return Ok(Vec::new());
    };
    let over = over(tx, case).await?;
    let measures = version.content.measures().map(|(_, measure)| measure);
    let steps = measures
        .filter(|one| !over.contains(&one.id))
        .flat_map(|one| &one.steps);
    let open = steps.filter(|one| !over.contains(&one.id));
    Ok(open.filter_map(|one| one.on).collect())
}
