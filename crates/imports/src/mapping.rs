//! Which heading means which field, and which word means which kind.
//!
//! Prisons name their columns differently, and change them. A mapping is therefore data: for each
//! field the accepted headings in order of preference, for each kind the accepted words. Headings
//! and words are compared folded and without spaces, so `Geb.-Datum`, `GEBDATUM` and `geb. Datum`
//! are one. If a list carries two headings of one field, the one named first in the mapping wins
//! and the other column is ignored.

use std::collections::HashMap;

use domain::{
    Code,
    custody::CustodyKind,
    names::{fold, fold_tight},
    release::ReleaseKind,
};

use crate::field::Field;

/// The headings and words that one institution uses.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    headings: HashMap<Field, Vec<String>>,
    fields: HashMap<String, (Field, usize)>,
    release_kinds: Words<ReleaseKind>,
    custody_kinds: Words<CustodyKind>,
    blank: Vec<String>,
    footer: Vec<String>,
}

impl Mapping {
    /// The accepted headings of a field, preferred first, as written in the catalogue.
    pub fn headings(&self, field: Field) -> &[String] {
        self.headings.get(&field).map_or(&[], Vec::as_slice)
    }

    /// The field that a heading means, with its rank (0 = preferred); `None` if it means none.
    ///
    /// What stands in brackets may be left out: `Geburtsdatum (TT.MM.JJJJ)` is `Geburtsdatum`.
    pub fn field_of(&self, heading: &str) -> Option<(Field, usize)> {
        let whole = self.fields.get(&fold_tight(heading));
        let found = whole.or_else(|| self.fields.get(&fold_tight(&without_brackets(heading))));
        found.copied()
    }

    /// The kind of release that a word means.
    pub fn release_kind(&self, word: &str) -> Option<ReleaseKind> {
        self.release_kinds.meaning(word)
    }

    /// The kind of custody that a word means.
    pub fn custody_kind(&self, word: &str) -> Option<CustodyKind> {
        self.custody_kinds.meaning(word)
    }

    /// One accepted word for each kind of release, to be shown when another was found.
    pub fn release_kind_examples(&self) -> Vec<String> {
        self.release_kinds.examples()
    }

    /// One accepted word for each kind of custody, to be shown when another was found.
    pub fn custody_kind_examples(&self) -> Vec<String> {
        self.custody_kinds.examples()
    }

    /// Whether a cell says that nothing is known: empty, signs only, or a word such as `unbekannt`.
    pub fn is_blank(&self, cell: &str) -> bool {
        let key = fold_tight(cell);
        key.is_empty() || self.blank.contains(&key)
    }

    /// Whether a cell begins with a word of the foot of a list: `Summe`, `Anzahl`, `Stand`, …
    pub fn begins_a_footer(&self, cell: &str) -> bool {
        let text = fold(cell);
        self.footer.iter().any(|word| {
            text.strip_prefix(word)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }

    /// Puts the headings of a field before those it has. A heading that another field held leaves
    /// that field: the newer statement is the more special one.
    pub(crate) fn prefer_headings(&mut self, field: Field, headings: Vec<String>) {
        let taken: Vec<String> = headings.iter().map(|heading| fold_tight(heading)).collect();
        for held in self.headings.values_mut() {
            held.retain(|heading| !taken.contains(&fold_tight(heading)));
        }
        self.headings
            .entry(field)
            .or_default()
            .splice(0..0, headings);
        self.fields = self
            .headings
            .iter()
            .flat_map(|(&field, headings)| {
                let ranked = headings.iter().enumerate();
                ranked.map(move |(rank, heading)| (fold_tight(heading), (field, rank)))
            })
            .collect();
    }

    pub(crate) fn add_release_kind(&mut self, kind: ReleaseKind, words: Vec<String>) {
        self.release_kinds.add(kind, words);
    }

    pub(crate) fn add_custody_kind(&mut self, kind: CustodyKind, words: Vec<String>) {
        self.custody_kinds.add(kind, words);
    }

    pub(crate) fn add_blank(&mut self, words: &[String]) {
        self.blank.extend(words.iter().map(|word| fold_tight(word)));
    }

    pub(crate) fn add_footer(&mut self, words: &[String]) {
        self.footer.extend(words.iter().map(|word| fold(word)));
    }
}

/// Words that mean a kind; a later word overrides an earlier equal one.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Words<K> {
    meanings: HashMap<String, K>,
    examples: Vec<(K, String)>,
}

impl<K> Default for Words<K> {
    fn default() -> Self {
        Self {
            meanings: HashMap::new(),
            examples: Vec::new(),
        }
    }
}

impl<K: Code> Words<K> {
    fn meaning(&self, word: &str) -> Option<K> {
        let whole = self.meanings.get(&fold_tight(word));
        let found = whole.or_else(|| self.meanings.get(&fold_tight(&without_brackets(word))));
        found.copied()
    }

    fn add(&mut self, kind: K, words: Vec<String>) {
        for word in words {
            self.meanings.insert(fold_tight(&word), kind);
            if !self.examples.iter().any(|&(known, _)| known == kind) {
                self.examples.push((kind, word));
            }
        }
    }

    fn examples(&self) -> Vec<String> {
        self.examples.iter().map(|(_, word)| word.clone()).collect()
    }
}

/// The text without what stands in round or square brackets.
fn without_brackets(text: &str) -> String {
    let mut depth = 0_u32;
    let mut kept = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => kept.push(sign),
            _ => {}
        }
    }
    kept
}
