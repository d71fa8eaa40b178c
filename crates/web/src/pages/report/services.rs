//! Services by area (P12) in words.

use app::report::services::{Grid, Services};

use super::table::{Fact, Row, Say, Table};

/// A table for contacts, one for their time, one for measures: areas down, sites across.
pub fn tables(say: &Say<'_>, services: &Services<'_>) -> (Vec<Fact>, Vec<Table>) {
    let number = |amount: i64| say.texts.number(amount);
    let hours = |amount: i64| super::time::hours(say, amount);
    let table = |id: &'static str, grid: &Grid, words: &dyn Fn(i64) -> String| Table {
        id,
        title: say.t(&format!("report-services-{id}")),
        caption: say.caption(&format!("report-services-{id}-caption")),
        head: head(say, services),
        rows: rows(say, services, grid, words),
    };
    let tables = vec![
        table("contacts", &services.contacts, &number),
        table("time", &services.minutes, &hours),
        table("measures", &services.measures, &number),
    ];
    (Vec::new(), tables)
}

fn head(say: &Say<'_>, services: &Services<'_>) -> Vec<String> {
    let site = |name: &Option<String>| match name {
        Some(name) => name.clone(),
        None => say.t("report-time-no-site"),
    };
    let mut head = vec![say.t("report-services-area")];
    head.extend(services.sites.iter().map(site));
    head.push(say.t("report-sum"));
    head
}

fn rows(
    say: &Say<'_>,
    services: &Services<'_>,
    grid: &Grid,
    words: &dyn Fn(i64) -> String,
) -> Vec<Row> {
    let told = |amount: &Option<i64>| match amount {
        Some(amount) => words(*amount),
        None => say.t("report-covered"),
    };
    let line = |cells: &[Option<i64>], sum: &Option<i64>| -> Vec<String> {
        cells.iter().chain([sum]).map(told).collect()
    };
    let lang = say.texts.lang().code();
    let mut rows: Vec<Row> = services
        .areas
        .iter()
        .zip(grid.cells.iter().zip(&grid.rows))
        .map(|(area, (cells, sum))| {
            let name = match area {
                Some(title) => title.in_language(lang).to_owned(),
                None => say.t("report-services-no-area"),
            };
            Row::new(name, line(cells, sum))
        })
        .collect();
    rows.push(Row {
        sum: true,
        ..Row::new(
            say.t("report-services-all"),
            line(&grid.columns, &grid.total),
        )
    });
    rows
}
