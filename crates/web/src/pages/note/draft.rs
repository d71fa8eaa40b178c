//! Drafts: kept while typing, thrown away on request, and rescued from a session that has ended.

use app::AppError;
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Redirect, Response},
};
use domain::ids::CaseId;

use crate::{
    WebState,
    error::WebError,
    form::{FormData, encode},
    pages::session::local_path,
    request::{RequestCtx, cookie},
};

pub(super) async fn save(
    ctx: RequestCtx,
    Path((case, form)): Path<(String, String)>,
    data: FormData,
) -> Result<StatusCode, WebError> {
    let case = case.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    app::draft::save(ctx.app(), &ctx.op, case, &form, &sent(&data))
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(StatusCode::NO_CONTENT)
}

pub(super) async fn discard(
    ctx: RequestCtx,
    Path((case, form)): Path<(String, String)>,
    data: FormData,
) -> Result<Redirect, WebError> {
    let case = case.parse().map_err(|_| ctx.error(AppError::NotFound))?;
    app::draft::discard(ctx.app(), &ctx.op, case, &form)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(Redirect::to(local_path(data.get("next"))))
}

/// The form was sent, but the session had ended: what was typed is kept as a draft, and after
/// signing in the form opens with it. Works without script.
pub(super) async fn rescued(
    state: &WebState,
    headers: &HeaderMap,
    case: &str,
    form: &str,
    data: &FormData,
    way_back: &str,
    to_sign_in: Response,
) -> Response {
    let (Some(secret), Ok(case)) = (cookie(headers), case.parse::<CaseId>()) else {
        return to_sign_in;
    };
    let now = (state.options.clock)();
    let kept = app::draft::rescue(&state.app, now, &secret, case, form, &sent(data)).await;
    if let Err(error) = kept {
        tracing::warn!(%error, "a draft could not be rescued");
    }
    Redirect::to(&format!("/login?next={}", encode(way_back))).into_response()
}

/// The fields as they are sent: `a=1&b=2`.
fn sent(data: &FormData) -> String {
    let pairs: Vec<String> = data
        .pairs()
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    pairs.join("&")
}
