//! Signing in and out, the language, and where a person starts.

use app::AppError;
use askama::Template;
use auth::token::Token;
use axum::{
    extract::State,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use i18n::{Lang, Texts, texts};

use crate::{
    WebState,
    error::WebError,
    form::{FormData, FormView, encode},
    page::{html, with_status},
    request::{Anonymous, COOKIE, RequestCtx},
    routes::{Guard, Routes},
};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/", Guard::SignedIn, home)
        .get("/login", Guard::Public, login)
        .post("/login", Guard::Public, sign_in)
        .post("/logout", Guard::SignedIn, sign_out)
        .post("/language", Guard::SignedIn, language)
}

#[derive(Template)]
#[template(path = "session/login.html")]
struct LoginPage {
    texts: &'static Texts,
    f: FormView,
    demo: Option<Vec<(String, String)>>,
    /// The language that was chosen on this page, if one was.
    chosen: Option<&'static str>,
}

async fn home(ctx: RequestCtx) -> Redirect {
    Redirect::to(ctx.home())
}

async fn login(request: Anonymous) -> Response {
    let texts = texts(request.lang);
    let next = request.query.first("next").unwrap_or("").to_owned();
    let f = FormView::new(texts, FormData::from_pairs([("next", next)]));
    html(&LoginPage {
        texts,
        f,
        demo: demo_accounts(&request.state, texts),
        chosen: chosen(&request.query).map(Lang::code),
    })
}

/// The language that an address or the form names: somebody has chosen it.
fn chosen(asked: &FormData) -> Option<Lang> {
    asked.first("lang")?.parse().ok()
}

async fn sign_in(request: Anonymous, State(state): State<WebState>, data: FormData) -> Response {
    let chosen = chosen(&data);
    let texts = texts(chosen.unwrap_or(request.lang));
    let login = data.get("login").to_owned();
    let password = data.first("password").unwrap_or("").to_owned();
    let (who, language) = ((login.as_str(), password.as_str()), chosen.map(Lang::code));
    let entered = app::session::sign_in(&state.app, &request.arrival, who, language).await;
    match entered {
        Ok(entered) => {
            let next = local_path(data.get("next"));
            let told = format!("/account/notices?next={}", encode(next));
            signed_in(&entered.token, if entered.notices { &told } else { next })
        }
        Err(AppError::Invalid(problems)) => {
            let mut kept = FormData::default();
            kept.push("login", login);
            kept.push("next", data.get("next"));
            let f = FormView::invalid(texts, kept, problems);
            let page = LoginPage {
                texts,
                f,
                demo: demo_accounts(&state, texts),
                chosen: chosen.map(Lang::code),
            };
            with_status(StatusCode::UNPROCESSABLE_ENTITY, &page)
        }
        Err(error) => WebError {
            error,
            lang: request.lang,
            request: request.arrival.request,
            ctx: None,
        }
        .into_response(),
    }
}

/// Goes on with a new session.
pub(crate) fn signed_in(token: &Token, next: &str) -> Response {
    let secret = token.reveal();
    with_cookie(
        &format!("{COOKIE}={secret}; Path=/; Secure; HttpOnly; SameSite=Lax"),
        next,
    )
}

fn with_cookie(cookie: &str, next: &str) -> Response {
    let mut response = Redirect::to(next).into_response();
    if let Ok(value) = HeaderValue::from_str(cookie) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    response
}

/// Only paths of this host; anything else starts at home.
pub(crate) fn local_path(next: &str) -> &str {
    // Browsers drop tabs and line ends from addresses, so "/<tab>/host" would lead elsewhere.
    let strange = |c: char| c.is_control() || c == '\\';
    let local = next.starts_with('/') && !next.starts_with("//") && !next.contains(strange);
    if local { next } else { "/" }
}

async fn sign_out(ctx: RequestCtx) -> Result<Response, WebError> {
    app::session::sign_out(ctx.app(), &ctx.op, ctx.session)
        .await
        .map_err(|e| ctx.error(e))?;
    let gone = format!("{COOKIE}=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0");
    Ok(with_cookie(&gone, "/login"))
}

async fn language(ctx: RequestCtx, data: FormData) -> Result<Redirect, WebError> {
    app::session::set_language(ctx.app(), &ctx.op, data.get("language"))
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(Redirect::to(local_path(data.get("next"))))
}

/// The demonstration shows its accounts on the sign-in page.
fn demo_accounts(state: &WebState, texts: &'static Texts) -> Option<Vec<(String, String)>> {
    use domain::Code;
    state.options.demo.then(|| {
        access::Role::ALL
            .iter()
            .map(|role| {
                (
                    texts.code("role", *role).into_owned(),
                    app::session::demo_login(*role),
                )
            })
            .collect()
    })
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let texts = texts(lang);
    let accounts = vec![("Koordination".to_owned(), "koordination".to_owned())];
    let page = LoginPage {
        texts,
        f: FormView::new(texts, FormData::default()),
        demo: Some(accounts),
        chosen: Some(lang.code()),
    };
    vec![("session/login.html", page.render().unwrap_or_default())]
}

#[cfg(test)]
mod tests {
    use super::local_path;

    #[test]
    fn only_paths_of_this_host_are_followed() {
        assert_eq!(local_path("/cases?q=1"), "/cases?q=1");
        for elsewhere in [
            "",
            "//evil.example",
            "https://evil.example",
            "/\\evil",
            "/\t/evil.example",
            "cases",
        ] {
            assert_eq!(local_path(elsewhere), "/");
        }
    }
}
