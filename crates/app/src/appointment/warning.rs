//! What might not fit about an appointment. It is said, and never forbids anything.

use domain::{
    appointment::{collide, span},
    ids::{CaseId, UserId},
    network::Consent,
    opening::Hours,
};
use jiff::{Timestamp, civil::Date};
use programme::phases;
use store::{Tx, appointment::AppointmentRow, case::CaseRow};

use super::{
    chosen,
    doubts::{absence, released_before, still_inside, while_away},
    office,
};
use crate::{
    App, AppError,
    doubt::{self, LOOK_BACK, Span},
    network::{Person, meeting, named::forbids_served},
    record::{Record, german_date},
    taken,
};

/// At most so many other appointments at the same time are named.
const MOST_NAMED: usize = 3;

/// Something that might not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The client has another appointment at that time.
    ClientTaken(Timestamp),
    /// The worker has one in another case. Which one is not said: it may not be for these eyes.
    WorkerTaken(Timestamp),
    /// A conference of the case, or one of the worker in another case, is at that time: when, and whether it is one of
    /// those.
    Conference(Timestamp, bool),
    /// The worker accompanies a leave in another case at that time, from and to.
    Accompanies(Timestamp, Timestamp),
    /// A public holiday of the Land.
    Holiday(String),
    /// The time of the programme, or the case, is over by then.
    AfterEnd(Date),
    /// The site is not open then; its hours on that day.
    Closed(Vec<Hours>),
    /// An order forbids the contact with whoever has this name.
    NoContact(String),
    /// The client is on leave at that time, from and to.
    OnLeave(Timestamp, Timestamp),
    /// A visit in prison after the day of the release.
    Released(Date),
    /// The client is to be met outside while in custody, without leave; the day of the release, if known.
    InCustody(Option<Date>),
    /// Somebody has not agreed to be spoken to.
    Consent(String, Consent),
    /// The measure that it serves was taken out of the plan.
    MeasureGone,
    /// Whoever goes is away on that day: their name, and the last day.
    Away(String, Date),
}

/// What might not fit about each of these open appointments of a case, in their order.
pub(super) async fn of(
    app: &App,
    tx: &mut Tx,
    record: &Record<'_>,
    (open, people): (&[AppointmentRow], &[Person]),
) -> Result<Vec<Vec<Warning>>, AppError> {
    let span_of_all = whole(open);
    let taken = taken(tx, record.case.id, (open, span_of_all)).await?;
    let besides = besides(tx, &record.case, (open, span_of_all)).await?;
    let near = match span_of_all {
        Some(span) => store::appointment::open_between(tx, record.case.id, span).await?,
        None => Vec::new(),
    };
    let land = app
        .institutions
        .get(&record.case.institution)
        .map(|one| one.land);
    let end = end(record);
    let office = office::of(tx, &record.case).await?;
    let leaves = doubt::meant_leaves(tx, record.case.id).await?;
    let absences = absences(tx, open).await?;
    let mut all = Vec::with_capacity(open.len());
    for one in open {
        let day = german_date(one.agreed.at);
        let mut found = with_whom(tx, record.case.id, one, people).await?;
        found.extend(at_once(one, &near, &taken));
        found.extend(beside(one, &besides));
        let holiday = land.and_then(|land| app.catalogue.holidays().on(day, land));
        found.extend(holiday.map(|one| Warning::Holiday(one.name.clone())));
        let closed = office.closed(&one.agreed);
        found.extend(closed.map(|hours| Warning::Closed(hours.to_vec())));
        found.extend(released_before(&record.case, &one.agreed).map(Warning::Released));
        let inside = still_inside(&record.case, &one.agreed, &leaves);
        found.extend(inside.then_some(Warning::InCustody(record.case.release_on)));
        let away = while_away(&one.agreed, &leaves);
        found.extend(away.map(|one| Warning::OnLeave(one.starts_at, one.ends_at)));
        found.extend(end.filter(|end| *end <= day).map(Warning::AfterEnd));
        let away = absences
            .iter()
            .find(|(worker, _, until)| Some(*worker) == one.agreed.worker && day <= *until);
        found.extend(away.map(|(_, name, until)| Warning::Away(name.clone(), *until)));
        all.push(found);
    }
    Ok(all)
}

/// Who of those who go is away, by what name and until when.
async fn absences(
    tx: &mut Tx,
    open: &[AppointmentRow],
) -> Result<Vec<(UserId, String, Date)>, AppError> {
    let mut workers: Vec<UserId> = open.iter().filter_map(|one| one.agreed.worker).collect();
    workers.sort_unstable();
    workers.dedup();
    let mut all = Vec::new();
    for worker in workers {
        let found = absence(tx, worker).await?;
        all.extend(found.map(|(name, until)| (worker, name, until)));
    }
    Ok(all)
}

/// What speaks against the people who come: an order that was entered later, a missing consent.
async fn with_whom(
    tx: &mut Tx,
    case: CaseId,
    one: &AppointmentRow,
    people: &[Person],
) -> Result<Vec<Warning>, AppError> {
    let agreed = &one.agreed;
    let day = german_date(agreed.at);
    let order = match meeting::against_appointment(tx, case, day, agreed).await? {
        None if agreed.measure.is_some() => {
            let orders = store::network::no_contact(tx, case, day).await?;
            forbids_served(tx, case, (&orders, agreed.measure)).await?
        }
        found => found,
    };
    let unasked = chosen(people, agreed).filter(|one| one.lacks_consent());
    let mut found = Vec::new();
    found.extend(order.map(|order| Warning::NoContact(order.name)));
    found.extend(unasked.map(|one| Warning::Consent(one.name.clone(), one.consent)));
    Ok(found)
}

/// The first day after the case: its exit, else the end of the programme's window.
fn end(record: &Record<'_>) -> Option<Date> {
    let exit = record.case.exit_on;
    exit.or_else(|| phases::window(record.programme, &record.facts.anchors()).and_then(|one| one.1))
}

/// From when to when others may be at the same time as one of these.
fn whole(open: &[AppointmentRow]) -> Option<Span> {
    let spans = || {
        open.iter()
            .map(|one| span(one.agreed.at, one.agreed.ends_at))
    };
    let from = spans().map(|one| one.0).min()?;
    let to = spans().map(|one| one.1).max()?;
    Some((from.checked_sub(LOOK_BACK).unwrap_or(from), to))
}

/// A worker, and when they are taken in another case.
type Taken = (UserId, Timestamp, Option<Timestamp>);

/// When the workers of these appointments are taken in other cases.
async fn taken(
    tx: &mut Tx,
    case: CaseId,
    (open, span): (&[AppointmentRow], Option<Span>),
) -> Result<Vec<Taken>, AppError> {
    let Some(span) = span else {
        return Ok(Vec::new());
    };
    let mut workers: Vec<UserId> = open.iter().filter_map(|one| one.agreed.worker).collect();
    workers.sort_unstable();
    workers.dedup();
    let mut all = Vec::new();
    for worker in workers {
        let busy = store::appointment::busy(tx, worker, span).await?;
        let others = busy.into_iter().filter(|(_, other, ..)| *other != case);
        all.extend(others.map(|(_, _, at, end)| (worker, at, end)));
    }
    Ok(all)
}

/// What a worker, or only the case, has besides appointments.
type Besides = (Option<UserId>, taken::Taken);

/// The same for each worker of these appointments, or for nobody where nobody of the office goes.
async fn besides(
    tx: &mut Tx,
    case: &CaseRow,
    (open, span): (&[AppointmentRow], Option<Span>),
) -> Result<Vec<Besides>, AppError> {
    let Some(whole) = span else {
        return Ok(Vec::new());
    };
    let mut workers: Vec<Option<UserId>> = open.iter().map(|one| one.agreed.worker).collect();
    workers.sort_unstable();
    workers.dedup();
    let mut all = Vec::new();
    for worker in workers {
        let found = taken::between(tx, (case.carrier, case.id), worker, whole).await?;
        all.push((worker, found));
    }
    Ok(all)
}

fn beside(one: &AppointmentRow, besides: &[Besides]) -> Vec<Warning> {
    let mine = span(one.agreed.at, one.agreed.ends_at);
    let all = besides
        .iter()
        .filter(|(worker, _)| *worker == one.agreed.worker);
    all.flat_map(|(_, taken)| {
        let conferences = taken.conferences(mine);
        let conferences = conferences.map(|(at, elsewhere)| Warning::Conference(at, elsewhere));
        let leaves = taken.leaves(mine);
        conferences.chain(leaves.map(|(from, to)| Warning::Accompanies(from, to)))
    })
    .collect()
}

fn at_once(one: &AppointmentRow, near: &[AppointmentRow], taken: &[Taken]) -> Vec<Warning> {
    let mine = span(one.agreed.at, one.agreed.ends_at);
    let same_people = |other: &AppointmentRow| {
        (one.agreed.with_client && other.agreed.with_client)
            || (one.agreed.worker.is_some() && one.agreed.worker == other.agreed.worker)
    };
    let here = near.iter().filter(|other| {
        other.id != one.id
            && same_people(other)
            && collide(mine, span(other.agreed.at, other.agreed.ends_at))
    });
    let elsewhere = taken.iter().filter(|(worker, at, end)| {
        Some(*worker) == one.agreed.worker && collide(mine, span(*at, *end))
    });
    let here = here.map(|other| Warning::ClientTaken(other.agreed.at));
    let elsewhere = elsewhere.map(|(_, at, _)| Warning::WorkerTaken(*at));
    here.take(MOST_NAMED)
        .chain(elsewhere.take(MOST_NAMED))
        .collect()
}
