//! # What comes in from outside: bytes in, typed rows out
//!
//! This crate reads files that other systems and other people made. It owns
//!
//! - [`release_list`]: a prison's list of coming releases, as a spreadsheet saves it (CSV), and the
//!   exact reason for every row that cannot be taken;
//! - [`mapping`]: which heading means which field, and which word means which kind. A mapping is
//!   data, not code;
//! - [`institutions`]: the catalogue of prisons with their own headings, loaded from
//!   `programmes/institutions.toml` with line and column for every mistake.
//!
//! It must not: touch a disk, a database or a clock (*today* is an argument), decide whether a
//! person is already known ([`domain::duplicate`] says that), guess a value that is not there, or
//! drop a line without saying so. No bytes whatsoever make it panic.
//!
//! What was typed is handed back with each problem so that it can be shown to the person who
//! uploaded the list. It is personal, and never belongs in a log.
//!
//! ```
//! use imports::{institutions::{Institutions, SHIPPED}, release_list};
//! use jiff::civil::date;
//!
//! let institutions = Institutions::load(SHIPPED)?;
//! let mapping = institutions.mapping_for("th-tonna");
//! let file = "Name;Vorname;geb.;Entlassung\nMuster;Kim;14.05.1994;31.02.2027\n".as_bytes();
//!
//! let list = release_list::read(file, mapping, date(2026, 11, 21))?;
//! let problems = list.rows[0].outcome.as_ref().unwrap_err();
//! assert_eq!(
//!     problems[0].to_string(),
//!     "Spalte „Entlassung“, „31.02.2027“: Diesen Tag gibt es nicht."
//! );
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod field;
pub mod institutions;
pub mod mapping;
pub mod release_list;

mod located;
