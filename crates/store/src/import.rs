//! Release lists that were uploaded, and their rows.
//!
//! What a row holds about a person (`content`, `matched`) is JSON of the use case; it is cleared as
//! soon as the row was applied or the list was discarded. Outcome and case stay; of a row that was left
//! and names a known case, the days that somebody has to look at stay too.

use db::{Row, Tx, Value};
use domain::ids::{CarrierId, CaseId, ImportBatchId, UserId};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::{
    StoreError,
    log::hex,
    reading::{hit, id, opt_id},
};

/// A release list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchRow {
    /// Its id.
    pub id: ImportBatchId,
    /// The carrier.
    pub carrier: CarrierId,
    /// Code of the prison.
    pub institution: String,
    /// Code of the programme for which new people are registered.
    pub programme: String,
    /// Name of the file.
    pub file_name: String,
    /// How the file was read, as JSON of the use case.
    pub reading: String,
    /// `checking`, `checked`, `running`, `done`, `discarded`.
    pub status: String,
    /// Number of rows.
    pub total: i64,
    /// Number of rows that the present step is through with.
    pub done: i64,
    /// A key that says something about the list as a whole, or empty.
    pub message: String,
    /// How it is applied, as a code of the use case.
    pub choice: Option<String>,
    /// When it was uploaded.
    pub uploaded_at: Timestamp,
    /// By whom.
    pub uploaded_by: UserId,
    /// Name of that person.
    pub uploaded_by_name: String,
    /// When it was applied or discarded.
    pub finished_at: Option<Timestamp>,
    /// What [`hash`] says of the file's bytes; empty for lists of earlier versions.
    pub file_hash: String,
}

/// A row of a release list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportRow {
    /// Line in the file.
    pub line: i64,
    /// What it means, as a code of the use case.
    pub outcome: String,
    /// `open`, `applied` or `left`.
    pub state: String,
    /// What stands in it, as JSON of the use case; empty once it was applied.
    pub content: String,
    /// Who it may be and what it moves, as JSON of the use case; empty once it was applied. Of a row that
    /// was left although its case is known, the days in question.
    pub matched: String,
    /// The case that it made or changed.
    pub case: Option<CaseId>,
}

const INSERT: &str = "INSERT INTO import_batch (id, carrier_id, institution, programme, file_name,
 reading, status, total, done, message, uploaded_at, uploaded_by, file_hash)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, '', $9, $10, $11)";
const BY_ID: &str = "SELECT b.*, u.name AS uploaded_by_name FROM import_batch b
 JOIN user_account u ON u.id = b.uploaded_by WHERE b.carrier_id = $1 AND b.id = $2";
pub(crate) const LATEST: &str = "SELECT b.*, u.name AS uploaded_by_name FROM import_batch b
 JOIN user_account u ON u.id = b.uploaded_by WHERE b.carrier_id = $1
 ORDER BY b.uploaded_at DESC, b.id DESC LIMIT $2";
const SAME_FILE: &str = "SELECT b.*, u.name AS uploaded_by_name FROM import_batch b
 JOIN user_account u ON u.id = b.uploaded_by
 WHERE b.carrier_id = $1 AND b.file_hash = $2 AND b.id < $3 AND (b.status = $4 OR $4 IS NULL) ORDER BY b.id DESC LIMIT 1";
const APPLIED: &str = "SELECT COUNT(*) AS n FROM import_batch
 WHERE carrier_id = $1 AND status = 'done'";
const SET_STATUS: &str = "UPDATE import_batch SET status = $3, done = 0, message = $4, choice = $5,
 finished_at = $6 WHERE id = $1 AND status = $2";
const SET_DONE: &str = "UPDATE import_batch SET done = $2 WHERE id = $1";
const SET_READING: &str = "UPDATE import_batch SET reading = $2 WHERE id = $1";
const INSERT_ROW: &str = "INSERT INTO import_row (batch_id, line, outcome, state, content, matched)
 VALUES ($1, $2, $3, 'open', $4, '')";
const ROW: &str = "SELECT * FROM import_row WHERE batch_id = $1 AND line = $2";
pub(crate) const ROWS: &str =
    "SELECT * FROM import_row WHERE batch_id = $1 AND line > $2 ORDER BY line LIMIT $3";
pub(crate) const ROWS_OF_OUTCOME: &str = "SELECT * FROM import_row
 WHERE batch_id = $1 AND outcome = $2 AND line > $3 ORDER BY line LIMIT $4";
pub(crate) const ROWS_BUT: &str = "SELECT * FROM import_row
 WHERE batch_id = $1 AND outcome <> $2 AND line > $3 ORDER BY line LIMIT $4";
pub(crate) const ROWS_OF_STATE: &str = "SELECT * FROM import_row
 WHERE batch_id = $1 AND state = $2 AND line > $3 ORDER BY line LIMIT $4";
const JUDGE: &str = "UPDATE import_row SET outcome = $3, matched = $4
 WHERE batch_id = $1 AND line = $2 AND state = 'open'";
const SETTLE: &str = "UPDATE import_row SET state = $3, outcome = $4, case_id = $5, content = $6,
 matched = $7 WHERE batch_id = $1 AND line = $2 AND state = 'open'";
const SET_CASE: &str = "UPDATE import_row SET case_id = $3 WHERE batch_id = $1 AND line = $2";
const UNJUDGE: &str = "UPDATE import_row SET outcome = $2
 WHERE batch_id = $1 AND outcome <> $3 AND state = 'open'";
const CLEAR: &str =
    "UPDATE import_row SET state = 'left', content = '', matched = '' WHERE batch_id = $1";
pub(crate) const COUNTS: &str =
    "SELECT outcome, state, COUNT(*) AS rows_n FROM import_row WHERE batch_id = $1
 GROUP BY outcome, state";

/// Stores a list; its rows follow.
pub async fn insert(tx: &mut Tx, batch: &BatchRow) -> Result<(), StoreError> {
    let params: [Value; 11] = [
        batch.id.uuid().into(),
        batch.carrier.uuid().into(),
        batch.institution.as_str().into(),
        batch.programme.as_str().into(),
        batch.file_name.as_str().into(),
        batch.reading.as_str().into(),
        batch.status.as_str().into(),
        batch.total.into(),
        batch.uploaded_at.into(),
        batch.uploaded_by.uuid().into(),
        batch.file_hash.as_str().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// The list with this id, within one carrier.
pub async fn get(
    tx: &mut Tx,
    carrier: CarrierId,
    batch: ImportBatchId,
) -> Result<Option<BatchRow>, StoreError> {
    let params = [carrier.uuid().into(), batch.uuid().into()];
    let row = tx.query_opt(BY_ID, &params).await?;
    row.as_ref().map(read).transpose()
}

/// The latest lists of a carrier.
pub async fn latest(
    tx: &mut Tx,
    carrier: CarrierId,
    limit: i64,
) -> Result<Vec<BatchRow>, StoreError> {
    let rows = tx
        .query(LATEST, &[carrier.uuid().into(), limit.into()])
        .await?;
    rows.iter().map(read).collect()
}

/// What tells whether two files are the same, byte for byte.
pub fn hash(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The list before this one that was read from the same file; with a status, the last one in it.
pub async fn same_file(
    tx: &mut Tx,
    batch: &BatchRow,
    status: Option<&str>,
) -> Result<Option<BatchRow>, StoreError> {
    if batch.file_hash.is_empty() {
        return Ok(None);
    }
    let params = [
        batch.carrier.uuid().into(),
        batch.file_hash.as_str().into(),
        batch.id.uuid().into(),
        status.map(str::to_owned).into(),
    ];
    let row = tx.query_opt(SAME_FILE, &params).await?;
    row.as_ref().map(read).transpose()
}

/// How many lists of a carrier were applied.
pub async fn applied(tx: &mut Tx, carrier: CarrierId) -> Result<i64, StoreError> {
    let row = tx.query_opt(APPLIED, &[carrier.uuid().into()]).await?;
    Ok(row.map_or(Ok(0), |row| row.get("n"))?)
}

/// What a list goes to.
#[derive(Debug, Clone, Default)]
pub struct NextStatus<'a> {
    /// The new status.
    pub status: &'a str,
    /// A key that says something about the list, or empty.
    pub message: &'a str,
    /// How it is applied.
    pub choice: Option<&'a str>,
    /// When it came to its end.
    pub finished_at: Option<Timestamp>,
}

/// Goes from one status to the next; [`StoreError::Stale`] if the list is no longer in it.
pub async fn set_status(
    tx: &mut Tx,
    batch: ImportBatchId,
    from: &str,
    to: &NextStatus<'_>,
) -> Result<(), StoreError> {
    let params: [Value; 6] = [
        batch.uuid().into(),
        from.into(),
        to.status.into(),
        to.message.into(),
        to.choice.map(str::to_owned).into(),
        to.finished_at.into(),
    ];
    hit(tx.execute(SET_STATUS, &params).await?)
}

/// Remembers how many rows the present step is through with.
pub async fn set_done(tx: &mut Tx, batch: ImportBatchId, done: i64) -> Result<(), StoreError> {
    hit(tx
        .execute(SET_DONE, &[batch.uuid().into(), done.into()])
        .await?)
}

/// Replaces what is known about the file as a whole.
pub async fn set_reading(
    tx: &mut Tx,
    batch: ImportBatchId,
    reading: &str,
) -> Result<(), StoreError> {
    hit(tx
        .execute(SET_READING, &[batch.uuid().into(), reading.into()])
        .await?)
}

/// Stores rows as they were read: line, outcome and content of each.
pub async fn insert_rows(
    tx: &mut Tx,
    batch: ImportBatchId,
    rows: &[(i64, &str, String)],
) -> Result<(), StoreError> {
    let params: Vec<_> = rows
        .iter()
        .map(|(line, outcome, content)| {
            vec![
                batch.uuid().into(),
                (*line).into(),
                (*outcome).into(),
                content.as_str().into(),
            ]
        })
        .collect();
    tx.execute_many(INSERT_ROW, &params).await?;
    Ok(())
}

/// One row.
pub async fn row(
    tx: &mut Tx,
    batch: ImportBatchId,
    line: i64,
) -> Result<Option<ImportRow>, StoreError> {
    let row = tx
        .query_opt(ROW, &[batch.uuid().into(), line.into()])
        .await?;
    row.as_ref().map(read_row).transpose()
}

/// Which rows of a list are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowFilter<'a> {
    /// All.
    All,
    /// Those with this outcome.
    Outcome(&'a str),
    /// Those with another outcome.
    Not(&'a str),
    /// Those in this state.
    State(&'a str),
}

/// Rows behind a line, in the order of the file.
pub async fn rows(
    tx: &mut Tx,
    batch: ImportBatchId,
    filter: RowFilter<'_>,
    after: i64,
    limit: i64,
) -> Result<Vec<ImportRow>, StoreError> {
    let batch: Value = batch.uuid().into();
    let rows = match filter {
        RowFilter::All => tx.query(ROWS, &[batch, after.into(), limit.into()]).await?,
        RowFilter::Outcome(outcome) => {
            let params = [batch, outcome.into(), after.into(), limit.into()];
            tx.query(ROWS_OF_OUTCOME, &params).await?
        }
        RowFilter::Not(outcome) => {
            let params = [batch, outcome.into(), after.into(), limit.into()];
            tx.query(ROWS_BUT, &params).await?
        }
        RowFilter::State(state) => {
            let params = [batch, state.into(), after.into(), limit.into()];
            tx.query(ROWS_OF_STATE, &params).await?
        }
    };
    rows.iter().map(read_row).collect()
}

/// Writes down what an open row means.
pub async fn judge(
    tx: &mut Tx,
    batch: ImportBatchId,
    line: i64,
    outcome: &str,
    matched: &str,
) -> Result<(), StoreError> {
    let params = [
        batch.uuid().into(),
        line.into(),
        outcome.into(),
        matched.into(),
    ];
    hit(tx.execute(JUDGE, &params).await?)
}

/// What became of a row.
#[derive(Debug, Clone, Default)]
pub struct Settled<'a> {
    /// `applied` or `left`.
    pub state: &'a str,
    /// What it meant in the end.
    pub outcome: &'a str,
    /// The case that it made or changed.
    pub case: Option<CaseId>,
    /// What of its content stays.
    pub content: &'a str,
    /// What stays of who it is about, if it was left and somebody has to look at their case.
    pub matched: &'a str,
}

/// Takes the content out of a row that is done with. `false`: somebody else has done it before.
pub async fn settle(
    tx: &mut Tx,
    batch: ImportBatchId,
    line: i64,
    to: &Settled<'_>,
) -> Result<bool, StoreError> {
    let params: [Value; 7] = [
        batch.uuid().into(),
        line.into(),
        to.state.into(),
        to.outcome.into(),
        to.case.map(CaseId::uuid).into(),
        to.content.into(),
        to.matched.into(),
    ];
    Ok(tx.execute(SETTLE, &params).await? == 1)
}

/// Remembers the case that a row has made.
pub async fn set_case(
    tx: &mut Tx,
    batch: ImportBatchId,
    line: i64,
    case: CaseId,
) -> Result<(), StoreError> {
    let params = [batch.uuid().into(), line.into(), case.uuid().into()];
    hit(tx.execute(SET_CASE, &params).await?)
}

/// Gives all open rows the outcome `to`, except those with the outcome `except`.
pub async fn unjudge(
    tx: &mut Tx,
    batch: ImportBatchId,
    to: &str,
    except: &str,
) -> Result<(), StoreError> {
    let params = [batch.uuid().into(), to.into(), except.into()];
    tx.execute(UNJUDGE, &params).await?;
    Ok(())
}

/// Takes the content out of all rows of a list that is discarded.
pub async fn clear(tx: &mut Tx, batch: ImportBatchId) -> Result<(), StoreError> {
    tx.execute(CLEAR, &[batch.uuid().into()]).await?;
    Ok(())
}

/// How many rows have which outcome and state.
pub async fn counts(
    tx: &mut Tx,
    batch: ImportBatchId,
) -> Result<Vec<(String, String, i64)>, StoreError> {
    let rows = tx.query(COUNTS, &[batch.uuid().into()]).await?;
    rows.iter()
        .map(|row| Ok((row.get("outcome")?, row.get("state")?, row.get("rows_n")?)))
        .collect()
}

fn read(row: &Row) -> Result<BatchRow, StoreError> {
    Ok(BatchRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        institution: row.get("institution")?,
        programme: row.get("programme")?,
        file_name: row.get("file_name")?,
        reading: row.get("reading")?,
        status: row.get("status")?,
        total: row.get("total")?,
        done: row.get("done")?,
        message: row.get("message")?,
        choice: row.get("choice")?,
        uploaded_at: row.get("uploaded_at")?,
        uploaded_by: id(row, "uploaded_by")?,
        uploaded_by_name: row.get("uploaded_by_name")?,
        finished_at: row.get("finished_at")?,
        file_hash: row.get("file_hash")?,
    })
}

fn read_row(row: &Row) -> Result<ImportRow, StoreError> {
    Ok(ImportRow {
        line: row.get("line")?,
        outcome: row.get("outcome")?,
        state: row.get("state")?,
        content: row.get("content")?,
        matched: row.get("matched")?,
        case: opt_id(row, "case_id")?,
    })
}
