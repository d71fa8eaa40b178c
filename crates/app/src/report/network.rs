//! Time in the network beside time in cases (P13): per site, per month, and what the network time went
//! into.
//!
//! Work in the network is about no client, so its time is told as it is. The time of cases is
//! covered where few people stand behind it, as in [`super::time`]; then no share is told either.

use std::collections::BTreeMap;

use domain::{Code, partner::ActivityKind};
use jiff::civil::Date;
use store::{Tx, partner::activity::Booked};

use super::{
    Ground,
    sites::days,
    time::{self, Amount, Amounts, Line},
};
use crate::AppError;

/// Time booked to the network.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct InNetwork {
    /// Activities.
    pub activities: i64,
    /// Minutes, with the way.
    pub minutes: i64,
}

impl InNetwork {
    fn add(&mut self, booked: &Booked) {
        self.activities += booked.activities;
        self.minutes += booked.minutes;
    }
}

/// A row: time in the network, and in cases with the way if it may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared<'a> {
    /// What the row stands for; `None`: all of them.
    pub line: Option<Line<'a>>,
    /// In the network.
    pub network: InNetwork,
    /// Minutes in cases; `None`: covered.
    pub cases: Option<i64>,
}

impl Compared<'_> {
    /// The share of the network in all time, in per cent, rounded; `None`: not to be told, or there is
    /// no time at all.
    pub fn share(&self) -> Option<i64> {
        let all = self.network.minutes + self.cases?;
        (all > 0).then(|| (self.network.minutes * 100 + all / 2) / all)
    }
}

/// The report.
#[derive(Debug, Clone)]
pub struct NetworkTime<'a> {
    /// Per site, and all of them.
    pub sites: Vec<Compared<'a>>,
    /// Per month, the oldest first, and all of them.
    pub months: Vec<Compared<'a>>,
    /// Per kind of activity.
    pub kinds: Vec<(ActivityKind, InNetwork)>,
}

pub(super) async fn read<'a>(
    tx: &mut Tx,
    ground: &Ground<'a>,
    carrier: domain::ids::CarrierId,
) -> Result<NetworkTime<'a>, AppError> {
    let spent = store::report::spent(tx, &ground.counted(), days(ground.period)).await?;
    let period = (ground.period.from, ground.period.to);
    let mut booked = store::partner::activity::booked(tx, carrier, period).await?;
    booked.retain(|one| ground.sites.iter().any(|site| site.id == one.site));
    let site_of = |one: &Booked| {
        let site = ground.sites.iter().find(|site| site.id == one.site);
        site.map_or(Line::NoSite, |site| Line::Site(site.name.clone()))
    };
    let month_of = |one: &Booked| Line::Month(one.held_on.first_of_month());
    let mut months = compared(time::months(&spent), &booked, month_of);
    months.sort_by_key(|row| match &row.line {
        Some(Line::Month(day)) => *day,
        _ => Date::MAX,
    });
    Ok(NetworkTime {
        sites: compared(time::sites(&spent, ground), &booked, site_of),
        months,
        kinds: kinds(&booked),
    })
}

/// The rows of the cases with what was booked for each, those with network time only, and the sum last.
fn compared<'a>(
    cases: Amounts<'a>,
    booked: &[Booked],
    line_of: impl Fn(&Booked) -> Line<'a>,
) -> Vec<Compared<'a>> {
    let minutes = |amount: Amount| amount.minutes + amount.travel;
    let row = |(line, amount): (Line<'a>, Option<Amount>)| Compared {
        line: Some(line),
        network: InNetwork::default(),
        cases: amount.map(minutes),
    };
    let mut rows: Vec<Compared<'a>> = cases.rows.into_iter().map(row).collect();
    let mut sum = Compared {
        line: None,
        network: InNetwork::default(),
        cases: cases.sum.map(minutes),
    };
    for one in booked {
        sum.network.add(one);
        let line = Some(line_of(one));
        if let Some(row) = rows.iter_mut().find(|row| row.line == line) {
            row.network.add(one);
        } else {
            let mut network = InNetwork::default();
            network.add(one);
            rows.push(Compared {
                line,
                network,
                cases: Some(0),
            });
        }
    }
    rows.push(sum);
    rows
}

fn kinds(booked: &[Booked]) -> Vec<(ActivityKind, InNetwork)> {
    let mut all: BTreeMap<ActivityKind, InNetwork> = BTreeMap::new();
    for one in booked {
        all.entry(one.kind).or_default().add(one);
    }
    let known = ActivityKind::ALL.iter();
    known
        .filter_map(|kind| Some((*kind, *all.get(kind)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use domain::ids::SiteId;
    use jiff::civil::date;

    use super::*;

    fn booked(month: i8, minutes: i64) -> Booked {
        Booked {
            site: SiteId::from_uuid(uuid::Uuid::from_u128(1)),
            held_on: date(2026, month, 9),
            kind: ActivityKind::Visit,
            activities: 1,
            minutes,
        }
    }

    fn month(month: i8) -> Line<'static> {
        Line::Month(date(2026, month, 1))
    }

    #[test]
    fn network_time_stands_beside_the_time_of_cases() {
        let amount = |minutes| Amount {
            contacts: 9,
            minutes,
            travel: 30,
        };
        let cases = Amounts {
            rows: vec![(month(9), Some(amount(150))), (month(10), None)],
            sum: Some(amount(330)),
        };
        let all = [booked(9, 60), booked(10, 45), booked(11, 30), booked(9, 0)];
        let rows = compared(cases, &all, |one| Line::Month(one.held_on.first_of_month()));
        let said: Vec<_> = rows
            .iter()
            .map(|row| (row.network.minutes, row.cases, row.share()))
            .collect();
        assert_eq!(
            said,
            [
                (60, Some(180), Some(25)),
                // What is covered has no share that it could be reckoned from.
                (45, None, None),
                (30, Some(0), Some(100)),
                (135, Some(360), Some(27)),
            ]
        );
        assert_eq!(rows.last().map(|row| row.network.activities), Some(4));
        assert_eq!(kinds(&all).len(), 1);
    }

    #[test]
    fn without_any_time_there_is_no_share() {
        let cases = Amounts {
            rows: Vec::new(),
            sum: Some(Amount::default()),
        };
        let rows = compared(cases, &[], |_| Line::NoSite);
        assert_eq!(rows.iter().map(Compared::share).collect::<Vec<_>>(), [None]);
    }
}
