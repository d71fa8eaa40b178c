//! Ending a series: what would be called off is shown first, since it cannot be taken back.

use app::{AppError, appointment::AppointmentRow};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::ids::{AppointmentId, CaseId};

use super::form::when;
use crate::{
    error::WebError,
    form::FormData,
    page::{Nav, Shell, done, html},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "appointment/end_series.html")]
pub(super) struct EndPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) action: String,
    pub(super) back: String,
    /// The version of the first of them.
    pub(super) version: i64,
    /// How many are called off, in words.
    pub(super) about: String,
    /// When they would have been.
    pub(super) rest: Vec<String>,
}

pub(super) async fn ask(
    ctx: RequestCtx,
    Path((case, appointment)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let appointment: AppointmentId = id(&ctx, &appointment)?;
    let (head, rest) = app::appointment::series_rest(ctx.app(), &ctx.op, case, appointment)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let title = texts.get("appointment-do-end-series").into_owned();
    let first = rest
        .iter()
        .find(|one| one.id == appointment)
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let frame = form_frame(&ctx, &head, title.as_str());
    let back = format!("{}/appointments", frame.href);
    let line = |one: &AppointmentRow| when(texts, one.agreed.at, one.agreed.ends_at);
    Ok(html(&EndPage {
        sh: ctx.shell(Nav::Cases, title).await?,
        action: format!("{back}/{appointment}/end-series"),
        back,
        version: first.version,
        about: texts.with("appointment-end-series", &[("n", rest.len().into())]),
        rest: rest.iter().map(line).collect(),
        frame,
    }))
}

pub(super) async fn end(
    ctx: RequestCtx,
    Path((case, appointment)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let appointment: AppointmentId = id(&ctx, &appointment)?;
    let version = data.get("version").parse().unwrap_or(0);
    app::appointment::end_series(ctx.app(), &ctx.op, case, appointment, version)
        .await
        .map_err(|e| ctx.error(e))?;
    let back = format!("/cases/{case}/appointments");
    Ok(done(&back, "appointment-flash-series-ended"))
}
