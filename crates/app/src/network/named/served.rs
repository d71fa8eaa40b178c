//! A leave or an appointment that serves a measure leads to whom the measure leads.

use domain::{
    ids::{CaseId, PlanItemId},
    network::NoContact,
    plan::VersionState,
};
use store::Tx;

use super::forbids_open;
use crate::{AppError, plan::over};

/// The order that forbids the measure which something serves. The version that counts says what the
/// measure is; the draft says it of one that is not settled yet. Costs nothing without an order.
pub(crate) async fn forbids_served(
    tx: &mut Tx,
    case: CaseId,
    (orders, measure): (&[NoContact], Option<PlanItemId>),
) -> Result<Option<NoContact>, AppError> {
    let Some(id) = measure.filter(|_| !orders.is_empty()) else {
        return Ok(None);
    };
    let versions = store::plan::versions(tx, case).await?;
    let newest = |state| versions.iter().rev().find(|one| one.state == state);
    let places = [VersionState::Issued, VersionState::Draft].map(newest);
    let places = places.into_iter().flatten().chain(versions.iter().rev());
    let found = places
        .filter_map(|one| one.content.measure(id))
        .map(|(_, one)| one)
        .next();
    let Some(found) = found else {
        return Ok(None);
    };
    let over = over(tx, case).await?;
    Ok(forbids_open(orders, found, |step| over.contains(&step)).cloned())
}
