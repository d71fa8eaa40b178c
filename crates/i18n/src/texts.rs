//! Looking a text up by its key.

use std::{borrow::Cow, sync::LazyLock};

use domain::Code;
use fluent_bundle::{
    FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle, types::FluentNumber,
};
use fluent_syntax::ast::Entry;
use intl_memoizer::concurrent::IntlLangMemoizer;
use jiff::civil::Date;

use crate::{Lang, locales, numbers};

/// A value for a variable of a text.
///
/// A number is written with its separators (`10.000`) and decides between singular and plural. A
/// year, a file number or anything else that only looks like a number goes in as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg<'a> {
    /// Shown as it is.
    Text(Cow<'a, str>),
    /// A number of things.
    Int(i64),
    /// A day, shown as by [`Texts::date`]; for another spelling hand in the text.
    Date(Date),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl<'a> From<&'a String> for Arg<'a> {
    fn from(text: &'a String) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

impl<'a> From<Cow<'a, str>> for Arg<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Arg<'_> {
    fn from(number: i64) -> Self {
        Self::Int(number)
    }
}

impl From<i32> for Arg<'_> {
    fn from(number: i32) -> Self {
        Self::Int(number.into())
    }
}

impl From<u32> for Arg<'_> {
    fn from(number: u32) -> Self {
        Self::Int(number.into())
    }
}

impl From<usize> for Arg<'_> {
    /// What does not fit (beyond 9 · 10¹⁸) becomes the greatest number that does.
    fn from(number: usize) -> Self {
        Self::Int(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

impl From<Date> for Arg<'_> {
    fn from(day: Date) -> Self {
        Self::Date(day)
    }
}

/// The texts of one language.
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
    keys: Vec<String>,
    mistakes: Vec<String>,
}

/// The texts of a language; built at first use and kept.
pub fn texts(lang: Lang) -> &'static Texts {
    static GERMAN: LazyLock<Texts> = LazyLock::new(|| Texts::build(Lang::De));
    static ENGLISH: LazyLock<Texts> = LazyLock::new(|| Texts::build(Lang::En));
    match lang {
        Lang::De => &GERMAN,
        Lang::En => &ENGLISH,
    }
}

/// Every key of a language, file by file in the order in which it is written there.
pub fn all_keys(lang: Lang) -> Vec<String> {
    texts(lang).keys.clone()
}

impl Texts {
    fn build(lang: Lang) -> Self {
        let locale = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match lang {
            Lang::De => with_points,
            Lang::En => with_commas,
        }));
        let mut keys = Vec::new();
        let mut mistakes = Vec::new();
        for (noun, content) in locales::files(lang) {
            let (resource, errors) = match FluentResource::try_new(content.to_owned()) {
                Ok(resource) => (resource, Vec::new()),
                Err((resource, errors)) => (resource, errors),
            };
            mistakes.extend(errors.iter().map(|error| format!("{lang}/{noun}: {error}")));
            for entry in resource.entries() {
                if let Entry::Message(message) = entry {
                    keys.push(message.id.name.to_owned());
                }
            }
            if let Err(errors) = bundle.add_resource(resource) {
                mistakes.extend(errors.iter().map(|error| format!("{lang}/{noun}: {error}")));
            }
        }
        Self {
            lang,
            bundle,
            keys,
            mistakes,
        }
    }

    /// The language of these texts.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What could not be read in the files, one line each. Empty in every release, since a test
    /// says so; the texts that could be read are there in any case.
    pub fn mistakes(&self) -> &[String] {
        &self.mistakes
    }

    /// Whether there is a text with this key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle
            .get_message(key)
            .is_some_and(|message| message.value().is_some())
    }

    /// The text with this key; borrowed if it is on one line. A missing key gives `⟦key⟧`.
    pub fn get(&self, key: &str) -> Cow<'_, str> {
        self.render(key, None)
    }

    /// The text with this key, its variables filled in. A missing key gives `⟦key⟧`; a variable
    /// that is not in `args` stays as `{$name}` and puts the whole text into `⟦…⟧`.
    pub fn with(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut values = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Text(text) => FluentValue::String(Cow::Borrowed(&**text)),
                Arg::Int(number) => FluentValue::from(*number),
                Arg::Date(day) => FluentValue::from(self.date(*day)),
            };
            values.set(*name, value);
        }
        self.render(key, Some(&values)).into_owned()
    }

    /// The words for a value of an enum: the text `code-<kind>-<code>`, where `kind` is the name
    /// of the enum in `snake_case` or with hyphens (`case_status`, `case-status`).
    pub fn code<C: Code>(&self, kind: &str, value: C) -> Cow<'_, str> {
        self.coded(kind, value.code())
    }

    /// The same for a code that is no enum, such as a security of a programme:
    /// `coded("security", "health_insurance")`.
    pub fn coded(&self, kind: &str, code: &str) -> Cow<'_, str> {
        self.get(&format!("code-{kind}-{code}").replace('_', "-"))
    }

    fn render(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Cow<'_, str> {
        let found = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value());
        let Some(pattern) = found else {
            return Cow::Owned(format!("⟦{key}⟧"));
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        if errors.is_empty() {
            text
        } else {
            Cow::Owned(format!("⟦{text}⟧"))
        }
    }
}

fn with_points(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    number_of(value).map(|number| numbers::group(&number.as_string(), Lang::De))
}

fn with_commas(value: &FluentValue<'_>, _: &IntlLangMemoizer) -> Option<String> {
    number_of(value).map(|number| numbers::group(&number.as_string(), Lang::En))
}

fn number_of<'v>(value: &'v FluentValue<'_>) -> Option<&'v FluentNumber> {
    match value {
        FluentValue::Number(number) => Some(number),
        _ => None,
    }
}
