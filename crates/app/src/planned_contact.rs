//! Planned contacts: the next talk, visit or call, and what becomes of it.

use access::Action;
use domain::{
    contact::ContactKind,
    ids::{CaseId, PlannedContactId},
};
use jiff::{SignedDuration, Timestamp};
pub use store::planned_contact::{PlannedContactRow, PlannedStatus};
use store::{StoreError, Tx, case::CaseRow};

use crate::{
    App, AppError, Conflict, Done, Message, OpContext, Problems,
    case::{Head, head},
    journal,
    recompute::{Cause, after_contact},
};

/// A contact may be planned so far ahead.
const FARTHEST: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);

/// What is planned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// When.
    pub at: Timestamp,
    /// How.
    pub kind: ContactKind,
    /// Where, or empty.
    pub place: String,
    /// What for, or empty.
    pub note: String,
}

/// What the form needs.
#[derive(Debug, Clone)]
pub struct PlanForm {
    /// The case.
    pub head: Head,
    /// The contact that is being moved.
    pub moving: Option<PlannedContactRow>,
}

/// The form for a new contact, or for moving one.
pub async fn form(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    moving: Option<PlannedContactId>,
) -> Result<PlanForm, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::PlanContact, case)
        .await?;
    let moving = match moving {
        Some(contact) => Some(open_one(&mut tx, case, contact).await?),
        None => None,
    };
    let form = PlanForm {
        head: head(app, &mut tx, ctx, &row).await?,
        moving,
    };
    drop(tx);
    app.viewed(ctx, Done::on("contact.form", case)).await?;
    Ok(form)
}

/// The contact that was planned last and is still to come, for somebody whose own one was settled
/// meanwhile.
pub async fn newest(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Option<PlannedContactId>, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, Action::PlanContact, case)
        .await?;
    let open = store::planned_contact::open(&mut tx, case).await?;
    let newest = open.into_iter().max_by_key(|one| (one.recorded_at, one.id));
    Ok(newest.map(|one| one.id))
}

/// Plans a contact.
pub async fn plan(app: &App, ctx: &OpContext, case: CaseId, plan: Plan) -> Result<(), AppError> {
    checked(&plan, ctx.now)?;
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::PlanContact, case)
        .await?;
    let contact = insert(&mut tx, ctx, &row, plan).await?;
    let done = Done::on("contact.plan", case).subject(format!("planned_contact {contact}"));
    after_contact(app, &mut tx, &Cause::of(ctx, "contact"), &row).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Moves a contact: the old one stays as moved, a new one stands in its place.
pub async fn shift(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    contact: PlannedContactId,
    version: i64,
    plan: Plan,
) -> Result<(), AppError> {
    checked(&plan, ctx.now)?;
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::PlanContact, case)
        .await?;
    settle(&mut tx, case, contact, version, PlannedStatus::Moved).await?;
    let next = insert(&mut tx, ctx, &row, plan).await?;
    let done = Done::on("contact.move", case)
        .subject(format!("planned_contact {contact}"))
        .detail(format!("{{\"to\":\"{next}\"}}"));
    after_contact(app, &mut tx, &Cause::of(ctx, "contact"), &row).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Calls a contact off.
pub async fn cancel(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    contact: PlannedContactId,
    version: i64,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::PlanContact, case)
        .await?;
    settle(&mut tx, case, contact, version, PlannedStatus::Cancelled).await?;
    let done = Done::on("contact.cancel", case).subject(format!("planned_contact {contact}"));
    after_contact(app, &mut tx, &Cause::of(ctx, "contact"), &row).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// A planned contact that nothing has become of yet.
pub(crate) async fn open_one(
    tx: &mut Tx,
    case: CaseId,
    contact: PlannedContactId,
) -> Result<PlannedContactRow, AppError> {
    store::planned_contact::get(tx, case, contact)
        .await?
        .filter(|one| one.status == PlannedStatus::Planned)
        .ok_or(AppError::NotFound)
}

async fn settle(
    tx: &mut Tx,
    case: CaseId,
    contact: PlannedContactId,
    version: i64,
    status: PlannedStatus,
) -> Result<(), AppError> {
    let row = store::planned_contact::get(tx, case, contact)
        .await?
        .ok_or(AppError::NotFound)?;
    if row.version != version || row.status != PlannedStatus::Planned {
        return Err(AppError::Conflict(Box::new(Conflict {
            version: row.version,
            ..Conflict::default()
        })));
    }
    Ok(store::planned_contact::settle(tx, case, &row, status).await?)
}

async fn insert(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    plan: Plan,
) -> Result<PlannedContactId, AppError> {
    let row = PlannedContactRow {
        id: ctx.new_id(),
        at: plan.at,
        kind: plan.kind,
        place: plan.place,
        note: plan.note,
        status: PlannedStatus::Planned,
        recorded_by: ctx.actor.user,
        recorded_at: ctx.now,
        version: 1,
    };
    store::planned_contact::insert(tx, case.carrier, case.id, &row).await?;
    Ok(row.id)
}

fn checked(plan: &Plan, now: Timestamp) -> Result<(), AppError> {
    let mut problems = Problems::new();
    if plan.at < now {
        problems.add_key("date", "note-error-plan-past");
    } else if plan.at.duration_since(now) > FARTHEST {
        problems.add("date", Message::new("note-error-plan-far"));
    }
    problems.none_or_invalid()
}
