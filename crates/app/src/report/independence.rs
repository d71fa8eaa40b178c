//! How far people go alone (P17): for each life domain, how many went further between the first and the
//! last judgement of the period, stayed where they were, or needed more help.
//!
//! Who was judged only once is not counted: there is nothing to compare. What share of the steps people
//! carry themselves is told by the report on plans (`carried`).

use std::{cmp::Ordering, collections::BTreeMap};

use domain::{
    ids::CaseId,
    plan::{Independence, independence_change},
    report::{Shown, mask_line},
};
use programme::Text;
use store::{Tx, report::Judged};

use super::Ground;
use crate::AppError;

/// The report.
#[derive(Debug, Clone)]
pub struct Changes<'a> {
    /// The life domains of the programme, with what changed.
    pub domains: Vec<(&'a Text, Change)>,
}

/// What changed in a life domain: every case stands in one of the three.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// More on their own than before.
    pub further: Shown,
    /// As before.
    pub same: Shown,
    /// More help than before.
    pub back: Shown,
    /// All of them.
    pub sum: Shown,
}

pub(super) async fn read<'a>(tx: &mut Tx, ground: &Ground<'a>) -> Result<Changes<'a>, AppError> {
    let judged = store::report::independence(tx, &ground.counted()).await?;
    let by_case = by_case(&judged);
    let of = |domain: &str| change(&by_case, domain);
    let domains = ground.programme.domains.iter();
    Ok(Changes {
        domains: domains.map(|one| (&one.title, of(&one.id))).collect(),
    })
}

type ByCase<'a> = BTreeMap<(&'a str, CaseId), Vec<Independence>>;

fn by_case(judged: &[Judged]) -> ByCase<'_> {
    let mut all = ByCase::new();
    for one in judged {
        let key = (one.domain.as_str(), one.case);
        all.entry(key).or_default().push(one.level);
    }
    all
}

fn change(all: &ByCase<'_>, domain: &str) -> Change {
    let mut counts = [0; 3];
    for ((of, _), levels) in all {
        let Some(change) = independence_change(levels).filter(|_| *of == domain) else {
            continue;
        };
        counts[match change {
            Ordering::Greater => 0,
            Ordering::Equal => 1,
            Ordering::Less => 2,
        }] += 1;
    }
    let (cells, sum) = mask_line(&counts);
    let cell = |at: usize| cells.get(at).copied().unwrap_or(Shown::Exact(0));
    Change {
        further: cell(0),
        same: cell(1),
        back: cell(2),
        sum,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_case_counts_once_in_each_domain() {
        use Independence::{Alone, Escort, Reminder};
        let judged: Vec<Judged> = (0..6_u128)
            .flat_map(|case| [Escort, Alone, Reminder].map(|level| (case, "work", level)))
            .chain([(7, "work", Alone), (8, "housing", Alone)])
            .map(|(case, domain, level)| Judged {
                case: CaseId::from_uuid(uuid::Uuid::from_u128(case)),
                domain: domain.to_owned(),
                level,
            })
            .collect();
        let all = by_case(&judged);
        let work = change(&all, "work");
        assert_eq!((work.further, work.sum), (Shown::Exact(6), Shown::Exact(6)));
        assert_eq!(change(&all, "housing").sum, Shown::Exact(0));
    }
}
