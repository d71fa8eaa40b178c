//! The directory of organisations that a carrier works with (P13, P16, P31): who offers what, where,
//! for whom there is room, whom to turn to.
//!
//! It holds nothing about a client. A case only asks from where the way is to be reckoned ([`near`]),
//! and that is a read of the case. What an entry said before is kept with every change.

use access::Action;
use domain::{
    ids::{CaseId, PartnerId},
    partner::{CONFIRMED_FOR, PartnerKind, has_room, known_since},
    place::Place,
};
use jiff::civil::Date;
use programme::Text;
use store::{
    StoreError, Tx,
    partner::{Filter, PartnerRow, Told},
};

use crate::{
    App, AppError, Done, OpContext,
    clearing::place::stated,
    correction::Correction,
    journal,
    paging::{cut, limit},
    search::words,
};

pub mod activity;
pub mod change;
pub mod note;

pub use store::partner::{Contact, Named, PartnerRow as Partner, Told as Particulars};

/// Entries on a page.
const PER_PAGE: usize = 30;

/// Names that are offered while somebody types one.
const OFFERED: i64 = 300;

/// Notes and activities that stand on the page of an organisation.
const LATEST: i64 = 20;

/// Which entries a list shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Which {
    /// All that are not closed.
    #[default]
    Open,
    /// Those with room, confirmed lately (P31).
    WithRoom,
    /// Those that are closed.
    Closed,
}

/// What is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// Words of name, place or offer.
    pub words: String,
    /// What it is.
    pub kind: Option<PartnerKind>,
    /// Id of a life domain; empty: any.
    pub domain: String,
    /// The place that it should be near to; empty: by name.
    pub near: String,
    /// Which entries.
    pub which: Which,
    /// The entry behind which the page begins.
    pub after: Option<PartnerId>,
}

/// An entry of a list.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The organisation.
    pub row: PartnerRow,
    /// Kilometres through the air from the place that was asked for; `None`: not known.
    pub kilometres: Option<f64>,
    /// Whether it should be asked about again.
    pub stale: bool,
    /// Whether there is room, confirmed lately.
    pub room: bool,
}

/// A page of the directory.
#[derive(Debug, Clone)]
pub struct Directory {
    /// The entries: the nearest first, or by name.
    pub partners: Vec<Listed>,
    /// The last entry of this page, if more follow.
    pub more_after: Option<PartnerId>,
    /// The place that ways are reckoned from, if it is known.
    pub from: Option<Place>,
    /// The life domains to choose from.
    pub domains: Vec<(String, Text)>,
}

/// A page of the directory; the log says that it was looked at.
pub async fn list(app: &App, ctx: &OpContext, wanted: &Wanted) -> Result<Directory, AppError> {
    journal::may(ctx, Action::ViewPartners)?;
    let mut tx = app.store.read().await?;
    let domains = domains(app, &mut tx, ctx).await?;
    let words = words(&wanted.words);
    let filter = Filter {
        carrier: ctx.actor.carrier,
        closed: wanted.which == Which::Closed,
        kind: wanted.kind,
        domain: known(&domains, &wanted.domain),
        room_since: (wanted.which == Which::WithRoom).then(|| known_since(ctx.today)),
        words: &words,
    };
    let after = match wanted.after {
        Some(after) => Some(found(&mut tx, ctx, after).await?),
        None => None,
    };
    let from = app.catalogue.places().find(&wanted.near).cloned();
    let after = after.as_ref();
    let mut rows = match &from {
        Some(from) => nearest(app, &mut tx, &filter, from, after).await?,
        None => store::partner::page(&mut tx, &filter, None, after, limit(PER_PAGE)).await?,
    };
    drop(tx);
    app.viewed(ctx, Done::new("partner.list")).await?;
    let more = cut(&mut rows, PER_PAGE).is_some();
    let partners: Vec<Listed> = rows
        .into_iter()
        .map(|row| listed(app, row, from.as_ref(), ctx.today))
        .collect();
    Ok(Directory {
        more_after: partners.last().filter(|_| more).map(|one| one.row.id),
        partners,
        from,
        domains,
    })
}

/// Entries that a file holds at most.
const IN_FILE: i64 = 10_000;

/// Every organisation that is not closed, by name, for a file; the log says that it left.
pub async fn all(app: &App, ctx: &OpContext) -> Result<Directory, AppError> {
    journal::may(ctx, Action::ViewPartners)?;
    let mut tx = app.store.read().await?;
    let domains = domains(app, &mut tx, ctx).await?;
    let filter = Filter {
        carrier: ctx.actor.carrier,
        closed: false,
        kind: None,
        domain: None,
        room_since: None,
        words: &[],
    };
    let rows = store::partner::page(&mut tx, &filter, None, None, IN_FILE).await?;
    drop(tx);
    app.viewed(ctx, Done::new("partner.file")).await?;
    let listed = |row| listed(app, row, None, ctx.today);
    Ok(Directory {
        partners: rows.into_iter().map(listed).collect(),
        more_after: None,
        from: None,
        domains,
    })
}

/// The id of a life domain if there is such a one.
fn known<'d>(domains: &'d [(String, Text)], wanted: &str) -> Option<&'d str> {
    let mut ids = domains.iter().map(|(id, _)| id.as_str());
    ids.find(|id| *id == wanted)
}

/// Place by place, the nearest first, those that nobody knows last; within a place by name.
async fn nearest(
    app: &App,
    tx: &mut Tx,
    filter: &Filter<'_>,
    from: &Place,
    after: Option<&PartnerRow>,
) -> Result<Vec<PartnerRow>, AppError> {
    let mut places = store::partner::places(tx, filter).await?;
    let far = |key: &String| kilometres(app, from, key).unwrap_or(f64::INFINITY);
    places.sort_by(|one, other| far(one).total_cmp(&far(other)).then_with(|| one.cmp(other)));
    if let Some(after) = after {
        // An entry that the filter leaves out may have been the last of its place.
        let begins = far(&after.place_key);
        places.retain(|one| {
            let order = far(one).total_cmp(&begins);
            order.then_with(|| one.cmp(&after.place_key)).is_ge()
        });
    }
    let mut rows: Vec<PartnerRow> = Vec::new();
    for place in &places {
        let left = (PER_PAGE + 1).saturating_sub(rows.len());
        if left == 0 {
            break;
        }
        let after = after.filter(|row| row.place_key == *place);
        let left = i64::try_from(left).unwrap_or(1);
        let found = store::partner::page(tx, filter, Some(place.as_str()), after, left).await?;
        rows.extend(found);
    }
    Ok(rows)
}

fn kilometres(app: &App, from: &Place, place_key: &str) -> Option<f64> {
    let to = app.catalogue.places().find(place_key)?;
    Some(from.at.kilometres_to(to.at))
}

fn listed(app: &App, row: PartnerRow, from: Option<&Place>, today: Date) -> Listed {
    Listed {
        kilometres: from.and_then(|from| kilometres(app, from, &row.place_key)),
        stale: is_stale(&row, today),
        room: row.closed_on.is_none() && has_room(row.capacity, row.capacity_on, today),
        row,
    }
}

/// Whether an entry should be asked about again; one that is closed should not.
fn is_stale(row: &PartnerRow, today: Date) -> bool {
    let old = domain::freshness::is_stale(row.confirmed_on, CONFIRMED_FOR, today);
    row.closed_on.is_none() && old
}

/// The life domains of the programmes that the carrier runs, each once; without a site those of all
/// programmes.
async fn domains(app: &App, tx: &mut Tx, ctx: &OpContext) -> Result<Vec<(String, Text)>, AppError> {
    let sites = store::site::of_carrier(tx, ctx.actor.carrier).await?;
    let mut domains: Vec<(String, Text)> = Vec::new();
    for programme in app.catalogue.programmes() {
        let runs = sites.is_empty() || sites.iter().any(|site| site.programme == programme.id);
        for one in programme.domains.iter().filter(|_| runs) {
            if domains.iter().all(|(id, _)| *id != one.id) {
                domains.push((one.id.clone(), one.title.clone()));
            }
        }
    }
    Ok(domains)
}

async fn found(tx: &mut Tx, ctx: &OpContext, id: PartnerId) -> Result<PartnerRow, AppError> {
    let row = store::partner::get(tx, ctx.actor.carrier, id).await?;
    row.ok_or(AppError::NotFound)
}

/// Everything on the page of an organisation.
#[derive(Debug, Clone)]
pub struct View {
    /// The organisation.
    pub partner: Listed,
    /// The life domains that it serves.
    pub domains: Vec<Text>,
    /// Notes about working with it, the newest first.
    pub notes: Vec<note::Note>,
    /// The latest work in the network with it.
    pub activities: Vec<activity::Activity>,
    /// What the entry said before, the newest first.
    pub trail: Vec<Correction>,
}

/// One organisation; the log says who looked.
pub async fn view(app: &App, ctx: &OpContext, id: PartnerId) -> Result<View, AppError> {
    journal::may(ctx, Action::ViewPartners)?;
    let mut tx = app.store.read().await?;
    let row = found(&mut tx, ctx, id).await?;
    let all = domains(app, &mut tx, ctx).await?;
    let notes = store::partner::note::of_partner(&mut tx, id, LATEST).await?;
    let activities = store::partner::activity::with(&mut tx, id, LATEST).await?;
    let trail = store::partner::former::of_row(&mut tx, id.uuid()).await?;
    drop(tx);
    let done = Done::new("partner.view").subject(format!("partner {id}"));
    app.viewed(ctx, done).await?;
    let serves = |(id, _): &&(String, Text)| row.domains.contains(id);
    Ok(View {
        domains: all
            .iter()
            .filter(serves)
            .map(|(_, text)| text.clone())
            .collect(),
        notes: notes.into_iter().map(|row| note::own(ctx, row)).collect(),
        activities: activities
            .into_iter()
            .map(|row| activity::own(ctx, row, Vec::new()))
            .collect(),
        trail,
        partner: listed(app, row, None, ctx.today),
    })
}

/// What a form needs.
#[derive(Debug, Clone)]
pub struct ForForm {
    /// The entry, if there is one.
    pub partner: Option<PartnerRow>,
    /// The life domains to choose from.
    pub domains: Vec<(String, Text)>,
}

/// The entry and what there is to choose from, for a form; the log says that the entry was read.
pub async fn for_form(
    app: &App,
    ctx: &OpContext,
    id: Option<PartnerId>,
) -> Result<ForForm, AppError> {
    journal::may(ctx, Action::EditPartners)?;
    let mut tx = app.store.read().await?;
    let domains = domains(app, &mut tx, ctx).await?;
    let partner = match id {
        Some(id) => Some(found(&mut tx, ctx, id).await?),
        None => None,
    };
    drop(tx);
    if let Some(row) = &partner {
        let done = Done::new("partner.view").subject(format!("partner {}", row.id));
        app.viewed(ctx, done).await?;
    }
    Ok(ForForm { partner, domains })
}

/// The names of the organisations, to be offered while somebody types one. They stand in no case, so
/// nothing is logged.
pub async fn names(app: &App, ctx: &OpContext) -> Result<Vec<Named>, AppError> {
    journal::may(ctx, Action::ViewPartners)?;
    let mut tx = app.store.read().await?;
    Ok(store::partner::names(&mut tx, ctx.actor.carrier, OFFERED).await?)
}

/// The town near which a case looks for organisations, from its expected place of release; `None`: it
/// is not known. This reads the case, and its log says so.
pub async fn near(app: &App, ctx: &OpContext, case: CaseId) -> Result<Option<String>, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewNetwork, case)
        .await?;
    journal::may(ctx, Action::ViewPartners)?;
    let record = app.record(&mut tx, row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("partner.near", case)).await?;
    let places = app.catalogue.places();
    let town = |place: String| record.programme.town_of_release(places, &place);
    Ok(stated(&record).map(town).filter(|town| !town.is_empty()))
}

/// The same from where the client was registered last before custody (P23b).
pub async fn near_registered(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Option<String>, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, Action::ViewNetwork, case)
        .await?;
    journal::may(ctx, Action::ViewPartners)?;
    let place = crate::address::registered(&mut tx, case).await?;
    drop(tx);
    app.viewed(ctx, Done::on("partner.near", case)).await?;
    Ok(place)
}

/// The place as the catalogue names it; empty if it does not.
fn place_key(app: &App, typed: &str) -> String {
    let place = app.catalogue.places().find(typed);
    place.map(|one| one.name.clone()).unwrap_or_default()
}

/// Keeps what a row said, in the transaction that changes it.
async fn keep(
    tx: &mut Tx,
    ctx: &OpContext,
    row: uuid::Uuid,
    former: Vec<store::correction::Field>,
    reason: &str,
) -> Result<(), StoreError> {
    let former = crate::correction::filled(former);
    let new = store::partner::former::NewFormer {
        id: ctx.ids.uuid(),
        carrier: ctx.actor.carrier,
        row,
        former: &former,
        reason: reason.trim(),
        at: ctx.now,
        by: ctx.actor.user,
    };
    store::partner::former::insert(tx, &new).await
}

/// What is told, without space around it.
fn trimmed(told: Told) -> Told {
    let trim = |text: String| text.trim().to_owned();
    let contacts = told.contacts.into_iter().map(|one| Contact {
        name: trim(one.name),
        function: trim(one.function),
        reach: trim(one.reach),
    });
    let contacts = contacts.filter(|one| *one != Contact::default()).collect();
    Told {
        offers: trim(told.offers),
        address: trim(told.address),
        opening_hours: trim(told.opening_hours),
        phone: trim(told.phone),
        mail: trim(told.mail),
        languages: trim(told.languages),
        access: trim(told.access),
        contacts,
        capacity: trim(told.capacity),
        agreed: trim(told.agreed),
        agreed_from: told.agreed_from,
        agreed_to: told.agreed_to,
    }
}
