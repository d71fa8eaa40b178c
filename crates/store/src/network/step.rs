//! Steps with somebody of the network: take up contact again, build one, keep away (P8f, P28a).

use db::{Row, Tx, Value};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, NetworkPersonId, NetworkStepId, UserId},
    network::{StepKind, StepStatus},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id, opt_code},
};

/// A step with somebody of the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepRow {
    /// Its id.
    pub id: NetworkStepId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// With whom.
    pub person: NetworkPersonId,
    /// What it is for.
    pub kind: StepKind,
    /// What is done first.
    pub first_step: String,
    /// Who stands between the two; may be empty.
    pub mediator: String,
    /// Until when, if that was agreed.
    pub due_on: Option<Date>,
    /// Where it stands.
    pub status: StepStatus,
    /// What came of it, or why it was given up; empty until then.
    pub result: String,
    /// What kind of statement that is, if somebody said.
    pub epistemic: Option<EpistemicKind>,
    /// When it was written down first.
    pub recorded_at: Timestamp,
    /// By whom; who changed it stands in its trail.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str = "INSERT INTO network_step (id, carrier_id, case_id, person_id, kind,
 first_step, mediator, due_on, status, result, recorded_at, recorded_by, epistemic,
 version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)";
const UPDATE: &str = "UPDATE network_step SET first_step = $3, mediator = $4, due_on = $5,
 status = $6, result = $7, epistemic = $8, version = version + 1
 WHERE id = $1 AND version = $2";
const OF_CASE: &str = "SELECT s.*, u.name AS recorded_by_name FROM network_step s
 JOIN user_account u ON u.id = s.recorded_by WHERE s.case_id = $1 ORDER BY s.recorded_at, s.id";

/// Steps with somebody who was struck count for nothing.
const FIRST_LATE: &str = "SELECT MIN(s.due_on) AS day FROM network_step s
 WHERE s.case_id = $1 AND s.status IN ('planned', 'running') AND s.due_on < $2
 AND NOT EXISTS (SELECT 1 FROM network_tie t WHERE t.case_id = s.case_id
 AND t.person_id = s.person_id AND t.struck_at IS NOT NULL)";

const ANY: &str = "SELECT s.id FROM network_step s WHERE s.case_id = $1
 AND NOT EXISTS (SELECT 1 FROM network_tie t WHERE t.case_id = s.case_id
 AND t.person_id = s.person_id AND t.struck_at IS NOT NULL) LIMIT 1";

/// Stores a step.
pub async fn insert(tx: &mut Tx, row: &StepRow) -> Result<(), StoreError> {
    let params: [Value; 13] = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.person.uuid().into(),
        row.kind.code().into(),
        row.first_step.as_str().into(),
        row.mediator.as_str().into(),
        row.due_on.into(),
        row.status.code().into(),
        row.result.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes a step back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, row: &StepRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.version.into(),
        row.first_step.as_str().into(),
        row.mediator.as_str().into(),
        row.due_on.into(),
        row.status.code().into(),
        row.result.as_str().into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// All steps of a case, the oldest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<StepRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Whether a step was ever planned in a case.
pub async fn any(tx: &mut Tx, case: CaseId) -> Result<bool, StoreError> {
    Ok(tx.query_opt(ANY, &[case.uuid().into()]).await?.is_some())
}

/// The first day before `today` of a step that is neither done nor given up.
pub async fn first_late(
    tx: &mut Tx,
    case: CaseId,
    today: Date,
) -> Result<Option<Date>, StoreError> {
    let params = [case.uuid().into(), today.into()];
    Ok(tx.query_one(FIRST_LATE, &params).await?.get("day")?)
}

fn read(row: &Row) -> Result<StepRow, StoreError> {
    Ok(StepRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        person: id(row, "person_id")?,
        kind: code(row, "kind")?,
        first_step: row.get("first_step")?,
        mediator: row.get("mediator")?,
        due_on: row.get("due_on")?,
        status: code(row, "status")?,
        result: row.get("result")?,
        epistemic: opt_code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
