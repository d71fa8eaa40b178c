//! Why a row, or a whole list, is refused: codes with arguments, told in German and English.
//!
//! The page translates by [`Refusal::code`]; `Display` is the German sentence and
//! [`RowProblem::english`] the English one, for the command line and for reports.

use std::fmt;

use jiff::civil::Date;

use super::{text::NotText, texts};
use crate::field::Field;

/// One reason for which one row is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowProblem {
    /// The field; `None` if the reason concerns the row as a whole.
    pub field: Option<Field>,
    /// The heading as the list writes it; `None` if the row as a whole is meant or the list has
    /// no such column.
    pub column: Option<String>,
    /// What was typed, at most 80 signs; empty if nothing was. Personal: never log it.
    pub typed: String,
    /// What is wrong with it.
    pub reason: Refusal,
}

/// What is wrong with a cell or a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// The field is required and empty.
    Missing,
    /// Neither birth date nor book number: the person could not be recognised again.
    NeitherBirthDateNorBookNumber,
    /// Not written as a date that is accepted.
    NotADate,
    /// Written as a date, but the calendar has no such day (31.02.).
    NoSuchDay,
    /// A spreadsheet's day number instead of a date.
    DayNumber {
        /// The day that it would mean in a spreadsheet that counts from 1900.
        meant: Date,
    },
    /// The spreadsheet wrote an error (`#NV`) or, the column being too narrow, `####`.
    SpreadsheetError,
    /// The spreadsheet rounded a long number (`1,23E+11`).
    RoundedNumber,
    /// The birth date lies after today.
    BirthInFuture,
    /// Younger than 14, the age of criminal responsibility (§ 19 StGB).
    TooYoung {
        /// Full years today.
        age: i16,
    },
    /// Older than 100.
    TooOld {
        /// Full years today.
        age: i16,
    },
    /// Custody began before the person was 14 (§ 19 StGB).
    CustodyBeforeFourteen,
    /// Custody began more than this many years ago.
    CustodyTooLongAgo {
        /// The limit in years.
        years: i16,
    },
    /// The release lies before the start of custody.
    ReleaseBeforeCustody {
        /// Start of custody in the same row.
        custody_start: Date,
    },
    /// The release lies farther back or ahead than one that can be reported
    /// ([`domain::release::can_be_reported`]).
    ReleaseTooFar,
    /// The word means no kind that is known.
    UnknownWord {
        /// One accepted word for each kind.
        accepted: Vec<String>,
    },
    /// Not written as months, or as years and months.
    NotMonths,
    /// No sentence, or longer than this many months.
    MonthsOutOfRange {
        /// The limit in months.
        limit: u16,
    },
    /// A name without a letter.
    NotAName,
    /// A name with signs that no name has, as when letters were read by the wrong table.
    StrangeSigns,
    /// A column for both names holds no comma between them, or several.
    NotTwoNames,
    /// Longer than this many signs.
    TooLong {
        /// The limit in signs.
        limit: usize,
    },
    /// The book number stands in an earlier row.
    SameBookNumber {
        /// Line of the earlier row.
        line: u64,
    },
    /// The same names and birth date stand in an earlier row.
    SamePerson {
        /// Line of the earlier row.
        line: u64,
    },
    /// A quotation mark is opened and never closed.
    StrayQuote,
    /// The row has more filled cells than the list has columns: a separator inside a text.
    ExtraCells {
        /// Columns of the list.
        columns: usize,
        /// Cells of the row, up to the last filled one.
        cells: usize,
    },
}

impl Refusal {
    /// Stable code, for text keys and reports.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::NeitherBirthDateNorBookNumber => "neither_birth_date_nor_book_number",
            Self::NotADate => "not_a_date",
            Self::NoSuchDay => "no_such_day",
            Self::DayNumber { .. } => "day_number",
            Self::SpreadsheetError => "spreadsheet_error",
            Self::RoundedNumber => "rounded_number",
            Self::BirthInFuture => "birth_in_future",
            Self::TooYoung { .. } => "too_young",
            Self::TooOld { .. } => "too_old",
            Self::CustodyBeforeFourteen => "custody_before_fourteen",
            Self::CustodyTooLongAgo { .. } => "custody_too_long_ago",
            Self::ReleaseBeforeCustody { .. } => "release_before_custody",
            Self::ReleaseTooFar => "release_too_far",
            Self::UnknownWord { .. } => "unknown_word",
            Self::NotMonths => "not_months",
            Self::MonthsOutOfRange { .. } => "months_out_of_range",
            Self::NotAName => "not_a_name",
            Self::StrangeSigns => "strange_signs",
            Self::NotTwoNames => "not_two_names",
            Self::TooLong { .. } => "too_long",
            Self::SameBookNumber { .. } => "same_book_number",
            Self::SamePerson { .. } => "same_person",
            Self::StrayQuote => "stray_quote",
            Self::ExtraCells { .. } => "extra_cells",
        }
    }

    /// The reason as a German sentence.
    pub fn german(&self) -> String {
        texts::refusal(self).german
    }

    /// The reason as an English sentence.
    pub fn english(&self) -> String {
        texts::refusal(self).english
    }
}

impl RowProblem {
    /// The problem as an English sentence with column and what was typed.
    pub fn english(&self) -> String {
        let column = self
            .column
            .clone()
            .or(self.field.map(|field| field.english().into()));
        let place = match (column, self.typed.as_str()) {
            (Some(column), "") => format!("Column \"{column}\": "),
            (Some(column), typed) => format!("Column \"{column}\", \"{typed}\": "),
            (None, _) => String::new(),
        };
        place + &self.reason.english()
    }
}

/// The problem as a German sentence with column and what was typed.
impl fmt::Display for RowProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let own = self.field.map(Field::german);
        if let Some(column) = self.column.as_deref().or(own) {
            write!(f, "Spalte „{column}“")?;
            if !self.typed.is_empty() {
                write!(f, ", „{}“", self.typed)?;
            }
            f.write_str(": ")?;
        }
        f.write_str(&self.reason.german())
    }
}

/// Why a list is refused as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListError {
    /// No line with anything in it.
    Empty,
    /// No line has the headings that are needed.
    NoHeader {
        /// What stands in the line that comes nearest.
        found: Vec<String>,
        /// The fields for which no heading was found. Birth date and book number stand together
        /// and mean: one of them.
        missing: Vec<Field>,
    },
    /// Two columns have the same heading, so it is unclear which one counts.
    TwiceHeaded {
        /// The field that both would fill.
        field: Field,
        /// The heading as the list writes it.
        heading: String,
    },
    /// The file is larger than a release list can be.
    TooLarge(Limit),
    /// The bytes are no text that can be trusted.
    NotText(NotText),
}

/// A limit that a list exceeds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// More than this many bytes.
    Bytes(usize),
    /// More than this many rows.
    Rows(usize),
}

impl ListError {
    /// Stable code, for text keys and reports.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::NoHeader { .. } => "no_header",
            Self::TwiceHeaded { .. } => "twice_headed",
            Self::TooLarge(Limit::Bytes(_)) => "too_many_bytes",
            Self::TooLarge(Limit::Rows(_)) => "too_many_rows",
            Self::NotText(NotText::Workbook) => "workbook",
            Self::NotText(NotText::Pdf) => "pdf",
            Self::NotText(NotText::Binary) => "binary",
            Self::NotText(NotText::Garbled { .. }) => "garbled",
        }
    }

    /// The reason as an English sentence.
    pub fn english(&self) -> String {
        texts::list_error(self).english
    }
}

impl std::error::Error for ListError {}

/// The reason as a German sentence.
impl fmt::Display for ListError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&texts::list_error(self).german)
    }
}
