//! Rules and dates in words, German and English: why a task is due on a day, what a criterion asks.
//!
//! The sentences are short and name what was counted from, how far, and why a day moved, so that a
//! person can check them with a calendar on the wall. A working day is `Arbeitstag`, never
//! `Werktag`, which counts Saturdays in law.

mod labels;
mod rule;
mod standard;

use domain::{
    anchor::Anchor,
    deadline::{Due, Offset},
};
use jiff::civil::{Date, Weekday};

pub use self::{
    labels::{custody_kind, fact_label, nationality_group, release_kind, supervision_basis, value},
    rule::expression,
    standard::proof,
};
use crate::{
    facts::Fact,
    text::{Lang, Text},
};

/// A date as people write it: `31.12.2026`, `31 December 2026`.
pub fn date(day: Date, lang: Lang) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    match lang {
        Lang::De => format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year()),
        Lang::En => {
            let month = usize::try_from(day.month() - 1)
                .ok()
                .and_then(|index| MONTHS.get(index));
            format!("{} {} {}", day.day(), month.unwrap_or(&""), day.year())
        }
    }
}

/// How far from which anchor: `3 Monate vor der Entlassung`, `on the day of release`.
pub fn offset_in_words(offset: Offset, anchor: Anchor, lang: Lang) -> String {
    distance(offset, anchor, None, lang)
}

/// The same with the day of the anchor behind its name.
fn distance(offset: Offset, anchor: Anchor, day: Option<Date>, lang: Lang) -> String {
    let parts = parts(offset, lang);
    let Some((_, first_back)) = parts.first() else {
        return match lang {
            Lang::De => format!("am Tag {}", labels::anchor_genitive(anchor)),
            Lang::En => format!("on the day of {}", labels::anchor_english(anchor)),
        };
    };
    let first_back = *first_back;
    // "-6m +4w" is six months before and from there four weeks on; equal signs simply add up.
    let same: Vec<&str> = parts
        .iter()
        .filter(|(_, back)| *back == first_back)
        .map(|(words, _)| words.as_str())
        .collect();
    let other: Vec<&str> = parts
        .iter()
        .filter(|(_, back)| *back != first_back)
        .map(|(words, _)| words.as_str())
        .collect();
    let (and, before, after, plus, minus) = match lang {
        Lang::De => (" und ", "vor", "nach", " plus ", " minus "),
        Lang::En => (" and ", "before", "after", " plus ", " minus "),
    };
    let direction = if first_back { before } else { after };
    let to = match lang {
        Lang::De => labels::anchor_dative(anchor),
        Lang::En => labels::anchor_english(anchor),
    };
    let mut words = format!("{} {direction} {to}", same.join(and));
    if let Some(day) = day {
        words.push_str(match (lang, anchor) {
            (Lang::De, Anchor::Document) => " vom ",
            (Lang::De, _) => " am ",
            (Lang::En, _) => " on ",
        });
        words.push_str(&date(day, lang));
    }
    if !other.is_empty() {
        words.push_str(if first_back { plus } else { minus });
        words.push_str(&other.join(and));
    }
    words
}

/// Why a task is due on that day, in one sentence: anchor and its day, distance, the day that
/// makes, why it moved if it did, and whether the case came too late for it.
pub fn due_in_words(due: &Due, lang: Lang) -> String {
    let rule = due.rule;
    let mut sentence = capitalised(&distance(
        rule.offset,
        rule.anchor,
        Some(due.anchor_day),
        lang,
    ));
    sentence.push_str(": ");
    sentence.push_str(&date(due.computed, lang));
    if due.rolled != due.computed {
        sentence.push_str(&rolled(due, lang));
    }
    if due.shortened {
        let entry = date(due.day, lang);
        let (begun, so) = match lang {
            Lang::De => (
                "; der Fall begann erst am ",
                ", deshalb sofort fällig (verkürzt)",
            ),
            Lang::En => (
                "; the case began only on ",
                ", so it is due at once (shortened)",
            ),
        };
        sentence.extend([begun, &entry, so]);
    }
    sentence.push('.');
    sentence
}

fn rolled(due: &Due, lang: Lang) -> String {
    let (computed, rolled) = (date(due.computed, lang), date(due.rolled, lang));
    match (lang, &due.holiday) {
        (Lang::De, Some(holiday)) => {
            format!("; der {computed} ist ein Feiertag ({holiday}), deshalb der {rolled}")
        }
        (Lang::De, None) => {
            format!(
                "; der {computed} ist ein {}, deshalb der {rolled}",
                weekday(due.computed, lang)
            )
        }
        (Lang::En, Some(holiday)) => {
            format!("; {computed} is a public holiday ({holiday}), so {rolled}")
        }
        (Lang::En, None) => {
            format!(
                "; {computed} is a {}, so {rolled}",
                weekday(due.computed, lang)
            )
        }
    }
}

/// What a task without a date waits for.
pub fn waiting_for(anchor: Anchor, lang: Lang) -> String {
    match (Fact::of_anchor(anchor).map(fact_label), lang) {
        (Some(fact), Lang::De) => format!("Noch ohne Datum: {} nicht bekannt.", fact.de),
        (Some(fact), Lang::En) => format!("No date yet: {} not known.", fact.en),
        (None, Lang::De) => "Noch ohne Datum.".to_owned(),
        (None, Lang::En) => "No date yet.".to_owned(),
    }
}

/// The end of an explanation whose task may turn out not to be needed.
pub(crate) fn unclear(missing: &[Fact], lang: Lang) -> String {
    let names = names(missing, lang);
    match lang {
        Lang::De => format!("; ob die Aufgabe nötig ist, ist noch zu klären: {names}."),
        Lang::En => format!("; whether the task is needed has still to be cleared: {names}."),
    }
}

/// What to ask for when a criterion does not say so itself.
pub(crate) fn ask_for(missing: &[Fact]) -> Text {
    Text::new(
        format!("Bitte klären: {}", names(missing, Lang::De)),
        format!("Please clear: {}", names(missing, Lang::En)),
    )
}

fn names(facts: &[Fact], lang: Lang) -> String {
    let names: Vec<String> = facts
        .iter()
        .map(|fact| fact_label(*fact).get(lang).to_owned())
        .collect();
    names.join(", ")
}

/// The parts of an offset in words, each with whether it counts backwards.
fn parts(offset: Offset, lang: Lang) -> Vec<(String, bool)> {
    let units = match lang {
        Lang::De => [
            ("Monat", "Monate"),
            ("Woche", "Wochen"),
            ("Tag", "Tage"),
            ("Arbeitstag", "Arbeitstage"),
        ],
        Lang::En => [
            ("month", "months"),
            ("week", "weeks"),
            ("day", "days"),
            ("working day", "working days"),
        ],
    };
    [
        offset.months,
        offset.weeks,
        offset.days,
        offset.working_days,
    ]
    .into_iter()
    .zip(units)
    .filter(|(number, _)| *number != 0)
    .map(|(number, (one, many))| {
        let count = number.unsigned_abs();
        (
            format!("{count} {}", if count == 1 { one } else { many }),
            number < 0,
        )
    })
    .collect()
}

fn weekday(day: Date, lang: Lang) -> &'static str {
    let (de, en) = match day.weekday() {
        Weekday::Monday => ("Montag", "Monday"),
        Weekday::Tuesday => ("Dienstag", "Tuesday"),
        Weekday::Wednesday => ("Mittwoch", "Wednesday"),
        Weekday::Thursday => ("Donnerstag", "Thursday"),
        Weekday::Friday => ("Freitag", "Friday"),
        Weekday::Saturday => ("Samstag", "Saturday"),
        Weekday::Sunday => ("Sonntag", "Sunday"),
    };
    match lang {
        Lang::De => de,
        Lang::En => en,
    }
}

fn capitalised(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests;
