//! The frame around every page, and how a page becomes an answer.

use std::{borrow::Cow, fmt::Display};

use askama::Template;
use axum::{
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};
use i18n::{Arg, Lang, Texts};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

/// The places of the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nav {
    /// Mein Tag.
    Day,
    /// Fälle.
    Cases,
    /// Anlaufstellen.
    Partners,
    /// Zugänge.
    Referrals,
    /// Liste einlesen.
    Import,
    /// Gruppen.
    Groups,
    /// Plätze und Auslastung.
    Capacity,
    /// Auswertung.
    Reports,
    /// Programme.
    Programmes,
    /// Konten.
    Users,
    /// Standorte.
    Sites,
    /// Protokoll.
    Log,
    /// None of them.
    Elsewhere,
}

impl Nav {
    /// Key of its label.
    pub fn key(self) -> &'static str {
        match self {
            Self::Day => "nav-day",
            Self::Cases => "nav-cases",
            Self::Partners => "nav-partners",
            Self::Referrals => "nav-referrals",
            Self::Import => "nav-import",
            Self::Groups => "nav-groups",
            Self::Capacity => "nav-capacity",
            Self::Reports => "nav-reports",
            Self::Programmes => "nav-programmes",
            Self::Users => "nav-users",
            Self::Sites => "nav-sites",
            Self::Log => "nav-log",
            Self::Elsewhere => "nav-home",
        }
    }
}

/// One entry of the navigation.
pub struct NavItem {
    /// Where it leads.
    pub href: &'static str,
    /// Its name.
    pub label: String,
    /// How many wait there, if any.
    pub count: Option<String>,
    /// Whether the count is of things that are late.
    pub late: bool,
    /// Whether this is where we are.
    pub current: bool,
}

/// The way through a list that has pages; only forwards and to its begin, as lists page by key.
pub struct Pager {
    /// To the begin, from a later page.
    pub first: Option<String>,
    /// The next page, if there is more.
    pub next: Option<String>,
    /// What the way to the next page is called.
    pub words: String,
}

impl Pager {
    /// `None` if everything stands on one page.
    pub fn of(
        first: Option<String>,
        next: Option<String>,
        words: impl Into<String>,
    ) -> Option<Self> {
        (first.is_some() || next.is_some()).then(|| Self {
            first,
            next,
            words: words.into(),
        })
    }
}

/// A message after saving, with a way back if there is one.
pub struct Flash {
    /// What happened.
    pub text: String,
    /// The address that takes it back.
    pub undo: Option<String>,
}

impl Flash {
    /// Reads `?done=KEY&undo=PATH`. Only keys made for this purpose are shown, and only addresses
    /// that take something back are offered, so that a forged link can neither put words on a page
    /// nor a change under a button.
    pub fn from_query(query: &str, texts: &Texts) -> Option<Self> {
        let form = crate::form::FormData::parse(query);
        let key = form.first("done")?;
        if !key.contains("-flash-") || !texts.has(key) {
            return None;
        }
        let undo = form.first("undo").filter(|path| {
            path.starts_with("/cases/")
                && path.ends_with("/reopen")
                && path
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || c == '/' || c == '-')
        });
        Some(Self {
            text: texts.get(key).into_owned(),
            undo: undo.map(str::to_owned),
        })
    }
}

/// The frame around every page. Templates reach texts and dates through it, as `sh`.
pub struct Shell {
    /// Language.
    pub lang: Lang,
    /// Texts in that language.
    pub texts: &'static Texts,
    /// Today.
    pub today: Date,
    /// Title of the page.
    pub title: String,
    /// The navigation.
    pub nav: Vec<NavItem>,
    /// Whether the search field is shown.
    pub search: bool,
    /// Name of the person.
    pub name: String,
    /// Two letters for it.
    pub initials: String,
    /// Role in words.
    pub role: String,
    /// Message after saving.
    pub flash: Option<Flash>,
    /// Path and query of this page.
    pub path: String,
    /// Whether this is the demonstration.
    pub demo: bool,
    /// The day that the demonstration takes as today, if it was set.
    pub fixed_today: Option<Date>,
    /// What makes the forms of this page ones that are taken once: an id, and when it was made.
    pub once: Option<(Uuid, Timestamp)>,
}

impl Shell {
    /// A frame for tests of templates.
    pub fn sample(lang: Lang) -> Self {
        Self {
            lang,
            texts: i18n::texts(lang),
            today: jiff::civil::date(2026, 11, 23),
            title: "Test".to_owned(),
            nav: Vec::new(),
            search: true,
            name: "Anna Beispiel".to_owned(),
            initials: "AB".to_owned(),
            role: i18n::texts(lang)
                .code("role", access::Role::TransitionManager)
                .into_owned(),
            flash: None,
            path: "/".to_owned(),
            demo: true,
            fixed_today: None,
            once: None,
        }
    }

    /// A text.
    pub fn t(&self, key: &str) -> Cow<'_, str> {
        self.texts.get(key)
    }

    /// A text with one argument.
    pub fn t1(&self, key: &str, name: &str, value: impl Display) -> String {
        let text = value.to_string();
        // What is called `n` is a number, of which one is said otherwise than several.
        let arg = match text.parse::<i64>() {
            Ok(number) if name == "n" => Arg::from(number),
            _ => Arg::from(text),
        };
        self.texts.with(key, &[(name, arg)])
    }

    /// A text with two arguments.
    pub fn t2(
        &self,
        key: &str,
        first: &str,
        first_value: impl Display,
        second: &str,
        second_value: impl Display,
    ) -> String {
        self.texts.with(
            key,
            &[
                (first, Arg::from(first_value.to_string())),
                (second, Arg::from(second_value.to_string())),
            ],
        )
    }

    /// A text with a number, which chooses the plural form.
    pub fn tn(&self, key: &str, name: &str, number: impl Into<i64>) -> String {
        self.texts.with(key, &[(name, Arg::from(number.into()))])
    }

    /// A day: `15.03.2027`.
    pub fn date(&self, day: &Date) -> String {
        self.texts.date(*day)
    }

    /// A day with its weekday: `Do 31.12.2026`.
    pub fn day(&self, day: &Date) -> String {
        self.texts.day(*day)
    }

    /// The other language, for the switch.
    pub fn other_language(&self) -> (&'static str, &'static str) {
        match self.lang {
            Lang::De => ("en", "English"),
            Lang::En => ("de", "Deutsch"),
        }
    }

    /// A text of the programme in the language of the page.
    pub fn say<'a>(&self, text: &'a programme::Text) -> &'a str {
        text.in_language(self.lang.code())
    }
}

/// A page as an answer with status 200.
pub fn html(page: &impl Template) -> Response {
    with_status(StatusCode::OK, page)
}

/// A page as an answer with another status (422 for a form with problems, 409 for a conflict).
pub fn with_status(status: StatusCode, page: &impl Template) -> Response {
    // The summary of a refused form stands above the fields whose labels it names, and they are
    // known once the fields are drawn.
    let drawn = match status {
        StatusCode::UNPROCESSABLE_ENTITY => page.render().and_then(|_| page.render()),
        _ => page.render(),
    };
    match drawn {
        Ok(text) => (status, Html(text)).into_response(),
        Err(error) => {
            tracing::error!(%error, "a template failed");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// After a change: go to a page that says so (`done` is a key with `-flash-` in it).
pub fn done(path: &str, done: &str) -> Response {
    let separator = if path.contains('?') { '&' } else { '?' };
    axum::response::Redirect::to(&format!("{path}{separator}done={done}")).into_response()
}

/// The same at the part of the page with this anchor.
pub fn done_at(path: &str, key: &str, anchor: &str) -> Response {
    axum::response::Redirect::to(&format!("{path}?done={key}#{anchor}")).into_response()
}

/// The same with an address that takes the change back.
pub fn done_with_undo(path: &str, key: &str, undo: &str) -> Response {
    let undo = crate::form::encode(undo);
    let separator = if path.contains('?') { '&' } else { '?' };
    axum::response::Redirect::to(&format!("{path}{separator}done={key}&undo={undo}"))
        .into_response()
}

/// An address without the message that was shown there.
pub(crate) fn without_flash(path: &str) -> String {
    let Some((path, query)) = path.split_once('?') else {
        return path.to_owned();
    };
    let encode = crate::form::encode;
    let kept: Vec<String> = crate::form::FormData::parse(query)
        .pairs()
        .iter()
        .filter(|(name, _)| name != "done" && name != "undo")
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    if kept.is_empty() {
        path.to_owned()
    } else {
        format!("{path}?{}", kept.join("&"))
    }
}
