//! What is said about a security: its status, its way forward, and the sentences for those who do
//! not see the picture.

use std::fmt::Write as _;

use app::case::{ItemKind, SeamItem, SeamRow, SeamView};
use domain::{
    calendar::days_between,
    seam::{Hole, SeamStatus, SecuritySeam},
};
use i18n::Texts;
use jiff::civil::Date;

use super::PictureOptions;

/// The words beside a plot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Say {
    /// Class and icon of the sign: `open`, `risk`, `ok`, `mute`.
    pub class: &'static str,
    /// Icon of the sign.
    pub icon: &'static str,
    /// The status in words.
    pub status: String,
    /// What has to be known besides, if anything.
    pub note: Option<String>,
    /// What closes the hole, if anything is known.
    pub way: Option<String>,
    /// Where that is entered, if this person may.
    pub href: Option<String>,
}

/// The name of a security. A long word may break at a seam of its own.
pub fn name(row: &SeamRow, texts: &Texts) -> String {
    row.title.in_language(texts.lang().code()).to_owned()
}

/// Status and way forward of a security.
pub fn say(
    row: &SeamRow,
    view: &SeamView,
    today: Date,
    texts: &Texts,
    options: PictureOptions<'_>,
) -> Say {
    let Some(seam) = &row.seam else {
        return Say {
            class: "mute",
            icon: "none",
            status: texts.get("seam-not-needed").into_owned(),
            note: None,
            way: None,
            href: None,
        };
    };
    let (class, icon) = match seam.status {
        SeamStatus::Open => ("open", "open"),
        SeamStatus::AtRisk => ("risk", "risk"),
        SeamStatus::Closed => ("ok", "ok"),
        SeamStatus::Over => ("mute", "none"),
    };
    let note = (seam.days_not_housed > 0)
        .then(|| texts.with("seam-not-housed", &[("days", seam.days_not_housed.into())]));
    let way = way(row, seam, texts);
    let case = options.case_href.filter(|_| way.is_some());
    let href = case.and_then(|case| match promised_href(case, row, seam) {
        Some(href) => options.may_edit.then_some(href),
        None => options.may_add.then(|| add_href(case, row)),
    });
    Say {
        class,
        icon,
        status: status(seam, view, today, texts),
        note,
        way,
        href,
    }
}

/// The form of the arrangement that is only promised, if nothing is open and it only has to be
/// confirmed.
fn promised_href(case: &str, row: &SeamRow, seam: &SecuritySeam) -> Option<String> {
    let hole = &row.closing.as_ref()?.hole;
    let covers = |one: &&SeamItem| {
        one.kind == ItemKind::Promised
            && one.from < hole.to
            && one.to.is_none_or(|end| end > hole.from)
    };
    let promised = row
        .items
        .iter()
        .filter(|_| seam.status == SeamStatus::AtRisk)
        .find(covers)?;
    let id = promised.arrangement?;
    Some(format!("{case}/arrangements/{id}/edit"))
}

/// The form for a new arrangement, filled with the days of the hole.
pub fn add_href(case: &str, row: &SeamRow) -> String {
    let mut href = format!(
        "{case}/arrangements/new?security={}",
        crate::form::encode(row.security.code())
    );
    if let Some(closing) = &row.closing {
        let _ = write!(href, "&from={}", closing.hole.from);
        if let Some(way) = closing.next() {
            let _ = write!(href, "&kind={}", crate::form::encode(&way.id));
        }
    }
    href
}

fn way(row: &SeamRow, seam: &SecuritySeam, texts: &Texts) -> Option<String> {
    let closing = row.closing.as_ref()?;
    if seam.status == SeamStatus::AtRisk {
        return Some(texts.get("seam-confirm-next").into_owned());
    }
    let step = closing.next()?.title.in_language(texts.lang().code());
    Some(texts.with("seam-closes-next", &[("step", step.into())]))
}

/// What became of a security whose window lies behind.
pub fn over(seam: &SecuritySeam, texts: &Texts) -> String {
    match seam.days_open_in_all() {
        0 => texts.get("seam-over-closed").into_owned(),
        days => texts.with("seam-over-open", &[("days", days.into())]),
    }
}

fn status(seam: &SecuritySeam, view: &SeamView, today: Date, texts: &Texts) -> String {
    let begin = view.day.max(today);
    let ahead = days_between(begin, view.window_end).max(0);
    let first = |status: SeamStatus| {
        seam.holes
            .iter()
            .find(|hole| hole.status == status && hole.to > today)
            .map_or(begin, |hole| hole.from.max(begin))
    };
    let all = |days: u32| i32::try_from(days).is_ok_and(|days| days == ahead);
    match seam.status {
        SeamStatus::Over => over(seam, texts),
        SeamStatus::Closed => texts.get("seam-closed").into_owned(),
        SeamStatus::Open if all(seam.days_open) => texts.get("seam-open-throughout").into_owned(),
        SeamStatus::Open => {
            let ahead = |hole: &&Hole| hole.status == SeamStatus::Open && hole.to > today;
            let holes = seam.holes.iter().filter(ahead).count();
            let key = if holes > 1 {
                "seam-days-open-parts"
            } else {
                "seam-days-open-from"
            };
            let args = [
                ("days", seam.days_open.into()),
                ("n", holes.into()),
                ("from", texts.short(first(SeamStatus::Open)).into()),
            ];
            texts.with(key, &args)
        }
        SeamStatus::AtRisk if all(seam.days_at_risk) => {
            texts.get("seam-promised-throughout").into_owned()
        }
        SeamStatus::AtRisk => texts.with(
            "seam-promised-from",
            &[("from", texts.short(first(SeamStatus::AtRisk)).into())],
        ),
    }
}

/// What an item is called in the picture and in the table.
pub fn item_label(item: &SeamItem, texts: &Texts) -> String {
    if item.kind == ItemKind::Custody {
        return texts.get("seam-legend-custody").into_owned();
    }
    let kind = item
        .of
        .as_ref()
        .map(|title| title.in_language(texts.lang().code()));
    match (kind, item.provider.as_str()) {
        (Some(kind), "") => kind.to_owned(),
        (Some(kind), provider) if item.kind_first => format!("{kind}, {provider}"),
        (_, provider) => provider.to_owned(),
    }
}

/// Name and status, as the title of the plot.
pub fn row_title(row: &SeamRow, say: &Say, texts: &Texts) -> String {
    texts.with(
        "seam-row-title",
        &[
            ("security", name(row, texts).into()),
            ("status", say.status.clone().into()),
        ],
    )
}

/// Every item and every hole as a sentence.
pub fn row_description(row: &SeamRow, texts: &Texts) -> String {
    let open = row.seam.iter().flat_map(|seam| &seam.holes);
    let open = open
        .filter(|hole| hole.status == SeamStatus::Open)
        .map(|hole| {
            let period = texts.period(hole.from, Some(hole.to));
            texts.with("seam-row-hole", &[("period", period.into())])
        });
    let items = row.items.iter().map(|item| {
        let period = texts.period(item.from, item.to);
        texts.with(
            "seam-row-item",
            &[
                ("label", item_label(item, texts).into()),
                ("strength", texts.code("strength", item.strength).into()),
                ("period", period.into()),
            ],
        )
    });
    let parts: Vec<String> = open.chain(items).collect();
    if parts.is_empty() {
        texts.get("seam-row-empty").into_owned()
    } else {
        format!("{}.", parts.join("; "))
    }
}
