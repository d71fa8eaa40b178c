//! Tasks of a case: what is to be done, what waits, and what people do with them.
//!
//! A task of the programme follows its anchors until somebody does, skips or pins it; one's own
//! never follows. What one task waits for and what waits for it is looked up in the stored plan
//! ([`TaskView::chain`]), so that a person sees what really is stuck (P23b).

mod change;
mod view;

use std::collections::BTreeMap;

use access::{Action, decide, decide_task};
use domain::{
    calendar::days_between,
    ids::{CaseId, TaskId},
    seam::Security,
    task::{TaskRole, TaskStatus, escalation_level},
};
use jiff::civil::Date;
use programme::{Fact, Programme, Text, model::TaskTemplate, words::fact_label};

use store::{Tx, case::CaseRow};

pub use change::{Change, OwnTask, add, change};
pub(crate) use change::{doubts, insert_own};
pub use store::task::{TaskOrigin, TaskRow, TaskStep};
pub use view::{Event, EventKind, Link, Rights, Rule, TaskView, view};

use crate::{
    App, AppError, Done, OpContext,
    address::{self, Post},
    case::{Head, head_of},
    record::Record,
};

/// Days ahead that count as "now" in a list.
const SOON_DAYS: i32 = 14;

/// Where a task stands in the list of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TaskGroup {
    /// Overdue, or due within two weeks.
    Now,
    /// Due later.
    Later,
    /// Something else has to come first.
    Blocked,
    /// Without a date, because its anchor is not known.
    Undated,
    /// Done.
    Done,
    /// Left out, with a reason.
    Skipped,
}

/// What a task waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blocker {
    /// The security or the task, in words.
    pub title: Text,
    /// The task, if it is one that is there.
    pub task: Option<TaskId>,
}

/// A task with what a list says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskItem {
    /// The task.
    pub row: TaskRow,
    /// Where it stands.
    pub group: TaskGroup,
    /// What it waits for.
    pub blockers: Vec<Blocker>,
    /// The fact without which it has no date.
    pub lacks: Option<Text>,
    /// Its legal base in both languages; empty if it has none.
    pub legal: Text,
    /// Whether its legal base was checked against the text of the law.
    pub verified: bool,
    /// Steps of its escalation that have come.
    pub escalation: usize,
    /// Whether this person may tick it.
    pub may_complete: bool,
}

/// The tasks of a case.
#[derive(Debug, Clone)]
pub struct TaskList {
    /// The case.
    pub head: Head,
    /// All tasks asked for, in the order in which they are to be read.
    pub tasks: Vec<TaskItem>,
    /// The roles that have a task in this case, for the filter.
    pub roles: Vec<TaskRole>,
    /// Whether this person may add one.
    pub may_add: bool,
    /// Where post goes meanwhile, if something waits for a place to live (P23b).
    pub meanwhile: Option<Post>,
}

/// Where post goes while something waits for a place to live; `None`: nothing waits for it, or this person may
/// not know.
async fn meanwhile(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    tasks: impl IntoIterator<Item = &TaskRow>,
) -> Result<Option<Post>, AppError> {
    let home = Security::ACCOMMODATION;
    let waits = |task: &TaskRow| {
        task.status == TaskStatus::Open && task.blocked_by.iter().any(|by| by == home.code())
    };
    let sees = decide(&ctx.actor, Action::ViewSeam, Some(&case.access_facts())).is_allowed();
    if !sees || !tasks.into_iter().any(waits) {
        return Ok(None);
    }
    Ok(Some(address::post(tx, case, ctx.today).await?))
}

/// The names of what a task waits for, securities and tasks of the programme; a code that it does
/// not know is left out.
pub(crate) fn waits_for(programme: &Programme, codes: &[String]) -> Vec<Text> {
    let name = |code: &String| {
        let template = code.split('.').next().unwrap_or(code);
        let task = programme.task(code).or_else(|| programme.task(template));
        let security = programme.security(code).map(|one| &one.title);
        security.or(task.map(|one| &one.title)).cloned()
    };
    codes.iter().filter_map(name).collect()
}

/// The tasks of a case, of one role or of all.
pub async fn list(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    role: Option<TaskRole>,
) -> Result<TaskList, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewTasks, case).await?;
    let record = app.record(&mut tx, row).await?;
    let meanwhile = meanwhile(&mut tx, ctx, &record.case, &record.tasks).await?;
    drop(tx);
    let facts = record.case.access_facts();
    let mut roles: Vec<TaskRole> = record.tasks.iter().map(|task| task.role).collect();
    roles.sort_unstable();
    roles.dedup();
    let list = TaskList {
        head: head_of(app, &record, ctx.today),
        tasks: items(ctx, &record, |task| {
            role.is_none_or(|role| task.role == role)
        }),
        roles,
        may_add: decide(&ctx.actor, Action::AddTask, Some(&facts)).is_allowed(),
        meanwhile,
    };
    app.viewed(ctx, Done::on("task.list", case)).await?;
    Ok(list)
}

/// Tasks with what a list says of them: group by group, within a group by due date; what is done
/// or skipped newest first.
pub(crate) fn items(
    ctx: &OpContext,
    record: &Record<'_>,
    wanted: impl Fn(&TaskRow) -> bool,
) -> Vec<TaskItem> {
    let names = Names::of(record);
    let facts = record.case.access_facts();
    let inner = decide(&ctx.actor, Action::ViewNotes, Some(&facts)).is_allowed();
    let mut items: Vec<TaskItem> = record
        .tasks
        .iter()
        .filter(|task| wanted(task))
        .map(|task| {
            let rule = template(record.programme, task);
            TaskItem {
                group: group(task, ctx.today),
                blockers: names.blockers(task),
                lacks: rule
                    .filter(|_| task.due_on.is_none())
                    .and_then(|rule| Fact::of_anchor(rule.anchor))
                    .map(fact_label),
                legal: legal(rule, task),
                verified: rule.is_none_or(|rule| rule.verified),
                escalation: escalation(rule, task, ctx.today),
                may_complete: decide_task(&ctx.actor, Action::CompleteTask, &facts, task.role)
                    .is_allowed(),
                row: if inner {
                    task.clone()
                } else {
                    without_words(task)
                },
            }
        })
        .collect();
    items.sort_by_key(|item| {
        let due = item.row.due_on.unwrap_or(Date::MAX);
        let settled = item.row.settled_at.map_or(0, |at| -at.as_microsecond());
        (item.group, settled, due)
    });
    items
}

/// A task for those who may not read notes: nothing that somebody has written to it. One's own task of
/// the office has no title then, for that is written by hand too, or was taken over from a concern or
/// the minutes of a conference; one that the office has given to the prison keeps it.
pub(crate) fn without_words(task: &TaskRow) -> TaskRow {
    let known = task.template.is_some() || task.role == TaskRole::PrisonSocialService;
    let title = |title: &String| {
        if known { title.clone() } else { String::new() }
    };
    TaskRow {
        title_de: title(&task.title_de),
        title_en: title(&task.title_en),
        note: String::new(),
        reason: String::new(),
        ..task.clone()
    }
}

fn group(task: &TaskRow, today: Date) -> TaskGroup {
    match (task.status, task.due_on) {
        (TaskStatus::Done, _) => TaskGroup::Done,
        (TaskStatus::Skipped, _) => TaskGroup::Skipped,
        (TaskStatus::Open, _) if !task.blocked_by.is_empty() => TaskGroup::Blocked,
        (TaskStatus::Open, None) => TaskGroup::Undated,
        (TaskStatus::Open, Some(due)) if days_between(today, due) <= SOON_DAYS => TaskGroup::Now,
        (TaskStatus::Open, Some(_)) => TaskGroup::Later,
    }
}

/// The template of a task, also of one of its steps (`T52.1`); none for one's own.
pub(crate) fn template<'p>(programme: &'p Programme, task: &TaskRow) -> Option<&'p TaskTemplate> {
    let id = task.template.as_deref()?;
    programme
        .task(id)
        .or_else(|| programme.task(id.rsplit_once('.')?.0))
}

/// The legal base of a task in both languages, while the programme says what it said when the task
/// was made; else as it stands with the task.
pub(crate) fn legal(rule: Option<&TaskTemplate>, task: &TaskRow) -> Text {
    let basis = rule.and_then(|rule| rule.legal_basis.as_ref());
    let same = basis.filter(|basis| basis.de == task.legal_basis);
    same.cloned()
        .unwrap_or_else(|| Text::new(task.legal_basis.as_str(), task.legal_basis.as_str()))
}

/// The escalation as of today, for pinned tasks too, which no recomputation touches.
fn escalation(rule: Option<&TaskTemplate>, task: &TaskRow, today: Date) -> usize {
    match (rule, task.due_on) {
        (Some(rule), Some(due)) if task.status == TaskStatus::Open => {
            escalation_level(due, &rule.escalation, today)
        }
        _ => 0,
    }
}

/// The title of a task in both languages.
pub fn title_of(task: &TaskRow) -> Text {
    Text::new(task.title_de.as_str(), task.title_en.as_str())
}

/// What the codes in `blocked_by` mean.
pub(crate) struct Names<'a> {
    programme: &'a Programme,
    tasks: BTreeMap<&'a str, &'a TaskRow>,
}

impl<'a> Names<'a> {
    pub(crate) fn of(record: &'a Record<'_>) -> Self {
        Self {
            programme: record.programme,
            tasks: record
                .tasks
                .iter()
                .filter_map(|task| Some((task.template.as_deref()?, task)))
                .collect(),
        }
    }

    /// The tasks that a code means: one, or all steps of a template.
    pub(crate) fn tasks(&self, code: &str) -> Vec<&'a TaskRow> {
        if let Some(task) = self.tasks.get(code) {
            return vec![*task];
        }
        let prefix = format!("{code}.");
        self.tasks
            .iter()
            .filter(|(id, _)| id.starts_with(&prefix))
            .map(|(_, task)| *task)
            .collect()
    }

    fn blockers(&self, task: &TaskRow) -> Vec<Blocker> {
        task.blocked_by
            .iter()
            .map(|code| self.blocker(code))
            .collect()
    }

    pub(crate) fn blocker(&self, code: &str) -> Blocker {
        if let Some(rule) = self.programme.security(code) {
            return Blocker {
                title: rule.title.clone(),
                task: None,
            };
        }
        let there = self.tasks(code).into_iter().next();
        let planned = self.programme.task(code).map(|rule| rule.title.clone());
        Blocker {
            title: there
                .map(title_of)
                .or(planned)
                .unwrap_or_else(|| Text::new(code, code)),
            task: there.map(|task| task.id),
        }
    }
}
