//! Support beyond the time of the programme: asking for it, and deciding about it.

use app::{
    AppError, Problems,
    closing::{AskedExtension, Extension, Word},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::CaseId;
use i18n::{Lang, Texts, texts};

use super::{
    asked::{Asked, Forms},
    sample::frame,
};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Form, Guard, Routes},
};

/// Routes of more time.
pub(super) fn routes() -> Routes {
    let page = "/cases/{case}/extension";
    let grant = "/cases/{case}/extension/{approval}/grant";
    Routes::new()
        .get(page, Guard::Case, show)
        .form(page, page, Guard::Case, request)
        .form(grant, page, Guard::Case, granted)
        .button(
            "/cases/{case}/extension/{approval}/refuse",
            Form {
                action: grant,
                page,
            },
            Guard::Case,
            refused,
        )
}

#[derive(Template)]
#[template(path = "closing/extension.html")]
struct ExtensionPage {
    sh: Shell,
    frame: CaseFrame,
    /// When the support ends as it stands.
    stands: String,
    in_time: bool,
    open: Option<Asked>,
    own: bool,
    may_decide: bool,
    decided: Vec<Asked>,
    f: FormView,
    f_word: FormView,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let forms = Forms::kept(&ctx, &format!("/cases/{case}/extension")).await?;
    let mut page = render(&ctx, case, forms).await?;
    if let Some(open) = &page.open
        && let Some(kept) = ctx.drafted(&format!("{}/grant", open.href)).await?
    {
        page.f_word = kept;
    }
    Ok(html(&page))
}

async fn render(ctx: &RequestCtx, case: CaseId, forms: Forms) -> Result<ExtensionPage, WebError> {
    let view = app::closing::extension(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("closing-extension-title").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &view.head, title);
    Ok(built(sh, frame, &view, forms))
}

fn built(sh: Shell, frame: CaseFrame, view: &Extension, forms: Forms) -> ExtensionPage {
    let texts = sh.texts;
    let told = |one: &AskedExtension| asked(texts, &frame.href, one);
    let fresh = || FormView::new(texts, FormData::default());
    ExtensionPage {
        stands: match view.last_day {
            Some(day) => texts.with("closing-extension-stands", &[("day", day.into())]),
            None => texts.get("closing-window-unknown").into_owned(),
        },
        in_time: view.in_time,
        open: view.open.as_ref().map(told),
        own: view.word == Word::Own,
        may_decide: view.word == Word::Free,
        decided: view.decided.iter().map(told).collect(),
        f: forms.request.unwrap_or_else(fresh),
        f_word: forms.word.unwrap_or_else(fresh),
        sh,
        frame,
    }
}

fn asked(texts: &Texts, case: &str, one: &AskedExtension) -> Asked {
    let until = one.until.map(|day| [("day", day.into())]);
    let what = until.map(|day| texts.with("closing-extension-to", &day));
    let page = format!("{case}/extension");
    Asked::new(texts, &page, &one.request, what.unwrap_or_default())
}

async fn request(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let until = data.optional_date("until", &mut problems);
    let asked = match problems.none_or_invalid() {
        Ok(()) => {
            let reason = data.get("reason");
            app::closing::request_extension(ctx.app(), &ctx.op, case, until, reason).await
        }
        Err(error) => Err(error),
    };
    match asked {
        Ok(_) => Ok(done(
            &format!("/cases/{case}/extension"),
            "closing-flash-requested",
        )),
        Err(AppError::Invalid(problems)) => {
            let forms = Forms {
                request: Some(FormView::invalid(ctx.texts(), data, problems)),
                word: None,
            };
            let page = render(&ctx, case, forms).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn granted(
    ctx: RequestCtx,
    Path(path): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    decide(ctx, path, data, true).await
}

async fn refused(
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
    match app::closing::decide_extension(app, op, case, approval, granted, &words).await {
        Ok(()) => {
            let flash = if granted {
                "closing-flash-extended"
            } else {
                "closing-flash-refused"
            };
            Ok(done(&format!("/cases/{case}/extension"), flash))
        }
        Err(AppError::Invalid(problems)) => {
            let forms = Forms {
                request: None,
                word: Some(FormView::invalid(ctx.texts(), data, problems)),
            };
            let page = render(&ctx, case, forms).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

/// The page with sample content.
pub(super) fn sample(lang: Lang) -> String {
    let texts = texts(lang);
    let asked = |state: &str| Asked::sample(texts, "/cases/1/extension", "bis 31.01.2027", state);
    let page = |open: bool, in_time: bool| ExtensionPage {
        sh: Shell::sample(lang),
        frame: frame(lang, "closing-extension-title"),
        stands: "Letzter Tag der Begleitung: 30.11.2026".to_owned(),
        in_time,
        open: open.then(|| asked("closing-reentry-waits")),
        own: false,
        may_decide: in_time,
        decided: vec![asked("closing-reentry-refused")],
        f: FormView::new(texts, FormData::default()),
        f_word: FormView::new(texts, FormData::default()),
    };
    let text = |open, in_time| page(open, in_time).render().unwrap_or_default();
    [
        text(true, true),
        text(true, false),
        text(false, true),
        text(false, false),
    ]
    .concat()
}
