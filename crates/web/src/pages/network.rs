//! The network of a case: the map with the same content as a table, orders, steps, checks.

use app::{
    AppError, Problems,
    network::{Network, Person, Tie},
};
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::{CaseId, NetworkPersonId};
use i18n::{Lang, Texts};
use jiff::civil::Date;

use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView, parse_date},
    page::{Nav, html},
    pages::{
        assignment::{Theirs, id},
        case::{CaseTab, case_frame, frame::person_name},
    },
    refused::Changing,
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod check;
mod contact;
mod lines;
mod list;
mod map;
mod mended;
mod order;
mod sample;
mod step;
mod tie;

/// The longest text in a field of one line.
const SHORT: usize = 200;

/// The longest text in a field of several lines.
const LONG: usize = 2_000;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/network", Guard::Case, list)
        .merge(tie::routes())
        .merge(contact::routes())
        .merge(order::routes())
        .merge(mended::routes())
        .merge(step::routes())
        .merge(check::routes())
}

async fn list(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let day = ctx.query("on").and_then(|text| parse_date(&text).ok());
    let network = app::network::view(ctx.app(), &ctx.op, case, day)
        .await
        .map_err(|e| ctx.error(e))?;
    let row = &network.head.case;
    let title = person_name(&row.family_name, &row.given_names);
    let sh = ctx.shell(Nav::Cases, title).await?;
    let mut frame = case_frame(&ctx, &network.head, CaseTab::Network);
    if network.may_edit {
        let href = |page: &str| format!("/cases/{case}/network/{page}");
        frame = frame.primary(href("new"), ctx.texts().get("network-add"));
        if !network.ties.is_empty() {
            frame = frame.secondary(href("check"), ctx.texts().get("network-check"));
        }
    }
    Ok(html(&list::page(sh, frame, &network)))
}

/// The network for a form of the case.
async fn for_form(ctx: &RequestCtx, case: CaseId) -> Result<Network, WebError> {
    app::network::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

/// The case of a path, and its network for a form.
async fn begun(ctx: &RequestCtx, case: &str) -> Result<(CaseId, Network), WebError> {
    let case = id(ctx, case)?;
    Ok((case, for_form(ctx, case).await?))
}

/// A form that was refused: with its problems, or beside what somebody else has stored.
async fn refused(
    ctx: &RequestCtx,
    (case, subject, action): (CaseId, &str, &str),
    data: FormData,
    error: AppError,
) -> Result<(StatusCode, FormView, Theirs), WebError> {
    let by = [action];
    crate::refused::refused(ctx, Changing::row(case, subject, &by), data, error).await
}

fn list_path(case: CaseId) -> String {
    format!("/cases/{case}/network")
}

/// The people of today as choices; after each who they are to the client.
fn people(texts: &Texts, ties: &[Tie]) -> Vec<Choice> {
    let choice = |tie: &Tie| {
        let role = texts.code("tie_role", tie.row.role);
        Choice::new(
            tie.row.person.to_string(),
            format!("{} ({role})", tie.row.called()),
        )
    };
    ties.iter().map(choice).collect()
}

/// Somebody of the network in the words of a choice: who they are to the client, a missing consent,
/// an order.
fn person_label(texts: &Texts, one: &Person) -> String {
    let role = texts.code("tie_role", one.role);
    let mut label = format!("{} ({role})", one.name);
    if one.lacks_consent() {
        label.push_str(", ");
        label.push_str(&consent_words(texts, one));
    }
    if one.no_contact.is_some() {
        label.push_str(", ");
        label.push_str(&texts.get("network-no-contact"));
    }
    label
}

/// The people of the network as choices of another form, with those who are `chosen` already even
/// if they are there no longer.
pub(crate) fn person_choices(
    texts: &Texts,
    people: &[Person],
    chosen: &[NetworkPersonId],
) -> Vec<Choice> {
    people
        .iter()
        .filter(|one| !one.gone || chosen.contains(&one.id))
        .map(|one| Choice::new(one.id.to_string(), person_label(texts, one)))
        .collect()
}

/// `Einwilligung: erteilt`.
pub(crate) fn consent_words(texts: &Texts, one: &Person) -> String {
    let state = texts.code("consent", one.consent).into_owned();
    texts.with("network-consent-is", &[("state", state.into())])
}

/// Where somebody of the network is shown.
pub(crate) fn person_href(case: &str, person: NetworkPersonId) -> String {
    format!("{case}/network#person-{person}")
}

/// The person chosen in a form; nobody and nonsense are told apart.
fn chosen_person(data: &FormData, problems: &mut Problems) -> Option<NetworkPersonId> {
    let chosen = data.get("person");
    if chosen.is_empty() {
        problems.add_key("person", "error-choose");
        return None;
    }
    let person = chosen.parse().ok();
    if person.is_none() {
        problems.add_key("person", "network-problem-unknown-person");
    }
    person
}

/// Whom the case does not have is a problem of the field, not of the page.
fn unknown_person(error: AppError, data: &FormData) -> AppError {
    match error {
        AppError::NotFound if !data.get("person").is_empty() => {
            AppError::invalid("person", "network-problem-unknown-person")
        }
        other => other,
    }
}

fn day_or_empty(texts: &Texts, day: Option<Date>) -> String {
    day.map(|day| texts.date(day)).unwrap_or_default()
}

fn not_found(ctx: &RequestCtx) -> WebError {
    ctx.error(AppError::NotFound)
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
