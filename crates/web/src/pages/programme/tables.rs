//! All rules of a programme as tables.

use app::report::indicators::{Extent, counted_in};
use domain::Code;
use programme::{
    Programme, Text,
    model::{Basis, ClosureReason, GroupOffer},
    words,
};

use super::{
    Beside,
    rules::{contact_lines, lang, phase, span, when},
};
use crate::{page::Shell, pages::report::part_words};

/// A table: heading, columns and rows. The first column names the row.
pub struct Table {
    /// Id, for links.
    pub id: &'static str,
    /// Heading.
    pub title: String,
    /// What stands beside it.
    pub sub: String,
    /// Headings of the columns.
    pub columns: Vec<String>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
pub struct Row {
    /// Id, for links.
    pub id: String,
    /// The first cell.
    pub name: Cell,
    /// The other cells.
    pub cells: Vec<Cell>,
}

/// A cell: one line, a smaller one below it, and a mark.
#[derive(Default)]
pub struct Cell {
    /// The line.
    pub text: String,
    /// Smaller lines below.
    pub small: Vec<String>,
    /// Where the line leads.
    pub href: Option<String>,
    /// Whether it was checked: shown as a sign with the line as its words.
    pub checked: Option<bool>,
}

impl Cell {
    pub(super) fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    pub(super) fn small(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.small.push(text);
        }
        self
    }
}

/// All tables, in the order of the page.
pub struct Tables {
    /// The tables.
    pub all: Vec<Table>,
}

/// All rules of the programme, and its documents.
pub(super) fn all(sh: &Shell, p: &Programme, beside: &Beside<'_>) -> Tables {
    let all = vec![
        super::documents::table(sh, p, &beside.documents),
        criteria(sh, p),
        precedence(sh, p),
        phases(sh, p),
        modules(sh, p),
        tasks(sh, p),
        securities(sh, p),
        super::standards::table(sh, p),
        super::assessment::questionnaires(sh, p),
        super::assessment::needs(sh, p),
        places(sh, p),
        endings(sh, p),
        retention(sh, p),
        indicators(sh, p, beside.reports),
        sentences(sh, p),
    ];
    Tables {
        all: all.into_iter().filter(|one| !one.rows.is_empty()).collect(),
    }
}

pub(super) fn table(sh: &Shell, id: &'static str, columns: &[&str], rows: Vec<Row>) -> Table {
    Table {
        id,
        title: sh.t(&format!("programme-{id}")).into_owned(),
        sub: String::new(),
        columns: columns.iter().map(|key| sh.t(key).into_owned()).collect(),
        rows,
    }
}

pub(super) fn basis(sh: &Shell, p: &Programme, basis: Option<&Basis>) -> Cell {
    Cell::new(basis.map_or_else(String::new, |basis| {
        sh.say(&p.basis_in_words(basis)).to_owned()
    }))
}

fn maybe(sh: &Shell, text: Option<&Text>) -> String {
    text.map_or_else(String::new, |text| sh.say(text).to_owned())
}

fn criteria(sh: &Shell, p: &Programme) -> Table {
    let rows = p
        .criteria
        .iter()
        .map(|one| Row {
            id: format!("criterion-{}", one.id),
            name: Cell::new(sh.say(&one.label)).small(maybe(sh, one.note.as_ref())),
            cells: vec![
                Cell::new(sh.say(&words::expression(p, &one.when))),
                Cell::new(maybe(sh, one.ask.as_ref())),
                basis(sh, p, one.basis.as_ref()),
            ],
        })
        .collect();
    let columns = [
        "programme-criterion",
        "programme-rule",
        "programme-ask",
        "programme-basis",
    ];
    table(sh, "criteria", &columns, rows)
}

fn precedence(sh: &Shell, p: &Programme) -> Table {
    let domain = |id: &String| maybe(sh, p.domain(id).map(|one| &one.title));
    let rows = p
        .precedence
        .iter()
        .map(|one| Row {
            id: format!("precedence-{}", one.id),
            name: Cell::new(one.programme.clone()),
            cells: vec![
                Cell::new(
                    one.domains
                        .iter()
                        .map(domain)
                        .collect::<Vec<_>>()
                        .join(", "),
                ),
                Cell::new(sh.say(&one.text)).small(maybe(sh, one.note.as_ref())),
                basis(sh, p, one.basis.as_ref()),
            ],
        })
        .collect();
    let columns = [
        "programme-other",
        "programme-domains",
        "programme-rule",
        "programme-basis",
    ];
    table(sh, "precedence", &columns, rows)
}

fn phases(sh: &Shell, p: &Programme) -> Table {
    let mut rows: Vec<Row> = p
        .phases
        .iter()
        .map(|one| Row {
            id: format!("phase-{}", one.id),
            name: Cell::new(sh.say(&one.title)),
            cells: vec![
                Cell::new(phase(sh, one)),
                Cell::new(
                    p.rhythm(&one.id)
                        .map_or_else(String::new, |days| sh.tn("programme-every-days", "n", days)),
                ),
                basis(sh, p, one.basis.as_ref()),
            ],
        })
        .collect();
    rows.push(Row {
        id: "window".to_owned(),
        name: Cell::new(sh.t("programme-window")),
        cells: vec![
            Cell::new(span(sh, p.window.from, p.window.to)),
            Cell::default(),
            basis(sh, p, p.window.basis.as_ref()),
        ],
    });
    let columns = [
        "programme-phase",
        "programme-when",
        "programme-rhythm",
        "programme-basis",
    ];
    table(sh, "phases", &columns, rows)
}

fn modules(sh: &Shell, p: &Programme) -> Table {
    let rows = p
        .modules
        .iter()
        .map(|one| {
            let name = Cell::new(sh.say(&one.title)).small(maybe(sh, one.note.as_ref()));
            let place = sh.texts.code("module_place", one.place).into_owned();
            let repeat = one
                .repeatable
                .then(|| sh.t("programme-repeatable").into_owned());
            Row {
                id: format!("module-{}", one.id),
                name,
                cells: vec![
                    Cell::new(sh.say(&one.summary)),
                    Cell::new(place).small(repeat.unwrap_or_default()),
                    Cell::new(
                        one.from
                            .map_or_else(String::new, |from| span(sh, from, one.to)),
                    ),
                    basis(sh, p, one.basis.as_ref()),
                ],
            }
        })
        .collect();
    let columns = [
        "programme-module",
        "programme-content",
        "programme-place",
        "programme-when",
        "programme-basis",
    ];
    table(sh, "modules", &columns, rows)
}

fn tasks(sh: &Shell, p: &Programme) -> Table {
    let rows: Vec<Row> = p
        .tasks
        .iter()
        .map(|one| {
            let only = one.when.as_ref().map_or_else(String::new, |when| {
                sh.t1(
                    "programme-only-if",
                    "rule",
                    sh.say(&words::expression(p, when)),
                )
            });
            let legal = one.legal_basis.as_ref().map(|basis| sh.say(basis));
            let legal = legal.unwrap_or_default();
            let checked = Cell {
                checked: (!legal.is_empty()).then_some(one.verified),
                text: match (legal.is_empty(), one.verified) {
                    (true, _) => String::new(),
                    (_, true) => sh.t("programme-verified").into_owned(),
                    (_, false) => sh.t("programme-unverified").into_owned(),
                },
                ..Cell::default()
            };
            Row {
                id: format!("task-{}", one.id),
                name: Cell::new(sh.say(&one.title)).small(maybe(sh, one.note.as_ref())),
                cells: vec![
                    Cell::new(when(sh, one)).small(only),
                    Cell::new(sh.texts.code("task_role", one.role)),
                    Cell::new(if legal.is_empty() {
                        basis(sh, p, one.basis.as_ref()).text
                    } else {
                        legal.to_owned()
                    })
                    .small(sh.texts.code("task_kind", one.kind)),
                    checked,
                ],
            }
        })
        .collect();
    let columns = [
        "programme-task",
        "programme-when",
        "programme-role",
        "programme-legal",
        "programme-checked",
    ];
    let mut found = table(sh, "tasks", &columns, rows);
    found.sub = sh.tn(
        "programme-templates",
        "n",
        i64::try_from(found.rows.len()).unwrap_or(0),
    );
    found
}

fn securities(sh: &Shell, p: &Programme) -> Table {
    let rows = p
        .securities
        .iter()
        .map(|one| {
            let mut ways = Cell::default();
            for way in &one.fallback {
                ways = ways.small(match &way.action {
                    Some(action) => format!("{}: {}", sh.say(&way.title), sh.say(action)),
                    None => sh.say(&way.title).to_owned(),
                });
            }
            let mut steps = Cell::default();
            for step in &one.escalation {
                let when =
                    words::offset_in_words(step.offset, domain::anchor::Anchor::Release, lang(sh));
                let role = sh.texts.code("task_role", step.to);
                steps = steps.small(format!("{when}: {role}. {}", sh.say(&step.action)));
            }
            let tolerance = sh.tn("programme-tolerance", "n", one.need.tolerance_days);
            Row {
                id: format!("security-{}", one.id.code()),
                name: Cell::new(sh.say(&one.title)).small(tolerance),
                cells: vec![ways, steps, basis(sh, p, one.basis.as_ref())],
            }
        })
        .collect();
    let columns = [
        "programme-security",
        "programme-fallback",
        "programme-escalation",
        "programme-basis",
    ];
    table(sh, "securities", &columns, rows)
}

fn places(sh: &Shell, p: &Programme) -> Table {
    let rows = p
        .regions
        .iter()
        .map(|region| {
            let belongs: Vec<&str> = region.municipalities.iter().map(|one| &*one.name).collect();
            let mut sites = Cell::default();
            for site in p.sites.iter().filter(|site| site.region == region.id) {
                let mut line = vec![sh.say(&site.name).to_owned(), site.address.clone()];
                line.push(maybe(sh, site.opening_hours.as_ref()));
                line.push(maybe(sh, site.access_note.as_ref()));
                line.retain(|part| !part.is_empty());
                sites = sites.small(line.join(", "));
                if let Some(contact) = &site.contact {
                    let lines = contact_lines(sh, contact).join(", ");
                    sites = sites.small(sh.t1("programme-site-contact", "contact", lines));
                }
            }
            let kind = sh
                .texts
                .coded("region_kind", region.kind.code())
                .into_owned();
            Row {
                id: format!("region-{}", region.id),
                name: Cell::new(sh.say(&region.name)).small(kind),
                cells: vec![Cell::new(belongs.join(", ")), sites],
            }
        })
        .collect();
    let columns = [
        "programme-region",
        "programme-municipalities",
        "programme-sites",
    ];
    table(sh, "places", &columns, rows)
}

/// Which kind of end it is, and what it takes for granted.
fn ending(sh: &Shell, one: &ClosureReason) -> Cell {
    let kind = Cell::new(sh.texts.coded("closure_kind", one.kind.code()));
    match one.expects {
        Some(expects) => kind.small(sh.texts.coded("closure_expects", expects.code())),
        None => kind,
    }
}

fn endings(sh: &Shell, p: &Programme) -> Table {
    let mut rows: Vec<Row> = p
        .closure_reasons
        .iter()
        .map(|one| Row {
            id: format!("closure-{}", one.id),
            name: Cell::new(sh.say(&one.title)),
            cells: vec![ending(sh, one), basis(sh, p, one.basis.as_ref())],
        })
        .collect();
    if let Some(one) = &p.reentry {
        let approver = sh.texts.code("task_role", one.approver);
        let mut rule =
            Cell::new(sh.say(&one.text)).small(sh.t1("programme-approver", "role", approver));
        if let Some(length) = p.reentry_length() {
            let to = words::offset_in_words(length, domain::anchor::Anchor::Entry, lang(sh));
            rule = rule.small(sh.t1("programme-reentry-window", "to", to));
        }
        rows.push(Row {
            id: "reentry".to_owned(),
            name: Cell::new(sh.texts.coded("rule_kind", "reentry")),
            cells: vec![rule, basis(sh, p, one.basis.as_ref())],
        });
    }
    let columns = ["programme-reason", "programme-ending", "programme-basis"];
    table(sh, "endings", &columns, rows)
}

fn retention(sh: &Shell, p: &Programme) -> Table {
    let rows = p
        .retention
        .iter()
        .map(|one| Row {
            id: format!("retention-{}", one.class),
            name: Cell::new(class(sh, &one.class)).small(maybe(sh, one.note.as_ref())),
            cells: vec![
                Cell::new(sh.tn("programme-months", "n", one.months)),
                Cell::new(one.basis.clone()),
                Cell {
                    text: sh
                        .t(if one.verified {
                            "programme-verified"
                        } else {
                            "programme-unverified"
                        })
                        .into_owned(),
                    checked: Some(one.verified),
                    ..Cell::default()
                },
            ],
        })
        .collect();
    let columns = [
        "programme-class",
        "programme-period",
        "programme-legal",
        "programme-checked",
    ];
    table(sh, "retention", &columns, rows)
}

/// The class of records in words, if we have them, else as the file names it.
fn class(sh: &Shell, class: &str) -> String {
    let key = format!("programme-class-{}", class.replace('_', "-"));
    if sh.texts.has(&key) {
        sh.t(&key).into_owned()
    } else {
        class.to_owned()
    }
}

fn indicators(sh: &Shell, p: &Programme, reports: bool) -> Table {
    let rows = p
        .indicators
        .iter()
        .map(|one| Row {
            id: format!("indicator-{}", one.id),
            name: Cell::new(sh.say(&one.title)),
            cells: vec![
                Cell::new(maybe(sh, one.note.as_ref())),
                counted(sh, p, &one.id, reports),
                basis(sh, p, one.basis.as_ref()),
            ],
        })
        .collect();
    let columns = [
        "programme-indicator",
        "programme-counted",
        "programme-counted-in",
        "programme-basis",
    ];
    table(sh, "indicators", &columns, rows)
}

/// The report that counts an indicator, and what is left open; where none does, that.
fn counted(sh: &Shell, p: &Programme, indicator: &str, reports: bool) -> Cell {
    let Some((kind, extent)) = counted_in(indicator) else {
        return Cell::new(sh.t("programme-counted-nowhere"));
    };
    let title = crate::pages::report::title(sh.texts, kind);
    let cell = match extent {
        Extent::Whole => Cell::new(title),
        Extent::Part => Cell::new(title).small(part_words(sh.texts, indicator)),
    };
    let href = format!("/reports/{}?programme={}", kind.code(), p.id);
    Cell {
        href: reports.then_some(href),
        ..cell
    }
}

/// The need without which nobody joins a group of this kind (P33b).
fn asks_for(sh: &Shell, p: &Programme, offer: &GroupOffer) -> String {
    let domain = offer.kind.and_then(|kind| p.need_for(kind));
    let title = domain.map(|one| sh.say(&one.title));
    title.map_or_else(String::new, |title| {
        sh.t1("group-lacks-need", "domain", title)
    })
}

fn sentences(sh: &Shell, p: &Programme) -> Table {
    let offers = p.group_offers.iter().map(|one| Row {
        id: format!("offer-{}", one.id),
        name: Cell::new(sh.texts.coded("rule_kind", "group_offer")),
        cells: vec![
            Cell::new(sh.say(&one.title))
                .small(maybe(sh, one.note.as_ref()))
                .small(asks_for(sh, p, one)),
        ],
    });
    let texts = p.texts.iter().map(|one| Row {
        id: format!("text-{}", one.id),
        name: Cell::new(sh.texts.coded("rule_kind", "text")),
        cells: vec![Cell::new(sh.say(&one.text))],
    });
    let columns = ["programme-kind", "programme-wording"];
    table(sh, "sentences", &columns, offers.chain(texts).collect())
}
