//! No-contact orders: entering one, lifting it with a reason, and correcting what was entered wrongly.

use access::Action;
use domain::{
    Code,
    ids::{CaseId, NetworkPersonId, NoContactOrderId},
    network::{OrderBasis, OrderSpan},
};
use jiff::civil::Date;
use store::{
    StoreError, Tx,
    network::{TieRow, order::OrderRow},
};

use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    correction::{self, faster, field, keep, taken_back, why_needed},
    journal,
    network::{is_known, last_of},
    recompute::{Cause, of_client},
};

/// The name of these rows in the trail of corrections.
pub const NOUN: &str = "no_contact_order";

/// An order as it was typed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The person.
    pub person: NetworkPersonId,
    /// What it rests on.
    pub basis: OrderBasis,
    /// Who issued it.
    pub issued_by: String,
    /// What exactly it forbids.
    pub content: String,
    /// First day.
    pub from: Date,
    /// Last day, if it has one.
    pub until: Option<Date>,
}

/// What an order has to say and does not; for a form that could not be read as a whole too.
pub fn missing(basis: Option<OrderBasis>, issued_by: &str, content: &str) -> Problems {
    let mut problems = Problems::new();
    if issued_by.trim().is_empty() {
        problems.add_key("issued-by", "error-required");
    }
    if basis == Some(OrderBasis::Other) && content.trim().is_empty() {
        problems.add_key("content", "network-problem-order-content");
    }
    problems
}

/// Enters an order. What of the case leads to the person already stays as it is: the alert and the page
/// of the network name it until somebody has dealt with it.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    entry: &Entry,
) -> Result<NoContactOrderId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    last_of(&mut tx, case, entry.person).await?;
    check(entry).none_or_invalid()?;
    let id = ctx.new_id();
    let new = OrderRow {
        id,
        carrier: row.carrier,
        case,
        person: entry.person,
        basis: entry.basis,
        issued_by: entry.issued_by.trim().to_owned(),
        content: entry.content.trim().to_owned(),
        span: OrderSpan {
            from: entry.from,
            until: entry.until,
            lifted: None,
        },
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        lifted_reason: String::new(),
        lifted_by_name: None,
        struck: false,
        version: 1,
    };
    store::network::order::insert(&mut tx, &new).await?;
    of_client(app, &mut tx, &Cause::of(ctx, "facts"), &row, None).await?;
    let detail = serde_json::json!({ "basis": entry.basis.code() }).to_string();
    let done = Done::on("network.forbid", case).subject(format!("no_contact_order {id}"));
    journal::changed(&mut tx, ctx, done.detail(detail)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(id)
}

/// Lifts an order: `day` is the first on which it no longer holds.
pub async fn lift(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (NoContactOrderId, i64),
    (day, reason): (Date, &str),
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    let orders = store::network::order::of_case(&mut tx, case).await?;
    let order = orders
        .iter()
        .find(|one| one.id == id)
        .ok_or(AppError::NotFound)?;
    if order.version != version || order.span.lifted.is_some() || order.struck {
        return Err(conflict(&mut tx, order).await?);
    }
    let mut problems = Problems::new();
    check_lifted(Some(day), order.span.from, &mut problems);
    if reason.trim().is_empty() {
        problems.add_key("reason", "error-reason-required");
    }
    problems.none_or_invalid()?;
    let by = (ctx.now, ctx.actor.user);
    store::network::order::lift(&mut tx, order, (day, reason.trim()), by).await?;
    of_client(app, &mut tx, &Cause::of(ctx, "facts"), &row, None).await?;
    let done = Done::on("network.lift", case).subject(format!("no_contact_order {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// An order as it is after all.
#[derive(Debug, Clone)]
pub struct Corrected {
    /// What it says.
    pub entry: Entry,
    /// First day on which it no longer holds, if it was lifted; `None` takes the lifting back. Of no
    /// meaning for an order that was not lifted.
    pub lifted: Option<Date>,
    /// Whether the order is taken back: there is none.
    pub struck: bool,
    /// Why it is corrected.
    pub why: String,
}

/// Corrects an order, its lifting, or takes it back; what it said is kept. What of every case of the
/// client leads to somebody protected is looked for anew.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (NoContactOrderId, i64),
    corrected: &Corrected,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    let orders = store::network::order::of_case(&mut tx, case).await?;
    let former = orders.iter().find(|one| one.id == id);
    let former = former.ok_or(AppError::NotFound)?;
    if former.version != version {
        return Err(conflict(&mut tx, former).await?);
    }
    let entry = &corrected.entry;
    let ties = store::network::of_case(&mut tx, case).await?;
    let mut problems = check(entry);
    if !is_known(&ties, entry.person) {
        problems.add_key("person", "network-problem-unknown-person");
    }
    let lifted = former.span.lifted.and(corrected.lifted);
    check_lifted(lifted, entry.from, &mut problems);
    why_needed(&corrected.why, &mut problems);
    problems.none_or_invalid()?;
    let changed = OrderRow {
        person: entry.person,
        basis: entry.basis,
        issued_by: entry.issued_by.trim().to_owned(),
        content: entry.content.trim().to_owned(),
        span: OrderSpan {
            from: entry.from,
            until: entry.until,
            lifted,
        },
        lifted_reason: lifted.map_or_else(String::new, |_| former.lifted_reason.clone()),
        struck: corrected.struck,
        ..former.clone()
    };
    if changed == *former {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    let mark = (NOUN, id.uuid());
    let before = fields(&ties, former);
    keep(&mut tx, ctx, &row, mark, before, corrected.why.trim()).await?;
    store::network::order::update(&mut tx, &changed).await?;
    of_client(app, &mut tx, &Cause::of(ctx, "facts"), &row, None).await?;
    let done = Done::on("network.correct_order", case).subject(format!("no_contact_order {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn check(entry: &Entry) -> Problems {
    let mut problems = missing(Some(entry.basis), &entry.issued_by, &entry.content);
    if entry.until.is_some_and(|until| until < entry.from) {
        let message =
            Message::new("error-end-before-start").with_arg("start", MessageArg::Day(entry.from));
        problems.add("until", message);
    }
    problems
}

fn check_lifted(lifted: Option<Date>, from: Date, problems: &mut Problems) {
    if lifted.is_some_and(|day| day < from) {
        let message =
            Message::new("error-end-before-start").with_arg("start", MessageArg::Day(from));
        problems.add("lifted", message);
    }
}

pub(crate) fn fields(ties: &[TieRow], row: &OrderRow) -> Vec<(String, String)> {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let person = ties.iter().rev().find(|tie| tie.person == row.person);
    let basis = format!("code-order-basis-{}", row.basis.code().replace('_', "-"));
    vec![
        field("network-person", person.map_or("", TieRow::called)),
        field("network-order-basis", basis),
        field("network-order-issued-by", &row.issued_by),
        field("network-order-content", &row.content),
        field("network-order-from", day(Some(row.span.from))),
        field("network-order-until", day(row.span.until)),
        field("network-lifted", day(row.span.lifted)),
        field("network-lift-reason", &row.lifted_reason),
        taken_back(row.struck),
    ]
}

async fn conflict(tx: &mut Tx, order: &OrderRow) -> Result<AppError, AppError> {
    let trail = correction::trail(tx, order.case, NOUN).await?;
    let corrected = trail.last_by(order.id.uuid()).map(str::to_owned);
    let ties = store::network::of_case(tx, order.case).await?;
    let by = corrected.or_else(|| order.lifted_by_name.clone());
    let by = by.unwrap_or_else(|| order.recorded_by_name.clone());
    Ok(faster(by, order.version, fields(&ties, order)))
}
