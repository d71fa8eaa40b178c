//! A form is taken once, whoever presses its button twice, loads the answer anew or goes back and sends
//! it again. Its page gives it an id ([`Shell::once`]); the change writes the id down in its own
//! transaction (`app::sent`); the layer here looks it up.
//!
//! ```text
//! id not known                       → handled; where the answer led is noted
//! id known, same words, within a minute → the same answer once more
//! id known, same words, later        → the page above, which says that it was saved before
//! id known, other words              → kept as a draft of a new form; its page says so
//! id known, somebody else's, or a form that names a version → handled as always
//! ```
//!
//! What was typed stays under its id as long as the form was not taken: a form with problems and a
//! restored draft keep theirs.

use std::sync::{Arc, Mutex, PoisonError};

use app::sent::{Sent, SentRow, digest};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::{FromRequestParts as _, Request, State},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::ids::UserId;
use jiff::{SignedDuration, Timestamp};
use uuid::Uuid;

use crate::{
    WebState, draft,
    form::{FormData, FormView, text_of},
    page::{Shell, done},
    request::RequestCtx,
};

/// The hidden field with the id of a form.
const ID: &str = "once";

/// The hidden field with the instant at which its page was made, in milliseconds.
pub(crate) const OPENED: &str = "opened";

/// A form with text that is longer is not looked at.
const LONGEST: usize = 2 * 1024 * 1024;

/// For so long a repeated form is one press too many, and its answer still true.
const AT_ONCE: SignedDuration = SignedDuration::from_mins(1);

/// That the answer holds what was typed as a draft: it is not forgotten with the form.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kept;

/// A form that has arrived, for the context of its request.
#[derive(Clone)]
pub(crate) struct Arrived(Arc<Form>);

struct Form {
    id: Uuid,
    /// The address that it is known by.
    name: String,
    digest: Vec<u8>,
    /// Who sent it, and the operation of the last try.
    now: Mutex<Option<(UserId, Sent)>>,
}

impl Arrived {
    /// For the operation of a request: each try begins anew.
    pub(crate) fn begins(&self, user: UserId) -> Sent {
        let form = &self.0;
        let sent = Sent::new(form.id, form.name.clone(), form.digest.clone());
        let mut now = form.now.lock().unwrap_or_else(PoisonError::into_inner);
        *now = Some((user, sent.clone()));
        sent
    }

    /// Who sent it, and whether their operation has noted that it is taken.
    fn claimed(&self) -> Option<(UserId, bool)> {
        let now = self.0.now.lock().unwrap_or_else(PoisonError::into_inner);
        now.as_ref().map(|(user, sent)| (*user, sent.is_claimed()))
    }

    /// The answer of a form that was taken with the same words.
    fn same(&self, row: &SentRow, user: UserId) -> bool {
        row.user == user && row.digest == self.0.digest
    }
}

impl Shell {
    /// What makes a form one that is taken once; stands inside its `<form>`. A form that was sent or left
    /// keeps what it had.
    pub fn once(&self, f: &FormView) -> String {
        let field = |name: &str, new: String| {
            let kept = f.restored.as_ref().and_then(|one| one.typed.first(name));
            let value = f.data.first(name).or(kept);
            let value = value.map_or(new, str::to_owned);
            let value = text_of(&value);
            format!("<input type=\"hidden\" name=\"{name}\" value=\"{value}\">")
        };
        let Some((id, opened)) = self.once else {
            return String::new();
        };
        let opened = opened.as_millisecond().to_string();
        field(ID, id.to_string()) + &field(OPENED, opened)
    }
}

impl Shell {
    /// The same for a button that stands in a form of its own, with nothing to type.
    pub fn press(&self) -> String {
        self.once(&FormView::new(self.texts, FormData::default()))
    }
}

/// The layer around all changes.
pub(crate) async fn taken_once(
    State(state): State<WebState>,
    request: Request,
    next: Next,
) -> Response {
    if *request.method() != Method::POST || !is_form(request.headers()) {
        return next.run(request).await;
    }
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LONGEST).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let Some(arrived) = arrived(&parts, &body) else {
        return next.run(Request::from_parts(parts, Body::from(body))).await;
    };
    match before(&state, &mut parts, &arrived, &body).await {
        Known::No => {
            parts.extensions.insert(arrived.clone());
        }
        Known::Other => {}
        Known::Answered(answer) => return *answer,
    }
    let address = address(&parts);
    let answer = next.run(Request::from_parts(parts, Body::from(body))).await;
    after(&state, &arrived, &address, answer).await
}

/// What is known of a form that arrives.
enum Known {
    /// Nothing: it is handled.
    No,
    /// It was taken with other words and cannot be kept as a draft, or finds out by itself: it is handled as
    /// another form.
    Other,
    /// It has its answer.
    Answered(Box<Response>),
}

async fn before(state: &WebState, parts: &mut Parts, arrived: &Arrived, body: &Bytes) -> Known {
    let row = match app::sent::of(&state.app, arrived.0.id, &arrived.0.name).await {
        Ok(Some(row)) => row,
        Ok(None) => return Known::No,
        Err(error) => {
            tracing::warn!(%error, "whether a form was taken could not be read");
            return Known::No;
        }
    };
    let answer = |response| Known::Answered(Box::new(response));
    let ctx = match RequestCtx::from_request_parts(parts, state).await {
        Ok(ctx) => ctx,
        Err(response) => return answer(response),
    };
    if arrived.same(&row, ctx.op.actor.user) {
        return answer(once_more(&row, &address(parts), ctx.op.now));
    }
    let typed = FormData::parse(&String::from_utf8_lossy(body));
    // A version finds out by itself what has changed; and a second person at the same page means their own.
    if row.user != ctx.op.actor.user || typed.first("version").is_some() {
        return Known::Other;
    }
    match draft::keep_as_new(&ctx, &address(parts), without_id(&typed)).await {
        Some(page) => {
            let mut response = done(&page, "common-flash-sent-before");
            response.extensions_mut().insert(Kept);
            answer(response)
        }
        None => Known::Other,
    }
}

/// Notes where the answer led; two that came at the same moment get the same one.
async fn after(state: &WebState, arrived: &Arrived, address: &str, answer: Response) -> Response {
    let Some((user, claimed)) = arrived.claimed() else {
        return answer;
    };
    let (id, name) = (arrived.0.id, arrived.0.name.as_str());
    let location = answer.headers().get(header::LOCATION);
    let location = location.and_then(|to| to.to_str().ok());
    if claimed && let Err(error) = app::sent::answered(&state.app, id, (name, user), location).await
    {
        tracing::warn!(%error, "the answer to a form could not be noted");
    }
    if claimed || !answer.status().is_client_error() {
        return answer;
    }
    match app::sent::of(&state.app, id, name).await {
        Ok(Some(row)) if arrived.same(&row, user) => once_more(&row, address, row.at),
        _ => answer,
    }
}

/// The answer that the form had. Later it is not true any more, and while the other one is still under way it
/// is not known yet: then the page above the form, which says that it was saved.
fn once_more(row: &SentRow, address: &str, now: Timestamp) -> Response {
    let soon = now.duration_since(row.at) <= AT_ONCE;
    let answer = row.answer.clone().filter(|_| soon);
    match answer {
        Some(answer) => Redirect::to(&answer).into_response(),
        None => done(&draft::above(address), "common-flash-saved-before"),
    }
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE);
    let kind = kind.and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"))
}

fn address(parts: &Parts) -> String {
    let address = parts.uri.path_and_query();
    address.map_or_else(|| "/".to_owned(), |address| address.as_str().to_owned())
}

fn arrived(parts: &Parts, body: &Bytes) -> Option<Arrived> {
    let typed = FormData::parse(std::str::from_utf8(body).ok()?);
    let id = typed.first(ID)?.parse().ok()?;
    let address = address(parts);
    Some(Arrived(Arc::new(Form {
        id,
        name: draft::name_of(&address),
        digest: digest(&address, body),
        now: Mutex::default(),
    })))
}

/// What was typed, without the id of the form that was sent before.
fn without_id(data: &FormData) -> FormData {
    let pairs = data.pairs().iter();
    let pairs = pairs.filter(|(name, _)| name != ID);
    FormData::from_pairs(pairs.map(|(name, value)| (name.as_str(), value.clone())))
}
