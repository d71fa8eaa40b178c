//! The form that records what was explained.

use app::{
    AppError, Problems,
    case::Head,
    paper::{Explanation, MAX_TEXT, MAX_WORDS, Topic},
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    ids::CaseId,
    paper::{InformationTopic, PaperLanguage, Understood},
};

use super::{list_path, problems_of};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
};

#[derive(Template)]
#[template(path = "paper/explain.html")]
pub(super) struct ExplainPage {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) topics: Vec<Choice>,
    pub(super) languages: Vec<Choice>,
    pub(super) understood: Vec<Choice>,
    pub(super) f: FormView,
}

fn path(case: CaseId) -> String {
    format!("{}/explained", list_path(case))
}

pub(super) async fn form(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let (head, topics) = loaded(&ctx, case).await?;
    let start = FormData::from_pairs([
        ("on", ctx.texts().date(ctx.today())),
        ("language", PaperLanguage::German.code().to_owned()),
        ("understood", Understood::NotAsked.code().to_owned()),
    ]);
    let form = ctx.form(&path(case), start).await?;
    Ok(html(&page(&ctx, &head, &topics, form).await?))
}

async fn loaded(ctx: &RequestCtx, case: CaseId) -> Result<(Head, Vec<Topic>), WebError> {
    app::paper::explanation_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

async fn page(
    ctx: &RequestCtx,
    head: &Head,
    topics: &[Topic],
    f: FormView,
) -> Result<ExplainPage, WebError> {
    let texts = ctx.texts();
    let title = texts.get("paper-explain").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    Ok(ExplainPage {
        frame: form_frame(ctx, head, title),
        topics: topics
            .iter()
            .map(|one| Choice::new(one.topic.code(), texts.code("information_topic", one.topic)))
            .collect(),
        languages: Choice::all::<PaperLanguage>(sh.texts, "paper_language"),
        understood: Choice::all::<Understood>(sh.texts, "understood"),
        sh,
        f,
    })
}

/// What was typed, as far as it can be read.
fn explanation(data: &FormData) -> Result<Explanation, AppError> {
    let mut problems = Problems::new();
    let codes = data.all("topics");
    let topics = codes
        .iter()
        .filter_map(|code| InformationTopic::from_code(code).ok());
    let topics: Vec<InformationTopic> = topics.collect();
    if topics.is_empty() {
        problems.add_key("topics", "error-choose");
    }
    let on = data.date("on", &mut problems);
    let language = data.code("language", &mut problems);
    let material = data.optional("material", MAX_TEXT, &mut problems);
    let understood = data.code("understood", &mut problems);
    let own_words = data.optional("own_words", MAX_WORDS, &mut problems);
    match (on, language, understood) {
        (Some(on), Some(language), Some(understood)) if problems.0.is_empty() => Ok(Explanation {
            topics,
            on,
            language,
            material,
            understood,
            own_words,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

pub(super) async fn record(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match explanation(&data) {
        Ok(typed) => app::paper::explain(ctx.app(), &ctx.op, case, &typed).await,
        Err(error) => Err(error),
    };
    let problems = match answer {
        Ok(()) => return Ok(done(&list_path(case), "paper-flash-explained")),
        Err(error) => problems_of(&ctx, error)?,
    };
    let (head, topics) = loaded(&ctx, case).await?;
    let form = FormView::invalid(ctx.texts(), data, problems);
    let page = page(&ctx, &head, &topics, form).await?;
    Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
}
