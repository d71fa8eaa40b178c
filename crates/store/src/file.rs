//! Files that are kept byte for byte with their hash: papers that were handed out, and scans. Whoever
//! opens one gets the bytes that were kept, or is told that they are damaged.

use db::Tx;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{StoreError, log::hex};

const PAPERS: &str = "SELECT id, sha256 FROM paper WHERE id > $1 ORDER BY id LIMIT 500";
const PAPER: &str = "SELECT content FROM paper WHERE id = $1";
const SCANS: &str = "SELECT id, sha256 FROM scan WHERE id > $1 ORDER BY id LIMIT 500";
const SCAN: &str = "SELECT bytes AS content FROM scan WHERE id = $1";

/// The SHA-256 of bytes in hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// The bytes of a row, if they are those that were kept.
pub(crate) fn whole(
    table: &'static str,
    id: Uuid,
    kept: &str,
    bytes: Vec<u8>,
) -> Result<Vec<u8>, StoreError> {
    if sha256(&bytes) == kept {
        Ok(bytes)
    } else {
        Err(StoreError::Damaged { table, id })
    }
}

/// The files whose bytes are not those that were kept: table and id. Reads all of them, one by one.
pub async fn damaged(tx: &mut Tx) -> Result<Vec<(&'static str, Uuid)>, StoreError> {
    let mut found = Vec::new();
    for (table, list, one) in [("paper", PAPERS, PAPER), ("scan", SCANS, SCAN)] {
        let mut after = Uuid::nil();
        loop {
            let rows = tx.query(list, &[after.into()]).await?;
            for row in &rows {
                let (id, kept): (Uuid, String) = (row.get("id")?, row.get("sha256")?);
                after = id;
                let content = tx.query_opt(one, &[id.into()]).await?;
                let bytes: Option<Vec<u8>> = content.map(|row| row.get("content")).transpose()?;
                // Gone meanwhile is not damaged.
                if bytes.is_some_and(|bytes| sha256(&bytes) != kept) {
                    found.push((table, id));
                }
            }
            if rows.is_empty() {
                break;
            }
        }
    }
    Ok(found)
}
