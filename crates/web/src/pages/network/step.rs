//! The form of a step with somebody of the network.

use app::{
    AppError, Problems,
    doubt::{Doubt, Weighed},
    network::{Network, Step, step::Entry},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, NetworkStepId},
    network::{StepKind, StepStatus},
};

use super::{LONG, SHORT, begun, day_or_empty, for_form, list_path, not_found, people, refused};
use crate::{
    doubt::{doubt_words, typed_then},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id, without},
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

/// What came of a step is usually seen by whoever writes it down.
const USUAL: EpistemicKind = EpistemicKind::Assessment;

const PAGE: &str = "/cases/{case}/network/steps/{step}";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/network/steps/new", Guard::Case, new)
        .form(
            "/cases/{case}/network/steps",
            "/cases/{case}/network/steps/new",
            Guard::Case,
            add,
        )
        .get(PAGE, Guard::Case, edit)
        .form(PAGE, PAGE, Guard::Case, change)
}

#[derive(Template)]
#[template(path = "network/step.html")]
pub(super) struct StepPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    /// With whom and what for, once that is settled.
    pub settled: Option<String>,
    pub people: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub statuses: Vec<Choice>,
    pub theirs: Theirs,
    /// What has to be confirmed.
    pub doubts: Vec<String>,
    pub f: FormView,
}

fn add_path(case: CaseId) -> String {
    format!("{}/steps", list_path(case))
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let start = FormData::from_pairs([
        ("person", ctx.query("person").unwrap_or_default()),
        ("status", StepStatus::Planned.code().to_owned()),
        statement::start(None, USUAL),
    ]);
    let form = ctx.form(&add_path(case), start).await?;
    let page = page(&ctx, &network, None, form, Theirs::default()).await?;
    Ok(html(&page))
}

async fn edit(
    ctx: RequestCtx,
    Path((case, step)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let step: NetworkStepId = id(&ctx, &step)?;
    let row = find(&ctx, &network, step)?;
    let start = FormData::from_pairs([
        ("first-step", row.first_step.clone()),
        ("mediator", row.mediator.clone()),
        ("due", day_or_empty(ctx.texts(), row.due_on)),
        ("status", row.status.code().to_owned()),
        ("result", row.result.clone()),
        statement::start(row.epistemic, USUAL),
        ("version", row.version.to_string()),
    ]);
    let form = ctx
        .form(&format!("{}/{step}", add_path(case)), start)
        .await?;
    let page = page(&ctx, &network, Some(row), form, Theirs::default()).await?;
    Ok(html(&page))
}

fn find<'a>(
    ctx: &RequestCtx,
    network: &'a Network,
    step: NetworkStepId,
) -> Result<&'a Step, WebError> {
    let row = network.steps.iter().find(|one| one.id == step);
    row.ok_or_else(|| not_found(ctx))
}

async fn page(
    ctx: &RequestCtx,
    network: &Network,
    row: Option<&Step>,
    f: FormView,
    theirs: Theirs,
) -> Result<StepPage, WebError> {
    let texts = ctx.texts();
    let key = row.map_or("network-step-add", |_| "network-step-change");
    let title = texts.get(key).into_owned();
    let path = add_path(network.head.case.id);
    let statuses = StepStatus::ALL
        .iter()
        .filter(|one| row.is_none_or(|row| row.status.may_become(**one)))
        .map(|one| Choice::new(one.code(), texts.code("step_status", *one)));
    Ok(StepPage {
        action: row.map_or_else(|| path.clone(), |row| format!("{path}/{}", row.id)),
        settled: row.map(|row| {
            let kind = texts.code("step_kind", row.kind);
            format!("{}: {kind}", network.name_of(row.person))
        }),
        people: people(texts, &network.ties),
        kinds: Choice::all::<StepKind>(texts, "step_kind"),
        statuses: statuses.collect(),
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &network.head, title),
        theirs,
        doubts: Vec::new(),
        f,
    })
}

/// The form once more, with what has to be confirmed about what was typed.
async fn doubtful(
    ctx: &RequestCtx,
    network: &Network,
    row: Option<&Step>,
    (data, doubts): (&FormData, &[Doubt]),
) -> Result<Response, WebError> {
    let mut kept = without(data, "confirmed");
    kept.push("confirmed", meant(data));
    let f = FormView::new(ctx.texts(), kept);
    let mut page = page(ctx, network, row, f, Theirs::default()).await?;
    page.doubts = doubt_words(ctx.texts(), doubts);
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// Everything typed that says when and who: a doubt was confirmed for this, and for nothing else.
fn meant(data: &FormData) -> String {
    typed_then(data, &["person", "kind", "first-step", "mediator", "due"])
}

/// What was typed; person and kind of a step that is there already do not change.
fn entry(data: &FormData, former: Option<&Step>) -> Result<Entry, AppError> {
    let mut problems = Problems::new();
    let p = &mut problems;
    let (person, kind) = match former {
        Some(row) => (Some(row.person), Some(row.kind)),
        None => (super::chosen_person(data, p), data.code("kind", p)),
    };
    let first_step = data.optional("first-step", LONG, p);
    let mediator = data.optional("mediator", SHORT, p);
    let due = data.optional_date("due", p);
    let status = data.code("status", p);
    let result = data.optional("result", LONG, p);
    let epistemic = statement::typed(data, USUAL, p);
    match (person, kind, status) {
        (Some(person), Some(kind), Some(status)) if problems.0.is_empty() => Ok(Entry {
            person,
            kind,
            first_step,
            mediator,
            due,
            status,
            result,
            epistemic,
            confirmed: data.get("confirmed") == meant(data),
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match entry(&data, None) {
        Ok(entry) => app::network::step::add(ctx.app(), &ctx.op, case, &entry).await,
        Err(error) => Err(error),
    };
    let error = match answer {
        Ok(Weighed::Saved(_)) => return Ok(done(&list_path(case), "network-flash-step")),
        Ok(Weighed::Doubtful(doubts)) => {
            let network = for_form(&ctx, case).await?;
            return doubtful(&ctx, &network, None, (&data, &doubts)).await;
        }
        Err(error) => error,
    };
    let error = super::unknown_person(error, &data);
    let (status, form, theirs) = refused(&ctx, (case, "", "network.step"), data, error).await?;
    let network = for_form(&ctx, case).await?;
    let page = page(&ctx, &network, None, form, theirs).await?;
    Ok(with_status(status, &page))
}

async fn change(
    ctx: RequestCtx,
    Path((case, step)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, network) = begun(&ctx, &case).await?;
    let step: NetworkStepId = id(&ctx, &step)?;
    let row = find(&ctx, &network, step)?;
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match entry(&data, Some(row)) {
        Ok(entry) => {
            app::network::step::change(ctx.app(), &ctx.op, case, (step, version), &entry).await
        }
        Err(error) => Err(error),
    };
    let error = match answer {
        Ok(Weighed::Saved(_)) => return Ok(done(&list_path(case), "network-flash-step")),
        Ok(Weighed::Doubtful(doubts)) => {
            return doubtful(&ctx, &network, Some(row), (&data, &doubts)).await;
        }
        Err(error) => error,
    };
    let subject = format!("network_step {step}");
    let about = (case, subject.as_str(), "network.step_change");
    let (status, form, theirs) = refused(&ctx, about, data, error).await?;
    let page = page(&ctx, &network, Some(row), form, theirs).await?;
    Ok(with_status(status, &page))
}
