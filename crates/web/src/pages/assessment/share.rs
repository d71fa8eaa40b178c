//! That the summary was talked over with the client, and when (P18e): said when it is finished, or later.

use app::{
    AppError, Problems,
    assessment::{Assessments, Version},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    assessment::Voice,
    ids::{AssessmentId, CaseId},
};

use super::{base, for_form, list_path, visible, words};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::Shell,
    page::{Nav, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "assessment/share.html")]
pub(super) struct SharePage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub about: String,
    pub back: String,
    pub theirs: Theirs,
    pub f: FormView,
}

/// A summary that counts; nothing else is talked over like this.
fn summary<'a>(
    ctx: &RequestCtx,
    all: &'a Assessments,
    version: AssessmentId,
) -> Result<&'a Version, WebError> {
    let one = visible(ctx, all, version)?;
    if one.row.voice == Voice::Summary && one.row.counts() {
        Ok(one)
    } else {
        Err(ctx.error(AppError::NotFound))
    }
}

pub(super) async fn show(
    ctx: RequestCtx,
    Path((case, version)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, version): (CaseId, AssessmentId) = (id(&ctx, &case)?, id(&ctx, &version)?);
    let all = for_form(&ctx, case, Some(version)).await?;
    let one = summary(&ctx, &all, version)?;
    let on = one.row.shared_on.unwrap_or_else(|| ctx.today());
    let start = FormData::from_pairs([
        ("shared_on", ctx.texts().date(on)),
        ("version", one.row.version.to_string()),
    ]);
    let form = FormView::new(ctx.texts(), start);
    Ok(html(&page(&ctx, &all, one, form, Theirs::default()).await?))
}

async fn page(
    ctx: &RequestCtx,
    all: &Assessments,
    one: &Version,
    f: FormView,
    theirs: Theirs,
) -> Result<SharePage, WebError> {
    let texts = ctx.texts();
    let title = texts.get("assessment-share").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &all.head, title);
    let back = format!("{}/versions/{}", base(&frame), one.row.id);
    Ok(SharePage {
        action: format!("{back}/shared"),
        about: words::about(texts, &one.row),
        back,
        theirs,
        f,
        frame,
        sh,
    })
}

pub(super) async fn save(
    ctx: RequestCtx,
    Path((case, version)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, version): (CaseId, AssessmentId) = (id(&ctx, &case)?, id(&ctx, &version)?);
    let number = data.get("version").parse().unwrap_or(0);
    let mut problems = Problems::new();
    let on = data.optional_date("shared_on", &mut problems);
    let answer = match problems.none_or_invalid() {
        Ok(()) => app::assessment::share(ctx.app(), &ctx.op, case, (version, number), on).await,
        Err(error) => Err(error),
    };
    let texts = ctx.texts();
    let (status, form, theirs) = match answer {
        Ok(()) => {
            let back = format!("{}/versions/{version}", list_path(case));
            return Ok(done(&back, "assessment-flash-shared"));
        }
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
    let one = summary(&ctx, &all, version)?;
    Ok(with_status(
        status,
        &page(&ctx, &all, one, form, theirs).await?,
    ))
}
