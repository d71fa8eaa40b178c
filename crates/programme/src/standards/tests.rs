use jiff::civil::date;

use super::*;
use crate::{FactValue, fixture};

const RELEASE: Date = date(2026, 12, 31);
const TODAY: Date = date(2026, 11, 23);

fn facts() -> Facts {
    Facts::new()
        .with_day(Fact::CustodyStart, date(2025, 6, 2))
        .with_day(Fact::ReleaseDate, RELEASE)
}

fn evidence(facts: &Facts) -> Evidence<'_> {
    Evidence {
        facts,
        stated: &[],
        tasks: &[],
        contacts: &[],
        secured: &[],
        lead_since: None,
        entry: date(2026, 6, 1),
        exit: None,
    }
}

fn state(evidence: &Evidence<'_>, id: &str, today: Date) -> StandardState {
    let programme = fixture::programme();
    let all = check(&programme, evidence, today, |_| false);
    all.iter().find(|one| one.standard.id == id).unwrap().state
}

#[test]
fn tasks_are_met_in_time_late_skipped_or_missed() {
    let facts = facts();
    let seen = |status, settled_on| {
        [TaskSeen {
            template: "T17".to_owned(),
            status,
            settled_on,
        }]
    };
    // Due five months before the release: 31 July.
    for (tasks, expected) in [
        (
            seen(TaskStatus::Done, Some(date(2026, 7, 31))),
            StandardState::Met,
        ),
        (
            seen(TaskStatus::Done, Some(date(2026, 8, 1))),
            StandardState::Late,
        ),
        (seen(TaskStatus::Skipped, None), StandardState::Deviation),
        (seen(TaskStatus::Open, None), StandardState::Missed),
    ] {
        let evidence = Evidence {
            tasks: &tasks,
            ..evidence(&facts)
        };
        assert_eq!(state(&evidence, "home_search", TODAY), expected);
    }
    assert_eq!(
        state(&evidence(&facts), "home_search", TODAY),
        StandardState::NotNeeded
    );
}

#[test]
fn whoever_comes_late_has_two_weeks() {
    let facts = facts();
    let tasks = [TaskSeen {
        template: "T17".to_owned(),
        status: TaskStatus::Open,
        settled_on: None,
    }];
    let evidence = Evidence {
        tasks: &tasks,
        entry: date(2026, 11, 12),
        ..evidence(&facts)
    };
    let at = |day| state(&evidence, "home_search", date(2026, 11, day));
    assert_eq!(at(26), StandardState::NotYetDue);
    assert_eq!(at(27), StandardState::Missed);
    let ended = Evidence {
        exit: Some(date(2026, 11, 20)),
        ..evidence
    };
    assert_eq!(
        state(&ended, "home_search", TODAY),
        StandardState::NotNeeded
    );
}

#[test]
fn a_reason_makes_a_deviation_of_what_is_not_met() {
    let facts = facts();
    let programme = fixture::programme();
    let contacts = [(ContactKind::Office, RELEASE)];
    let evidence = Evidence {
        contacts: &contacts,
        ..evidence(&facts)
    };
    let all = check(&programme, &evidence, date(2027, 1, 10), |_| true);
    let state = |id: &str| all.iter().find(|one| one.standard.id == id).unwrap().state;
    assert_eq!(state("first_contact"), StandardState::Met);
    assert_eq!(state("led"), StandardState::Deviation);
}

#[test]
fn a_contact_counts_from_its_first_day_and_of_its_kind() {
    let facts = facts();
    let of = |kind, day| {
        let contacts = [(kind, day)];
        let evidence = Evidence {
            contacts: &contacts,
            ..evidence(&facts)
        };
        state(&evidence, "first_contact", date(2027, 1, 10))
    };
    assert_eq!(
        of(ContactKind::Office, date(2026, 12, 30)),
        StandardState::Missed
    );
    assert_eq!(of(ContactKind::Letter, RELEASE), StandardState::Missed);
    assert_eq!(of(ContactKind::Phone, date(2027, 1, 3)), StandardState::Met);
    assert_eq!(
        of(ContactKind::Phone, date(2027, 1, 4)),
        StandardState::Late
    );
}

#[test]
fn a_security_without_a_hole_meets_it_and_is_only_asked_of_whoever_needs_it() {
    let facts = facts();
    let secured = [("accommodation".to_owned(), date(2026, 11, 1))];
    let with = Evidence {
        secured: &secured,
        ..evidence(&facts)
    };
    assert_eq!(state(&with, "roof", TODAY), StandardState::Met);
    assert_eq!(
        state(&evidence(&facts), "roof", TODAY),
        StandardState::NotYetDue
    );
    let needs = facts
        .clone()
        .with(Fact::Needs, FactValue::List(vec!["treatment".to_owned()]));
    assert_eq!(
        state(&evidence(&needs), "roof", TODAY),
        StandardState::NotNeeded
    );
}

#[test]
fn facts_count_once_all_are_known() {
    let known = facts().with(Fact::Unemployed, FactValue::Bool(true));
    let stated = [(Fact::Unemployed, date(2026, 6, 3))];
    let with = Evidence {
        stated: &stated,
        ..evidence(&known)
    };
    assert_eq!(state(&with, "known", TODAY), StandardState::Met);
    let unknown = facts();
    assert_eq!(
        state(&evidence(&unknown), "known", TODAY),
        StandardState::Missed
    );
}

#[test]
fn a_rhythm_is_broken_by_one_long_silence() {
    let facts = facts();
    let every = |days: i32| -> Vec<(ContactKind, Date)> {
        (1..40)
            .filter_map(|step| add_days(date(2026, 6, 30), step * days))
            .map(|day| (ContactKind::Office, day))
            .collect()
    };
    let (close, wide) = (every(14), every(15));
    let with = |contacts, today| {
        let evidence = Evidence {
            contacts,
            ..evidence(&facts)
        };
        state(&evidence, "rhythm", today)
    };
    assert_eq!(with(&close, TODAY), StandardState::NotYetDue);
    assert_eq!(with(&close, date(2027, 1, 4)), StandardState::Met);
    assert_eq!(with(&wide, TODAY), StandardState::Missed);
}
