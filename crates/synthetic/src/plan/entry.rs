//! Parts of a plan as a form would send them, and what came of sending them.

use app::{
    AppError,
    doubt::Weighed,
    plan::edit::{GoalEntry, MeasureEntry},
};
use domain::{
    ids::PlanItemId,
    plan::{CarriedBy, MeasureKind},
    seam::Side,
};

use crate::SyntheticError;

pub(super) fn goal(domain: &str, texts: [&str; 5], confidence: u8) -> GoalEntry {
    let [need, words, why, first_step, resource] = texts.map(str::to_owned);
    GoalEntry {
        needs: Vec::new(),
        domain: domain.to_owned(),
        need,
        words,
        why,
        confidence: Some(confidence),
        first_step,
        resource,
        until: None,
        meant: None,
        expected: String::new(),
        confirmed: true,
    }
}

pub(super) fn measure(
    what: &str,
    kind: MeasureKind,
    carried_by: CarriedBy,
    area: &str,
) -> MeasureEntry {
    MeasureEntry {
        what: what.to_owned(),
        kind,
        carried_by,
        partner: String::new(),
        person_id: None,
        person: String::new(),
        side: Side::Outside,
        areas: vec![area.to_owned()],
        from: None,
        due: None,
        meant: None,
        resource: String::new(),
        target: String::new(),
        override_reason: String::new(),
        confirmed: true,
    }
}

/// The part that was written; everything was confirmed.
pub(super) fn saved(written: &Weighed<PlanItemId>) -> Result<PlanItemId, SyntheticError> {
    match written {
        Weighed::Saved(item) => Ok(*item),
        Weighed::Doubtful(_) => Err(AppError::invalid("", "appointment-doubt").into()),
    }
}
