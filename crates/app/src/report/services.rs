//! Services by area (P12): contacts, their minutes, and measures of the plans, for each area of service
//! and site.
//!
//! A contact or measure of several areas counts in each of them; of its minutes each gets an equal
//! share, so that the sum is the time that was really spent. Cells behind which few people stand are
//! not told (`domain::report::cells`).

use std::collections::BTreeSet;

use domain::{
    ids::{CaseId, SiteId},
    report::{Period, cells::covered_cells},
};
use programme::Text;
use store::{
    Tx,
    report::{PlannedService, Service},
};

use super::{Ground, sites::days, time::part};
use crate::AppError;

/// Amounts with what may be told of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// For each area, for each site.
    pub cells: Vec<Vec<Option<i64>>>,
    /// For each area.
    pub rows: Vec<Option<i64>>,
    /// For each site; what belongs to several areas counts once.
    pub columns: Vec<Option<i64>>,
    /// All of it.
    pub total: Option<i64>,
}

/// The report.
#[derive(Debug, Clone)]
pub struct Services<'a> {
    /// The areas of the programme; `None`: none was named.
    pub areas: Vec<Option<&'a Text>>,
    /// Names of the own sites; `None`: cases without a site.
    pub sites: Vec<Option<String>>,
    /// Contacts that reached somebody.
    pub contacts: Grid,
    /// Minutes of these contacts.
    pub minutes: Grid,
    /// Measures of the plans that counted at the end of the period.
    pub measures: Grid,
}

pub(super) async fn read<'a>(tx: &mut Tx, ground: &Ground<'a>) -> Result<Services<'a>, AppError> {
    let what = ground.counted();
    let contacts = store::report::services(tx, &what, days(ground.period)).await?;
    let mut measures = store::report::planned_services(tx, &what).await?;
    measures.retain(|one| runs_in(one, ground.period));
    Ok(table(ground, &contacts, &measures))
}

/// Whether a measure runs on a day of the period; without days it runs as long as the plan.
fn runs_in(measure: &PlannedService, period: Period) -> bool {
    measure.from.is_none_or(|from| from <= period.to)
        && measure.due.is_none_or(|due| due >= period.from)
}

fn table<'a>(
    ground: &Ground<'a>,
    contacts: &[Service],
    measures: &[PlannedService],
) -> Services<'a> {
    let modules = &ground.programme.modules;
    let ids: Vec<&str> = modules.iter().map(|one| one.id.as_str()).collect();
    let place = Place {
        areas: &ids,
        sites: ground.sites.iter().map(|one| one.id).collect(),
    };
    let size = (ids.len() + 1, place.sites.len() + 1);
    let mut number = Sums::new(size);
    let mut minutes = Sums::new(size);
    let mut planned = Sums::new(size);
    for one in contacts {
        let (rows, column) = (place.rows(&one.areas), place.column(one.site));
        let share = |nth| part(one.minutes, rows.len(), nth);
        number.add((&rows, column), one.case, 1, |_| 1);
        minutes.add((&rows, column), one.case, one.minutes, share);
    }
    for one in measures {
        let (rows, column) = (place.rows(&one.areas), place.column(one.site));
        planned.add((&rows, column), one.case, 1, |_| 1);
    }
    let all = [&number, &minutes, &planned];
    let without_area = all.iter().any(|one| one.has_row(ids.len()));
    let without_site = all.iter().any(|one| one.has_column(place.sites.len()));
    let titles = modules.iter().map(|one| Some(&one.title));
    let names = ground.sites.iter().map(|one| Some(one.name.clone()));
    let told = |sums: Sums| sums.told(without_area, without_site);
    Services {
        areas: titles.chain(without_area.then_some(None)).collect(),
        sites: names.chain(without_site.then_some(None)).collect(),
        contacts: told(number),
        minutes: told(minutes),
        measures: told(planned),
    }
}

/// Where something stands in the table.
struct Place<'a> {
    areas: &'a [&'a str],
    sites: Vec<SiteId>,
}

impl Place<'_> {
    /// The rows of these areas; the last one if none of them is known.
    fn rows(&self, areas: &[String]) -> Vec<usize> {
        let position = |id: &String| self.areas.iter().position(|one| one == id);
        let found: BTreeSet<usize> = areas.iter().filter_map(position).collect();
        if found.is_empty() {
            vec![self.areas.len()]
        } else {
            found.into_iter().collect()
        }
    }

    fn column(&self, site: Option<SiteId>) -> usize {
        let known = self.sites.iter().position(|one| Some(*one) == site);
        known.unwrap_or(self.sites.len())
    }
}

/// Amounts with the people behind them.
struct Sums {
    amounts: Vec<Vec<i64>>,
    people: Vec<Vec<BTreeSet<CaseId>>>,
    columns: Vec<i64>,
}

impl Sums {
    fn new((height, width): (usize, usize)) -> Self {
        Self {
            amounts: vec![vec![0; width]; height],
            people: vec![vec![BTreeSet::new(); width]; height],
            columns: vec![0; width],
        }
    }

    fn add(
        &mut self,
        (rows, column): (&[usize], usize),
        case: CaseId,
        whole: i64,
        of_row: impl Fn(usize) -> i64,
    ) {
        for (nth, row) in rows.iter().enumerate() {
            self.amounts[*row][column] += of_row(nth);
            self.people[*row][column].insert(case);
        }
        self.columns[column] += whole;
    }

    /// Whether anybody stands in this row.
    fn has_row(&self, row: usize) -> bool {
        let cells = self.people.get(row);
        cells.is_some_and(|cells| cells.iter().any(|one| !one.is_empty()))
    }

    /// Whether anybody stands in this column.
    fn has_column(&self, column: usize) -> bool {
        let mut cells = self.people.iter().filter_map(|row| row.get(column));
        cells.any(|one| !one.is_empty())
    }

    /// What may be told; the last row and the last column go if nothing in the report stands there.
    fn told(mut self, without_area: bool, without_site: bool) -> Grid {
        if !without_area {
            self.amounts.pop();
            self.people.pop();
        }
        if !without_site {
            let sites = self.columns.len().saturating_sub(1);
            self.amounts.iter_mut().for_each(|row| row.truncate(sites));
            self.people.iter_mut().for_each(|row| row.truncate(sites));
            self.columns.truncate(sites);
        }
        let covered = covered_cells(&self.people);
        let total: i64 = self.columns.iter().sum();
        let told = |amount: i64, covered: bool| (!covered).then_some(amount);
        let all = |amounts: &[i64], covered: &[bool]| -> Vec<Option<i64>> {
            let both = amounts.iter().zip(covered);
            both.map(|(amount, covered)| told(*amount, *covered))
                .collect()
        };
        let rows: Vec<i64> = self.amounts.iter().map(|row| row.iter().sum()).collect();
        let cells = self.amounts.iter().zip(&covered.cells);
        Grid {
            cells: cells.map(|(row, covered)| all(row, covered)).collect(),
            rows: all(&rows, &covered.rows),
            columns: all(&self.columns, &covered.columns),
            total: told(total, covered.total),
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn case(number: u128) -> CaseId {
        CaseId::from_uuid(uuid::Uuid::from_u128(number))
    }

    #[test]
    fn what_belongs_to_two_areas_counts_in_both_and_once_in_the_sum() {
        let mut sums = Sums::new((2, 1));
        for number in 0..6 {
            sums.add((&[0, 1], 0), case(number), 30, |nth| part(30, 2, nth));
        }
        let told = sums.told(true, true);
        assert_eq!(told.rows, [Some(90), Some(90)]);
        assert_eq!((told.columns, told.total), (vec![Some(180)], Some(180)));
    }

    #[test]
    fn an_area_of_few_people_is_not_told() {
        let mut sums = Sums::new((2, 1));
        for number in 0..6 {
            sums.add((&[0], 0), case(number), 1, |_| 1);
        }
        sums.add((&[1], 0), case(1), 1, |_| 1);
        let told = sums.told(true, true);
        assert_eq!(told.cells, [[None], [None]]);
        assert_eq!(told.total, Some(7));
    }

    #[test]
    fn a_measure_counts_while_it_runs() {
        let period = Period {
            from: date(2026, 1, 1),
            to: date(2026, 6, 30),
        };
        let measure = |from, due| PlannedService {
            site: None,
            case: case(1),
            areas: Vec::new(),
            from,
            due,
        };
        assert!(runs_in(&measure(None, None), period));
        assert!(runs_in(&measure(None, Some(date(2026, 1, 1))), period));
        assert!(!runs_in(&measure(None, Some(date(2025, 12, 31))), period));
        assert!(!runs_in(&measure(Some(date(2026, 7, 1)), None), period));
    }
}
