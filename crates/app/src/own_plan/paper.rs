//! Crisis plan and weekly plan, ready for a paper that the client takes away.

use access::Action;
use domain::{
    ids::CaseId,
    own_plan::{CrisisPlan, OwnPlanKind, week::WeeklyPlan},
};
use jiff::civil::Date;
use serde::de::DeserializeOwned;
use store::own_plan::OwnPlanRow;

use crate::{App, AppError, Done, OpContext};

/// A crisis plan for paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrisisPaper {
    /// Given names and family name of the client.
    pub name: String,
    /// When this version was agreed.
    pub agreed_on: Date,
    /// Which version it is, from 1 on.
    pub number: i64,
    /// What it says; texts hold one thought per line.
    pub plan: CrisisPlan,
}

/// A weekly plan for paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeeklyPaper {
    /// Given names and family name of the client.
    pub name: String,
    /// First day that it is meant for.
    pub valid_from: Date,
    /// Which version it is, from 1 on.
    pub number: i64,
    /// What it says; [`WeeklyPlan::grid`] makes the table.
    pub plan: WeeklyPlan,
}

/// The newest crisis plan of a case; `None` if there is none yet.
pub async fn crisis_for_paper(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Option<CrisisPaper>, AppError> {
    let found = newest::<CrisisPlan>(app, ctx, case, OwnPlanKind::Crisis).await?;
    Ok(found.map(|(name, row)| CrisisPaper {
        name,
        agreed_on: row.valid_from,
        number: row.number,
        plan: row.content,
    }))
}

/// The newest weekly plan of a case; `None` if there is none yet.
pub async fn weekly_for_paper(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Option<WeeklyPaper>, AppError> {
    let found = newest::<WeeklyPlan>(app, ctx, case, OwnPlanKind::Weekly).await?;
    Ok(found.map(|(name, row)| WeeklyPaper {
        name,
        valid_from: row.valid_from,
        number: row.number,
        plan: row.content,
    }))
}

async fn newest<P: DeserializeOwned>(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    kind: OwnPlanKind,
) -> Result<Option<(String, OwnPlanRow<P>)>, AppError> {
    let mut tx = app.store.read().await?;
    let action = Action::ViewOwnPlans;
    let row = app.case_for(&mut tx, ctx, action, case).await?;
    let newest = super::newest::<P>(&mut tx, case, kind).await?;
    drop(tx);
    app.viewed(ctx, Done::on("own_plan.print", case)).await?;
    let name = format!("{} {}", row.given_names, row.family_name);
    Ok(newest.map(|version| (name.trim().to_owned(), version)))
}
