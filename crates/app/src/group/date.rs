//! Dates of groups as a day and a calendar show them: when, which group, of how many; nobody is named.

use access::{Action, Actor, Role, decide};
use domain::group::{MemberStatus, belongs};
use jiff::Timestamp;
use store::{
    Tx,
    case::CaseRow,
    group::{
        OfferRow,
        date::{DateRow, SeatRow},
        member, session,
    },
};

use crate::{AppError, record::german_date};

/// A date of a group with those who are looked after by the one who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupDate {
    /// The date.
    pub date: DateRow,
    /// How many of them have a seat at it.
    pub people: usize,
    /// Of how many it is not yet written down whether they came.
    pub open: usize,
}

/// Dates between two instants in groups of the actor's sites with somebody whom they look after (a
/// coordination: anybody of the site), the earliest first.
pub(crate) async fn around(
    tx: &mut Tx,
    actor: &Actor,
    span: (Timestamp, Timestamp),
) -> Result<Vec<GroupDate>, AppError> {
    let worker = match actor.role {
        Role::TransitionManager => Some(actor.user),
        Role::Coordination => None,
        _ => return Ok(Vec::new()),
    };
    if !decide(actor, Action::ViewGroups, None).is_allowed() {
        return Ok(Vec::new());
    }
    let mut all: Vec<GroupDate> = Vec::new();
    for site in &actor.sites {
        for seat in store::group::date::seats(tx, *site, span, worker).await? {
            count(&mut all, seat);
        }
    }
    all.sort_by_key(|one| (one.date.at, one.date.session));
    Ok(all)
}

/// Counts a seat with its date if it belongs to it.
fn count(all: &mut Vec<GroupDate>, seat: SeatRow) {
    if !belongs(seat.since, seat.until, german_date(seat.date.at)) {
        return;
    }
    let open = usize::from(!seat.known);
    let mut known = all.iter_mut();
    match known.find(|one| one.date.session == seat.date.session) {
        Some(date) => {
            date.people += 1;
            date.open += open;
        }
        None => all.push(GroupDate {
            date: seat.date,
            people: 1,
            open,
        }),
    }
}

/// So far ahead a paper names dates, in days.
const AHEAD: i64 = 28;

/// A date of a group in which a client has a seat: which group, when and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct OwnDate {
    /// Which group, and where it meets.
    pub offer: OfferRow,
    /// When it begins.
    pub at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: i64,
}

/// The dates of the next weeks of the groups in which the client of a case has a seat, the earliest first.
pub(crate) async fn own_ahead(
    tx: &mut Tx,
    case: &CaseRow,
    now: Timestamp,
) -> Result<Vec<OwnDate>, AppError> {
    let end = now + jiff::SignedDuration::from_hours(24 * AHEAD);
    let mut dates = Vec::new();
    for seat in member::of_case(tx, case.id).await? {
        if seat.status != MemberStatus::Member {
            continue;
        }
        let Some(offer) = store::group::get(tx, case.carrier, seat.offer).await? else {
            continue;
        };
        let sessions = session::of_offer(tx, seat.offer).await?.into_iter();
        let meets = sessions.filter(|one| {
            let day = german_date(one.at);
            !one.is_off() && one.at >= now && one.at < end && belongs(seat.since, seat.until, day)
        });
        dates.extend(meets.map(|one| OwnDate {
            offer: offer.clone(),
            at: one.at,
            minutes: one.minutes,
        }));
    }
    dates.sort_by_key(|one| one.at);
    Ok(dates)
}
