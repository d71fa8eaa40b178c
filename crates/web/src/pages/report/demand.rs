//! Demand (P4) in words.

use app::report::demand::{Demand, Place};
use domain::Code;

use super::table::{Fact, Row, Say, Table};

/// What stands at the top, and the tables.
pub fn tables(say: &Say<'_>, demand: &Demand<'_>) -> (Vec<Fact>, Vec<Table>) {
    let tables = vec![
        places(say, demand),
        reasons(say, demand),
        capacity(say, demand),
    ];
    (facts(say, demand), tables)
}

fn facts(say: &Say<'_>, demand: &Demand<'_>) -> Vec<Fact> {
    let at_least = |count: i64| {
        say.texts
            .with("report-at-least", &[("n", i18n::Arg::from(count))])
    };
    vec![
        Fact {
            label: say.t("report-demand-all"),
            value: say.shown(demand.inquiries.total),
            note: say.caption("report-demand-period"),
        },
        Fact {
            label: say.t("report-demand-outside"),
            value: at_least(demand.at_least_outside()),
            note: say.t("report-demand-outside-note"),
        },
        Fact {
            label: say.t("report-demand-refused"),
            value: at_least(demand.at_least_rejected_for_region()),
            note: say.t("report-demand-refused-note"),
        },
    ]
}

fn place(say: &Say<'_>, place: &Place<'_>) -> String {
    let lang = say.texts.lang().code();
    match place {
        Place::Region(region) => format!(
            "{} ({})",
            region.name.in_language(lang),
            say.texts.coded("region_kind", region.kind.code())
        ),
        Place::Outside(name) => say.texts.with(
            "report-demand-outside-place",
            &[("place", i18n::Arg::from(name.clone()))],
        ),
        Place::OutsideOthers => say.t("report-demand-outside-others"),
        Place::Unknown => say.t("report-demand-unknown"),
    }
}

fn places(say: &Say<'_>, demand: &Demand<'_>) -> Table {
    let names = demand.places.iter().map(|one| place(say, one)).collect();
    Table {
        id: "places",
        title: say.t("report-demand-places"),
        caption: say.caption("report-demand-places-caption"),
        head: say.all(&[
            "report-demand-place",
            "report-demand-clearing",
            "report-demand-waiting",
            "report-demand-admitted",
            "report-demand-rejected",
            "report-demand-inquiries",
        ]),
        rows: say.masked(names, &demand.inquiries),
    }
}

fn reasons(say: &Say<'_>, demand: &Demand<'_>) -> Table {
    let lang = say.texts.lang().code();
    let names = demand
        .reasons
        .iter()
        .map(|reason| match reason {
            Some(criterion) => say.texts.with(
                "report-demand-not-met",
                &[(
                    "criterion",
                    i18n::Arg::from(criterion.label.in_language(lang).to_owned()),
                )],
            ),
            None => say.t("report-demand-other-reason"),
        })
        .collect();
    Table {
        id: "reasons",
        title: say.t("report-demand-reasons"),
        caption: say.caption("report-demand-reasons-caption"),
        head: say.all(&[
            "report-demand-reason",
            "report-demand-in-region",
            "report-demand-out-of-region",
            "report-demand-unknown",
            "report-demand-named",
        ]),
        rows: say.masked(names, &demand.rejected),
    }
}

fn capacity(say: &Say<'_>, demand: &Demand<'_>) -> Table {
    let lang = say.texts.lang().code();
    let rows = demand
        .capacity
        .iter()
        .map(|site| {
            let region = site.region.as_ref();
            let (places, free) = if site.places == 0 {
                (say.t("report-unlimited"), say.t("report-unlimited"))
            } else {
                let free = (site.places - site.running).max(0);
                (say.texts.number(site.places), say.texts.number(free))
            };
            Row::new(
                site.name.clone(),
                vec![
                    region.map_or_else(String::new, |one| one.in_language(lang).to_owned()),
                    places,
                    say.texts.number(site.running),
                    free,
                    say.texts.number(site.waiting),
                ],
            )
        })
        .collect();
    Table {
        id: "capacity",
        title: say.t("report-demand-capacity"),
        caption: say.caption("report-demand-capacity-caption"),
        head: say.all(&[
            "common-site",
            "report-demand-region",
            "report-demand-places-all",
            "report-demand-running",
            "report-demand-free",
            "report-demand-waiting",
        ]),
        rows,
    }
}
