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
            on: None,
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

#[test]
fn what_is_new_or_gone_is_no_other_order() {
    let old = PlanContent {
        goals: (1..=3).map(|number| goal(number, "work")).collect(),
        ..PlanContent::default()
    };
    let mut new = old.clone();
    new.goals.remove(0);
    new.goals.insert(0, goal(4, "work"));
    let told = changes(&old, &new);
    assert_eq!(counted(&told, |what| *what == What::Reordered), 0);
    assert_eq!(told.len(), 2);
    new.goals.swap(1, 2);
    assert_eq!(
        counted(&changes(&old, &new), |what| *what == What::Reordered),
        1
    );
}

#[test]
fn measures_and_steps_in_another_order_are_told_where_they_stand() {
    let mut old = PlanContent::default();
    old.goals.push(goal(1, "work"));
    old.goals[0].measures = vec![measure(2), measure(3)];
    old.goals[0].measures[0].steps = vec![step(4), step(5)];
    let mut new = old.clone();
    new.goals[0].measures[0].steps.swap(0, 1);
    new.goals[0].measures.swap(0, 1);
    let told = changes(&old, &new);
    let parts: Vec<(Part, &str)> = told.iter().map(|one| (one.part, &*one.name)).collect();
    let goal = (Part::Goal, "Ich will Ziel 1.");
    assert_eq!(parts, [goal, (Part::Measure, "Maßnahme 2")]);
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
    fn another_order_is_told_once_and_changes_nothing_else(
        parts in proptest::array::uniform5(0u8..3),
    ) {
        let one = plan(parts);
        let mut other = one.clone();
        other.goals.reverse();
        let told = changes(&one, &other);
        let moved = [Change {
            part: Part::Plan,
            name: String::new(),
            what: What::Reordered,
        }];
        prop_assert_eq!(&told[..], if one.goals.len() > 1 { &moved[..] } else { &[] });
    }
}

#[test]
fn a_goal_tells_of_its_domain_and_words_about_a_domain_are_no_goal() {
    let said = plan([0, 0, 0, 0, 1]);
    let mut with_goal = PlanContent::default();
    with_goal.goals.push(goal(3, "health"));
    let all = changes(&said, &with_goal);
    assert_eq!(all.len(), 1);
    assert_eq!((all[0].part, &all[0].what), (Part::Goal, &What::Added));
    let all = changes(&said, &plan([0, 0, 0, 0, 2]));
    let What::Changed(fields) = &all[0].what else {
        panic!("{:?}", all[0]);
    };
    assert_eq!((all[0].part, fields[0].field), (Part::Domain, "cover"));
}
