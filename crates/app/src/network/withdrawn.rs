//! What of a case still leads to somebody who has withdrawn their consent: told on the case, on the day and beside
//! the network until they are asked anew or left out.

use domain::{
    conference::ConferenceStatus,
    ids::{CaseId, NetworkPersonId},
    network::Consent,
};
use jiff::civil::Date;
use store::Tx;

use super::{
    Person,
    consent::{Said, lacking},
    known,
    meeting::words,
    named::{Named, Place},
    step::leads,
};
use crate::{AppError, plan, record::german_date};

/// All of it on `today`, what is over aside, with whom it leads to. Costs one look at the network if nobody has
/// withdrawn anything.
pub(crate) async fn withdrawn(
    tx: &mut Tx,
    case: CaseId,
    today: Date,
) -> Result<Vec<(NetworkPersonId, Named)>, AppError> {
    let people = known(tx, case, today).await?;
    among(tx, case, (&people, today)).await
}

/// The same among these people of the case.
pub(super) async fn among(
    tx: &mut Tx,
    case: CaseId,
    (people, today): (&[Person], Date),
) -> Result<Vec<(NetworkPersonId, Named)>, AppError> {
    let mut people: Vec<Person> = lacking(people).cloned().collect();
    people.retain(|one| one.consent == Consent::Withdrawn && !one.gone);
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let mut found = Found {
        people: &people,
        all: Vec::new(),
    };
    of_plan(tx, case, &mut found).await?;
    for one in store::network::step::of_case(tx, case).await? {
        if leads(&one) {
            let texts = [one.first_step.as_str(), one.mediator.as_str()];
            let what = (Place::Step(one.id), one.first_step.as_str(), None);
            found.add(what, &[one.person], &texts);
        }
    }
    for one in store::leave::of_case(tx, case).await? {
        if !one.status.is_over() && german_date(one.ends_at) >= today {
            let texts = [&one.about, &one.companion, &one.route].map(String::as_str);
            let what = (
                Place::Leave(one.id),
                one.about.as_str(),
                Some(one.starts_at),
            );
            found.add(what, one.person.as_slice(), &texts);
        }
    }
    for one in store::appointment::open(tx, case).await? {
        let agreed = &one.agreed;
        if german_date(agreed.at) >= today {
            let chosen = agreed.person.as_ref().map(|who| who.person);
            let texts = words(agreed).map(|(_, text)| text);
            let what = (Place::Appointment(one.id), "", Some(agreed.at));
            found.add(what, chosen.as_slice(), &texts);
        }
    }
    for one in store::conference::of_case(tx, case).await? {
        if one.status == ConferenceStatus::Invited && german_date(one.at) >= today {
            let invited = &one.content.people;
            let chosen: Vec<_> = invited.iter().filter_map(|who| who.person).collect();
            let texts = invited.iter().map(|who| who.who.as_str());
            let texts: Vec<&str> = texts.chain([one.content.place.as_str()]).collect();
            let what = (Place::Conference(one.id), "", Some(one.at));
            found.add(what, &chosen, &texts);
        }
    }
    Ok(found.all)
}

/// Goals, measures and steps of the plan that counts, as far as they are not at their end.
async fn of_plan(tx: &mut Tx, case: CaseId, found: &mut Found<'_>) -> Result<(), AppError> {
    let Some(version) = store::plan::current(tx, case).await? else {
        return Ok(());
    };
    let over = plan::over(tx, case).await?;
    for goal in &version.content.goals {
        let texts = goal.leads().map(|(_, words)| words);
        found.add((Place::Goal(goal.id), &goal.words, None), &[], &texts);
    }
    let measures = version.content.measures().map(|(_, measure)| measure);
    for one in measures.filter(|one| !over.contains(&one.id)) {
        let steps = one.steps.iter().filter(|step| !over.contains(&step.id));
        let steps = steps.flat_map(domain::plan::Step::leads);
        let texts = one.leads().into_iter().chain(steps);
        let texts: Vec<&str> = texts.map(|(_, words)| words).collect();
        let what = (Place::Measure(one.id), one.what.as_str(), None);
        found.add(what, one.person_id.as_slice(), &texts);
    }
    Ok(())
}

/// What was found so far, among those who have withdrawn their consent.
struct Found<'p> {
    people: &'p [Person],
    all: Vec<(NetworkPersonId, Named)>,
}

impl Found<'_> {
    /// Adds what leads to one of them, once for each.
    fn add(
        &mut self,
        (place, what, at): (Place, &str, Option<jiff::Timestamp>),
        chosen: &[NetworkPersonId],
        words: &[&str],
    ) {
        let said = Said { chosen, words };
        for one in self.people.iter().filter(|one| said.names(one)) {
            let named = Named {
                place,
                what: what.to_owned(),
                at,
                name: one.name.clone(),
            };
            self.all.push((one.id, named));
        }
    }
}
