//! What speaks against parts of the plan that stand already. It is said where they stand, and forbids
//! nothing by itself.

use app::{network::Unasked, plan::Version};
use domain::{
    network::NoContact,
    plan::{Goal, Measure, Step},
};
use jiff::civil::Date;

use super::lines::Lines;
use crate::doubt::consent_mark;

impl Lines<'_> {
    /// Whether a version counts, or is being written: of a former one nothing is done any more.
    fn matters(&self, version: &Version) -> bool {
        let versions = [self.view.current(), self.view.draft()];
        versions
            .into_iter()
            .flatten()
            .any(|one| one.id == version.id)
    }

    /// An order, then those whose consent is missing.
    fn marks(&self, order: Option<&NoContact>, unasked: &[Unasked]) -> Vec<String> {
        let order = order.map(|one| {
            let fields = [("name", (&one.name).into())];
            self.texts.with("appointment-warn-no-contact", &fields)
        });
        let unasked = unasked.iter().map(|one| consent_mark(self.texts, one));
        order.into_iter().chain(unasked).collect()
    }

    /// What speaks against what leads to a goal.
    pub(super) fn goal_marks(&self, version: &Version, goal: &Goal) -> Vec<String> {
        if !self.matters(version) {
            return Vec::new();
        }
        let order = self.view.against_goal(goal);
        self.marks(order, &self.view.unasked_by_goal(goal))
    }

    /// What speaks against a measure that is not over; its steps tell of themselves.
    pub(super) fn measure_marks(&self, version: &Version, measure: &Measure) -> Vec<String> {
        let over = self.view.status(version.id, measure.id).is_over();
        if over || !self.matters(version) {
            return Vec::new();
        }
        let order = self.view.against_measure_alone(measure);
        let mut marks = self.marks(order, &self.view.unasked_by_measure(measure));
        marks.extend(self.past_release(|release| measure.past_release(release)));
        marks
    }

    /// What speaks against a step that is not over.
    pub(super) fn step_marks(
        &self,
        version: &Version,
        (of, step): (&Measure, &Step),
    ) -> Vec<String> {
        let over = self.view.status(version.id, step.id).is_over();
        if over || !self.matters(version) {
            return Vec::new();
        }
        let order = self.view.against_step(step);
        let mut marks = self.marks(order, &self.view.unasked_by_step(step));
        marks.extend(self.past_release(|release| of.step_past_release(step, release)));
        marks
    }

    /// That something is to take place in custody after the release, as it stands today.
    fn past_release(&self, past: impl Fn(Date) -> Option<Date>) -> Option<String> {
        let release = self.view.head.case.release_on?;
        past(release)?;
        let fields = [("day", release.into())];
        Some(self.texts.with("plan-mark-inside", &fields))
    }
}
