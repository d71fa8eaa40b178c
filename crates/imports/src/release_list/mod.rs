//! A prison's release list: from the bytes of an upload to rows with a date of release.
//!
//! What is forgiven, because spreadsheets do it to people: any usual encoding and separator, a title
//! above the headings, empty lines and columns, headings repeated on each page, a sum below, a line
//! `sep=;`. What is never forgiven, because a person's dates hang on it: a date that does not exist
//! or cannot be true, a day number, a word without known meaning, a shifted row, a person who
//! stands there twice. Such a row is refused with line, column, what was typed and the reason; all
//! reasons of a row are told at once.
//!
//! Nothing is dropped unseen: each line is the header, a row, blank, or in
//! [`ReleaseList::above`] or [`ReleaseList::skipped`].
//!
//! | step | module |
//! |---|---|
//! | bytes → text | `text` |
//! | text → cells with line numbers | `grid` |
//! | separator, heading line, columns | `header` |
//! | one cell as people write it | `cell` |
//! | cell → value of a field, with its bounds | `row_cells` |
//! | cells → row, and the same person twice | `row` |
//! | reasons, codes, sentences | `problem`, `texts` |

mod cell;
mod grid;
mod header;
mod problem;
mod row;
mod row_cells;
mod text;
mod texts;

use jiff::civil::Date;

pub use problem::{Limit, ListError, Refusal, RowProblem};
pub use row::ReleaseRow;
pub use text::{Encoding, NotText};

use crate::{field::Field, mapping::Mapping};
use grid::{Record, Records};
use header::Layout;
use row::RowReader;

/// A list may have at most this many bytes.
pub const MAX_BYTES: usize = 16 << 20;

/// A list may have at most this many rows.
pub const MAX_ROWS: usize = 100_000;

/// A release list that was read, with every row that was taken and every one that was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseList {
    /// How the letters of the file are written.
    pub encoding: Encoding,
    /// What parts the cells: semicolon, comma, tab or bar.
    pub separator: char,
    /// Line of the headings, counted from 1.
    pub header_row: u64,
    /// The columns that were understood, with the heading as written, in the order of the file.
    pub columns: Vec<(Field, String)>,
    /// Headings that were not understood, or that give way to a preferred one.
    pub ignored_columns: Vec<String>,
    /// Filled lines above the headings: a title, a date, remarks.
    pub above: Vec<SkippedLine>,
    /// Lines below the headings that are no rows: repeated headings, sums, remarks.
    pub skipped: Vec<SkippedLine>,
    /// The rows in the order of the file.
    pub rows: Vec<RowResult>,
}

impl ReleaseList {
    /// Lines and rows that can be taken.
    pub fn accepted(&self) -> impl Iterator<Item = (u64, &ReleaseRow)> {
        self.rows
            .iter()
            .filter_map(|row| Some((row.line, row.outcome.as_ref().ok()?)))
    }

    /// Lines and reasons of the rows that are refused.
    pub fn refused(&self) -> impl Iterator<Item = (u64, &[RowProblem])> {
        self.rows
            .iter()
            .filter_map(|row| Some((row.line, row.outcome.as_ref().err()?.as_slice())))
    }
}

/// A line that is no row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SkippedLine {
    /// Line in the file, counted from 1.
    pub line: u64,
    /// Its filled cells, at most 80 signs.
    pub text: String,
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowResult {
    /// Line in the file on which the row begins, counted from 1.
    pub line: u64,
    /// The row, or every reason for which it is refused (at least one).
    pub outcome: Result<ReleaseRow, Vec<RowProblem>>,
}

/// Reads a release list.
///
/// `today` bounds what can be true (a birth in the future, a release in a hundred years) and tells
/// which century a year of two digits means. The error concerns the list as a whole; single rows
/// are refused in [`ReleaseList::rows`].
pub fn read(bytes: &[u8], mapping: &Mapping, today: Date) -> Result<ReleaseList, ListError> {
    if bytes.len() > MAX_BYTES {
        return Err(ListError::TooLarge(Limit::Bytes(MAX_BYTES)));
    }
    let (text, encoding) = text::decode(bytes).map_err(ListError::NotText)?;
    let layout = header::find(&text, mapping)?;
    let mut reader = RowReader::new(&layout, mapping, today);
    let (mut rows, mut skipped) = (Vec::new(), Vec::new());
    let below = Records::new(&text, layout.separator)
        .filter(|record| record.line > layout.header_line && !record.is_blank());
    for record in below {
        if is_no_row(&record, &layout, mapping) {
            skipped.push(skipped_line(&record));
        } else if rows.len() == MAX_ROWS {
            return Err(ListError::TooLarge(Limit::Rows(MAX_ROWS)));
        } else {
            rows.push(RowResult {
                line: record.line,
                outcome: reader.read(&record),
            });
        }
    }
    let above = Records::new(&text, layout.separator)
        .take_while(|record| record.line < layout.header_line)
        .filter(|record| !record.is_blank());
    Ok(ReleaseList {
        above: above.map(|record| skipped_line(&record)).collect(),
        encoding,
        separator: layout.separator,
        header_row: layout.header_line,
        columns: layout
            .columns
            .into_iter()
            .map(|(field, _, heading)| (field, heading))
            .collect(),
        ignored_columns: layout.ignored,
        skipped,
        rows,
    })
}

/// Whether a line below the headings is a repeated heading line or part of the foot.
///
/// A foot is only what begins like one and has neither a date of release nor both names: rather a
/// foot refused as a row than a person overlooked.
fn is_no_row(record: &Record<'_>, layout: &Layout, mapping: &Mapping) -> bool {
    if layout.is_repeated_by(record) {
        return true;
    }
    let filled = |field: Field| {
        layout
            .column(field)
            .is_some_and(|(at, _)| !record.cell(at).trim().is_empty())
    };
    let both_names = filled(Field::FamilyName) && filled(Field::GivenNames);
    let first = record.cells.iter().find(|cell| !cell.trim().is_empty());
    first.is_some_and(|cell| mapping.begins_a_footer(cell))
        && !filled(Field::ReleaseDate)
        && !filled(Field::BirthDate)
        && !both_names
}

fn skipped_line(record: &Record<'_>) -> SkippedLine {
    let cells: Vec<String> = record
        .cells
        .iter()
        .map(|cell| cell::clean(cell))
        .filter(|cell| !cell.is_empty())
        .collect();
    SkippedLine {
        line: record.line,
        text: cell::shorten(&cells.join(" "), 80),
    }
}
