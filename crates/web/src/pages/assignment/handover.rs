//! An offered handover, seen by the person that it is made to.

use app::{
    AppError,
    assignment::{HandoverState, HandoverView},
    leave::Along,
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::ids::{HandoverId, UserId};
use i18n::{Arg, Texts};

use super::{Checked, Question, checklist, id, offer::along, questions, without, workers};
use crate::{
    error::WebError,
    field::Choice,
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
    /// On which leaves whoever gives goes along, and whoever stands in if the case leaves them too.
    pub along: Vec<String>,
    pub questions: Vec<Question>,
    pub deputies: Vec<Choice>,
    pub f_ask: FormView,
    pub state: HandoverState,
    pub case_href: String,
    pub f: FormView,
}

async fn page(ctx: RequestCtx, Path(handover): Path<String>) -> Result<Response, WebError> {
    let handover: HandoverId = id(&ctx, &handover)?;
    let questions = questions_path(handover);
    let ask = ctx.form(&questions, FormData::default()).await?;
    Ok(html(&render(&ctx, handover, None, ask).await?))
}

fn questions_path(handover: HandoverId) -> String {
    format!("/handovers/{handover}/questions")
}

async fn render(
    ctx: &RequestCtx,
    handover: HandoverId,
    form: Option<FormView>,
    ask: FormView,
) -> Result<HandoverPage, WebError> {
    let view = app::assignment::handover_view(ctx.app(), &ctx.op, handover)
        .await
        .map_err(|e| ctx.error(e))?;
    let form = if let Some(form) = form {
        form
    } else {
        let action = format!("/handovers/{handover}/accept");
        let usual = view.deputy.map(|one| one.to_string()).unwrap_or_default();
        let start = FormData::from_pairs([("deputy", usual), ("seen", view.seen.clone())]);
        ctx.form(&action, start).await?
    };
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
    let deputies = workers(texts, &view.deputies, sh.today);
    let companions = companions(texts, &view);
    let offer = view.offer;
    let mut f = f;
    if f.data.first("seen").is_none() {
        f.data.push("seen", view.seen.clone());
    }
    let due = |day| texts.with("assignment-answer-due", &[("date", Arg::from(day))]);
    HandoverPage {
        kind: texts.code("handover_kind", offer.kind).into_owned(),
        late: view.due.is_some_and(|day| day < sh.today),
        due: view.due.map(due),
        checklist: checklist(texts, &view.checklist),
        along: companions,
        questions: questions(texts, &view.questions),
        deputies,
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

/// Who goes along on which days. Where the prison stands with a leave is nothing of whoever has not accepted yet.
fn companions(texts: &Texts, view: &HandoverView) -> Vec<String> {
    let days =
        |leaves: &[Along]| -> Vec<String> { leaves.iter().map(|one| texts.day(one.day)).collect() };
    let from = view.offer.from_name.as_deref().unwrap_or_default();
    let giver = along(texts, "assignment-along", from, &days(&view.leaves));
    let deputy = view.of_deputy.as_ref();
    let deputy =
        deputy.and_then(|(name, leaves)| along(texts, "assignment-along", name, &days(leaves)));
    giver.into_iter().chain(deputy).collect()
}

async fn accept(
    ctx: RequestCtx,
    Path(handover): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let handover = id(&ctx, &handover)?;
    let accepted = match deputy(&data) {
        Ok(deputy) => {
            let answer = data.get("answer");
            let team = (deputy, data.first("seen"));
            app::assignment::accept(ctx.app(), &ctx.op, handover, answer, team).await
        }
        Err(error) => Err(error),
    };
    match accepted {
        Ok(case) => {
            let people = format!("/cases/{case}/people");
            Ok(done(&people, "assignment-flash-accepted"))
        }
        Err(error) => again(&ctx, handover, data, error).await,
    }
}

/// Who is to stand in; `None`: nobody yet.
fn deputy(data: &FormData) -> Result<Option<UserId>, AppError> {
    let chosen = Some(data.get("deputy")).filter(|one| !one.is_empty());
    let unknown = |_| AppError::invalid("deputy", "assignment-unknown-worker");
    chosen.map(|one| one.parse().map_err(unknown)).transpose()
}

/// The page once more with what was typed, where the answer cannot be taken.
async fn again(
    ctx: &RequestCtx,
    handover: HandoverId,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let AppError::Invalid(problems) = error else {
        return Err(ctx.error(error));
    };
    // The form names the team as the page shows it now.
    let form = FormView::invalid(ctx.texts(), without(&data, "seen"), problems);
    let ask = FormView::new(ctx.texts(), FormData::default());
    let page = render(ctx, handover, Some(form), ask).await?;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn decline(
    ctx: RequestCtx,
    Path(handover): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let handover = id(&ctx, &handover)?;
    match app::assignment::decline(ctx.app(), &ctx.op, handover, data.get("answer")).await {
        Ok(()) => Ok(done("/day", "assignment-flash-declined")),
        Err(error) => again(&ctx, handover, data, error).await,
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
            let page = render(&ctx, handover, None, ask).await?;
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => Err(ctx.error(error)),
    }
}
