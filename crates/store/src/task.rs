//! Tasks of a case.

use std::collections::BTreeSet;

use db::{Row, Tx, Value};
use domain::{
    ids::{CarrierId, CaseId, TaskId, UserId},
    task::{TaskKind, TaskRole, TaskStatus},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    case::CaseRow,
    reading::{code, hit, id, json, opt_id, to_json},
};

/// How a task came to be and who settled it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskOrigin {
    /// When it was made.
    pub created_at: Timestamp,
    /// Name of who made it; `None`: it comes from the programme.
    pub created_by_name: Option<String>,
    /// Name of who did or skipped it.
    pub settled_by_name: Option<String>,
}

/// One thing that somebody did with a task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskStep {
    /// When.
    pub at: Timestamp,
    /// What, as the log calls it (`task.pin`).
    pub action: String,
    /// Name of who did it.
    pub by_name: Option<String>,
    /// Codes and numbers of the log entry, as JSON, or empty.
    pub detail: String,
}

/// A task.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskRow {
    /// Its id.
    pub id: TaskId,
    /// The carrier that holds it.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Id of the template in the programme (`T25`, `T52.1`); `None` for an own task.
    pub template: Option<String>,
    /// Title in German.
    pub title_de: String,
    /// Title in English.
    pub title_en: String,
    /// What to do.
    pub note: String,
    /// Due date; `None` while its anchor is unknown.
    pub due_on: Option<Date>,
    /// Whether the date was set by hand and stays when anchors move.
    pub pinned: bool,
    /// Whether the case came too late for it.
    pub shortened: bool,
    /// How binding it is.
    pub kind: TaskKind,
    /// Where that is written.
    pub legal_basis: String,
    /// Who does it.
    pub role: TaskRole,
    /// The worker who looks after it.
    pub assignee: Option<UserId>,
    /// Name of that worker.
    pub assignee_name: Option<String>,
    /// Where it stands.
    pub status: TaskStatus,
    /// What it waits for: codes of securities or templates.
    pub blocked_by: Vec<String>,
    /// Steps of the escalation that have come.
    pub escalation: i64,
    /// Why it was skipped, pinned or reassigned.
    pub reason: String,
    /// When it was done or skipped.
    pub settled_at: Option<Timestamp>,
    /// By whom.
    pub settled_by: Option<UserId>,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str = "INSERT INTO task (id, carrier_id, case_id, template, title_de, title_en, note,
 due_on, pinned, shortened, kind, legal_basis, role, assignee_id, status, blocked_by, escalation,
 reason, created_at, created_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, 1)";
const OF_CASE: &str = "SELECT t.*, u.name AS assignee_name FROM task t
 LEFT JOIN user_account u ON u.id = t.assignee_id WHERE t.case_id = $1
 ORDER BY t.status, t.due_on, t.id";
const DONE_BEFORE: &str = "SELECT DISTINCT t.template FROM cases c JOIN task t ON t.case_id = c.id
 WHERE c.carrier_id = $1 AND c.client_id = $2 AND c.custody_episode_id = $3 AND c.programme = $4
 AND c.id <> $5 AND t.status = 'done' AND t.template IS NOT NULL";
const BY_ID: &str = "SELECT t.*, u.name AS assignee_name FROM task t
 LEFT JOIN user_account u ON u.id = t.assignee_id WHERE t.case_id = $1 AND t.id = $2";
const NEXT_OPEN: &str = "SELECT t.*, u.name AS assignee_name FROM task t
 LEFT JOIN user_account u ON u.id = t.assignee_id WHERE t.id IN (
 SELECT id FROM task WHERE case_id = $1 AND status = 'open'
 ORDER BY CASE WHEN due_on < $3 THEN 0 ELSE 1 END, CASE WHEN blocked_by = '[]' THEN 0 ELSE 1 END,
 CASE WHEN due_on IS NULL THEN 1 ELSE 0 END, due_on, id LIMIT $2)
 ORDER BY CASE WHEN t.due_on < $3 THEN 0 ELSE 1 END,
 CASE WHEN t.blocked_by = '[]' THEN 0 ELSE 1 END,
 CASE WHEN t.due_on IS NULL THEN 1 ELSE 0 END, t.due_on, t.id";
const COUNT_OPEN: &str = "SELECT COUNT(*) AS open, COUNT(CASE WHEN due_on < $2 THEN 1 END) AS late
 FROM task WHERE case_id = $1 AND status = 'open'";
const ORIGIN: &str = "SELECT t.created_at, c.name AS created_by_name, s.name AS settled_by_name
 FROM task t LEFT JOIN user_account c ON c.id = t.created_by
 LEFT JOIN user_account s ON s.id = t.settled_by WHERE t.case_id = $1 AND t.id = $2";
const STEPS: &str = "SELECT l.at, l.action, l.detail, u.name AS by_name FROM log_entry l
 LEFT JOIN user_account u ON u.id = l.user_id
 WHERE l.carrier_id = $1 AND l.case_id = $2 AND l.subject = $3 AND l.outcome = 'ok'
 AND l.action <> 'task.view' ORDER BY l.seq DESC LIMIT $4";
const UPDATE: &str = "UPDATE task SET title_de = $3, title_en = $4, note = $5, due_on = $6,
 pinned = $7, shortened = $8, assignee_id = $9, status = $10, blocked_by = $11, escalation = $12,
 reason = $13, settled_at = $14, settled_by = $15, version = version + 1
 WHERE id = $1 AND version = $2";
const DELETE_UNTOUCHED: &str = "DELETE FROM task WHERE id = $1 AND template IS NOT NULL AND status = 'open' AND pinned = FALSE AND note = ''";
const CLAIM: &str = "UPDATE task SET assignee_id = $2, version = version + 1
 WHERE case_id = $1 AND assignee_id IS NULL AND status = 'open'
 AND (role <> 'prison_social_service' OR $3 = TRUE) AND role <> 'coordination'";
const MOVE_ASSIGNEE: &str = "UPDATE task SET assignee_id = $3, version = version + 1
 WHERE case_id = $1 AND assignee_id = $2 AND status = 'open'";

/// Stores a new task. `created_by` is `None` for tasks that come from the programme.
pub async fn insert(
    tx: &mut Tx,
    task: &TaskRow,
    created_at: Timestamp,
    created_by: Option<UserId>,
) -> Result<(), StoreError> {
    insert_all(tx, std::slice::from_ref(task), created_at, created_by).await
}

/// Stores new tasks, as [`insert`] does each of them.
pub async fn insert_all(
    tx: &mut Tx,
    tasks: &[TaskRow],
    created_at: Timestamp,
    created_by: Option<UserId>,
) -> Result<(), StoreError> {
    let rows = tasks
        .iter()
        .map(|task| values(task, created_at, created_by));
    let rows = rows.collect::<Result<Vec<_>, _>>()?;
    tx.execute_many(INSERT, &rows).await?;
    Ok(())
}

fn values(
    task: &TaskRow,
    created_at: Timestamp,
    created_by: Option<UserId>,
) -> Result<Vec<Value>, StoreError> {
    Ok(vec![
        task.id.uuid().into(),
        task.carrier.uuid().into(),
        task.case.uuid().into(),
        task.template.clone().into(),
        task.title_de.as_str().into(),
        task.title_en.as_str().into(),
        task.note.as_str().into(),
        task.due_on.into(),
        task.pinned.into(),
        task.shortened.into(),
        domain::Code::code(task.kind).into(),
        task.legal_basis.as_str().into(),
        domain::Code::code(task.role).into(),
        task.assignee.map(UserId::uuid).into(),
        domain::Code::code(task.status).into(),
        to_json(&task.blocked_by, "blocked_by")?.into(),
        task.escalation.into(),
        task.reason.as_str().into(),
        created_at.into(),
        created_by.map(UserId::uuid).into(),
    ])
}

/// All tasks of a case: done, open, skipped; within that by due date.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<TaskRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Ids of the tasks of the programme that were done in other cases of the same person, programme and release.
pub async fn done_before(tx: &mut Tx, case: &CaseRow) -> Result<BTreeSet<String>, StoreError> {
    let params = [
        case.carrier.uuid().into(),
        case.client.uuid().into(),
        case.custody_episode.uuid().into(),
        case.programme.as_str().into(),
        case.id.uuid().into(),
    ];
    let rows = tx.query(DONE_BEFORE, &params).await?;
    rows.iter().map(|row| Ok(row.get("template")?)).collect()
}

/// The next open tasks of a case: by their day, those that wait for something or have no day last.
pub async fn next_open(
    tx: &mut Tx,
    case: CaseId,
    (limit, today): (i64, Date),
) -> Result<Vec<TaskRow>, StoreError> {
    let params = [case.uuid().into(), limit.into(), today.into()];
    let rows = tx.query(NEXT_OPEN, &params).await?;
    rows.iter().map(read).collect()
}

/// How many tasks of a case are open, and how many of these were due before `today`.
pub async fn count_open(
    tx: &mut Tx,
    case: CaseId,
    today: Date,
) -> Result<(usize, usize), StoreError> {
    let row = tx
        .query_one(COUNT_OPEN, &[case.uuid().into(), today.into()])
        .await?;
    let number = |column| -> Result<usize, StoreError> {
        Ok(usize::try_from(row.get::<u64>(column)?).unwrap_or(usize::MAX))
    };
    Ok((number("open")?, number("late")?))
}

/// One task of a case.
pub async fn get(tx: &mut Tx, case: CaseId, task: TaskId) -> Result<Option<TaskRow>, StoreError> {
    let row = tx
        .query_opt(BY_ID, &[case.uuid().into(), task.uuid().into()])
        .await?;
    row.as_ref().map(read).transpose()
}

/// How a task came to be.
pub async fn origin(
    tx: &mut Tx,
    case: CaseId,
    task: TaskId,
) -> Result<Option<TaskOrigin>, StoreError> {
    let row = tx
        .query_opt(ORIGIN, &[case.uuid().into(), task.uuid().into()])
        .await?;
    row.map(|row| {
        Ok(TaskOrigin {
            created_at: row.get("created_at")?,
            created_by_name: row.get("created_by_name")?,
            settled_by_name: row.get("settled_by_name")?,
        })
    })
    .transpose()
}

/// What people did with a task, newest first, as far as the log still tells.
pub async fn steps(
    tx: &mut Tx,
    task: &TaskRow,
    subject: &str,
    limit: i64,
) -> Result<Vec<TaskStep>, StoreError> {
    let params = [
        task.carrier.uuid().into(),
        task.case.uuid().into(),
        subject.into(),
        limit.into(),
    ];
    let rows = tx.query(STEPS, &params).await?;
    rows.iter()
        .map(|row| {
            Ok(TaskStep {
                at: row.get("at")?,
                action: row.get("action")?,
                by_name: row.get("by_name")?,
                detail: row.get("detail")?,
            })
        })
        .collect()
}

/// Writes a task back; [`StoreError::Stale`] if somebody else has changed it since it was read.
pub async fn update(tx: &mut Tx, task: &TaskRow) -> Result<(), StoreError> {
    let params: [Value; 15] = [
        task.id.uuid().into(),
        task.version.into(),
        task.title_de.as_str().into(),
        task.title_en.as_str().into(),
        task.note.as_str().into(),
        task.due_on.into(),
        task.pinned.into(),
        task.shortened.into(),
        task.assignee.map(UserId::uuid).into(),
        domain::Code::code(task.status).into(),
        to_json(&task.blocked_by, "blocked_by")?.into(),
        task.escalation.into(),
        task.reason.as_str().into(),
        task.settled_at.into(),
        task.settled_by.map(UserId::uuid).into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// Removes an open task of the programme whose condition no longer holds.
pub async fn delete_untouched(tx: &mut Tx, task: TaskId) -> Result<(), StoreError> {
    tx.execute(DELETE_UNTOUCHED, &[task.uuid().into()]).await?;
    Ok(())
}

/// Gives the open tasks of a case that nobody has to its lead; returns how many. Those of coordination have their
/// own day, and those of the prison too until the client is `released`.
pub async fn claim(
    tx: &mut Tx,
    case: CaseId,
    (lead, released): (UserId, bool),
) -> Result<u64, StoreError> {
    let params = [case.uuid().into(), lead.uuid().into(), released.into()];
    Ok(tx.execute(CLAIM, &params).await?)
}

/// Hands all open tasks of a case from one worker to another; returns how many.
pub async fn move_assignee(
    tx: &mut Tx,
    case: CaseId,
    from: UserId,
    to: UserId,
) -> Result<u64, StoreError> {
    let params = [case.uuid().into(), from.uuid().into(), to.uuid().into()];
    Ok(tx.execute(MOVE_ASSIGNEE, &params).await?)
}

pub(crate) fn read(row: &Row) -> Result<TaskRow, StoreError> {
    Ok(TaskRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        template: row.get("template")?,
        title_de: row.get("title_de")?,
        title_en: row.get("title_en")?,
        note: row.get("note")?,
        due_on: row.get("due_on")?,
        pinned: row.get("pinned")?,
        shortened: row.get("shortened")?,
        kind: code(row, "kind")?,
        legal_basis: row.get("legal_basis")?,
        role: code(row, "role")?,
        assignee: opt_id(row, "assignee_id")?,
        assignee_name: row.get("assignee_name")?,
        status: code(row, "status")?,
        blocked_by: json(row, "blocked_by")?,
        escalation: row.get("escalation")?,
        reason: row.get("reason")?,
        settled_at: row.get("settled_at")?,
        settled_by: opt_id(row, "settled_by")?,
        version: row.get("version")?,
    })
}
