//! The pure part: who holds which life domain, as proposed, as typed, and whether that holds.

use std::collections::{BTreeMap, BTreeSet};

use domain::overlap::{OverlapResolution, Split, SplitProblem, check_split};
use jiff::civil::Date;
use programme::Programme;

use super::{OURS, OverlapRow, Settlement};
use crate::Problems;

/// The domains that an overlap covers and in which its programme goes first.
pub(crate) fn locked(programme: &Programme, overlap: &OverlapRow) -> BTreeSet<String> {
    let first = programme.precedence_of(&overlap.programme);
    overlap
        .domains
        .iter()
        .filter(|domain| first.is_some_and(|one| one.domains.contains(domain)))
        .cloned()
        .collect()
}

/// Who holds each domain: as agreed, or as a proposal where what is covered stays with the other.
pub(super) fn holders(
    programme: &Programme,
    overlap: &OverlapRow,
    others: &[OverlapRow],
) -> BTreeMap<String, String> {
    let agreed = overlap.resolution == OverlapResolution::PartialAgreement;
    let theirs = if agreed {
        &overlap.their_domains
    } else {
        &overlap.domains
    };
    programme
        .domains
        .iter()
        .map(|domain| {
            let other = others
                .iter()
                .find(|other| other.their_domains.contains(&domain.id));
            let holder = if let Some(other) = other {
                other.id.to_string()
            } else if theirs.contains(&domain.id) {
                overlap.id.to_string()
            } else {
                OURS.to_owned()
            };
            (domain.id.clone(), holder)
        })
        .collect()
}

/// The split as typed. A domain in which the other programme goes first is held by it, whatever
/// was typed; taking it too is then found by the check.
pub(super) fn split(
    programme: &Programme,
    overlap: &OverlapRow,
    others: &[OverlapRow],
    settlement: &Settlement,
) -> Split {
    let held_by = |holder: &str| -> BTreeSet<String> {
        settlement
            .holders
            .iter()
            .filter(|(_, holders)| holders.iter().any(|one| one == holder))
            .map(|(domain, _)| domain.clone())
            .collect()
    };
    Split {
        ours: held_by(OURS),
        others: std::iter::once(overlap)
            .chain(others)
            .map(|one| {
                let mut held = held_by(&one.id.to_string());
                held.extend(locked(programme, one));
                held
            })
            .collect(),
    }
}

pub(super) fn check(
    programme: &Programme,
    today: Date,
    overlap: &OverlapRow,
    others: &[OverlapRow],
    settlement: &Settlement,
    split: &Split,
) -> Problems {
    let all: Vec<String> = programme.domains.iter().map(|one| one.id.clone()).collect();
    let priority: BTreeSet<String> = std::iter::once(overlap)
        .chain(others)
        .flat_map(|one| locked(programme, one))
        .collect();
    let mut problems = Problems::new();
    for problem in check_split(&all, split, &priority) {
        let (field, key) = match &problem {
            SplitProblem::Twice(domain) => (format!("holder-{domain}"), "clearing-split-twice"),
            SplitProblem::Lost(domain) => (format!("holder-{domain}"), "clearing-split-lost"),
            SplitProblem::Priority(domain) => {
                (format!("holder-{domain}"), "clearing-split-priority")
            }
            SplitProblem::Unknown(_) => (String::new(), "clearing-split-unknown"),
            SplitProblem::NothingLeft => (String::new(), "clearing-split-nothing"),
        };
        problems.add_key(&field, key);
    }
    match (settlement.agreed_on, settlement.agreed_with.is_empty()) {
        (Some(_), true) => problems.add_key("agreed_with", "clearing-error-agreed-with"),
        (None, false) => problems.add_key("agreed_on", "clearing-error-agreed-on"),
        (Some(day), false) if day > today => {
            problems.add_key("agreed_on", "error-date-future");
        }
        _ => {}
    }
    problems
}

pub(super) fn in_order(programme: &Programme, domains: &BTreeSet<String>) -> Vec<String> {
    programme
        .domains
        .iter()
        .map(|one| one.id.clone())
        .filter(|id| domains.contains(id))
        .collect()
}
