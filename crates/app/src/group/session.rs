//! Dates of a group: one, or one every week; called off with a reason; made up for by another one.

use access::Action;
use domain::{
    group::weekly,
    ids::{GroupOfferId, GroupSessionId},
};
use jiff::{Timestamp, civil::Date};
use store::{StoreError, group::NewFormer};

use super::{Offer, Session, about, enrol::outside, holiday, land, own_offer, own_session};
use crate::{
    App, AppError, Done, OpContext, Problems,
    correction::{faster, field, filled},
    journal,
    record::{german_date, german_time},
};

/// A date as it was typed; day, time and numbers have been read already.
#[derive(Debug, Clone)]
pub struct SessionInput {
    /// When it begins; of a series, the first one.
    pub at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: i64,
    /// How many weeks it comes, this one counted; 1 when a date is changed.
    pub weeks: usize,
    /// What it is about.
    pub topic: String,
    /// Why it is called off; empty: it takes place.
    pub called_off: String,
    /// The date that it makes up for.
    pub instead_of: Option<GroupSessionId>,
}

/// The offer and, to change it or to make up for it, one of its dates.
pub async fn session_form(
    app: &App,
    ctx: &OpContext,
    offer: GroupOfferId,
    session: Option<GroupSessionId>,
) -> Result<(Offer, Option<Session>), AppError> {
    journal::may(ctx, Action::EditGroupDates)?;
    let mut tx = app.store.read().await?;
    let offer = own_offer(&mut tx, ctx, offer).await?;
    let session = match session {
        Some(session) => Some(own_session(&mut tx, offer.id, session).await?),
        None => None,
    };
    drop(tx);
    app.viewed(ctx, about(Done::new("group.form"), offer.id))
        .await?;
    Ok((offer, session))
}

/// Sets a date, or one every week. Returns how many of them are on a public holiday: that is said, and
/// forbids nothing.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    offer: GroupOfferId,
    input: &SessionInput,
) -> Result<usize, AppError> {
    journal::may(ctx, Action::EditGroupDates)?;
    let mut tx = app.store.write().await?;
    store::group::hold(&mut tx, (ctx.actor.carrier, offer)).await?;
    let offer = own_offer(&mut tx, ctx, offer).await?;
    if let Some(instead_of) = input.instead_of {
        own_session(&mut tx, offer.id, instead_of).await?;
    }
    let Some(days) = weekly(german_date(input.at), input.weeks) else {
        return Err(AppError::invalid("weeks", "group-problem-weeks"));
    };
    for day in &days {
        fits(&offer, *day)?;
    }
    for day in &days {
        let row = Session {
            id: ctx.new_id(),
            carrier: offer.carrier,
            offer: offer.id,
            at: on_day(input.at, *day),
            minutes: input.minutes,
            topic: input.topic.trim().to_owned(),
            called_off: String::new(),
            instead_of: input.instead_of,
            recorded_at: ctx.now,
            recorded_by: ctx.actor.user,
            recorded_by_name: String::new(),
            version: 1,
        };
        store::group::session::insert(&mut tx, &row).await?;
    }
    let detail = serde_json::json!({ "dates": days.len() }).to_string();
    let done = about(Done::new("group.dates"), offer.id).detail(detail);
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    let land = land(app, &offer);
    let free = |day: &&Date| land.and_then(|land| holiday(app, **day, land)).is_some();
    Ok(days.iter().filter(free).count())
}

/// The same time of the clock in Germany on another day.
fn on_day(at: Timestamp, day: Date) -> Timestamp {
    let there = day.to_datetime(german_time(at).time());
    there
        .in_tz("Europe/Berlin")
        .map_or(at, |zoned| zoned.timestamp())
}

/// A date lies within the time of its offer.
fn fits(offer: &Offer, day: Date) -> Result<(), AppError> {
    let mut problems = Problems::new();
    if let Some(message) = outside(offer, Some(day)) {
        problems.add("date", message);
    }
    problems.none_or_invalid()
}

/// Moves a date, calls it off, or takes that back. `version` is the one that the form showed.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    offer: GroupOfferId,
    (session, version): (GroupSessionId, i64),
    input: &SessionInput,
) -> Result<(), AppError> {
    journal::may(ctx, Action::EditGroupDates)?;
    let mut tx = app.store.write().await?;
    store::group::hold(&mut tx, (ctx.actor.carrier, offer)).await?;
    let offer = own_offer(&mut tx, ctx, offer).await?;
    let former = own_session(&mut tx, offer.id, session).await?;
    if former.version != version {
        let by = former.recorded_by_name.as_str();
        return Err(faster(by, former.version, fields(&former)));
    }
    fits(&offer, german_date(input.at))?;
    let off = input.called_off.trim();
    let known = store::group::attendance::of_session(&mut tx, session).await?;
    if !off.is_empty() && !known.is_empty() {
        return Err(AppError::invalid("off", "group-problem-off-known"));
    }
    if !known.is_empty() && input.at > ctx.now {
        return Err(AppError::invalid("date", "group-problem-moved-known"));
    }
    let kept = filled(fields(&former));
    let new = NewFormer {
        id: ctx.ids.uuid(),
        carrier: former.carrier,
        offer: offer.id,
        row: session.uuid(),
        former: &kept,
        at: ctx.now,
        by: ctx.actor.user,
    };
    store::group::keep(&mut tx, &new).await?;
    let row = Session {
        at: input.at,
        minutes: input.minutes,
        topic: input.topic.trim().to_owned(),
        called_off: off.to_owned(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        ..former
    };
    store::group::session::update(&mut tx, &row).await?;
    let detail = serde_json::json!({ "called_off": row.is_off() }).to_string();
    let done = Done::new("group.date")
        .subject(format!("group_session {session}"))
        .detail(detail);
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn fields(row: &Session) -> Vec<(String, String)> {
    let there = german_time(row.at);
    vec![
        field("common-date", there.date().to_string()),
        field("common-time", there.strftime("%H:%M").to_string()),
        field("group-minutes", row.minutes.to_string()),
        field("group-topic", &row.topic),
        field("group-off", &row.called_off),
    ]
}
