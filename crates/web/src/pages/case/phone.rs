//! Under which number a client is reached, on a form of one field.

use app::{AppError, Problems, freshness::MAX_PHONE};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::CaseId;
use i18n::{Lang, texts};

use super::{CaseFrame, CaseTab, form_frame};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, with_status},
    pages::assignment::{Theirs, id, without},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of the number.
pub(super) fn routes() -> Routes {
    let phone = "/cases/{case}/phone";
    Routes::new()
        .get(phone, Guard::Case, show)
        .form(phone, phone, Guard::Case, save)
}

#[derive(Template)]
#[template(path = "case/phone.html")]
struct PhonePage {
    sh: Shell,
    frame: CaseFrame,
    f: FormView,
    theirs: Theirs,
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    page(&ctx, case, None).await
}

/// What was sent and refused: status, form, and what somebody else has stored.
type Refused = (StatusCode, FormView, Theirs);

async fn page(
    ctx: &RequestCtx,
    case: CaseId,
    refused: Option<Refused>,
) -> Result<Response, WebError> {
    let (head, number) = app::freshness::phone_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("case-phone-title").into_owned();
    let frame = form_frame(ctx, &head, title.as_str());
    let sh = ctx.shell(Nav::Cases, title).await?;
    let (status, f, theirs) = if let Some(refused) = refused {
        refused
    } else {
        let start = FormData::from_pairs([("seen", number.clone()), ("phone", number)]);
        let f = ctx.form(&format!("/cases/{case}/phone"), start).await?;
        (StatusCode::OK, f, Theirs::default())
    };
    let page = PhonePage {
        sh,
        frame,
        f,
        theirs,
    };
    Ok(with_status(status, &page))
}

async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let number = data.optional("phone", MAX_PHONE, &mut problems);
    let answer = match problems.none_or_invalid() {
        Ok(()) => {
            let seen = data.get("seen");
            app::freshness::set_phone(ctx.app(), &ctx.op, case, seen, &number).await
        }
        Err(error) => Err(error),
    };
    let texts = ctx.texts();
    let refused = match answer {
        Ok(()) => return Ok(done(&format!("/cases/{case}"), "case-flash-phone")),
        Err(AppError::Invalid(problems)) => (
            StatusCode::UNPROCESSABLE_ENTITY,
            FormView::invalid(texts, data, problems),
            Theirs::default(),
        ),
        Err(AppError::Conflict(conflict)) => {
            let mut kept = without(&data, "seen");
            let stored = conflict.theirs.iter().map(|(_, number)| number.as_str());
            kept.push("seen", stored.collect::<String>());
            let mut f = FormView::new(texts, kept);
            f.faster = ctx.faster(Some(case), "", &["freshness.phone"]).await?;
            (StatusCode::CONFLICT, f, Theirs::of(texts, &conflict))
        }
        Err(other) => return Err(ctx.error(other)),
    };
    page(&ctx, case, Some(refused)).await
}

/// The page with sample content.
pub(super) fn sample(lang: Lang) -> String {
    let texts = texts(lang);
    let page = PhonePage {
        sh: Shell::sample(lang),
        frame: CaseFrame::sample(texts, CaseTab::Elsewhere),
        f: FormView::new(texts, FormData::parse("phone=0361+000+111&seen=")),
        theirs: Theirs::default(),
    };
    page.render().unwrap_or_default()
}
