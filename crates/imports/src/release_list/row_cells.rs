//! The cells of one row, read field by field; what cannot be read is noted with its reason.

use domain::{
    custody::CustodyKind,
    names::fold_tight,
    release::{ReleaseKind, can_be_reported},
};
use jiff::{ToSpan, civil::Date};

use super::{
    cell::{self, DateFault, MonthsFault},
    grid::Record,
    header::Layout,
    problem::{Refusal, RowProblem},
};
use crate::{field::Field, mapping::Mapping};

/// Age of criminal responsibility in years (§ 19 StGB).
const MIN_AGE: i16 = 14;

/// Nobody older is in custody, in years.
const MAX_AGE: i16 = 100;

/// Years ahead in which a year of two digits is looked for.
const MAX_YEARS_TO_RELEASE: i16 = 20;

/// Years that custody may have lasted.
const MAX_YEARS_IN_CUSTODY: i16 = 60;

/// Signs that a text may have.
pub(super) const MAX_TEXT: usize = 200;

/// Signs that a book number may have.
const MAX_BOOK_NUMBER: usize = 40;

/// Signs of a cell that a problem repeats.
const MAX_TYPED: usize = 80;

/// The cells of one row and the problems found so far.
pub(super) struct RowCells<'a> {
    layout: &'a Layout,
    mapping: &'a Mapping,
    record: &'a Record<'a>,
    cells: Vec<Cell<'a>>,
    problems: Vec<RowProblem>,
}

/// One cell under a heading that was understood.
struct Cell<'a> {
    field: Field,
    heading: &'a str,
    typed: String,
    /// Empty, or a word such as "unbekannt".
    says_nothing: bool,
}

impl<'a> RowCells<'a> {
    pub fn new(layout: &'a Layout, mapping: &'a Mapping, record: &'a Record<'a>) -> Self {
        let cells = layout.columns.iter().map(|(field, at, heading)| {
            let typed = cell::clean(record.cell(*at));
            let says_nothing = mapping.is_blank(&typed) && !cell::is_spreadsheet_error(&typed);
            Cell {
                field: *field,
                heading,
                typed,
                says_nothing,
            }
        });
        Self {
            layout,
            mapping,
            record,
            cells: cells.collect(),
            problems: Vec::new(),
        }
    }

    pub fn line(&self) -> u64 {
        self.record.line
    }

    pub fn into_problems(self) -> Vec<RowProblem> {
        self.problems
    }

    /// Notes a problem of one field.
    pub fn refuse(&mut self, field: Field, reason: Refusal) {
        let cell = self.cell(field);
        let problem = RowProblem {
            field: Some(field),
            column: cell.map(|cell| cell.heading.into()),
            typed: cell
                .map(|cell| cell::shorten(&cell.typed, MAX_TYPED))
                .unwrap_or_default(),
            reason,
        };
        self.problems.push(problem);
    }

    /// Notes a problem of the row as a whole.
    pub fn refuse_row(&mut self, reason: Refusal) {
        self.problems.push(of_row(reason));
    }

    /// Why the cells of this row cannot be trusted to stand under their headings.
    pub fn shape_problem(&self) -> Option<RowProblem> {
        if self.record.stray_quote {
            return Some(of_row(Refusal::StrayQuote));
        }
        let filled = self
            .record
            .cells
            .iter()
            .rposition(|cell| !cell.trim().is_empty());
        let (columns, cells) = (self.layout.width, filled.map_or(0, |last| last + 1));
        (cells > columns).then(|| of_row(Refusal::ExtraCells { columns, cells }))
    }

    /// Family and given names, from two columns or from one.
    pub fn names(&mut self) -> (Option<String>, Option<String>) {
        if self.cell(Field::FullName).is_none() {
            return (self.name(Field::FamilyName), self.name(Field::GivenNames));
        }
        let Some(both) = self.name(Field::FullName) else {
            return (None, None);
        };
        let parts: Vec<&str> = both.split(',').map(str::trim).collect();
        match parts[..] {
            [family, given] if has_letter(family) && has_letter(given) => {
                (Some(family.into()), Some(given.into()))
            }
            _ => {
                self.refuse(Field::FullName, Refusal::NotTwoNames);
                (None, None)
            }
        }
    }

    pub fn book_number(&mut self) -> Option<String> {
        let number = self.text(Field::BookNumber, MAX_BOOK_NUMBER)?;
        if cell::is_rounded_number(&number) {
            self.refuse(Field::BookNumber, Refusal::RoundedNumber);
            return None;
        }
        Some(number)
    }

    pub fn birth_date(&mut self, today: Date) -> Option<Date> {
        if self.says_nothing(Field::BirthDate) {
            if self.says_nothing(Field::BookNumber) {
                self.refuse_row(Refusal::NeitherBirthDateNorBookNumber);
            }
            return None;
        }
        let birth = self.date(Field::BirthDate, today.year())?;
        let age = cell::age_on(birth, today);
        let reason = match age {
            _ if birth > today => Refusal::BirthInFuture,
            ..MIN_AGE => Refusal::TooYoung { age },
            MIN_AGE..=MAX_AGE => return Some(birth),
            _ => Refusal::TooOld { age },
        };
        self.refuse(Field::BirthDate, reason);
        None
    }

    pub fn custody_start(&mut self, today: Date, birth: Option<Date>) -> Option<Date> {
        let start = self.date(Field::CustodyStart, today.year())?;
        let age = birth.map(|birth| cell::age_on(birth, start));
        let reason = if age.is_some_and(|age| age < MIN_AGE) {
            Refusal::CustodyBeforeFourteen
        } else if start < years_from(today, -MAX_YEARS_IN_CUSTODY) {
            Refusal::CustodyTooLongAgo {
                years: MAX_YEARS_IN_CUSTODY,
            }
        } else {
            return Some(start);
        };
        self.refuse(Field::CustodyStart, reason);
        None
    }

    pub fn release_date(&mut self, today: Date, custody_start: Option<Date>) -> Option<Date> {
        if self.says_nothing(Field::ReleaseDate) {
            self.refuse(Field::ReleaseDate, Refusal::Missing);
            return None;
        }
        let release = self.date(Field::ReleaseDate, today.year() + MAX_YEARS_TO_RELEASE)?;
        let early = custody_start.filter(|&start| release < start);
        let reason = match early {
            Some(custody_start) => Refusal::ReleaseBeforeCustody { custody_start },
            None if can_be_reported(release, today) => return Some(release),
            None => Refusal::ReleaseTooFar,
        };
        self.refuse(Field::ReleaseDate, reason);
        None
    }

    pub fn release_kind(&mut self) -> Option<ReleaseKind> {
        let word = self.text(Field::ReleaseKind, MAX_TEXT)?;
        let kind = self.mapping.release_kind(&word);
        if kind.is_none() {
            let accepted = self.mapping.release_kind_examples();
            self.refuse(Field::ReleaseKind, Refusal::UnknownWord { accepted });
        }
        kind
    }

    pub fn custody_kind(&mut self) -> Option<CustodyKind> {
        let word = self.text(Field::CustodyKind, MAX_TEXT)?;
        let kind = self.mapping.custody_kind(&word);
        if kind.is_none() {
            let accepted = self.mapping.custody_kind_examples();
            self.refuse(Field::CustodyKind, Refusal::UnknownWord { accepted });
        }
        kind
    }

    pub fn sentence_months(&mut self) -> Option<u16> {
        let typed = self.text(Field::SentenceMonths, MAX_TEXT)?;
        let reason = match cell::months(&typed) {
            Ok(months) => return Some(months),
            Err(MonthsFault::Form) => Refusal::NotMonths,
            Err(MonthsFault::Range) => Refusal::MonthsOutOfRange {
                limit: cell::MAX_MONTHS,
            },
        };
        self.refuse(Field::SentenceMonths, reason);
        None
    }

    /// The text of a field; `None` if there is none or it is refused.
    pub fn text(&mut self, field: Field, limit: usize) -> Option<String> {
        if self.says_nothing(field) {
            return None;
        }
        self.bounded(field, limit)
    }

    fn date(&mut self, field: Field, latest_year: i16) -> Option<Date> {
        let typed = self.text(field, MAX_TEXT)?;
        let reason = match cell::date(&typed, latest_year) {
            Ok(date) => return Some(date),
            Err(DateFault::Form) => Refusal::NotADate,
            Err(DateFault::NoSuchDay) => Refusal::NoSuchDay,
            Err(DateFault::DayNumber(meant)) => Refusal::DayNumber { meant },
        };
        self.refuse(field, reason);
        None
    }

    /// A required name. Words such as "ohne" say nothing in other columns, but are names here.
    fn name(&mut self, field: Field) -> Option<String> {
        let typed = self.cell(field).map_or("", |cell| &cell.typed);
        if fold_tight(typed).is_empty() && !cell::is_spreadsheet_error(typed) {
            self.refuse(field, Refusal::Missing);
            return None;
        }
        let name = self.bounded(field, MAX_TEXT)?;
        let reason = if !has_letter(&name) {
            Refusal::NotAName
        } else if name.contains(is_strange) || has_capital_inside(&name) {
            Refusal::StrangeSigns
        } else {
            return Some(name);
        };
        self.refuse(field, reason);
        None
    }

    fn bounded(&mut self, field: Field, limit: usize) -> Option<String> {
        let typed = &self.cell(field)?.typed;
        let reason = if cell::is_spreadsheet_error(typed) {
            Refusal::SpreadsheetError
        } else if typed.chars().count() > limit {
            Refusal::TooLong { limit }
        } else {
            return Some(typed.clone());
        };
        self.refuse(field, reason);
        None
    }

    /// Whether there is no column of this field, or nothing is known in this row.
    fn says_nothing(&self, field: Field) -> bool {
        self.cell(field).is_none_or(|cell| cell.says_nothing)
    }

    fn cell(&self, field: Field) -> Option<&Cell<'a>> {
        self.cells.iter().find(|cell| cell.field == field)
    }
}

fn years_from(day: Date, years: i16) -> Date {
    day.saturating_add(years.years())
}

fn of_row(reason: Refusal) -> RowProblem {
    RowProblem {
        field: None,
        column: None,
        typed: String::new(),
        reason,
    }
}

/// Signs that no name has. Umlauts that a Macintosh wrote come out as some of them: `Müßig` as `MŸ§ig`,
/// `Öztürk` as `…ztŸrk`, `Ünal` as `†nal`, `Jäger` as `JŠger`.
fn is_strange(sign: char) -> bool {
    let strange = matches!(
        sign,
        '<' | '>'
            | '{'
            | '}'
            | '['
            | ']'
            | '\\'
            | '^'
            | '|'
            | '~'
            | '='
            | '$'
            | '%'
            | '#'
            | '@'
            | '§'
            | '†'
            | '‡'
            | '…'
            | '€'
            | '¤'
            | '¢'
            | '£'
            | '¥'
            | '©'
            | '®'
            | '™'
            | '•'
            | '¶'
            | '¬'
            | '¦'
            | '±'
            | 'µ'
            | '÷'
            | '×'
            | '¿'
            | '¡'
            | '‰'
            | '¹'
            | '²'
            | '³'
            | '¼'
            | '½'
            | '¾'
    );
    strange || sign.is_control()
}

/// Whether letters that a Macintosh writes as `ä`, `ö` or `ü` stand where only a small letter stands:
/// `Š` and `Ÿ` behind a small letter or between them.
fn has_capital_inside(name: &str) -> bool {
    let mut before = ' ';
    let mut signs = name.chars().peekable();
    while let Some(sign) = signs.next() {
        let into_small = signs.peek().is_some_and(|after| after.is_lowercase());
        let broken = match sign {
            'Ÿ' => before.is_lowercase() || into_small,
            'Š' => before.is_lowercase() || (before.is_alphabetic() && into_small),
            _ => false,
        };
        if broken {
            return true;
        }
        before = sign;
    }
    false
}

fn has_letter(text: &str) -> bool {
    text.contains(char::is_alphabetic)
}
