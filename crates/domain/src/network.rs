//! The people and organisations around a client: who they are to them, how near, and whether
//! contact is allowed at all (P8f, P14b, P27, P28a, P28b).
//!
//! Ties are dated versions: a change is a new version, so that the map of an earlier day can be
//! drawn again. A no-contact order blocks every measure, leave, crisis contact and paper that leads
//! to the person, by the person or by the name; it protects them in every case of the client.

use jiff::civil::Date;

use serde::{Deserialize, Serialize};

use crate::{
    calendar::{add_days, add_months, days_between},
    ids::NetworkPersonId,
    names::fold,
};

pub use self::{
    order::OrderBasis,
    tie::{
        Closeness, Consent, ConsentWay, ContactWish, LifeArea, Quality, StepKind, StepStatus,
        TieKind, TieRole,
    },
};

mod order;
mod tie;

/// How many months before the release the map and the first step have to be there (P28b).
pub const FIRST_STEP_MONTHS: i32 = 5;

/// How many days after the begin of custody they have to be there at the earliest (P28b).
pub const FIRST_STEP_AFTER_CUSTODY: i32 = 56;

/// How many days after the admission the map has to be there at the earliest.
pub const MAP_AFTER_ENTRY: i32 = 14;

/// The longest interval between two contacts that can be set, in days.
pub const LONGEST_INTERVAL: i64 = 366;

/// A no-contact order on one person, as far as its days go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderSpan {
    /// First day.
    pub from: Date,
    /// Last day; open if the order has none.
    pub until: Option<Date>,
    /// First day on which it no longer held, if it was lifted before its time.
    pub lifted: Option<Date>,
}

impl OrderSpan {
    /// Whether it holds on `day`.
    pub fn holds_on(&self, day: Date) -> bool {
        self.from <= day
            && self.until.is_none_or(|until| day <= until)
            && self.lifted.is_none_or(|lifted| day < lifted)
    }

    /// Whether it lies behind on `day`.
    pub fn is_over(&self, day: Date) -> bool {
        self.until.is_some_and(|until| until < day)
            || self.lifted.is_some_and(|lifted| lifted <= day)
    }
}

/// Somebody whom the client must not be brought into contact with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoContact {
    /// The person of the network.
    pub person: NetworkPersonId,
    /// What they are called: by name, or else by their function.
    pub name: String,
    /// Whether that is a name. Words lead to somebody by a name only; a function is many people's.
    pub by_name: bool,
    /// Last day, if the order names one.
    pub until: Option<Date>,
    /// Whether the order stands in another case of the client.
    pub elsewhere: bool,
}

/// The order that forbids contact with one of these people, if there is one. `orders` are those in
/// force on the day that counts: today for a measure or a paper, the day itself for a leave.
pub fn blocks(
    orders: &[NoContact],
    people: impl IntoIterator<Item = NetworkPersonId>,
) -> Option<&NoContact> {
    people
        .into_iter()
        .find_map(|person| orders.iter().find(|order| order.person == person))
}

/// Words in which names are looked for.
struct Words(String);

impl Words {
    fn new(words: &str) -> Self {
        Self(format!(" {} ", fold(words)))
    }

    fn has(&self, name: &str) -> bool {
        self.0.contains(&format!(" {name} "))
    }

    /// Whether a whole name stands there, also with the family name first.
    fn have_name(&self, name: &str) -> bool {
        let name = fold(name);
        let turned = name.rsplit_once(' ');
        let turned = turned.map(|(given, family)| format!("{family} {given}"));
        !name.is_empty() && (self.has(&name) || turned.is_some_and(|name| self.has(&name)))
    }

    /// Whether given name or family name alone stands there, short parts and those of `own` aside.
    fn have_part(&self, name: &str, own: &str) -> bool {
        let (name, own) = (fold(name), fold(own));
        let is_own = |part: &str| own.split(' ').any(|one| one == part);
        let parts = name.split(' ').filter(|part| part.chars().count() > 2);
        let mut parts = parts.filter(|part| !is_own(part));
        parts.any(|part| self.has(part))
    }
}

/// Whether a whole name stands in free `words`, however it is written there, also with the family name
/// first.
pub fn has_name(words: &str, name: &str) -> bool {
    Words::new(words).have_name(name)
}

/// Whether a part of a name stands in free `words`: given name or family name alone, parts of one or two
/// letters and those that the client's `own` name has too aside. That may be anybody.
pub fn has_part_of_name(words: &str, name: &str, own: &str) -> bool {
    Words::new(words).have_part(name, own)
}

/// The order on somebody whose whole name stands in free `words` ([`has_name`]). Whose name is not known
/// is not found by words.
pub fn named<'a>(orders: &'a [NoContact], words: &str) -> Option<&'a NoContact> {
    let words = Words::new(words);
    let by_name = |order: &&NoContact| order.by_name;
    let mut by_name = orders.iter().filter(by_name);
    by_name.find(|order| words.have_name(&order.name))
}

/// The order on somebody of whose name only a part stands in free `words` ([`has_part_of_name`]). That
/// may be anybody, so it is a reason to ask and never one to refuse.
pub fn perhaps<'a>(orders: &'a [NoContact], words: &str, own: &str) -> Option<&'a NoContact> {
    if named(orders, words).is_some() {
        return None;
    }
    let words = Words::new(words);
    let mut by_name = orders.iter().filter(|order| order.by_name);
    by_name.find(|order| words.have_part(&order.name, own))
}

/// Somebody chosen from the network for something that is agreed. The name stays what it was then.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chosen {
    /// The person of the network.
    pub person: NetworkPersonId,
    /// What they were called.
    pub name: String,
}

/// The order that protects somebody who is meant here, if there is one: one of the people chosen, or
/// one whose name stands in these words.
pub fn names<'o, 't>(
    orders: &'o [NoContact],
    chosen: impl IntoIterator<Item = NetworkPersonId>,
    words: impl IntoIterator<Item = &'t str>,
) -> Option<&'o NoContact> {
    blocks(orders, chosen).or_else(|| words.into_iter().find_map(|text| named(orders, text)))
}

/// The first of these fields whose words name somebody protected, with the order.
pub fn named_field<'o, 'f, 't>(
    orders: &'o [NoContact],
    fields: impl IntoIterator<Item = (&'f str, &'t str)>,
) -> Option<(&'f str, &'o NoContact)> {
    let mut fields = fields.into_iter();
    fields.find_map(|(field, words)| Some((field, named(orders, words)?)))
}

/// One dated version of a tie, as far as the choice between versions goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VersionDay {
    /// Counts the versions of one person from 1.
    pub number: i64,
    /// From when it is so.
    pub since: Date,
    /// First day on which the tie no longer exists, if it has ended.
    pub ended: Option<Date>,
}

/// The place of the version that holds on `day` among the `versions` of one person; `None` if there
/// was no tie yet or none any more. Of two versions from the same day the later written one counts.
pub fn version_on(versions: &[VersionDay], day: Date) -> Option<usize> {
    versions
        .iter()
        .enumerate()
        .filter(|(_, one)| one.since <= day)
        .max_by_key(|(_, one)| (one.since, one.number))
        .filter(|(_, one)| one.ended.is_none_or(|ended| day < ended))
        .map(|(at, _)| at)
}

/// The day by which the map and the first step have to be there (P28b): five months before the
/// release, but not before eight weeks in custody are over. `None` while neither day is known.
pub fn first_step_due(release: Option<Date>, custody_start: Option<Date>) -> Option<Date> {
    let before = release.and_then(|day| add_months(day, -FIRST_STEP_MONTHS));
    let after = custody_start.and_then(|day| add_days(day, FIRST_STEP_AFTER_CUSTODY));
    before.max(after)
}

/// Whether the map is missing on `today`: nobody stands on it, and the day by which it had to be
/// there is over. Who is admitted late has two weeks from that day, as with every standard.
pub fn map_missing(due: Option<Date>, entry: Date, has_people: bool, today: Date) -> bool {
    let late_entry = add_days(entry, MAP_AFTER_ENTRY);
    let last = due.zip(late_entry).map(|(due, late)| due.max(late));
    !has_people && last.is_some_and(|last| last < today)
}

/// Days by which a contact is overdue on `today`: `interval` days after the last one, or after
/// `begin` if there was none. `None` while it is in time, or without a target.
pub fn overdue_by(
    last: Option<Date>,
    begin: Date,
    interval: Option<i64>,
    today: Date,
) -> Option<i32> {
    let interval = i32::try_from(interval?).ok().filter(|days| *days > 0)?;
    let late = days_between(last.unwrap_or(begin), today) - interval;
    (late > 0).then_some(late)
}

#[cfg(test)]
mod tests;
