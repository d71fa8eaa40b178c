//! The people and organisations around a client (P8f, P14b, P27, P28).
//!
//! Other forms take the people to choose from here ([`people`]), and ask `domain::network::blocks`
//! with the orders of `store::network::no_contact` before they bring anybody into contact.

use domain::{
    ids::{CaseId, NetworkPersonId},
    network::{NoContact, TieKind, TieRole, version_on},
};
use jiff::civil::Date;
use store::{Tx, network::TieRow};

use crate::AppError;

/// Somebody of the network, to be chosen in another form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: NetworkPersonId,
    /// What they are called.
    pub name: String,
    /// Person or organisation.
    pub kind: TieKind,
    /// Who they are to the client.
    pub role: TieRole,
    /// The order that forbids contact on the day asked for.
    pub no_contact: Option<NoContact>,
}

/// The people of a case whose tie exists on `day`, by name. The caller has asked for access and
/// logs what it shows.
pub async fn people(tx: &mut Tx, case: CaseId, day: Date) -> Result<Vec<Person>, AppError> {
    let rows = store::network::of_case(tx, case).await?;
    let orders = store::network::no_contact(tx, case, day).await?;
    let mut people: Vec<Person> = on_day(&rows, day)
        .into_iter()
        .map(|row| Person {
            id: row.person,
            name: row.called().to_owned(),
            kind: row.kind,
            role: row.role,
            no_contact: orders.iter().find(|one| one.person == row.person).cloned(),
        })
        .collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(people)
}

/// The versions of one person after another; `rows` come person by person.
pub(crate) fn by_person(rows: &[TieRow]) -> Vec<&[TieRow]> {
    rows.chunk_by(|a, b| a.person == b.person).collect()
}

/// The version of each tie that holds on `day`.
pub(crate) fn on_day(rows: &[TieRow], day: Date) -> Vec<&TieRow> {
    by_person(rows)
        .into_iter()
        .filter_map(|versions| {
            let days: Vec<_> = versions.iter().map(TieRow::days).collect();
            versions.get(version_on(&days, day)?)
        })
        .collect()
}
