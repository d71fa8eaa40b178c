//! Sites compared (P3a, P5): the same numbers for each site, and for town and country.
//!
//! What happened around a release is counted for everybody whose release took place in the period;
//! all else for what happened in it. Medians and shares of fewer than five people are not told.

use domain::{
    Code,
    contact::ContactKind,
    ids::SiteId,
    report::{
        Days, Period, Share, Shown, Travel, first_contact_after,
        lead::{LeadTime, LeadTimes, lead_times},
        mask_line, median, met_around_release, share, travel,
    },
    seam::{SeamStatus, seam},
};
use jiff::civil::Date;
use programme::{
    Fact, FactValue, Facts, Programme, Text,
    model::{ClosureReason, RegionKind},
    needs_of,
};
use store::{
    Tx,
    report::{Journey, Released},
};

use super::Ground;

mod leaves;

pub use self::leaves::LeaveStage;
use crate::{AppError, OpContext, record::german_date};

/// Who is compared: a site, or all sites of a kind of region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Column {
    /// A site, by its name.
    Site(String),
    /// All sites in town, or all in the country.
    Kind(RegionKind),
}

/// A row of numbers of people: one for each column, and their sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CountRow {
    /// What was counted.
    pub what: Counted,
    /// One for each column.
    pub cells: Vec<Shown>,
    /// Their sum.
    pub sum: Shown,
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Counted {
    /// Cases that run now.
    Running,
    /// Admissions.
    Admissions,
    /// Re-entries among them.
    Reentries,
    /// Releases that took place.
    Releases,
    /// Of these, with an open hole in this security on the day of release.
    Hole(Text),
    /// Cases that ended for this reason.
    Ending(Text),
    /// Leaves that came to this step.
    Leaves(LeaveStage),
}

/// What may be shown of a number for each case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PerCase {
    /// There is no case.
    Nobody,
    /// The number of cases is not told, so that it cannot be reckoned from this one.
    Few,
    /// In tenths, rounded.
    Tenths(i64),
}

/// One comparison.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The columns.
    pub columns: Vec<Column>,
    /// Numbers of people.
    pub counts: Vec<CountRow>,
    /// Median of the days from admission to release, and over all.
    pub lead_time: Vec<Days>,
    /// Share with a contact around the release.
    pub around: Vec<Share>,
    /// Median of the days from release to the first contact.
    pub first_contact: Vec<Days>,
    /// Contacts in an average month, in tenths.
    pub contacts: Vec<i64>,
    /// Contacts for each case in the programme, in tenths.
    pub per_case: Vec<PerCase>,
    /// Share of releases on whose day no security had an open hole.
    pub whole: Vec<Share>,
    /// The last two for all columns together. Told only where no column is: beside those that are, one with few
    /// people could be reckoned.
    pub together: (PerCase, Share),
    /// Share of contacts at somebody's home or on the way with them, in whole percent of all.
    pub outreach: Vec<Share>,
}

/// The report.
#[derive(Debug, Clone)]
pub struct Sites {
    /// Site by site.
    pub sites: Comparison,
    /// Town and country.
    pub kinds: Comparison,
    /// Leaves, one row for each step (P28c). Not told for town and country: from the sum of a kind, that
    /// of a site with few people could be reckoned.
    pub leaves: Vec<CountRow>,
    /// Time on the way in town and in the country, one for each column of `kinds` (P5). Not told
    /// site by site: from the sum of a kind, that of a site with few people could be reckoned.
    pub travel: Vec<Travel>,
    /// How long before the release people were admitted, at all sites together (I3b). Not told site by
    /// site: with the admissions of each site, a class of few people could be reckoned.
    pub lead_times: LeadTimes,
}

/// Everything that was read, for all sites.
struct Read {
    running: Vec<(Option<SiteId>, i64)>,
    admissions: Vec<store::report::AdmissionCount>,
    endings: Vec<(Option<SiteId>, String, i64)>,
    contacts: Vec<(Option<SiteId>, ContactKind, i64)>,
    released: Vec<ReleasedCase>,
}

/// A release that took place, reduced to what is counted.
struct ReleasedCase {
    site: Option<SiteId>,
    around: bool,
    first_contact: Option<i64>,
    holes: Vec<String>,
}

pub(super) async fn read(
    tx: &mut Tx,
    ctx: &OpContext,
    ground: &Ground<'_>,
) -> Result<Sites, AppError> {
    let what = ground.counted();
    let released = store::report::released(tx, &what).await?;
    let read = Read {
        running: store::report::running(tx, &what).await?,
        admissions: store::report::admissions(tx, &what).await?,
        endings: store::report::endings(tx, &what).await?,
        contacts: store::report::contacts(tx, &what, days(ground.period)).await?,
        released: released
            .iter()
            .map(|one| of_release(ground.programme, one, ctx.today))
            .collect(),
    };
    let site = |site: &store::site::SiteRow| (Column::Site(site.name.clone()), vec![site.id]);
    let sites: Columns = ground.sites.iter().map(site).collect();
    let kinds: Columns = RegionKind::ALL
        .iter()
        .map(|kind| (Column::Kind(*kind), of_kind(ground, *kind)))
        .collect();
    let leaves = store::report::leaves(tx, &what, days(ground.period)).await?;
    let journeys = store::report::journeys(tx, &what, days(ground.period)).await?;
    Ok(Sites {
        travel: kinds
            .iter()
            .map(|(_, sites)| travel_to(&journeys, sites))
            .collect(),
        leaves: leaves::rows(&leaves, &sites),
        lead_times: lead_times(&in_classes(ground, &read)),
        sites: compare(ground, &read, sites),
        kinds: compare(ground, &read, kinds),
    })
}

fn travel_to(journeys: &[Journey], sites: &[SiteId]) -> Travel {
    let here = journeys
        .iter()
        .filter(|one| one.site.is_some_and(|site| sites.contains(&site)));
    let all: Vec<_> = here.map(|one| (one.case, one.minutes)).collect();
    travel(&all)
}

/// The instants between which a day of the period lies, in German time.
pub(super) fn days(period: Period) -> (jiff::Timestamp, jiff::Timestamp) {
    let start = |day: Date| {
        let zoned = day.in_tz("Europe/Berlin");
        zoned.map_or(jiff::Timestamp::UNIX_EPOCH, |at| at.timestamp())
    };
    let after = period.to.tomorrow().unwrap_or(period.to);
    (start(period.from), start(after))
}

/// The own sites that look after regions of this kind.
fn of_kind(ground: &Ground<'_>, kind: RegionKind) -> Vec<SiteId> {
    let programme = ground.programme;
    let is_kind = |code: &str| {
        let region = programme.site(code).map(|site| site.region.as_str());
        let mut regions = programme.regions.iter();
        regions.any(|one| Some(one.id.as_str()) == region && one.kind == kind)
    };
    let sites = ground.sites.iter();
    sites
        .filter(|site| is_kind(&site.code))
        .map(|site| site.id)
        .collect()
}

fn of_release(programme: &Programme, one: &Released, today: Date) -> ReleasedCase {
    let contacts: Vec<Date> = one.contacts.iter().map(|at| german_date(*at)).collect();
    let facts = match &one.needs {
        Some(needs) => Facts::new().with(Fact::Needs, FactValue::List(needs.clone())),
        None => Facts::new(),
    };
    let needs = needs_of(programme, &facts);
    let seam = seam(&needs, &one.coverage, one.release_on, today);
    let open_at_release = |holes: &[domain::seam::Hole]| {
        holes
            .iter()
            .any(|hole| hole.from == one.release_on && hole.status == SeamStatus::Open)
    };
    ReleasedCase {
        site: one.site,
        around: met_around_release(one.release_on, &contacts),
        first_contact: first_contact_after(one.release_on, &contacts),
        holes: seam
            .securities
            .iter()
            .filter(|one| open_at_release(&one.holes))
            .map(|one| one.security.code().to_owned())
            .collect(),
    }
}

type Columns = Vec<(Column, Vec<SiteId>)>;

fn compare(ground: &Ground<'_>, read: &Read, columns: Columns) -> Comparison {
    let sets: Vec<Vec<SiteId>> = columns.iter().map(|(_, sites)| sites.clone()).collect();
    let within =
        |sites: &[SiteId], site: Option<SiteId>| site.is_some_and(|it| sites.contains(&it));
    let released = |sites: &[SiteId]| -> Vec<&ReleasedCase> {
        let all = read.released.iter();
        all.filter(|one| within(sites, one.site)).collect()
    };
    let contacts = |sites: &[SiteId], counts: fn(ContactKind) -> bool| -> i64 {
        let all = read.contacts.iter();
        all.filter(|(site, kind, _)| within(sites, *site) && counts(*kind))
            .map(|(_, _, count)| count)
            .sum()
    };
    let counts = count_rows(ground.programme, read, &sets);
    let per_case_of = |sites: &[SiteId], cases| per_case(contacts(sites, |_| true), cases);
    let whole_of = |sites: &[SiteId]| {
        let all = released(sites);
        share(
            count(all.iter(), |one| one.holes.is_empty()),
            len(all.len()),
        )
    };
    let (cases, all_cases) = running(&counts);
    let all_sites = sets.concat();
    let (whole, all_whole) = whole_rows(&counts, &sets, whole_of);
    let together = (per_case_of(&all_sites, all_cases), all_whole);
    let each: Vec<PerCase> = sets
        .iter()
        .zip(cases)
        .map(|(sites, cases)| per_case_of(sites, *cases))
        .collect();
    let told = |one: &PerCase| matches!(one, PerCase::Tenths(_));
    Comparison {
        together: (
            unless_told(&each, told, together.0, PerCase::Nobody),
            unless_told(&whole, is_percent, together.1, Share::Nobody),
        ),
        per_case: each,
        whole,
        counts,
        lead_time: sets.iter().map(|sites| lead_time(read, sites)).collect(),
        around: sets
            .iter()
            .map(|sites| {
                let all = released(sites);
                share(count(all.iter(), |one| one.around), len(all.len()))
            })
            .collect(),
        first_contact: sets
            .iter()
            .map(|sites| {
                let days = released(sites)
                    .into_iter()
                    .filter_map(|one| one.first_contact);
                median(days.collect())
            })
            .collect(),
        contacts: sets
            .iter()
            .map(|sites| ground.period.per_month_in_tenths(contacts(sites, |_| true)))
            .collect(),
        outreach: sets
            .iter()
            .map(|sites| share(contacts(sites, is_outreach), contacts(sites, |_| true)))
            .collect(),
        columns: columns.into_iter().map(|(column, _)| column).collect(),
    }
}

/// The shares of people without a hole at release, by column and for all together.
/// Where the number of holes of one security is covered, it could be reckoned from the share without any.
fn whole_rows(
    counts: &[CountRow],
    sets: &[Vec<SiteId>],
    whole_of: impl Fn(&[SiteId]) -> Share,
) -> (Vec<Share>, Share) {
    let is_told = |shown: &Shown| matches!(shown, Shown::Exact(_));
    let holes: Vec<&CountRow> = counts
        .iter()
        .filter(|row| matches!(row.what, Counted::Hole(_)))
        .collect();
    let whole = sets.iter().enumerate().map(|(at, sites)| {
        let told = holes
            .iter()
            .all(|row| row.cells.get(at).is_none_or(is_told));
        if told { whole_of(sites) } else { Share::Few }
    });
    let all = if holes.iter().all(|row| is_told(&row.sum)) {
        whole_of(&sets.concat())
    } else {
        Share::Few
    };
    (whole.collect(), all)
}

/// A number for all columns together, or nothing if one of the columns is told.
pub(super) fn unless_told<T>(each: &[T], told: impl Fn(&T) -> bool, all: T, nothing: T) -> T {
    if each.iter().any(told) { nothing } else { all }
}

pub(super) fn is_percent(share: &Share) -> bool {
    matches!(share, Share::Percent(_))
}

/// The cells of the row of running cases, and their sum.
fn running(counts: &[CountRow]) -> (&[Shown], Shown) {
    let mut rows = counts.iter();
    let row = rows.find(|row| row.what == Counted::Running);
    row.map_or((&[], Shown::Exact(0)), |row| {
        (row.cells.as_slice(), row.sum)
    })
}

fn per_case(contacts: i64, cases: Shown) -> PerCase {
    match cases {
        Shown::Exact(0) => PerCase::Nobody,
        Shown::Exact(cases) => PerCase::Tenths((contacts * 10 + cases / 2) / cases),
        Shown::Few | Shown::Covered => PerCase::Few,
    }
}

/// Going to where people are, instead of waiting for them (P5).
fn is_outreach(kind: ContactKind) -> bool {
    matches!(kind, ContactKind::HomeVisit | ContactKind::Accompaniment)
}

pub(super) fn len(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

fn count<'a, T: 'a>(all: impl Iterator<Item = &'a T>, is: impl Fn(&T) -> bool) -> i64 {
    len(all.filter(|one| is(one)).count())
}

fn lead_time(read: &Read, sites: &[SiteId]) -> Days {
    let mut days = Vec::new();
    for one in &read.admissions {
        let here = one.site.is_some_and(|site| sites.contains(&site));
        if let (true, Some(release)) = (here, one.release_on) {
            let lead = i64::from(domain::calendar::days_between(one.entry_on, release));
            let cases = usize::try_from(one.cases).unwrap_or(0);
            days.extend(std::iter::repeat_n(lead, cases));
        }
    }
    median(days)
}

/// The admissions that are counted above, in classes of lead time.
fn in_classes(ground: &Ground<'_>, read: &Read) -> Vec<(LeadTime, i64)> {
    let own = |site: SiteId| ground.sites.iter().any(|one| one.id == site);
    let here = read
        .admissions
        .iter()
        .filter(|one| one.site.is_some_and(own));
    here.map(|one| (LeadTime::of(one.entry_on, one.release_on), one.cases))
        .collect()
}

fn count_rows(programme: &Programme, read: &Read, sets: &[Vec<SiteId>]) -> Vec<CountRow> {
    let row = |what: Counted, of: &dyn Fn(SiteId) -> i64| {
        let counts: Vec<i64> = sets
            .iter()
            .map(|sites| sites.iter().map(|site| of(*site)).sum())
            .collect();
        let (cells, sum) = mask_line(&counts);
        CountRow { what, cells, sum }
    };
    let admitted = |site: SiteId, again: Option<bool>| -> i64 {
        let all = read.admissions.iter();
        all.filter(|one| one.site == Some(site) && again.is_none_or(|it| it == one.again))
            .map(|one| one.cases)
            .sum()
    };
    let sum = |rows: &[(Option<SiteId>, i64)], site| -> i64 {
        let all = rows.iter();
        all.filter(|(one, _)| *one == Some(site))
            .map(|(_, n)| n)
            .sum()
    };
    let at = |site: SiteId| {
        read.released
            .iter()
            .filter(move |one| one.site == Some(site))
    };
    let mut rows = vec![
        row(Counted::Running, &|site| sum(&read.running, site)),
        row(Counted::Admissions, &|site| admitted(site, None)),
        row(Counted::Reentries, &|site| admitted(site, Some(true))),
        row(Counted::Releases, &|site| len(at(site).count())),
    ];
    for rule in &programme.securities {
        let code = rule.id.code();
        let open = |site| {
            len(at(site)
                .filter(|one| one.holes.iter().any(|it| it == code))
                .count())
        };
        rows.push(row(Counted::Hole(rule.title.clone()), &open));
    }
    for reason in endings(programme, read) {
        let ended = |site| -> i64 {
            let all = read.endings.iter();
            all.filter(|(one, id, _)| *one == Some(site) && *id == reason.id)
                .map(|(_, _, count)| count)
                .sum()
        };
        rows.push(row(Counted::Ending(reason.title.clone()), &ended));
    }
    rows
}

/// The reasons that were given at all.
fn endings<'p>(programme: &'p Programme, read: &Read) -> Vec<&'p ClosureReason> {
    let given = |reason: &&ClosureReason| read.endings.iter().any(|(_, id, _)| *id == reason.id);
    programme.closure_reasons.iter().filter(given).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_told_only_where_no_column_beside_it_is() {
        let all = Share::Percent(60);
        let told = |each: &[Share]| unless_told(each, is_percent, all, Share::Nobody);
        assert_eq!(told(&[Share::Few, Share::Few]), all);
        assert_eq!(told(&[Share::Percent(80), Share::Few]), Share::Nobody);
        assert_eq!(told(&[]), all);
    }

    #[test]
    fn contacts_are_divided_only_by_cases_that_are_told() {
        assert_eq!(per_case(25, Shown::Exact(10)), PerCase::Tenths(25));
        assert_eq!(per_case(7, Shown::Exact(6)), PerCase::Tenths(12));
        assert_eq!(per_case(0, Shown::Exact(0)), PerCase::Nobody);
        assert_eq!(per_case(25, Shown::Covered), PerCase::Few);
        assert_eq!(per_case(25, Shown::Few), PerCase::Few);
    }
}
