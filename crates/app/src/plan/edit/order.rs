//! The order of goals, measures and steps in the draft.

use domain::{
    ids::{CaseId, PlanItemId},
    plan::order::Direction,
};

use super::open;
use crate::{App, AppError, Conflict, OpContext};

/// Puts a goal, measure or step one place up or down. At the end of its row it stays where it is.
/// [`AppError::Conflict`] if somebody else has taken it out meanwhile.
pub async fn shift(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (item, to): (PlanItemId, Direction),
) -> Result<(), AppError> {
    let mut draft = open(app, ctx, case).await?;
    if draft.row.content.revision(item).is_none() {
        return Err(AppError::Conflict(Box::<Conflict>::default()));
    }
    if draft.row.content.shift(item, to) {
        draft.save(ctx, "plan.move", Some(item)).await?;
    }
    Ok(())
}
