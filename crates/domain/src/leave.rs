//! Leaves from custody: a few hours or days outside, so that family, landlord or employer are met
//! before the release (P28c, I10a). What they are for, how they pass through the prison's decision,
//! and by when the application has to be in.

use jiff::civil::Date;

use crate::{
    Code,
    calendar::{Holidays, Roll, add_days, days_between},
    land::Land,
};

/// Days before a leave by which the application has to be in, unless the programme says otherwise.
pub const USUAL_LEAD_DAYS: u32 = 14;

/// Days before the last day of the application on which it begins to be called near.
pub const NEAR_DAYS: i32 = 7;

/// Days for which a decision of the prison is told to those who look after the case.
pub const DECISION_TOLD_DAYS: i32 = 7;

/// Which kind of leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeaveKind {
    /// With companion (begleiteter Ausgang).
    Accompanied,
    /// Alone (Ausgang).
    Unaccompanied,
    /// Under guard (Ausführung).
    Escorted,
    /// Of days (Langzeitausgang).
    Extended,
}

impl Code for LeaveKind {
    const ALL: &'static [Self] = &[
        Self::Accompanied,
        Self::Unaccompanied,
        Self::Escorted,
        Self::Extended,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Accompanied => "accompanied",
            Self::Unaccompanied => "unaccompanied",
            Self::Escorted => "escorted",
            Self::Extended => "extended",
        }
    }
}

impl LeaveKind {
    /// Whether a companion of the office goes along, who has to be named.
    pub fn needs_companion(self) -> bool {
        self == Self::Accompanied
    }
}

/// What a leave is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeavePurpose {
    /// Meet the family.
    Family,
    /// See a home, meet a landlord.
    Landlord,
    /// Introduce oneself to an employer (I10a).
    Employer,
    /// Go to an office.
    Office,
    /// Begin or prepare a treatment.
    Treatment,
    /// Something else, said in words.
    Other,
}

impl Code for LeavePurpose {
    const ALL: &'static [Self] = &[
        Self::Family,
        Self::Landlord,
        Self::Employer,
        Self::Office,
        Self::Treatment,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Landlord => "landlord",
            Self::Employer => "employer",
            Self::Office => "office",
            Self::Treatment => "treatment",
            Self::Other => "other",
        }
    }
}

/// Where a leave stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LeaveStatus {
    /// Planned with the client, not applied for yet.
    Planned,
    /// The application is with the prison.
    Applied,
    /// The prison approved it.
    Approved,
    /// The prison refused it, or took its approval back.
    Refused,
    /// It took place.
    TookPlace,
    /// Called off, with a reason.
    Cancelled,
}

impl Code for LeaveStatus {
    const ALL: &'static [Self] = &[
        Self::Planned,
        Self::Applied,
        Self::Approved,
        Self::Refused,
        Self::TookPlace,
        Self::Cancelled,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Applied => "applied",
            Self::Approved => "approved",
            Self::Refused => "refused",
            Self::TookPlace => "took_place",
            Self::Cancelled => "cancelled",
        }
    }
}

/// What may follow what.
const STEPS: &[(LeaveStatus, LeaveStatus)] = {
    use LeaveStatus::{Applied, Approved, Cancelled, Planned, Refused, TookPlace};
    &[
        (Planned, Applied),
        (Planned, Cancelled),
        (Applied, Approved),
        (Applied, Refused),
        (Applied, Cancelled),
        (Approved, TookPlace),
        (Approved, Refused),
        (Approved, Cancelled),
        (Refused, Applied),
    ]
};

impl LeaveStatus {
    /// Whether `to` may follow.
    pub fn may_become(self, to: Self) -> bool {
        STEPS.contains(&(self, to))
    }

    /// Whether nothing follows any more, save a new application after a refusal.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Refused | Self::TookPlace | Self::Cancelled)
    }

    /// Whether this is the prison's to decide.
    pub fn is_decision(self) -> bool {
        matches!(self, Self::Approved | Self::Refused)
    }

    /// Whether day, companion and route may still be changed: until it is applied for. Afterwards it
    /// is called off and planned anew, so that the prison never decides about another leave.
    pub fn can_be_changed(self) -> bool {
        self == Self::Planned
    }
}

/// How many leaves went which way (P28c). One leave counts in each step that it came to: one that took
/// place was applied for and approved, too.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// All of them, those that are only planned too.
    pub all: i64,
    /// With an application.
    pub applied: i64,
    /// Approved by the prison, and not refused afterwards.
    pub approved: i64,
    /// Refused by the prison.
    pub refused: i64,
    /// Taken place.
    pub took_place: i64,
    /// Called off.
    pub cancelled: i64,
}

impl Counts {
    /// Counts leaves by where they stand, with whether there is an application and a decision.
    pub fn of(leaves: impl IntoIterator<Item = (LeaveStatus, bool, bool)>) -> Self {
        let mut counts = Self::default();
        for (status, applied, decided) in leaves {
            counts.all += 1;
            counts.applied += i64::from(applied);
            counts.refused += i64::from(status == LeaveStatus::Refused);
            counts.approved += i64::from(decided && status != LeaveStatus::Refused);
            counts.took_place += i64::from(status == LeaveStatus::TookPlace);
            counts.cancelled += i64::from(status == LeaveStatus::Cancelled);
        }
        counts
    }
}

/// The last day on which the application can be in: `lead_days` before the leave, or the working
/// day before that.
pub fn apply_by(day: Date, lead_days: u32, holidays: &Holidays, land: Land) -> Option<Date> {
    let last = add_days(day, -i32::try_from(lead_days).ok()?)?;
    Some(holidays.roll(last, land, Roll::Before))
}

/// How the application of a planned leave stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadTime {
    /// There is time: days left.
    InTime(i32),
    /// At most [`NEAR_DAYS`] days are left.
    Near(i32),
    /// It should have been in: days by which it is late.
    Late(i32),
}

/// How the application stands on `today`; `None` once it is in, or will not come.
pub fn lead_time(status: LeaveStatus, apply_by: Date, today: Date) -> Option<LeadTime> {
    if status != LeaveStatus::Planned {
        return None;
    }
    Some(match days_between(today, apply_by) {
        left if left < 0 => LeadTime::Late(-left),
        left if left <= NEAR_DAYS => LeadTime::Near(left),
        left => LeadTime::InTime(left),
    })
}

/// What is wrong with the day of a leave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayProblem {
    /// Before the time in custody began.
    BeforeCustody(Date),
    /// On the day of the release or after it.
    AfterRelease(Date),
}

/// Whether a leave can lie on this day: after the begin of custody and before the release.
pub fn check_day(
    day: Date,
    custody_start: Option<Date>,
    release: Option<Date>,
) -> Result<(), DayProblem> {
    if let Some(start) = custody_start.filter(|start| day < *start) {
        return Err(DayProblem::BeforeCustody(start));
    }
    match release.filter(|release| day >= *release) {
        Some(release) => Err(DayProblem::AfterRelease(release)),
        None => Ok(()),
    }
}

/// Whether a decision that was written down on `noted` is told on `today`: for a week, an approval until the
/// `day` of the leave at most.
pub fn decision_is_told(status: LeaveStatus, noted: Date, day: Date, today: Date) -> bool {
    let recent = days_between(noted, today) <= DECISION_TOLD_DAYS;
    match status {
        LeaveStatus::Approved => recent && day >= today,
        LeaveStatus::Refused => recent,
        _ => false,
    }
}

/// The days of a series: the first one and the same weekday of the weeks that follow.
pub fn series(first: Date, times: u32) -> Vec<Date> {
    (0..times)
        .filter_map(|week| add_days(first, i32::try_from(week).ok()?.checked_mul(7)?))
        .collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 11, 23);

    #[test]
    fn only_the_listed_steps_are_possible() {
        use LeaveStatus::{Applied, Approved, Cancelled, Planned, Refused, TookPlace};
        assert!(Planned.may_become(Applied) && Applied.may_become(Approved));
        assert!(Approved.may_become(TookPlace) && Refused.may_become(Applied));
        // Nothing takes place without approval, and nothing follows what took place.
        for status in LeaveStatus::ALL {
            assert_eq!(status.may_become(TookPlace), *status == Approved);
            assert!(!TookPlace.may_become(*status) && !Cancelled.may_become(*status));
            assert!(!status.may_become(Planned) && !status.may_become(*status));
        }
    }

    #[test]
    fn the_application_is_due_on_the_working_day_before() {
        let none = Holidays(Vec::new());
        let land = Land::Thueringen;
        // Fourteen days before Saturday the 12th is a Saturday: the Friday before.
        assert_eq!(
            apply_by(date(2026, 12, 12), 14, &none, land),
            Some(date(2026, 11, 27))
        );
        assert_eq!(
            apply_by(date(2026, 12, 11), 14, &none, land),
            Some(date(2026, 11, 27))
        );
    }

    #[test]
    fn only_a_planned_leave_can_be_late() {
        let by = |day| date(2026, 11, day);
        let planned = |day| lead_time(LeaveStatus::Planned, by(day), TODAY);
        assert_eq!(planned(22), Some(LeadTime::Late(1)));
        assert_eq!(planned(23), Some(LeadTime::Near(0)));
        assert_eq!(planned(30), Some(LeadTime::Near(7)));
        let far = lead_time(LeaveStatus::Planned, date(2026, 12, 1), TODAY);
        assert_eq!(far, Some(LeadTime::InTime(8)));
        assert_eq!(lead_time(LeaveStatus::Applied, by(1), TODAY), None);
    }

    #[test]
    fn a_leave_counts_in_each_step_that_it_came_to() {
        let counts = Counts::of([
            (LeaveStatus::Planned, false, false),
            (LeaveStatus::Applied, true, false),
            (LeaveStatus::TookPlace, true, true),
            (LeaveStatus::Refused, true, true),
            (LeaveStatus::Cancelled, true, true),
            (LeaveStatus::Cancelled, false, false),
        ]);
        let expected = Counts {
            all: 6,
            applied: 4,
            approved: 2,
            refused: 1,
            took_place: 1,
            cancelled: 2,
        };
        assert_eq!(counts, expected);
    }

    #[test]
    fn a_decision_is_told_for_a_week() {
        let day = |day| date(2026, 12, day);
        let told = |status, today| decision_is_told(status, day(1), day(4), today);
        assert!(told(LeaveStatus::Approved, day(4)) && !told(LeaveStatus::Approved, day(5)));
        assert!(told(LeaveStatus::Refused, day(8)) && !told(LeaveStatus::Refused, day(9)));
        assert!(!told(LeaveStatus::Applied, day(1)));
    }

    #[test]
    fn a_leave_lies_within_custody() {
        let (start, release) = (Some(date(2026, 1, 5)), Some(date(2026, 12, 31)));
        assert_eq!(check_day(TODAY, start, release), Ok(()));
        assert_eq!(
            check_day(date(2026, 1, 4), start, release),
            Err(DayProblem::BeforeCustody(date(2026, 1, 5)))
        );
        assert_eq!(
            check_day(date(2026, 12, 31), start, release),
            Err(DayProblem::AfterRelease(date(2026, 12, 31)))
        );
        assert_eq!(check_day(TODAY, None, None), Ok(()));
    }

    proptest! {
        #[test]
        fn a_series_keeps_its_weekday(offset in 0_i32..700, times in 1_u32..12) {
            let first = add_days(TODAY, offset).unwrap_or(TODAY);
            let days = series(first, times);
            prop_assert_eq!(days.len(), usize::try_from(times).unwrap_or(0));
            prop_assert!(days.iter().all(|day| day.weekday() == first.weekday()));
            prop_assert!(days.windows(2).all(|pair| days_between(pair[0], pair[1]) == 7));
        }

        #[test]
        fn the_last_day_to_apply_never_comes_too_late(offset in 0_i32..700, lead in 0_u32..60) {
            let day = add_days(TODAY, offset).unwrap_or(TODAY);
            let last = apply_by(day, lead, &Holidays(Vec::new()), Land::Thueringen);
            let left = last.map(|last| days_between(last, day));
            prop_assert!(left.is_some_and(|left| left >= i32::try_from(lead).unwrap_or(0)));
        }
    }
}
