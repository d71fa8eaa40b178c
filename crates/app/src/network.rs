//! The people and organisations around a client (P8f, P14b, P27, P28): ties in dated versions,
//! no-contact orders, contacts, steps, and the check of the receiving environment.
//!
//! Other forms take the people to choose from here ([`people`]), and ask `domain::network::names`
//! with the orders of `store::network::no_contact` before they bring anybody into contact. What
//! stands already when an order comes in is found by `named`; whose consent is missing where by `consent`.

use access::{Action, decide};
use domain::{
    ids::{CaseId, NetworkContactId, NetworkPersonId, NetworkStepId},
    network::{Consent, NoContact, TieKind, TieRole, first_step_due, overdue_by, version_on},
};
use jiff::civil::Date;
use store::{
    Tx,
    case::CaseRow,
    network::{
        TieRow,
        check::CheckRow,
        contact::{ContactRow, MetRow},
        order::OrderRow,
        step::StepRow,
    },
};

use crate::{
    App, AppError, Done, Message, OpContext,
    case::{Head, head},
    correction::{self, Trail},
    record::german_date,
};

pub mod check;
pub(crate) mod consent;
pub mod contact;
pub(crate) mod meeting;
pub(crate) mod named;
pub mod order;
pub mod step;
pub mod tie;
pub(crate) mod withdrawn;

pub use self::{
    consent::Unasked,
    named::{CrisisPart, Named, Place},
};
pub use store::network::{
    TieRow as TieVersion,
    check::{CheckRow as Check, Finding},
    contact::{ContactRow as Contact, MetAt},
    order::OrderRow as Order,
    step::StepRow as Step,
};

/// Somebody of the network on the day that is shown.
#[derive(Debug, Clone)]
pub struct Tie {
    /// The version of that day.
    pub row: TieRow,
    /// All versions, the oldest first.
    pub versions: Vec<TieRow>,
    /// The last contact, if there was one, wherever it was written down.
    pub last: Option<Spoken>,
    /// Days by which the next contact is overdue today.
    pub overdue: Option<i32>,
    /// The order that forbids contact on that day.
    pub no_contact: Option<NoContact>,
}

/// When somebody was last spoken to, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spoken {
    /// The day.
    pub on: Date,
    /// How: a kind of contact, or a leave or conference they took part in.
    pub how: MetAt,
}

impl Spoken {
    /// Whoever was met at several places on a day: what was entered as a contact tells it best.
    fn last(person: NetworkPersonId, contacts: &[ContactRow], met: &[MetRow]) -> Option<Self> {
        let entered = contacts.iter().filter(|one| !one.struck);
        let entered = entered.filter(|one| one.person == person).map(|one| Self {
            on: one.on,
            how: MetAt::Appointment(one.kind),
        });
        let met = met.iter().filter(|one| one.person == person);
        let met = met.map(|one| Self {
            on: german_date(one.at),
            how: one.place,
        });
        met.chain(entered).max_by_key(|one| one.on)
    }
}

/// What has to be there from the beginning (P28b), and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Beginning {
    /// By when.
    pub due: Option<Date>,
    /// Whether there is a map.
    pub map: bool,
    /// Whether there is a first step.
    pub step: bool,
}

impl Beginning {
    /// Whether something is missing although its day has come.
    pub fn is_late(&self, today: Date) -> bool {
        !(self.map && self.step) && self.due.is_some_and(|due| due < today)
    }
}

/// Everything on the page of the network.
#[derive(Debug, Clone)]
pub struct Network {
    /// Head of the case.
    pub head: Head,
    /// The day that is shown: today, or an earlier one.
    pub day: Date,
    /// The ties of that day: near ones first, then by name.
    pub ties: Vec<Tie>,
    /// The last version of each tie that has ended by that day.
    pub ended: Vec<TieRow>,
    /// The days on which the map changed, the newest first.
    pub days: Vec<Date>,
    /// All orders.
    pub orders: Vec<OrderRow>,
    /// Orders in force today that stand in another case of the client, each once.
    pub elsewhere: Vec<NoContact>,
    /// What of the case leads to somebody who is protected today.
    pub named: Vec<Named>,
    /// What of it leads to somebody who has withdrawn their consent.
    pub withdrawn: Vec<(NetworkPersonId, Named)>,
    /// All steps, the oldest first.
    pub steps: Vec<StepRow>,
    /// Whose consent is missing for which step.
    pub unasked: Vec<(NetworkStepId, Unasked)>,
    /// What the steps said before.
    pub step_trail: Trail,
    /// What the orders said before.
    pub order_trail: Trail,
    /// What the contacts said before.
    pub contact_trail: Trail,
    /// All checks, struck ones too, the newest first.
    pub checks: Vec<CheckRow>,
    /// What has to be there from the beginning.
    pub beginning: Beginning,
    /// Whether this person may change anything.
    pub may_edit: bool,
    rows: Vec<TieRow>,
    contacts: Vec<ContactRow>,
}

impl Network {
    /// What somebody is called now, also after the tie has ended.
    pub fn name_of(&self, person: NetworkPersonId) -> &str {
        self.last_version(person).map_or("", TieRow::called)
    }

    /// The last version of a tie.
    pub fn last_version(&self, person: NetworkPersonId) -> Option<&TieRow> {
        self.rows.iter().rev().find(|row| row.person == person)
    }

    /// Everybody who ever was in the network, as the last version has them, by name; nobody who was
    /// struck.
    pub fn everybody(&self) -> impl Iterator<Item = &TieRow> {
        let mut all: Vec<_> = by_person(&self.rows)
            .into_iter()
            .filter_map(<[TieRow]>::last)
            .filter(|row| row.struck.is_none())
            .collect();
        all.sort_by(|a, b| a.called().cmp(b.called()));
        all.into_iter()
    }

    /// All versions of all ties, person by person.
    pub fn all_versions(&self) -> impl Iterator<Item = &TieRow> {
        self.rows.iter()
    }

    /// All versions of a tie, the oldest first.
    pub fn versions(&self, person: NetworkPersonId) -> impl Iterator<Item = &TieRow> {
        self.rows.iter().filter(move |row| row.person == person)
    }

    /// One of the contacts.
    pub fn contact(&self, id: NetworkContactId) -> Option<&ContactRow> {
        self.contacts.iter().find(|one| one.id == id)
    }

    /// Contacts with somebody, taken back ones too, the newest first.
    pub fn contacts(&self, person: NetworkPersonId) -> impl Iterator<Item = &ContactRow> {
        self.contacts.iter().filter(move |one| one.person == person)
    }
}

/// Reads the network as it was on `day` (today if `None`) and logs that.
pub async fn view(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    day: Option<Date>,
) -> Result<Network, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewNetwork, case)
        .await?;
    let day = day.unwrap_or(ctx.today).min(ctx.today);
    let network = read(app, &mut tx, ctx, &row, day).await?;
    drop(tx);
    app.viewed(ctx, Done::on("network.view", case)).await?;
    Ok(network)
}

/// The same for a form; who may not change anything gets no form.
pub async fn for_form(app: &App, ctx: &OpContext, case: CaseId) -> Result<Network, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    drop(tx);
    view(app, ctx, case, None).await
}

async fn read(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    day: Date,
) -> Result<Network, AppError> {
    let rows = store::network::of_case(tx, case.id).await?;
    let contacts = store::network::contact::of_case(tx, case.id).await?;
    let met = store::network::contact::met(tx, case.id).await?;
    let forbidden = store::network::no_contact(tx, case.id, day).await?;
    let steps = store::network::step::of_case(tx, case.id).await?;
    let mut ties: Vec<Tie> = on_day(&rows, day)
        .into_iter()
        .map(|row| tie(row, &rows, (&contacts, &met), &forbidden, ctx.today))
        .collect();
    ties.sort_by(|a, b| {
        (a.row.closeness, a.row.role.area(), a.row.called()).cmp(&(
            b.row.closeness,
            b.row.role.area(),
            b.row.called(),
        ))
    });
    let people = known(tx, case.id, ctx.today).await?;
    let facts = case.access_facts();
    let may_edit = decide(&ctx.actor, Action::EditNetwork, Some(&facts)).is_allowed();
    Ok(Network {
        head: head(app, tx, ctx, case).await?,
        day,
        ties,
        ended: ended(&rows, day),
        days: changed_on(&rows),
        orders: store::network::order::of_case(tx, case.id).await?,
        elsewhere: elsewhere(tx, case.id, ctx.today).await?,
        named: named::named(tx, case.id, ctx.today).await?,
        withdrawn: withdrawn::among(tx, case.id, (&people, ctx.today)).await?,
        unasked: step::unasked(&people, &steps),
        checks: store::network::check::of_case(tx, case.id).await?,
        beginning: Beginning {
            due: first_step_due(case.release_on, case.custody_start),
            map: rows.iter().any(|row| row.struck.is_none()),
            step: !steps.is_empty(),
        },
        steps,
        step_trail: correction::trail(tx, case.id, step::NOUN).await?,
        order_trail: correction::trail(tx, case.id, order::NOUN).await?,
        contact_trail: correction::trail(tx, case.id, contact::NOUN).await?,
        may_edit,
        rows,
        contacts,
    })
}

/// The first day before today of a step that is neither done nor given up. What an order forbids is
/// told by the order.
pub(crate) async fn late_step(
    tx: &mut Tx,
    case: CaseId,
    today: Date,
) -> Result<Option<Date>, AppError> {
    if store::network::step::first_late(tx, case, today)
        .await?
        .is_none()
    {
        return Ok(None);
    }
    let orders = store::network::no_contact(tx, case, today).await?;
    let steps = store::network::step::of_case(tx, case).await?;
    let ties = store::network::of_case(tx, case).await?;
    let mistaken = |id| {
        let mut theirs = ties.iter().filter(|one| one.person == id);
        theirs.any(|one| one.struck.is_some())
    };
    let late = steps.iter().filter(|one| {
        let words = (one.first_step.as_str(), one.mediator.as_str());
        !one.status.is_over()
            && !mistaken(one.person)
            && step::forbids(&orders, (one.person, one.kind), words).is_none()
    });
    Ok(late
        .filter_map(|one| one.due_on.filter(|day| *day < today))
        .min())
}

/// Who was not spoken to for longer than was wanted, by name; nobody who is protected today.
pub(crate) async fn not_spoken_to(
    tx: &mut Tx,
    case: &CaseRow,
    today: Date,
) -> Result<Vec<String>, AppError> {
    if !store::network::any(tx, case.id).await? {
        return Ok(Vec::new());
    }
    let rows = store::network::of_case(tx, case.id).await?;
    let contacts = store::network::contact::of_case(tx, case.id).await?;
    let met = store::network::contact::met(tx, case.id).await?;
    let forbidden = store::network::no_contact(tx, case.id, today).await?;
    let mut silent: Vec<String> = on_day(&rows, today)
        .into_iter()
        .map(|row| tie(row, &rows, (&contacts, &met), &forbidden, today))
        .filter(|tie| tie.overdue.is_some())
        .map(|tie| tie.row.called().to_owned())
        .collect();
    silent.sort();
    Ok(silent)
}

async fn elsewhere(tx: &mut Tx, case: CaseId, today: Date) -> Result<Vec<NoContact>, AppError> {
    let mut all = store::network::no_contact(tx, case, today).await?;
    all.retain(|one| one.elsewhere);
    all.sort_by(|a, b| (&a.name, a.until).cmp(&(&b.name, b.until)));
    all.dedup_by(|a, b| a.name == b.name && a.until == b.until);
    Ok(all)
}

fn tie(
    row: &TieRow,
    rows: &[TieRow],
    (contacts, met): (&[ContactRow], &[MetRow]),
    forbidden: &[NoContact],
    today: Date,
) -> Tie {
    let versions: Vec<TieRow> = rows
        .iter()
        .filter(|one| one.person == row.person)
        .cloned()
        .collect();
    let last = Spoken::last(row.person, contacts, met);
    let no_contact = forbidden.iter().find(|one| one.person == row.person);
    let begin = versions
        .first()
        .map_or(row.since_on, |first| german_date(first.recorded_at));
    let late = overdue_by(last.map(|one| one.on), begin, row.target(), today);
    Tie {
        row: row.clone(),
        versions,
        last,
        overdue: late.filter(|_| no_contact.is_none()),
        no_contact: no_contact.cloned(),
    }
}

fn ended(rows: &[TieRow], day: Date) -> Vec<TieRow> {
    by_person(rows)
        .into_iter()
        .filter_map(<[TieRow]>::last)
        .filter(|row| row.struck.is_none() && row.ended_on.is_some_and(|ended| ended <= day))
        .cloned()
        .collect()
}

fn changed_on(rows: &[TieRow]) -> Vec<Date> {
    let mut days: Vec<Date> = rows
        .iter()
        .filter(|row| row.struck.is_none())
        .flat_map(|row| [Some(row.since_on), row.ended_on])
        .flatten()
        .collect();
    days.sort_unstable_by(|a, b| b.cmp(a));
    days.dedup();
    days
}

/// A person of the case, as the last version has it; nobody who was struck.
pub(crate) async fn last_of(
    tx: &mut Tx,
    case: CaseId,
    person: NetworkPersonId,
) -> Result<TieRow, AppError> {
    let rows = store::network::of_case(tx, case).await?;
    rows.into_iter()
        .rev()
        .find(|row| row.person == person && row.struck.is_none())
        .ok_or(AppError::NotFound)
}

/// Whether somebody is, or was, in the network; whoever was struck is not.
pub(crate) fn is_known(rows: &[TieRow], person: NetworkPersonId) -> bool {
    rows.iter()
        .any(|row| row.person == person && row.struck.is_none())
}

/// What is said where an order forbids contact with somebody.
pub(crate) fn forbidden(order: &NoContact) -> Message {
    let message = match order.until {
        Some(until) => Message::new("network-problem-no-contact-until")
            .with_arg("date", crate::MessageArg::Day(until)),
        None => Message::new("network-problem-no-contact"),
    };
    message.with("name", &order.name)
}

/// Somebody of the network, to be chosen in another form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Who.
    pub id: NetworkPersonId,
    /// What they are called.
    pub name: String,
    /// Whether that is a name; else it is their function, which is many people's.
    pub by_name: bool,
    /// Person or organisation.
    pub kind: TieKind,
    /// Who they are to the client.
    pub role: TieRole,
    /// Whether they agreed to be spoken to and named.
    pub consent: Consent,
    /// The order that forbids contact on the day asked for.
    pub no_contact: Option<NoContact>,
    /// Whether the tie does not exist on that day: not yet, or no longer.
    pub gone: bool,
    /// Whether they were put in by mistake.
    pub struck: bool,
}

impl Person {
    /// Whether no paper names them: without their consent, or struck.
    pub fn keeps_off_papers(&self) -> bool {
        self.struck || self.lacks_consent()
    }

    /// Whether their consent is needed and not there.
    pub fn lacks_consent(&self) -> bool {
        self.consent.is_missing(self.kind, self.role)
    }
}

/// The people of a case whose tie exists on `day`, by name. The caller has asked for access and
/// logs what it shows.
pub async fn people(tx: &mut Tx, case: CaseId, day: Date) -> Result<Vec<Person>, AppError> {
    let mut people = known(tx, case, day).await?;
    people.retain(|one| !one.gone);
    Ok(people)
}

/// The same with everybody who ever was in the network, as the last version has them; whoever was struck
/// is gone.
pub(crate) async fn known(tx: &mut Tx, case: CaseId, day: Date) -> Result<Vec<Person>, AppError> {
    let rows = store::network::of_case(tx, case).await?;
    let orders = store::network::no_contact(tx, case, day).await?;
    let there = on_day(&rows, day);
    let mut people: Vec<Person> = by_person(&rows)
        .into_iter()
        .filter_map(<[TieRow]>::last)
        .map(|last| {
            let now = there.iter().find(|row| row.person == last.person);
            let row = now.map_or(last, |row| *row);
            Person {
                id: row.person,
                name: row.called().to_owned(),
                by_name: !row.name.trim().is_empty(),
                kind: row.kind,
                role: row.role,
                consent: row.consent,
                no_contact: orders.iter().find(|one| one.person == row.person).cloned(),
                gone: now.is_none(),
                struck: row.struck.is_some(),
            }
        })
        .collect();
    people.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(people)
}

/// The versions of one person after another; `rows` come person by person.
pub(crate) fn by_person(rows: &[TieRow]) -> Vec<&[TieRow]> {
    rows.chunk_by(|a, b| a.person == b.person).collect()
}

/// The version of each tie that holds on `day`; nobody who was struck.
pub(crate) fn on_day(rows: &[TieRow], day: Date) -> Vec<&TieRow> {
    by_person(rows)
        .into_iter()
        .filter(|versions| versions.iter().all(|row| row.struck.is_none()))
        .filter_map(|versions| {
            let days: Vec<_> = versions.iter().map(TieRow::days).collect();
            versions.get(version_on(&days, day)?)
        })
        .collect()
}
