//! Trying a programme out: its versions, and what was learned (P3a, I6a).

use app::{
    AppError, Problems,
    report::lessons::{BODY_MAX, Trial},
};
use askama::Template;
use axum::{http::StatusCode, response::Response};

use super::{Tab, tabs};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::programme::{short_name, validity},
    request::RequestCtx,
    routes::{Guard, Routes},
};

const PATH: &str = "/reports/pilot";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Guard::SignedIn, show)
        .form(PATH, PATH, Guard::SignedIn, add)
}

struct Lesson {
    text: String,
    by: String,
}

struct Version {
    name: String,
    valid: String,
    pilot: bool,
    lessons: Vec<Lesson>,
}

#[derive(Template)]
#[template(path = "report/pilot.html")]
pub(super) struct PilotPage {
    sh: Shell,
    f: FormView,
    tabs: Vec<Tab>,
    versions: Vec<Version>,
    about: Vec<Choice>,
}

async fn show(ctx: RequestCtx) -> Result<Response, WebError> {
    let f = ctx.form(PATH, FormData::default()).await?;
    Ok(html(&page(&ctx, f).await?))
}

async fn add(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let mut problems = Problems::new();
    let body = data.required("body", BODY_MAX, &mut problems);
    let about = data.get("about");
    match app::report::lessons::add(ctx.app(), &ctx.op, about, &body, problems).await {
        Ok(()) => Ok(done(PATH, "report-flash-lesson")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = page(&ctx, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn page(ctx: &RequestCtx, f: FormView) -> Result<PilotPage, WebError> {
    let trials = app::report::lessons::view(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("report-pilot");
    let sh = ctx.shell(Nav::Reports, title).await?;
    Ok(pilot_page(sh, f, &trials))
}

pub(super) fn pilot_page(sh: Shell, f: FormView, trials: &[Trial<'_>]) -> PilotPage {
    let name = |trial: &Trial<'_>| {
        let one = trial.programme;
        format!("{} {}", short_name(sh.lang, one), one.version)
    };
    let about = trials
        .iter()
        .map(|trial| {
            let one = trial.programme;
            Choice::new(format!("{}/{}", one.id, one.version), name(trial))
        })
        .collect();
    let versions = trials
        .iter()
        .map(|trial| Version {
            name: name(trial),
            valid: validity(&sh, trial.programme),
            pilot: trial.programme.pilot,
            lessons: trial
                .lessons
                .iter()
                .map(|one| Lesson {
                    text: one.body.clone(),
                    by: sh.t2(
                        "common-recorded",
                        "name",
                        &one.recorded_by_name,
                        "when",
                        sh.texts.instant(one.recorded_at),
                    ),
                })
                .collect(),
        })
        .collect();
    PilotPage {
        tabs: tabs(sh.texts, None, ""),
        versions,
        about,
        sh,
        f,
    }
}
