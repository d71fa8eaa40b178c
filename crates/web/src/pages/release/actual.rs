//! The actual release: recorded, corrected, taken back.

use app::{
    AppError, Problems,
    release::{ActualRelease, Preview, ReleaseView},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{Code, ids::CaseId, release::ReleaseKind};

use super::{
    NOTE, SOURCE, case_id, kinds,
    lines::{HistoryLine, PreviewLines},
    refused, seen,
};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::case::{CaseFrame, form_frame},
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "release/actual.html")]
pub(super) struct ActualPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) f: FormView,
    pub(super) kinds: Vec<Choice>,
    pub(super) ways: Vec<Choice>,
    /// The release that is recorded already, if one is.
    pub(super) recorded: Option<HistoryLine>,
    /// What saving would move, if that has to be looked at first.
    pub(super) preview: Option<PreviewLines>,
    /// What somebody else has saved meanwhile.
    pub(super) theirs: Option<HistoryLine>,
}

pub(super) async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case = case_id(&ctx, &case)?;
    let view = app::release::view(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    if !view.may_confirm {
        return Err(ctx.error(AppError::Denied(access::Why::Role)));
    }
    let row = &view.head.case;
    let day = if row.released {
        row.release_on
    } else {
        Some(ctx.today())
    };
    let mut data = FormData::default();
    let day = day.map_or_else(String::new, |day| ctx.texts().date(day));
    data.push("release_on", day);
    data.push("kind", row.release_kind.map_or("", Code::code));
    data.push("way", "other_day");
    data.push("seen", seen(&view));
    let action = format!("/cases/{case}/release/actual");
    let f = ctx.form(&action, data).await?;
    Ok(html(&page(&ctx, &view, f).await?))
}

pub(super) async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = case_id(&ctx, &case)?;
    let saved = if data.get("way") == "not_released" {
        withdraw(&ctx, case, &data).await.map(Saved::Done)
    } else {
        confirm(&ctx, case, &data).await
    };
    match saved {
        Ok(Saved::Done(key)) => Ok(done(&format!("/cases/{case}/release"), key)),
        Ok(Saved::LookFirst(shown)) => {
            let (view, preview) = *shown;
            let typed = data.pairs().iter().filter(|(name, _)| name != "confirmed");
            let typed = typed.map(|(name, value)| (name.as_str(), value.clone()));
            let day = preview.release_on.to_string();
            let data = FormData::from_pairs(typed.chain([("confirmed", day)]));
            let f = FormView::new(ctx.texts(), data);
            let mut page = page(&ctx, &view, f).await?;
            let mut lines = PreviewLines::new(ctx.texts(), ctx.today(), &preview);
            // That the day is over is why it is recorded, and nothing can come earlier any more.
            lines.past = false;
            lines.outlook.earliest = None;
            page.preview = Some(lines);
            Ok(html(&page))
        }
        Err(error) => not_taken(&ctx, case, data, error).await,
    }
}

/// What came of sending the form.
enum Saved {
    /// It is saved: key of the words that say so.
    Done(&'static str),
    /// Nothing is saved yet: another day than the one that counts moves much.
    LookFirst(Box<(ReleaseView, Preview)>),
}

async fn confirm(ctx: &RequestCtx, case: CaseId, data: &FormData) -> Result<Saved, AppError> {
    let mut problems = Problems::new();
    let day = data.date("release_on", &mut problems);
    let kind = data.code::<ReleaseKind>("kind", &mut problems);
    let source = data.required("source", SOURCE, &mut problems);
    let reason = data.optional("reason", NOTE, &mut problems);
    let (Some(day), Some(kind), true) = (day, kind, problems.0.is_empty()) else {
        return Err(AppError::Invalid(problems));
    };
    let actual = ActualRelease {
        day,
        kind,
        source,
        reason,
        seen: data.get("seen").parse().ok(),
    };
    if data.get("confirmed") != day.to_string()
        && let Some(shown) = app::release::preview_actual(ctx.app(), &ctx.op, case, &actual).await?
    {
        return Ok(Saved::LookFirst(Box::new(shown)));
    }
    let corrected = app::release::confirm(ctx.app(), &ctx.op, case, &actual).await?;
    Ok(Saved::Done(if corrected {
        "release-flash-corrected"
    } else {
        "release-flash-actual"
    }))
}

async fn withdraw(
    ctx: &RequestCtx,
    case: CaseId,
    data: &FormData,
) -> Result<&'static str, AppError> {
    let mut problems = Problems::new();
    let reason = data.optional("reason", NOTE, &mut problems);
    problems.none_or_invalid()?;
    let seen = data.get("seen").parse().ok();
    app::release::withdraw(ctx.app(), &ctx.op, case, &reason, seen).await?;
    Ok("release-flash-withdrawn")
}

async fn not_taken(
    ctx: &RequestCtx,
    case: CaseId,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let refused = refused(ctx, case, data, error).await?;
    let mut page = page(ctx, &refused.view, refused.f).await?;
    page.theirs = refused.theirs;
    Ok(with_status(refused.status, &page))
}

async fn page(ctx: &RequestCtx, view: &ReleaseView, f: FormView) -> Result<ActualPage, WebError> {
    let texts = ctx.texts();
    let released = view.head.case.released;
    let title = texts.get(if released {
        "release-correct-title"
    } else {
        "release-actual-title"
    });
    let recorded = view
        .history
        .iter()
        .find(|row| released && Some(row.id) == view.counts)
        .map(|row| HistoryLine::new(texts, row, view.counts));
    Ok(ActualPage {
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &view.head, title),
        f,
        kinds: kinds(texts),
        ways: ways(texts),
        recorded,
        preview: None,
        theirs: None,
    })
}

pub(super) fn ways(texts: &i18n::Texts) -> Vec<Choice> {
    ["other_day", "not_released"]
        .into_iter()
        .map(|way| {
            let key = format!("release-way-{}", way.replace('_', "-"));
            Choice::new(way, texts.get(&key))
        })
        .collect()
}
