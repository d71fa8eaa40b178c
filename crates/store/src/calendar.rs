//! The secret address of a person's calendar. Only the hash of the secret is kept.

use db::{Row, Tx};
use domain::ids::{CalendarAddressId, UserId};
use jiff::Timestamp;

use crate::{
    StoreError,
    account::{self, AccountRow},
    reading::id,
};

/// An address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AddressRow {
    /// Its id.
    pub id: CalendarAddressId,
    /// When it was made.
    pub created_at: Timestamp,
    /// When a program last read it.
    pub read_at: Option<Timestamp>,
}

const INSERT: &str = "INSERT INTO calendar_address (id, user_id, token_hash, created_at)
 VALUES ($1, $2, $3, $4)";
const OF_USER: &str = "SELECT id, created_at, read_at FROM calendar_address
 WHERE user_id = $1 AND revoked_at IS NULL ORDER BY created_at DESC, id DESC LIMIT 1";
const WITH_ACCOUNT: &str = "SELECT u.*, a.id AS address_id FROM calendar_address a
 JOIN user_account u ON u.id = a.user_id WHERE a.token_hash = $1 AND a.revoked_at IS NULL";
const REVOKE: &str = "UPDATE calendar_address SET revoked_at = $2
 WHERE user_id = $1 AND revoked_at IS NULL";
const TOUCH: &str = "UPDATE calendar_address SET read_at = $2 WHERE id = $1";

/// Stores a new address.
pub async fn insert(
    tx: &mut Tx,
    address: CalendarAddressId,
    user: UserId,
    token_hash: &[u8],
    now: Timestamp,
) -> Result<(), StoreError> {
    let params = [
        address.uuid().into(),
        user.uuid().into(),
        token_hash.to_vec().into(),
        now.into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// The address that a person has now.
pub async fn of_user(tx: &mut Tx, user: UserId) -> Result<Option<AddressRow>, StoreError> {
    let row = tx.query_opt(OF_USER, &[user.uuid().into()]).await?;
    row.as_ref().map(read).transpose()
}

/// The address with this secret, if it was not revoked, with the account of its person.
pub async fn with_account(
    tx: &mut Tx,
    token_hash: &[u8],
) -> Result<Option<(CalendarAddressId, AccountRow)>, StoreError> {
    let row = tx
        .query_opt(WITH_ACCOUNT, &[token_hash.to_vec().into()])
        .await?;
    row.map(|row| Ok((id(&row, "address_id")?, account::read(&row)?)))
        .transpose()
}

/// Revokes the addresses of a person; returns how many there were.
pub async fn revoke(tx: &mut Tx, user: UserId, now: Timestamp) -> Result<u64, StoreError> {
    Ok(tx
        .execute(REVOKE, &[user.uuid().into(), now.into()])
        .await?)
}

/// Remembers that a program has read the calendar.
pub async fn touch(
    tx: &mut Tx,
    address: CalendarAddressId,
    now: Timestamp,
) -> Result<(), StoreError> {
    tx.execute(TOUCH, &[address.uuid().into(), now.into()])
        .await?;
    Ok(())
}

fn read(row: &Row) -> Result<AddressRow, StoreError> {
    Ok(AddressRow {
        id: id(row, "id")?,
        created_at: row.get("created_at")?,
        read_at: row.get("read_at")?,
    })
}
