//! Enrolling a client, and moving up from the list when a seat is free (P33a, P33b).

use access::Action;
use domain::{
    assessment::NeedResult,
    group::{MemberStatus, Places, next_in_line},
    ids::{CaseId, DomainResultId, GroupMemberId, GroupOfferId},
};
use jiff::civil::Date;
use store::{StoreError, Tx, case::CaseRow};

use super::{MEMBER, Member, Offer, line, member::fields, own_offer};
use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    correction::keep,
    journal,
    network::{forbidden, named::forbids_group},
};

/// What became of asking for a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Enrolled {
    /// Has a seat.
    Seat,
    /// Waits for one.
    Waits,
}

/// Cases take part in groups while they run.
pub(super) fn running(case: &CaseRow) -> Result<(), AppError> {
    if case.status.is_running() {
        Ok(())
    } else {
        Err(AppError::Refused(Message::new("group-refused-intake")))
    }
}

/// Enrols the client of a case: a seat if one is free and nobody waits, else the end of the list.
pub async fn enrol(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (offer, since): (GroupOfferId, Option<Date>),
) -> Result<Enrolled, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditMemberships, case)
        .await?;
    running(&row)?;
    store::group::hold(&mut tx, (ctx.actor.carrier, offer)).await?;
    let offer = match own_offer(&mut tx, ctx, offer).await {
        Err(AppError::NotFound) => return Err(AppError::invalid("offer", "error-choose")),
        other => other?,
    };
    let roll = store::group::member::of_offer(&mut tx, offer.id).await?;
    let need = check(app, &mut tx, ctx, &row, (&offer, &roll), since).await?;
    let status = Places::of(offer.seats, &line(&roll)).entry();
    let seat = status == MemberStatus::Member;
    let new = Member {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        offer: offer.id,
        need,
        status,
        asked_at: asked_at(ctx, &roll),
        since: seat.then(|| first_day(ctx, &offer, since)),
        until: None,
        minutes: None,
        provider: String::new(),
        result: String::new(),
        reason: String::new(),
        epistemic: None,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    store::group::member::insert(&mut tx, &new).await?;
    let done = Done::on("group.enrol", case).subject(format!("group_member {}", new.id));
    let detail = serde_json::json!({ "seat": seat, "offer": offer.id }).to_string();
    journal::changed(&mut tx, ctx, done.detail(detail)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(if seat {
        Enrolled::Seat
    } else {
        Enrolled::Waits
    })
}

/// Whoever asks later stands later, also if two ask in the same instant or a clock goes back.
fn asked_at(ctx: &OpContext, roll: &[Member]) -> jiff::Timestamp {
    let step = jiff::SignedDuration::from_micros(1);
    let last = roll
        .last()
        .and_then(|one| one.asked_at.checked_add(step).ok());
    last.map_or(ctx.now, |last| last.max(ctx.now))
}

/// The first day with a seat: the one that was typed, else today, or when the offer begins.
fn first_day(ctx: &OpContext, offer: &Offer, typed: Option<Date>) -> Date {
    typed.unwrap_or_else(|| ctx.today.max(offer.from_on))
}

/// What is said of a day outside the time of an offer.
pub(super) fn outside(offer: &Offer, day: Option<Date>) -> Option<Message> {
    let day = day?;
    if day < offer.from_on {
        let first = MessageArg::Day(offer.from_on);
        return Some(Message::new("group-problem-too-early").with_arg("day", first));
    }
    let last = offer.to_on.filter(|last| day > *last)?;
    Some(Message::new("group-problem-too-late").with_arg("day", MessageArg::Day(last)))
}

/// Refuses what cannot be; the need that the seat rests on otherwise.
async fn check(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (offer, roll): (&Offer, &[Member]),
    since: Option<Date>,
) -> Result<Option<DomainResultId>, AppError> {
    let mut problems = Problems::new();
    if offer.is_over(ctx.today) {
        problems.add_key("offer", "group-problem-over");
    }
    let orders = store::network::no_contact(tx, case.id, ctx.today).await?;
    if let Some(order) = forbids_group(&orders, offer) {
        problems.add("offer", forbidden(order));
    }
    if roll
        .iter()
        .any(|one| one.case == case.id && !one.status.is_over())
    {
        problems.add_key("offer", "group-problem-already");
    }
    if let Some(message) = outside(offer, since) {
        problems.add("since", message);
    }
    let mut need = None;
    if let Some(domain) = app.programme_of(case)?.need_for(offer.kind) {
        let results = store::assessment::domain_results(tx, case.id).await?;
        let found = results
            .iter()
            .find(|one| one.domain == domain.id && one.result == NeedResult::Need);
        need = found.map(|one| one.id);
        if need.is_none() {
            let title = MessageArg::Words(domain.title.clone());
            let message = Message::new("group-problem-need").with_arg("domain", title);
            problems.add("offer", message);
        }
    }
    problems.none_or_invalid()?;
    Ok(need)
}

/// Gives a free seat to the first of those who wait.
pub async fn move_up(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    member: GroupMemberId,
) -> Result<GroupOfferId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditMemberships, case)
        .await?;
    running(&row)?;
    let own = store::group::member::of_case(&mut tx, case).await?;
    let own = own.into_iter().find(|one| one.id == member);
    let offer = own.ok_or(AppError::NotFound)?.offer;
    store::group::hold(&mut tx, (ctx.actor.carrier, offer)).await?;
    let offer = store::group::get(&mut tx, row.carrier, offer)
        .await?
        .ok_or(AppError::NotFound)?;
    if offer.is_over(ctx.today) {
        return Err(AppError::Refused(Message::new("group-problem-over")));
    }
    let orders = store::network::no_contact(&mut tx, case, ctx.today).await?;
    if let Some(order) = forbids_group(&orders, &offer) {
        return Err(AppError::Refused(forbidden(order)));
    }
    let roll = store::group::member::of_offer(&mut tx, offer.id).await?;
    let line = line(&roll);
    if next_in_line(&line) != Some(member) {
        return Err(AppError::Refused(Message::new("group-refused-not-next")));
    }
    if !Places::of(offer.seats, &line).may_move_up() {
        return Err(AppError::Refused(Message::new("group-refused-full")));
    }
    let former = roll.into_iter().find(|one| one.id == member);
    let former = former.ok_or(AppError::NotFound)?;
    let about = (MEMBER, member.uuid());
    let said = fields(&former);
    keep(&mut tx, ctx, &row, about, said, "").await?;
    let moved = Member {
        status: MemberStatus::Member,
        since: Some(first_day(ctx, &offer, None)),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        ..former
    };
    store::group::member::update(&mut tx, &moved).await?;
    let done = Done::on("group.move_up", case).subject(format!("group_member {member}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(offer.id)
}
