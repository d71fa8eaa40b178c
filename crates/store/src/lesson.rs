//! Lessons: what was learned while a programme was tried out (P3a, I6a).

use db::Tx;
use domain::ids::{CarrierId, LessonId, UserId};
use jiff::Timestamp;

use crate::{StoreError, reading::id};

/// One lesson.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LessonRow {
    /// Its id.
    pub id: LessonId,
    /// Code of the programme.
    pub programme: String,
    /// The version that it is about.
    pub version: String,
    /// Id of the procedure that it is about; `None`: the version as a whole.
    pub procedure: Option<String>,
    /// What was learned.
    pub body: String,
    /// When it was written.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
}

const INSERT: &str = "INSERT INTO programme_lesson (id, carrier_id, programme, programme_version,
 procedure_id, body, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const OF_PROGRAMME: &str =
    "SELECT l.id, l.programme, l.programme_version, l.procedure_id, l.body, l.recorded_at,
 l.recorded_by, u.name AS recorded_by_name FROM programme_lesson l
 JOIN user_account u ON u.id = l.recorded_by WHERE l.carrier_id = $1 AND l.programme = $2
 ORDER BY l.recorded_at DESC, l.id DESC";

/// Stores a lesson.
pub async fn insert(tx: &mut Tx, carrier: CarrierId, row: &LessonRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        row.programme.as_str().into(),
        row.version.as_str().into(),
        row.procedure.as_deref().into(),
        row.body.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All lessons of a carrier about a programme, newest first.
pub async fn of_programme(
    tx: &mut Tx,
    carrier: CarrierId,
    programme: &str,
) -> Result<Vec<LessonRow>, StoreError> {
    let rows = tx
        .query(OF_PROGRAMME, &[carrier.uuid().into(), programme.into()])
        .await?;
    rows.iter()
        .map(|row| {
            Ok(LessonRow {
                id: id(row, "id")?,
                programme: row.get("programme")?,
                version: row.get("programme_version")?,
                procedure: row.get("procedure_id")?,
                body: row.get("body")?,
                recorded_at: row.get("recorded_at")?,
                recorded_by: id(row, "recorded_by")?,
                recorded_by_name: row.get("recorded_by_name")?,
            })
        })
        .collect()
}
