//! An offered handover, seen by the person that it is made to.

use app::{
    AppError,
    assignment::{HandoverState, HandoverView},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::HandoverId;
use i18n::{Arg, Texts};

use super::{Checked, Question, checklist, id, questions};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    request::RequestCtx,
    routes::{Form, Guard, Routes},
};

/// Routes of handovers outside of their case.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/handovers/{handover}", Guard::SignedIn, page)
        .form(
            "/handovers/{handover}/accept",
            "/handovers/{handover}",
            Guard::SignedIn,
            accept,
        )
        .button(
            "/handovers/{handover}/decline",
            Form {
                action: "/handovers/{handover}/accept",
                page: "/handovers/{handover}",
            },
            Guard::SignedIn,
            decline,
        )
        .form(
            "/handovers/{handover}/questions",
            "/handovers/{handover}",
            Guard::SignedIn,
            ask,
        )
}

#[derive(Template)]
#[template(path = "assignment/handover.html")]
pub(super) struct HandoverPage {
    pub sh: Shell,
    pub href: String,
    pub number: String,
    pub site: Option<String>,
    pub from: String,
    pub by: String,
    pub when: String,
    pub content: String,
    pub kind: String,
    pub due: Option<String>,
    pub late: bool,
    pub checklist: Vec<Checked>,
    pub questions: Vec<Question>,
    pub f_ask: FormView,
    pub state: HandoverState,
    pub case_href: String,
    pub f: FormView,
}

async fn page(ctx: RequestCtx, Path(handover): Path<String>) -> Result<Response, WebError> {
    let handover: HandoverId = id(&ctx, &handover)?;
    let action = format!("/handovers/{handover}/accept");
    let form = ctx.form(&action, FormData::default()).await?;
    let questions = questions_path(handover);
    let ask = ctx.form(&questions, FormData::default()).await?;
    Ok(html(&render(&ctx, handover, form, ask).await?))
}

fn questions_path(handover: HandoverId) -> String {
    format!("/handovers/{handover}/questions")
}

async fn render(
    ctx: &RequestCtx,
    handover: HandoverId,
    form: FormView,
    ask: FormView,
) -> Result<HandoverPage, WebError> {
    let view = app::assignment::handover_view(ctx.app(), &ctx.op, handover)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("assignment-handover-title");
    let sh = ctx.shell(Nav::Day, title).await?;
    Ok(built(ctx.texts(), sh, view, (form, ask)))
}

pub(super) fn built(
    texts: &Texts,
    sh: Shell,
    view: HandoverView,
    (f, f_ask): (FormView, FormView),
) -> HandoverPage {
    let offer = view.offer;
    let due = |day| texts.with("assignment-answer-due", &[("date", Arg::from(day))]);
    HandoverPage {
        kind: texts.code("handover_kind", offer.kind).into_owned(),
        late: view.due.is_some_and(|day| day < sh.today),
        due: view.due.map(due),
        checklist: checklist(texts, &view.checklist),
        questions: questions(texts, &view.questions),
        f_ask,
        sh,
        href: format!("/handovers/{}", offer.id),
        number: offer.case_number.clone(),
        site: view.site,
        from: offer.from_name.clone().unwrap_or_default(),
        by: offer.offered_by_name.clone(),
        when: texts.instant(offer.offered_at),
        state: offer.state(),
        case_href: format!("/cases/{}", offer.case),
        content: offer.content,
        f,
    }
}

async fn accept(
    ctx: RequestCtx,
    Path(handover): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let handover = id(&ctx, &handover)?;
    let case = app::assignment::accept(ctx.app(), &ctx.op, handover, data.get("answer"))
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(
        &format!("/cases/{case}/people"),
        "assignment-flash-accepted",
    ))
}

async fn decline(
    ctx: RequestCtx,
    Path(handover): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let handover = id(&ctx, &handover)?;
    match app::assignment::decline(ctx.app(), &ctx.op, handover, data.get("answer")).await {
        Ok(()) => Ok(done("/day", "assignment-flash-declined")),
        Err(AppError::Invalid(problems)) => {
            let form = FormView::invalid(ctx.texts(), data, problems);
            let ask = FormView::new(ctx.texts(), FormData::default());
            let page = render(&ctx, handover, form, ask).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}

async fn ask(
    ctx: RequestCtx,
    Path(handover): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let handover: HandoverId = id(&ctx, &handover)?;
    match app::assignment::ask(ctx.app(), &ctx.op, handover, data.get("question")).await {
        Ok(()) => Ok(done(
            &format!("/handovers/{handover}"),
            "assignment-flash-asked",
        )),
        Err(AppError::Invalid(problems)) => {
            let ask = FormView::invalid(ctx.texts(), data, problems);
            let form = FormView::new(ctx.texts(), FormData::default());
            let page = render(&ctx, handover, form, ask).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}
