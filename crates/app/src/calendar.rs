//! The calendar of a person for the calendar program of their choice, behind a secret address.
//!
//! Who has the address can read it without signing in. So it says as little as a calendar can: when,
//! and the number of the case; no name, no place, no purpose, nothing of custody. Only the hash of
//! the secret is kept, unknown addresses are slowed down like sign-ins, and every reading is logged
//! with the cases whose numbers it names.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, Actor, Role, decide};
use auth::{
    throttle::{self, Throttle},
    token::Token,
};
use domain::{
    appointment::{AppointmentStatus, span},
    conference::ConferenceStatus,
    ids::CaseId,
    leave::LeaveStatus,
};
use jiff::{SignedDuration, Timestamp};
pub use store::calendar::AddressRow;
use store::{
    StoreError, Tx, appointment::AppointmentRow, conference::ConferenceRow, group::date::DateRow,
    leave::LeaveRow,
};

use crate::{
    App, AppError, Done, Message, OpContext,
    account::notice::{self, NoticeKind},
    journal,
    session::{Arrival, counted, entry},
};

/// So far back the calendar goes.
const BACK: SignedDuration = SignedDuration::from_hours(60 * 24);
/// So far ahead it goes.
const AHEAD: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);

/// An appointment as the calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarEntry {
    /// Names the appointment for ever, also when it is moved.
    pub uid: String,
    /// Grows with every change.
    pub sequence: i64,
    /// When it begins.
    pub from: Timestamp,
    /// When it ends.
    pub to: Timestamp,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// What it is.
    pub kind: EntryKind,
    /// Number of the case; empty for a group.
    pub number: String,
    /// Whether it was called off.
    pub cancelled: bool,
}

/// What takes place, as far as a calendar tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryKind {
    /// An appointment, or a leave.
    Appointment,
    /// Several people sit together about a case.
    Conference,
    /// A group with somebody whom the person looks after.
    Group,
}

/// A calendar with the language of its person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// `de` or `en`.
    pub language: String,
    /// The appointments, the earliest first.
    pub entries: Vec<CalendarEntry>,
}

/// Whether somebody of this role has appointments.
pub fn has_calendar(role: Role) -> bool {
    matches!(role, Role::TransitionManager | Role::Coordination)
}

/// The address that this person has now.
pub async fn own(app: &App, ctx: &OpContext) -> Result<Option<AddressRow>, AppError> {
    let mut tx = app.store.read().await?;
    Ok(store::calendar::of_user(&mut tx, ctx.actor.user).await?)
}

/// Makes a new address; a former one is good no longer. The secret is shown once, and the person is
/// told of it at every sign-in for a week.
pub async fn renew(app: &App, ctx: &OpContext) -> Result<Token, AppError> {
    if !has_calendar(ctx.actor.role) {
        return Err(AppError::Refused(Message::new("calendar-refused")));
    }
    let token = app.chance.token();
    let user = ctx.actor.user;
    let mut tx = app.store.write().await?;
    // Whoever makes one at the same time waits here, so that one of the two is revoked.
    let held = store::account::held(&mut tx, user).await?;
    held.filter(|row| row.active).ok_or(AppError::NotFound)?;
    store::calendar::revoke(&mut tx, user, ctx.now).await?;
    store::calendar::insert(&mut tx, ctx.new_id(), user, &token.hash(), ctx.now).await?;
    let kind = NoticeKind::Calendar;
    notice::keep(&mut tx, &ctx.ids, ctx.now, user, kind, Some(user)).await?;
    journal::changed(&mut tx, ctx, Done::new("calendar.renew")).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(token)
}

/// Takes the address away.
pub async fn revoke(app: &App, ctx: &OpContext) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    store::calendar::revoke(&mut tx, ctx.actor.user, ctx.now).await?;
    journal::changed(&mut tx, ctx, Done::new("calendar.revoke")).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The calendar behind a secret. An unknown one counts as a failure of its address. A good one is
/// never slowed down: it cannot be guessed, and behind a proxy all of an office have one address.
pub async fn feed(app: &App, arrival: &Arrival, secret: &str) -> Result<Feed, AppError> {
    let mut tx = app.store.read().await?;
    let found = match Token::parse(secret) {
        Ok(token) => store::calendar::with_account(&mut tx, &token.hash()).await?,
        Err(_) => None,
    };
    let Some((address, account)) = found.filter(|(_, account)| account.active) else {
        drop(tx);
        return Err(failed(app, arrival).await?);
    };
    let actor = store::account::actor(&mut tx, &account).await?;
    let shown = visible(&mut tx, &actor, arrival.now).await?;
    drop(tx);
    let mut cases: Vec<CaseId> = shown.iter().filter_map(|(case, _)| *case).collect();
    cases.sort_unstable();
    cases.dedup();
    let mut tx = app.store.write().await?;
    store::calendar::touch(&mut tx, address, arrival.now).await?;
    let mut read = entry(arrival, Some(&account), "calendar.read", "ok");
    read.cases = cases;
    store::log::append(&mut tx, &read).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Feed {
        language: account.language,
        entries: shown.into_iter().map(|(_, entry)| entry).collect(),
    })
}

/// Counts an unknown secret; whoever tries too many has to wait.
async fn failed(app: &App, arrival: &Arrival) -> Result<AppError, AppError> {
    let mut tx = app.store.write().await?;
    // Counted apart from sign-ins: a program with an old address must not keep an office out.
    let from = format!("calendar {}", arrival.address);
    let since = arrival.now - throttle::COUNTED_FOR;
    let key = throttle::login_key("calendar");
    let (_, failures) = store::account::failures(&mut tx, &key, &from, since).await?;
    let none = throttle::Failures::default();
    let wait = throttle::delay(none, counted(failures, arrival.now));
    if wait != Throttle::Allowed {
        return Ok(AppError::Throttled(wait.seconds()));
    }
    let row = arrival.ids.uuid();
    store::account::insert_failure(&mut tx, row, &key, &from, arrival.now).await?;
    store::log::append(&mut tx, &entry(arrival, None, "calendar.read", "refused")).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(AppError::NotFound)
}

/// The appointments, conferences and leaves of a person in cases where they may still see them, and the
/// groups of those whom they look after, the earliest first.
async fn visible(
    tx: &mut Tx,
    actor: &Actor,
    now: Timestamp,
) -> Result<Vec<(Option<CaseId>, CalendarEntry)>, AppError> {
    let from = now.checked_sub(BACK).unwrap_or(now);
    let to = now.checked_add(AHEAD).unwrap_or(now);
    let appointments = store::appointment::of_worker(tx, actor.user, (from, to)).await?;
    let conferences = store::conference::of_worker(tx, actor.user, (from, to)).await?;
    let leaves = store::leave::of_worker(tx, actor.user, (from, to)).await?;
    let mut all: Vec<(CaseId, Action, CalendarEntry)> = Vec::new();
    for (case, number, row) in appointments {
        all.push((case, Action::ViewAppointments, shown(number, &row)));
    }
    for (case, number, row) in conferences {
        all.push((case, Action::ViewConferences, conference(number, &row)));
    }
    for (number, row) in leaves {
        all.push((row.case, Action::ViewLeaves, leave(number, &row)));
    }
    let cases: BTreeSet<CaseId> = all.iter().map(|(case, ..)| *case).collect();
    let mut facts = BTreeMap::new();
    for case in cases {
        let row = store::case::by_id(tx, case).await?;
        facts.insert(case, row.map(|row| row.access_facts()));
    }
    all.retain(|(case, action, _)| {
        let facts = facts.get(case).and_then(Option::as_ref);
        decide(actor, *action, facts).is_allowed()
    });
    let entries = all.into_iter().map(|(case, _, entry)| (Some(case), entry));
    let mut entries: Vec<_> = entries.collect();
    if has_calendar(actor.role) {
        let groups = crate::group::around(tx, actor, (from, to)).await?;
        entries.extend(groups.iter().map(|one| (None, group(&one.date))));
    }
    entries.sort_by_key(|(_, entry)| entry.from);
    Ok(entries)
}

/// A date of a group; which group it is says too much for a telephone.
fn group(date: &DateRow) -> CalendarEntry {
    let length = SignedDuration::from_mins(date.minutes);
    CalendarEntry {
        uid: format!("{}@nahtlos", date.session),
        sequence: date.version - 1,
        from: date.at,
        to: date.at.checked_add(length).unwrap_or(date.at),
        changed_at: date.changed_at,
        kind: EntryKind::Group,
        number: String::new(),
        cancelled: date.off,
    }
}

fn conference(number: String, row: &ConferenceRow) -> CalendarEntry {
    let (from, to) = span(row.at, None);
    CalendarEntry {
        uid: format!("{}@nahtlos", row.id),
        sequence: row.version - 1,
        from,
        to,
        changed_at: row.recorded_at,
        number,
        cancelled: row.status == ConferenceStatus::Cancelled,
        kind: EntryKind::Conference,
    }
}

/// A leave looks like any appointment: that somebody is in custody is nothing for a telephone to show.
fn leave(number: String, row: &LeaveRow) -> CalendarEntry {
    CalendarEntry {
        uid: format!("{}@nahtlos", row.id),
        sequence: row.version - 1,
        from: row.starts_at,
        to: row.ends_at,
        changed_at: row.recorded_at,
        number,
        cancelled: matches!(row.status, LeaveStatus::Cancelled | LeaveStatus::Refused),
        kind: EntryKind::Appointment,
    }
}

fn shown(number: String, row: &AppointmentRow) -> CalendarEntry {
    let (from, to) = span(row.agreed.at, row.agreed.ends_at);
    CalendarEntry {
        uid: format!("{}@nahtlos", row.origin),
        sequence: row.moves + row.version - 1,
        from,
        to,
        changed_at: row.settled_at.unwrap_or(row.recorded_at),
        number,
        cancelled: row.result.status == AppointmentStatus::Cancelled,
        kind: EntryKind::Appointment,
    }
}
