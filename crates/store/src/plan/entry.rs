//! What was written down about one version of a plan: agreement, signature, progress, review. Added,
//! never changed; what was recorded wrongly is struck or corrected in `wrong`.

use db::{Row, Tx};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, PlanEntryId, PlanItemId, PlanVersionId, ScanId, UserId},
    plan::{Agreement, CarriedBy, MeasureStatus, Signer},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use super::framed;
use crate::{
    StoreError,
    reading::{code, id, json, opt_code, opt_id, to_json},
    struck::{Struck, struck},
};

/// How far one goal was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The goal.
    pub goal: PlanItemId,
    /// −2 to +2.
    pub points: i8,
    /// In words.
    pub words: String,
}

/// What the client said to a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementRow {
    /// Its id.
    pub id: PlanEntryId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// The version.
    pub version: PlanVersionId,
    /// What was said.
    pub answer: Agreement,
    /// The remark, the reason, or why nobody could ask.
    pub words: String,
    /// When it was said.
    pub on: Date,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Whether it was recorded wrongly.
    pub struck: Option<Struck>,
}

/// A name under a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignatureRow {
    /// Its id.
    pub id: PlanEntryId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// The version.
    pub version: PlanVersionId,
    /// Who signed.
    pub signer: Signer,
    /// The name.
    pub name: String,
    /// The paper, or what was drawn on the screen.
    pub scan: Option<ScanId>,
    /// Whether it was signed on a screen; else on paper.
    pub on_screen: bool,
    /// When.
    pub on: Date,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Whether it was recorded wrongly.
    pub struck: Option<Struck>,
}

/// What became of a measure or a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProgressRow {
    /// Its id.
    pub id: PlanEntryId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// The version that counted then.
    pub version: PlanVersionId,
    /// The measure or step.
    pub item: PlanItemId,
    /// Where it stands since then; a step is agreed, done or broken off.
    pub status: MeasureStatus,
    /// When.
    pub on: Date,
    /// Who did a step.
    pub done_by: Option<CarriedBy>,
    /// The result, or the reason.
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

/// A review of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRow {
    /// Its id.
    pub id: PlanEntryId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// The version that was looked at.
    pub version: PlanVersionId,
    /// When.
    pub on: Date,
    /// What was said.
    pub words: String,
    /// How far each goal was reached.
    pub scores: Vec<Score>,
    /// What kind of statement all of it is, if somebody said.
    pub epistemic: Option<EpistemicKind>,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts its corrections, from 1.
    pub revision: i64,
}

const ADD_AGREEMENT: &str = "INSERT INTO plan_agreement (id, carrier_id, case_id, version_id, answer, words, answered_on, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const ALL_AGREEMENT: &str = "SELECT e.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM plan_agreement e JOIN user_account u ON u.id = e.recorded_by
 LEFT JOIN user_account s ON s.id = e.struck_by WHERE e.case_id = $1 ORDER BY e.recorded_at, e.id";
const ADD_SIGNATURE: &str = "INSERT INTO plan_signature (id, carrier_id, case_id, version_id, signer, name, scan_id, on_screen, signed_on, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const ALL_SIGNATURE: &str = "SELECT e.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM plan_signature e JOIN user_account u ON u.id = e.recorded_by
 LEFT JOIN user_account s ON s.id = e.struck_by WHERE e.case_id = $1 ORDER BY e.recorded_at, e.id";
const ADD_PROGRESS: &str = "INSERT INTO plan_progress (id, carrier_id, case_id, version_id, item_id, status, happened_on, done_by, words, epistemic, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
const ALL_PROGRESS: &str = "SELECT e.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM plan_progress e JOIN user_account u ON u.id = e.recorded_by
 LEFT JOIN user_account s ON s.id = e.struck_by WHERE e.case_id = $1 ORDER BY e.recorded_at, e.id";
const ADD_REVIEW: &str = "INSERT INTO plan_review (id, carrier_id, case_id, version_id, reviewed_on, words, scores, epistemic, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const ALL_REVIEW: &str = "SELECT e.*, u.name AS recorded_by_name FROM plan_review e
 JOIN user_account u ON u.id = e.recorded_by WHERE e.case_id = $1 ORDER BY e.reviewed_on, e.recorded_at, e.id";

/// Adds an answer.
pub async fn add_agreement(tx: &mut Tx, row: &AgreementRow) -> Result<(), StoreError> {
    let own = vec![
        row.version.uuid().into(),
        row.answer.code().into(),
        row.words.as_str().into(),
        row.on.into(),
    ];
    let key = (row.id, row.carrier, row.case);
    let params = framed(key, own, (row.recorded_at, row.recorded_by));
    tx.execute(ADD_AGREEMENT, &params).await?;
    Ok(())
}

/// What the client said, the oldest first.
pub async fn agreements(tx: &mut Tx, case: CaseId) -> Result<Vec<AgreementRow>, StoreError> {
    let rows = tx.query(ALL_AGREEMENT, &[case.uuid().into()]).await?;
    rows.iter().map(read_agreement).collect()
}

fn read_agreement(row: &Row) -> Result<AgreementRow, StoreError> {
    Ok(AgreementRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        version: id(row, "version_id")?,
        answer: code(row, "answer")?,
        words: row.get("words")?,
        on: row.get("answered_on")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}

/// Adds a signature.
pub async fn add_signature(tx: &mut Tx, row: &SignatureRow) -> Result<(), StoreError> {
    let own = vec![
        row.version.uuid().into(),
        row.signer.code().into(),
        row.name.as_str().into(),
        row.scan.map(domain::ids::Id::uuid).into(),
        row.on_screen.into(),
        row.on.into(),
    ];
    let key = (row.id, row.carrier, row.case);
    let params = framed(key, own, (row.recorded_at, row.recorded_by));
    tx.execute(ADD_SIGNATURE, &params).await?;
    Ok(())
}

/// All signatures, the oldest first.
pub async fn signatures(tx: &mut Tx, case: CaseId) -> Result<Vec<SignatureRow>, StoreError> {
    let rows = tx.query(ALL_SIGNATURE, &[case.uuid().into()]).await?;
    rows.iter().map(read_signature).collect()
}

fn read_signature(row: &Row) -> Result<SignatureRow, StoreError> {
    Ok(SignatureRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        version: id(row, "version_id")?,
        signer: code(row, "signer")?,
        name: row.get("name")?,
        scan: opt_id(row, "scan_id")?,
        on_screen: row.get("on_screen")?,
        on: row.get("signed_on")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}

/// Adds what became of a measure or step.
pub async fn add_progress(tx: &mut Tx, row: &ProgressRow) -> Result<(), StoreError> {
    let own = vec![
        row.version.uuid().into(),
        row.item.uuid().into(),
        row.status.code().into(),
        row.on.into(),
        row.done_by.map(|by| by.code().to_owned()).into(),
        row.words.as_str().into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
    ];
    let key = (row.id, row.carrier, row.case);
    let params = framed(key, own, (row.recorded_at, row.recorded_by));
    tx.execute(ADD_PROGRESS, &params).await?;
    Ok(())
}

/// What became of measures and steps, the oldest first; struck entries too.
pub async fn progress(tx: &mut Tx, case: CaseId) -> Result<Vec<ProgressRow>, StoreError> {
    let rows = tx.query(ALL_PROGRESS, &[case.uuid().into()]).await?;
    rows.iter().map(read_progress).collect()
}

fn read_progress(row: &Row) -> Result<ProgressRow, StoreError> {
    Ok(ProgressRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        version: id(row, "version_id")?,
        item: id(row, "item_id")?,
        status: code(row, "status")?,
        on: row.get("happened_on")?,
        done_by: opt_code(row, "done_by")?,
        words: row.get("words")?,
        epistemic: opt_code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}

/// Adds a review.
pub async fn add_review(tx: &mut Tx, row: &ReviewRow) -> Result<(), StoreError> {
    let own = vec![
        row.version.uuid().into(),
        row.on.into(),
        row.words.as_str().into(),
        to_json(&row.scores, "scores")?.into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
    ];
    let key = (row.id, row.carrier, row.case);
    let params = framed(key, own, (row.recorded_at, row.recorded_by));
    tx.execute(ADD_REVIEW, &params).await?;
    Ok(())
}

/// All reviews, the oldest first.
pub async fn reviews(tx: &mut Tx, case: CaseId) -> Result<Vec<ReviewRow>, StoreError> {
    let rows = tx.query(ALL_REVIEW, &[case.uuid().into()]).await?;
    rows.iter().map(read_review).collect()
}

fn read_review(row: &Row) -> Result<ReviewRow, StoreError> {
    Ok(ReviewRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        version: id(row, "version_id")?,
        on: row.get("reviewed_on")?,
        words: row.get("words")?,
        scores: json(row, "scores")?,
        epistemic: opt_code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        revision: row.get("revision")?,
    })
}
