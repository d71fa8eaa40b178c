//! What of a case leads to somebody whom a no-contact order protects.
//!
//! An order may come in when much stands already: the plan, an approved leave, an appointment. This is
//! the one place that finds it. It is asked when an order is entered, by the alert of the case, and
//! before a paper is made; forms ask `domain::network::names` for what is being typed.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    conference::ConferenceStatus,
    ids::{
        AppointmentId, CaseId, ConferenceId, LeaveId, NetworkPersonId, NetworkStepId, PlanItemId,
    },
    network::{NoContact, names},
    plan::{Goal, Measure, MeasureStatus, Step, VersionState},
};
use jiff::{Timestamp, civil::Date};
use store::{Tx, group::OfferRow, leave::LeaveRow};

use super::{meeting, step};
use crate::{AppError, record::german_date};

mod own;
mod served;

pub(crate) use self::served::forbids_served;

/// Where somebody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a measure of the plan that counts.
    Measure(PlanItemId),
    /// In a measure of the draft.
    Draft(PlanItemId),
    /// By a leave that is to come.
    Leave(LeaveId),
    /// In the first step of a goal of the plan that counts, or in what it builds on.
    Goal(PlanItemId),
    /// The same of a goal of the draft.
    DraftGoal(PlanItemId),
    /// In the crisis plan.
    Crisis(CrisisPart),
    /// In the weekly plan, today's or one to come.
    Week,
    /// By a step with somebody of the network that is not at its end.
    Step(NetworkStepId),
    /// By an appointment that is to come: who comes, where, what for.
    Appointment(AppointmentId),
    /// By a conference that is to come: who is invited, where, about what.
    Conference(ConferenceId),
    /// By an arrangement: who gives it, or what proves it.
    Arrangement,
    /// In what is still missing on the way into work.
    WorkProfile,
    /// By a group that the client is in or waits for: who leads it, where, at which provider.
    Group,
}

/// Where in the crisis plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CrisisPart {
    /// Among those to be called.
    People,
    /// In what else it says.
    Words,
}

/// Something that leads to somebody who is protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Where.
    pub place: Place,
    /// What it is, in the words that stand there; may be empty.
    pub what: String,
    /// When it is to be, if it has a time.
    pub at: Option<Timestamp>,
    /// Who.
    pub name: String,
}

/// All of it on `today`, what is over aside. Costs one look at the orders if there is none.
pub(crate) async fn named(tx: &mut Tx, case: CaseId, today: Date) -> Result<Vec<Named>, AppError> {
    let ahead = (today, Date::MAX);
    let coming = store::network::no_contact_between(tx, case, ahead).await?;
    if coming.is_empty() {
        return Ok(Vec::new());
    }
    let orders = store::network::no_contact(tx, case, today).await?;
    let mut found = measures(tx, case, &orders).await?;
    found.extend(leaves(tx, case, today).await?);
    found.extend(own::crisis(tx, case, &orders).await?);
    found.extend(own::work(tx, case, &orders).await?);
    found.extend(groups(tx, case, &orders).await?);
    found.extend(own::week(tx, case, (today, &coming)).await?);
    found.extend(steps(tx, case, today).await?);
    found.extend(meetings(tx, case, today).await?);
    found.extend(arrangements(tx, case, today).await?);
    Ok(found)
}

/// The order that forbids a goal: by the name in its first step or in what it builds on.
pub(crate) fn forbids_goal<'o>(orders: &'o [NoContact], goal: &Goal) -> Option<&'o NoContact> {
    names(orders, None, goal.leads().map(|(_, words)| words))
}

/// The order that forbids a measure: by the person, or by a name in its words or those of a step.
pub(crate) fn forbids_measure<'o>(
    orders: &'o [NoContact],
    measure: &Measure,
) -> Option<&'o NoContact> {
    forbids_open(orders, measure, |_| false)
}

/// The same for a measure that goes on: what was a step of it and `is_over` leads nowhere any more.
pub(crate) fn forbids_open<'o>(
    orders: &'o [NoContact],
    measure: &Measure,
    is_over: impl Fn(PlanItemId) -> bool,
) -> Option<&'o NoContact> {
    let mut open = measure.steps.iter().filter(|one| !is_over(one.id));
    let of_step = || open.find_map(|one| forbids_step(orders, one));
    forbids_alone(orders, measure).or_else(of_step)
}

/// The order that forbids a measure by itself, its steps aside.
pub(crate) fn forbids_alone<'o>(
    orders: &'o [NoContact],
    measure: &Measure,
) -> Option<&'o NoContact> {
    let words = measure.leads().into_iter().map(|(_, words)| words);
    names(orders, measure.person_id, words)
}

/// The order that forbids a step, by a name in its words.
pub(crate) fn forbids_step<'o>(orders: &'o [NoContact], step: &Step) -> Option<&'o NoContact> {
    names(orders, None, step.leads().map(|(_, words)| words))
}

/// The order that forbids a leave on one of its days: by the person, by a name in its words, or by the
/// measure that it serves.
pub(crate) async fn forbids_leave(
    tx: &mut Tx,
    leave: &LeaveRow,
) -> Result<Option<NoContact>, AppError> {
    let days = (german_date(leave.starts_at), german_date(leave.ends_at));
    let orders = store::network::no_contact_between(tx, leave.case, days).await?;
    let words = [&leave.about, &leave.companion, &leave.route];
    let words = words.map(String::as_str);
    match names(&orders, leave.person, words) {
        Some(order) => Ok(Some(order.clone())),
        None => forbids_served(tx, leave.case, (&orders, leave.measure)).await,
    }
}

async fn measures(tx: &mut Tx, case: CaseId, orders: &[NoContact]) -> Result<Vec<Named>, AppError> {
    let mut told: BTreeMap<PlanItemId, MeasureStatus> = BTreeMap::new();
    let progress = store::plan::progress(tx, case).await?;
    for one in progress.iter().filter(|one| one.struck.is_none()) {
        told.insert(one.item, one.status);
    }
    let versions = store::plan::versions(tx, case).await?;
    let newest = |state| versions.iter().rev().find(|one| one.state == state);
    let mut found = Vec::new();
    for state in [VersionState::Issued, VersionState::Draft] {
        let Some(version) = newest(state) else {
            continue;
        };
        for goal in &version.content.goals {
            let order = forbids_goal(orders, goal);
            found.extend(order.map(|order| Named {
                place: match state {
                    VersionState::Draft => Place::DraftGoal(goal.id),
                    _ => Place::Goal(goal.id),
                },
                what: goal.words.clone(),
                at: None,
                name: order.name.clone(),
            }));
        }
        for (_, measure) in version.content.measures() {
            let over = told.get(&measure.id).is_some_and(|one| one.is_over());
            let Some(order) = forbids_measure(orders, measure).filter(|_| !over) else {
                continue;
            };
            found.push(Named {
                place: match state {
                    VersionState::Draft => Place::Draft(measure.id),
                    _ => Place::Measure(measure.id),
                },
                what: measure.what.clone(),
                at: None,
                name: order.name.clone(),
            });
        }
    }
    Ok(found)
}

async fn leaves(tx: &mut Tx, case: CaseId, today: Date) -> Result<Vec<Named>, AppError> {
    let mut found = Vec::new();
    for leave in store::leave::of_case(tx, case).await? {
        if leave.status.is_over() || german_date(leave.ends_at) < today {
            continue;
        }
        if let Some(order) = forbids_leave(tx, &leave).await? {
            found.push(Named {
                place: Place::Leave(leave.id),
                what: leave.about.clone(),
                at: Some(leave.starts_at),
                name: order.name,
            });
        }
    }
    Ok(found)
}

/// Steps with somebody of the network that are not at their end, by the orders in force until then.
async fn steps(tx: &mut Tx, case: CaseId, today: Date) -> Result<Vec<Named>, AppError> {
    let rows = store::network::step::of_case(tx, case).await?;
    let mut found = Vec::new();
    for one in rows.into_iter().filter(|one| !one.status.is_over()) {
        let orders = step::orders_until(tx, case, (today, one.due_on)).await?;
        let words = (one.first_step.as_str(), one.mediator.as_str());
        if let Some((_, order)) = step::forbids(&orders, (one.person, one.kind), words) {
            found.push(Named {
                place: Place::Step(one.id),
                at: None,
                name: order.name.clone(),
                what: one.first_step,
            });
        }
    }
    Ok(found)
}

/// Somebody who is to be there: chosen from the network or not, and what they are called; or other
/// words that may name somebody.
type Who = (Option<NetworkPersonId>, String);

async fn meetings(tx: &mut Tx, case: CaseId, today: Date) -> Result<Vec<Named>, AppError> {
    let mut ahead: Vec<(Place, Timestamp, Vec<Who>)> = Vec::new();
    for one in store::appointment::open(tx, case).await? {
        let place = Place::Appointment(one.id);
        let words = meeting::words(&one.agreed);
        let mut said: Vec<Who> = words.map(|(_, text)| (None, text.to_owned())).into();
        let at = one.agreed.at;
        said.extend(one.agreed.person.map(|who| (Some(who.person), who.name)));
        ahead.push((place, at, said));
    }
    for one in store::conference::of_case(tx, case).await? {
        if one.status == ConferenceStatus::Invited {
            let said = one.content;
            let people = said.people.into_iter().map(|who| (who.person, who.who));
            // What it is about may well be such an order.
            let all = people.chain([(None, said.place)]).collect();
            ahead.push((Place::Conference(one.id), one.at, all));
        }
    }
    let mut found = Vec::new();
    for (place, at, people) in ahead {
        let day = german_date(at);
        if day < today {
            continue;
        }
        let orders = store::network::no_contact(tx, case, day).await?;
        let mut told = BTreeSet::new();
        for (person, who) in people {
            let order = names(&orders, person, [who.as_str()]);
            if let Some(order) = order.filter(|one| told.insert(one.name.clone())) {
                found.push(Named {
                    place,
                    at: Some(at),
                    name: order.name.clone(),
                    what: who,
                });
            }
        }
    }
    Ok(found)
}

/// The order that forbids a group: by a name among who leads it, where it meets, who runs it.
pub(crate) fn forbids_group<'o>(
    orders: &'o [NoContact],
    offer: &OfferRow,
) -> Option<&'o NoContact> {
    let words = [&offer.facilitators, &offer.place, &offer.provider];
    names(orders, None, words.map(String::as_str))
}

/// Groups that the client is in or waits for.
async fn groups(tx: &mut Tx, case: CaseId, orders: &[NoContact]) -> Result<Vec<Named>, AppError> {
    let mut found = Vec::new();
    for member in store::group::member::of_case(tx, case).await? {
        if member.status.is_over() {
            continue;
        }
        let Some(offer) = store::group::get(tx, member.carrier, member.offer).await? else {
            continue;
        };
        found.extend(forbids_group(orders, &offer).map(|order| Named {
            place: Place::Group,
            at: None,
            name: order.name.clone(),
            what: offer.title.clone(),
        }));
    }
    Ok(found)
}

async fn arrangements(tx: &mut Tx, case: CaseId, today: Date) -> Result<Vec<Named>, AppError> {
    let rows = store::arrangement::of_case(tx, case).await?;
    let mut found = Vec::new();
    for one in rows.into_iter().filter(|one| one.struck_at.is_none()) {
        let words = [
            ("provider", one.provider.as_str()),
            ("evidence", one.evidence.as_str()),
        ];
        let days = (one.from_on, one.to_on);
        if let Some((_, order)) =
            crate::arrangement::against(tx, case, days, (words, today)).await?
        {
            found.push(Named {
                place: Place::Arrangement,
                at: None,
                name: order.name,
                what: one.provider,
            });
        }
    }
    Ok(found)
}
