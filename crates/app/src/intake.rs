//! Whether a person who comes in is known already, and to whom that may be told.
//!
//! Duplicates are looked for within one carrier, over all of its sites: nobody is registered twice
//! because two offices do not see each other's cases. What is *shown* of a known person keeps to
//! the cases that the actor may see; the rest of the carrier stays silent.

use access::{Action, decide};
use domain::{
    duplicate::{Identity, MatchReason, book_number_key, find_matches},
    ids::{CaseId, ClientId},
};
use jiff::civil::Date;
use store::{
    Tx,
    case::CaseRow,
    client::{ClientRow, CustodyEpisodeRow},
};

use crate::{AppError, OpContext};

/// A known person whom the incoming one may be.
#[derive(Debug, Clone)]
pub(crate) struct KnownPerson {
    /// The person.
    pub client: ClientRow,
    /// Why.
    pub reason: MatchReason,
    /// Their cases, newest first.
    pub cases: Vec<CaseRow>,
}

impl KnownPerson {
    /// The case that is not over, if there is one.
    pub fn open_case(&self) -> Option<&CaseRow> {
        self.cases.iter().find(|case| !case.status.is_ended())
    }

    /// What the actor may know of this person; `None`: nothing.
    pub fn visible_to(&self, ctx: &OpContext) -> Option<Candidate> {
        let case = self.cases.iter().find(|case| may_see(ctx, case))?;
        Some(Candidate {
            client: self.client.id,
            family_name: self.client.family_name.clone(),
            given_names: self.client.given_names.clone(),
            birth_date: self.client.birth_date,
            reason: self.reason,
            case: case.id,
            case_number: case.number.clone(),
            running: self.open_case().is_some(),
        })
    }
}

/// A known person, as far as an actor may see them, beside the reason why they may be meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The person.
    pub client: ClientId,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_names: String,
    /// Date of birth, if known.
    pub birth_date: Option<Date>,
    /// Why they may be meant.
    pub reason: MatchReason,
    /// Their newest case that the actor may see.
    pub case: CaseId,
    /// Its number.
    pub case_number: String,
    /// Whether they have a case that is not over.
    pub running: bool,
}

/// Whether the actor may see this case.
pub(crate) fn may_see(ctx: &OpContext, case: &CaseRow) -> bool {
    decide(&ctx.actor, Action::ViewCase, Some(&case.access_facts())).is_allowed()
}

/// Everybody of the carrier whom this person may be, strongest reason first.
pub(crate) async fn known_people(
    tx: &mut Tx,
    ctx: &OpContext,
    incoming: &Identity,
    book_number: Option<(&str, &str)>,
) -> Result<Vec<KnownPerson>, AppError> {
    let carrier = ctx.actor.carrier;
    let name = (&*incoming.family_name, &*incoming.given_names);
    let likely =
        store::client::likely_same(tx, carrier, name, incoming.birth_date, book_number).await?;
    let identities: Vec<Identity> = likely
        .iter()
        .map(|(client, numbers)| {
            let plain = Identity::new(&client.family_name, &client.given_names, client.birth_date);
            numbers.iter().fold(plain, |identity, (prison, number)| {
                identity.with_book_number(prison, number)
            })
        })
        .collect();
    let mut people = Vec::new();
    for (at, reason) in find_matches(incoming, &identities) {
        if let Some((client, _)) = likely.get(at) {
            people.push(KnownPerson {
                client: client.clone(),
                reason,
                cases: store::case::of_client(tx, carrier, client.id).await?,
            });
        }
    }
    Ok(people)
}

/// Everybody else of the carrier who may be the person of this record, with all its times in custody:
/// strongest reason first.
pub(crate) async fn alike(
    tx: &mut Tx,
    ctx: &OpContext,
    client: &ClientRow,
    episodes: &[CustodyEpisodeRow],
) -> Result<Vec<KnownPerson>, AppError> {
    let plain = Identity::new(&client.family_name, &client.given_names, client.birth_date);
    let numbered = episodes.iter().filter_map(|one| {
        let number = one.book_number.as_deref()?;
        Some((&*one.institution, number))
    });
    let numbers: Vec<(&str, &str)> = numbered.collect();
    let identity = numbers.iter().fold(plain, |identity, (prison, number)| {
        identity.with_book_number(prison, number)
    });
    let mut known = known_people(tx, ctx, &identity, numbers.first().copied()).await?;
    known.retain(|one| one.client.id != client.id);
    Ok(known)
}

/// Whether a list tells of the time in custody that a case belongs to: same prison, and the same
/// book number, or, where one side has none, the same first day.
pub(crate) fn same_episode(
    case: &CaseRow,
    institution: &str,
    book_number: Option<&str>,
    custody_start: Option<Date>,
) -> bool {
    if case.institution != institution {
        return false;
    }
    match (case.book_number.as_deref(), book_number) {
        (Some(ours), Some(theirs)) => book_number_key(ours) == book_number_key(theirs),
        _ => case.custody_start == custody_start,
    }
}
