//! What became of a goal when the support ended.

use serde::{Deserialize, Serialize};

use crate::{Code, ids::PlanItemId};

/// How far a goal was reached at the end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Outcome {
    /// Reached.
    Reached,
    /// In part.
    Partly,
    /// Not reached.
    NotReached,
    /// It was given up on the way; with a reason.
    GivenUp,
}

impl Code for Outcome {
    const ALL: &'static [Self] = &[Self::Reached, Self::Partly, Self::NotReached, Self::GivenUp];

    fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Partly => "partly",
            Self::NotReached => "not_reached",
            Self::GivenUp => "given_up",
        }
    }
}

impl Outcome {
    /// What the last review suggests: −2 to +2, 0 is what was expected. A person decides.
    pub fn suggested(points: i8) -> Self {
        match points {
            0.. => Self::Reached,
            -1 => Self::Partly,
            _ => Self::NotReached,
        }
    }

    /// Whether words have to go along: why a goal was given up.
    pub fn needs_words(self) -> bool {
        self == Self::GivenUp
    }
}

/// What became of one goal, as the end report keeps it: readable without the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalOutcome {
    /// The goal.
    pub goal: PlanItemId,
    /// Id of its life domain.
    pub domain: String,
    /// The goal in the client's words.
    pub words: String,
    /// How far it was reached.
    #[serde(with = "super::by_code")]
    pub outcome: Outcome,
    /// What it shows in, or why it was given up.
    pub said: String,
    /// The goal attainment of the last review, −2 to +2, if there was one.
    pub points: Option<i8>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_what_was_given_up_needs_a_reason() {
        let all = Outcome::ALL.iter().copied();
        let needing: Vec<Outcome> = all.filter(|one| one.needs_words()).collect();
        assert_eq!(needing, [Outcome::GivenUp]);
    }

    proptest! {
        #[test]
        fn more_points_never_suggest_less(one in -2_i8..=2, other in -2_i8..=2) {
            let (less, more) = (one.min(other), one.max(other));
            prop_assert!(Outcome::suggested(more) <= Outcome::suggested(less));
            prop_assert_ne!(Outcome::suggested(one), Outcome::GivenUp);
        }
    }
}
