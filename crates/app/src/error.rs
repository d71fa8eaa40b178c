//! What a use case can answer instead of a result. Texts are keys with arguments; the page puts
//! them into the language of the person.

use access::Why;
use jiff::civil::Date;
use store::StoreError;

/// A text for people: a key of the texts and its arguments.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Key, such as `error-field-required`.
    pub key: String,
    /// Arguments by name.
    pub args: Vec<(&'static str, MessageArg)>,
}

/// An argument of a [`Message`], in no language yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageArg {
    /// Text as it is; digits choose a plural form.
    Text(String),
    /// A day.
    Day(Date),
    /// A month by its number.
    Month(i8),
    /// Words of a programme in both languages.
    Words(programme::Text),
}

impl Message {
    /// A text without arguments.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            args: Vec::new(),
        }
    }

    /// The same with one more argument.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl std::fmt::Display) -> Self {
        self.with_arg(name, MessageArg::Text(format!("{value}")))
    }

    /// The same with an argument that depends on the language.
    #[must_use]
    pub fn with_arg(mut self, name: &'static str, value: MessageArg) -> Self {
        self.args.push((name, value));
        self
    }
}

/// What is wrong with one field of a form; an empty field name means the form as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Name of the field.
    pub field: String,
    /// What is wrong, and how to mend it.
    pub message: Message,
}

/// All that is wrong with a form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Nothing wrong so far.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes a problem.
    pub fn add(&mut self, field: &str, message: Message) {
        self.0.push(Problem {
            field: field.to_owned(),
            message,
        });
    }

    /// Notes a problem whose text has no arguments.
    pub fn add_key(&mut self, field: &str, key: &str) {
        self.add(field, Message::new(key));
    }

    /// Takes up what else is wrong, at fields where nothing is wrong so far.
    pub fn complete(&mut self, more: Self) {
        for one in more.0 {
            if self.of(&one.field).next().is_none() {
                self.0.push(one);
            }
        }
    }

    /// Goes on if there is no problem.
    pub fn none_or_invalid(self) -> Result<(), AppError> {
        if self.0.is_empty() {
            Ok(())
        } else {
            Err(AppError::Invalid(self))
        }
    }

    /// What is wrong with one field.
    pub fn of<'a>(&'a self, field: &'a str) -> impl Iterator<Item = &'a Message> {
        self.0
            .iter()
            .filter(move |problem| problem.field == field)
            .map(|problem| &problem.message)
    }
}

/// Two people changed the same thing: what stands there now, field by field, as (label key, text).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Conflict {
    /// Who was faster, if known.
    pub by: Option<String>,
    /// The version that stands now; a form that is sent again names it.
    pub version: i64,
    /// Name of each field with the value that stands now.
    pub theirs: Vec<(String, String)>,
}

/// What a use case can answer instead of a result.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// It does not exist, or this person may not know of it.
    #[error("not found")]
    NotFound,
    /// This person may see it, but not do this.
    #[error("not allowed: {0:?}")]
    Denied(Why),
    /// What was typed cannot be taken as it is.
    #[error("{} problems with what was typed", .0.0.len())]
    Invalid(Problems),
    /// Somebody else was faster.
    #[error("somebody else has changed it")]
    Conflict(Box<Conflict>),
    /// This very form was taken before.
    #[error("this form was taken before")]
    Repeated,
    /// Too many attempts; seconds to wait.
    #[error("too many attempts, wait {0} s")]
    Throttled(i64),
    /// A rule of the field forbids it in this state; a text for the whole page.
    #[error("not possible now: {}", .0.key)]
    Refused(Message),
    /// The programme file or another catalogue lacks what a case refers to.
    #[error("catalogue: {0}")]
    Catalogue(String),
    /// A paper could not be typeset; a defect of its template.
    #[error("paper: {0}")]
    Paper(String),
    /// Something that is not the person's fault.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for AppError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::NotFound => Self::NotFound,
            StoreError::Denied(why) => Self::Denied(why),
            StoreError::Stale => Self::Conflict(Box::default()),
            other => Self::Store(other),
        }
    }
}

impl AppError {
    /// Whether the database cannot serve now: it is away, busy, full, closed or damaged, or two changes
    /// met and this one gave way.
    pub fn is_unavailable(&self) -> bool {
        let Self::Store(StoreError::Db(error)) = self else {
            return false;
        };
        let passing = [
            "unreachable",
            "busy",
            "full",
            "closed",
            "damaged",
            "serialization",
        ];
        passing.contains(&error.code())
    }

    /// Whether two changes met and this one was undone for the other: done again, it goes through
    /// or finds that somebody was faster.
    pub fn gave_way(&self) -> bool {
        matches!(self, Self::Store(StoreError::Db(error)) if error.code() == "serialization")
    }

    /// A form with one problem.
    pub fn invalid(field: &str, key: &str) -> Self {
        let mut problems = Problems::new();
        problems.add_key(field, key);
        Self::Invalid(problems)
    }
}
