//! What of a case leads to somebody whom a no-contact order protects.
//!
//! An order may come in when much stands already: the plan, an approved leave, an appointment. This is
//! the one place that finds it. It is asked when an order is entered, by the alert of the case, and
//! before a paper is made; forms ask `domain::network::names` for what is being typed.

use std::collections::BTreeMap;

use domain::{
    conference::ConferenceStatus,
    ids::{AppointmentId, CaseId, ConferenceId, LeaveId, NetworkPersonId, PlanItemId},
    network::{NoContact, names},
    own_plan::{CrisisPlan, OwnPlanKind},
    plan::{Measure, MeasureStatus, VersionState},
};
use jiff::{Timestamp, civil::Date};
use store::{Tx, leave::LeaveRow};

use crate::{AppError, record::german_date};

/// Where somebody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In a measure of the plan that counts.
    Measure(PlanItemId),
    /// In a measure of the draft.
    Draft(PlanItemId),
    /// By a leave that is to come.
    Leave(LeaveId),
    /// Among those to be called in a crisis.
    Crisis,
    /// As partner of an appointment that is to come.
    Appointment(AppointmentId),
    /// Among those invited to a conference.
    Conference(ConferenceId),
    /// As the one who gives an arrangement.
    Arrangement,
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
    let orders = store::network::no_contact_between(tx, case, ahead).await?;
    if orders.is_empty() {
        return Ok(Vec::new());
    }
    let orders = store::network::no_contact(tx, case, today).await?;
    let mut found = measures(tx, case, &orders).await?;
    found.extend(leaves(tx, case, today).await?);
    found.extend(crisis(tx, case, &orders).await?);
    found.extend(meetings(tx, case, today).await?);
    found.extend(arrangements(tx, case, today, &orders).await?);
    Ok(found)
}

/// The order that forbids a measure.
pub(crate) fn forbids_measure<'o>(
    orders: &'o [NoContact],
    measure: &Measure,
) -> Option<&'o NoContact> {
    let words = [measure.person.as_str(), measure.partner.as_str()];
    names(orders, measure.person_id, words)
}

/// The order that forbids a leave on one of its days, by the person or by a name in its words.
pub(crate) async fn forbids_leave(
    tx: &mut Tx,
    leave: &LeaveRow,
) -> Result<Option<NoContact>, AppError> {
    let days = (german_date(leave.starts_at), german_date(leave.ends_at));
    let orders = store::network::no_contact_between(tx, leave.case, days).await?;
    let words = [&leave.about, &leave.companion, &leave.route];
    let words = words.map(String::as_str);
    Ok(names(&orders, leave.person, words).cloned())
}

async fn measures(tx: &mut Tx, case: CaseId, orders: &[NoContact]) -> Result<Vec<Named>, AppError> {
    let mut told: BTreeMap<PlanItemId, MeasureStatus> = BTreeMap::new();
    for one in store::plan::progress(tx, case).await? {
        told.insert(one.item, one.status);
    }
    let versions = store::plan::versions(tx, case).await?;
    let newest = |state| versions.iter().rev().find(|one| one.state == state);
    let mut found = Vec::new();
    for state in [VersionState::Issued, VersionState::Draft] {
        let Some(version) = newest(state) else {
            continue;
        };
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

async fn crisis(tx: &mut Tx, case: CaseId, orders: &[NoContact]) -> Result<Vec<Named>, AppError> {
    let plans = store::own_plan::versions::<CrisisPlan>(tx, case, OwnPlanKind::Crisis).await?;
    let Some(plan) = plans.into_iter().next() else {
        return Ok(Vec::new());
    };
    let people = plan.content.people.iter();
    let found = people.filter_map(|one| {
        let order = names(orders, None::<NetworkPersonId>, [one.name.as_str()])?;
        Some(Named {
            place: Place::Crisis,
            what: one.name.clone(),
            at: None,
            name: order.name.clone(),
        })
    });
    Ok(found.collect())
}

/// Somebody who is to be there: chosen from the network or not, and what they are called.
type Who = (Option<NetworkPersonId>, String);

async fn meetings(tx: &mut Tx, case: CaseId, today: Date) -> Result<Vec<Named>, AppError> {
    let mut ahead: Vec<(Place, Timestamp, Vec<Who>)> = Vec::new();
    for one in store::appointment::open(tx, case).await? {
        let place = Place::Appointment(one.id);
        let chosen = one.agreed.person.map(|who| (Some(who.person), who.name));
        let mut people = vec![(None, one.agreed.partner)];
        people.extend(chosen);
        ahead.push((place, one.agreed.at, people));
    }
    for one in store::conference::of_case(tx, case).await? {
        if one.status == ConferenceStatus::Invited {
            let people = one.content.people.into_iter();
            let people = people.map(|who| (who.person, who.who));
            ahead.push((Place::Conference(one.id), one.at, people.collect()));
        }
    }
    let mut found = Vec::new();
    for (place, at, people) in ahead {
        let day = german_date(at);
        if day < today {
            continue;
        }
        let orders = store::network::no_contact(tx, case, day).await?;
        for (person, who) in people {
            if let Some(order) = names(&orders, person, [who.as_str()]) {
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

async fn arrangements(
    tx: &mut Tx,
    case: CaseId,
    today: Date,
    orders: &[NoContact],
) -> Result<Vec<Named>, AppError> {
    let rows = store::arrangement::of_case(tx, case).await?;
    let standing = rows
        .into_iter()
        .filter(|one| one.struck_at.is_none() && one.to_on.is_none_or(|to| today < to));
    let found = standing.filter_map(|one| {
        let order = names(orders, None, [one.provider.as_str()])?;
        Some(Named {
            place: Place::Arrangement,
            at: None,
            name: order.name.clone(),
            what: one.provider,
        })
    });
    Ok(found.collect())
}
