//! Alerts of a case: what its dates say that nobody may overlook, with where it leads.

use access::{Action, decide};
use domain::{
    Code,
    alert::{AlertKind, contact_span, looks_for_contact, review_alert, window_alert},
    calendar::days_between,
    case::CaseStatus,
    network::{first_step_due, map_missing},
    plan::review::NextReview,
};
use jiff::civil::Date;
use programme::{
    criteria::{self, CriterionState},
    phases,
};
use store::{Tx, case::CaseRow};

use crate::{
    AppError, Message, MessageArg, OpContext,
    network::named::named,
    record::{Record, german_date, morning},
};

/// An alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What it is.
    pub kind: AlertKind,
    /// The words.
    pub message: Message,
    /// Where this person deals with it: the part of the case's address after its id.
    pub way: Option<&'static str>,
}

/// Where an alert is dealt with: the part of the case's address after its id, and what somebody has
/// to be allowed to do there.
pub fn leads_to(kind: AlertKind) -> (&'static str, Action) {
    match kind {
        AlertKind::NobodyLeads => ("/people", Action::ViewCase),
        AlertKind::ReleaseUnknown => ("/release", Action::ViewReleaseHistory),
        AlertKind::NoContactAroundRelease => ("/appointments/new", Action::EditAppointments),
        AlertKind::CriterionNoLongerMet => ("/clearing", Action::ViewClearing),
        AlertKind::LeaveApplicationLate => ("/leaves", Action::ViewLeaves),
        AlertKind::LeadsToProtected => ("/network", Action::ViewNetwork),
        AlertKind::WindowEndsSoon | AlertKind::WindowOver => ("/close", Action::CloseCase),
        AlertKind::PlanReviewLate | AlertKind::PlanReviewDue => ("/plan/review", Action::EditPlan),
        AlertKind::NetworkMapMissing => ("/network", Action::EditNetwork),
    }
}

/// Where this person deals with an alert of a case, if they may.
pub fn way(ctx: &OpContext, case: &CaseRow, kind: AlertKind) -> Option<&'static str> {
    let (place, needed) = leads_to(kind);
    decide(&ctx.actor, needed, Some(&case.access_facts()))
        .is_allowed()
        .then_some(place)
}

/// What somebody has to be allowed to see, beside the case, to be told.
fn sees(kind: AlertKind) -> Action {
    match kind {
        AlertKind::CriterionNoLongerMet => Action::ViewClearing,
        AlertKind::PlanReviewLate | AlertKind::PlanReviewDue => Action::ViewPlan,
        AlertKind::NetworkMapMissing | AlertKind::LeadsToProtected => Action::ViewNetwork,
        AlertKind::NobodyLeads
        | AlertKind::ReleaseUnknown
        | AlertKind::NoContactAroundRelease
        | AlertKind::LeaveApplicationLate
        | AlertKind::WindowEndsSoon
        | AlertKind::WindowOver => Action::ViewCase,
    }
}

/// Whether this person is told about an alert of a case.
pub(crate) fn is_told(ctx: &OpContext, case: &CaseRow, kind: AlertKind) -> bool {
    decide(&ctx.actor, sees(kind), Some(&case.access_facts())).is_allowed()
}

/// The alerts of a running case that this person is told about, worst first.
pub async fn alerts(
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
) -> Result<Vec<Alert>, AppError> {
    let stored = record.case.derived_for(ctx.today);
    let asked = |kinds: &[AlertKind]| {
        stored.is_none_or(|stored| kinds.iter().any(|kind| stored.hints.contains(kind)))
    };
    let seen = look_for(tx, record, ctx.today, asked).await?;
    let mut found = said(record, seen, ctx.today);
    if record.case.lead.is_none() && is_running(record) {
        found.push((AlertKind::NobodyLeads, Message::new("alert-nobody-leads")));
    }
    found.retain(|(kind, _)| is_told(ctx, &record.case, *kind));
    found.sort_by_key(|(kind, _)| std::cmp::Reverse(kind.weight()));
    let alert = |(kind, message)| Alert {
        way: way(ctx, &record.case, kind),
        kind,
        message: told(ctx, &record.case, kind, message),
    };
    Ok(found.into_iter().map(alert).collect())
}

/// The words for this person: who can neither apply for a leave nor move it is told who does.
fn told(ctx: &OpContext, case: &CaseRow, kind: AlertKind, mut message: Message) -> Message {
    let facts = case.access_facts();
    let may_edit = decide(&ctx.actor, Action::EditLeaves, Some(&facts)).is_allowed();
    if kind == AlertKind::LeaveApplicationLate && !may_edit {
        message.key.push_str("-others");
    }
    message
}

/// The same as lists store it: each kind once, without who leads the case, which lists see.
pub(crate) fn hints(record: &Record<'_>, seen: Seen, today: Date) -> Vec<AlertKind> {
    let mut kinds: Vec<AlertKind> = said(record, seen, today)
        .into_iter()
        .map(|(kind, _)| kind)
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
    /// The next review of the plan.
    review: Option<NextReview>,
    /// Whether the network map should be there by now and nobody stands on it.
    no_map: bool,
}

/// Looks at contacts, leaves, no-contact orders, plan and network map of a case.
pub(crate) async fn look(tx: &mut Tx, record: &Record<'_>, today: Date) -> Result<Seen, AppError> {
    look_for(tx, record, today, |_| true).await
}

/// The same for the kinds that are `asked` for: a page of a case that was computed for today knows
/// which there are, and reads only what they say.
async fn look_for(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
    asked: impl Fn(&[AlertKind]) -> bool,
) -> Result<Seen, AppError> {
    let case = &record.case;
    let mut seen = Seen::default();
    if asked(&[AlertKind::LeadsToProtected]) {
        seen.protected = lead_to_protected(tx, case, today).await?;
    }
    if asked(&[AlertKind::NoContactAroundRelease]) {
        seen.no_contact = lacks_contact(tx, case, record.facts.release(), today).await?;
    }
    if asked(&[AlertKind::LeaveApplicationLate]) {
        seen.late_leave = late_leave(tx, record, today).await?;
    }
    if is_running(record) && asked(&[AlertKind::PlanReviewDue, AlertKind::PlanReviewLate]) {
        seen.review = crate::plan::next_review(tx, case, record.programme, today).await?;
    }
    if asked(&[AlertKind::NetworkMapMissing]) {
        seen.no_map = lacks_map(tx, record, today).await?;
    }
    Ok(seen)
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

async fn lacks_map(tx: &mut Tx, record: &Record<'_>, today: Date) -> Result<bool, AppError> {
    let case = &record.case;
    let due = first_step_due(case.release_on, case.custody_start);
    let entry = case.entry_on.unwrap_or(case.registered_on);
    // Asked only where it could matter: most maps are not due, or there.
    if !is_running(record) || !map_missing(due, entry, false, today) {
        return Ok(false);
    }
    Ok(!store::network::any(tx, case.id).await?)
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

/// An alert before it is known who is told.
type Said = (AlertKind, Message);

fn said(record: &Record<'_>, seen: Seen, today: Date) -> Vec<Said> {
    let mut found = Vec::new();
    if !is_running(record) {
        return found;
    }
    let plain = |kind: AlertKind| {
        let key = format!("alert-{}", kind.code().replace('_', "-"));
        (kind, Message::new(&key))
    };
    if record.facts.release().is_none() {
        found.push(plain(AlertKind::ReleaseUnknown));
    }
    if seen.protected > 0 {
        let message = Message::new("alert-leads-to-protected");
        let message = message.with("n", seen.protected.to_string());
        found.push((AlertKind::LeadsToProtected, message));
    }
    if let Some(day) = seen.late_leave {
        found.push(dated(AlertKind::LeaveApplicationLate, day));
    }
    if seen.no_contact {
        found.push(plain(AlertKind::NoContactAroundRelease));
    }
    if let Some(next) = seen.review
        && let Some(kind) = review_alert(next, today)
    {
        found.push(dated(kind, next.late_since.unwrap_or(next.on)));
    }
    if seen.no_map {
        found.push(plain(AlertKind::NetworkMapMissing));
    }
    found.extend(broken_criteria(record, today));
    found.extend(window(record, today));
    found
}

fn dated(kind: AlertKind, day: Date) -> Said {
    let key = format!("alert-{}", kind.code().replace('_', "-"));
    (
        kind,
        Message::new(&key).with_arg("day", MessageArg::Day(day)),
    )
}

/// What was true at the admission may change: the kind of release, the place of release.
fn broken_criteria(record: &Record<'_>, today: Date) -> Vec<Said> {
    criteria::admission(record.programme, &record.facts, today)
        .criteria
        .iter()
        .filter(|one| one.state == CriterionState::NotMet)
        .map(|one| {
            let label = MessageArg::Words(one.criterion.label.clone());
            let message = Message::new("alert-criterion-no-longer-met");
            (
                AlertKind::CriterionNoLongerMet,
                message.with_arg("criterion", label),
            )
        })
        .collect()
}

fn window(record: &Record<'_>, today: Date) -> Option<Said> {
    let (_, end) = phases::window(record.programme, &record.facts.anchors())?;
    let kind = window_alert(end?, today)?;
    Some(dated(kind, domain::calendar::add_days(end?, -1)?))
}
