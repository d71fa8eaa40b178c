//! Striking what was recorded by mistake: a paper, or an explanation. One page for both.

use app::{AppError, Problems, case::Head, paper::Struck};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::{CaseId, ExplanationId, PaperId};

use super::{last, list_path, name, recorded};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, with_status},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

/// The longest reason, in characters.
const MAX_REASON: usize = 500;

#[derive(Template)]
#[template(path = "paper/strike.html")]
pub(super) struct StrikePage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) action: String,
    pub(super) what: String,
    pub(super) lines: Vec<String>,
    pub(super) text: String,
    /// Who has struck it meanwhile, when and why.
    pub(super) struck: Option<String>,
    pub(super) f: FormView,
}

/// What is to be struck.
struct Subject {
    head: Head,
    title: &'static str,
    text: &'static str,
    action: String,
    what: String,
    lines: Vec<String>,
    struck: Option<Struck>,
}

async fn of_paper(ctx: &RequestCtx, case: CaseId, paper: PaperId) -> Result<Subject, WebError> {
    let texts = ctx.texts();
    let (head, row) = app::paper::one(ctx.app(), &ctx.op, case, paper)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(Subject {
        head,
        title: "paper-strike-title",
        text: "paper-strike-text",
        action: format!("{}/kept/{paper}/strike", list_path(case)),
        what: name(texts, row.kind),
        lines: vec![
            format!("{}, {}", texts.date(row.handed_on), row.handed_to),
            recorded(texts, &row.recorded_by_name, row.recorded_at),
        ],
        struck: row.struck,
    })
}

async fn of_explanation(
    ctx: &RequestCtx,
    case: CaseId,
    explanation: ExplanationId,
) -> Result<Subject, WebError> {
    let texts = ctx.texts();
    let (head, row) = app::paper::explanation(ctx.app(), &ctx.op, case, explanation)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(Subject {
        head,
        title: "paper-strike-explanation-title",
        text: "paper-strike-explanation-text",
        action: format!("{}/explained/{explanation}/strike", list_path(case)),
        what: texts.code("information_topic", row.topic).into_owned(),
        lines: vec![
            last(texts, &row),
            recorded(texts, &row.recorded_by_name, row.recorded_at),
        ],
        struck: row.struck,
    })
}

async fn page(
    ctx: &RequestCtx,
    subject: Subject,
    (status, f): (StatusCode, FormView),
) -> Result<Response, WebError> {
    let texts = ctx.texts();
    let title = texts.get(subject.title).into_owned();
    let page = StrikePage {
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &subject.head, title),
        action: subject.action,
        what: subject.what,
        lines: subject.lines,
        text: texts.get(subject.text).into_owned(),
        struck: subject.struck.map(|one| super::struck(texts, &one)),
        f,
    };
    Ok(with_status(status, &page))
}

pub(super) async fn paper_form(
    ctx: RequestCtx,
    Path((case, paper)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let subject = of_paper(&ctx, id(&ctx, &case)?, id(&ctx, &paper)?).await?;
    begun(&ctx, subject).await
}

pub(super) async fn explanation_form(
    ctx: RequestCtx,
    Path((case, explanation)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let subject = of_explanation(&ctx, id(&ctx, &case)?, id(&ctx, &explanation)?).await?;
    begun(&ctx, subject).await
}

async fn begun(ctx: &RequestCtx, subject: Subject) -> Result<Response, WebError> {
    let form = ctx.form(&subject.action, FormData::default()).await?;
    page(ctx, subject, (StatusCode::OK, form)).await
}

fn reason(data: &FormData) -> Result<String, AppError> {
    let mut problems = Problems::new();
    let reason = data.optional("reason", MAX_REASON, &mut problems);
    problems.none_or_invalid().map(|()| reason)
}

pub(super) async fn paper(
    ctx: RequestCtx,
    Path((case, paper)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, paper): (CaseId, PaperId) = (id(&ctx, &case)?, id(&ctx, &paper)?);
    let answer = match reason(&data) {
        Ok(reason) => app::paper::strike(ctx.app(), &ctx.op, case, paper, &reason).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "paper-flash-struck"));
    };
    let form = refused(&ctx, data, error)?;
    page(&ctx, of_paper(&ctx, case, paper).await?, form).await
}

pub(super) async fn explanation(
    ctx: RequestCtx,
    Path((case, explanation)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, explanation): (CaseId, ExplanationId) = (id(&ctx, &case)?, id(&ctx, &explanation)?);
    let answer = match reason(&data) {
        Ok(reason) => {
            app::paper::strike_explanation(ctx.app(), &ctx.op, case, explanation, &reason).await
        }
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        return Ok(done(&list_path(case), "paper-flash-explanation-struck"));
    };
    let form = refused(&ctx, data, error)?;
    page(&ctx, of_explanation(&ctx, case, explanation).await?, form).await
}

/// The form once more: with its problems, or because somebody else was faster.
fn refused(
    ctx: &RequestCtx,
    data: FormData,
    error: AppError,
) -> Result<(StatusCode, FormView), WebError> {
    match error {
        AppError::Invalid(problems) => Ok((
            StatusCode::UNPROCESSABLE_ENTITY,
            FormView::invalid(ctx.texts(), data, problems),
        )),
        AppError::Conflict(_) => Ok((StatusCode::CONFLICT, FormView::new(ctx.texts(), data))),
        other => Err(ctx.error(other)),
    }
}
