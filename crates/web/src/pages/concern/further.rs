//! A concern that goes on as a task or in the plan: one click, and a page of its own only where something
//! speaks against it or has to be confirmed.

use app::{AppError, Problems, concern::Place, doubt::Weighed};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    concern::InPlan,
    ids::{CaseId, ConcernId},
};

use super::{for_form, list::choices};
use crate::{
    doubt::{doubt_words, typed_then},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, done_at, with_status},
    pages::{
        assignment::{id, without},
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

/// Where a concern goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Task,
    Plan,
}

#[derive(Template)]
#[template(path = "concern/further.html")]
pub(super) struct FurtherPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) f: FormView,
    pub(super) action: String,
    /// Where its words are changed, and the list.
    pub(super) change: String,
    pub(super) back: String,
    pub(super) topic: String,
    pub(super) asked: String,
    /// What is asked before it is saved.
    pub(super) doubts: Vec<String>,
    /// Where in the plan it can go; empty for a task.
    pub(super) places: Vec<Choice>,
    /// Whether it can still go on; else it does already.
    pub(super) goes_on: bool,
}

fn place(typed: &str) -> Option<Place> {
    match typed.split_once('/')? {
        ("goal", goal) => goal.parse().ok().map(Place::Goal),
        ("need", domain) => Some(Place::Need(domain.to_owned())),
        _ => None,
    }
}

/// Everything that the question was about: it was confirmed for these words at this place.
fn said(data: &FormData) -> String {
    typed_then(data, &["version", "place"])
}

pub(super) async fn make_task(
    ctx: RequestCtx,
    Path((case, concern)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, concern): (CaseId, ConcernId) = (id(&ctx, &case)?, id(&ctx, &concern)?);
    let which = (concern, data.get("version").parse().unwrap_or(0));
    let confirmed = data.get("confirmed") == said(&data);
    let made = app::concern::make_task(ctx.app(), &ctx.op, case, which, confirmed).await;
    let list = format!("/cases/{case}/concerns");
    match made {
        Ok(Weighed::Saved(_)) => Ok(done(&list, "concern-flash-task")),
        Ok(Weighed::Doubtful(doubts)) => {
            let doubts = doubt_words(ctx.texts(), &doubts);
            asked(&ctx, (case, concern), Way::Task, data, doubts).await
        }
        Err(error) => again(&ctx, (case, concern), Way::Task, data, error).await,
    }
}

pub(super) async fn make_part(
    ctx: RequestCtx,
    Path((case, concern)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, concern): (CaseId, ConcernId) = (id(&ctx, &case)?, id(&ctx, &concern)?);
    let which = (concern, data.get("version").parse().unwrap_or(0));
    let place = place(data.get("place"));
    let place = (place.as_ref(), data.get("confirmed") == said(&data));
    let draft = format!("/cases/{case}/plan/draft");
    match app::concern::make_part(ctx.app(), &ctx.op, case, which, place).await {
        Ok(Weighed::Saved(InPlan::Measure(measure))) => Ok(done_at(
            &draft,
            "concern-flash-plan",
            &format!("i-{measure}"),
        )),
        Ok(Weighed::Saved(InPlan::Need(_))) => Ok(done(&draft, "concern-flash-plan")),
        Ok(Weighed::Doubtful(doubts)) => {
            let doubts = doubt_words(ctx.texts(), &doubts);
            asked(&ctx, (case, concern), Way::Plan, data, doubts).await
        }
        Err(error) => again(&ctx, (case, concern), Way::Plan, data, error).await,
    }
}

/// The page that asks whether it is meant.
async fn asked(
    ctx: &RequestCtx,
    which: (CaseId, ConcernId),
    way: Way,
    data: FormData,
    doubts: Vec<String>,
) -> Result<Response, WebError> {
    let mut kept = without(&data, "confirmed");
    kept.push("confirmed", said(&data));
    let f = FormView::new(ctx.texts(), kept);
    let page = page(ctx, which, way, f).await?;
    Ok(with_status(
        StatusCode::UNPROCESSABLE_ENTITY,
        &FurtherPage { doubts, ..page },
    ))
}

/// The page that says what speaks against it.
async fn again(
    ctx: &RequestCtx,
    which: (CaseId, ConcernId),
    way: Way,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let (problems, goes_on) = match error {
        AppError::Invalid(problems) => (problems, true),
        AppError::Refused(message) => {
            let mut problems = Problems::new();
            problems.add("", message);
            (problems, false)
        }
        other => return Err(ctx.error(other)),
    };
    let f = FormView::invalid(ctx.texts(), data, problems);
    let page = page(ctx, which, way, f).await?;
    Ok(with_status(
        StatusCode::UNPROCESSABLE_ENTITY,
        &FurtherPage { goes_on, ..page },
    ))
}

async fn page(
    ctx: &RequestCtx,
    (case, concern): (CaseId, ConcernId),
    way: Way,
    f: FormView,
) -> Result<FurtherPage, WebError> {
    let view = for_form(ctx, case, Some(concern)).await?;
    let missing = || ctx.error(AppError::NotFound);
    let row = view.get(concern).ok_or_else(missing)?;
    let (key, step) = match way {
        Way::Task => ("concern-do-task", "task"),
        Way::Plan => ("concern-do-plan", "plan"),
    };
    let title = ctx.texts().get(key).into_owned();
    let frame = form_frame(ctx, &view.head, title.as_str());
    let back = format!("{}/concerns", frame.href);
    let change = format!("{back}/{concern}");
    let places = view.places.as_ref().filter(|_| way == Way::Plan);
    Ok(FurtherPage {
        sh: ctx.shell(Nav::Cases, title).await?,
        topic: row.words.topic.clone(),
        asked: row.words.asked.clone(),
        action: format!("{change}/{step}"),
        doubts: Vec::new(),
        places: places.map_or_else(Vec::new, |places| choices(ctx.texts(), places)),
        goes_on: true,
        change,
        back,
        frame,
        f,
    })
}
