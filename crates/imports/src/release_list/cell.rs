//! One cell to one value: dates, months and texts as people and spreadsheets write them.

use jiff::{ToSpan, civil::Date};

/// Why a cell is no date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum DateFault {
    /// Not written as a date that is accepted.
    Form,
    /// Written like a date, but the calendar has no such day.
    NoSuchDay,
    /// A spreadsheet's day number; it would mean this day.
    DayNumber(Date),
}

/// The cell without the traces of spreadsheets: outer spaces, line breaks, `="…"`, a leading `'`.
pub(super) fn clean(cell: &str) -> String {
    let cell = cell.trim();
    let unwrapped = cell
        .strip_prefix("=\"")
        .and_then(|cell| cell.strip_suffix('"'));
    let plain = unwrapped.unwrap_or_else(|| cell.strip_prefix('\'').unwrap_or(cell));
    // Splitting at white space also joins what a line break or a no-break space has parted.
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a spreadsheet has written an error instead of the value (`#NV`, `#####`).
pub(super) fn is_spreadsheet_error(cell: &str) -> bool {
    const ERRORS: [&str; 12] = [
        "#NV",
        "#N/A",
        "#BEZUG!",
        "#REF!",
        "#WERT!",
        "#VALUE!",
        "#NAME?",
        "#DIV/0!",
        "#ZAHL!",
        "#NUM!",
        "#NULL!",
        "#ÜBERLAUF!",
    ];
    if !cell.starts_with('#') {
        return false;
    }
    let only_hashes = cell.len() >= 3 && cell.bytes().all(|sign| sign == b'#');
    only_hashes || ERRORS.contains(&cell.to_uppercase().as_str())
}

/// Reads `TT.MM.JJJJ`, `T.M.JJ` or `JJJJ-MM-TT`, with or without midnight behind it.
///
/// A year of two digits is taken as the newest year with these digits that is not after
/// `latest_year`: with 2026, `94` is 1994 and `08` is 2008.
pub(super) fn date(cell: &str, latest_year: i16) -> Result<Date, DateFault> {
    if let Some(meant) = day_number(cell) {
        return Err(DateFault::DayNumber(meant));
    }
    let joined = cell.replace(". ", ".");
    let day = without_midnight(&joined).ok_or(DateFault::Form)?;
    let (day, month, year) = if day.contains('.') {
        german_parts(day, latest_year)
    } else {
        iso_parts(day)
    }
    .ok_or(DateFault::Form)?;
    Date::new(year, month, day).map_err(|_| DateFault::NoSuchDay)
}

/// Spreadsheets write midnight behind a date that they keep as an instant.
fn without_midnight(cell: &str) -> Option<&str> {
    let Some((day, time)) = cell.split_once([' ', 'T']) else {
        return Some(cell);
    };
    let midnight = time
        .bytes()
        .all(|sign| matches!(sign, b'0' | b':' | b'.' | b'Z'));
    (midnight && time.contains(':')).then_some(day)
}

fn german_parts(text: &str, latest_year: i16) -> Option<(i8, i8, i16)> {
    let mut parts = text.split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let full_year: i16 = number(year, 2, 4)?;
    let year = match year.len() {
        2 => newest_year(full_year, latest_year),
        4 => full_year,
        _ => return None,
    };
    Some((number(day, 1, 2)?, number(month, 1, 2)?, year))
}

fn iso_parts(text: &str) -> Option<(i8, i8, i16)> {
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    Some((
        number(day, 2, 2)?,
        number(month, 2, 2)?,
        number(year, 4, 4)?,
    ))
}

/// A number of `shortest` to `longest` plain digits.
fn number<N: std::str::FromStr>(digits: &str, shortest: usize, longest: usize) -> Option<N> {
    let plain = digits.bytes().all(|digit| digit.is_ascii_digit());
    (plain && (shortest..=longest).contains(&digits.len()))
        .then(|| digits.parse().ok())
        .flatten()
}

fn newest_year(two_digits: i16, latest_year: i16) -> i16 {
    let year = latest_year - latest_year.rem_euclid(100) + two_digits;
    if year > latest_year { year - 100 } else { year }
}

/// Recognises a spreadsheet's day number (five or six digits, perhaps with a fraction), and the
/// day it would mean if it counts from 1900, which the number itself does not say.
fn day_number(cell: &str) -> Option<Date> {
    let (whole, fraction) = cell.split_once([',', '.']).unwrap_or((cell, ""));
    let digits = |text: &str| text.bytes().all(|digit| digit.is_ascii_digit());
    if !(5..=6).contains(&whole.len()) || !digits(whole) || !digits(fraction) {
        return None;
    }
    let days: i64 = whole.parse().ok()?;
    Some(Date::constant(1899, 12, 30).saturating_add(days.days()))
}

/// Why a cell is no length in months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum MonthsFault {
    /// Not written as months, or as years and months.
    Form,
    /// No sentence is that long, or it is none.
    Range,
}

/// The longest sentence in months that is taken: 50 years, several sentences one after another.
pub(super) const MAX_MONTHS: u16 = 600;

/// Reads `18`, `18 Monate`, `1 J 6 M`, `1 Jahr, 6 Monate`; days count only when they fill a month,
/// so they are left out.
pub(super) fn months(cell: &str) -> Result<u16, MonthsFault> {
    let mut total: u32 = 0;
    let mut units_seen = Vec::new();
    let mut rest = cell.trim();
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let count: u32 = number(&rest[..digits], 1, 4).ok_or(MonthsFault::Form)?;
        rest = rest[digits..].trim_start();
        let letters = rest
            .find(|sign: char| !sign.is_alphabetic())
            .unwrap_or(rest.len());
        let unit = unit(&rest[..letters]).ok_or(MonthsFault::Form)?;
        if units_seen.iter().any(|&seen| seen >= unit) {
            return Err(MonthsFault::Form);
        }
        units_seen.push(unit);
        total += count * unit.months();
        rest = rest[letters..].trim_start_matches(['.', ',', ' ', '/', '+']);
    }
    let total = u16::try_from(total).map_err(|_| MonthsFault::Range)?;
    match total {
        0 if units_seen.is_empty() => Err(MonthsFault::Form),
        // Days alone: less than a month, which is a length.
        0 if units_seen == [Unit::Days] => Ok(0),
        1..=MAX_MONTHS => Ok(total),
        _ => Err(MonthsFault::Range),
    }
}

/// Units of a sentence, in the order in which they are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Unit {
    Years,
    Months,
    Days,
}

impl Unit {
    fn months(self) -> u32 {
        match self {
            Self::Years => 12,
            Self::Months => 1,
            Self::Days => 0,
        }
    }
}

fn unit(word: &str) -> Option<Unit> {
    match word.to_lowercase().as_str() {
        "" | "m" | "mo" | "mon" | "monat" | "monate" | "monaten" => Some(Unit::Months),
        "j" | "jahr" | "jahre" | "jahren" => Some(Unit::Years),
        "t" | "tag" | "tage" | "tagen" | "w" | "woche" | "wochen" => Some(Unit::Days),
        _ => None,
    }
}

/// Whether a spreadsheet has rounded a long number: `1,23E+11`.
pub(super) fn is_rounded_number(cell: &str) -> bool {
    let Some((number, exponent)) = cell.split_once("E+") else {
        return false;
    };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
    let (whole, fraction) = number.split_once([',', '.']).unwrap_or((number, "0"));
    digits(whole) && digits(fraction) && digits(exponent)
}

/// The text, cut to this many signs, with an ellipsis if something is cut.
pub(super) fn shorten(text: &str, signs: usize) -> String {
    match text.char_indices().nth(signs) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.into(),
    }
}

/// Full years between birth and a day; negative if the day is before the birth.
pub(super) fn age_on(birth: Date, day: Date) -> i16 {
    let before_birthday = (day.month(), day.day()) < (birth.month(), birth.day());
    day.year() - birth.year() - i16::from(before_birthday)
}

#[cfg(test)]
mod tests;
