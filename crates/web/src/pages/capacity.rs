//! Places and workload of sites and workers.

use app::capacity::SiteLoad;
use askama::Template;
use axum::response::Response;
use i18n::Lang;

use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new().get("/capacity", Guard::SignedIn, show)
}

#[derive(Template)]
#[template(path = "capacity/capacity.html")]
struct CapacityPage {
    sh: Shell,
    sites: Vec<SiteLoad>,
}

async fn show(ctx: RequestCtx) -> Result<Response, WebError> {
    let sites = app::capacity::view(ctx.app(), &ctx.op)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("clearing-capacity-title").into_owned();
    let sh = ctx.shell(Nav::Capacity, title).await?;
    Ok(html(&CapacityPage { sh, sites }))
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let page = CapacityPage {
        sh: Shell::sample(lang),
        sites: vec![super::clearing::sample_load()],
    };
    vec![("capacity/capacity.html", page.render().unwrap_or_default())]
}
