//! When somebody of the network was last spoken to (P15b).

use db::{Row, Tx, Value};
use domain::{
    Code,
    contact::ContactKind,
    ids::{CarrierId, CaseId, NetworkContactId, NetworkPersonId, UserId},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, id},
};

/// A contact with somebody of the network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactRow {
    /// Its id.
    pub id: NetworkContactId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// With whom.
    pub person: NetworkPersonId,
    /// When.
    pub on: Date,
    /// How.
    pub kind: ContactKind,
    /// What came of it, in a sentence; may be empty.
    pub note: String,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
}

const INSERT: &str =
    "INSERT INTO network_contact (id, carrier_id, case_id, person_id, on_day, kind,
 note, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OF_CASE: &str = "SELECT c.*, u.name AS recorded_by_name FROM network_contact c
 JOIN user_account u ON u.id = c.recorded_by
 WHERE c.case_id = $1 ORDER BY c.on_day DESC, c.id DESC";

/// Stores a contact.
pub async fn insert(tx: &mut Tx, row: &ContactRow) -> Result<(), StoreError> {
    let params: [Value; 9] = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.person.uuid().into(),
        row.on.into(),
        row.kind.code().into(),
        row.note.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All contacts of a case, the newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<ContactRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<ContactRow, StoreError> {
    Ok(ContactRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        person: id(row, "person_id")?,
        on: row.get("on_day")?,
        kind: code(row, "kind")?,
        note: row.get("note")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
    })
}
