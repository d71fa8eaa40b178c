//! Facts of the clearing, each with its source. The newest of a name counts; none is overwritten.

use db::Tx;
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, UserId},
};
use jiff::Timestamp;
use serde_json::Value as Json;
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{id, opt_code, to_json},
};

/// One statement about a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct FactRow {
    /// Code of the fact, as programmes name it.
    pub name: String,
    /// Its value; `None`: known to be unknown.
    pub value: Option<Json>,
    /// Where it comes from, in words.
    pub source: String,
    /// What kind of statement it is; `None`: nobody was asked, or nothing is said.
    pub epistemic: Option<EpistemicKind>,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
}

const INSERT: &str = "INSERT INTO case_fact (id, carrier_id, case_id, name, value, source,
 epistemic, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OF_CASE: &str = "SELECT f.name, f.value, f.source, f.epistemic, f.recorded_at, f.recorded_by,
 u.name AS recorded_by_name FROM case_fact f JOIN user_account u ON u.id = f.recorded_by
 WHERE f.case_id = $1 ORDER BY f.recorded_at, f.id";

/// Records a fact.
pub async fn insert(
    tx: &mut Tx,
    row_id: Uuid,
    carrier: CarrierId,
    case: CaseId,
    fact: &FactRow,
) -> Result<(), StoreError> {
    let value = fact
        .value
        .as_ref()
        .map(|value| to_json(value, "value"))
        .transpose()?;
    tx.execute(
        INSERT,
        &[
            row_id.into(),
            carrier.uuid().into(),
            case.uuid().into(),
            fact.name.as_str().into(),
            value.into(),
            fact.source.as_str().into(),
            fact.epistemic.map(|one| one.code().to_owned()).into(),
            fact.recorded_at.into(),
            fact.recorded_by.uuid().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Everything recorded about a case, oldest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<FactRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            let value: Option<String> = row.get("value")?;
            let value = value
                .map(|text| {
                    serde_json::from_str(&text).map_err(|error| StoreError::Unreadable {
                        column: "value",
                        problem: error.to_string(),
                    })
                })
                .transpose()?;
            Ok(FactRow {
                name: row.get("name")?,
                value,
                source: row.get("source")?,
                epistemic: opt_code(row, "epistemic")?,
                recorded_at: row.get("recorded_at")?,
                recorded_by: id(row, "recorded_by")?,
                recorded_by_name: row.get("recorded_by_name")?,
            })
        })
        .collect()
}
