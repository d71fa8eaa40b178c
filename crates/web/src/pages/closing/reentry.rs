//! Re-entry: asking for a new episode, and deciding about it.

use app::{
    AppError, Problems,
    approval::ApprovalRow,
    closing::{Reentry, ReentryRequest, Word},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{Code, ids::CaseId};
use i18n::{Arg, Texts};

use super::asked::{Asked, Forms};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Episode, episodes, id},
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Form, Guard, Routes},
};

/// Routes of re-entry.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/reentry", Guard::Case, page)
        .form(
            "/cases/{case}/reentry",
            "/cases/{case}/reentry",
            Guard::Case,
            request,
        )
        .form(
            "/cases/{case}/reentry/{approval}/grant",
            "/cases/{case}/reentry",
            Guard::Case,
            grant,
        )
        .button(
            "/cases/{case}/reentry/{approval}/refuse",
            Form {
                action: "/cases/{case}/reentry/{approval}/grant",
                page: "/cases/{case}/reentry",
            },
            Guard::Case,
            refuse,
        )
}

#[derive(Template)]
#[template(path = "closing/reentry.html")]
pub(super) struct ReentryPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub ended: String,
    pub rule: Option<String>,
    pub(super) open: Option<Asked>,
    /// The new time in custody that the open request names.
    pub asked_custody: Option<String>,
    pub own: bool,
    pub may_decide: bool,
    pub running: bool,
    pub kinds: Vec<Choice>,
    pub custody: Vec<Choice>,
    pub institutions: Vec<Choice>,
    pub(super) decided: Vec<Asked>,
    pub(super) episodes: Vec<Episode>,
    pub f: FormView,
    pub f_word: FormView,
}

async fn page(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let forms = Forms::kept(&ctx, &format!("/cases/{case}/reentry")).await?;
    let mut page = render(&ctx, case, forms).await?;
    if let Some(open) = &page.open
        && let Some(kept) = ctx.drafted(&format!("{}/grant", open.href)).await?
    {
        page.f_word = kept;
    }
    Ok(html(&page))
}

async fn render(ctx: &RequestCtx, case: CaseId, forms: Forms) -> Result<ReentryPage, WebError> {
    let view = app::closing::reentry(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("closing-reentry-title").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &view.head, title);
    Ok(built(sh, frame, &view, forms))
}

fn built(sh: Shell, frame: CaseFrame, view: &Reentry, forms: Forms) -> ReentryPage {
    let texts = sh.texts;
    let one_kind = match view.kinds[..] {
        [kind] => kind.code(),
        _ => "",
    };
    let start = || {
        let pairs = [
            ("kind", one_kind.to_owned()),
            ("custody", "same".to_owned()),
        ];
        FormView::new(texts, FormData::from_pairs(pairs))
    };
    let ways = [
        ("same", "closing-reentry-custody-same"),
        ("again", "closing-reentry-custody-again"),
    ];
    ReentryPage {
        ended: ended(&sh, view),
        rule: view.rule.as_ref().map(|rule| sh.say(rule).to_owned()),
        open: view.open.as_ref().map(|one| asked(&sh, &frame, one)),
        asked_custody: view.open.as_ref().and_then(|one| custody(texts, view, one)),
        own: view.word == Word::Own,
        may_decide: view.word == Word::Free,
        running: view.running,
        kinds: view
            .kinds
            .iter()
            .map(|kind| Choice::new(kind.code(), texts.code("reentry_kind", *kind)))
            .collect(),
        custody: ways
            .map(|(value, key)| Choice::new(value, texts.get(key)))
            .to_vec(),
        institutions: view
            .institutions
            .iter()
            .map(|(code, name)| Choice::new(code, name))
            .collect(),
        decided: view
            .decided
            .iter()
            .map(|one| asked(&sh, &frame, one))
            .collect(),
        episodes: episodes(texts, &view.episodes, view.head.case.id),
        f: forms.request.unwrap_or_else(start),
        f_word: forms
            .word
            .unwrap_or_else(|| FormView::new(texts, FormData::default())),
        sh,
        frame,
    }
}

fn ended(sh: &Shell, view: &Reentry) -> String {
    let texts = sh.texts;
    match (view.head.case.exit_on, &view.closure) {
        (Some(day), Some(reason)) => {
            let reason = Arg::from(sh.say(&reason.title));
            texts.with(
                "closing-reentry-ended-why",
                &[("day", day.into()), ("reason", reason)],
            )
        }
        (Some(day), None) => texts.with("closing-reentry-ended", &[("day", day.into())]),
        (None, _) => texts.get("closing-reentry-rejected").into_owned(),
    }
}

fn asked(sh: &Shell, frame: &CaseFrame, one: &ApprovalRow) -> Asked {
    let texts = sh.texts;
    let detail = app::closing::detail_of(one);
    let kind = detail.map(|detail| texts.coded("reentry_kind", &detail.kind).into_owned());
    let page = format!("{}/reentry", frame.href);
    Asked::new(texts, &page, one, kind.unwrap_or_default())
}

/// The new time in custody that a request names.
fn custody(texts: &Texts, view: &Reentry, one: &ApprovalRow) -> Option<String> {
    let custody = app::closing::detail_of(one)?.custody?;
    Some(custody_words(texts, view, &custody))
}

fn custody_words(texts: &Texts, view: &Reentry, custody: &app::closing::NewCustody) -> String {
    let known = view
        .institutions
        .iter()
        .find(|(code, _)| *code == custody.institution);
    let name = known.map_or(custody.institution.as_str(), |(_, name)| name);
    texts.with(
        "closing-reentry-custody-new",
        &[
            ("institution", name.into()),
            ("start", custody.start.into()),
        ],
    )
}

async fn request(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let again = data.get("custody") == "again";
    let start = if again {
        data.optional_date("custody_start", &mut problems)
    } else {
        None
    };
    let typed = ReentryRequest {
        kind: data.get("kind").to_owned(),
        reason: data.get("reason").to_owned(),
        custody: again.then(|| {
            let institution = data.get("institution").to_owned();
            (institution, start, data.get("book_number").to_owned())
        }),
    };
    let answer = match problems.none_or_invalid() {
        Ok(()) => app::closing::request_reentry(ctx.app(), &ctx.op, case, &typed).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(_) => Ok(done(
            &format!("/cases/{case}/reentry"),
            "closing-flash-requested",
        )),
        Err(AppError::Invalid(problems)) => {
            let forms = Forms {
                request: Some(FormView::invalid(ctx.texts(), data, problems)),
                ..Forms::default()
            };
            let page = render(&ctx, case, forms).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn grant(
    ctx: RequestCtx,
    Path(path): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    decide(ctx, path, data, true).await
}

async fn refuse(
    ctx: RequestCtx,
    Path(path): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    decide(ctx, path, data, false).await
}

async fn decide(
    ctx: RequestCtx,
    (case, approval): (String, String),
    data: FormData,
    granted: bool,
) -> Result<Response, WebError> {
    let (case, approval) = (id(&ctx, &case)?, id(&ctx, &approval)?);
    let words = data.get("answer").to_owned();
    let (app, op) = (ctx.app(), &ctx.op);
    match app::closing::decide_reentry(app, op, case, approval, granted, &words).await {
        Ok(Some(next)) => Ok(done(&format!("/cases/{next}"), "closing-flash-granted")),
        Ok(None) => Ok(done(
            &format!("/cases/{case}/reentry"),
            "closing-flash-refused",
        )),
        Err(AppError::Invalid(problems)) => {
            let forms = Forms {
                word: Some(FormView::invalid(ctx.texts(), data, problems)),
                ..Forms::default()
            };
            let page = render(&ctx, case, forms).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}
