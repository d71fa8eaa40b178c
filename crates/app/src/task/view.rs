//! One task with everything about it: why on that day, what it waits for, what waits for it.

use std::collections::{BTreeMap, BTreeSet};

use access::{Action, decide, decide_task};
use domain::{
    ids::{CaseId, TaskId, UserId},
    task::{EscalationStep, TaskStatus},
};
use jiff::{Timestamp, civil::Date};
use programme::{Lang, PlannedTask, Text, model::TaskTemplate, plan::PlanInput, plan_tasks};
use store::{
    Tx,
    notice::ChangeNoticeRow,
    task::{TaskOrigin, TaskRow, TaskStep},
};

use super::{
    TaskItem,
    change::{NOTE, responsible, subject},
    items, meanwhile, template, title_of,
};
use crate::{
    App, AppError, Done, OpContext,
    address::Post,
    case::{Head, head_of},
    correction::{self, Correction},
    record::Record,
    task::Names,
};

/// How deep a chain of what waits for what is followed.
const DEPTH: usize = 4;

/// Entries of the history that are shown.
const HISTORY: i64 = 50;

/// What the programme says about a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// How: papers, fees, places.
    pub how: Option<Text>,
    /// What proves it.
    pub evidence: Option<Text>,
    /// Why it is due on that day, or what it waits for, in one sentence.
    pub explanation: Option<Text>,
    /// The day that the programme gives; differs from the task's own if it is pinned.
    pub planned_on: Option<Date>,
    /// Who is told when.
    pub escalation: Vec<EscalationStep>,
    /// The life domain.
    pub domain: Option<Text>,
    /// Document and section.
    pub basis: Option<Text>,
}

/// A link of the chain that a task waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// 0: the task itself waits for it; 1: that one waits for this one; and so on.
    pub depth: usize,
    /// The security or the task.
    pub title: Text,
    /// The task, if it is one that is there.
    pub task: Option<TaskId>,
    /// When that one is due.
    pub due_on: Option<Date>,
    /// Whether it brings about the security before it, instead of standing in a task's way.
    pub helps: bool,
    /// Whether to begin with it: nothing further holds it up, and no such other one is due earlier.
    pub is_root: bool,
}

/// Something that happened to a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: Timestamp,
    /// Who, if it was a person.
    pub by: Option<String>,
    /// What.
    pub kind: EventKind,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EventKind {
    /// It came from the programme.
    Planned,
    /// Somebody added it.
    Added,
    /// Its date moved.
    Moved {
        /// The day before.
        before: Option<Date>,
        /// The day after.
        after: Option<Date>,
        /// What caused it (`release`, `admission`, …).
        cause: String,
    },
    /// Somebody did something with it, as the log calls it (`task.pin`), with the day if there is
    /// one, and the name of whoever it was given to.
    Step(String, Option<Date>, Option<String>),
}

/// What somebody may do with a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one right each, independent of the others"
)]
pub struct Rights {
    /// Tick it, or take the tick back.
    pub complete: bool,
    /// Skip it.
    pub skip: bool,
    /// Set its date.
    pub pin: bool,
    /// Give it to somebody else.
    pub reassign: bool,
    /// Write a note on it.
    pub note: bool,
}

/// One task with everything about it.
#[derive(Debug, Clone)]
pub struct TaskView {
    /// The case.
    pub head: Head,
    /// The task.
    pub item: TaskItem,
    /// What the programme says; `None` for one's own.
    pub rule: Option<Rule>,
    /// What it waits for, and what that waits for in turn.
    pub chain: Vec<Link>,
    /// Where post goes meanwhile, if it waits for a place to live.
    pub meanwhile: Option<Post>,
    /// Tasks that wait for this one.
    pub frees: Vec<(TaskId, Text)>,
    /// What happened, newest first.
    pub history: Vec<Event>,
    /// What its note said before, newest first.
    pub notes: Vec<Correction>,
    /// Name of who did or skipped it.
    pub settled_by_name: Option<String>,
    /// Who can take it over: those who answer for the case, for nobody else sees it.
    pub workers: Vec<(UserId, String)>,
    /// What this person may do with it.
    pub may: Rights,
}

/// One task with everything about it.
pub async fn view(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    task: TaskId,
) -> Result<TaskView, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewTasks, case).await?;
    let record = app.record(&mut tx, row).await?;
    let view = load(app, &mut tx, ctx, &record, task).await?;
    drop(tx);
    let done = Done::on("task.view", case).subject(subject(task));
    app.viewed(ctx, done).await?;
    Ok(view)
}

async fn load(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
    task: TaskId,
) -> Result<TaskView, AppError> {
    let item = items(ctx, record, |row| row.id == task)
        .pop()
        .ok_or(AppError::NotFound)?;
    let case = &record.case;
    let facts = case.access_facts();
    let may = |action| decide_task(&ctx.actor, action, &facts, item.row.role).is_allowed();
    let rights = Rights {
        complete: may(Action::CompleteTask),
        skip: may(Action::SkipTask),
        pin: may(Action::PinTask),
        reassign: may(Action::ReassignTask),
        note: may(Action::AddTask),
    };
    let origin = store::task::origin(tx, case.id, task)
        .await?
        .ok_or(AppError::NotFound)?;
    let steps = store::task::steps(tx, &item.row, &subject(task), HISTORY).await?;
    let names = given_to(tx, &steps).await?;
    let notes = if decide(&ctx.actor, Action::ViewNotes, Some(&facts)).is_allowed() {
        let trail = correction::trail(tx, case.id, NOTE).await?;
        trail.of(task.uuid()).to_vec()
    } else {
        Vec::new()
    };
    let notices = store::notice::of_case(tx, case.id, HISTORY).await?;
    let meanwhile = meanwhile(tx, ctx, case, [&item.row]).await?;
    Ok(TaskView {
        head: head_of(app, record, ctx.today),
        rule: rule(app, record, &item.row, ctx.today),
        chain: chain(record, &item.row),
        meanwhile,
        frees: frees(record, &item.row),
        history: history(&item.row, &origin, (steps, &names), &notices),
        notes,
        settled_by_name: origin.settled_by_name,
        workers: responsible(case),
        may: rights,
        item,
    })
}

fn rule(app: &App, record: &Record<'_>, task: &TaskRow, today: Date) -> Option<Rule> {
    let rule: &TaskTemplate = template(record.programme, task)?;
    let planned = planned(app, record, task, today);
    let programme = record.programme;
    Some(Rule {
        how: rule.note.clone(),
        evidence: rule.evidence.clone(),
        explanation: planned
            .as_ref()
            .map(|planned| Text::new(planned.explanation(Lang::De), planned.explanation(Lang::En))),
        planned_on: planned.and_then(|planned| planned.due.map(|due| due.day)),
        escalation: rule.escalation.clone(),
        domain: rule
            .domain
            .as_deref()
            .and_then(|id| programme.domain(id))
            .map(|domain| domain.title.clone()),
        basis: rule
            .basis
            .as_ref()
            .map(|basis| programme.basis_in_words(basis)),
    })
}

/// The task as the programme plans it today; the date is explained on demand, never stored.
fn planned<'p>(
    app: &App,
    record: &Record<'p>,
    task: &TaskRow,
    today: Date,
) -> Option<PlannedTask<'p>> {
    let coverage = record.coverage(record.facts.release());
    let none = BTreeSet::new();
    plan_tasks(PlanInput {
        programme: record.programme,
        facts: &record.facts,
        coverage: &coverage,
        holidays: app.catalogue.holidays(),
        today,
        done: &none,
        // Whoever kept such a task still wants to know its day.
        done_before: &none,
    })
    .into_iter()
    .find(|planned| Some(planned.id.as_str()) == task.template.as_deref())
}

/// What a task waits for, depth first: each obstacle, then what that one waits for. A security is
/// brought about by the open tasks that belong to it.
fn chain(record: &Record<'_>, task: &TaskRow) -> Vec<Link> {
    let mut walk = Walk {
        record,
        names: Names::of(record),
        seen: BTreeSet::from([task.id]),
        links: Vec::new(),
    };
    let mut links = Vec::new();
    if task.status == TaskStatus::Open {
        for code in &task.blocked_by {
            walk.follow(code, 0);
            begin_with_one(&mut walk.links);
            links.append(&mut walk.links);
        }
    }
    links
}

/// Of all that could be begun, the one that is due first.
fn begin_with_one(links: &mut [Link]) {
    let first = links
        .iter()
        .enumerate()
        .filter(|(_, link)| link.is_root)
        .min_by_key(|(_, link)| link.due_on.unwrap_or(Date::MAX))
        .map(|(at, _)| at);
    for (at, link) in links.iter_mut().enumerate() {
        link.is_root = Some(at) == first;
    }
}

struct Walk<'a, 'p> {
    record: &'a Record<'p>,
    names: Names<'a>,
    seen: BTreeSet<TaskId>,
    links: Vec<Link>,
}

impl Walk<'_, '_> {
    fn follow(&mut self, code: &str, depth: usize) {
        if self.record.programme.security(code).is_some() {
            self.security(code, depth);
            return;
        }
        let waiting: Vec<TaskRow> = self
            .names
            .tasks(code)
            .into_iter()
            .filter(|task| task.status == TaskStatus::Open)
            .cloned()
            .collect();
        for task in waiting {
            self.task(&task, depth, false);
        }
    }

    fn security(&mut self, code: &str, depth: usize) {
        let at = self.links.len();
        self.links.push(Link {
            depth,
            title: self.names.blocker(code).title,
            task: None,
            due_on: None,
            helps: false,
            is_root: false,
        });
        let helping: Vec<TaskRow> = self
            .record
            .tasks
            .iter()
            .filter(|task| task.status == TaskStatus::Open)
            .filter(|task| {
                template(self.record.programme, task)
                    .and_then(|rule| rule.security.as_ref())
                    .is_some_and(|security| security.code() == code)
            })
            .cloned()
            .collect();
        if depth < DEPTH {
            for task in helping {
                self.task(&task, depth + 1, true);
            }
        }
        let is_last = self.links.len() == at + 1;
        if let Some(link) = self.links.get_mut(at) {
            link.is_root = is_last;
        }
    }

    fn task(&mut self, task: &TaskRow, depth: usize, helps: bool) {
        if !self.seen.insert(task.id) {
            return;
        }
        self.links.push(Link {
            depth,
            title: title_of(task),
            task: Some(task.id),
            due_on: task.due_on,
            helps,
            is_root: task.blocked_by.is_empty(),
        });
        if depth < DEPTH {
            for code in &task.blocked_by {
                self.follow(code, depth + 1);
            }
        }
    }
}

/// Open tasks that name this one, or the template that it is a step of.
fn frees(record: &Record<'_>, task: &TaskRow) -> Vec<(TaskId, Text)> {
    let Some(id) = task.template.as_deref() else {
        return Vec::new();
    };
    let base = id.rsplit_once('.').map_or(id, |(base, _)| base);
    record
        .tasks
        .iter()
        .filter(|other| other.status == TaskStatus::Open)
        .filter(|other| {
            let codes = template(record.programme, other).map(|rule| rule.blocked_by.as_slice());
            codes.is_some_and(|codes| codes.iter().any(|code| code == id || code == base))
        })
        .map(|other| (other.id, title_of(other)))
        .collect()
}

fn history(
    task: &TaskRow,
    origin: &TaskOrigin,
    (steps, names): (Vec<TaskStep>, &BTreeMap<UserId, String>),
    notices: &[ChangeNoticeRow],
) -> Vec<Event> {
    let mut events = vec![Event {
        at: origin.created_at,
        by: origin.created_by_name.clone(),
        kind: if task.template.is_some() {
            EventKind::Planned
        } else {
            EventKind::Added
        },
    }];
    events.extend(
        notices
            .iter()
            .rev()
            .filter_map(|notice| moved(task, notice)),
    );
    events.extend(
        steps
            .into_iter()
            .rev()
            .filter(|step| step.action != "task.add")
            .map(|step| Event {
                at: step.at,
                by: step.by_name,
                kind: EventKind::Step(
                    step.action,
                    day_in(&step.detail),
                    person_in(&step.detail).and_then(|id| names.get(&id).cloned()),
                ),
            }),
    );
    events.sort_by_key(|event| event.at);
    events.reverse();
    events
}

fn moved(task: &TaskRow, notice: &ChangeNoticeRow) -> Option<Event> {
    let id = task.template.as_deref()?;
    let moved = notice.detail.tasks.iter().find(|one| one.template == id)?;
    // It appeared; that is told already.
    moved.before?;
    Some(Event {
        at: notice.at,
        by: None,
        kind: EventKind::Moved {
            before: moved.before,
            after: moved.after,
            cause: notice.kind.clone(),
        },
    })
}

/// The names of everybody to whom the task was given.
async fn given_to(tx: &mut Tx, steps: &[TaskStep]) -> Result<BTreeMap<UserId, String>, AppError> {
    let mut names = BTreeMap::new();
    for id in steps.iter().filter_map(|step| person_in(&step.detail)) {
        if let Some(account) = store::account::by_id(tx, id).await? {
            names.insert(id, account.name);
        }
    }
    Ok(names)
}

fn person_in(detail: &str) -> Option<UserId> {
    let detail: serde_json::Value = serde_json::from_str(detail).ok()?;
    detail.get("assignee")?.as_str()?.parse().ok()
}

fn day_in(detail: &str) -> Option<Date> {
    let detail: serde_json::Value = serde_json::from_str(detail).ok()?;
    detail.get("due")?.as_str()?.parse().ok()
}
