//! Numbers that leave the office: what may be shown of them, and what they mean.
//!
//! A report counts people. A small number in a table can point to one of them, above all in a
//! small place; so numbers below [`SMALL`] are not told, and neither is one that could be found out
//! by subtracting the others from their sum. Zero is told: it points to nobody.

use std::collections::BTreeSet;

use jiff::civil::Date;

use crate::calendar::{add_days, days_between};

pub mod cells;
pub mod lead;

/// The smallest number of people that is told as it is.
pub const SMALL: i64 = 5;

/// What may be shown of a number of people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The number itself.
    Exact(i64),
    /// Some, but fewer than [`SMALL`].
    Few,
    /// Not told: a small number, or one from which a small one could be reckoned.
    Covered,
}

impl Shown {
    /// A number that stands alone, in no sum.
    pub fn alone(count: i64) -> Self {
        if (1..SMALL).contains(&count) {
            Self::Few
        } else {
            Self::Exact(count)
        }
    }

    fn is_told(self) -> bool {
        matches!(self, Self::Exact(_))
    }
}

/// A table of numbers as it may be shown, with its sums.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masked {
    /// Row by row, as given.
    pub cells: Vec<Vec<Shown>>,
    /// The sum of each row.
    pub rows: Vec<Shown>,
    /// The sum of each column.
    pub columns: Vec<Shown>,
    /// The sum of all.
    pub total: Shown,
}

/// Masks a table in which every person is counted in exactly one cell. All rows have the same
/// length. Small numbers are left out, sums too; where a row or a column with its sum would then
/// have exactly one number left out, the next smallest is left out as well, until nothing can be
/// reckoned back. Then nothing tells which of them was the small one.
pub fn mask(table: &[Vec<i64>]) -> Masked {
    let with_sums = with_sums(table);
    let mut shown: Vec<Vec<Shown>> = with_sums
        .iter()
        .map(|row| row.iter().map(|count| Shown::alone(*count)).collect())
        .collect();
    let (height, width) = (shown.len(), shown.first().map_or(0, Vec::len));
    let rows = (0..height).map(|row| (0..width).map(move |column| (row, column)).collect());
    let columns = (0..width).map(|column| (0..height).map(move |row| (row, column)).collect());
    let lines: Vec<Vec<(usize, usize)>> = rows.chain(columns).collect();
    while lines
        .iter()
        .any(|line| cover_one(line, &with_sums, &mut shown))
    {}
    even_out(&mut shown);
    split(shown)
}

/// Which rows of a table of amounts must not be told, by the people who stand behind each of them:
/// those of fewer than [`SMALL`], and as many of the next smallest as it takes until what is left out
/// cannot be reckoned from the sum, since it is the amount of more than one row and of at least
/// [`SMALL`] people. The same person may stand in several rows. The second answer is whether the sum
/// itself may be told.
pub fn covered_rows<P: Ord>(people: &[BTreeSet<P>]) -> (Vec<bool>, bool) {
    let small = |one: &BTreeSet<P>| (1..SMALL).contains(&count(one.len()));
    let mut covered: Vec<bool> = people.iter().map(small).collect();
    while covered.contains(&true) && !is_hidden(people, &covered) {
        let rows = people.iter().enumerate();
        let next = rows
            .filter(|(at, one)| !covered[*at] && !one.is_empty())
            .min_by_key(|(_, one)| one.len())
            .map(|(at, _)| at);
        match next {
            Some(at) => covered[at] = true,
            None => return (covered, false),
        }
    }
    (covered, true)
}

/// Whether what is left out is the amount of enough rows and people.
fn is_hidden<P: Ord>(people: &[BTreeSet<P>], covered: &[bool]) -> bool {
    let left_out = || people.iter().zip(covered).filter(|(_, covered)| **covered);
    let all: BTreeSet<&P> = left_out().flat_map(|(one, _)| one).collect();
    left_out().count() > 1 && count(all.len()) >= SMALL
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Masks numbers that add up, and their sum.
pub fn mask_line(counts: &[i64]) -> (Vec<Shown>, Shown) {
    let masked = mask(&[counts.to_vec()]);
    let cells = masked.cells.into_iter().next().unwrap_or_default();
    (cells, masked.total)
}

/// The table with a last column and a last row of sums.
fn with_sums(table: &[Vec<i64>]) -> Vec<Vec<i64>> {
    let width = table.first().map_or(0, Vec::len);
    let mut all: Vec<Vec<i64>> = table
        .iter()
        .map(|row| row.iter().copied().chain([row.iter().sum()]).collect())
        .collect();
    let sums = (0..=width)
        .map(|column| all.iter().filter_map(|row| row.get(column)).sum())
        .collect();
    all.push(sums);
    all
}

/// Leaves out one more number of a line in which exactly one is missing; says whether it did.
fn cover_one(line: &[(usize, usize)], counts: &[Vec<i64>], shown: &mut [Vec<Shown>]) -> bool {
    let told = |&&(row, column): &&(usize, usize)| shown[row][column].is_told();
    if line.iter().filter(|place| !told(place)).count() != 1 {
        return false;
    }
    // The sum stands last and is the last to go: it is what people read first.
    let next = line
        .iter()
        .enumerate()
        .filter(|(_, place)| told(place))
        .filter(|(_, (row, column))| counts[*row][*column] > 0)
        .min_by_key(|(at, (row, column))| (*at + 1 == line.len(), counts[*row][*column]));
    let Some((_, &(row, column))) = next else {
        return false;
    };
    shown[row][column] = Shown::Covered;
    true
}

/// Makes all that is left out look alike once a larger number is among it: that one is known to be no
/// smaller than [`SMALL`], and with its sum that could give the small one away.
fn even_out(shown: &mut [Vec<Shown>]) {
    if shown.iter().flatten().any(|one| *one == Shown::Covered) {
        let missing = shown.iter_mut().flatten().filter(|one| !one.is_told());
        missing.for_each(|one| *one = Shown::Covered);
    }
}

fn split(mut shown: Vec<Vec<Shown>>) -> Masked {
    let mut columns = shown.pop().unwrap_or_default();
    let total = columns.pop().unwrap_or(Shown::Exact(0));
    let rows = shown
        .iter_mut()
        .map(|row| row.pop().unwrap_or(Shown::Exact(0)))
        .collect();
    Masked {
        cells: shown,
        rows,
        columns,
        total,
    }
}

/// What may be shown of a share: whole percent, or nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Share {
    /// There is nobody to be counted.
    Nobody,
    /// Too few people, or too few of them with or without it.
    Few,
    /// Percent, rounded.
    Percent(i64),
}

/// The share of `part` in `whole`. Not told if it would point to few people: those who have it, or
/// those who do not.
pub fn share(part: i64, whole: i64) -> Share {
    if whole <= 0 {
        return Share::Nobody;
    }
    let few = |count: i64| (1..SMALL).contains(&count);
    if whole < SMALL || few(part) || few(whole - part) {
        return Share::Few;
    }
    Share::Percent((part * 100 + whole / 2) / whole)
}

/// What may be shown of days, one number for each person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Days {
    /// There is nobody to be counted.
    Nobody,
    /// Fewer than [`SMALL`] people.
    Few,
    /// The median.
    Median(i64),
}

/// The median of days: half of the people have fewer or as many. Of two in the middle, the smaller.
pub fn median(mut days: Vec<i64>) -> Days {
    if days.is_empty() {
        return Days::Nobody;
    }
    if i64::try_from(days.len()).unwrap_or(i64::MAX) < SMALL {
        return Days::Few;
    }
    days.sort_unstable();
    let middle = (days.len() - 1) / 2;
    days.get(middle)
        .map_or(Days::Nobody, |day| Days::Median(*day))
}

/// What may be shown of the time on the way to people and back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Travel {
    /// Nobody was travelled to.
    Nobody,
    /// Fewer than [`SMALL`] people were.
    Few,
    /// Minutes of the journey in the middle, and of all of them.
    Told {
        /// Median of the journeys, in minutes.
        median: i64,
        /// All journeys together, in minutes.
        total: i64,
    },
}

/// The time on the way (P5), from whom each journey led to and its minutes. People are counted, not
/// journeys: many to the same person still point to that one.
pub fn travel<P: Ord>(journeys: &[(P, i64)]) -> Travel {
    let people: BTreeSet<&P> = journeys.iter().map(|(person, _)| person).collect();
    if i64::try_from(people.len()).unwrap_or(i64::MAX) < SMALL {
        return if people.is_empty() {
            Travel::Nobody
        } else {
            Travel::Few
        };
    }
    let minutes: Vec<i64> = journeys.iter().map(|(_, minutes)| *minutes).collect();
    let total = minutes.iter().sum();
    match median(minutes) {
        Days::Median(median) => Travel::Told { median, total },
        Days::Nobody | Days::Few => Travel::Few,
    }
}

/// Days before and after the release within which somebody has to be met (P1b: R−14 … R+3).
pub const AROUND_RELEASE: (i32, i32) = (14, 3);

/// Whether one of the contacts lies around the release: from 14 days before to 3 days after it, both
/// included.
pub fn met_around_release(release: Date, contacts: &[Date]) -> bool {
    let (before, after) = AROUND_RELEASE;
    contacts
        .iter()
        .any(|day| (-before..=after).contains(&days_between(release, *day)))
}

/// Days from the release to the first contact on or after it; `None` if there was none.
pub fn first_contact_after(release: Date, contacts: &[Date]) -> Option<i64> {
    contacts
        .iter()
        .map(|day| i64::from(days_between(release, *day)))
        .filter(|days| *days >= 0)
        .min()
}

/// A span of days, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Date,
}

impl Period {
    /// The twelve months that end on this day.
    pub fn year_until(today: Date) -> Self {
        let from = crate::calendar::add_months(today, -12).and_then(|day| add_days(day, 1));
        Self {
            from: from.unwrap_or(today),
            to: today,
        }
    }

    /// How many days it has; none if it ends before it begins.
    pub fn days(self) -> i64 {
        i64::from(days_between(self.from, self.to) + 1).max(0)
    }

    /// What this many of something in the period are in an average month of 30 days, in tenths.
    pub fn per_month_in_tenths(self, count: i64) -> i64 {
        match self.days() {
            0 => 0,
            days => (count * 300 + days / 2) / days,
        }
    }
}

#[cfg(test)]
mod tests;
