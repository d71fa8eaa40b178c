//! What is asked once more before something is agreed: whether a day and a time are meant like that.
//! It never forbids anything: only the people who meet know whether it matters.

use domain::{
    appointment::collide,
    calendar::Holidays,
    ids::{CaseId, LeaveId},
    land::Land,
    leave::LeaveStatus,
    opening::Hours,
};
use jiff::{Timestamp, civil::Date};
use store::{Tx, leave::LeaveRow};

use crate::AppError;

/// A reason to ask once more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubt {
    /// The site is not open then; its hours on that day, none if it is closed.
    Closed(Date, Vec<Hours>),
    /// A public holiday of the Land, by name.
    Holiday(Date, String),
    /// The day lies behind.
    Past(Date),
    /// The client is on leave at that time, from and to.
    OnLeave(Timestamp, Timestamp),
    /// A visit in prison after the day of the release, which is the second one.
    Released(Date, Date),
    /// Whoever goes has an appointment at that time.
    Taken(Timestamp),
}

/// A span `[from, to)`.
pub(crate) type Span = (Timestamp, Timestamp);

/// Whether a leave that is applied for or approved may mean that the client is away.
pub(crate) fn is_away(one: &LeaveRow) -> bool {
    matches!(one.status, LeaveStatus::Applied | LeaveStatus::Approved)
}

/// Leaves that share a moment with a span, the earliest first.
pub(crate) fn at_once(leaves: &[LeaveRow], span: Span) -> impl Iterator<Item = &LeaveRow> {
    leaves
        .iter()
        .filter(move |one| collide(span, (one.starts_at, one.ends_at)))
}

/// Leaves of a case that are to come or wait for a decision, except one that is being changed.
pub(crate) async fn standing_leaves(
    tx: &mut Tx,
    case: CaseId,
    except: Option<LeaveId>,
) -> Result<Vec<LeaveRow>, AppError> {
    let mut rows = store::leave::of_case(tx, case).await?;
    rows.retain(|one| !one.status.is_over() && Some(one.id) != except);
    Ok(rows)
}

/// The public holiday of a day.
pub(crate) fn holiday(holidays: &Holidays, day: Date, land: Land) -> Option<Doubt> {
    let found = holidays.on(day, land);
    found.map(|one| Doubt::Holiday(day, one.name.clone()))
}
