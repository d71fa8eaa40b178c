//! What was said of an appointment before it was corrected; only ever added.

use db::{Row, Tx, Value};
use domain::{
    Code,
    appointment::{AppointmentStatus, CancelledBy, OutcomeReason},
    contact::EpistemicKind,
    ids::{AppointmentId, CarrierId, CaseId, UserId},
};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{AppointmentRow, Outcome};
use crate::{
    StoreError,
    reading::{id, json, to_json},
};

/// What was said of an appointment before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRow {
    /// The appointment.
    pub appointment: AppointmentId,
    /// What was said.
    pub former: Outcome,
    /// Why it was corrected.
    pub why: String,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by_name: String,
}

/// The former words, as they are kept.
#[derive(Serialize, Deserialize)]
struct Former {
    status: String,
    reason: Option<String>,
    cancelled_by: Option<String>,
    said: String,
    next_steps: String,
    #[serde(default)]
    feedback: String,
    #[serde(default)]
    late_minutes: i64,
    #[serde(default)]
    worry: String,
    #[serde(default)]
    epistemic: Option<String>,
}

const INSERT_CORRECTION: &str = "INSERT INTO appointment_correction (id, carrier_id, case_id,
 appointment_id, former, why, at, by_user_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const CORRECTIONS: &str = "SELECT c.*, u.name AS by_name FROM appointment_correction c
 JOIN user_account u ON u.id = c.by_user_id WHERE c.case_id = $1 ORDER BY c.at DESC, c.id DESC";

/// Keeps what was said of an appointment before it is corrected.
pub async fn keep_former(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    row: &AppointmentRow,
    why: &str,
    (id, at, by): (Uuid, Timestamp, UserId),
) -> Result<(), StoreError> {
    let result = &row.result;
    let former = Former {
        status: result.status.code().to_owned(),
        reason: result.reason.map(|one| one.code().to_owned()),
        cancelled_by: result.cancelled_by.map(|one| one.code().to_owned()),
        said: result.said.clone(),
        next_steps: result.next_steps.clone(),
        feedback: result.feedback.clone(),
        late_minutes: result.late_minutes,
        worry: result.worry.clone(),
        epistemic: result.epistemic.map(|one| one.code().to_owned()),
    };
    let params: [Value; 8] = [
        id.into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.id.uuid().into(),
        to_json(&former, "former")?.into(),
        why.into(),
        at.into(),
        by.uuid().into(),
    ];
    tx.execute(INSERT_CORRECTION, &params).await?;
    Ok(())
}

/// All corrections in a case, the newest first.
pub async fn corrections(tx: &mut Tx, case: CaseId) -> Result<Vec<CorrectionRow>, StoreError> {
    let rows = tx.query(CORRECTIONS, &[case.uuid().into()]).await?;
    rows.iter().map(read_correction).collect()
}

fn read_correction(row: &Row) -> Result<CorrectionRow, StoreError> {
    let former: Former = json(row, "former")?;
    let known = |text: Option<String>| text.and_then(|text| OutcomeReason::from_code(&text).ok());
    let by = former.cancelled_by.as_deref();
    let kind = former.epistemic.as_deref();
    Ok(CorrectionRow {
        appointment: id(row, "appointment_id")?,
        former: Outcome {
            status: AppointmentStatus::from_code(&former.status).map_err(|error| {
                StoreError::Unreadable {
                    column: "former",
                    problem: error.to_string(),
                }
            })?,
            reason: known(former.reason),
            cancelled_by: by.and_then(|code| CancelledBy::from_code(code).ok()),
            said: former.said,
            next_steps: former.next_steps,
            feedback: former.feedback,
            late_minutes: former.late_minutes,
            worry: former.worry,
            epistemic: kind.and_then(|code| EpistemicKind::from_code(code).ok()),
        },
        why: row.get("why")?,
        at: row.get("at")?,
        by_name: row.get("by_name")?,
    })
}
