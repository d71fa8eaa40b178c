//! Standards (P9a): how often each was kept, and at which site.
//!
//! A standard is counted when its last day lies in the period; a contact rhythm when its phase ended
//! there, or as soon as a silence was too long. What was not needed is not counted.

use std::collections::BTreeMap;

use domain::ids::SiteId;
use domain::report::{Share, Shown, mask_line, share};
use programme::{model::Standard, standards::StandardState};
use store::Tx;

use super::Ground;
use crate::{App, AppError, OpContext, standard};

/// The columns of the table.
pub const ANSWERS: [StandardState; 4] = [
    StandardState::Met,
    StandardState::Late,
    StandardState::Deviation,
    StandardState::Missed,
];

/// The report.
#[derive(Debug, Clone)]
pub struct Compliance<'a> {
    /// Names of the own sites.
    pub sites: Vec<String>,
    /// All standards of the programme, in its order.
    pub standards: Vec<StandardCount<'a>>,
}

/// How often a standard was kept.
#[derive(Debug, Clone)]
pub struct StandardCount<'a> {
    /// The standard.
    pub standard: &'a Standard,
    /// Cases by [`ANSWERS`].
    pub answers: Vec<Shown>,
    /// All of them.
    pub sum: Shown,
    /// The share kept in time.
    pub kept: Share,
    /// The same for each site.
    pub by_site: Vec<Share>,
}

type Counts = [i64; ANSWERS.len()];

pub(super) async fn read<'a>(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    ground: &Ground<'a>,
) -> Result<Compliance<'a>, AppError> {
    let mut counted: BTreeMap<(String, Option<SiteId>), Counts> = BTreeMap::new();
    for case in store::report::followed(tx, &ground.counted()).await? {
        let Some(row) = store::case::by_id(tx, case).await? else {
            continue;
        };
        let site = row.site;
        let record = app.record(tx, row).await?;
        for line in standard::lines(tx, &record, ctx.today).await? {
            let Some(column) = ANSWERS.iter().position(|one| *one == line.state) else {
                continue;
            };
            if is_counted(ground, ctx, &line) {
                let row = counted.entry((line.standard.id, site)).or_default();
                row[column] += 1;
            }
        }
    }
    let sites: Vec<SiteId> = ground.sites.iter().map(|site| site.id).collect();
    Ok(Compliance {
        sites: ground.sites.iter().map(|site| site.name.clone()).collect(),
        standards: ground
            .programme
            .standards
            .iter()
            .map(|standard| of_standard(standard, &counted, &sites))
            .collect(),
    })
}

fn is_counted(ground: &Ground<'_>, ctx: &OpContext, line: &standard::StandardLine) -> bool {
    let inside = |day| ground.period.from <= day && day <= ground.period.to;
    let broken_rhythm = line.standard.by.is_none() && line.state == StandardState::Missed;
    line.due.is_some_and(inside) || (broken_rhythm && inside(ctx.today))
}

fn of_standard<'a>(
    standard: &'a Standard,
    counted: &BTreeMap<(String, Option<SiteId>), Counts>,
    sites: &[SiteId],
) -> StandardCount<'a> {
    let of = |wanted: Option<SiteId>| {
        let mut sum = Counts::default();
        let rows = counted
            .iter()
            .filter(|((id, site), _)| *id == standard.id && (wanted.is_none() || *site == wanted));
        for (_, row) in rows {
            for (all, one) in sum.iter_mut().zip(row) {
                *all += one;
            }
        }
        sum
    };
    let kept = |counts: Counts| share(counts[0], counts.iter().sum());
    let all = of(None);
    let (answers, sum) = mask_line(&all);
    StandardCount {
        standard,
        answers,
        sum,
        kept: kept(all),
        by_site: sites.iter().map(|site| kept(of(Some(*site)))).collect(),
    }
}
