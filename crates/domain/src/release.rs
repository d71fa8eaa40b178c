//! The release date: a forecast with history, until the actual release fixes it.

mod shift;

use jiff::civil::{Date, Weekday, date};

pub use self::shift::Shift;

use crate::{
    Code,
    calendar::{Holidays, add_days, add_months, easter},
    land::Land,
};

/// Why the release is expected on this day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ReleaseKind {
    /// The whole sentence is served (Endstrafe, Vollverbüßung).
    FullTerm,
    /// After two thirds, § 57 I StGB.
    TwoThirds,
    /// After half, § 57 II StGB.
    HalfTerm,
    /// A court has fixed the day.
    CourtFixed,
    /// Pulled forward from a weekend, a holiday or 22 December to 2 January (§ 16 StVollzG).
    PulledForward,
    /// Days credited for work (§ 43 IX StVollzG).
    CreditedDays,
    /// Pardon or amnesty.
    Pardon,
    /// Deferral for therapy (§ 35 BtMG).
    TherapyDeferral,
    /// End of remand.
    EndOfRemand,
    /// End of default imprisonment.
    EndOfDefaultImprisonment,
}

impl Code for ReleaseKind {
    const ALL: &'static [Self] = &[
        Self::FullTerm,
        Self::TwoThirds,
        Self::HalfTerm,
        Self::CourtFixed,
        Self::PulledForward,
        Self::CreditedDays,
        Self::Pardon,
        Self::TherapyDeferral,
        Self::EndOfRemand,
        Self::EndOfDefaultImprisonment,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::FullTerm => "full_term",
            Self::TwoThirds => "two_thirds",
            Self::HalfTerm => "half_term",
            Self::CourtFixed => "court_fixed",
            Self::PulledForward => "pulled_forward",
            Self::CreditedDays => "credited_days",
            Self::Pardon => "pardon",
            Self::TherapyDeferral => "therapy_deferral",
            Self::EndOfRemand => "end_of_remand",
            Self::EndOfDefaultImprisonment => "end_of_default_imprisonment",
        }
    }
}

/// How sure the source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Fixed in writing.
    Certain,
    /// Expected as things stand.
    Likely,
    /// A guess.
    Uncertain,
}

impl Code for Confidence {
    const ALL: &'static [Self] = &[Self::Certain, Self::Likely, Self::Uncertain];

    fn code(self) -> &'static str {
        match self {
            Self::Certain => "certain",
            Self::Likely => "likely",
            Self::Uncertain => "uncertain",
        }
    }
}

/// Why a release may take place before its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PullForward {
    /// The day is a Saturday or Sunday.
    Weekend,
    /// The day is a public holiday of the Land.
    PublicHoliday,
    /// The first working day after Easter or Whitsun.
    AfterEasterOrWhitsun,
    /// 22 December to 2 January.
    Christmas,
}

impl Code for PullForward {
    const ALL: &'static [Self] = &[
        Self::Weekend,
        Self::PublicHoliday,
        Self::AfterEasterOrWhitsun,
        Self::Christmas,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Weekend => "weekend",
            Self::PublicHoliday => "public_holiday",
            Self::AfterEasterOrWhitsun => "after_easter_or_whitsun",
            Self::Christmas => "christmas",
        }
    }
}

/// The earliest day on which a release due on some day is possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EarliestRelease {
    /// The day: the working day before, or the due day itself if no rule applies.
    pub day: Date,
    /// The rule that allows it, if one does.
    pub rule: Option<PullForward>,
}

/// The earliest possible release for a release due on `due` (§ 16 II StVollzG; Länder laws alike):
/// from a weekend, a public holiday, the first working day after Easter or Whitsun, or the time
/// from 22 December to 2 January, it may be moved to the working day before. It is a possibility,
/// never a right, and the prison decides.
pub fn earliest_release(due: Date, land: Land, holidays: &Holidays) -> EarliestRelease {
    let Some(rule) = pull_forward_rule(due, land, holidays) else {
        return EarliestRelease {
            day: due,
            rule: None,
        };
    };
    let mut day = due;
    while let Some(before) = add_days(day, -1) {
        day = before;
        let still_christmas = rule == PullForward::Christmas && in_christmas(day);
        if holidays.is_working_day(day, land) && !still_christmas {
            break;
        }
    }
    EarliestRelease {
        day,
        rule: Some(rule),
    }
}

fn pull_forward_rule(due: Date, land: Land, holidays: &Holidays) -> Option<PullForward> {
    if in_christmas(due) {
        return Some(PullForward::Christmas);
    }
    if matches!(due.weekday(), Weekday::Saturday | Weekday::Sunday) {
        return Some(PullForward::Weekend);
    }
    if holidays.on(due, land).is_some() {
        return Some(PullForward::PublicHoliday);
    }
    let easter = easter(due.year());
    [add_days(easter, 1), add_days(easter, 50)]
        .into_iter()
        .flatten()
        .filter_map(|monday| holidays.add_working_days(monday, land, 1))
        .any(|first| first == due)
        .then_some(PullForward::AfterEasterOrWhitsun)
}

fn in_christmas(day: Date) -> bool {
    (day.month() == 12 && day.day() >= 22) || (day.month() == 1 && day.day() <= 2)
}

/// The days around a release on which offices are closed: the release day and the day after are
/// what people run into (the first walk to the Jobcenter).
pub fn closed_days_at_release(release: Date, land: Land, holidays: &Holidays) -> Vec<Date> {
    [Some(release), add_days(release, 1)]
        .into_iter()
        .flatten()
        .filter(|day| !holidays.is_working_day(*day, land))
        .collect()
}

/// The first day on which a release can be entered at all; guards against typing errors.
pub const EARLIEST_ENTRY: Date = date(1990, 1, 1);

/// How many months ago a release may lie that somebody reports anew, and how many months ahead: what is
/// farther is a typing error.
const REPORTED_MONTHS: (i32, i32) = (12, 240);

/// Whether a release on this day can be reported anew, by hand or on a list.
pub fn can_be_reported(day: Date, today: Date) -> bool {
    let (back, ahead) = REPORTED_MONTHS;
    add_months(today, -back).is_none_or(|first| day >= first)
        && add_months(today, ahead).is_none_or(|last| day <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::{Holiday, HolidayRule};

    fn holidays() -> Holidays {
        let everywhere = |name: &str, rule| Holiday {
            name: name.into(),
            rule,
            laender: vec![],
            from_year: None,
            to_year: None,
        };
        Holidays(vec![
            everywhere("Neujahr", HolidayRule::Fixed { month: 1, day: 1 }),
            everywhere("Karfreitag", HolidayRule::Easter(-2)),
            everywhere("Ostermontag", HolidayRule::Easter(1)),
            everywhere("Pfingstmontag", HolidayRule::Easter(50)),
        ])
    }

    fn earliest(due: Date) -> (Date, Option<PullForward>) {
        let found = earliest_release(due, Land::Thueringen, &holidays());
        (found.day, found.rule)
    }

    #[test]
    fn a_release_may_be_pulled_forward_to_the_working_day_before() {
        assert_eq!(earliest(date(2026, 11, 25)), (date(2026, 11, 25), None));
        assert_eq!(
            earliest(date(2026, 11, 22)),
            (date(2026, 11, 20), Some(PullForward::Weekend))
        );
        // Easter Tuesday 2027: back over Monday, Sunday, Saturday and Good Friday.
        let easter_tuesday = (date(2027, 3, 25), Some(PullForward::AfterEasterOrWhitsun));
        assert_eq!(earliest(date(2027, 3, 30)), easter_tuesday);
        assert_eq!(
            earliest(date(2027, 3, 26)),
            (date(2027, 3, 25), Some(PullForward::PublicHoliday))
        );
        // The whole time from 22 December to 2 January goes to the working day before it.
        assert_eq!(
            earliest(date(2026, 12, 31)),
            (date(2026, 12, 21), Some(PullForward::Christmas))
        );
        assert_eq!(
            earliest(date(2028, 1, 2)),
            (date(2027, 12, 21), Some(PullForward::Christmas))
        );
        assert_eq!(earliest(date(2026, 12, 21)), (date(2026, 12, 21), None));
    }

    #[test]
    fn offices_closed_on_or_after_the_release_day_are_named() {
        let closed = closed_days_at_release(date(2026, 12, 31), Land::Thueringen, &holidays());
        assert_eq!(closed, [date(2027, 1, 1)]);
    }
}
