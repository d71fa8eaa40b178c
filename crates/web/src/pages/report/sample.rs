//! Sample content for the test that renders every template.

use app::report::{
    Content, Report, ReportKind,
    demand::{Demand, Place, SiteCapacity},
    lessons::{LessonRow, Trial},
    modules::{Hours, Modules},
    standards::{Compliance, StandardCount},
};
use domain::report::{Period, Share, Shown, mask};
use i18n::Lang;
use programme::{Catalogue, Programme};

use super::{ReportPage, pilot::pilot_page, report_page};
use crate::{
    form::{FormData, FormView},
    page::Shell,
};
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
    let trial = Trial {
        programme: puemas,
        lessons: vec![LessonRow {
            id: domain::ids::LessonId::from_uuid(uuid::Uuid::from_u128(5)),
            programme: puemas.id.clone(),
            version: puemas.version.clone(),
            body: "Der erste Termin draußen wirkt nur, wenn er vor dem Tor feststeht.".to_owned(),
            recorded_at: jiff::Timestamp::UNIX_EPOCH,
            recorded_by: domain::ids::UserId::from_uuid(uuid::Uuid::from_u128(7)),
            recorded_by_name: "Dora Leitner".to_owned(),
        }],
    };
    let sh = Shell::sample(lang);
    let f = FormView::new(sh.texts, FormData::default());
    let pilot = pilot_page(sh, f, &[trial]).render().unwrap_or_default();
    let mut all = vec![("report/pilot.html", pilot)];
    all.extend(
        [
            (ReportKind::Demand, Content::Demand(demand(puemas))),
            (ReportKind::Standards, Content::Standards(standards)),
            (ReportKind::Modules, Content::Modules(modules(puemas))),
        ]
        .into_iter()
        .map(|(kind, content)| {
            let page = page(lang, puemas, kind, content);
            ("report/report.html", page.render().unwrap_or_default())
        }),
    );
    all
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
    report_page(Shell::sample(lang), &FormData::default(), &report)
}
