//! Alerts of a case: what its dates say that nobody may overlook, with where it leads.

use domain::{
    alert::{AlertKind, contact_span, looks_for_contact, window_alert},
    calendar::days_between,
    case::CaseStatus,
};
use jiff::{Timestamp, civil::Date};
use programme::{
    criteria::{self, CriterionState},
    phases,
};
use store::{Tx, case::CaseRow};

use crate::{
    AppError, Message, MessageArg,
    network::named::named,
    record::{Record, german_date},
};

/// An alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What it is.
    pub kind: AlertKind,
    /// The words.
    pub message: Message,
    /// Where it is dealt with: the part of the case's address after its id.
    pub leads_to: &'static str,
}

/// Where an alert is dealt with: the part of the case's address after its id.
pub fn leads_to(kind: AlertKind) -> &'static str {
    match kind {
        AlertKind::NobodyLeads => "/people",
        AlertKind::ReleaseUnknown => "/release",
        AlertKind::NoContactAroundRelease => "/appointments/new",
        AlertKind::CriterionNoLongerMet => "/clearing",
        AlertKind::LeaveApplicationLate => "/leaves",
        AlertKind::LeadsToProtected => "/network",
        AlertKind::WindowEndsSoon | AlertKind::WindowOver => "/close",
    }
}

/// What somebody may see, as far as alerts go.
#[derive(Debug, Clone, Copy)]
pub struct Sight {
    /// The clearing: alerts about the admission.
    pub clearing: bool,
    /// The network: alerts about no-contact orders.
    pub network: bool,
}

/// The alerts of a running case, worst first, as far as this person may see what they are about.
pub async fn alerts(
    tx: &mut Tx,
    record: &Record<'_>,
    sight: Sight,
    today: Date,
) -> Result<Vec<Alert>, AppError> {
    let seen = look(tx, record, today).await?;
    let mut found = said(record, seen, today);
    if record.case.lead.is_none() && is_running(record) {
        found.push(plain(AlertKind::NobodyLeads, "alert-nobody-leads"));
    }
    found.retain(|one| match one.kind {
        AlertKind::CriterionNoLongerMet => sight.clearing,
        AlertKind::LeadsToProtected => sight.network,
        _ => true,
    });
    found.sort_by_key(|one| std::cmp::Reverse(one.kind.weight()));
    Ok(found)
}

/// The same as lists store it: each kind once, without who leads the case, which lists see.
pub(crate) fn hints(record: &Record<'_>, seen: Seen, today: Date) -> Vec<AlertKind> {
    let mut kinds: Vec<AlertKind> = said(record, seen, today)
        .into_iter()
        .map(|one| one.kind)
        .collect();
    kinds.sort_by_key(|one| std::cmp::Reverse(one.weight()));
    kinds.dedup();
    kinds
}

/// What rows beside the record say.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Seen {
    /// Whether the release is near and nobody is to be met around it.
    no_contact: bool,
    /// The day of a leave whose application is late.
    late_leave: Option<Date>,
    /// How much of the case leads to somebody who is protected.
    protected: usize,
}

/// Looks at contacts, leaves and no-contact orders of a case.
pub(crate) async fn look(tx: &mut Tx, record: &Record<'_>, today: Date) -> Result<Seen, AppError> {
    Ok(Seen {
        protected: lead_to_protected(tx, &record.case, today).await?,
        no_contact: lacks_contact(tx, &record.case, record.facts.release(), today).await?,
        late_leave: late_leave(tx, record, today).await?,
    })
}

/// The next leave that is planned, if its application should have been in: with the days of the
/// programme as they stand, public holidays aside, so that a list never calls late what is not.
async fn late_leave(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
) -> Result<Option<Date>, AppError> {
    if !is_running(record) || record.case.released {
        return Ok(None);
    }
    let next = store::leave::next_planned(tx, record.case.id).await?;
    let day = next.map(german_date);
    let lead = i32::try_from(record.programme.leave_lead_days).unwrap_or(i32::MAX);
    Ok(day.filter(|day| days_between(today, *day) < lead))
}

/// Whether the release of a case on this day is near and nobody is to be met around it.
pub(crate) async fn lacks_contact(
    tx: &mut Tx,
    case: &CaseRow,
    release: Option<Date>,
    today: Date,
) -> Result<bool, AppError> {
    let near = release.filter(|day| in_programme(case) && looks_for_contact(*day, today));
    let Some((from, to)) = near.and_then(contact_span) else {
        return Ok(false);
    };
    Ok(!store::contact::any_between(tx, case.id, morning(from), morning(to)).await?)
}

/// How much of a case leads to somebody whom a no-contact order protects; an appointment can.
pub(crate) async fn lead_to_protected(
    tx: &mut Tx,
    case: &CaseRow,
    today: Date,
) -> Result<usize, AppError> {
    if !in_programme(case) {
        return Ok(0);
    }
    Ok(named(tx, case.id, today).await?.len())
}

/// The stored hints with those that an appointment can bring or take as they are now: nobody is to be
/// met around the release, something leads to somebody who is protected.
pub(crate) fn with_contact(
    stored: &[AlertKind],
    (no_contact, protected): (bool, bool),
) -> Vec<AlertKind> {
    let about = [
        (AlertKind::NoContactAroundRelease, no_contact),
        (AlertKind::LeadsToProtected, protected),
    ];
    let mut kinds = stored.to_vec();
    kinds.retain(|one| about.iter().all(|(kind, _)| kind != one));
    kinds.extend(
        about
            .into_iter()
            .filter(|(_, holds)| *holds)
            .map(|(kind, _)| kind),
    );
    kinds.sort_by_key(|one| std::cmp::Reverse(one.weight()));
    kinds
}

fn is_running(record: &Record<'_>) -> bool {
    in_programme(&record.case)
}

fn in_programme(case: &CaseRow) -> bool {
    matches!(case.status, CaseStatus::Active | CaseStatus::Closing)
}

fn said(record: &Record<'_>, seen: Seen, today: Date) -> Vec<Alert> {
    let mut found = Vec::new();
    if !is_running(record) {
        return found;
    }
    if record.facts.release().is_none() {
        found.push(plain(AlertKind::ReleaseUnknown, "alert-release-unknown"));
    }
    if seen.protected > 0 {
        found.push(Alert {
            kind: AlertKind::LeadsToProtected,
            message: Message::new("alert-leads-to-protected").with("n", seen.protected.to_string()),
            leads_to: leads_to(AlertKind::LeadsToProtected),
        });
    }
    if let Some(day) = seen.late_leave {
        found.push(Alert {
            kind: AlertKind::LeaveApplicationLate,
            message: Message::new("alert-leave-application-late")
                .with_arg("day", MessageArg::Day(day)),
            leads_to: leads_to(AlertKind::LeaveApplicationLate),
        });
    }
    if seen.no_contact {
        found.push(plain(
            AlertKind::NoContactAroundRelease,
            "alert-no-contact-around-release",
        ));
    }
    found.extend(broken_criteria(record, today));
    found.extend(window(record, today));
    found
}

fn plain(kind: AlertKind, key: &str) -> Alert {
    Alert {
        kind,
        message: Message::new(key),
        leads_to: leads_to(kind),
    }
}

/// What was true at the admission may change: the kind of release, the place of release.
fn broken_criteria(record: &Record<'_>, today: Date) -> Vec<Alert> {
    criteria::admission(record.programme, &record.facts, today)
        .criteria
        .iter()
        .filter(|one| one.state == CriterionState::NotMet)
        .map(|one| Alert {
            kind: AlertKind::CriterionNoLongerMet,
            message: Message::new("alert-criterion-no-longer-met")
                .with_arg("criterion", MessageArg::Words(one.criterion.label.clone())),
            leads_to: leads_to(AlertKind::CriterionNoLongerMet),
        })
        .collect()
}

fn window(record: &Record<'_>, today: Date) -> Option<Alert> {
    let (_, end) = phases::window(record.programme, &record.facts.anchors())?;
    let kind = window_alert(end?, today)?;
    let key = match kind {
        AlertKind::WindowOver => "alert-window-over",
        _ => "alert-window-ends-soon",
    };
    let last_day = domain::calendar::add_days(end?, -1)?;
    Some(Alert {
        kind,
        message: Message::new(key).with_arg("day", MessageArg::Day(last_day)),
        leads_to: leads_to(kind),
    })
}

fn morning(day: Date) -> Timestamp {
    day.in_tz("Europe/Berlin")
        .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}
