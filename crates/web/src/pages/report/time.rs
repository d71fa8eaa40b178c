//! Time that went into contacts (X16) in words.

use app::report::time::{Amount, Amounts, Line, TimeSpent};
use i18n::Arg;

use super::table::{Fact, Row, Say, Table};

/// The tables.
pub fn tables(say: &Say<'_>, spent: &TimeSpent<'_>) -> (Vec<Fact>, Vec<Table>) {
    let caption = "report-time-caption";
    let shared = "report-time-domains-caption";
    let tables = [
        ("months", "report-time-months", caption, &spent.months),
        ("sites", "report-time-sites", caption, &spent.sites),
        ("kinds", "report-time-kinds", caption, &spent.kinds),
        ("domains", "report-time-domains", shared, &spent.domains),
    ];
    let tables = tables.map(|(id, title, caption, amounts)| Table {
        id,
        title: say.t(title),
        caption: say.caption(caption),
        head: say.all(&[
            title,
            "report-time-contacts",
            "report-time-contact",
            "report-time-travel",
            "report-sum",
        ]),
        rows: rows(say, amounts),
    });
    (Vec::new(), tables.into())
}

fn rows(say: &Say<'_>, amounts: &Amounts<'_>) -> Vec<Row> {
    let mut rows: Vec<Row> = amounts
        .rows
        .iter()
        .map(|(line, amount)| Row::new(name(say, line), cells(say, *amount)))
        .collect();
    rows.push(Row {
        sum: true,
        ..Row::new(say.t("report-time-all"), cells(say, amounts.sum))
    });
    rows
}

/// What a row stands for, in words.
pub(super) fn name(say: &Say<'_>, line: &Line<'_>) -> String {
    match line {
        Line::Month(day) => {
            let month = say.texts.month_long(day.month());
            format!("{month} {}", day.year())
        }
        Line::Site(name) => name.clone(),
        Line::NoSite => say.t("report-time-no-site"),
        Line::Kind(kind) => say.texts.code("contact_kind", *kind).into_owned(),
        Line::Domain(title) => title.in_language(say.texts.lang().code()).to_owned(),
        Line::NoDomain => say.t("report-time-no-domain"),
    }
}

fn cells(say: &Say<'_>, amount: Option<Amount>) -> Vec<String> {
    let Some(amount) = amount else {
        return vec![say.t("report-covered"); 4];
    };
    vec![
        say.texts.number(amount.contacts),
        hours(say, amount.minutes),
        hours(say, amount.travel),
        hours(say, amount.minutes + amount.travel),
    ]
}

/// Minutes as hours with one place after the comma, rounded.
pub(super) fn hours(say: &Say<'_>, minutes: i64) -> String {
    let tenths = (minutes + 3) / 6;
    let hours = Arg::from(say.tenths(tenths));
    say.texts.with("report-time-hours", &[("hours", hours)])
}
