//! The course of a case: appointments to come, then notes, newest first.

use app::{
    AppError, Problems,
    appointment::AppointmentRow,
    note::{Entry, Filter, Topics},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{Code, contact::ContactKind};
use i18n::Texts;
use jiff::Timestamp;

use crate::{
    correction::struck_by,
    error::WebError,
    field::Choice,
    form::{FormData, FormView, encode},
    page::{Nav, Pager, Shell, with_status},
    pages::case::{CaseFrame, CaseTab, case_frame},
    request::RequestCtx,
};

/// A note, ready for the template.
pub struct NoteItem {
    /// Anchor on the page.
    pub anchor: String,
    /// Day of the contact: `Do 19.11.2026`.
    pub day: String,
    /// Time of the contact.
    pub clock: String,
    /// Kind, outcome, place, minutes, travel, life domains, author: one line.
    pub about: String,
    /// The words.
    pub body: String,
    /// What kind of statement it is.
    pub epistemic: String,
    /// Whether the contact did not take place.
    pub missed: Option<String>,
    /// Former words, newest first.
    pub corrections: Vec<FormerItem>,
    /// How many corrections there are, in words.
    pub corrected: String,
    /// Where it is corrected, if this person may.
    pub correct: Option<String>,
    /// Where it is struck.
    pub strike: Option<String>,
    /// Who has struck it, when and why.
    pub struck: Option<String>,
}

/// What a note said before.
pub struct FormerItem {
    /// The former line about kind, place and so on, if that changed too.
    pub about: Option<String>,
    /// The former words.
    pub body: String,
    /// Reason, name and time.
    pub why: String,
}

/// An appointment to come, ready for the template.
pub struct PlannedItem {
    /// Day: `heute`, `Do 26.11.2026`.
    pub day: String,
    /// Time.
    pub clock: String,
    /// How and where.
    pub about: String,
    /// What for.
    pub note: String,
    /// Whether its time is over and nothing was written about it.
    pub overdue: bool,
    /// Where it lives.
    pub href: String,
    /// Id, for the form of a note about it.
    pub id: String,
}

#[derive(Template)]
#[template(path = "note/list.html")]
pub(super) struct NotesPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) f: FormView,
    pub(super) kinds: Vec<Choice>,
    pub(super) domains: Vec<Choice>,
    pub(super) authors: Vec<Choice>,
    pub(super) filtered: bool,
    pub(super) notes: Vec<NoteItem>,
    pub(super) planned: Vec<PlannedItem>,
    /// Whether there are more than these.
    pub(super) more_planned: bool,
    pub(super) may_plan: bool,
    pub(super) may_add: bool,
    /// The way through the course.
    pub(super) pager: Option<Pager>,
}

pub(super) async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case = case.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    let query = ctx.query_form();
    let (filter, problems) = filter(&query).map_err(|e| ctx.error(e))?;
    let view = app::note::timeline(ctx.app(), &ctx.op, case, &filter)
        .await
        .map_err(|e| ctx.error(e))?;
    let status = if problems.0.is_empty() {
        StatusCode::OK
    } else {
        StatusCode::UNPROCESSABLE_ENTITY
    };
    let texts = ctx.texts();
    let mut frame = case_frame(&ctx, &view.head, CaseTab::Notes);
    if view.may_add {
        let href = format!("{}/notes/new", frame.href);
        let concern = format!("{}/concerns/new", frame.href);
        frame = frame
            .primary(href, texts.get("note-new"))
            .secondary(concern, texts.get("concern-new"));
    }
    let correct = view.may_correct.then_some(frame.href.as_str());
    let notes = view.entries.iter();
    let page = NotesPage {
        sh: ctx.shell(Nav::Cases, texts.get("note-title")).await?,
        kinds: kind_choices(texts),
        domains: domain_choices(texts, &view.topics),
        authors: view
            .authors
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
            .collect(),
        filtered: FIELDS.iter().any(|name| !query.get(name).is_empty()),
        notes: notes
            .map(|one| note_item(texts, one, &view.topics, correct))
            .collect(),
        more_planned: view.more_planned,
        planned: view
            .planned
            .iter()
            .map(|one| planned_item(texts, &frame.href, one, ctx.op.now))
            .collect(),
        may_plan: view.may_plan,
        may_add: view.may_add,
        pager: Pager::of(
            filter.before.map(|_| address(&frame.href, &query, None)),
            view.more_before
                .map(|last| address(&frame.href, &query, Some(&last.to_string()))),
            texts.get("note-older"),
        ),
        f: FormView::invalid(texts, query, problems),
        frame,
    };
    Ok(with_status(status, &page))
}

/// Names of the fields of the filter.
const FIELDS: [&str; 5] = ["domain", "kind", "by", "from", "to"];

/// What is wanted, as far as it can be read, and what cannot.
fn filter(query: &FormData) -> Result<(Filter, Problems), AppError> {
    let mut problems = Problems::new();
    let before = match query.get("before") {
        "" => None,
        note => Some(note.parse().map_err(|_| AppError::NotFound)?),
    };
    // The name of a life domain becomes part of a pattern.
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let domain = Some(query.get("domain")).filter(|one| !one.is_empty());
    let filter = Filter {
        domain: domain
            .filter(|one| one.chars().all(plain))
            .map(str::to_owned),
        kind: ContactKind::from_code(query.get("kind")).ok(),
        by: query.get("by").parse().ok(),
        from: query.optional_date("from", &mut problems),
        to: query.optional_date("to", &mut problems),
        before,
    };
    Ok((filter, problems))
}

fn address(case: &str, query: &FormData, before: Option<&str>) -> String {
    let kept = FIELDS.map(|name| (name, query.get(name)));
    let parts: Vec<String> = kept
        .into_iter()
        .chain([("before", before.unwrap_or(""))])
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| format!("{name}={}", encode(value)))
        .collect();
    if parts.is_empty() {
        format!("{case}/notes")
    } else {
        format!("{case}/notes?{}", parts.join("&"))
    }
}

/// A note as the course and the page of a case show it. `case` is the address of the case, if this
/// person may correct the note.
pub fn note_item(texts: &Texts, entry: &Entry, topics: &Topics, case: Option<&str>) -> NoteItem {
    let note = &entry.note;
    let content = &note.content;
    let local = i18n::berlin(content.at);
    let reached = content.outcome == domain::contact::ContactOutcome::Reached;
    let case = case.filter(|_| note.struck.is_none());
    NoteItem {
        anchor: format!("note-{}", note.id),
        day: texts.day(local.date()),
        clock: texts.clock(local.time()),
        about: about(texts, content, topics, Some(&note.recorded_by_name)),
        body: content.body.clone(),
        epistemic: texts.code("epistemic_kind", content.epistemic).into_owned(),
        missed: (!reached).then(|| texts.code("contact_outcome", content.outcome).into_owned()),
        corrections: former_items(texts, entry, topics),
        corrected: texts.with("note-corrections", &[("n", entry.corrections.len().into())]),
        correct: case.map(|case| format!("{case}/notes/{}/correct", note.id)),
        strike: case.map(|case| format!("{case}/notes/{}/strike", note.id)),
        struck: note.struck.as_ref().map(|one| struck_by(texts, one)),
    }
}

fn former_items(texts: &Texts, entry: &Entry, topics: &Topics) -> Vec<FormerItem> {
    let mut newer = &entry.note.content;
    let mut items = Vec::with_capacity(entry.corrections.len());
    for one in &entry.corrections {
        let line = |content| {
            format!(
                "{} · {}",
                moment(texts, content),
                about(texts, content, topics, None)
            )
        };
        let former = line(&one.former);
        items.push(FormerItem {
            about: (former != line(newer)).then_some(former),
            body: one.former.body.clone(),
            why: texts.with(
                "note-corrected",
                &[
                    ("reason", crate::correction::sentence(&one.reason).into()),
                    ("name", (&one.by_name).into()),
                    ("when", texts.instant(one.at).into()),
                ],
            ),
        });
        newer = &one.former;
    }
    items
}

fn moment(texts: &Texts, content: &app::note::NoteContent) -> String {
    texts.instant(content.at)
}

fn about(
    texts: &Texts,
    content: &app::note::NoteContent,
    topics: &Topics,
    author: Option<&str>,
) -> String {
    let language = texts.lang().code();
    let mut parts = vec![texts.code("contact_kind", content.kind).into_owned()];
    parts.push(content.place.clone());
    if content.minutes > 0 {
        parts.push(texts.with("date-minutes", &[("n", content.minutes.into())]));
    }
    if content.travel_minutes > 0 {
        parts.push(texts.with("note-travelled", &[("n", content.travel_minutes.into())]));
    }
    let named: Vec<String> = content
        .domains
        .iter()
        .map(|id| {
            let known = topics.domains.iter().find(|one| one.id == *id);
            known.map_or(id.clone(), |one| one.title.in_language(language).to_owned())
        })
        .collect();
    parts.push(named.join(", "));
    if !content.areas.is_empty() {
        let areas = area_names(texts, &content.areas, topics);
        parts.push(texts.with("note-served", &[("areas", areas.into())]));
    }
    parts.extend(author.map(str::to_owned));
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// Areas of service by their titles.
fn area_names(texts: &Texts, ids: &[String], topics: &Topics) -> String {
    let language = texts.lang().code();
    let title = |id: &String| {
        let known = topics.areas.iter().find(|(one, _)| one == id);
        known.map_or(id.clone(), |(_, title)| {
            title.in_language(language).to_owned()
        })
    };
    ids.iter().map(title).collect::<Vec<_>>().join(", ")
}

pub(super) fn planned_item(
    texts: &Texts,
    case: &str,
    planned: &AppointmentRow,
    now: Timestamp,
) -> PlannedItem {
    let agreed = &planned.agreed;
    let local = i18n::berlin(agreed.at);
    let kind = texts.code("contact_kind", agreed.kind);
    PlannedItem {
        day: texts.day(local.date()),
        clock: texts.clock(local.time()),
        about: if agreed.place.is_empty() {
            kind.into_owned()
        } else {
            format!("{kind} · {}", agreed.place)
        },
        note: agreed.note.clone(),
        overdue: agreed.at < now,
        href: format!("{case}/appointments/{}", planned.id),
        id: planned.id.to_string(),
    }
}

/// The ways in which people meet, to choose from.
pub fn kind_choices(texts: &Texts) -> Vec<Choice> {
    Choice::all::<ContactKind>(texts, "contact_kind")
}

pub(super) fn domain_choices(texts: &Texts, topics: &Topics) -> Vec<Choice> {
    let language = texts.lang().code();
    topics
        .domains
        .iter()
        .map(|one| Choice::new(&one.id, one.title.in_language(language)))
        .collect()
}

/// The areas of service of the programme, to choose from.
pub(super) fn area_choices(texts: &Texts, topics: &Topics) -> Vec<Choice> {
    let language = texts.lang().code();
    let areas = topics.areas.iter();
    areas
        .map(|(id, title)| Choice::new(id, title.in_language(language)))
        .collect()
}
