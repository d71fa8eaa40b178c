//! The words of the papers, from `texts/{de,easy,en}.toml`: normal German, easy German, English.
//!
//! They stand here and not in `i18n`, because a paper has a language that no page has, and because
//! whoever hands out papers reads and mends a paper as a whole. `{name}` is a merge field.

use std::sync::LazyLock;

use toml::{Table, Value};

use crate::paper::PaperLanguage;

const TEXTS: [(PaperLanguage, &str); 3] = [
    (PaperLanguage::German, include_str!("../texts/de.toml")),
    (PaperLanguage::Easy, include_str!("../texts/easy.toml")),
    (PaperLanguage::English, include_str!("../texts/en.toml")),
];

static TABLES: LazyLock<Vec<(PaperLanguage, Table)>> = LazyLock::new(|| {
    TEXTS
        .iter()
        .map(|(language, text)| (*language, text.parse().unwrap_or_default()))
        .collect()
});

/// The words of one language.
#[derive(Clone, Copy)]
pub struct Words {
    table: Option<&'static Table>,
}

/// Values of merge fields: `("from", "01.12.2026")`.
pub type Fields<'a> = [(&'a str, &'a str)];

impl Words {
    /// The words of this language.
    pub fn of(language: PaperLanguage) -> Self {
        let found = TABLES.iter().find(|(one, _)| *one == language);
        Self {
            table: found.map(|(_, table)| table),
        }
    }

    fn value(self, key: &str) -> Option<&'static Value> {
        let (section, name) = key.split_once('.')?;
        self.table?.get(section)?.get(name)
    }

    /// The text with this key (`plan.title`); a key that does not exist is shown as `⟦key⟧`, and a
    /// test looks for these brackets.
    pub fn get(self, key: &str) -> String {
        match self.value(key).and_then(Value::as_str) {
            Some(text) => text.to_owned(),
            None => format!("⟦{key}⟧"),
        }
    }

    /// The text with its merge fields filled.
    pub fn with(self, key: &str, fields: &Fields) -> String {
        fill(&self.get(key), fields)
    }

    /// The paragraphs or points with this key; one text counts as a list of one.
    pub fn lines(self, key: &str, fields: &Fields) -> Vec<String> {
        match self.value(key) {
            Some(Value::Array(lines)) => lines
                .iter()
                .filter_map(Value::as_str)
                .map(|line| fill(line, fields))
                .collect(),
            _ => vec![self.with(key, fields)],
        }
    }
}

/// Fills in one pass, so that a value which itself contains `{name}` stays as it was typed.
fn fill(text: &str, fields: &Fields) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let field = after.split_once('}').and_then(|(name, tail)| {
            let value = fields.iter().find(|(one, _)| *one == name)?;
            Some((value.1, tail))
        });
        if let Some((value, tail)) = field {
            filled.push_str(value);
            rest = tail;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn fields_are_filled_once() {
        let filled = fill("{a} und {b}, {c}", &[("a", "{b}"), ("b", "x")]);
        assert_eq!(filled, "{b} und x, {c}");
        assert_eq!(fill("offen { bleibt", &[]), "offen { bleibt");
    }

    fn keys_and_fields(language: PaperLanguage) -> BTreeSet<(String, BTreeSet<String>)> {
        let mut found = BTreeSet::new();
        for (section, names) in Words::of(language).table.expect("texts") {
            for (name, value) in names.as_table().expect("sections of texts") {
                let text = value.to_string();
                let fields = text.split('{').skip(1);
                let fields = fields.filter_map(|part| part.split_once('}'));
                let fields = fields.map(|(field, _)| field.to_owned());
                let fields = fields.filter(|field| field != "sentence" && field != "programme");
                let fields = fields.collect();
                found.insert((format!("{section}.{name}"), fields));
            }
        }
        found
    }

    /// A text that one language lacks, or a field that one language does not say. Sentences of
    /// the programme are an exception: easy language says them in its own words.
    #[test]
    fn the_languages_say_the_same() {
        for (_, text) in TEXTS {
            text.parse::<Table>().expect("a table of texts");
        }
        let german = keys_and_fields(PaperLanguage::German);
        assert!(german.len() > 100);
        for other in [PaperLanguage::Easy, PaperLanguage::English] {
            let other = keys_and_fields(other);
            let differ: Vec<_> = german.symmetric_difference(&other).collect();
            assert!(differ.is_empty(), "{differ:#?}");
        }
    }
}
