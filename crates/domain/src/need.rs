//! The single needs of a client within a life domain (P8a, P18a), beside how the domain as a whole was
//! settled: where one stands, and which of them still have no goal.
//!
//! A need is noted once and has a history of its own; that it is in the plan follows from the goals that
//! name it and is never written down beside them.

use crate::{
    Code,
    assessment::NeedResult,
    ids::NeedId,
    plan::{
        PlanContent,
        cover::{Assessed, Covered, covered},
    },
};

/// Where a need stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NeedState {
    /// It was noted and is still there.
    Open,
    /// It is still there, and a goal of the plan answers to it.
    InPlan,
    /// What was needed is there.
    Met,
    /// It is no longer there, for another reason.
    Gone,
}

impl Code for NeedState {
    const ALL: &'static [Self] = &[Self::Open, Self::InPlan, Self::Met, Self::Gone];

    fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::InPlan => "in_plan",
            Self::Met => "met",
            Self::Gone => "gone",
        }
    }
}

impl NeedState {
    /// What can be said of a need; the rest follows from the plan.
    pub const SAID: &'static [Self] = &[Self::Open, Self::Met, Self::Gone];

    /// Whether something is needed still.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Open | Self::InPlan)
    }

    /// Where a need stands, from what was said last and whether a goal names it.
    pub fn now(said: Self, in_plan: bool) -> Self {
        match said {
            Self::Open if in_plan => Self::InPlan,
            said => said,
        }
    }
}

/// A need, as far as the plan has to know of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known<'a> {
    /// Which one.
    pub id: NeedId,
    /// Its life domain.
    pub domain: &'a str,
    /// Whether it is there still.
    pub open: bool,
}

/// Whether a life domain waits for a goal: a need was found, and none answers to it. Where single needs
/// were noted, one of them must be open still; a goal that names none speaks for its whole domain.
pub fn waits_for_goal(
    plan: &PlanContent,
    assessed: Option<Assessed>,
    domain: &str,
    needs: &[Known<'_>],
) -> bool {
    let mut here = needs.iter().filter(|one| one.domain == domain).peekable();
    match covered(plan, assessed, domain) {
        Covered::NeedOnly => here.peek().is_none() || here.any(|one| one.open),
        Covered::Goal => {
            assessed.is_some_and(|found| found.result == NeedResult::Need)
                && here.any(|one| one.open && !is_answered(plan, domain, one.id))
        }
        Covered::NoNeed | Covered::Declined | Covered::Nothing => false,
    }
}

/// Whether a goal of this domain names the need, or none and so all of them.
fn is_answered(plan: &PlanContent, domain: &str, need: NeedId) -> bool {
    let mut goals = plan.goals.iter().filter(|one| one.domain == domain);
    goals.any(|one| one.needs.is_empty() || one.needs.contains(&need))
}

/// Whether a goal of the plan names the need.
pub fn in_plan(plan: &PlanContent, need: NeedId) -> bool {
    plan.goals.iter().any(|one| one.needs.contains(&need))
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::plan::tests::goal;

    fn need(number: u128) -> NeedId {
        NeedId::from_uuid(Uuid::from_u128(number))
    }

    fn known(number: u128, open: bool) -> Known<'static> {
        Known {
            id: need(number),
            domain: "housing",
            open,
        }
    }

    const FOUND: Option<Assessed> = Some(Assessed {
        result: NeedResult::Need,
        on: jiff::civil::date(2026, 11, 20),
    });

    #[test]
    fn a_domain_without_a_goal_waits_while_one_of_its_needs_is_open() {
        let plan = PlanContent::default();
        let waits = |needs: &[Known<'_>]| waits_for_goal(&plan, FOUND, "housing", needs);
        assert!(waits(&[]));
        assert!(waits(&[known(1, true), known(2, false)]));
        assert!(!waits(&[known(1, false)]));
        let declined = FOUND.map(|found| Assessed {
            result: NeedResult::Declined,
            ..found
        });
        let open = [known(1, true)];
        assert!(!waits_for_goal(&plan, declined, "housing", &open));
        // What is noted elsewhere says nothing here.
        assert!(waits_for_goal(&plan, FOUND, "work", &[known(1, false)]));
    }

    #[test]
    fn a_goal_that_names_needs_leaves_the_others_open() {
        let mut one = goal(7, "housing");
        one.needs = vec![need(1)];
        let mut plan = PlanContent {
            goals: vec![one],
            ..PlanContent::default()
        };
        assert!(in_plan(&plan, need(1)) && !in_plan(&plan, need(2)));
        let waits =
            |plan: &PlanContent, needs: &[Known<'_>]| waits_for_goal(plan, FOUND, "housing", needs);
        assert!(!waits(&plan, &[known(1, true)]));
        assert!(!waits(&plan, &[known(1, true), known(2, false)]));
        assert!(waits(&plan, &[known(1, true), known(2, true)]));
        // A goal that names none, as all did before there was a catalogue, speaks for the domain.
        plan.goals[0].needs.clear();
        assert!(!waits(&plan, &[known(1, true), known(2, true)]));
    }

    #[test]
    fn being_in_the_plan_is_never_said_and_ends_with_the_need() {
        assert!(!NeedState::SAID.contains(&NeedState::InPlan));
        assert_eq!(NeedState::now(NeedState::Open, true), NeedState::InPlan);
        assert_eq!(NeedState::now(NeedState::Open, false), NeedState::Open);
        assert_eq!(NeedState::now(NeedState::Met, true), NeedState::Met);
        assert!(NeedState::InPlan.is_open() && !NeedState::Gone.is_open());
    }
}
