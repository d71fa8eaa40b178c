//! What a contact took, asked for beside what it is written down with.

use app::{
    Problems,
    note::{Asked, Spent},
};

use super::timeline::{area_choices, domain_choices};
use crate::{
    field::Choice,
    form::{FormData, FormView},
};

/// The longest time, in minutes.
const DAY: i64 = 1_440;

/// The fields, drawn; nothing if a note was written along with it already.
pub(crate) fn fields(f: &FormView, asked: &Asked) -> Option<String> {
    if asked.written {
        return None;
    }
    let (texts, topics) = (f.texts, &asked.topics);
    let also = Choice::new("yes", texts.get("note-spent-also"));
    let row = [
        f.number_optional("spent-minutes", "note-minutes"),
        f.number_optional("spent-travel", "note-travel"),
    ];
    let mut drawn = vec![
        f.checks_some("spent", "note-spent", &[also]),
        format!("<div class=\"form-row\">{}</div>", row.concat()),
        f.checks_some("domain", "note-domains", &domain_choices(texts, topics)),
    ];
    let areas = area_choices(texts, topics);
    if !areas.is_empty() {
        drawn.push(f.checks_some("area", "note-areas", &areas));
    }
    Some(drawn.concat())
}

/// The form starts with what was planned: a note is written, unless somebody says otherwise.
pub(crate) fn start(data: &mut FormData, planned: Option<i64>) {
    data.push("spent", "yes");
    if let Some(minutes) = planned.filter(|minutes| (1..=DAY).contains(minutes)) {
        data.push("spent-minutes", minutes.to_string());
    }
}

/// What was typed; `None`: nothing is to be written.
pub(crate) fn typed(data: &FormData, problems: &mut Problems) -> Option<Spent> {
    data.has("spent", "yes").then(|| Spent {
        minutes: data.number("spent-minutes", 0..=DAY, 0, problems),
        travel_minutes: data.number("spent-travel", 0..=DAY, 0, problems),
        domains: data.all("domain"),
        areas: data.all("area"),
    })
}
