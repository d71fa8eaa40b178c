//! Two changes met in the database and this one gave way: its transaction was undone as a whole, so
//! the request is handled once more from its beginning, without anybody noticing.
//!
//! A request is repeated as it came, with the same person and the same form; so whoever was faster
//! is seen, and the usual answer to that is given. Uploads are not repeated: they take several
//! transactions, and what the first ones kept would be done twice.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, header, request::Parts},
    middleware::Next,
    response::Response,
};

/// How often a request is handled at most.
const TRIES: u32 = 4;

/// A form that is longer is not repeated.
const FORM_LIMIT: usize = 1024 * 1024;

/// Marks an answer whose change was undone because another one came first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GaveWay;

/// Handles a request again while its change gives way; around every route.
pub async fn while_it_gives_way(request: Request, next: Next) -> Response {
    if !is_repeatable(request.headers()) {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let Ok(form) = to_bytes(body, FORM_LIMIT).await else {
        // Shorter than it said: the connection broke, so nobody reads the answer.
        return next.run(Request::from_parts(parts, Body::empty())).await;
    };
    let mut response = next.clone().run(copy(&parts, &form)).await;
    for _ in 1..TRIES {
        if response.extensions_mut().remove::<GaveWay>().is_none() {
            return response;
        }
        response = next.clone().run(copy(&parts, &form)).await;
    }
    response
}

fn copy(parts: &Parts, form: &Bytes) -> Request {
    Request::from_parts(parts.clone(), Body::from(form.clone()))
}

/// A short form, or nothing at all.
fn is_repeatable(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    if headers.contains_key(header::TRANSFER_ENCODING) {
        return false;
    }
    let Some(length) = text(header::CONTENT_LENGTH) else {
        return text(header::CONTENT_TYPE).is_none_or(|kind| !kind.starts_with("multipart/"));
    };
    let form = text(header::CONTENT_TYPE)
        .is_none_or(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    form && length
        .parse()
        .is_ok_and(|length: usize| length <= FORM_LIMIT)
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    };

    use axum::{Router, middleware, routing::post};
    use tower::ServiceExt as _;

    use super::*;

    /// Gives way so often, and says how often it was asked and what came.
    async fn asked(gives_way: u32, kind: &'static str) -> (u32, String) {
        let count = Arc::new(AtomicU32::new(0));
        let counted = count.clone();
        let handler = move |body: String| async move {
            let mut response = Response::new(Body::from(body));
            if counted.fetch_add(1, Ordering::Relaxed) < gives_way {
                response.extensions_mut().insert(GaveWay);
            }
            response
        };
        let router = Router::new()
            .route("/", post(handler))
            .layer(middleware::from_fn(while_it_gives_way));
        let request = Request::post("/")
            .header(header::CONTENT_TYPE, kind)
            .header(header::CONTENT_LENGTH, 3)
            .body(Body::from("a=1"))
            .unwrap();
        let response: Response = router.oneshot(request).await.unwrap();
        let body = to_bytes(response.into_body(), 100).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        (count.load(Ordering::Relaxed), body)
    }

    #[tokio::test]
    async fn a_form_is_repeated_whole_and_not_for_ever() {
        let form = "application/x-www-form-urlencoded";
        assert_eq!(asked(0, form).await, (1, "a=1".to_owned()));
        assert_eq!(asked(2, form).await, (3, "a=1".to_owned()));
        assert_eq!(asked(9, form).await, (TRIES, "a=1".to_owned()));
        let upload = "multipart/form-data; boundary=x";
        assert_eq!(asked(2, upload).await, (1, "a=1".to_owned()));
    }
}
