//! Deadlines: an anchor, an offset, and where the day goes if nobody works on it.
//!
//! A due date is a function of the anchors. It can always explain itself: which anchor with which
//! day, which offset, which day that makes, whether it rolled and why, and whether the case came
//! too late for it ("verkürzt").

use std::{fmt, str::FromStr};

use jiff::civil::Date;

use crate::{
    anchor::{Anchor, Anchors},
    calendar::{Holidays, Roll, add_days, add_months},
    land::Land,
};

/// A signed distance: months first, then weeks and days, then working days.
/// Written `-6m`, `+4w`, `-6m +4w`, `+3d`, `+1wd`, `0d`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Offset {
    /// Calendar months, clamped to the end of the month.
    pub months: i32,
    /// Weeks of seven days.
    pub weeks: i32,
    /// Days.
    pub days: i32,
    /// Working days of the Land.
    pub working_days: i32,
}

impl Offset {
    /// The day at this distance from `day`. `None` only outside the calendar.
    pub fn from_day(self, day: Date, land: Land, holidays: &Holidays) -> Option<Date> {
        let day = add_months(day, self.months)?;
        let day = add_days(day, self.weeks.checked_mul(7)?.checked_add(self.days)?)?;
        holidays.add_working_days(day, land, self.working_days)
    }

    /// Whether it counts backwards, judged by its largest unit.
    pub fn is_backwards(self) -> bool {
        [self.months, self.weeks, self.days, self.working_days]
            .into_iter()
            .find(|part| *part != 0)
            .is_some_and(|part| part < 0)
    }
}

impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            (self.months, "m"),
            (self.weeks, "w"),
            (self.days, "d"),
            (self.working_days, "wd"),
        ];
        let mut first = true;
        for (number, unit) in parts.into_iter().filter(|(number, _)| *number != 0) {
            if !first {
                f.write_str(" ")?;
            }
            first = false;
            write!(f, "{number:+}{unit}")?;
        }
        if first { f.write_str("0d") } else { Ok(()) }
    }
}

/// What is wrong with a written offset.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "\"{found}\" is no offset; expected for example \"-6m\", \"-6m +4w\", \"+14d\", \"+1wd\" or \"0d\""
)]
pub struct OffsetError {
    /// What was written.
    pub found: String,
}

impl FromStr for Offset {
    type Err = OffsetError;

    fn from_str(text: &str) -> Result<Self, OffsetError> {
        let error = || OffsetError {
            found: text.to_owned(),
        };
        let mut offset = Self::default();
        let mut any = false;
        for part in text.split_whitespace() {
            any = true;
            let split = part
                .find(|c: char| c.is_ascii_alphabetic())
                .ok_or_else(error)?;
            let (number, unit) = part.split_at(split);
            let number: i32 = number.parse().map_err(|_| error())?;
            // Ten thousand of anything is a slip of the keyboard, not a deadline.
            let of_unit = match unit {
                "m" => &mut offset.months,
                "w" => &mut offset.weeks,
                "d" => &mut offset.days,
                "wd" => &mut offset.working_days,
                _ => return Err(error()),
            };
            *of_unit = of_unit
                .checked_add(number)
                .filter(|sum| sum.unsigned_abs() <= 9_999 && number.unsigned_abs() <= 9_999)
                .ok_or_else(error)?;
        }
        if any { Ok(offset) } else { Err(error()) }
    }
}

/// How a due date is computed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DueRule {
    /// Counted from here.
    pub anchor: Anchor,
    /// This far.
    pub offset: Offset,
    /// Where it goes if nobody works on that day.
    pub roll: Roll,
}

/// A due date with everything that led to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// The day on which it is due.
    pub day: Date,
    /// The rule.
    pub rule: DueRule,
    /// The day of the anchor.
    pub anchor_day: Date,
    /// Anchor plus offset, before any rolling.
    pub computed: Date,
    /// After rolling to a working day.
    pub rolled: Date,
    /// The public holiday on the computed day, if that is why it rolled.
    pub holiday: Option<String>,
    /// Whether the case came later than this deadline, so that it is due at once.
    pub shortened: bool,
}

/// The due date of a rule for these anchors; `None` while its anchor is unknown. A case admitted
/// later than the day gets the task on its day of entry, marked as shortened.
pub fn due(rule: DueRule, anchors: &Anchors, land: Land, holidays: &Holidays) -> Option<Due> {
    let anchor_day = anchors.get(rule.anchor)?;
    let computed = rule.offset.from_day(anchor_day, land, holidays)?;
    let rolled = holidays.roll(computed, land, rule.roll);
    let entry = anchors.get(Anchor::Entry).filter(|entry| rolled < *entry);
    Some(Due {
        day: entry.unwrap_or(rolled),
        rule,
        anchor_day,
        computed,
        rolled,
        holiday: (computed != rolled)
            .then(|| {
                holidays
                    .on(computed, land)
                    .map(|holiday| holiday.name.clone())
            })
            .flatten(),
        shortened: entry.is_some(),
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn rule(anchor: Anchor, offset: &str, roll: Roll) -> DueRule {
        DueRule {
            anchor,
            offset: offset.parse().unwrap(),
            roll,
        }
    }

    #[test]
    fn offsets_read_and_write() {
        for text in ["-6m", "+4w", "-6m +4w", "+14d", "+1wd", "0d"] {
            assert_eq!(text.parse::<Offset>().unwrap().to_string(), text);
        }
        for wrong in [
            "",
            "6",
            "m",
            "-6y",
            "--6m",
            "+99999d",
            "6 m",
            "-2147483648d",
            "+9999d +9999d",
        ] {
            assert!(wrong.parse::<Offset>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn three_months_before_a_release_on_new_years_eve() {
        let anchors = Anchors::new().with(Anchor::Release, date(2026, 12, 31));
        let due = due(
            rule(Anchor::Release, "-3m", Roll::Before),
            &anchors,
            Land::Thueringen,
            &Holidays::default(),
        )
        .unwrap();
        assert_eq!((due.day, due.shortened), (date(2026, 9, 30), false));
    }

    #[test]
    fn a_late_case_gets_it_at_once() {
        let anchors = Anchors::new()
            .with(Anchor::Release, date(2026, 12, 31))
            .with(Anchor::Entry, date(2026, 11, 2));
        let due = due(
            rule(Anchor::Release, "-3m", Roll::Before),
            &anchors,
            Land::Thueringen,
            &Holidays::default(),
        )
        .unwrap();
        assert_eq!(
            (due.day, due.rolled, due.shortened),
            (date(2026, 11, 2), date(2026, 9, 30), true)
        );
    }

    #[test]
    fn without_its_anchor_there_is_no_date() {
        let rule = rule(Anchor::MoveIn, "+14d", Roll::After);
        assert_eq!(
            due(
                rule,
                &Anchors::new(),
                Land::Thueringen,
                &Holidays::default()
            ),
            None
        );
    }

    proptest! {
        #[test]
        fn a_later_release_never_makes_a_task_earlier(
            start in 0i32..20_000, shift in 0i32..400, months in -12i32..12, days in -40i32..40,
        ) {
            let first = add_days(date(2000, 1, 1), start).unwrap();
            let second = add_days(first, shift).unwrap();
            let rule = DueRule {
                anchor: Anchor::Release,
                offset: Offset { months, days, ..Offset::default() },
                roll: Roll::Before,
            };
            let at = |day| due(rule, &Anchors::new().with(Anchor::Release, day), Land::Thueringen, &Holidays::default()).unwrap().day;
            prop_assert!(at(first) <= at(second));
        }
    }
}
