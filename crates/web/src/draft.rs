//! Drafts: whatever is typed into a form with free text outlives the session, for every form in
//! the same way. A form takes part by being declared with [`Routes::form`](crate::routes::Routes),
//! which names the page it stands on; its page opens it with [`RequestCtx::form`].
//!
//! ```text
//! form sent, session over → draft kept for whose session it was → sign-in → its page, as typed
//! form sent and taken     → draft forgotten
//! form sent and refused   → draft kept, for whoever leaves the answer
//! while typing (script)   → POST /drafts?form=/cases/…/notes
//! ```
//!
//! A draft is named by the address that its form is sent to. No use case knows of it.

use std::sync::{Arc, LazyLock, OnceLock};

use app::AppError;
use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use domain::ids::{CaseId, UserId};
use jiff::Timestamp;

use crate::{
    WebState,
    error::WebError,
    form::{FormData, FormView, encode},
    page::without_flash,
    pages::session::local_path,
    request::{RequestCtx, cookie},
    routes::{Form, Guard, Routes},
    sent,
};

/// Longest form that is looked at; nobody types more.
const LONGEST: usize = 2 * 1024 * 1024;

/// The hidden fields that count the changes of a record. What proves that something was looked at (`seen`)
/// is none of them: nobody has looked at what came later.
const VERSIONS: [&str; 2] = ["version", "revision"];

/// Routes of drafts.
pub fn routes() -> Routes {
    Routes::new().post("/drafts", Guard::SignedIn, save).post(
        "/drafts/discard",
        Guard::SignedIn,
        discard,
    )
}

/// Who has sent a request, noted by [`RequestCtx`] for the layer around it.
#[derive(Clone, Default)]
pub(crate) struct Sender(Arc<OnceLock<UserId>>);

impl Sender {
    pub(crate) fn is(&self, user: UserId) {
        // The first one counts; a request has one sender.
        let _ = self.0.set(user);
    }
}

/// That a form was filled with what was typed before.
#[derive(Debug, Clone)]
pub(crate) struct Restored {
    /// The form.
    pub(crate) form: String,
    /// When it was saved, in words.
    pub(crate) when: String,
    /// The page, to come back to.
    pub(crate) page: String,
    /// Everything that was kept, also what the page does not show.
    pub(crate) typed: FormData,
    /// Whether the same person has changed the record meanwhile.
    pub(crate) own: bool,
}

impl RequestCtx {
    /// A form at its start, or as this person left it. `action` is where it is sent.
    pub async fn form(&self, action: &str, start: FormData) -> Result<FormView, WebError> {
        match self.drafted(action).await? {
            Some(kept) => self.after_own_changes(action, kept, &start).await,
            None => Ok(FormView::new(self.texts(), start)),
        }
    }

    /// A draft names the version of its record that its author had read. What they have changed
    /// themselves meanwhile is no reason to ask them; what somebody else has changed is.
    async fn after_own_changes(
        &self,
        action: &str,
        mut kept: FormView,
        start: &FormData,
    ) -> Result<FormView, WebError> {
        let differs = |name: &&str| {
            let (was, now) = (kept.data.first(name), start.first(name));
            was.is_some() && now.is_some() && was != now
        };
        let moved: Vec<&str> = VERSIONS.into_iter().filter(differs).collect();
        let opened = kept.data.first(sent::OPENED).and_then(|at| at.parse().ok());
        let opened = opened.and_then(|at| Timestamp::from_millisecond(at).ok());
        let Some(opened) = opened.filter(|_| !moved.is_empty()) else {
            return Ok(kept);
        };
        let Some(case) = case_of(action) else {
            return Ok(kept);
        };
        let own = app::draft::is_own_since(self.app(), &self.op, case, opened)
            .await
            .map_err(|e| self.error(e))?;
        if !own {
            return Ok(kept);
        }
        for name in moved {
            kept.data.set(name, start.first(name).unwrap_or_default());
        }
        if let Some(restored) = &mut kept.restored {
            restored.own = true;
        }
        Ok(kept)
    }

    /// A form as this person left it, if it was left.
    pub async fn drafted(&self, action: &str) -> Result<Option<FormView>, WebError> {
        let kept = app::draft::of(self.app(), &self.op, action)
            .await
            .map_err(|e| self.error(e))?;
        let Some(kept) = kept else { return Ok(None) };
        let local = i18n::berlin(kept.saved_at);
        let when = if local.date() == self.today() {
            self.texts().clock(local.time())
        } else {
            self.texts().instant(kept.saved_at)
        };
        let typed = FormData::parse(&kept.content);
        let mut view = FormView::new(self.texts(), typed.clone());
        view.restored = Some(Restored {
            form: action.to_owned(),
            when,
            page: without_flash(&self.path),
            typed,
            own: false,
        });
        Ok(Some(view))
    }

    /// Forgets what was typed into another form than the one that was sent.
    pub async fn forget_draft(&self, action: &str) -> Result<(), WebError> {
        app::draft::done(self.app(), self.op.actor.user, action)
            .await
            .map_err(|e| self.error(e))
    }
}

async fn save(ctx: RequestCtx, data: FormData) -> Result<StatusCode, WebError> {
    let form = ctx.query("form").unwrap_or_default();
    let form = form_of(&form).ok_or_else(|| ctx.error(AppError::NotFound))?;
    let case = case_of(&form.action);
    app::draft::save(ctx.app(), &ctx.op, case, &form.action, &data.encoded())
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(StatusCode::NO_CONTENT)
}

async fn discard(ctx: RequestCtx, data: FormData) -> Result<Redirect, WebError> {
    ctx.forget_draft(data.get("form")).await?;
    Ok(Redirect::to(local_path(data.get("next"))))
}

/// The layer around all forms: keeps what a request without a session brought, and forgets the
/// draft of a form that was taken. Works without script.
pub(crate) async fn keep_typed(
    State(state): State<WebState>,
    request: Request,
    next: Next,
) -> Response {
    let to = request.uri().path_and_query();
    let form = to
        .filter(|_| *request.method() == Method::POST)
        .and_then(|to| form_of(to.as_str()));
    let Some(form) = form else {
        return next.run(request).await;
    };
    let secret = cookie(request.headers());
    let sender = Sender::default();
    let (mut parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, LONGEST).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    parts.extensions.insert(sender.clone());
    let answer = next
        .run(Request::from_parts(parts, Body::from(body.clone())))
        .await;
    if is_refused(&answer) {
        let user = sender.0.get().copied();
        refused(&state, user, &form.action, &body).await;
    }
    let holds_draft = answer.extensions().get::<sent::Kept>().is_some();
    if answer.status() != StatusCode::SEE_OTHER || holds_draft {
        return answer;
    }
    let kept = if let Some(user) = sender.0.get() {
        app::draft::done(&state.app, *user, &form.action).await
    } else {
        rescue(&state, secret.as_deref(), &form.action, &body).await
    };
    if let Err(error) = kept {
        tracing::warn!(%error, "a draft could not be kept or forgotten");
    }
    if sender.0.get().is_none() && goes_to_sign_in(&answer) {
        return Redirect::to(&format!("/login?next={}", encode(&form.page))).into_response();
    }
    answer
}

/// The form stands there once more because something is missing, or because somebody else was faster. What is
/// kept names the version that was read before, so that it meets the other one again.
fn is_refused(answer: &Response) -> bool {
    let status = answer.status();
    status == StatusCode::UNPROCESSABLE_ENTITY || status == StatusCode::CONFLICT
}

async fn refused(state: &WebState, user: Option<UserId>, action: &str, body: &[u8]) {
    let (Some(user), Ok(typed)) = (user, std::str::from_utf8(body)) else {
        return;
    };
    let now = (state.options.clock)();
    let case = case_of(action);
    let kept = app::draft::refused(&state.app, now, user, case, action, typed).await;
    match kept {
        // What is too long for a draft stands in the form that was sent back.
        Ok(()) | Err(AppError::Invalid(_)) => {}
        Err(error) => tracing::warn!(%error, "what was refused could not be kept"),
    }
}

async fn rescue(
    state: &WebState,
    secret: Option<&str>,
    action: &str,
    body: &[u8],
) -> Result<(), AppError> {
    let (Some(secret), Ok(typed)) = (secret, std::str::from_utf8(body)) else {
        return Ok(());
    };
    let now = (state.options.clock)();
    app::draft::rescue(&state.app, now, secret, case_of(action), action, typed).await?;
    Ok(())
}

fn goes_to_sign_in(answer: &Response) -> bool {
    answer
        .headers()
        .get(header::LOCATION)
        .and_then(|to| to.to_str().ok())
        .is_some_and(|to| to.starts_with("/login"))
}

/// A form with free text, with the ids of its addresses.
struct Typed {
    /// Its name: where it is sent, query included.
    action: String,
    /// The page that it stands on, with the same query.
    page: String,
}

/// All forms with free text, by the address that they are sent to; the plainest first.
static FORMS: LazyLock<Vec<(&'static str, Form)>> = LazyLock::new(|| {
    let all = crate::pages::all();
    let mut forms: Vec<_> = all
        .listed()
        .iter()
        .filter_map(|route| Some((route.path, route.form?)))
        .collect();
    forms.sort_by_key(|(path, _)| path.matches('{').count());
    forms
});

/// The form that is sent to this address; `None` if it keeps no drafts.
fn form_of(address: &str) -> Option<Typed> {
    let (path, query) = match address.find('?') {
        Some(at) => address.split_at(at),
        None => (address, ""),
    };
    FORMS.iter().find_map(|(route, form)| {
        Some(Typed {
            action: filled(route, form.action, path)? + query,
            page: filled(route, form.page, path)? + query,
        })
    })
}

/// Keeps what was typed into a form that was taken before with other words, as the start of a new one.
/// Returns the page to go on; `None` if the form keeps no drafts or not so long ones, or holds another one.
pub(crate) async fn keep_as_new(
    ctx: &RequestCtx,
    address: &str,
    typed: FormData,
) -> Option<String> {
    let form = form_of(address)?;
    let (case, typed) = (case_of(&form.action), typed.encoded());
    let other = app::draft::of(ctx.app(), &ctx.op, &form.action).await;
    if !matches!(other, Ok(None)) {
        return None;
    }
    let kept = app::draft::save(ctx.app(), &ctx.op, case, &form.action, &typed).await;
    kept.ok().map(|()| form.page)
}

/// The address that a form is known by.
pub(crate) fn name_of(address: &str) -> String {
    form_of(address).map_or_else(|| address.to_owned(), |form| form.action)
}

/// The nearest page above the one that a form stands on.
pub(crate) fn above(address: &str) -> String {
    let page = page_of(address);
    let page = page.split('?').next().unwrap_or_default();
    match page.rfind('/') {
        Some(at) if at > 0 => page_above(&page[..at]),
        _ => "/".to_owned(),
    }
}

/// The page that a change was sent from, to go on there after something else: that of its form, or the nearest one
/// above its address.
pub(crate) fn page_of(address: &str) -> String {
    if let Some(form) = form_of(address) {
        return form.page;
    }
    page_above(address.split('?').next().unwrap_or_default())
}

/// This page, or the nearest one above it.
fn page_above(mut path: &str) -> String {
    loop {
        if PAGES.iter().any(|page| filled(page, page, path).is_some()) {
            return path.to_owned();
        }
        match path.rfind('/') {
            Some(at) if at > 0 => path = &path[..at],
            _ => return "/".to_owned(),
        }
    }
}

/// The addresses of all pages.
static PAGES: LazyLock<Vec<&'static str>> = LazyLock::new(|| {
    let all = crate::pages::all();
    let pages = all.listed().iter().filter(|route| route.method == "GET");
    pages.map(|route| route.path).collect()
});

/// `address` with the values that `path` has where `route` has names in braces.
fn filled(route: &str, address: &str, path: &str) -> Option<String> {
    let (names, values): (Vec<&str>, Vec<&str>) =
        (route.split('/').collect(), path.split('/').collect());
    let fits = |(name, value): (&&str, &&str)| name.starts_with('{') || name == value;
    if names.len() != values.len() || !names.iter().zip(&values).all(fits) {
        return None;
    }
    let value = |step: &str| {
        let at = names.iter().position(|name| *name == step);
        at.map_or_else(|| step.to_owned(), |at| values[at].to_owned())
    };
    Some(address.split('/').map(value).collect::<Vec<_>>().join("/"))
}

/// The case in an address, if there is one.
fn case_of(action: &str) -> Option<CaseId> {
    let rest = action.strip_prefix("/cases/")?;
    rest.split(['/', '?']).next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_leads_back_to_its_page() {
        for (sent, action, page) in [
            (
                "/cases/7/tasks/9/skip",
                "/cases/7/tasks/9/skip",
                "/cases/7/tasks/9",
            ),
            (
                "/cases/7/notes?contact=3",
                "/cases/7/notes?contact=3",
                "/cases/7/notes/new?contact=3",
            ),
            // Two buttons, one form.
            ("/cases/7/close/prepare", "/cases/7/close", "/cases/7/close"),
        ] {
            let form = form_of(sent).map(|form| (form.action, form.page));
            assert_eq!(form, Some((action.to_owned(), page.to_owned())), "{sent}");
        }
        for (sent, page) in [
            ("/cases/7/notes?contact=3", "/cases/7/notes/new?contact=3"),
            ("/cases/7/tasks/9/complete", "/cases/7/tasks/9"),
            ("/language", "/"),
        ] {
            assert_eq!(page_of(sent), page);
        }
        for other in ["/cases/7/tasks/9/complete", "/login", "", "//x"] {
            assert!(form_of(other).is_none(), "{other}");
        }
    }
}
