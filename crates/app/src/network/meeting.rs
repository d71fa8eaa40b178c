//! Bringing the client together with somebody, in whatever form that is agreed: people chosen from
//! the network must be known, and no order may forbid contact with them or with anybody named in
//! free words (P28a). What already happened is written down whoever was there.

use domain::{
    ids::{CaseId, NetworkPersonId},
    network::{Chosen, NoContact, blocks, named_field, names},
};
use jiff::civil::Date;
use store::{Tx, appointment::Agreed};

use super::{Person, forbidden, known};
use crate::{AppError, Problems};

/// Who is to meet the client, and when.
pub(crate) struct Meeting<'a> {
    /// All the days.
    pub(crate) days: &'a [Date],
    /// The field, and who was chosen in it.
    pub(crate) chosen: (&'a str, &'a [NetworkPersonId]),
    /// The fields of free words, and what stands there.
    pub(crate) words: &'a [(&'a str, &'a str)],
}

/// Those chosen, with their names; what speaks against the meeting goes to its field.
pub(crate) async fn check(
    tx: &mut Tx,
    case: CaseId,
    meeting: &Meeting<'_>,
    problems: &mut Problems,
) -> Result<Vec<Chosen>, AppError> {
    let (field, chosen) = meeting.chosen;
    let today = meeting.days.first().copied().unwrap_or(Date::MIN);
    let found = named_as(&known(tx, case, today).await?, chosen);
    if found.len() < chosen.len() {
        problems.add_key(field, "network-problem-unknown-person");
    }
    for day in meeting.days {
        let orders = store::network::no_contact(tx, case, *day).await?;
        if let Some(order) = blocks(&orders, chosen.iter().copied()) {
            problems.add(field, forbidden(order));
            break;
        }
        if let Some((free, order)) = named_field(&orders, meeting.words.iter().copied()) {
            problems.add(free, forbidden(order));
            break;
        }
    }
    Ok(found)
}

/// Those of `chosen` who are known, with their names; nobody who was struck.
pub(crate) fn named_as(people: &[Person], chosen: &[NetworkPersonId]) -> Vec<Chosen> {
    let known = |id: &NetworkPersonId| people.iter().find(|one| one.id == *id && !one.struck);
    let found = chosen.iter().filter_map(known);
    found
        .map(|one| Chosen {
            person: one.id,
            name: one.name.clone(),
        })
        .collect()
}

/// The order in force on `day` that speaks against a meeting which stands already.
pub(crate) async fn against(
    tx: &mut Tx,
    case: CaseId,
    day: Date,
    (chosen, words): (&[NetworkPersonId], &[&str]),
) -> Result<Option<NoContact>, AppError> {
    if chosen.is_empty() && words.iter().all(|text| text.is_empty()) {
        return Ok(None);
    }
    let orders = store::network::no_contact(tx, case, day).await?;
    Ok(names(&orders, chosen.iter().copied(), words.iter().copied()).cloned())
}

/// The order in force on `day` that speaks against an appointment which stands already.
pub(crate) async fn against_appointment(
    tx: &mut Tx,
    case: CaseId,
    day: Date,
    agreed: &Agreed,
) -> Result<Option<NoContact>, AppError> {
    let chosen: Vec<_> = agreed.person.iter().map(|one| one.person).collect();
    let words = words(agreed).map(|(_, text)| text);
    against(tx, case, day, (&chosen, &words)).await
}

/// What is said about an appointment in free words, field by field.
pub(crate) fn words(agreed: &Agreed) -> [(&'static str, &str); 5] {
    [
        ("partner", &agreed.partner),
        ("place", &agreed.place),
        ("note", &agreed.note),
        ("bring", &agreed.bring),
        ("way", &agreed.way),
    ]
}
