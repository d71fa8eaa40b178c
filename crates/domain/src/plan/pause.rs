//! Pauses of reviews: why, and for how long at most. A pause never makes a case silent: it has an end,
//! on which the review is due, and further pauses cannot push it away for ever (P18e, feature 7).

use jiff::civil::Date;

use super::review::Rhythm;
use crate::{
    Code,
    calendar::{add_days, add_months},
};

/// Weeks that one pause lasts at most.
pub const LONGEST_WEEKS: i32 = 6;
/// Weeks after the first pause since the last review on which the review is due at the latest,
/// however many pauses follow.
pub const MOST_WEEKS: i32 = 12;

/// Why reviews wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PauseReason {
    /// Moved to another prison, or about to be.
    Transfer,
    /// Ill, or in a hospital.
    Illness,
    /// In a treatment that must not be disturbed.
    Treatment,
    /// Nobody reaches the client.
    NotReached,
    /// The client wants a break.
    ClientWish,
    /// Something else, which is told.
    Other,
}

impl Code for PauseReason {
    const ALL: &'static [Self] = &[
        Self::Transfer,
        Self::Illness,
        Self::Treatment,
        Self::NotReached,
        Self::ClientWish,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Transfer => "transfer",
            Self::Illness => "illness",
            Self::Treatment => "treatment",
            Self::NotReached => "not_reached",
            Self::ClientWish => "client_wish",
            Self::Other => "other",
        }
    }
}

impl PauseReason {
    /// Whether it needs words: what the other reason is.
    pub fn needs_words(self) -> bool {
        self == Self::Other
    }
}

/// A pause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Pause {
    /// First day.
    pub from: Date,
    /// The day on which reviews are to go on; `None`: from before a pause needed one.
    pub until: Option<Date>,
    /// The day on which they went on before that, if somebody said so.
    pub to: Option<Date>,
}

/// What pauses of a plan are measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// How often plans are reviewed.
    pub rhythm: Rhythm,
    /// The last review, or the day from which the first version counts.
    pub last: Date,
    /// The release as it is expected now.
    pub release: Option<Date>,
}

impl Frame {
    /// The last day on which reviews may go on after a pause that begins on `from`. `others` are the
    /// pauses beside it; those from before the last review no longer count.
    ///
    /// The earliest of three holds: [`LONGEST_WEEKS`] after its beginning; [`MOST_WEEKS`] after the
    /// beginning of the first pause since the last review; and the next fixed review before the
    /// release, that is the day on which reviews become denser, then the release itself.
    pub fn latest_end(&self, from: Date, others: &[Pause]) -> Date {
        let since = others.iter().filter(|one| self.counts(one));
        let first = since.map(|one| one.from).fold(from, Date::min);
        let one = weeks_after(from, LONGEST_WEEKS);
        let all = weeks_after(first.max(self.last), MOST_WEEKS);
        let fixed = self.fixed_after(from).unwrap_or(Date::MAX);
        one.min(all).min(fixed)
    }

    /// When reviews go on after these pauses, as far as they may push them away; `None`: nothing has
    /// waited since the last review.
    pub fn rests(&self, pauses: &[Pause]) -> Option<Date> {
        let counting = pauses.iter().filter(|one| self.counts(one));
        counting.map(|one| self.end_of(one, pauses)).max()
    }

    /// When reviews go on after this pause.
    pub fn end_of(&self, pause: &Pause, others: &[Pause]) -> Date {
        let said = pause.to.or(pause.until).unwrap_or(Date::MAX);
        said.min(self.latest_end(pause.from, others))
    }

    /// Whether a pause reaches beyond the last review.
    fn counts(&self, pause: &Pause) -> bool {
        pause.to.or(pause.until).is_none_or(|end| end > self.last)
    }

    fn fixed_after(&self, from: Date) -> Option<Date> {
        let release = self.release?;
        let months = i32::try_from(self.rhythm.months_before).ok()?;
        let denser = add_months(release, -months);
        denser.into_iter().chain([release]).find(|day| *day > from)
    }
}

fn weeks_after(day: Date, weeks: i32) -> Date {
    add_days(day, weeks * 7).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const LAST: Date = date(2026, 9, 1);

    fn frame(release: Option<Date>) -> Frame {
        Frame {
            rhythm: Rhythm::default(),
            last: LAST,
            release,
        }
    }

    fn pause(from: Date, until: Date) -> Pause {
        Pause {
            from,
            until: Some(until),
            to: None,
        }
    }

    #[test]
    fn a_pause_lasts_six_weeks_at_most_and_ends_with_the_next_fixed_review() {
        let from = date(2026, 10, 1);
        assert_eq!(frame(None).latest_end(from, &[]), date(2026, 11, 12));
        // The release is on 31.1.: from 31.10. on reviews are denser.
        let near = frame(Some(date(2027, 1, 31)));
        assert_eq!(near.latest_end(from, &[]), date(2026, 10, 31));
        let later = date(2027, 1, 10);
        assert_eq!(near.latest_end(later, &[]), date(2027, 1, 31));
        assert_eq!(near.latest_end(date(2027, 2, 1), &[]), date(2027, 3, 15));
    }

    #[test]
    fn all_pauses_since_the_last_review_share_twelve_weeks() {
        let first = pause(date(2026, 10, 1), date(2026, 11, 12));
        let second = date(2026, 11, 20);
        let most = date(2026, 12, 24);
        assert_eq!(frame(None).latest_end(second, &[first]), most);
        let both = [first, pause(second, date(2027, 1, 30))];
        assert_eq!(frame(None).rests(&both), Some(most));
        // What lay before the last review is over.
        let before = pause(date(2026, 6, 1), date(2026, 7, 1));
        assert_eq!(frame(None).rests(&[before]), None);
        let alone = frame(None).latest_end(second, &[before]);
        assert_eq!(alone, date(2027, 1, 1));
    }

    #[test]
    fn who_went_on_earlier_did_and_a_pause_without_an_end_has_the_longest() {
        let mut one = pause(date(2026, 10, 1), date(2026, 10, 20));
        one.to = Some(date(2026, 10, 9));
        assert_eq!(frame(None).rests(&[one]), Some(date(2026, 10, 9)));
        let open = Pause {
            until: None,
            to: None,
            ..one
        };
        assert_eq!(frame(None).rests(&[open]), Some(date(2026, 11, 12)));
    }

    fn day(days: i32) -> Date {
        add_days(LAST, days).unwrap_or(Date::MAX)
    }

    proptest! {
        #[test]
        fn no_pause_pushes_reviews_beyond_the_maximum_of_the_first(
            pauses in proptest::collection::vec((0i32..300, 1i32..400), 1..6),
            release in proptest::option::of(0i32..600),
        ) {
            let all: Vec<Pause> = pauses
                .iter()
                .map(|(from, days)| pause(day(*from), day(from + days)))
                .collect();
            let first = all.iter().map(|one| one.from).min().unwrap_or(LAST);
            let rests = frame(release.map(day)).rests(&all);
            prop_assert!(rests.is_some_and(|end| end <= weeks_after(first, MOST_WEEKS)));
        }

        #[test]
        fn a_further_pause_never_lets_another_last_longer(
            from in 0i32..200, other in 0i32..200, days in 1i32..200,
        ) {
            let one = frame(None);
            let further = pause(day(other), day(other + days));
            prop_assert!(one.latest_end(day(from), &[further]) <= one.latest_end(day(from), &[]));
        }
    }
}
