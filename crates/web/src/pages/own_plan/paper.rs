//! What went well to take away, and earlier versions of own plans. (Crisis plan and weekly plan are
//! taken away as papers.)

use app::own_plan::{Look, OwnPlans};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::ids::CaseId;

use super::{
    crisis::{CrisisView, crisis_view},
    read, strengths,
    success::{SuccessView, success_views},
    week::{WeekView, week_view},
};
use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/cases/{case}/own-plans/crisis/history",
            Guard::Case,
            crisis_history,
        )
        .get(
            "/cases/{case}/own-plans/weekly/history",
            Guard::Case,
            weekly_history,
        )
        .get(
            "/cases/{case}/own-plans/successes/print",
            Guard::Case,
            successes_print,
        )
}

#[derive(Template)]
#[template(path = "own_plan/history.html")]
pub(super) struct HistoryPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) plans: Vec<CrisisView>,
    pub(super) weeks: Vec<WeekView>,
}

#[derive(Template)]
#[template(path = "own_plan/print.html")]
pub(super) struct PrintPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) successes: Vec<SuccessView>,
    pub(super) strengths: Vec<(String, String)>,
}

async fn history(
    ctx: &RequestCtx,
    case: &str,
    key: &str,
) -> Result<(HistoryPage, OwnPlans), WebError> {
    let case: CaseId = id(ctx, case)?;
    let plans = read(ctx, case, Look::View).await?;
    let title = ctx.texts().get(key).into_owned();
    let page = HistoryPage {
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &plans.head, title),
        plans: Vec::new(),
        weeks: Vec::new(),
    };
    Ok((page, plans))
}

async fn crisis_history(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let (mut page, plans) = history(&ctx, &case, "own-crisis-history").await?;
    let rows = plans.crisis.iter();
    page.plans = rows.map(|row| crisis_view(ctx.texts(), row)).collect();
    Ok(html(&page))
}

async fn weekly_history(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let (mut page, plans) = history(&ctx, &case, "own-week-history").await?;
    let rows = plans.weekly.iter();
    page.weeks = rows.map(|row| week_view(ctx.texts(), row)).collect();
    Ok(html(&page))
}

async fn successes_print(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let plans = read(&ctx, case, Look::Print).await?;
    let title = ctx.texts().get("own-success-mine").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(&ctx, &plans.head, title);
    let all = success_views(ctx.texts(), &plans, &frame.href);
    Ok(html(&PrintPage {
        successes: all.into_iter().filter(|one| !one.struck).collect(),
        strengths: strengths(&sh, &plans),
        sh,
        frame,
    }))
}
