//! Concerns: what somebody asked and what they were answered. What was written before is kept.

use db::{Row, Tx, Value};
use domain::{
    Code,
    concern::{ConcernStatus, InPlan},
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, ConcernId, PlanItemId, TaskId, UserId},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{END_OF_TIME, code, hit, id, json, opt_id, to_json},
    struck::{Struck, struck},
};

/// What is written down about a concern.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Words {
    /// What it is about, in a word or two.
    pub topic: String,
    /// What was asked.
    pub asked: String,
    /// What was answered, or empty.
    pub answer: String,
    /// Code of the [`EpistemicKind`] of the answer, if somebody said.
    #[serde(default)]
    pub answer_epistemic: Option<String>,
    /// When to come back to it.
    pub follow_up_on: Option<Date>,
}

impl Words {
    /// What kind of statement the answer is; a code of a newer program counts as not said.
    pub fn kind(&self) -> Option<EpistemicKind> {
        let code = self.answer_epistemic.as_deref()?;
        EpistemicKind::from_code(code).ok()
    }
}

/// A concern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcernRow {
    /// Its id.
    pub id: ConcernId,
    /// What is written down.
    pub words: Words,
    /// Where it stands.
    pub status: ConcernStatus,
    /// The task that it became.
    pub task: Option<TaskId>,
    /// What it became in the plan.
    pub plan: Option<InPlan>,
    /// When it was written down first.
    pub recorded_at: Timestamp,
    /// By whom; who changed it stands beside its former words.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
    /// Who struck it, if it was written by mistake.
    pub struck: Option<Struck>,
}

/// What was written down before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerRow {
    /// The concern.
    pub concern: ConcernId,
    /// The former words.
    pub words: Words,
    /// Why they were replaced; empty if the concern only went on.
    pub why: String,
    /// When they were replaced.
    pub at: Timestamp,
    /// By whom.
    pub by_name: String,
}

const INSERT: &str = "INSERT INTO concern (id, carrier_id, case_id, topic, asked, answer,
 follow_up_on, status, task_id, recorded_at, recorded_by, answer_epistemic, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1)";
const UPDATE: &str = "UPDATE concern SET topic = $4, asked = $5, answer = $6, follow_up_on = $7,
 status = $8, task_id = $9, plan_item_id = $10, plan_domain = $11, answer_epistemic = $12,
 version = version + 1
 WHERE case_id = $1 AND id = $2 AND version = $3 AND struck_at IS NULL";
const STRIKE: &str = "UPDATE concern SET struck_at = $4, struck_by = $5, struck_reason = $6,
 version = version + 1
 WHERE case_id = $1 AND id = $2 AND version = $3 AND struck_at IS NULL";
pub(crate) const PAGE: &str = "SELECT c.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM concern c JOIN user_account u ON u.id = c.recorded_by
 LEFT JOIN user_account s ON s.id = c.struck_by
 WHERE c.case_id = $1 AND (c.recorded_at, c.id) <= ($2, $3)
 ORDER BY c.recorded_at DESC, c.id DESC LIMIT $4";
const OPEN: &str = "SELECT c.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM concern c JOIN user_account u ON u.id = c.recorded_by
 LEFT JOIN user_account s ON s.id = c.struck_by WHERE c.case_id = $1 AND c.status = 'open'
 AND c.struck_at IS NULL
 ORDER BY c.recorded_at DESC, c.id DESC LIMIT 20";
const BY_ID: &str = "SELECT c.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM concern c JOIN user_account u ON u.id = c.recorded_by
 LEFT JOIN user_account s ON s.id = c.struck_by WHERE c.case_id = $1 AND c.id = $2";
const FIRST_DUE: &str = "SELECT MIN(follow_up_on) AS day FROM concern
 WHERE case_id = $1 AND status = 'open' AND struck_at IS NULL AND follow_up_on <= $2";
const IN_PLAN: &str = "SELECT c.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM concern c JOIN user_account u ON u.id = c.recorded_by
 LEFT JOIN user_account s ON s.id = c.struck_by WHERE c.case_id = $1 AND c.status = 'plan'
 AND c.struck_at IS NULL
 ORDER BY c.recorded_at DESC, c.id DESC";
const KEEP: &str = "INSERT INTO concern_former (id, carrier_id, case_id, concern_id, former, why,
 at, by_user_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
pub(crate) const FORMER: &str = "SELECT f.*, u.name AS by_name FROM concern_former f
 JOIN user_account u ON u.id = f.by_user_id WHERE f.concern_id = $1 ORDER BY f.at DESC, f.id DESC";

/// Stores a new concern.
pub async fn insert(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    row: &ConcernRow,
) -> Result<(), StoreError> {
    let words = &row.words;
    let params: [Value; 12] = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        words.topic.as_str().into(),
        words.asked.as_str().into(),
        words.answer.as_str().into(),
        words.follow_up_on.into(),
        row.status.code().into(),
        row.task.map(TaskId::uuid).into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
        words.answer_epistemic.clone().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes a concern back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, case: CaseId, row: &ConcernRow) -> Result<(), StoreError> {
    let words = &row.words;
    let (item, domain) = match &row.plan {
        Some(InPlan::Measure(item)) => (Some(item.uuid()), None),
        Some(InPlan::Need(domain)) => (None, Some(domain.as_str())),
        None => (None, None),
    };
    let params: [Value; 12] = [
        case.uuid().into(),
        row.id.uuid().into(),
        row.version.into(),
        words.topic.as_str().into(),
        words.asked.as_str().into(),
        words.answer.as_str().into(),
        words.follow_up_on.into(),
        row.status.code().into(),
        row.task.map(TaskId::uuid).into(),
        item.into(),
        domain.into(),
        words.answer_epistemic.clone().into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// Strikes a concern; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn strike(
    tx: &mut Tx,
    case: CaseId,
    row: &ConcernRow,
    (at, by, reason): (Timestamp, UserId, &str),
) -> Result<(), StoreError> {
    let params: [Value; 6] = [
        case.uuid().into(),
        row.id.uuid().into(),
        row.version.into(),
        at.into(),
        by.uuid().into(),
        reason.into(),
    ];
    hit(tx.execute(STRIKE, &params).await?)
}

/// Concerns of a case, struck ones too, the newest first: at most `limit`, from one of them on if it is named.
pub async fn page(
    tx: &mut Tx,
    case: CaseId,
    from: Option<(Timestamp, ConcernId)>,
    limit: i64,
) -> Result<Vec<ConcernRow>, StoreError> {
    let (at, id) = from.map_or((END_OF_TIME, Uuid::max()), |(at, id)| (at, id.uuid()));
    let params = [case.uuid().into(), at.into(), id.into(), limit.into()];
    let rows = tx.query(PAGE, &params).await?;
    rows.iter().map(read).collect()
}

/// Those that are open, the newest first.
pub async fn open(tx: &mut Tx, case: CaseId) -> Result<Vec<ConcernRow>, StoreError> {
    let rows = tx.query(OPEN, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// The first day up to `today` on which somebody wanted to come back to an open one.
pub async fn first_due(tx: &mut Tx, case: CaseId, today: Date) -> Result<Option<Date>, StoreError> {
    let params = [case.uuid().into(), today.into()];
    Ok(tx.query_one(FIRST_DUE, &params).await?.get("day")?)
}

/// Those that became a part of the plan, the newest first.
pub async fn in_plan(tx: &mut Tx, case: CaseId) -> Result<Vec<ConcernRow>, StoreError> {
    let rows = tx.query(IN_PLAN, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// One concern of a case.
pub async fn get(
    tx: &mut Tx,
    case: CaseId,
    concern: ConcernId,
) -> Result<Option<ConcernRow>, StoreError> {
    let params = [case.uuid().into(), concern.uuid().into()];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

/// Keeps what was written down before it is replaced.
pub async fn keep_former(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    row: &ConcernRow,
    why: &str,
    (id, at, by): (Uuid, Timestamp, UserId),
) -> Result<(), StoreError> {
    let params: [Value; 8] = [
        id.into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.id.uuid().into(),
        to_json(&row.words, "former")?.into(),
        why.into(),
        at.into(),
        by.uuid().into(),
    ];
    tx.execute(KEEP, &params).await?;
    Ok(())
}

/// What was written down about a concern before, the newest first.
pub async fn former(tx: &mut Tx, concern: ConcernId) -> Result<Vec<FormerRow>, StoreError> {
    let rows = tx.query(FORMER, &[concern.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(FormerRow {
                concern: id(row, "concern_id")?,
                words: json(row, "former")?,
                why: row.get("why")?,
                at: row.get("at")?,
                by_name: row.get("by_name")?,
            })
        })
        .collect()
}

fn read(row: &Row) -> Result<ConcernRow, StoreError> {
    let item: Option<PlanItemId> = opt_id(row, "plan_item_id")?;
    let domain: Option<String> = row.get("plan_domain")?;
    Ok(ConcernRow {
        id: id(row, "id")?,
        words: Words {
            topic: row.get("topic")?,
            asked: row.get("asked")?,
            answer: row.get("answer")?,
            answer_epistemic: row.get("answer_epistemic")?,
            follow_up_on: row.get("follow_up_on")?,
        },
        status: code(row, "status")?,
        task: opt_id(row, "task_id")?,
        plan: item
            .map(InPlan::Measure)
            .or_else(|| domain.map(InPlan::Need)),
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
        struck: struck(row)?,
    })
}
