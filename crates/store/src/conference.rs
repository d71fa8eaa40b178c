//! Case conferences: invitations and minutes with their trail, and the tasks that were agreed.

use db::{Row, Tx, Value};
use domain::{
    Code,
    conference::{ConferenceSide, ConferenceStatus},
    contact::EpistemicKind,
    ids::{
        CarrierId, CaseId, ConferenceId, ConferenceTaskId, NetworkPersonId, OverlapId, TaskId,
        UserId,
    },
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    StoreError,
    case::set_planned,
    reading::{END_OF_TIME, code, hit, id, json, opt_id, to_json},
};

/// Somebody who is invited or came.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invitee {
    /// Name, body and role in words: `Frau Vogt, Jobcenter`; the name at that time of somebody
    /// chosen from the network.
    pub who: String,
    /// The person of the network, if they were chosen there.
    #[serde(default)]
    pub person: Option<NetworkPersonId>,
    /// Whether they came; unknown until it took place.
    pub came: Option<bool>,
}

/// A decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// What it is about.
    pub topic: String,
    /// What could have been done.
    pub options: String,
    /// What was decided.
    pub decided: String,
    /// What the client wants.
    pub will: String,
}

/// What an invitation and the minutes say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    /// What it is about.
    pub purpose: String,
    /// Where.
    pub place: String,
    /// On which legal base things are said about the client: a release, a law.
    pub legal_basis: String,
    /// Who is invited, who came.
    pub people: Vec<Invitee>,
    /// What is to be talked about, one line each.
    pub agenda: String,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What else was said; why it was called off.
    pub minutes: String,
    /// Code of the [`EpistemicKind`] of minutes and decisions, if somebody said.
    #[serde(default)]
    pub epistemic: Option<String>,
}

impl Content {
    /// What kind of statement the minutes are; a code of a newer program counts as not said.
    pub fn kind(&self) -> Option<EpistemicKind> {
        EpistemicKind::from_code(self.epistemic.as_deref()?).ok()
    }
}

/// A conference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConferenceRow {
    /// Its id.
    pub id: ConferenceId,
    /// When.
    pub at: Timestamp,
    /// Where it stands.
    pub status: ConferenceStatus,
    /// What is written.
    pub content: Content,
    /// The partial agreement that was talked over.
    pub overlap: Option<OverlapId>,
    /// When it was written down first.
    pub recorded_at: Timestamp,
    /// By whom; who changed it stands beside what was written before.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

/// What was written before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerRow {
    /// The conference.
    pub conference: ConferenceId,
    /// When it was to be then.
    pub held_at: Timestamp,
    /// Where it stood.
    pub status: ConferenceStatus,
    /// What was written.
    pub content: Content,
    /// Why it was changed.
    pub why: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by_name: String,
}

/// A task that was agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreedTaskRow {
    /// Its id.
    pub id: ConferenceTaskId,
    /// The conference.
    pub conference: ConferenceId,
    /// Whose it is.
    pub side: ConferenceSide,
    /// What is to be done.
    pub what: String,
    /// By whom, in words.
    pub who: String,
    /// By when.
    pub due_on: Option<Date>,
    /// The task of the case, if it is ours.
    pub task: Option<TaskId>,
    /// When another body had done it.
    pub done_on: Option<Date>,
    /// Who wrote that down.
    pub done_by_name: Option<String>,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str = "INSERT INTO conference (id, carrier_id, case_id, at, status, content,
 overlap_id, recorded_at, recorded_by, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
const UPDATE: &str = "UPDATE conference SET at = $4, status = $5, content = $6, overlap_id = $7,
 version = version + 1 WHERE case_id = $1 AND id = $2 AND version = $3";
const OF_CASE: &str = "SELECT c.*, u.name AS recorded_by_name FROM conference c
 JOIN user_account u ON u.id = c.recorded_by WHERE c.case_id = $1 ORDER BY c.at DESC, c.id DESC";
pub(crate) const PAGE: &str = "SELECT c.*, u.name AS recorded_by_name FROM conference c
 JOIN user_account u ON u.id = c.recorded_by
 WHERE c.case_id = $1 AND (c.at, c.id) <= ($2, $3) ORDER BY c.at DESC, c.id DESC LIMIT $4";
const MINUTED: &str = "SELECT at, content FROM conference WHERE case_id = $1 AND status = 'held'";
const BY_ID: &str = "SELECT c.*, u.name AS recorded_by_name FROM conference c
 JOIN user_account u ON u.id = c.recorded_by WHERE c.case_id = $1 AND c.id = $2";
const OF_WORKER: &str = "SELECT c.*, u.name AS recorded_by_name, k.number FROM conference c
 JOIN cases k ON k.id = c.case_id JOIN user_account u ON u.id = c.recorded_by
 WHERE (k.lead_id = $1 OR k.deputy_id = $1 OR c.recorded_by = $1) AND c.at >= $2 AND c.at < $3
 ORDER BY c.at, c.id";
pub(crate) const AHEAD: &str =
    "SELECT c.id, c.case_id, c.at FROM conference c JOIN cases k ON k.id = c.case_id
 WHERE c.carrier_id = $1 AND c.status = 'invited' AND c.at >= $2 AND c.at < $3
 AND (c.case_id = $4 OR c.recorded_by = $5 OR k.lead_id = $5) ORDER BY c.at, c.id";
const KEEP: &str = "INSERT INTO conference_former (id, carrier_id, case_id, conference_id, held_at,
 status, content, why, at, by_user_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
pub(crate) const FORMER: &str = "SELECT f.*, u.name AS by_name FROM conference_former f
 JOIN user_account u ON u.id = f.by_user_id WHERE f.conference_id = $1
 ORDER BY f.at DESC, f.id DESC";
const INSERT_TASK: &str =
    "INSERT INTO conference_task (id, carrier_id, case_id, conference_id, side,
 what, who, due_on, task_id, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
const TASKS: &str = "SELECT t.*, u.name AS done_by_name FROM conference_task t
 LEFT JOIN user_account u ON u.id = t.done_by WHERE t.case_id = $1 ORDER BY t.id";
pub(crate) const TASKS_OF: &str = "SELECT t.*, u.name AS done_by_name FROM conference_task t
 LEFT JOIN user_account u ON u.id = t.done_by
 WHERE t.case_id = $1 AND t.conference_id = $2 ORDER BY t.id";
const PROMISED: &str = "SELECT t.*, NULL AS done_by_name FROM conference_task t
 WHERE t.case_id = $1 AND t.side = 'theirs' AND t.done_on IS NULL ORDER BY t.id";
const FIRST_LATE: &str = "SELECT MIN(due_on) AS day FROM conference_task
 WHERE case_id = $1 AND side = 'theirs' AND done_on IS NULL AND due_on < $2";
const TASK_DONE: &str = "UPDATE conference_task SET done_on = $4, done_by = $5,
 version = version + 1 WHERE case_id = $1 AND id = $2 AND version = $3 AND side = 'theirs'";

/// When conferences begin in a span to which people are invited: those of a case, and those to which a worker
/// invites or whose case they lead.
pub async fn ahead(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    worker: Option<UserId>,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<(ConferenceId, CaseId, Timestamp)>, StoreError> {
    let params = [
        carrier.uuid().into(),
        from.into(),
        to.into(),
        case.uuid().into(),
        worker.map(UserId::uuid).into(),
    ];
    let rows = tx.query(AHEAD, &params).await?;
    rows.iter()
        .map(|row| Ok((id(row, "id")?, id(row, "case_id")?, row.get("at")?)))
        .collect()
}

/// Stores a new conference.
pub async fn insert(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    row: &ConferenceRow,
) -> Result<(), StoreError> {
    let params: [Value; 9] = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.at.into(),
        row.status.code().into(),
        to_json(&row.content, "content")?.into(),
        row.overlap.map(OverlapId::uuid).into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    set_planned(tx, case).await
}

/// Writes a conference back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, case: CaseId, row: &ConferenceRow) -> Result<(), StoreError> {
    let params: [Value; 7] = [
        case.uuid().into(),
        row.id.uuid().into(),
        row.version.into(),
        row.at.into(),
        row.status.code().into(),
        to_json(&row.content, "content")?.into(),
        row.overlap.map(OverlapId::uuid).into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)?;
    set_planned(tx, case).await
}

/// All conferences of a case, the newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<ConferenceRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// When conferences took place, and what their minutes say; in no order.
pub(crate) async fn minuted(
    tx: &mut Tx,
    case: CaseId,
) -> Result<Vec<(Timestamp, Content)>, StoreError> {
    let rows = tx.query(MINUTED, &[case.uuid().into()]).await?;
    rows.iter()
        .map(|row| Ok((row.get("at")?, json(row, "content")?)))
        .collect()
}

/// Some of them, the newest first: at most `limit`, from one of them on if it is named.
pub async fn page(
    tx: &mut Tx,
    case: CaseId,
    from: Option<(Timestamp, ConferenceId)>,
    limit: i64,
) -> Result<Vec<ConferenceRow>, StoreError> {
    let (at, id) = from.map_or((END_OF_TIME, Uuid::max()), |(at, id)| (at, id.uuid()));
    let params = [case.uuid().into(), at.into(), id.into(), limit.into()];
    let rows = tx.query(PAGE, &params).await?;
    rows.iter().map(read).collect()
}

/// The conferences in a span of cases that a worker leads or stands in for, or that the worker has
/// invited to, with case and case number, for a calendar.
pub async fn of_worker(
    tx: &mut Tx,
    worker: UserId,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<(CaseId, String, ConferenceRow)>, StoreError> {
    let params = [worker.uuid().into(), from.into(), to.into()];
    let rows = tx.query(OF_WORKER, &params).await?;
    rows.iter()
        .map(|row| Ok((id(row, "case_id")?, row.get("number")?, read(row)?)))
        .collect()
}

/// One conference of a case.
pub async fn get(
    tx: &mut Tx,
    case: CaseId,
    conference: ConferenceId,
) -> Result<Option<ConferenceRow>, StoreError> {
    let params = [case.uuid().into(), conference.uuid().into()];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

/// Keeps what was written before it is changed.
pub async fn keep_former(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    row: &ConferenceRow,
    why: &str,
    (id, at, by): (Uuid, Timestamp, UserId),
) -> Result<(), StoreError> {
    let params: [Value; 10] = [
        id.into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.id.uuid().into(),
        row.at.into(),
        row.status.code().into(),
        to_json(&row.content, "content")?.into(),
        why.into(),
        at.into(),
        by.uuid().into(),
    ];
    tx.execute(KEEP, &params).await?;
    Ok(())
}

/// What was written about a conference before, the newest first.
pub async fn former(tx: &mut Tx, conference: ConferenceId) -> Result<Vec<FormerRow>, StoreError> {
    let rows = tx.query(FORMER, &[conference.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(FormerRow {
                conference: id(row, "conference_id")?,
                held_at: row.get("held_at")?,
                status: code(row, "status")?,
                content: json(row, "content")?,
                why: row.get("why")?,
                at: row.get("at")?,
                by_name: row.get("by_name")?,
            })
        })
        .collect()
}

/// Stores a task that was agreed.
pub async fn insert_task(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    row: &AgreedTaskRow,
) -> Result<(), StoreError> {
    let params: [Value; 9] = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.conference.uuid().into(),
        row.side.code().into(),
        row.what.as_str().into(),
        row.who.as_str().into(),
        row.due_on.into(),
        row.task.map(TaskId::uuid).into(),
    ];
    tx.execute(INSERT_TASK, &params).await?;
    Ok(())
}

/// All tasks that were agreed in conferences of a case, in the order in which they were.
pub async fn tasks(tx: &mut Tx, case: CaseId) -> Result<Vec<AgreedTaskRow>, StoreError> {
    let rows = tx.query(TASKS, &[case.uuid().into()]).await?;
    rows.iter().map(read_task).collect()
}

/// The same of one conference.
pub async fn tasks_of(
    tx: &mut Tx,
    case: CaseId,
    conference: ConferenceId,
) -> Result<Vec<AgreedTaskRow>, StoreError> {
    let params = [case.uuid().into(), conference.uuid().into()];
    let rows = tx.query(TASKS_OF, &params).await?;
    rows.iter().map(read_task).collect()
}

/// What other bodies have promised in conferences of a case and not done yet.
pub async fn promised(tx: &mut Tx, case: CaseId) -> Result<Vec<AgreedTaskRow>, StoreError> {
    let rows = tx.query(PROMISED, &[case.uuid().into()]).await?;
    rows.iter().map(read_task).collect()
}

/// The first day before `today` by which another body should have done something and has not.
pub async fn first_late(
    tx: &mut Tx,
    case: CaseId,
    today: Date,
) -> Result<Option<Date>, StoreError> {
    let params = [case.uuid().into(), today.into()];
    Ok(tx.query_one(FIRST_LATE, &params).await?.get("day")?)
}

/// Another body has done its task; `None` takes that back.
pub async fn set_done(
    tx: &mut Tx,
    case: CaseId,
    (task, version): (ConferenceTaskId, i64),
    done: Option<(Date, UserId)>,
) -> Result<(), StoreError> {
    let params: [Value; 5] = [
        case.uuid().into(),
        task.uuid().into(),
        version.into(),
        done.map(|(day, _)| day).into(),
        done.map(|(_, user)| user.uuid()).into(),
    ];
    hit(tx.execute(TASK_DONE, &params).await?)
}

fn read_task(row: &Row) -> Result<AgreedTaskRow, StoreError> {
    Ok(AgreedTaskRow {
        id: id(row, "id")?,
        conference: id(row, "conference_id")?,
        side: code(row, "side")?,
        what: row.get("what")?,
        who: row.get("who")?,
        due_on: row.get("due_on")?,
        task: opt_id(row, "task_id")?,
        done_on: row.get("done_on")?,
        done_by_name: row.get("done_by_name")?,
        version: row.get("version")?,
    })
}

fn read(row: &Row) -> Result<ConferenceRow, StoreError> {
    Ok(ConferenceRow {
        id: id(row, "id")?,
        at: row.get("at")?,
        status: code(row, "status")?,
        content: json(row, "content")?,
        overlap: opt_id(row, "overlap_id")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
