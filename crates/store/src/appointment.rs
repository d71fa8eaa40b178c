//! Appointments: when people meet, and what became of it. A moved one stays as it was, and another
//! one stands in its place; what was said of one is corrected with a trail.

use db::{Row, Tx, Value};
use domain::{
    Code,
    appointment::{CancelledBy, OutcomeReason},
    contact::{ContactKind, EpistemicKind},
    ids::{AppointmentId, AppointmentSeriesId, CarrierId, CaseId, PlanItemId, UserId},
    network::Chosen,
};
use jiff::Timestamp;
use uuid::Uuid;

mod correction;
mod open;

pub use correction::{CorrectionRow, corrections, keep_former};
pub(crate) use open::OPEN_PAGE;
pub use open::{next_open, of_series, open, open_between, open_page};

use crate::{
    StoreError,
    case::set_planned,
    reading::{END_OF_TIME, code, hit, id, opt_code, opt_id},
};

pub use domain::appointment::AppointmentStatus;

/// What is agreed about an appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreed {
    /// When it begins.
    pub at: Timestamp,
    /// When it ends, if that is known.
    pub ends_at: Option<Timestamp>,
    /// How people meet.
    pub kind: ContactKind,
    /// Where, or empty.
    pub place: String,
    /// What for, or empty.
    pub note: String,
    /// Who else comes, chosen from the network.
    pub person: Option<Chosen>,
    /// Who else comes, in words, or empty.
    pub partner: String,
    /// What the client is to bring, or empty.
    pub bring: String,
    /// How the client gets there, or empty.
    pub way: String,
    /// Whether the client is there, or only professionals meet.
    pub with_client: bool,
    /// The worker who goes.
    pub worker: Option<UserId>,
    /// Which measure of the plan it serves.
    pub measure: Option<PlanItemId>,
    /// Whether it is with others, in a group.
    pub in_group: bool,
}

impl Agreed {
    /// Who else comes: by name from the network, in words, or both.
    pub fn others(&self) -> String {
        let name = self.person.as_ref().map(|one| one.name.as_str());
        let mut all = vec![name.unwrap_or_default(), &self.partner];
        all.retain(|who| !who.is_empty());
        // A name may hold a comma itself: `Frau Vogt, Jobcenter`.
        all.join("; ")
    }
}

/// What became of an appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    /// Where it stands.
    pub status: AppointmentStatus,
    /// Why it was not as planned.
    pub reason: Option<OutcomeReason>,
    /// From whom a cancellation came.
    pub cancelled_by: Option<CancelledBy>,
    /// What was said, or empty.
    pub said: String,
    /// What comes next, or empty.
    pub next_steps: String,
    /// What the client was told about a rehearsal, or empty (P20a).
    pub feedback: String,
    /// By how many minutes the client came late; 0: on time, or nobody said.
    pub late_minutes: i64,
    /// What gives cause for worry, or empty.
    pub worry: String,
    /// What kind of statement that is, if somebody said.
    pub epistemic: Option<EpistemicKind>,
}

impl Outcome {
    /// Only a status, without a word.
    pub fn of(status: AppointmentStatus) -> Self {
        Self {
            status,
            reason: None,
            cancelled_by: None,
            said: String::new(),
            next_steps: String::new(),
            feedback: String::new(),
            late_minutes: 0,
            worry: String::new(),
            epistemic: None,
        }
    }
}

/// An appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AppointmentRow {
    /// Its id.
    pub id: AppointmentId,
    /// The first of those that stood in each other's place; calendars know it by this.
    pub origin: AppointmentId,
    /// How often it was moved.
    pub moves: i64,
    /// The series that it was made with.
    pub series: Option<AppointmentSeriesId>,
    /// What is agreed.
    pub agreed: Agreed,
    /// Name of the worker who goes.
    pub worker_name: Option<String>,
    /// What became of it.
    pub result: Outcome,
    /// When that was written down.
    pub settled_at: Option<Timestamp>,
    /// By whom.
    pub settled_by_name: Option<String>,
    /// Who made it.
    pub recorded_by: UserId,
    /// When that was.
    pub recorded_at: Timestamp,
    /// Counts the changes of this row.
    pub version: i64,
}

const NEXT: &str = "SELECT MIN(at) AS next_at FROM appointment
 WHERE case_id = $1 AND status = 'planned' AND with_client = TRUE AND at >= $2
 AND (kind <> 'prison_visit' OR NOT EXISTS (SELECT 1 FROM cases c
 WHERE c.id = $1 AND c.released = TRUE))";
const LAST_HELD: &str = "SELECT MAX(at) AS last_at FROM appointment
 WHERE case_id = $1 AND status = 'held' AND with_client = TRUE AND kind <> 'third_party'
 AND at < $2";
const FIRST_MISSED: &str = "SELECT MIN(at) AS missed_at FROM appointment
 WHERE case_id = $1 AND status = 'missed' AND with_client = TRUE AND at > $2";
const FIRST_WORRY: &str = "SELECT MIN(k.at) AS worry_at FROM appointment k
 WHERE k.case_id = $1 AND k.status IN ('held', 'missed') AND k.at >= $2 AND k.worry <> ''
 AND NOT EXISTS (SELECT 1 FROM concern w WHERE w.case_id = k.case_id AND w.recorded_at >= COALESCE(k.settled_at, k.at)
 AND w.struck_at IS NULL)";
const INSERT: &str =
    "INSERT INTO appointment (id, carrier_id, case_id, origin_id, moves, series_id,
 at, ends_at, kind, place, note, partner, bring, with_client, worker_id, status, reason,
 cancelled_by, said, next_steps, settled_at, recorded_at, recorded_by, person_id, person_name,
 epistemic, measure_id, in_group, feedback, late_minutes, worry, way, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
 $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30,
 $31, $32, 1)";
const BY_ID: &str = "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name
 FROM appointment k LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by WHERE k.case_id = $1 AND k.id = $2";
const SETTLED: &str = "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name
 FROM appointment k LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by
 WHERE k.case_id = $1 AND k.status IN ('held', 'missed', 'cancelled')
 AND (k.at, k.id) < ($2, $3) ORDER BY k.at DESC, k.id DESC LIMIT $4";
const MOVED: &str = "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name
 FROM appointment k LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by
 WHERE k.case_id = $1 AND k.status = 'moved' ORDER BY k.moves DESC, k.id DESC";
const SERVING: &str = "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name
 FROM appointment k LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by
 WHERE k.case_id = $1 AND k.measure_id IS NOT NULL AND k.status <> 'moved' ORDER BY k.at, k.id";
const SETTLE: &str =
    "UPDATE appointment SET status = $4, reason = $5, cancelled_by = $6, said = $7,
 next_steps = $8, settled_at = $9, settled_by = $10, epistemic = $11, feedback = $12,
 late_minutes = $13, worry = $14, version = version + 1
 WHERE case_id = $1 AND id = $2 AND version = $3";
const BUSY: &str = "SELECT id, case_id, at, ends_at FROM appointment
 WHERE worker_id = $1 AND at >= $2 AND at < $3 AND status = 'planned' ORDER BY at, id";
const OF_WORKER: &str = "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name, c.number
 FROM appointment k JOIN cases c ON c.id = k.case_id
 LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by
 WHERE k.worker_id = $1 AND k.at >= $2 AND k.at < $3 AND k.status <> 'moved'
 ORDER BY k.at, k.id";

async fn instant(
    tx: &mut Tx,
    sql: &str,
    params: &[Value],
    column: &str,
) -> Result<Option<Timestamp>, StoreError> {
    Ok(tx.query_one(sql, params).await?.get(column)?)
}

/// The next appointment with the client from `now` on.
pub async fn next(
    tx: &mut Tx,
    case: CaseId,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    instant(tx, NEXT, &[case.uuid().into(), now.into()], "next_at").await
}

/// The last appointment with the client that took place before `until`.
pub async fn last_held(
    tx: &mut Tx,
    case: CaseId,
    until: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    instant(
        tx,
        LAST_HELD,
        &[case.uuid().into(), until.into()],
        "last_at",
    )
    .await
}

/// The first appointment after `after` that the client missed.
pub async fn first_missed(
    tx: &mut Tx,
    case: CaseId,
    after: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let params = [case.uuid().into(), after.into()];
    instant(tx, FIRST_MISSED, &params, "missed_at").await
}

/// The first appointment from `from` on that gave cause for worry, if no concern was written down since.
pub async fn first_worry(
    tx: &mut Tx,
    case: CaseId,
    from: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let params = [case.uuid().into(), from.into()];
    instant(tx, FIRST_WORRY, &params, "worry_at").await
}

/// Stores a new appointment.
pub async fn insert(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    row: &AppointmentRow,
) -> Result<(), StoreError> {
    let (agreed, result) = (&row.agreed, &row.result);
    let person = agreed.person.as_ref();
    let params: [Value; 32] = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.origin.uuid().into(),
        row.moves.into(),
        row.series.map(AppointmentSeriesId::uuid).into(),
        agreed.at.into(),
        agreed.ends_at.into(),
        agreed.kind.code().into(),
        agreed.place.as_str().into(),
        agreed.note.as_str().into(),
        agreed.partner.as_str().into(),
        agreed.bring.as_str().into(),
        agreed.with_client.into(),
        agreed.worker.map(UserId::uuid).into(),
        result.status.code().into(),
        result.reason.map(|one| one.code().to_owned()).into(),
        result.cancelled_by.map(|one| one.code().to_owned()).into(),
        result.said.as_str().into(),
        result.next_steps.as_str().into(),
        row.settled_at.into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
        person.map(|one| one.person.uuid()).into(),
        person.map_or("", |one| one.name.as_str()).into(),
        result.epistemic.map(|one| one.code().to_owned()).into(),
        agreed.measure.map(PlanItemId::uuid).into(),
        agreed.in_group.into(),
        result.feedback.as_str().into(),
        result.late_minutes.into(),
        result.worry.as_str().into(),
        agreed.way.as_str().into(),
    ];
    tx.execute(INSERT, &params).await?;
    set_planned(tx, case).await
}

/// One appointment of a case.
pub async fn get(
    tx: &mut Tx,
    case: CaseId,
    appointment: AppointmentId,
) -> Result<Option<AppointmentRow>, StoreError> {
    let params = [case.uuid().into(), appointment.uuid().into()];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

/// Those that took place, were missed or called off, the newest first: at most `limit`, those before
/// one of them if it is named.
pub async fn settled(
    tx: &mut Tx,
    case: CaseId,
    before: Option<(Timestamp, AppointmentId)>,
    limit: i64,
) -> Result<Vec<AppointmentRow>, StoreError> {
    let (at, id) = before.map_or((END_OF_TIME, Uuid::max()), |(at, id)| (at, id.uuid()));
    let params = [case.uuid().into(), at.into(), id.into(), limit.into()];
    let rows = tx.query(SETTLED, &params).await?;
    rows.iter().map(read).collect()
}

/// Those in whose place another one stands, the last change first.
pub async fn moved(tx: &mut Tx, case: CaseId) -> Result<Vec<AppointmentRow>, StoreError> {
    let rows = tx.query(MOVED, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Those that serve a measure of the plan, by their time.
pub async fn serving(tx: &mut Tx, case: CaseId) -> Result<Vec<AppointmentRow>, StoreError> {
    let rows = tx.query(SERVING, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// When a worker is taken: `(appointment, case, begin, end)`.
pub async fn busy(
    tx: &mut Tx,
    worker: UserId,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<(AppointmentId, CaseId, Timestamp, Option<Timestamp>)>, StoreError> {
    let params = [worker.uuid().into(), from.into(), to.into()];
    let rows = tx.query(BUSY, &params).await?;
    rows.iter()
        .map(|row| {
            Ok((
                id(row, "id")?,
                id(row, "case_id")?,
                row.get("at")?,
                row.get("ends_at")?,
            ))
        })
        .collect()
}

/// The appointments of a worker in a span, with case and case number, for a calendar.
pub async fn of_worker(
    tx: &mut Tx,
    worker: UserId,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<(CaseId, String, AppointmentRow)>, StoreError> {
    let params = [worker.uuid().into(), from.into(), to.into()];
    let rows = tx.query(OF_WORKER, &params).await?;
    rows.iter()
        .map(|row| Ok((id(row, "case_id")?, row.get("number")?, read(row)?)))
        .collect()
}

/// Says what became of an appointment; [`StoreError::Stale`] if somebody else already has.
pub async fn settle(
    tx: &mut Tx,
    case: CaseId,
    row: &AppointmentRow,
    result: &Outcome,
    (at, by): (Timestamp, UserId),
) -> Result<(), StoreError> {
    let params: [Value; 14] = [
        case.uuid().into(),
        row.id.uuid().into(),
        row.version.into(),
        result.status.code().into(),
        result.reason.map(|one| one.code().to_owned()).into(),
        result.cancelled_by.map(|one| one.code().to_owned()).into(),
        result.said.as_str().into(),
        result.next_steps.as_str().into(),
        at.into(),
        by.uuid().into(),
        result.epistemic.map(|one| one.code().to_owned()).into(),
        result.feedback.as_str().into(),
        result.late_minutes.into(),
        result.worry.as_str().into(),
    ];
    hit(tx.execute(SETTLE, &params).await?)?;
    set_planned(tx, case).await
}

fn chosen(row: &Row) -> Result<Option<Chosen>, StoreError> {
    let person = opt_id(row, "person_id")?;
    let name = row.get("person_name")?;
    Ok(person.map(|person| Chosen { person, name }))
}

pub(crate) fn read(row: &Row) -> Result<AppointmentRow, StoreError> {
    Ok(AppointmentRow {
        id: id(row, "id")?,
        origin: id(row, "origin_id")?,
        moves: row.get("moves")?,
        series: opt_id(row, "series_id")?,
        agreed: Agreed {
            at: row.get("at")?,
            ends_at: row.get("ends_at")?,
            kind: code(row, "kind")?,
            place: row.get("place")?,
            note: row.get("note")?,
            person: chosen(row)?,
            partner: row.get("partner")?,
            bring: row.get("bring")?,
            way: row.get("way")?,
            with_client: row.get("with_client")?,
            worker: opt_id(row, "worker_id")?,
            measure: opt_id(row, "measure_id")?,
            in_group: row.get("in_group")?,
        },
        worker_name: row.get("worker_name")?,
        result: Outcome {
            status: code(row, "status")?,
            reason: opt_code(row, "reason")?,
            cancelled_by: opt_code(row, "cancelled_by")?,
            said: row.get("said")?,
            next_steps: row.get("next_steps")?,
            feedback: row.get("feedback")?,
            late_minutes: row.get("late_minutes")?,
            worry: row.get("worry")?,
            epistemic: opt_code(row, "epistemic")?,
        },
        settled_at: row.get("settled_at")?,
        settled_by_name: row.get("settled_by_name")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_at: row.get("recorded_at")?,
        version: row.get("version")?,
    })
}
