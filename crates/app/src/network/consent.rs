//! Whose consent is needed and not there: asked about before somebody is named in free words, marked
//! where they stand, and told before a paper goes out. It forbids nothing by itself, and nobody is asked
//! for it who acts in an office ([`Consent::is_missing`]).

use domain::{
    ids::NetworkPersonId,
    network::{Consent, has_name, has_part_of_name},
};
use jiff::civil::Date;
use store::{Tx, case::CaseRow};

use super::{Person, known};
use crate::{AppError, doubt::Doubt};

/// Somebody whose consent is needed and not there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unasked {
    /// What they are called.
    pub name: String,
    /// Not asked yet, refused, or withdrawn.
    pub consent: Consent,
}

impl Unasked {
    /// Somebody who is left off a paper for that reason; whoever was put in by mistake is for another.
    pub(crate) fn left_off(person: &Person) -> Option<Self> {
        let unasked = !person.struck && person.lacks_consent();
        unasked.then(|| Self::from(person))
    }
}

impl From<&Person> for Unasked {
    fn from(person: &Person) -> Self {
        Self {
            name: person.name.clone(),
            consent: person.consent,
        }
    }
}

/// What leads to people: those chosen from the network, and free words.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Said<'a> {
    /// Who is chosen.
    pub(crate) chosen: &'a [NetworkPersonId],
    /// What stands there.
    pub(crate) words: &'a [&'a str],
}

impl<'a> Said<'a> {
    /// Words alone.
    pub(crate) const fn words(words: &'a [&'a str]) -> Self {
        Self { chosen: &[], words }
    }

    pub(super) fn names(&self, person: &Person) -> bool {
        let mut words = self.words.iter();
        self.chosen.contains(&person.id)
            || (person.by_name && words.any(|text| has_name(text, &person.name)))
    }

    fn may_name(&self, person: &Person, own: &str) -> bool {
        let mut words = self.words.iter();
        person.by_name && words.any(|text| has_part_of_name(text, &person.name, own))
    }
}

/// Those of `people` who have to be asked. Whom an order protects is told of by the order.
pub(super) fn lacking(people: &[Person]) -> impl Iterator<Item = &Person> {
    let all = people.iter();
    all.filter(|one| one.lacks_consent() && !one.struck && one.no_contact.is_none())
}

/// Those whose consent is missing and who are chosen, or whose whole name stands in the words.
pub(crate) fn without(people: &[Person], said: Said<'_>) -> Vec<Unasked> {
    let found = lacking(people).filter(|one| said.names(one));
    found.map(Unasked::from).collect()
}

/// The same as something to ask once more, also of whom only a part of the name stands there, other than
/// one of the client's `own`.
pub(crate) fn doubts(people: &[Person], said: Said<'_>, own: &str) -> Vec<Doubt> {
    let found = lacking(people).filter(|one| said.names(one) || said.may_name(one, own));
    found
        .map(|one| Doubt::Unasked(one.name.clone(), one.consent))
        .collect()
}

/// Whom to ask about before something about a case is agreed: chosen or in its words without their consent.
/// What stood there `before` is not asked about again.
pub(crate) async fn ask(
    tx: &mut Tx,
    today: Date,
    case: &CaseRow,
    (said, before): (Said<'_>, Option<Said<'_>>),
) -> Result<Vec<Doubt>, AppError> {
    let people = known(tx, case.id, today).await?;
    let own = format!("{} {}", case.given_names, case.family_name);
    let mut found = doubts(&people, said, &own);
    if let Some(before) = before {
        let known = doubts(&people, before, &own);
        found.retain(|one| !known.contains(one));
    }
    Ok(found)
}
