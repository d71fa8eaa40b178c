//! The SVGs: the axis, the months, and one plot per security.

use std::fmt::Write as _;

use app::case::{ItemKind, SeamBegin, SeamRow};
use domain::seam::SeamStatus;
use i18n::Texts;
use jiff::civil::Date;

use super::{
    escaped,
    geometry::{Frame, LEAST_HOLE, Lanes, NARROW, WIDE, fit, per_cent},
    words::{self, Say},
};

/// Pixels between the top edges of two lanes.
const PITCH: usize = 30;

/// The axis above the rows: the gate and today.
pub fn axis(frame: &Frame, begin: SeamBegin, texts: &Texts) -> String {
    let (gate, today) = (frame.x(Some(frame.release)), frame.x(Some(frame.today)));
    let anchor = if gate < 30.0 {
        "start"
    } else if gate > 70.0 {
        "end"
    } else {
        "middle"
    };
    let key = match begin {
        SeamBegin::Expected => "seam-release-on",
        SeamBegin::Released => "seam-released-on",
        SeamBegin::Reentry => "seam-reentry-on",
    };
    let label = texts.with(key, &[("date", texts.day(frame.release).into())]);
    let at = per_cent(gate);
    let mut svg = format!(
        "<text x=\"{at}\" y=\"13\" text-anchor=\"{anchor}\" class=\"s-gatelab\">{}</text>\
         <line x1=\"{at}\" x2=\"{at}\" y1=\"19\" y2=\"100%\" class=\"s-gate\"/>",
        escaped(&label)
    );
    if frame.today_shown() {
        let before = frame.today < frame.release;
        let leftwards = if before { today >= 12.0 } else { today > 88.0 };
        let (anchor, dx) = if leftwards { ("end", -5) } else { ("start", 5) };
        // The word must not run over the gate line; the legend names the line in any case.
        let runs_over = (today - gate).abs() < 12.0 && before != leftwards;
        let at = per_cent(today);
        if !runs_over {
            let _ = write!(
                svg,
                "<text x=\"{at}\" dx=\"{dx}\" y=\"33\" text-anchor=\"{anchor}\" class=\"s-axis\">{}</text>",
                escaped(&texts.get("seam-today"))
            );
        }
        let _ = write!(
            svg,
            "<line x1=\"{at}\" x2=\"{at}\" y1=\"22\" y2=\"100%\" class=\"s-today\"/>"
        );
    }
    svg
}

/// The names of the months below the rows.
pub fn months(frame: &Frame, texts: &Texts) -> String {
    let mut svg = String::new();
    // The name with the year is wider than a narrow month; the next month then has none.
    let mut taken = false;
    for (first, next) in frame.months() {
        let share = frame.x(Some(next)) - frame.x(Some(first));
        if std::mem::take(&mut taken) || share < 5.0 {
            continue;
        }
        let name = texts.month(first.month());
        let (name, class) = if first.month() == 1 && share >= 8.0 {
            taken = share < 11.0;
            (format!("{name} {}", first.year()), "s-axis s-year")
        } else if first.month() % 2 == 0 {
            (name.to_owned(), "s-axis w")
        } else {
            (name.to_owned(), "s-axis")
        };
        let _ = write!(
            svg,
            "<text x=\"{}\" dx=\"4\" y=\"16\" class=\"{class}\">{}</text>",
            per_cent(frame.x(Some(first))),
            escaped(&name)
        );
    }
    svg
}

/// What stands behind the bands of each security: the time inside, the months, today. Before a new admission
/// nobody was inside.
pub fn ground(frame: &Frame, begin: SeamBegin) -> String {
    let mut svg = if begin == SeamBegin::Reentry {
        String::new()
    } else {
        format!(
            "<rect x=\"0\" y=\"0\" width=\"{}\" height=\"100%\" class=\"s-inside\"/>",
            per_cent(frame.x(Some(frame.release)))
        )
    };
    let mut line = |day: Date, class: &str| {
        let at = per_cent(frame.x(Some(day)));
        let _ = write!(
            svg,
            "<line x1=\"{at}\" x2=\"{at}\" y1=\"0\" y2=\"100%\" class=\"{class}\"/>"
        );
    };
    for (first, _) in frame.months().into_iter().skip(1) {
        line(first, "s-grid");
    }
    if frame.today_shown() {
        line(frame.today, "s-today");
    }
    svg
}

/// A span with its shape and its words.
struct Shape {
    from: Date,
    to: Option<Date>,
    class: &'static str,
    label: String,
}

/// Holes first, by their days; then items, as they come.
fn shapes(row: &SeamRow, texts: &Texts) -> Vec<Shape> {
    let holes = row.seam.iter().flat_map(|seam| &seam.holes);
    let holes = holes
        .filter(|hole| hole.status == SeamStatus::Open)
        .map(|hole| Shape {
            from: hole.from,
            to: Some(hole.to),
            class: "hole",
            label: texts.with("seam-hole-label", &[("days", hole.days().into())]),
        });
    let items = row.items.iter().map(|item| Shape {
        from: item.from,
        to: item.to,
        class: match item.kind {
            ItemKind::Custody => "cust",
            ItemKind::Confirmed => "conf",
            ItemKind::Promised => "prom",
        },
        label: words::item_label(item, texts),
    });
    holes.chain(items).collect()
}

/// The plot of one security on its [`ground`].
pub fn row(
    (frame, ground): (&Frame, &str),
    row: &SeamRow,
    say: &Say,
    texts: &Texts,
    id: &str,
) -> String {
    let (mut bands, mut holes, mut labels) = (String::new(), String::new(), String::new());
    let mut lanes = Lanes::default();
    let needed = row.seam.is_some();
    for shape in shapes(row, texts).iter().filter(|_| needed) {
        let (from, to) = (frame.clamp(Some(shape.from)), frame.clamp(shape.to));
        if to <= from {
            continue;
        }
        let (lane, free) = lanes.place(from, to);
        let y = 8 + PITCH * lane;
        let svg = rect(frame, shape, y);
        if shape.class == "hole" {
            holes.push_str(&svg);
        } else {
            bands.push_str(&svg);
        }
        if free {
            labels.push_str(&label(frame, shape, y));
        }
    }
    let lanes = match lanes.count() {
        1 => String::new(),
        count => format!(" lanes-{count}"),
    };
    let gate = per_cent(frame.x(Some(frame.release)));
    let title = escaped(&words::row_title(row, say, texts));
    let description = escaped(&words::row_description(row, texts));
    format!(
        "<div class=\"seam-plot{lanes}\"><svg role=\"img\" aria-labelledby=\"{id}-t {id}-d\">\
         <title id=\"{id}-t\">{title}</title><desc id=\"{id}-d\">{description}</desc>\
         {ground}{bands}{holes}\
         <line x1=\"{gate}\" x2=\"{gate}\" y1=\"0\" y2=\"100%\" class=\"s-gate\"/>{labels}</svg></div>"
    )
}

fn rect(frame: &Frame, shape: &Shape, y: usize) -> String {
    let from = frame.x(Some(shape.from));
    let width = frame.x(shape.to) - from;
    let (x, width, rx, fill) = match shape.class {
        "hole" => {
            let width = width.max(LEAST_HOLE);
            (from.min(100.0 - width), width, 3, "")
        }
        "prom" => (from, width, 4, " fill=\"url(#hatch)\""),
        _ => (from, width, 4, ""),
    };
    format!(
        "<rect x=\"{}\" y=\"{y}\" width=\"{}\" height=\"26\" rx=\"{rx}\" class=\"s-{}\"{fill}/>",
        per_cent(x),
        per_cent(width),
        shape.class
    )
}

/// The part of a band after the gate, then the part before it; only what has a width.
fn segments(frame: &Frame, shape: &Shape) -> impl Iterator<Item = (f64, f64)> {
    let (from, to) = (frame.x(Some(shape.from)), frame.x(shape.to));
    let gate = frame.x(Some(frame.release));
    [(from.max(gate), to), (from, to.min(gate))]
        .into_iter()
        .filter(|(begin, end)| end > begin)
}

/// The label where it fits, in the wide and in the narrow layout.
fn label(frame: &Frame, shape: &Shape, y: usize) -> String {
    let hole = shape.class == "hole";
    let place = |plot: f64| {
        segments(frame, shape).find_map(|(begin, end)| {
            let room = plot * (end - begin) / 100.0 - if hole { 8.0 } else { 18.0 };
            let text = fit(&shape.label, room);
            (!text.is_empty()).then(|| {
                let at = if hole {
                    let middle = per_cent(f64::midpoint(begin, end));
                    format!("x=\"{middle}\" text-anchor=\"middle\"")
                } else {
                    format!("x=\"{}\" dx=\"9\"", per_cent(begin))
                };
                (at, text)
            })
        })
    };
    let (wide, narrow) = (place(WIDE), place(NARROW));
    let text = |placed: &Option<(String, String)>, class: &str| {
        placed.as_ref().map_or_else(String::new, |(at, text)| {
            format!(
                "<text {at} y=\"{y}.5\" class=\"l-{}{class}\">{}</text>",
                shape.class,
                escaped(text),
                y = y + 17
            )
        })
    };
    if wide == narrow {
        text(&wide, "")
    } else {
        format!("{}{}", text(&wide, " w"), text(&narrow, " n"))
    }
}
