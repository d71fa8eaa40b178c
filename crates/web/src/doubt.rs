//! What is asked once more before it is saved, in words.

use app::{doubt::Doubt, network::Unasked};
use domain::{Code, opening::write_hours};
use i18n::Texts;
use jiff::{Timestamp, civil::Date};
use programme::closing::Unlikely;

use crate::form::FormData;

/// The words of all doubts.
pub fn doubt_words(texts: &Texts, doubts: &[Doubt]) -> Vec<String> {
    doubts.iter().map(|one| words(texts, one)).collect()
}

/// What was typed in these fields, in one line: what was confirmed is this, and nothing else.
pub fn typed_then(data: &FormData, fields: &[&str]) -> String {
    let typed: Vec<String> = fields.iter().map(|name| data.all(name).join(",")).collect();
    let words = typed.join("|");
    words.split_whitespace().collect::<Vec<_>>().join(" ")
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
        Doubt::PastRelease(on, release) => day("plan-doubt-inside", *on, texts.date(*release)),
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
        Doubt::Unasked(name, consent) => texts.with(
            "network-doubt-consent",
            &[("name", name.into()), ("consent", consent.code().into())],
        ),
        Doubt::Conference(at) => when("appointment-doubt-conference", texts.instant(*at)),
        Doubt::ConferenceElsewhere(at) => {
            when("appointment-doubt-conference-elsewhere", texts.instant(*at))
        }
        Doubt::Accompanies(from, to) => when(
            "appointment-doubt-accompanies",
            leave_span(texts, *from, *to),
        ),
        Doubt::Unusual(at) => when("appointment-doubt-unusual", texts.instant(*at)),
        Doubt::Away(name, until) => away(texts, name, *until),
        Doubt::NoBasis => texts.get("conference-doubt-basis").into_owned(),
        Doubt::Ending(reason, why) => ending(texts, reason.in_language(texts.lang().code()), *why),
        Doubt::ContactAfter(met, last) => day("closing-doubt-contact", *met, texts.date(*last)),
        Doubt::WentOn(on) => day("closing-doubt-went-on", *on, String::new()),
        Doubt::LeaveUnsaid(from, to) => when("closing-doubt-leave", leave_span(texts, *from, *to)),
        Doubt::Taken(at) => when("appointment-doubt-taken", texts.instant(*at)),
        Doubt::TakenElsewhere(at, None) => {
            when("appointment-doubt-taken-elsewhere", texts.instant(*at))
        }
        Doubt::TakenElsewhere(at, Some(number)) => texts.with(
            "appointment-doubt-taken-in",
            &[
                ("when", texts.instant(*at).into()),
                ("number", number.into()),
            ],
        ),
    }
}

/// Why the reason for an end hardly fits.
fn ending(texts: &Texts, reason: &str, why: Unlikely) -> String {
    let (key, day) = match why {
        Unlikely::NotReleased => ("closing-doubt-custody", String::new()),
        Unlikely::BeforeRelease(day) => ("closing-doubt-before-release", texts.date(day)),
        Unlikely::Runs(day) => ("closing-doubt-runs", texts.date(day)),
    };
    texts.with(key, &[("reason", reason.into()), ("day", day.into())])
}

/// That a worker is away, or locked out and does not come back on a day.
pub fn away(texts: &Texts, name: &str, until: Date) -> String {
    if app::assignment::is_gone(until) {
        return texts.with("appointment-doubt-locked", &[("name", name.into())]);
    }
    let fields = [("name", name.into()), ("until", until.into())];
    texts.with("appointment-doubt-away", &fields)
}

/// Somebody whose consent is missing, as a mark where they stand.
pub fn consent_mark(texts: &Texts, one: &Unasked) -> String {
    let state = texts.code("consent", one.consent).into_owned();
    let fields = [("name", (&one.name).into()), ("state", state.into())];
    texts.with("appointment-warn-consent", &fields)
}

/// `Emre Demir (noch nicht gefragt); Frau Vogt, Jobcenter (abgelehnt)`.
pub fn unasked_words(texts: &Texts, people: &[Unasked]) -> String {
    let words = |one: &Unasked| {
        let state = texts.code("consent", one.consent);
        format!("{} ({state})", one.name)
    };
    people.iter().map(words).collect::<Vec<_>>().join("; ")
}
