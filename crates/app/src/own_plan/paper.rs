//! Crisis plan and weekly plan, ready for a paper that the client takes away.

use access::Action;
use domain::{
    ids::CaseId,
    own_plan::{CrisisPlan, OwnPlanKind, week::WeeklyPlan},
};
use serde::de::DeserializeOwned;
use store::own_plan::OwnPlanRow;

use crate::{App, AppError, Done, OpContext};

/// The newest crisis plan of a case; `None` if there is none yet.
pub async fn crisis_for_paper(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Option<CrisisPlan>, AppError> {
    let versions = versions::<CrisisPlan>(app, ctx, case, OwnPlanKind::Crisis).await?;
    Ok(versions.into_iter().next().map(|newest| newest.content))
}

/// The weekly plan of a case that counts today, the one that its page shows; `None` if there is none
/// yet.
pub async fn weekly_for_paper(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Option<WeeklyPlan>, AppError> {
    let versions = versions::<WeeklyPlan>(app, ctx, case, OwnPlanKind::Weekly).await?;
    Ok(super::week_on(&versions, ctx.today).map(|week| week.content.clone()))
}

async fn versions<P: DeserializeOwned>(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    kind: OwnPlanKind,
) -> Result<Vec<OwnPlanRow<P>>, AppError> {
    let mut tx = app.store.read().await?;
    let action = Action::ViewOwnPlans;
    app.case_for(&mut tx, ctx, action, case).await?;
    let versions = store::own_plan::versions::<P>(&mut tx, case, kind).await?;
    drop(tx);
    app.viewed(ctx, Done::on("own_plan.print", case)).await?;
    Ok(versions)
}
