//! Steps with somebody of the network (P8f, P28a). A step that brings the client into contact is
//! refused while an order forbids it.

use access::Action;
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, NetworkPersonId, NetworkStepId},
    network::{NoContact, StepKind, StepStatus, blocks, named},
};
use jiff::civil::Date;
use store::{StoreError, Tx, case::CaseRow, network::step::StepRow};

use crate::{
    App, AppError, Done, OpContext, Problems,
    correction::{self, faster, field, kind_field},
    doubt::{self, Doubt, Weighed},
    journal,
    network::{
        Person,
        consent::{self, Said, Unasked},
        forbidden, last_of,
    },
    recompute::{Cause, recompute},
};

/// A step as it was typed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// With whom; does not change later.
    pub person: NetworkPersonId,
    /// What for; does not change later.
    pub kind: StepKind,
    /// What is done first.
    pub first_step: String,
    /// Who stands between the two.
    pub mediator: String,
    /// Until when.
    pub due: Option<Date>,
    /// Where it stands.
    pub status: StepStatus,
    /// What came of it, or why it was given up.
    pub result: String,
    /// What kind of statement that is.
    pub epistemic: EpistemicKind,
    /// Whether the person has seen what speaks against it, and means it.
    pub confirmed: bool,
}

/// Agrees on a step.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    entry: &Entry,
) -> Result<Weighed<NetworkStepId>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    last_of(&mut tx, case, entry.person).await?;
    check(&mut tx, case, entry, ctx.today)
        .await?
        .none_or_invalid()?;
    let found = doubts(&mut tx, ctx, &row, (entry, None)).await?;
    if !found.is_empty() {
        return Ok(Weighed::Doubtful(found));
    }
    let id = ctx.new_id();
    let new = StepRow {
        id,
        carrier: row.carrier,
        case,
        person: entry.person,
        kind: entry.kind,
        first_step: entry.first_step.trim().to_owned(),
        mediator: entry.mediator.trim().to_owned(),
        due_on: entry.due,
        status: entry.status,
        result: entry.result.trim().to_owned(),
        epistemic: entry.epistemic.of(&entry.result),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    store::network::step::insert(&mut tx, &new).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "network"), case, None).await?;
    let done = Done::on("network.step", case).subject(format!("network_step {id}"));
    journal::changed(&mut tx, ctx, done.detail(detail(&new))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(id))
}

/// Whose consent is missing for steps that are not at their end: whom they are with, and whom their words name.
pub(super) fn unasked(people: &[Person], steps: &[StepRow]) -> Vec<(NetworkStepId, Unasked)> {
    let mut found = Vec::new();
    for one in steps.iter().filter(|one| leads(one)) {
        let said = Said {
            chosen: &[one.person],
            words: &[&one.first_step, &one.mediator],
        };
        let lacking = consent::without(people, said);
        found.extend(lacking.into_iter().map(|who| (one.id, who)));
    }
    found
}

/// Whether a step is still to bring the client together with somebody.
pub(super) fn leads(step: &StepRow) -> bool {
    !step.status.is_over() && step.kind.brings_contact()
}

/// The name of these rows in the trail of corrections.
pub const NOUN: &str = "network_step";

/// Changes a step: begin, end with a result, give up with a reason. What it said before is kept.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (NetworkStepId, i64),
    entry: &Entry,
) -> Result<Weighed<NetworkStepId>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    let steps = store::network::step::of_case(&mut tx, case).await?;
    let former = steps
        .iter()
        .find(|one| one.id == id)
        .ok_or(AppError::NotFound)?;
    if former.version != version {
        let trail = correction::trail(&mut tx, case, NOUN).await?;
        return Err(conflict(former, trail.last_by(id.uuid())));
    }
    let entry = &Entry {
        person: former.person,
        kind: former.kind,
        ..entry.clone()
    };
    let mut problems = check(&mut tx, case, entry, ctx.today).await?;
    if !former.status.may_become(entry.status) {
        problems.add_key("status", "network-problem-step-planned-again");
    }
    problems.none_or_invalid()?;
    let found = doubts(&mut tx, ctx, &row, (entry, Some(former))).await?;
    if !found.is_empty() {
        return Ok(Weighed::Doubtful(found));
    }
    let changed = StepRow {
        first_step: entry.first_step.trim().to_owned(),
        mediator: entry.mediator.trim().to_owned(),
        due_on: entry.due,
        status: entry.status,
        result: entry.result.trim().to_owned(),
        epistemic: entry.epistemic.of(&entry.result),
        ..former.clone()
    };
    let said = (NOUN, id.uuid());
    correction::keep(&mut tx, ctx, &row, said, fields(former), "").await?;
    store::network::step::update(&mut tx, &changed).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "network"), case, None).await?;
    let done = Done::on("network.step_change", case).subject(format!("network_step {id}"));
    journal::changed(&mut tx, ctx, done.detail(detail(&changed))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(id))
}

fn detail(row: &StepRow) -> String {
    serde_json::json!({ "kind": row.kind.code(), "status": row.status.code() }).to_string()
}

async fn check(
    tx: &mut Tx,
    case: CaseId,
    entry: &Entry,
    today: Date,
) -> Result<Problems, AppError> {
    let mut problems = Problems::new();
    if entry.first_step.trim().is_empty() {
        problems.add_key("first-step", "error-required");
    }
    if entry.status.is_over() {
        if entry.result.trim().is_empty() {
            problems.add_key("result", "network-problem-step-result");
        }
    } else {
        let orders = orders_until(tx, case, (today, entry.due)).await?;
        let words = (entry.first_step.as_str(), entry.mediator.as_str());
        if let Some((field, order)) = forbids(&orders, (entry.person, entry.kind), words) {
            problems.add(field, forbidden(order));
        }
    }
    Ok(problems)
}

/// The orders that are in force between today and the day by which a step is to be done.
pub(super) async fn orders_until(
    tx: &mut Tx,
    case: CaseId,
    (today, due): (Date, Option<Date>),
) -> Result<Vec<NoContact>, AppError> {
    let until = due.map_or(today, |due| due.max(today));
    Ok(store::network::no_contact_between(tx, case, (today, until)).await?)
}

/// What has to be confirmed about a step that is not over: a day behind us, somebody whom an order may
/// mean, a consent that is missing. What stood there before is not asked about again.
async fn doubts(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (entry, former): (&Entry, Option<&StepRow>),
) -> Result<Vec<Doubt>, AppError> {
    if entry.confirmed || entry.status.is_over() {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    let moved = former.is_none_or(|row| row.due_on != entry.due);
    let past = entry.due.filter(|due| moved && *due < ctx.today);
    found.extend(past.map(Doubt::Past));
    let orders = orders_until(tx, case.id, (ctx.today, entry.due)).await?;
    let words = [entry.first_step.as_str(), entry.mediator.as_str()];
    found.extend(doubt::meant(&orders, case, &words));
    let person = entry.kind.brings_contact().then_some(entry.person);
    let said = Said {
        chosen: person.as_slice(),
        words: &words,
    };
    let before = former.map(|row| [row.first_step.as_str(), row.mediator.as_str()]);
    let before = before.as_ref().map(|words| Said {
        chosen: person.as_slice(),
        words,
    });
    found.extend(consent::ask(tx, ctx.today, case, (said, before)).await?);
    Ok(found)
}

/// The order that speaks against a step, with its field: the person themselves, or somebody else who
/// is named. Keeping away from somebody may name them, but nobody protected stands between.
pub(super) fn forbids<'o>(
    orders: &'o [NoContact],
    (person, kind): (NetworkPersonId, StepKind),
    (first_step, mediator): (&str, &str),
) -> Option<(&'static str, &'o NoContact)> {
    let person = blocks(orders, [person]).map(|order| ("person", order));
    let first = named(orders, first_step).map(|order| ("first-step", order));
    let mediator = named(orders, mediator).map(|order| ("mediator", order));
    let leads = || person.or(first);
    let leads = kind.brings_contact().then(leads).flatten();
    leads.or(mediator)
}

pub(crate) fn fields(row: &StepRow) -> Vec<(String, String)> {
    let due = row.due_on.map(|day| day.to_string());
    let status = format!("code-step-status-{}", row.status.code());
    vec![
        field("network-first-step", &row.first_step),
        field("network-mediator", &row.mediator),
        field("network-due", due.unwrap_or_default()),
        field("network-status", status),
        field("network-result", &row.result),
        kind_field(row.epistemic),
    ]
}

fn conflict(row: &StepRow, last: Option<&str>) -> AppError {
    let by = last.unwrap_or(&row.recorded_by_name);
    faster(by, row.version, fields(row))
}
