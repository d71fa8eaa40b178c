//! What rows said before they were corrected: one table and one mechanism for several nouns.
//! Contact notes, appointments, concerns and conferences keep theirs beside them.

use db::{Row, Tx};
use domain::ids::{CarrierId, CaseId, ClientId, UserId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{json, to_json},
};

/// A field as it was: key of its label, and its value (a text key, a day or plain words).
pub type Field = (String, String);

/// One correction, to be stored.
#[derive(Debug, Clone)]
pub struct NewCorrection<'a> {
    /// Its id.
    pub id: Uuid,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Which kind of row.
    pub noun: &'a str,
    /// The row.
    pub row: Uuid,
    /// What it said.
    pub former: &'a [Field],
    /// Why it was corrected; empty if it only went on.
    pub reason: &'a str,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
}

/// One correction, as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRow {
    /// The row.
    pub row: Uuid,
    /// What it said.
    pub former: Vec<Field>,
    /// Why it was corrected.
    pub reason: String,
    /// When.
    pub at: Timestamp,
    /// Name of the person who did.
    pub by_name: String,
}

const INSERT: &str =
    "INSERT INTO correction (id, carrier_id, case_id, noun, row_id, former, reason,
 at, by_user_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
const OF_NOUN: &str = "SELECT k.row_id, k.former, k.reason, k.at, u.name AS by_name
 FROM correction k JOIN user_account u ON u.id = k.by_user_id
 WHERE k.case_id = $1 AND k.noun = $2 ORDER BY k.at DESC, k.id DESC";

const OF_CLIENT: &str = "SELECT k.row_id, k.former, k.reason, k.at, u.name AS by_name
 FROM cases c JOIN correction k ON k.case_id = c.id JOIN user_account u ON u.id = k.by_user_id
 WHERE c.carrier_id = $1 AND c.client_id = $2 AND k.noun = $3 ORDER BY k.at DESC, k.id DESC";

/// Keeps what a row said.
pub async fn insert(tx: &mut Tx, new: &NewCorrection<'_>) -> Result<(), StoreError> {
    let params = [
        new.id.into(),
        new.carrier.uuid().into(),
        new.case.uuid().into(),
        new.noun.into(),
        new.row.into(),
        to_json(&new.former, "former")?.into(),
        new.reason.into(),
        new.at.into(),
        new.by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// What the rows of one kind said before in a case, newest first.
pub async fn of_noun(
    tx: &mut Tx,
    case: CaseId,
    noun: &str,
) -> Result<Vec<CorrectionRow>, StoreError> {
    let rows = tx
        .query(OF_NOUN, &[case.uuid().into(), noun.into()])
        .await?;
    rows.iter().map(read).collect()
}

/// What the rows of one kind said before in all cases of a client, newest first: for what is the
/// person's and not the case's.
pub async fn of_client(
    tx: &mut Tx,
    carrier: CarrierId,
    client: ClientId,
    noun: &str,
) -> Result<Vec<CorrectionRow>, StoreError> {
    let params = [carrier.uuid().into(), client.uuid().into(), noun.into()];
    let rows = tx.query(OF_CLIENT, &params).await?;
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
