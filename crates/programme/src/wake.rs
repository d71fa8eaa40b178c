//! Wake-ups (P9b): who was registered early is looked at again at the distances from the release that
//! the programme names, because what was known then is old by now.

use domain::calendar::{Holidays, add_days, days_between};
use jiff::civil::Date;

use crate::model::Programme;

/// For so many days a wake-up is shown.
pub const WAKE_DAYS: i32 = 28;

/// A wake-up that counts today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wake {
    /// The day of the wake-up.
    pub on: Date,
    /// The release.
    pub release: Date,
}

/// The wake-up that counts on `today` for somebody who was `registered` before it: from its day on for
/// four weeks. The last one, if several do. Nobody is woken once released.
pub fn woken(programme: &Programme, release: Date, registered: Date, today: Date) -> Option<Wake> {
    if today >= release {
        return None;
    }
    let (land, none) = (programme.land, Holidays::default());
    let days = programme.wake_up.iter();
    days.filter_map(|offset| offset.from_day(release, land, &none))
        .filter(|on| registered < *on && (0..WAKE_DAYS).contains(&days_between(*on, today)))
        .max()
        .map(|on| Wake { on, release })
}

/// The releases whose wake-ups can count on `today`, as spans of days with both ends included; one for
/// each wake-up of the programme. [`woken`] says of each case whether its does.
pub fn releases(programme: &Programme, today: Date) -> Vec<(Date, Date)> {
    // Months differ by three days at most.
    const SLACK: i32 = 3;
    let none = Holidays::default();
    let span = |offset: &domain::deadline::Offset| {
        let away = offset.from_day(today, programme.land, &none)?;
        let away = days_between(away, today);
        let first = add_days(today, away - WAKE_DAYS - SLACK)?;
        Some((first, add_days(today, away + SLACK)?))
    };
    programme.wake_up.iter().filter_map(span).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::Catalogue;

    /// Read once: a property asks it hundreds of times.
    static SHIPPED: LazyLock<Catalogue> =
        LazyLock::new(|| Catalogue::shipped().expect("the shipped files"));

    fn programme(id: &str) -> &'static Programme {
        SHIPPED.get(id).expect("a programme")
    }

    #[test]
    fn whoever_was_registered_early_is_woken_twelve_and_seven_months_before() {
        let puemas = programme("puemas");
        let release = date(2027, 12, 1);
        let registered = date(2026, 3, 2);
        let on = |today| woken(puemas, release, registered, today).map(|wake| wake.on);
        assert_eq!(on(date(2026, 11, 30)), None);
        assert_eq!(on(date(2026, 12, 1)), Some(date(2026, 12, 1)));
        assert_eq!(on(date(2026, 12, 28)), Some(date(2026, 12, 1)));
        assert_eq!(on(date(2026, 12, 29)), None);
        assert_eq!(on(date(2027, 5, 1)), Some(date(2027, 5, 1)));
        // Registered on that day or later: there is nothing old to look at.
        assert_eq!(
            woken(puemas, release, date(2026, 12, 1), date(2026, 12, 5)),
            None
        );
        assert_eq!(woken(puemas, release, registered, release), None);
    }

    #[test]
    fn insa_wakes_once_before_its_time_criterion_opens() {
        let insa = programme("insa2");
        let release = date(2027, 12, 1);
        let on = |today| woken(insa, release, date(2026, 3, 2), today);
        assert_eq!(on(date(2026, 12, 1)), None);
        assert!(on(date(2027, 5, 1)).is_some());
    }

    proptest! {
        /// Whoever is woken has a release in one of the spans that are looked through.
        #[test]
        fn nobody_who_is_woken_is_missed(until in 1_i32..600, ago in 0_i32..900, day in 0_i32..800) {
            let today = add_days(date(2026, 1, 1), day).unwrap();
            let release = add_days(today, until).unwrap();
            let registered = add_days(today, -ago).unwrap();
            for id in ["puemas", "insa2"] {
                let programme = programme(id);
                if let Some(wake) = woken(programme, release, registered, today) {
                    prop_assert!(wake.on <= today && registered < wake.on);
                    let spans = releases(programme, today);
                    prop_assert!(spans.iter().any(|(from, to)| (*from..=*to).contains(&release)));
                }
            }
        }
    }
}
