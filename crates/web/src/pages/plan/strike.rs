//! Striking what was recorded wrongly about a plan: an answer, a signature, what became of a measure, how
//! far somebody goes alone. One page for all.

use app::{
    AppError, Problems,
    plan::{PlanView, Struck, wrong::Wrong},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::{CaseId, PlanEntryId, PlanVersionId};
use i18n::Texts;

use super::{
    act::progress_words,
    beside::judgement_words,
    path,
    signed::{answer_words, scan, signature_words, struck},
};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, with_status},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The longest reason, in characters.
const MAX_REASON: usize = 500;

/// Routes of striking.
pub(super) fn routes() -> Routes {
    let answer = "/cases/{case}/plan/agreement/{answer}/strike";
    let signature = "/cases/{case}/plan/signature/{signature}/strike";
    let progress = "/cases/{case}/plan/progress/entries/{entry}/strike";
    let judgement = "/cases/{case}/plan/independence/{entry}/strike";
    Routes::new()
        .get(answer, Guard::Case, answer_form)
        .form(answer, answer, Guard::Case, strike_answer)
        .get(signature, Guard::Case, signature_form)
        .form(signature, signature, Guard::Case, strike_signature)
        .get(progress, Guard::Case, progress_form)
        .form(progress, progress, Guard::Case, strike_progress)
        .get(judgement, Guard::Case, judgement_form)
        .form(judgement, judgement, Guard::Case, strike_judgement)
}

#[derive(Template)]
#[template(path = "plan/strike.html")]
pub(super) struct StrikePage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub back: String,
    /// `Version 1`.
    pub version: String,
    pub what: String,
    pub lines: Vec<String>,
    /// Address of the paper, and its hash.
    pub scan: Option<(String, String)>,
    pub text: String,
    /// Who has struck it, when and why.
    pub struck: Option<String>,
    pub f: FormView,
}

/// What is to be struck, in words.
struct Subject {
    title: &'static str,
    text: &'static str,
    action: String,
    /// The version; of none if it is about all of the plan.
    version: PlanVersionId,
    what: String,
    lines: Vec<String>,
    scan: Option<(String, String)>,
    struck: Option<Struck>,
}

/// The entry in words; `None`: there is none.
fn subject(texts: &Texts, view: &PlanView<'_>, wrong: Wrong) -> Option<Subject> {
    let plan = path(view.head.case.id);
    let recorded = |name: &str, at| {
        let when = texts.instant(at);
        let args = [("name", name.into()), ("when", when.into())];
        texts.with("common-recorded", &args)
    };
    match wrong {
        Wrong::Answer(id) => {
            let one = view.agreements.iter().find(|one| one.id == id)?;
            let said = Some(one.words.clone()).filter(|words| !words.is_empty());
            let recorded = recorded(&one.recorded_by_name, one.recorded_at);
            Some(Subject {
                title: "plan-strike-answer-title",
                text: "plan-strike-answer-text",
                action: format!("{plan}/agreement/{id}/strike"),
                version: one.version,
                what: answer_words(texts, one),
                lines: said.into_iter().chain([recorded]).collect(),
                scan: None,
                struck: one.struck.clone(),
            })
        }
        Wrong::Signature(id) => {
            let one = view.signatures.iter().find(|one| one.id == id)?;
            Some(Subject {
                title: "plan-strike-signature-title",
                text: "plan-strike-signature-text",
                action: format!("{plan}/signature/{id}/strike"),
                version: one.version,
                what: signature_words(texts, one),
                lines: vec![recorded(&one.recorded_by_name, one.recorded_at)],
                scan: scan(view, one),
                struck: one.struck.clone(),
            })
        }
        Wrong::Progress(id) => {
            let one = view.progress.iter().find(|one| one.id == id)?;
            Some(Subject {
                title: "plan-strike-progress-title",
                text: "plan-strike-progress-text",
                action: format!("{plan}/progress/entries/{id}/strike"),
                version: one.version,
                what: progress_words(texts, one),
                lines: vec![recorded(&one.recorded_by_name, one.recorded_at)],
                scan: None,
                struck: one.struck.clone(),
            })
        }
        Wrong::Independence(id) => {
            let one = view.independence.iter().find(|one| one.id == id)?;
            Some(Subject {
                title: "plan-strike-independence-title",
                text: "plan-strike-independence-text",
                action: format!("{plan}/independence/{id}/strike"),
                version: PlanVersionId::from_uuid(uuid::Uuid::nil()),
                what: judgement_words(texts, view, one),
                lines: vec![recorded(&one.recorded_by_name, one.recorded_at)],
                scan: None,
                struck: one.struck.clone(),
            })
        }
    }
}

async fn answer_form(
    ctx: RequestCtx,
    Path((case, answer)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let answer: PlanEntryId = id(&ctx, &answer)?;
    page(&ctx, case, Wrong::Answer(answer), None).await
}

async fn signature_form(
    ctx: RequestCtx,
    Path((case, signature)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let signature: PlanEntryId = id(&ctx, &signature)?;
    page(&ctx, case, Wrong::Signature(signature), None).await
}

async fn progress_form(
    ctx: RequestCtx,
    Path((case, entry)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, entry): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &entry)?);
    page(&ctx, case, Wrong::Progress(entry), None).await
}

async fn judgement_form(
    ctx: RequestCtx,
    Path((case, entry)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, entry): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &entry)?);
    page(&ctx, case, Wrong::Independence(entry), None).await
}

async fn strike_progress(
    ctx: RequestCtx,
    Path((case, entry)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, entry): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &entry)?);
    strike(&ctx, case, Wrong::Progress(entry), data).await
}

async fn strike_judgement(
    ctx: RequestCtx,
    Path((case, entry)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, entry): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &entry)?);
    strike(&ctx, case, Wrong::Independence(entry), data).await
}

async fn strike_answer(
    ctx: RequestCtx,
    Path((case, answer)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let answer: PlanEntryId = id(&ctx, &answer)?;
    strike(&ctx, case, Wrong::Answer(answer), data).await
}

async fn strike_signature(
    ctx: RequestCtx,
    Path((case, signature)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let signature: PlanEntryId = id(&ctx, &signature)?;
    strike(&ctx, case, Wrong::Signature(signature), data).await
}

async fn strike(
    ctx: &RequestCtx,
    case: CaseId,
    wrong: Wrong,
    data: FormData,
) -> Result<Response, WebError> {
    let mut problems = Problems::new();
    let reason = data.optional("reason", MAX_REASON, &mut problems);
    let stored = match problems.none_or_invalid() {
        Ok(()) => app::plan::wrong::strike(ctx.app(), &ctx.op, case, wrong, &reason).await,
        Err(error) => Err(error),
    };
    let flash = match wrong {
        Wrong::Answer(_) => "plan-flash-answer-struck",
        Wrong::Signature(_) => "plan-flash-signature-struck",
        Wrong::Progress(_) | Wrong::Independence(_) => "common-flash-struck",
    };
    let texts = ctx.texts();
    let sent = match stored {
        Ok(()) => return Ok(done(&path(case), flash)),
        Err(AppError::Invalid(problems)) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            FormView::invalid(texts, data, problems),
        ),
        Err(AppError::Conflict(_)) => (StatusCode::CONFLICT, FormView::new(texts, data)),
        Err(other) => return Err(ctx.error(other)),
    };
    page(ctx, case, wrong, Some(sent)).await
}

async fn page(
    ctx: &RequestCtx,
    case: CaseId,
    wrong: Wrong,
    sent: Option<(StatusCode, FormView)>,
) -> Result<Response, WebError> {
    let view = app::plan::wrong::for_strike(ctx.app(), &ctx.op, case, wrong)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let subject = subject(texts, &view, wrong).ok_or_else(|| ctx.error(AppError::NotFound))?;
    let (status, f) = if let Some(sent) = sent {
        sent
    } else {
        let f = ctx.form(&subject.action, FormData::default()).await?;
        (StatusCode::OK, f)
    };
    let title = texts.get(subject.title).into_owned();
    let number = view.versions.iter().find(|one| one.id == subject.version);
    let version = number.map(|one| texts.with("plan-version", &[("n", one.number.into())]));
    let page = StrikePage {
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &view.head, title),
        action: subject.action,
        back: path(case),
        version: version.unwrap_or_default(),
        what: subject.what,
        lines: subject.lines,
        scan: subject.scan,
        text: texts.get(subject.text).into_owned(),
        struck: subject.struck.as_ref().map(|one| struck(texts, Some(one))),
        f,
    };
    Ok(with_status(status, &page))
}
