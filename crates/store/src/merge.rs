//! Two records of one person become one (X18): times in custody and cases move, and what the record
//! that goes said of the person is kept with reason, name and day.

use db::{Row, Tx, Value};
use domain::ids::{CarrierId, ClientId, UserId};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    StoreError,
    client::{ClientRow, name_folded},
    reading::{hit, id},
};

/// A merge, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergeRow {
    /// Its id.
    pub id: Uuid,
    /// The carrier.
    pub carrier: CarrierId,
    /// The record that stays.
    pub client: ClientId,
    /// The id of the record that went.
    pub former: ClientId,
    /// What it said: family name,
    pub family_name: String,
    /// given names,
    pub given_names: String,
    /// date of birth.
    pub birth_date: Option<Date>,
    /// The numbers of the cases that moved, with commas between them.
    pub cases: String,
    /// Why.
    pub reason: String,
    /// When.
    pub merged_at: Timestamp,
    /// By whom.
    pub merged_by: UserId,
    /// Name of that person.
    pub merged_by_name: String,
}

const INSERT: &str = "INSERT INTO client_merge (id, carrier_id, client_id, former_client_id,
 family_name, given_names, birth_date, cases, reason, merged_at, merged_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
const OF_CLIENT: &str = "SELECT m.*, u.name AS merged_by_name FROM client_merge m
 JOIN user_account u ON u.id = m.merged_by
 WHERE m.carrier_id = $1 AND m.client_id = $2 ORDER BY m.merged_at DESC, m.id DESC";
const TAKE_OVER: &str =
    "UPDATE client_merge SET client_id = $3 WHERE carrier_id = $1 AND client_id = $2";
const MOVE_EPISODES: &str = "UPDATE custody_episode SET client_id = $3, version = version + 1
 WHERE carrier_id = $1 AND client_id = $2";
const MOVE_STAYS: &str =
    "UPDATE custody_stay SET client_id = $3 WHERE carrier_id = $1 AND client_id = $2";
const MOVE_SENTENCES: &str =
    "UPDATE custody_sentence SET client_id = $3 WHERE carrier_id = $1 AND client_id = $2";
const MOVE_CASES: &str = "UPDATE cases SET client_id = $3, family_name = $4, given_names = $5,
 birth_date = $6, name_folded = $7, version = version + 1
 WHERE carrier_id = $1 AND client_id = $2";
const TOUCH: &str = "UPDATE client SET version = version + 1
 WHERE carrier_id = $1 AND id = $2 AND version = $3";
const REMOVE: &str = "DELETE FROM client WHERE carrier_id = $1 AND id = $2 AND version = $3";

/// Merges: everything of the former record moves to the one that stays, and the former one goes; what
/// it said stands in the row. [`StoreError::Stale`] if somebody else has changed one of them since they
/// were read.
pub async fn merge(
    tx: &mut Tx,
    stays: &ClientRow,
    goes: &ClientRow,
    row: &MergeRow,
) -> Result<(), StoreError> {
    let carrier: Value = stays.carrier.uuid().into();
    let (kept, former): (Value, Value) = (stays.id.uuid().into(), goes.id.uuid().into());
    let touched = [carrier.clone(), kept.clone(), stays.version.into()];
    hit(tx.execute(TOUCH, &touched).await?)?;
    let moved = [carrier.clone(), former.clone(), kept.clone()];
    tx.execute(MOVE_EPISODES, &moved).await?;
    tx.execute(MOVE_STAYS, &moved).await?;
    tx.execute(MOVE_SENTENCES, &moved).await?;
    tx.execute(TAKE_OVER, &moved).await?;
    let person: [Value; 7] = [
        carrier.clone(),
        former.clone(),
        kept.clone(),
        stays.family_name.as_str().into(),
        stays.given_names.as_str().into(),
        stays.birth_date.into(),
        name_folded(&stays.family_name, &stays.given_names).into(),
    ];
    tx.execute(MOVE_CASES, &person).await?;
    let gone = [carrier.clone(), former.clone(), goes.version.into()];
    hit(tx.execute(REMOVE, &gone).await?)?;
    let params: [Value; 11] = [
        row.id.into(),
        carrier,
        kept,
        former,
        row.family_name.as_str().into(),
        row.given_names.as_str().into(),
        row.birth_date.into(),
        row.cases.as_str().into(),
        row.reason.as_str().into(),
        row.merged_at.into(),
        row.merged_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// What was merged into a record, the newest first.
pub async fn of_client(
    tx: &mut Tx,
    carrier: CarrierId,
    client: ClientId,
) -> Result<Vec<MergeRow>, StoreError> {
    let params = [carrier.uuid().into(), client.uuid().into()];
    let rows = tx.query(OF_CLIENT, &params).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<MergeRow, StoreError> {
    Ok(MergeRow {
        id: row.get("id")?,
        carrier: id(row, "carrier_id")?,
        client: id(row, "client_id")?,
        former: id(row, "former_client_id")?,
        family_name: row.get("family_name")?,
        given_names: row.get("given_names")?,
        birth_date: row.get("birth_date")?,
        cases: row.get("cases")?,
        reason: row.get("reason")?,
        merged_at: row.get("merged_at")?,
        merged_by: id(row, "merged_by")?,
        merged_by_name: row.get("merged_by_name")?,
    })
}
