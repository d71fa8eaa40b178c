//! Days and times as people write them.
//!
//! | | German | English |
//! |---|---|---|
//! | [`Texts::date`] | 15.03.2027 | 15 March 2027 |
//! | [`Texts::day`] | Do 31.12.2026 | Thu 31 Dec 2026 |
//! | [`Texts::day_long`] | Samstag, 21. November 2026 | Saturday, 21 November 2026 |
//! | [`Texts::short`] | 31.12. | 31 Dec |
//! | [`Texts::day_short`] | Do 31.12. | Thu 31 Dec |
//! | [`Texts::period`] | 31.12.2026 bis 13.01.2027 | 31 December 2026 to 13 January 2027 |
//! | [`Texts::clock`] | 14:10 | 14:10 |
//! | [`Texts::instant`] | Do 19.11.2026, 14:10 | Thu 19 Nov 2026, 14:10 |

use jiff::{
    Timestamp,
    civil::{Date, DateTime, Time},
};

use crate::{Lang, Texts, berlin};

const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];

const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

const SHORT_MONTHS_DE: [&str; 12] = [
    "Jan", "Feb", "März", "Apr", "Mai", "Juni", "Juli", "Aug", "Sep", "Okt", "Nov", "Dez",
];

const SHORT_MONTHS_EN: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

const WEEKDAYS_DE: [&str; 7] = [
    "Montag",
    "Dienstag",
    "Mittwoch",
    "Donnerstag",
    "Freitag",
    "Samstag",
    "Sonntag",
];

const WEEKDAYS_EN: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

const SHORT_WEEKDAYS_DE: [&str; 7] = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"];

const SHORT_WEEKDAYS_EN: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

impl Texts {
    /// A day by its number: `15.03.2027`, `15 March 2027`.
    pub fn date(&self, day: Date) -> String {
        match self.lang() {
            Lang::De => format!("{:02}.{:02}.{:04}", day.day(), day.month(), day.year()),
            Lang::En => format!(
                "{} {} {:04}",
                day.day(),
                self.month_long(day.month()),
                day.year()
            ),
        }
    }

    /// A day with its weekday: `Do 31.12.2026`, `Thu 31 Dec 2026`.
    pub fn day(&self, day: Date) -> String {
        match self.lang() {
            Lang::De => format!("{} {}", self.weekday(day), self.date(day)),
            Lang::En => format!("{} {:04}", self.day_short(day), day.year()),
        }
    }

    /// A day in full, for a heading: `Samstag, 21. November 2026`, `Saturday, 21 November 2026`.
    pub fn day_long(&self, day: Date) -> String {
        let point = match self.lang() {
            Lang::De => ".",
            Lang::En => "",
        };
        format!(
            "{}, {}{point} {} {:04}",
            self.weekday_long(day),
            day.day(),
            self.month_long(day.month()),
            day.year()
        )
    }

    /// A day without its year, where the year is plain: `31.12.`, `31 Dec`.
    pub fn short(&self, day: Date) -> String {
        match self.lang() {
            Lang::De => format!("{:02}.{:02}.", day.day(), day.month()),
            Lang::En => format!("{} {}", day.day(), self.month(day.month())),
        }
    }

    /// The same with its weekday: `Do 31.12.`, `Thu 31 Dec`.
    pub fn day_short(&self, day: Date) -> String {
        format!("{} {}", self.weekday(day), self.short(day))
    }

    /// The days of `[from, to)` with the last one named, as people tell them: `31.12.2026 bis
    /// 13.01.2027`, one date for one day, `ab 31.12.2026` without an end. Nothing lies in an empty
    /// period; then it is the first day alone.
    pub fn period(&self, from: Date, to: Option<Date>) -> String {
        let Some(to) = to else {
            return self.with("date-from-on", &[("from", from.into())]);
        };
        match to.yesterday() {
            Ok(last) if last > from => self.with(
                "date-from-to",
                &[("from", from.into()), ("to", last.into())],
            ),
            _ => self.date(from),
        }
    }

    /// The short name of a month for the label of an axis (`März`, `Juni`; `Mar`, `Jun`); 1 is
    /// January, and what is no month gives an empty text.
    pub fn month(&self, month: i8) -> &'static str {
        let names = match self.lang() {
            Lang::De => &SHORT_MONTHS_DE,
            Lang::En => &SHORT_MONTHS_EN,
        };
        of_month(names, month)
    }

    /// The full name of a month; 1 is January, and what is no month gives an empty text.
    pub fn month_long(&self, month: i8) -> &'static str {
        let names = match self.lang() {
            Lang::De => &MONTHS_DE,
            Lang::En => &MONTHS_EN,
        };
        of_month(names, month)
    }

    /// The short name of the weekday: `Do`, `Thu`.
    pub fn weekday(&self, day: Date) -> &'static str {
        let names = match self.lang() {
            Lang::De => &SHORT_WEEKDAYS_DE,
            Lang::En => &SHORT_WEEKDAYS_EN,
        };
        of_weekday(names, day)
    }

    /// The full name of the weekday: `Donnerstag`, `Thursday`.
    pub fn weekday_long(&self, day: Date) -> &'static str {
        let names = match self.lang() {
            Lang::De => &WEEKDAYS_DE,
            Lang::En => &WEEKDAYS_EN,
        };
        of_weekday(names, day)
    }

    /// Hours and minutes: `14:10`.
    pub fn clock(&self, time: Time) -> String {
        format!("{:02}:{:02}", time.hour(), time.minute())
    }

    /// Day and time on a wall clock: `Do 19.11.2026, 14:10`.
    pub fn moment(&self, wall_clock: DateTime) -> String {
        format!(
            "{}, {}",
            self.day(wall_clock.date()),
            self.clock(wall_clock.time())
        )
    }

    /// An instant, shown in Europe/Berlin: `Do 19.11.2026, 14:10`.
    pub fn instant(&self, instant: Timestamp) -> String {
        self.moment(berlin(instant))
    }
}

fn of_month(names: &[&'static str; 12], month: i8) -> &'static str {
    month
        .checked_sub(1)
        .and_then(|index| usize::try_from(index).ok())
        .and_then(|index| names.get(index))
        .copied()
        .unwrap_or_default()
}

fn of_weekday(names: &[&'static str; 7], day: Date) -> &'static str {
    usize::try_from(day.weekday().to_monday_zero_offset())
        .ok()
        .and_then(|index| names.get(index))
        .copied()
        .unwrap_or_default()
}
