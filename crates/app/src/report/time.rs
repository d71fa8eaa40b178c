//! Time that went into contacts (X16), for the account given to a funder: per month, site, kind of
//! contact and life domain.
//!
//! A row behind which fewer people stand than may be told says nothing of its time, and neither do as
//! many others as it takes to keep it from being reckoned. A contact about
//! several life domains counts with an equal share in each.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    Code,
    contact::ContactKind,
    ids::CaseId,
    report::{SMALL, covered_rows},
};
use jiff::civil::Date;
use programme::Text;
use store::{Tx, report::Spent};

use super::{Ground, sites::days};
use crate::{AppError, record::german_date};

/// What a row stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line<'a> {
    /// The month that begins on this day.
    Month(Date),
    /// A site, by name.
    Site(String),
    /// Cases without a site.
    NoSite,
    /// A kind of contact.
    Kind(ContactKind),
    /// A life domain.
    Domain(&'a Text),
    /// No life domain was named, or one that the programme does not have any more.
    NoDomain,
}

/// Time of one row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Amount {
    /// Contacts.
    pub contacts: i64,
    /// Minutes of the contacts themselves.
    pub minutes: i64,
    /// Minutes on the way.
    pub travel: i64,
}

/// A table: rows, each with its amount if it may be told, and the sum if it may be told.
#[derive(Debug, Clone)]
pub struct Amounts<'a> {
    /// The rows.
    pub rows: Vec<(Line<'a>, Option<Amount>)>,
    /// All of them.
    pub sum: Option<Amount>,
}

/// The report.
#[derive(Debug, Clone)]
pub struct TimeSpent<'a> {
    /// Per month, oldest first.
    pub months: Amounts<'a>,
    /// Per site.
    pub sites: Amounts<'a>,
    /// Per kind of contact.
    pub kinds: Amounts<'a>,
    /// Per life domain.
    pub domains: Amounts<'a>,
}

/// Time of a row with the people behind it.
#[derive(Default)]
struct Sum {
    amount: Amount,
    people: BTreeSet<CaseId>,
}

impl Sum {
    fn add(&mut self, case: CaseId, minutes: i64, travel: i64) {
        self.amount.contacts += 1;
        self.amount.minutes += minutes;
        self.amount.travel += travel;
        self.people.insert(case);
    }

    fn count(&self) -> i64 {
        i64::try_from(self.people.len()).unwrap_or(i64::MAX)
    }
}

pub(super) async fn read<'a>(tx: &mut Tx, ground: &Ground<'a>) -> Result<TimeSpent<'a>, AppError> {
    let spent = store::report::spent(tx, &ground.counted(), days(ground.period)).await?;
    Ok(TimeSpent {
        months: months(&spent),
        sites: sites(&spent, ground),
        kinds: kinds(&spent),
        domains: domains(&spent, ground),
    })
}

pub(super) fn months<'a>(spent: &[Spent]) -> Amounts<'a> {
    let mut rows: BTreeMap<Date, Sum> = BTreeMap::new();
    for one in spent {
        let month = german_date(one.at).first_of_month();
        let row = rows.entry(month).or_default();
        row.add(one.case, one.minutes, one.travel_minutes);
    }
    let rows = rows.into_iter();
    let rows = rows.map(|(month, sum)| (Line::Month(month), sum));
    told(rows.collect(), spent)
}

pub(super) fn sites<'a>(spent: &[Spent], ground: &Ground<'a>) -> Amounts<'a> {
    let named = |at: Option<usize>| {
        let known = at.and_then(|at| ground.sites.get(at));
        known.map_or(Line::NoSite, |site| Line::Site(site.name.clone()))
    };
    let position = |one: &Spent| {
        ground
            .sites
            .iter()
            .position(|site| Some(site.id) == one.site)
    };
    grouped(spent, ground.sites.len(), named, position)
}

fn kinds<'a>(spent: &[Spent]) -> Amounts<'a> {
    let row = |kind: &ContactKind| {
        let mut sum = Sum::default();
        for one in spent.iter().filter(|one| one.kind == *kind) {
            sum.add(one.case, one.minutes, one.travel_minutes);
        }
        (Line::Kind(*kind), sum)
    };
    let mut rows: Vec<(Line<'a>, Sum)> = ContactKind::ALL.iter().map(row).collect();
    rows.retain(|(_, sum)| sum.amount.contacts > 0);
    told(rows, spent)
}

/// Rows by position; what has none is the last row, which is left out while it is empty.
fn grouped<'a>(
    spent: &[Spent],
    known: usize,
    named: impl Fn(Option<usize>) -> Line<'a>,
    position: impl Fn(&Spent) -> Option<usize>,
) -> Amounts<'a> {
    let mut rows: BTreeMap<usize, Sum> = (0..known).map(|at| (at, Sum::default())).collect();
    for one in spent {
        let row = rows.entry(position(one).unwrap_or(known)).or_default();
        row.add(one.case, one.minutes, one.travel_minutes);
    }
    let rows = rows.into_iter();
    let rows = rows.map(|(at, sum)| (named(Some(at).filter(|at| *at < known)), sum));
    told(rows.collect(), spent)
}

fn domains<'a>(spent: &[Spent], ground: &Ground<'a>) -> Amounts<'a> {
    let known = &ground.programme.domains;
    let last = known.len();
    let mut rows: BTreeMap<usize, Sum> = (0..last).map(|at| (at, Sum::default())).collect();
    for one in spent {
        let position = |id: &String| known.iter().position(|domain| domain.id == *id);
        let mut about: Vec<usize> = one.domains.iter().filter_map(position).collect();
        if about.is_empty() {
            about.push(last);
        }
        for (nth, at) in about.iter().enumerate() {
            let minutes = part(one.minutes, about.len(), nth);
            let travel = part(one.travel_minutes, about.len(), nth);
            rows.entry(*at).or_default().add(one.case, minutes, travel);
        }
    }
    let named = |at: usize| {
        let known = known.get(at);
        known.map_or(Line::NoDomain, |domain| Line::Domain(&domain.title))
    };
    let rows = rows.into_iter();
    told(rows.map(|(at, sum)| (named(at), sum)).collect(), spent)
}

/// The share of the `nth` of `parts`: equal, what is left over goes to the first.
pub(super) fn part(minutes: i64, parts: usize, nth: usize) -> i64 {
    let parts = i64::try_from(parts.max(1)).unwrap_or(1);
    let extra = i64::try_from(nth).is_ok_and(|nth| nth < minutes % parts);
    minutes / parts + i64::from(extra)
}

/// Rows with what may be told of them.
fn told<'a>(rows: Vec<(Line<'a>, Sum)>, spent: &[Spent]) -> Amounts<'a> {
    let people: Vec<BTreeSet<CaseId>> = rows.iter().map(|(_, sum)| sum.people.clone()).collect();
    let (covered, may_tell_sum) = covered_rows(&people);
    let mut all = Sum::default();
    for one in spent {
        all.add(one.case, one.minutes, one.travel_minutes);
    }
    let few = (1..SMALL).contains(&all.count());
    Amounts {
        rows: rows
            .into_iter()
            .zip(covered)
            .map(|((line, sum), covered)| (line, (!covered).then_some(sum.amount)))
            .collect(),
        sum: Some(all.amount).filter(|_| may_tell_sum && !few),
    }
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    #[test]
    fn shares_add_up() {
        for minutes in 0..50 {
            for parts in 1..6 {
                let sum: i64 = (0..parts).map(|nth| part(minutes, parts, nth)).sum();
                assert_eq!(sum, minutes);
            }
        }
    }

    #[test]
    fn a_month_of_few_people_is_not_told_and_cannot_be_reckoned() {
        let spent: Vec<Spent> = (0..13_u128)
            .map(|at| Spent {
                site: None,
                case: CaseId::from_uuid(uuid::Uuid::from_u128(at)),
                at: Timestamp::from_second(if at < 2 { 0 } else { 60 * 86_400 }).unwrap(),
                kind: ContactKind::Phone,
                domains: Vec::new(),
                minutes: 30,
                travel_minutes: 0,
            })
            .collect();
        let table = months(&spent);
        assert_eq!(table.rows.len(), 2);
        assert!(table.rows.iter().all(|(_, amount)| amount.is_none()));
        assert_eq!(table.sum.map(|sum| sum.minutes), Some(13 * 30));
    }
}
