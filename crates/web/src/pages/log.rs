//! The log: for the data-protection officer, and who saw a case.

use app::{
    AppError, Problems,
    log::{LogFilter, LogLine, LogPage, Outcome, Seal, Verification},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::CaseId;
use i18n::{Arg, Lang, Texts};

use super::{
    case::{CaseFrame, CaseTab, case_frame},
    emergency::{EmergencyLine, emergency_line},
};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView, encode},
    page::{Nav, Shell, html, with_status},
    request::RequestCtx,
    routes::{Guard, Routes},
};

pub mod actions;
pub mod subject;
mod verdict;

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/log", Guard::SignedIn, list)
        .post("/log/verify", Guard::SignedIn, verify)
        .get("/log/head", Guard::SignedIn, head)
        .post("/log/head", Guard::SignedIn, compare)
        .get("/cases/{case}/log", Guard::Case, of_case)
}

struct Line {
    number: String,
    when: String,
    iso: String,
    who: String,
    what: String,
    subject: Vec<subject::Part>,
    refused: Option<String>,
    case: String,
    why: String,
    /// Whether the case was opened in an emergency.
    emergency: bool,
}

#[derive(Template)]
#[template(path = "log/list.html")]
struct ListPage {
    sh: Shell,
    f: FormView,
    people: Vec<Choice>,
    actions: Vec<Choice>,
    outcomes: Vec<Choice>,
    /// That emergency accesses have not been looked at.
    unseen: Option<String>,
    filtered: bool,
    lines: Vec<Line>,
    shown: String,
    first: Option<String>,
    older: Option<String>,
}

#[derive(Template)]
#[template(path = "log/case.html")]
struct CasePage {
    sh: Shell,
    frame: CaseFrame,
    emergencies: Vec<EmergencyLine>,
    lines: Vec<Line>,
    shown: String,
    first: Option<String>,
    older: Option<String>,
}

#[derive(Template)]
#[template(path = "log/head.html")]
struct HeadPage {
    sh: Shell,
    f: FormView,
    number: String,
    hash: String,
    at: String,
    compared: Option<verdict::Note>,
}

#[derive(Template)]
#[template(path = "log/verified.html")]
struct VerifiedPage {
    sh: Shell,
    entries: i64,
    erased: i64,
    hash: String,
    at: String,
    broken: Option<String>,
}

/// Names of the fields of the filter.
const FIELDS: [&str; 6] = ["user", "number", "action", "outcome", "from", "to"];

fn filter(data: &FormData) -> (LogFilter, Problems) {
    let mut problems = Problems::new();
    let user = match data.get("user") {
        "" => None,
        text => {
            let found = text.parse().ok();
            if found.is_none() {
                problems.add_key("user", "error-choose");
            }
            found
        }
    };
    let filter = LogFilter {
        user,
        number: data.get("number").to_owned(),
        action: data.get("action").to_owned(),
        outcome: match data.get("outcome") {
            "done" => Some(Outcome::Done),
            "refused" => Some(Outcome::Refused),
            _ => None,
        },
        from: data.optional_date("from", &mut problems),
        to: data.optional_date("to", &mut problems),
        before: data.get("before").parse().ok(),
    };
    (filter, problems)
}

async fn list(ctx: RequestCtx) -> Result<Response, WebError> {
    let data = ctx.query_form();
    let (filter, problems) = filter(&data);
    match app::log::page(ctx.app(), &ctx.op, &filter, problems).await {
        Ok(found) => {
            let f = FormView::new(ctx.texts(), data);
            Ok(html(&list_page(&ctx, f, found).await?))
        }
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(ctx.texts(), data, problems);
            let empty = app::log::empty_page(ctx.app(), &ctx.op).await;
            let page = list_page(&ctx, f, empty.map_err(|e| ctx.error(e))?).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn list_page(ctx: &RequestCtx, f: FormView, found: LogPage) -> Result<ListPage, WebError> {
    let texts = ctx.texts();
    let kept: Vec<String> = FIELDS
        .iter()
        .filter(|name| !f.data.get(name).is_empty())
        .map(|name| format!("{name}={}", encode(f.data.get(name))))
        .collect();
    let address = |before: Option<i64>| {
        let mut query = kept.clone();
        query.extend(before.map(|number| format!("before={number}")));
        format!("/log?{}", query.join("&"))
    };
    Ok(ListPage {
        sh: ctx.shell(Nav::Log, texts.get("log-title")).await?,
        people: found
            .people
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name.clone()))
            .collect(),
        actions: actions::choices(texts),
        outcomes: outcomes(texts),
        unseen: (found.unseen > 0)
            .then(|| texts.with("emergency-unseen", &[("n", found.unseen.into())])),
        filtered: !kept.is_empty(),
        shown: shown(texts, found.lines.len()),
        first: (!f.data.get("before").is_empty()).then(|| address(None)),
        older: found.next.map(|before| address(Some(before))),
        lines: found.lines.iter().map(|one| line(ctx, one)).collect(),
        f,
    })
}

fn outcomes(texts: &Texts) -> Vec<Choice> {
    ["done", "refused"]
        .map(|code| Choice::new(code, texts.get(&format!("log-outcome-{code}"))))
        .to_vec()
}

fn shown(texts: &Texts, lines: usize) -> String {
    texts.with("log-shown", &[("n", Arg::from(lines))])
}

/// The title of a life domain: the same word in every programme that has it.
fn domain_title(ctx: &RequestCtx, id: &str) -> Option<String> {
    let mut programmes = ctx.app().catalogue.programmes().iter();
    let domain = programmes.find_map(|programme| programme.domain(id))?;
    let lang = ctx.texts().lang().code();
    Some(domain.title.in_language(lang).to_owned())
}

fn line(ctx: &RequestCtx, line: &LogLine) -> Line {
    let texts = ctx.texts();
    let entry = &line.logged.entry;
    let erased = line.logged.erased;
    let word = |key: &str| texts.get(key).into_owned();
    let refused = match entry.outcome.as_str() {
        "refused" => Some(word("log-refused")),
        "hidden" => Some(word("log-refused-hidden")),
        _ => None,
    };
    Line {
        number: texts.number(line.logged.seq),
        when: texts.instant(entry.at),
        iso: entry.at.strftime("%Y-%m-%dT%H:%M:%SZ").to_string(),
        who: match &line.user_name {
            Some(name) => match &line.user_login {
                Some(login) => format!("{name} ({login})"),
                None => name.clone(),
            },
            None if erased => String::new(),
            None if entry.request.is_some() => word("log-nobody"),
            None => word("log-program"),
        },
        what: if erased {
            word("log-erased")
        } else {
            actions::words(texts, &entry.action)
        },
        subject: subject::titled(texts, &entry.subject, |id| domain_title(ctx, id)),
        refused,
        case: match &line.case_number {
            Some(number) => number.clone(),
            None if line.cases > 0 => texts.with("log-cases", &[("n", Arg::from(line.cases))]),
            None => String::new(),
        },
        why: why(texts, &entry.purpose),
        emergency: entry.purpose == app::emergency::PURPOSE,
    }
}

/// A purpose in words: a role, the command line, or what the person said.
fn why(texts: &Texts, purpose: &str) -> String {
    match app::log::role_of(purpose) {
        Some(role) => texts.code("role", role).into_owned(),
        None if purpose == app::emergency::PURPOSE => texts.get("emergency-title").into_owned(),
        None if purpose == "command_line" => texts.get("log-command-line").into_owned(),
        None => purpose.to_owned(),
    }
}

async fn of_case(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let id: CaseId = case.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    let before = ctx.query("before").and_then(|text| text.parse().ok());
    let (head, found) = app::log::of_case(ctx.app(), &ctx.op, id, before)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let address = format!("/cases/{id}/log");
    let page = CasePage {
        sh: ctx.shell(Nav::Cases, texts.get("log-of-case")).await?,
        frame: case_frame(&ctx, &head, CaseTab::Log),
        shown: shown(texts, found.lines.len()),
        first: before.map(|_| address.clone()),
        older: found.next.map(|next| format!("{address}?before={next}")),
        emergencies: found
            .emergencies
            .iter()
            .map(|one| emergency_line(texts, one, ctx.op.now))
            .collect(),
        lines: found
            .lines
            .iter()
            .map(|one| of_case_line(&ctx, &found, one))
            .collect(),
    };
    Ok(html(&page))
}

/// What was done in an emergency says why it was opened.
fn of_case_line(ctx: &RequestCtx, page: &LogPage, logged: &LogLine) -> Line {
    let (texts, mut line) = (ctx.texts(), line(ctx, logged));
    if line.emergency
        && let Some(one) = page.emergency_of(logged)
    {
        line.why = texts.with("emergency-why", &[("reason", (&one.reason).into())]);
    }
    line
}

async fn verify(ctx: RequestCtx) -> Result<Response, WebError> {
    let found = app::log::check(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("log-verify");
    let sh = ctx.shell(Nav::Log, title).await?;
    let at = ctx.texts().instant(ctx.op.now);
    Ok(html(&verified(sh, found, at)))
}

fn verified(sh: Shell, found: Verification, at: String) -> VerifiedPage {
    VerifiedPage {
        entries: found.entries,
        erased: found.erased,
        hash: verdict::grouped(&found.head),
        at,
        broken: found.broken.map(|one| verdict::broken(sh.texts, &one)),
        sh,
    }
}

async fn head_page(
    ctx: &RequestCtx,
    f: FormView,
    compared: Option<verdict::Note>,
) -> Result<HeadPage, WebError> {
    let head = app::log::head(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("log-head-title");
    Ok(HeadPage {
        sh: ctx.shell(Nav::Log, title).await?,
        f,
        number: head.seq.to_string(),
        hash: verdict::grouped(&head.hash),
        at: ctx.texts().instant(ctx.op.now),
        compared,
    })
}

async fn head(ctx: RequestCtx) -> Result<Response, WebError> {
    let f = FormView::new(ctx.texts(), FormData::default());
    Ok(html(&head_page(&ctx, f, None).await?))
}

async fn compare(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let mut problems = Problems::new();
    data.required("number", 20, &mut problems);
    data.required("seal", 200, &mut problems);
    let number = data.number("number", 1..=i64::MAX, 0, &mut problems);
    let compared = if problems.0.is_empty() {
        app::log::compare(ctx.app(), &ctx.op, number, data.get("seal")).await
    } else {
        Err(AppError::Invalid(problems))
    };
    let (status, problems, seal): (StatusCode, Problems, Option<Seal>) = match compared {
        Ok(seal) => (StatusCode::OK, Problems::new(), Some(seal)),
        Err(AppError::Invalid(problems)) => (StatusCode::UNPROCESSABLE_ENTITY, problems, None),
        Err(error) => return Err(ctx.error(error)),
    };
    let f = FormView::invalid(ctx.texts(), data, problems);
    let note = seal.map(|seal| verdict::of_seal(ctx.texts(), seal, number));
    Ok(with_status(status, &head_page(&ctx, f, note).await?))
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    verdict::samples(lang)
}
