//! Answers other than a page: what is wrong, and how to go on. "You may not see it" and "it does
//! not exist" give the same page.

use access::{Action, Why};
use app::{AppError, Conflict, Problems};
use askama::{DynTemplate, Template};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use i18n::{Lang, Texts, texts};
use uuid::Uuid;

use crate::{
    WebState,
    again::GaveWay,
    form::say,
    page::with_status,
    request::{Anonymous, RequestCtx},
};

/// A use case's answer other than a result, with what its page needs.
pub struct WebError {
    /// What happened.
    pub error: AppError,
    /// Language of the page.
    pub lang: Lang,
    /// Number of the request, to be named when asking for help.
    pub request: Uuid,
    /// Who asked, if known; a refusal is written into the log.
    pub ctx: Option<Box<RequestCtx>>,
}

#[derive(Template)]
#[template(path = "error/bare.html")]
struct ErrorPage {
    texts: &'static Texts,
    title: String,
    text: String,
    remedy: String,
    request: String,
    way_on: String,
    way_on_label: String,
    /// Whether a case of others can be opened in an emergency; the same for every page that is not
    /// found.
    emergency: bool,
}

#[derive(Template)]
#[template(path = "error/conflict.html")]
struct ConflictPage {
    texts: &'static Texts,
    title: String,
    text: String,
    remedy: String,
    by: Option<String>,
    theirs: Vec<(String, String)>,
    way_on: String,
    way_on_label: String,
}

impl IntoResponse for WebError {
    fn into_response(self) -> Response {
        trace(&self);
        let refused = refusal(&self);
        let gave_way = self.error.gave_way();
        let mut response = self.answered();
        if gave_way {
            response.extensions_mut().insert(GaveWay);
        }
        if let Some(refused) = refused {
            response.extensions_mut().insert(refused);
        }
        response
    }
}

impl WebError {
    fn answered(self) -> Response {
        let status = status(&self.error);
        let texts = texts(self.lang);
        let (way_on, key) = way_on(self.ctx.as_deref(), status);
        let way_on = (way_on, texts.get(key).into_owned());
        if let AppError::Conflict(conflict) = &self.error {
            return with_status(status, &conflict_page(texts, conflict, way_on));
        }
        let may = |ctx: &RequestCtx| ctx.may(Action::OpenInEmergency);
        let emergency = status == StatusCode::NOT_FOUND && self.ctx.as_deref().is_some_and(may);
        let mut page = ErrorPage {
            emergency,
            ..error_page(texts, &self.error, self.request.to_string(), way_on)
        };
        if status == StatusCode::FORBIDDEN && self.ctx.as_deref().and_then(case_of).is_none() {
            page = outside(page);
        }
        let mut response = with_status(status, &page);
        if let AppError::Throttled(seconds) = self.error
            && let Ok(value) = HeaderValue::from_str(&seconds.to_string())
        {
            response.headers_mut().insert(header::RETRY_AFTER, value);
        }
        response
    }
}

/// The words for an answer of this status.
fn words(texts: &Texts, status: StatusCode, part: &str) -> String {
    let key = format!("error-{}-{part}", status.as_u16());
    texts.get(&key).into_owned()
}

fn conflict_page(
    texts: &'static Texts,
    conflict: &Conflict,
    (way_on, way_on_label): (String, String),
) -> ConflictPage {
    ConflictPage {
        texts,
        title: words(texts, StatusCode::CONFLICT, "title"),
        text: words(texts, StatusCode::CONFLICT, "text"),
        remedy: words(texts, StatusCode::CONFLICT, "remedy"),
        by: conflict.by.clone(),
        theirs: crate::correction::labelled(texts, &conflict.theirs),
        way_on,
        way_on_label,
    }
}

fn error_page(
    texts: &'static Texts,
    error: &AppError,
    request: String,
    (way_on, way_on_label): (String, String),
) -> ErrorPage {
    let of_status = |part: &str| words(texts, status(error), part);
    let own = |key: &str| texts.get(key).into_owned();
    let text = match error {
        AppError::Invalid(problems) if !problems.0.is_empty() => problems
            .0
            .iter()
            .map(|problem| say(texts, &problem.message))
            .collect::<Vec<_>>()
            .join(" "),
        AppError::Refused(message) => say(texts, message),
        _ => of_status("text"),
    };
    // No field of this page is marked: it stands where there is no form to go back to.
    let (title, remedy) = match error {
        AppError::Refused(_) => (own("error-refused-title"), own("error-refused-remedy")),
        AppError::Invalid(_) => (own("error-422-title"), own("error-refused-remedy")),
        _ => (of_status("title"), of_status("remedy")),
    };
    ErrorPage {
        texts,
        title,
        text,
        remedy,
        request,
        way_on,
        way_on_label,
        emergency: false,
    }
}

/// A refusal on a page that belongs to no case: it speaks of none.
fn outside(page: ErrorPage) -> ErrorPage {
    ErrorPage {
        text: page.texts.get("error-403-outside-text").into_owned(),
        remedy: page.texts.get("error-403-outside-remedy").into_owned(),
        ..page
    }
}

/// Each answer other than a page, for the tests.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = texts(lang);
    let way_on = || ("/".to_owned(), texts.get("common-back").into_owned());
    let conflict = Conflict {
        by: Some("Anna Krüger".to_owned()),
        theirs: vec![("common-status".to_owned(), "offen".to_owned())],
        ..Conflict::default()
    };
    let drawn = |page: &dyn DynTemplate| page.dyn_render().unwrap_or_default();
    let page = conflict_page(texts, &conflict, way_on());
    let mut all = vec![("error/conflict.html", drawn(&page))];
    for error in [
        AppError::NotFound,
        AppError::Denied(Why::Role),
        AppError::Invalid(Problems::default()),
        AppError::Throttled(30),
        AppError::Catalogue("nothing".to_owned()),
    ] {
        let page = ErrorPage {
            emergency: true,
            ..error_page(texts, &error, Uuid::nil().to_string(), way_on())
        };
        all.push(("error/bare.html", drawn(&page)));
    }
    let denied = AppError::Denied(Why::Role);
    let page = outside(error_page(
        texts,
        &denied,
        Uuid::nil().to_string(),
        way_on(),
    ));
    all.push(("error/bare.html", drawn(&page)));
    all
}

/// The case that a page is about.
fn case_of(ctx: &RequestCtx) -> Option<&str> {
    let case = ctx.path.strip_prefix("/cases/")?.split('/').next()?;
    Some(case).filter(|id| id.parse::<Uuid>().is_ok())
}

/// Where to go on, and the words of the way: back to the case if the answer is about one that this
/// person may see.
fn way_on(ctx: Option<&RequestCtx>, status: StatusCode) -> (String, &'static str) {
    let Some(ctx) = ctx else {
        return ("/login".to_owned(), "nav-sign-in");
    };
    match case_of(ctx).filter(|_| status != StatusCode::NOT_FOUND) {
        Some(case) => (format!("/cases/{case}"), "error-to-case"),
        None => ("/".to_owned(), "common-back"),
    }
}

/// The status of an answer.
pub fn status(error: &AppError) -> StatusCode {
    match error {
        AppError::NotFound => StatusCode::NOT_FOUND,
        AppError::Denied(_) => StatusCode::FORBIDDEN,
        AppError::Invalid(_) | AppError::Refused(_) => StatusCode::UNPROCESSABLE_ENTITY,
        AppError::Conflict(_) | AppError::Repeated => StatusCode::CONFLICT,
        AppError::Throttled(_) => StatusCode::TOO_MANY_REQUESTS,
        error if error.is_unavailable() => StatusCode::SERVICE_UNAVAILABLE,
        AppError::Catalogue(_) | AppError::Paper(_) | AppError::Store(_) => {
            StatusCode::INTERNAL_SERVER_ERROR
        }
    }
}

/// A refusal that has to be in the log before the answer leaves.
#[derive(Clone)]
struct Refused {
    ctx: Box<RequestCtx>,
    /// `None`: what was asked for does not exist, or may not be known to exist.
    why: Option<Why>,
}

/// Writes refusals into the log; around every route.
pub async fn log_refusals(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if let Some(Refused { ctx, why }) = response.extensions_mut().remove() {
        let error = why.map_or(AppError::NotFound, AppError::Denied);
        if let Err(error) = ctx.app().refused(&ctx.op, &ctx.path, &error).await {
            // The answer tells nothing of a case, so it may go all the same.
            tracing::error!(%error, "a refusal could not be logged");
        }
    }
    response
}

fn refusal(error: &WebError) -> Option<Refused> {
    let why = match &error.error {
        AppError::NotFound => None,
        AppError::Denied(why) => Some(*why),
        _ => return None,
    };
    let ctx = error.ctx.clone()?;
    Some(Refused { ctx, why })
}

fn trace(error: &WebError) {
    match &error.error {
        AppError::Store(source) => {
            tracing::error!(request = %error.request, error = %source, "the database failed");
        }
        AppError::Catalogue(what) => {
            tracing::error!(request = %error.request, %what, "a catalogue lacks something");
        }
        AppError::Paper(what) => {
            tracing::error!(request = %error.request, %what, "a paper was not made");
        }
        _ => {}
    }
}

/// An address that no page has: whoever is signed in goes on from there, the others sign in. Nothing was
/// refused, so nothing is logged.
pub async fn unknown_page(
    State(_state): State<WebState>,
    anonymous: Anonymous,
    signed_in: Result<RequestCtx, Response>,
) -> Response {
    let error = match signed_in {
        Ok(ctx) => ctx.error(AppError::NotFound),
        Err(_) => WebError {
            error: AppError::NotFound,
            lang: anonymous.lang,
            request: anonymous.arrival.request,
            ctx: None,
        },
    };
    let mut response = error.into_response();
    response.extensions_mut().remove::<Refused>();
    response
}
