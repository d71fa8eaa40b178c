//! Small plans for the tests of this module.

use jiff::civil::date;
use uuid::Uuid;

use super::*;

/// The id with this number.
pub(crate) fn item(number: u128) -> PlanItemId {
    PlanItemId::from_uuid(Uuid::from_u128(number))
}

/// A goal without measures.
pub(crate) fn goal(number: u128, domain: &str) -> Goal {
    Goal {
        id: item(number),
        revision: 1,
        domain: domain.to_owned(),
        need: "eigene Wohnung".to_owned(),
        needs: Vec::new(),
        words: format!("Ich will Ziel {number}."),
        why: String::new(),
        confidence: Some(6),
        first_step: String::new(),
        resource: String::new(),
        until: None,
        expected: String::new(),
        measures: Vec::new(),
    }
}

/// A measure without steps.
pub(crate) fn measure(number: u128) -> Measure {
    Measure {
        id: item(number),
        revision: 1,
        what: format!("Maßnahme {number}"),
        kind: MeasureKind::Counselling,
        carried_by: CarriedBy::Worker,
        partner: String::new(),
        person_id: None,
        person: String::new(),
        side: Side::Outside,
        areas: Vec::new(),
        from: None,
        due: Some(date(2026, 12, 1)),
        resource: String::new(),
        target: String::new(),
        override_reason: String::new(),
        steps: Vec::new(),
    }
}

/// A step.
pub(crate) fn step(number: u128) -> Step {
    Step {
        id: item(number),
        revision: 1,
        what: format!("Schritt {number}"),
        on: None,
        place: String::new(),
        papers: String::new(),
        by: CarriedBy::Together,
        partner: String::new(),
    }
}

fn plan() -> PlanContent {
    let mut one = goal(1, "housing");
    one.measures = vec![measure(2)];
    one.measures[0].steps = vec![step(3)];
    PlanContent {
        covers: Vec::new(),
        goals: vec![one, goal(4, "work")],
    }
}

#[test]
fn parts_are_found_and_removed_by_their_ids() {
    let mut plan = plan();
    for number in 1..=4 {
        assert_eq!(plan.revision(item(number)), Some(1), "{number}");
    }
    assert_eq!(plan.revision(item(5)), None);
    assert!(plan.remove(item(3)));
    assert!(!plan.remove(item(3)));
    assert!(plan.step(item(3)).is_none());
    assert!(plan.remove(item(1)));
    assert!(plan.measure(item(2)).is_none());
    assert_eq!(plan.goals.len(), 1);
}

#[test]
fn what_is_stored_comes_back() {
    let plan = plan();
    let text = serde_json::to_string(&plan).unwrap_or_default();
    assert_eq!(serde_json::from_str::<PlanContent>(&text).ok(), Some(plan));
}

#[test]
fn a_plan_from_before_there_were_target_days_is_read_as_it_was() {
    let plan = plan();
    let text = serde_json::to_string(&plan).unwrap_or_default();
    let before = text
        .replace("\"until\":null,\"expected\":\"\",", "")
        .replace(",\"partner\":\"\"}", "}");
    assert_ne!(before, text);
    assert_eq!(
        serde_json::from_str::<PlanContent>(&before).ok(),
        Some(plan)
    );
}

#[test]
fn what_was_told_last_counts_and_an_agreement_makes_an_offer_agreed() {
    use MeasureStatus::{Agreed, Done, Offered};
    assert_eq!(MeasureStatus::now(None, false), Offered);
    assert_eq!(MeasureStatus::now(None, true), Agreed);
    assert_eq!(MeasureStatus::now(Some(Done), true), Done);
    assert_eq!(MeasureStatus::now(Some(Offered), true), Agreed);
    assert_eq!(MeasureStatus::now(Some(Agreed), false), Agreed);
}

#[test]
fn a_day_that_lies_behind_is_asked_about_unless_it_stood_there_before() {
    let today = date(2026, 11, 23);
    let (past, ahead) = (Some(date(2020, 1, 1)), Some(date(2026, 12, 1)));
    assert!(asks_about(past, None, today));
    assert!(asks_about(past, ahead, today));
    assert!(!asks_about(past, past, today));
    for fine in [None, ahead, Some(today)] {
        assert!(!asks_about(fine, None, today) && !asks_about(fine, past, today));
    }
}

#[test]
fn independence_is_held_against_its_beginning() {
    use std::cmp::Ordering::{Equal, Greater, Less};

    use Independence::{Alone, Escort, Reminder};
    assert_eq!(independence_change(&[]), None);
    assert_eq!(independence_change(&[Escort]), None);
    assert_eq!(
        independence_change(&[Escort, Alone, Reminder]),
        Some(Greater)
    );
    assert_eq!(independence_change(&[Alone, Escort]), Some(Less));
    assert_eq!(independence_change(&[Alone, Escort, Alone]), Some(Equal));
}
