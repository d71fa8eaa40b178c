//! The time in custody, put together from the sentences that make it up (P6b): linked sentences are
//! added up, credited remand is shown.
//!
//! Days that follow one another are one span and are counted in calendar months, as the calendar has
//! them; days that two rows share count once. Spans that lie apart, and times that are given as a length
//! only, are added; what is left in days becomes a month for every [`DAYS_OF_A_MONTH`] (§ 191 BGB).
//! Remand that is part of the length of a sentence is shown and not added.
//!
//! It must not: compute a sentence, an end of sentence or two thirds of one. It adds up what stands in
//! the papers.

use jiff::civil::Date;

use crate::{
    Code,
    calendar::{add_months, days_between, full_months},
};

/// So many days are a month where months do not follow one another (§ 191 BGB).
pub const DAYS_OF_A_MONTH: u32 = 30;

/// What a time is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SentenceKind {
    /// The sentence for which custody began.
    Sentence,
    /// Anschlussstrafe: a sentence that is served after another one.
    Linked,
    /// Remand that is credited (§ 51 StGB).
    CreditedRemand,
    /// Ersatzfreiheitsstrafe: custody for an unpaid fine.
    DefaultImprisonment,
}

impl Code for SentenceKind {
    const ALL: &'static [Self] = &[
        Self::Sentence,
        Self::Linked,
        Self::CreditedRemand,
        Self::DefaultImprisonment,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Sentence => "sentence",
            Self::Linked => "linked",
            Self::CreditedRemand => "credited_remand",
            Self::DefaultImprisonment => "default_imprisonment",
        }
    }
}

/// How long it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// `[from, to)`.
    Days {
        /// First day.
        from: Date,
        /// First day after it.
        to: Date,
    },
    /// A length without days.
    Amount {
        /// Months.
        months: u32,
        /// Days beside them.
        days: u32,
    },
}

/// One of the times that make up the time in custody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Time {
    /// What it is.
    pub kind: SentenceKind,
    /// How long.
    pub length: Length,
    /// Whether it is part of the length of a sentence that stands here too, as credited remand may be:
    /// it is shown and not added.
    pub within: bool,
}

impl Time {
    /// Its days, if it is told by them and counts.
    fn counted_days(&self) -> Option<(Date, Date)> {
        match self.length {
            Length::Days { from, to } if !self.within => Some((from, to)),
            _ => None,
        }
    }
}

/// Months and days.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Sum {
    /// Full months.
    pub months: u32,
    /// Days beside them, fewer than [`DAYS_OF_A_MONTH`].
    pub days: u32,
}

impl Sum {
    fn of(parts: impl Iterator<Item = (u32, u32)>) -> Self {
        let (months, days) = parts.fold((0_u32, 0_u32), |(months, days), one| {
            (months.saturating_add(one.0), days.saturating_add(one.1))
        });
        Self {
            months: months.saturating_add(days / DAYS_OF_A_MONTH),
            days: days % DAYS_OF_A_MONTH,
        }
    }
}

/// All times together; what is within another one is not added.
pub fn sum(times: &[Time]) -> Sum {
    let spans = spans(times.iter().filter_map(Time::counted_days).collect());
    let amounts = times.iter().filter_map(|one| match one.length {
        Length::Amount { months, days } if !one.within => Some((months, days)),
        _ => None,
    });
    let spans = spans.into_iter().map(|(from, to)| calendar(from, to));
    Sum::of(spans.chain(amounts))
}

/// The credited remand among them, whether it was added or is within a sentence.
pub fn remand(times: &[Time]) -> Option<Sum> {
    let mut credited: Vec<Time> = times.to_vec();
    credited.retain(|one| one.kind == SentenceKind::CreditedRemand);
    for one in &mut credited {
        one.within = false;
    }
    (!credited.is_empty()).then(|| sum(&credited))
}

/// The first of the others that shares a counted day with this one.
pub fn shares_days<'t>(one: &Time, others: &'t [Time]) -> Option<&'t Time> {
    let (from, to) = one.counted_days()?;
    others.iter().find(|other| {
        other
            .counted_days()
            .is_some_and(|(begin, end)| from < end && begin < to)
    })
}

/// Days that follow one another or are shared, as one span each.
fn spans(mut days: Vec<(Date, Date)>) -> Vec<(Date, Date)> {
    days.retain(|(from, to)| from < to);
    days.sort_unstable();
    let mut spans: Vec<(Date, Date)> = Vec::new();
    for (from, to) in days {
        match spans.last_mut() {
            Some(last) if from <= last.1 => last.1 = last.1.max(to),
            _ => spans.push((from, to)),
        }
    }
    spans
}

/// Full months and the days that are left of a span.
fn calendar(from: Date, to: Date) -> (u32, u32) {
    let months = full_months(from, to).unwrap_or(0);
    let rest = i32::try_from(months)
        .ok()
        .and_then(|months| add_months(from, months))
        .map_or(0, |day| days_between(day, to));
    let number = |found: i64| u32::try_from(found).unwrap_or(0);
    (number(months), number(i64::from(rest)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::calendar::add_days;

    fn days(from: Date, to: Date) -> Time {
        Time {
            kind: SentenceKind::Sentence,
            length: Length::Days { from, to },
            within: false,
        }
    }

    fn amount(kind: SentenceKind, months: u32, days: u32, within: bool) -> Time {
        Time {
            kind,
            length: Length::Amount { months, days },
            within,
        }
    }

    fn total(months: u32, days: u32) -> Sum {
        Sum { months, days }
    }

    #[test]
    fn spans_that_follow_one_another_are_counted_by_the_calendar() {
        let first = days(date(2025, 3, 1), date(2025, 9, 1));
        let second = days(date(2025, 9, 1), date(2026, 2, 15));
        assert_eq!(sum(&[second, first]), total(11, 14));
        // Half of February and half of March are one month if nothing lies between them.
        let february = days(date(2025, 2, 10), date(2025, 3, 1));
        let march = days(date(2025, 3, 1), date(2025, 3, 10));
        assert_eq!(sum(&[february, march]), total(1, 0));
    }

    #[test]
    fn a_year_less_one_day_is_no_year() {
        assert_eq!(
            sum(&[days(date(2025, 3, 1), date(2026, 3, 1))]),
            total(12, 0)
        );
        assert_eq!(
            sum(&[days(date(2025, 3, 1), date(2026, 2, 28))]),
            total(11, 27)
        );
        assert_eq!(
            sum(&[days(date(2024, 2, 29), date(2025, 2, 28))]),
            total(12, 0)
        );
        assert_eq!(
            sum(&[days(date(2025, 1, 31), date(2025, 2, 28))]),
            total(1, 0)
        );
    }

    #[test]
    fn what_lies_apart_is_added_with_thirty_days_to_the_month() {
        let sentence = amount(SentenceKind::Sentence, 10, 20, false);
        let default = amount(SentenceKind::DefaultImprisonment, 0, 45, false);
        assert_eq!(sum(&[sentence, default]), total(12, 5));
        assert_eq!(sum(&[]), Sum::default());
    }

    #[test]
    fn remand_within_a_sentence_is_shown_and_not_added() {
        let sentence = amount(SentenceKind::Sentence, 18, 0, false);
        let within = amount(SentenceKind::CreditedRemand, 4, 0, true);
        let beside = amount(SentenceKind::CreditedRemand, 2, 0, false);
        assert_eq!(sum(&[sentence, within]), total(18, 0));
        assert_eq!(sum(&[sentence, within, beside]), total(20, 0));
        assert_eq!(remand(&[sentence, within, beside]), Some(total(6, 0)));
        assert_eq!(remand(&[sentence]), None);
    }

    #[test]
    fn days_that_two_share_are_named() {
        let first = days(date(2025, 3, 1), date(2025, 9, 1));
        let next = days(date(2025, 9, 1), date(2026, 1, 1));
        let shares = days(date(2025, 8, 31), date(2025, 9, 2));
        assert_eq!(shares_days(&next, &[first]), None);
        assert_eq!(shares_days(&shares, &[first, next]), Some(&first));
        let within = Time {
            within: true,
            ..shares
        };
        assert_eq!(shares_days(&within, &[first, next]), None);
    }

    fn span() -> impl Strategy<Value = Time> {
        (0_i32..900, 1_i32..400).prop_filter_map("a day", |(from, length)| {
            let from = add_days(date(2024, 1, 1), from)?;
            Some(days(from, add_days(from, length)?))
        })
    }

    proptest! {
        #[test]
        fn the_order_does_not_matter_and_nothing_counts_twice(
            times in proptest::collection::vec(span(), 0..5),
            again in 0_usize..5,
        ) {
            let once = sum(&times);
            let mut twice = times.clone();
            twice.reverse();
            if let Some(one) = times.get(again) {
                twice.push(*one);
            }
            prop_assert_eq!(sum(&twice), once);
            prop_assert!(once.days < DAYS_OF_A_MONTH);
        }

        #[test]
        fn one_more_time_never_makes_it_shorter_by_a_month(
            times in proptest::collection::vec(span(), 0..4),
            months in 0_u32..40,
        ) {
            let mut more = times.clone();
            more.push(amount(SentenceKind::Linked, months, 0, false));
            prop_assert_eq!(sum(&more).months, sum(&times).months + months);
        }
    }
}
