//! What of the client's own plans leads to somebody whom a no-contact order protects.

use domain::{
    ids::CaseId,
    network::{NoContact, names},
    own_plan::{CrisisPlan, OwnPlanKind, week::WeeklyPlan},
};
use jiff::civil::Date;
use store::Tx;

use super::{CrisisPart, Named, Place};
use crate::AppError;

fn found(place: Place, orders: &[NoContact], words: &[&str]) -> Option<Named> {
    let order = names(orders, None, words.iter().copied())?;
    let what = words.iter().find(|text| !text.trim().is_empty());
    Some(Named {
        place,
        what: what.map(|text| text.trim().to_owned()).unwrap_or_default(),
        at: None,
        name: order.name.clone(),
    })
}

/// The newest crisis plan.
pub(super) async fn crisis(
    tx: &mut Tx,
    case: CaseId,
    orders: &[NoContact],
) -> Result<Vec<Named>, AppError> {
    let plans = store::own_plan::versions::<CrisisPlan>(tx, case, OwnPlanKind::Crisis).await?;
    let Some(plan) = plans.into_iter().next().map(|one| one.content) else {
        return Ok(Vec::new());
    };
    let people = plan.people.iter().filter_map(|one| {
        let words = [one.name.as_str(), one.relation.as_str()];
        found(Place::Crisis(CrisisPart::People), orders, &words)
    });
    let lines = plan.words();
    let lines = lines.iter().flat_map(|(_, text)| text.lines());
    let words = lines.filter_map(|line| found(Place::Crisis(CrisisPart::Words), orders, &[line]));
    Ok(people.chain(words).collect())
}

/// The newest profile of the way into work.
pub(super) async fn work(
    tx: &mut Tx,
    case: CaseId,
    orders: &[NoContact],
) -> Result<Vec<Named>, AppError> {
    let versions = store::work_profile::versions(tx, case).await?;
    let Some(newest) = versions.first() else {
        return Ok(Vec::new());
    };
    let leads = newest.content.leads();
    let found = leads
        .iter()
        .filter_map(|(_, words)| found(Place::WorkProfile, orders, &[words]));
    Ok(found.collect())
}

/// The weekly plan that counts on `today`, and those to come.
pub(super) async fn week(
    tx: &mut Tx,
    case: CaseId,
    (today, orders): (Date, &[NoContact]),
) -> Result<Vec<Named>, AppError> {
    let plans = store::own_plan::versions::<WeeklyPlan>(tx, case, OwnPlanKind::Weekly).await?;
    let now = plans.iter().filter(|one| one.valid_from <= today);
    let now = now.max_by_key(|one| (one.valid_from, one.number));
    let ahead = plans.iter().filter(|one| one.valid_from > today);
    let mut all = Vec::new();
    for plan in ahead.chain(now).map(|one| &one.content) {
        let entries = plan.entries.iter();
        all.extend(entries.filter_map(|one| {
            found(
                Place::Week,
                orders,
                &[one.title.as_str(), one.place.as_str()],
            )
        }));
        all.extend(found(Place::Week, orders, &[plan.note.as_str()]));
    }
    Ok(all)
}
