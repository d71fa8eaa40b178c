//! The order in which goals, measures and steps stand: what comes first, a person decides.

use super::PlanContent;
use crate::{Code, ids::PlanItemId};

/// Where a part goes among those beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Before the one that stands before it.
    Up,
    /// After the one that stands after it.
    Down,
}

impl Code for Direction {
    const ALL: &'static [Self] = &[Self::Up, Self::Down];

    fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}

impl PlanContent {
    /// Puts a goal, measure or step one place up or down among those that belong to the same. Says
    /// whether it moved: the first cannot go up, the last not down.
    pub fn shift(&mut self, id: PlanItemId, to: Direction) -> bool {
        if shifted(&mut self.goals, to, |one| one.id == id) {
            return true;
        }
        self.goals.iter_mut().any(|goal| {
            shifted(&mut goal.measures, to, |one| one.id == id)
                || goal
                    .measures
                    .iter_mut()
                    .any(|one| shifted(&mut one.steps, to, |step| step.id == id))
        })
    }
}

fn shifted<T>(list: &mut [T], to: Direction, is_it: impl Fn(&T) -> bool) -> bool {
    let Some(at) = list.iter().position(is_it) else {
        return false;
    };
    let other = match to {
        Direction::Up => at.checked_sub(1),
        Direction::Down => Some(at + 1).filter(|next| *next < list.len()),
    };
    if let Some(other) = other {
        list.swap(at, other);
    }
    other.is_some()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::plan::tests::{goal, item, measure, step};

    fn plan() -> PlanContent {
        let mut first = goal(1, "work");
        first.measures = vec![measure(2), measure(3)];
        first.measures[1].steps = vec![step(4), step(5)];
        PlanContent {
            covers: Vec::new(),
            goals: vec![first, goal(6, "housing"), goal(7, "health")],
        }
    }

    #[test]
    fn each_moves_among_its_own_and_takes_along_what_belongs_to_it() {
        let mut plan = plan();
        assert!(!plan.shift(item(1), Direction::Up));
        assert!(!plan.shift(item(7), Direction::Down));
        assert!(!plan.shift(item(9), Direction::Down));
        assert!(plan.shift(item(1), Direction::Down));
        assert_eq!(plan.goals[1].measures.len(), 2);
        assert!(plan.shift(item(3), Direction::Up));
        assert_eq!(plan.goals[1].measures[0].steps.len(), 2);
        assert!(plan.shift(item(5), Direction::Up));
        assert_eq!(plan.goals[1].measures[0].steps[0].id, item(5));
    }

    proptest! {
        #[test]
        fn up_and_down_again_is_where_it_was(number in 1u128..8, up in any::<bool>()) {
            let (there, back) = if up {
                (Direction::Up, Direction::Down)
            } else {
                (Direction::Down, Direction::Up)
            };
            let before = plan();
            let mut moved = before.clone();
            if moved.shift(item(number), there) {
                prop_assert_ne!(&moved, &before);
                prop_assert!(moved.shift(item(number), back));
            }
            prop_assert_eq!(moved, before);
        }
    }
}
