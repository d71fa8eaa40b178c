//! What stands in the way of a goal, a measure, or a whole version: domains that somebody else holds,
//! no-contact orders, and fields that a measure needs.

use domain::{
    ids::PlanItemId,
    network::{blocks, names},
    plan::{CarriedBy, MeasureKind, lock},
};

use super::{Draft, MeasureEntry, PlanView};
use crate::{AppError, Message, Problems, network::named::forbids_measure};

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
            Message::new("error-end-before-start").with_arg("start", crate::MessageArg::Day(from));
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
    let named = |text: &str| names(&view.forbidden, None, [text]).is_some();
    if blocks(&view.forbidden, entry.person_id).is_some() {
        problems.add_key("person_id", "plan-problem-no-contact");
    } else if named(&name) {
        problems.add_key("person", "plan-problem-no-contact");
    }
    if named(&entry.partner) {
        problems.add_key("partner", "plan-problem-no-contact");
    }
}

/// What came from the version before, or changed since a measure was written, is looked at once more:
/// no-contact orders, and domains that somebody else holds by now.
pub(super) fn check_issue(draft: &Draft<'_>) -> Result<(), AppError> {
    let view = &draft.view;
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
