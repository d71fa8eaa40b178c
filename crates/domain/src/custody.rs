//! Custody: in which form a person is held.

use crate::Code;

/// The kind of custody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CustodyKind {
    /// Freiheitsstrafe.
    PrisonSentence,
    /// Jugendstrafe.
    YouthSentence,
    /// Untersuchungshaft.
    Remand,
    /// Ersatzfreiheitsstrafe: custody for an unpaid fine.
    DefaultImprisonment,
    /// Sicherungsverwahrung.
    PreventiveDetention,
    /// Anything else, told in words.
    Other,
}

impl Code for CustodyKind {
    const ALL: &'static [Self] = &[
        Self::PrisonSentence,
        Self::YouthSentence,
        Self::Remand,
        Self::DefaultImprisonment,
        Self::PreventiveDetention,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::PrisonSentence => "prison_sentence",
            Self::YouthSentence => "youth_sentence",
            Self::Remand => "remand",
            Self::DefaultImprisonment => "default_imprisonment",
            Self::PreventiveDetention => "preventive_detention",
            Self::Other => "other",
        }
    }
}
