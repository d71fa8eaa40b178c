//! Following the chain from its first entry to its head.
//!
//! Others go on writing meanwhile. So the head is read before and after: the chain must reach the
//! first reading, and must not go beyond the second.

use db::Tx;
use domain::ids::CaseId;
use jiff::Timestamp;

use super::{LogEntry, LoggedEntry, chain, content_hash, linked, read};
use crate::{StoreError, reading::opt_id};

const HEAD: &str = "SELECT seq, hash FROM log_head WHERE id = 1";
// One statement, so that entries and their cases are of one moment.
const PAGE: &str = "SELECT e.*, l.case_id AS listed FROM
 (SELECT * FROM log_entry WHERE seq > $1 ORDER BY seq LIMIT $2) e
 LEFT JOIN log_case l ON l.seq = e.seq AND e.shown IS NULL ORDER BY e.seq";
const HASH_AT: &str = "SELECT hash FROM log_entry WHERE seq = $1";

/// Entries read at once.
const PAGE_SIZE: i64 = 2_000;

/// The end of the log: what is printed and kept elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Number of the last entry; 0 for an empty log.
    pub seq: i64,
    /// Its hash as hexadecimal digits.
    pub hash: String,
}

/// What checking the chain found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Entries looked at.
    pub entries: i64,
    /// Of these, erased after their time.
    pub erased: i64,
    /// The hash of the last entry, as hexadecimal digits, to print and keep elsewhere.
    pub head: String,
    /// The first break, if the chain does not hold.
    pub broken: Option<Break>,
}

/// The first place at which the log is not what was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    /// A number is missing or in the wrong place.
    #[error("entry {expected} is missing; entry {found} stands in its place")]
    Missing {
        /// The number that should come.
        expected: i64,
        /// The number that came.
        found: i64,
    },
    /// The fields are not those that were hashed.
    #[error("entry {0} was changed after it was written")]
    Changed(i64),
    /// It is marked as erased, which hides its content from its hash, but it still says something, or
    /// its time was not over.
    #[error("entry {0} is marked as erased, but it still says something or its time was not over")]
    NotErasable(i64),
    /// The hash does not follow from the one before.
    #[error("entry {0} does not follow from the entry before it")]
    Unchained(i64),
    /// The end of the log is not where the head says.
    #[error(
        "the log ends with entry {last}, but its head says {head}: entries were removed at the end"
    )]
    Truncated {
        /// The last entry that is there.
        last: i64,
        /// The number of the head.
        head: i64,
    },
    /// The index by case does not say what the entries say.
    #[error("the log of a case does not name the entries that have shown it, or names others")]
    Unlinked,
    /// There are entries after the head.
    #[error("the log ends with entry {last}, but its head says {head}: the head was set back")]
    BeyondHead {
        /// The last entry that is there.
        last: i64,
        /// The number of the head.
        head: i64,
    },
}

/// The head of the log.
pub async fn head(tx: &mut Tx) -> Result<Head, StoreError> {
    let (seq, hash) = raw_head(tx).await?;
    Ok(Head {
        seq,
        hash: hex(&hash),
    })
}

/// The hash of an entry as hexadecimal digits, to be compared with one on paper.
pub async fn hash_at(tx: &mut Tx, seq: i64) -> Result<Option<String>, StoreError> {
    let row = tx.query_opt(HASH_AT, &[seq.into()]).await?;
    row.map(|row| Ok(hex(&row.get::<Vec<u8>>("hash")?)))
        .transpose()
}

async fn raw_head(tx: &mut Tx) -> Result<(i64, Vec<u8>), StoreError> {
    match tx.query_opt(HEAD, &[]).await? {
        Some(row) => Ok((row.get("seq")?, row.get("hash")?)),
        None => Ok((0, vec![0; 32])),
    }
}

/// Follows the whole chain and finds the first break. `kept_from`: entries from this moment on have not
/// reached their time, so none of them may be erased; `None` where no day is known.
pub async fn verify(tx: &mut Tx, kept_from: Option<Timestamp>) -> Result<Verification, StoreError> {
    let before = raw_head(tx).await?;
    let mut walk = Walk::new(linked::linked(tx).await?, kept_from);
    loop {
        let rows = tx.query(PAGE, &[walk.seq.into(), PAGE_SIZE.into()]).await?;
        let entries = entries(&rows)?;
        for (row, cases) in &entries {
            walk.step(row, cases, &before)?;
            if walk.broken.is_some() {
                return Ok(walk.found());
            }
        }
        if i64::try_from(entries.len()).is_ok_and(|count| count < PAGE_SIZE) {
            break;
        }
    }
    let after = raw_head(tx).await?;
    if walk.seq < before.0 {
        walk.broken = Some(Break::Truncated {
            last: walk.seq,
            head: before.0,
        });
    } else if walk.seq > after.0 {
        walk.broken = Some(Break::BeyondHead {
            last: walk.seq,
            head: after.0,
        });
    } else if linked::sum(tx, walk.linked).await? != walk.shown {
        walk.broken = Some(Break::Unlinked);
    }
    Ok(walk.found())
}

/// The entries of a page, each with the cases that it has shown.
fn entries(rows: &[db::Row]) -> Result<Vec<(&db::Row, Vec<CaseId>)>, StoreError> {
    let mut entries: Vec<(&db::Row, Vec<CaseId>)> = Vec::new();
    let mut last: Option<i64> = None;
    for row in rows {
        let seq: i64 = row.get("seq")?;
        if last != Some(seq) {
            entries.push((row, Vec::new()));
            last = Some(seq);
        }
        let listed: Option<CaseId> = opt_id(row, "listed")?;
        if let Some((_, cases)) = entries.last_mut() {
            match linked::held(row)? {
                Some(held) => cases.extend(held),
                None => cases.extend(listed),
            }
        }
    }
    Ok(entries)
}

/// How far the chain was followed.
struct Walk {
    seq: i64,
    erased: i64,
    kept_from: Option<Timestamp>,
    previous: Vec<u8>,
    broken: Option<Break>,
    /// Up to which entry there is an index by case,
    linked: i64,
    /// and what it should hold.
    shown: linked::Sum,
}

impl Walk {
    fn new(linked: i64, kept_from: Option<Timestamp>) -> Self {
        Self {
            linked,
            shown: linked::Sum::default(),
            seq: 0,
            erased: 0,
            kept_from,
            previous: vec![0; 32],
            broken: None,
        }
    }

    fn step(
        &mut self,
        row: &db::Row,
        cases: &[CaseId],
        head: &(i64, Vec<u8>),
    ) -> Result<(), StoreError> {
        let mut logged = read(row)?;
        logged.entry.cases = cases.to_vec();
        let content: Vec<u8> = row.get("content_hash")?;
        let hash: Vec<u8> = row.get("hash")?;
        self.broken = check(self.seq, &self.previous, &logged, &content, &hash);
        let early = self.kept_from.is_some_and(|from| logged.entry.at >= from);
        if self.broken.is_none() && logged.erased && (early || !is_empty(&logged.entry)) {
            self.broken = Some(Break::NotErasable(logged.seq));
        }
        if self.broken.is_some() {
            return Ok(());
        }
        self.erased += i64::from(logged.erased);
        self.seq = logged.seq;
        if self.seq <= self.linked {
            for case in linked::in_order(cases) {
                self.shown.add(case, self.seq);
            }
        }
        self.previous = hash;
        if self.seq == head.0 && self.previous != head.1 {
            self.broken = Some(Break::Unchained(self.seq));
        }
        Ok(())
    }

    fn found(self) -> Verification {
        Verification {
            entries: self.seq,
            erased: self.erased,
            head: hex(&self.previous),
            broken: self.broken,
        }
    }
}

/// Whether nothing is left of an entry but when it was and whose log it stands in.
fn is_empty(entry: &LogEntry) -> bool {
    let texts = [
        &entry.action,
        &entry.subject,
        &entry.purpose,
        &entry.outcome,
        &entry.detail,
    ];
    let nobody = entry.user.is_none() && entry.case.is_none() && entry.request.is_none();
    nobody && entry.cases.is_empty() && texts.iter().all(|text| text.is_empty())
}

fn check(
    last: i64,
    previous: &[u8],
    logged: &LoggedEntry,
    content: &[u8],
    hash: &[u8],
) -> Option<Break> {
    if logged.seq != last + 1 {
        return Some(Break::Missing {
            expected: last + 1,
            found: logged.seq,
        });
    }
    let cases = linked::in_order(&logged.entry.cases);
    if !logged.erased && content_hash(&logged.entry, &cases) != content {
        return Some(Break::Changed(logged.seq));
    }
    (chain(previous, logged.seq, content) != hash).then_some(Break::Unchained(logged.seq))
}

/// As hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    bytes
        .iter()
        .flat_map(|byte| {
            [
                DIGITS[usize::from(byte >> 4)],
                DIGITS[usize::from(byte & 15)],
            ]
        })
        .map(char::from)
        .collect()
}
