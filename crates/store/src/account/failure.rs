//! Failed attempts to sign in, for the throttle. Of a login only its key is kept
//! (`auth::throttle::login_key`): what was typed may be a password in the wrong field.

use db::{Row, Tx};
use jiff::Timestamp;
use uuid::Uuid;

use crate::StoreError;

const INSERT_FAILURE: &str =
    "INSERT INTO sign_in_failure (id, login, address, at) VALUES ($1, $2, $3, $4)";
const FAILURES_OF_PAIR: &str =
    "SELECT COUNT(*) AS failures, MAX(at) AS last_at FROM sign_in_failure
 WHERE login = $1 AND address = $2 AND at > $3";
const FAILURES_OF_ADDRESS: &str = "SELECT COUNT(*) AS failures, MAX(at) AS last_at
 FROM sign_in_failure WHERE address = $1 AND at > $2";
const FORGET_FAILURES: &str = "DELETE FROM sign_in_failure WHERE at < $1";
const CLEAR_PAIR: &str = "DELETE FROM sign_in_failure WHERE login = $1 AND address = $2";

/// How often signing in failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many attempts failed.
    pub count: u32,
    /// When the last one was.
    pub last_at: Option<Timestamp>,
}

/// Remembers a failed attempt.
pub async fn insert_failure(
    tx: &mut Tx,
    row_id: Uuid,
    login: &str,
    address: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let params = [row_id.into(), login.into(), address.into(), now.into()];
    tx.execute(INSERT_FAILURE, &params).await?;
    Ok(())
}

/// Failed attempts since `since`: of this login from this address, and of the address as a whole.
pub async fn failures(
    tx: &mut Tx,
    login: &str,
    address: &str,
    since: Timestamp,
) -> Result<(Failures, Failures), StoreError> {
    let read = |row: Row| -> Result<Failures, StoreError> {
        Ok(Failures {
            count: row.get("failures")?,
            last_at: row.get("last_at")?,
        })
    };
    let params = [login.into(), address.into(), since.into()];
    let pair = read(tx.query_one(FAILURES_OF_PAIR, &params).await?)?;
    let whole = read(
        tx.query_one(FAILURES_OF_ADDRESS, &[address.into(), since.into()])
            .await?,
    )?;
    Ok((pair, whole))
}

/// Forgets attempts that no longer count; returns how many.
pub async fn forget_failures(tx: &mut Tx, before: Timestamp) -> Result<u64, StoreError> {
    Ok(tx.execute(FORGET_FAILURES, &[before.into()]).await?)
}

/// Forgets the failed attempts of a login from an address, once signing in has worked.
pub async fn clear_failures(tx: &mut Tx, login: &str, address: &str) -> Result<(), StoreError> {
    tx.execute(CLEAR_PAIR, &[login.into(), address.into()])
        .await?;
    Ok(())
}
