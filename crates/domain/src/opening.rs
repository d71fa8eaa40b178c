//! When a site is open (P7a): for each weekday its spans, as people type them: `9–12, 13–16:30`.
//!
//! That nothing is known about any weekday is not the same as closed: nobody is warned then.

use std::fmt;

use jiff::civil::{Date, Time, Weekday};

/// A span of a day on the wall clock, `[from, to)`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hours {
    /// When it opens.
    pub from: Time,
    /// When it closes.
    pub to: Time,
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (from, to) = (self.from, self.to);
        let (begin, end) = ((from.hour(), from.minute()), (to.hour(), to.minute()));
        write!(f, "{}:{:02}–{}:{:02}", begin.0, begin.1, end.0, end.1)
    }
}

/// Why the hours of a day cannot be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HoursProblem {
    /// It is no list of spans.
    Unreadable,
    /// A span ends before it begins, or two of them overlap or stand in the wrong order.
    Order,
}

/// The open hours of a week, Monday first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenWeek([Vec<Hours>; 7]);

impl OpenWeek {
    /// The hours of each weekday from Monday on; missing days are closed.
    pub fn new(days: impl IntoIterator<Item = Vec<Hours>>) -> Self {
        let mut week = Self::default();
        for (place, hours) in week.0.iter_mut().zip(days) {
            *place = hours;
        }
        week
    }

    /// Whether anything is known at all.
    pub fn is_known(&self) -> bool {
        self.0.iter().any(|hours| !hours.is_empty())
    }

    /// The hours of each weekday from Monday on.
    pub fn days(&self) -> &[Vec<Hours>] {
        &self.0
    }

    /// The hours of a day; none: closed.
    pub fn on(&self, day: Date) -> &[Hours] {
        self.0.get(place(day.weekday())).map_or(&[], Vec::as_slice)
    }

    /// Whether it is open all the time from `from` to `to` on a day. While nothing is known, it is
    /// taken to be.
    pub fn covers(&self, day: Date, from: Time, to: Time) -> bool {
        let within = |hours: &Hours| hours.from <= from && to <= hours.to;
        !self.is_known() || self.on(day).iter().any(within)
    }

    /// Weekdays in a row with the same hours: the first, the last (0 is Monday), the hours. Closed
    /// days are left out.
    pub fn grouped(&self) -> Vec<(usize, usize, &[Hours])> {
        let mut groups: Vec<(usize, usize, &[Hours])> = Vec::new();
        for (day, hours) in self.0.iter().enumerate() {
            match groups.last_mut() {
                Some((_, last, same)) if *last + 1 == day && *same == hours.as_slice() => {
                    *last = day;
                }
                _ => groups.push((day, day, hours)),
            }
        }
        groups.retain(|(_, _, hours)| !hours.is_empty());
        groups
    }
}

fn place(weekday: Weekday) -> usize {
    usize::try_from(weekday.to_monday_zero_offset()).unwrap_or(0)
}

/// Reads the hours of one day: `9–12, 13–16:30`; empty is closed. A hyphen does as well as a dash, a
/// full stop as well as a colon, and `Uhr` may stand behind.
pub fn read_hours(text: &str) -> Result<Vec<Hours>, HoursProblem> {
    let mut all: Vec<Hours> = Vec::new();
    for part in text.split([',', ';']).map(str::trim) {
        if part.is_empty() {
            continue;
        }
        let (from, to) = part
            .split_once(['–', '-'])
            .ok_or(HoursProblem::Unreadable)?;
        let (from, to) = (read_time(from)?, read_time(to)?);
        let follows = all.last().is_none_or(|last| last.to <= from);
        if to <= from || !follows {
            return Err(HoursProblem::Order);
        }
        all.push(Hours { from, to });
    }
    Ok(all)
}

/// The hours of one day as [`read_hours`] reads them.
pub fn write_hours(hours: &[Hours]) -> String {
    let spans: Vec<String> = hours.iter().map(Hours::to_string).collect();
    spans.join(", ")
}

fn read_time(text: &str) -> Result<Time, HoursProblem> {
    let text = text.trim().trim_end_matches("Uhr").trim();
    let (hour, minute) = text.split_once([':', '.']).unwrap_or((text, "0"));
    let number = |text: &str| text.parse::<i8>().map_err(|_| HoursProblem::Unreadable);
    Time::new(number(hour)?, number(minute)?, 0, 0).map_err(|_| HoursProblem::Unreadable)
}

#[cfg(test)]
mod tests {
    use jiff::civil::{date, time};
    use proptest::prelude::*;

    use super::*;

    const MONDAY: Date = date(2026, 11, 23);

    fn week() -> OpenWeek {
        let read = |text| read_hours(text).unwrap_or_default();
        OpenWeek::new(["9-12, 13-16", "9–15", "9-15", "9-15"].map(read))
    }

    #[test]
    fn hours_are_read_as_people_type_them() {
        let hours = |from, to| Hours {
            from: time(from, 0, 0, 0),
            to: time(to, 0, 0, 0),
        };
        for text in ["9-12, 13-16", "9:00–12:00; 13.00 – 16 Uhr", " 09-12,13-16,"] {
            assert_eq!(
                read_hours(text),
                Ok(vec![hours(9, 12), hours(13, 16)]),
                "{text}"
            );
        }
        assert_eq!(read_hours("  "), Ok(Vec::new()));
        for text in ["neun bis zwölf", "9", "9-25", "-", "9-12-13"] {
            assert_eq!(read_hours(text), Err(HoursProblem::Unreadable), "{text}");
        }
        for text in ["12-9", "9-9", "9-12, 11-13", "13-16, 9-12"] {
            assert_eq!(read_hours(text), Err(HoursProblem::Order), "{text}");
        }
    }

    #[test]
    fn it_is_open_only_if_it_is_open_all_the_time() {
        let at = |hour| time(hour, 0, 0, 0);
        let week = week();
        assert!(week.covers(MONDAY, at(9), at(12)));
        assert!(!week.covers(MONDAY, at(11), at(14)), "over the break");
        assert!(!week.covers(MONDAY, at(8), at(10)));
        assert!(!week.covers(date(2026, 11, 27), at(10), at(11)), "Friday");
        assert!(!week.covers(date(2026, 11, 29), at(10), at(11)), "Sunday");
        let unknown = OpenWeek::default();
        assert!(!unknown.is_known() && unknown.covers(MONDAY, at(3), at(4)));
    }

    #[test]
    fn days_with_the_same_hours_stand_together() {
        let week = week();
        let groups: Vec<_> = week
            .grouped()
            .into_iter()
            .map(|(from, to, hours)| (from, to, write_hours(hours)))
            .collect();
        let monday = (0, 0, "9:00–12:00, 13:00–16:00".to_owned());
        assert_eq!(groups, [monday, (1, 3, "9:00–15:00".to_owned())]);
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_again(
            marks in proptest::collection::btree_set(0i16..1439, 0..8)
        ) {
            let at = |minute: i16| {
                let hour = i8::try_from(minute / 60).unwrap_or(0);
                time(hour, i8::try_from(minute % 60).unwrap_or(0), 0, 0)
            };
            let marks: Vec<Time> = marks.into_iter().map(at).collect();
            let hours: Vec<Hours> = marks
                .chunks_exact(2)
                .map(|pair| Hours { from: pair[0], to: pair[1] })
                .collect();
            prop_assert_eq!(read_hours(&write_hours(&hours)), Ok(hours));
        }
    }
}
