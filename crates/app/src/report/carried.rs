//! Who carries the plans (P1d): how the share of measures and steps that clients carry themselves
//! shifts with the months since their entry.
//!
//! A case counts in every span of three months that it spent in the programme within the period,
//! with the version of its plan that counted at the end of that span. People are masked, as in every
//! report: a span with fewer than five of them tells nothing about their plans.

use domain::{
    plan::carried::{Carried, Carriers, SPANS, by_span},
    report::{SMALL, Share, Shown},
};
use store::Tx;

use super::Ground;
use crate::AppError;

/// The report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedPlans {
    /// For each span of months since the entry: 0 to 2, 3 to 5, 6 to 8, 9 to 11, 12 and more.
    pub spans: Vec<Span>,
}

/// One span.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Cases with a plan that counted then: the denominator is what stands in their plans.
    pub cases: Shown,
    /// Measures, all and by who carries them.
    pub measures: Parts,
    /// Steps, the same.
    pub steps: Parts,
}

/// How something is shared out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    /// All of them; not told for few people.
    pub all: Shown,
    /// Carried by the client.
    pub client: Share,
    /// By both together.
    pub together: Share,
    /// By the worker.
    pub worker: Share,
    /// By a partner.
    pub partner: Share,
}

pub(super) async fn carried(tx: &mut Tx, ground: &Ground<'_>) -> Result<CarriedPlans, AppError> {
    let rows = store::plan::carried_by_case(tx, &ground.counted()).await?;
    let window = (ground.period.from, ground.period.to);
    let mut sums = [(0i64, Carried::default()); SPANS];
    for row in &rows {
        let told = by_span(row.entry, row.exit, window, &row.versions);
        for ((cases, sum), found) in sums.iter_mut().zip(told) {
            if let Some(found) = found {
                *cases += 1;
                *sum = sum.plus(found);
            }
        }
    }
    let span = |(cases, sum): (i64, Carried)| Span {
        cases: Shown::alone(cases),
        measures: parts(cases, sum.measures),
        steps: parts(cases, sum.steps),
    };
    Ok(CarriedPlans {
        spans: sums.into_iter().map(span).collect(),
    })
}

/// Shares of what many people have; of few people nothing is told.
fn parts(people: i64, of: Carriers) -> Parts {
    let all = of.all();
    let share = |part: i64| {
        if people == 0 || all == 0 {
            Share::Nobody
        } else if people < SMALL {
            Share::Few
        } else {
            Share::Percent((part * 100 + all / 2) / all)
        }
    };
    Parts {
        all: match people {
            0 => Shown::Exact(0),
            1..SMALL => Shown::Few,
            _ => Shown::Exact(all),
        },
        client: share(of.client),
        together: share(of.together),
        worker: share(of.worker),
        partner: share(of.partner),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOUR: Carriers = Carriers {
        worker: 1,
        together: 1,
        client: 1,
        partner: 1,
    };

    #[test]
    fn of_few_people_nothing_is_told() {
        for people in 1..SMALL {
            let found = parts(people, FOUR);
            assert_eq!((found.all, found.client), (Shown::Few, Share::Few));
        }
        let found = parts(SMALL, FOUR);
        assert_eq!(
            (found.all, found.client),
            (Shown::Exact(4), Share::Percent(25))
        );
        assert_eq!(parts(SMALL, Carriers::default()).client, Share::Nobody);
        assert_eq!(parts(0, Carriers::default()).all, Shown::Exact(0));
    }
}
