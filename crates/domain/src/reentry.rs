//! The window of a re-entry (P11a). Who comes back when the window of the programme is over has days of
//! their own, counted from the new admission; who comes back while it lasts goes on in it.
//!
//! Days only: what lies in them, phases and modules, is the programme's matter.

use jiff::civil::Date;

use crate::{
    anchor::{Anchor, Anchors},
    calendar::Holidays,
    deadline::{Due, Offset},
    land::Land,
};

/// The days of a re-entry that was admitted when the window was over: the day of its admission, and the
/// first day after it. `None`: the window of the programme counts. `over` is the first day after that.
pub fn own_window(
    anchors: &Anchors,
    over: Option<Date>,
    length: Offset,
    land: Land,
) -> Option<(Date, Date)> {
    let entry = anchors
        .get(Anchor::Entry)
        .filter(|_| anchors.is_reentry())?;
    if entry < over? {
        return None;
    }
    let end = length.from_day(entry, land, &Holidays::default())?;
    (entry < end).then_some((entry, end))
}

/// Whether a task belongs into a window that began on this day: it hangs on the admission, or it is due
/// only later. Nothing of the former way out is made up for.
pub fn belongs(due: &Due, begin: Date) -> bool {
    due.rule.anchor == Anchor::Entry || due.rolled > begin
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::{
        calendar::{Roll, add_days},
        deadline::{DueRule, due},
    };

    fn back(entry: Date) -> Anchors {
        Anchors::new()
            .with(Anchor::Release, date(2024, 10, 21))
            .with(Anchor::Entry, entry)
            .of_reentry(true)
    }

    fn months(months: i32) -> Offset {
        Offset {
            months,
            ..Offset::default()
        }
    }

    const OVER: Date = date(2025, 4, 21);

    fn window(anchors: &Anchors, over: Option<Date>) -> Option<(Date, Date)> {
        own_window(anchors, over, months(6), Land::Thueringen)
    }

    #[test]
    fn who_comes_back_after_the_window_has_days_of_their_own() {
        let entry = date(2026, 11, 30);
        let own = Some((entry, date(2027, 5, 30)));
        assert_eq!(window(&back(entry), Some(OVER)), own);
        // The first day after the window is one on which it is over.
        assert!(window(&back(OVER), Some(OVER)).is_some());
    }

    #[test]
    fn else_the_window_of_the_programme_counts() {
        let entry = date(2026, 11, 30);
        let within = back(date(2025, 4, 20));
        assert_eq!(window(&within, Some(OVER)), None);
        // It has no end.
        assert_eq!(window(&back(entry), None), None);
        // The first time, or not admitted yet.
        let first = back(entry).of_reentry(false);
        assert_eq!(window(&first, Some(OVER)), None);
        let waits = back(entry).with(Anchor::Entry, None);
        assert_eq!(window(&waits, Some(OVER)), None);
        // A length that leads nowhere.
        for length in [0, -1] {
            let none = own_window(&back(entry), Some(OVER), months(length), Land::Thueringen);
            assert_eq!(none, None);
        }
    }

    #[test]
    fn only_the_admission_and_what_lies_ahead_makes_tasks() {
        let entry = date(2026, 11, 30);
        let at = |anchor, months| {
            let rule = DueRule {
                anchor,
                offset: self::months(months),
                roll: Roll::None,
            };
            let anchors = back(entry);
            due(rule, &anchors, Land::Thueringen, &Holidays::default()).unwrap()
        };
        assert!(!belongs(&at(Anchor::Release, 0), entry));
        assert!(!belongs(&at(Anchor::Release, 6), entry));
        assert!(belongs(&at(Anchor::Release, 36), entry));
        assert!(belongs(&at(Anchor::Entry, 0), entry));
    }

    proptest! {
        #[test]
        fn it_never_ends_before_it_begins(ago in -800i32..800, length in -12i32..36) {
            let entry = add_days(OVER, ago).unwrap();
            let own = own_window(&back(entry), Some(OVER), months(length), Land::Thueringen);
            if let Some((from, to)) = own {
                prop_assert!(from < to && from == entry && from >= OVER);
            }
            prop_assert_eq!(own.is_some(), ago >= 0 && length > 0);
        }
    }
}
