//! Standards (P9a) in words.

use app::report::standards::{Compliance, StandardCount};

use super::table::{Fact, Row, Say, Table};

/// The tables.
pub fn tables(say: &Say<'_>, compliance: &Compliance<'_>) -> (Vec<Fact>, Vec<Table>) {
    let lang = say.texts.lang().code();
    let name = |one: &StandardCount<'_>| one.standard.title.in_language(lang).to_owned();
    let answers = compliance.standards.iter().map(|one| {
        let mut cells = say.shown_all(&one.answers);
        cells.push(say.shown(one.sum));
        cells.push(say.share(one.kept));
        Row::new(name(one), cells)
    });
    let by_site = compliance.standards.iter().map(|one| {
        let cells = one.by_site.iter().map(|share| say.share(*share)).collect();
        Row::new(name(one), cells)
    });
    let mut head = vec![say.t("standard-name")];
    head.extend(compliance.sites.iter().cloned());
    let tables = vec![
        Table {
            id: "standards",
            title: say.t("report-standards-kept"),
            caption: say.caption("report-standards-kept-caption"),
            head: say.all(&[
                "standard-name",
                "standard-state-met",
                "standard-state-late",
                "standard-state-deviation",
                "standard-state-missed",
                "report-sum",
                "report-standards-share",
            ]),
            rows: answers.collect(),
        },
        Table {
            id: "sites",
            title: say.t("report-standards-sites"),
            caption: say.caption("report-standards-sites-caption"),
            head,
            rows: by_site.collect(),
        },
    ];
    (Vec::new(), tables)
}
