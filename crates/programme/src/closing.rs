//! Whether the reason for which a case is to end fits what is known of it: an end "six months after the
//! release" of somebody who is in custody is hardly meant. It forbids nothing; people are asked.

use jiff::civil::Date;

use crate::model::ClosureExpects;

/// Why a reason hardly fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlikely {
    /// The release has not taken place.
    NotReleased,
    /// The case is to end before the day of the release.
    BeforeRelease(Date),
    /// The time of the programme still runs on the last day of the case: its own last day.
    Runs(Date),
}

/// What speaks against a reason that `expects` something, for a case that ends on `exit_on`: `released` is
/// the day of the release that took place, `last` the last day of the programme's time, if it is known.
pub fn unlikely(
    expects: ClosureExpects,
    released: Option<Date>,
    last: Option<Date>,
    exit_on: Date,
) -> Option<Unlikely> {
    let Some(released) = released else {
        return Some(Unlikely::NotReleased);
    };
    if exit_on < released {
        return Some(Unlikely::BeforeRelease(released));
    }
    let last = last.filter(|last| expects == ClosureExpects::WindowOver && exit_on < *last);
    last.map(Unlikely::Runs)
}

#[cfg(test)]
mod tests {
    use domain::calendar::add_days;
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const RELEASED: Date = date(2026, 5, 4);
    const LAST: Date = date(2026, 11, 3);

    fn of_window(released: Option<Date>, exit_on: Date) -> Option<Unlikely> {
        unlikely(ClosureExpects::WindowOver, released, Some(LAST), exit_on)
    }

    #[test]
    fn nobody_ends_regularly_who_is_in_custody() {
        assert_eq!(of_window(None, LAST), Some(Unlikely::NotReleased));
        let moved = unlikely(ClosureExpects::Release, None, None, LAST);
        assert_eq!(moved, Some(Unlikely::NotReleased));
    }

    #[test]
    fn the_last_day_of_the_time_is_a_regular_end() {
        let eve = date(2026, 11, 2);
        assert_eq!(of_window(Some(RELEASED), LAST), None);
        assert_eq!(of_window(Some(RELEASED), eve), Some(Unlikely::Runs(LAST)));
        // Who moves away does so at any time after the release.
        let moved = |day| unlikely(ClosureExpects::Release, Some(RELEASED), Some(LAST), day);
        assert_eq!(moved(RELEASED), None);
        let before = date(2026, 5, 3);
        assert_eq!(moved(before), Some(Unlikely::BeforeRelease(RELEASED)));
    }

    proptest! {
        #[test]
        fn a_later_end_never_fits_worse(offset in 0_i32..400, more in 0_i32..400) {
            let day = add_days(RELEASED, offset).unwrap_or(RELEASED);
            let later = add_days(day, more).unwrap_or(day);
            let (first, then) = (of_window(Some(RELEASED), day), of_window(Some(RELEASED), later));
            prop_assert!(first.is_some() || then.is_none());
        }
    }
}
