//! Dates of groups as a day and a calendar show them: when, which group, of how many; nobody is named.

use access::{Action, Actor, Role, decide};
use domain::ids::{GroupOfferId, GroupSessionId};
use jiff::Timestamp;
use store::{Tx, group::date::SeatRow};

use crate::{AppError, record::german_date};

/// A date of a group with those who are looked after by the one who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupDate {
    /// The date.
    pub session: GroupSessionId,
    /// The offer.
    pub offer: GroupOfferId,
    /// What the group is called.
    pub title: String,
    /// What the date is about.
    pub topic: String,
    /// When it begins.
    pub at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: i64,
    /// Whether it was called off.
    pub off: bool,
    /// When the date was changed last.
    pub changed_at: Timestamp,
    /// Counts the changes of the date.
    pub version: i64,
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
    all.sort_by_key(|one| (one.at, one.session));
    Ok(all)
}

/// Counts a seat with its date if it belongs to it.
fn count(all: &mut Vec<GroupDate>, seat: SeatRow) {
    if !domain::group::belongs(seat.since, seat.until, german_date(seat.at)) {
        return;
    }
    let open = usize::from(!seat.known);
    if let Some(date) = all.iter_mut().find(|one| one.session == seat.session) {
        date.people += 1;
        date.open += open;
        return;
    }
    all.push(GroupDate {
        session: seat.session,
        offer: seat.offer,
        title: seat.title,
        topic: seat.topic,
        at: seat.at,
        minutes: seat.minutes,
        off: seat.off,
        changed_at: seat.changed_at,
        version: seat.version,
        people: 1,
        open,
    });
}
