//! The measure of the plan that a leave or an appointment serves (P28c, P20a).

use domain::{
    ids::{CaseId, PlanItemId},
    plan::VersionState,
};
use store::Tx;

use crate::AppError;

/// A measure that a version of the plan has or had.
pub(crate) struct Known {
    id: PlanItemId,
    what: String,
    /// Whether it stands in the version that counts, or in the draft of the next one.
    stands: bool,
}

/// All measures of a case, by the words of the newest version that has them.
pub(crate) async fn known(tx: &mut Tx, case: CaseId) -> Result<Vec<Known>, AppError> {
    let versions = store::plan::versions(tx, case).await?;
    let mut all: Vec<Known> = Vec::new();
    let mut counted = false;
    for version in versions.iter().rev() {
        let issued = version.state == VersionState::Issued;
        let stands = version.state == VersionState::Draft || (issued && !counted);
        counted |= issued;
        for (_, measure) in version.content.measures() {
            match all.iter_mut().find(|one| one.id == measure.id) {
                // A draft that was given up is newer than the version that counts.
                Some(known) => known.stands |= stands,
                None => all.push(Known {
                    id: measure.id,
                    what: measure.what.clone(),
                    stands,
                }),
            }
        }
    }
    Ok(all)
}

/// What a measure is called.
pub(crate) fn named(known: &[Known], measure: Option<PlanItemId>) -> Option<String> {
    let found = known.iter().find(|one| Some(one.id) == measure)?;
    Some(found.what.clone())
}

/// Whether a measure was in the plan and is neither in the version that counts nor in the draft.
pub(crate) fn is_gone(known: &[Known], measure: Option<PlanItemId>) -> bool {
    let found = known.iter().find(|one| Some(one.id) == measure);
    found.is_some_and(|one| !one.stands)
}

/// The measures that stand today, and those that are `served` already.
pub(crate) fn to_choose(
    known: Vec<Known>,
    served: &[Option<PlanItemId>],
) -> Vec<(PlanItemId, String)> {
    let open = known
        .into_iter()
        .filter(|one| one.stands || served.contains(&Some(one.id)));
    open.map(|one| (one.id, one.what)).collect()
}

/// Whether this measure can be served: one that stands, or that was served `before`.
pub(crate) fn can_serve(known: &[Known], measure: PlanItemId, before: Option<PlanItemId>) -> bool {
    let found = known.iter().find(|one| one.id == measure);
    found.is_some_and(|one| one.stands || before == Some(measure))
}
