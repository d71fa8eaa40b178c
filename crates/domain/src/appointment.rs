//! Appointments: when people meet, in a series or once, and what became of it (I1b).

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Weekday},
};

use crate::{Code, calendar::add_days};

/// What became of an appointment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AppointmentStatus {
    /// It is still to come, or nothing was written about it yet.
    Planned,
    /// It took place.
    Held,
    /// The client did not come, or was not reached.
    Missed,
    /// It was called off.
    Cancelled,
    /// Another one stands in its place.
    Moved,
}

impl Code for AppointmentStatus {
    const ALL: &'static [Self] = &[
        Self::Planned,
        Self::Held,
        Self::Missed,
        Self::Cancelled,
        Self::Moved,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Missed => "missed",
            Self::Cancelled => "cancelled",
            Self::Moved => "moved",
        }
    }
}

/// How it came that an appointment did not take place as it was planned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OutcomeReason {
    /// With an excuse: illness, work, family.
    Excused,
    /// Without a word.
    Unexcused,
    /// Nobody's fault: locked in, no escort, no train, closed office.
    Organisational,
    /// Too late.
    Late,
}

impl Code for OutcomeReason {
    const ALL: &'static [Self] = &[
        Self::Excused,
        Self::Unexcused,
        Self::Organisational,
        Self::Late,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Excused => "excused",
            Self::Unexcused => "unexcused",
            Self::Organisational => "organisational",
            Self::Late => "late",
        }
    }
}

/// From whom a cancellation came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CancelledBy {
    /// The client.
    Client,
    /// Us.
    Worker,
    /// The prison.
    Prison,
    /// An office, a partner, somebody else who was to come.
    Partner,
}

impl Code for CancelledBy {
    const ALL: &'static [Self] = &[Self::Client, Self::Worker, Self::Prison, Self::Partner];

    fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Worker => "worker",
            Self::Prison => "prison",
            Self::Partner => "partner",
        }
    }
}

/// How often an appointment comes again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Repeat {
    /// It does not.
    Once,
    /// Every week on the same day.
    Weekly,
    /// Every second week on the same day.
    Fortnightly,
}

impl Code for Repeat {
    const ALL: &'static [Self] = &[Self::Once, Self::Weekly, Self::Fortnightly];

    fn code(self) -> &'static str {
        match self {
            Self::Once => "once",
            Self::Weekly => "weekly",
            Self::Fortnightly => "fortnightly",
        }
    }
}

impl Repeat {
    fn days(self) -> Option<i32> {
        match self {
            Self::Once => None,
            Self::Weekly => Some(7),
            Self::Fortnightly => Some(14),
        }
    }
}

/// The most appointments of one series: half a year of weeks.
pub const LONGEST_SERIES: usize = 26;

/// Why a series cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesProblem {
    /// Nobody said until when.
    EndMissing,
    /// It ends before its second appointment.
    TooShort,
    /// It has more than [`LONGEST_SERIES`] appointments.
    TooLong,
}

/// The days of a series that begins on `first` and has its last day on `until` or before.
pub fn series_days(
    first: Date,
    repeat: Repeat,
    until: Option<Date>,
) -> Result<Vec<Date>, SeriesProblem> {
    let Some(step) = repeat.days() else {
        return Ok(vec![first]);
    };
    let until = until.ok_or(SeriesProblem::EndMissing)?;
    let mut days = vec![first];
    let mut last = first;
    while let Some(next) = add_days(last, step).filter(|next| *next <= until) {
        if days.len() == LONGEST_SERIES {
            return Err(SeriesProblem::TooLong);
        }
        days.push(next);
        last = next;
    }
    if days.len() < 2 {
        return Err(SeriesProblem::TooShort);
    }
    Ok(days)
}

/// So long an appointment is taken to last if nobody said when it ends.
pub const USUAL_LENGTH: SignedDuration = SignedDuration::from_hours(1);

/// The span `[from, to)` of an appointment; without an end it lasts [`USUAL_LENGTH`].
pub fn span(at: Timestamp, ends_at: Option<Timestamp>) -> (Timestamp, Timestamp) {
    let usual = at.checked_add(USUAL_LENGTH).unwrap_or(at);
    (at, ends_at.filter(|end| *end > at).unwrap_or(usual))
}

/// Whether two spans `[from, to)` share a moment. One that begins when the other ends does not.
pub fn collide(one: (Timestamp, Timestamp), other: (Timestamp, Timestamp)) -> bool {
    one.0 < other.1 && other.0 < one.1
}

/// Whether hardly any office is open then: at a weekend, before seven in the morning, from eight in the
/// evening on.
pub fn is_unusual(at: DateTime) -> bool {
    let weekend = matches!(at.weekday(), Weekday::Saturday | Weekday::Sunday);
    weekend || !(7..20).contains(&at.hour())
}

/// Whether a reason is needed for a status, and whether this one fits it: whoever did not come has
/// one; who came may have been late; what was called off may have an excuse or be nobody's fault; what was
/// moved or is still to come has none.
pub fn reason_fits(status: AppointmentStatus, reason: Option<OutcomeReason>) -> bool {
    match status {
        AppointmentStatus::Missed => reason.is_some(),
        AppointmentStatus::Held => matches!(reason, None | Some(OutcomeReason::Late)),
        AppointmentStatus::Cancelled => matches!(
            reason,
            None | Some(OutcomeReason::Excused | OutcomeReason::Organisational)
        ),
        AppointmentStatus::Planned | AppointmentStatus::Moved => reason.is_none(),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::days_between;

    const FIRST: Date = date(2026, 12, 1);

    #[test]
    fn a_series_needs_an_end_and_a_second_day() {
        let weekly = |until| series_days(FIRST, Repeat::Weekly, until);
        assert_eq!(weekly(None), Err(SeriesProblem::EndMissing));
        assert_eq!(
            weekly(Some(date(2026, 12, 7))),
            Err(SeriesProblem::TooShort)
        );
        assert_eq!(weekly(Some(date(2026, 12, 8))).map(|all| all.len()), Ok(2));
        assert_eq!(
            series_days(FIRST, Repeat::Once, None),
            Ok(vec![FIRST]),
            "once needs no end"
        );
    }

    #[test]
    fn half_a_year_of_weeks_and_not_one_more() {
        let last = add_days(FIRST, 25 * 7).unwrap_or(FIRST);
        let all = series_days(FIRST, Repeat::Weekly, Some(last));
        assert_eq!(all.map(|all| all.len()), Ok(LONGEST_SERIES));
        let over = add_days(last, 7);
        assert_eq!(
            series_days(FIRST, Repeat::Weekly, over),
            Err(SeriesProblem::TooLong)
        );
    }

    #[test]
    fn a_reason_belongs_to_who_did_not_come() {
        use AppointmentStatus::{Cancelled, Held, Missed, Planned};
        assert!(!reason_fits(Missed, None));
        assert!(reason_fits(Missed, Some(OutcomeReason::Unexcused)));
        assert!(reason_fits(Held, Some(OutcomeReason::Late)));
        assert!(!reason_fits(Held, Some(OutcomeReason::Excused)));
        assert!(reason_fits(Planned, None));
        assert!(reason_fits(Cancelled, None));
        assert!(reason_fits(Cancelled, Some(OutcomeReason::Excused)));
        assert!(!reason_fits(Cancelled, Some(OutcomeReason::Unexcused)));
    }

    #[test]
    fn weekends_nights_and_evenings_are_unusual() {
        let at = |day: i8, hour| date(2026, 11, day).at(hour, 0, 0, 0);
        // The 27th is a Friday.
        assert!(!is_unusual(at(27, 7)) && !is_unusual(at(27, 19)));
        assert!(is_unusual(at(27, 6)) && is_unusual(at(27, 20)) && is_unusual(at(27, 3)));
        assert!(is_unusual(at(28, 10)) && is_unusual(at(29, 10)) && !is_unusual(at(30, 10)));
    }

    proptest! {
        #[test]
        fn the_days_of_a_series_keep_their_weekday_and_end_in_time(
            weeks in 1i32..60, fortnightly: bool, rest in 0i32..7
        ) {
            let repeat = if fortnightly { Repeat::Fortnightly } else { Repeat::Weekly };
            let until = add_days(FIRST, weeks * 7 + rest);
            if let Ok(days) = series_days(FIRST, repeat, until) {
                prop_assert!(days.len() <= LONGEST_SERIES && days.len() > 1);
                prop_assert_eq!(days[0], FIRST);
                for pair in days.windows(2) {
                    prop_assert_eq!(days_between(pair[0], pair[1]), if fortnightly { 14 } else { 7 });
                }
                prop_assert!(days.last().copied() <= until);
            } else {
                prop_assert!(!(2..=25).contains(&weeks));
            }
        }

        #[test]
        fn two_spans_collide_exactly_if_they_share_a_minute(
            a in 0i64..40, long in 1i64..20, b in 0i64..40, wide in 1i64..20
        ) {
            let at = |minute: i64| Timestamp::from_second(minute * 60).unwrap_or(Timestamp::UNIX_EPOCH);
            let one = (at(a), at(a + long));
            let other = (at(b), at(b + wide));
            let shared = (a..a + long).any(|minute| (b..b + wide).contains(&minute));
            prop_assert_eq!(collide(one, other), shared);
            prop_assert_eq!(collide(one, other), collide(other, one));
        }
    }
}
