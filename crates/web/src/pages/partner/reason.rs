//! What needs no more than a reason: an organisation is closed, a note is struck.

use app::{AppError, Problems};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::ids::{PartnerId, PartnerNoteId};

use super::form::CHANGES;
use crate::{
    error::WebError,
    form::{FormData, FormView},
    mend::{MAX_WHY, reason},
    page::{Nav, Shell, done, html, with_status},
    pages::assignment::{Theirs, id},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of these forms.
pub(super) fn routes() -> Routes {
    let (close, note) = (
        "/partners/{partner}/close",
        "/partners/{partner}/notes/{note}",
    );
    Routes::new()
        .get(close, Guard::SignedIn, ask_close)
        .form(close, close, Guard::SignedIn, close_it)
        .get(note, Guard::SignedIn, ask_strike)
        .form(note, note, Guard::SignedIn, strike_it)
}

#[derive(Template)]
#[template(path = "partner/reason.html")]
pub(super) struct ReasonPage {
    pub sh: Shell,
    pub f: FormView,
    pub action: String,
    pub back: String,
    /// What follows.
    pub intro: String,
    /// What it is about, as it was written.
    pub said: Option<String>,
    /// Its fields, drawn.
    pub fields: Vec<String>,
    pub theirs: Theirs,
}

async fn ask_close(ctx: RequestCtx, Path(partner): Path<String>) -> Result<Response, WebError> {
    let partner: PartnerId = id(&ctx, &partner)?;
    let ground = app::partner::for_form(ctx.app(), &ctx.op, Some(partner))
        .await
        .map_err(|e| ctx.error(e))?;
    let row = ground.partner;
    let row = row.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let start = FormData::from_pairs([
        ("version", row.version.to_string()),
        ("since", ctx.texts().date(ctx.today())),
    ]);
    let f = ctx
        .form(&format!("/partners/{partner}/close"), start)
        .await?;
    let page = close_page(&ctx, partner, f, Theirs::default()).await?;
    Ok(html(&page))
}

async fn close_page(
    ctx: &RequestCtx,
    partner: PartnerId,
    f: FormView,
    theirs: Theirs,
) -> Result<ReasonPage, WebError> {
    let ground = app::partner::for_form(ctx.app(), &ctx.op, Some(partner))
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    Ok(ReasonPage {
        sh: ctx.shell(Nav::Partners, texts.get("partner-close")).await?,
        action: format!("/partners/{partner}/close"),
        back: format!("/partners/{partner}"),
        intro: texts.get("partner-close-text").into_owned(),
        said: ground.partner.map(|row| row.name),
        fields: vec![
            f.hidden("version"),
            f.date_field("since", "partner-since"),
            f.text("why", "common-reason"),
        ],
        theirs,
        f,
    })
}

async fn close_it(
    ctx: RequestCtx,
    Path(partner): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let partner: PartnerId = id(&ctx, &partner)?;
    let version = data.get("version").parse().unwrap_or(0);
    let mut problems = Problems::new();
    let since = data.date("since", &mut problems);
    let why = data.optional("why", MAX_WHY, &mut problems);
    let answer = match since {
        Some(since) if problems.0.is_empty() => {
            let seen = (partner, version);
            app::partner::change::close(ctx.app(), &ctx.op, seen, (since, &why)).await
        }
        _ => Err(AppError::Invalid(problems)),
    };
    let error = match answer {
        Ok(()) => {
            return Ok(done(
                &format!("/partners/{partner}"),
                "partner-flash-closed",
            ));
        }
        Err(error) => error,
    };
    let subject = format!("partner {partner}");
    let changing = Changing::own(&subject, &CHANGES);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let page = close_page(&ctx, partner, f, theirs).await?;
    Ok(with_status(status, &page))
}

type Ids = (PartnerId, PartnerNoteId);

fn ids(ctx: &RequestCtx, (partner, note): &(String, String)) -> Result<Ids, WebError> {
    Ok((id(ctx, partner)?, id(ctx, note)?))
}

async fn ask_strike(
    ctx: RequestCtx,
    Path(path): Path<(String, String)>,
) -> Result<Response, WebError> {
    let ids = ids(&ctx, &path)?;
    let action = format!("/partners/{}/notes/{}", ids.0, ids.1);
    let f = ctx.form(&action, FormData::default()).await?;
    Ok(html(&strike_page(&ctx, ids, f).await?))
}

async fn strike_page(ctx: &RequestCtx, ids: Ids, f: FormView) -> Result<ReasonPage, WebError> {
    let row = app::partner::note::for_form(ctx.app(), &ctx.op, ids)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    Ok(ReasonPage {
        sh: ctx
            .shell(Nav::Partners, texts.get("partner-strike-note"))
            .await?,
        action: format!("/partners/{}/notes/{}", ids.0, ids.1),
        back: format!("/partners/{}", ids.0),
        intro: texts.get("partner-strike-note-text").into_owned(),
        said: Some(row.body),
        fields: vec![f.text("why", "common-strike-why")],
        theirs: Theirs::default(),
        f,
    })
}

async fn strike_it(
    ctx: RequestCtx,
    Path(path): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let ids = ids(&ctx, &path)?;
    let answer = match reason(&data) {
        Ok(why) => app::partner::note::strike(ctx.app(), &ctx.op, ids, &why).await,
        Err(error) => Err(error),
    };
    let error = match answer {
        Ok(()) => return Ok(done(&format!("/partners/{}", ids.0), "common-flash-struck")),
        Err(error) => error,
    };
    let changing = Changing::own("", &["partner.strike_note"]);
    let (status, f, _) = refused(&ctx, changing, data, error).await?;
    let page = strike_page(&ctx, ids, f).await?;
    Ok(with_status(status, &page))
}
