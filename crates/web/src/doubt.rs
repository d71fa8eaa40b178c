//! What is asked once more before it is saved, in words.

use app::doubt::Doubt;
use domain::opening::write_hours;
use i18n::Texts;
use jiff::Timestamp;

use crate::form::FormData;

/// The words of all doubts.
pub fn doubt_words(texts: &Texts, doubts: &[Doubt]) -> Vec<String> {
    doubts.iter().map(|one| words(texts, one)).collect()
}

/// What was typed in these fields: what was confirmed is this, and nothing else.
pub fn typed_then(data: &FormData, fields: &[&str]) -> String {
    let typed: Vec<&str> = fields.iter().map(|name| data.get(name)).collect();
    typed.join("|")
}

/// From and to of a leave: `Do 26.11.2026, 9:00 bis 15:00`.
pub fn leave_span(texts: &Texts, from: Timestamp, to: Timestamp) -> String {
    let (begin, end) = (i18n::berlin(from), i18n::berlin(to));
    let end = if begin.date() == end.date() {
        texts.clock(end.time())
    } else {
        texts.instant(to)
    };
    let fields = [("from", texts.instant(from).into()), ("to", end.into())];
    texts.with("appointment-from-to", &fields)
}

fn words(texts: &Texts, doubt: &Doubt) -> String {
    let day = |key: &str, day, word: String| {
        let day = texts.day(day).into();
        texts.with(key, &[("day", day), ("words", word.into())])
    };
    let when = |key: &str, when: String| texts.with(key, &[("when", when.into())]);
    match doubt {
        Doubt::Holiday(on, name) => day("appointment-doubt-holiday", *on, name.clone()),
        Doubt::Closed(on, hours) if hours.is_empty() => {
            day("appointment-doubt-closed", *on, String::new())
        }
        Doubt::Closed(on, hours) => day("appointment-doubt-hours", *on, write_hours(hours)),
        Doubt::Past(on) => day("appointment-doubt-past", *on, String::new()),
        Doubt::Released(on, release) => {
            day("appointment-doubt-released", *on, texts.date(*release))
        }
        Doubt::OnLeave(from, to) => when("appointment-doubt-leave", leave_span(texts, *from, *to)),
        Doubt::InCustody(on, release) => {
            let release = release.map_or_else(
                || texts.get("common-unknown").into_owned(),
                |day| texts.date(day),
            );
            day("appointment-doubt-custody", *on, release)
        }
        Doubt::Perhaps(name, _) => texts.with("task-doubt-perhaps", &[("name", name.into())]),
        Doubt::Protected(name, None) => {
            texts.with("task-doubt-no-contact", &[("name", name.into())])
        }
        Doubt::Protected(name, Some(until)) => texts.with(
            "task-doubt-no-contact-until",
            &[("name", name.into()), ("date", (*until).into())],
        ),
        Doubt::Taken(at) => when("appointment-doubt-taken", texts.instant(*at)),
    }
}
