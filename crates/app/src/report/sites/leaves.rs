//! Leaves of each site (P28c): how many were applied for, approved, refused, taken and called off.
//!
//! Leaves are counted, and several of the same person still point to that one: what few people stand
//! behind is not told.

use std::collections::BTreeSet;

use domain::{
    ids::{CaseId, SiteId},
    leave::{Counts, LeaveStatus},
    report::{SMALL, Shown, covered_rows},
};
use store::report::LeaveSeen;

use super::{Column, CountRow, Counted, len};

/// How far a leave came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeaveStage {
    /// An application was made.
    Applied,
    /// The prison approved it, and did not take that back.
    Approved,
    /// The prison refused it.
    Refused,
    /// It took place.
    TookPlace,
    /// It was called off.
    Cancelled,
}

const STAGES: [LeaveStage; 5] = [
    LeaveStage::Applied,
    LeaveStage::Approved,
    LeaveStage::Refused,
    LeaveStage::TookPlace,
    LeaveStage::Cancelled,
];

impl LeaveStage {
    fn of(self, counts: Counts) -> i64 {
        match self {
            Self::Applied => counts.applied,
            Self::Approved => counts.approved,
            Self::Refused => counts.refused,
            Self::TookPlace => counts.took_place,
            Self::Cancelled => counts.cancelled,
        }
    }

    fn has(self, leave: &LeaveSeen) -> bool {
        self.of(Counts::of([standing(leave)])) > 0
    }
}

fn standing(leave: &LeaveSeen) -> (LeaveStatus, bool, bool) {
    (leave.status, leave.applied, leave.decided)
}

/// A row for each stage, with a cell for each column.
pub(super) fn rows(leaves: &[LeaveSeen], columns: &[(Column, Vec<SiteId>)]) -> Vec<CountRow> {
    STAGES
        .iter()
        .map(|stage| row(*stage, leaves, columns))
        .collect()
}

fn row(stage: LeaveStage, leaves: &[LeaveSeen], columns: &[(Column, Vec<SiteId>)]) -> CountRow {
    let here: Vec<Vec<&LeaveSeen>> = columns
        .iter()
        .map(|(_, sites)| {
            let within = |one: &&LeaveSeen| one.site.is_some_and(|site| sites.contains(&site));
            let all = leaves.iter().filter(within);
            all.filter(|one| stage.has(one)).collect()
        })
        .collect();
    let people: Vec<BTreeSet<CaseId>> = here
        .iter()
        .map(|all| all.iter().map(|one| one.case).collect())
        .collect();
    let (covered, may_tell_sum) = covered_rows(&people);
    let everybody: BTreeSet<CaseId> = people.iter().flatten().copied().collect();
    let few = (1..SMALL).contains(&len(everybody.len()));
    let told = |count: i64, told: bool| {
        if told {
            Shown::Exact(count)
        } else {
            Shown::Covered
        }
    };
    let sum = here.iter().map(|all| len(all.len())).sum();
    CountRow {
        what: Counted::Leaves(stage),
        cells: here
            .iter()
            .zip(covered)
            .map(|(all, covered)| told(len(all.len()), !covered))
            .collect(),
        sum: told(sum, may_tell_sum && !few),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leave(case: u128, site: u128) -> LeaveSeen {
        LeaveSeen {
            site: Some(SiteId::from_uuid(uuid::Uuid::from_u128(site))),
            case: CaseId::from_uuid(uuid::Uuid::from_u128(case)),
            status: LeaveStatus::TookPlace,
            applied: true,
            decided: true,
        }
    }

    #[test]
    fn many_leaves_of_one_person_still_point_to_that_one() {
        let column = |site: u128| {
            let id = SiteId::from_uuid(uuid::Uuid::from_u128(site));
            (Column::Site(site.to_string()), vec![id])
        };
        let columns = vec![column(1), column(2)];
        let one: Vec<LeaveSeen> = (0..9).map(|_| leave(1, 1)).collect();
        let taken = &rows(&one, &columns)[3];
        assert_eq!(taken.cells, [Shown::Covered, Shown::Exact(0)]);
        assert_eq!(taken.sum, Shown::Covered);
        let many: Vec<LeaveSeen> = (0..6).map(|case| leave(case, 2)).collect();
        let taken = &rows(&many, &columns)[3];
        assert_eq!(taken.cells, [Shown::Exact(0), Shown::Exact(6)]);
        assert_eq!(taken.sum, Shown::Exact(6));
        assert_eq!(rows(&many, &columns)[2].sum, Shown::Exact(0));
    }
}
