//! Months that clamp, working days, and the public holidays of each Land.
//!
//! The holidays themselves are data (a catalogue beside the programme files); this module only
//! knows the forms in which a holiday is fixed. Intervals are half-open everywhere.

use jiff::{
    ToSpan,
    civil::{Date, Weekday, date},
};

use crate::land::Land;

/// Calendar months that have passed in full; `None` if `to` lies before `from`.
pub fn full_months(from: Date, to: Date) -> Option<i64> {
    let rough = (i64::from(to.year()) - i64::from(from.year())) * 12 + i64::from(to.month())
        - i64::from(from.month());
    let whole = add_months(from, i32::try_from(rough).ok()?).is_some_and(|day| day <= to);
    let months = if whole { rough } else { rough - 1 };
    (from <= to).then_some(months)
}

/// Adds calendar months; a day that the month does not have becomes its last day
/// (31 August − 6 months = 28 or 29 February). `None` only outside years −9999..=9999.
pub fn add_months(day: Date, months: i32) -> Option<Date> {
    day.checked_add(months.months()).ok()
}

/// Adds days. `None` only outside years −9999..=9999.
pub fn add_days(day: Date, days: i32) -> Option<Date> {
    day.checked_add(days.days()).ok()
}

/// Whole days from `from` to `to`; negative if `to` is earlier.
pub fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

/// Easter Sunday of the year (Gregorian, the anonymous computus).
#[expect(
    clippy::many_single_char_names,
    reason = "the letters of the published computus"
)]
pub fn easter(year: i16) -> Date {
    // The cycle repeats, also before the year 1: every quotient is rounded down.
    let y = i32::from(year);
    let (a, b, c) = (y.rem_euclid(19), y.div_euclid(100), y.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (8 * b + 13).div_euclid(25);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    date(
        year,
        i8::try_from(month).unwrap_or(4),
        i8::try_from(day).unwrap_or(1),
    )
}

/// How the day of a holiday is fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HolidayRule {
    /// The same day every year.
    Fixed {
        /// 1..=12.
        month: i8,
        /// 1..=31.
        day: i8,
    },
    /// Days after (or, if negative, before) Easter Sunday.
    Easter(i32),
    /// The Wednesday before 23 November (Buß- und Bettag).
    RepentanceDay,
    /// One single day.
    Once(Date),
}

/// A public holiday in some Länder, for some years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holiday {
    /// German name, as the law of the Land calls it.
    pub name: String,
    /// How the day is fixed.
    pub rule: HolidayRule,
    /// Where it is a public holiday. Empty means: in all Länder.
    pub laender: Vec<Land>,
    /// First year, if it has not always been one.
    pub from_year: Option<i16>,
    /// Last year, if it is none any more.
    pub to_year: Option<i16>,
}

impl Holiday {
    /// The day of this holiday in the year, if it exists there and then.
    pub fn day_in(&self, year: i16, land: Land) -> Option<Date> {
        let here = self.laender.is_empty() || self.laender.contains(&land);
        let now = self.from_year.is_none_or(|from| from <= year)
            && self.to_year.is_none_or(|to| year <= to);
        if !here || !now {
            return None;
        }
        match self.rule {
            HolidayRule::Fixed { month, day } => Date::new(year, month, day).ok(),
            HolidayRule::Easter(offset) => add_days(easter(year), offset),
            HolidayRule::RepentanceDay => {
                date(year, 11, 23).nth_weekday(-1, Weekday::Wednesday).ok()
            }
            HolidayRule::Once(day) => (day.year() == year).then_some(day),
        }
    }
}

/// All holidays that the installation knows.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Holidays(pub Vec<Holiday>);

impl Holidays {
    /// The holiday on this day in this Land, if there is one.
    pub fn on(&self, day: Date, land: Land) -> Option<&Holiday> {
        self.0
            .iter()
            .find(|holiday| holiday.day_in(day.year(), land) == Some(day))
    }

    /// Whether offices work on this day: not on Saturday, Sunday or a public holiday of the Land.
    pub fn is_working_day(&self, day: Date, land: Land) -> bool {
        !matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday)
            && self.on(day, land).is_none()
    }

    /// The day itself if it is a working day, else the nearest one in the direction of `roll`.
    pub fn roll(&self, day: Date, land: Land, roll: Roll) -> Date {
        let step = match roll {
            Roll::None => return day,
            Roll::Before => -1,
            Roll::After => 1,
        };
        let mut rolled = day;
        // No Land has more than a handful of days off in a row; the bound only guards bad data.
        for _ in 0..30 {
            if self.is_working_day(rolled, land) {
                return rolled;
            }
            let Some(next) = add_days(rolled, step) else {
                return day;
            };
            rolled = next;
        }
        day
    }

    /// Moves by whole working days; zero is the day itself, even if it is no working day.
    pub fn add_working_days(&self, day: Date, land: Land, count: i32) -> Option<Date> {
        let mut moved = day;
        for _ in 0..count.unsigned_abs() {
            loop {
                moved = add_days(moved, count.signum())?;
                if self.is_working_day(moved, land) {
                    break;
                }
            }
        }
        Some(moved)
    }
}

/// Where a date goes that falls on a day without offices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Roll {
    /// Stays (an appointment on the release day itself, say).
    None,
    /// To the working day before: internal deadlines, and all that count backwards.
    Before,
    /// To the next working day: statutory periods that count forwards (§ 193 BGB, § 26 SGB X).
    After,
}

impl crate::Code for Roll {
    const ALL: &'static [Self] = &[Self::None, Self::Before, Self::After];

    fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Before => "before",
            Self::After => "after",
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn months_clamp_to_the_end_of_the_month() {
        assert_eq!(add_months(date(2027, 8, 31), -6), Some(date(2027, 2, 28)));
        assert_eq!(add_months(date(2028, 8, 31), -6), Some(date(2028, 2, 29)));
        assert_eq!(add_months(date(2027, 1, 31), 1), Some(date(2027, 2, 28)));
    }

    proptest! {
        #[test]
        fn full_months_agree_with_adding_months(start in 0_i32..20_000, days in 0_i32..4_000) {
            let from = add_days(date(1990, 1, 1), start).unwrap();
            let to = add_days(from, days).unwrap();
            let months = i32::try_from(full_months(from, to).unwrap()).unwrap();
            prop_assert!(add_months(from, months).unwrap() <= to);
            prop_assert!(to < add_months(from, months + 1).unwrap());
        }
    }

    #[test]
    fn easter_is_a_sunday_in_spring_in_every_year_there_is() {
        for year in -9999..=9999 {
            let day = easter(year);
            assert_eq!(day.weekday(), Weekday::Sunday, "{day}");
            let spring = date(year, 3, 22)..=date(year, 4, 25);
            assert!(spring.contains(&day), "{day}");
        }
    }

    #[test]
    fn easter_is_where_the_almanac_has_it() {
        for (year, month, day) in [
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2000, 4, 23),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn repentance_day_is_the_wednesday_before_23_november() {
        let holiday = Holiday {
            name: "Buß- und Bettag".into(),
            rule: HolidayRule::RepentanceDay,
            laender: vec![Land::Sachsen],
            from_year: None,
            to_year: None,
        };
        assert_eq!(
            holiday.day_in(2026, Land::Sachsen),
            Some(date(2026, 11, 18))
        );
        assert_eq!(
            holiday.day_in(2022, Land::Sachsen),
            Some(date(2022, 11, 16))
        );
        assert_eq!(holiday.day_in(2026, Land::Bayern), None);
    }

    fn sample() -> Holidays {
        Holidays(vec![
            Holiday {
                name: "Neujahr".into(),
                rule: HolidayRule::Fixed { month: 1, day: 1 },
                laender: vec![],
                from_year: None,
                to_year: None,
            },
            Holiday {
                name: "Karfreitag".into(),
                rule: HolidayRule::Easter(-2),
                laender: vec![],
                from_year: None,
                to_year: None,
            },
        ])
    }

    #[test]
    fn new_year_on_friday_rolls_to_thursday_or_monday() {
        let th = Land::Thueringen;
        assert_eq!(
            sample().roll(date(2027, 1, 1), th, Roll::Before),
            date(2026, 12, 31)
        );
        assert_eq!(
            sample().roll(date(2027, 1, 1), th, Roll::After),
            date(2027, 1, 4)
        );
        assert_eq!(
            sample().roll(date(2027, 1, 1), th, Roll::None),
            date(2027, 1, 1)
        );
        assert_eq!(
            sample().add_working_days(date(2026, 12, 31), th, 1),
            Some(date(2027, 1, 4))
        );
    }

    proptest! {
        #[test]
        fn rolled_days_are_working_days_on_the_right_side(days in 0i32..40_000) {
            let day = add_days(date(1980, 1, 1), days).unwrap();
            let before = sample().roll(day, Land::Thueringen, Roll::Before);
            let after = sample().roll(day, Land::Thueringen, Roll::After);
            prop_assert!(before <= day && day <= after);
            prop_assert!(sample().is_working_day(before, Land::Thueringen));
            prop_assert!(sample().is_working_day(after, Land::Thueringen));
        }
    }
}
