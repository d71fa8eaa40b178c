//! What the leaves of a case say that nobody may overlook: an application that is late, a decision of the
//! prison, a day that the release has overtaken, a day that went by without a decision.

use domain::{
    alert::AlertKind,
    calendar::{add_days, days_between},
    leave::{DECISION_TOLD_DAYS, LeaveStatus, decision_is_told},
};
use jiff::civil::Date;
use store::Tx;

use super::{Said, dated};
use crate::{
    AppError,
    leave::{before_release, gone},
    record::{Record, german_date, morning},
};

/// The kinds that are told here.
pub(super) const KINDS: [AlertKind; 6] = [
    AlertKind::LeaveApplicationLate,
    AlertKind::LeaveRefused,
    AlertKind::LeaveApproved,
    AlertKind::LeaveAfterRelease,
    AlertKind::LeaveCompanionGone,
    AlertKind::LeaveOver,
];

/// What leaves say: days of leaves, the earliest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Leaves {
    /// The application should have been in.
    late: Option<Date>,
    /// The prison has refused them.
    refused: Vec<Date>,
    /// The prison has approved them.
    approved: Vec<Date>,
    /// They lie on the day of the release or after it.
    after_release: Vec<Date>,
    /// Somebody goes along by their words who has left the case: the first day, and the name.
    gone: Option<(Date, String)>,
    /// Their day is over, and nobody has decided.
    over: Vec<Date>,
}

/// Looks at the leaves of a case whose client is in prison. An application is late with the days of the
/// programme as they stand, public holidays aside, so that a list never calls late what is not.
pub(super) async fn look(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
) -> Result<Leaves, AppError> {
    let mut found = Leaves::default();
    let lead = i32::try_from(record.programme.leave_lead_days).unwrap_or(i32::MAX);
    let rows = store::leave::of_case(tx, record.case.id).await?;
    if rows.is_empty() {
        return Ok(found);
    }
    let gone = gone(tx, &record.case, (&rows, today)).await?;
    for one in rows.iter().filter(|one| !one.status.is_over()) {
        let day = german_date(one.starts_at);
        let name = gone.iter().find(|(id, _)| *id == one.id);
        if let Some((_, name)) = name.filter(|_| found.gone.is_none()) {
            found.gone = Some((day, name.clone()));
        }
        if german_date(one.ends_at) < today {
            if one.status != LeaveStatus::Approved {
                found.over.push(day);
            }
        } else if before_release(record.case.release_on, one.ends_at).is_err() {
            found.after_release.push(day);
        } else if one.status == LeaveStatus::Planned && days_between(today, day) < lead {
            found.late.get_or_insert(day);
        }
    }
    let since = morning(add_days(today, -DECISION_TOLD_DAYS).unwrap_or(today));
    for (one, at, by) in store::leave::decided(tx, record.case.id, since).await? {
        let (noted, day) = (german_date(at), german_date(one.starts_at));
        // Who leads the case and wrote it down knows it.
        if Some(by) == record.case.lead || !decision_is_told(one.status, noted, day, today) {
            continue;
        }
        if one.status == LeaveStatus::Refused {
            found.refused.push(day);
        } else if before_release(record.case.release_on, one.ends_at).is_ok() {
            found.approved.push(day);
        }
    }
    Ok(found)
}

/// The words of what leaves say.
pub(super) fn said(leaves: &Leaves) -> impl Iterator<Item = Said> + '_ {
    let late = leaves
        .late
        .map(|day| dated(AlertKind::LeaveApplicationLate, day));
    let several = [
        (AlertKind::LeaveRefused, &leaves.refused),
        (AlertKind::LeaveApproved, &leaves.approved),
        (AlertKind::LeaveAfterRelease, &leaves.after_release),
        (AlertKind::LeaveOver, &leaves.over),
    ];
    let several = several.into_iter().filter_map(|(kind, days)| {
        let (kind, message) = dated(kind, *days.first()?);
        Some((kind, message.with("n", days.len().to_string())))
    });
    let gone = leaves.gone.as_ref().map(|(day, name)| {
        let (kind, message) = dated(AlertKind::LeaveCompanionGone, *day);
        (kind, message.with("name", name))
    });
    late.into_iter().chain(several).chain(gone)
}
