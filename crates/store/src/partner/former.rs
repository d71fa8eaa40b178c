//! What an organisation or an activity said before: the trail of rows that belong to no case.

use db::{Row, Tx};
use uuid::Uuid;

use crate::{
    StoreError,
    correction::{CorrectionRow, Field},
    reading::{json, to_json},
};

const INSERT: &str = "INSERT INTO partner_former (id, carrier_id, row_id, former, reason, at,
 by_user_id) VALUES ($1, $2, $3, $4, $5, $6, $7)";
pub(crate) const OF_ROW: &str = "SELECT f.row_id, f.former, f.reason, f.at, u.name AS by_name
 FROM partner_former f JOIN user_account u ON u.id = f.by_user_id
 WHERE f.row_id = $1 ORDER BY f.at DESC, f.id DESC";

/// What is kept of a row.
#[derive(Debug, Clone)]
pub struct NewFormer<'a> {
    /// Its id.
    pub id: Uuid,
    /// The carrier.
    pub carrier: domain::ids::CarrierId,
    /// The row.
    pub row: Uuid,
    /// What it said.
    pub former: &'a [Field],
    /// Why it was changed; empty if it only went on.
    pub reason: &'a str,
    /// When.
    pub at: jiff::Timestamp,
    /// By whom.
    pub by: domain::ids::UserId,
}

/// Keeps what a row said.
pub async fn insert(tx: &mut Tx, new: &NewFormer<'_>) -> Result<(), StoreError> {
    let params = [
        new.id.into(),
        new.carrier.uuid().into(),
        new.row.into(),
        to_json(&new.former, "former")?.into(),
        new.reason.into(),
        new.at.into(),
        new.by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// What a row said before, the newest first.
pub async fn of_row(tx: &mut Tx, row: Uuid) -> Result<Vec<CorrectionRow>, StoreError> {
    let rows = tx.query(OF_ROW, &[row.into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<CorrectionRow, StoreError> {
    Ok(CorrectionRow {
        row: row.get("row_id")?,
        former: json(row, "former")?,
        reason: row.get("reason")?,
        at: row.get("at")?,
        by_name: row.get("by_name")?,
    })
}
