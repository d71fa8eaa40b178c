//! Cells to a row: every field read, every rule between fields checked, all reasons at once.

use std::{
    collections::{HashMap, hash_map::Entry},
    hash::Hash,
};

use domain::{
    custody::CustodyKind,
    duplicate::{Identity, book_number_key},
    names::fold_tight,
    release::ReleaseKind,
};
use jiff::civil::Date;

use super::{
    grid::Record,
    header::Layout,
    problem::{Refusal, RowProblem},
    row_cells::{MAX_TEXT, RowCells},
};
use crate::{field::Field, mapping::Mapping};

/// One person on a release list. Texts are as written, without outer and doubled spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseRow {
    /// The prison's number of this time in custody; unique within the prison only.
    pub book_number: Option<String>,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_names: String,
    /// Date of birth. It or the book number is there.
    pub birth_date: Option<Date>,
    /// First day in custody.
    pub custody_start: Option<Date>,
    /// Expected day of release.
    pub release_date: Date,
    /// Why the release is expected then.
    pub release_kind: Option<ReleaseKind>,
    /// Form of custody.
    pub custody_kind: Option<CustodyKind>,
    /// Length of the sentence in full months; 0 for a few days or weeks.
    pub sentence_months: Option<u16>,
    /// Where the person is going to live.
    pub release_place: Option<String>,
    /// House, ward or department inside the prison.
    pub institution_unit: Option<String>,
    /// The prison, as the row names it.
    pub institution: Option<String>,
}

impl ReleaseRow {
    /// What the row tells for recognising the person; book numbers belong to `institution`.
    pub fn identity(&self, institution: &str) -> Identity {
        let identity = Identity::new(&self.family_name, &self.given_names, self.birth_date);
        match &self.book_number {
            Some(number) => identity.with_book_number(institution, number),
            None => identity,
        }
    }
}

/// Reads the rows of one list, and remembers who stood there already.
pub(super) struct RowReader<'a> {
    layout: &'a Layout,
    mapping: &'a Mapping,
    today: Date,
    seen_book_numbers: HashMap<String, u64>,
    seen_people: HashMap<(String, String, Date), u64>,
}

impl<'a> RowReader<'a> {
    pub fn new(layout: &'a Layout, mapping: &'a Mapping, today: Date) -> Self {
        Self {
            layout,
            mapping,
            today,
            seen_book_numbers: HashMap::new(),
            seen_people: HashMap::new(),
        }
    }

    /// The row, or all reasons for which it is refused.
    pub fn read(&mut self, record: &Record<'_>) -> Result<ReleaseRow, Vec<RowProblem>> {
        let mut cells = RowCells::new(self.layout, self.mapping, record);
        if let Some(problem) = cells.shape_problem() {
            // The cells of a shifted row stand under wrong headings: one true reason is enough.
            return Err(vec![problem]);
        }
        let (family_name, given_names) = cells.names();
        let book_number = cells.book_number();
        let birth_date = cells.birth_date(self.today);
        let custody_start = cells.custody_start(self.today, birth_date);
        let release_date = cells.release_date(self.today, custody_start);
        let release_kind = cells.release_kind();
        let custody_kind = cells.custody_kind();
        let sentence_months = cells.sentence_months();
        let release_place = cells.text(Field::ReleasePlace, MAX_TEXT);
        let institution_unit = cells.text(Field::InstitutionUnit, MAX_TEXT);
        let institution = cells.text(Field::Institution, MAX_TEXT);

        let names = family_name.as_deref().zip(given_names.as_deref());
        self.refuse_repeated(&mut cells, names, birth_date, book_number.as_deref());
        let problems = cells.into_problems();
        match (family_name, given_names, release_date) {
            (Some(family_name), Some(given_names), Some(release_date)) if problems.is_empty() => {
                Ok(ReleaseRow {
                    book_number,
                    family_name,
                    given_names,
                    birth_date,
                    custody_start,
                    release_date,
                    release_kind,
                    custody_kind,
                    sentence_months,
                    release_place,
                    institution_unit,
                    institution,
                })
            }
            _ => Err(problems),
        }
    }

    /// Refuses a row whose person or book number stands in an earlier one, good or not: a list
    /// that says two things about one person has to be mended where it was made.
    fn refuse_repeated(
        &mut self,
        cells: &mut RowCells<'_>,
        names: Option<(&str, &str)>,
        birth_date: Option<Date>,
        book_number: Option<&str>,
    ) {
        let person = names
            .zip(birth_date)
            .map(|((family, given), birth)| (fold_tight(family), fold_tight(given), birth));
        let same_person = person.and_then(|key| earlier(&mut self.seen_people, key, cells.line()));
        let same_number = book_number.and_then(|number| {
            earlier(
                &mut self.seen_book_numbers,
                book_number_key(number),
                cells.line(),
            )
        });
        if let Some(line) = same_person {
            cells.refuse_row(Refusal::SamePerson { line });
        } else if let Some(line) = same_number {
            cells.refuse(Field::BookNumber, Refusal::SameBookNumber { line });
        }
    }
}

/// The line at which the key was seen before; if it was not, this line is remembered.
fn earlier<K: Eq + Hash>(seen: &mut HashMap<K, u64>, key: K, line: u64) -> Option<u64> {
    match seen.entry(key) {
        Entry::Occupied(entry) => Some(*entry.get()),
        Entry::Vacant(entry) => {
            entry.insert(line);
            None
        }
    }
}
