//! The site of a case as the place of an appointment: whether it is open then (P7a). A closed door
//! is asked about before an appointment is made, and never forbids one: people arrange to meet.

use domain::{
    contact::ContactKind,
    network::has_name,
    opening::{Hours, OpenWeek},
};
use jiff::{SignedDuration, Timestamp};
use store::{Tx, appointment::Agreed, case::CaseRow};

use crate::{AppError, record::german_time};

/// The door has to be open at least so long if nobody said when the appointment ends.
const AT_LEAST: SignedDuration = SignedDuration::from_mins(1);

/// The site of a case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// Its name; empty while the case has none.
    pub name: String,
    /// When it is open.
    pub open: OpenWeek,
}

/// The site of a case.
pub(crate) async fn of(tx: &mut Tx, case: &CaseRow) -> Result<Office, AppError> {
    let site = match case.site {
        Some(site) => store::site::get(tx, case.carrier, site).await?,
        None => None,
    };
    Ok(site.map_or_else(Office::default, |site| Office {
        name: site.name,
        open: site.open,
    }))
}

impl Office {
    /// The hours of the day of an appointment in the office that lies outside of them.
    pub(super) fn closed(&self, agreed: &Agreed) -> Option<&[Hours]> {
        let closed = self.closed_at(agreed.at, agreed.ends_at);
        closed.filter(|_| agreed.kind == ContactKind::Office)
    }

    /// The hours of the day of a meeting here that lies outside of them.
    pub(crate) fn closed_at(&self, at: Timestamp, ends_at: Option<Timestamp>) -> Option<&[Hours]> {
        let begin = german_time(at);
        let end = ends_at.or_else(|| at.checked_add(AT_LEAST).ok());
        let end = end.map_or(begin, german_time);
        let day = begin.date();
        let open = self.open.covers(day, begin.time(), end.time());
        (!open).then(|| self.open.on(day))
    }

    /// Whether words about a place mean this one: they name it, or say nothing.
    pub(crate) fn is_meant(&self, place: &str) -> bool {
        place.trim().is_empty() || has_name(place, &self.name)
    }
}
