//! Leaves from custody, and what happened with each of them.

use access::Role;
use db::{Row, Tx, Value};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{
        ArrangementId, CarrierId, CaseId, LeaveId, LeaveSeriesId, LeaveStepId, NetworkPersonId,
        PlanItemId, UserId,
    },
    leave::{LeaveKind, LeavePurpose, LeaveStatus},
};
use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::{
    StoreError,
    case::set_planned,
    reading::{code, hit, id, opt_code, opt_id},
};

/// No leave that is looked for lasts longer.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(31 * 24);

/// A leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveRow {
    /// Its id.
    pub id: LeaveId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// The series it was planned in, if there is one.
    pub series: Option<LeaveSeriesId>,
    /// Which kind.
    pub kind: LeaveKind,
    /// What for.
    pub purpose: LeavePurpose,
    /// Whom of the network it leads to.
    pub person: Option<NetworkPersonId>,
    /// Which arrangement it serves.
    pub arrangement: Option<ArrangementId>,
    /// Which measure of the plan it serves.
    pub measure: Option<PlanItemId>,
    /// What it is about, in words.
    pub about: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The way, in words.
    pub route: String,
    /// Who goes along.
    pub companion: String,
    /// Where it stands.
    pub status: LeaveStatus,
    /// When the application was sent.
    pub applied_on: Option<Date>,
    /// When the prison decided.
    pub decided_on: Option<Date>,
    /// Who decided there.
    pub decided_by: String,
    /// Why; needed for a refusal.
    pub decision: String,
    /// Under which conditions.
    pub conditions: String,
    /// What came of it.
    pub result: String,
    /// Why it was called off.
    pub cancelled: String,
    /// What kind of statement that is, if somebody said.
    pub epistemic: Option<EpistemicKind>,
    /// When it was written down first.
    pub recorded_at: Timestamp,
    /// By whom; who changed it stands in its steps and its trail.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
    /// Whom the prison last knew as companion, while it has not seen who goes along instead.
    pub companion_was: Option<String>,
}

/// Something that happened with a leave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeaveStepRow {
    /// Its id.
    pub id: LeaveStepId,
    /// The leave.
    pub leave: LeaveId,
    /// Where it stood afterwards.
    pub status: LeaveStatus,
    /// When it was to begin, before this happened.
    pub starts_at: Timestamp,
    /// Reason or result, in words.
    pub words: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
    /// Name of that person.
    pub by_name: String,
    /// Whether that person is of a prison's social service.
    pub by_prison: bool,
}

const INSERT: &str = "INSERT INTO leave (id, carrier_id, case_id, series_id, kind, purpose,
 person_id, arrangement_id, about, starts_at, ends_at, route, companion, status, applied_on,
 decided_on, decided_by, decision, conditions, result, cancelled, recorded_at, recorded_by,
 epistemic, measure_id, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,
 $21, $22, $23, $24, $25, 1)";
const UPDATE: &str = "UPDATE leave SET kind = $3, purpose = $4, person_id = $5,
 arrangement_id = $6, about = $7, starts_at = $8, ends_at = $9, route = $10, companion = $11,
 status = $12, applied_on = $13, decided_on = $14, decided_by = $15, decision = $16,
 conditions = $17, result = $18, cancelled = $19, epistemic = $20, measure_id = $21,
 companion_was = $22, version = version + 1
 WHERE id = $1 AND version = $2";
const SEE_COMPANION: &str = "UPDATE leave SET companion_was = NULL
 WHERE case_id = $1 AND id = $2 AND companion = $3 AND companion_was IS NOT NULL";
const OF_CASE: &str = "SELECT l.*, u.name AS recorded_by_name FROM leave l
 JOIN user_account u ON u.id = l.recorded_by WHERE l.case_id = $1 ORDER BY l.starts_at, l.id";
const OF_WORKER: &str = "SELECT l.*, u.name AS recorded_by_name, k.number FROM leave l
 JOIN cases k ON k.id = l.case_id JOIN user_account u ON u.id = l.recorded_by
 WHERE (k.lead_id = $1 OR k.deputy_id = $1) AND l.starts_at >= $2 AND l.starts_at < $3
 AND l.status IN ('approved', 'took_place', 'cancelled', 'refused') AND l.decided_on IS NOT NULL
 ORDER BY l.starts_at, l.id";
pub(crate) const ACCOMPANIED: &str =
    "SELECT l.case_id, l.starts_at, l.ends_at, l.companion, k.lead_id,
 k.deputy_id FROM leave l JOIN cases k ON k.id = l.case_id
 WHERE l.carrier_id = $1 AND l.status = 'approved' AND l.starts_at >= $2 AND l.starts_at < $3
 AND l.ends_at > $4 AND l.companion <> '' ORDER BY l.starts_at, l.id";
const ADD_STEP: &str = "INSERT INTO leave_step (id, carrier_id, case_id, leave_id, status,
 starts_at, words, at, by_user) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const STEPS_OF_CASE: &str = "SELECT s.*, u.name AS by_name, u.role AS by_role FROM leave_step s
 JOIN user_account u ON u.id = s.by_user WHERE s.case_id = $1 ORDER BY s.at, s.id";
pub(crate) const DECIDED: &str =
    "SELECT l.status, l.starts_at, l.ends_at, s.at, s.by_user FROM leave_step s
 JOIN leave l ON l.id = s.leave_id AND l.status = s.status
 WHERE s.case_id = $1 AND s.at >= $2 AND s.status IN ('approved', 'refused')
 AND NOT EXISTS (SELECT 1 FROM leave_step n WHERE n.case_id = s.case_id
 AND n.leave_id = s.leave_id AND n.at > s.at AND n.status IN ('approved', 'refused'))
 ORDER BY l.starts_at, s.at, s.id";

/// Stores a new leave.
pub async fn insert(tx: &mut Tx, row: &LeaveRow) -> Result<(), StoreError> {
    let params: [Value; 25] = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.series.map(LeaveSeriesId::uuid).into(),
        row.kind.code().into(),
        row.purpose.code().into(),
        row.person.map(NetworkPersonId::uuid).into(),
        row.arrangement.map(ArrangementId::uuid).into(),
        row.about.as_str().into(),
        row.starts_at.into(),
        row.ends_at.into(),
        row.route.as_str().into(),
        row.companion.as_str().into(),
        row.status.code().into(),
        row.applied_on.into(),
        row.decided_on.into(),
        row.decided_by.as_str().into(),
        row.decision.as_str().into(),
        row.conditions.as_str().into(),
        row.result.as_str().into(),
        row.cancelled.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
        row.measure.map(PlanItemId::uuid).into(),
    ];
    tx.execute(INSERT, &params).await?;
    set_planned(tx, row.case).await
}

/// Writes a leave back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, row: &LeaveRow) -> Result<(), StoreError> {
    let params: [Value; 22] = [
        row.id.uuid().into(),
        row.version.into(),
        row.kind.code().into(),
        row.purpose.code().into(),
        row.person.map(NetworkPersonId::uuid).into(),
        row.arrangement.map(ArrangementId::uuid).into(),
        row.about.as_str().into(),
        row.starts_at.into(),
        row.ends_at.into(),
        row.route.as_str().into(),
        row.companion.as_str().into(),
        row.status.code().into(),
        row.applied_on.into(),
        row.decided_on.into(),
        row.decided_by.as_str().into(),
        row.decision.as_str().into(),
        row.conditions.as_str().into(),
        row.result.as_str().into(),
        row.cancelled.as_str().into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
        row.measure.map(PlanItemId::uuid).into(),
        row.companion_was.clone().into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)?;
    set_planned(tx, row.case).await
}

/// The prison has seen who goes along now; nothing if somebody else does meanwhile. Returns whether it had to be told.
pub async fn see_companion(
    tx: &mut Tx,
    case: CaseId,
    (leave, companion): (LeaveId, &str),
) -> Result<bool, StoreError> {
    let params = [case.uuid().into(), leave.uuid().into(), companion.into()];
    Ok(tx.execute(SEE_COMPANION, &params).await? > 0)
}

/// All leaves of a case, by their time.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<LeaveRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// The leaves in a span on which the prison has decided, of cases that a worker leads or stands in for, with
/// case number, for a calendar.
pub async fn of_worker(
    tx: &mut Tx,
    worker: UserId,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<(String, LeaveRow)>, StoreError> {
    let params = [worker.uuid().into(), from.into(), to.into()];
    let rows = tx.query(OF_WORKER, &params).await?;
    rows.iter()
        .map(|row| Ok((row.get("number")?, read(row)?)))
        .collect()
}

/// A leave on which somebody goes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accompanied {
    /// Its case.
    pub case: CaseId,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Who goes along, in words.
    pub companion: String,
    /// Who leads the case.
    pub lead: Option<UserId>,
    /// Who stands in.
    pub deputy: Option<UserId>,
}

/// Approved leaves of a carrier that share a moment with a span and on which somebody goes along. None is
/// found that began more than [`LONGEST`] before.
pub async fn accompanied(
    tx: &mut Tx,
    carrier: CarrierId,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<Accompanied>, StoreError> {
    let earliest = from.checked_sub(LONGEST).unwrap_or(from);
    let params = [
        carrier.uuid().into(),
        earliest.into(),
        to.into(),
        from.into(),
    ];
    let rows = tx.query(ACCOMPANIED, &params).await?;
    rows.iter()
        .map(|row| {
            Ok(Accompanied {
                case: id(row, "case_id")?,
                starts_at: row.get("starts_at")?,
                ends_at: row.get("ends_at")?,
                companion: row.get("companion")?,
                lead: opt_id(row, "lead_id")?,
                deputy: opt_id(row, "deputy_id")?,
            })
        })
        .collect()
}

/// Where a leave stands and when it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Where it stands.
    pub status: LeaveStatus,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
}

fn standing(row: &Row) -> Result<Standing, StoreError> {
    Ok(Standing {
        status: code(row, "status")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
    })
}

/// The leaves of a case whose decision was written down since then and still stands, the earliest first,
/// with when and by whom.
pub async fn decided(
    tx: &mut Tx,
    case: CaseId,
    since: Timestamp,
) -> Result<Vec<(Standing, Timestamp, UserId)>, StoreError> {
    let params = [case.uuid().into(), since.into()];
    let rows = tx.query(DECIDED, &params).await?;
    rows.iter()
        .map(|row| Ok((standing(row)?, row.get("at")?, id(row, "by_user")?)))
        .collect()
}

/// Keeps what happened with a leave.
pub async fn add_step(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    step: &LeaveStepRow,
) -> Result<(), StoreError> {
    let params: [Value; 9] = [
        step.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        step.leave.uuid().into(),
        step.status.code().into(),
        step.starts_at.into(),
        step.words.as_str().into(),
        step.at.into(),
        step.by.uuid().into(),
    ];
    tx.execute(ADD_STEP, &params).await?;
    Ok(())
}

/// What happened with the leaves of a case, the oldest first.
pub async fn steps_of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<LeaveStepRow>, StoreError> {
    let rows = tx.query(STEPS_OF_CASE, &[case.uuid().into()]).await?;
    let step = |row: &Row| {
        Ok(LeaveStepRow {
            id: id(row, "id")?,
            leave: id(row, "leave_id")?,
            status: code(row, "status")?,
            starts_at: row.get("starts_at")?,
            words: row.get("words")?,
            at: row.get("at")?,
            by: id(row, "by_user")?,
            by_name: row.get("by_name")?,
            by_prison: code::<Role>(row, "by_role")? == Role::PrisonSocialService,
        })
    };
    rows.iter().map(step).collect()
}

fn read(row: &Row) -> Result<LeaveRow, StoreError> {
    Ok(LeaveRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        series: opt_id(row, "series_id")?,
        kind: code(row, "kind")?,
        purpose: code(row, "purpose")?,
        person: opt_id(row, "person_id")?,
        arrangement: opt_id(row, "arrangement_id")?,
        measure: opt_id(row, "measure_id")?,
        about: row.get("about")?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        route: row.get("route")?,
        companion: row.get("companion")?,
        status: code(row, "status")?,
        applied_on: row.get("applied_on")?,
        decided_on: row.get("decided_on")?,
        decided_by: row.get("decided_by")?,
        decision: row.get("decision")?,
        conditions: row.get("conditions")?,
        result: row.get("result")?,
        cancelled: row.get("cancelled")?,
        epistemic: opt_code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
        companion_was: row.get("companion_was")?,
    })
}
