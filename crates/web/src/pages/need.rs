//! One need of a client: what was said of it, where it stands in the plan, and what there is to say now.
//!
//! Needs are noted where a life domain is settled; that page shows them in a line each.

use app::{
    AppError, Problems,
    assessment::Assessments,
    need::{ClientNeed, NeedEvent, Said},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    assessment::Voice,
    ids::{CaseId, NeedEventId, NeedId},
    need::NeedState,
};
use i18n::{Lang, Texts, texts};

use super::{
    assessment::domain_title,
    assignment::{Theirs, id},
    case::{CaseFrame, CaseTab, form_frame},
};
use crate::{
    correction::struck_by,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::{self, Strike},
    page::{Nav, Shell, done, html, with_status},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

/// The longest text, in characters.
const MAX_TEXT: usize = 2_000;

const NEED: &str = "/cases/{case}/assessment/needs/{need}";
const EVENT: &str = "/cases/{case}/assessment/needs/{need}/events/{event}/strike";

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get(NEED, Guard::Case, show)
        .form(NEED, NEED, Guard::Case, say)
        .get(EVENT, Guard::Case, strike_form)
        .form(EVENT, EVENT, Guard::Case, strike)
}

/// A need in the list of its life domain.
pub(super) struct NeedLine {
    pub href: String,
    pub title: String,
    pub class: &'static str,
    pub icon: &'static str,
    pub state: String,
    /// Since when, who says so, who wrote it down.
    pub noted: String,
    /// The goal that names it.
    pub goal: Option<String>,
}

/// The needs of a life domain that count, in the order in which they were noted.
pub(super) fn lines(texts: &Texts, all: &Assessments, domain: &str) -> Vec<NeedLine> {
    let needs = all.needs_in(domain);
    needs
        .filter_map(|one| {
            let (class, icon) = sign(one.state()?);
            let noted = one.counting().next()?;
            Some(NeedLine {
                href: path(all.head.case.id, one.id),
                title: title(texts, all, one),
                class,
                icon,
                state: texts.code("need_state", one.state()?).into_owned(),
                noted: texts.with("need-noted-by", &who(texts, noted)),
                goal: goal(texts, one),
            })
        })
        .collect()
}

/// How many needs of a life domain are open and how many of them are in the plan; empty without any.
pub(super) fn counted(texts: &Texts, all: &Assessments, domain: &str) -> String {
    let states: Vec<NeedState> = all.needs_in(domain).filter_map(ClientNeed::state).collect();
    let open = states.iter().filter(|one| one.is_open()).count();
    let planned = states.iter().filter(|one| **one == NeedState::InPlan);
    let planned = planned.count();
    match (states.is_empty(), open, planned) {
        (true, ..) => String::new(),
        (false, 0, _) => texts.get("need-counted-closed").into_owned(),
        (false, open, 0) => texts.with("need-counted", &[("open", open.into())]),
        (false, open, planned) => texts.with(
            "need-counted-planned",
            &[("open", open.into()), ("planned", planned.into())],
        ),
    }
}

fn who<'a>(texts: &Texts, one: &'a NeedEvent) -> [(&'static str, i18n::Arg<'a>); 3] {
    [
        ("day", one.on.into()),
        ("voice", texts.code("voice", one.voice).into_owned().into()),
        ("name", (&one.by_name).into()),
    ]
}

fn title(texts: &Texts, all: &Assessments, need: &ClientNeed) -> String {
    let domain = all.domains.iter().find(|one| one.id == need.domain);
    let title = need.title(domain);
    title.in_language(texts.lang().code()).to_owned()
}

fn goal(texts: &Texts, need: &ClientNeed) -> Option<String> {
    let (words, since) = need.planned.as_ref().filter(|_| need.is_open())?;
    let goal = ("goal", words.into());
    Some(match since {
        Some(day) => texts.with("need-goal-since", &[goal, ("day", (*day).into())]),
        None => texts.with("need-goal", &[goal]),
    })
}

/// Class and sign of a state.
fn sign(state: NeedState) -> (&'static str, &'static str) {
    match state {
        NeedState::Open => ("st-risk", "risk"),
        NeedState::InPlan | NeedState::Met => ("st-ok", "ok"),
        NeedState::Gone => ("st-mute", "none"),
    }
}

/// Where a need is shown.
pub(super) fn path(case: CaseId, need: NeedId) -> String {
    format!("/cases/{case}/assessment/needs/{need}")
}

fn domain_path(case: CaseId, domain: &str) -> String {
    format!("/cases/{case}/assessment/domains/{domain}")
}

/// What was said of a need on one day.
struct EventLine {
    class: &'static str,
    icon: &'static str,
    state: String,
    text: String,
    /// What kind of statement it is.
    kind: String,
    /// Day, voice, who wrote it down.
    said: String,
    /// Who struck it, when and why.
    struck: Option<String>,
    /// Where it is struck.
    strike: String,
}

#[derive(Template)]
#[template(path = "need/need.html")]
struct NeedPage {
    sh: Shell,
    frame: CaseFrame,
    action: String,
    back: String,
    /// Name of the life domain.
    domain: String,
    goal: Option<String>,
    /// Newest first.
    events: Vec<EventLine>,
    /// Whether everything was struck.
    gone: bool,
    states: Vec<Choice>,
    voices: Vec<Choice>,
    may_edit: bool,
    theirs: Theirs,
    f: FormView,
}

async fn read(ctx: &RequestCtx, case: CaseId, need: NeedId) -> Result<Assessments, WebError> {
    app::assessment::assessments(ctx.app(), &ctx.op, case, &format!("need {need}"))
        .await
        .map_err(|e| ctx.error(e))
}

fn found<'a>(
    ctx: &RequestCtx,
    all: &'a Assessments,
    need: NeedId,
) -> Result<&'a ClientNeed, WebError> {
    let mut needs = all.needs.iter();
    let found = needs.find(|one| one.id == need);
    found.ok_or_else(|| ctx.error(AppError::NotFound))
}

async fn show(
    ctx: RequestCtx,
    Path((case, need)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, need): (CaseId, NeedId) = (id(&ctx, &case)?, id(&ctx, &need)?);
    let all = read(&ctx, case, need).await?;
    let one = found(&ctx, &all, need)?;
    let start = FormData::from_pairs([
        ("seen", one.said_so_far().to_string()),
        ("on", ctx.texts().date(ctx.today())),
        ("voice", Voice::Worker.code().to_owned()),
    ]);
    let form = ctx.form(&path(case, need), start).await?;
    let page = page(&ctx, &all, one, form, Theirs::default()).await?;
    Ok(html(&page))
}

async fn page(
    ctx: &RequestCtx,
    all: &Assessments,
    one: &ClientNeed,
    f: FormView,
    theirs: Theirs,
) -> Result<NeedPage, WebError> {
    let texts = ctx.texts();
    let need = title(texts, all, one);
    let heading = texts.with("need-page", &[("need", need.into())]);
    let case = all.head.case.id;
    let event = |row: &NeedEvent| event(texts, row, &path(case, one.id));
    Ok(NeedPage {
        sh: ctx.shell(Nav::Cases, heading.clone()).await?,
        frame: form_frame(ctx, &all.head, heading),
        action: path(case, one.id),
        back: domain_path(case, &one.domain),
        domain: domain_title(texts, all, &one.domain),
        goal: goal(texts, one),
        events: one.events.iter().rev().map(event).collect(),
        gone: one.state().is_none(),
        states: Choice::of(texts, "need_state", NeedState::SAID),
        voices: Choice::all::<Voice>(texts, "voice"),
        may_edit: all.may_edit,
        theirs,
        f,
    })
}

fn event(texts: &Texts, row: &NeedEvent, path: &str) -> EventLine {
    let (class, icon) = sign(row.state);
    EventLine {
        class,
        icon,
        state: texts.code("need_state", row.state).into_owned(),
        text: row.text.clone(),
        kind: statement::shown(texts, Some(row.voice.statement())),
        said: texts.with("need-noted-by", &who(texts, row)),
        struck: row.struck.as_ref().map(|one| struck_by(texts, one)),
        strike: format!("{path}/events/{}/strike", row.id),
    }
}

/// What was typed, as far as it can be read.
fn typed(data: &FormData) -> Result<Said, AppError> {
    let mut problems = Problems::new();
    let state = data.code("state", &mut problems);
    let voice = data.code("voice", &mut problems);
    let text = data.optional("text", MAX_TEXT, &mut problems);
    let on = data.date("on", &mut problems);
    match (state, voice, on) {
        (Some(state), Some(voice), Some(on)) if problems.0.is_empty() => Ok(Said {
            state,
            voice,
            text,
            on,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn say(
    ctx: RequestCtx,
    Path((case, need)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, need): (CaseId, NeedId) = (id(&ctx, &case)?, id(&ctx, &need)?);
    let seen = data.get("seen").parse().unwrap_or(-1);
    let answer = match typed(&data) {
        Ok(said) => app::need::say(ctx.app(), &ctx.op, case, (need, seen), &said).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&path(case, need), "need-flash-said"));
    };
    let subject = format!("need {need}");
    let changing = Changing::row(case, &subject, &["need.say"]).seen("seen");
    let (status, form, theirs) = refused(&ctx, changing, data, error).await?;
    let all = read(&ctx, case, need).await?;
    let one = found(&ctx, &all, need)?;
    let page = page(&ctx, &all, one, form, theirs).await?;
    Ok(with_status(status, &page))
}

// --- struck

type EventPath = Path<(String, String, String)>;

async fn striking(
    ctx: &RequestCtx,
    (case, need, event): (CaseId, NeedId, NeedEventId),
) -> Result<(Assessments, Strike), WebError> {
    let all = read(ctx, case, need).await?;
    let one = found(ctx, &all, need)?;
    let mut events = one.events.iter();
    let row = events.find(|row| row.id == event);
    let row = row.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let texts = ctx.texts();
    let state = texts.code("need_state", row.state);
    let said = texts.with("need-noted-by", &who(texts, row));
    let strike = Strike {
        title: "need-strike",
        intro: vec![
            format!(
                "{}: {state}. {} ({said})",
                title(texts, &all, one),
                row.text
            ),
            texts.get("need-strike-text").into_owned(),
        ],
        action: format!("{}/events/{event}/strike", path(case, need)),
        back: path(case, need),
        struck: row.struck.clone(),
    };
    Ok((all, strike))
}

fn ids(
    ctx: &RequestCtx,
    Path((case, need, event)): &EventPath,
) -> Result<(CaseId, NeedId, NeedEventId), WebError> {
    Ok((id(ctx, case)?, id(ctx, need)?, id(ctx, event)?))
}

async fn strike_form(ctx: RequestCtx, at: EventPath) -> Result<Response, WebError> {
    let (all, strike) = striking(&ctx, ids(&ctx, &at)?).await?;
    strike.ask(&ctx, &all.head).await
}

async fn strike(ctx: RequestCtx, at: EventPath, data: FormData) -> Result<Response, WebError> {
    let at = ids(&ctx, &at)?;
    let (case, need, event) = at;
    let answer = match mend::reason(&data) {
        Ok(why) => app::need::strike(ctx.app(), &ctx.op, case, (need, event), &why).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&path(case, need), "common-flash-struck"));
    };
    let (all, strike) = striking(&ctx, at).await?;
    let data = (data, &["need.strike"][..]);
    strike.again(&ctx, &all.head, data, error).await
}

// --- samples

/// A line with sample content.
pub(super) fn sample_line(texts: &Texts) -> NeedLine {
    NeedLine {
        href: "/cases/1/assessment/needs/1".to_owned(),
        title: "Mietschulden".to_owned(),
        class: "st-ok",
        icon: "ok",
        state: texts.code("need_state", NeedState::InPlan).into_owned(),
        noted: "seit 12.11.2026".to_owned(),
        goal: Some("Ziel: „Ich will eine Wohnung.“".to_owned()),
    }
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = texts(lang);
    let words = str::to_owned;
    let mut problems = Problems::new();
    problems.add_key("text", "need-problem-text");
    let start = FormData::from_pairs([("on", words("24.11.2026"))]);
    let line = |struck: Option<String>| EventLine {
        class: "st-risk",
        icon: "risk",
        state: texts.code("need_state", NeedState::Open).into_owned(),
        text: words("Seit der Trennung."),
        kind: statement::shown(texts, Some(Voice::Client.statement())),
        said: words("seit 12.11.2026, Klient_in"),
        struck,
        strike: words("/cases/1/assessment/needs/1/events/1/strike"),
    };
    let page = NeedPage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        action: words("/cases/1/assessment/needs/1"),
        back: words("/cases/1/assessment/domains/housing"),
        domain: words("Wohnen"),
        goal: Some(words("Ziel: „Ich will eine Wohnung.“")),
        events: vec![line(None), line(Some(words("Gestrichen von Ben Muster")))],
        gone: true,
        states: Choice::of(texts, "need_state", NeedState::SAID),
        voices: Choice::all::<Voice>(texts, "voice"),
        may_edit: true,
        theirs: Theirs {
            by: Some(words("Ben Muster")),
            fields: vec![(words("Stand"), words("gedeckt"))],
        },
        f: FormView::invalid(texts, start, problems),
    };
    vec![("need/need.html", page.render().unwrap_or_default())]
}
