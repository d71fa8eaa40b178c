//! The Entlassungsampel (P1c): how far each life domain is prepared for the release.
//!
//! What assessment, plan and seam say about a domain is folded into the steps that are still missing;
//! the state of the domain is that of its worst step, and a domain without one is settled. So no domain
//! can be called open without a step that mends it.
//!
//! What lies behind the gate is read off the securities where the domain has any: proof for all of the
//! days that the seam looks at, and a plan that the client agreed to, are enough; measures may run on
//! after the release. A domain without a security is settled by its plan alone.
//!
//! It must not: look into the days of a hole (that is [`crate::seam`]) or know a text for people.

use std::collections::BTreeSet;

use crate::{
    Code,
    plan::{MeasureStatus, cover::Covered},
    seam::SeamStatus,
};

/// How far a domain is prepared. Ordered: worse is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Readiness {
    /// Nothing is left to do before the release.
    Settled,
    /// On the way: promised, or agreed and not done.
    UnderWay,
    /// Something is needed, and nothing is there for it.
    Open,
    /// Nobody has looked at the domain yet.
    Missing,
}

impl Code for Readiness {
    const ALL: &'static [Self] = &[Self::Settled, Self::UnderWay, Self::Open, Self::Missing];

    fn code(self) -> &'static str {
        match self {
            Self::Settled => "settled",
            Self::UnderWay => "under_way",
            Self::Open => "open",
            Self::Missing => "missing",
        }
    }
}

/// What is still to be done in a domain. Ordered: what comes first is smaller.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// Say whether there is a need.
    Settle,
    /// Close the hole of a security.
    Secure,
    /// Enter the release, without which no security can be looked at.
    EnterRelease,
    /// Set a goal for the need.
    SetGoal,
    /// Add a measure to a goal that has none that goes on.
    AddMeasure,
    /// Have a promise confirmed.
    Confirm,
    /// Have the client answer to the plan.
    Agree,
    /// Do what was agreed.
    GoOn,
}

impl Code for Step {
    const ALL: &'static [Self] = &[
        Self::Settle,
        Self::Secure,
        Self::EnterRelease,
        Self::SetGoal,
        Self::AddMeasure,
        Self::Confirm,
        Self::Agree,
        Self::GoOn,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Settle => "settle",
            Self::Secure => "secure",
            Self::EnterRelease => "enter_release",
            Self::SetGoal => "set_goal",
            Self::AddMeasure => "add_measure",
            Self::Confirm => "confirm",
            Self::Agree => "agree",
            Self::GoOn => "go_on",
        }
    }
}

impl Step {
    /// How a domain stands in which this is the worst that is missing.
    pub fn readiness(self) -> Readiness {
        match self {
            Self::Settle => Readiness::Missing,
            Self::Secure | Self::EnterRelease | Self::SetGoal | Self::AddMeasure => Readiness::Open,
            Self::Confirm | Self::Agree | Self::GoOn => Readiness::UnderWay,
        }
    }
}

/// What is known about a domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// What assessment and plan say together.
    pub covered: Covered,
    /// Whether another programme holds it, by an agreement in force.
    pub held: bool,
    /// Whether a need in it has no goal yet, whatever other goals there are.
    pub waits: bool,
    /// For each goal, where its measures stand.
    pub goals: Vec<Vec<MeasureStatus>>,
    /// How each security that the case needs here stands; `None`: the release is not known.
    pub securities: Vec<Option<SeamStatus>>,
}

/// What is still to be done, what comes first at the front; empty: the domain is settled.
pub fn steps(seen: &Seen) -> Vec<Step> {
    let securities = seen.securities.iter().filter_map(|one| match one {
        Some(SeamStatus::Closed | SeamStatus::Over) => None,
        Some(SeamStatus::AtRisk) => Some(Step::Confirm),
        Some(SeamStatus::Open) => Some(Step::Secure),
        None => Some(Step::EnterRelease),
    });
    let all: BTreeSet<Step> = of_plan(seen).into_iter().chain(securities).collect();
    all.into_iter().collect()
}

/// How far a domain with these steps is prepared.
pub fn readiness(steps: &[Step]) -> Readiness {
    let states = steps.iter().map(|one| one.readiness());
    states.max().unwrap_or(Readiness::Settled)
}

fn of_plan(seen: &Seen) -> Vec<Step> {
    match seen.covered {
        Covered::Goal => {
            let goals = seen.goals.iter();
            let lacking = goals.filter_map(|one| of_goal(one, seen.securities.is_empty()));
            lacking.chain(seen.waits.then_some(Step::SetGoal)).collect()
        }
        _ if seen.held => Vec::new(),
        Covered::Nothing => vec![Step::Settle],
        Covered::NeedOnly => vec![Step::SetGoal],
        Covered::NoNeed | Covered::Declined => Vec::new(),
    }
}

/// What a goal still lacks. `alone`: no security tells what comes out of it.
fn of_goal(measures: &[MeasureStatus], alone: bool) -> Option<Step> {
    let live = || {
        let all = measures.iter();
        all.filter(|one| **one != MeasureStatus::BrokenOff)
    };
    if live().next().is_none() {
        return Some(Step::AddMeasure);
    }
    if live().any(|one| *one == MeasureStatus::Offered) {
        return Some(Step::Agree);
    }
    let done = live().all(|one| *one == MeasureStatus::Done);
    (alone && !done).then_some(Step::GoOn)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn covered() -> impl Strategy<Value = Covered> {
        prop_oneof![
            Just(Covered::Goal),
            Just(Covered::NeedOnly),
            Just(Covered::NoNeed),
            Just(Covered::Declined),
            Just(Covered::Nothing),
        ]
    }

    fn status() -> impl Strategy<Value = Option<SeamStatus>> {
        proptest::option::weighted(0.9, proptest::sample::select(SeamStatus::ALL))
    }

    fn seen() -> impl Strategy<Value = Seen> {
        let measures =
            proptest::collection::vec(proptest::sample::select(MeasureStatus::ALL), 0..4);
        let goals = proptest::collection::vec(measures, 1..3);
        let securities = proptest::collection::vec(status(), 0..4);
        (covered(), any::<[bool; 2]>(), goals, securities).prop_map(
            |(covered, [held, waits], goals, securities)| Seen {
                goals: if covered == Covered::Goal {
                    goals
                } else {
                    Vec::new()
                },
                covered,
                held,
                waits,
                securities,
            },
        )
    }

    fn of(seen: &Seen) -> Readiness {
        readiness(&steps(seen))
    }

    proptest! {
        #[test]
        fn a_domain_with_a_hole_is_never_settled(mut seen in seen(), at in 0_usize..4) {
            let at = at.min(seen.securities.len());
            seen.securities.insert(at, Some(SeamStatus::Open));
            prop_assert!(of(&seen) >= Readiness::Open);
            prop_assert!(steps(&seen).contains(&Step::Secure));
        }

        #[test]
        fn what_is_only_promised_or_not_known_is_never_settled(mut seen in seen(), known in any::<bool>()) {
            seen.securities.push(known.then_some(SeamStatus::AtRisk));
            prop_assert!(of(&seen) >= Readiness::UnderWay);
        }

        #[test]
        fn whatever_is_not_settled_names_a_step(seen in seen()) {
            prop_assert_eq!(of(&seen) == Readiness::Settled, steps(&seen).is_empty());
        }

        #[test]
        fn a_domain_is_missing_exactly_if_nobody_has_said_anything(seen in seen()) {
            let nobody = seen.covered == Covered::Nothing && !seen.held;
            prop_assert_eq!(of(&seen) == Readiness::Missing, nobody);
        }

        #[test]
        fn one_more_proof_never_makes_it_worse(seen in seen(), at in 0_usize..4) {
            let mut better = seen.clone();
            if let Some(one) = better.securities.get_mut(at) {
                *one = Some(SeamStatus::Closed);
            }
            prop_assert!(of(&better) <= of(&seen));
        }

        #[test]
        fn a_need_without_a_goal_is_never_settled_by_another_goal(seen in seen()) {
            let waiting = Seen { waits: true, covered: Covered::Goal, ..seen };
            prop_assert!(of(&waiting) >= Readiness::Open);
            prop_assert!(steps(&waiting).contains(&Step::SetGoal));
        }

        #[test]
        fn steps_stand_once_and_in_order(seen in seen()) {
            let steps = steps(&seen);
            prop_assert!(steps.windows(2).all(|two| two[0] < two[1]));
        }
    }

    fn goal(measures: &[MeasureStatus], securities: &[SeamStatus]) -> Seen {
        Seen {
            covered: Covered::Goal,
            held: false,
            waits: false,
            goals: vec![measures.to_vec()],
            securities: securities.iter().copied().map(Some).collect(),
        }
    }

    fn said(covered: Covered) -> Seen {
        Seen {
            waits: false,
            covered,
            held: false,
            goals: Vec::new(),
            securities: Vec::new(),
        }
    }

    #[test]
    fn no_need_and_declined_are_settled_without_a_hole() {
        for covered in [Covered::NoNeed, Covered::Declined] {
            assert_eq!(of(&said(covered)), Readiness::Settled);
        }
        assert_eq!(of(&said(Covered::NeedOnly)), Readiness::Open);
        assert_eq!(of(&said(Covered::Nothing)), Readiness::Missing);
    }

    #[test]
    fn what_another_programme_holds_asks_nothing_of_ours_but_its_securities() {
        let mut held = said(Covered::NeedOnly);
        held.held = true;
        assert_eq!(of(&held), Readiness::Settled);
        held.securities = vec![Some(SeamStatus::AtRisk)];
        assert_eq!(of(&held), Readiness::UnderWay);
    }

    #[test]
    fn agreed_measures_are_enough_where_proof_stands_behind_the_gate() {
        use MeasureStatus::{Agreed, BrokenOff, Done, Offered, Running};
        assert_eq!(
            of(&goal(&[Running], &[SeamStatus::Closed])),
            Readiness::Settled
        );
        assert_eq!(
            of(&goal(&[Offered], &[SeamStatus::Closed])),
            Readiness::UnderWay
        );
        assert_eq!(of(&goal(&[Agreed, Done], &[])), Readiness::UnderWay);
        assert_eq!(of(&goal(&[Done, BrokenOff], &[])), Readiness::Settled);
        assert_eq!(
            of(&goal(&[BrokenOff], &[SeamStatus::Closed])),
            Readiness::Open
        );
        assert_eq!(
            steps(&goal(&[], &[SeamStatus::Open])),
            [Step::Secure, Step::AddMeasure]
        );
    }
}
