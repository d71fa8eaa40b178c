//! The figures of a trial (P3a): how it went and what came of it, beside what was learned.
//!
//! Almost every number is that of another report and masked there; what stands here says it once more
//! for one programme and period, and the page leads on to the report that tells more. Only three are
//! counted for the trial: contacts for each case, tasks settled in time, and releases without any hole.

use std::collections::BTreeSet;

use domain::{
    ids::{CaseId, SiteId},
    report::{SMALL, Share, Shown, share},
    task::TaskStatus,
};
use jiff::civil::Date;
use programme::model::Criterion;
use store::{Tx, report::DueTask};

use super::{
    Ground,
    demand::{self, Demand, STANDS, Stand},
    lessons::{self, Trial},
    sites::{self, Comparison},
};
use crate::{App, AppError, OpContext, record::german_date};

/// The report.
#[derive(Debug, Clone)]
pub struct Pilot<'a> {
    /// First inquiries.
    pub received: Shown,
    /// Where they stand.
    pub stands: Vec<(Stand, Shown)>,
    /// Why most of those rejected were.
    pub reason: FrequentReason<'a>,
    /// The numbers that sites are compared by.
    pub compared: Comparison,
    /// Share of tasks that were settled by their day, for each site.
    pub in_time: Vec<Share>,
    /// The same for all sites, where no site is told.
    pub all_in_time: Share,
    /// The versions with what was learned.
    pub trials: Vec<Trial<'a>>,
}

/// The reason that was given most often for a rejection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FrequentReason<'a> {
    /// Nobody was rejected.
    Nobody,
    /// It cannot be told: too few people stand behind the reasons.
    Few,
    /// These, given equally often: the criterion that was not met; `None`: another reason.
    Told(Vec<Option<&'a Criterion>>),
}

pub(super) async fn read<'a>(
    app: &'a App,
    tx: &mut Tx,
    ctx: &OpContext,
    ground: &Ground<'a>,
) -> Result<Pilot<'a>, AppError> {
    let demand = demand::read(app, tx, ctx, ground).await?;
    let due = store::report::due_tasks(tx, &ground.counted()).await?;
    let own: Vec<SiteId> = ground.sites.iter().map(|site| site.id).collect();
    let of = |sites: &[SiteId]| in_time(&due, sites, ctx.today);
    let each: Vec<Share> = own.iter().map(|site| of(&[*site])).collect();
    Ok(Pilot {
        received: demand.inquiries.total,
        stands: STANDS
            .into_iter()
            .zip(demand.inquiries.columns.iter().copied())
            .collect(),
        reason: frequent(&demand),
        compared: sites::read(tx, ctx, ground).await?.sites,
        all_in_time: sites::unless_told(&each, sites::is_percent, of(&own), Share::Nobody),
        in_time: each,
        trials: lessons::trials(app, tx, ctx, &ground.programme.id).await?,
    })
}

/// What is left out of the table of reasons may be the largest of them.
fn frequent<'a>(demand: &Demand<'a>) -> FrequentReason<'a> {
    let rows = || demand.reasons.iter().zip(&demand.rejected.rows);
    let told: Option<Vec<i64>> = rows()
        .map(|(_, shown)| match shown {
            Shown::Exact(count) => Some(*count),
            Shown::Few => Some(0),
            Shown::Covered => None,
        })
        .collect();
    let most = told.map(|counts| counts.into_iter().max());
    match most {
        Some(None) => FrequentReason::Nobody,
        Some(Some(most)) if most >= SMALL => {
            let of_most = rows().filter(|(_, shown)| **shown == Shown::Exact(most));
            FrequentReason::Told(of_most.map(|(reason, _)| *reason).collect())
        }
        _ => FrequentReason::Few,
    }
}

/// The share of tasks that were settled by their day. Not told where few people stand behind it: all of
/// them, those with a task in time, or those with a late one.
fn in_time(due: &[DueTask], sites: &[SiteId], today: Date) -> Share {
    let own = |one: &&DueTask| one.site.is_some_and(|site| sites.contains(&site));
    let here = due.iter().filter(own);
    let judged: Vec<(CaseId, bool)> = here
        .filter_map(|one| Some((one.case, was_in_time(one, today)?)))
        .collect();
    let people = |wanted: &dyn Fn(bool) -> bool| {
        let cases: BTreeSet<CaseId> = judged
            .iter()
            .filter(|(_, kept)| wanted(*kept))
            .map(|(case, _)| *case)
            .collect();
        sites::len(cases.len())
    };
    let few = |count: i64| (1..SMALL).contains(&count);
    if few(people(&|_| true)) || few(people(&|kept| kept)) || few(people(&|kept| !kept)) {
        return Share::Few;
    }
    let kept = judged.iter().filter(|(_, kept)| *kept).count();
    share(sites::len(kept), sites::len(judged.len()))
}

/// Whether a task was settled by its day; `None`: it is open and its day has not passed.
fn was_in_time(task: &DueTask, today: Date) -> Option<bool> {
    match (task.status, task.settled_at) {
        (TaskStatus::Done, Some(at)) => Some(german_date(at) <= task.due_on),
        _ if task.due_on < today => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use domain::ids::Id;
    use jiff::civil::date;
    use uuid::Uuid;

    use super::*;

    const TODAY: Date = date(2026, 11, 14);

    fn task(case: u128, due: Date, settled: Option<Date>) -> DueTask {
        DueTask {
            site: Some(Id::from_uuid(Uuid::from_u128(1))),
            case: Id::from_uuid(Uuid::from_u128(case)),
            due_on: due,
            status: if settled.is_some() {
                TaskStatus::Done
            } else {
                TaskStatus::Open
            },
            settled_at: settled.map(|day| {
                let noon = day.at(23, 30, 0, 0).in_tz("Europe/Berlin");
                noon.unwrap().timestamp()
            }),
        }
    }

    #[test]
    fn a_task_is_in_time_up_to_the_end_of_its_day() {
        let due = date(2026, 11, 10);
        let judged = |due, settled| was_in_time(&task(1, due, settled), TODAY);
        assert_eq!(judged(due, Some(due)), Some(true));
        assert_eq!(judged(due, Some(date(2026, 11, 11))), Some(false));
        assert_eq!(judged(due, None), Some(false));
        assert_eq!(judged(TODAY, None), None);
    }

    #[test]
    fn few_people_are_not_told_however_many_tasks_they_have() {
        let site = [Id::from_uuid(Uuid::from_u128(1))];
        let due = date(2026, 11, 10);
        let kept: Vec<DueTask> = (0..40).map(|at| task(at % 4, due, Some(due))).collect();
        assert_eq!(in_time(&kept, &site, TODAY), Share::Few);
        let mut all: Vec<DueTask> = (0..8).map(|case| task(case, due, Some(due))).collect();
        assert_eq!(in_time(&all, &site, TODAY), Share::Percent(100));
        all.push(task(3, due, None));
        assert_eq!(in_time(&all, &site, TODAY), Share::Few);
        all.extend((0..7).map(|case| task(case, due, None)));
        assert_eq!(in_time(&all, &site, TODAY), Share::Percent(50));
        assert_eq!(in_time(&[], &site, TODAY), Share::Nobody);
    }
}
