//! Making and changing an offer. What it said before stays readable.

use access::Action;
use domain::{
    Code,
    group::{GroupKind, Places},
    ids::{GroupOfferId, SiteId},
};
use jiff::civil::Date;
use store::{StoreError, group::NewFormer, site::SiteRow};

use super::{Offer, about, line, own_offer};
use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    correction::{faster, field, filled},
    journal,
};

/// The most seats of an offer.
pub const MOST_SEATS: i64 = 200;

/// An offer as it was typed; days, codes and numbers have been read already.
#[derive(Debug, Clone)]
pub struct OfferInput {
    /// The site.
    pub site: SiteId,
    /// What it is called.
    pub title: String,
    /// What kind of group it is.
    pub kind: GroupKind,
    /// What it is for.
    pub purpose: String,
    /// Where it meets.
    pub place: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub to: Option<Date>,
    /// On which weekdays, at which times.
    pub times: String,
    /// Who leads it.
    pub facilitators: String,
    /// How many take part at most.
    pub seats: Option<i64>,
    /// The other body that runs it; empty: an own offer.
    pub provider: String,
}

/// The sites for which an offer can be made, and the offer that is changed, if one is.
pub async fn form(
    app: &App,
    ctx: &OpContext,
    offer: Option<GroupOfferId>,
) -> Result<(Vec<SiteRow>, Option<Offer>), AppError> {
    journal::may(ctx, Action::EditGroups)?;
    let mut tx = app.store.read().await?;
    let mut sites = store::site::of_carrier(&mut tx, ctx.actor.carrier).await?;
    sites.retain(|site| ctx.actor.sites.contains(&site.id));
    let offer = match offer {
        Some(offer) => Some(own_offer(&mut tx, ctx, offer).await?),
        None => None,
    };
    drop(tx);
    if let Some(offer) = &offer {
        app.viewed(ctx, about(Done::new("group.form"), offer.id))
            .await?;
    }
    Ok((sites, offer))
}

/// Makes a new offer.
pub async fn add(app: &App, ctx: &OpContext, input: &OfferInput) -> Result<GroupOfferId, AppError> {
    journal::may(ctx, Action::EditGroups)?;
    check(ctx, input, Places::default())?;
    let id = ctx.new_id();
    let mut tx = app.store.write().await?;
    store::group::insert(&mut tx, &row(ctx, id, input, 1)).await?;
    journal::changed(
        &mut tx,
        ctx,
        about(Done::new("group.add"), id).detail(detail(input)),
    )
    .await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(id)
}

/// Changes an offer. `version` is the one that the form showed.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    (offer, version): (GroupOfferId, i64),
    input: &OfferInput,
) -> Result<(), AppError> {
    journal::may(ctx, Action::EditGroups)?;
    let mut tx = app.store.write().await?;
    store::group::hold(&mut tx, (ctx.actor.carrier, offer)).await?;
    let former = own_offer(&mut tx, ctx, offer).await?;
    if former.version != version {
        let by = former.recorded_by_name.as_str();
        return Err(faster(by, former.version, fields(&former)));
    }
    let roll = store::group::member::of_offer(&mut tx, offer).await?;
    check(ctx, input, Places::of(former.seats, &line(&roll)))?;
    let kept = filled(fields(&former));
    let new = NewFormer {
        id: ctx.ids.uuid(),
        carrier: former.carrier,
        offer,
        row: offer.uuid(),
        former: &kept,
        at: ctx.now,
        by: ctx.actor.user,
    };
    store::group::keep(&mut tx, &new).await?;
    store::group::update(&mut tx, &row(ctx, offer, input, version)).await?;
    let done = about(Done::new("group.change"), offer).detail(detail(input));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn row(ctx: &OpContext, id: GroupOfferId, input: &OfferInput, version: i64) -> Offer {
    let said = |text: &str| text.trim().to_owned();
    Offer {
        id,
        carrier: ctx.actor.carrier,
        site: input.site,
        site_name: String::new(),
        programme: String::new(),
        title: said(&input.title),
        kind: input.kind,
        purpose: said(&input.purpose),
        place: said(&input.place),
        from_on: input.from,
        to_on: input.to,
        times: said(&input.times),
        facilitators: said(&input.facilitators),
        seats: input.seats,
        provider: said(&input.provider),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version,
    }
}

fn detail(input: &OfferInput) -> String {
    serde_json::json!({ "kind": input.kind.code(), "seats": input.seats }).to_string()
}

fn check(ctx: &OpContext, input: &OfferInput, places: Places) -> Result<(), AppError> {
    let mut problems = Problems::new();
    if !ctx.actor.sites.contains(&input.site) {
        problems.add_key("site", "error-choose");
    }
    if input.to.is_some_and(|to| to < input.from) {
        let message =
            Message::new("error-end-before-start").with_arg("start", MessageArg::Day(input.from));
        problems.add("to", message);
    }
    // Another provider decides how many it takes; here somebody has to say.
    if input.seats.is_none() && input.provider.trim().is_empty() {
        problems.add_key("seats", "group-problem-seats");
    }
    if !places.may_have(input.seats) {
        let message = Message::new("group-problem-fewer-seats").with("members", places.members);
        problems.add("seats", message);
    }
    problems.none_or_invalid()
}

fn fields(row: &Offer) -> Vec<(String, String)> {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let kind = row.kind.code().replace('_', "-");
    vec![
        field("group-name", &row.title),
        field("common-site", &row.site_name),
        field("group-kind", format!("code-group-kind-{kind}")),
        field("group-purpose", &row.purpose),
        field("common-place", &row.place),
        field("group-from", day(Some(row.from_on))),
        field("group-to", day(row.to_on)),
        field("group-times", &row.times),
        field("group-facilitators", &row.facilitators),
        field(
            "group-seats",
            row.seats.map(|seats| seats.to_string()).unwrap_or_default(),
        ),
        field("group-provider", &row.provider),
    ]
}
