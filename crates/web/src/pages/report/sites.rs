//! Sites compared (P3a, P5) in words.

use app::report::sites::{Column, Comparison, CountRow, Counted, LeaveStage, Sites};
use domain::{
    Code,
    report::{
        Share, Travel,
        lead::{LeadTime, LeadTimes},
    },
};
use i18n::Arg;

use super::table::{Fact, Row, Say, Table};

/// The tables.
pub fn tables(say: &Say<'_>, sites: &Sites) -> (Vec<Fact>, Vec<Table>) {
    let leaves = sites.leaves.iter().map(|one| count_row(say, one)).collect();
    let table = |id, comparison, more| Table {
        id,
        title: say.t(&format!("report-sites-{id}")),
        caption: say.caption("report-sites-caption"),
        head: head(say, comparison),
        rows: rows(say, comparison, more),
    };
    let tables = vec![
        table("sites", &sites.sites, leaves),
        table("regions", &sites.kinds, travel(say, &sites.travel)),
        lead_times(say, &sites.lead_times),
    ];
    (Vec::new(), tables)
}

/// Lead time in classes.
fn lead_times(say: &Say<'_>, found: &LeadTimes) -> Table {
    let class = |class: LeadTime| match class {
        LeadTime::UnderOne => "report-lead-under-1",
        LeadTime::OneToThree => "report-lead-1-to-3",
        LeadTime::ThreeToSix => "report-lead-3-to-6",
        LeadTime::SixOrMore => "report-lead-6-or-more",
        LeadTime::After => "report-lead-after",
        LeadTime::Unknown => "report-lead-unknown",
    };
    let row = |name: &str, shown, share: Share| {
        let cells = vec![say.shown(shown), say.share(share)];
        Row::new(say.t(name), cells)
    };
    let classes = found.classes.iter();
    let mut rows: Vec<Row> = classes
        .map(|(one, shown, share)| row(class(*one), *shown, *share))
        .collect();
    rows.push(Row {
        sum: true,
        ..row("report-sum", found.sum, Share::Nobody)
    });
    Table {
        id: "lead",
        title: say.t("report-lead"),
        caption: say.caption("report-lead-caption"),
        head: say.all(&[
            "report-lead-class",
            "report-lead-people",
            "report-lead-share",
        ]),
        rows,
    }
}

/// The median of a journey, and all of them together.
fn travel(say: &Say<'_>, all: &[Travel]) -> Vec<Row> {
    let told = |one: &Travel, words: &dyn Fn(i64, i64) -> String| match one {
        Travel::Nobody => say.t("report-nobody"),
        Travel::Few => say.t("report-too-few"),
        Travel::Told { median, total } => words(*median, *total),
    };
    let minutes = |median, _| say.texts.with("date-minutes", &[("n", Arg::from(median))]);
    let hours = |_, total: i64| {
        let hours = say.tenths((total + 3) / 6);
        say.texts.with("report-hours", &[("n", Arg::from(hours))])
    };
    vec![
        one_each(say, "report-sites-travel", all, |one| told(one, &minutes)),
        one_each(say, "report-sites-travel-all", all, |one| told(one, &hours)),
    ]
}

pub(super) fn head(say: &Say<'_>, comparison: &Comparison) -> Vec<String> {
    let columns = comparison.columns.iter().map(|column| match column {
        Column::Site(name) => name.clone(),
        Column::Kind(kind) => say.texts.coded("region_kind", kind.code()).into_owned(),
    });
    let mut head = vec![say.t("report-sites-what")];
    head.extend(columns);
    head.push(say.t("report-sum"));
    head
}

/// `more` stands before the holes.
fn rows(say: &Say<'_>, comparison: &Comparison, more: Vec<Row>) -> Vec<Row> {
    // The four numbers that everything rests on stand first, then times, then holes and endings.
    let (first, rest) = comparison.counts.split_at(comparison.counts.len().min(4));
    let mut rows: Vec<Row> = first.iter().map(|one| count_row(say, one)).collect();
    rows.extend([
        one_each(
            say,
            "report-sites-lead-time",
            &comparison.lead_time,
            |one| say.days(*one),
        ),
        one_each(say, "report-sites-around", &comparison.around, |one| {
            say.share(*one)
        }),
        one_each(
            say,
            "report-sites-first-contact",
            &comparison.first_contact,
            |one| say.days(*one),
        ),
        one_each(say, "report-sites-contacts", &comparison.contacts, |one| {
            say.tenths(*one)
        }),
        one_each(say, "report-sites-outreach", &comparison.outreach, |one| {
            say.share(*one)
        }),
    ]);
    rows.extend(more);
    rows.extend(rest.iter().map(|one| count_row(say, one)));
    rows
}

pub(super) fn one_each<T>(
    say: &Say<'_>,
    key: &str,
    all: &[T],
    words: impl Fn(&T) -> String,
) -> Row {
    let mut cells: Vec<String> = all.iter().map(words).collect();
    cells.push(say.t("report-nobody"));
    Row::new(say.t(key), cells)
}

pub(super) fn count_row(say: &Say<'_>, row: &CountRow) -> Row {
    let lang = say.texts.lang().code();
    let named = |key: &str, text: &programme::Text| {
        let name = text.in_language(lang).to_owned();
        say.texts.with(key, &[("name", Arg::from(name))])
    };
    let name = match &row.what {
        Counted::Running => say.t("report-sites-cases"),
        Counted::Admissions => say.t("report-sites-admissions"),
        Counted::Reentries => say.t("report-sites-reentries"),
        Counted::Releases => say.t("report-sites-releases"),
        Counted::Hole(security) => named("report-sites-hole", security),
        Counted::Leaves(stage) => say.t(leave_stage(*stage)),
        Counted::Ending(reason) => named("report-sites-ending", reason),
    };
    let mut cells = say.shown_all(&row.cells);
    cells.push(say.shown(row.sum));
    Row::new(name, cells)
}

fn leave_stage(stage: LeaveStage) -> &'static str {
    match stage {
        LeaveStage::Applied => "report-sites-leaves-applied",
        LeaveStage::Approved => "report-sites-leaves-approved",
        LeaveStage::Refused => "report-sites-leaves-refused",
        LeaveStage::TookPlace => "report-sites-leaves-taken",
        LeaveStage::Cancelled => "report-sites-leaves-cancelled",
    }
}
