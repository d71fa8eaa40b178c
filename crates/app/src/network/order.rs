//! No-contact orders: entering one, and lifting it with a reason.

use access::Action;
use domain::{
    Code,
    ids::{CaseId, NetworkPersonId, NoContactOrderId},
    network::{OrderBasis, OrderSpan},
};
use jiff::civil::Date;
use store::{StoreError, network::order::OrderRow};

use crate::{
    App, AppError, Conflict, Done, Message, MessageArg, OpContext, Problems, journal,
    network::last_of,
    recompute::{Cause, of_client},
};

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
    let mut problems = missing(Some(entry.basis), &entry.issued_by, &entry.content);
    if entry.until.is_some_and(|until| until < entry.from) {
        let message =
            Message::new("error-end-before-start").with_arg("start", MessageArg::Day(entry.from));
        problems.add("until", message);
    }
    problems.none_or_invalid()?;
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
    if order.version != version || order.span.lifted.is_some() {
        return Err(conflict(order));
    }
    let mut problems = Problems::new();
    if day < order.span.from {
        let message = Message::new("error-end-before-start")
            .with_arg("start", MessageArg::Day(order.span.from));
        problems.add("lifted", message);
    }
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

fn conflict(order: &OrderRow) -> AppError {
    let lifted = order.span.lifted.map(|day| day.to_string());
    AppError::Conflict(Box::new(Conflict {
        by: order.lifted_by_name.clone(),
        version: order.version,
        theirs: vec![
            ("network-lifted".to_owned(), lifted.unwrap_or_default()),
            ("network-reason".to_owned(), order.lifted_reason.clone()),
        ],
    }))
}
