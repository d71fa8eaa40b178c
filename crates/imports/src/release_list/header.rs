//! Where the list begins, how it is separated, and which column is which field.
//!
//! Above the headings there may be a title, a date, empty lines. Separator and heading line are
//! found together: of all separators and of the first lines, the pair counts in which the mapping
//! recognises the most fields.

use std::collections::HashSet;

use domain::names::fold_tight;

use super::{
    cell::{clean, shorten},
    grid::{Record, Records},
    problem::ListError,
};
use crate::{field::Field, mapping::Mapping};

/// Separators that are tried, the usual German one first.
const SEPARATORS: [char; 4] = [';', '\t', ',', '|'];

/// The headings stand within this many filled lines.
const LINES_TO_HEADER: usize = 30;

/// A line with fewer recognised headings is no heading line.
const FEWEST_HEADINGS: usize = 2;

/// How the list is laid out.
#[derive(Debug, Clone)]
pub(super) struct Layout {
    pub separator: char,
    /// Line of the headings in the file.
    pub header_line: u64,
    /// Field, place and heading as written, in the order of the columns.
    pub columns: Vec<(Field, usize, String)>,
    /// Headings that mean nothing here, or that a preferred one displaces.
    pub ignored: Vec<String>,
    /// Number of columns, those without a heading included (spreadsheets write them too).
    pub width: usize,
    /// The heading line folded, for recognising it when it is repeated on the next page.
    pub folded: Vec<String>,
}

impl Layout {
    /// The place and heading of a field.
    pub fn column(&self, field: Field) -> Option<(usize, &str)> {
        let found = self.columns.iter().find(|(known, ..)| *known == field);
        found.map(|(_, at, heading)| (*at, heading.as_str()))
    }

    /// Whether the record repeats the heading line.
    pub fn is_repeated_by(&self, record: &Record<'_>) -> bool {
        let cells = &record.cells;
        cells.len() >= self.folded.len()
            && self
                .folded
                .iter()
                .zip(cells)
                .all(|(heading, cell)| *heading == fold_tight(cell))
            && self.folded.iter().any(|heading| !heading.is_empty())
    }
}

/// Finds separator and headings in the first lines.
pub(super) fn find(text: &str, mapping: &Mapping) -> Result<Layout, ListError> {
    if !text.contains(char::is_alphanumeric) {
        return Err(ListError::Empty);
    }
    let separators = stated_separator(text).map_or(SEPARATORS.to_vec(), |stated| vec![stated]);
    let mut best: Option<(Score, Record<'_>, char)> = None;
    for separator in separators {
        let filled = Records::new(text, separator).filter(|record| !record.is_blank());
        for record in filled.take(LINES_TO_HEADER) {
            let score = Score::of(&record, mapping);
            if best.as_ref().is_none_or(|(most, ..)| score > *most) {
                best = Some((score, record, separator));
            }
        }
    }
    let Some((score, record, separator)) = best else {
        return Err(ListError::Empty);
    };
    if score.fields < FEWEST_HEADINGS {
        let missing = missing(&[]);
        return Err(ListError::NoHeader {
            found: headings_of(&record),
            missing,
        });
    }
    let layout = layout(&record, separator, mapping)?;
    let missing = missing(&layout.columns);
    if missing.is_empty() {
        Ok(layout)
    } else {
        Err(ListError::NoHeader {
            found: headings_of(&record),
            missing,
        })
    }
}

/// How much a line looks like the headings, compared in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Score {
    /// Recognised fields.
    fields: usize,
    /// Cells of words without digits. If nothing is recognised, this keeps a line of people, with
    /// their dates, from being shown as the headings that were found.
    words: usize,
}

impl Score {
    fn of(record: &Record<'_>, mapping: &Mapping) -> Self {
        let known = record
            .cells
            .iter()
            .filter_map(|cell| mapping.field_of(cell));
        let fields: HashSet<Field> = known.map(|(field, _)| field).collect();
        let wordy = |cell: &str| {
            cell.contains(char::is_alphabetic) && !cell.contains(|sign: char| sign.is_ascii_digit())
        };
        Self {
            fields: fields.len(),
            words: record.cells.iter().filter(|cell| wordy(cell)).count(),
        }
    }
}

/// The separator that a first line `sep=;` states, as Excel writes and reads it.
fn stated_separator(text: &str) -> Option<char> {
    let line = text.lines().next()?.trim_matches('"');
    let stated = line
        .get(..4)
        .filter(|start| start.eq_ignore_ascii_case("sep="))?;
    line[stated.len()..]
        .chars()
        .next()
        .filter(|separator| SEPARATORS.contains(separator))
}

fn headings_of(record: &Record<'_>) -> Vec<String> {
    let filled = record
        .cells
        .iter()
        .map(|cell| clean(cell))
        .filter(|cell| !cell.is_empty());
    filled.take(50).map(|cell| shorten(&cell, 60)).collect()
}

fn layout(record: &Record<'_>, separator: char, mapping: &Mapping) -> Result<Layout, ListError> {
    let mut chosen: Vec<(Field, usize, usize, String)> = Vec::new();
    let mut ignored = Vec::new();
    for (at, cell) in record.cells.iter().enumerate() {
        let heading = clean(cell);
        if heading.is_empty() {
            continue;
        }
        let Some((field, rank)) = mapping.field_of(&heading) else {
            ignored.push(heading);
            continue;
        };
        match chosen.iter_mut().find(|(known, ..)| *known == field) {
            None => chosen.push((field, rank, at, heading)),
            Some((_, known_rank, ..)) if *known_rank == rank => {
                return Err(ListError::TwiceHeaded { field, heading });
            }
            Some(known) if known.1 > rank => {
                ignored.push(std::mem::replace(known, (field, rank, at, heading)).3);
            }
            Some(_) => ignored.push(heading),
        }
    }
    drop_doubled_names(&mut chosen, &mut ignored);
    chosen.sort_by_key(|&(_, _, at, _)| at);
    Ok(Layout {
        separator,
        header_line: record.line,
        width: record.cells.len(),
        columns: chosen
            .into_iter()
            .map(|(field, _, at, heading)| (field, at, heading))
            .collect(),
        ignored,
        folded: record.cells.iter().map(|cell| fold_tight(cell)).collect(),
    })
}

/// Two columns of names win over one with both; one of the two alone gives way to it.
fn drop_doubled_names(chosen: &mut Vec<(Field, usize, usize, String)>, ignored: &mut Vec<String>) {
    let has = |field: Field| chosen.iter().any(|(known, ..)| *known == field);
    if !has(Field::FullName) {
        return;
    }
    let both = has(Field::FamilyName) && has(Field::GivenNames);
    chosen.retain(|(field, _, _, heading)| {
        let keep = match field {
            Field::FullName => !both,
            Field::FamilyName | Field::GivenNames => both,
            _ => true,
        };
        if !keep {
            ignored.push(heading.clone());
        }
        keep
    });
}

/// The required fields without a column.
fn missing(columns: &[(Field, usize, String)]) -> Vec<Field> {
    let has = |field: Field| columns.iter().any(|(known, ..)| *known == field);
    let mut missing = Vec::new();
    if !has(Field::FullName) {
        missing.extend(
            [Field::FamilyName, Field::GivenNames]
                .into_iter()
                .filter(|&field| !has(field)),
        );
    }
    if !has(Field::BirthDate) && !has(Field::BookNumber) {
        missing.extend([Field::BirthDate, Field::BookNumber]);
    }
    if !has(Field::ReleaseDate) {
        missing.push(Field::ReleaseDate);
    }
    missing
}
