//! Pages behind one-time links: first set-up, and setting a password.

use app::{
    AppError,
    account::{FirstAdministrator, Link, LinkFor},
};
use askama::Template;
use auth::invitation::InvitationState;
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use i18n::{Arg, Texts, texts};

use crate::{
    WebState,
    error::WebError,
    form::{FormData, FormView},
    page::{html, with_status},
    pages::session::signed_in,
    request::Anonymous,
    routes::{Guard, Routes},
};

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/setup/{token}", Guard::Public, setup)
        .post("/setup/{token}", Guard::Public, set_up)
        .get("/invitation/{token}", Guard::Public, invitation)
        .post("/invitation/{token}", Guard::Public, accept)
}

#[derive(Template)]
#[template(path = "account/setup.html")]
pub(super) struct SetupPage {
    pub(super) texts: &'static Texts,
    pub(super) f: FormView,
    pub(super) token: String,
}

#[derive(Template)]
#[template(path = "account/invitation.html")]
pub(super) struct InvitationPage {
    pub(super) texts: &'static Texts,
    pub(super) f: FormView,
    pub(super) token: String,
    pub(super) welcome: String,
    pub(super) login: String,
}

#[derive(Template)]
#[template(path = "account/over.html")]
pub(super) struct OverPage {
    pub(super) texts: &'static Texts,
    pub(super) reason: String,
    pub(super) remedy: String,
}

fn failed(request: &Anonymous, error: AppError) -> WebError {
    WebError {
        error,
        lang: request.lang,
        request: request.arrival.request,
        ctx: None,
    }
}

async fn look(request: &Anonymous, token: &str) -> Result<Link, WebError> {
    app::account::look(&request.state.app, request.arrival.now, token)
        .await
        .map_err(|error| failed(request, error))
}

/// The page of a link that is no longer good.
fn over(texts: &'static Texts, link: &Link) -> Response {
    let reason = match link.state {
        InvitationState::Expired => "account-link-expired",
        InvitationState::Open | InvitationState::Used => "account-link-used",
    };
    let remedy = match (&link.target, link.state) {
        (LinkFor::FirstAdministrator, InvitationState::Expired) => "account-link-over-first",
        _ => "account-link-over-remedy",
    };
    let page = OverPage {
        texts,
        reason: texts.get(reason).into_owned(),
        remedy: texts.get(remedy).into_owned(),
    };
    with_status(StatusCode::GONE, &page)
}

async fn setup(request: Anonymous, Path(token): Path<String>) -> Result<Response, WebError> {
    let texts = texts(request.lang);
    let link = look(&request, &token).await?;
    match (&link.target, link.state) {
        (LinkFor::Password { .. }, _) => Err(failed(&request, AppError::NotFound)),
        (_, InvitationState::Open) => {
            let f = FormView::new(texts, FormData::default());
            Ok(html(&SetupPage { texts, f, token }))
        }
        _ => Ok(over(texts, &link)),
    }
}

async fn set_up(
    request: Anonymous,
    State(state): State<WebState>,
    Path(token): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let typed = |name: &str| data.first(name).unwrap_or("").to_owned();
    let input = FirstAdministrator {
        carrier: typed("carrier"),
        name: typed("name"),
        login: typed("login"),
        password: typed("password"),
        again: typed("again"),
    };
    let texts = texts(request.lang);
    match app::account::set_up(
        &state.app,
        &request.arrival,
        &token,
        input,
        request.lang.code(),
    )
    .await
    {
        Ok(session) => Ok(signed_in(&session, "/sites?done=account-flash-set-up")),
        Err(AppError::Invalid(problems)) => {
            let f = FormView::invalid(texts, data, problems);
            let page = SetupPage { texts, f, token };
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(AppError::Refused(_)) => Ok(over(texts, &look(&request, &token).await?)),
        Err(error) => Err(failed(&request, error)),
    }
}

fn invitation_page(
    texts: &'static Texts,
    f: FormView,
    token: String,
    login: &str,
    name: &str,
) -> InvitationPage {
    let args = [("name", Arg::from(name)), ("login", Arg::from(login))];
    InvitationPage {
        texts,
        f,
        token,
        welcome: texts.with("account-invitation-text", &args),
        login: login.to_owned(),
    }
}

async fn invitation(request: Anonymous, Path(token): Path<String>) -> Result<Response, WebError> {
    let texts = texts(request.lang);
    let link = look(&request, &token).await?;
    match (&link.target, link.state) {
        (LinkFor::FirstAdministrator, _) => Err(failed(&request, AppError::NotFound)),
        (LinkFor::Password { login, name }, InvitationState::Open) => {
            let f = FormView::new(texts, FormData::default());
            Ok(html(&invitation_page(texts, f, token, login, name)))
        }
        _ => Ok(over(texts, &link)),
    }
}

async fn accept(
    request: Anonymous,
    State(state): State<WebState>,
    Path(token): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let typed = |name: &str| data.first(name).unwrap_or("").to_owned();
    let (password, again) = (typed("password"), typed("again"));
    let accepted = app::account::accept(
        &state.app,
        &request.arrival,
        &token,
        (&password, &again),
        request.lang.code(),
    )
    .await;
    let error = match accepted {
        Ok(session) => return Ok(signed_in(&session, "/account?done=account-flash-welcome")),
        Err(error) => error,
    };
    let texts = texts(request.lang);
    let link = look(&request, &token).await?;
    match (error, &link.target) {
        (AppError::Invalid(problems), LinkFor::Password { login, name }) => {
            let f = FormView::invalid(texts, FormData::default(), problems);
            let page = invitation_page(texts, f, token, login, name);
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        (AppError::Refused(_), _) => Ok(over(texts, &link)),
        (error, _) => Err(failed(&request, error)),
    }
}
