//! Offers that wait: for the one who is asked, and, once the answer is late, for the one who gives
//! and for coordination. Each of them sees an offer once.

use domain::ids::SiteId;
use store::{
    Tx,
    handover::{Concerned, HandoverRow, OpenOffer},
};

use super::due;
use crate::{App, AppError, OpContext};

/// An offer that waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingOffer {
    /// The offer.
    pub row: HandoverRow,
    /// Whether the answer is late.
    pub late: bool,
}

/// Offers that wait for this worker's answer, and offers of this worker whose answer is late.
pub(crate) async fn of_worker(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
) -> Result<(Vec<WaitingOffer>, Vec<HandoverRow>), AppError> {
    let user = ctx.actor.user;
    let whose = Concerned::Worker(user);
    let (asked, given): (Vec<WaitingOffer>, Vec<WaitingOffer>) = all(app, tx, ctx, whose)
        .await?
        .into_iter()
        .partition(|one| one.row.to == user);
    Ok((asked, only_late(given)))
}

/// Offers of the sites of this coordination whose answer is late.
pub(crate) async fn at_sites(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    sites: impl IntoIterator<Item = SiteId>,
) -> Result<Vec<HandoverRow>, AppError> {
    let mut late = Vec::new();
    for site in sites {
        late.extend(only_late(all(app, tx, ctx, Concerned::Site(site)).await?));
    }
    Ok(late)
}

fn only_late(offers: Vec<WaitingOffer>) -> Vec<HandoverRow> {
    let late = offers.into_iter().filter(|one| one.late);
    late.map(|one| one.row).collect()
}

async fn all(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    whose: Concerned,
) -> Result<Vec<WaitingOffer>, AppError> {
    let carrier = ctx.actor.carrier;
    let open = store::handover::open(tx, carrier, whose).await?;
    Ok(open.into_iter().map(|one| waiting(app, ctx, one)).collect())
}

fn waiting(app: &App, ctx: &OpContext, one: OpenOffer) -> WaitingOffer {
    let programme = app
        .catalogue
        .get_version(&one.programme, &one.programme_version);
    let due = programme.and_then(|programme| due(app, programme, &one.offer));
    WaitingOffer {
        late: due.is_some_and(|due| due < ctx.today),
        row: one.offer,
    }
}
