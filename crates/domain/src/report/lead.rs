//! Lead time in classes (I3b): how long before the release people are admitted.
//!
//! The median says how it is in the middle; the classes say for how many there was hardly any time.

use jiff::civil::Date;

use super::{Share, Shown, mask_line, share};
use crate::calendar::full_months;

/// How long before the release somebody was admitted, in full calendar months.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeadTime {
    /// Less than one month.
    UnderOne,
    /// One month, and less than three.
    OneToThree,
    /// Three months, and less than six.
    ThreeToSix,
    /// Six months or more.
    SixOrMore,
    /// After the release.
    After,
    /// The day of release is not known.
    Unknown,
}

impl LeadTime {
    /// All classes in the order in which they are told.
    pub const ALL: [Self; 6] = [
        Self::UnderOne,
        Self::OneToThree,
        Self::ThreeToSix,
        Self::SixOrMore,
        Self::After,
        Self::Unknown,
    ];

    /// The class of an admission. On the day of release itself it is less than a month.
    pub fn of(entry: Date, release: Option<Date>) -> Self {
        let Some(release) = release else {
            return Self::Unknown;
        };
        match full_months(entry, release) {
            None => Self::After,
            Some(..1) => Self::UnderOne,
            Some(1..3) => Self::OneToThree,
            Some(3..6) => Self::ThreeToSix,
            Some(6..) => Self::SixOrMore,
        }
    }
}

/// How many people fall into each class, as it may be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadTimes {
    /// Number of people and their share, one for each of [`LeadTime::ALL`].
    pub classes: Vec<(LeadTime, Shown, Share)>,
    /// Everybody.
    pub sum: Shown,
}

/// Counts admissions, given as class and number of people. A share is told only where its number is.
pub fn lead_times(admissions: &[(LeadTime, i64)]) -> LeadTimes {
    let count = |class: LeadTime| -> i64 {
        let here = admissions.iter().filter(|(one, _)| *one == class);
        here.map(|(_, people)| people).sum()
    };
    let counts = LeadTime::ALL.map(count);
    let all = counts.iter().sum();
    let (cells, sum) = mask_line(&counts);
    let classes = LeadTime::ALL.into_iter().zip(cells);
    LeadTimes {
        classes: classes
            .map(|(class, shown)| (class, shown, part(shown, all)))
            .collect(),
        sum,
    }
}

fn part(shown: Shown, all: i64) -> Share {
    match shown {
        Shown::Exact(count) => share(count, all),
        Shown::Few | Shown::Covered => Share::Few,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn classes_are_full_calendar_months() {
        let entry = date(2026, 8, 31);
        let of = |release| LeadTime::of(entry, Some(release));
        assert_eq!(of(date(2026, 8, 30)), LeadTime::After);
        assert_eq!(of(date(2026, 8, 31)), LeadTime::UnderOne);
        assert_eq!(of(date(2026, 9, 29)), LeadTime::UnderOne);
        assert_eq!(of(date(2026, 9, 30)), LeadTime::OneToThree);
        assert_eq!(of(date(2026, 11, 29)), LeadTime::OneToThree);
        assert_eq!(of(date(2026, 11, 30)), LeadTime::ThreeToSix);
        assert_eq!(of(date(2027, 2, 27)), LeadTime::ThreeToSix);
        assert_eq!(of(date(2027, 2, 28)), LeadTime::SixOrMore);
        assert_eq!(LeadTime::of(entry, None), LeadTime::Unknown);
    }

    #[test]
    fn what_few_people_stand_behind_is_told_neither_as_number_nor_as_share() {
        let found = lead_times(&[
            (LeadTime::UnderOne, 2),
            (LeadTime::OneToThree, 10),
            (LeadTime::OneToThree, 10),
            (LeadTime::SixOrMore, 8),
        ]);
        let told: Vec<(Shown, Share)> = found.classes.iter().map(|one| (one.1, one.2)).collect();
        assert_eq!(
            told,
            [
                (Shown::Covered, Share::Few),
                (Shown::Exact(20), Share::Percent(67)),
                (Shown::Exact(0), Share::Percent(0)),
                (Shown::Covered, Share::Few),
                (Shown::Exact(0), Share::Percent(0)),
                (Shown::Exact(0), Share::Percent(0)),
            ]
        );
        assert_eq!(found.sum, Shown::Exact(30));
        let nobody = lead_times(&[]);
        assert!(nobody.classes.iter().all(|one| one.2 == Share::Nobody));
    }
}
