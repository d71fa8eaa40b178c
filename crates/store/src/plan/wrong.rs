//! What was recorded wrongly about a plan: an answer or a signature is struck, a review is
//! corrected. Whoever is slower hits nothing.

use db::Tx;
use domain::{
    Code,
    ids::{CaseId, PlanEntryId, UserId},
};
use jiff::Timestamp;

use super::ReviewRow;
use crate::{
    StoreError,
    reading::{hit, to_json},
};

const STRIKE_AGREEMENT: &str = "UPDATE plan_agreement SET struck_at = $3, struck_by = $4,
 struck_reason = $5 WHERE case_id = $1 AND id = $2 AND struck_at IS NULL";
const STRIKE_SIGNATURE: &str = "UPDATE plan_signature SET struck_at = $3, struck_by = $4,
 struck_reason = $5 WHERE case_id = $1 AND id = $2 AND struck_at IS NULL";
const CORRECT_REVIEW: &str = "UPDATE plan_review SET reviewed_on = $4, words = $5, scores = $6,
 epistemic = $7, revision = revision + 1 WHERE case_id = $1 AND id = $2 AND revision = $3";

/// Strikes an answer; [`StoreError::Stale`] if somebody else has struck it already.
pub async fn strike_agreement(
    tx: &mut Tx,
    case: CaseId,
    answer: PlanEntryId,
    by: (Timestamp, UserId, &str),
) -> Result<(), StoreError> {
    strike(tx, STRIKE_AGREEMENT, (case, answer), by).await
}

/// Strikes a signature; [`StoreError::Stale`] if somebody else has struck it already.
pub async fn strike_signature(
    tx: &mut Tx,
    case: CaseId,
    signature: PlanEntryId,
    by: (Timestamp, UserId, &str),
) -> Result<(), StoreError> {
    strike(tx, STRIKE_SIGNATURE, (case, signature), by).await
}

async fn strike(
    tx: &mut Tx,
    statement: &'static str,
    (case, entry): (CaseId, PlanEntryId),
    (at, by, reason): (Timestamp, UserId, &str),
) -> Result<(), StoreError> {
    let params = [
        case.uuid().into(),
        entry.uuid().into(),
        at.into(),
        by.uuid().into(),
        reason.into(),
    ];
    hit(tx.execute(statement, &params).await?)
}

/// Writes a corrected review back; the caller has kept what it said. [`StoreError::Stale`] if somebody
/// else has corrected it meanwhile.
pub async fn correct_review(tx: &mut Tx, row: &ReviewRow) -> Result<(), StoreError> {
    let params = [
        row.case.uuid().into(),
        row.id.uuid().into(),
        row.revision.into(),
        row.on.into(),
        row.words.as_str().into(),
        to_json(&row.scores, "scores")?.into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
    ];
    hit(tx.execute(CORRECT_REVIEW, &params).await?)
}
