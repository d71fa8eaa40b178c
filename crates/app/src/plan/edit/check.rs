//! What stands in the way of a goal, a measure, or a whole version: domains that somebody else holds,
//! no-contact orders, and fields that a measure needs.

use domain::{
    ids::PlanItemId,
    network::{blocks, named},
    plan::{CarriedBy, MeasureKind, asks_about, lock},
};
use jiff::civil::Date;

use super::{Draft, GoalEntry, MeasureEntry, PlanView, StepEntry};
use crate::{
    AppError, Message, MessageArg, Problems,
    network::{
        forbidden,
        named::{forbids_goal, forbids_measure},
    },
};

/// Whoever moves a goal to another domain takes its measures along: each needs a reason there if
/// somebody else holds that domain. Says whether the lock was overridden.
pub(super) fn check_move(
    draft: &Draft<'_>,
    goal: PlanItemId,
    domain: &str,
) -> Result<bool, AppError> {
    let former = draft.row.content.goal(goal);
    let Some(former) = former.filter(|one| one.domain != domain) else {
        return Ok(false);
    };
    let mut overridden = false;
    for measure in &former.measures {
        match lock::check(&draft.view.held, domain, &measure.override_reason) {
            Ok(one) => overridden |= one,
            Err(locked) => {
                let mut problems = Problems::new();
                let message = Message::new("plan-problem-move-locked")
                    .with("holder", locked.holder)
                    .with("measure", &measure.what);
                problems.add("domain", message);
                return Err(AppError::Invalid(problems));
            }
        }
    }
    Ok(overridden)
}

/// What a goal needs, and whom it must not lead to.
pub(super) fn check_goal(view: &PlanView<'_>, entry: &GoalEntry) -> Problems {
    let mut problems = Problems::new();
    if view.programme.domain(&entry.domain).is_none() {
        problems.add_key("domain", "error-choose");
    }
    for (field, words, key) in [
        ("need", &entry.need, "error-required"),
        ("words", &entry.words, "plan-problem-words"),
    ] {
        if words.trim().is_empty() {
            problems.add_key(field, key);
        }
    }
    let words = [
        ("first_step", entry.first_step.as_str()),
        ("resource", entry.resource.as_str()),
        ("expected", entry.expected.as_str()),
    ];
    check_words(view, &words, &mut problems);
    problems
}

/// A goal answers to needs of its own life domain that are there still, or that it named before.
pub(super) fn check_needs(
    draft: &Draft<'_>,
    (goal, entry): (PlanItemId, &GoalEntry),
    problems: &mut Problems,
) {
    let former = draft.row.content.goal(goal);
    for id in &entry.needs {
        let named = former.is_some_and(|one| one.needs.contains(id));
        match draft.view.need(*id) {
            Some(need) if need.domain != entry.domain => {
                let title = draft.view.need_title(need);
                let message = Message::new("need-problem-other-domain")
                    .with_arg("need", MessageArg::Words(title));
                problems.add("needs", message);
            }
            Some(need) if need.is_open() || named => {}
            _ => problems.add_key("needs", "need-problem-not-open"),
        }
    }
}

/// The message that asks whether a day that lies behind is meant.
pub const ASKS: &str = "plan-question-past";

/// Asks once about a day that lies behind; `before` is the one that stands there, `meant` the one that
/// was asked about already.
pub(super) fn check_day(
    (field, day): (&str, Option<Date>),
    (before, meant): (Option<Date>, Option<Date>),
    today: Date,
    problems: &mut Problems,
) {
    let asked = asks_about(day, before, today) && day != meant;
    if let Some(day) = day.filter(|_| asked) {
        let message = Message::new(ASKS).with_arg("day", MessageArg::Day(day));
        problems.add(field, message);
    }
}

/// What a step needs, and whom it must not lead to.
pub(super) fn check_step(view: &PlanView<'_>, entry: &StepEntry) -> Problems {
    let mut problems = Problems::new();
    if entry.what.trim().is_empty() {
        problems.add_key("what", "error-required");
    }
    if entry.by == CarriedBy::Partner && entry.partner.trim().is_empty() {
        problems.add_key("partner", "plan-problem-step-partner");
    }
    let words = [
        ("what", entry.what.as_str()),
        ("place", entry.place.as_str()),
        ("papers", entry.papers.as_str()),
        ("partner", entry.partner.as_str()),
    ];
    check_words(view, &words, &mut problems);
    problems
}

/// No words lead to somebody whom an order protects (P28a).
fn check_words(view: &PlanView<'_>, words: &[(&str, &str)], problems: &mut Problems) {
    for (field, text) in words {
        if let Some(order) = named(&view.forbidden, text) {
            problems.add(field, forbidden(order));
        }
    }
}

/// What a measure needs; says whether the lock of its domain was overridden.
pub(super) fn check_measure(
    view: &PlanView<'_>,
    domain: &str,
    entry: &MeasureEntry,
) -> Result<bool, AppError> {
    let mut problems = Problems::new();
    if entry.what.trim().is_empty() {
        problems.add_key("what", "error-required");
    }
    let known = &view.programme.modules;
    if let Some(other) = entry
        .areas
        .iter()
        .find(|area| known.iter().all(|one| one.id != **area))
    {
        problems.add(
            "areas",
            Message::new("error-unknown-value").with("found", other),
        );
    } else if entry.areas.is_empty() && !known.is_empty() {
        problems.add_key("areas", "error-choose-some");
    }
    if entry.carried_by == CarriedBy::Partner && entry.partner.trim().is_empty() {
        problems.add_key("partner", "plan-problem-partner");
    }
    check_person(view, entry, &mut problems);
    if let (Some(from), Some(due)) = (entry.from, entry.due)
        && due < from
    {
        let message =
            Message::new("error-end-before-start").with_arg("start", MessageArg::Day(from));
        problems.add("due", message);
    }
    let overridden = match lock::check(&view.held, domain, &entry.override_reason) {
        Ok(overridden) => overridden,
        Err(locked) => {
            let message = Message::new("plan-problem-locked").with("holder", locked.holder);
            problems.add("override", message);
            false
        }
    };
    problems.none_or_invalid()?;
    Ok(overridden)
}

/// The name of the person that a measure is about.
pub(super) fn person(view: &PlanView<'_>, entry: &MeasureEntry) -> String {
    let known = view
        .people
        .iter()
        .find(|(id, _)| Some(*id) == entry.person_id);
    known.map_or_else(|| entry.person.clone(), |(_, name)| name.clone())
}

/// A no-contact order blocks a measure that names the person, chosen or typed, also as partner (P28a).
fn check_person(view: &PlanView<'_>, entry: &MeasureEntry, problems: &mut Problems) {
    let name = person(view, entry);
    if let Some(id) = entry.person_id
        && view.people.iter().all(|(known, _)| *known != id)
    {
        problems.add_key("person_id", "error-choose");
    }
    if entry.kind == MeasureKind::NetworkRestore && name.trim().is_empty() {
        problems.add_key("person", "plan-problem-person");
    }
    let named = |text: &str| named(&view.forbidden, text).is_some();
    if blocks(&view.forbidden, entry.person_id).is_some() {
        problems.add_key("person_id", "plan-problem-no-contact");
    } else if named(&name) {
        problems.add_key("person", "plan-problem-no-contact");
    }
    for (field, text) in [
        ("partner", &entry.partner),
        ("what", &entry.what),
        ("resource", &entry.resource),
        ("target", &entry.target),
    ] {
        if named(text) {
            problems.add_key(field, "plan-problem-no-contact");
        }
    }
}

/// What came from the version before, or changed since a measure was written, is looked at once more:
/// no-contact orders, and domains that somebody else holds by now.
pub(super) fn check_issue(draft: &Draft<'_>) -> Result<(), AppError> {
    let view = &draft.view;
    for goal in &draft.row.content.goals {
        if let Some(order) = forbids_goal(&view.forbidden, goal) {
            let message = Message::new("plan-refused-no-contact-goal")
                .with("goal", &goal.words)
                .with("name", &order.name);
            return Err(AppError::Refused(message));
        }
    }
    for (goal, measure) in draft.row.content.measures() {
        if view
            .told(measure.id)
            .is_some_and(|one| one.status.is_over())
        {
            continue;
        }
        let refused = |key: &str| Message::new(key).with("measure", &measure.what);
        if let Some(order) = forbids_measure(&view.forbidden, measure) {
            let message = refused("plan-refused-no-contact").with("name", &order.name);
            return Err(AppError::Refused(message));
        }
        if let Err(locked) = lock::check(&view.held, &goal.domain, &measure.override_reason) {
            let message = refused("plan-refused-locked").with("holder", locked.holder);
            return Err(AppError::Refused(message));
        }
    }
    Ok(())
}
