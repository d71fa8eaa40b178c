//! The plan of tasks: every template of the programme with its day, its reason and its obstacles.
//!
//! The plan is a function of facts, coverage and *today*; asking "what if the release were on
//! another day" is the same function with other facts. Holidays are those of the programme's Land
//! for all tasks, inside and outside the prison: most offices that a deadline leads to lie there.

use std::{cmp::Ordering, collections::BTreeSet};

use domain::{
    anchor::{Anchor, Anchors},
    calendar::{Holidays, Roll},
    deadline::{self, Due, DueRule, Offset},
    reentry,
    seam::{Coverage, NeededSecurity, Security, lifts_blocks},
};
use jiff::civil::Date;

use crate::{
    expression::{Situation, Truth},
    facts::{Fact, Facts},
    model::{Programme, TaskTemplate},
    phases::{self, counts_from},
    text::{Lang, Text},
    words,
};

/// What a plan is made from.
#[derive(Debug, Clone, Copy)]
pub struct PlanInput<'a, 'p> {
    /// The programme.
    pub programme: &'p Programme,
    /// What is known of the case.
    pub facts: &'a Facts,
    /// What is secured.
    pub coverage: &'a [Coverage],
    /// Public holidays.
    pub holidays: &'a Holidays,
    /// The day on which it is asked.
    pub today: Date,
    /// Ids of the tasks that are done (`T17`, `T52.1`): they block nothing any more.
    pub done: &'a BTreeSet<String>,
    /// Ids of those that were done in the former case of the same release: whoever comes back while the window
    /// lasts does not do them twice.
    pub done_before: &'a BTreeSet<String>,
}

/// What a task waits for now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Blocker {
    /// A security that does not stand yet.
    Security(Security),
    /// A task that is not done yet, by the id of its template or of one of its steps.
    Task(String),
}

impl Blocker {
    /// The code of the security or the id of the task.
    pub fn code(&self) -> &str {
        match self {
            Self::Security(security) => security.code(),
            Self::Task(id) => id,
        }
    }
}

/// A task of a case, as the programme plans it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedTask<'p> {
    /// Id of the task: that of the template, or one of its steps (`T52.1`). Stable.
    pub id: String,
    /// The template: title, role, legal base, evidence, escalation, life domain, security.
    pub template: &'p TaskTemplate,
    /// When it is due and why; `None` while its anchor is unknown.
    pub due: Option<Due>,
    /// What it waits for now.
    pub blocked_by: Vec<Blocker>,
    /// The facts that decide whether it is needed at all, if they are missing.
    pub unclear: Vec<Fact>,
}

impl PlannedTask<'_> {
    /// Whether the case came too late for it, so that it is due at once ("verkürzt").
    pub fn is_shortened(&self) -> bool {
        self.due.as_ref().is_some_and(|due| due.shortened)
    }

    /// Why it is due on that day, or what it waits for, in one sentence.
    pub fn explanation(&self, lang: Lang) -> String {
        let mut sentence = self.due.as_ref().map_or_else(
            || words::waiting_for(self.template.anchor, lang),
            |due| words::due_in_words(due, lang),
        );
        if !self.unclear.is_empty() {
            sentence.pop();
            sentence.push_str(&words::unclear(&self.unclear, lang));
        }
        sentence
    }

    /// What is to be done.
    pub fn title(&self) -> &Text {
        &self.template.title
    }
}

/// All tasks of the case, by due date and then in the order of the programme; those without a date
/// come last. A template whose condition is certainly false yields none; while the condition is
/// unknown, the task is there and says which facts are missing. Somebody who was admitted after the
/// release gets none of what belongs before it; who comes back while the window lasts gets nothing of the way
/// out and nothing that was done before, and who comes back after it only what lies ahead.
pub fn plan_tasks<'p>(input: PlanInput<'_, 'p>) -> Vec<PlannedTask<'p>> {
    let anchors = input.facts.anchors();
    let again = Again::of(input, &anchors);
    let wanted: Vec<(&'p TaskTemplate, Vec<Fact>)> = input
        .programme
        .tasks
        .iter()
        .filter_map(|task| wanted(input, task))
        .collect();
    let mut tasks = Vec::new();
    for (template, unclear) in wanted {
        for (id, offset) in template.steps() {
            let due = due(input, again.rule(template, offset), template.roll, &anchors);
            if due.as_ref().is_some_and(|due| missed(due, &anchors, again)) {
                continue;
            }
            if input.done_before.contains(&id) && again.lies_behind(due.as_ref()) {
                continue;
            }
            tasks.push(PlannedTask {
                due,
                blocked_by: Vec::new(),
                unclear: unclear.clone(),
                template,
                id,
            });
        }
    }
    let planned: BTreeSet<String> = tasks.iter().map(|task| task.id.clone()).collect();
    for task in &mut tasks {
        task.blocked_by = blockers(input, task.template, &planned);
    }
    tasks.sort_by_key(|task| task.due.as_ref().map_or(Date::MAX, |due| due.day));
    tasks
}

/// The securities that the case needs, with the tolerances of the programme: all of them, unless
/// the facts say which. A life domain stands for the securities that belong to it.
pub fn needs_of(programme: &Programme, facts: &Facts) -> Vec<NeededSecurity> {
    let needs = facts.list(Fact::Needs);
    let is_needed = |code: &str| {
        needs.is_none_or(|needs| needs.iter().any(|need| programme.same_need(need, code)))
    };
    programme
        .securities
        .iter()
        .filter(|rule| is_needed(rule.id.code()))
        .map(|rule| rule.need.clone())
        .collect()
}

/// The template, if the case needs it, with the facts that leave that open.
fn wanted<'p>(
    input: PlanInput<'_, 'p>,
    task: &'p TaskTemplate,
) -> Option<(&'p TaskTemplate, Vec<Fact>)> {
    let stands = |security: &Security| {
        lifts_blocks(
            security,
            input.coverage,
            counts_from(&input.facts.anchors()),
        )
    };
    if task.unless_secured && task.security.as_ref().is_some_and(stands) {
        return None;
    }
    let Some(when) = &task.when else {
        return Some((task, Vec::new()));
    };
    let situation = Situation {
        programme: input.programme,
        facts: input.facts,
        today: input.today,
    };
    match when.evaluate(situation) {
        Truth::False => None,
        Truth::True => Some((task, Vec::new())),
        Truth::Unknown => Some((task, when.missing(situation).into_iter().collect())),
    }
}

/// The due date. Rolling back by default must not carry a day to its own anchor or behind it: the
/// first contact after a release on Christmas Eve is not due on Christmas Eve.
fn due(
    input: PlanInput<'_, '_>,
    rule: DueRule,
    written: Option<Roll>,
    anchors: &Anchors,
) -> Option<Due> {
    let land = input.programme.land;
    let due = deadline::due(rule, anchors, land, input.holidays)?;
    let crossed = match due.computed.cmp(&due.anchor_day) {
        Ordering::Less => false,
        Ordering::Equal => due.rolled < due.anchor_day,
        Ordering::Greater => due.rolled <= due.anchor_day,
    };
    if crossed && written.is_none() {
        return deadline::due(
            DueRule {
                roll: Roll::After,
                ..rule
            },
            anchors,
            land,
            input.holidays,
        );
    }
    Some(due)
}

/// What a re-entry and more time change about the days of tasks.
#[derive(Debug, Clone, Copy)]
struct Again {
    /// The day on which somebody came back after the release.
    since: Option<Date>,
    /// The window of their own, if the regular one was over by then.
    own: Option<(Date, Date)>,
    /// Whether the support was prolonged.
    prolonged: bool,
}

impl Again {
    fn of(input: PlanInput<'_, '_>, anchors: &Anchors) -> Self {
        Self {
            since: phases::back(anchors),
            own: phases::own(input.programme, anchors),
            prolonged: phases::is_prolonged(input.programme, anchors),
        }
    }

    /// Whether a day of the way out was over when somebody came back. What hangs on something new, a job or a
    /// dwelling, or lies ahead, is to be done again.
    fn lies_behind(self, due: Option<&Due>) -> bool {
        due.zip(self.since).is_some_and(|(due, since)| {
            let way_out = matches!(due.rule.anchor, Anchor::Release | Anchor::CustodyStart);
            way_out && due.rolled <= since
        })
    }

    /// The rule that counts for a step of a template.
    fn rule(self, template: &TaskTemplate, offset: Offset) -> DueRule {
        let later = template.due_rule_prolonged().filter(|_| self.prolonged);
        let again = || template.due_rule_again().filter(|_| self.own.is_some());
        later
            .or_else(again)
            .unwrap_or_else(|| template.due_rule(offset))
    }
}

/// Whether the day lay before the gate, and the case began only behind it. What belongs to the
/// entry itself is never missed. In the window of a re-entry all is missed that lay before it; who comes back
/// while the regular one lasts has missed the day of the release too.
fn missed(due: &Due, anchors: &Anchors, again: Again) -> bool {
    if let Some((begin, _)) = again.own {
        return !reentry::belongs(due, begin);
    }
    let (Some(entry), Some(release)) = (anchors.get(Anchor::Entry), anchors.get(Anchor::Release))
    else {
        return false;
    };
    let behind = due.computed < release || again.since.is_some() && due.computed == release;
    entry > release && matches!(due.rule.anchor, Anchor::Release | Anchor::CustodyStart) && behind
}

/// What stands in the way now: needed securities that do not stand, planned tasks not yet done.
fn blockers(
    input: PlanInput<'_, '_>,
    template: &TaskTemplate,
    planned: &BTreeSet<String>,
) -> Vec<Blocker> {
    let from = counts_from(&input.facts.anchors());
    let needs = input.facts.list(Fact::Needs);
    template
        .blocked_by
        .iter()
        .filter_map(|name| {
            if let Some(rule) = input.programme.security(name) {
                let needed = needs.is_none_or(|needs| {
                    needs
                        .iter()
                        .any(|need| input.programme.same_need(need, name))
                });
                let blocks = needed && !lifts_blocks(&rule.id, input.coverage, from);
                return blocks.then(|| Blocker::Security(rule.id.clone()));
            }
            waits_for(input, name, planned).then(|| Blocker::Task(name.clone()))
        })
        .collect()
}

/// Whether any planned step of this task, or this step, is not done.
fn waits_for(input: PlanInput<'_, '_>, name: &str, planned: &BTreeSet<String>) -> bool {
    if input.done.contains(name) {
        return false;
    }
    match input.programme.task(name) {
        Some(template) => template
            .steps()
            .any(|(id, _)| planned.contains(&id) && !input.done.contains(&id)),
        None => planned.contains(name),
    }
}

#[cfg(test)]
mod back;
#[cfg(test)]
mod tests;
