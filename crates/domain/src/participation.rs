//! Taking part in a module of a programme (I15): planned, running, and two ways to end.

use jiff::civil::Date;

use crate::Code;

/// Where a participation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ParticipationStatus {
    /// Agreed, not yet begun.
    Planned,
    /// Has begun.
    Running,
    /// Ended with a result.
    Done,
    /// Ended before its time, or never begun, with a reason.
    BrokenOff,
}

impl Code for ParticipationStatus {
    const ALL: &'static [Self] = &[Self::Planned, Self::Running, Self::Done, Self::BrokenOff];

    fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Done => "done",
            Self::BrokenOff => "broken_off",
        }
    }
}

impl ParticipationStatus {
    /// Whether it is at its end.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::BrokenOff)
    }

    /// Whether `to` may follow. A step back corrects a slip of the hand, so every ended
    /// participation can run again; only what has begun cannot become a plan again.
    pub fn may_become(self, to: Self) -> bool {
        self == to || to != Self::Planned
    }
}

/// What is wrong with the days of a participation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DaysProblem {
    /// It ends before it begins.
    EndBeforeStart,
    /// It is over, but no last day is given.
    EndMissing,
    /// It is over, but its last day has not come yet.
    EndInFuture,
    /// It is said to run, but its first day has not come yet.
    StartInFuture,
    /// It is said to run, but its last day lies behind.
    EndInPast,
}

/// Checks the days of a participation against its status. Both days belong to it.
pub fn check_days(
    status: ParticipationStatus,
    from: Date,
    to: Option<Date>,
    today: Date,
) -> Result<(), DaysProblem> {
    use ParticipationStatus::{BrokenOff, Done, Planned, Running};
    match (status, to) {
        (_, Some(to)) if to < from => Err(DaysProblem::EndBeforeStart),
        (Done, None) => Err(DaysProblem::EndMissing),
        (Done, Some(to)) if to > today => Err(DaysProblem::EndInFuture),
        (Running, _) if from > today => Err(DaysProblem::StartInFuture),
        (Running, Some(to)) if to < today => Err(DaysProblem::EndInPast),
        (Planned | Running | Done | BrokenOff, _) => Ok(()),
    }
}

/// Whether two spans of days share a day. An open end reaches for ever; both ends belong to a span.
pub fn share_a_day(one: (Date, Option<Date>), other: (Date, Option<Date>)) -> bool {
    let reaches = |end: Option<Date>, day: Date| end.is_none_or(|end| day <= end);
    reaches(one.1, other.0) && reaches(other.1, one.0)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn days_fit_the_status() {
        use ParticipationStatus::{BrokenOff, Done, Planned, Running};
        let day = |day| date(2026, 11, day);
        assert_eq!(
            check_days(Planned, day(30), Some(day(29)), TODAY),
            Err(DaysProblem::EndBeforeStart)
        );
        assert_eq!(check_days(Planned, day(30), None, TODAY), Ok(()));
        assert_eq!(
            check_days(Running, day(24), None, TODAY),
            Err(DaysProblem::StartInFuture)
        );
        assert_eq!(
            check_days(Running, day(1), Some(day(22)), TODAY),
            Err(DaysProblem::EndInPast)
        );
        assert_eq!(check_days(Running, day(23), Some(day(23)), TODAY), Ok(()));
        assert_eq!(
            check_days(Done, day(1), None, TODAY),
            Err(DaysProblem::EndMissing)
        );
        assert_eq!(
            check_days(Done, day(1), Some(day(24)), TODAY),
            Err(DaysProblem::EndInFuture)
        );
        // A plan that never came true is broken off without a last day.
        assert_eq!(check_days(BrokenOff, day(30), None, TODAY), Ok(()));
    }

    #[test]
    fn spans_share_a_day_with_both_ends_inside() {
        let (a, b, c) = (date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1));
        assert!(share_a_day((a, Some(b)), (b, Some(c))));
        assert!(!share_a_day((a, Some(a)), (b, None)));
        assert!(share_a_day((a, None), (c, None)));
        assert!(share_a_day((c, None), (a, None)));
    }

    #[test]
    fn only_a_plan_stays_a_plan() {
        for from in ParticipationStatus::ALL {
            for to in ParticipationStatus::ALL {
                let expected =
                    *to != ParticipationStatus::Planned || *from == ParticipationStatus::Planned;
                assert_eq!(from.may_become(*to), expected);
            }
        }
    }
}
