//! Modules (I15): how many took part, and how it went. Re-entries (P11a): how many came back.

use domain::{
    Code,
    case::ReentryKind,
    participation::ParticipationStatus,
    report::{Masked, SMALL, Shown, mask, mask_line},
};
use programme::{
    Text,
    model::{ClosureKind, ClosureReason},
};
use store::Tx;

use super::Ground;
use crate::AppError;

/// The report on modules.
#[derive(Debug, Clone)]
pub struct Modules {
    /// The modules of the programme, by their titles: the rows of `taken`.
    pub modules: Vec<Text>,
    /// Participations by module and [`ParticipationStatus`].
    pub taken: Masked,
    /// Of those that are done, how many have a result, for each module.
    pub with_result: Vec<Shown>,
    /// Hours of attendance, for each module.
    pub hours: Vec<Hours>,
}

/// Hours of attendance in a module. Behind few participations they would tell of single people.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hours {
    /// Nobody has recorded any.
    None,
    /// Recorded for fewer participations than may be told.
    Few,
    /// In minutes.
    Minutes(i64),
}

/// What may be told of `minutes` that were recorded for so many participations.
fn hours(participations: i64, minutes: i64) -> Hours {
    match participations {
        0 => Hours::None,
        1..SMALL => Hours::Few,
        _ => Hours::Minutes(minutes),
    }
}

pub(super) async fn modules(tx: &mut Tx, ground: &Ground<'_>) -> Result<Modules, AppError> {
    let counts = store::report::participations(tx, &ground.counted()).await?;
    let modules = &ground.programme.modules;
    let count = |id: &str, status: ParticipationStatus, result: bool| -> i64 {
        let all = counts.iter();
        all.filter(|one| one.module == id && one.status == status && (!result || one.with_result))
            .map(|one| one.participations)
            .sum()
    };
    let row = |id: &str| -> Vec<i64> {
        let all = ParticipationStatus::ALL.iter();
        all.map(|status| count(id, *status, false)).collect()
    };
    let rows: Vec<Vec<i64>> = modules.iter().map(|one| row(&one.id)).collect();
    Ok(Modules {
        taken: mask(&rows),
        with_result: modules
            .iter()
            .map(|one| {
                with_result(
                    count(&one.id, ParticipationStatus::Done, true),
                    &row(&one.id),
                )
            })
            .collect(),
        hours: modules
            .iter()
            .map(|one| {
                let of = counts.iter().filter(|count| count.module == one.id);
                let (people, minutes) = of.fold((0, 0), |(people, minutes), count| {
                    (people + count.with_hours, minutes + count.minutes)
                });
                hours(people, minutes)
            })
            .collect(),
        modules: modules.iter().map(|one| one.title.clone()).collect(),
    })
}

/// Those with a result, unless that would tell how few of the others have none.
fn with_result(count: i64, row: &[i64]) -> Shown {
    let done = ParticipationStatus::ALL
        .iter()
        .position(|one| *one == ParticipationStatus::Done)
        .and_then(|at| row.get(at))
        .copied()
        .unwrap_or(0);
    let (cells, _) = mask_line(&[count, done - count]);
    cells.first().copied().unwrap_or(Shown::Exact(0))
}

/// The report on re-entries.
#[derive(Debug, Clone)]
pub struct Reentries<'a> {
    /// By kind.
    pub kinds: Vec<(ReentryKind, Shown)>,
    /// By the reason for which the former case had ended; `None`: no longer known.
    pub reasons: Vec<(Option<&'a ClosureReason>, Shown)>,
    /// All of them.
    pub sum: Shown,
}

pub(super) async fn reentries<'a>(
    tx: &mut Tx,
    ground: &Ground<'a>,
) -> Result<Reentries<'a>, AppError> {
    let counts = store::report::reentries(tx, &ground.counted()).await?;
    let reasons = &ground.programme.closure_reasons;
    let of = |wanted: Option<&ClosureReason>| -> i64 {
        let known = |id: &Option<String>| reasons.iter().find(|one| Some(&one.id) == id.as_ref());
        let all = counts.iter();
        all.filter(|(id, _)| known(id).map(|one| &one.id) == wanted.map(|one| &one.id))
            .map(|(_, count)| count)
            .sum()
    };
    let all: Vec<(Option<&ClosureReason>, i64)> = reasons
        .iter()
        .map(Some)
        .chain([None])
        .map(|reason| (reason, of(reason)))
        .filter(|(_, count)| *count > 0)
        .collect();
    let of_kind = |kind: ReentryKind| -> i64 {
        let dropout = kind == ReentryKind::AfterDropout;
        all.iter()
            .filter(|(reason, _)| {
                reason.is_some_and(|one| one.kind == ClosureKind::Dropout) == dropout
            })
            .map(|(_, count)| count)
            .sum()
    };
    // Reasons are parts of kinds: a row each, masked together, so that no kind gives a reason away.
    let kinds: Vec<i64> = ReentryKind::ALL.iter().map(|kind| of_kind(*kind)).collect();
    let (shown_kinds, sum) = mask_line(&kinds);
    let counts: Vec<i64> = all.iter().map(|(_, count)| *count).collect();
    let (shown_reasons, _) = mask_line(&counts);
    Ok(Reentries {
        kinds: ReentryKind::ALL.iter().copied().zip(shown_kinds).collect(),
        reasons: all
            .into_iter()
            .map(|(one, _)| one)
            .zip(shown_reasons)
            .collect(),
        sum,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_behind_few_participations_are_not_told() {
        assert_eq!(hours(0, 0), Hours::None);
        assert_eq!(hours(1, 90), Hours::Few);
        assert_eq!(hours(SMALL - 1, 900), Hours::Few);
        assert_eq!(hours(SMALL, 900), Hours::Minutes(900));
    }
}
