//! Planning, moving and calling off a contact.

use app::{
    AppError, Problems,
    planned_contact::{Plan, PlanForm, PlannedContactRow},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::{CaseId, PlannedContactId},
};
use i18n::Texts;

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, with_status},
    pages::{
        assignment::without,
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
    /// What is planned now, if somebody else was faster.
    pub(super) theirs: Option<Vec<(String, String)>>,
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
        Err(AppError::Conflict(_)) => overtaken(ctx, case, contact, data).await,
        Err(error) => Err(ctx.error(error)),
    }
}

/// Somebody else has moved or called off the contact: what was typed stands on top of what is
/// planned now, or becomes a new contact if nothing is.
async fn overtaken(
    ctx: &RequestCtx,
    case: CaseId,
    settled: Option<PlannedContactId>,
    data: FormData,
) -> Result<Response, WebError> {
    let now = app::planned_contact::newest(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let form = app::planned_contact::form(ctx.app(), &ctx.op, case, now)
        .await
        .map_err(|e| ctx.error(e))?;
    let mut kept = without(&data, "version");
    if let Some(contact) = &form.moving {
        kept.push("version", contact.version.to_string());
    }
    let mut f = FormView::invalid(ctx.texts(), kept, Problems::new());
    let subject = settled.map_or_else(String::new, |id| format!("planned_contact {id}"));
    let changes = ["contact.move", "contact.cancel"];
    f.faster = ctx.faster(Some(case), &subject, &changes).await?;
    let mut page = page(ctx, &form, f).await?;
    page.theirs = Some(match &form.moving {
        Some(contact) => theirs(ctx.texts(), contact),
        None => vec![(
            ctx.texts().get("common-status").into_owned(),
            ctx.texts().get("note-planned-none").into_owned(),
        )],
    });
    Ok(with_status(StatusCode::CONFLICT, &page))
}

fn theirs(texts: &Texts, contact: &PlannedContactRow) -> Vec<(String, String)> {
    let kind = texts.code("contact_kind", contact.kind).into_owned();
    let mut values = vec![
        ("common-date", texts.instant(contact.at)),
        ("note-kind", kind),
        ("common-place", contact.place.clone()),
        ("note-contact-purpose", contact.note.clone()),
    ];
    values.retain(|(_, value)| !value.is_empty());
    values
        .into_iter()
        .map(|(key, value)| (texts.get(key).into_owned(), value))
        .collect()
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
        theirs: None,
        frame,
        f,
    })
}
