//! A finished version, to be read, and striking one.

use app::{
    AppError, Problems,
    assessment::{AssessmentRow, Assessments, Version, says_something},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    assessment::Voice,
    ids::{AssessmentId, CaseId},
};

use super::{
    base, begin_href, domain_title, for_form, list_path, visible,
    words::{self, Marked, Told},
};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

/// The longest reason, in characters.
const MAX_REASON: usize = 1_000;
/// One domain of a finished version.
pub(super) struct Part {
    pub title: String,
    pub problem: Marked,
    pub resource: Marked,
    pub told: Told,
}

#[derive(Template)]
#[template(path = "assessment/read.html")]
pub(super) struct ReadPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub facts: Vec<(String, String)>,
    pub hidden: bool,
    pub struck: Option<String>,
    /// Where this person's words stand that were typed too late to be saved.
    pub typed: Option<String>,
    pub summary: String,
    pub is_summary: bool,
    pub order: Vec<String>,
    pub parts: Vec<Part>,
    pub silent: Vec<String>,
    pub again: Option<String>,
    /// Where is said that a summary was talked over with the client.
    pub share: Option<String>,
    pub strike: Option<String>,
    pub back: String,
}

pub(super) async fn page(
    ctx: &RequestCtx,
    all: &Assessments,
    one: &Version,
) -> Result<ReadPage, WebError> {
    let texts = ctx.texts();
    let voice = texts.code("voice", one.row.voice);
    let title = texts.with("assessment-of", &[("voice", (&*voice).into())]);
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &all.head, title);
    Ok(read(sh, frame, all, one))
}

pub(super) fn read(sh: Shell, frame: CaseFrame, all: &Assessments, one: &Version) -> ReadPage {
    let texts = sh.texts;
    let row = &one.row;
    let path = format!("{}/versions/{}", base(&frame), row.id);
    let said = |domain: &str| one.rating(domain).filter(|rating| says_something(rating));
    let part = |domain: &programme::model::LifeDomain| {
        let rating = said(&domain.id)?;
        let (problem, resource) = words::marks(texts, all.questionnaire_of(one), one, &domain.id);
        Some(Part {
            title: sh.say(&domain.title).to_owned(),
            problem,
            resource,
            told: words::told(texts, all, one, rating),
        })
    };
    let silent = |domain: &&programme::model::LifeDomain| said(&domain.id).is_none();
    let again = row.counts() && all.may_edit;
    ReadPage {
        facts: facts(texts, all, one),
        hidden: row.keep_from_client_copy,
        struck: row.struck_at.map(|at| {
            texts.with(
                "assessment-struck",
                &[
                    (
                        "name",
                        row.struck_by_name.clone().unwrap_or_default().into(),
                    ),
                    ("when", texts.instant(at).into()),
                    (
                        "reason",
                        row.struck_reason.clone().unwrap_or_default().into(),
                    ),
                ],
            )
        }),
        typed: None,
        summary: row.summary.clone(),
        is_summary: row.voice == Voice::Summary,
        order: row
            .priorities
            .iter()
            .map(|domain| domain_title(sh.texts, all, domain))
            .collect(),
        parts: all.domains.iter().filter_map(part).collect(),
        silent: if row.voice.rates() {
            let titles = all.domains.iter().filter(silent);
            titles.map(|one| sh.say(&one.title).to_owned()).collect()
        } else {
            Vec::new()
        },
        again: again.then(|| begin_href(&base(&frame), row.voice, Some(one))),
        share: (again && row.voice == Voice::Summary).then(|| format!("{path}/shared")),
        strike: (again).then(|| format!("{path}/strike")),
        back: base(&frame),
        sh,
        frame,
    }
}

fn facts(texts: &i18n::Texts, all: &Assessments, one: &Version) -> Vec<(String, String)> {
    let row = &one.row;
    let label = |key: &str| texts.get(key).into_owned();
    let asked = all.questionnaire_of(one);
    let questionnaire = row.questionnaire.as_ref().map(|(id, version)| {
        let title = asked.map_or(id.as_str(), |one| {
            one.title.in_language(texts.lang().code())
        });
        texts.with(
            "assessment-questionnaire-version",
            &[("title", title.into()), ("version", version.into())],
        )
    });
    let mut facts = vec![
        (label("assessment-given-on"), texts.date(row.given_on)),
        (label("assessment-occasion"), words::occasion(texts, row)),
        (
            label("note-epistemic"),
            crate::statement::shown(texts, Some(row.voice.statement())),
        ),
        (label("assessment-source"), row.source.clone()),
        (label("assessment-release-basis"), row.release_basis.clone()),
        (
            label("assessment-on-paper"),
            if row.on_paper {
                label("assessment-on-paper-yes")
            } else {
                String::new()
            },
        ),
        (label("assessment-shared-on"), shared(texts, row)),
        (label("assessment-written-by"), row.author_name.clone()),
        (
            label("assessment-finished-at"),
            row.finished_at
                .map(|at| texts.instant(at))
                .unwrap_or_default(),
        ),
        (
            label("assessment-questionnaire"),
            questionnaire.unwrap_or_default(),
        ),
    ];
    facts.retain(|(_, value)| !value.is_empty());
    facts
}

/// When a summary was talked over with the client, or that it was not yet.
fn shared(texts: &i18n::Texts, row: &AssessmentRow) -> String {
    match (row.voice, row.shared_on) {
        (Voice::Summary, Some(on)) => texts.date(on),
        (Voice::Summary, None) => texts.get("assessment-not-shared").into_owned(),
        _ => String::new(),
    }
}

#[derive(Template)]
#[template(path = "assessment/strike.html")]
pub(super) struct StrikePage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub about: String,
    pub back: String,
    pub theirs: Theirs,
    pub f: FormView,
}

pub(super) async fn striking(
    ctx: RequestCtx,
    Path((case, version)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, version): (CaseId, AssessmentId) = (id(&ctx, &case)?, id(&ctx, &version)?);
    let all = for_form(&ctx, case, Some(version)).await?;
    let one = visible(&ctx, &all, version)?;
    let start = FormData::from_pairs([("version", one.row.version.to_string())]);
    let action = format!("{}/versions/{version}/strike", list_path(case));
    let form = ctx.form(&action, start).await?;
    Ok(html(
        &strike_page(&ctx, &all, one, form, Theirs::default()).await?,
    ))
}

async fn strike_page(
    ctx: &RequestCtx,
    all: &Assessments,
    one: &Version,
    f: FormView,
    theirs: Theirs,
) -> Result<StrikePage, WebError> {
    let texts = ctx.texts();
    let title = texts.get("assessment-strike-title").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &all.head, title);
    let back = format!("{}/versions/{}", base(&frame), one.row.id);
    Ok(StrikePage {
        action: format!("{back}/strike"),
        about: words::about(texts, &one.row),
        back,
        theirs,
        f,
        frame,
        sh,
    })
}

pub(super) async fn strike(
    ctx: RequestCtx,
    Path((case, version)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, version): (CaseId, AssessmentId) = (id(&ctx, &case)?, id(&ctx, &version)?);
    let number = data.get("version").parse().unwrap_or(0);
    let mut problems = Problems::new();
    let reason = data.optional("reason", MAX_REASON, &mut problems);
    let answer = match problems.none_or_invalid() {
        Ok(()) => {
            app::assessment::strike(ctx.app(), &ctx.op, case, (version, number), &reason).await
        }
        Err(error) => Err(error),
    };
    let texts = ctx.texts();
    let (status, form, theirs) = match answer {
        Ok(()) => return Ok(done(&list_path(case), "assessment-flash-struck")),
        Err(AppError::Invalid(problems)) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            FormView::invalid(texts, data, problems),
            Theirs::default(),
        ),
        Err(AppError::Conflict(conflict)) => {
            let form = FormView::new(texts, data);
            (StatusCode::CONFLICT, form, Theirs::of(texts, &conflict))
        }
        Err(other) => return Err(ctx.error(other)),
    };
    let all = for_form(&ctx, case, Some(version)).await?;
    let one = visible(&ctx, &all, version)?;
    let page = strike_page(&ctx, &all, one, form, theirs).await?;
    Ok(with_status(status, &page))
}
