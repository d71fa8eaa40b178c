//! Where things stand: days to per cent, lanes, and how much of a label fits.

use domain::{
    calendar::{add_days, days_between},
    seam::WINDOW_DAYS,
};
use jiff::civil::Date;

/// Narrowest plot of the wide layout, in pixels. `seam.css` keeps that promise.
pub const WIDE: f64 = 465.0;
/// Narrowest plot of the narrow layout, in pixels.
pub const NARROW: f64 = 280.0;
/// Most lanes of a row.
pub const MOST_LANES: usize = 6;
/// Least width of a hole in per cent, so that one day is seen.
pub const LEAST_HOLE: f64 = 1.2;

const TEXT: f64 = 13.0;
/// Days that are shown before today or the release.
const BEFORE: i32 = 45;
/// A shortened label has at least as many characters.
const LEAST_LABEL: usize = 11;

/// The span of days that the picture shows, and what stands out in it.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// First day.
    pub begin: Date,
    /// First day after the last.
    pub end: Date,
    /// The day as which the picture is seen.
    pub today: Date,
    /// The day of the gate.
    pub release: Date,
}

impl Frame {
    /// The span for a release as seen on `today`: from the month 45 days before the earlier of the
    /// two, but not farther back than half a year before the release, to the end of the measure.
    pub fn new(today: Date, release: Date) -> Self {
        let farthest = add_days(release, -WINDOW_DAYS).unwrap_or(release);
        let anchor = today.min(release).max(farthest);
        Self {
            begin: add_days(anchor, -BEFORE).unwrap_or(anchor).first_of_month(),
            end: add_days(release, WINDOW_DAYS).unwrap_or(release),
            today,
            release,
        }
    }

    /// The day, moved into the span. No day at all is the end.
    pub fn clamp(&self, day: Option<Date>) -> Date {
        day.map_or(self.end, |day| day.max(self.begin).min(self.end))
    }

    /// Where a day stands, in per cent.
    pub fn x(&self, day: Option<Date>) -> f64 {
        let all = f64::from(days_between(self.begin, self.end).max(1));
        100.0 * f64::from(days_between(self.begin, self.clamp(day))) / all
    }

    /// Whether today lies in the span.
    pub fn today_shown(&self) -> bool {
        self.begin <= self.today && self.today < self.end
    }

    /// Each month with the first day of the next one.
    pub fn months(&self) -> Vec<(Date, Date)> {
        let mut months = Vec::new();
        let mut day = self.begin;
        while day < self.end {
            let Ok(next) = day.last_of_month().tomorrow() else {
                break;
            };
            months.push((day, next));
            day = next;
        }
        months
    }
}

/// Puts spans into lanes one after the other, each into the first lane that is free.
#[derive(Debug, Default)]
pub struct Lanes(Vec<Vec<(Date, Date)>>);

impl Lanes {
    /// The lane of `[from, to)`, and whether it is free there. What finds no lane shares the last.
    pub fn place(&mut self, from: Date, to: Date) -> (usize, bool) {
        for lane in 0..MOST_LANES {
            if lane == self.0.len() {
                self.0.push(Vec::new());
            }
            let taken = &mut self.0[lane];
            if taken
                .iter()
                .all(|(begin, end)| to <= *begin || from >= *end)
            {
                taken.push((from, to));
                return (lane, true);
            }
        }
        (MOST_LANES - 1, false)
    }

    /// How many lanes there are; a row has at least one.
    pub fn count(&self) -> usize {
        self.0.len().max(1)
    }
}

/// Per cent with two decimals, trailing zeros cut: `41.8%`.
pub fn per_cent(value: f64) -> String {
    let mut text = format!("{value:.2}");
    let digits = text.trim_end_matches('0').trim_end_matches('.').len();
    text.truncate(digits);
    if text == "-0" {
        text.remove(0);
    }
    text.push('%');
    text
}

fn advance(c: char) -> f64 {
    match c {
        ' ' | '.' | ',' | ':' | ';' | '!' | '\'' | 'i' | 'j' | 'l' | 'I' | '|' | '·' => 0.27,
        'f' | 't' | 'r' | 'J' | '(' | ')' | '-' | '"' | '„' | '“' => 0.40,
        'm' | 'w' | 'M' | 'W' | '%' | '→' | '←' => 0.86,
        '…' => 0.74,
        other if other.is_uppercase() => 0.64,
        _ => 0.57,
    }
}

/// About how wide a text is, in pixels.
pub fn text_width(text: &str) -> f64 {
    TEXT * text.chars().map(advance).sum::<f64>() * 1.03
}

/// As much of a label as fits: all of it, or its first words and an ellipsis, or nothing.
pub fn fit(label: &str, room: f64) -> String {
    if text_width(label) <= room {
        return label.to_owned();
    }
    let words: Vec<&str> = label.split(' ').collect();
    (1..words.len())
        .rev()
        .map(|count| {
            let begin = words[..count].join(" ");
            let begin = begin.trim_end_matches([',', ';', ':', '·', '–', '(']);
            format!("{begin} …")
        })
        .find(|cut| cut.chars().count() >= LEAST_LABEL && text_width(cut) <= room)
        .unwrap_or_default()
}
