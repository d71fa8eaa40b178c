//! Places and caseload: how many cases a site and its people carry, and how many they can.
//!
//! Only sites of the person who asks are counted (`access::ListKind::Capacity`); a case of another
//! office does not even appear as a number.

use access::Action;
use domain::ids::UserId;
use jiff::civil::Date;
use store::{Tx, clearing::WorkerCount};

use crate::{App, AppError, Done, OpContext, journal};

pub use store::site::SiteRow;

/// A site with what it carries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteLoad {
    /// The site.
    pub site: SiteRow,
    /// Cases in the programme.
    pub running: i64,
    /// Cases on the waiting list.
    pub waiting: i64,
    /// Its transition managers, by name.
    pub workers: Vec<WorkerLoad>,
}

impl SiteLoad {
    /// Places that are left; none if more cases run than there are places.
    pub fn free(&self) -> i64 {
        (self.site.capacity - self.running).max(0)
    }
}

/// A transition manager with what they carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkerLoad {
    /// Who.
    pub user: UserId,
    /// Name.
    pub name: String,
    /// How many cases this person can lead.
    pub capacity: i64,
    /// Running cases that they lead.
    pub led: i64,
    /// Running cases in which they stand in.
    pub deputy: i64,
    /// Of the cases that they lead, those with something overdue.
    pub overdue: i64,
    /// Of the cases that they lead, those with an open hole in the seam.
    pub open: i64,
    /// Last day of an absence that has not ended yet.
    pub absent_until: Option<Date>,
}

impl WorkerLoad {
    /// Whether the account is locked: the cases have to be handed over.
    pub fn is_gone(&self) -> bool {
        self.absent_until.is_some_and(crate::assignment::is_gone)
    }

    /// Whether no further case fits.
    pub fn is_full(&self) -> bool {
        self.led >= self.capacity
    }
}

/// The sites of the person who asks, for the page.
pub async fn view(app: &App, ctx: &OpContext) -> Result<Vec<SiteLoad>, AppError> {
    journal::may(ctx, Action::ViewCapacity)?;
    let mut tx = app.store.read().await?;
    let loads = of_own_sites(&mut tx, ctx, None).await?;
    drop(tx);
    app.viewed(ctx, Done::new("capacity.view")).await?;
    Ok(loads)
}

/// The sites of the person who asks, of one programme if it is named.
pub(crate) async fn of_own_sites(
    tx: &mut Tx,
    ctx: &OpContext,
    programme: Option<&str>,
) -> Result<Vec<SiteLoad>, AppError> {
    let sites = store::site::of_carrier(tx, ctx.actor.carrier).await?;
    let mut loads = Vec::new();
    for site in sites {
        let wanted = programme.is_none_or(|programme| programme == site.programme);
        if wanted && ctx.actor.sites.contains(&site.id) {
            loads.push(of_site(tx, ctx, site).await?);
        }
    }
    Ok(loads)
}

async fn of_site(tx: &mut Tx, ctx: &OpContext, site: SiteRow) -> Result<SiteLoad, AppError> {
    let carrier = ctx.actor.carrier;
    let count = store::clearing::site_count(tx, carrier, site.id).await?;
    let mut workers = Vec::new();
    let mut accounts = store::assignment::workers_of_site(tx, site.id).await?;
    accounts.extend(store::assignment::locked_leads(tx, carrier, site.id).await?);
    for account in accounts {
        let led = store::clearing::led(tx, carrier, account.id, ctx.today).await?;
        let deputy = store::clearing::deputised(tx, carrier, account.id, ctx.today).await?;
        workers.push(WorkerLoad {
            user: account.id,
            name: account.name,
            capacity: account.capacity,
            led: sum(ctx, &led, |one| one.cases),
            deputy: sum(ctx, &deputy, |one| one.cases),
            overdue: sum(ctx, &led, |one| one.overdue),
            open: sum(ctx, &led, |one| one.open),
            absent_until: account.absent_until.filter(|day| *day >= ctx.today),
        });
    }
    Ok(SiteLoad {
        running: count.running,
        waiting: count.waiting,
        workers,
        site,
    })
}

fn sum(ctx: &OpContext, counts: &[WorkerCount], what: fn(&WorkerCount) -> i64) -> i64 {
    counts
        .iter()
        .filter(|one| one.site.is_some_and(|site| ctx.actor.sites.contains(&site)))
        .map(what)
        .sum()
}
