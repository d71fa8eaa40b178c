//! What cannot be true in a report by hand: pure, and named by the field where it stands.

use domain::{calendar::add_months, release::can_be_reported};
use jiff::civil::Date;

use super::{NewReferral, Person};
use crate::{App, Message, Problems};

/// Age of criminal responsibility (§ 19 StGB), in months.
const FOURTEEN: i32 = 14 * 12;
/// Nobody is older, in months.
const OLDEST: i32 = 120 * 12;

/// Nobody has been in custody for longer, in months.
const LONGEST: i32 = 70 * 12;

/// Everything that is wrong with a report, field by field.
pub fn problems(app: &App, new: &NewReferral, today: Date) -> Problems {
    let mut problems = Problems::new();
    if app.institutions.get(&new.custody.institution).is_none() {
        problems.add_key("institution", "error-choose");
    }
    if app.catalogue.get(&new.programme).is_none() {
        problems.add_key("programme", "error-choose");
    }
    let born = match &new.person {
        Person::New {
            family_name,
            given_names,
            birth_date,
        } => {
            names(&mut problems, family_name, given_names);
            if birth_date.is_none() && new.custody.book_number.is_none() {
                problems.add_key("birth_date", "referral-birth-or-book");
            }
            *birth_date
        }
        Person::Known(_) => None,
    };
    dates(&mut problems, new, born, today);
    problems
}

/// What is typed as a name has a letter in it.
pub(crate) fn names(problems: &mut Problems, family_name: &str, given_names: &str) {
    for (field, name) in [("family_name", family_name), ("given_names", given_names)] {
        if !name.is_empty() && !name.chars().any(char::is_alphabetic) {
            problems.add(field, Message::new("referral-no-name").with("found", name));
        }
    }
}

/// Whether somebody born on this day can be in custody since `start`; `None`: not known since when.
pub(crate) fn birth(problems: &mut Problems, birth: Date, start: Option<Date>, today: Date) {
    if birth > today {
        problems.add_key("birth_date", "error-birth-future");
    } else if months(birth, OLDEST) < today {
        problems.add_key("birth_date", "error-birth-too-early");
    } else if months(birth, FOURTEEN) > start.unwrap_or(today) {
        problems.add_key("birth_date", "error-age-in-custody");
    }
}

fn dates(problems: &mut Problems, new: &NewReferral, born: Option<Date>, today: Date) {
    if let Some(born) = born {
        birth(problems, born, new.custody.start, today);
    }
    if let Some(start) = new.custody.start {
        if start > today {
            problems.add_key("custody_start", "error-custody-future");
        } else if start < months(today, -LONGEST) {
            problems.add_key("custody_start", "referral-custody-too-early");
        }
    }
    let Some(release) = new.release.as_ref().map(|one| one.day) else {
        return;
    };
    match new.custody.start {
        Some(start) if release < start => problems.add(
            "release_on",
            Message::new("error-release-before-custody").with("start", german(start)),
        ),
        _ if !can_be_reported(release, today) => {
            problems.add_key("release_on", "referral-release-too-far");
        }
        _ => {}
    }
}

/// The day some months later; only at the end of all calendars the day itself.
fn months(day: Date, number: i32) -> Date {
    add_months(day, number).unwrap_or(day)
}

/// Both languages write the day of an error like the field itself is written.
fn german(day: Date) -> String {
    format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year())
}
