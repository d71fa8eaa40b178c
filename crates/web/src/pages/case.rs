//! The page of a case: who, where, how far to the gate, what is due, and the seam.

use app::{case::CasePage, freshness::Matter};
use axum::{
    extract::{Path, RawQuery},
    response::{IntoResponse, Redirect, Response},
};
use domain::Code;
use i18n::Lang;

use crate::{
    error::WebError,
    form::FormData,
    page::{Nav, done, html},
    request::RequestCtx,
    routes::{Guard, Routes},
};

mod facts;
pub mod frame;
mod overview;
mod phone;
pub(super) mod sample;

pub use facts::{Glance, task_title};
pub use frame::{CaseFrame, CaseTab, case_frame, form_frame, person_name};
pub use overview::{ClosingView, closings};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}", Guard::Case, case)
        .post("/cases/{case}/confirm", Guard::Case, confirm)
        .merge(phone::routes())
}

/// What is known is still right.
async fn confirm(
    ctx: RequestCtx,
    Path(id): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let unknown = || ctx.error(app::AppError::NotFound);
    let case: domain::ids::CaseId = id.parse().map_err(|_| unknown())?;
    let matter = Matter::from_code(data.get("matter")).map_err(|_| unknown())?;
    app::freshness::confirm(ctx.app(), &ctx.op, case, matter)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(&format!("/cases/{case}"), "case-flash-confirmed"))
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let mut all = sample::samples(lang);
    all.push(("case/phone.html", phone::sample(lang)));
    all
}

async fn case(
    ctx: RequestCtx,
    Path(id): Path<String>,
    RawQuery(query): RawQuery,
) -> Result<Response, WebError> {
    let case = id.parse().map_err(|_| ctx.error(app::AppError::NotFound))?;
    let page = app::case::page(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let CasePage::Overview(view) = page else {
        // What was just done, such as a granted re-entry, is told on the page that is shown.
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        return Ok(Redirect::to(&format!("/cases/{case}/clearing{query}")).into_response());
    };
    let frame = overview::frame(&ctx, &view);
    let sh = ctx.shell(Nav::Cases, frame.name.clone()).await?;
    Ok(html(&overview::CaseOverview::new(sh, frame, &view)))
}
