//! Reading facts from JSON, and saying exactly which one is wrong.

use domain::{
    Code, custody::CustodyKind, land::Land, nationality::NationalityGroup, release::ReleaseKind,
    supervision::SupervisionBasis,
};
use jiff::civil::Date;
use serde_json::Value;

use super::{Fact, FactType, FactValue, Facts};

/// One fact that cannot be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("\"{key}\": found {found}, expected {expected}")]
pub struct FactMistake {
    /// The key, with the place inside a list (`coverage[2].from`).
    pub key: String,
    /// What was there.
    pub found: String,
    /// What was expected.
    pub expected: String,
}

impl FactMistake {
    /// A mistake at this key.
    pub fn new(
        key: impl Into<String>,
        found: impl Into<String>,
        expected: impl Into<String>,
    ) -> Self {
        Self {
            key: key.into(),
            found: found.into(),
            expected: expected.into(),
        }
    }
}

impl Facts {
    /// Reads an object of facts. A missing key or `null` is unknown. All mistakes are named:
    /// unknown keys, wrong types, impossible dates, days in an impossible order.
    pub fn from_json(value: &Value) -> Result<Self, Vec<FactMistake>> {
        let Value::Object(object) = value else {
            return Err(vec![FactMistake::new(
                "",
                shown(value),
                "an object of facts { ... }",
            )]);
        };
        let mut facts = Self::new();
        let mut mistakes = Vec::new();
        for (key, value) in object {
            let Ok(fact) = Fact::from_code(key) else {
                let codes: Vec<&str> = Fact::ALL.iter().map(|fact| fact.code()).collect();
                let expected = format!("one of the facts {}", codes.join(", "));
                mistakes.push(FactMistake::new(key, "an unknown key", expected));
                continue;
            };
            match read(fact, value) {
                Ok(value) => facts = facts.with(fact, value),
                Err(expected) => mistakes.push(FactMistake::new(key, shown(value), expected)),
            }
        }
        mistakes.extend(facts.order_mistakes());
        if mistakes.is_empty() {
            Ok(facts)
        } else {
            Err(mistakes)
        }
    }

    /// The same of what can be read: a fact that another version of this program understands is left
    /// out. Nothing counts if the days that are left cannot be in their order.
    pub fn from_readable<'v>(stated: impl IntoIterator<Item = (&'v str, &'v Value)>) -> Self {
        let readable = stated.into_iter().filter_map(|(key, value)| {
            let fact = Fact::from_code(key).ok()?;
            Some((fact, read(fact, value).ok()?))
        });
        let facts = readable.fold(Self::new(), |facts, (fact, value)| facts.with(fact, value));
        if facts.order_mistakes().is_empty() {
            facts
        } else {
            Self::new()
        }
    }

    /// The explicit facts as a JSON object that [`Facts::from_json`] reads again.
    pub fn to_json(&self) -> Value {
        Value::Object(
            self.iter()
                .map(|(fact, value)| (fact.code().to_owned(), value.to_json()))
                .collect(),
        )
    }

    /// Days that cannot be in this order (a release before the start of custody, say).
    pub fn order_mistakes(&self) -> Vec<FactMistake> {
        const ORDER: [(Fact, Fact); 7] = [
            (Fact::CustodyStart, Fact::ReleaseDate),
            (Fact::CustodyStart, Fact::ActualRelease),
            (Fact::BirthDate, Fact::CustodyStart),
            (Fact::BirthDate, Fact::ReleaseDate),
            (Fact::JobStart, Fact::JobEnd),
            (Fact::Entry, Fact::Exit),
            (Fact::SupervisionFrom, Fact::SupervisionUntil),
        ];
        ORDER
            .into_iter()
            .filter_map(|(first, second)| {
                let (earlier, later) = (self.day(first)?, self.day(second)?);
                (later < earlier).then(|| {
                    let expected = format!("a day not before \"{first}\" ({earlier})");
                    FactMistake::new(second.code(), later.to_string(), expected)
                })
            })
            .collect()
    }
}

/// The value of a fact, `None` for `null`, or what was expected.
fn read(fact: Fact, value: &Value) -> Result<Option<FactValue>, String> {
    if value.is_null() {
        return Ok(None);
    }
    let read = match fact.kind() {
        FactType::Bool => value
            .as_bool()
            .map(FactValue::Bool)
            .ok_or("true or false")?,
        FactType::Number => value
            .as_i64()
            .filter(|number| (0..=1200).contains(number))
            .map(FactValue::Int)
            .ok_or("a whole number from 0 to 1200")?,
        FactType::Date => read_date(value).map(FactValue::Date)?,
        FactType::Land => read_land(value)?,
        FactType::ReleaseKind => read_code::<ReleaseKind>(value)?,
        FactType::CustodyKind => read_code::<CustodyKind>(value)?,
        // Said in so many words, it is as unknown as if nothing were said.
        FactType::NationalityGroup if value == "unknown" => return Ok(None),
        FactType::NationalityGroup => read_code::<NationalityGroup>(value)?,
        FactType::SupervisionBasis => read_code::<SupervisionBasis>(value)?,
        FactType::Region => value
            .as_str()
            .filter(|place| !place.trim().is_empty())
            .map(|place| FactValue::Text(place.trim().to_owned()))
            .ok_or("a region, a municipality or its key (AGS) as text")?,
        FactType::Names | FactType::Needs => read_list(value)?,
    };
    Ok(Some(read))
}

/// An ISO date, and nothing that a lenient parser would take for one.
pub(crate) fn read_date(value: &Value) -> Result<Date, String> {
    let expected = || "a date that exists, as \"YYYY-MM-DD\", from 1900 to 2199".to_owned();
    let text = value.as_str().ok_or_else(expected)?;
    let plain = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| {
            if at == 4 || at == 7 {
                byte == b'-'
            } else {
                byte.is_ascii_digit()
            }
        });
    if !plain {
        return Err(expected());
    }
    // Nobody in custody was born before 1900, and no forecast reaches the year 2200.
    text.parse()
        .ok()
        .filter(|day: &Date| (1900..2200).contains(&day.year()))
        .ok_or_else(expected)
}

fn read_land(value: &Value) -> Result<FactValue, String> {
    let land = value.as_str().and_then(|text| text.parse::<Land>().ok());
    land.map(|land| FactValue::Text(land.code().to_owned()))
        .ok_or_else(|| "a Land as \"TH\", \"DE-TH\" or its name".to_owned())
}

pub(crate) fn read_code<C: Code>(value: &Value) -> Result<FactValue, String> {
    let codes = || {
        let codes: Vec<&str> = C::ALL.iter().map(|code| code.code()).collect();
        format!("one of {}", codes.join(", "))
    };
    let text = value.as_str().ok_or_else(codes)?;
    C::from_code(text)
        .map(|code| FactValue::Text(code.code().to_owned()))
        .map_err(|_| codes())
}

/// A list of names; one name alone and `false` (none) are understood too.
fn read_list(value: &Value) -> Result<FactValue, String> {
    let expected = || "a list of texts (or one text, or false for none)".to_owned();
    let name = |value: &Value| {
        let name = value
            .as_str()
            .map(str::trim)
            .filter(|name| !name.is_empty());
        name.map(str::to_owned).ok_or_else(expected)
    };
    match value {
        Value::Bool(false) => Ok(FactValue::List(Vec::new())),
        Value::String(_) => Ok(FactValue::List(vec![name(value)?])),
        Value::Array(values) => values
            .iter()
            .map(name)
            .collect::<Result<_, _>>()
            .map(FactValue::List),
        _ => Err(expected()),
    }
}

/// JSON as people can recognise it, at most 60 characters.
pub(crate) fn shown(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 60 {
        return text;
    }
    text.chars().take(57).chain("...".chars()).collect()
}
