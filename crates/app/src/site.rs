//! Sites: addresses, opening hours, what to know at the door, contact persons, capacity (P7a).
//!
//! Which sites a programme has is written in its file; a carrier takes over those that it runs and
//! keeps their particulars here.

use access::Action;
use domain::{ids::SiteId, opening::OpenWeek};
use store::StoreError;

use crate::{App, AppError, Conflict, Done, OpContext, Problems, journal};

pub use store::site::SiteRow;

/// What can be told about a site, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SiteInput {
    /// Its name.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// When it is open, in words.
    pub opening_hours: String,
    /// When it is open, day by day.
    pub open: OpenWeek,
    /// What to know at the door.
    pub access_note: String,
    /// How to get there.
    pub directions: String,
    /// The person to turn to.
    pub contact_name: String,
    /// Their telephone.
    pub contact_phone: String,
    /// When they can be reached.
    pub contact_hours: String,
    /// In which languages they answer.
    pub contact_languages: String,
    /// Where in the house people come to.
    pub rooms: String,
    /// How many cases it can carry.
    pub capacity: i64,
}

/// A site of a programme that the carrier does not run yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// Code of the programme.
    pub programme: String,
    /// Title of the programme.
    pub title: programme::Text,
    /// Code of the site.
    pub code: String,
    /// What its file tells about it.
    pub start: SiteInput,
}

/// All sites of the carrier, and those of the programmes that it could take over.
pub async fn all(app: &App, ctx: &OpContext) -> Result<(Vec<SiteRow>, Vec<Offer>), AppError> {
    journal::may(ctx, Action::ManageSites)?;
    app.viewed(ctx, Done::new("site.list")).await?;
    let mut tx = app.store.read().await?;
    let sites = store::site::of_carrier(&mut tx, ctx.actor.carrier).await?;
    let mut offers = offers(app);
    offers.retain(|offer| {
        !sites
            .iter()
            .any(|site| site.programme == offer.programme && site.code == offer.code)
    });
    Ok((sites, offers))
}

/// The sites of the newest version of every programme.
fn offers(app: &App) -> Vec<Offer> {
    let mut found: Vec<Offer> = Vec::new();
    for programme in app.catalogue.programmes() {
        if found.iter().any(|offer| offer.programme == programme.id) {
            continue;
        }
        found.extend(programme.sites.iter().map(|site| Offer {
            programme: programme.id.clone(),
            title: programme.title.clone(),
            code: site.id.clone(),
            start: start(site),
        }));
    }
    found
}

/// What the programme file tells, in German: it is content of this carrier, not of the pages.
fn start(site: &programme::model::Site) -> SiteInput {
    let said = |text: &Option<programme::Text>| {
        text.as_ref()
            .map(|text| text.de.clone())
            .unwrap_or_default()
    };
    let contact = site.contact.as_ref();
    SiteInput {
        name: site.name.de.clone(),
        address: site.address.clone(),
        opening_hours: said(&site.opening_hours),
        open: OpenWeek::default(),
        access_note: said(&site.access_note),
        directions: said(&site.directions),
        contact_name: contact.map(|one| one.name.de.clone()).unwrap_or_default(),
        contact_phone: contact.map(|one| one.phone.clone()).unwrap_or_default(),
        contact_hours: contact.map(|one| said(&one.hours)).unwrap_or_default(),
        contact_languages: contact.map(|one| said(&one.languages)).unwrap_or_default(),
        rooms: said(&site.rooms),
        capacity: i64::from(site.capacity.unwrap_or(0)),
    }
}

/// The site of a programme that is to be taken over.
pub fn offer(app: &App, ctx: &OpContext, programme: &str, code: &str) -> Result<Offer, AppError> {
    journal::may(ctx, Action::ManageSites)?;
    offers(app)
        .into_iter()
        .find(|one| one.programme == programme && one.code == code)
        .ok_or(AppError::NotFound)
}

/// One site of the carrier.
pub async fn get(app: &App, ctx: &OpContext, site: SiteId) -> Result<SiteRow, AppError> {
    journal::may(ctx, Action::ManageSites)?;
    let mut tx = app.store.read().await?;
    let row = store::site::get(&mut tx, ctx.actor.carrier, site)
        .await?
        .ok_or(AppError::NotFound)?;
    drop(tx);
    let done = Done::new("site.view").subject(format!("site {site}"));
    app.viewed(ctx, done).await?;
    Ok(row)
}

/// Takes a site of a programme over.
pub async fn create(
    app: &App,
    ctx: &OpContext,
    programme: &str,
    code: &str,
    input: SiteInput,
    mut problems: Problems,
) -> Result<SiteId, AppError> {
    let offer = offer(app, ctx, programme, code)?;
    let site = ctx.new_id();
    let row = row(site, ctx, (&offer.programme, &offer.code), input, 1);
    let mut tx = app.store.write().await?;
    let inserted = problems.0.is_empty() && store::site::insert(&mut tx, &row).await?;
    if problems.0.is_empty() && !inserted {
        problems.add_key("", "site-exists");
    }
    problems.none_or_invalid()?;
    let done = Done::new("site.add").subject(format!("site {site}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(site)
}

fn row(
    site: SiteId,
    ctx: &OpContext,
    (programme, code): (&str, &str),
    input: SiteInput,
    version: i64,
) -> SiteRow {
    SiteRow {
        id: site,
        carrier: ctx.actor.carrier,
        code: code.to_owned(),
        programme: programme.to_owned(),
        name: input.name,
        address: input.address,
        opening_hours: input.opening_hours,
        open: input.open,
        access_note: input.access_note,
        directions: input.directions,
        contact_name: input.contact_name,
        contact_phone: input.contact_phone,
        contact_hours: input.contact_hours,
        contact_languages: input.contact_languages,
        rooms: input.rooms,
        capacity: input.capacity,
        version,
    }
}

/// Changes what is told about a site. `version` is the one that the form showed.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    site: SiteId,
    version: i64,
    input: SiteInput,
    problems: Problems,
) -> Result<(), AppError> {
    journal::may(ctx, Action::ManageSites)?;
    let mut tx = app.store.write().await?;
    let stored = store::site::get(&mut tx, ctx.actor.carrier, site)
        .await?
        .ok_or(AppError::NotFound)?;
    problems.none_or_invalid()?;
    if stored.version != version {
        return Err(AppError::Conflict(Box::new(Conflict {
            version: stored.version,
            ..Conflict::default()
        })));
    }
    let keys = (stored.programme.as_str(), stored.code.as_str());
    store::site::update(&mut tx, &row(site, ctx, keys, input, version)).await?;
    let done = Done::new("site.change").subject(format!("site {site}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
