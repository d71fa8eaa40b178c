//! Durations as people say them.
//!
//! The farther away, the coarser the word: up to 21 days in days, then in weeks, from 77 days on
//! in months, from two years on in years and half years. 77 is where the nearest number of weeks (11) and of
//! months (3) change places, so that what is farther away never sounds nearer. Where the exact day
//! counts, as for a release, [`Texts::days_until`] stays with days.

use domain::calendar::days_between;
use jiff::{
    Unit,
    civil::{Date, DateDifference},
};

use crate::{Arg, Texts};

/// Most days that are told in days.
const DAYS: i32 = 21;

/// Most days that are told in weeks.
const WEEKS: i32 = 76;

/// Most months that are told in months.
const MONTHS: i32 = 23;

/// How far apart two days are, in the unit in which people would say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Distance {
    unit: &'static str,
    count: i32,
    /// Whether half a year more.
    half: bool,
}

impl Distance {
    fn between(earlier: Date, later: Date) -> Self {
        let days = days_between(earlier, later);
        let whole = |unit, count| Self {
            unit,
            count,
            half: false,
        };
        if days <= DAYS {
            return whole("days", days);
        }
        if days <= WEEKS {
            return whole("weeks", (days + 3) / 7);
        }
        let months = months_between(earlier, later);
        if months <= MONTHS {
            return whole("months", months);
        }
        // Whole years alone would tell five and a half as six.
        let halves = (months + 3) / 6;
        Self {
            half: halves % 2 == 1,
            ..whole("years", halves / 2)
        }
    }

    fn number(self) -> Arg<'static> {
        if self.half {
            Arg::from(format!("{}½", self.count))
        } else {
            self.count.into()
        }
    }
}

/// Calendar months, rounded: half a month and more counts as one.
fn months_between(earlier: Date, later: Date) -> i32 {
    let whole = DateDifference::new(later).largest(Unit::Month);
    earlier.until(whole).map_or(0, |span| {
        span.get_months() + i32::from(span.get_days() >= 15)
    })
}

impl Texts {
    /// When a day is, seen from `today`: `heute`, `morgen`, `gestern`, `in 12 Tagen`, `in 7
    /// Wochen`, `vor 5 Monaten`, `in 3 Jahren`.
    pub fn relative(&self, day: Date, today: Date) -> String {
        self.near(day, today).unwrap_or_else(|| {
            if day > today {
                self.told("date-in", Distance::between(today, day))
            } else {
                self.told("date-ago", Distance::between(day, today))
            }
        })
    }

    /// The same, but always in days: `in 40 Tagen`, `vor 9 Tagen`, and `heute`, `morgen`,
    /// `gestern`.
    pub fn days_until(&self, day: Date, today: Date) -> String {
        self.near(day, today).unwrap_or_else(|| {
            let days = days_between(today, day);
            let key = if days > 0 { "date-in" } else { "date-ago" };
            self.told(
                key,
                Distance {
                    unit: "days",
                    count: days.abs(),
                    half: false,
                },
            )
        })
    }

    /// How a deadline stands: `in 4 Tagen`, `heute fällig`, `seit gestern überfällig`, `seit 3
    /// Wochen überfällig`.
    pub fn overdue(&self, due: Date, today: Date) -> String {
        match days_between(due, today) {
            0 => self.get("date-due-today").into_owned(),
            1 => self.get("date-overdue-yesterday").into_owned(),
            ..0 => self.relative(due, today),
            _ => self.told("date-overdue", Distance::between(due, today)),
        }
    }

    /// How long something has lasted: `seit heute`, `seit gestern`, `seit 16 Tagen`, `seit 3
    /// Monaten`. A day that lies ahead counts as today.
    pub fn since(&self, day: Date, today: Date) -> String {
        match days_between(day, today) {
            ..=0 => self.get("date-since-today").into_owned(),
            1 => self.get("date-since-yesterday").into_owned(),
            _ => self.told("date-since", Distance::between(day, today)),
        }
    }

    /// How far two days lie apart, whichever comes first: `3 Tage`, `5 Wochen`, `4 Monate`.
    pub fn span(&self, one: Date, other: Date) -> String {
        self.told("date", Distance::between(one.min(other), one.max(other)))
    }

    /// A number of days: `1 Tag`, `14 Tage`.
    pub fn span_days(&self, days: i64) -> String {
        self.with("date-days", &[("n", days.into())])
    }

    fn near(&self, day: Date, today: Date) -> Option<String> {
        let key = match days_between(today, day) {
            0 => "date-today",
            1 => "date-tomorrow",
            -1 => "date-yesterday",
            _ => return None,
        };
        Some(self.get(key).into_owned())
    }

    fn told(&self, prefix: &str, distance: Distance) -> String {
        self.with(
            &format!("{prefix}-{}", distance.unit),
            &[("n", distance.number())],
        )
    }
}
