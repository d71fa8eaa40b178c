//! Forms: what was typed, kept as it was, and what is wrong with it.

use std::{collections::BTreeMap, sync::Mutex};

use app::{Message, MessageArg, Problems};
use axum::{
    Form,
    extract::{FromRequest, Request},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use domain::Code;
use i18n::{Arg, Texts};
use jiff::civil::{Date, DateTime, Time};

use crate::draft::Restored;

/// What was typed into a form, field by field, in the order sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FormData(Vec<(String, String)>);

/// What no text needs: control signs, and those that let words be read in another order than they stand.
fn is_control(c: char) -> bool {
    let reorders = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    reorders || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

/// Signs that join or part letters and cannot be seen themselves; between letters some languages need them.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

impl FormData {
    /// Reads `a=1&b=2`. Never fails: what is no text is replaced.
    pub fn parse(text: &str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        Self(
            pairs
                .map(|pair| {
                    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                    (decode(name), decode(value))
                })
                .collect(),
        )
    }

    /// The fields as they are sent: `a=1&b=2`.
    pub fn encoded(&self) -> String {
        let pairs = self.0.iter();
        let pairs: Vec<String> = pairs
            .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
            .collect();
        pairs.join("&")
    }

    /// A form filled by the program.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, String)>) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }

    /// All fields.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    /// Sets a field that is not there yet.
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        self.0.push((name.to_owned(), value.into()));
    }

    /// Puts another value into a field that is there.
    pub fn set(&mut self, name: &str, value: &str) {
        if let Some(field) = self.0.iter_mut().find(|(field, _)| field == name) {
            value.clone_into(&mut field.1);
        }
    }

    /// The first value of a field, untrimmed.
    pub fn first(&self, name: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(field, _)| field == name)
            .map(|(_, value)| value.as_str())
    }

    /// The value of a field without the space around it; empty if it was not sent, or if nobody can see anything
    /// of it.
    pub fn get(&self, name: &str) -> &str {
        let value = self.first(name).unwrap_or("").trim();
        let seen = |c: char| !c.is_whitespace() && !is_invisible(c) && !is_control(c);
        if value.chars().any(seen) { value } else { "" }
    }

    /// All values of a field (check boxes).
    pub fn all(&self, name: &str) -> Vec<String> {
        self.0
            .iter()
            .filter(|(field, _)| field == name)
            .map(|(_, value)| value.clone())
            .collect()
    }

    /// Whether a check box was ticked.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.0
            .iter()
            .any(|(field, sent)| field == name && sent == value)
    }

    /// A text that must be there and not be longer than `max` characters.
    pub fn required(&self, name: &str, max: usize, problems: &mut Problems) -> String {
        let value = self.optional(name, max, problems);
        if value.is_empty() {
            problems.add_key(name, "error-required");
        }
        value
    }

    /// A text that may be empty and must not be longer than `max` characters.
    pub fn optional(&self, name: &str, max: usize, problems: &mut Problems) -> String {
        let seen: String = self.get(name).chars().filter(|c| !is_control(*c)).collect();
        let value = seen.trim();
        if value.chars().count() > max {
            problems.add(name, Message::new("error-too-long").with("max", max));
        }
        value.to_owned()
    }

    /// A value of a closed list.
    pub fn code<C: Code>(&self, name: &str, problems: &mut Problems) -> Option<C> {
        let value = self.get(name);
        if value.is_empty() {
            problems.add_key(name, "error-choose");
            return None;
        }
        let found = C::from_code(value).ok();
        if found.is_none() {
            problems.add(
                name,
                Message::new("error-unknown-value").with("found", value),
            );
        }
        found
    }

    /// A value of a closed list that starts with one of them: empty counts as that one.
    pub fn code_or<C: Code>(&self, name: &str, start: C, problems: &mut Problems) -> C {
        if self.get(name).is_empty() {
            return start;
        }
        self.code(name, problems).unwrap_or(start)
    }

    /// A day that must be there.
    pub fn date(&self, name: &str, problems: &mut Problems) -> Option<Date> {
        if self.get(name).is_empty() {
            problems.add_key(name, "error-required");
            return None;
        }
        self.optional_date(name, problems)
    }

    /// A day that may be left out.
    pub fn optional_date(&self, name: &str, problems: &mut Problems) -> Option<Date> {
        let value = self.get(name);
        if value.is_empty() {
            return None;
        }
        match parse_date(value) {
            Ok(day) => Some(day),
            Err(message) => {
                problems.add(name, message);
                None
            }
        }
    }

    /// A day and a time in two fields, as an instant in German time.
    pub fn instant(
        &self,
        date: &str,
        time: &str,
        problems: &mut Problems,
    ) -> Option<jiff::Timestamp> {
        let day = self.date(date, problems);
        let clock = self.time(time, problems);
        Some(i18n::from_berlin(DateTime::from_parts(day?, clock?)))
    }

    /// A time of the clock that has to be there.
    pub fn time(&self, name: &str, problems: &mut Problems) -> Option<Time> {
        let typed = self.get(name);
        let time = parse_time(typed);
        if typed.is_empty() {
            problems.add_key(name, "error-time-missing");
        } else if time.is_none() {
            let message = Message::new("error-time-invalid").with("found", typed);
            problems.add(name, message);
        }
        time
    }

    /// A whole number within bounds; empty counts as `default`.
    pub fn number(
        &self,
        name: &str,
        bounds: std::ops::RangeInclusive<i64>,
        default: i64,
        problems: &mut Problems,
    ) -> i64 {
        let value = self.get(name);
        if value.is_empty() {
            return default;
        }
        let Ok(number) = value.parse::<i64>() else {
            problems.add(name, Message::new("error-not-number").with("found", value));
            return default;
        };
        if number < *bounds.start() {
            problems.add(
                name,
                Message::new("error-number-too-small").with("min", bounds.start()),
            );
        } else if number > *bounds.end() {
            problems.add(
                name,
                Message::new("error-number-too-large").with("max", bounds.end()),
            );
        }
        number
    }
}

impl<S: Send + Sync> FromRequest<S> for FormData {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Self::Rejection> {
        Form::<Vec<(String, String)>>::from_request(request, state)
            .await
            .map(|form| Self(form.0))
            .map_err(|_| StatusCode::BAD_REQUEST.into_response())
    }
}

/// Reads `15.03.2027`, `15.3.27`, `2027-03-15`, or `15 March 2027` as English forms are filled in
/// beforehand; two-digit years are of this century, except
/// those that would be more than twenty years ahead of 2030.
pub fn parse_date(text: &str) -> Result<Date, Message> {
    let invalid = || Message::new("error-date-invalid").with("found", text);
    if let Ok(day) = Date::strptime("%d %B %Y", text.trim()) {
        return Ok(day);
    }
    let parts: Vec<&str> = text.split(['.', '-', '/']).map(str::trim).collect();
    let [first, second, third] = parts[..] else {
        return Err(invalid());
    };
    let number = |part: &str| part.parse::<i16>().ok().filter(|_| part.len() <= 4);
    let (Some(first), Some(month), Some(last)) = (number(first), number(second), number(third))
    else {
        return Err(invalid());
    };
    let (year, day) = if first > 31 {
        (first, last)
    } else {
        (last, first)
    };
    let year = match year {
        0..=50 => year + 2000,
        51..=99 => year + 1900,
        1000.. => year,
        _ => return Err(invalid()),
    };
    let (Ok(month), Ok(day)) = (i8::try_from(month), i8::try_from(day)) else {
        return Err(invalid());
    };
    Date::new(year, month, day).map_err(|_| match Date::new(year, month, 1) {
        Ok(first_day) if (1..=31).contains(&day) => Message::new("error-date-no-such-day")
            .with("found", text)
            .with_arg("month", MessageArg::Month(month))
            .with("days", first_day.days_in_month()),
        _ => invalid(),
    })
}

/// Reads `14:10`, `14.10`, `9:05` or `9`.
pub fn parse_time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    Time::new(hour.trim().parse().ok()?, minute.trim().parse().ok()?, 0, 0).ok()
}

/// Percent-encodes a value for an address.
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from(b"0123456789ABCDEF"[usize::from(value & 15)]);
            encoded.extend(['%', digit(byte >> 4), digit(byte)]);
        }
    }
    encoded
}

/// Text as it may stand in HTML.
pub fn text_of(text: &str) -> String {
    askama::filters::escape(text, askama::filters::Html)
        .map(|escaped| escaped.to_string())
        .unwrap_or_default()
}

/// Undoes [`encode`]; a plus sign is a space.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        let digit = |at: usize| char::from(*after.get(at)?).to_digit(16);
        if let (b'%', Some(high), Some(low)) = (first, digit(0), digit(1)) {
            bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
            rest = &after[2..];
            continue;
        }
        bytes.push(if *first == b'+' { b' ' } else { *first });
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Puts a message into the language of the page.
pub fn say(texts: &Texts, message: &Message) -> String {
    let args: Vec<(&str, Arg)> = message
        .args
        .iter()
        .map(|(name, value)| (*name, argument(texts, name, value)))
        .collect();
    texts.with(&message.key, &args)
}

fn argument(texts: &Texts, name: &str, value: &MessageArg) -> Arg<'static> {
    match value {
        MessageArg::Day(day) => Arg::from(*day),
        MessageArg::Month(month) => Arg::from(texts.month_long(*month).to_owned()),
        MessageArg::Words(words) => Arg::from(words.in_language(texts.lang().code()).to_owned()),
        // What somebody typed is shown as it was typed, also if it is a number.
        MessageArg::Text(text) if name == "found" => Arg::from(text.clone()),
        MessageArg::Text(text) => match text.parse::<i64>() {
            Ok(number) => Arg::from(number),
            Err(_) => Arg::from(text.clone()),
        },
    }
}

/// A form to be shown: what was typed, what is wrong, in one language.
pub struct FormView {
    /// What was typed, or what the form starts with.
    pub data: FormData,
    /// What is wrong.
    pub problems: Problems,
    /// Texts of the page.
    pub texts: &'static Texts,
    /// That it was filled with what was typed before.
    pub(crate) restored: Option<Restored>,
    /// Who was faster and when, if somebody else has changed the same thing meanwhile.
    pub faster: Option<String>,
    /// The labels of the fields as they were drawn, for the summary above them.
    pub(crate) labels: Mutex<BTreeMap<String, String>>,
}

impl FormView {
    /// A form at its start.
    pub fn new(texts: &'static Texts, data: FormData) -> Self {
        Self {
            data,
            problems: Problems::new(),
            texts,
            restored: None,
            faster: None,
            labels: Mutex::default(),
        }
    }

    /// A form that was sent and has problems.
    pub fn invalid(texts: &'static Texts, data: FormData, problems: Problems) -> Self {
        Self {
            data,
            problems,
            texts,
            restored: None,
            faster: None,
            labels: Mutex::default(),
        }
    }

    /// What stands in a field.
    pub fn value(&self, name: &str) -> &str {
        self.data.first(name).unwrap_or("")
    }

    /// Whether an option is chosen.
    pub fn chosen(&self, name: &str, value: &str) -> bool {
        self.data.has(name, value)
    }

    /// What is wrong with a field, in words.
    pub fn error(&self, name: &str) -> Option<String> {
        self.problems
            .of(name)
            .next()
            .map(|message| say(self.texts, message))
    }

    /// Whether anything is wrong.
    pub fn has_problems(&self) -> bool {
        !self.problems.0.is_empty()
    }

    /// All problems for the summary above the form: (field, its label and what is wrong).
    pub fn summary(&self) -> Vec<(String, String)> {
        let labels = self.labels.lock().map(|known| known.clone());
        let labels = labels.unwrap_or_default();
        self.problems
            .0
            .iter()
            .map(|problem| {
                let words = say(self.texts, &problem.message);
                let words = match labels.get(&problem.field) {
                    Some(label) => format!("{label}: {words}"),
                    None => words,
                };
                (problem.field.clone(), words)
            })
            .collect()
    }

    /// Remembers the words of a field for the summary.
    pub(crate) fn worded(&self, name: &str, label: &str) {
        if let Ok(mut labels) = self.labels.lock() {
            labels.insert(name.to_owned(), label.to_owned());
        }
    }

    /// The label of a field, remembered for the summary. Fields that templates draw themselves call
    /// it where they write their label.
    pub fn label(&self, name: &str, key: &str) -> String {
        self.labelled(name, self.texts.get(key).into_owned())
    }

    /// The same for a field in a row of a table, counted from 0 on: `Zeile 3: von`.
    pub fn label_in_row(&self, name: &str, key: &str, row: usize) -> String {
        let label = self.texts.get(key).into_owned();
        let args = [("n", (row + 1).into()), ("label", label.into())];
        self.labelled(name, self.texts.with("common-in-row", &args))
    }

    fn labelled(&self, name: &str, label: String) -> String {
        if let Ok(mut labels) = self.labels.lock() {
            labels.insert(name.to_owned(), label.clone());
        }
        label
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{FormData, parse_date};

    #[test]
    fn what_nobody_can_see_is_no_text_and_no_words_stand_in_another_order() {
        let mut problems = app::Problems::new();
        for hidden in ["\u{200b}", "\0\0", " \u{202e} ", "\u{feff}\u{2060}"] {
            let data = FormData::from_pairs([("name", hidden.to_owned())]);
            assert_eq!(data.get("name"), "", "{hidden:?}");
            data.required("name", 10, &mut problems);
        }
        assert_eq!(problems.0.len(), 4);
        let mut none = app::Problems::new();
        let data = FormData::from_pairs([
            ("name", "A\u{202e}nna\0\nB".to_owned()),
            ("joined", "می\u{200c}خواهم".to_owned()),
        ]);
        assert_eq!(data.required("name", 10, &mut none), "Anna\nB");
        assert_eq!(data.required("joined", 20, &mut none), "می\u{200c}خواهم");
    }

    #[test]
    fn a_day_is_read_as_pages_of_both_languages_write_it() {
        let day = date(2026, 11, 23);
        for lang in [i18n::Lang::De, i18n::Lang::En] {
            assert_eq!(parse_date(&i18n::texts(lang).date(day)), Ok(day));
        }
        for text in ["23.11.26", " 2026-11-23 ", "23 november 2026"] {
            assert_eq!(parse_date(text), Ok(day), "{text}");
        }
        for text in ["", "31 February 2026", "23 Nowember 2026", "November 2026"] {
            assert!(parse_date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn what_is_sent_is_read_as_it_was_typed() {
        let typed = [
            ("body", "50 % & mehr\r\n+ Köln = ü"),
            ("body", ""),
            ("a b", "1"),
        ];
        let form = FormData::from_pairs(typed.map(|(name, value)| (name, value.to_owned())));
        assert_eq!(FormData::parse(&form.encoded()), form);
        assert_eq!(FormData::parse("q=a+b%2Bc&x").pairs().len(), 2);
        assert_eq!(FormData::parse("q=a+b%2Bc").get("q"), "a b+c");
        assert_eq!(FormData::parse("q=%zz%4").get("q"), "%zz%4");
        assert!(FormData::parse("").pairs().is_empty());
        let long = "ü".repeat(40_000);
        assert_eq!(FormData::parse(&format!("q={long}")).get("q"), long);
    }
}
