//! The pages without a network: requests go straight into the router.

use axum::{
    Router,
    body::{Body, to_bytes},
    http::{HeaderMap, HeaderValue, Request, header},
};
use store::account::AccountRow;
use tower::ServiceExt;

use crate::{PASSWORD, World};

/// What came back.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// The page; of a file, what of it is text.
    pub body: String,
    /// The same as it was sent.
    pub bytes: Vec<u8>,
    /// The headers.
    pub headers: HeaderMap,
    /// Where a redirect leads, or empty.
    pub location: String,
    /// A cookie that was set, or empty.
    pub cookie: String,
}

impl Answer {
    /// Fails unless the page has this text.
    #[track_caller]
    pub fn has(&self, text: &str) -> &Self {
        assert!(
            self.body.contains(text),
            "\"{text}\" is missing in ({}):\n{}",
            self.status,
            self.body
        );
        self
    }

    /// What the page wants to have confirmed, as its form sends it along.
    pub fn to_confirm(&self) -> Option<&str> {
        let after = self.body.split("name=\"confirmed\" value=\"").nth(1)?;
        after.split('"').next()
    }

    /// Fails if the page has this text.
    #[track_caller]
    pub fn lacks(&self, text: &str) -> &Self {
        assert!(
            !self.body.contains(text),
            "\"{text}\" must not be in:\n{}",
            self.body
        );
        self
    }

    /// Fails unless the status is this.
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}", self.body);
        self
    }
}

/// Somebody who looks at pages.
pub struct Browser {
    router: Router,
    cookie: Option<String>,
    /// What it says about itself, if anything.
    agent: Option<HeaderValue>,
}

impl Browser {
    pub(crate) fn new(world: &World) -> Self {
        Self::at(world.web_state())
    }

    /// The pages of an installation that is no [`World`], seen by somebody unknown.
    pub fn at(state: web::WebState) -> Self {
        Self {
            router: web::router(state),
            cookie: None,
            agent: None,
        }
    }

    /// The same, saying this about itself, which may be no text at all.
    #[must_use]
    pub fn calling_itself(mut self, agent: &[u8]) -> Self {
        self.agent = Some(HeaderValue::from_bytes(agent).expect("a header"));
        self
    }

    /// Signs in and stays in the session.
    pub async fn sign_in(&mut self, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post("/login", fields).await;
        self.cookie = answer.cookie.split(';').next().map(str::to_owned);
        answer
    }

    pub(crate) async fn signed_in(world: &World, account: &AccountRow) -> Self {
        let mut browser = Self::new(world);
        let fields = [("login", account.login.as_str()), ("password", PASSWORD)];
        let answer = browser.sign_in(&fields).await;
        assert_eq!(answer.status, 303, "sign-in failed: {}", answer.body);
        browser
    }

    pub(crate) fn with_secret(world: &World, secret: &str) -> Self {
        let mut browser = Self::new(world);
        browser.cookie = Some(format!("{}={secret}", web::request::COOKIE));
        browser
    }

    /// Sends whatever bytes, named as this kind of content.
    pub async fn raw(&self, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, kind)
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.send(Request::get(path), Body::empty()).await
    }

    /// Asks for a page and follows redirects.
    pub async fn follow(&self, path: &str) -> Answer {
        let mut answer = self.get(path).await;
        for _ in 0..5 {
            if answer.status != 303 {
                break;
            }
            answer = self.get(&answer.location.clone()).await;
        }
        answer
    }

    /// Sends a form.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| {
                format!("{}={}", web::form::encode(name), web::form::encode(value))
            })
            .collect();
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body.join("&"))).await
    }

    /// Sends a form, and once more with "I mean it" if the page asks whether it is meant like that.
    pub async fn post_sure(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let answer = self.post(path, fields).await;
        let Some(seen) = answer.to_confirm() else {
            return answer;
        };
        let mut sure = fields.to_vec();
        sure.retain(|(name, _)| *name != "confirmed");
        sure.push(("confirmed", seen));
        self.post(path, &sure).await
    }

    /// Sends a file with some fields, as a browser does.
    pub async fn upload(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        file: (&str, &str, &[u8]),
    ) -> Answer {
        const BOUNDARY: &str = "nahtlos-test-boundary";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend_from_slice(
                format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        body.extend_from_slice(
            format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{}\"; filename=\"{}\"\r\n\
                 Content-Type: text/csv\r\n\r\n",
                file.0, file.1
            )
            .as_bytes(),
        );
        body.extend_from_slice(file.2);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let request = Request::post(path)
            .header(
                header::CONTENT_TYPE,
                format!("multipart/form-data; boundary={BOUNDARY}"),
            )
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }

    async fn send(&self, request: axum::http::request::Builder, body: Body) -> Answer {
        let request = match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        };
        let request = match &self.agent {
            Some(agent) => request.header(header::USER_AGENT, agent),
            None => request,
        };
        let request = request.body(body).expect("a request");
        let response = self
            .router
            .clone()
            .oneshot(request)
            .await
            .expect("an answer");
        let text = |name: header::HeaderName| {
            let value = response.headers().get(name);
            value
                .and_then(|value| value.to_str().ok())
                .unwrap_or("")
                .to_owned()
        };
        let (status, location, cookie) = (
            response.status().as_u16(),
            text(header::LOCATION),
            text(header::SET_COOKIE),
        );
        let headers = response.headers().clone();
        let bytes = to_bytes(response.into_body(), usize::MAX)
            .await
            .expect("a body");
        let is_text = headers
            .get(header::CONTENT_TYPE)
            .is_none_or(|kind| !kind.as_bytes().starts_with(b"application/pdf"));
        let body = if is_text {
            String::from_utf8(bytes.to_vec()).expect("UTF-8")
        } else {
            String::from_utf8_lossy(&bytes).into_owned()
        };
        Answer {
            status,
            body,
            bytes: bytes.to_vec(),
            headers,
            location,
            cookie,
        }
    }
}
