use domain::{
    calendar::add_days,
    seam::{Side, Strength},
};
use jiff::civil::date;
use proptest::prelude::*;
use serde_json::json;

use super::*;
use crate::{
    fixture,
    phases::{phase_on, spans, window},
};

fn facts(value: &serde_json::Value) -> Facts {
    Facts::from_json(value).unwrap()
}

fn home(strength: Strength) -> Coverage {
    Coverage {
        security: Security::ACCOMMODATION,
        from: date(2026, 12, 31),
        to: None,
        strength,
        side: Side::Outside,
        of: None,
        tolerance_days: None,
        source: None,
    }
}

/// The plan as (id, due, blockers).
fn plan(
    value: &serde_json::Value,
    coverage: &[Coverage],
    done: &[&str],
) -> Vec<(String, Option<Date>, Vec<String>)> {
    let programme = fixture::programme();
    let facts = facts(value);
    let done: BTreeSet<String> = done.iter().map(|id| (*id).to_owned()).collect();
    let holidays = Holidays::default();
    let today = date(2026, 6, 1);
    let input = PlanInput {
        programme: &programme,
        facts: &facts,
        coverage,
        holidays: &holidays,
        today,
        done: &done,
        done_before: &BTreeSet::new(),
    };
    plan_tasks(input)
        .into_iter()
        .map(|task| {
            let blockers = task
                .blocked_by
                .iter()
                .map(|one| one.code().to_owned())
                .collect();
            (task.id.clone(), task.due.map(|due| due.day), blockers)
        })
        .collect()
}

fn find<'a>(
    plan: &'a [(String, Option<Date>, Vec<String>)],
    id: &str,
) -> Option<&'a (String, Option<Date>, Vec<String>)> {
    plan.iter().find(|(found, _, _)| found == id)
}

const RELEASE: &str = "2026-12-31";

#[test]
fn tasks_stand_in_the_order_of_their_days_and_the_waiting_ones_last() {
    let plan = plan(&json!({ "release_date": RELEASE }), &[], &[]);
    let ids: Vec<&str> = plan.iter().map(|(id, _, _)| id.as_str()).collect();
    assert_eq!(ids, ["T17", "T66", "T25", "T29", "T52.1", "T52.2", "T48"]);
    assert_eq!(find(&plan, "T25").unwrap().1, Some(date(2026, 9, 30)));
    assert_eq!(find(&plan, "T48").unwrap().1, None);
}

#[test]
fn blockers_are_named_only_while_they_block() {
    let facts = json!({ "release_date": RELEASE });
    let blockers = |coverage: &[Coverage], done: &[&str]| {
        find(&plan(&facts, coverage, done), "T25")
            .unwrap()
            .2
            .clone()
    };
    assert_eq!(blockers(&[], &[]), ["accommodation", "T17"]);
    assert_eq!(
        blockers(&[home(Strength::Promised)], &["T17"]),
        ["accommodation"]
    );
    // A confirmed home also makes the search needless, and a task that is not there blocks nothing.
    assert!(blockers(&[home(Strength::Confirmed)], &[]).is_empty());
    assert!(find(&plan(&facts, &[home(Strength::Confirmed)], &[]), "T17").is_none());
    // Who needs no home does not wait for one.
    let needs = json!({ "release_date": RELEASE, "needs": ["health"] });
    assert_eq!(find(&plan(&needs, &[], &[]), "T25").unwrap().2, ["T17"]);
}

#[test]
fn a_condition_that_fails_yields_no_task_and_an_unknown_one_a_note() {
    let young = json!({ "release_date": RELEASE, "birth_date": "2003-01-01" });
    let old = json!({ "release_date": RELEASE, "birth_date": "1980-01-01" });
    assert!(find(&plan(&young, &[], &[]), "T66").is_some());
    assert!(find(&plan(&old, &[], &[]), "T66").is_none());
    let programme = fixture::programme();
    let facts = facts(&json!({ "release_date": RELEASE }));
    let (holidays, done) = (Holidays::default(), BTreeSet::new());
    let input = PlanInput {
        programme: &programme,
        facts: &facts,
        coverage: &[],
        holidays: &holidays,
        today: date(2026, 6, 1),
        done: &done,
        done_before: &BTreeSet::new(),
    };
    let tasks = plan_tasks(input);
    let task = tasks.iter().find(|task| task.id == "T66").unwrap();
    assert_eq!(task.unclear, [Fact::AgeAtRelease]);
    assert_eq!(
        task.explanation(Lang::De),
        "4 Monate vor der Entlassung am 31.12.2026: 31.08.2026; ob die Aufgabe nötig ist, \
         ist noch zu klären: Alter bei der Entlassung."
    );
    let waiting = tasks.iter().find(|task| task.id == "T48").unwrap();
    assert_eq!(
        waiting.explanation(Lang::De),
        "Noch ohne Datum: Einzug nicht bekannt."
    );
}

#[test]
fn needs_are_all_or_those_named_or_those_of_a_domain() {
    let programme = fixture::programme();
    let codes = |value: &serde_json::Value| -> Vec<String> {
        let needs = needs_of(&programme, &facts(value));
        needs
            .into_iter()
            .map(|need| need.security.code().to_owned())
            .collect()
    };
    assert_eq!(codes(&json!({})), ["accommodation", "treatment"]);
    assert_eq!(codes(&json!({ "needs": ["health"] })), ["treatment"]);
    assert_eq!(
        codes(&json!({ "needs": ["accommodation"] })),
        ["accommodation"]
    );
    assert!(codes(&json!({ "needs": [] })).is_empty());
    let treatment = needs_of(&programme, &Facts::new()).remove(1);
    assert!(treatment.each_kind);
    assert_eq!(
        (
            treatment.tolerance_days,
            treatment.tolerance_of["substitution"]
        ),
        (14, 0)
    );
    // A condition on a security holds for its domain, and the other way round.
    assert!(find(&plan(&json!({ "needs": ["health"] }), &[], &[]), "T29").is_some());
    assert!(find(&plan(&json!({ "needs": ["housing"] }), &[], &[]), "T29").is_none());
    assert!(find(&plan(&json!({}), &[], &[]), "T29").is_some());
}

#[test]
fn a_late_case_gets_what_it_missed_at_once() {
    let late = json!({ "release_date": RELEASE, "entry": "2026-11-02" });
    let plan = plan(&late, &[], &[]);
    assert_eq!(find(&plan, "T25").unwrap().1, Some(date(2026, 11, 2)));
    // 30 January 2027 is a Saturday; an internal deadline rolls to the Friday before.
    assert_eq!(find(&plan, "T52.1").unwrap().1, Some(date(2027, 1, 29)));
}

#[test]
fn a_day_never_rolls_back_behind_its_own_anchor() {
    let text = fixture::TEXT.replacen("offsets = [\"+30d\", \"+90d\"]", "offset = \"+1d\"", 1);
    let programme = Programme::parse(&text, "steg.toml").unwrap();
    // A release on Saturday, 2 January 2027: the Sunday would roll to the Friday before it.
    let facts = facts(&json!({ "release_date": "2027-01-02" }));
    let (holidays, done) = (Holidays::default(), BTreeSet::new());
    let input = PlanInput {
        programme: &programme,
        facts: &facts,
        coverage: &[],
        holidays: &holidays,
        today: date(2026, 6, 1),
        done: &done,
        done_before: &BTreeSet::new(),
    };
    let tasks = plan_tasks(input);
    let task = tasks.iter().find(|task| task.id == "T52").unwrap();
    assert_eq!(task.due.as_ref().unwrap().day, date(2027, 1, 4));
}

#[test]
fn a_day_after_its_anchor_never_rolls_back_onto_it() {
    let text = fixture::TEXT.replacen("offsets = [\"+30d\", \"+90d\"]", "offset = \"+3d\"", 1);
    let programme = Programme::parse(&text, "steg.toml").unwrap();
    let day = |release: &str, holidays: &Holidays| {
        let facts = facts(&json!({ "release_date": release }));
        let input = PlanInput {
            programme: &programme,
            facts: &facts,
            coverage: &[],
            holidays,
            today: date(2026, 6, 1),
            done: &BTreeSet::new(),
            done_before: &BTreeSet::new(),
        };
        let tasks = plan_tasks(input);
        let task = tasks.iter().find(|task| task.id == "T52").unwrap();
        task.due.as_ref().unwrap().day
    };
    let catalogue = crate::Catalogue::shipped().unwrap();
    // Released on Christmas Eve: the third day is a Sunday, and both days before are holidays.
    let after = day("2026-12-24", catalogue.holidays());
    assert_eq!(after, date(2026, 12, 28));
    // Released on a Thursday: Sunday rolls to the Friday, which still lies after the release.
    assert_eq!(day("2026-06-11", catalogue.holidays()), date(2026, 6, 12));
}

#[test]
fn who_comes_after_the_gate_gets_only_what_lies_after_it() {
    let after = json!({
        "custody_start": "2025-01-01", "release_date": RELEASE, "actual_release": RELEASE,
        "entry": "2027-02-08", "age_at_release": 30,
    });
    let plan = plan(&after, &[], &[]);
    let ids: Vec<&str> = plan.iter().map(|(id, _, _)| id.as_str()).collect();
    // The flat, the papers and the doctor were looked for before; the visits of later days stay.
    assert_eq!(ids, ["T52.1", "T52.2", "T48"]);
    assert_eq!(find(&plan, "T52.1").unwrap().1, Some(date(2027, 2, 8)));
    // What waited for a task that is not there does not wait.
    assert!(
        plan.iter()
            .all(|(_, _, blockers)| { blockers.iter().all(|id| !id.starts_with('T')) })
    );
}

#[test]
fn phases_are_half_open_and_open_where_an_event_has_not_come() {
    let programme = fixture::programme();
    let known = facts(&json!({ "custody_start": "2025-01-01", "release_date": RELEASE }));
    let on = |day| phase_on(&programme, &known.anchors(), day).map(|phase| phase.id.as_str());
    assert_eq!(on(date(2024, 12, 31)), None);
    assert_eq!(on(date(2025, 1, 1)), Some("base"));
    assert_eq!(on(date(2026, 6, 29)), Some("base"));
    assert_eq!(on(date(2026, 6, 30)), Some("intensive"));
    assert_eq!(on(date(2026, 12, 30)), Some("intensive"));
    assert_eq!(on(date(2026, 12, 31)), Some("aftercare"));
    assert_eq!(on(date(2030, 1, 1)), Some("aftercare"));
    let left = known.clone().with_day(Fact::Exit, date(2027, 5, 1));
    assert_eq!(
        phase_on(&programme, &left.anchors(), date(2027, 5, 1)),
        None
    );
    assert_eq!(
        window(&programme, &known.anchors()),
        Some((date(2026, 6, 30), Some(date(2027, 6, 30))))
    );
    let unknown = facts(&json!({ "custody_start": "2025-01-01" }));
    assert_eq!(
        phase_on(&programme, &unknown.anchors(), date(2025, 2, 1)),
        None
    );
    assert_eq!(window(&programme, &unknown.anchors()), None);
    assert!(
        spans(&programme, &unknown.anchors())
            .iter()
            .all(|(_, span)| span.is_none())
    );
    // The actual release moves the phases, whatever was expected.
    let early = known.with_day(Fact::ActualRelease, date(2026, 10, 1));
    assert_eq!(
        phase_on(&programme, &early.anchors(), date(2026, 10, 1))
            .unwrap()
            .id,
        "aftercare"
    );
}

proptest! {
    #[test]
    fn a_what_if_is_what_a_real_change_would_be(shift in -300i32..600, released in any::<bool>()) {
        let mut before = json!({
            "custody_start": "2025-01-01", "release_date": RELEASE, "entry": "2026-07-01",
            "birth_date": "2000-03-01",
        });
        if released {
            before["actual_release"] = json!("2026-12-29");
        }
        let day = add_days(date(2026, 12, 31), shift).unwrap();
        let mut after = before.clone();
        after["release_date"] = json!(day.to_string());
        if released {
            after["actual_release"] = json!(day.to_string());
        }
        prop_assert_eq!(facts(&before).what_if(day), facts(&after));
    }

    #[test]
    fn due_dates_move_with_the_release_and_no_other_way(shift in 0i32..400) {
        let at = |days| {
            let day = add_days(date(2026, 12, 31), days).unwrap();
            plan(&json!({ "release_date": day.to_string(), "move_in": "2027-02-01" }), &[], &[])
        };
        let (first, second) = (at(0), at(shift));
        for (id, due, _) in &first {
            let later = find(&second, id).unwrap();
            if id == "T48" {
                prop_assert_eq!(later.1, *due);
            } else {
                prop_assert!(due <= &later.1, "{} {:?} {:?}", id, due, later.1);
            }
        }
    }
}
