//! What is asked once more before an appointment is made or moved.

use domain::{
    appointment::span,
    contact::ContactKind,
    ids::{AppointmentId, UserId},
};
use jiff::civil::Date;
use store::{
    Tx,
    appointment::{Agreed, AppointmentRow},
    case::CaseRow,
    leave::LeaveRow,
};

use super::office;
use crate::{
    App, AppError, OpContext,
    doubt::{Doubt, at_once, holiday, may_be_away, meant, meant_leaves, once},
    network::{
        consent::{self, Said},
        meeting::words,
        named::forbids_served,
    },
    record::german_date,
    taken::{Taken, between, meetings, of_client},
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
    ctx: &OpContext,
    (case, former): (&CaseRow, Option<&AppointmentRow>),
    all: &[Agreed],
) -> Result<Vec<Doubt>, AppError> {
    let land = app.programme_of(case)?.land;
    let office = office::of(tx, case).await?;
    let leaves = meant_leaves(tx, case.id).await?;
    let taken = taken_then(tx, case, all).await?;
    // One worker goes to all of them.
    let away = match all.first().and_then(|one| one.worker) {
        Some(worker) => absence(tx, worker).await?,
        None => None,
    };
    let before = former.map(|row| &row.agreed);
    let mut found = unasked(tx, ctx, case, (all.first(), before)).await?;
    for agreed in all {
        let day = german_date(agreed.at);
        let away = away.iter().filter(|(_, until)| day <= *until);
        found.extend(away.map(|(name, until)| Doubt::Away(name.clone(), *until)));
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
        if let Some(taken) = &taken {
            let mine = span(agreed.at, agreed.ends_at);
            found.extend(taken.meet(None, mine));
            let along = taken.leaves(mine);
            found.extend(along.map(|(from, to)| Doubt::Accompanies(from, to)));
        }
        found.extend(at_that_time(tx, ctx, case, (agreed, former.map(|row| row.id))).await?);
    }
    Ok(once(found))
}

/// Whom an appointment leads to without their consent; one of a series leads to the same people as the others.
async fn unasked(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (now, former): (Option<&Agreed>, Option<&Agreed>),
) -> Result<Vec<Doubt>, AppError> {
    let Some(now) = now else {
        return Ok(Vec::new());
    };
    let said = |agreed: &Agreed| agreed.person.as_ref().map(|one| one.person);
    let (chosen, before) = (said(now), former.and_then(said));
    let texts = words(now).map(|(_, text)| text);
    let former_texts = former.map(|agreed| words(agreed).map(|(_, text)| text));
    let said = Said {
        chosen: chosen.as_slice(),
        words: &texts,
    };
    let before = former_texts.as_ref().map(|words| Said {
        chosen: before.as_slice(),
        words,
    });
    consent::ask(tx, ctx.today, case, (said, before)).await
}

/// The appointments of the client, or of whoever goes, at the time of this one, `without` the one that it is
/// to replace.
async fn at_that_time(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (agreed, without): (&Agreed, Option<AppointmentId>),
) -> Result<Vec<Doubt>, AppError> {
    let mine = span(agreed.at, agreed.ends_at);
    let mut found = Vec::new();
    if agreed.with_client {
        let near = of_client(tx, case.id, mine).await?;
        let others = near.into_iter().filter(|one| Some(one.id) != without);
        found.extend(others.map(|one| Doubt::Taken(one.agreed.at)));
    }
    if let Some(worker) = agreed.worker {
        found.extend(meetings(tx, ctx, (case.id, worker), (mine, without)).await?);
    }
    Ok(found)
}

/// The name of a worker for whom an absence is entered, and the last day of that, which may be over.
pub(super) async fn absence(
    tx: &mut Tx,
    worker: UserId,
) -> Result<Option<(String, Date)>, AppError> {
    let account = store::account::by_id(tx, worker).await?;
    Ok(account.and_then(|one| Some((one.name, one.absent_until?))))
}

/// What else the case and whoever goes have at the time of these appointments, which one worker goes to.
async fn taken_then(
    tx: &mut Tx,
    case: &CaseRow,
    all: &[Agreed],
) -> Result<Option<Taken>, AppError> {
    let spans = || all.iter().map(|one| span(one.at, one.ends_at));
    let whole = spans().map(|one| one.0).min();
    let whole = whole.zip(spans().map(|one| one.1).max());
    let worker = all.first().and_then(|one| one.worker);
    Ok(match whole {
        Some(whole) => Some(between(tx, (case.carrier, case.id), worker, whole).await?),
        None => None,
    })
}
