//! What was arranged in the case before this one and still runs: offered when somebody comes back, never
//! taken over unseen. Whoever knows that it still holds enters it here.

use access::{Action, decide};
use domain::{
    ids::{ArrangementId, CaseId},
    names::fold_tight,
    seam::Side,
};
use jiff::civil::Date;
use store::{Tx, arrangement::ArrangementRow, case::CaseRow};

use crate::{AppError, OpContext};

/// What the former case still holds, and which case that is; for those who may see its securities. What lies
/// inside ended with the release, and what was entered here before, struck or not, is not offered again.
pub(crate) async fn former(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    here: &[ArrangementRow],
) -> Result<Option<(CaseId, Vec<ArrangementRow>)>, AppError> {
    let Some(id) = case.previous_case.filter(|_| !case.status.is_ended()) else {
        return Ok(None);
    };
    let Some(before) = store::case::by_id(tx, id).await? else {
        return Ok(None);
    };
    if !decide(&ctx.actor, Action::ViewSeam, Some(&before.access_facts())).is_allowed() {
        return Ok(None);
    }
    let mut rows = store::arrangement::of_case(tx, id).await?;
    rows.retain(|row| still_runs(row, ctx.today) && !here.iter().any(|one| is_same(one, row)));
    Ok((!rows.is_empty()).then_some((id, rows)))
}

/// One of them, for the form that takes it over.
pub(super) async fn one(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    wanted: ArrangementId,
) -> Result<Option<(CaseId, ArrangementRow)>, AppError> {
    let found = former(tx, ctx, case, &[]).await?;
    Ok(found.and_then(|(id, rows)| {
        let row = rows.into_iter().find(|row| row.id == wanted)?;
        Some((id, row))
    }))
}

fn still_runs(row: &ArrangementRow, today: Date) -> bool {
    let lasts = row.to_on.is_none_or(|to| to > today);
    row.struck_at.is_none() && row.side == Side::Outside && lasts
}

fn is_same(one: &ArrangementRow, other: &ArrangementRow) -> bool {
    one.security == other.security
        && one.kind == other.kind
        && fold_tight(&one.provider) == fold_tight(&other.provider)
}
