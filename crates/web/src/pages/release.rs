//! The release date: history, preview, actual release, and "what if".

mod actual;
mod lines;
mod samples;

use app::{
    AppError, Problems,
    release::{Forecast, Preview, ReleaseView},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::CaseId,
    release::{Confidence, ReleaseKind},
};
use i18n::Texts;

use self::lines::{HistoryLine, NoticeLines, OutlookLines, PhaseLine, PreviewLines};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView, encode},
    page::{Nav, Shell, done, html, with_status},
    pages::case::{CaseFrame, CaseTab, case_frame, form_frame},
    request::RequestCtx,
    routes::{Form, Guard, Routes},
};

pub use self::samples::samples;

/// Longest source.
const SOURCE: usize = 200;

/// Longest note or reason.
const NOTE: usize = 2_000;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/release", Guard::Case, show)
        .form(
            "/cases/{case}/release/preview",
            "/cases/{case}/release",
            Guard::Case,
            preview,
        )
        .button(
            "/cases/{case}/release",
            Form {
                action: "/cases/{case}/release/preview",
                page: "/cases/{case}/release",
            },
            Guard::Case,
            save,
        )
        .get("/cases/{case}/release/actual", Guard::Case, actual::show)
        .form(
            "/cases/{case}/release/actual",
            "/cases/{case}/release/actual",
            Guard::Case,
            actual::save,
        )
        .get("/cases/{case}/what-if", Guard::Case, what_if)
}

#[derive(Template)]
#[template(path = "release/page.html")]
struct ReleasePage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    kinds: Vec<Choice>,
    confidences: Vec<Choice>,
    outlook: Option<OutlookLines>,
    released: bool,
    history: Vec<HistoryLine>,
    phases: Vec<PhaseLine>,
    window: Option<String>,
    notices: Vec<NoticeLines>,
    preview: Option<PreviewLines>,
    theirs: Option<HistoryLine>,
    mine: Vec<(String, String)>,
    may_forecast: bool,
    may_confirm: bool,
    may_close: bool,
}

#[derive(Template)]
#[template(path = "release/what_if.html")]
struct WhatIfPage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    kinds: Vec<Choice>,
    preview: Option<PreviewLines>,
    may_forecast: bool,
    /// What was asked for, in the address of the form that records it.
    report: String,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case = case_id(&ctx, &case)?;
    let view = app::release::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let action = format!("/cases/{case}/release/preview");
    let f = ctx.form(&action, start(&ctx, &view)).await?;
    Ok(html(&page(&ctx, &view, f, None).await?))
}

async fn preview(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = case_id(&ctx, &case)?;
    let forecast = match forecast(&data) {
        Ok(forecast) => forecast,
        Err(problems) => {
            return not_taken(&ctx, case, data, AppError::Invalid(problems)).await;
        }
    };
    match app::release::preview(ctx.app(), &ctx.op, case, &forecast).await {
        Ok((view, preview)) => {
            let f = FormView::new(ctx.texts(), data);
            Ok(html(&page(&ctx, &view, f, Some(preview)).await?))
        }
        Err(error) => not_taken(&ctx, case, data, error).await,
    }
}

async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = case_id(&ctx, &case)?;
    let forecast = match forecast(&data) {
        Ok(forecast) => forecast,
        Err(problems) => {
            return not_taken(&ctx, case, data, AppError::Invalid(problems)).await;
        }
    };
    match app::release::save(ctx.app(), &ctx.op, case, &forecast).await {
        Ok(()) => Ok(done(
            &format!("/cases/{case}/release"),
            "release-flash-saved",
        )),
        Err(error) => not_taken(&ctx, case, data, error).await,
    }
}

async fn what_if(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case = case_id(&ctx, &case)?;
    let data = ctx.query_form();
    let mut problems = Problems::new();
    let day = data.optional_date("release", &mut problems);
    let kind = match data.get("kind") {
        "" => None,
        _ => data.code::<ReleaseKind>("kind", &mut problems),
    };
    let (asked, mut status) = (problems.0.is_empty(), StatusCode::OK);
    let asked = day.filter(|_| asked).map(|day| (day, kind));
    let found = app::release::what_if(ctx.app(), &ctx.op, case, asked).await;
    let (view, preview) = match found {
        Ok(found) => found,
        Err(AppError::Invalid(found)) => {
            problems = found;
            app::release::what_if(ctx.app(), &ctx.op, case, None)
                .await
                .map_err(|e| ctx.error(e))?
        }
        Err(error) => return Err(ctx.error(error)),
    };
    if !problems.0.is_empty() {
        status = StatusCode::UNPROCESSABLE_ENTITY;
    }
    let f = FormView::invalid(ctx.texts(), data, problems);
    let title = ctx.texts().get("release-what-if-title").into_owned();
    let report = format!(
        "release_on={}&kind={}",
        encode(f.value("release")),
        encode(f.value("kind"))
    );
    let page = WhatIfPage {
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(&ctx, &view.head, title),
        kinds: kinds(ctx.texts()),
        report,
        f,
        preview: preview.map(|preview| PreviewLines::new(ctx.texts(), ctx.today(), &preview)),
        may_forecast: view.may_forecast,
    };
    Ok(with_status(status, &page))
}

/// What was typed as a forecast, or all that is wrong with it.
fn forecast(data: &FormData) -> Result<Forecast, Problems> {
    let mut problems = Problems::new();
    let release_on = data.date("release_on", &mut problems);
    let kind = data.code::<ReleaseKind>("kind", &mut problems);
    let source = data.required("source", SOURCE, &mut problems);
    let confidence = data.code::<Confidence>("confidence", &mut problems);
    let note = data.optional("note", NOTE, &mut problems);
    match (release_on, kind, confidence) {
        (Some(release_on), Some(kind), Some(confidence)) if problems.0.is_empty() => Ok(Forecast {
            release_on,
            kind,
            source,
            confidence,
            note,
            seen: data.get("seen").parse().ok(),
        }),
        _ => Err(problems),
    }
}

/// The form as it starts: empty but for the kind that holds now, and what "what if" hands on.
fn start(ctx: &RequestCtx, view: &ReleaseView) -> FormData {
    let mut data = FormData::default();
    data.push("release_on", ctx.query("release_on").unwrap_or_default());
    let counts = view.head.case.release_kind.map_or("", Code::code);
    let asked = ctx.query("kind").filter(|one| !one.is_empty());
    data.push("kind", asked.unwrap_or_else(|| counts.to_owned()));
    data.push("seen", seen(view));
    data
}

/// The newest entry, by which a second edit is noticed.
fn seen(view: &ReleaseView) -> String {
    view.newest()
        .map_or_else(String::new, |row| row.id.to_string())
}

/// The page again, with everything that was typed and what is wrong with it.
async fn not_taken(
    ctx: &RequestCtx,
    case: CaseId,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let refused = refused(ctx, case, data, error).await?;
    let mut page = page(ctx, &refused.view, refused.f, None).await?;
    if let Some(theirs) = refused.theirs {
        page.theirs = Some(theirs);
        page.mine = mine(ctx.texts(), &page.f.data);
    }
    Ok(with_status(refused.status, &page))
}

/// A form about the release that was not taken.
struct Refused {
    /// 422 for problems, 409 if somebody else was faster.
    status: StatusCode,
    /// What stands there now.
    view: ReleaseView,
    /// Everything typed; after a conflict on top of what stands there now.
    f: FormView,
    /// The entry of somebody else.
    theirs: Option<HistoryLine>,
}

async fn refused(
    ctx: &RequestCtx,
    case: CaseId,
    data: FormData,
    error: AppError,
) -> Result<Refused, WebError> {
    let (problems, conflict) = match error {
        AppError::Invalid(problems) => (problems, false),
        AppError::Conflict(_) => (Problems::new(), true),
        other => return Err(ctx.error(other)),
    };
    let view = app::release::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let newest = view.newest().filter(|_| conflict);
    let theirs = newest.map(|row| HistoryLine::new(ctx.texts(), row, view.counts));
    let (status, data) = if conflict {
        (StatusCode::CONFLICT, renewed(&data, &view))
    } else {
        (StatusCode::UNPROCESSABLE_ENTITY, data)
    };
    Ok(Refused {
        status,
        f: FormView::invalid(ctx.texts(), data, problems),
        theirs,
        view,
    })
}

/// What was typed, on top of what stands there now.
fn renewed(data: &FormData, view: &ReleaseView) -> FormData {
    let mut kept = FormData::default();
    for (name, value) in data.pairs() {
        if name != "seen" {
            kept.push(name, value.as_str());
        }
    }
    kept.push("seen", seen(view));
    kept
}

/// One's own version beside the stored one.
fn mine(texts: &'static Texts, data: &FormData) -> Vec<(String, String)> {
    let label = |key: &str| texts.get(key).into_owned();
    let coded = |kind: &str, field: &str| texts.coded(kind, data.get(field)).into_owned();
    vec![
        (label("release-day"), data.get("release_on").to_owned()),
        (label("release-kind"), coded("release_kind", "kind")),
        (label("release-source"), data.get("source").to_owned()),
        (
            label("release-confidence"),
            coded("confidence", "confidence"),
        ),
        (label("release-note"), data.get("note").to_owned()),
    ]
}

async fn page(
    ctx: &RequestCtx,
    view: &ReleaseView,
    f: FormView,
    preview: Option<Preview>,
) -> Result<ReleasePage, WebError> {
    let texts = ctx.texts();
    let href = format!("/cases/{}", view.head.case.id);
    let title = texts.get("case-tab-release").into_owned();
    let frame = case_frame(ctx, &view.head, CaseTab::Release).secondary(
        format!("{href}/what-if"),
        texts.get("release-what-if-title"),
    );
    let facts = view.head.case.access_facts();
    let clearing = access::Action::ViewClearing;
    let frame = if access::decide(&ctx.op.actor, clearing, Some(&facts)).is_allowed() {
        let sentences = format!("{href}/custody/sentences");
        frame.secondary(sentences, texts.get("custody-sentences"))
    } else {
        frame
    };
    Ok(ReleasePage {
        sh: ctx.shell(Nav::Cases, title).await?,
        frame,
        f,
        kinds: kinds(texts),
        confidences: confidences(texts),
        outlook: view
            .outlook
            .as_ref()
            .map(|outlook| OutlookLines::new(texts, ctx.today(), outlook)),
        released: view.head.case.released,
        history: view
            .history
            .iter()
            .map(|row| HistoryLine::new(texts, row, view.counts))
            .collect(),
        phases: view
            .phases
            .iter()
            .map(|phase| PhaseLine::new(texts, phase))
            .collect(),
        window: view.head.window.map(|(from, to)| texts.period(from, to)),
        notices: view
            .notices
            .iter()
            .map(|notice| NoticeLines::new(texts, notice))
            .collect(),
        preview: preview.map(|preview| PreviewLines::new(texts, ctx.today(), &preview)),
        theirs: None,
        mine: Vec::new(),
        may_forecast: view.may_forecast,
        may_confirm: view.may_confirm,
        may_close: view.may_close,
    })
}

fn kinds(texts: &Texts) -> Vec<Choice> {
    Choice::all::<ReleaseKind>(texts, "release_kind")
}

fn confidences(texts: &Texts) -> Vec<Choice> {
    Choice::all::<Confidence>(texts, "confidence")
}

/// The case of an address; what is no id at all is as unknown as a foreign one.
fn case_id(ctx: &RequestCtx, text: &str) -> Result<CaseId, WebError> {
    text.parse().map_err(|_| ctx.error(AppError::NotFound))
}
