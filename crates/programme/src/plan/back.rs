//! Tests of the window of a re-entry: its days, its phase, its modules and its tasks.

use super::*;
use crate::{
    Catalogue,
    phases::{end_of, modules_on, phase_on, spans, window},
};
use domain::calendar::{add_days, add_months};
use jiff::civil::date;
use proptest::prelude::*;

const RELEASE: Date = date(2024, 10, 21);
const OVER: Date = date(2025, 4, 21);
const ENTRY: Date = date(2026, 11, 30);
const END: Date = date(2027, 5, 30);

fn back(entry: Date) -> Facts {
    Facts::new()
        .with_day(Fact::CustodyStart, date(2023, 1, 2))
        .with_day(Fact::ReleaseDate, RELEASE)
        .with_day(Fact::ActualRelease, RELEASE)
        .with_day(Fact::Entry, entry)
        .of_reentry(true)
}

fn planned<'p>(
    programme: &'p Programme,
    holidays: &Holidays,
    facts: &Facts,
) -> Vec<PlannedTask<'p>> {
    plan_tasks(PlanInput {
        programme,
        facts,
        coverage: &[],
        holidays,
        today: ENTRY,
        done: &BTreeSet::new(),
        done_before: &BTreeSet::new(),
    })
}

#[test]
fn its_days_are_all_of_the_last_phase_after_the_release() {
    let catalogue = Catalogue::shipped().unwrap();
    let puemas = catalogue.get("puemas").unwrap();
    let anchors = back(ENTRY).anchors();
    assert_eq!(window(puemas, &anchors), Some((ENTRY, Some(END))));
    let on = |day| phase_on(puemas, &anchors, day).map(|phase| phase.id.as_str());
    assert_eq!(on(date(2026, 11, 29)), None);
    assert_eq!(on(ENTRY), Some("aftercare"));
    assert_eq!(on(date(2027, 5, 29)), Some("aftercare"));
    assert_eq!(on(END), None);
    assert!(puemas.rhythm("aftercare").is_some());
    // What lasts until the end of the window is on offer again.
    assert!(!modules_on(puemas, &anchors, ENTRY).is_empty());
    assert!(modules_on(puemas, &anchors, END).is_empty());
    let until = puemas.window.to.unwrap();
    assert_eq!(end_of(puemas, &anchors, until), Some(END));
}

#[test]
fn who_comes_back_within_the_window_goes_on_in_it() {
    let catalogue = Catalogue::shipped().unwrap();
    let puemas = catalogue.get("puemas").unwrap();
    let entry = date(2025, 2, 3);
    for facts in [back(entry), back(ENTRY).of_reentry(false)] {
        let anchors = facts.anchors();
        let first = back(entry).of_reentry(false).anchors();
        assert_eq!(window(puemas, &anchors), window(puemas, &first));
        assert_eq!(spans(puemas, &anchors), spans(puemas, &first));
    }
    let holidays = catalogue.holidays();
    let within = planned(puemas, holidays, &back(entry));
    let first = planned(puemas, holidays, &back(entry).of_reentry(false));
    // All but the day of the release, which is behind them.
    let gate = |task: &PlannedTask<'_>| {
        let due = task.due.as_ref();
        due.is_some_and(|due| due.rule.anchor == Anchor::Release && due.computed == RELEASE)
    };
    let rest: Vec<_> = first.into_iter().filter(|task| !gate(task)).collect();
    let days = |tasks: &[PlannedTask<'_>]| -> Vec<_> {
        tasks
            .iter()
            .map(|task| (task.id.clone(), task.due.clone()))
            .collect()
    };
    assert_eq!(days(&within), days(&rest));
    // A window without an end is never over.
    let insa = catalogue.get("insa2").unwrap();
    assert_eq!(phases::own(insa, &back(ENTRY).anchors()), None);
}

#[test]
fn nothing_of_the_former_way_out_is_made_up_for() {
    let catalogue = Catalogue::shipped().unwrap();
    let puemas = catalogue.get("puemas").unwrap();
    let tasks = planned(puemas, catalogue.holidays(), &back(ENTRY));
    assert!(tasks.iter().all(|task| !task.is_shortened()));
    for task in &tasks {
        let Some(due) = &task.due else { continue };
        assert!(due.day >= ENTRY, "{} {due:?}", task.id);
        assert_eq!(due.rule.anchor, Anchor::Entry, "{}", task.id);
    }
    // The end is planned again, counted from the new admission.
    let end = |id: &str| {
        let task = tasks.iter().find(|task| task.id == id).unwrap();
        task.due.as_ref().unwrap().computed
    };
    assert_eq!(end("T58"), add_months(ENTRY, 5).unwrap());
    assert_eq!(end("T59"), add_months(ENTRY, 6).unwrap());
    let before = planned(puemas, catalogue.holidays(), &back(ENTRY).of_reentry(false));
    assert!(before.len() > tasks.len());
}

/// The days of the tasks at the end of PÜMaS, for support prolonged to this day.
fn days_of_the_end(facts: &Facts, until: Date) -> Vec<(String, Date, bool)> {
    let catalogue = Catalogue::shipped().unwrap();
    let puemas = catalogue.get("puemas").unwrap();
    let facts = facts.clone().extended(Some(until));
    planned(puemas, catalogue.holidays(), &facts)
        .into_iter()
        .filter(|task| ["T58", "T59"].contains(&task.id.as_str()))
        .map(|task| {
            let due = task.due.unwrap();
            let prolonged = due.rule.anchor == Anchor::SupportEnd;
            (task.id, due.day, prolonged)
        })
        .collect()
}

#[test]
fn where_support_is_prolonged_its_end_is_planned_later() {
    let first = back(date(2024, 5, 2)).of_reentry(false);
    let end = |facts: &Facts, until| days_of_the_end(facts, until);
    let told = |day: [Date; 2], prolonged| {
        let ids = ["T58", "T59"];
        ids.iter()
            .zip(day)
            .map(|(id, day)| ((*id).to_owned(), day, prolonged))
            .collect::<Vec<_>>()
    };
    // 31 July 2025 is a Thursday, 30 June a Monday.
    let later = told([date(2025, 6, 30), date(2025, 7, 31)], true);
    assert_eq!(end(&first, date(2025, 7, 31)), later);
    // 24 August 2025 is a Sunday: the working day before.
    assert_eq!(end(&first, date(2025, 8, 24))[1].1, date(2025, 8, 22));
    // A day that the window has passed anyway prolongs nothing.
    let regular = told([date(2025, 3, 21), date(2025, 4, 17)], false);
    assert_eq!(end(&first, date(2025, 4, 20)), regular);
    // In the window of a re-entry too: END + 30 days is a Tuesday.
    let again = told([date(2027, 5, 28), date(2027, 6, 29)], true);
    assert_eq!(end(&back(ENTRY), date(2027, 6, 29)), again);
}

#[test]
fn who_comes_back_within_the_window_does_nothing_twice() {
    let catalogue = Catalogue::shipped().unwrap();
    let puemas = catalogue.get("puemas").unwrap();
    let entry = date(2024, 12, 2);
    let facts = back(entry);
    assert_eq!(phases::back(&facts.anchors()), Some(entry));
    let ids = |done: &[&str], facts: &Facts| {
        let done_before = done.iter().map(|id| (*id).to_owned()).collect();
        let input = PlanInput {
            programme: puemas,
            facts,
            coverage: &[],
            holidays: catalogue.holidays(),
            today: entry,
            done: &BTreeSet::new(),
            done_before: &done_before,
        };
        let tasks = plan_tasks(input);
        tasks.into_iter().map(|task| task.id).collect::<Vec<_>>()
    };
    let has = |ids: &[String], id: &str| ids.iter().any(|one| one == id);
    let all = ids(&[], &facts);
    // The day of the release is behind, what was left undone after it is not.
    assert!(!has(&all, "T43") && !has(&all, "T44"));
    assert!(has(&all, "T46") && has(&all, "T59"));
    let rest = ids(&["T46", "T65", "T56", "T59"], &facts);
    assert!(!has(&rest, "T46"));
    // The end lies ahead again, and a new job can end.
    let left = facts.clone().with_day(Fact::JobEnd, date(2025, 1, 6));
    assert!(has(&rest, "T59") && has(&ids(&["T56"], &left), "T56"));
    // What hangs on the admission comes with every admission.
    assert!(has(&rest, "T65"));
    // The first time nothing was done before.
    let first = facts.of_reentry(false);
    assert_eq!(phases::back(&first.anchors()), None);
    assert!(has(&ids(&["T46"], &first), "T46") && has(&ids(&[], &first), "T44"));
}

proptest! {
    #[test]
    fn no_window_ends_before_it_begins(after in -400i32..900, again in any::<bool>()) {
        let catalogue = Catalogue::shipped().unwrap();
        let puemas = catalogue.get("puemas").unwrap();
        let entry = add_days(RELEASE, after).unwrap();
        let anchors = back(entry).of_reentry(again).anchors();
        let (from, to) = window(puemas, &anchors).unwrap();
        prop_assert!(to.is_some_and(|to| from < to));
        prop_assert!(!again || to.is_some_and(|to| entry < to));
        let own = phases::own(puemas, &anchors).is_some();
        prop_assert_eq!(own, again && entry >= OVER);
    }
}
