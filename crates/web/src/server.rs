//! The router with everything that holds for every request: headers, origin checks, limits.

use std::sync::Arc;

use app::{App, IdSource};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderName, HeaderValue, header},
    middleware,
};
use jiff::{Timestamp, civil::Date};
use tower_http::{
    compression::CompressionLayer, csrf::CsrfLayer, set_header::SetResponseHeaderLayer,
};

use crate::{again, assets, draft, error, pages, sent};

/// Largest upload: a release list of well over 100,000 rows.
const BODY_LIMIT: usize = 16 * 1024 * 1024;

/// No inline script or style, nothing from elsewhere; `data:` only for KERN's own icons.
const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; \
 font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; \
 frame-ancestors 'none'";

/// What differs between installations.
#[derive(Clone)]
pub struct WebOptions {
    /// The clock, read once per request.
    pub clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    /// Makes ids.
    pub ids: IdSource,
    /// Whether this is the demonstration with invented people.
    pub demo: bool,
    /// The day that a demonstration takes as today, if it was set.
    pub fixed_today: Option<Date>,
}

/// What every handler can reach.
#[derive(Clone)]
pub struct WebState {
    /// The use cases.
    pub app: App,
    /// What differs between installations.
    pub options: WebOptions,
}

/// The whole web face.
pub fn router(state: WebState) -> Router {
    let header = |name: HeaderName, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    Router::new()
        .merge(pages::all().into_router())
        .merge(assets::routes())
        .layer(middleware::from_fn(again::while_it_gives_way))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            sent::taken_once,
        ))
        .layer(middleware::from_fn_with_state(
            state.clone(),
            draft::keep_typed,
        ))
        .fallback(error::unknown_page)
        .layer(middleware::from_fn(error::log_refusals))
        .layer(CsrfLayer::new())
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(header(
            header::CONTENT_SECURITY_POLICY,
            CONTENT_SECURITY_POLICY,
        ))
        .layer(header(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header(header::X_FRAME_OPTIONS, "DENY"))
        .layer(header(header::REFERRER_POLICY, "same-origin"))
        .layer(header(header::CACHE_CONTROL, "no-store"))
        .layer(header(
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ))
        .layer(CompressionLayer::new())
        .with_state(state)
}
