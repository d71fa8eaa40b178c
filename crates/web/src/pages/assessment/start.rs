//! Beginning a version: whose it is, from when, and for a third party who speaks and on what basis.

use app::{
    AppError, Problems,
    assessment::{Assessments, Entry, Version, missing},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    assessment::{Occasion, Voice, usual_occasion},
    ids::{AssessmentId, CaseId},
};

use super::{begin_key, for_form, list_path, what_key};
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
};

/// The longest free text, in characters.
const MAX_TEXT: usize = 10_000;
/// The longest source or release, in characters.
const MAX_LINE: usize = 300;
/// How many domains a summary puts in order.
pub(super) const PRIORITIES: usize = 5;

/// What a form about a version as a whole shows, by its voice.
pub(super) struct Fields {
    /// Somebody else speaks.
    pub third: bool,
    /// It is the summary.
    pub summary: bool,
    /// On which occasion it is written.
    pub occasions: Vec<Choice>,
    /// Life domains to put in order.
    pub domains: Vec<Choice>,
    /// The fields of the order, with their labels.
    pub priorities: Vec<(String, String)>,
    /// That it was on paper.
    pub paper: Vec<Choice>,
    /// That it is kept from the client's copy.
    pub keep: Vec<Choice>,
}

impl Fields {
    pub(super) fn of(sh: &Shell, all: &[programme::model::LifeDomain], voice: Voice) -> Self {
        let one = |key| vec![Choice::new("yes", sh.t(key))];
        Self {
            third: voice == Voice::ThirdParty,
            summary: voice == Voice::Summary,
            occasions: Choice::all::<Occasion>(sh.texts, "occasion"),
            domains: all
                .iter()
                .map(|one| Choice::new(&one.id, sh.say(&one.title)))
                .collect(),
            priorities: (1..=PRIORITIES)
                .map(|at| {
                    let label = sh.t1("assessment-priority", "n", at);
                    (format!("priority_{at}"), label)
                })
                .collect(),
            paper: one("assessment-on-paper-yes"),
            keep: one("assessment-keep-yes"),
        }
    }
}

#[derive(Template)]
#[template(path = "assessment/start.html")]
pub(super) struct StartPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub what: String,
    pub intro: Option<String>,
    pub fields: Fields,
    pub f: FormView,
}

fn voice_of(ctx: &RequestCtx) -> Result<Voice, WebError> {
    let code = ctx.query("voice").unwrap_or_default();
    Voice::from_code(&code).map_err(|_| ctx.error(AppError::NotFound))
}

/// Where the form of a new version is sent, from its voice and the version it starts from.
fn start_action(ctx: &RequestCtx, case: CaseId, voice: Voice) -> Result<String, WebError> {
    let path = format!("{}?voice={}", list_path(case), voice.code());
    match from(ctx)? {
        Some(from) => Ok(format!("{path}&from={from}")),
        None => Ok(path),
    }
}

fn from(ctx: &RequestCtx) -> Result<Option<AssessmentId>, WebError> {
    ctx.query("from").map(|text| id(ctx, &text)).transpose()
}

pub(super) async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let all = for_form(&ctx, case, None).await?;
    let voice = voice_of(&ctx)?;
    let today = ctx.texts().date(ctx.today());
    let first = all.finished(voice).next().is_none();
    let occasion = usual_occasion(first, all.head.case.release_on, ctx.today());
    let mut start = FormData::from_pairs([
        ("given_on", today),
        ("occasion", occasion.code().to_owned()),
    ]);
    if let Some(former) = former(&all, voice, from(&ctx)?) {
        start.push("source", former.row.source.clone());
        start.push("release_basis", former.row.release_basis.clone());
        if voice == Voice::Summary {
            start.push("summary", former.row.summary.clone());
        }
        for (at, domain) in former.row.priorities.iter().enumerate() {
            start.push(&format!("priority_{}", at + 1), domain.clone());
        }
    }
    let action = start_action(&ctx, case, voice)?;
    let form = ctx.form(&action, start).await?;
    Ok(html(&start_page(&ctx, &all, voice, action, form).await?))
}

/// The version that a new one starts from: the one named, and for the summary the newest. Ratings are
/// taken over when the version begins, and a remark speaks of its own day.
fn former(all: &Assessments, voice: Voice, from: Option<AssessmentId>) -> Option<&Version> {
    match (voice, from) {
        (Voice::Summary, _) => all.newest(voice, ""),
        (_, Some(from)) => all.finished(voice).find(|one| one.row.id == from),
        (_, None) => None,
    }
}

async fn start_page(
    ctx: &RequestCtx,
    all: &Assessments,
    voice: Voice,
    action: String,
    f: FormView,
) -> Result<StartPage, WebError> {
    let title = ctx.texts().get(begin_key(voice)).into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let intro = all
        .questionnaire_for(voice)
        .and_then(|one| one.intro.as_ref());
    Ok(StartPage {
        frame: form_frame(ctx, &all.head, title),
        what: sh.t(what_key(voice)).into_owned(),
        intro: intro.map(|text| sh.say(text).to_owned()),
        fields: Fields::of(&sh, &all.domains, voice),
        action,
        f,
        sh,
    })
}

/// What was typed, and what of it cannot be read.
pub(super) fn entry(data: &FormData) -> (Entry, Problems) {
    let mut problems = Problems::new();
    let given_on = data.date("given_on", &mut problems);
    let occasion = match data.get("occasion") {
        "" => None,
        _ => data.code("occasion", &mut problems),
    };
    let source = data.optional("source", MAX_LINE, &mut problems);
    let release_basis = data.optional("release_basis", MAX_LINE, &mut problems);
    let summary = data.optional("summary", MAX_TEXT, &mut problems);
    let shared_on = data.optional_date("shared_on", &mut problems);
    let priorities = (1..=PRIORITIES)
        .map(|at| data.get(&format!("priority_{at}")).to_owned())
        .filter(|domain| !domain.is_empty())
        .collect();
    let typed = Entry {
        occasion,
        given_on: given_on.unwrap_or_default(),
        on_paper: data.has("on_paper", "yes"),
        source,
        release_basis,
        keep_from_client_copy: data.has("keep", "yes"),
        summary,
        priorities,
        shared_on,
    };
    (typed, problems)
}

pub(super) async fn start(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let all = for_form(&ctx, case, None).await?;
    let (voice, from) = (voice_of(&ctx)?, from(&ctx)?);
    let (entry, unread) = entry(&data);
    let answer = match unread.none_or_invalid() {
        Ok(()) => app::assessment::start(ctx.app(), &ctx.op, case, voice, &entry, from).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(version) => {
            let path = format!("{}/versions/{version}", list_path(case));
            Ok(done(&path, "assessment-flash-started"))
        }
        Err(AppError::Invalid(mut problems)) => {
            problems.complete(missing(voice, &entry, false));
            let form = FormView::invalid(ctx.texts(), data, problems);
            let action = start_action(&ctx, case, voice)?;
            let page = start_page(&ctx, &all, voice, action, form).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(other) => Err(ctx.error(other)),
    }
}
