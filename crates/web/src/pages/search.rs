//! Finding a person or a case.

use askama::Template;
use axum::response::Response;
use i18n::{Lang, texts};

use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    pages::list::{CaseLine, Column, case_line, columns, sample_line},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new().get("/search", Guard::SignedIn, show)
}

#[derive(Template)]
#[template(path = "search/search.html")]
struct SearchPage {
    sh: Shell,
    query: String,
    summary: String,
    columns: Vec<Column>,
    lines: Vec<CaseLine>,
    too_short: bool,
    more: bool,
}

async fn show(ctx: RequestCtx) -> Result<Response, WebError> {
    let query: String = ctx
        .query("q")
        .unwrap_or_default()
        .trim()
        .chars()
        .take(100)
        .collect();
    let found = app::search::find(ctx.app(), &ctx.op, &query)
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
        too_short: found.too_short,
        more: found.more,
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
        too_short,
        more: true,
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
