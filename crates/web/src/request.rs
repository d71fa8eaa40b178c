//! What a handler knows about its request: the person, the language, the moment.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use access::{Action, Role, decide};
use app::{AppError, OpContext, day::Counts, session::Arrival};
use auth::device::Device;
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, Method, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Code,
    ids::{CaseId, SessionId},
};
use i18n::{Lang, Texts, texts};
use jiff::civil::Date;

use crate::{
    WebState,
    error::WebError,
    page::{Flash, Nav, NavItem, Shell},
};

/// Name of the session cookie. `__Host-` binds it to this host, to TLS (or loopback) and to `/`.
pub const COOKIE: &str = "__Host-nahtlos";

/// A request of somebody who has signed in.
#[derive(Clone)]
pub struct RequestCtx {
    /// Use cases and options.
    pub state: WebState,
    /// The context for use cases.
    pub op: OpContext,
    /// The session.
    pub session: SessionId,
    /// Name of the person.
    pub name: String,
    /// Language of the pages.
    pub lang: Lang,
    /// Path and query of the page: of the request, or for a change of the page that it was sent from.
    pub path: String,
    query: String,
}

impl RequestCtx {
    /// The texts in the language of the person.
    pub fn texts(&self) -> &'static Texts {
        texts(self.lang)
    }

    /// Today in Germany.
    pub fn today(&self) -> Date {
        self.op.today
    }

    /// The use cases.
    pub fn app(&self) -> &app::App {
        &self.state.app
    }

    /// Whether the person may do something that is not about one case; for showing links only.
    pub fn may(&self, action: Action) -> bool {
        decide(&self.op.actor, action, None).is_allowed()
    }

    /// The frame of a page: navigation with counts, the person, a message after saving.
    pub async fn shell(&self, current: Nav, title: impl Into<String>) -> Result<Shell, WebError> {
        let counts = app::day::counts(self.app(), &self.op)
            .await
            .map_err(|e| self.error(e))?;
        Ok(self.shell_with(&counts, current, title))
    }

    /// The same for a page that has counted already.
    pub fn shell_with(&self, counts: &Counts, current: Nav, title: impl Into<String>) -> Shell {
        let item = |nav: Nav, href: &'static str, count: i64, late: bool| NavItem {
            href,
            label: self.texts().get(nav.key()).into_owned(),
            count: (count > 0).then(|| self.texts().number(count)),
            late,
            current: nav == current,
        };
        let mut nav = Vec::new();
        if self.may(Action::ViewDay) {
            nav.push(item(Nav::Day, "/day", counts.due, counts.due > 0));
        }
        if self.may(Action::ListCases) {
            nav.push(item(Nav::Cases, "/cases", 0, false));
        }
        if self.may(Action::ViewPartners) {
            nav.push(item(Nav::Partners, "/partners", 0, false));
        }
        if self.may(Action::ListReferrals) {
            nav.push(item(Nav::Referrals, "/referrals", counts.referrals, false));
        }
        if self.may(Action::ImportReleaseList) {
            nav.push(item(Nav::Import, "/imports", 0, false));
        }
        if self.may(Action::ViewGroups) {
            nav.push(item(Nav::Groups, "/groups", 0, false));
        }
        if self.may(Action::ViewCapacity) {
            nav.push(item(Nav::Capacity, "/capacity", 0, false));
        }
        if self.may(Action::ViewReports) {
            nav.push(item(Nav::Reports, "/reports", 0, false));
        }
        if self.may(Action::ViewProgrammes) {
            nav.push(item(Nav::Programmes, "/programmes", 0, false));
        }
        if self.may(Action::ManageUsers) {
            nav.push(item(Nav::Users, "/users", 0, false));
        }
        if self.may(Action::ManageSites) {
            nav.push(item(Nav::Sites, "/sites", 0, false));
        }
        if self.may(Action::ViewLog) {
            nav.push(item(Nav::Log, "/log", 0, false));
        }
        Shell {
            lang: self.lang,
            texts: self.texts(),
            today: self.today(),
            title: title.into(),
            nav,
            search: self.may(Action::SearchCases),
            name: self.name.clone(),
            initials: initials(&self.name),
            role: self.texts().code("role", self.op.actor.role).into_owned(),
            flash: Flash::from_query(&self.query, self.texts()),
            path: self.path.clone(),
            demo: self.state.options.demo,
            fixed_today: self.state.options.fixed_today,
            once: Some((self.op.ids.uuid(), self.op.now)),
        }
    }

    /// A use case's answer other than a result, as a page in the right language.
    pub fn error(&self, error: AppError) -> WebError {
        WebError {
            error,
            lang: self.lang,
            request: self.op.request,
            ctx: Some(Box::new(self.clone())),
        }
    }

    /// Who was faster and when, in words, for the page that shows both versions.
    pub async fn faster(
        &self,
        case: Option<CaseId>,
        subject: &str,
        actions: &[&str],
    ) -> Result<Option<String>, WebError> {
        let found = app::last_change(self.app(), &self.op, case, subject, actions)
            .await
            .map_err(|e| self.error(e))?;
        Ok(found.map(|(name, at)| {
            let when = self.texts().instant(at);
            let args = [("name", name.into()), ("when", when.into())];
            self.texts().with("error-conflict-who", &args)
        }))
    }

    /// One value of the query part of the address.
    pub fn query(&self, name: &str) -> Option<String> {
        crate::form::FormData::parse(&self.query)
            .first(name)
            .map(str::to_owned)
    }

    /// The whole query part of the address, parsed.
    pub fn query_form(&self) -> crate::form::FormData {
        crate::form::FormData::parse(&self.query)
    }

    /// Where this person starts.
    pub fn home(&self) -> &'static str {
        match self.op.actor.role {
            Role::TransitionManager | Role::Coordination | Role::PrisonSocialService => "/day",
            Role::DataProtectionOfficer => "/log",
            Role::Administrator => "/users",
        }
    }
}

impl FromRequestParts<WebState> for RequestCtx {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let arrival = arrival(parts, state);
        let lang = preferred_language(&parts.headers);
        let path = parts
            .uri
            .path_and_query()
            .map_or("/", |path| path.as_str())
            .to_owned();
        let failed = |error| WebError {
            error,
            lang,
            request: arrival.request,
            ctx: None,
        };
        let signed_in = match cookie(&parts.headers) {
            Some(secret) => app::session::authenticate(&state.app, arrival.now, &secret)
                .await
                .map_err(|error| failed(error).into_response())?,
            None => None,
        };
        let Some(signed_in) = signed_in else {
            return Err(to_sign_in(&parts.method, &path));
        };
        let purpose = signed_in.actor.role.code();
        if let Some(sender) = parts.extensions.get::<crate::draft::Sender>() {
            sender.is(signed_in.actor.user);
        }
        let sent = parts.extensions.get::<crate::sent::Arrived>();
        let sent = sent.map(|form| form.begins(signed_in.actor.user));
        Ok(Self {
            state: state.clone(),
            op: OpContext {
                actor: signed_in.actor,
                now: arrival.now,
                today: i18n::berlin_date(arrival.now),
                request: arrival.request,
                purpose: purpose.to_owned(),
                ids: arrival.ids,
                emergency: app::Emergency::default(),
                sent: sent.unwrap_or_default(),
            },
            session: signed_in.session,
            name: signed_in.name,
            lang: signed_in.language.parse().unwrap_or(Lang::De),
            query: parts.uri.query().unwrap_or("").to_owned(),
            path: match parts.method {
                Method::GET => path,
                _ => crate::draft::page_of(&path),
            },
        })
    }
}

/// A request of somebody who need not have signed in.
pub struct Anonymous {
    /// Use cases and options.
    pub state: WebState,
    /// Instant, address, ids.
    pub arrival: Arrival,
    /// Language asked for.
    pub lang: Lang,
    /// The query part of the address, parsed.
    pub query: crate::form::FormData,
}

impl FromRequestParts<WebState> for Anonymous {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        state: &WebState,
    ) -> Result<Self, Self::Rejection> {
        let query = crate::form::FormData::parse(parts.uri.query().unwrap_or(""));
        let lang = query
            .first("lang")
            .and_then(|code| code.parse().ok())
            .unwrap_or_else(|| preferred_language(&parts.headers));
        Ok(Self {
            state: state.clone(),
            arrival: arrival(parts, state),
            lang,
            query,
        })
    }
}

fn arrival(parts: &Parts, state: &WebState) -> Arrival {
    let address = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |info| info.0.ip());
    Arrival {
        now: (state.options.clock)(),
        request: state.options.ids.uuid(),
        address: auth::throttle::address_key(address),
        device: device(&parts.headers),
        ids: state.options.ids.clone(),
    }
}

/// What is taken of what the browser says about itself; the rest stays here.
fn device(headers: &HeaderMap) -> Device {
    let said = headers.get(header::USER_AGENT);
    said.map(|said| Device::of(said.as_bytes()))
        .unwrap_or_default()
}

/// After signing in a page goes on where it was; a change does not, its draft is kept.
fn to_sign_in(method: &Method, path: &str) -> Response {
    if *method == Method::GET && path != "/" {
        let next = crate::form::encode(path);
        Redirect::to(&format!("/login?next={next}")).into_response()
    } else {
        Redirect::to("/login").into_response()
    }
}

/// The secret in the session cookie.
pub fn cookie(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, value)| value.to_owned())
}

fn preferred_language(headers: &HeaderMap) -> Lang {
    let asked = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok());
    match asked {
        Some(asked) if asked.trim_start().to_ascii_lowercase().starts_with("en") => Lang::En,
        _ => Lang::De,
    }
}

fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|part| part.chars().next())
        .take(2)
        .collect()
}
