//! TOML with places: every value knows where it stands, every mistake says line and column.

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

use crate::institutions::LoadError;

/// A table of a file, with the file's text for turning places into line and column.
#[derive(Clone, Copy)]
pub(crate) struct Table<'a> {
    text: &'a str,
    start: usize,
    keys: &'a DeTable<'a>,
}

/// A value of a file.
#[derive(Clone, Copy)]
pub(crate) struct Value<'a> {
    text: &'a str,
    value: &'a Spanned<DeValue<'a>>,
}

/// Parses a file; the closure reads the root table.
pub(crate) fn parse<T>(
    text: &str,
    read: impl FnOnce(Table<'_>) -> Result<T, LoadError>,
) -> Result<T, LoadError> {
    let root = DeTable::parse(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        at(text, span.start, error.message().into(), "a file in TOML")
    })?;
    read(Table {
        text,
        start: 0,
        keys: root.get_ref(),
    })
}

impl<'a> Table<'a> {
    /// Refuses every key that is not named.
    pub(crate) fn only(&self, keys: &[&str]) -> Result<(), LoadError> {
        for key in self.keys.keys() {
            if !keys.contains(&key.get_ref().as_ref()) {
                let found = format!("key \"{}\"", key.get_ref());
                let expected = format!("one of {}", keys.join(", "));
                return Err(at(self.text, key.span().start, found, &expected));
            }
        }
        Ok(())
    }

    pub(crate) fn get(&self, key: &str) -> Option<Value<'a>> {
        let text = self.text;
        self.keys.get(key).map(|value| Value { text, value })
    }

    pub(crate) fn require(&self, key: &str) -> Result<Value<'a>, LoadError> {
        self.get(key).ok_or_else(|| {
            let found = "a table without it".to_owned();
            at(self.text, self.start, found, &format!("key \"{key}\""))
        })
    }

    /// Keys in the order of the file, with the value of each and an error builder for the key.
    pub(crate) fn entries(&self) -> Vec<(&'a str, Place<'a>, Value<'a>)> {
        let text = self.text;
        let mut entries: Vec<_> = self
            .keys
            .iter()
            .map(|(key, value)| {
                let place = Place {
                    text,
                    start: key.span().start,
                };
                (key.get_ref().as_ref(), place, Value { text, value })
            })
            .collect();
        entries.sort_by_key(|(_, place, _)| place.start);
        entries
    }
}

/// A place in the file, for mistakes.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    text: &'a str,
    start: usize,
}

impl Place<'_> {
    pub(crate) fn error(self, found: String, expected: &str) -> LoadError {
        at(self.text, self.start, found, expected)
    }
}

impl<'a> Value<'a> {
    pub(crate) fn place(&self) -> Place<'a> {
        Place {
            text: self.text,
            start: self.value.span().start,
        }
    }

    pub(crate) fn table(&self) -> Result<Table<'a>, LoadError> {
        match self.value.get_ref() {
            DeValue::Table(keys) => Ok(Table {
                text: self.text,
                start: self.value.span().start,
                keys,
            }),
            _ => Err(self.wrong_type("a table")),
        }
    }

    pub(crate) fn string(&self) -> Result<&'a str, LoadError> {
        match self.value.get_ref() {
            DeValue::String(text) => Ok(text.as_ref()),
            _ => Err(self.wrong_type("a text in quotes")),
        }
    }

    pub(crate) fn boolean(&self) -> Result<bool, LoadError> {
        match self.value.get_ref() {
            DeValue::Boolean(value) => Ok(*value),
            _ => Err(self.wrong_type("true or false")),
        }
    }

    pub(crate) fn list(&self) -> Result<Vec<Value<'a>>, LoadError> {
        let text = self.text;
        match self.value.get_ref() {
            DeValue::Array(values) => {
                Ok(values.iter().map(|value| Value { text, value }).collect())
            }
            _ => Err(self.wrong_type("a list")),
        }
    }

    fn wrong_type(&self, expected: &str) -> LoadError {
        let found = format!("a value of type {}", self.value.get_ref().type_str());
        self.place().error(found, expected)
    }
}

fn at(text: &str, start: usize, found: String, expected: &str) -> LoadError {
    let before = text.get(..start).unwrap_or(text);
    let line_start = before.rfind('\n').map_or(0, |end| end + 1);
    LoadError {
        line: before.matches('\n').count() + 1,
        column: before[line_start..].chars().count() + 1,
        found,
        expected: expected.into(),
    }
}
