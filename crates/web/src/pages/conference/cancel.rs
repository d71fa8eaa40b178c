//! Calling a conference off: its own short form, which asks for nothing but why.

use app::{
    AppError, Message,
    conference::{ConferenceRow, Conferences},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    conference::ConferenceStatus,
    ids::{CaseId, ConferenceId},
};

use super::invitation::{one, read, refused};
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

#[derive(Template)]
#[template(path = "conference/cancel.html")]
pub(super) struct CancelPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) f: FormView,
    pub(super) action: String,
    pub(super) back: String,
    /// Which conference it is.
    pub(super) when: String,
    pub(super) purpose: String,
    pub(super) theirs: Theirs,
}

fn path(case: CaseId, conference: ConferenceId) -> String {
    format!("/cases/{case}/conferences/{conference}/cancel")
}

pub(super) async fn ask(
    ctx: RequestCtx,
    Path((case, conference)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let conference: ConferenceId = id(&ctx, &conference)?;
    let view = read(&ctx, case, Some(conference)).await?;
    let row = one(&ctx, &view, conference)?;
    if row.status != ConferenceStatus::Invited {
        let over = Message::new("conference-refused-over");
        return Err(ctx.error(AppError::Refused(over)));
    }
    let start = FormData::from_pairs([("version", row.version.to_string())]);
    let f = ctx.form(&path(case, conference), start).await?;
    let page = page(&ctx, (&view, row), f, Theirs::default()).await?;
    Ok(html(&page))
}

async fn page(
    ctx: &RequestCtx,
    (view, row): (&Conferences, &ConferenceRow),
    f: FormView,
    theirs: Theirs,
) -> Result<CancelPage, WebError> {
    let texts = ctx.texts();
    let title = texts.get("conference-do-cancel").into_owned();
    let frame = form_frame(ctx, &view.head, title.as_str());
    let said = if f.has_problems() {
        texts.with("error-prefix", &[("title", title.as_str().into())])
    } else {
        title
    };
    Ok(CancelPage {
        sh: ctx.shell(Nav::Cases, said).await?,
        action: path(view.head.case.id, row.id),
        back: format!("{}/conferences", frame.href),
        when: texts.instant(row.at),
        purpose: row.content.purpose.clone(),
        theirs,
        frame,
        f,
    })
}

pub(super) async fn cancel(
    ctx: RequestCtx,
    Path((case, conference)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let conference: ConferenceId = id(&ctx, &conference)?;
    let which = (conference, data.get("version").parse().unwrap_or(0));
    let why = data.get("why").trim().to_owned();
    let answer = app::conference::cancel(ctx.app(), &ctx.op, case, which, &why).await;
    let Err(error) = answer else {
        let list = format!("/cases/{case}/conferences");
        return Ok(done(&list, "conference-flash-cancelled"));
    };
    let (status, f, theirs) = refused(&ctx, case, Some(conference), data, error).await?;
    let view = read(&ctx, case, Some(conference)).await?;
    let row = one(&ctx, &view, conference)?;
    let page = page(&ctx, (&view, row), f, theirs).await?;
    Ok(with_status(status, &page))
}
