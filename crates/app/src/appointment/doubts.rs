//! What is asked once more before an appointment is made.

use domain::{appointment::span, contact::ContactKind};
use jiff::civil::Date;
use store::{Tx, appointment::Agreed, case::CaseRow, leave::LeaveRow};

use super::office;
use crate::{
    App, AppError,
    doubt::{Doubt, at_once, holiday, may_be_away, meant, meant_leaves},
    network::{meeting::words, named::forbids_served},
    record::german_date,
};

/// The day of the release, for a visit in prison after it.
pub(super) fn released_before(case: &CaseRow, agreed: &Agreed) -> Option<Date> {
    let day = german_date(agreed.at);
    let visit = agreed.kind == ContactKind::PrisonVisit;
    case.release_on.filter(|release| visit && *release < day)
}

/// Whether the client is to be met outside, is in custody on that day, and has no leave at that time.
pub(super) fn still_inside(case: &CaseRow, agreed: &Agreed, leaves: &[LeaveRow]) -> bool {
    let day = german_date(agreed.at);
    let inside = !case.released && case.release_on.is_none_or(|release| day < release);
    let met_outside = agreed.with_client && agreed.kind.is_outside();
    let mut away = at_once(leaves, span(agreed.at, agreed.ends_at));
    met_outside && inside && away.next().is_none()
}

/// Leaves at the time of an appointment for which the client has to be there. A meeting outside is what a leave
/// is for.
pub(super) fn while_away<'l>(
    agreed: &Agreed,
    leaves: &'l [LeaveRow],
) -> impl Iterator<Item = &'l LeaveRow> {
    let there = agreed.with_client && !agreed.kind.is_outside();
    let then = at_once(leaves, span(agreed.at, agreed.ends_at));
    then.filter(move |one| there && may_be_away(one))
}

/// What speaks against appointments, each in the order of its doubts, the earliest first.
pub(super) async fn of(
    app: &App,
    tx: &mut Tx,
    case: &CaseRow,
    all: &[Agreed],
) -> Result<Vec<Doubt>, AppError> {
    let land = app.programme_of(case)?.land;
    let office = office::of(tx, case).await?;
    let leaves = meant_leaves(tx, case.id).await?;
    let mut found = Vec::new();
    for agreed in all {
        let day = german_date(agreed.at);
        found.extend(holiday(app.catalogue.holidays(), day, land));
        let closed = office.closed(agreed);
        found.extend(closed.map(|hours| Doubt::Closed(day, hours.to_vec())));
        let released = released_before(case, agreed);
        found.extend(released.map(|release| Doubt::Released(day, release)));
        let inside = still_inside(case, agreed, &leaves);
        found.extend(inside.then_some(Doubt::InCustody(day, case.release_on)));
        let orders = store::network::no_contact(tx, case.id, day).await?;
        found.extend(meant(&orders, case, &words(agreed).map(|(_, text)| text)));
        let served = forbids_served(tx, case.id, (&orders, agreed.measure)).await?;
        found.extend(served.map(|order| Doubt::Protected(order.name, order.until)));
        let then = while_away(agreed, &leaves);
        found.extend(then.map(|one| Doubt::OnLeave(one.starts_at, one.ends_at)));
    }
    Ok(found)
}
