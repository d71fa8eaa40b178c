//! How long what is known about somebody's life counts as known (X13).

use jiff::civil::Date;

use crate::calendar::days_between;

/// Whether something that was recorded or confirmed last on `last` should be asked about again:
/// after more than `days` days. A day to come (a clock that went wrong) is fresh.
pub fn is_stale(last: Date, days: u32, today: Date) -> bool {
    i64::from(days_between(last, today)) > i64::from(days)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn it_is_asked_the_day_after() {
        let last = date(2026, 10, 24);
        assert!(!is_stale(last, 30, date(2026, 11, 23)));
        assert!(is_stale(last, 30, date(2026, 11, 24)));
        assert!(!is_stale(last, 30, date(2026, 1, 1)));
    }

    proptest! {
        #[test]
        fn once_stale_it_stays_stale(days in 0_u32..400, waited in 0_i32..800, more in 0_i32..400) {
            let last = date(2026, 1, 1);
            let day = |after| crate::calendar::add_days(last, after).unwrap();
            prop_assert!(!is_stale(last, days, day(waited)) || is_stale(last, days, day(waited + more)));
        }
    }
}
