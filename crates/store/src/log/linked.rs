//! The cases that an entry is about beside its own: what a list, a search or a prison's list showed,
//! in the entry and in the index by case.

use db::{Row, Tx, Value};
use domain::ids::CaseId;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{StoreError, reading::id};

/// Locks the mark until the commit: entries are linked or erased by one at a time.
const MARK: &str = "INSERT INTO log_linked (id, seq) VALUES (1, 0)
 ON CONFLICT (id) DO UPDATE SET seq = log_linked.seq RETURNING seq";
const MARK_NOW: &str = "SELECT seq FROM log_linked WHERE id = 1";
const MARK_SET: &str = "UPDATE log_linked SET seq = $1 WHERE id = 1";
/// Entries of before the index have their cases in `log_case`.
const UNLINKED: &str = "SELECT e.seq, e.shown, l.case_id AS listed FROM
 (SELECT seq, shown FROM log_entry WHERE seq > $1 ORDER BY seq LIMIT $2) e
 LEFT JOIN log_case l ON l.seq = e.seq AND e.shown IS NULL ORDER BY e.seq";
const INSERT: &str = "INSERT INTO log_shown (case_id, seq) VALUES ($1, $2)
 ON CONFLICT (case_id, seq) DO NOTHING";
const OLD: &str = "SELECT e.seq, e.shown, l.case_id AS listed FROM
 (SELECT seq, shown FROM log_entry
 WHERE seq >= $2 AND seq <= $3 AND at < $1 AND erased = FALSE) e
 LEFT JOIN log_case l ON l.seq = e.seq AND e.shown IS NULL ORDER BY e.seq";
const DELETE: &str = "DELETE FROM log_shown WHERE case_id = $1 AND seq = $2";
const DELETE_LISTED: &str = "DELETE FROM log_case WHERE seq IN (SELECT seq FROM log_entry
 WHERE seq >= $2 AND seq <= $3 AND at < $1 AND erased = FALSE)";
const INDEX: &str = "SELECT case_id, seq FROM log_shown WHERE seq <= $1";

/// Every case once, in the order in which they are hashed.
pub(super) fn in_order(cases: &[CaseId]) -> Vec<Uuid> {
    let mut ids: Vec<Uuid> = cases.iter().map(|case| case.uuid()).collect();
    ids.sort_unstable();
    ids.dedup();
    ids
}

/// As an entry holds them.
pub(super) fn bytes(cases: &[Uuid]) -> Vec<u8> {
    cases.iter().flat_map(Uuid::as_bytes).copied().collect()
}

/// The cases that stand in an entry itself; `None` if it is from before that.
pub(super) fn held(row: &Row) -> Result<Option<Vec<CaseId>>, StoreError> {
    let bytes: Option<Vec<u8>> = row.get("shown")?;
    let Some(bytes) = bytes else { return Ok(None) };
    let (ids, rest) = bytes.as_chunks::<16>();
    if !rest.is_empty() {
        return Err(StoreError::Unreadable {
            column: "shown",
            problem: format!("{} bytes are no ids", bytes.len()),
        });
    }
    let ids = ids
        .iter()
        .map(|id| CaseId::from_uuid(Uuid::from_bytes(*id)));
    Ok(Some(ids.collect()))
}

/// Number and case of each entry that a statement with `seq`, `shown` and `listed` has found.
fn pairs(rows: &[Row]) -> Result<Vec<(Uuid, i64)>, StoreError> {
    let mut pairs = Vec::new();
    for row in rows {
        let seq: i64 = row.get("seq")?;
        let cases = match held(row)? {
            Some(cases) => cases,
            None => crate::reading::opt_id(row, "listed")?.into_iter().collect(),
        };
        pairs.extend(cases.into_iter().map(|case| (case.uuid(), seq)));
    }
    // In the order of the index, so that each of its pages is gone to once.
    pairs.sort_unstable();
    Ok(pairs)
}

fn as_params(pairs: Vec<(Uuid, i64)>) -> Vec<Vec<Value>> {
    let params = |(case, seq): (Uuid, i64)| vec![case.into(), seq.into()];
    pairs.into_iter().map(params).collect()
}

/// Enters what entries have shown into the index, at most `limit` entries. Returns whether there may
/// be more.
pub async fn link(tx: &mut Tx, limit: i64) -> Result<bool, StoreError> {
    let mark: i64 = tx.query_one(MARK, &[]).await?.get("seq")?;
    let rows = tx.query(UNLINKED, &[mark.into(), limit.into()]).await?;
    let Some(last) = rows.last() else {
        return Ok(false);
    };
    let last: i64 = last.get("seq")?;
    tx.execute_many(INSERT, &as_params(pairs(&rows)?)).await?;
    tx.execute(MARK_SET, &[last.into()]).await?;
    Ok(last - mark >= limit)
}

/// Up to which entry the index goes.
pub async fn linked(tx: &mut Tx) -> Result<i64, StoreError> {
    let row = tx.query_opt(MARK_NOW, &[]).await?;
    row.map_or(Ok(0), |row| Ok(row.get("seq")?))
}

/// Takes entries out of the index, before they are erased themselves. The parameters are those of
/// the erasure.
pub(super) async fn erase(tx: &mut Tx, params: &[Value]) -> Result<(), StoreError> {
    tx.query_one(MARK, &[]).await?;
    let rows = tx.query(OLD, params).await?;
    tx.execute_many(DELETE, &as_params(pairs(&rows)?)).await?;
    tx.execute(DELETE_LISTED, params).await?;
    Ok(())
}

/// What an index holds, as one number whatever its order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Sum {
    pairs: u64,
    hashes: u128,
}

impl Sum {
    pub(super) fn add(&mut self, case: Uuid, seq: i64) {
        let hash = Sha256::new()
            .chain_update(case.as_bytes())
            .chain_update(seq.to_be_bytes())
            .finalize();
        let mut first = [0; 16];
        first.copy_from_slice(&hash[..16]);
        self.pairs += 1;
        self.hashes = self.hashes.wrapping_add(u128::from_be_bytes(first));
    }
}

/// What the index holds of the entries up to a number.
pub(super) async fn sum(tx: &mut Tx, until: i64) -> Result<Sum, StoreError> {
    let mut sum = Sum::default();
    tx.each(INDEX, &[until.into()], |row| -> Result<(), StoreError> {
        let case: CaseId = id(&row, "case_id")?;
        sum.add(case.uuid(), row.get("seq")?);
        Ok(())
    })
    .await?;
    Ok(sum)
}
