//! Striking a concern that was written by mistake.

use app::{
    AppError,
    concern::{ConcernRow, Concerns},
};
use axum::{extract::Path, response::Response};
use domain::ids::{CaseId, ConcernId};

use super::{CHANGES, concern_line};
use crate::{
    error::WebError,
    form::FormData,
    mend::{self, Mend, reason},
    page::{done, html, with_status},
    pages::assignment::{Theirs, id},
    refused::{Changing, refused},
    request::RequestCtx,
};

fn path(case: CaseId, concern: ConcernId) -> String {
    format!("/cases/{case}/concerns/{concern}/strike")
}

async fn open(ctx: &RequestCtx, case: CaseId, concern: ConcernId) -> Result<Concerns, WebError> {
    app::concern::for_striking(ctx.app(), &ctx.op, case, concern)
        .await
        .map_err(|e| ctx.error(e))
}

fn found<'c>(
    ctx: &RequestCtx,
    view: &'c Concerns,
    concern: ConcernId,
) -> Result<&'c ConcernRow, WebError> {
    view.get(concern)
        .ok_or_else(|| ctx.error(AppError::NotFound))
}

fn mend(ctx: &RequestCtx, case: CaseId, row: &ConcernRow) -> Mend {
    let texts = ctx.texts();
    let line = concern_line(texts, "", row, ctx.today());
    let mut intro = vec![line.topic, line.asked, line.answer, line.by];
    intro.extend(line.struck);
    if line.became.is_some() || row.plan.is_some() {
        intro.push(texts.get("concern-strike-became").into_owned());
    }
    intro.retain(|part| !part.is_empty());
    Mend {
        title: "concern-strike",
        intro,
        action: path(case, row.id),
        back: format!("/cases/{case}/concerns"),
        fields: Vec::new(),
        strikes: false,
        only_strikes: true,
        former: Vec::new(),
    }
}

pub(super) async fn show(
    ctx: RequestCtx,
    Path((case, concern)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, concern): (CaseId, ConcernId) = (id(&ctx, &case)?, id(&ctx, &concern)?);
    let view = open(&ctx, case, concern).await?;
    let row = found(&ctx, &view, concern)?;
    let start = FormData::from_pairs([("version", row.version.to_string())]);
    let f = ctx.form(&path(case, concern), start).await?;
    let mend = mend(&ctx, case, row);
    let page = mend::page(&ctx, &view.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

pub(super) async fn strike(
    ctx: RequestCtx,
    Path((case, concern)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, concern): (CaseId, ConcernId) = (id(&ctx, &case)?, id(&ctx, &concern)?);
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match reason(&data) {
        Ok(why) => app::concern::strike(ctx.app(), &ctx.op, case, (concern, version), &why).await,
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        let back = format!("/cases/{case}/concerns");
        return Ok(done(&back, "common-flash-struck"));
    };
    let subject = format!("concern {concern}");
    let changing = Changing::row(case, &subject, CHANGES);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let view = open(&ctx, case, concern).await?;
    let row = found(&ctx, &view, concern)?;
    let mend = mend(&ctx, case, row);
    let page = mend::page(&ctx, &view.head, mend, f, theirs).await?;
    Ok(with_status(status, &page))
}
