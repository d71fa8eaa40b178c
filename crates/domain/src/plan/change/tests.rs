use proptest::prelude::*;

use super::*;
use crate::plan::{
    cover::Cover,
    tests::{goal, measure, step},
};

/// A plan out of a few parts that are there or not, each in one of two wordings.
fn plan(parts: [u8; 5]) -> PlanContent {
    let [housing, work, first, second, cover] = parts;
    let mut plan = PlanContent::default();
    for (number, domain, wording) in [(1, "housing", housing), (2, "work", work)] {
        if wording > 0 {
            let mut one = goal(number, domain);
            one.words = format!("Wunsch {wording}");
            plan.goals.push(one);
        }
    }
    if let Some(one) = plan.goals.first_mut()
        && first > 0
    {
        let mut added = measure(10 + one.id.uuid().as_u128());
        added.partner = "x".repeat(first.into());
        if second > 0 {
            let mut small = step(20 + one.id.uuid().as_u128());
            small.papers = "y".repeat(second.into());
            added.steps.push(small);
        }
        one.measures.push(added);
    }
    if cover > 0 {
        plan.covers.push(Cover {
            domain: "health".to_owned(),
            state: NeedResult::NoNeed,
            words: "z".repeat(cover.into()),
        });
    }
    plan
}

fn counted(all: &[Change], what: impl Fn(&What) -> bool) -> usize {
    all.iter().filter(|one| what(&one.what)).count()
}

#[test]
fn a_change_says_what_it_was_and_what_it_is() {
    let all = changes(&plan([1, 0, 1, 1, 0]), &plan([1, 1, 2, 0, 0]));
    assert_eq!(all.len(), 3);
    assert_eq!((all[0].part, &all[0].what), (Part::Goal, &What::Added));
    let What::Changed(fields) = &all[1].what else {
        panic!("{:?}", all[1]);
    };
    assert_eq!(fields[0].field, "partner");
    assert_eq!(fields[0].before, Said::Words("x".to_owned()));
    assert_eq!(fields[0].after, Said::Words("xx".to_owned()));
    assert_eq!((all[2].part, &all[2].what), (Part::Step, &What::Removed));
}

proptest! {
    #[test]
    fn nothing_changes_silently(
        old in proptest::array::uniform5(0u8..3),
        new in proptest::array::uniform5(0u8..3),
    ) {
        let (old, new) = (plan(old), plan(new));
        let there = changes(&old, &new);
        let back = changes(&new, &old);
        prop_assert_eq!(there.is_empty(), old == new);
        let added = |what: &What| *what == What::Added;
        let removed = |what: &What| *what == What::Removed;
        prop_assert_eq!(counted(&there, added), counted(&back, removed));
        prop_assert_eq!(counted(&there, removed), counted(&back, added));
        prop_assert_eq!(there.len(), back.len());
    }

    #[test]
    fn the_order_is_no_difference(parts in proptest::array::uniform5(0u8..3)) {
        let one = plan(parts);
        let mut other = one.clone();
        other.goals.reverse();
        prop_assert!(changes(&one, &other).is_empty());
    }
}
