//! Planning, moving and calling off a contact.

use app::{
    AppError, Problems,
    planned_contact::{Plan, PlanForm},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::{CaseId, PlannedContactId},
};

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, with_status},
    pages::{
        case::{CaseFrame, form_frame},
        note::timeline::kind_choices,
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "note/contact.html")]
pub(super) struct ContactPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) f: FormView,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) kinds: Vec<Choice>,
}

pub(super) async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = case.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    let form = app::planned_contact::form(ctx.app(), &ctx.op, case, None)
        .await
        .map_err(|e| ctx.error(e))?;
    let action = format!("/cases/{case}/contacts");
    let f = ctx.form(&action, FormData::default()).await?;
    let page = page(&ctx, &form, f).await?;
    Ok(with_status(StatusCode::OK, &page))
}

pub(super) async fn plan(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = case.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    let result = match typed(&data) {
        Ok(plan) => app::planned_contact::plan(ctx.app(), &ctx.op, case, plan).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    answer(&ctx, case, None, data, result, "note-flash-planned").await
}

pub(super) async fn moving(
    ctx: RequestCtx,
    Path((case, contact)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, contact) = ids(&ctx, &case, &contact)?;
    let form = app::planned_contact::form(ctx.app(), &ctx.op, case, Some(contact))
        .await
        .map_err(|e| ctx.error(e))?;
    let action = format!("/cases/{case}/contacts/{contact}/move");
    let f = ctx.form(&action, start_of_move(&form)).await?;
    let page = page(&ctx, &form, f).await?;
    Ok(with_status(StatusCode::OK, &page))
}

pub(super) async fn shift(
    ctx: RequestCtx,
    Path((case, contact)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, contact) = ids(&ctx, &case, &contact)?;
    let version = version(&data);
    let result = match typed(&data) {
        Ok(plan) => {
            app::planned_contact::shift(ctx.app(), &ctx.op, case, contact, version, plan).await
        }
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    answer(&ctx, case, Some(contact), data, result, "note-flash-moved").await
}

pub(super) async fn cancel(
    ctx: RequestCtx,
    Path((case, contact)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, contact) = ids(&ctx, &case, &contact)?;
    app::planned_contact::cancel(ctx.app(), &ctx.op, case, contact, version(&data))
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(
        &format!("/cases/{case}/notes"),
        "note-flash-cancelled",
    ))
}

async fn answer(
    ctx: &RequestCtx,
    case: CaseId,
    contact: Option<PlannedContactId>,
    data: FormData,
    result: Result<(), AppError>,
    flash: &str,
) -> Result<Response, WebError> {
    match result {
        Ok(()) => Ok(done(&format!("/cases/{case}/notes"), flash)),
        Err(AppError::Invalid(problems)) => {
            let form = app::planned_contact::form(ctx.app(), &ctx.op, case, contact)
                .await
                .map_err(|e| ctx.error(e))?;
            let f = FormView::invalid(ctx.texts(), data, problems);
            let page = page(ctx, &form, f).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

fn typed(data: &FormData) -> Result<Plan, Problems> {
    let mut problems = Problems::new();
    let at = data.instant("date", "time", &mut problems);
    let kind = data.code("kind", &mut problems);
    let place = data.optional("place", 200, &mut problems);
    let note = data.optional("note", 500, &mut problems);
    match (at, kind, problems.0.is_empty()) {
        (Some(at), Some(kind), true) => Ok(Plan {
            at,
            kind,
            place,
            note,
        }),
        _ => Err(problems),
    }
}

fn version(data: &FormData) -> i64 {
    data.get("version").parse().unwrap_or(0)
}

fn ids(
    ctx: &RequestCtx,
    case: &str,
    contact: &str,
) -> Result<(CaseId, PlannedContactId), WebError> {
    let unknown = |_| ctx.error(AppError::NotFound);
    Ok((
        case.parse().map_err(unknown)?,
        contact.parse().map_err(unknown)?,
    ))
}

fn start_of_move(form: &PlanForm) -> FormData {
    let mut data = FormData::default();
    if let Some(contact) = &form.moving {
        let local = i18n::berlin(contact.at);
        data.push("version", contact.version.to_string());
        data.push("date", local.date().strftime("%d.%m.%Y").to_string());
        data.push("time", local.time().strftime("%H:%M").to_string());
        data.push("kind", contact.kind.code());
        data.push("place", &contact.place);
        data.push("note", &contact.note);
    }
    data
}

async fn page(ctx: &RequestCtx, form: &PlanForm, f: FormView) -> Result<ContactPage, WebError> {
    let texts = ctx.texts();
    let key = if form.moving.is_some() {
        "note-contact-move"
    } else {
        "note-contact-new"
    };
    let title = texts.get(key).into_owned();
    let frame = form_frame(ctx, &form.head, title.as_str());
    let said = if f.has_problems() {
        texts.with("error-prefix", &[("title", title.as_str().into())])
    } else {
        title
    };
    let action = match &form.moving {
        Some(contact) => format!("{}/contacts/{}/move", frame.href, contact.id),
        None => format!("{}/contacts", frame.href),
    };
    Ok(ContactPage {
        sh: ctx.shell(Nav::Cases, said).await?,
        action,
        back: format!("{}/notes", frame.href),
        kinds: kind_choices(texts),
        frame,
        f,
    })
}
