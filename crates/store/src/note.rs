//! Contact notes and their corrections.

use db::Tx;
use domain::ids::CaseId;
use jiff::Timestamp;

use crate::StoreError;

const LAST_REACHED: &str = "SELECT MAX(at) AS last_at FROM contact_note
 WHERE case_id = $1 AND outcome = 'reached' AND kind <> 'third_party'";

/// The last contact in which the client was reached.
pub async fn last_reached(tx: &mut Tx, case: CaseId) -> Result<Option<Timestamp>, StoreError> {
    Ok(tx
        .query_one(LAST_REACHED, &[case.uuid().into()])
        .await?
        .get("last_at")?)
}
