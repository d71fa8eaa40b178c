//! The plan: its versions here, what was written down about them in `entry` and `beside`.
//!
//! Only a draft is ever written again, by [`save_draft`], the end of a pause, and in `wrong` what was
//! recorded wrongly: struck, or corrected after its former words were kept.

use db::{Row, Tx, Value};
use domain::{
    ids::{CarrierId, CaseId, PlanEntryId, PlanVersionId, UserId},
    plan::{
        Agreement, PlanContent, VersionState,
        carried::{Carried, Carriers, carried},
    },
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id, json, opt_code, to_json},
};

mod beside;
mod entry;
mod report;
mod wrong;

pub use beside::{
    DecisionRow, IndependenceRow, PauseRow, add_decision, add_independence, correct_pause,
    decisions, end_pause, independence, pauses, start_pause,
};
pub use entry::{
    AgreementRow, ProgressRow, ReviewRow, Score, SignatureRow, add_agreement, add_progress,
    add_review, add_signature, agreements, progress, reviews, signatures,
};
pub(crate) use report::composed;
pub use report::{CarriedRow, carried_by_case};
pub use wrong::correct_review;

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionRow {
    /// Its id.
    pub id: PlanVersionId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Its number, from 1.
    pub number: i64,
    /// Where it stands.
    pub state: VersionState,
    /// What it says.
    pub content: PlanContent,
    /// Who carries it, counted when it was issued.
    pub carried: Carried,
    /// When it was begun.
    pub created_at: Timestamp,
    /// By whom.
    pub created_by: UserId,
    /// Name of that person.
    pub created_by_name: String,
    /// From which day it counts.
    pub issued_on: Option<Date>,
    /// By whom it was issued.
    pub issued_by: Option<UserId>,
    /// Counts the changes of a draft.
    pub revision: i64,
}

/// How the plan of a case stands, for its overview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanState {
    /// The version that counts.
    pub number: i64,
    /// From which day.
    pub issued_on: Option<Date>,
    /// When the client signed it, if so.
    pub signed_on: Option<Date>,
    /// What the client said to it last, with the remark or reason.
    pub answer: Option<(Agreement, String)>,
}

/// From what the next review is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewBasis {
    /// From when the first version counts.
    pub issued_on: Option<Date>,
    /// The last review of the plan.
    pub reviewed_on: Option<Date>,
    /// Whether they ever waited.
    pub paused: bool,
    /// Since when the present lead answers.
    pub lead_since: Option<Timestamp>,
    /// The last transfer to another prison in this time in custody.
    pub moved_on: Option<Date>,
}

const REVIEW_BASIS: &str = "SELECT
 (SELECT MIN(f.issued_on) FROM plan_version f WHERE f.case_id = $1) AS issued_on,
 (SELECT MAX(r.reviewed_on) FROM plan_review r WHERE r.case_id = $1) AS reviewed_on,
 (SELECT COUNT(*) FROM plan_pause p WHERE p.case_id = $1 AND p.struck = FALSE) AS paused,
 (SELECT MAX(a.from_at) FROM assignment a WHERE a.case_id = $1 AND a.responsibility = 'lead'
 AND a.to_at IS NULL) AS lead_since,
 (SELECT MAX(s.moved_on) FROM cases c JOIN custody_stay s ON s.carrier_id = c.carrier_id
 AND s.client_id = c.client_id AND s.custody_episode_id = c.custody_episode_id
 WHERE c.id = $1 AND s.struck_at IS NULL) AS moved_on
 FROM plan_version v WHERE v.case_id = $1 AND v.state = 'issued' ORDER BY v.number DESC LIMIT 1";
const INSERT: &str = "INSERT INTO plan_version (id, carrier_id, case_id, number, state, content,
 measures_worker, measures_together, measures_client, measures_partner, steps_worker,
 steps_together, steps_client, steps_partner, created_at, created_by, issued_on, issued_by,
 revision) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 1)";
const SAVE: &str = "UPDATE plan_version SET state = $3, content = $4, measures_worker = $5,
 measures_together = $6, measures_client = $7, measures_partner = $8, steps_worker = $9,
 steps_together = $10, steps_client = $11, steps_partner = $12, issued_on = $13, issued_by = $14,
 revision = revision + 1 WHERE id = $1 AND revision = $2 AND state = 'draft'";
const OF_CASE: &str = "SELECT v.*, u.name AS created_by_name FROM plan_version v
 JOIN user_account u ON u.id = v.created_by WHERE v.case_id = $1 ORDER BY v.number";
const CURRENT: &str = "SELECT v.*, u.name AS created_by_name FROM plan_version v
 JOIN user_account u ON u.id = v.created_by WHERE v.case_id = $1 AND v.state = 'issued'
 ORDER BY v.number DESC LIMIT 1";
const STATE: &str = "SELECT v.number, v.issued_on, (SELECT MAX(s.signed_on) FROM plan_signature s
 WHERE s.case_id = v.case_id AND s.version_id = v.id AND s.signer = 'client'
 AND s.struck_at IS NULL) AS signed_on, a.answer, a.words
 FROM plan_version v LEFT JOIN plan_agreement a ON a.case_id = v.case_id AND a.version_id = v.id
 AND a.struck_at IS NULL
 WHERE v.case_id = $1 AND v.state = 'issued'
 ORDER BY v.number DESC, a.recorded_at DESC, a.id DESC LIMIT 1";

/// Stores a new version.
pub async fn insert(tx: &mut Tx, row: &VersionRow) -> Result<(), StoreError> {
    let counted = carried(&row.content);
    let (measures, steps) = (counted.measures, counted.steps);
    let params = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.number.into(),
        domain::Code::code(row.state).into(),
        to_json(&row.content, "content")?.into(),
        measures.worker.into(),
        measures.together.into(),
        measures.client.into(),
        measures.partner.into(),
        steps.worker.into(),
        steps.together.into(),
        steps.client.into(),
        steps.partner.into(),
        row.created_at.into(),
        row.created_by.uuid().into(),
        row.issued_on.into(),
        row.issued_by.map(domain::ids::Id::uuid).into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes a draft back, issues it or gives it up; [`StoreError::Stale`] if it is no draft any more,
/// or somebody else has written it meanwhile.
pub async fn save_draft(tx: &mut Tx, row: &VersionRow) -> Result<(), StoreError> {
    let counted = carried(&row.content);
    let (measures, steps) = (counted.measures, counted.steps);
    let params = [
        row.id.uuid().into(),
        row.revision.into(),
        domain::Code::code(row.state).into(),
        to_json(&row.content, "content")?.into(),
        measures.worker.into(),
        measures.together.into(),
        measures.client.into(),
        measures.partner.into(),
        steps.worker.into(),
        steps.together.into(),
        steps.client.into(),
        steps.partner.into(),
        row.issued_on.into(),
        row.issued_by.map(domain::ids::Id::uuid).into(),
    ];
    hit(tx.execute(SAVE, &params).await?)
}

/// All versions of a case, the oldest first.
pub async fn versions(tx: &mut Tx, case: CaseId) -> Result<Vec<VersionRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// The version that counts, if one does.
pub async fn current(tx: &mut Tx, case: CaseId) -> Result<Option<VersionRow>, StoreError> {
    let row = tx.query_opt(CURRENT, &[case.uuid().into()]).await?;
    row.as_ref().map(read).transpose()
}

/// How the plan of a case stands; `None`: there is none yet.
pub async fn state(tx: &mut Tx, case: CaseId) -> Result<Option<PlanState>, StoreError> {
    let Some(row) = tx.query_opt(STATE, &[case.uuid().into()]).await? else {
        return Ok(None);
    };
    Ok(Some(PlanState {
        number: row.get("number")?,
        issued_on: row.get("issued_on")?,
        signed_on: row.get("signed_on")?,
        answer: match opt_code(&row, "answer")? {
            Some(answer) => Some((answer, row.get("words")?)),
            None => None,
        },
    }))
}

/// From what the next review is counted; `None`: no version counts yet.
pub async fn review_basis(tx: &mut Tx, case: CaseId) -> Result<Option<ReviewBasis>, StoreError> {
    let Some(row) = tx.query_opt(REVIEW_BASIS, &[case.uuid().into()]).await? else {
        return Ok(None);
    };
    Ok(Some(ReviewBasis {
        issued_on: row.get("issued_on")?,
        reviewed_on: row.get("reviewed_on")?,
        paused: row.get::<i64>("paused")? > 0,
        lead_since: row.get("lead_since")?,
        moved_on: row.get("moved_on")?,
    }))
}

fn read(row: &Row) -> Result<VersionRow, StoreError> {
    Ok(VersionRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        number: row.get("number")?,
        state: code(row, "state")?,
        content: json(row, "content")?,
        carried: read_carried(row)?,
        created_at: row.get("created_at")?,
        created_by: id(row, "created_by")?,
        created_by_name: row.get("created_by_name")?,
        issued_on: row.get("issued_on")?,
        issued_by: crate::reading::opt_id(row, "issued_by")?,
        revision: row.get("revision")?,
    })
}

fn read_carried(row: &Row) -> Result<Carried, StoreError> {
    Ok(Carried {
        measures: Carriers {
            worker: row.get("measures_worker")?,
            together: row.get("measures_together")?,
            client: row.get("measures_client")?,
            partner: row.get("measures_partner")?,
        },
        steps: Carriers {
            worker: row.get("steps_worker")?,
            together: row.get("steps_together")?,
            client: row.get("steps_client")?,
            partner: row.get("steps_partner")?,
        },
    })
}

/// What every entry begins with and ends with.
fn framed(
    (entry, carrier, case): (PlanEntryId, CarrierId, CaseId),
    own: Vec<Value>,
    (at, by): (Timestamp, UserId),
) -> Vec<Value> {
    let begin = [
        entry.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
    ];
    let end = [at.into(), by.uuid().into()];
    begin.into_iter().chain(own).chain(end).collect()
}
