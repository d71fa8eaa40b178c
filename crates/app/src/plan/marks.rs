//! What speaks against parts of a plan that stand already: an order that came in after they were written,
//! a consent that is missing.

use domain::{
    ids::{NetworkPersonId, PlanItemId},
    network::NoContact,
    plan::{Goal, Measure, Step},
};

use super::PlanView;
use crate::network::{
    Unasked,
    consent::{Said, without},
    named::{forbids_alone, forbids_goal, forbids_open, forbids_step},
};

impl PlanView<'_> {
    /// Whether a measure or step is done, broken off or given up.
    fn is_over(&self, item: PlanItemId) -> bool {
        self.told(item).is_some_and(|one| one.status.is_over())
    }

    /// The order that speaks against a goal, by what leads there.
    pub fn against_goal(&self, goal: &Goal) -> Option<&NoContact> {
        forbids_goal(&self.forbidden, goal)
    }

    /// The order that speaks against a measure: by itself, or by a step that is still to be done.
    pub fn against_measure(&self, measure: &Measure) -> Option<&NoContact> {
        forbids_open(&self.forbidden, measure, |step| self.is_over(step))
    }

    /// The same, its steps aside.
    pub fn against_measure_alone(&self, measure: &Measure) -> Option<&NoContact> {
        forbids_alone(&self.forbidden, measure)
    }

    /// The order that speaks against a step.
    pub fn against_step(&self, step: &Step) -> Option<&NoContact> {
        forbids_step(&self.forbidden, step)
    }

    /// Those whose consent is missing and to whom a goal leads.
    pub fn unasked_by_goal(&self, goal: &Goal) -> Vec<Unasked> {
        self.unasked(None, &goal.leads())
    }

    /// The same of a measure, its steps aside.
    pub fn unasked_by_measure(&self, measure: &Measure) -> Vec<Unasked> {
        self.unasked(measure.person_id, &measure.leads())
    }

    /// The same of a step.
    pub fn unasked_by_step(&self, step: &Step) -> Vec<Unasked> {
        self.unasked(None, &step.leads())
    }

    fn unasked(&self, chosen: Option<NetworkPersonId>, leads: &[(&str, &str)]) -> Vec<Unasked> {
        let words: Vec<&str> = leads.iter().map(|(_, words)| *words).collect();
        let said = Said {
            chosen: chosen.as_slice(),
            words: &words,
        };
        without(&self.network, said)
    }
}
