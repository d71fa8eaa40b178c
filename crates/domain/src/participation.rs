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

/// The longest time in one participation, in minutes: ten thousand hours.
pub const MOST_MINUTES: i64 = 600_000;

/// Hours of attendance as people type them, in minutes: `12`, `12,5`, `12.25`, `12:30`. `None` if they
/// cannot be read or are more than [`MOST_MINUTES`].
pub fn read_attended(text: &str) -> Option<i64> {
    let text = text.trim();
    let digits = |part: &str| -> Option<i64> {
        let plain = !part.is_empty() && part.len() <= 5;
        (plain && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse().ok())
            .flatten()
    };
    let minutes = if let Some((hours, minutes)) = text.split_once(':') {
        let minutes = digits(minutes).filter(|_| minutes.len() == 2)?;
        (minutes < 60).then_some(digits(hours)? * 60 + minutes)?
    } else if let Some((hours, part)) = text.split_once([',', '.']) {
        let hundredths = match part.len() {
            1 => digits(part)? * 10,
            2 => digits(part)?,
            _ => return None,
        };
        digits(hours)? * 60 + (hundredths * 60 + 50) / 100
    } else {
        digits(text)? * 60
    };
    (minutes <= MOST_MINUTES).then_some(minutes)
}

/// The same as it is written into the form again: `12:30`, or `12` for whole hours.
pub fn write_attended(minutes: i64) -> String {
    match minutes % 60 {
        0 => (minutes / 60).to_string(),
        rest => format!("{}:{rest:02}", minutes / 60),
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
    fn hours_are_read_as_people_type_them() {
        for (text, minutes) in [
            ("12", 720),
            (" 12,5 ", 750),
            ("0.25", 15),
            ("1,33", 80),
            ("12:30", 750),
            ("0", 0),
            ("10000", MOST_MINUTES),
        ] {
            assert_eq!(read_attended(text), Some(minutes), "{text}");
        }
        for text in [
            "", "zwölf", "-1", "1,", "1,234", "1:5", "1:60", "10001", "1:30:00", "999999",
        ] {
            assert_eq!(read_attended(text), None, "{text}");
        }
    }

    #[test]
    fn hours_come_back_as_they_were() {
        for minutes in 0..3_000 {
            assert_eq!(read_attended(&write_attended(minutes)), Some(minutes));
        }
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
