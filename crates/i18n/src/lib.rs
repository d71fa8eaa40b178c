//! # Texts, dates and numbers as people write them
//!
//! Every word that a person reads comes from here, in German and in English: the texts of
//! `locales/{de,en}/*.ftl` (Fluent, one file per noun, compiled in), and the spelling of dates,
//! durations and numbers. It knows no clock (*today* is an argument), no request and no page.
//!
//! ```
//! use i18n::{Lang, texts};
//! use jiff::civil::date;
//!
//! let de = texts(Lang::De);
//! let (today, release) = (date(2026, 11, 21), date(2026, 12, 31));
//! assert_eq!(de.get("common-save"), "Speichern");
//! assert_eq!(de.with("seam-days-open", &[("days", 14.into())]), "14 Tage offen");
//! assert_eq!(de.day(release), "Do 31.12.2026");
//! assert_eq!(de.days_until(release, today), "in 40 Tagen");
//! ```
//!
//! ## How to add a text
//! One key, named after its file (`case-…` in `case.ftl`), in both languages with the same
//! variables; `cargo test -p i18n` says what was forgotten. Codes of enums live in `code.ftl` as
//! `code-<enum>-<code>` and are read with [`Texts::code`]; a new enum is also named in
//! `tests/it/codes.rs`. A file for a new noun is named in `src/locales.rs`.
//!
//! ## What it must not do
//! Escape for HTML (pages do), invent a text at run time, or hide a mistake: a key that does not
//! exist is shown as `⟦key⟧`, a variable that was not handed in leaves `⟦…⟧` around the text, and
//! the tests of the pages look for these brackets.

mod dates;
mod lang;
mod locales;
mod numbers;
mod relative;
mod texts;
mod zone;

pub use lang::Lang;
pub use texts::{Arg, Texts, all_keys, texts};
pub use zone::{berlin, berlin_date, from_berlin};
