//! The plan of a case: one page that reads like a plan for a person, the draft of its next version,
//! and the forms around both.

use app::{
    AppError, Problems,
    plan::{PlanView, Version},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::{CaseId, PlanItemId},
    plan::VersionState,
};
use i18n::Lang;

use self::{
    aside::{Aside, aside},
    lines::{GoalLine, Lines, OtherLine, goals},
};
use crate::{
    error::WebError,
    form::{FormData, say},
    page::{Nav, Shell, done, done_at, html, with_status},
    pages::{
        assignment::id,
        case::{CaseFrame, CaseTab, case_frame, form_frame, frame::person_name},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod act;
mod aside;
mod beside;
mod compare;
mod correct;
mod cover;
mod edit;
mod lines;
mod marks;
mod measure;
mod meetings;
mod pause;
mod sample;
mod sheet;
mod sign;
mod signed;
mod step;
mod strike;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/plan", Guard::Case, show)
        .get("/cases/{case}/plan/draft", Guard::Case, draft)
        .post("/cases/{case}/plan/draft", Guard::Case, begin)
        .post("/cases/{case}/plan/draft/issue", Guard::Case, issue)
        .post("/cases/{case}/plan/draft/give-up", Guard::Case, give_up)
        .post(
            "/cases/{case}/plan/draft/items/{item}/remove",
            Guard::Case,
            remove,
        )
        .post(
            "/cases/{case}/plan/draft/items/{item}/move",
            Guard::Case,
            shift,
        )
        .merge(edit::routes())
        .merge(act::routes())
        .merge(sign::routes())
        .merge(strike::routes())
        .merge(correct::routes())
        .merge(pause::routes())
        .merge(beside::routes())
        .merge(compare::routes())
}

pub(crate) use self::beside::points;

/// Where the plan of a case is.
fn path(case: CaseId) -> String {
    format!("/cases/{case}/plan")
}

#[derive(Template)]
#[template(path = "plan/plan.html")]
struct PlanPage {
    sh: Shell,
    frame: CaseFrame,
    /// `Version 2, seit 12.11.2026`; `None`: there is no version yet.
    title: Option<String>,
    /// That a draft is being written, and by whom.
    writing: Option<String>,
    locks: Vec<String>,
    alerts: Vec<String>,
    goals: Vec<GoalLine>,
    others: Vec<OtherLine>,
    aside: Aside,
    decisions: Vec<beside::DecisionLine>,
    may_edit: bool,
    /// Whether a new version can be begun: nobody is writing one.
    may_begin: bool,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = app::plan::view(ctx.app(), &ctx.op, case, "plan.view")
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &view.head.case;
    let sh = ctx
        .shell(Nav::Cases, person_name(&row.family_name, &row.given_names))
        .await?;
    let frame = case_frame(&ctx, &view.head, CaseTab::Plan);
    Ok(html(&plan_page(sh, ways_on(&ctx, frame, &view), &view)))
}

/// The buttons at the head: the next thing that is missing first.
fn ways_on(ctx: &RequestCtx, frame: CaseFrame, view: &PlanView<'_>) -> CaseFrame {
    let texts = ctx.texts();
    let href = |step: &str| format!("{}/plan{step}", frame.href);
    let language = texts.lang().code();
    let paper = format!("{}/papers/new/plan/{language}", frame.href);
    let (draft, answer, sign) = (href("/draft"), href("/agreement"), href("/signature"));
    let frame = match view.current() {
        _ if !view.may_edit => frame,
        _ if view.draft().is_some() => frame.primary(draft, texts.get("plan-go-on")),
        Some(current) if view.answer(current.id).is_none() => {
            frame.primary(answer, texts.get("plan-answer-title"))
        }
        Some(current) if view.signatures_of(current.id).next().is_none() => {
            frame.primary(sign, texts.get("plan-sign-title"))
        }
        _ => frame,
    };
    let readiness = format!("{}/readiness", frame.href);
    let frame = frame.secondary(readiness, texts.get("readiness-title"));
    if view.current().is_some() {
        frame.secondary(paper, texts.get("common-print"))
    } else {
        frame
    }
}

fn plan_page(sh: Shell, frame: CaseFrame, view: &PlanView<'_>) -> PlanPage {
    let texts = sh.texts;
    let current = view.current();
    let lines = Lines {
        texts,
        view,
        href: format!("{}/plan", frame.href),
        today: sh.today,
        editing: false,
        may_edit: view.may_edit,
    };
    let content = current.map(|one| one.content.clone()).unwrap_or_default();
    PlanPage {
        title: current.map(|one| version_words(&sh, one)),
        writing: view.draft().map(|one| {
            let args = [
                ("n", one.number.into()),
                ("name", (&one.created_by_name).into()),
                ("when", texts.instant(one.created_at).into()),
            ];
            texts.with("plan-writing", &args)
        }),
        locks: lines.locks(),
        alerts: current.map_or_else(Vec::new, |_| lines.alerts(&content)),
        goals: current.map_or_else(Vec::new, |one| goals(&lines, one)),
        others: current.map_or_else(Vec::new, |_| lines.others(&content)),
        aside: aside(&lines),
        decisions: beside::decision_lines(texts, &frame, view),
        may_edit: view.may_edit,
        may_begin: view.may_edit && view.draft().is_none(),
        sh,
        frame,
    }
}

/// `Version 2, seit 12.11.2026`.
fn version_words(sh: &Shell, version: &Version) -> String {
    let number = ("n", version.number.into());
    match (version.state, version.issued_on) {
        (VersionState::Issued, Some(day)) => sh
            .texts
            .with("plan-version-since", &[number, ("day", day.into())]),
        (VersionState::Dropped, _) => sh.texts.with("plan-version-dropped", &[number]),
        _ => sh.texts.with("plan-version-draft", &[number]),
    }
}

#[derive(Template)]
#[template(path = "plan/draft.html")]
struct DraftPage {
    sh: Shell,
    frame: CaseFrame,
    /// The number of the draft and its revision; `None`: nobody is writing one.
    draft: Option<(i64, i64)>,
    /// Whether somebody has changed it since the page was shown.
    moved: bool,
    /// Why what was asked for was refused.
    refused: Option<String>,
    locks: Vec<String>,
    alerts: Vec<String>,
    goals: Vec<GoalLine>,
    others: Vec<OtherLine>,
    hints: Vec<String>,
    changes: Vec<compare::ChangeLine>,
}

async fn draft(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    draft_page(&ctx, case, (StatusCode::OK, None)).await
}

async fn draft_page(
    ctx: &RequestCtx,
    case: CaseId,
    (status, refused): (StatusCode, Option<String>),
) -> Result<Response, WebError> {
    let view = app::plan::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let title = match view.draft() {
        Some(one) => texts.with("plan-draft-title", &[("n", one.number.into())]),
        None => texts.get("plan-begin").into_owned(),
    };
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &view.head, title);
    let mut page = built_draft(sh, frame, &view, status == StatusCode::CONFLICT);
    page.refused = refused;
    Ok(with_status(status, &page))
}

fn built_draft(sh: Shell, frame: CaseFrame, view: &PlanView<'_>, moved: bool) -> DraftPage {
    let texts = sh.texts;
    let lines = Lines {
        texts,
        view,
        href: format!("{}/plan", frame.href),
        today: sh.today,
        editing: true,
        may_edit: true,
    };
    let draft = view.draft();
    let content = draft.map(|one| one.content.clone()).unwrap_or_default();
    let before = view.current().map(|one| one.content.clone());
    DraftPage {
        draft: draft.map(|one| (one.number, one.revision)),
        moved,
        refused: None,
        locks: lines.locks(),
        alerts: lines.alerts(&content),
        goals: draft.map_or_else(Vec::new, |one| goals(&lines, one)),
        others: lines.others(&content),
        hints: lines.hints(&content),
        changes: before.map_or_else(Vec::new, |before| {
            compare::lines(texts, view, &before, &content)
        }),
        sh,
        frame,
    }
}

async fn begin(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    app::plan::edit::begin(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(&format!("{}/draft", path(case)), "plan-flash-begun"))
}

async fn issue(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let revision = data.get("revision").parse().unwrap_or(0);
    match app::plan::edit::issue(ctx.app(), &ctx.op, case, revision).await {
        Ok(()) => Ok(done(&path(case), "plan-flash-issued")),
        Err(error) => settled(&ctx, case, error).await,
    }
}

async fn give_up(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let revision = data.get("revision").parse().unwrap_or(0);
    match app::plan::edit::give_up(ctx.app(), &ctx.op, case, revision).await {
        Ok(()) => Ok(done(&path(case), "plan-flash-given-up")),
        Err(error) => settled(&ctx, case, error).await,
    }
}

/// The draft once more, if it was changed or settled by somebody else meanwhile, or if something in it
/// speaks against what was asked for.
async fn settled(ctx: &RequestCtx, case: CaseId, error: AppError) -> Result<Response, WebError> {
    match error {
        AppError::Conflict(_) | AppError::Invalid(_) => {
            draft_page(ctx, case, (StatusCode::CONFLICT, None)).await
        }
        AppError::Refused(why) => {
            let why = Some(say(ctx.texts(), &why));
            draft_page(ctx, case, (StatusCode::UNPROCESSABLE_ENTITY, why)).await
        }
        other => Err(ctx.error(other)),
    }
}

async fn remove(
    ctx: RequestCtx,
    Path((case, item)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let item: PlanItemId = id(&ctx, &item)?;
    let revision = data.get("revision").parse().unwrap_or(0);
    match app::plan::edit::remove(ctx.app(), &ctx.op, case, (item, revision)).await {
        Ok(()) => Ok(done(&format!("{}/draft", path(case)), "plan-flash-removed")),
        Err(error) => settled(&ctx, case, error).await,
    }
}

async fn shift(
    ctx: RequestCtx,
    Path((case, item)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let item: PlanItemId = id(&ctx, &item)?;
    let mut problems = Problems::new();
    let Some(to) = data.code("to", &mut problems) else {
        return Err(ctx.error(AppError::NotFound));
    };
    match app::plan::edit::shift(ctx.app(), &ctx.op, case, (item, to)).await {
        Ok(()) => Ok(done_at(
            &format!("{}/draft", path(case)),
            "plan-flash-moved",
            &format!("i-{item}"),
        )),
        Err(error) => settled(&ctx, case, error).await,
    }
}

/// A code of the plan in words.
fn code<C: Code>(texts: &i18n::Texts, kind: &str, value: C) -> String {
    texts.code(kind, value).into_owned()
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
