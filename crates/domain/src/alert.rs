//! Alerts: what the dates of a case say that nobody may overlook. Hints, never decisions.

use jiff::civil::Date;

use crate::{
    Code,
    calendar::{add_days, days_between},
    plan::review::NextReview,
    seam::WINDOW_DAYS,
};

/// Days before the release in which a contact must be fixed (P1b).
pub const GAP_BEFORE: i32 = 14;
/// Days after the release by which the first contact outside must be fixed (P1b, T47).
pub const GAP_AFTER: i32 = 3;
/// How long before the release the gap is looked for.
pub const GAP_LOOK_AHEAD: i32 = 30;
/// Days before the end of the programme's window in which it is announced (P1e).
pub const END_NOTICE: i32 = 30;
/// Days after a need was found by which it has a goal (P8a).
pub const GOAL_AFTER: i32 = 14;
/// Days before the review of a plan in which it is announced.
pub const REVIEW_NOTICE: i32 = 7;

/// A worry of an appointment is told for so many days at most.
pub const WORRY_DAYS: i32 = 30;

/// What the dates of a case say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AlertKind {
    /// Something at an appointment gave cause for worry, and no concern was written down since.
    WorryWaits,
    /// No contact from 14 days before to 3 days after the release (P1b).
    NoContactAroundRelease,
    /// The release is near and nobody is to be met outside (P1b).
    NoContactAfterRelease,
    /// The release is near and nobody is to be met before it (P1b).
    NoContactBeforeRelease,
    /// The intensive phase has begun and nobody leads the case (P9c).
    NobodyLeads,
    /// Somebody leads the case, and nobody stands in when they are away (P15a).
    NobodyDeputises,
    /// The programme's time ends within 30 days (P1e).
    WindowEndsSoon,
    /// The programme's time is over: closing is proposed, never done by itself (P10).
    WindowOver,
    /// A criterion of the admission is no longer met: look again, and hand over if needed (P6c, P6d).
    CriterionNoLongerMet,
    /// The expected place of release lies in the region of another site, or in no region of the
    /// programme, and nobody has looked at it since (P6c).
    ReleasePlaceElsewhere,
    /// The release is near and its date is still unknown.
    ReleaseUnknown,
    /// A leave is planned and its application should have been with the prison (P28c).
    LeaveApplicationLate,
    /// The prison has refused a leave; told for some days.
    LeaveRefused,
    /// The prison has approved a leave; told for some days.
    LeaveApproved,
    /// A leave lies on the day of the release or after it.
    LeaveAfterRelease,
    /// Somebody goes along on a leave by its words who has left the case.
    LeaveCompanionGone,
    /// The day of a leave that was never decided about is over.
    LeaveOver,
    /// Something of the case leads to somebody whom a no-contact order protects (P28a).
    LeadsToProtected,
    /// Something of the case leads to somebody who has withdrawn their consent.
    ConsentWithdrawn,
    /// The plan should have been reviewed by now.
    PlanReviewLate,
    /// The plan is to be reviewed within a week.
    PlanReviewDue,
    /// The day has come on which somebody wanted to come back to a concern (P32a).
    ConcernDue,
    /// Another body has not done by its day what it promised in a conference (P14c).
    PromiseLate,
    /// The day of a step of the plan is over, and it is neither done nor given up.
    PlanStepLate,
    /// The day of a measure of the plan is over, and it is neither done nor broken off.
    PlanMeasureLate,
    /// The day by which a goal was to be reached is over, and no review has found it reached.
    PlanGoalLate,
    /// A need was found some time ago, and no goal goes with it (P8a).
    NeedWithoutGoal,
    /// The day of a step with somebody of the network is over (P28a).
    NetworkStepLate,
    /// Somebody of the network was not spoken to for longer than was wanted (P15b).
    NetworkContactLate,
    /// Nobody stands on the network map, and it should be there by now (P28b).
    NetworkMapMissing,
    /// Somebody stands on the map, and no first step in the environment was taken in time (P28b).
    NetworkStepMissing,
    /// The case was registered early, and its programme wants it looked at again now (P9b).
    WakeUp,
}

impl Code for AlertKind {
    const ALL: &'static [Self] = &[
        Self::WorryWaits,
        Self::NoContactAroundRelease,
        Self::NoContactAfterRelease,
        Self::NoContactBeforeRelease,
        Self::NobodyLeads,
        Self::NobodyDeputises,
        Self::WindowEndsSoon,
        Self::WindowOver,
        Self::CriterionNoLongerMet,
        Self::ReleasePlaceElsewhere,
        Self::ReleaseUnknown,
        Self::LeaveApplicationLate,
        Self::LeaveRefused,
        Self::LeaveApproved,
        Self::LeaveAfterRelease,
        Self::LeaveCompanionGone,
        Self::LeaveOver,
        Self::LeadsToProtected,
        Self::ConsentWithdrawn,
        Self::PlanReviewLate,
        Self::PlanReviewDue,
        Self::ConcernDue,
        Self::PromiseLate,
        Self::PlanStepLate,
        Self::PlanMeasureLate,
        Self::PlanGoalLate,
        Self::NeedWithoutGoal,
        Self::NetworkStepLate,
        Self::NetworkContactLate,
        Self::NetworkMapMissing,
        Self::NetworkStepMissing,
        Self::WakeUp,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::WorryWaits => "worry_waits",
            Self::NoContactAroundRelease => "no_contact_around_release",
            Self::NoContactAfterRelease => "no_contact_after_release",
            Self::NoContactBeforeRelease => "no_contact_before_release",
            Self::NobodyLeads => "nobody_leads",
            Self::NobodyDeputises => "nobody_deputises",
            Self::WindowEndsSoon => "window_ends_soon",
            Self::WindowOver => "window_over",
            Self::CriterionNoLongerMet => "criterion_no_longer_met",
            Self::ReleasePlaceElsewhere => "release_place_elsewhere",
            Self::ReleaseUnknown => "release_unknown",
            Self::LeaveApplicationLate => "leave_application_late",
            Self::LeaveRefused => "leave_refused",
            Self::LeaveApproved => "leave_approved",
            Self::LeaveAfterRelease => "leave_after_release",
            Self::LeaveCompanionGone => "leave_companion_gone",
            Self::LeaveOver => "leave_over",
            Self::LeadsToProtected => "leads_to_protected",
            Self::ConsentWithdrawn => "consent_withdrawn",
            Self::PlanReviewLate => "plan_review_late",
            Self::PlanReviewDue => "plan_review_due",
            Self::ConcernDue => "concern_due",
            Self::PromiseLate => "promise_late",
            Self::PlanStepLate => "plan_step_late",
            Self::PlanMeasureLate => "plan_measure_late",
            Self::PlanGoalLate => "plan_goal_late",
            Self::NeedWithoutGoal => "need_without_goal",
            Self::NetworkStepLate => "network_step_late",
            Self::NetworkContactLate => "network_contact_late",
            Self::NetworkMapMissing => "network_map_missing",
            Self::NetworkStepMissing => "network_step_missing",
            Self::WakeUp => "wake_up",
        }
    }
}

impl AlertKind {
    /// How bad it is: the greater, the sooner somebody has to look.
    pub fn weight(self) -> i64 {
        match self {
            Self::WorryWaits => 32,
            Self::LeadsToProtected => 31,
            Self::NobodyLeads => 30,
            Self::NoContactAroundRelease => 29,
            Self::LeaveRefused => 28,
            Self::LeaveAfterRelease => 27,
            Self::LeaveApplicationLate => 26,
            Self::LeaveApproved => 25,
            Self::LeaveCompanionGone => 24,
            Self::ConsentWithdrawn => 23,
            Self::ReleaseUnknown => 22,
            Self::NoContactAfterRelease => 21,
            Self::NoContactBeforeRelease => 20,
            Self::ReleasePlaceElsewhere => 19,
            Self::CriterionNoLongerMet => 18,
            Self::WindowOver => 17,
            Self::PlanReviewLate => 16,
            Self::ConcernDue => 15,
            Self::PromiseLate => 14,
            Self::PlanStepLate => 13,
            Self::PlanMeasureLate => 12,
            Self::PlanGoalLate => 11,
            Self::NeedWithoutGoal => 10,
            Self::NetworkMapMissing => 9,
            Self::NetworkStepMissing => 8,
            Self::NetworkStepLate => 7,
            Self::NetworkContactLate => 6,
            Self::NobodyDeputises => 5,
            Self::LeaveOver => 4,
            Self::WindowEndsSoon => 3,
            Self::PlanReviewDue => 2,
            Self::WakeUp => 1,
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

/// The span whose contacts are looked at on `today`, as `[from, to)`: from the first day that counts
/// for either side of the release to the end of the window of the seam. `None` while the release is
/// too far away, and when its span is over.
pub fn contacts_looked_at(release: Date, today: Date) -> Option<(Date, Date)> {
    if !looks_for_contact(release, today) {
        return None;
    }
    let (from, _) = contact_span(release)?;
    Some((from.min(today), add_days(release, WINDOW_DAYS)?))
}

/// What the contacts around a release say on `today` (P1b): the span around it is empty, or one of its
/// sides has no contact. `contacts` are the days on which the client was or is to be met, in any order.
///
/// - *around*: nothing in `[release − 14, release + 3]`;
/// - *after*: nothing on the day of the release or later;
/// - *before*: nothing from 14 days before the release, or from today if that is earlier, to the day
///   before it. Once the release has come, nobody is asked for it any more.
pub fn contact_gap(release: Date, today: Date, contacts: &[Date]) -> Option<AlertKind> {
    let (looked_from, _) = contacts_looked_at(release, today)?;
    let (from, to) = contact_span(release)?;
    let any = |from: Date, to: Option<Date>| {
        let within = |day: &&Date| **day >= from && to.is_none_or(|to| **day < to);
        contacts.iter().any(|day| within(&day))
    };
    if !any(from, Some(to)) {
        return Some(AlertKind::NoContactAroundRelease);
    }
    if !any(release, None) {
        return Some(AlertKind::NoContactAfterRelease);
    }
    let before = today >= release || any(looked_from, Some(release));
    (!before).then_some(AlertKind::NoContactBeforeRelease)
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

/// Whether a need that was found on `since` should have a goal by `today` (P8a).
pub fn goal_missing(since: Date, today: Date) -> bool {
    days_between(since, today) > GOAL_AFTER
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
        let most = i64::try_from(AlertKind::ALL.len()).unwrap_or(0);
        assert_eq!(weights, (1..=most).collect::<Vec<i64>>());
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
    fn each_side_of_the_release_has_its_contact() {
        let release = date(2026, 12, 31);
        let today = date(2026, 12, 10);
        let gap = |contacts: &[Date]| contact_gap(release, today, contacts);
        assert_eq!(gap(&[]), Some(AlertKind::NoContactAroundRelease));
        // What is past and far does not count, and neither does what comes long after.
        let far = [date(2026, 12, 1), date(2027, 1, 20)];
        assert_eq!(gap(&far), Some(AlertKind::NoContactAroundRelease));
        let inside = [date(2026, 12, 17)];
        assert_eq!(gap(&inside), Some(AlertKind::NoContactAfterRelease));
        // Who is met at the gate is met outside.
        let gate = [release];
        assert_eq!(gap(&gate), Some(AlertKind::NoContactBeforeRelease));
        assert_eq!(gap(&[date(2026, 12, 12), release]), None);
        assert_eq!(gap(&[date(2026, 12, 30), date(2027, 3, 1)]), None);
        // Afterwards only what lies ahead is asked for, and a month before nothing.
        let came = contact_gap(release, release, &[date(2027, 1, 2)]);
        assert_eq!(came, None);
        let met = contact_gap(release, date(2027, 1, 1), &[date(2026, 12, 30)]);
        assert_eq!(met, Some(AlertKind::NoContactAfterRelease));
        assert_eq!(contact_gap(release, date(2026, 11, 30), &[]), None);
        assert_eq!(contact_gap(release, date(2027, 1, 4), &[]), None);
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
        let next = |late_since| NextReview {
            on,
            late_since,
            rests_until: None,
        };
        assert_eq!(review_alert(next(None), date(2026, 11, 23)), None);
        let due = Some(AlertKind::PlanReviewDue);
        assert_eq!(review_alert(next(None), date(2026, 11, 24)), due);
        assert_eq!(review_alert(next(None), on), due);
        let late = next(Some(date(2026, 11, 30)));
        assert_eq!(review_alert(late, on), Some(AlertKind::PlanReviewLate));
    }

    proptest! {
        /// No gap means a contact in the span, one outside, and one inside as long as that lies ahead;
        /// a further contact never opens a gap, and days that are not looked at change nothing.
        #[test]
        fn no_gap_is_a_contact_on_either_side(
            until in -10_i32..60,
            offsets in proptest::collection::vec(-60_i32..220, 0..6),
            more in -60_i32..220,
        ) {
            let today = date(2026, 11, 23);
            let release = add_days(today, until).unwrap();
            let day = |offset: i32| add_days(release, offset).unwrap();
            let contacts: Vec<Date> = offsets.iter().map(|offset| day(*offset)).collect();
            let gap = contact_gap(release, today, &contacts);
            if !(-GAP_AFTER..=GAP_LOOK_AHEAD).contains(&until) {
                prop_assert_eq!(gap, None);
            } else if gap.is_none() {
                prop_assert!(offsets.iter().any(|one| (-GAP_BEFORE..=GAP_AFTER).contains(one)));
                prop_assert!(offsets.iter().any(|one| *one >= 0));
                let inside = |one: &i32| *one < 0 && (*one >= -GAP_BEFORE || *one >= -until);
                prop_assert!(until <= 0 || offsets.iter().any(inside));
            }
            let order = |gap: Option<AlertKind>| gap.map_or(0, AlertKind::weight);
            let further: Vec<Date> = contacts.iter().copied().chain([day(more)]).collect();
            prop_assert!(order(contact_gap(release, today, &further)) <= order(gap));
            let seen = contacts_looked_at(release, today);
            let kept: Vec<Date> = contacts
                .iter()
                .copied()
                .filter(|one| seen.is_some_and(|(from, to)| *one >= from && *one < to))
                .collect();
            // Beyond the window nothing is looked at; that alone may open the gap outside.
            if contacts.iter().all(|one| seen.is_none_or(|(_, to)| *one < to)) {
                prop_assert_eq!(contact_gap(release, today, &kept), gap);
            }
        }

        #[test]
        fn a_review_that_says_nothing_today_is_not_late_tomorrow(after in -60_i32..60) {
            let today = date(2026, 11, 23);
            let due = add_days(today, after).unwrap();
            let on = |day: Date| NextReview {
                on: due.max(day),
                late_since: (due < day).then_some(due),
                rests_until: None,
            };
            let tomorrow = add_days(today, 1).unwrap();
            if review_alert(on(today), today).is_none() {
                prop_assert_ne!(review_alert(on(tomorrow), tomorrow), Some(AlertKind::PlanReviewLate));
            }
        }
    }
}
