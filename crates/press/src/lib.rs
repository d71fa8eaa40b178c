//! # The press: from a sheet to a PDF that everybody can read
//!
//! This crate makes the bytes of a paper: one file that is PDF/A-2a (for the archive) and PDF/UA-1
//! (for people who do not see it) at once. Typst, as a library, refuses what would be neither. It
//! owns how papers look (`templates/*.typ`) and the fonts, which are compiled in.
//!
//! Typst is slow to compile. So nothing but the edge links this crate: it hands [`print()`] to the
//! use cases, as it hands them the clock.
//!
//! It must not: ask a clock, a disk or the network, know what a paper is about, or take anything
//! somebody typed for markup.

mod letters;
mod typeset;

use std::collections::BTreeSet;

use documents::sheet::Sheet;

/// Why a paper could not be made. Nothing of what was typed stands in it.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// The fonts that are compiled in could not be read.
    #[error("the fonts of the papers cannot be read")]
    Fonts,
    /// Typst would not make an accessible PDF of it.
    #[error("the paper cannot be typeset: {0}")]
    Refused(String),
    /// The values could not be handed to the template.
    #[error("the paper cannot be handed to its template: {0}")]
    Content(#[from] serde_json::Error),
}

/// A paper as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printed {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// The letters that somebody typed and the fonts do not have; the paper shows `□` for them, or `?` if the
    /// fonts have no `□` either.
    pub missing: BTreeSet<char>,
}

/// Makes the PDF. The same sheet gives the same bytes, on every machine and every day. It takes
/// some milliseconds of one processor and waits for nothing.
///
/// # Errors
/// If Typst has anything against it; that is a defect of a template, never of what was typed.
pub fn print(mut sheet: Sheet) -> Result<Printed, PressError> {
    let missing = letters::missing_in(&mut sheet);
    letters::keep_printable(&mut sheet);
    Ok(Printed {
        bytes: typeset::typeset(&sheet)?,
        missing,
    })
}
