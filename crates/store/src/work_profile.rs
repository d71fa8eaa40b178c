//! Versions of the client's way into work. A version is never changed; the highest number counts.

use db::{Row, Tx};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, UserId, WorkProfileId},
    work_profile::WorkProfile,
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, id, json, to_json},
};

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorkProfileRow {
    /// Its id.
    pub id: WorkProfileId,
    /// Counts the versions of the case, from 1 on.
    pub number: i64,
    /// As of when it is meant.
    pub on: Date,
    /// What it says.
    pub content: WorkProfile,
    /// What kind of statement it is.
    pub epistemic: EpistemicKind,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
}

const INSERT: &str = "INSERT INTO work_profile (id, carrier_id, case_id, number, as_of, content,
 epistemic, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const VERSIONS: &str = "SELECT p.*, u.name AS recorded_by_name FROM work_profile p
 JOIN user_account u ON u.id = p.recorded_by WHERE p.case_id = $1 ORDER BY p.number DESC";

/// Stores a further version.
pub async fn insert(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    row: &WorkProfileRow,
) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.number.into(),
        row.on.into(),
        to_json(&row.content, "content")?.into(),
        row.epistemic.code().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All versions, newest first.
pub async fn versions(tx: &mut Tx, case: CaseId) -> Result<Vec<WorkProfileRow>, StoreError> {
    let rows = tx.query(VERSIONS, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<WorkProfileRow, StoreError> {
    Ok(WorkProfileRow {
        id: id(row, "id")?,
        number: row.get("number")?,
        on: row.get("as_of")?,
        content: json(row, "content")?,
        epistemic: code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
    })
}
