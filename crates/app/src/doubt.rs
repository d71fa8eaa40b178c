//! What is asked once more before something is agreed or noted: whether a day, a time, or a name is
//! meant like that. It never forbids anything: only the people who do it know whether it matters.

use domain::{
    appointment::collide,
    calendar::Holidays,
    ids::CaseId,
    land::Land,
    leave::LeaveStatus,
    network::{Consent, NoContact, perhaps},
    opening::Hours,
};
use jiff::{SignedDuration, Timestamp, civil::Date};
use programme::{Text, closing::Unlikely};
use store::{Tx, case::CaseRow, leave::LeaveRow};

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
    /// Whoever goes, or the client, has an appointment of this case at that time.
    Taken(Timestamp),
    /// Whoever goes has one in another case at that time, with its number for those who may see it.
    TakenElsewhere(Timestamp, Option<String>),
    /// Whoever goes is away on that day: their name, and the last day.
    Away(String, Date),
    /// A conference of the case is at that time.
    Conference(Timestamp),
    /// A conference of another case that whoever goes leads or invites to is at that time.
    ConferenceElsewhere(Timestamp),
    /// Whoever goes accompanies a leave at that time, from and to.
    Accompanies(Timestamp, Timestamp),
    /// At that time hardly any office is open.
    Unusual(Timestamp),
    /// A visit at home while the client is in custody: the day, and that of the release, if known.
    InCustody(Date, Option<Date>),
    /// A part of the name of somebody whom a no-contact order protects stands there: who, and its last day.
    Perhaps(String, Option<Date>),
    /// The words lead to somebody whom a no-contact order protects: who, and its last day.
    Protected(String, Option<Date>),
    /// Somebody is named, or may be, whose consent is needed and not there.
    Unasked(String, Consent),
    /// What is to take place in custody lies after the release: the day, and that of the release.
    PastRelease(Date, Date),
    /// Others are to talk about the client, and nothing says on which basis.
    NoBasis,
    /// The reason for which a case is to end hardly fits: its name, and why.
    Ending(Text, Unlikely),
    /// The client was met after the last day of the case: when, and that day.
    ContactAfter(Date, Date),
    /// A new case has followed on that day, and rests on how this one ended.
    WentOn(Date),
    /// Nobody said what came of a leave, from and to.
    LeaveUnsaid(Timestamp, Timestamp),
}

/// What came of something that may have to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Weighed<T> {
    /// It stands.
    Saved(T),
    /// Nothing is saved yet: this has to be confirmed.
    Doubtful(Vec<Doubt>),
}

/// A span `[from, to)`.
pub(crate) type Span = (Timestamp, Timestamp);

/// So long before a meeting another one is looked for that still lasts.
pub(crate) const LOOK_BACK: SignedDuration = SignedDuration::from_hours(12);

/// Leaves of a case that are applied for or approved: the client may be away.
pub(crate) async fn away(tx: &mut Tx, case: CaseId) -> Result<Vec<LeaveRow>, AppError> {
    let mut rows = meant_leaves(tx, case).await?;
    rows.retain(may_be_away);
    Ok(rows)
}

/// Leaves that are meant to be taken, applied for or not yet, and those that took place.
pub(crate) async fn meant_leaves(tx: &mut Tx, case: CaseId) -> Result<Vec<LeaveRow>, AppError> {
    let mut rows = store::leave::of_case(tx, case).await?;
    rows.retain(is_meant);
    Ok(rows)
}

/// Whether a leave is neither refused nor called off.
pub(crate) fn is_meant(leave: &LeaveRow) -> bool {
    !matches!(leave.status, LeaveStatus::Refused | LeaveStatus::Cancelled)
}

/// Whether a leave is applied for or approved.
pub(crate) fn may_be_away(leave: &LeaveRow) -> bool {
    matches!(leave.status, LeaveStatus::Applied | LeaveStatus::Approved)
}

/// Leaves that share a moment with a span, the earliest first.
pub(crate) fn at_once(leaves: &[LeaveRow], span: Span) -> impl Iterator<Item = &LeaveRow> {
    leaves
        .iter()
        .filter(move |one| collide(span, (one.starts_at, one.ends_at)))
}

/// Each doubt once, in the order in which they came.
pub(crate) fn once(found: Vec<Doubt>) -> Vec<Doubt> {
    let mut all: Vec<Doubt> = Vec::with_capacity(found.len());
    for one in found {
        if !all.contains(&one) {
            all.push(one);
        }
    }
    all
}

/// Those whom one of the orders protects and whom these words may mean, each once.
pub(crate) fn meant(orders: &[NoContact], case: &CaseRow, words: &[&str]) -> Vec<Doubt> {
    let own = format!("{} {}", case.given_names, case.family_name);
    let means = |order: &&NoContact| {
        let one = std::slice::from_ref(*order);
        words.iter().any(|text| perhaps(one, text, &own).is_some())
    };
    let found = orders.iter().filter(means);
    found
        .map(|order| Doubt::Perhaps(order.name.clone(), order.until))
        .collect()
}

/// The public holiday of a day.
pub(crate) fn holiday(holidays: &Holidays, day: Date, land: Land) -> Option<Doubt> {
    let found = holidays.on(day, land);
    found.map(|one| Doubt::Holiday(day, one.name.clone()))
}
