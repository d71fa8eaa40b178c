//! The release date: forecasts with their history, and the actual release.

use db::Tx;
use domain::{
    ids::{CarrierId, CaseId, ReleaseForecastId, UserId},
    release::{Confidence, ReleaseKind},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    case::{CaseRow, NO_RELEASE},
    reading::{code, hit, id, opt_code},
};

/// One forecast, or the actual release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReleaseForecastRow {
    /// Its id.
    pub id: ReleaseForecastId,
    /// The day.
    pub release_on: Date,
    /// Why on this day; `None`: whoever said the day did not say why.
    pub kind: Option<ReleaseKind>,
    /// Whether this is what happened, not what is expected.
    pub actual: bool,
    /// Who says so.
    pub source: String,
    /// How sure that is.
    pub confidence: Confidence,
    /// What else was written.
    pub note: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
}

const INSERT: &str = "INSERT INTO release_forecast (id, carrier_id, case_id, release_on, kind,
 actual, source, confidence, note, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const COUNT: &str = "UPDATE cases SET release_on = $3, release_kind = $4, released = $5,
 release_sort = $6, version = version + 1 WHERE id = $1 AND version = $2";
const OF_CASE: &str = "SELECT f.*, u.name AS recorded_by_name FROM release_forecast f
 JOIN user_account u ON u.id = f.recorded_by
 WHERE f.case_id = $1 ORDER BY f.recorded_at DESC, f.id DESC";

/// Records a forecast or the actual release.
pub async fn insert(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    forecast: &ReleaseForecastRow,
) -> Result<(), StoreError> {
    tx.execute(
        INSERT,
        &[
            forecast.id.uuid().into(),
            carrier.uuid().into(),
            case.uuid().into(),
            forecast.release_on.into(),
            forecast
                .kind
                .map(|kind| domain::Code::code(kind).to_owned())
                .into(),
            forecast.actual.into(),
            forecast.source.as_str().into(),
            domain::Code::code(forecast.confidence).into(),
            forecast.note.as_str().into(),
            forecast.recorded_at.into(),
            forecast.recorded_by.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Makes a release the one that counts; [`StoreError::Stale`] if somebody else has changed the case
/// since it was read.
pub async fn count(
    tx: &mut Tx,
    case: &CaseRow,
    release: Option<(Date, Option<ReleaseKind>)>,
    released: bool,
) -> Result<(), StoreError> {
    let (release_on, kind) = release.unzip();
    let params = [
        case.id.uuid().into(),
        case.version.into(),
        release_on.into(),
        kind.flatten()
            .map(|kind| domain::Code::code(kind).to_owned())
            .into(),
        released.into(),
        release_on.unwrap_or(NO_RELEASE).into(),
    ];
    hit(tx.execute(COUNT, &params).await?)
}

/// The history, newest first. The newest counts, unless there is an actual release.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<ReleaseForecastRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(ReleaseForecastRow {
                id: id(row, "id")?,
                release_on: row.get("release_on")?,
                kind: opt_code(row, "kind")?,
                actual: row.get("actual")?,
                source: row.get("source")?,
                confidence: code(row, "confidence")?,
                note: row.get("note")?,
                recorded_at: row.get("recorded_at")?,
                recorded_by: id(row, "recorded_by")?,
                recorded_by_name: row.get("recorded_by_name")?,
            })
        })
        .collect()
}
