//! Rules compared with each other, when all of them have been read.

use std::{collections::BTreeMap, ops::Range};

use domain::{calendar::Holidays, deadline::Offset, land::Land};
use jiff::civil::{Date, date};

use super::task::BlockedBy;
use crate::{
    model::{Phase, Point, TaskTemplate},
    read::Sheet,
};

/// Phases end after they begin, none begins before the one above it, and each begins where that one ends. Only points on the same
/// anchor can be compared; which of two anchors comes first differs from case to case.
pub(super) fn phases(sheet: &Sheet<'_>, phases: &[(Phase, [Range<usize>; 2])]) {
    for (index, (phase, [from_at, to_at])) in phases.iter().enumerate() {
        if let Some(to) = phase.to.filter(|to| is_before(*to, phase.from, true)) {
            let expected = format!("an end after its beginning ({})", phase.from.offset);
            let message = format!(
                "phase \"{}\" ends at {} and begins at {}; expected {expected}",
                phase.id, to.offset, phase.from.offset
            );
            sheet.wrong(to_at, &expected, &message);
        }
        let above = phases[..index]
            .iter()
            .rev()
            .find(|(above, _)| above.from.anchor == phase.from.anchor)
            .filter(|(above, _)| is_before(phase.from, above.from, false));
        if let Some((above, _)) = above {
            let expected = format!(
                "phases in their order: \"{}\" below \"{}\"",
                above.id, phase.id
            );
            let message = format!(
                "phase \"{}\" begins before the phase \"{}\" above it; expected {expected}",
                phase.id, above.id
            );
            sheet.wrong(from_at, &expected, &message);
        } else if let Some((above, _)) = index.checked_sub(1).and_then(|at| phases.get(at)) {
            border(sheet, above, phase, from_at);
        }
    }
}

/// The end of a phase and the beginning of the one below it are one day, where both are reckoned from the
/// same anchor: between them nobody would be in a phase, or the rule would say two things of one day.
fn border(sheet: &Sheet<'_>, above: &Phase, phase: &Phase, from_at: &Range<usize>) {
    let Some(end) = above.to else { return };
    let gap = is_before(end, phase.from, false);
    if !gap && !is_before(phase.from, end, false) {
        return;
    }
    let what = if gap {
        "a gap after"
    } else {
        "an overlap with"
    };
    let expected = format!("the end of \"{}\" ({})", above.id, end.offset);
    let message = format!(
        "phase \"{}\" begins at {}, which leaves {what} the phase \"{}\" above it; expected {expected}",
        phase.id, phase.from.offset, above.id
    );
    sheet.wrong(from_at, &expected, &message);
}

/// Whether `one` lies before `other` for certain, or also on the same day.
fn is_before(one: Point, other: Point, or_equal: bool) -> bool {
    // A month with neighbours of many lengths; the loader only compares plain offsets here.
    const SAMPLE: Date = date(2027, 6, 15);
    let day = |offset: Offset| offset.from_day(SAMPLE, Land::Thueringen, &Holidays::default());
    one.anchor == other.anchor
        && match (day(one.offset), day(other.offset)) {
            (Some(one), Some(other)) => one < other || (or_equal && one == other),
            _ => false,
        }
}

/// Tasks that wait for each other in a circle would wait for ever.
pub(super) fn cycles(sheet: &Sheet<'_>, tasks: &[TaskTemplate], blockers: &[BlockedBy]) {
    let mut index_of: BTreeMap<String, usize> = BTreeMap::new();
    for (index, task) in tasks.iter().enumerate() {
        index_of.insert(task.id.clone(), index);
        index_of.extend(task.steps().map(|(step, _)| (step, index)));
    }
    let edges: Vec<(usize, usize, &BlockedBy)> = blockers
        .iter()
        .filter_map(|one| Some((one.task, *index_of.get(&one.by)?, one)))
        .collect();
    for (task, by, blocker) in &edges {
        if let Some(path) = path(&edges, *by, *task) {
            let names: Vec<&str> = std::iter::once(*task)
                .chain(path)
                .filter_map(|index| tasks.get(index))
                .map(|task| task.id.as_str())
                .collect();
            let message = format!(
                "\"{}\" waits for itself ({}); expected no circle",
                blocker.by,
                names.join(" waits for ")
            );
            sheet.wrong(&blocker.at, "no circle of waiting tasks", &message);
        }
    }
}

/// The tasks on a shortest way from `from` to `to`, both included.
fn path(edges: &[(usize, usize, &BlockedBy)], from: usize, to: usize) -> Option<Vec<usize>> {
    let mut came_from: BTreeMap<usize, Option<usize>> = BTreeMap::from([(from, None)]);
    let mut next = std::collections::VecDeque::from([from]);
    while let Some(here) = next.pop_front() {
        if here == to {
            let mut path = vec![to];
            let mut step = to;
            while let Some(Some(before)) = came_from.get(&step) {
                path.push(*before);
                step = *before;
            }
            path.reverse();
            return Some(path);
        }
        for (_, by, _) in edges.iter().filter(|(task, _, _)| *task == here) {
            if !came_from.contains_key(by) {
                came_from.insert(*by, Some(here));
                next.push_back(*by);
            }
        }
    }
    None
}
