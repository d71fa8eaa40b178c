//! Addresses of a client: where post goes, and where they were registered last.

use db::{Row, Tx, Value};
use domain::{
    Code,
    address::Address,
    ids::{AddressId, CarrierId, CaseId, UserId},
};
use jiff::Timestamp;

use crate::{
    StoreError,
    reading::{code, hit, id},
};

/// An address as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressRow {
    /// Its id.
    pub id: AddressId,
    /// What it says.
    pub address: Address,
    /// Where that is known from.
    pub source: String,
    /// Whether it was struck: then it does not count.
    pub struck: bool,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str =
    "INSERT INTO address (id, carrier_id, case_id, kind, care_of, street, postcode,
 place, from_on, until_on, consent_on, source, struck, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)";
const OF_CASE: &str = "SELECT a.*, u.name AS recorded_by_name FROM address a
 JOIN user_account u ON u.id = a.recorded_by WHERE a.case_id = $1 ORDER BY a.recorded_at, a.id";
const CORRECT: &str = "UPDATE address SET kind = $4, care_of = $5, street = $6, postcode = $7,
 place = $8, from_on = $9, until_on = $10, consent_on = $11, source = $12, struck = $13,
 version = version + 1 WHERE case_id = $1 AND id = $2 AND version = $3";

fn columns(row: &AddressRow) -> [Value; 10] {
    let one = &row.address;
    [
        one.kind.code().into(),
        one.care_of.as_str().into(),
        one.street.as_str().into(),
        one.postcode.as_str().into(),
        one.place.as_str().into(),
        one.from.into(),
        one.until.into(),
        one.consent_on.into(),
        row.source.as_str().into(),
        row.struck.into(),
    ]
}

/// Stores a new one.
pub async fn insert(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    row: &AddressRow,
) -> Result<(), StoreError> {
    let mut params: Vec<Value> = vec![
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
    ];
    params.extend(columns(row));
    params.push(row.recorded_at.into());
    params.push(row.recorded_by.uuid().into());
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All of a case, struck ones too, in the order in which they were recorded.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<AddressRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Corrects or strikes one; [`StoreError::Stale`] if somebody else has changed it since it was read.
pub async fn correct(tx: &mut Tx, case: CaseId, row: &AddressRow) -> Result<(), StoreError> {
    let mut params: Vec<Value> = vec![case.uuid().into(), row.id.uuid().into(), row.version.into()];
    params.extend(columns(row));
    hit(tx.execute(CORRECT, &params).await?)
}

fn read(row: &Row) -> Result<AddressRow, StoreError> {
    Ok(AddressRow {
        id: id(row, "id")?,
        address: Address {
            kind: code(row, "kind")?,
            care_of: row.get("care_of")?,
            street: row.get("street")?,
            postcode: row.get("postcode")?,
            place: row.get("place")?,
            from: row.get("from_on")?,
            until: row.get("until_on")?,
            consent_on: row.get("consent_on")?,
        },
        source: row.get("source")?,
        struck: row.get("struck")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
