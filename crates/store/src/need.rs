//! The needs of a client within a life domain (P8a): each row is what was said of one need on one day.
//! Append only; what was said by mistake is struck and stays.

use db::{Row, Tx};
use domain::{
    Code,
    assessment::Voice,
    ids::{CarrierId, CaseId, NeedEventId, NeedId, UserId},
    need::NeedState,
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, id},
    struck::{Struck, struck},
};

/// What was said of a need on one day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedRow {
    /// Its id.
    pub id: NeedEventId,
    /// The need.
    pub need: NeedId,
    /// Id of the life domain in the programme.
    pub domain: String,
    /// Id of the need in the programme; empty if it is said in words.
    pub entry: String,
    /// What is needed, in words of one's own; empty if the programme lists it.
    pub words: String,
    /// Where it stands from then on.
    pub state: NeedState,
    /// Who says so.
    pub voice: Voice,
    /// What else was said.
    pub text: String,
    /// The day.
    pub on: Date,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub by: UserId,
    /// Name of that person.
    pub by_name: String,
    /// Who has struck it, if somebody has: then it does not count.
    pub struck: Option<Struck>,
}

const INSERT: &str =
    "INSERT INTO client_need (id, carrier_id, case_id, need_id, domain, need, words,
 state, voice, body, said_on, recorded_at, recorded_by)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
const OF_CASE: &str = "SELECT n.*, u.name AS by_name, s.name AS struck_by_name FROM client_need n
 JOIN user_account u ON u.id = n.recorded_by
 LEFT JOIN user_account s ON s.id = n.struck_by
 WHERE n.case_id = $1 ORDER BY n.recorded_at, n.id";

/// Stores what was said of a need.
pub async fn insert(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    row: &NeedRow,
) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.need.uuid().into(),
        row.domain.as_str().into(),
        row.entry.as_str().into(),
        row.words.as_str().into(),
        row.state.code().into(),
        row.voice.code().into(),
        row.text.as_str().into(),
        row.on.into(),
        row.recorded_at.into(),
        row.by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Everything that was said of the needs of a case, struck rows too, in the order in which it was
/// written down.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<NeedRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<NeedRow, StoreError> {
    Ok(NeedRow {
        id: id(row, "id")?,
        need: id(row, "need_id")?,
        domain: row.get("domain")?,
        entry: row.get("need")?,
        words: row.get("words")?,
        state: code(row, "state")?,
        voice: code(row, "voice")?,
        text: row.get("body")?,
        on: row.get("said_on")?,
        recorded_at: row.get("recorded_at")?,
        by: id(row, "recorded_by")?,
        by_name: row.get("by_name")?,
        struck: struck(row)?,
    })
}
