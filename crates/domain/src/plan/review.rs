//! When a plan is looked at again: more often the nearer the release is, before and after it.

use jiff::civil::Date;

use crate::{
    Code,
    calendar::{add_days, add_months},
};

/// How often plans are reviewed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// Weeks from one review to the next, far from the release.
    pub weeks: u32,
    /// The same near the release.
    pub near_weeks: u32,
    /// How many months before the release are near it.
    pub months_before: u32,
    /// How many months after it.
    pub months_after: u32,
}

impl Default for Rhythm {
    /// Every eight weeks, and every four in the last three months and the first three after.
    fn default() -> Self {
        Self {
            weeks: 8,
            near_weeks: 4,
            months_before: 3,
            months_after: 3,
        }
    }
}

/// When the next review is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NextReview {
    /// The day; never before today.
    pub on: Date,
    /// Since when it is late, if it is.
    pub late_since: Option<Date>,
    /// Until when reviews wait, if they wait today.
    pub rests_until: Option<Date>,
}

impl NextReview {
    /// The day on which it is due, or was.
    pub fn due(&self) -> Date {
        self.late_since.unwrap_or(self.on)
    }
}

/// The next review after `last` (the last review, or the day from which the first version counts).
///
/// `releases` are all days for which the release was expected since then, the present one among
/// them. The earliest answer of all of them holds: a release that is put off never puts off a review
/// that was due before. `turns` are days since then on which much changed, a new lead or another prison: the
/// near distance counts from each of them too. `rests` is when reviews go on after pauses
/// ([`super::pause::Frame::rests`]): what would have been due before that day is due on it, and what is due later
/// stays where it is.
pub fn next(
    rhythm: Rhythm,
    last: Date,
    (releases, turns, rests): (&[Date], &[Date], Option<Date>),
    today: Date,
) -> NextReview {
    let far = after(last, rhythm.weeks);
    let near = releases
        .iter()
        .filter_map(|release| near_release(rhythm, last, *release));
    let turned = turns.iter().filter(|day| **day > last);
    let turned = turned.map(|day| after(*day, rhythm.near_weeks));
    let due = near.chain(turned).fold(far, Date::min);
    let due = rests.map_or(due, |rests| due.max(rests));
    NextReview {
        on: due.max(today),
        late_since: (due < today).then_some(due),
        rests_until: rests.filter(|day| *day > today),
    }
}

/// The days for which the release was expected since `last`, as [`next`] wants them: out of all forecasts,
/// each with the day on which it was recorded, the newest first.
///
/// The one that was in force before `last` is among them. One recorded on that very day may have come after
/// the review, so the one before it counts too; otherwise a release that is put off on the day of a
/// review would put off the next one.
pub fn expected_since(forecasts: impl IntoIterator<Item = (Date, Date)>, last: Date) -> Vec<Date> {
    let mut releases = Vec::new();
    for (recorded, release) in forecasts {
        releases.push(release);
        if recorded < last {
            break;
        }
    }
    releases
}

/// The review that being near this release asks for, if the next one falls there.
fn near_release(rhythm: Rhythm, last: Date, release: Date) -> Option<Date> {
    let months = |months: u32| i32::try_from(months).ok();
    let begin = add_months(release, -months(rhythm.months_before)?)?;
    let end = add_months(release, months(rhythm.months_after)?)?;
    let due = after(last, rhythm.near_weeks).max(begin);
    (due <= end).then_some(due)
}

fn after(day: Date, weeks: u32) -> Date {
    let days = i32::try_from(weeks).unwrap_or(i32::MAX).saturating_mul(7);
    add_days(day, days).unwrap_or(Date::MAX)
}

/// How far a goal was reached, on five steps: 0 is what was expected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attainment {
    /// −2: much less than expected, or worse than before.
    MuchLess,
    /// −1: less.
    Less,
    /// 0: as expected.
    Expected,
    /// +1: more.
    More,
    /// +2: much more.
    MuchMore,
}

impl Code for Attainment {
    const ALL: &'static [Self] = &[
        Self::MuchLess,
        Self::Less,
        Self::Expected,
        Self::More,
        Self::MuchMore,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::MuchLess => "much_less",
            Self::Less => "less",
            Self::Expected => "expected",
            Self::More => "more",
            Self::MuchMore => "much_more",
        }
    }
}

impl Attainment {
    /// The step with this number; `None`: there is none.
    pub fn from_points(points: i8) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|one| one.points() == points)
    }

    /// The step as a number, −2 to +2.
    pub fn points(self) -> i8 {
        match self {
            Self::MuchLess => -2,
            Self::Less => -1,
            Self::Expected => 0,
            Self::More => 1,
            Self::MuchMore => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::days_between;

    const RHYTHM: Rhythm = Rhythm {
        weeks: 8,
        near_weeks: 4,
        months_before: 3,
        months_after: 3,
    };

    #[test]
    fn what_falls_into_a_pause_is_due_at_its_end_and_what_comes_later_stays() {
        let last = date(2026, 9, 1);
        let on = |rests, today| next(RHYTHM, last, (&[], &[], Some(rests)), today);
        // Due on 27.10.
        let in_pause = on(date(2026, 11, 10), date(2026, 10, 20));
        assert_eq!(in_pause.on, date(2026, 11, 10));
        assert_eq!(in_pause.rests_until, Some(date(2026, 11, 10)));
        assert_eq!(in_pause.late_since, None);
        let later = on(date(2026, 10, 1), date(2026, 9, 20));
        assert_eq!(later.on, date(2026, 10, 27));
        // On the day itself it is due, and the day after it is late.
        let today = on(date(2026, 11, 10), date(2026, 11, 10));
        assert_eq!((today.rests_until, today.late_since), (None, None));
        let after = on(date(2026, 11, 10), date(2026, 11, 11));
        assert_eq!(after.late_since, Some(date(2026, 11, 10)));
        assert_eq!(after.due(), date(2026, 11, 10));
    }

    fn due(last: Date, releases: &[Date]) -> Date {
        next(RHYTHM, last, (releases, &[], None), last).on
    }

    #[test]
    fn far_away_every_eight_weeks_and_near_the_release_every_four() {
        let last = date(2026, 1, 5);
        assert_eq!(due(last, &[]), date(2026, 3, 2));
        assert_eq!(due(last, &[date(2027, 1, 1)]), date(2026, 3, 2));
        assert_eq!(due(last, &[date(2026, 3, 1)]), date(2026, 2, 2));
        // Coming near: the first day that is near is early enough.
        assert_eq!(due(last, &[date(2026, 5, 15)]), date(2026, 2, 15));
        // Long after: far again.
        assert_eq!(due(last, &[date(2025, 6, 1)]), date(2026, 3, 2));
        assert_eq!(due(last, &[date(2025, 12, 1)]), date(2026, 2, 2));
    }

    #[test]
    fn a_new_lead_or_another_prison_brings_the_review_forward_and_never_puts_it_off() {
        let last = date(2026, 1, 5);
        let on = |turn| next(RHYTHM, last, (&[], &[turn], None), last).on;
        assert_eq!(on(date(2026, 1, 12)), date(2026, 2, 9));
        // Late in the eight weeks it is due before anyway, and what lies before counts no more.
        assert_eq!(on(date(2026, 2, 20)), date(2026, 3, 2));
        assert_eq!(on(last), date(2026, 3, 2));
    }

    #[test]
    fn what_is_late_says_since_when() {
        let found = next(RHYTHM, date(2026, 1, 5), (&[], &[], None), date(2026, 4, 1));
        assert_eq!(found.on, date(2026, 4, 1));
        assert_eq!(found.late_since, Some(date(2026, 3, 2)));
    }

    #[test]
    fn what_was_in_force_before_the_last_review_counts_and_nothing_older() {
        let last = date(2026, 11, 10);
        let (near, far) = (date(2027, 1, 7), date(2027, 9, 1));
        let on = |day| date(2026, 11, day);
        let expected = |all: &[(Date, Date)]| expected_since(all.iter().copied(), last);
        assert_eq!(expected(&[(on(2), near), (on(1), far)]), [near]);
        assert_eq!(
            expected(&[(on(12), far), (on(2), near), (on(1), far)]),
            [far, near]
        );
        // On the day of the review itself: it may have come after it.
        let same_day = expected(&[(on(10), far), (on(2), near), (on(1), far)]);
        assert_eq!(same_day, [far, near]);
        assert_eq!(due(last, &same_day), date(2026, 12, 8));
        assert!(expected(&[]).is_empty());
    }

    fn day(days: i32) -> Date {
        add_days(date(2026, 1, 1), days).unwrap_or(Date::MAX)
    }

    proptest! {
        #[test]
        fn never_in_the_past(last in 0i32..900, today in 0i32..1500, release in 0i32..1500) {
            let found = next(RHYTHM, day(last), (&[day(release)], &[], None), day(today));
            prop_assert!(found.on >= day(today));
            prop_assert_eq!(found.late_since.is_some(), found.late_since.is_some_and(|d| d < day(today)));
        }

        #[test]
        fn a_release_that_is_put_off_puts_off_no_review(
            last in 0i32..900,
            releases in proptest::collection::vec(0i32..1500, 0..4),
            another in 0i32..1500,
        ) {
            let before: Vec<Date> = releases.iter().map(|n| day(*n)).collect();
            let after: Vec<Date> = before.iter().copied().chain([day(another)]).collect();
            prop_assert!(due(day(last), &after) <= due(day(last), &before));
        }

        /// Whenever since the last review it becomes known, on its very day too.
        #[test]
        fn a_forecast_that_is_put_off_puts_off_no_review(
            last in 0i32..900,
            before in proptest::collection::vec((0i32..1500, 0i32..1500), 0..4),
            (later, another) in (0i32..400, 0i32..1500),
        ) {
            let dated = |(on, release): (i32, i32)| (day(on), day(release));
            let known = last.saturating_add(later);
            let mut forecasts: Vec<_> = before.into_iter().map(|(on, to)| (on.min(known), to)).collect();
            forecasts.sort_by_key(|(on, _)| std::cmp::Reverse(*on));
            let old: Vec<_> = forecasts.into_iter().map(dated).collect();
            let new: Vec<_> = [dated((known, another))].into_iter().chain(old.clone()).collect();
            let last = day(last);
            prop_assert!(due(last, &expected_since(new, last)) <= due(last, &expected_since(old, last)));
        }

        #[test]
        fn reviews_are_denser_near_the_release(last in 0i32..900, release in 0i32..1500) {
            let (last, release) = (day(last), day(release));
            let found = due(last, &[release]);
            let gap = days_between(last, found);
            prop_assert!((28..=56).contains(&gap));
            let begin = add_months(release, -3).unwrap_or(release);
            let end = add_months(release, 3).unwrap_or(release);
            if last >= begin && day(0) <= last && add_days(last, 28).is_some_and(|d| d <= end) {
                prop_assert_eq!(gap, 28);
            }
        }
    }
}
