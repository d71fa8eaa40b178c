//! How far people go alone (P17) in words.

use app::report::independence::Changes;

use super::table::{Fact, Row, Say, Table};

/// The table of life domains.
pub fn tables(say: &Say<'_>, changes: &Changes<'_>) -> (Vec<Fact>, Vec<Table>) {
    let lang = say.texts.lang().code();
    let rows = changes.domains.iter().map(|(title, change)| {
        let cells = [change.further, change.same, change.back, change.sum];
        Row::new(title.in_language(lang), say.shown_all(&cells))
    });
    let table = Table {
        id: "domains",
        title: say.t("report-independence-domains"),
        caption: say.caption("report-independence-caption"),
        head: say.all(&[
            "report-time-domains",
            "report-independence-further",
            "report-independence-same",
            "report-independence-back",
            "report-sum",
        ]),
        rows: rows.collect(),
    };
    (Vec::new(), vec![table])
}
