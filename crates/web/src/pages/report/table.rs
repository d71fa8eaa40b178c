//! A table of numbers, in words: for the page and for the file alike.

use domain::report::{Days, Masked, Period, Share, Shown};
use i18n::{Arg, Texts};
use jiff::civil::Date;

/// A number that stands out at the top.
pub struct Fact {
    /// What it is.
    pub label: String,
    /// The number.
    pub value: String,
    /// What it means.
    pub note: String,
}

/// A table.
pub struct Table {
    /// Its name in addresses and file names.
    pub id: &'static str,
    /// Heading.
    pub title: String,
    /// What was counted, and as of when.
    pub caption: String,
    /// Headings of the columns; the first is that of the rows.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row.
pub struct Row {
    /// Its heading.
    pub name: String,
    /// The cells, as many as the table has columns beside the first.
    pub cells: Vec<String>,
    /// Whether it is a sum.
    pub sum: bool,
}

impl Row {
    /// A row.
    pub fn new(name: impl Into<String>, cells: Vec<String>) -> Self {
        Self {
            name: name.into(),
            cells,
            sum: false,
        }
    }
}

impl Table {
    /// The cells with the headings of their columns, for narrow screens.
    pub fn labelled<'a>(&'a self, row: &'a Row) -> Vec<(&'a str, &'a str)> {
        let labels = self.head.iter().skip(1).map(String::as_str);
        labels.zip(row.cells.iter().map(String::as_str)).collect()
    }

    /// The table for a file: what was counted, the headings, the rows.
    pub fn lines(&self) -> Vec<Vec<String>> {
        let row = |row: &Row| {
            let mut line = vec![row.name.clone()];
            line.extend(row.cells.iter().cloned());
            line
        };
        let start = [
            vec![format!("{}: {}", self.title, self.caption)],
            self.head.clone(),
        ];
        start.into_iter().chain(self.rows.iter().map(row)).collect()
    }
}

/// Puts numbers into words.
pub struct Say<'a> {
    /// The texts.
    pub texts: &'a Texts,
    /// The day as of which was counted.
    pub today: Date,
    /// The days that were looked at.
    pub period: Period,
}

impl<'a> Say<'a> {
    /// For a report.
    pub fn new(texts: &'a Texts, today: Date, period: Period) -> Self {
        Self {
            texts,
            today,
            period,
        }
    }

    /// A text.
    pub fn t(&self, key: &str) -> String {
        self.texts.get(key).into_owned()
    }

    /// Several texts.
    pub fn all(&self, keys: &[&str]) -> Vec<String> {
        keys.iter().map(|key| self.t(key)).collect()
    }

    /// A text that says what was counted from when to when, and as of when.
    pub fn caption(&self, key: &str) -> String {
        self.texts.with(
            key,
            &[
                ("from", Arg::from(self.period.from)),
                ("to", Arg::from(self.period.to)),
                ("today", Arg::from(self.today)),
            ],
        )
    }

    /// A number of people as it may be shown.
    pub fn shown(&self, shown: Shown) -> String {
        match shown {
            Shown::Exact(count) => self.texts.number(count),
            Shown::Few => self.t("report-few"),
            Shown::Covered => self.t("report-covered"),
        }
    }

    /// Numbers of people.
    pub fn shown_all(&self, all: &[Shown]) -> Vec<String> {
        all.iter().map(|one| self.shown(*one)).collect()
    }

    /// A share.
    pub fn share(&self, share: Share) -> String {
        match share {
            Share::Nobody => self.t("report-nobody"),
            Share::Few => self.t("report-too-few"),
            Share::Percent(percent) => self
                .texts
                .with("report-percent", &[("n", Arg::from(percent))]),
        }
    }

    /// A median of days.
    pub fn days(&self, days: Days) -> String {
        match days {
            Days::Nobody => self.t("report-nobody"),
            Days::Few => self.t("report-too-few"),
            Days::Median(days) => self.texts.with("report-days", &[("n", Arg::from(days))]),
        }
    }

    /// A number given in tenths.
    pub fn tenths(&self, tenths: i64) -> String {
        let whole = self.texts.number(tenths / 10);
        let args = [
            ("whole", Arg::from(whole)),
            ("tenth", Arg::from(tenths % 10)),
        ];
        self.texts.with("report-tenths", &args)
    }

    /// The rows of a masked table with their sums, and the row of sums.
    pub fn masked(&self, names: Vec<String>, masked: &Masked) -> Vec<Row> {
        let with_sum = |cells: &[Shown], sum: Shown| {
            let mut all = self.shown_all(cells);
            all.push(self.shown(sum));
            all
        };
        let mut rows: Vec<Row> = names
            .into_iter()
            .zip(masked.cells.iter().zip(&masked.rows))
            .map(|(name, (cells, sum))| Row::new(name, with_sum(cells, *sum)))
            .collect();
        rows.push(Row {
            sum: true,
            ..Row::new(
                self.t("report-sum"),
                with_sum(&masked.columns, masked.total),
            )
        });
        rows
    }
}
