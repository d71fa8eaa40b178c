//! Sample content for the test that renders every template.

use app::report::{
    Content, Report, ReportKind,
    demand::{Demand, Place, SiteCapacity},
};
use domain::report::{Period, mask};
use i18n::Lang;
use programme::{Catalogue, Programme};

use super::report_page;
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
    let report = Report {
        kind: ReportKind::Demand,
        programme: puemas,
        programmes: vec![puemas],
        period: Period::year_until(Shell::sample(lang).today),
        content: Content::Demand(demand(puemas)),
    };
    let page = report_page(Shell::sample(lang), &FormData::default(), &report);
    vec![("report/report.html", page.render().unwrap_or_default())]
}
