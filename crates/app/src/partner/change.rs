//! Keeping an entry of the directory: writing it, correcting it, confirming it, closing it.

use access::Action;
use domain::{ids::PartnerId, partner::PartnerKind, place::town};
use jiff::civil::Date;
use programme::Text;
use store::{
    StoreError, Tx,
    correction::Field,
    partner::{Contact, PartnerRow, Told},
};

use super::{domains, found, keep, place_key, trimmed};
use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    correction::{faster, field},
    journal,
};

/// An entry as typed; days and codes have been read already.
#[derive(Debug, Clone)]
pub struct Entry {
    /// What it is.
    pub kind: PartnerKind,
    /// Its name.
    pub name: String,
    /// Ids of the life domains that it serves.
    pub domains: Vec<String>,
    /// The town.
    pub place: String,
    /// How many more people it can take.
    pub capacity: Option<i64>,
    /// When that was confirmed.
    pub capacity_on: Option<Date>,
    /// When all else was confirmed.
    pub confirmed_on: Date,
    /// All else.
    pub told: Told,
    /// Why it is corrected; empty if things have only changed.
    pub why: String,
}

/// What is confirmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Confirmed {
    /// The entry.
    Entry,
    /// How much room there is.
    Room,
}

/// Writes a new entry.
pub async fn add(app: &App, ctx: &OpContext, entry: Entry) -> Result<PartnerId, AppError> {
    journal::may(ctx, Action::EditPartners)?;
    let mut tx = app.store.write().await?;
    let contacts = entry.told.contacts.clone();
    let row = row(app, ctx, ctx.new_id(), entry, 1);
    check(&mut tx, ctx, &row, &contacts).await?;
    store::partner::insert(&mut tx, &row).await?;
    let id = row.id;
    let done = Done::new("partner.add").subject(format!("partner {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(id)
}

/// Changes an entry; what it said is kept. `version` is the one that the form showed.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    (id, version): (PartnerId, i64),
    entry: Entry,
) -> Result<(), AppError> {
    journal::may(ctx, Action::EditPartners)?;
    let mut tx = app.store.write().await?;
    let former = as_seen(app, &mut tx, ctx, (id, version)).await?;
    let (why, contacts) = (entry.why.clone(), entry.told.contacts.clone());
    let changed = PartnerRow {
        closed_on: former.closed_on,
        ..row(app, ctx, id, entry, version)
    };
    check(&mut tx, ctx, &changed, &contacts).await?;
    let domains = domains(app, &mut tx, ctx).await?;
    let (before, after) = (fields(&former, &domains), fields(&changed, &domains));
    if before == after {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    // What has not changed needs no trail.
    let differs = before.into_iter().filter(|one| !after.contains(one));
    keep(&mut tx, ctx, id.uuid(), differs.collect(), &why).await?;
    store::partner::update(&mut tx, &changed).await?;
    let done = Done::new("partner.change").subject(format!("partner {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Says that the entry, or its room, is still right today.
pub async fn confirm(
    app: &App,
    ctx: &OpContext,
    seen: (PartnerId, i64),
    what: Confirmed,
) -> Result<(), AppError> {
    journal::may(ctx, Action::EditPartners)?;
    let mut tx = app.store.write().await?;
    let former = as_seen(app, &mut tx, ctx, seen).await?;
    let mut row = mine(ctx, &former);
    let before = match what {
        Confirmed::Entry => {
            row.confirmed_on = ctx.today;
            day("partner-confirmed-on", Some(former.confirmed_on))
        }
        Confirmed::Room => {
            row.capacity_on = Some(ctx.today);
            day("partner-capacity-on", former.capacity_on)
        }
    };
    keep(&mut tx, ctx, row.id.uuid(), vec![before], "").await?;
    write(tx, ctx, &row, Done::new("partner.confirm")).await
}

/// Says that the organisation is there no longer since a day, and why. It stays readable.
pub async fn close(
    app: &App,
    ctx: &OpContext,
    seen: (PartnerId, i64),
    (since, why): (Date, &str),
) -> Result<(), AppError> {
    journal::may(ctx, Action::EditPartners)?;
    let mut tx = app.store.write().await?;
    let former = as_seen(app, &mut tx, ctx, seen).await?;
    let mut problems = Problems::new();
    if since > ctx.today {
        problems.add_key("since", "error-date-future");
    }
    if why.trim().is_empty() {
        problems.add_key("why", "error-reason-required");
    }
    problems.none_or_invalid()?;
    let row = PartnerRow {
        closed_on: Some(since),
        ..mine(ctx, &former)
    };
    keep(&mut tx, ctx, row.id.uuid(), vec![standing(&former)], why).await?;
    write(tx, ctx, &row, Done::new("partner.close")).await
}

/// Says that the organisation is there again.
pub async fn reopen(app: &App, ctx: &OpContext, seen: (PartnerId, i64)) -> Result<(), AppError> {
    journal::may(ctx, Action::EditPartners)?;
    let mut tx = app.store.write().await?;
    let former = as_seen(app, &mut tx, ctx, seen).await?;
    let row = PartnerRow {
        closed_on: None,
        ..mine(ctx, &former)
    };
    let before = vec![standing(&former), day("partner-since", former.closed_on)];
    keep(&mut tx, ctx, row.id.uuid(), before, "").await?;
    write(tx, ctx, &row, Done::new("partner.reopen")).await
}

async fn write(
    mut tx: store::WriteTx,
    ctx: &OpContext,
    row: &PartnerRow,
    done: Done,
) -> Result<(), AppError> {
    store::partner::update(&mut tx, row).await?;
    let done = done.subject(format!("partner {}", row.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The entry as this person saw it, or that somebody was faster.
async fn as_seen(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    (id, version): (PartnerId, i64),
) -> Result<PartnerRow, AppError> {
    let row = found(tx, ctx, id).await?;
    if row.version == version {
        return Ok(row);
    }
    let now = fields(&row, &domains(app, tx, ctx).await?);
    Err(faster(&*row.recorded_by_name, row.version, now))
}

/// The same row, changed by this person.
fn mine(ctx: &OpContext, row: &PartnerRow) -> PartnerRow {
    PartnerRow {
        recorded_by: ctx.actor.user,
        ..row.clone()
    }
}

fn row(app: &App, ctx: &OpContext, id: PartnerId, entry: Entry, version: i64) -> PartnerRow {
    PartnerRow {
        id,
        carrier: ctx.actor.carrier,
        kind: entry.kind,
        name: entry.name.trim().to_owned(),
        domains: entry.domains,
        place_key: place_key(app, &entry.place),
        place: town(&entry.place).to_owned(),
        capacity: entry.capacity,
        capacity_on: entry.capacity_on,
        confirmed_on: entry.confirmed_on,
        closed_on: None,
        told: trimmed(entry.told),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version,
    }
}

/// `contacts` as they were typed, line by line.
async fn check(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &PartnerRow,
    contacts: &[Contact],
) -> Result<(), AppError> {
    let mut problems = Problems::new();
    let carrier = ctx.actor.carrier;
    let same = store::partner::called(tx, carrier, false, &row.name).await?;
    let place = domain::names::fold(&row.place);
    let is_same = |place_of: &str| domain::names::fold(place_of) == place;
    if same
        .iter()
        .any(|one| one.id != row.id && is_same(&one.place))
    {
        problems.add_key("name", "partner-problem-known");
    }
    if row.confirmed_on > ctx.today {
        problems.add_key("confirmed_on", "error-date-future");
    }
    match row.capacity_on {
        Some(on) if on > ctx.today => problems.add_key("capacity_on", "error-date-future"),
        None if row.capacity.is_some() => problems.add_key("capacity_on", "error-required"),
        _ => {}
    }
    let mail = &row.told.mail;
    let plausible = mail.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !mail.contains(char::is_whitespace)
    });
    if !mail.is_empty() && !plausible {
        problems.add("mail", Message::new("error-email").with("found", mail));
    }
    if let (Some(from), Some(to)) = (row.told.agreed_from, row.told.agreed_to)
        && to < from
    {
        let message = Message::new("error-end-before-start");
        problems.add(
            "agreed_to",
            message.with_arg("start", MessageArg::Day(from)),
        );
    }
    for (at, one) in contacts.iter().enumerate() {
        let nobody = one.name.trim().is_empty() && one.function.trim().is_empty();
        if nobody && !one.reach.trim().is_empty() {
            problems.add_key(&format!("contact_name-{at}"), "partner-problem-contact");
        }
    }
    problems.none_or_invalid()
}

fn day(key: &str, day: Option<Date>) -> Field {
    field(key, day.map(|day| day.to_string()).unwrap_or_default())
}

/// Whether it is open or closed, as a field.
fn standing(row: &PartnerRow) -> Field {
    let said = match row.closed_on {
        None => "partner-open",
        Some(_) => "partner-closed",
    };
    field("common-status", said)
}

/// An entry as label and value of each field; life domains in German, as all that a carrier writes.
fn fields(row: &PartnerRow, domains: &[(String, Text)]) -> Vec<Field> {
    let told = &row.told;
    let kind = domain::Code::code(row.kind).replace('_', "-");
    let contact = |one: &Contact| {
        let parts = [&one.name, &one.function, &one.reach];
        let said = parts.into_iter().filter(|part| !part.is_empty());
        said.cloned().collect::<Vec<_>>().join(", ")
    };
    let contacts: Vec<String> = told.contacts.iter().map(contact).collect();
    let serves = domains.iter().filter(|(id, _)| row.domains.contains(id));
    let serves: Vec<&str> = serves.map(|(_, title)| title.de.as_str()).collect();
    let number = row.capacity.map(|places| places.to_string());
    vec![
        field("partner-name", &row.name),
        field("partner-kind", format!("code-partner-kind-{kind}")),
        field("partner-offers", &told.offers),
        field("partner-domains", serves.join(", ")),
        field("partner-address", &told.address),
        field("partner-place", &row.place),
        field("partner-opening-hours", &told.opening_hours),
        field("partner-phone", &told.phone),
        field("partner-mail", &told.mail),
        field("partner-languages", &told.languages),
        field("partner-access", &told.access),
        field("partner-contacts", contacts.join("; ")),
        field("partner-capacity", number.unwrap_or_default()),
        field("partner-capacity-words", &told.capacity),
        day("partner-capacity-on", row.capacity_on),
        field("partner-agreed", &told.agreed),
        day("partner-agreed-from", told.agreed_from),
        day("partner-agreed-to", told.agreed_to),
        day("partner-confirmed-on", Some(row.confirmed_on)),
        standing(row),
    ]
}
