//! The form of a check of the receiving environment.

use app::{
    AppError, Problems,
    network::{Network, check::Found},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    contact::EpistemicKind,
    ids::{CaseId, NetworkPersonId},
};

use super::{LONG, SHORT, begun, for_form, lines, list_path, refused};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

/// What a check usually is: what the people of the network say is weighed by whoever asks them.
const USUAL: EpistemicKind = EpistemicKind::Assessment;

const PAGE: &str = "/cases/{case}/network/check";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PAGE, Guard::Case, new)
        .form(PAGE, PAGE, Guard::Case, add)
}

#[derive(Template)]
#[template(path = "network/check.html")]
pub(super) struct CheckPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub people: Vec<Asked>,
    pub f: FormView,
}

/// Somebody whom the form asks about.
pub(super) struct Asked {
    pub id: String,
    pub name: String,
    pub about: String,
    pub consent: String,
    pub forbidden: Option<String>,
    /// Names of the fields.
    pub place: String,
    pub willing: String,
    pub risks: String,
    pub resource: String,
    pub choices: Vec<Choice>,
}

fn path(case: CaseId) -> String {
    format!("{}/check", list_path(case))
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let form = ctx.form(&path(case), start(&ctx, &network)).await?;
    Ok(html(&page(&ctx, &network, form).await?))
}

/// The last check, or what the map knows, so that nothing is typed twice.
fn start(ctx: &RequestCtx, network: &Network) -> FormData {
    let last = network.checks.iter().find(|one| one.struck.is_none());
    let mut data = FormData::from_pairs([
        ("done-on", ctx.texts().date(ctx.today())),
        statement::start(None, USUAL),
    ]);
    for tie in &network.ties {
        let person = tie.row.person;
        let found = last.and_then(|check| check.findings.iter().find(|one| one.person == person));
        let (place, willing) = match found {
            Some(one) => (one.place.clone(), one.willing.clone()),
            None => (tie.row.place.clone(), tie.row.willing.clone()),
        };
        data.push(&format!("place-{person}"), place);
        data.push(&format!("willing-{person}"), willing);
        if let Some(one) = found {
            data.push(&format!("risks-{person}"), one.risks.clone());
            if one.resource && !tie.row.consent.is_no() {
                data.push(&format!("resource-{person}"), "yes");
            }
        }
    }
    data
}

async fn page(ctx: &RequestCtx, network: &Network, f: FormView) -> Result<CheckPage, WebError> {
    let texts = ctx.texts();
    let title = texts.get("network-check").into_owned();
    let frame = form_frame(ctx, &network.head, title.clone());
    let base = format!("{}/network", frame.href);
    let asked = |(at, tie): (usize, &app::network::Tie)| {
        let line = lines::line(texts, &base, at + 1, tie);
        let person = tie.row.person;
        Asked {
            id: person.to_string(),
            place: format!("place-{person}"),
            willing: format!("willing-{person}"),
            risks: format!("risks-{person}"),
            resource: format!("resource-{person}"),
            name: line.name,
            about: line.about,
            consent: line.consent,
            forbidden: line.forbidden,
            choices: vec![Choice::new("yes", texts.get("network-check-counts"))],
        }
    };
    Ok(CheckPage {
        action: path(network.head.case.id),
        people: network.ties.iter().enumerate().map(asked).collect(),
        sh: ctx.shell(Nav::Cases, title).await?,
        frame,
        f,
    })
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let done_on = data.date("done-on", &mut problems);
    let summary = data.optional("summary", LONG, &mut problems);
    let found = found(&data, &mut problems);
    let kind = statement::typed(&data, USUAL, &mut problems);
    let answer = match done_on {
        Some(day) if problems.0.is_empty() => {
            let whole = (day, summary.as_str(), kind);
            app::network::check::add(ctx.app(), &ctx.op, case, whole, &found).await
        }
        _ => Err(AppError::Invalid(problems)),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "network-flash-check"));
    };
    let (status, form, _) = refused(&ctx, (case, "", "network.check"), data, error).await?;
    let network = for_form(&ctx, case).await?;
    Ok(with_status(status, &page(&ctx, &network, form).await?))
}

/// One finding for each person whose fields were sent.
fn found(data: &FormData, problems: &mut Problems) -> Vec<Found> {
    let people: Vec<NetworkPersonId> = data
        .pairs()
        .iter()
        .filter_map(|(name, _)| name.strip_prefix("willing-")?.parse().ok())
        .collect();
    people
        .into_iter()
        .map(|person| Found {
            person,
            place: data.optional(&format!("place-{person}"), SHORT, problems),
            willing: data.optional(&format!("willing-{person}"), LONG, problems),
            risks: data.optional(&format!("risks-{person}"), LONG, problems),
            resource: data.has(&format!("resource-{person}"), "yes"),
        })
        .collect()
}
