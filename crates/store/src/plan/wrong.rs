//! A review that was recorded wrongly is corrected. Whoever is slower hits nothing.

use db::Tx;
use domain::Code;

use super::ReviewRow;
use crate::{
    StoreError,
    reading::{hit, to_json},
};

const CORRECT_REVIEW: &str = "UPDATE plan_review SET reviewed_on = $4, words = $5, scores = $6,
 epistemic = $7, version_id = $8, revision = revision + 1 WHERE case_id = $1 AND id = $2 AND revision = $3";

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
        row.version.uuid().into(),
    ];
    hit(tx.execute(CORRECT_REVIEW, &params).await?)
}
