//! Who carries the plans (P1d) in words.

use app::report::carried::{CarriedPlans, Parts, Span};

use super::table::{Fact, Row, Say, Table};

/// One table for measures and one for steps.
pub fn tables(say: &Say<'_>, plans: &CarriedPlans) -> (Vec<Fact>, Vec<Table>) {
    let table = |id: &'static str, of: fn(&Span) -> Parts| Table {
        id,
        title: say.t(&format!("report-carried-{id}")),
        caption: say.caption("report-carried-caption"),
        head: say.all(&[
            "report-carried-months",
            "report-carried-cases",
            "report-carried-all",
            "code-carried-by-client",
            "code-carried-by-together",
            "code-carried-by-worker",
            "code-carried-by-partner",
        ]),
        rows: plans
            .spans
            .iter()
            .enumerate()
            .map(|(at, span)| row(say, at, span, of(span)))
            .collect(),
    };
    let tables = vec![
        table("measures", |span| span.measures),
        table("steps", |span| span.steps),
    ];
    (Vec::new(), tables)
}

fn row(say: &Say<'_>, at: usize, span: &Span, parts: Parts) -> Row {
    let months = [
        "report-carried-span-0",
        "report-carried-span-3",
        "report-carried-span-6",
        "report-carried-span-9",
        "report-carried-span-12",
    ];
    Row::new(
        months.get(at).map(|key| say.t(key)).unwrap_or_default(),
        vec![
            say.shown(span.cases),
            say.shown(parts.all),
            say.share(parts.client),
            say.share(parts.together),
            say.share(parts.worker),
            say.share(parts.partner),
        ],
    )
}
