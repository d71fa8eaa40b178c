//! Inviting to a conference, and changing that.

use app::{
    AppError, Problems,
    conference::{ConferenceRow, Conferences, Content, Invitation, Invitee},
    doubt::Weighed,
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::{CaseId, ConferenceId, NetworkPersonId};

use crate::{
    doubt::{doubt_words, typed_then},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id, without},
        case::{CaseFrame, form_frame},
        network::person_choices,
    },
    refused::Changing,
    request::RequestCtx,
};

/// The longest list of people or agenda, in characters.
const MAX_TEXT: usize = 2_000;

#[derive(Template)]
#[template(path = "conference/form.html")]
pub(super) struct FormPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) f: FormView,
    pub(super) action: String,
    pub(super) back: String,
    pub(super) people: Vec<Choice>,
    /// Whether a standing invitation is changed.
    pub(super) changes: bool,
    pub(super) theirs: Theirs,
    /// What has to be confirmed.
    pub(super) doubts: Vec<String>,
}

pub(super) async fn read(
    ctx: &RequestCtx,
    case: CaseId,
    conference: Option<ConferenceId>,
) -> Result<Conferences, WebError> {
    app::conference::for_form(ctx.app(), &ctx.op, case, conference)
        .await
        .map_err(|e| ctx.error(e))
}

/// One of the conferences, or that there is none.
pub(super) fn one<'a>(
    ctx: &RequestCtx,
    view: &'a Conferences,
    conference: ConferenceId,
) -> Result<&'a ConferenceRow, WebError> {
    view.get(conference)
        .ok_or_else(|| ctx.error(AppError::NotFound))
}

async fn page(
    ctx: &RequestCtx,
    view: &Conferences,
    row: Option<ConferenceId>,
    f: FormView,
    theirs: Theirs,
) -> Result<FormPage, WebError> {
    let texts = ctx.texts();
    let key = match row {
        None => "conference-new",
        Some(_) => "conference-change",
    };
    let title = texts.get(key).into_owned();
    let frame = form_frame(ctx, &view.head, title.as_str());
    let said = if f.has_problems() {
        texts.with("error-prefix", &[("title", title.as_str().into())])
    } else {
        title
    };
    let back = format!("{}/conferences", frame.href);
    let action = match row {
        None => back.clone(),
        Some(row) => format!("{back}/{row}"),
    };
    Ok(FormPage {
        sh: ctx.shell(Nav::Cases, said).await?,
        people: person_choices(texts, &view.people, &invited(view, row)),
        changes: row.is_some(),
        action,
        back,
        theirs,
        doubts: Vec::new(),
        frame,
        f,
    })
}

/// Who of the network is invited already.
fn invited(view: &Conferences, row: Option<ConferenceId>) -> Vec<NetworkPersonId> {
    let row = row.and_then(|row| view.get(row));
    let people = row.into_iter().flat_map(|row| &row.content.people);
    people.filter_map(|one| one.person).collect()
}

pub(super) async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = read(&ctx, case, None).await?;
    let action = format!("/cases/{case}/conferences");
    let f = ctx.form(&action, FormData::default()).await?;
    Ok(html(&page(&ctx, &view, None, f, Theirs::default()).await?))
}

pub(super) async fn edit(
    ctx: RequestCtx,
    Path((case, conference)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let conference: ConferenceId = id(&ctx, &conference)?;
    let view = read(&ctx, case, Some(conference)).await?;
    let start = stored(one(&ctx, &view, conference)?);
    let action = format!("/cases/{case}/conferences/{conference}");
    let f = ctx.form(&action, start).await?;
    let page = page(&ctx, &view, Some(conference), f, Theirs::default()).await?;
    Ok(html(&page))
}

fn stored(row: &ConferenceRow) -> FormData {
    let content = &row.content;
    let local = i18n::berlin(row.at);
    let free = content.people.iter().filter(|one| one.person.is_none());
    let people: Vec<&str> = free.map(|one| one.who.as_str()).collect();
    let mut data = FormData::from_pairs([
        ("version", row.version.to_string()),
        ("date", local.date().strftime("%d.%m.%Y").to_string()),
        ("time", local.time().strftime("%H:%M").to_string()),
        ("place", content.place.clone()),
        ("purpose", content.purpose.clone()),
        ("legal_basis", content.legal_basis.clone()),
        ("people", people.join("\n")),
        ("agenda", content.agenda.clone()),
    ]);
    for person in content.people.iter().filter_map(|one| one.person) {
        data.push("chosen", person.to_string());
    }
    data
}

/// Who was chosen from the network; what is none goes to the field.
pub(super) fn chosen(data: &FormData, problems: &mut Problems) -> Vec<NetworkPersonId> {
    let typed = data.all("chosen");
    let known: Vec<NetworkPersonId> = typed.iter().filter_map(|id| id.parse().ok()).collect();
    if known.len() < typed.len() {
        problems.add_key("chosen", "network-problem-unknown-person");
    }
    known
}

/// The lines of a text without the empty ones.
pub(super) fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

fn typed(data: &FormData) -> Result<Invitation, AppError> {
    let mut problems = Problems::new();
    let at = data.instant("date", "time", &mut problems);
    let purpose = data.required("purpose", 200, &mut problems);
    let place = data.optional("place", 200, &mut problems);
    let legal_basis = data.optional("legal_basis", 300, &mut problems);
    let chosen = chosen(data, &mut problems);
    let people = data.optional("people", MAX_TEXT, &mut problems);
    let agenda = data.optional("agenda", MAX_TEXT, &mut problems);
    let why = data.optional("why", 500, &mut problems);
    problems.none_or_invalid()?;
    let at = at.ok_or_else(|| AppError::invalid("date", "error-required"))?;
    let invited = |who: &str| Invitee {
        who: who.to_owned(),
        person: None,
        came: None,
    };
    Ok(Invitation {
        at,
        content: Content {
            purpose,
            place,
            legal_basis,
            people: lines(&people).map(invited).collect(),
            agenda,
            ..Content::default()
        },
        chosen,
        why,
        confirmed: data.get("confirmed") == meant(data),
    })
}

/// Everything typed that says when and who: a doubt was confirmed for this, and for nothing else.
fn meant(data: &FormData) -> String {
    typed_then(
        data,
        &["date", "time", "place", "chosen", "people", "legal_basis"],
    )
}

pub(super) async fn invite(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match typed(&data) {
        Ok(invitation) => app::conference::invite(ctx.app(), &ctx.op, case, invitation).await,
        Err(error) => Err(error),
    };
    finish(&ctx, case, None, data, answer, "conference-flash-invited").await
}

pub(super) async fn change(
    ctx: RequestCtx,
    Path((case, conference)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let conference: ConferenceId = id(&ctx, &conference)?;
    let which = (conference, data.get("version").parse().unwrap_or(0));
    let answer = match typed(&data) {
        Ok(invitation) => {
            app::conference::change(ctx.app(), &ctx.op, case, which, invitation).await
        }
        Err(error) => Err(error),
    };
    let flash = "conference-flash-changed";
    finish(&ctx, case, Some(conference), data, answer, flash).await
}

/// Back to the list; or the form once more, with its problems or beside what somebody else stored.
async fn finish(
    ctx: &RequestCtx,
    case: CaseId,
    conference: Option<ConferenceId>,
    data: FormData,
    answer: Result<Weighed<()>, AppError>,
    flash: &str,
) -> Result<Response, WebError> {
    let doubts = match &answer {
        Ok(Weighed::Saved(())) => return Ok(done(&format!("/cases/{case}/conferences"), flash)),
        Ok(Weighed::Doubtful(found)) => doubt_words(ctx.texts(), found),
        Err(_) => Vec::new(),
    };
    let view = read(ctx, case, conference).await?;
    let words = meant(&data);
    let mut data = without(&data, "confirmed");
    let (status, f, theirs) = if let Err(error) = answer {
        refused(ctx, case, conference, data, error).await?
    } else {
        data.push("confirmed", words);
        let f = FormView::new(ctx.texts(), data);
        (StatusCode::UNPROCESSABLE_ENTITY, f, Theirs::default())
    };
    let mut page = page(ctx, &view, conference, f, theirs).await?;
    page.doubts = doubts;
    Ok(with_status(status, &page))
}

/// What a refused form looks like: status, the form, what somebody else has stored.
pub(super) async fn refused(
    ctx: &RequestCtx,
    case: CaseId,
    conference: Option<ConferenceId>,
    data: FormData,
    error: AppError,
) -> Result<(StatusCode, FormView, Theirs), WebError> {
    let subject = conference.map_or_else(String::new, |one| format!("conference {one}"));
    let by = [
        "conference.change",
        "conference.cancel",
        "conference.minute",
        "conference.correct",
    ];
    crate::refused::refused(ctx, Changing::row(case, &subject, &by), data, error).await
}
