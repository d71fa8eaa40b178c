//! The weekly plan (Wochenplan, P8e): what is on which days from when to when, the free time
//! between, and what collides.

use std::collections::BTreeSet;

use jiff::civil::{Time, Weekday, time};
use serde::{Deserialize, Serialize};

use crate::Code;

/// The days of a week, in their order.
pub const WEEK: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// The grid shows at least these hours, so that an empty afternoon can be seen.
const DAY_BEGINS: Time = time(8, 0, 0, 0);
const DAY_ENDS: Time = time(20, 0, 0, 0);

/// Free time shorter than this is a pause, not a gap, in minutes.
const SHORTEST_GAP: i64 = 60;

/// On which days something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Days {
    /// Every Monday.
    Monday,
    /// Every Tuesday.
    Tuesday,
    /// Every Wednesday.
    Wednesday,
    /// Every Thursday.
    Thursday,
    /// Every Friday.
    Friday,
    /// Every Saturday.
    Saturday,
    /// Every Sunday.
    Sunday,
    /// Monday to Friday.
    WorkingWeek,
    /// Saturday and Sunday.
    Weekend,
    /// Every day.
    Daily,
}

impl Code for Days {
    const ALL: &'static [Self] = &[
        Self::Monday,
        Self::Tuesday,
        Self::Wednesday,
        Self::Thursday,
        Self::Friday,
        Self::Saturday,
        Self::Sunday,
        Self::WorkingWeek,
        Self::Weekend,
        Self::Daily,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Monday => "monday",
            Self::Tuesday => "tuesday",
            Self::Wednesday => "wednesday",
            Self::Thursday => "thursday",
            Self::Friday => "friday",
            Self::Saturday => "saturday",
            Self::Sunday => "sunday",
            Self::WorkingWeek => "working_week",
            Self::Weekend => "weekend",
            Self::Daily => "daily",
        }
    }
}

impl Days {
    /// Whether this day is one of them.
    pub fn covers(self, day: Weekday) -> bool {
        let weekend = matches!(day, Weekday::Saturday | Weekday::Sunday);
        match self {
            Self::Monday => day == Weekday::Monday,
            Self::Tuesday => day == Weekday::Tuesday,
            Self::Wednesday => day == Weekday::Wednesday,
            Self::Thursday => day == Weekday::Thursday,
            Self::Friday => day == Weekday::Friday,
            Self::Saturday => day == Weekday::Saturday,
            Self::Sunday => day == Weekday::Sunday,
            Self::WorkingWeek => !weekend,
            Self::Weekend => weekend,
            Self::Daily => true,
        }
    }
}

/// What an entry is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WeekKind {
    /// Work, training, school.
    Work,
    /// An appointment.
    Appointment,
    /// Leisure.
    Leisure,
    /// Family and friends.
    Family,
    /// A club or a group offer.
    Offer,
    /// Rest.
    Rest,
}

impl Code for WeekKind {
    const ALL: &'static [Self] = &[
        Self::Work,
        Self::Appointment,
        Self::Leisure,
        Self::Family,
        Self::Offer,
        Self::Rest,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Work => "work",
            Self::Appointment => "appointment",
            Self::Leisure => "leisure",
            Self::Family => "family",
            Self::Offer => "offer",
            Self::Rest => "rest",
        }
    }
}

/// One line of a weekly plan: `from` before `to`, on the same day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeekEntry {
    /// On which days.
    pub days: Days,
    /// Begin.
    pub from: Time,
    /// End.
    pub to: Time,
    /// What.
    pub title: String,
    /// Where, or empty.
    pub place: String,
    /// What it is about.
    pub kind: WeekKind,
}

/// One version of a weekly plan.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyPlan {
    /// Its lines, as they were typed.
    pub entries: Vec<WeekEntry>,
    /// What the client wants to say about it.
    pub note: String,
}

/// A stretch of one day: entries that touch each other's time, or none (free time).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    /// Begin.
    pub from: Time,
    /// End.
    pub to: Time,
    /// Positions of the entries in the plan; empty: free.
    pub entries: Vec<usize>,
    /// How many rows of the grid it takes.
    pub rows: usize,
}

impl Stretch {
    /// Whether it is free time that is long enough to be called so.
    pub fn is_gap(&self) -> bool {
        self.entries.is_empty() && minutes(self.from, self.to) >= SHORTEST_GAP
    }
}

/// A week as a table: rows from one change to the next, a column for each day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// Begin and end of each row.
    pub rows: Vec<(Time, Time)>,
    /// The stretches of Monday to Sunday; the rows of each day add up to all rows.
    pub days: [Vec<Stretch>; 7],
}

impl WeeklyPlan {
    /// The week as a table.
    pub fn grid(&self) -> Grid {
        let begin = self.entries.iter().map(|one| one.from).min();
        let end = self.entries.iter().map(|one| one.to).max();
        let begin = begin.map_or(DAY_BEGINS, |first| first.min(DAY_BEGINS));
        let end = end.map_or(DAY_ENDS, |last| last.max(DAY_ENDS));
        let mut days = WEEK.map(|day| self.stretches(day, begin, end));
        let changes: BTreeSet<Time> = days
            .iter()
            .flatten()
            .flat_map(|stretch| [stretch.from, stretch.to])
            .collect();
        let changes: Vec<Time> = changes.into_iter().collect();
        let rows: Vec<(Time, Time)> = changes
            .iter()
            .copied()
            .zip(changes.iter().copied().skip(1))
            .collect();
        for stretch in days.iter_mut().flatten() {
            let within = |row: &&(Time, Time)| row.0 >= stretch.from && row.1 <= stretch.to;
            stretch.rows = rows.iter().filter(within).count();
        }
        Grid { rows, days }
    }

    /// One day from `begin` to `end`: what is on, and the free time between.
    fn stretches(&self, day: Weekday, begin: Time, end: Time) -> Vec<Stretch> {
        let stretch = |from, to, entries| Stretch {
            from,
            to,
            entries,
            rows: 0,
        };
        let mut all = Vec::new();
        let mut at = begin;
        for busy in self.busy(day) {
            if busy.from > at {
                all.push(stretch(at, busy.from, Vec::new()));
            }
            at = busy.to;
            all.push(busy);
        }
        if at < end {
            all.push(stretch(at, end, Vec::new()));
        }
        all
    }

    /// What is on that day, in order; what overlaps is one stretch.
    fn busy(&self, day: Weekday) -> Vec<Stretch> {
        let mut order: Vec<usize> = (0..self.entries.len())
            .filter(|at| self.entries[*at].days.covers(day))
            .collect();
        order.sort_by_key(|at| (self.entries[*at].from, self.entries[*at].to));
        let mut all: Vec<Stretch> = Vec::new();
        for at in order {
            let entry = &self.entries[at];
            match all.last_mut().filter(|last| entry.from < last.to) {
                Some(last) => {
                    last.to = last.to.max(entry.to);
                    last.entries.push(at);
                }
                None => all.push(Stretch {
                    from: entry.from,
                    to: entry.to,
                    entries: vec![at],
                    rows: 0,
                }),
            }
        }
        all
    }

    /// Pairs of entries that are on at the same time on some day, each pair once.
    pub fn collisions(&self) -> Vec<(usize, usize)> {
        let all = self.entries.iter().enumerate();
        all.flat_map(|(at, one)| {
            let later = self.entries.iter().enumerate().skip(at + 1);
            later
                .filter(|(_, other)| collide(one, other))
                .map(move |(other, _)| (at, other))
        })
        .collect()
    }
}

fn collide(one: &WeekEntry, other: &WeekEntry) -> bool {
    let share_day = WEEK
        .iter()
        .any(|day| one.days.covers(*day) && other.days.covers(*day));
    share_day && one.from < other.to && other.from < one.to
}

fn minutes(from: Time, to: Time) -> i64 {
    let of = |clock: Time| i64::from(clock.hour()) * 60 + i64::from(clock.minute());
    of(to) - of(from)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(days: Days, from: Time, to: Time) -> WeekEntry {
        WeekEntry {
            days,
            from,
            to,
            title: String::new(),
            place: String::new(),
            kind: WeekKind::Work,
        }
    }

    fn plan(entries: Vec<WeekEntry>) -> WeeklyPlan {
        WeeklyPlan {
            entries,
            note: String::new(),
        }
    }

    #[test]
    fn free_time_shows_between_what_is_on() {
        let clock = |hour| time(hour, 0, 0, 0);
        let week = plan(vec![
            entry(Days::WorkingWeek, clock(7), clock(12)),
            entry(Days::Monday, clock(14), clock(15)),
        ]);
        let grid = week.grid();
        let monday: Vec<_> = grid.days[0]
            .iter()
            .map(|one| {
                (
                    one.from.hour(),
                    one.to.hour(),
                    one.entries.clone(),
                    one.is_gap(),
                )
            })
            .collect();
        assert_eq!(
            monday,
            [
                (7, 12, vec![0], false),
                (12, 14, vec![], true),
                (14, 15, vec![1], false),
                (15, 20, vec![], true),
            ]
        );
        assert_eq!(grid.rows.len(), 4);
        let sunday: Vec<_> = grid.days[6].iter().map(|one| one.rows).collect();
        assert_eq!(sunday, [4]);
        assert!(week.collisions().is_empty());
    }

    #[test]
    fn what_collides_is_one_stretch_and_named_once() {
        let clock = |hour| time(hour, 0, 0, 0);
        let week = plan(vec![
            entry(Days::Daily, clock(9), clock(11)),
            entry(Days::Tuesday, clock(10), clock(12)),
            entry(Days::Tuesday, clock(12), clock(13)),
        ]);
        assert_eq!(week.collisions(), [(0, 1)]);
        let tuesday = &week.grid().days[1];
        assert_eq!(tuesday[1].entries, [0, 1]);
        assert_eq!(tuesday[2].entries, [2]);
    }

    #[test]
    fn an_empty_week_is_one_free_row() {
        let grid = plan(Vec::new()).grid();
        assert_eq!(grid.rows, [(DAY_BEGINS, DAY_ENDS)]);
        assert!(grid.days.iter().all(|day| day[0].is_gap()));
    }

    fn any_entry() -> impl Strategy<Value = WeekEntry> {
        (0..Days::ALL.len(), 0..90_i8, 1..90_i8).prop_filter_map("one day", |(days, from, long)| {
            let at = |quarters: i8| Time::new(quarters / 4, quarters % 4 * 15, 0, 0).ok();
            Some(entry(
                Days::ALL[days],
                at(from)?,
                at(from.checked_add(long)?)?,
            ))
        })
    }

    proptest! {
        #[test]
        fn every_day_fills_the_grid_and_shows_each_entry_once(
            entries in prop::collection::vec(any_entry(), 0..12),
        ) {
            let week = plan(entries);
            let grid = week.grid();
            for (day, stretches) in WEEK.iter().zip(&grid.days) {
                prop_assert_eq!(stretches.iter().map(|one| one.rows).sum::<usize>(), grid.rows.len());
                let mut shown: Vec<usize> =
                    stretches.iter().flat_map(|one| one.entries.clone()).collect();
                shown.sort_unstable();
                let expected: Vec<usize> = (0..week.entries.len())
                    .filter(|at| week.entries[*at].days.covers(*day))
                    .collect();
                prop_assert_eq!(shown, expected);
                for pair in stretches.windows(2) {
                    prop_assert_eq!(pair[0].to, pair[1].from);
                }
            }
        }

        #[test]
        fn what_shares_a_stretch_collides_with_something_in_it(
            entries in prop::collection::vec(any_entry(), 0..12),
        ) {
            let week = plan(entries);
            let pairs = week.collisions();
            for stretch in week.grid().days.iter().flatten() {
                for one in stretch.entries.iter().filter(|_| stretch.entries.len() > 1) {
                    let collides = stretch
                        .entries
                        .iter()
                        .any(|other| pairs.contains(&(*one.min(other), *one.max(other))));
                    prop_assert!(collides);
                }
            }
        }
    }
}
