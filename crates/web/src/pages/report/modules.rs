//! Modules (I15) and re-entries (P11a) in words.

use app::report::modules::{Hours, Modules, Reentries};
use domain::Code;

use super::table::{Fact, Row, Say, Table};

/// The table of modules.
pub fn modules(say: &Say<'_>, modules: &Modules) -> (Vec<Fact>, Vec<Table>) {
    let lang = say.texts.lang().code();
    let titles = modules.modules.iter();
    let names = titles.map(|one| one.in_language(lang).to_owned()).collect();
    let mut rows = say.masked(names, &modules.taken);
    for (row, shown) in rows.iter_mut().zip(&modules.with_result) {
        row.cells.push(say.shown(*shown));
    }
    for (row, hours) in rows.iter_mut().zip(&modules.hours) {
        row.cells.push(match hours {
            Hours::None => say.t("report-nobody"),
            Hours::Few => say.t("report-too-few"),
            Hours::Minutes(minutes) => say.texts.number((minutes + 30) / 60),
        });
    }
    if let Some(sum) = rows.last_mut().filter(|row| row.sum) {
        let nothing = say.t("report-nobody");
        sum.cells.extend([nothing.clone(), nothing]);
    }
    let table = Table {
        id: "modules",
        title: say.t("report-modules-title"),
        caption: say.caption("report-modules-caption"),
        head: say.all(&[
            "module-name",
            "module-status-planned",
            "module-status-running",
            "module-status-done",
            "module-status-broken-off",
            "report-sum",
            "report-modules-with-result",
            "report-modules-hours",
        ]),
        rows,
    };
    (Vec::new(), vec![table])
}

/// The tables of re-entries.
pub fn reentries(say: &Say<'_>, reentries: &Reentries<'_>) -> (Vec<Fact>, Vec<Table>) {
    let lang = say.texts.lang().code();
    let kinds = reentries.kinds.iter().map(|(kind, shown)| {
        let name = say.texts.coded("reentry_kind", kind.code()).into_owned();
        Row::new(name, vec![say.shown(*shown)])
    });
    let mut kinds: Vec<Row> = kinds.collect();
    kinds.push(Row {
        sum: true,
        ..Row::new(say.t("report-sum"), vec![say.shown(reentries.sum)])
    });
    let reasons = reentries.reasons.iter().map(|(reason, shown)| {
        let name = match reason {
            Some(reason) => reason.title.in_language(lang).to_owned(),
            None => say.t("report-reentries-no-reason"),
        };
        Row::new(name, vec![say.shown(*shown)])
    });
    let table = |id, rows| Table {
        id,
        title: say.t(&format!("report-reentries-{id}")),
        caption: say.caption("report-reentries-caption"),
        head: say.all(&["report-reentries-what", "report-reentries-number"]),
        rows,
    };
    let tables = vec![table("kinds", kinds), table("reasons", reasons.collect())];
    (Vec::new(), tables)
}
