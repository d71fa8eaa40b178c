//! Finding a person or a case.

use access::{Action, Why};
use app::AppError;
use askama::Template;
use axum::response::Response;
use domain::ids::CaseId;
use i18n::{Lang, texts};

use crate::{
    error::WebError,
    form::FormData,
    page::{Nav, Shell, html},
    pages::list::{CaseLine, Column, case_line, columns, sample_line},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of this noun. What is searched for is a name, so it is never part of an address, which
/// browsers and proxies keep.
pub fn routes() -> Routes {
    Routes::new()
        .get("/search", Guard::SignedIn, show)
        .post("/search", Guard::SignedIn, find)
}

#[derive(Template)]
#[template(path = "search/search.html")]
struct SearchPage {
    sh: Shell,
    query: String,
    summary: String,
    columns: Vec<Column>,
    lines: Vec<CaseLine>,
    /// Whether something was searched for.
    asked: bool,
    too_short: bool,
    /// The case behind which the next page begins.
    more_after: Option<String>,
    /// Whether this is a further page.
    further: bool,
    /// Whether a case of others can be opened in an emergency.
    emergency: bool,
}

/// The form alone.
async fn show(ctx: RequestCtx) -> Result<Response, WebError> {
    if !ctx.may(Action::SearchCases) {
        return Err(ctx.error(AppError::Denied(Why::Role)));
    }
    let texts = ctx.texts();
    let sh = ctx.shell(Nav::Elsewhere, texts.get("search-title")).await?;
    Ok(html(&SearchPage {
        sh,
        query: String::new(),
        summary: String::new(),
        columns: columns(texts),
        lines: Vec::new(),
        asked: false,
        too_short: false,
        more_after: None,
        further: false,
        emergency: ctx.may(Action::OpenInEmergency),
    }))
}

async fn find(ctx: RequestCtx, data: FormData) -> Result<Response, WebError> {
    let query: String = data.get("q").trim().chars().take(100).collect();
    let after = match data.get("after") {
        "" => None,
        text => {
            let case = text.parse::<CaseId>();
            Some(case.map_err(|_| ctx.error(AppError::NotFound))?)
        }
    };
    let found = app::search::find(ctx.app(), &ctx.op, &query, after)
        .await
        .map_err(|e| ctx.error(e))?;
    let texts = ctx.texts();
    let lines: Vec<CaseLine> = found
        .cases
        .iter()
        .map(|one| case_line(texts, one, ctx.today(), true))
        .collect();
    let page = SearchPage {
        sh: ctx.shell(Nav::Elsewhere, texts.get("search-title")).await?,
        summary: texts.with("search-hits", &[("n", lines.len().into())]),
        columns: columns(texts),
        lines,
        asked: true,
        too_short: found.too_short,
        more_after: found.more_after.map(|case| case.to_string()),
        further: after.is_some(),
        emergency: ctx.may(Action::OpenInEmergency),
        query,
    };
    Ok(html(&page))
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = texts(lang);
    let page = |lines: Vec<CaseLine>, too_short: bool| SearchPage {
        sh: Shell::sample(lang),
        query: "Demir".to_owned(),
        summary: texts.with("search-hits", &[("n", lines.len().into())]),
        columns: columns(texts),
        lines,
        asked: true,
        too_short,
        more_after: Some("1".to_owned()),
        further: true,
        emergency: true,
    };
    [
        page(vec![sample_line(texts)], false),
        page(Vec::new(), true),
        page(Vec::new(), false),
    ]
    .iter()
    .map(|page| ("search/search.html", page.render().unwrap_or_default()))
    .collect()
}
