//! # The log
//!
//! Every read, search, change, refusal and sign-in, chained so that a change, a removal or a new
//! order is detectable:
//!
//! ```text
//! content_hash(n) = SHA-256 of the entry's fields, each with its length in front, then of the
//!                   cases that it has shown, in the order of their ids
//! hash(n)         = SHA-256(hash(n-1) ‖ seq(n) ‖ content_hash(n)),   hash(0) = 32 zero bytes
//! ```
//!
//! The head (last number and hash) is a row of its own. Taking the next number locks it until the
//! commit, so that numbers have no gaps on either engine. An entry whose time is over is *erased*:
//! its fields and its cases go, `content_hash` and `hash` stay, and the chain can still be followed.
//!
//! An entry holds the cases that it has shown. The log of a case finds them through an index,
//! `log_shown`, which [`link`] fills later for many entries at once: a page of many cases would
//! otherwise write to as many places before it may be shown. Whoever asks for the log of a case
//! links first, so that nothing is missing; [`verify()`] holds the index against the entries.
//!
//! Entries hold ids and codes, never a name or a free text.

use db::{DbError, Tx, Value};
use domain::ids::{CarrierId, CaseId, UserId};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{id, opt_id},
};

mod linked;
mod search;
mod together;
mod verify;

pub use linked::link;
pub(crate) use search::composed;
pub use search::{LogLine, LogSearch, Outcome, search};
pub(crate) use together::Together;
pub(crate) use verify::hex;
pub use verify::{Break, Head, Verification, hash_at, head, verify};

/// What is to be written into the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogEntry {
    /// The carrier whose data it is about, if known.
    pub carrier: Option<CarrierId>,
    /// When.
    pub at: Timestamp,
    /// Who; `None` before sign-in and for the program itself.
    pub user: Option<UserId>,
    /// What was done, as a stable code such as `case.view`.
    pub action: String,
    /// On which case.
    pub case: Option<CaseId>,
    /// The row it is about, such as `task 0192…`, or empty.
    pub subject: String,
    /// Why the person is in the file.
    pub purpose: String,
    /// `ok`, `refused`, `hidden`.
    pub outcome: String,
    /// The request it belongs to.
    pub request: Option<Uuid>,
    /// Codes and numbers that say more, as JSON, or empty. Never a name or a free text.
    pub detail: String,
    /// Further cases that it is about: those that a list has shown. The log of each of them names
    /// the entry. [`search()`] does not fill this.
    pub cases: Vec<CaseId>,
}

/// An entry as it stands in the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoggedEntry {
    /// Its number, counted from 1 without gaps.
    pub seq: i64,
    /// What it says; fields are empty if it was erased.
    pub entry: LogEntry,
    /// Whether its time was over and its content is gone.
    pub erased: bool,
}

const HEAD_NEXT: &str = "UPDATE log_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash";
const HEAD_START: &str = "INSERT INTO log_head (id, seq, hash) VALUES (1, 1, $1)
 ON CONFLICT (id) DO UPDATE SET seq = log_head.seq + 1 RETURNING seq, hash";
const HEAD_SET: &str = "UPDATE log_head SET seq = $1, hash = $2 WHERE id = 1";
const INSERT: &str =
    "INSERT INTO log_entry (seq, carrier_id, at, user_id, action, case_id, subject,
 purpose, outcome, request_id, detail, erased, content_hash, hash, shown)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, FALSE, $12, $13, $14)";
pub(crate) const LATEST: &str =
    "SELECT * FROM log_entry WHERE carrier_id = $1 AND seq < $2 ORDER BY seq DESC LIMIT $3";
pub(crate) const LATEST_OF_CASE: &str = "SELECT * FROM log_entry
 WHERE carrier_id = $1 AND case_id = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4";
pub(crate) const LATEST_OF_USER: &str = "SELECT * FROM log_entry
 WHERE carrier_id = $1 AND user_id = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4";
const CASE_BY_NUMBER: &str = "SELECT id FROM cases WHERE carrier_id = $1 AND number = $2";
const NEWEST_AT: &str = "SELECT at FROM log_entry ORDER BY seq DESC LIMIT 1";
const OLD: &str = "SELECT seq FROM log_entry
 WHERE seq > $1 AND seq <= $2 AND at < $3 AND erased = FALSE ORDER BY seq";
const ERASED_UNTIL: &str = "SELECT seq, erased_until FROM log_head WHERE id = 1";
const SET_ERASED_UNTIL: &str = "UPDATE log_head SET erased_until = $1 WHERE id = 1";
const ERASE: &str =
    "UPDATE log_entry SET erased = TRUE, user_id = NULL, action = '', case_id = NULL,
 subject = '', purpose = '', outcome = '', request_id = NULL, detail = '',
 shown = NULL WHERE seq >= $2 AND seq <= $3 AND at < $1 AND erased = FALSE";

/// Appends an entry to the chain, in the transaction of what it tells.
pub async fn append(tx: &mut Tx, entry: &LogEntry) -> Result<i64, StoreError> {
    append_many(tx, std::slice::from_ref(entry)).await
}

/// Appends entries to the chain, one behind the other; returns the number of the last one. At least
/// one is given.
pub async fn append_many(tx: &mut Tx, entries: &[LogEntry]) -> Result<i64, StoreError> {
    Ok(appended(tx, entries).await?)
}

async fn appended(tx: &mut Tx, entries: &[LogEntry]) -> Result<i64, DbError> {
    let head = match tx.query_opt(HEAD_NEXT, &[]).await? {
        Some(head) => head,
        None => tx.query_one(HEAD_START, &[vec![0u8; 32].into()]).await?,
    };
    let first: i64 = head.get("seq")?;
    let mut hash: Vec<u8> = head.get("hash")?;
    let mut seq = first - 1;
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        seq += 1;
        let cases = linked::in_order(&entry.cases);
        let content = content_hash(entry, &cases);
        hash = chain(&hash, seq, &content);
        rows.push(vec![
            seq.into(),
            entry.carrier.map(domain::ids::Id::uuid).into(),
            entry.at.into(),
            entry.user.map(domain::ids::Id::uuid).into(),
            entry.action.as_str().into(),
            entry.case.map(domain::ids::Id::uuid).into(),
            entry.subject.as_str().into(),
            entry.purpose.as_str().into(),
            entry.outcome.as_str().into(),
            entry.request.into(),
            entry.detail.as_str().into(),
            content.into(),
            hash.clone().into(),
            linked::bytes(&cases).into(),
        ]);
    }
    tx.execute_many(INSERT, &rows).await?;
    tx.execute(HEAD_SET, &[seq.into(), hash.into()]).await?;
    Ok(seq)
}

/// When the entry with the highest number was written.
pub async fn newest_at(tx: &mut Tx) -> Result<Option<Timestamp>, StoreError> {
    let row = tx.query_opt(NEWEST_AT, &[]).await?;
    Ok(row.map(|row| row.get("at")).transpose()?)
}

/// Which entries of a carrier a person wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFilter {
    /// All of them.
    All,
    /// Those about a case.
    OfCase(CaseId),
    /// Those by a user.
    OfUser(UserId),
}

/// Entries of a carrier before the number `before` (or from the newest), newest first.
pub async fn latest(
    tx: &mut Tx,
    carrier: CarrierId,
    filter: LogFilter,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<LoggedEntry>, StoreError> {
    let before = before.unwrap_or(i64::MAX);
    let carrier: Value = carrier.uuid().into();
    let rows = match filter {
        LogFilter::All => {
            tx.query(LATEST, &[carrier, before.into(), limit.into()])
                .await?
        }
        LogFilter::OfCase(case) => {
            tx.query(
                LATEST_OF_CASE,
                &[carrier, case.uuid().into(), before.into(), limit.into()],
            )
            .await?
        }
        LogFilter::OfUser(user) => {
            tx.query(
                LATEST_OF_USER,
                &[carrier, user.uuid().into(), before.into(), limit.into()],
            )
            .await?
        }
    };
    rows.iter().map(read).collect()
}

/// The case with this number, for filtering only: nothing of it is shown.
pub async fn case_by_number(
    tx: &mut Tx,
    carrier: CarrierId,
    number: &str,
) -> Result<Option<CaseId>, StoreError> {
    let row = tx
        .query_opt(CASE_BY_NUMBER, &[carrier.uuid().into(), number.into()])
        .await?;
    row.map(|row| id(&row, "id")).transpose()
}

/// The number of the newest entry, and up to when entries have been erased; `None` while there is no
/// entry.
pub async fn erased_until(tx: &mut Tx) -> Result<Option<(i64, Option<Timestamp>)>, StoreError> {
    let row = tx.query_opt(ERASED_UNTIL, &[]).await?;
    row.map(|row| Ok((row.get("seq")?, row.get("erased_until")?)))
        .transpose()
}

/// All entries that were written before `until` have been erased.
pub async fn set_erased_until(tx: &mut Tx, until: Timestamp) -> Result<(), StoreError> {
    tx.execute(SET_ERASED_UNTIL, &[until.into()]).await?;
    Ok(())
}

/// The numbers of entries after `after` and up to `to` that were written before `until` and still
/// have their content.
pub async fn old(
    tx: &mut Tx,
    (after, to): (i64, i64),
    until: Timestamp,
) -> Result<Vec<i64>, StoreError> {
    let params = [after.into(), to.into(), until.into()];
    let rows = tx.query(OLD, &params).await?;
    rows.iter().map(|row| Ok(row.get("seq")?)).collect()
}

/// Takes the content out of the entries from the number `first` to `last` that were written before
/// `until`; the chain stays whole. Returns how many.
pub async fn erase(
    tx: &mut Tx,
    until: Timestamp,
    first: i64,
    last: i64,
) -> Result<u64, StoreError> {
    let params = [until.into(), first.into(), last.into()];
    linked::erase(tx, &params).await?;
    Ok(tx.execute(ERASE, &params).await?)
}

fn read(row: &db::Row) -> Result<LoggedEntry, StoreError> {
    Ok(LoggedEntry {
        seq: row.get("seq")?,
        erased: row.get("erased")?,
        entry: LogEntry {
            carrier: opt_id(row, "carrier_id")?,
            at: row.get("at")?,
            user: opt_id(row, "user_id")?,
            action: row.get("action")?,
            case: opt_id(row, "case_id")?,
            subject: row.get("subject")?,
            purpose: row.get("purpose")?,
            outcome: row.get("outcome")?,
            request: row.get("request_id")?,
            detail: row.get("detail")?,
            cases: Vec::new(),
        },
    })
}

/// `cases`: those of [`linked::in_order`].
fn content_hash(entry: &LogEntry, cases: &[Uuid]) -> Vec<u8> {
    let mut hasher = Sha256::new();
    let text = |id: Option<Uuid>| id.map_or(String::new(), |id| id.to_string());
    let fields = [
        text(entry.carrier.map(domain::ids::Id::uuid)),
        entry.at.as_microsecond().to_string(),
        text(entry.user.map(domain::ids::Id::uuid)),
        entry.action.clone(),
        text(entry.case.map(domain::ids::Id::uuid)),
        entry.subject.clone(),
        entry.purpose.clone(),
        entry.outcome.clone(),
        text(entry.request),
        entry.detail.clone(),
    ];
    for field in fields {
        hasher.update((field.len() as u64).to_be_bytes());
        hasher.update(field.as_bytes());
    }
    for case in cases {
        hasher.update(case.as_bytes());
    }
    hasher.finalize().to_vec()
}

fn chain(previous: &[u8], seq: i64, content: &[u8]) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(previous);
    hasher.update(seq.to_be_bytes());
    hasher.update(content);
    hasher.finalize().to_vec()
}
