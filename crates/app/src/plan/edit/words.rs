//! What stands in the draft, field by field, for somebody who was slower.

use domain::{
    Code,
    plan::{Goal, Measure, Step},
};
use jiff::civil::Date;

use super::Theirs;

fn said(pairs: &[(&str, String)]) -> Theirs {
    let pairs = pairs.iter();
    pairs
        .map(|(field, value)| (format!("plan-field-{field}"), value.clone()))
        .collect()
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// The key of a code, which the page puts into words.
fn key(kind: &str, code: &str) -> String {
    format!("code-{kind}-{}", code.replace('_', "-"))
}

pub(super) fn goal_words(goal: &Goal) -> Theirs {
    said(&[
        ("words", goal.words.clone()),
        ("need", goal.need.clone()),
        ("why", goal.why.clone()),
        (
            "confidence",
            goal.confidence.map(|n| n.to_string()).unwrap_or_default(),
        ),
        ("first-step", goal.first_step.clone()),
        ("resource", goal.resource.clone()),
        ("until", day(goal.until)),
        ("expected", goal.expected.clone()),
    ])
}

pub(super) fn measure_words(measure: &Measure) -> Theirs {
    said(&[
        ("what", measure.what.clone()),
        ("kind", key("measure-kind", measure.kind.code())),
        ("carried-by", key("carried-by", measure.carried_by.code())),
        ("partner", measure.partner.clone()),
        ("person", measure.person.clone()),
        ("side", key("side", measure.side.code())),
        ("from", day(measure.from)),
        ("due", day(measure.due)),
        ("resource", measure.resource.clone()),
        ("target", measure.target.clone()),
    ])
}

pub(super) fn step_words(step: &Step) -> Theirs {
    said(&[
        ("what", step.what.clone()),
        ("on", day(step.on)),
        ("place", step.place.clone()),
        ("papers", step.papers.clone()),
        ("by", key("carried-by", step.by.code())),
        ("partner", step.partner.clone()),
    ])
}
