//! Reading a list of coverage from JSON.

use domain::{
    Code,
    seam::{Coverage, Security, Side, Strength},
};
use serde_json::{Map, Value};

use crate::{
    facts::{FactMistake, json},
    model::Programme,
};

const KEYS: [&str; 7] = [
    "security",
    "from",
    "to",
    "strength",
    "side",
    "of",
    "tolerance_days",
];

/// Reads `[{"security", "from", "to"|null, "strength", "side", "of"?, "tolerance_days"?}]`.
/// The securities are those of the programme; a missing `to` is open. All mistakes are named.
pub fn read_coverage(
    programme: &Programme,
    list: &Value,
) -> Result<Vec<Coverage>, Vec<FactMistake>> {
    let entries = match list {
        Value::Null => return Ok(Vec::new()),
        Value::Array(entries) => entries,
        other => {
            let expected = "a list [ ... ] of what is secured";
            return Err(vec![FactMistake::new(
                "coverage",
                json::shown(other),
                expected,
            )]);
        }
    };
    let mut mistakes = Vec::new();
    let read = entries
        .iter()
        .enumerate()
        .filter_map(|(index, value)| {
            let place = format!("coverage[{index}]");
            let Value::Object(object) = value else {
                let expected = "an object { \"security\": ..., \"from\": ... }";
                mistakes.push(FactMistake::new(place, json::shown(value), expected));
                return None;
            };
            Entry {
                place: &place,
                object,
                mistakes: &mut mistakes,
            }
            .read(programme)
        })
        .collect();
    if mistakes.is_empty() {
        Ok(read)
    } else {
        Err(mistakes)
    }
}

struct Entry<'a> {
    place: &'a str,
    object: &'a Map<String, Value>,
    mistakes: &'a mut Vec<FactMistake>,
}

impl Entry<'_> {
    fn read(&mut self, programme: &Programme) -> Option<Coverage> {
        for key in self
            .object
            .keys()
            .filter(|key| !KEYS.contains(&key.as_str()))
        {
            let expected = format!("one of {}", KEYS.join(", "));
            self.mistakes.push(FactMistake::new(
                format!("{}.{key}", self.place),
                "an unknown key",
                expected,
            ));
        }
        let security = self.security(programme);
        let from = self.date("from", true);
        let to = self.date("to", false);
        let strength = self.code::<Strength>("strength");
        let side = self.code::<Side>("side");
        let of = self.of();
        let tolerance_days = self.tolerance();
        if let (Some(from), Some(to)) = (from, to)
            && to < from
        {
            self.refuse("to", format!("a day not before \"from\" ({from}), or null"));
        }
        Some(Coverage {
            security: security?,
            from: from?,
            to,
            strength: strength?,
            side: side?,
            of,
            tolerance_days,
            source: None,
        })
    }

    fn refuse(&mut self, key: &str, expected: impl Into<String>) {
        let found = self
            .object
            .get(key)
            .map_or_else(|| "nothing".to_owned(), json::shown);
        self.mistakes.push(FactMistake::new(
            format!("{}.{key}", self.place),
            found,
            expected,
        ));
    }

    fn security(&mut self, programme: &Programme) -> Option<Security> {
        let code = self.object.get("security").and_then(Value::as_str);
        let known = code.and_then(|code| programme.security(code));
        if known.is_none() {
            let codes: Vec<&str> = programme
                .securities
                .iter()
                .map(|one| one.id.code())
                .collect();
            self.refuse("security", format!("one of {}", codes.join(", ")));
        }
        known.map(|rule| rule.id.clone())
    }

    fn date(&mut self, key: &str, required: bool) -> Option<jiff::civil::Date> {
        let value = self.object.get(key).unwrap_or(&Value::Null);
        if value.is_null() && !required {
            return None;
        }
        json::read_date(value)
            .map_err(|expected| self.refuse(key, expected))
            .ok()
    }

    fn code<C: Code>(&mut self, key: &str) -> Option<C> {
        let code = self.object.get(key).and_then(Value::as_str);
        let read = code.and_then(|code| C::from_code(code).ok());
        if read.is_none() {
            let codes: Vec<&str> = C::ALL.iter().map(|code| code.code()).collect();
            self.refuse(key, format!("one of {}", codes.join(", ")));
        }
        read
    }

    fn of(&mut self) -> Option<String> {
        match self.object.get("of") {
            None | Some(Value::Null) => None,
            Some(Value::String(of)) if !of.trim().is_empty() => Some(of.trim().to_owned()),
            Some(_) => {
                self.refuse("of", "which one of several, as text");
                None
            }
        }
    }

    fn tolerance(&mut self) -> Option<u32> {
        let value = self
            .object
            .get("tolerance_days")
            .filter(|value| !value.is_null())?;
        let days = value.as_u64().and_then(|days| u32::try_from(days).ok());
        if days.is_none() {
            self.refuse("tolerance_days", "a whole number of days");
        }
        days
    }
}
