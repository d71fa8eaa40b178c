//! Task templates.

use std::ops::Range;

use domain::{
    deadline::Offset,
    seam::Security,
    task::{EscalationStep, TaskKind, TaskRole},
};

use super::{
    each, expression,
    rule::{anchor, basis},
};
use crate::{
    model::TaskTemplate,
    read::{Kind, Section, Written},
};

/// A blocker of a task and where it is written: index of the task, name, place.
pub(super) struct BlockedBy {
    pub(super) task: usize,
    pub(super) by: String,
    pub(super) at: Range<usize>,
}

/// All templates, and what blocks them.
pub(super) fn tasks(head: &Section<'_>) -> (Vec<TaskTemplate>, Vec<BlockedBy>) {
    let mut tasks = Vec::new();
    let mut blockers = Vec::new();
    for section in head.sections("task") {
        let blocked_by = section.strings("blocked_by");
        for one in &blocked_by {
            section.refer(&[Kind::Security, Kind::Task], one);
            let at = one.at.clone();
            blockers.push(BlockedBy {
                task: tasks.len(),
                by: one.value.clone(),
                at,
            });
        }
        let task = task(&section, blocked_by);
        section.finish();
        tasks.push(task);
    }
    (tasks, blockers)
}

fn task(section: &Section<'_>, blocked_by: Vec<Written<String>>) -> TaskTemplate {
    let id = section.string("id");
    section.define(Kind::Task, &id);
    let security = section.opt_reference("security", &[Kind::Security]);
    let unless_secured = section.flag("unless_secured", false);
    if unless_secured && security.is_none() {
        section.missing("security", "the security that makes this task needless");
    }
    let task = TaskTemplate {
        id: id.value.clone(),
        title: section.text("title"),
        easy: section.opt_string("easy").map(|written| written.value),
        note: section.opt_text("note"),
        anchor: anchor(section),
        offsets: offsets(section),
        roll: section.opt_code("roll"),
        kind: section.code("kind", TaskKind::Professional),
        legal_basis: section.opt_law("legal_basis"),
        verified: section.flag("verified", false),
        role: section.code("role", TaskRole::TransitionManager),
        evidence: section.opt_text("evidence"),
        when: expression::opt(section, "when"),
        blocked_by: blocked_by.into_iter().map(|one| one.value).collect(),
        escalation: each(section, "escalation", escalation),
        domain: section.opt_reference("domain", &[Kind::Domain]),
        security: security.as_deref().map(Security::from_code),
        unless_secured,
        reentry: reentry(section),
        prolonged: prolonged(section),
        basis: basis(section),
    };
    if task.kind == TaskKind::Statutory && task.verified && task.legal_basis.is_none() {
        section.missing("legal_basis", "the law against which it was verified");
    }
    if task.offsets.len() > 1 {
        for (step, _) in task.steps() {
            section.define(
                Kind::Task,
                &Written {
                    value: step,
                    at: id.at.clone(),
                },
            );
        }
    }
    task
}

/// `reentry`: a distance forwards from the new admission, for a task that comes once.
fn reentry(section: &Section<'_>) -> Option<Offset> {
    let written = section.opt_string("reentry")?;
    let offset = section.offset(&written)?;
    let expected = "a distance forwards such as \"+5m\", for a task with one \"offset\"";
    if offset.is_backwards() || section.has("offsets") {
        let message = format!("\"{}\" here; expected {expected}", written.value);
        section.sheet.wrong(&written.at, expected, &message);
        return None;
    }
    Some(offset)
}

/// `prolonged`: a distance backwards from the last day of prolonged support, for a task that comes once.
fn prolonged(section: &Section<'_>) -> Option<Offset> {
    let written = section.opt_string("prolonged")?;
    let offset = section.offset(&written)?;
    let expected =
        "a distance backwards such as \"-1m\", or \"0d\", for a task with one \"offset\"";
    let forwards = offset != Offset::default() && !offset.is_backwards();
    if forwards || section.has("offsets") {
        let message = format!("\"{}\" here; expected {expected}", written.value);
        section.sheet.wrong(&written.at, expected, &message);
        return None;
    }
    Some(offset)
}

/// `offset`, or `offsets` for a task that comes several times.
fn offsets(section: &Section<'_>) -> Vec<Offset> {
    let single = section.opt_string("offset");
    let several = section.strings("offsets");
    match (section.has("offset"), section.has("offsets")) {
        (true, true) => {
            let place = section
                .value("offsets")
                .map_or(section.at.clone(), toml::Spanned::span);
            let expected = "either \"offset\" or \"offsets\"";
            section.sheet.wrong(
                &place,
                expected,
                &format!("both are given; expected {expected}"),
            );
        }
        (false, false) => section.missing("offset", "a distance such as \"-3m\" or \"0d\""),
        (false, true) if several.is_empty() => {
            let place = section
                .value("offsets")
                .map_or(section.at.clone(), toml::Spanned::span);
            let expected = "at least one distance such as \"+30d\"";
            section
                .sheet
                .wrong(&place, expected, &format!("no offset; expected {expected}"));
        }
        _ => {}
    }
    single
        .iter()
        .chain(&several)
        .filter_map(|written| section.offset(written))
        .collect()
}

fn escalation(section: &Section<'_>) -> EscalationStep {
    let expected = "days or weeks after the due date, such as \"3d\" or \"2w\"";
    let after = section.opt_string("after");
    if !section.has("after") {
        section.missing("after", expected);
    }
    let offset = after
        .as_ref()
        .and_then(|written| section.offset(written))
        .unwrap_or_default();
    if let Some(written) = after.filter(|_| offset.months != 0 || offset.working_days != 0) {
        let message = format!("after is \"{}\"; expected {expected}", written.value);
        section.sheet.wrong(&written.at, expected, &message);
    }
    EscalationStep {
        after_days: offset.weeks.saturating_mul(7).saturating_add(offset.days),
        to: section.code("to", TaskRole::TransitionManager),
    }
}
