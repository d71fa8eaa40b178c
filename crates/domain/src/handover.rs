//! Handing a case over (P1b): between whom, what has to be looked at, and when an answer is late.
//!
//! Until the other side accepts, the one who gives answers for the case; nobody is without a lead in
//! between. What is on the list is data of the programme; a hint, except that nothing on it may
//! stay without a word.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{Code, calendar::Holidays, land::Land};

/// Between whom a case is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HandoverKind {
    /// Between two workers.
    Worker,
    /// From one site to another.
    Site,
    /// From the work inside to the aftercare outside.
    Phase,
}

impl Code for HandoverKind {
    const ALL: &'static [Self] = &[Self::Worker, Self::Site, Self::Phase];

    fn code(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Site => "site",
            Self::Phase => "phase",
        }
    }
}

/// Why an offer ended that the other side did not answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HandoverEnd {
    /// Somebody took it back.
    Withdrawn,
    /// Coordination put somebody in charge directly.
    Assigned,
    /// The case ended.
    Closed,
}

impl Code for HandoverEnd {
    const ALL: &'static [Self] = &[Self::Withdrawn, Self::Assigned, Self::Closed];

    fn code(self) -> &'static str {
        match self {
            Self::Withdrawn => "withdrawn",
            Self::Assigned => "assigned",
            Self::Closed => "closed",
        }
    }
}

/// One item of the list as the giver left it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckedItem {
    /// Id of the item in the programme.
    pub item: String,
    /// Whether it is done.
    pub done: bool,
    /// Why not, or what is to be known about it.
    #[serde(default)]
    pub remark: String,
}

impl CheckedItem {
    /// Whether it is neither done nor explained.
    pub fn is_silent(&self) -> bool {
        !self.done && self.remark.trim().is_empty()
    }
}

/// The last day for an answer to an offer of `offered`, `days` working days later.
pub fn answer_due(offered: Date, days: u32, land: Land, holidays: &Holidays) -> Option<Date> {
    holidays.add_working_days(offered, land, i32::try_from(days).ok()?)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const LAND: Land = Land::Thueringen;

    #[test]
    fn a_weekend_does_not_count_against_the_other_side() {
        let none = Holidays::default();
        let friday = date(2026, 11, 20);
        assert_eq!(answer_due(friday, 3, LAND, &none), Some(date(2026, 11, 25)));
    }

    #[test]
    fn an_item_needs_a_tick_or_a_word() {
        let item = |done, remark: &str| CheckedItem {
            item: "holes".into(),
            done,
            remark: remark.into(),
        };
        assert!(item(false, "  ").is_silent());
        assert!(!item(true, "").is_silent());
        assert!(!item(false, "kommt Montag").is_silent());
    }

    proptest! {
        #[test]
        fn more_days_are_never_late_sooner(
            days in 0_u32..20,
            more in 0_u32..20,
            offset in 0_i32..400,
        ) {
            let none = Holidays::default();
            let offered = crate::calendar::add_days(date(2026, 1, 1), offset).unwrap();
            let due = |days| answer_due(offered, days, LAND, &none);
            prop_assert!(due(days) <= due(days + more));
        }
    }
}
