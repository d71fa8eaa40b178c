//! The client's own plans: weekly plan, crisis plan, what went well.

use app::own_plan::{Look, OwnPlans};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::ids::CaseId;
use i18n::Lang;

use self::{
    crisis::{CrisisView, crisis_view},
    success::{SuccessView, success_views},
    week::{WeekView, week_view},
};
use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    pages::{
        assignment::id,
        case::{CaseFrame, CaseTab, case_frame, frame::person_name},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod crisis;
mod paper;
mod sample;
mod success;
mod week;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/own-plans", Guard::Case, show)
        .merge(crisis::routes())
        .merge(week::routes())
        .merge(success::routes())
        .merge(paper::routes())
}

#[derive(Template)]
#[template(path = "own_plan/page.html")]
struct OwnPlansPage {
    sh: Shell,
    frame: CaseFrame,
    week: Option<WeekView>,
    /// That a further weekly plan begins later.
    week_next: Option<String>,
    plan: Option<CrisisView>,
    successes: Vec<SuccessView>,
    /// Name of a strength, and what it rests on.
    strengths: Vec<(String, String)>,
    /// Versions before the one shown: of the weekly plan, of the crisis plan.
    earlier: (usize, usize),
    may_edit: bool,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let plans = read(&ctx, case, Look::View).await?;
    let row = &plans.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let mut frame = case_frame(&ctx, &plans.head, CaseTab::OwnPlans);
    if plans.may_edit {
        let href = format!("{}/own-plans/successes/new", frame.href);
        frame = frame.primary(href, ctx.texts().get("own-success-add"));
    }
    Ok(html(&built(sh, frame, &plans)))
}

fn built(sh: Shell, frame: CaseFrame, plans: &OwnPlans) -> OwnPlansPage {
    let (texts, today) = (sh.texts, sh.today);
    OwnPlansPage {
        week: plans.week_on(today).map(|one| week_view(texts, one)),
        week_next: plans
            .week_after(today)
            .map(|one| texts.with("own-week-next", &[("date", one.valid_from.into())])),
        plan: plans.crisis.first().map(|one| crisis_view(texts, one)),
        successes: success_views(texts, plans, &frame.href),
        strengths: strengths(&sh, plans),
        earlier: (
            plans.weeks_before(today),
            plans.crisis.len().saturating_sub(1),
        ),
        may_edit: plans.may_edit,
        sh,
        frame,
    }
}

fn strengths(sh: &Shell, plans: &OwnPlans) -> Vec<(String, String)> {
    let seen = |one: &domain::own_plan::success::Strength| {
        let args = [("n", one.seen.into()), ("date", one.last_on.into())];
        (one.name.clone(), sh.texts.with("own-strength-seen", &args))
    };
    plans.strengths.iter().map(seen).collect()
}

async fn read(ctx: &RequestCtx, case: CaseId, look: Look) -> Result<OwnPlans, WebError> {
    app::own_plan::read(ctx.app(), &ctx.op, case, look)
        .await
        .map_err(|e| ctx.error(e))
}

fn page_path(case: CaseId) -> String {
    format!("/cases/{case}/own-plans")
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
