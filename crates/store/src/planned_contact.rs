//! Planned contacts.

use db::Tx;
use domain::ids::CaseId;
use jiff::Timestamp;

use crate::StoreError;

const NEXT: &str = "SELECT MIN(at) AS next_at FROM planned_contact
 WHERE case_id = $1 AND status = 'planned' AND at >= $2";

/// The next planned contact from `now` on.
pub async fn next(
    tx: &mut Tx,
    case: CaseId,
    now: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    Ok(tx
        .query_one(NEXT, &[case.uuid().into(), now.into()])
        .await?
        .get("next_at")?)
}
