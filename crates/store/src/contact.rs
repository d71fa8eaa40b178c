//! Contacts of both kinds, planned and past, as one question: when, in this span? A note that was written
//! along with an appointment is the same contact.

use db::Tx;
use domain::ids::CaseId;
use jiff::Timestamp;

use crate::StoreError;

const BETWEEN: &str = "SELECT at FROM contact_note
 WHERE case_id = $1 AND at >= $2 AND at < $3 AND outcome = 'reached'
 AND struck_at IS NULL UNION ALL
 SELECT k.at FROM appointment k
 WHERE k.case_id = $1 AND k.at >= $2 AND k.at < $3 AND k.status IN ('planned', 'held')
 AND k.with_client = TRUE AND (k.kind <> 'prison_visit' OR k.status = 'held' OR k.at < $4)
 AND NOT EXISTS (SELECT 1 FROM contact_note n WHERE n.case_id = k.case_id
 AND n.about_id = k.id AND n.outcome = 'reached' AND n.struck_at IS NULL) ORDER BY at";

/// When the client was reached, or is to be met, in `[from, to)`, the earliest first. Nobody is met in the
/// prison once they are out: a visit there that is planned from `out` on counts for nothing.
pub async fn between(
    tx: &mut Tx,
    case: CaseId,
    from: Timestamp,
    to: Timestamp,
    out: Timestamp,
) -> Result<Vec<Timestamp>, StoreError> {
    let params = [case.uuid().into(), from.into(), to.into(), out.into()];
    let rows = tx.query(BETWEEN, &params).await?;
    rows.iter().map(|row| Ok(row.get("at")?)).collect()
}

/// When the client was last reached: a note says so, or an appointment took place. What lies at
/// `until` or after it is no contact yet, whatever was written about it.
pub async fn last(
    tx: &mut Tx,
    case: CaseId,
    until: Timestamp,
) -> Result<Option<Timestamp>, StoreError> {
    let noted = crate::note::last_reached(tx, case).await?;
    Ok(noted.max(crate::appointment::last_held(tx, case, until).await?))
}
