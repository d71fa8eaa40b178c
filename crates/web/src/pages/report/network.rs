//! Time in the network beside time in cases (P13) in words.

use app::report::network::{Compared, InNetwork, NetworkTime};

use super::{
    table::{Fact, Row, Say, Table},
    time::{hours, name},
};

/// The tables.
pub fn tables(say: &Say<'_>, time: &NetworkTime<'_>) -> (Vec<Fact>, Vec<Table>) {
    let compared = |id, title: &str, rows: &[Compared<'_>]| Table {
        id,
        title: say.t(title),
        caption: say.caption("report-network-caption"),
        head: say.all(&[
            title,
            "report-network-activities",
            "report-network-time",
            "report-network-cases",
            "report-network-share",
        ]),
        rows: rows.iter().map(|one| row(say, one)).collect(),
    };
    let kinds = Table {
        id: "kinds",
        title: say.t("report-network-kinds"),
        caption: say.caption("report-network-kinds-caption"),
        head: say.all(&[
            "report-network-kinds",
            "report-network-activities",
            "report-network-time",
        ]),
        rows: time
            .kinds
            .iter()
            .map(|(kind, booked)| {
                let name = say.texts.code("activity_kind", *kind);
                Row::new(name, in_network(say, *booked))
            })
            .collect(),
    };
    let tables = vec![
        compared("sites", "report-time-sites", &time.sites),
        compared("months", "report-time-months", &time.months),
        kinds,
    ];
    (Vec::new(), tables)
}

fn in_network(say: &Say<'_>, booked: InNetwork) -> Vec<String> {
    vec![
        say.texts.number(booked.activities),
        hours(say, booked.minutes),
    ]
}

fn row(say: &Say<'_>, one: &Compared<'_>) -> Row {
    let mut cells = in_network(say, one.network);
    cells.push(match one.cases {
        Some(minutes) => hours(say, minutes),
        None => say.t("report-covered"),
    });
    cells.push(match (one.cases, one.share()) {
        (_, Some(share)) => say.texts.with("report-percent", &[("n", share.into())]),
        (None, None) => say.t("report-covered"),
        (Some(_), None) => say.t("report-nobody"),
    });
    match &one.line {
        Some(line) => Row::new(name(say, line), cells),
        None => Row {
            sum: true,
            ..Row::new(say.t("report-time-all"), cells)
        },
    }
}
