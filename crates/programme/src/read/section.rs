//! One table of a file, read key by key.

use std::{cell::RefCell, fmt::Display, ops::Range};

use domain::{Code, deadline::Offset};
use jiff::civil::Date;
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use super::{Kind, Sheet};
use crate::text::Text;

/// A value with the place where it is written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Written<T> {
    /// The value.
    pub(crate) value: T,
    /// Bytes of the file.
    pub(crate) at: Range<usize>,
}

/// One table while it is read. Every key that is asked for is a known one; [`Section::finish`]
/// names the others.
#[derive(Debug)]
pub(crate) struct Section<'a> {
    /// The file.
    pub(crate) sheet: &'a Sheet<'a>,
    /// Where the table begins.
    pub(crate) at: Range<usize>,
    table: &'a DeTable<'a>,
    name: String,
    known: RefCell<Vec<&'static str>>,
}

type Value<'a> = &'a Spanned<DeValue<'a>>;

impl<'a> Section<'a> {
    /// A table, called by its name in messages.
    pub(crate) fn new(
        sheet: &'a Sheet<'a>,
        table: &'a DeTable<'a>,
        at: Range<usize>,
        name: impl Into<String>,
    ) -> Self {
        Self {
            sheet,
            at,
            table,
            name: name.into(),
            known: RefCell::default(),
        }
    }

    /// The value as a table, or a mistake.
    pub(crate) fn of_value(sheet: &'a Sheet<'a>, value: Value<'a>, name: &str) -> Option<Self> {
        if let DeValue::Table(table) = value.get_ref() {
            return Some(Self::new(sheet, table, value.span(), name));
        }
        wrong_type(sheet, name, value, "a table");
        None
    }

    /// The raw value of a key.
    pub(crate) fn value(&self, key: &'static str) -> Option<Value<'a>> {
        self.known.borrow_mut().push(key);
        self.table.get(key)
    }

    /// Whether the key is written, without asking for its value.
    pub(crate) fn has(&self, key: &'static str) -> bool {
        self.table.contains_key(key)
    }

    /// All keys of the table with their values, for tables whose keys are free.
    pub(crate) fn entries(&self) -> impl Iterator<Item = (Written<String>, Value<'a>)> {
        self.table.iter().map(|(key, value)| {
            (
                Written {
                    value: key.get_ref().to_string(),
                    at: key.span(),
                },
                value,
            )
        })
    }

    /// Notes that a required key is not there.
    pub(crate) fn missing(&self, key: &str, expected: &str) {
        let message = format!("{} lacks \"{key}\"; expected {expected}", self.name);
        self.sheet
            .missing(&self.at, &format!("\"{key}\": {expected}"), &message);
    }

    fn wrong(&self, key: &str, value: Value<'a>, expected: &str) {
        wrong_type(
            self.sheet,
            &format!("\"{key}\" of {}", self.name),
            value,
            expected,
        );
    }

    fn typed<T>(
        &self,
        key: &'static str,
        expected: &str,
        read: impl FnOnce(&DeValue<'a>) -> Option<T>,
    ) -> Option<Written<T>> {
        let value = self.value(key)?;
        let Some(read) = read(value.get_ref()) else {
            self.wrong(key, value, expected);
            return None;
        };
        Some(Written {
            value: read,
            at: value.span(),
        })
    }

    /// A string, if the key is there.
    pub(crate) fn opt_string(&self, key: &'static str) -> Option<Written<String>> {
        self.typed(key, "a text in quotes", |value| {
            value.as_str().map(str::to_owned)
        })
    }

    /// A string that must be there and not be blank.
    pub(crate) fn string(&self, key: &'static str) -> Written<String> {
        let Some(written) = self.opt_string(key) else {
            if !self.has(key) {
                self.missing(key, "a text in quotes");
            }
            return Written::default();
        };
        if written.value.trim().is_empty() {
            let message = format!("\"{key}\" of {} is empty; expected a text", self.name);
            self.sheet.wrong(&written.at, "a text", &message);
        }
        written
    }

    /// A whole number within bounds, if the key is there.
    pub(crate) fn opt_number(&self, key: &'static str, max: u32) -> Option<u32> {
        let expected = format!("a whole number from 0 to {max}");
        self.typed(key, &expected, |value| {
            integer(value)
                .and_then(|number| u32::try_from(number).ok())
                .filter(|number| *number <= max)
        })
        .map(|written| written.value)
    }

    /// A whole number within bounds that must be there.
    pub(crate) fn number(&self, key: &'static str, max: u32) -> u32 {
        if !self.has(key) {
            self.missing(key, &format!("a whole number from 0 to {max}"));
        }
        self.opt_number(key, max).unwrap_or_default()
    }

    /// A truth value, or what holds if the key is not there.
    pub(crate) fn flag(&self, key: &'static str, otherwise: bool) -> bool {
        self.typed(key, "true or false", DeValue::as_bool)
            .map_or(otherwise, |written| written.value)
    }

    /// A date, if the key is there.
    pub(crate) fn opt_date(&self, key: &'static str) -> Option<Written<Date>> {
        self.typed(key, DATE, date)
    }

    /// A date that must be there.
    pub(crate) fn date(&self, key: &'static str) -> Date {
        if !self.has(key) {
            self.missing(key, DATE);
        }
        self.opt_date(key)
            .map(|written| written.value)
            .unwrap_or_default()
    }

    /// A distance in days, if the key is there.
    pub(crate) fn opt_offset(&self, key: &'static str) -> Option<Offset> {
        self.opt_string(key)
            .and_then(|written| self.offset(&written))
    }

    /// Reads a distance that stands in a string. No deadline is a lifetime away, and sums of such
    /// distances would leave the calendar.
    pub(crate) fn offset(&self, written: &Written<String>) -> Option<Offset> {
        let expected = "a distance of at most 100 years, in at most 60 signs";
        let read: Option<Result<Offset, _>> =
            (written.value.len() <= 60).then(|| written.value.parse());
        match read {
            Some(Err(error)) => self.refuse(&written.at, &error),
            Some(Ok(offset)) if is_within_a_lifetime(offset) => return Some(offset),
            _ => {
                let found = self.sheet.written(&written.at);
                self.sheet.wrong(
                    &written.at,
                    expected,
                    &format!("{found} is too far; expected {expected}"),
                );
            }
        }
        None
    }

    /// A value of a closed list, if the key is there.
    pub(crate) fn opt_code<C: Code>(&self, key: &'static str) -> Option<C> {
        let written = self.opt_string(key)?;
        C::from_code(&written.value)
            .map_err(|error| self.refuse(&written.at, &error))
            .ok()
    }

    /// A value of a closed list that must be there; the stand-in is used after a mistake.
    pub(crate) fn code<C: Code>(&self, key: &'static str, stand_in: C) -> C {
        if !self.has(key) {
            let codes: Vec<&str> = C::ALL.iter().map(|value| value.code()).collect();
            self.missing(key, &format!("one of {}", codes.join(", ")));
        }
        self.opt_code(key).unwrap_or(stand_in)
    }

    /// Values of a closed list, as many as one likes.
    pub(crate) fn codes<C: Code>(&self, key: &'static str) -> Vec<C> {
        let written = self.strings(key).into_iter();
        let known = written.filter_map(|one| {
            let known = C::from_code(&one.value);
            known.map_err(|error| self.refuse(&one.at, &error)).ok()
        });
        known.collect()
    }

    /// Notes the message of a parser, which says itself what it expected.
    pub(crate) fn refuse(&self, at: &Range<usize>, error: &dyn Display) {
        let message = error.to_string();
        let expected = message
            .split_once("expected ")
            .map_or("", |(_, expected)| expected)
            .to_owned();
        self.sheet.wrong(at, &expected, &message);
    }

    /// A text in both languages, if the key is there.
    pub(crate) fn opt_text(&self, key: &'static str) -> Option<Text> {
        let value = self.value(key)?;
        let DeValue::Table(table) = value.get_ref() else {
            self.wrong(key, value, "both languages: { de = \"...\", en = \"...\" }");
            return None;
        };
        let name = format!("\"{key}\" of {}", self.name);
        let section = Section::new(self.sheet, table, value.span(), name);
        let text = Text {
            de: section.string("de").value,
            en: section.string("en").value,
            easy: section.opt_string("easy").map(|written| written.value),
        };
        section.finish();
        Some(text)
    }

    /// The name of a law, which is the same in both languages; or with other words both of them.
    pub(crate) fn opt_law(&self, key: &'static str) -> Option<Text> {
        if !matches!(self.value(key)?.get_ref(), DeValue::String(_)) {
            return self.opt_text(key);
        }
        let law = self.opt_string(key)?;
        if !names_laws(&law.value) {
            let message = format!(
                "\"{key}\" of {} says more than the name of a law (§ 1 PAuswG); expected both \
                 languages: {{ de = \"...\", en = \"...\" }}",
                self.name
            );
            self.sheet.wrong(&law.at, "words of one language", &message);
        }
        Some(Text::new(law.value.as_str(), law.value.as_str()))
    }

    /// A text in both languages that must be there.
    pub(crate) fn text(&self, key: &'static str) -> Text {
        if !self.has(key) {
            self.missing(key, "both languages: { de = \"...\", en = \"...\" }");
        }
        self.opt_text(key).unwrap_or_default()
    }

    /// The entries of an array; none if the key is not there.
    pub(crate) fn array(&self, key: &'static str) -> Vec<Value<'a>> {
        let Some(value) = self.value(key) else {
            return Vec::new();
        };
        if let DeValue::Array(array) = value.get_ref() {
            return array.iter().collect();
        }
        self.wrong(key, value, "a list in [ ]");
        Vec::new()
    }

    /// The strings of an array; none if the key is not there.
    pub(crate) fn strings(&self, key: &'static str) -> Vec<Written<String>> {
        self.array(key)
            .into_iter()
            .filter_map(|value| {
                let Some(text) = value.get_ref().as_str() else {
                    let name = format!("entry of \"{key}\" of {}", self.name);
                    wrong_type(self.sheet, &name, value, "a text in quotes");
                    return None;
                };
                Some(Written {
                    value: text.to_owned(),
                    at: value.span(),
                })
            })
            .collect()
    }

    /// The tables of an array; none if the key is not there.
    pub(crate) fn sections(&self, key: &'static str) -> Vec<Section<'a>> {
        let values = self.array(key);
        values
            .into_iter()
            .filter_map(|value| {
                let id = value
                    .get_ref()
                    .get("id")
                    .and_then(|id| id.get_ref().as_str());
                let name = id.map_or_else(|| key.to_owned(), |id| format!("{key} \"{id}\""));
                Self::of_value(self.sheet, value, &name)
            })
            .collect()
    }

    /// A table, if the key is there.
    pub(crate) fn section(&self, key: &'static str) -> Option<Section<'a>> {
        Self::of_value(self.sheet, self.value(key)?, key)
    }

    /// The id of this table, which defines a name.
    pub(crate) fn id(&self, kind: Kind) -> String {
        let written = self.string("id");
        self.define(kind, &written);
        written.value
    }

    /// Defines a name that is written here.
    pub(crate) fn define(&self, kind: Kind, written: &Written<String>) {
        if written.value.is_empty() {
            return;
        }
        if !is_id(&written.value, kind) {
            let expected = if kind == Kind::Task {
                "letters, digits, \"_\" and \".\", beginning with a letter"
            } else {
                "small letters, digits and \"_\", beginning with a letter"
            };
            let message = format!("\"{}\" is no id; expected {expected}", written.value);
            self.sheet.wrong(&written.at, expected, &message);
        } else if !self.sheet.names.borrow_mut().define(kind, &written.value) {
            let message = format!(
                "the {} \"{}\" exists already; expected an id of its own",
                kind.word(),
                written.value
            );
            self.sheet.wrong(&written.at, "an id of its own", &message);
        }
    }

    /// Notes the use of a name, to be looked up at the end.
    pub(crate) fn refer(&self, kinds: &'static [Kind], written: &Written<String>) {
        if !written.value.is_empty() {
            self.sheet
                .names
                .borrow_mut()
                .refer(kinds, &written.value, written.at.clone());
        }
    }

    /// A name of something else in this file, if the key is there.
    pub(crate) fn opt_reference(
        &self,
        key: &'static str,
        kinds: &'static [Kind],
    ) -> Option<String> {
        let written = self.opt_string(key)?;
        self.refer(kinds, &written);
        Some(written.value)
    }

    /// A name of something else in this file that must be there.
    pub(crate) fn reference(&self, key: &'static str, kinds: &'static [Kind]) -> String {
        let written = self.string(key);
        self.refer(kinds, &written);
        written.value
    }

    /// Names of other things in this file.
    pub(crate) fn references(&self, key: &'static str, kinds: &'static [Kind]) -> Vec<String> {
        let written = self.strings(key);
        for one in &written {
            self.refer(kinds, one);
        }
        written.into_iter().map(|one| one.value).collect()
    }

    /// Names every key that was never asked for.
    pub(crate) fn finish(self) {
        let mut known = self.known.into_inner();
        known.sort_unstable();
        known.dedup();
        for key in self.table.keys() {
            let written: &str = key.get_ref();
            if known.contains(&written) {
                continue;
            }
            let near = known
                .iter()
                .map(|known| (edits(known, written), known))
                .filter(|(edits, _)| *edits <= 2)
                .min();
            let hint =
                near.map_or_else(String::new, |(_, near)| format!(" (is \"{near}\" meant?)"));
            let expected = format!("one of {}", known.join(", "));
            let message = format!(
                "unknown key \"{written}\" in {}{hint}; expected {expected}",
                self.name
            );
            self.sheet.wrong(&key.span(), &expected, &message);
        }
    }
}

pub(super) const DATE: &str = "a date such as 2026-12-31, without quotes and time";

/// The whole number that is written, if it is one.
pub(crate) fn integer(value: &DeValue<'_>) -> Option<i64> {
    let written = value.as_integer()?;
    i64::from_str_radix(written.as_str(), written.radix()).ok()
}

/// The date that is written, if it is one without a time.
pub(crate) fn date(value: &DeValue<'_>) -> Option<Date> {
    let written = value
        .as_datetime()
        .filter(|written| written.time.is_none())?
        .date?;
    Date::new(
        i16::try_from(written.year).ok()?,
        i8::try_from(written.month).ok()?,
        i8::try_from(written.day).ok()?,
    )
    .ok()
}

/// Notes that a value is of another type, or out of bounds.
pub(crate) fn wrong_type(sheet: &Sheet<'_>, name: &str, value: Value<'_>, expected: &str) {
    let found = sheet.written(&value.span());
    let message = format!("{name} is {found}; expected {expected}");
    sheet.wrong(&value.span(), expected, &message);
}

fn is_within_a_lifetime(offset: Offset) -> bool {
    [
        (offset.months, 1_200),
        (offset.weeks, 5_200),
        (offset.days, 36_500),
        (offset.working_days, 26_000),
    ]
    .into_iter()
    .all(|(number, most)| number.abs() <= most)
}

fn is_id(id: &str, kind: Kind) -> bool {
    let task = kind == Kind::Task;
    id.starts_with(|first: char| first.is_ascii_lowercase() || (task && first.is_ascii_uppercase()))
        && id.chars().all(|sign| {
            sign.is_ascii_lowercase()
                || sign.is_ascii_digit()
                || sign == '_'
                || (task && (sign.is_ascii_uppercase() || sign == '.'))
        })
}

/// Whether a text names laws only, by which everybody finds them in any language: no word of a
/// sentence stands there.
fn names_laws(text: &str) -> bool {
    let mut words = text.split(|sign: char| !sign.is_alphanumeric());
    let said = words.any(|word| {
        word.chars().count() > 1 && word != "ff" && word.chars().all(char::is_lowercase)
    });
    !said && ["§", "Art."].iter().any(|begin| text.starts_with(begin))
}

/// How many letters have to be changed, added or dropped to get from one word to the other.
fn edits(one: &str, other: &str) -> usize {
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (line, a) in one.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, b) in other.chars().enumerate() {
            let change = diagonal + usize::from(a != b);
            diagonal = row[column + 1];
            row[column + 1] = change.min(diagonal + 1).min(row[column] + 1);
        }
    }
    row[row.len() - 1]
}
