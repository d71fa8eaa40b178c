//! Whom to look at before admission, by the distance from the release.
//!
//! - Wake-ups (P9b): who was registered early is looked at again at the distances that the programme
//!   names, because what was known then is old by now.
//! - First contacts (I3b): who was reported and should have been contacted soon, or by now. Whether
//!   somebody was contacted the programme does not know; the caller asks only about those who were not.

use domain::{
    calendar::{Holidays, add_days, days_between},
    deadline::Offset,
};
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

/// The day by which somebody who was never contacted should have been, if it is at most four weeks
/// ahead, or over. `None` without such a distance in the programme, and once released.
pub fn first_contact(programme: &Programme, release: Date, today: Date) -> Option<Date> {
    if today >= release {
        return None;
    }
    let offset = programme.first_contact_by?;
    let by = offset.from_day(release, programme.land, &Holidays::default())?;
    (days_between(today, by) <= WAKE_DAYS).then_some(by)
}

/// The releases for which [`first_contact`] can say something on `today`: both ends included.
pub fn first_contacts(programme: &Programme, today: Date) -> Option<(Date, Date)> {
    let away = away(programme, programme.first_contact_by?, today)?;
    let last = add_days(today, away + WAKE_DAYS + SLACK)?;
    Some((add_days(today, 1)?, last))
}

/// Months differ by three days at most.
const SLACK: i32 = 3;

/// How many days a distance before the release is long, about today.
fn away(programme: &Programme, offset: Offset, today: Date) -> Option<i32> {
    let away = offset.from_day(today, programme.land, &Holidays::default())?;
    Some(days_between(away, today))
}

/// The releases whose wake-ups can count on `today`, as spans of days with both ends included; one for
/// each wake-up of the programme. [`woken`] says of each case whether its does.
pub fn releases(programme: &Programme, today: Date) -> Vec<(Date, Date)> {
    let span = |offset: &Offset| {
        let away = away(programme, *offset, today)?;
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

    #[test]
    fn a_first_contact_is_asked_for_from_four_weeks_before_its_day_until_the_release() {
        let insa = programme("insa2");
        let release = date(2027, 12, 1);
        let by = |today| first_contact(insa, release, today);
        assert_eq!(by(date(2027, 8, 3)), None);
        assert_eq!(by(date(2027, 8, 4)), Some(date(2027, 9, 1)));
        assert_eq!(by(date(2027, 9, 2)), Some(date(2027, 9, 1)));
        assert_eq!(by(date(2027, 11, 30)), Some(date(2027, 9, 1)));
        assert_eq!(by(release), None);
        let without = Programme {
            first_contact_by: None,
            ..insa.clone()
        };
        assert_eq!(first_contact(&without, release, date(2027, 9, 1)), None);
        assert_eq!(first_contacts(&without, date(2027, 9, 1)), None);
    }

    proptest! {
        /// Whoever should be contacted has a release in the span that is looked through.
        #[test]
        fn nobody_who_should_be_contacted_is_missed(until in 1_i32..400, day in 0_i32..800) {
            let today = add_days(date(2026, 1, 1), day).unwrap();
            let release = add_days(today, until).unwrap();
            for id in ["puemas", "insa2"] {
                let programme = programme(id);
                if first_contact(programme, release, today).is_some() {
                    let (from, to) = first_contacts(programme, today).unwrap();
                    prop_assert!((from..=to).contains(&release));
                }
            }
        }

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
