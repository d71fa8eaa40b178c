//! Handing a case over: offered on one side, accepted or declined on the other.

use access::Action;
use domain::ids::{CaseId, HandoverId};
use store::{
    StoreError, Tx,
    case::CaseRow,
    handover::{HandoverRow, HandoverState},
    notice::{ChangeNoticeRow, Moves},
};

use super::{BY_HANDOVER, Team, chosen, team_detail, workers, write_team};
use crate::{App, AppError, Done, Message, OpContext, Problems, intake::may_see, journal};

/// The longest text of an offer, in characters.
pub const MAX_CONTENT: usize = 4_000;

/// An offer as the other side sees it: number, from whom, text; nothing else of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverView {
    /// The offer.
    pub offer: HandoverRow,
    /// Name of the site.
    pub site: Option<String>,
}

/// Offers that wait for this person, oldest first. For "Mein Tag"; the caller logs its page.
pub async fn waiting(tx: &mut Tx, ctx: &OpContext) -> Result<Vec<HandoverRow>, AppError> {
    Ok(store::handover::waiting_for(tx, ctx.actor.carrier, ctx.actor.user).await?)
}

/// Offers the case to another worker of the site. Returns the offer's id.
pub async fn offer(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    to: &str,
    content: &str,
) -> Result<HandoverId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::Handover, case)
        .await?;
    if row.lead.is_none() {
        return Err(AppError::Refused(Message::new("assignment-refused-lead")));
    }
    let workers = workers(&mut tx, &row).await?;
    let to = chosen(to, &workers).filter(|user| row.lead != Some(*user));
    let mut problems = Problems::new();
    if to.is_none() {
        problems.add_key("to", "error-choose");
    }
    if content.trim().is_empty() {
        problems.add_key("content", "error-required");
    } else if content.chars().count() > MAX_CONTENT {
        let message = Message::new("error-too-long").with("max", MAX_CONTENT);
        problems.add("content", message);
    }
    let open = store::handover::of_case(&mut tx, case).await?;
    if open.iter().any(|one| one.state() == HandoverState::Open) {
        problems.add_key("", "assignment-handover-already-open");
    }
    problems.none_or_invalid()?;
    let Some(to) = to else {
        return Err(AppError::invalid("to", "error-choose"));
    };
    let id = ctx.new_id();
    store::handover::insert(&mut tx, &new_offer(ctx, &row, id, to, content.trim())).await?;
    let done = Done::on("handover.offer", case).subject(format!("handover {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(id)
}

fn new_offer(
    ctx: &OpContext,
    case: &CaseRow,
    id: HandoverId,
    to: domain::ids::UserId,
    content: &str,
) -> HandoverRow {
    HandoverRow {
        id,
        carrier: case.carrier,
        case: case.id,
        case_number: case.number.clone(),
        from: case.lead,
        from_name: case.lead_name.clone(),
        to,
        to_name: String::new(),
        content: content.to_owned(),
        offered_at: ctx.now,
        offered_by: ctx.actor.user,
        offered_by_name: String::new(),
        answered_at: None,
        accepted: None,
        answer: String::new(),
    }
}

/// Takes the open offer of a case back.
pub async fn withdraw(app: &App, ctx: &OpContext, case: CaseId) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::Handover, case)
        .await?;
    if store::handover::withdraw(&mut tx, case, ctx.now).await? == 0 {
        return Err(over());
    }
    journal::changed(&mut tx, ctx, Done::on("handover.withdraw", case)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The offer for the person that it is made to; nobody else finds it. What it tells of the case is
/// theirs while it waits for them, and afterwards only as long as they may see the case.
pub async fn handover_view(
    app: &App,
    ctx: &OpContext,
    handover: HandoverId,
) -> Result<HandoverView, AppError> {
    let mut tx = app.store.read().await?;
    let offer = mine(&mut tx, ctx, handover).await?;
    let case = store::case::by_id(&mut tx, offer.case).await?;
    drop(tx);
    let sees = case.as_ref().is_some_and(|case| may_see(ctx, case));
    if offer.state() != HandoverState::Open && !sees {
        return Err(AppError::NotFound);
    }
    let done = Done::on("handover.view", offer.case).subject(format!("handover {handover}"));
    app.viewed(ctx, done).await?;
    Ok(HandoverView {
        site: case.and_then(|case| case.site_name),
        offer,
    })
}

/// The other side takes over: lead, history and open tasks change in one step.
pub async fn accept(
    app: &App,
    ctx: &OpContext,
    handover: HandoverId,
    answer: &str,
) -> Result<CaseId, AppError> {
    let mut tx = app.store.write().await?;
    let (offer, case) = open_offer(&mut tx, ctx, handover).await?;
    let workers = workers(&mut tx, &case).await?;
    if !workers.iter().any(|one| one.id == ctx.actor.user) || case.status.is_ended() {
        return Err(over());
    }
    let team = Team::of(&case).led_by(ctx.actor.user);
    store::handover::answer(&mut tx, handover, true, ctx.now, answer.trim()).await?;
    write_team(&mut tx, ctx, &case, team, BY_HANDOVER).await?;
    let notice = ChangeNoticeRow {
        id: ctx.new_id(),
        kind: BY_HANDOVER.to_owned(),
        detail: Moves::default(),
        at: ctx.now,
        by: Some(ctx.actor.user),
    };
    store::notice::insert(&mut tx, case.carrier, case.id, &notice).await?;
    let done = Done::on("handover.accept", case.id)
        .subject(format!("handover {}", offer.id))
        .detail(team_detail(team));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(case.id)
}

/// The other side declines, with its reason: everything stays as it was.
pub async fn decline(
    app: &App,
    ctx: &OpContext,
    handover: HandoverId,
    answer: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let (offer, _) = open_offer(&mut tx, ctx, handover).await?;
    if answer.trim().is_empty() {
        return Err(AppError::invalid("answer", "assignment-decline-why"));
    }
    store::handover::answer(&mut tx, handover, false, ctx.now, answer.trim()).await?;
    let done = Done::on("handover.decline", offer.case).subject(format!("handover {handover}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The offer with its case, read once nobody else can change either.
async fn open_offer(
    tx: &mut Tx,
    ctx: &OpContext,
    handover: HandoverId,
) -> Result<(HandoverRow, CaseRow), AppError> {
    let case = mine(tx, ctx, handover).await?.case;
    store::case::hold(tx, case).await?;
    let offer = mine(tx, ctx, handover).await?;
    if offer.state() != HandoverState::Open {
        return Err(over());
    }
    let case = store::case::by_id(tx, case)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok((offer, case))
}

async fn mine(tx: &mut Tx, ctx: &OpContext, handover: HandoverId) -> Result<HandoverRow, AppError> {
    store::handover::get(tx, ctx.actor.carrier, handover)
        .await?
        .filter(|offer| offer.to == ctx.actor.user)
        .ok_or(AppError::NotFound)
}

fn over() -> AppError {
    AppError::Refused(Message::new("assignment-handover-over"))
}
