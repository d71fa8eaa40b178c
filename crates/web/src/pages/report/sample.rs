//! Sample content for the test that renders every template.

use app::report::{
    Content, Report, ReportKind,
    continuity::{Continuity, OverRhythm, Waited},
    demand::{Demand, Place, STANDS, SiteCapacity},
    independence::{Change, Changes},
    lessons::{LessonRow, Trial},
    modules::{Hours, Modules},
    pilot::{FrequentReason, Pilot},
    services::{Grid, Services},
    sites::{Column, Comparison, CountRow, Counted, PerCase},
    standards::{Compliance, StandardCount},
};
use domain::{
    contact::Gap,
    report::{Days, Period, Share, Shown, mask},
};
use i18n::Lang;
use programme::{Catalogue, Programme};

use super::{ReportPage, report_page};
use crate::{form::FormData, page::Shell};
use askama::Template;

fn demand(puemas: &Programme) -> Demand<'_> {
    let mut places: Vec<Place<'_>> = puemas.regions.iter().map(Place::Region).collect();
    places.push(Place::Outside("Weimar".to_owned()));
    let rows = vec![vec![3, 0, 20, 6]; places.len()];
    Demand {
        places,
        inquiries: mask(&rows),
        reasons: vec![puemas.criteria.first(), None],
        rejected: mask(&[vec![1, 12, 6], vec![0, 7, 8]]),
        capacity: vec![SiteCapacity {
            name: "Büro Erfurt".to_owned(),
            region: puemas.regions.first().map(|one| one.name.clone()),
            places: 40,
            running: 38,
            waiting: 3,
        }],
    }
}

pub(super) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let Ok(catalogue) = Catalogue::shipped() else {
        return Vec::new();
    };
    let Some(puemas) = catalogue.get("puemas") else {
        return Vec::new();
    };
    let standards = Compliance {
        sites: vec!["Büro Erfurt".to_owned()],
        standards: puemas
            .standards
            .iter()
            .map(|standard| StandardCount {
                standard,
                answers: vec![
                    Shown::Exact(12),
                    Shown::Few,
                    Shown::Exact(0),
                    Shown::Covered,
                ],
                sum: Shown::Exact(23),
                kept: Share::Percent(52),
                by_site: vec![Share::Nobody],
            })
            .collect(),
    };
    [
        (ReportKind::Demand, Content::Demand(demand(puemas))),
        (ReportKind::Standards, Content::Standards(standards)),
        (ReportKind::Modules, Content::Modules(modules(puemas))),
        (ReportKind::Services, Content::Services(services(puemas))),
        (ReportKind::Continuity, Content::Continuity(continuity())),
        (ReportKind::Pilot, Content::Pilot(pilot(puemas))),
        (
            ReportKind::Independence,
            Content::Independence(independence(puemas)),
        ),
    ]
    .into_iter()
    .map(|(kind, content)| {
        let page = page(lang, puemas, kind, content);
        ("report/report.html", page.render().unwrap_or_default())
    })
    .collect()
}

/// A lesson about the first procedure of the programme.
pub(crate) fn lesson(puemas: &Programme) -> LessonRow {
    LessonRow {
        id: domain::ids::LessonId::from_uuid(uuid::Uuid::from_u128(5)),
        programme: puemas.id.clone(),
        version: puemas.version.clone(),
        procedure: puemas.procedures.first().map(|one| one.id.clone()),
        body: "Der erste Termin draußen wirkt nur, wenn er vor dem Tor feststeht.".to_owned(),
        recorded_at: jiff::Timestamp::UNIX_EPOCH,
        recorded_by: domain::ids::UserId::from_uuid(uuid::Uuid::from_u128(7)),
        recorded_by_name: "Dora Leitner".to_owned(),
    }
}

fn pilot(puemas: &Programme) -> Pilot<'_> {
    let row = |what| CountRow {
        what,
        cells: vec![Shown::Exact(12), Shown::Few],
        sum: Shown::Covered,
    };
    let ending = |reason: &programme::model::ClosureReason| Counted::Ending(reason.title.clone());
    let counts = [Counted::Running, Counted::Admissions, Counted::Releases];
    let endings = puemas.closure_reasons.iter().map(ending);
    Pilot {
        received: Shown::Exact(31),
        stands: STANDS.map(|stand| (stand, Shown::Exact(7))).to_vec(),
        reason: FrequentReason::Told(vec![puemas.criteria.first(), None]),
        compared: Comparison {
            columns: vec![
                Column::Site("Büro Erfurt".to_owned()),
                Column::Site("Büro Gera".to_owned()),
            ],
            counts: counts.into_iter().chain(endings).map(row).collect(),
            lead_time: vec![Days::Median(180), Days::Few],
            around: vec![Share::Percent(92), Share::Few],
            first_contact: vec![Days::Median(2), Days::Nobody],
            contacts: vec![105, 3],
            per_case: vec![PerCase::Tenths(82), PerCase::Few],
            whole: vec![Share::Percent(67), Share::Nobody],
            together: (PerCase::Nobody, Share::Nobody),
            outreach: vec![Share::Percent(30), Share::Few],
        },
        in_time: vec![Share::Percent(81), Share::Few],
        all_in_time: Share::Nobody,
        trials: vec![Trial {
            programme: puemas,
            lessons: vec![lesson(puemas)],
        }],
    }
}

fn modules(puemas: &Programme) -> Modules {
    let rows = vec![vec![2, 9, 7, 0]; puemas.modules.len()];
    Modules {
        modules: puemas.modules.iter().map(|one| one.title.clone()).collect(),
        taken: mask(&rows),
        with_result: vec![Shown::Exact(7); rows.len()],
        hours: vec![Hours::Minutes(12_000); rows.len()],
    }
}

fn continuity() -> Continuity {
    let waited = Waited {
        middle: Days::Median(19),
        longest: Some(47),
    };
    Continuity {
        sites: vec![Some("Büro Erfurt".to_owned()), None],
        cases: mask(&[vec![28, 7], vec![2, 0]]),
        waited: vec![
            waited,
            Waited {
                middle: Days::Few,
                longest: None,
            },
        ],
        all: waited,
        named: vec![OverRhythm {
            case: domain::ids::CaseId::from_uuid(uuid::Uuid::from_u128(1)),
            number: "2026-0001".to_owned(),
            site: Some("Büro Erfurt".to_owned()),
            gap: Gap {
                from: jiff::civil::date(2026, 9, 1),
                to: jiff::civil::date(2026, 10, 18),
            },
        }],
        more: 3,
    }
}

fn independence(puemas: &Programme) -> Changes<'_> {
    let change = Change {
        further: Shown::Exact(9),
        same: Shown::Covered,
        back: Shown::Covered,
        sum: Shown::Exact(17),
    };
    let domains = puemas.domains.iter();
    Changes {
        domains: domains.map(|one| (&one.title, change)).collect(),
    }
}

fn services(puemas: &Programme) -> Services<'_> {
    let areas = puemas.modules.iter();
    let areas: Vec<_> = areas.map(|one| Some(&one.title)).chain([None]).collect();
    let grid = Grid {
        cells: vec![vec![Some(120), None]; areas.len()],
        rows: vec![Some(130); areas.len()],
        columns: vec![Some(900), None],
        total: Some(980),
    };
    Services {
        areas,
        sites: vec![Some("Büro Erfurt".to_owned()), None],
        contacts: grid.clone(),
        minutes: grid.clone(),
        measures: grid,
    }
}

fn page<'a>(
    lang: Lang,
    puemas: &'a Programme,
    kind: ReportKind,
    content: Content<'a>,
) -> ReportPage {
    let report = Report {
        kind,
        programme: puemas,
        programmes: vec![puemas],
        period: Period::year_until(Shell::sample(lang).today),
        content,
    };
    report_page(Shell::sample(lang), &FormData::default(), &report, None)
}
