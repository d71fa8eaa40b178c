//! The seam picture: a band per security across the release day, what is confirmed, what is only
//! promised, and the holes with their days; below it the same as a table.
//!
//! [`picture`] is a pure function from a [`SeamView`] to HTML with SVG in it. Where things stand is
//! computed in `geometry`, what is said about them in `words`. It must not decide what a hole
//! is: that comes with the view.
//!
//! The SVGs have no `viewBox`: x runs in per cent of the row's width, y in pixels, so nothing is
//! scaled and the same markup serves a desk and a phone. A label that fits only into a wide plot
//! carries the class `w`, its shorter form for narrow ones `n`.
//!
//! ```text
//!            31.12.
//!  Wohnen  ████|· 14 Tage ·|╱╱╱ betreutes Wohnen ╱╱╱   14 Tage offen ab 31.12.
//! ```

mod geometry;
mod plot;
mod table;
#[cfg(test)]
mod tests;
pub(crate) mod words;

use app::case::{SeamRow, SeamView};
use askama::Template;
use domain::seam::SeamStatus;
use i18n::Texts;
use jiff::civil::Date;

use self::geometry::Frame;
use self::table::TableGroup;
pub use self::words::{Say, add_href, say};

/// What a page wants of its picture.
#[derive(Debug, Clone, Copy, Default)]
pub struct PictureOptions<'a> {
    /// Begins every id; two pictures on a page need two.
    pub prefix: &'a str,
    /// Address of the case, if holes and items are to be links.
    pub case_href: Option<&'a str>,
    /// Whether this person may enter arrangements.
    pub may_add: bool,
    /// Whether this person may change arrangements.
    pub may_edit: bool,
    /// Whether the table is open from the start.
    pub table_open: bool,
}

struct PictureRow {
    name: String,
    needed: bool,
    plot: String,
    say: Say,
}

#[derive(Template)]
#[template(path = "seam/_picture.html")]
struct Picture {
    texts: &'static Texts,
    axis: String,
    months: String,
    rows: Vec<PictureRow>,
    today_shown: bool,
    past: bool,
    table: Vec<TableGroup>,
    table_open: bool,
}

/// The picture with legend and table. `today` decides what lies ahead.
pub fn picture(
    view: &SeamView,
    today: Date,
    texts: &'static Texts,
    options: PictureOptions<'_>,
) -> String {
    let frame = Frame::new(today, view.day);
    let ground = plot::ground(&frame, view.begin);
    let said: Vec<(&SeamRow, Say)> = view
        .rows
        .iter()
        .map(|row| (row, say(row, view, today, texts, options)))
        .collect();
    let table = said
        .iter()
        .map(|(row, say)| table::group(row, say, texts, options))
        .collect();
    let rows = said
        .into_iter()
        .enumerate()
        .map(|(index, (row, say))| PictureRow {
            plot: plot::row(
                (&frame, &ground),
                row,
                &say,
                texts,
                &format!("{}-{index}", options.prefix),
            ),
            name: words::name(row, texts),
            needed: row.seam.is_some(),
            say,
        })
        .collect();
    let page = Picture {
        texts,
        axis: plot::axis(&frame, view.begin, texts),
        months: plot::months(&frame, texts),
        rows,
        today_shown: frame.today_shown(),
        past: view.window_end <= today,
        table,
        table_open: options.table_open,
    };
    page.render().unwrap_or_else(|error| {
        tracing::error!(%error, "the seam template failed");
        String::new()
    })
}

/// One line over all securities: class and icon of the sign, and its words.
pub fn summary(view: &SeamView, texts: &Texts) -> Vec<(&'static str, String)> {
    [
        (SeamStatus::Open, "open", "seam-count-open"),
        (SeamStatus::AtRisk, "risk", "seam-count-promised"),
        (SeamStatus::Closed, "ok", "seam-count-closed"),
        (SeamStatus::Over, "mute", "seam-count-over"),
    ]
    .into_iter()
    .filter_map(|(status, class, key)| {
        let n = view.count(status);
        (n > 0).then(|| (class, texts.with(key, &[("n", n.into())])))
    })
    .collect()
}

/// Text made safe for HTML.
fn escaped(text: &str) -> String {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return text.to_owned();
    }
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
