//! What people do with tasks. Every change writes the task, its log entry and all that follows
//! from it in one transaction.

use access::{Action, decide_task};
use domain::{
    calendar::add_months,
    ids::{CaseId, TaskId, UserId},
    network::names,
    task::{TaskKind, TaskRole, TaskStatus},
};
use jiff::civil::Date;
use store::{StoreError, Tx, case::CaseRow, task::TaskRow};

use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    correction::{field, keep},
    doubt::{self, Doubt, Weighed},
    journal,
    recompute::{Cause, recompute},
};

/// How many years ahead a task can be due.
const YEARS_AHEAD: i32 = 20;

/// What somebody does with a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is done.
    Complete,
    /// It is not done or skipped after all.
    Reopen,
    /// It is left out.
    Skip {
        /// Why.
        reason: String,
    },
    /// It is due on this day, whatever its anchor does. One's own task just gets another day.
    Pin {
        /// The day.
        due_on: Date,
        /// Why, if somebody says so.
        reason: String,
    },
    /// It follows its anchor again.
    Unpin,
    /// Somebody else looks after it, or nobody in particular.
    Reassign {
        /// A worker of the site.
        assignee: Option<UserId>,
    },
    /// What there is to say about it.
    Note {
        /// The whole note; what stood there before stays as a trail.
        note: String,
        /// Why it is another one now; may be empty if it only goes on.
        why: String,
    },
}

impl Change {
    fn action(&self) -> Action {
        match self {
            Self::Complete | Self::Reopen => Action::CompleteTask,
            Self::Skip { .. } => Action::SkipTask,
            Self::Pin { .. } | Self::Unpin => Action::PinTask,
            Self::Reassign { .. } => Action::ReassignTask,
            Self::Note { .. } => Action::AddTask,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::Complete => "task.complete",
            Self::Reopen => "task.reopen",
            Self::Skip { .. } => "task.skip",
            Self::Pin { .. } => "task.pin",
            Self::Unpin => "task.unpin",
            Self::Reassign { .. } => "task.reassign",
            Self::Note { .. } => "task.note",
        }
    }

    fn detail(&self) -> String {
        match self {
            Self::Pin { due_on, .. } => {
                serde_json::json!({ "due": due_on.to_string() }).to_string()
            }
            Self::Reassign { assignee } => {
                serde_json::json!({ "assignee": assignee.map(|one| one.to_string()) }).to_string()
            }
            _ => String::new(),
        }
    }
}

/// Changes a task. `version` is the one that the person saw. Only taking back goes without: the
/// message after a tick offers it before the page has seen the new version, and the state decides.
/// Returns whether the
/// task is still there: one that the programme no longer wants goes when it is reopened or unpinned.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    task: TaskId,
    version: Option<i64>,
    change: Change,
) -> Result<bool, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::ViewTasks, case)
        .await?;
    let before = store::task::get(&mut tx, case, task)
        .await?
        .ok_or(AppError::NotFound)?;
    permitted(ctx, &row, &before, change.action())?;
    let unseen = version.is_none() && change != Change::Reopen;
    if unseen || version.is_some_and(|version| version != before.version) {
        return Err(AppError::Conflict(Box::default()));
    }
    check_assignee(&row, &change)?;
    let mut after = applied(&before, &change, ctx)?;
    if before.role.is_by_name() {
        // Taken from everybody it would be on nobody's day: it is the lead's.
        after.assignee = after.assignee.or(row.lead);
    }
    keep_note(&mut tx, ctx, &row, &before, &change).await?;
    store::task::update(&mut tx, &after).await?;
    let done = Done::on(change.code(), case)
        .subject(subject(task))
        .detail(change.detail());
    recompute(app, &mut tx, &Cause::of(ctx, "task"), case, None).await?;
    journal::changed(&mut tx, ctx, done).await?;
    let there = store::task::get(&mut tx, case, task).await?.is_some();
    tx.commit().await.map_err(StoreError::from)?;
    Ok(there)
}

/// The name of notes of tasks in the trail of corrections.
pub(super) const NOTE: &str = "task_note";

/// A note that is replaced by another one stays readable.
async fn keep_note(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    before: &TaskRow,
    change: &Change,
) -> Result<(), AppError> {
    let Change::Note { note, why } = change else {
        return Ok(());
    };
    if before.note.is_empty() || before.note == *note {
        return Ok(());
    }
    let former = vec![field("task-note", &before.note)];
    keep(tx, ctx, case, (NOTE, before.id.uuid()), former, why).await
}

/// How the log names a task.
pub(super) fn subject(task: TaskId) -> String {
    format!("task {task}")
}

fn permitted(
    ctx: &OpContext,
    case: &CaseRow,
    task: &TaskRow,
    action: Action,
) -> Result<(), AppError> {
    journal::allowed(decide_task(
        &ctx.actor,
        action,
        &case.access_facts(),
        task.role,
    ))
}

/// Only those who answer for the case can look after its tasks: nobody else sees them.
fn check_assignee(case: &CaseRow, change: &Change) -> Result<(), AppError> {
    let Change::Reassign { assignee: Some(to) } = change else {
        return Ok(());
    };
    if responsible(case).iter().any(|(user, _)| user == to) {
        Ok(())
    } else {
        Err(AppError::invalid("assignee", "task-assignee-elsewhere"))
    }
}

/// Lead and deputy of a case.
pub(super) fn responsible(case: &CaseRow) -> Vec<(UserId, String)> {
    let lead = case.lead.zip(case.lead_name.clone());
    let deputy = case.deputy.zip(case.deputy_name.clone());
    lead.into_iter().chain(deputy).collect()
}

/// The task after a change; a pure function.
fn applied(before: &TaskRow, change: &Change, ctx: &OpContext) -> Result<TaskRow, AppError> {
    let mut after = before.clone();
    match change {
        Change::Complete => {
            settle(&mut after, TaskStatus::Done, ctx)?;
        }
        Change::Skip { reason } => {
            if reason.is_empty() {
                return Err(AppError::invalid("reason", "error-reason-required"));
            }
            settle(&mut after, TaskStatus::Skipped, ctx)?;
            after.reason.clone_from(reason);
        }
        Change::Reopen => {
            become_status(&mut after, TaskStatus::Open)?;
            after.settled_at = None;
            after.settled_by = None;
        }
        Change::Pin { due_on, reason } => {
            check_day("due_on", *due_on, ctx.today)?;
            still_open(before)?;
            after.due_on = Some(*due_on);
            after.pinned = before.template.is_some();
            after.reason.clone_from(reason);
        }
        Change::Unpin => {
            still_open(before)?;
            after.pinned = false;
            after.reason = String::new();
        }
        Change::Reassign { assignee } => {
            still_open(before)?;
            after.assignee = *assignee;
        }
        Change::Note { note, .. } => after.note.clone_from(note),
    }
    Ok(after)
}

fn settle(task: &mut TaskRow, status: TaskStatus, ctx: &OpContext) -> Result<(), AppError> {
    become_status(task, status)?;
    task.settled_at = Some(ctx.now);
    task.settled_by = Some(ctx.actor.user);
    Ok(())
}

/// Goes to another state; if that cannot be, somebody else was faster.
fn become_status(task: &mut TaskRow, status: TaskStatus) -> Result<(), AppError> {
    if !task.status.may_become(status) {
        return Err(AppError::Conflict(Box::default()));
    }
    task.status = status;
    Ok(())
}

fn still_open(task: &TaskRow) -> Result<(), AppError> {
    if task.status == TaskStatus::Open {
        Ok(())
    } else {
        Err(AppError::Conflict(Box::default()))
    }
}

fn check_day(field: &str, day: Date, today: Date) -> Result<(), AppError> {
    let mut problems = Problems::new();
    let latest = add_months(today, YEARS_AHEAD * 12).unwrap_or(Date::MAX);
    if day < today {
        problems.add_key(field, "error-date-past");
    } else if day > latest {
        let text = Message::new("error-date-too-late");
        problems.add(field, text.with_arg("max", MessageArg::Day(latest)));
    }
    problems.none_or_invalid()
}

/// A task that a person adds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTask {
    /// What to do.
    pub title: String,
    /// By when, if there is a day.
    pub due_on: Option<Date>,
    /// Who does it.
    pub role: TaskRole,
    /// What else there is to say.
    pub note: String,
}

/// Adds a task of one's own. It never moves with an anchor. Words that lead to somebody whom a
/// no-contact order protects are asked about once, unless that is `confirmed`: what is to be done may
/// well be about the order.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (own, confirmed): (OwnTask, bool),
) -> Result<Weighed<TaskId>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::AddTask, case)
        .await?;
    if let Some(day) = own.due_on {
        check_day("due_on", day, ctx.today)?;
    }
    let doubts = doubts(&mut tx, ctx, &row, &own).await?;
    if !doubts.is_empty() && !confirmed {
        return Ok(Weighed::Doubtful(doubts));
    }
    let task = insert_own(&mut tx, ctx, &row, own).await?;
    let done = Done::on("task.add", case).subject(subject(task));
    recompute(app, &mut tx, &Cause::of(ctx, "task"), case, None).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(task))
}

/// What has to be confirmed about a task: that an order protects somebody whose name stands in it, from
/// today to the day on which it is due.
pub(crate) async fn doubts(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    own: &OwnTask,
) -> Result<Vec<Doubt>, AppError> {
    let days = (ctx.today, own.due_on.unwrap_or(ctx.today));
    let orders = store::network::no_contact_between(tx, case.id, days).await?;
    let words = [own.title.as_str(), own.note.as_str()];
    let found = names(&orders, None, words);
    let doubt = found.map(|order| Doubt::Protected(order.name.clone(), order.until));
    let meant = doubt::meant(&orders, case, &words);
    Ok(doubt.map_or(meant, |doubt| vec![doubt]))
}

/// Stores a task of one's own that another noun makes, in the transaction of that noun.
pub(crate) async fn insert_own(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    own: OwnTask,
) -> Result<TaskId, AppError> {
    if let Some(day) = own.due_on {
        check_day("due_on", day, ctx.today)?;
    }
    let task = own_row(ctx, case, own);
    store::task::insert(tx, &task, ctx.now, Some(ctx.actor.user)).await?;
    Ok(task.id)
}

fn own_row(ctx: &OpContext, case: &CaseRow, own: OwnTask) -> TaskRow {
    TaskRow {
        id: ctx.new_id(),
        carrier: case.carrier,
        case: case.id,
        template: None,
        title_de: own.title.clone(),
        title_en: own.title,
        note: own.note,
        due_on: own.due_on,
        pinned: false,
        shortened: false,
        kind: TaskKind::Professional,
        legal_basis: String::new(),
        role: own.role,
        assignee: case.lead.filter(|_| own.role.is_by_name()),
        assignee_name: None,
        status: TaskStatus::Open,
        blocked_by: Vec::new(),
        escalation: 0,
        reason: String::new(),
        settled_at: None,
        settled_by: None,
        version: 1,
    }
}
