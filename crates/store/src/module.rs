//! Taking part in modules: several at once, in any order (I15).

use db::{Row, Tx, Value};
use domain::{
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, ModuleParticipationId, UserId},
    participation::ParticipationStatus,
    seam::Side,
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id, opt_code},
};

/// One time in a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipationRow {
    /// Its id.
    pub id: ModuleParticipationId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Id of the module in the programme.
    pub module: String,
    /// First day.
    pub from_on: Date,
    /// Last day, if it is known.
    pub to_on: Option<Date>,
    /// Inside the prison or outside.
    pub side: Side,
    /// Where it stands.
    pub status: ParticipationStatus,
    /// How long the client was there, in minutes; `None`: nobody has said.
    pub attended: Option<i64>,
    /// What came out of it; empty until it is done.
    pub result: String,
    /// Why it was broken off; empty otherwise.
    pub reason: String,
    /// What kind of statement result or reason is; `None`: nobody was asked.
    pub epistemic: Option<EpistemicKind>,
    /// When it was written down first.
    pub recorded_at: Timestamp,
    /// By whom it was changed last.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str = "INSERT INTO module_participation (id, carrier_id, case_id, module, from_on,
 to_on, side, status, result, reason, epistemic, recorded_at, recorded_by, attended_minutes,
 version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)";
const UPDATE: &str = "UPDATE module_participation SET from_on = $3, to_on = $4, side = $5,
 status = $6, result = $7, reason = $8, recorded_by = $9, epistemic = $10,
 attended_minutes = $11, version = version + 1
 WHERE id = $1 AND version = $2";
const OF_CASE: &str = "SELECT m.*, u.name AS recorded_by_name FROM module_participation m
 JOIN user_account u ON u.id = m.recorded_by WHERE m.case_id = $1 ORDER BY m.from_on, m.id";
const BY_ID: &str = "SELECT m.*, u.name AS recorded_by_name FROM module_participation m
 JOIN user_account u ON u.id = m.recorded_by WHERE m.case_id = $1 AND m.id = $2";

fn said(row: &ParticipationRow) -> Value {
    let code = |one: EpistemicKind| domain::Code::code(one).to_owned();
    row.epistemic.map(code).into()
}

/// Stores a new participation.
pub async fn insert(tx: &mut Tx, row: &ParticipationRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.module.as_str().into(),
        row.from_on.into(),
        row.to_on.into(),
        domain::Code::code(row.side).into(),
        domain::Code::code(row.status).into(),
        row.result.as_str().into(),
        row.reason.as_str().into(),
        said(row),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
        row.attended.into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes a participation back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, row: &ParticipationRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.version.into(),
        row.from_on.into(),
        row.to_on.into(),
        domain::Code::code(row.side).into(),
        domain::Code::code(row.status).into(),
        row.result.as_str().into(),
        row.reason.as_str().into(),
        row.recorded_by.uuid().into(),
        said(row),
        row.attended.into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// All participations of a case, by first day.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<ParticipationRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// One participation of a case.
pub async fn get(
    tx: &mut Tx,
    case: CaseId,
    participation: ModuleParticipationId,
) -> Result<Option<ParticipationRow>, StoreError> {
    let params = [case.uuid().into(), participation.uuid().into()];
    tx.query_opt(BY_ID, &params)
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

fn read(row: &Row) -> Result<ParticipationRow, StoreError> {
    Ok(ParticipationRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        module: row.get("module")?,
        from_on: row.get("from_on")?,
        to_on: row.get("to_on")?,
        side: code(row, "side")?,
        status: code(row, "status")?,
        attended: row.get("attended_minutes")?,
        result: row.get("result")?,
        reason: row.get("reason")?,
        epistemic: opt_code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
