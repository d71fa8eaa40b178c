//! # Papers: from values to what stands on them
//!
//! People in custody have no device; what reaches them is paper. This crate owns the papers
//! that an office hands out, each in normal German, easy German (*Leichte Sprache*) and English:
//!
//! - [`paper`]: what each says, as typed values;
//! - `words` and `texts/*.toml`: the words around these values;
//! - `compose`: which parts a paper has, in which order;
//! - [`sheet`]: the result, still without a look. The crate `press` makes a PDF of it.
//!
//! It must not: ask a clock, decide who may have a paper, or take anything somebody typed for
//! markup. Title and name of the file tell nothing about the person and nothing that would shame
//! anybody (IH1); a test holds them against a list of words.
//!
//! ```
//! use documents::{compose, paper::{Content, Head, NextStep, NextSteps, Paper, PaperLanguage}};
//! use jiff::civil::date;
//!
//! let paper = Paper {
//!     head: Head { client: "Kim Muster".to_owned(), on: date(2026, 11, 23), ..Head::default() },
//!     content: Content::NextSteps(NextSteps {
//!         steps: vec![NextStep { what: "Antrag [#1] abgeben".to_owned(), ..NextStep::default() }],
//!         ..NextSteps::default()
//!     }),
//! };
//! let sheet = compose(&paper, PaperLanguage::Easy);
//! assert_eq!(sheet.title, "Meine nächsten Schritte");
//! assert_eq!(sheet.file_name(), "meine-naechsten-schritte-leicht-2026-11-23.pdf");
//! ```

mod compose;
pub mod paper;
pub mod sheet;
mod words;

use domain::{Code, paper::PaperKind};

pub use crate::compose::compose;
use crate::{paper::PaperLanguage, words::Words};

/// What a paper is called in its own language: on it, in its metadata, in lists.
pub fn title(kind: PaperKind, language: PaperLanguage) -> String {
    Words::of(language).get(&format!("{}.title", kind.code()))
}

/// A word of the papers in their language, such as `("contact_kind", "office")`, with the merge
/// fields that it has.
pub fn word(language: PaperLanguage, section: &str, key: &str, fields: &[(&str, &str)]) -> String {
    Words::of(language).with(&format!("{section}.{key}"), fields)
}

/// What to bring to an appointment where nobody has said it.
pub fn bring(language: PaperLanguage) -> Vec<String> {
    Words::of(language).lines("appointment_letter.bring_usual", &[])
}

/// A day as a paper of this language writes it.
pub fn day(language: PaperLanguage, day: jiff::civil::Date) -> String {
    compose::texts_of(language).date(day)
}
