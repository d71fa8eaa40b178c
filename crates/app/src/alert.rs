//! Alerts of a case: what its dates say that nobody may overlook, with where it leads.

use domain::{
    alert::{AlertKind, contact_span, looks_for_contact, window_alert},
    case::CaseStatus,
};
use jiff::{Timestamp, civil::Date};
use programme::{
    criteria::{self, CriterionState},
    phases,
};
use store::Tx;

use crate::{AppError, Message, MessageArg, record::Record};

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

/// The alerts of a running case, worst first. Those about the admission only for somebody who may
/// see the clearing.
pub async fn alerts(
    tx: &mut Tx,
    record: &Record<'_>,
    may_see_clearing: bool,
    today: Date,
) -> Result<Vec<Alert>, AppError> {
    let mut found = Vec::new();
    if !matches!(record.case.status, CaseStatus::Active | CaseStatus::Closing) {
        return Ok(found);
    }
    if record.case.lead.is_none() {
        found.push(plain(
            AlertKind::NobodyLeads,
            "alert-nobody-leads",
            "/people",
        ));
    }
    match record.facts.release() {
        None => found.push(plain(
            AlertKind::ReleaseUnknown,
            "alert-release-unknown",
            "/release",
        )),
        Some(release) if looks_for_contact(release, today) => {
            if let Some((from, to)) = contact_span(release)
                && !store::contact::any_between(tx, record.case.id, morning(from), morning(to))
                    .await?
            {
                found.push(plain(
                    AlertKind::NoContactAroundRelease,
                    "alert-no-contact-around-release",
                    "/contacts/new",
                ));
            }
        }
        Some(_) => {}
    }
    if may_see_clearing {
        found.extend(broken_criteria(record, today));
    }
    found.extend(window(record, today));
    Ok(found)
}

fn plain(kind: AlertKind, key: &str, leads_to: &'static str) -> Alert {
    Alert {
        kind,
        message: Message::new(key),
        leads_to,
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
            leads_to: "/clearing",
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
        leads_to: "/close",
    })
}

fn morning(day: Date) -> Timestamp {
    day.in_tz("Europe/Berlin")
        .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
}
