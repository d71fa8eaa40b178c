//! What stands beside the versions of a plan: pauses, decisions, independence. Added, never changed;
//! only a pause gets its end, and is corrected with its trail.

use db::{Row, Tx};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, PlanEntryId, UserId},
    plan::{
        Independence,
        pause::{Pause, PauseReason},
    },
};
use jiff::{Timestamp, civil::Date};

use super::framed;
use crate::{
    StoreError,
    reading::{code, hit, id, opt_code, opt_id},
    struck::{Struck, struck},
};

/// Reviews wait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PauseRow {
    /// Its id.
    pub id: PlanEntryId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// First day.
    pub from: Date,
    /// Why.
    pub kind: PauseReason,
    /// Why, in words; may be empty.
    pub reason: String,
    /// The day on which reviews are to go on; `None`: from before a pause needed one.
    pub until: Option<Date>,
    /// The day on which reviews went on, if somebody said so.
    pub to: Option<Date>,
    /// Whether it was taken back: nothing waited.
    pub struck: bool,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

impl PauseRow {
    /// Its days.
    pub fn days(&self) -> Pause {
        Pause {
            from: self.from,
            until: self.until,
            to: self.to,
        }
    }
}

/// A decision in which the client took part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecisionRow {
    /// Its id.
    pub id: PlanEntryId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// When.
    pub on: Date,
    /// What was to be decided.
    pub question: String,
    /// What could be done.
    pub options: String,
    /// What the client wanted.
    pub wish: String,
    /// What was decided.
    pub result: String,
    /// Who was present.
    pub present: String,
    /// The decision that this one corrects.
    pub replaces: Option<PlanEntryId>,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
}

/// How far somebody goes alone in a life domain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndependenceRow {
    /// Its id.
    pub id: PlanEntryId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Id of the domain.
    pub domain: String,
    /// How far.
    pub level: Independence,
    /// As of when.
    pub on: Date,
    /// What it shows in.
    pub words: String,
    /// What kind of statement that is, if somebody said.
    pub epistemic: Option<EpistemicKind>,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Who has struck it, if somebody has: then it does not count.
    pub struck: Option<Struck>,
}

const ADD_PAUSE: &str = "INSERT INTO plan_pause (id, carrier_id, case_id, from_on, kind, reason, until_on, to_on, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const ALL_PAUSE: &str = "SELECT e.*, u.name AS recorded_by_name FROM plan_pause e
 JOIN user_account u ON u.id = e.recorded_by WHERE e.case_id = $1 ORDER BY e.from_on, e.id";
const ADD_DECISION: &str = "INSERT INTO plan_decision (id, carrier_id, case_id, decided_on, question, options, wish, result, present, replaces_id, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const ALL_DECISION: &str = "SELECT e.*, u.name AS recorded_by_name FROM plan_decision e
 JOIN user_account u ON u.id = e.recorded_by WHERE e.case_id = $1 ORDER BY e.decided_on, e.recorded_at, e.id";
const ADD_INDEPENDENCE: &str = "INSERT INTO independence (id, carrier_id, case_id, domain, level, judged_on, words, epistemic, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const ALL_INDEPENDENCE: &str = "SELECT e.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM independence e JOIN user_account u ON u.id = e.recorded_by
 LEFT JOIN user_account s ON s.id = e.struck_by
 WHERE e.case_id = $1 ORDER BY e.judged_on, e.recorded_at, e.id";
const END_PAUSE: &str = "UPDATE plan_pause SET to_on = $3, version = version + 1
 WHERE case_id = $1 AND id = $2 AND to_on IS NULL AND struck = FALSE";
const CORRECT_PAUSE: &str =
    "UPDATE plan_pause SET from_on = $4, to_on = $5, reason = $6, struck = $7, kind = $8,
 until_on = $9, version = version + 1 WHERE case_id = $1 AND id = $2 AND version = $3";

/// Begins a pause; fails if there is one already.
pub async fn start_pause(tx: &mut Tx, row: &PauseRow) -> Result<(), StoreError> {
    let own = vec![
        row.from.into(),
        row.kind.code().into(),
        row.reason.as_str().into(),
        row.until.into(),
        row.to.into(),
    ];
    let key = (row.id, row.carrier, row.case);
    let params = framed(key, own, (row.recorded_at, row.recorded_by));
    tx.execute(ADD_PAUSE, &params).await?;
    Ok(())
}

/// Writes a corrected pause back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn correct_pause(tx: &mut Tx, row: &PauseRow) -> Result<(), StoreError> {
    let params = [
        row.case.uuid().into(),
        row.id.uuid().into(),
        row.version.into(),
        row.from.into(),
        row.to.into(),
        row.reason.as_str().into(),
        row.struck.into(),
        row.kind.code().into(),
        row.until.into(),
    ];
    hit(tx.execute(CORRECT_PAUSE, &params).await?)
}

/// All pauses, taken back ones too, the oldest first.
pub async fn pauses(tx: &mut Tx, case: CaseId) -> Result<Vec<PauseRow>, StoreError> {
    let rows = tx.query(ALL_PAUSE, &[case.uuid().into()]).await?;
    rows.iter().map(read_pause).collect()
}

fn read_pause(row: &Row) -> Result<PauseRow, StoreError> {
    Ok(PauseRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        from: row.get("from_on")?,
        kind: code(row, "kind")?,
        reason: row.get("reason")?,
        until: row.get("until_on")?,
        to: row.get("to_on")?,
        struck: row.get("struck")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}

/// Adds a decision.
pub async fn add_decision(tx: &mut Tx, row: &DecisionRow) -> Result<(), StoreError> {
    let own = vec![
        row.on.into(),
        row.question.as_str().into(),
        row.options.as_str().into(),
        row.wish.as_str().into(),
        row.result.as_str().into(),
        row.present.as_str().into(),
        row.replaces.map(domain::ids::Id::uuid).into(),
    ];
    let key = (row.id, row.carrier, row.case);
    let params = framed(key, own, (row.recorded_at, row.recorded_by));
    tx.execute(ADD_DECISION, &params).await?;
    Ok(())
}

/// All decisions, corrected ones too, the oldest first.
pub async fn decisions(tx: &mut Tx, case: CaseId) -> Result<Vec<DecisionRow>, StoreError> {
    let rows = tx.query(ALL_DECISION, &[case.uuid().into()]).await?;
    rows.iter().map(read_decision).collect()
}

fn read_decision(row: &Row) -> Result<DecisionRow, StoreError> {
    Ok(DecisionRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        on: row.get("decided_on")?,
        question: row.get("question")?,
        options: row.get("options")?,
        wish: row.get("wish")?,
        result: row.get("result")?,
        present: row.get("present")?,
        replaces: opt_id(row, "replaces_id")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
    })
}

/// Adds a judgement.
pub async fn add_independence(tx: &mut Tx, row: &IndependenceRow) -> Result<(), StoreError> {
    let own = vec![
        row.domain.as_str().into(),
        row.level.code().into(),
        row.on.into(),
        row.words.as_str().into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
    ];
    let key = (row.id, row.carrier, row.case);
    let params = framed(key, own, (row.recorded_at, row.recorded_by));
    tx.execute(ADD_INDEPENDENCE, &params).await?;
    Ok(())
}

/// All judgements, struck ones too, the oldest first.
pub async fn independence(tx: &mut Tx, case: CaseId) -> Result<Vec<IndependenceRow>, StoreError> {
    let rows = tx.query(ALL_INDEPENDENCE, &[case.uuid().into()]).await?;
    rows.iter().map(read_independence).collect()
}

fn read_independence(row: &Row) -> Result<IndependenceRow, StoreError> {
    Ok(IndependenceRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        domain: row.get("domain")?,
        level: code(row, "level")?,
        on: row.get("judged_on")?,
        words: row.get("words")?,
        epistemic: opt_code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}

/// Ends a pause; [`StoreError::Stale`] if it has ended already.
pub async fn end_pause(
    tx: &mut Tx,
    case: CaseId,
    pause: PlanEntryId,
    to: Date,
) -> Result<(), StoreError> {
    let params = [case.uuid().into(), pause.uuid().into(), to.into()];
    hit(tx.execute(END_PAUSE, &params).await?)
}
