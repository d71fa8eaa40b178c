//! Alerts of a case: what its dates say that nobody may overlook, with where it leads.

use access::{Action, decide};
use domain::{
    Code,
    alert::{AlertKind, contact_gap, contacts_looked_at, review_alert, window_alert},
    case::CaseStatus,
    network::{first_step_due, map_missing},
    plan::review::NextReview,
};
use jiff::civil::Date;
use programme::{
    Fact,
    criteria::{self, CriterionState},
    phases,
    wake::woken,
};
use store::{Tx, case::CaseRow};

use crate::{
    AppError, Message, MessageArg, OpContext,
    clearing::place::{self, Away},
    network::{named::named, withdrawn::withdrawn},
    record::{Record, german_date, morning},
};

mod leaves;
mod waiting;

/// An alert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alert {
    /// What it is.
    pub kind: AlertKind,
    /// The words.
    pub message: Message,
    /// Where this person deals with it: the part of the case's address after its id.
    pub way: Option<&'static str>,
    /// A second way, if there is one: to the offer of a handover, with the site chosen (P6c).
    pub hand_over: Option<&'static str>,
}

/// Where a case is offered to the site that its place of release belongs to.
const HAND_OVER: &str = "/handovers/new?for=place";

/// Where an alert is dealt with: the part of the case's address after its id, and what somebody has
/// to be allowed to do there.
pub fn leads_to(kind: AlertKind) -> (&'static str, Action) {
    match kind {
        AlertKind::NobodyLeads | AlertKind::NobodyDeputises => ("/people", Action::ViewCase),
        AlertKind::ReleaseUnknown => ("/release", Action::ViewReleaseHistory),
        AlertKind::NoContactAroundRelease
        | AlertKind::NoContactAfterRelease
        | AlertKind::NoContactBeforeRelease => ("/appointments/new", Action::EditAppointments),
        AlertKind::WorryWaits => ("/appointments", Action::ViewAppointments),
        AlertKind::WakeUp => ("/facts", Action::EditFacts),
        AlertKind::CriterionNoLongerMet => ("/clearing", Action::ViewClearing),
        AlertKind::ReleasePlaceElsewhere => ("/clearing/place", Action::Handover),
        AlertKind::LeaveApplicationLate
        | AlertKind::LeaveRefused
        | AlertKind::LeaveApproved
        | AlertKind::LeaveAfterRelease
        | AlertKind::LeaveCompanionGone
        | AlertKind::LeaveOver => ("/leaves", Action::ViewLeaves),
        AlertKind::LeadsToProtected | AlertKind::ConsentWithdrawn => {
            ("/network", Action::ViewNetwork)
        }
        AlertKind::WindowEndsSoon | AlertKind::WindowOver => ("/close", Action::CloseCase),
        AlertKind::PlanReviewLate | AlertKind::PlanReviewDue => ("/plan/review", Action::EditPlan),
        AlertKind::NetworkMapMissing
        | AlertKind::NetworkStepMissing
        | AlertKind::NetworkStepLate
        | AlertKind::NetworkContactLate => ("/network", Action::EditNetwork),
        AlertKind::ConcernDue => ("/concerns", Action::ViewNotes),
        AlertKind::PromiseLate => ("/conferences", Action::ViewConferences),
        AlertKind::PlanStepLate
        | AlertKind::PlanMeasureLate
        | AlertKind::PlanGoalLate
        | AlertKind::NeedWithoutGoal => ("/plan", Action::ViewPlan),
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
        AlertKind::PlanReviewLate
        | AlertKind::PlanReviewDue
        | AlertKind::PlanStepLate
        | AlertKind::PlanMeasureLate
        | AlertKind::PlanGoalLate
        | AlertKind::NeedWithoutGoal => Action::ViewPlan,
        AlertKind::NetworkMapMissing
        | AlertKind::NetworkStepMissing
        | AlertKind::LeadsToProtected
        | AlertKind::ConsentWithdrawn
        | AlertKind::NetworkStepLate
        | AlertKind::NetworkContactLate => Action::ViewNetwork,
        AlertKind::ConcernDue => Action::ViewNotes,
        // The prison knows what it decided, and the others move or call off.
        AlertKind::LeaveRefused
        | AlertKind::LeaveApproved
        | AlertKind::LeaveAfterRelease
        | AlertKind::LeaveCompanionGone
        | AlertKind::LeaveOver => Action::EditLeaves,
        AlertKind::WorryWaits => Action::ViewAppointments,
        AlertKind::PromiseLate => Action::ViewConferences,
        AlertKind::NobodyLeads
        | AlertKind::NobodyDeputises
        | AlertKind::ReleaseUnknown
        | AlertKind::ReleasePlaceElsewhere
        | AlertKind::NoContactAroundRelease
        | AlertKind::NoContactAfterRelease
        | AlertKind::NoContactBeforeRelease
        | AlertKind::LeaveApplicationLate
        | AlertKind::WakeUp
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
    let there = seen.away.as_ref().and_then(|one| one.whose.as_ref());
    let offered = there.is_some_and(|one| one.site.is_some()) && record.case.lead.is_some();
    let mut found = said(record, &seen, ctx.today);
    if record.case.lead.is_none() && is_running(record) {
        found.push((AlertKind::NobodyLeads, Message::new("alert-nobody-leads")));
    }
    found.retain(|(kind, _)| is_told(ctx, &record.case, *kind));
    found.sort_by_key(|(kind, _)| std::cmp::Reverse(kind.weight()));
    let alert = |(kind, message)| {
        let way = way(ctx, &record.case, kind);
        let offers = kind == AlertKind::ReleasePlaceElsewhere && offered && way.is_some();
        Alert {
            way,
            hand_over: offers.then_some(HAND_OVER),
            kind,
            message: told(ctx, &record.case, kind, message),
        }
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
pub(crate) fn hints(record: &Record<'_>, seen: &Seen, today: Date) -> Vec<AlertKind> {
    let mut kinds: Vec<AlertKind> = said(record, seen, today)
        .into_iter()
        .map(|(kind, _)| kind)
        .collect();
    kinds.sort_by_key(|one| std::cmp::Reverse(one.weight()));
    kinds.dedup();
    kinds
}

/// What rows beside the record say.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Seen {
    /// What is missing among the contacts around a release that is near.
    gap: Option<AlertKind>,
    /// What leaves say.
    leaves: leaves::Leaves,
    /// How much of the case leads to somebody who is protected.
    protected: usize,
    /// Who has withdrawn their consent and stands in the case still, by name.
    withdrawn: Vec<String>,
    /// The next review of the plan.
    review: Option<NextReview>,
    /// What should have begun in the environment and has not.
    begun_late: Option<AlertKind>,
    /// Where the place of release lies, if not with the site of the case.
    away: Option<Away>,
    /// Criteria of the admission that are met no longer, in words.
    broken: Vec<Said>,
    /// What waits although its day is over.
    waiting: waiting::Waiting,
}

impl Seen {
    /// The next review of the plan, if it was looked for.
    pub(crate) fn review(&self) -> Option<NextReview> {
        self.review
    }
}

/// What can be missing among the contacts around a release.
const GAPS: [AlertKind; 3] = [
    AlertKind::NoContactAroundRelease,
    AlertKind::NoContactAfterRelease,
    AlertKind::NoContactBeforeRelease,
];

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
    if asked(&[AlertKind::ConsentWithdrawn]) {
        seen.withdrawn = withdrawn_by(tx, case, today).await?;
    }
    if asked(&GAPS) {
        seen.gap = missing_contact(tx, case, record.facts.release(), today).await?;
    }
    if is_running(record) && !case.released && asked(&leaves::KINDS) {
        seen.leaves = leaves::look(tx, record, today).await?;
    }
    if is_running(record) && asked(&[AlertKind::PlanReviewDue, AlertKind::PlanReviewLate]) {
        seen.review = crate::plan::next_review(tx, case, record.programme, today).await?;
    }
    if asked(&[AlertKind::NetworkMapMissing, AlertKind::NetworkStepMissing]) {
        seen.begun_late = lacks_beginning(tx, record, today).await?;
    }
    if is_running(record) && (asked(&[AlertKind::ReleasePlaceElsewhere]) || outside(record)) {
        seen.away = place::away(tx, record).await?;
    }
    if is_running(record) {
        // What the place alone decides is said by the place. Whatever was stored, the criteria are at hand.
        seen.broken = broken_criteria(tx, record, today, seen.away.is_some()).await?;
        seen.waiting = waiting::look(tx, record, today, asked).await?;
    }
    Ok(seen)
}

/// Whether the place of release lies in no region of the programme.
fn outside(record: &Record<'_>) -> bool {
    let place = place::stated(record);
    place.is_some_and(|place| record.programme.region_of(&place).is_none())
}

/// What should have begun in the environment by now and has not: the map, or a first step (P28b).
async fn lacks_beginning(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
) -> Result<Option<AlertKind>, AppError> {
    let case = &record.case;
    let due = first_step_due(case.release_on, case.custody_start);
    let entry = case.entry_on.unwrap_or(case.registered_on);
    // Asked only where it could matter: most maps are not due, or there.
    if !is_running(record) || !map_missing(due, entry, false, today) {
        return Ok(None);
    }
    if !store::network::any(tx, case.id).await? {
        return Ok(Some(AlertKind::NetworkMapMissing));
    }
    let begun = store::network::step::any(tx, case.id).await?;
    Ok((!begun).then_some(AlertKind::NetworkStepMissing))
}

/// What is missing among the contacts around a release on this day, if it is near.
pub(crate) async fn missing_contact(
    tx: &mut Tx,
    case: &CaseRow,
    release: Option<Date>,
    today: Date,
) -> Result<Option<AlertKind>, AppError> {
    let Some(release) = release.filter(|_| in_programme(case)) else {
        return Ok(None);
    };
    let Some((from, to)) = contacts_looked_at(release, today) else {
        return Ok(None);
    };
    let out = release.tomorrow().map_or(morning(to), morning);
    let met = store::contact::between(tx, case.id, morning(from), morning(to), out).await?;
    let days: Vec<Date> = met.into_iter().map(german_date).collect();
    Ok(contact_gap(release, today, &days))
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

/// Who has withdrawn their consent although something of a case leads to them still, by name.
pub(crate) async fn withdrawn_by(
    tx: &mut Tx,
    case: &CaseRow,
    today: Date,
) -> Result<Vec<String>, AppError> {
    if !in_programme(case) {
        return Ok(Vec::new());
    }
    let found = withdrawn(tx, case.id, today).await?;
    let mut names: Vec<String> = found.into_iter().map(|(_, one)| one.name).collect();
    names.sort();
    names.dedup();
    Ok(names)
}

/// The stored hints with those that an appointment can bring or take as they are now: a contact around
/// the release is missing, something leads to somebody who is protected. One that lets somebody out who has withdrawn
/// their consent takes that hint; whoever agrees on one with them was asked, and the night tells it.
pub(crate) fn with_contact(
    stored: &[AlertKind],
    (gap, protected, withdrawn): (Option<AlertKind>, bool, bool),
) -> Vec<AlertKind> {
    let mut kinds = stored.to_vec();
    kinds.retain(|one| *one != AlertKind::LeadsToProtected && !GAPS.contains(one));
    kinds.retain(|one| *one != AlertKind::ConsentWithdrawn || withdrawn);
    kinds.extend(gap);
    kinds.extend(protected.then_some(AlertKind::LeadsToProtected));
    kinds.sort_by_key(|one| std::cmp::Reverse(one.weight()));
    kinds
}

fn is_running(record: &Record<'_>) -> bool {
    in_programme(&record.case)
}

pub(crate) fn in_programme(case: &CaseRow) -> bool {
    matches!(case.status, CaseStatus::Active | CaseStatus::Closing)
}

/// An alert before it is known who is told.
type Said = (AlertKind, Message);

fn said(record: &Record<'_>, seen: &Seen, today: Date) -> Vec<Said> {
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
    if record.case.lead.is_some() && record.case.deputy.is_none() {
        found.push(plain(AlertKind::NobodyDeputises));
    }
    if seen.protected > 0 {
        let message = Message::new("alert-leads-to-protected");
        let message = message.with("n", seen.protected.to_string());
        found.push((AlertKind::LeadsToProtected, message));
    }
    found.extend(seen.withdrawn.first().map(|first| {
        let message = Message::new("alert-consent-withdrawn")
            .with("n", seen.withdrawn.len().to_string())
            .with("name", first);
        (AlertKind::ConsentWithdrawn, message)
    }));
    found.extend(leaves::said(&seen.leaves));
    found.extend(seen.gap.map(plain));
    if let Some(next) = seen.review
        && let Some(kind) = review_alert(next, today)
    {
        found.push(dated(kind, next.late_since.unwrap_or(next.on)));
    }
    found.extend(waiting::said(&seen.waiting));
    found.extend(seen.begun_late.map(plain));
    found.extend(seen.broken.iter().cloned());
    let open = seen.away.as_ref().filter(|one| !one.settled);
    found.extend(open.map(elsewhere));
    found.extend(window(record, today));
    let registered = record.case.registered_on;
    let woken = record
        .facts
        .release()
        .filter(|_| !record.case.released)
        .and_then(|release| woken(record.programme, release, registered, today));
    found.extend(woken.map(|wake| dated(AlertKind::WakeUp, wake.on)));
    found
}

fn dated(kind: AlertKind, day: Date) -> Said {
    let key = format!("alert-{}", kind.code().replace('_', "-"));
    (
        kind,
        Message::new(&key).with_arg("day", MessageArg::Day(day)),
    )
}

/// What was true at the admission may change: the kind of release, the place of release. What was known when
/// somebody decided about it is not told again.
async fn broken_criteria(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
    by_place: bool,
) -> Result<Vec<Said>, AppError> {
    let only_place = |one: &criteria::CriterionResult<'_>| {
        one.criterion
            .when
            .facts()
            .iter()
            .all(|fact| *fact == Fact::ReleaseRegion)
    };
    let mut broken = criteria::admission(record.programme, &record.facts, today).criteria;
    broken.retain(|one| one.state == CriterionState::NotMet && !(by_place && only_place(one)));
    // Most cases have none, and their decisions need not be read.
    if broken.is_empty() {
        return Ok(Vec::new());
    }
    let decided = store::clearing::last_not_met(tx, record.case.id).await?;
    let told = broken
        .iter()
        .filter(|one| !decided.contains(&one.criterion.id));
    let said = told.map(|one| {
        let label = MessageArg::Words(one.criterion.label.clone());
        let message = Message::new("alert-criterion-no-longer-met");
        let message = message.with_arg("criterion", label);
        (AlertKind::CriterionNoLongerMet, message)
    });
    Ok(said.collect())
}

/// The place of release lies elsewhere, and nobody has looked at it since.
fn elsewhere(away: &Away) -> Said {
    let place = MessageArg::Words(away.place.clone());
    let message = match &away.whose {
        Some(whose) => Message::new("alert-release-place-elsewhere")
            .with_arg("whose", MessageArg::Words(whose.name())),
        None => Message::new("alert-release-place-nowhere"),
    };
    let kind = AlertKind::ReleasePlaceElsewhere;
    (kind, message.with_arg("place", place))
}

fn window(record: &Record<'_>, today: Date) -> Option<Said> {
    let (_, end) = phases::window(record.programme, &record.facts.anchors())?;
    let kind = window_alert(end?, today)?;
    Some(dated(kind, domain::calendar::add_days(end?, -1)?))
}
