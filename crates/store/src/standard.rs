//! Standards of a case: the reasons for deviations, and when the client was reached.

use db::{Row, Tx};
use domain::{
    contact::ContactKind,
    ids::{CarrierId, CaseId, StandardDeviationId, UserId},
};
use jiff::Timestamp;

use crate::{
    StoreError,
    reading::{code, id},
    struck::{Struck, struck},
};

/// Why a standard is not met as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeviationRow {
    /// Its id.
    pub id: StandardDeviationId,
    /// Id of the standard in the programme.
    pub standard: String,
    /// The reason.
    pub reason: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Who has struck it, if somebody has: then it does not count.
    pub struck: Option<Struck>,
}

const INSERT: &str = "INSERT INTO standard_deviation (id, carrier_id, case_id, standard, reason,
 recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const OF_CASE: &str = "SELECT d.id, d.standard, d.reason, d.recorded_at, d.recorded_by,
 u.name AS recorded_by_name, d.struck_at, d.struck_reason, s.name AS struck_by_name
 FROM standard_deviation d JOIN user_account u ON u.id = d.recorded_by
 LEFT JOIN user_account s ON s.id = d.struck_by
 WHERE d.case_id = $1 ORDER BY d.recorded_at DESC, d.id DESC";
const CONTACTS: &str = "SELECT kind, at FROM contact_note
 WHERE case_id = $1 AND outcome = 'reached' AND kind <> 'third_party' AND struck_at IS NULL
 ORDER BY at, id";

/// Stores a reason.
pub async fn insert(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    row: &DeviationRow,
) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.standard.as_str().into(),
        row.reason.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All reasons of a case, struck ones too, newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<DeviationRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// When and how the client was reached, oldest first.
pub async fn contacts(
    tx: &mut Tx,
    case: CaseId,
) -> Result<Vec<(ContactKind, Timestamp)>, StoreError> {
    let rows = tx.query(CONTACTS, &[case.uuid().into()]).await?;
    rows.iter()
        .map(|row| Ok((code(row, "kind")?, row.get("at")?)))
        .collect()
}

fn read(row: &Row) -> Result<DeviationRow, StoreError> {
    Ok(DeviationRow {
        id: id(row, "id")?,
        standard: row.get("standard")?,
        reason: row.get("reason")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}
