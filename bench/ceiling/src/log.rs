//! The product's log: same rows, same chain, so that `nahtlos audit verify` follows it.

use std::time::UNIX_EPOCH;

use rusqlite::{Connection, params};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::rows::Person;

const HEAD_NEXT: &str = "UPDATE log_head SET seq = seq + 1 WHERE id = 1 RETURNING seq, hash";
const HEAD_HASH: &str = "UPDATE log_head SET hash = ?1 WHERE id = 1";
const INSERT: &str =
    "INSERT INTO log_entry (seq, carrier_id, at, user_id, action, case_id, subject,
 purpose, outcome, request_id, detail, erased, content_hash, hash, shown)
 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, '', FALSE, ?11, ?12, ?13)";
const INSERT_CASE: &str = "INSERT INTO log_shown (case_id, seq) VALUES (?1, ?2)";

/// What is written into the log.
pub struct Entry {
    carrier: Uuid,
    at: i64,
    user: Uuid,
    action: &'static str,
    /// The case, if it is about one.
    pub case: Option<Uuid>,
    /// The row it is about, or empty.
    pub subject: String,
    purpose: String,
    /// `ok` or `hidden`.
    pub outcome: &'static str,
    request: Uuid,
    /// The cases that were shown.
    pub cases: Vec<Uuid>,
}

impl Entry {
    /// An entry of now.
    pub fn of(person: &Person, action: &'static str) -> Self {
        Self {
            carrier: person.carrier,
            at: micros(),
            user: person.id,
            action,
            case: None,
            subject: String::new(),
            purpose: person.role.clone(),
            outcome: "ok",
            request: id(),
            cases: Vec::new(),
        }
    }

    /// The same with the cases that were shown.
    pub fn cases(mut self, cases: Vec<Uuid>) -> Self {
        self.cases = cases;
        self
    }

    fn content_hash(&self) -> [u8; 32] {
        let text = |id: Option<Uuid>| id.map_or(String::new(), |id| id.to_string());
        let fields = [
            text(Some(self.carrier)),
            self.at.to_string(),
            text(Some(self.user)),
            self.action.to_owned(),
            text(self.case),
            self.subject.clone(),
            self.purpose.clone(),
            self.outcome.to_owned(),
            text(Some(self.request)),
            String::new(),
        ];
        let mut hasher = Sha256::new();
        for field in fields {
            hasher.update((field.len() as u64).to_be_bytes());
            hasher.update(field.as_bytes());
        }
        for case in &self.cases {
            hasher.update(case.as_bytes());
        }
        hasher.finalize().into()
    }
}

/// Appends an entry to the chain.
pub fn append(db: &Connection, mut entry: Entry) -> rusqlite::Result<()> {
    entry.cases.sort_unstable();
    entry.cases.dedup();
    let (seq, previous): (i64, Vec<u8>) = db
        .prepare_cached(HEAD_NEXT)?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let content = entry.content_hash();
    let hash = sha256(&[&previous, &seq.to_be_bytes(), &content]);
    let shown: Vec<u8> = entry
        .cases
        .iter()
        .flat_map(Uuid::as_bytes)
        .copied()
        .collect();
    db.prepare_cached(INSERT)?.execute(params![
        seq,
        entry.carrier.as_bytes(),
        entry.at,
        entry.user.as_bytes(),
        entry.action,
        entry.case.as_ref().map(Uuid::as_bytes),
        entry.subject,
        entry.purpose,
        entry.outcome,
        entry.request.as_bytes(),
        content,
        hash,
        shown,
    ])?;
    let mut insert = db.prepare_cached(INSERT_CASE)?;
    for case in &entry.cases {
        insert.execute(params![case.as_bytes(), seq])?;
    }
    db.prepare_cached(HEAD_HASH)?.execute([hash])?;
    Ok(())
}

/// The hash of some bytes, one part after the other.
pub fn sha256(parts: &[&[u8]]) -> [u8; 32] {
    let mut hasher = Sha256::new();
    for part in parts {
        hasher.update(part);
    }
    hasher.finalize().into()
}

/// Microseconds since 1970.
#[expect(
    clippy::disallowed_methods,
    reason = "a program of its own, which has no context to take the time from"
)]
pub fn micros() -> i64 {
    std::time::SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| i64::try_from(since.as_micros()).unwrap_or(0))
}

/// A new id, ordered by time.
#[expect(
    clippy::disallowed_methods,
    reason = "a program of its own, which has no context to take ids from"
)]
pub fn id() -> Uuid {
    Uuid::now_v7()
}
