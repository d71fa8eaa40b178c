//! Versions of the client's own plans. A version is never changed; the highest number counts.

use db::{Row, Tx};
use domain::{
    Code,
    ids::{CarrierId, CaseId, OwnPlanId, UserId},
    own_plan::OwnPlanKind,
};
use jiff::{Timestamp, civil::Date};
use serde::{Serialize, de::DeserializeOwned};

use crate::{
    StoreError,
    reading::{id, json, to_json},
};

/// One version of a plan with the content `P`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPlanRow<P> {
    /// Its id.
    pub id: OwnPlanId,
    /// Counts the versions of this kind of plan in the case, from 1 on.
    pub number: i64,
    /// First day that it is meant for.
    pub valid_from: Date,
    /// What it says.
    pub content: P,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
}

const INSERT: &str = "INSERT INTO own_plan (id, carrier_id, case_id, kind, number, valid_from,
 content, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const VERSIONS: &str = "SELECT p.*, u.name AS recorded_by_name FROM own_plan p
 JOIN user_account u ON u.id = p.recorded_by
 WHERE p.case_id = $1 AND p.kind = $2 ORDER BY p.number DESC";

/// Stores a further version.
pub async fn insert<P: Serialize>(
    tx: &mut Tx,
    (carrier, case, kind): (CarrierId, CaseId, OwnPlanKind),
    row: &OwnPlanRow<P>,
) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        kind.code().into(),
        row.number.into(),
        row.valid_from.into(),
        to_json(&row.content, "content")?.into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All versions of one kind of plan, newest first.
pub async fn versions<P: DeserializeOwned>(
    tx: &mut Tx,
    case: CaseId,
    kind: OwnPlanKind,
) -> Result<Vec<OwnPlanRow<P>>, StoreError> {
    let params = [case.uuid().into(), kind.code().into()];
    let rows = tx.query(VERSIONS, &params).await?;
    rows.iter().map(read).collect()
}

fn read<P: DeserializeOwned>(row: &Row) -> Result<OwnPlanRow<P>, StoreError> {
    Ok(OwnPlanRow {
        id: id(row, "id")?,
        number: row.get("number")?,
        valid_from: row.get("valid_from")?,
        content: json(row, "content")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
    })
}
