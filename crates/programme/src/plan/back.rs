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
    assert_eq!(within, first);
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
