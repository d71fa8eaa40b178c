//! Work in the network that is about no single client (P13): a round table, a visit, a talk about how
//! to work together. Its time is booked to a site and told beside the time of cases.
//!
//! Who entered it corrects it; what it said stays readable.

use std::collections::BTreeSet;

use access::Action;
use domain::{
    ids::{NetworkActivityId, PartnerId, SiteId},
    partner::ActivityKind,
};
use jiff::civil::Date;
use store::{StoreError, Tx, correction::Field, site::SiteRow};

use super::keep;
use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    correction::{Correction, faster, field, taken_back, why_needed},
    journal,
    paging::{cut, limit},
};

pub use store::partner::activity::{ActivityRow, Who};

/// Activities on a page.
const PER_PAGE: usize = 25;

/// The longest activity, in minutes: two days.
pub const LONGEST: i64 = 2_880;

/// An activity with those who took part.
#[derive(Debug, Clone)]
pub struct Activity {
    /// The activity.
    pub row: ActivityRow,
    /// Organisations of the directory.
    pub partners: Vec<Who>,
    /// What it said before, the newest first.
    pub trail: Vec<Correction>,
    /// Whether this person may correct it.
    pub may_correct: bool,
}

pub(super) fn own(ctx: &OpContext, row: ActivityRow, partners: Vec<Who>) -> Activity {
    Activity {
        may_correct: row.recorded_by == ctx.actor.user,
        trail: Vec::new(),
        partners,
        row,
    }
}

/// A page of activities.
#[derive(Debug, Clone)]
pub struct Activities {
    /// The activities, the newest first.
    pub activities: Vec<Activity>,
    /// The first activity of the next page.
    pub more_from: Option<NetworkActivityId>,
    /// All sites of the carrier, for their names.
    pub sites: Vec<SiteRow>,
}

/// An activity as typed; days and codes have been read already.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it was.
    pub kind: ActivityKind,
    /// The site whose time it is.
    pub site: Option<SiteId>,
    /// The day.
    pub held_on: Date,
    /// How long it took, with the way.
    pub minutes: i64,
    /// Names of organisations of the directory, line by line.
    pub partners: Vec<String>,
    /// Who took part besides.
    pub others: String,
    /// What came of it.
    pub outcome: String,
    /// Whether it is taken back.
    pub struck: bool,
    /// Why it is corrected.
    pub why: String,
}

/// Activities of the carrier; the log says who looked.
pub async fn list(
    app: &App,
    ctx: &OpContext,
    from: Option<NetworkActivityId>,
) -> Result<Activities, AppError> {
    journal::may(ctx, Action::ViewPartners)?;
    let mut tx = app.store.read().await?;
    let from = match from {
        Some(id) => Some(found(&mut tx, ctx, id).await?),
        None => None,
    };
    let carrier = ctx.actor.carrier;
    let wanted = limit(PER_PAGE);
    let page = store::partner::activity::page(&mut tx, carrier, from.as_ref(), wanted).await?;
    let (mut rows, mut who) = (page, Vec::new());
    let more_from = cut(&mut rows, PER_PAGE).map(|row| row.id);
    if let (Some(newest), Some(oldest)) = (rows.first(), rows.last()) {
        who = store::partner::activity::who(&mut tx, carrier, (newest, oldest)).await?;
    }
    let mut activities = Vec::new();
    for row in rows {
        let there = who.iter().filter(|one| one.activity == row.id);
        let there = there.cloned().collect();
        let mut one = own(ctx, row, there);
        if one.row.version > 1 {
            one.trail = store::partner::former::of_row(&mut tx, one.row.id.uuid()).await?;
        }
        activities.push(one);
    }
    let sites = store::site::of_carrier(&mut tx, carrier).await?;
    drop(tx);
    app.viewed(ctx, Done::new("activity.list")).await?;
    Ok(Activities {
        activities,
        more_from,
        sites,
    })
}

/// What a form needs: the activity if there is one, the sites of this person, names to offer.
#[derive(Debug, Clone)]
pub struct ForForm {
    /// The activity.
    pub activity: Option<Activity>,
    /// The sites whose time can be booked.
    pub sites: Vec<SiteRow>,
    /// Names of the directory.
    pub names: Vec<super::Named>,
}

/// The same for a form; one's own entries only.
pub async fn for_form(
    app: &App,
    ctx: &OpContext,
    id: Option<NetworkActivityId>,
) -> Result<ForForm, AppError> {
    journal::may(ctx, Action::RecordActivity)?;
    let mut tx = app.store.read().await?;
    let carrier = ctx.actor.carrier;
    let mut sites = store::site::of_carrier(&mut tx, carrier).await?;
    sites.retain(|site| ctx.actor.sites.contains(&site.id));
    let names = store::partner::names(&mut tx, carrier, super::OFFERED).await?;
    let activity = match id {
        Some(id) => {
            let row = mine(&mut tx, ctx, id).await?;
            let who = store::partner::activity::who(&mut tx, carrier, (&row, &row)).await?;
            let mut one = own(ctx, row, who);
            one.trail = store::partner::former::of_row(&mut tx, id.uuid()).await?;
            Some(one)
        }
        None => None,
    };
    drop(tx);
    if let Some(one) = &activity {
        let subject = format!("network_activity {}", one.row.id);
        app.viewed(ctx, Done::new("activity.view").subject(subject))
            .await?;
    }
    Ok(ForForm {
        activity,
        sites,
        names,
    })
}

/// Enters an activity.
pub async fn add(app: &App, ctx: &OpContext, entry: &Entry) -> Result<(), AppError> {
    journal::may(ctx, Action::RecordActivity)?;
    let mut tx = app.store.write().await?;
    let (site, partners) = check(&mut tx, ctx, entry, None).await?;
    let row = row(ctx, ctx.new_id(), entry, site);
    store::partner::activity::insert(&mut tx, &row, &partners).await?;
    let done = Done::new("activity.add").subject(format!("network_activity {}", row.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Corrects an activity of one's own, or takes it back; what it said is kept.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    (id, version): (NetworkActivityId, i64),
    entry: &Entry,
) -> Result<(), AppError> {
    journal::may(ctx, Action::RecordActivity)?;
    let mut tx = app.store.write().await?;
    let former = mine(&mut tx, ctx, id).await?;
    let carrier = ctx.actor.carrier;
    let who = store::partner::activity::who(&mut tx, carrier, (&former, &former)).await?;
    if former.version != version {
        let now = fields(&mut tx, &former, &who).await?;
        return Err(faster(&*former.recorded_by_name, former.version, now));
    }
    let (site, partners) = check(&mut tx, ctx, entry, Some(&who)).await?;
    let changed = ActivityRow {
        recorded_at: former.recorded_at,
        struck: entry.struck,
        version,
        ..row(ctx, id, entry, site)
    };
    let before = fields(&mut tx, &former, &who).await?;
    keep(&mut tx, ctx, id.uuid(), before, &entry.why).await?;
    store::partner::activity::update(&mut tx, &changed, &partners).await?;
    let done = Done::new("activity.correct").subject(format!("network_activity {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

async fn found(
    tx: &mut Tx,
    ctx: &OpContext,
    id: NetworkActivityId,
) -> Result<ActivityRow, AppError> {
    let row = store::partner::activity::get(tx, ctx.actor.carrier, id).await?;
    row.ok_or(AppError::NotFound)
}

async fn mine(
    tx: &mut Tx,
    ctx: &OpContext,
    id: NetworkActivityId,
) -> Result<ActivityRow, AppError> {
    let row = found(tx, ctx, id).await?;
    if row.recorded_by == ctx.actor.user {
        Ok(row)
    } else {
        Err(AppError::Refused(Message::new("partner-refused-activity")))
    }
}

fn row(ctx: &OpContext, id: NetworkActivityId, entry: &Entry, site: SiteId) -> ActivityRow {
    ActivityRow {
        id,
        carrier: ctx.actor.carrier,
        site,
        kind: entry.kind,
        held_on: entry.held_on,
        minutes: entry.minutes,
        others: entry.others.trim().to_owned(),
        outcome: entry.outcome.trim().to_owned(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: false,
        version: 1,
    }
}

/// The site and the organisations that are meant. Who took part `before` may be closed by now.
async fn check(
    tx: &mut Tx,
    ctx: &OpContext,
    entry: &Entry,
    before: Option<&[Who]>,
) -> Result<(SiteId, Vec<PartnerId>), AppError> {
    let mut problems = Problems::new();
    let site = match entry.site {
        Some(site) if ctx.actor.sites.contains(&site) => Some(site),
        _ => {
            problems.add_key("site", "error-choose");
            None
        }
    };
    if entry.held_on > ctx.today {
        problems.add_key("held_on", "error-date-future");
    }
    if entry.minutes < 1 {
        problems.add_key("minutes", "error-required");
    }
    if entry.outcome.trim().is_empty() {
        problems.add_key("outcome", "error-required");
    }
    if before.is_some() {
        why_needed(&entry.why, &mut problems);
    }
    let mut partners = BTreeSet::new();
    for (at, name) in entry.partners.iter().enumerate() {
        if name.trim().is_empty() {
            continue;
        }
        match called(tx, ctx, name, before.unwrap_or_default()).await? {
            Some(partner) => {
                partners.insert(partner);
            }
            None => problems.add_key(&format!("partner-{at}"), "partner-problem-unknown"),
        }
    }
    problems.none_or_invalid()?;
    let site = site.ok_or(AppError::NotFound)?;
    Ok((site, partners.into_iter().collect()))
}

/// The organisation of this name: who took part before, else one that is open, else one that is not.
async fn called(
    tx: &mut Tx,
    ctx: &OpContext,
    name: &str,
    before: &[Who],
) -> Result<Option<PartnerId>, AppError> {
    let fold = domain::names::fold;
    let there = before.iter().find(|one| fold(&one.name) == fold(name));
    if let Some(one) = there {
        return Ok(Some(one.partner));
    }
    for closed in [false, true] {
        let found = store::partner::called(tx, ctx.actor.carrier, closed, name).await?;
        if let Some(one) = found.first() {
            return Ok(Some(one.id));
        }
    }
    Ok(None)
}

/// An activity as label and value of each field.
async fn fields(tx: &mut Tx, row: &ActivityRow, who: &[Who]) -> Result<Vec<Field>, AppError> {
    let site = store::site::get(tx, row.carrier, row.site).await?;
    let names: Vec<&str> = who.iter().map(|one| one.name.as_str()).collect();
    let kind = domain::Code::code(row.kind).replace('_', "-");
    Ok(vec![
        field("common-kind", format!("code-activity-kind-{kind}")),
        field("common-site", site.map(|one| one.name).unwrap_or_default()),
        field("partner-activity-day", row.held_on.to_string()),
        field("partner-activity-minutes", row.minutes.to_string()),
        field("partner-activity-partners", names.join("; ")),
        field("partner-activity-others", &row.others),
        field("partner-activity-outcome", &row.outcome),
        taken_back(row.struck),
    ])
}
