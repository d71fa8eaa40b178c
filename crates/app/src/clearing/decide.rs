//! The decision: admit, put on the waiting list, or reject. What the person saw is kept with it:
//! version of the programme, facts, and every criterion.

use access::Action;
use domain::{
    Code,
    case::{CaseStatus, Responsibility},
    ids::{ApprovalId, CarrierId, CaseId, SiteId, UserId},
};
use jiff::civil::Date;
use programme::criteria::{self, Admission, AdmissionResult, CriterionState};
use store::{StoreError, Tx, case::StatusChange, clearing::DecisionRow};

use super::{changed_meanwhile, open_exception, unsettled};
use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    approval::{EXCEPTION, Request, write_request},
    journal,
    recompute::{Cause, recompute},
    record::Record,
};

/// What can be decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Into the programme.
    Admit,
    /// On the waiting list.
    Wait,
    /// Not into the programme.
    Reject,
}

/// The decision of somebody who looked again and keeps the case at its site, as it is stored.
pub(super) const STAY: &str = "stay";

impl Code for Verdict {
    const ALL: &'static [Self] = &[Self::Admit, Self::Wait, Self::Reject];

    fn code(self) -> &'static str {
        match self {
            Self::Admit => "admit",
            Self::Wait => "wait",
            Self::Reject => "reject",
        }
    }
}

/// Where a case goes when it is admitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Place {
    /// The site.
    pub site: SiteId,
    /// The responsible worker.
    pub lead: UserId,
    /// Who stands in.
    pub deputy: Option<UserId>,
}

/// A decision as it was typed.
#[derive(Debug, Clone)]
pub struct Input {
    /// What.
    pub verdict: Verdict,
    /// Why; needed to reject, and for an exception.
    pub reason: String,
    /// The site.
    pub site: Option<SiteId>,
    /// The responsible worker.
    pub lead: Option<UserId>,
    /// Who stands in.
    pub deputy: Option<UserId>,
    /// A site that this person was told to be full, and wants all the same.
    pub full: Option<SiteId>,
    /// The version of the case that was on the page.
    pub version: i64,
}

/// What came of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is in force.
    Done(Verdict),
    /// It waits for a second person.
    Waits(ApprovalId),
}

/// Decides. An admission against the criteria is only asked for; a second person answers it.
pub async fn decide(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    input: &Input,
) -> Result<Outcome, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::DecideAdmission, case)
        .await?;
    if row.version != input.version {
        return Err(changed_meanwhile(row.version));
    }
    if open_exception(&mut tx, case).await?.is_some() {
        return Err(AppError::Refused(Message::new("clearing-error-waiting")));
    }
    let record = app.record(&mut tx, row).await?;
    let outcome = match input.verdict {
        Verdict::Admit => ask_to_admit(app, &mut tx, ctx, &record, input).await?,
        Verdict::Wait | Verdict::Reject => refuse_or_wait(&mut tx, ctx, &record, input).await?,
    };
    tx.commit().await.map_err(StoreError::from)?;
    Ok(outcome)
}

async fn refuse_or_wait(
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
    input: &Input,
) -> Result<Outcome, AppError> {
    let case = &record.case;
    let (status, action) = match input.verdict {
        Verdict::Wait => (CaseStatus::Waiting, "clearing.wait"),
        _ => (CaseStatus::Rejected, "clearing.reject"),
    };
    if input.verdict == Verdict::Reject && input.reason.is_empty() {
        return Err(AppError::invalid("reason", "clearing-error-reject-reason"));
    }
    if case.status.go(status).is_err() {
        return Err(AppError::invalid("decision", "clearing-error-already"));
    }
    let admission = criteria::admission(record.programme, &record.facts, ctx.today);
    let row = decision(ctx, record, &admission, input.verdict.code(), &input.reason);
    store::clearing::insert(tx, &row).await?;
    let mut case = case.clone();
    if let Some(site) = input.site.filter(|_| input.verdict == Verdict::Wait) {
        own_site(tx, ctx, &case.programme, site).await?;
        store::case::set_programme(
            tx,
            &case,
            &case.programme,
            &case.programme_version,
            Some(site),
        )
        .await?;
        case = fresh(tx, case.id).await?;
    }
    let change = StatusChange {
        closure_note: Some(input.reason.clone()).filter(|reason| !reason.is_empty()),
        ..StatusChange::default()
    };
    store::case::set_status(tx, &case, status, &change).await?;
    let done = Done::on(action, case.id).subject(format!("admission_decision {}", row.id));
    journal::changed(tx, ctx, done).await?;
    Ok(Outcome::Done(input.verdict))
}

async fn ask_to_admit(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
    input: &Input,
) -> Result<Outcome, AppError> {
    let place = place(tx, ctx, record, input).await?;
    let admission = criteria::admission(record.programme, &record.facts, ctx.today);
    let full = is_full(tx, record.case.carrier, place.site).await?;
    if admission.result == AdmissionResult::Eligible {
        if full && input.full != Some(place.site) {
            return Err(AppError::invalid("site", "clearing-error-site-full"));
        }
        admit(app, tx, ctx, record.case.id, place, &input.reason).await?;
        return Ok(Outcome::Done(Verdict::Admit));
    }
    if input.reason.is_empty() {
        return Err(AppError::invalid(
            "reason",
            "clearing-error-exception-reason",
        ));
    }
    let request = Request {
        place,
        full,
        unmet: unmet(&admission),
    };
    let place = (record.case.carrier, record.case.id);
    let asked = (EXCEPTION, input.reason.as_str());
    let detail = serde_json::to_value(&request).unwrap_or_default();
    let approval = write_request(tx, ctx, place, asked, detail).await?;
    let admit = Verdict::Admit.code();
    let mut row = decision(ctx, record, &admission, admit, &input.reason);
    row.exception = true;
    row.approval = Some(approval);
    store::clearing::insert(tx, &row).await?;
    super::begun(tx, ctx, record.case.clone()).await?;
    let done =
        Done::on("clearing.ask_exception", record.case.id).subject(format!("approval {approval}"));
    journal::changed(tx, ctx, done).await?;
    Ok(Outcome::Waits(approval))
}

/// The criteria that are not met, by id and state. An exception is granted for exactly these.
pub(crate) fn unmet(admission: &Admission<'_>) -> Vec<(String, String)> {
    admission
        .criteria
        .iter()
        .filter(|one| one.state != CriterionState::Met)
        .map(|one| (one.criterion.id.clone(), one.state.code().to_owned()))
        .collect()
}

/// Site, lead and deputy as typed, checked: own site of the programme, people who work there.
async fn place(
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
    input: &Input,
) -> Result<Place, AppError> {
    if unsettled(record).is_some() {
        return Err(AppError::invalid("decision", "clearing-error-overlap"));
    }
    let mut problems = Problems::new();
    let (Some(site), Some(lead)) = (input.site, input.lead) else {
        if input.site.is_none() {
            problems.add_key("site", "error-choose");
        }
        if input.lead.is_none() {
            problems.add_key("lead", "error-choose");
        }
        return Err(AppError::Invalid(problems));
    };
    own_site(tx, ctx, &record.case.programme, site).await?;
    let place = Place {
        site,
        lead,
        deputy: input.deputy,
    };
    team_problems(tx, place).await?.none_or_invalid()?;
    Ok(place)
}

async fn team_problems(tx: &mut Tx, place: Place) -> Result<Problems, AppError> {
    let mut problems = Problems::new();
    let workers = store::assignment::workers_of_site(tx, place.site).await?;
    let works_there = |user| workers.iter().any(|one| one.id == user);
    if !works_there(place.lead) {
        problems.add_key("lead", "clearing-error-worker");
    }
    if place.deputy.is_some_and(|deputy| !works_there(deputy)) {
        problems.add_key("deputy", "clearing-error-worker");
    }
    if place.deputy == Some(place.lead) {
        problems.add_key("deputy", "error-same-person");
    }
    Ok(problems)
}

/// Whether a site has no place left.
async fn is_full(tx: &mut Tx, carrier: CarrierId, site: SiteId) -> Result<bool, AppError> {
    let site = store::site::get(tx, carrier, site)
        .await?
        .ok_or(AppError::NotFound)?;
    let count = store::clearing::site_count(tx, carrier, site.id).await?;
    Ok(count.running >= site.capacity)
}

/// Whether what an exception asked for is still there: the criteria, the settled overlaps, people
/// who work at the site, and a place, unless there was none when it was asked for.
pub(crate) async fn still_fits(
    tx: &mut Tx,
    record: &Record<'_>,
    request: &Request,
    today: Date,
) -> Result<(), AppError> {
    let refused = |key: &str| AppError::Refused(Message::new(key));
    let admission = criteria::admission(record.programme, &record.facts, today);
    if unmet(&admission) != request.unmet {
        return Err(refused("clearing-error-outdated"));
    }
    if unsettled(record).is_some() {
        return Err(refused("clearing-error-overlap"));
    }
    let place = request.place;
    let site = store::site::get(tx, record.case.carrier, place.site).await?;
    let fits = site.is_some_and(|site| site.programme == record.case.programme);
    if !fits || !team_problems(tx, place).await?.0.is_empty() {
        return Err(refused("clearing-error-place-gone"));
    }
    if !request.full && is_full(tx, record.case.carrier, place.site).await? {
        return Err(refused("clearing-error-place-taken"));
    }
    Ok(())
}

async fn own_site(
    tx: &mut Tx,
    ctx: &OpContext,
    programme: &str,
    site: SiteId,
) -> Result<(), AppError> {
    let found = store::site::get(tx, ctx.actor.carrier, site).await?;
    let fits = found.is_some_and(|one| one.programme == programme);
    if fits && ctx.actor.sites.contains(&site) {
        Ok(())
    } else {
        Err(AppError::invalid("site", "clearing-error-site"))
    }
}

/// Admits a case in the transaction of the caller and keeps what the criteria said. Who calls this
/// has checked the right to decide; pages go through [`decide`], which asks for a second person
/// where the criteria are not met.
pub async fn admit(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    place: Place,
    reason: &str,
) -> Result<(), AppError> {
    let row = fresh(tx, case).await?;
    let record = app.record(tx, row).await?;
    let admission = criteria::admission(record.programme, &record.facts, ctx.today);
    let mut row = decision(ctx, &record, &admission, Verdict::Admit.code(), reason);
    row.exception = admission.result != AdmissionResult::Eligible;
    store::clearing::insert(tx, &row).await?;
    enter(app, tx, ctx, case, place).await
}

/// The entry into the programme: site, status, lead and deputy, and all tasks at once. A case that
/// comes late gets what it missed at once, marked as shortened.
pub(crate) async fn enter(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    place: Place,
) -> Result<(), AppError> {
    let row = fresh(tx, case).await?;
    if row.status.go(CaseStatus::Active).is_err() {
        let status = row.status.code();
        return Err(AppError::Refused(
            Message::new("clearing-error-status").with("status", status),
        ));
    }
    let site = Some(place.site);
    store::case::set_programme(tx, &row, &row.programme, &row.programme_version, site).await?;
    let row = fresh(tx, case).await?;
    let change = StatusChange {
        entry_on: Some(ctx.today),
        ..StatusChange::default()
    };
    store::case::set_status(tx, &row, CaseStatus::Active, &change).await?;
    let responsible = [
        (Responsibility::Lead, Some(place.lead)),
        (Responsibility::Deputy, place.deputy),
    ];
    for (responsibility, user) in responsible {
        store::assignment::assign(
            tx,
            row.carrier,
            case,
            ctx.new_id(),
            responsibility,
            user,
            ctx.actor.user,
            ctx.now,
            "",
        )
        .await?;
    }
    store::case::set_responsible(tx, case, Some(place.lead), place.deputy).await?;
    recompute(app, tx, &Cause::of(ctx, "admission"), case, None).await?;
    journal::changed(tx, ctx, Done::on("clearing.admit", case)).await
}

async fn fresh(tx: &mut Tx, case: CaseId) -> Result<store::case::CaseRow, AppError> {
    store::case::by_id(tx, case)
        .await?
        .ok_or(AppError::NotFound)
}

/// A decision with everything that was seen.
pub(super) fn decision(
    ctx: &OpContext,
    record: &Record<'_>,
    admission: &Admission<'_>,
    verdict: &str,
    reason: &str,
) -> DecisionRow {
    let criteria: Vec<serde_json::Value> = admission
        .criteria
        .iter()
        .map(|one| {
            serde_json::json!({
                "id": one.criterion.id,
                "state": one.state.code(),
                "value": one.value_json(),
                "missing": one.missing.iter().map(|fact| fact.code()).collect::<Vec<_>>(),
            })
        })
        .collect();
    DecisionRow {
        id: ctx.new_id(),
        carrier: record.case.carrier,
        case: record.case.id,
        decision: verdict.to_owned(),
        result: admission.result.code().to_owned(),
        exception: false,
        reason: reason.to_owned(),
        programme: record.programme.id.clone(),
        programme_version: record.programme.version.clone(),
        facts: record.facts.to_json(),
        criteria: criteria.into(),
        decided_at: ctx.now,
        decided_by: ctx.actor.user,
        decided_by_name: String::new(),
        approval: None,
        second: None,
    }
}
