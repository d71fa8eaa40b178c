//! The list of all routes, kept while they are declared, so that a test can walk it.

use axum::{
    Router,
    handler::Handler,
    routing::{get, post},
};

use crate::WebState;

/// Who may ask at all; the rest is decided by the use case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Anybody.
    Public,
    /// Anybody who has signed in; the use case decides further.
    SignedIn,
    /// Somebody who is related to the case in the path (`{case}`).
    Case,
}

/// A declared route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// `GET` or `POST`.
    pub method: &'static str,
    /// The path with its parameters in braces.
    pub path: &'static str,
    /// Who may ask.
    pub guard: Guard,
    /// For a form with free text: which it is. What was typed outlives the session.
    pub form: Option<Form>,
}

/// A form with free text; both addresses have parameters of the route that it is sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Form {
    /// Where it is sent; a form with several buttons has one such address by which it is known.
    pub action: &'static str,
    /// The page that it stands on.
    pub page: &'static str,
}

/// Routes being declared.
#[derive(Default)]
pub struct Routes {
    router: Router<WebState>,
    listed: Vec<Route>,
}

impl Routes {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page.
    #[must_use]
    pub fn get<H, T>(mut self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, WebState>,
        T: 'static,
    {
        self.listed.push(Route {
            method: "GET",
            path,
            guard,
            form: None,
        });
        self.router = self.router.route(path, get(handler));
        self
    }

    /// Adds a change.
    #[must_use]
    pub fn post<H, T>(mut self, path: &'static str, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, WebState>,
        T: 'static,
    {
        self.listed.push(Route {
            method: "POST",
            path,
            guard,
            form: None,
        });
        self.router = self.router.route(path, post(handler));
        self
    }

    /// Adds a form with free text that stands on `page`: what is typed into it outlives the session
    /// (see [`crate::draft`]).
    #[must_use]
    pub fn form<H, T>(
        self,
        path: &'static str,
        page: &'static str,
        guard: Guard,
        handler: H,
    ) -> Self
    where
        H: Handler<T, WebState>,
        T: 'static,
    {
        self.button(path, Form { action: path, page }, guard, handler)
    }

    /// Adds another button of the form on `form.page` that is known by `form.action`.
    #[must_use]
    pub fn button<H, T>(self, path: &'static str, form: Form, guard: Guard, handler: H) -> Self
    where
        H: Handler<T, WebState>,
        T: 'static,
    {
        let mut routes = self.post(path, guard, handler);
        if let Some(route) = routes.listed.last_mut() {
            route.form = Some(form);
        }
        routes
    }

    /// Adds all routes of another list.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.listed.extend(other.listed);
        self.router = self.router.merge(other.router);
        self
    }

    /// What was declared.
    pub fn listed(&self) -> &[Route] {
        &self.listed
    }

    /// The router for axum.
    pub fn into_router(self) -> Router<WebState> {
        self.router
    }
}
