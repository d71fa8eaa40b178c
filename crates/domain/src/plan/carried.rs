//! Who carries the plan, and how that shifts (P1d): from everything done for somebody to what they
//! do themselves.

use jiff::civil::Date;

use super::{CarriedBy, PlanContent};
use crate::calendar::{add_days, add_months};

/// How many of something each side carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Carriers {
    /// The worker.
    pub worker: i64,
    /// Both together.
    pub together: i64,
    /// The client.
    pub client: i64,
    /// A partner.
    pub partner: i64,
}

impl Carriers {
    /// All of them.
    pub fn all(self) -> i64 {
        self.worker + self.together + self.client + self.partner
    }

    /// Both added up.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            worker: self.worker + other.worker,
            together: self.together + other.together,
            client: self.client + other.client,
            partner: self.partner + other.partner,
        }
    }

    fn add(&mut self, by: CarriedBy) {
        match by {
            CarriedBy::Worker => self.worker += 1,
            CarriedBy::Together => self.together += 1,
            CarriedBy::Client => self.client += 1,
            CarriedBy::Partner => self.partner += 1,
        }
    }
}

/// Who carries the measures and who the steps of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Carried {
    /// The measures.
    pub measures: Carriers,
    /// The steps.
    pub steps: Carriers,
}

impl Carried {
    /// Both added up.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            measures: self.measures.plus(other.measures),
            steps: self.steps.plus(other.steps),
        }
    }
}

/// Counts a plan.
pub fn carried(plan: &PlanContent) -> Carried {
    let mut counted = Carried::default();
    for (_, measure) in plan.measures() {
        counted.measures.add(measure.carried_by);
        for step in &measure.steps {
            counted.steps.add(step.by);
        }
    }
    counted
}

/// A version of a plan with the day from which it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// First day.
    pub from: Date,
    /// Who carries it.
    pub carried: Carried,
}

/// Spans of three months since the entry that a report tells apart; the last one is open.
pub const SPANS: usize = 5;

/// What counted at the end of each span of three months since the entry: months 0 to 2, 3 to 5 … and
/// from month 12 on. A span ends with the case or with `until`, whichever comes first; a span that
/// does not touch the days from `since` to `until`, or in which no plan counted yet, has nothing.
/// `versions` stand in the order of their days.
pub fn by_span(
    entry: Date,
    exit: Option<Date>,
    (since, until): (Date, Date),
    versions: &[Dated],
) -> [Option<Carried>; SPANS] {
    let last = exit.map_or(until, |exit| exit.min(until));
    let start = |span: usize| add_months(entry, i32::try_from(span * 3).unwrap_or(i32::MAX));
    std::array::from_fn(|span| {
        let begin = start(span)?;
        let end = if span + 1 == SPANS {
            last
        } else {
            add_days(start(span + 1)?, -1)?.min(last)
        };
        if begin > last || end < since {
            return None;
        }
        let counts = versions.iter().rev().find(|one| one.from <= end)?;
        Some(counts.carried)
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;
    use crate::plan::tests::{goal, measure, step};

    #[test]
    fn measures_and_steps_are_counted_apart() {
        let mut one = goal(1, "work");
        let mut first = measure(2);
        first.carried_by = CarriedBy::Client;
        first.steps = vec![step(4), step(5)];
        first.steps[0].by = CarriedBy::Client;
        one.measures = vec![first, measure(3)];
        let plan = PlanContent {
            goals: vec![one],
            ..PlanContent::default()
        };
        let counted = carried(&plan);
        assert_eq!((counted.measures.client, counted.measures.all()), (1, 2));
        assert_eq!((counted.steps.client, counted.steps.all()), (1, 2));
    }

    fn version(from: Date, client: i64) -> Dated {
        let measures = Carriers {
            client,
            ..Carriers::default()
        };
        Dated {
            from,
            carried: Carried {
                measures,
                steps: Carriers::default(),
            },
        }
    }

    #[test]
    fn each_span_tells_the_plan_that_counted_at_its_end() {
        let versions = [version(date(2026, 1, 20), 1), version(date(2026, 5, 1), 3)];
        let entry = date(2026, 1, 10);
        let clients = |exit, window| {
            by_span(entry, exit, window, &versions).map(|one| one.map(|one| one.measures.client))
        };
        let year = (date(2026, 1, 1), date(2026, 12, 31));
        assert_eq!(
            clients(None, year),
            [Some(1), Some(3), Some(3), Some(3), None]
        );
        // The case ended before the second version came.
        assert_eq!(
            clients(Some(date(2026, 4, 15)), year),
            [Some(1), Some(1), None, None, None]
        );
        // Only what touches the days that are looked at.
        let autumn = (date(2026, 8, 1), date(2026, 9, 1));
        assert_eq!(clients(None, autumn), [None, None, Some(3), None, None]);
        let early = (date(2026, 1, 1), date(2026, 1, 15));
        assert_eq!(clients(None, early), [None; SPANS]);
    }

    proptest! {
        #[test]
        fn what_is_told_is_a_version_that_had_begun(
            days in proptest::collection::vec(0i32..500, 0..5),
            until in 0i32..600,
        ) {
            let entry = date(2026, 1, 31);
            let day = |days: i32| add_days(entry, days).unwrap_or(entry);
            let mut days = days;
            days.sort_unstable();
            let versions: Vec<Dated> = days.iter().map(|n| version(day(*n), i64::from(*n))).collect();
            for told in by_span(entry, None, (entry, day(until)), &versions).into_iter().flatten() {
                prop_assert!(told.measures.client <= i64::from(until));
            }
        }
    }
}
