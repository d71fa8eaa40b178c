//! Overlaps: another programme already covers a person, or some domains of life (P21, P22).
//!
//! Either the admission is refused, or the domains are split by a partial agreement in which no
//! domain is held twice and none is lost.

use std::collections::BTreeSet;

use crate::Code;

/// How an overlap is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OverlapResolution {
    /// Not settled yet.
    Unsettled,
    /// The other programme covers the person; no admission.
    Refuse,
    /// The domains are split by a partial agreement.
    PartialAgreement,
    /// Looked at: it covers nothing that we do.
    NoConflict,
}

impl Code for OverlapResolution {
    const ALL: &'static [Self] = &[
        Self::Unsettled,
        Self::Refuse,
        Self::PartialAgreement,
        Self::NoConflict,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Unsettled => "unsettled",
            Self::Refuse => "refuse",
            Self::PartialAgreement => "partial_agreement",
            Self::NoConflict => "no_conflict",
        }
    }
}

/// Who holds which domains of life.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Split {
    /// Domains that our programme holds.
    pub ours: BTreeSet<String>,
    /// Domains that the others hold, one set per other programme.
    pub others: Vec<BTreeSet<String>>,
}

/// What is wrong with a split.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SplitProblem {
    /// Held twice.
    #[error("\"{0}\" is held by two programmes")]
    Twice(String),
    /// Held by nobody.
    #[error("\"{0}\" is held by nobody")]
    Lost(String),
    /// Not a domain of the programme.
    #[error("\"{0}\" is no life domain of the programme")]
    Unknown(String),
    /// Nothing would be left for us to do.
    #[error("no domain is left for this programme")]
    NothingLeft,
    /// A domain in which the other programme has priority was taken.
    #[error("\"{0}\" has priority in the other programme")]
    Priority(String),
}

/// Checks a split against all domains of the programme; `priority` are those in which the other
/// programme goes first wherever it covers them. An empty list means that it holds.
pub fn check_split(
    all: &[String],
    split: &Split,
    priority: &BTreeSet<String>,
) -> Vec<SplitProblem> {
    let mut problems = Vec::new();
    let holders = |domain: &String| {
        usize::from(split.ours.contains(domain))
            + split
                .others
                .iter()
                .filter(|other| other.contains(domain))
                .count()
    };
    for domain in all {
        match holders(domain) {
            0 => problems.push(SplitProblem::Lost(domain.clone())),
            1 => {}
            _ if priority.contains(domain) && split.ours.contains(domain) => {
                problems.push(SplitProblem::Priority(domain.clone()));
            }
            _ => problems.push(SplitProblem::Twice(domain.clone())),
        }
    }
    let mentioned: BTreeSet<&String> = split
        .ours
        .iter()
        .chain(split.others.iter().flatten())
        .collect();
    problems.extend(
        mentioned
            .into_iter()
            .filter(|domain| !all.contains(domain))
            .map(|domain| SplitProblem::Unknown(domain.clone())),
    );
    if split.ours.is_empty() {
        problems.push(SplitProblem::NothingLeft);
    }
    problems
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn set(domains: &[&str]) -> BTreeSet<String> {
        domains.iter().map(|domain| (*domain).to_owned()).collect()
    }

    fn all() -> Vec<String> {
        ["housing", "work", "finance"].map(str::to_owned).to_vec()
    }

    #[test]
    fn biss_holds_work_and_we_the_rest() {
        let split = Split {
            ours: set(&["housing", "finance"]),
            others: vec![set(&["work"])],
        };
        assert!(check_split(&all(), &split, &set(&["work"])).is_empty());
    }

    #[test]
    fn twice_lost_unknown_and_priority_are_named() {
        let split = Split {
            ours: set(&["housing", "work"]),
            others: vec![set(&["work", "art"])],
        };
        assert_eq!(
            check_split(&all(), &split, &BTreeSet::new()),
            [
                SplitProblem::Twice("work".into()),
                SplitProblem::Lost("finance".into()),
                SplitProblem::Unknown("art".into()),
            ]
        );
        assert!(
            check_split(&all(), &split, &set(&["work"]))
                .contains(&SplitProblem::Priority("work".into()))
        );
    }

    proptest! {
        #[test]
        fn a_split_holds_exactly_if_it_is_a_partition(ours in 0u8..8, theirs in 0u8..8) {
            let pick = |bits: u8| -> BTreeSet<String> {
                all().into_iter().enumerate().filter(|(i, _)| bits & (1 << i) != 0).map(|(_, d)| d).collect()
            };
            let split = Split { ours: pick(ours), others: vec![pick(theirs)] };
            let partition = ours & theirs == 0 && ours | theirs == 7 && ours != 0;
            prop_assert_eq!(check_split(&all(), &split, &BTreeSet::new()).is_empty(), partition);
        }
    }
}
