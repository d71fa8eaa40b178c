//! The names that a file defines and the places where it uses them.

use std::{collections::BTreeMap, ops::Range};

/// What a name stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Kind {
    Programme,
    Source,
    Concept,
    Region,
    Municipality,
    Site,
    Phase,
    Domain,
    Security,
    Module,
    Procedure,
    Criterion,
    Precedence,
    Task,
    ContactRhythm,
    Standard,
    HandoverItem,
    ClosureReason,
    Indicator,
    GroupOffer,
    Retention,
    Sentence,
}

impl Kind {
    /// How messages call it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Programme => "programme",
            Self::Source => "source",
            Self::Concept => "concept section",
            Self::Region => "region",
            Self::Municipality => "municipality key",
            Self::Site => "site",
            Self::Phase => "phase",
            Self::Domain => "life domain",
            Self::Security => "security",
            Self::Module => "module",
            Self::Procedure => "procedure",
            Self::Criterion => "criterion",
            Self::Precedence => "precedence",
            Self::Task => "task",
            Self::ContactRhythm => "contact rhythm",
            Self::Standard => "standard",
            Self::HandoverItem => "handover item",
            Self::ClosureReason => "closure reason",
            Self::Indicator => "indicator",
            Self::GroupOffer => "group offer",
            Self::Retention => "retention class",
            Self::Sentence => "text",
        }
    }
}

#[derive(Debug)]
struct Use {
    kinds: &'static [Kind],
    name: String,
    at: Range<usize>,
}

/// Definitions and uses of one file.
#[derive(Debug, Default)]
pub(crate) struct Names {
    defined: BTreeMap<Kind, Vec<String>>,
    uses: Vec<Use>,
}

impl Names {
    /// Takes a definition; `false` if the name is taken already.
    pub(crate) fn define(&mut self, kind: Kind, name: &str) -> bool {
        let known = self.defined.entry(kind).or_default();
        let new = !known.iter().any(|other| other == name);
        if new {
            known.push(name.to_owned());
        }
        new
    }

    /// Takes a use, looked up when the whole file has been read.
    pub(crate) fn refer(&mut self, kinds: &'static [Kind], name: &str, at: Range<usize>) {
        self.uses.push(Use {
            kinds,
            name: name.to_owned(),
            at,
        });
    }

    /// The uses without a definition: place, what was expected, message.
    pub(crate) fn unresolved(&self) -> Vec<(Range<usize>, String, String)> {
        self.uses
            .iter()
            .filter(|one| !self.is_defined(one))
            .map(|one| {
                let words: Vec<&str> = one.kinds.iter().map(|kind| kind.word()).collect();
                let what = words.join(" or ");
                let known: Vec<&str> = one
                    .kinds
                    .iter()
                    .filter_map(|kind| self.defined.get(kind))
                    .flatten()
                    .map(String::as_str)
                    .collect();
                let expected = if known.is_empty() {
                    format!("a {what} of this file, which has none")
                } else {
                    format!("one of {}", known.join(", "))
                };
                let message = format!("unknown {what} \"{}\"; expected {expected}", one.name);
                (one.at.clone(), expected, message)
            })
            .collect()
    }

    fn is_defined(&self, one: &Use) -> bool {
        one.kinds
            .iter()
            .filter_map(|kind| self.defined.get(kind))
            .any(|known| known.contains(&one.name))
    }
}
