//! Appointments of which nothing has become yet.

use db::Tx;
use domain::ids::{AppointmentId, AppointmentSeriesId, CaseId};
use jiff::Timestamp;
use uuid::Uuid;

use super::{AppointmentRow, read};
use crate::StoreError;

const OPEN: &str = "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name
 FROM appointment k LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by
 WHERE k.case_id = $1 AND k.status = 'planned' ORDER BY k.at, k.id";
pub(crate) const OPEN_PAGE: &str = "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name
 FROM appointment k LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by
 WHERE k.case_id = $1 AND k.status = 'planned' AND (k.at, k.id) >= ($2, $3)
 ORDER BY k.at, k.id LIMIT $4";
const OPEN_BETWEEN: &str = "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name
 FROM appointment k LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by
 WHERE k.case_id = $1 AND k.status = 'planned' AND k.at >= $2 AND k.at <= $3
 ORDER BY k.at, k.id";
const NEXT_OPEN: &str = "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name
 FROM appointment k LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by
 WHERE k.case_id = $1 AND k.status = 'planned' AND k.at >= $2 AND k.with_client = TRUE
 AND (k.kind <> 'prison_visit' OR NOT EXISTS (SELECT 1 FROM cases c
 WHERE c.id = $1 AND c.released = TRUE)) ORDER BY k.at, k.id LIMIT 1";
const OF_SERIES: &str = "SELECT k.*, w.name AS worker_name, s.name AS settled_by_name
 FROM appointment k LEFT JOIN user_account w ON w.id = k.worker_id
 LEFT JOIN user_account s ON s.id = k.settled_by
 WHERE k.case_id = $1 AND k.series_id = $2 AND k.status = 'planned' AND k.at >= $3
 ORDER BY k.at, k.id";

/// Those that are still to come or wait for a word, the earliest first.
pub async fn open(tx: &mut Tx, case: CaseId) -> Result<Vec<AppointmentRow>, StoreError> {
    let rows = tx.query(OPEN, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// The same, page by page: at most `limit`, from one of them on if it is named.
pub async fn open_page(
    tx: &mut Tx,
    case: CaseId,
    from: Option<(Timestamp, AppointmentId)>,
    limit: i64,
) -> Result<Vec<AppointmentRow>, StoreError> {
    let (at, id) = from.map_or((Timestamp::UNIX_EPOCH, Uuid::nil()), |(at, id)| {
        (at, id.uuid())
    });
    let params = [case.uuid().into(), at.into(), id.into(), limit.into()];
    let rows = tx.query(OPEN_PAGE, &params).await?;
    rows.iter().map(read).collect()
}

/// The same that begin in a span, both ends included.
pub async fn open_between(
    tx: &mut Tx,
    case: CaseId,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<AppointmentRow>, StoreError> {
    let params = [case.uuid().into(), from.into(), to.into()];
    let rows = tx.query(OPEN_BETWEEN, &params).await?;
    rows.iter().map(read).collect()
}

/// The next appointment with the client from `now` on.
pub async fn next_open(
    tx: &mut Tx,
    case: CaseId,
    now: Timestamp,
) -> Result<Option<AppointmentRow>, StoreError> {
    let row = tx
        .query_opt(NEXT_OPEN, &[case.uuid().into(), now.into()])
        .await?;
    row.as_ref().map(read).transpose()
}

/// Those of a series that are still to come, from an instant on.
pub async fn of_series(
    tx: &mut Tx,
    case: CaseId,
    series: AppointmentSeriesId,
    from: Timestamp,
) -> Result<Vec<AppointmentRow>, StoreError> {
    let params = [case.uuid().into(), series.uuid().into(), from.into()];
    let rows = tx.query(OF_SERIES, &params).await?;
    rows.iter().map(read).collect()
}
