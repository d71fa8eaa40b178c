//! The same as the picture, as a table: every item and every hole with its days.

use app::case::{ItemKind, SeamItem, SeamRow};
use domain::seam::{Hole, SeamStatus};
use i18n::Texts;
use jiff::civil::Date;

use super::{
    PictureOptions,
    words::{self, Say},
};

/// The rows of one security.
#[derive(Debug, Clone)]
pub struct TableGroup {
    /// Name of the security.
    pub name: String,
    /// Its status in words.
    pub status: String,
    /// Items and holes by their first day.
    pub lines: Vec<TableLine>,
}

/// An item or a hole.
#[derive(Debug, Clone)]
pub struct TableLine {
    /// First day, for sorting.
    first: Date,
    /// First day.
    pub from: String,
    /// Last day, or that it has no end.
    pub to: String,
    /// Class and icon of the sign.
    pub class: &'static str,
    /// Icon of the sign.
    pub icon: &'static str,
    /// How it stands, in words.
    pub status: String,
    /// What it is, or what would close it.
    pub what: String,
    /// Where that leads, if anywhere.
    pub href: Option<String>,
    /// What kind of it, besides.
    pub kind: Option<String>,
    /// What proves it.
    pub evidence: String,
}

/// All rows of one security.
pub fn group(row: &SeamRow, say: &Say, texts: &Texts, options: PictureOptions<'_>) -> TableGroup {
    let holes = row.seam.iter().flat_map(|seam| &seam.holes);
    let mut lines: Vec<TableLine> = holes
        .filter(|hole| hole.status == SeamStatus::Open)
        .map(|hole| of_hole(hole, row, say, texts))
        .chain(row.items.iter().map(|item| of_item(item, texts, options)))
        .collect();
    lines.sort_by_key(|line| line.first);
    TableGroup {
        name: words::name(row, texts),
        status: say.status.clone(),
        lines,
    }
}

fn of_hole(hole: &Hole, row: &SeamRow, say: &Say, texts: &Texts) -> TableLine {
    // Only the hole that is to be closed next says how.
    let next = row
        .closing
        .as_ref()
        .is_some_and(|closing| closing.hole == *hole);
    TableLine {
        first: hole.from,
        from: texts.date(hole.from),
        to: last_day(Some(hole.to), texts),
        class: "open",
        icon: "open",
        status: texts.get("seam-legend-open").into_owned(),
        what: say.way.clone().filter(|_| next).unwrap_or_default(),
        href: say.href.clone().filter(|_| next),
        kind: Some(texts.span_days(hole.days().into())),
        evidence: String::new(),
    }
}

fn of_item(item: &SeamItem, texts: &Texts, options: PictureOptions<'_>) -> TableLine {
    let (class, icon, status) = match item.kind {
        ItemKind::Custody => ("mute", "none", texts.get("seam-legend-custody")),
        ItemKind::Confirmed => ("ok", "ok", texts.code("strength", item.strength)),
        ItemKind::Promised => ("risk", "risk", texts.code("strength", item.strength)),
    };
    let href = options
        .case_href
        .filter(|_| options.may_edit)
        .zip(item.arrangement)
        .map(|(case, id)| format!("{case}/arrangements/{id}/edit"));
    let kind = item
        .of
        .as_ref()
        .map(|title| title.in_language(texts.lang().code()).to_owned());
    TableLine {
        first: item.from,
        from: texts.date(item.from),
        to: last_day(item.to, texts),
        class,
        icon,
        status: status.into_owned(),
        what: item.provider.clone(),
        href,
        kind,
        evidence: item.evidence.clone(),
    }
}

/// The last day that still belongs to it, as people tell it.
fn last_day(to: Option<Date>, texts: &Texts) -> String {
    to.map_or_else(
        || texts.get("date-open-end").into_owned(),
        |to| texts.date(to.yesterday().unwrap_or(to)),
    )
}
