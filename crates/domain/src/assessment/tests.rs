//! What holds for marks, differences and days.

use jiff::civil::date;
use proptest::prelude::*;

use super::*;

fn any_mark() -> impl Strategy<Value = Mark> {
    prop::sample::select(Mark::ALL)
}

#[test]
fn not_asked_and_not_relevant_are_no_zero() {
    assert_eq!(Mark::Zero.step(), Some(0));
    assert_eq!(Mark::NotAssessed.step(), None);
    assert_eq!(Mark::NotRelevant.step(), None);
    assert!(Mark::NotRelevant.is_assessed());
    assert!(!Mark::default().is_assessed());
}

#[test]
fn voices_differ_from_two_steps_on_or_if_one_sees_nothing() {
    use Mark::{Four, NotAssessed, NotRelevant, One, Three, Two, Zero};
    for (marks, expected) in [
        (&[One, Three][..], Some(Difference::Apart(2))),
        (&[Zero, Four, Two], Some(Difference::Apart(4))),
        (&[Zero, One], Some(Difference::SeenByOne)),
        (&[NotRelevant, One], Some(Difference::SeenByOne)),
        (&[NotRelevant, Three], Some(Difference::Apart(3))),
        (&[Two, Three], None),
        (&[NotRelevant, Zero], None),
        // Whoever has not looked contradicts nobody.
        (&[NotAssessed, Four], None),
        (&[Four], None),
        (&[], None),
    ] {
        assert_eq!(problem_difference(marks), expected, "{marks:?}");
    }
    assert_eq!(resource_difference(&[Zero, One]), None);
    assert_eq!(resource_difference(&[NotRelevant, Four]), None);
    assert_eq!(
        resource_difference(&[One, Four]),
        Some(Difference::Apart(3))
    );
}

#[test]
fn fewer_problems_and_more_resources_are_better() {
    assert_eq!(problem_change(Mark::Three, Mark::One), Change::Better);
    assert_eq!(resource_change(Mark::Three, Mark::One), Change::Worse);
    assert_eq!(
        problem_change(Mark::NotAssessed, Mark::One),
        Change::Unknown
    );
}

#[test]
fn nothing_is_said_tomorrow_or_before_the_birth() {
    let today = date(2026, 11, 23);
    let birth = Some(date(1994, 5, 14));
    assert_eq!(check_day(today, birth, today), Ok(()));
    assert_eq!(
        check_day(date(2026, 11, 24), birth, today),
        Err(DayProblem::InFuture)
    );
    assert_eq!(
        check_day(date(1994, 5, 13), birth, today),
        Err(DayProblem::BeforeBirth)
    );
    assert_eq!(check_day(date(1900, 1, 1), None, today), Ok(()));
}

#[test]
fn an_occasion_is_proposed_from_the_release() {
    let today = date(2026, 11, 23);
    let usual = |release: Option<Date>| usual_occasion(false, release, today);
    assert_eq!(usual_occasion(true, Some(today), today), Occasion::Intake);
    assert_eq!(usual(None), Occasion::Interim);
    assert_eq!(usual(Some(date(2027, 3, 1))), Occasion::Interim);
    assert_eq!(usual(Some(date(2027, 1, 18))), Occasion::BeforeRelease);
    assert_eq!(usual(Some(date(2027, 1, 19))), Occasion::Interim);
    assert_eq!(usual(Some(today)), Occasion::AfterRelease);
}

proptest! {
    #[test]
    fn the_order_of_the_voices_does_not_matter(
        marks in prop::collection::vec(any_mark(), 0..5),
    ) {
        let mut turned = marks.clone();
        turned.reverse();
        prop_assert_eq!(problem_difference(&marks), problem_difference(&turned));
        prop_assert_eq!(resource_difference(&marks), resource_difference(&turned));
    }

    #[test]
    fn who_has_not_looked_changes_nothing(marks in prop::collection::vec(any_mark(), 0..5)) {
        let mut more = marks.clone();
        more.push(Mark::NotAssessed);
        prop_assert_eq!(problem_difference(&marks), problem_difference(&more));
        prop_assert_eq!(resource_difference(&marks), resource_difference(&more));
    }

    #[test]
    fn one_more_voice_never_hides_a_difference(
        marks in prop::collection::vec(any_mark(), 0..5),
        one in any_mark(),
    ) {
        let mut more = marks.clone();
        more.push(one);
        prop_assert!(problem_difference(&marks) <= problem_difference(&more));
        prop_assert!(resource_difference(&marks) <= resource_difference(&more));
    }

    #[test]
    fn back_is_the_opposite(one in any_mark(), other in any_mark()) {
        let opposite = match problem_change(one, other) {
            Change::Better => Change::Worse,
            Change::Worse => Change::Better,
            same => same,
        };
        prop_assert_eq!(problem_change(other, one), opposite);
        prop_assert_eq!(resource_change(one, other), opposite);
    }
}

#[test]
fn most_domains_are_empty_if_less_than_half_say_something() {
    assert!(is_sparse(3, 8));
    assert!(!is_sparse(4, 8));
    assert!(is_sparse(0, 1));
    assert!(!is_sparse(0, 0));
}
