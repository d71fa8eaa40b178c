//! Style sheets, fonts and the one script, built into the binary.

use axum::{
    Router,
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};

use crate::WebState;

/// All icons and the hatch pattern of the seam, printed into every page.
pub const ICONS: &str = include_str!("../assets/icons.svg");

/// The version in the addresses of our own assets, so that a new program is never drawn with the
/// style sheets of an old one.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

const CSS: &str = "text/css; charset=utf-8";
const WOFF2: &str = "font/woff2";

fn asset(path: &str) -> Option<(&'static str, &'static [u8])> {
    Some(match path {
        "app.css" => (CSS, include_bytes!("../assets/app.css")),
        "seam.css" => (CSS, include_bytes!("../assets/seam.css")),
        "print.css" => (CSS, include_bytes!("../assets/print.css")),
        "app.js" => (
            "text/javascript; charset=utf-8",
            include_bytes!("../assets/app.js"),
        ),
        "favicon.svg" => ("image/svg+xml", include_bytes!("../assets/favicon.svg")),
        "vendor/kern-2.7.2/kern.min.css" => (
            CSS,
            include_bytes!("../assets/vendor/kern-2.7.2/kern.min.css"),
        ),
        "vendor/kern-2.7.2/fonts/fira-sans/FiraSans-Regular.woff2" => (
            WOFF2,
            include_bytes!("../assets/vendor/kern-2.7.2/fonts/fira-sans/FiraSans-Regular.woff2"),
        ),
        "vendor/kern-2.7.2/fonts/fira-sans/FiraSans-Medium.woff2" => (
            WOFF2,
            include_bytes!("../assets/vendor/kern-2.7.2/fonts/fira-sans/FiraSans-Medium.woff2"),
        ),
        "vendor/kern-2.7.2/fonts/fira-sans/FiraSans-SemiBold.woff2" => (
            WOFF2,
            include_bytes!("../assets/vendor/kern-2.7.2/fonts/fira-sans/FiraSans-SemiBold.woff2"),
        ),
        _ => return None,
    })
}

/// `/assets/…`; public, since it says nothing about anybody.
pub fn routes() -> Router<WebState> {
    Router::new().route("/assets/{*path}", get(serve))
}

async fn serve(Path(path): Path<String>) -> Response {
    match asset(&path) {
        Some((kind, bytes)) => (
            [
                (header::CONTENT_TYPE, kind),
                (header::CACHE_CONTROL, "public, max-age=86400"),
            ],
            bytes,
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
