//! Writing and correcting a note.

use app::{
    AppError, Message, Problems,
    appointment::{AppointmentRow, AppointmentStatus},
    note::{ASKS, Correction, MAX_BODY, NewNote, NoteContent, NoteForm, Topics},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    contact::{ContactOutcome, EpistemicKind},
    ids::{AppointmentId, CaseId, ContactNoteId},
};
use jiff::Timestamp;

use crate::{
    doubt::typed_then,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, with_status},
    pages::{
        assignment::without,
        case::{CaseFrame, form_frame},
        note::timeline::{NoteItem, area_choices, domain_choices, kind_choices, note_item},
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "note/form.html")]
pub(super) struct NoteFormPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) f: FormView,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) kinds: Vec<Choice>,
    pub(super) outcomes: Vec<Choice>,
    pub(super) epistemic: Vec<Choice>,
    pub(super) domains: Vec<Choice>,
    /// Areas of service; empty: the programme has none.
    pub(super) areas: Vec<Choice>,
    /// Whether what went well is asked for.
    pub(super) ask_success: bool,
    /// The note as it stands, when it is corrected.
    pub(super) former: Option<NoteItem>,
    /// Whether somebody else was faster, when two people corrected it.
    pub(super) conflict: bool,
}

pub(super) async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = case.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    let contact = contact_of(&ctx.query_form()).map_err(|e| ctx.error(e))?;
    let form = app::note::new(ctx.app(), &ctx.op, case, contact)
        .await
        .map_err(|e| ctx.error(e))?;
    let start = start_of_new(&form, ctx.op.now);
    let f = ctx.form(&new_action(case, contact), start).await?;
    let page = new_page(&ctx, &form, contact, f).await?;
    Ok(with_status(StatusCode::OK, &page))
}

pub(super) async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let contact = contact_of(&data).ok().flatten();
    let case: CaseId = case.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    let result = match new_note(&data, contact) {
        Ok(note) => app::note::add(ctx.app(), &ctx.op, case, note).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    match result {
        Ok(_) => Ok(done(&format!("/cases/{case}/notes"), "note-flash-added")),
        Err(AppError::Invalid(problems)) => again(&ctx, case, contact, data, problems).await,
        Err(error) => Err(ctx.error(error)),
    }
}

async fn again(
    ctx: &RequestCtx,
    case: CaseId,
    contact: Option<AppointmentId>,
    data: FormData,
    problems: Problems,
) -> Result<Response, WebError> {
    let form = app::note::new(ctx.app(), &ctx.op, case, contact)
        .await
        .map_err(|e| ctx.error(e))?;
    let data = asked(data, &problems);
    let f = FormView::invalid(ctx.texts(), data, problems);
    let page = new_page(ctx, &form, contact, f).await?;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

pub(super) async fn correcting(
    ctx: RequestCtx,
    Path((case, note)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, note) = ids(&ctx, &case, &note)?;
    let form = app::note::correcting(ctx.app(), &ctx.op, case, note)
        .await
        .map_err(|e| ctx.error(e))?;
    let action = format!("/cases/{case}/notes/{note}/correct");
    let f = ctx.form(&action, start_of_correction(&form)).await?;
    let page = correct_page(&ctx, &form, note, f).await?;
    Ok(with_status(StatusCode::OK, &page))
}

pub(super) async fn correct(
    ctx: RequestCtx,
    Path((case, note)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, note) = ids(&ctx, &case, &note)?;
    let result = match correction(&data) {
        Ok(correction) => app::note::correct(ctx.app(), &ctx.op, case, note, correction).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    match result {
        Ok(()) => {
            let path = format!("/cases/{case}/notes");
            Ok(done(&path, "note-flash-corrected"))
        }
        Err(error) => correct_again(&ctx, case, note, data, error).await,
    }
}

/// The form once more, with everything typed: problems (422) or both versions (409).
async fn correct_again(
    ctx: &RequestCtx,
    case: CaseId,
    note: ContactNoteId,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let (status, problems, conflict) = match error {
        AppError::Invalid(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems, None),
        AppError::Conflict(conflict) => (StatusCode::CONFLICT, Problems::new(), Some(conflict)),
        other => return Err(ctx.error(other)),
    };
    let form = app::note::correcting(ctx.app(), &ctx.op, case, note)
        .await
        .map_err(|e| ctx.error(e))?;
    let data = match &conflict {
        Some(conflict) => with_version(&data, conflict.version),
        None => asked(data, &problems),
    };
    let mut f = FormView::invalid(ctx.texts(), data, problems);
    if conflict.is_some() {
        let subject = format!("contact_note {note}");
        f.faster = ctx.faster(Some(case), &subject, &["note.correct"]).await?;
    }
    let mut page = correct_page(ctx, &form, note, f).await?;
    page.conflict = conflict.is_some();
    Ok(with_status(status, &page))
}

/// Sending it once more is then a decision about the version that stands now.
fn with_version(data: &FormData, version: i64) -> FormData {
    let mut fresh = FormData::default();
    for (name, value) in data.pairs() {
        if name != "version" {
            fresh.push(name, value);
        }
    }
    fresh.push("version", version.to_string());
    fresh
}

fn ids(ctx: &RequestCtx, case: &str, note: &str) -> Result<(CaseId, ContactNoteId), WebError> {
    let unknown = |_| ctx.error(AppError::NotFound);
    Ok((
        case.parse().map_err(unknown)?,
        note.parse().map_err(unknown)?,
    ))
}

fn contact_of(data: &FormData) -> Result<Option<AppointmentId>, AppError> {
    match data.get("appointment") {
        "" => Ok(None),
        contact => contact.parse().map(Some).map_err(|_| AppError::NotFound),
    }
}

fn content(data: &FormData) -> Result<NoteContent, Problems> {
    let mut problems = Problems::new();
    let at = data.instant("date", "time", &mut problems);
    let kind = data.code("kind", &mut problems);
    let outcome = data.code("outcome", &mut problems);
    let epistemic = data.code("epistemic", &mut problems);
    let place = data.optional("place", 200, &mut problems);
    let minutes = data.number("minutes", 0..=1440, 0, &mut problems);
    let travel_minutes = data.number("travel", 0..=1440, 0, &mut problems);
    let body = data.required("body", MAX_BODY, &mut problems);
    let (Some(at), Some(kind), Some(outcome), Some(epistemic), true) =
        (at, kind, outcome, epistemic, problems.0.is_empty())
    else {
        return Err(problems);
    };
    Ok(NoteContent {
        at,
        kind,
        outcome,
        place,
        minutes,
        travel_minutes,
        domains: data.all("domain"),
        areas: data.all("area"),
        epistemic,
        body,
    })
}

/// Whether the day that stands there was asked about.
fn is_meant(data: &FormData) -> bool {
    data.get("confirmed") == typed_then(data, &["date"])
}

/// What was typed, with the day as the one that was asked about, if it was.
fn asked(data: FormData, problems: &Problems) -> FormData {
    if problems
        .0
        .iter()
        .all(|one| !ASKS.contains(&one.message.key.as_str()))
    {
        return data;
    }
    let mut kept = without(&data, "confirmed");
    kept.push("confirmed", typed_then(&data, &["date"]));
    kept
}

fn new_note(data: &FormData, contact: Option<AppointmentId>) -> Result<NewNote, Problems> {
    let mut problems = Problems::new();
    let success = data.optional("success", 1_000, &mut problems);
    match content(data) {
        Ok(content) if problems.0.is_empty() => Ok(NewNote {
            content,
            contact,
            success,
            confirmed: is_meant(data),
        }),
        Ok(_) => Err(problems),
        Err(Problems(mut all)) => {
            all.extend(problems.0);
            Err(Problems(all))
        }
    }
}

fn correction(data: &FormData) -> Result<Correction, Problems> {
    let mut problems = Problems::new();
    let reason = data.optional("reason", 500, &mut problems);
    if reason.is_empty() {
        problems.add("reason", Message::new("error-reason-required"));
    }
    match content(data) {
        Ok(content) if problems.0.is_empty() => Ok(Correction {
            content,
            reason,
            version: data.get("version").parse().unwrap_or(0),
            confirmed: is_meant(data),
        }),
        Ok(_) => Err(problems),
        Err(Problems(mut all)) => {
            all.extend(problems.0);
            Err(Problems(all))
        }
    }
}

/// Where a new note is sent; one about a planned contact is a form of its own.
fn new_action(case: CaseId, contact: Option<AppointmentId>) -> String {
    match contact {
        Some(contact) => format!("/cases/{case}/notes?appointment={contact}"),
        None => format!("/cases/{case}/notes"),
    }
}

/// What a new note begins with: now, or what was planned.
pub(super) fn start_of_new(form: &NoteForm, now: Timestamp) -> FormData {
    let mut data = FormData::default();
    let local = i18n::berlin(form.planned.as_ref().map_or(now, |one| one.agreed.at));
    data.push("date", local.date().strftime("%d.%m.%Y").to_string());
    data.push("time", local.time().strftime("%H:%M").to_string());
    let missed = |one: &AppointmentRow| one.result.status == AppointmentStatus::Missed;
    let outcome = if form.planned.as_ref().is_some_and(missed) {
        ContactOutcome::NoShow
    } else {
        ContactOutcome::Reached
    };
    data.push("outcome", outcome.code());
    if let Some(planned) = &form.planned {
        let (agreed, result) = (&planned.agreed, &planned.result);
        data.push("appointment", planned.id.to_string());
        data.push("kind", agreed.kind.code());
        data.push("place", &agreed.place);
        if let Some(end) = agreed.ends_at {
            data.push(
                "minutes",
                end.duration_since(agreed.at).as_mins().to_string(),
            );
        }
        let mut said = vec![
            result.said.as_str(),
            result.feedback.as_str(),
            result.worry.as_str(),
            result.next_steps.as_str(),
        ];
        said.retain(|part| !part.is_empty());
        data.push("body", said.join("\n\n"));
    }
    data
}

fn start_of_correction(form: &NoteForm) -> FormData {
    let mut data = FormData::default();
    let Some(entry) = &form.entry else {
        return data;
    };
    let content = &entry.note.content;
    let local = i18n::berlin(content.at);
    data.push("version", entry.note.version.to_string());
    data.push("date", local.date().strftime("%d.%m.%Y").to_string());
    data.push("time", local.time().strftime("%H:%M").to_string());
    data.push("kind", content.kind.code());
    data.push("outcome", content.outcome.code());
    data.push("place", &content.place);
    if content.minutes > 0 {
        data.push("minutes", content.minutes.to_string());
    }
    if content.travel_minutes > 0 {
        data.push("travel", content.travel_minutes.to_string());
    }
    for domain in &content.domains {
        data.push("domain", domain);
    }
    for area in areas_of(content, &form.topics) {
        data.push("area", area);
    }
    data.push("epistemic", content.epistemic.code());
    data.push("body", &content.body);
    data
}

/// The areas of service of a note; of one that was written before they were asked for, those that are
/// called like its life domains.
fn areas_of<'a>(content: &'a NoteContent, topics: &Topics) -> Vec<&'a str> {
    let known = |id: &&String| topics.areas.iter().any(|(area, _)| area == *id);
    if content.areas.is_empty() {
        let alike = content.domains.iter().filter(known);
        alike.map(String::as_str).collect()
    } else {
        content.areas.iter().map(String::as_str).collect()
    }
}

async fn new_page(
    ctx: &RequestCtx,
    form: &NoteForm,
    contact: Option<AppointmentId>,
    f: FormView,
) -> Result<NoteFormPage, WebError> {
    let mut page = page(ctx, form, "note-new", f).await?;
    page.action = new_action(form.head.case.id, contact);
    Ok(page)
}

async fn correct_page(
    ctx: &RequestCtx,
    form: &NoteForm,
    note: ContactNoteId,
    f: FormView,
) -> Result<NoteFormPage, WebError> {
    let mut page = page(ctx, form, "note-correct", f).await?;
    page.action = format!("{}/{note}/correct", page.back);
    page.former = form
        .entry
        .as_ref()
        .map(|entry| note_item(ctx.texts(), entry, &form.topics, None));
    Ok(page)
}

async fn page(
    ctx: &RequestCtx,
    form: &NoteForm,
    title: &str,
    f: FormView,
) -> Result<NoteFormPage, WebError> {
    let texts = ctx.texts();
    let title = texts.get(title).into_owned();
    let frame = form_frame(ctx, &form.head, title.as_str());
    let said = if f.has_problems() {
        texts.with("error-prefix", &[("title", title.as_str().into())])
    } else {
        title
    };
    Ok(NoteFormPage {
        sh: ctx.shell(Nav::Cases, said).await?,
        action: String::new(),
        back: format!("{}/notes", frame.href),
        kinds: kind_choices(texts),
        outcomes: Choice::all::<ContactOutcome>(texts, "contact_outcome"),
        epistemic: Choice::all::<EpistemicKind>(texts, "epistemic_kind"),
        domains: domain_choices(texts, &form.topics),
        areas: area_choices(texts, &form.topics),
        ask_success: form.may_tell_success,
        former: None,
        conflict: false,
        frame,
        f,
    })
}
