//! Continuity (I16): how long people waited for somebody to talk to them alone, whatever modules they
//! took part in, and how often that was longer than the rhythm of their phase.
//!
//! Numbers of people are masked. The cases themselves are named only on the page, and only to those who
//! may read their notes; the log of each of these cases says so.

use access::{Action, decide};
use domain::{
    contact::{Gap, Wanted, gaps, is_over_rhythm, longest_gap},
    ids::{CaseId, SiteId},
    report::{Days, Masked, Period, mask, median},
};
use jiff::civil::Date;
use programme::phases;
use store::Tx;

use super::{Ground, sites::days};
use crate::{
    App, AppError, OpContext,
    record::{Record, german_date},
};

/// Cases that the page names at most.
pub const NAMED: usize = 25;

/// The report.
#[derive(Debug, Clone)]
pub struct Continuity {
    /// Names of the own sites: the rows; `None`: cases without a site.
    pub sites: Vec<Option<String>>,
    /// Cases for each site: within the rhythm, and over it.
    pub cases: Masked,
    /// The longest time without contact, for each site.
    pub waited: Vec<Waited>,
    /// The same for all.
    pub all: Waited,
    /// The cases over the rhythm that this person may see, the longest time first; at most [`NAMED`].
    pub named: Vec<OverRhythm>,
    /// How many more of them there are.
    pub more: usize,
}

/// The longest times without contact of some cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waited {
    /// In the middle.
    pub middle: Days,
    /// The longest of them; told where the middle is.
    pub longest: Option<i64>,
}

/// A case in which somebody waited longer than the rhythm allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverRhythm {
    /// The case.
    pub case: CaseId,
    /// Its number.
    pub number: String,
    /// Its site.
    pub site: Option<String>,
    /// The longest time without contact.
    pub gap: Gap,
}

/// What was found in a case.
struct Found {
    case: CaseId,
    number: String,
    site: Option<SiteId>,
    gap: Gap,
    over: bool,
    may_see: bool,
}

pub(super) async fn read(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    ground: &Ground<'_>,
) -> Result<Continuity, AppError> {
    let what = ground.counted();
    let contacts = store::report::individual_contacts(tx, &what, days(ground.period)).await?;
    let mut all = Vec::new();
    for case in store::report::followed(tx, &what).await? {
        let Some(row) = store::case::by_id(tx, case).await? else {
            continue;
        };
        let facts = row.access_facts();
        let may_see = decide(&ctx.actor, Action::ViewNotes, Some(&facts)).is_allowed();
        let record = app.record_for_page(tx, row).await?;
        let met = contacts.get(&case).map_or(&[][..], Vec::as_slice);
        let met: Vec<Date> = met.iter().map(|at| german_date(*at)).collect();
        if let Some((gap, over)) = of_case(&record, ground.period, &met, ctx.today) {
            all.push(Found {
                case,
                number: record.case.number.clone(),
                site: record.case.site,
                gap,
                over,
                may_see,
            });
        }
    }
    Ok(report(ground, &all))
}

/// The longest time without contact of a case in the days of the period that it was in the programme,
/// and whether the rhythm was kept; `None`: there is no such day yet.
fn of_case(record: &Record<'_>, period: Period, met: &[Date], today: Date) -> Option<(Gap, bool)> {
    let begin = record.case.entry_on?.max(period.from);
    let ends = [record.case.exit_on, Some(period.to), Some(today)];
    let until = ends.into_iter().flatten().min()?;
    if until < begin {
        return None;
    }
    let wanted = |(phase, span): (&programme::model::Phase, Option<phases::Span>)| {
        let (from, to) = span?;
        Some(Wanted {
            from,
            to,
            every_days: record.programme.rhythm(&phase.id)?,
        })
    };
    let spans = phases::spans(record.programme, &record.facts.anchors());
    let mut rhythm: Vec<Wanted> = spans.into_iter().filter_map(wanted).collect();
    rhythm.extend(record.programme.rhythm_in(None).map(|every_days| Wanted {
        from: begin,
        to: None,
        every_days,
    }));
    let found = gaps(begin, until, met.iter().copied());
    Some((longest_gap(&found)?, is_over_rhythm(&found, &rhythm)))
}

fn report(ground: &Ground<'_>, all: &[Found]) -> Continuity {
    let mut sites: Vec<(Option<SiteId>, Option<String>)> = ground
        .sites
        .iter()
        .map(|site| (Some(site.id), Some(site.name.clone())))
        .collect();
    let known = |id: Option<SiteId>| ground.sites.iter().any(|site| Some(site.id) == id);
    if all.iter().any(|one| !known(one.site)) {
        sites.push((None, None));
    }
    let at = |one: &Found, site: Option<SiteId>| one.site.filter(|_| known(one.site)) == site;
    let of = |site: Option<SiteId>| all.iter().filter(move |one| at(one, site));
    let rows: Vec<Vec<i64>> = sites
        .iter()
        .map(|(site, _)| {
            let over = count(of(*site).filter(|one| one.over));
            vec![count(of(*site)) - over, over]
        })
        .collect();
    let waited_at = sites.iter().map(|(site, _)| waited(of(*site)));
    let name = |id: Option<SiteId>| {
        let site = ground.sites.iter().find(|site| Some(site.id) == id);
        site.map(|site| site.name.clone())
    };
    let mut seen: Vec<&Found> = all.iter().filter(|one| one.over && one.may_see).collect();
    seen.sort_by(|a, b| (b.gap.days(), &a.number).cmp(&(a.gap.days(), &b.number)));
    Continuity {
        cases: mask(&rows),
        waited: waited_at.collect(),
        all: waited(all.iter()),
        named: seen
            .iter()
            .take(NAMED)
            .map(|one| OverRhythm {
                case: one.case,
                number: one.number.clone(),
                site: name(one.site),
                gap: one.gap,
            })
            .collect(),
        more: seen.len().saturating_sub(NAMED),
        sites: sites.into_iter().map(|(_, name)| name).collect(),
    }
}

fn count<'a>(found: impl Iterator<Item = &'a Found>) -> i64 {
    i64::try_from(found.count()).unwrap_or(i64::MAX)
}

fn waited<'a>(found: impl Iterator<Item = &'a Found>) -> Waited {
    let days: Vec<i64> = found.map(|one| one.gap.days()).collect();
    let longest = days.iter().copied().max();
    let middle = median(days);
    Waited {
        middle,
        longest: longest.filter(|_| matches!(middle, Days::Median(_))),
    }
}
