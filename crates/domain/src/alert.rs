//! Alerts: what the dates of a case say that nobody may overlook. Hints, never decisions.

use jiff::civil::Date;

use crate::{
    Code,
    calendar::{add_days, days_between},
    plan::review::NextReview,
};

/// Days before the release in which a contact must be fixed (P1b).
pub const GAP_BEFORE: i32 = 14;
/// Days after the release by which the first contact outside must be fixed (P1b, T47).
pub const GAP_AFTER: i32 = 3;
/// How long before the release the gap is looked for.
pub const GAP_LOOK_AHEAD: i32 = 30;
/// Days before the end of the programme's window in which it is announced (P1e).
pub const END_NOTICE: i32 = 30;
/// Days before the review of a plan in which it is announced.
pub const REVIEW_NOTICE: i32 = 7;

/// What the dates of a case say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AlertKind {
    /// No contact from 14 days before to 3 days after the release (P1b).
    NoContactAroundRelease,
    /// The intensive phase has begun and nobody leads the case (P9c).
    NobodyLeads,
    /// The programme's time ends within 30 days (P1e).
    WindowEndsSoon,
    /// The programme's time is over: closing is proposed, never done by itself (P10).
    WindowOver,
    /// A criterion of the admission is no longer met: look again, and hand over if needed (P6c, P6d).
    CriterionNoLongerMet,
    /// The release is near and its date is still unknown.
    ReleaseUnknown,
    /// A leave is planned and its application should have been with the prison (P28c).
    LeaveApplicationLate,
    /// Something of the case leads to somebody whom a no-contact order protects (P28a).
    LeadsToProtected,
    /// The plan should have been reviewed by now.
    PlanReviewLate,
    /// The plan is to be reviewed within a week.
    PlanReviewDue,
    /// Nobody stands on the network map, and it should be there by now (P28b).
    NetworkMapMissing,
}

impl Code for AlertKind {
    const ALL: &'static [Self] = &[
        Self::NoContactAroundRelease,
        Self::NobodyLeads,
        Self::WindowEndsSoon,
        Self::WindowOver,
        Self::CriterionNoLongerMet,
        Self::ReleaseUnknown,
        Self::LeaveApplicationLate,
        Self::LeadsToProtected,
        Self::PlanReviewLate,
        Self::PlanReviewDue,
        Self::NetworkMapMissing,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::NoContactAroundRelease => "no_contact_around_release",
            Self::NobodyLeads => "nobody_leads",
            Self::WindowEndsSoon => "window_ends_soon",
            Self::WindowOver => "window_over",
            Self::CriterionNoLongerMet => "criterion_no_longer_met",
            Self::ReleaseUnknown => "release_unknown",
            Self::LeaveApplicationLate => "leave_application_late",
            Self::LeadsToProtected => "leads_to_protected",
            Self::PlanReviewLate => "plan_review_late",
            Self::PlanReviewDue => "plan_review_due",
            Self::NetworkMapMissing => "network_map_missing",
        }
    }
}

impl AlertKind {
    /// How bad it is: the greater, the sooner somebody has to look.
    pub fn weight(self) -> i64 {
        match self {
            Self::LeadsToProtected => 11,
            Self::NobodyLeads => 10,
            Self::NoContactAroundRelease => 9,
            Self::LeaveApplicationLate => 8,
            Self::ReleaseUnknown => 7,
            Self::CriterionNoLongerMet => 6,
            Self::WindowOver => 5,
            Self::PlanReviewLate => 4,
            Self::NetworkMapMissing => 3,
            Self::WindowEndsSoon => 2,
            Self::PlanReviewDue => 1,
        }
    }
}

/// The span in which a contact must lie: `[release − 14 days, release + 3 days]`, as `[from, to)`.
pub fn contact_span(release: Date) -> Option<(Date, Date)> {
    Some((
        add_days(release, -GAP_BEFORE)?,
        add_days(release, GAP_AFTER + 1)?,
    ))
}

/// Whether the contacts around the release have to be looked at on `today`: from 30 days before
/// until the span is over.
pub fn looks_for_contact(release: Date, today: Date) -> bool {
    let until = days_between(today, release);
    (-GAP_AFTER..=GAP_LOOK_AHEAD).contains(&until)
}

/// What the end of the programme's window says on `today`; `end` is the first day after it.
pub fn window_alert(end: Date, today: Date) -> Option<AlertKind> {
    match days_between(today, end) {
        ..=0 => Some(AlertKind::WindowOver),
        1..=END_NOTICE => Some(AlertKind::WindowEndsSoon),
        _ => None,
    }
}

/// What the next review of a plan says on `today`: that it is late, or that it is due within
/// [`REVIEW_NOTICE`] days.
pub fn review_alert(next: NextReview, today: Date) -> Option<AlertKind> {
    if next.late_since.is_some() {
        return Some(AlertKind::PlanReviewLate);
    }
    (days_between(today, next.on) <= REVIEW_NOTICE).then_some(AlertKind::PlanReviewDue)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn no_two_alerts_weigh_the_same() {
        let mut weights: Vec<i64> = AlertKind::ALL.iter().map(|one| one.weight()).collect();
        weights.sort_unstable();
        assert_eq!(weights, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    }

    #[test]
    fn the_span_around_the_release_has_eighteen_days() {
        let release = date(2026, 12, 31);
        assert_eq!(
            contact_span(release),
            Some((date(2026, 12, 17), date(2027, 1, 4)))
        );
        assert!(!looks_for_contact(release, date(2026, 11, 30)));
        assert!(looks_for_contact(release, date(2026, 12, 1)));
        assert!(looks_for_contact(release, date(2027, 1, 3)));
        assert!(!looks_for_contact(release, date(2027, 1, 4)));
    }

    #[test]
    fn the_end_is_announced_thirty_days_before() {
        let end = date(2027, 6, 30);
        assert_eq!(window_alert(end, date(2027, 5, 30)), None);
        assert_eq!(
            window_alert(end, date(2027, 5, 31)),
            Some(AlertKind::WindowEndsSoon)
        );
        assert_eq!(
            window_alert(end, date(2027, 6, 29)),
            Some(AlertKind::WindowEndsSoon)
        );
        assert_eq!(window_alert(end, end), Some(AlertKind::WindowOver));
    }

    #[test]
    fn a_review_is_announced_a_week_before_and_late_the_day_after() {
        let on = date(2026, 12, 1);
        let next = |late_since| NextReview { on, late_since };
        assert_eq!(review_alert(next(None), date(2026, 11, 23)), None);
        let due = Some(AlertKind::PlanReviewDue);
        assert_eq!(review_alert(next(None), date(2026, 11, 24)), due);
        assert_eq!(review_alert(next(None), on), due);
        let late = next(Some(date(2026, 11, 30)));
        assert_eq!(review_alert(late, on), Some(AlertKind::PlanReviewLate));
    }

    proptest! {
        #[test]
        fn a_review_that_says_nothing_today_is_not_late_tomorrow(after in -60_i32..60) {
            let today = date(2026, 11, 23);
            let due = add_days(today, after).unwrap();
            let on = |day: Date| NextReview {
                on: due.max(day),
                late_since: (due < day).then_some(due),
            };
            let tomorrow = add_days(today, 1).unwrap();
            if review_alert(on(today), today).is_none() {
                prop_assert_ne!(review_alert(on(tomorrow), tomorrow), Some(AlertKind::PlanReviewLate));
            }
        }
    }
}
