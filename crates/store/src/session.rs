//! Sessions. Only the hash of the secret in the cookie is kept.

use db::Tx;
use domain::ids::{SessionId, UserId};
use jiff::Timestamp;

use crate::{
    StoreError,
    account::{self, AccountRow},
    reading::{hit, id},
};

/// A session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Its id.
    pub id: SessionId,
    /// Whose it is.
    pub user: UserId,
    /// When it began.
    pub created_at: Timestamp,
    /// The last use that was written down.
    pub last_seen_at: Timestamp,
    /// When it was ended, if it was.
    pub ended_at: Option<Timestamp>,
    /// With what it was begun, as `auth::device` keeps it; empty if that is not known.
    pub device: String,
    /// The language that was chosen for it alone; empty if none was.
    pub language: String,
}

/// A session that begins.
#[derive(Debug, Clone, Copy)]
pub struct Begin<'a> {
    /// Its id.
    pub id: SessionId,
    /// The hash of its secret.
    pub token_hash: &'a [u8],
    /// Whose it is.
    pub user: UserId,
    /// When.
    pub at: Timestamp,
    /// With what, as `auth::device` keeps it.
    pub device: &'a str,
    /// The language that was chosen for it alone, or empty.
    pub language: &'a str,
}

const INSERT: &str = "INSERT INTO session (id, token_hash, user_id, created_at, last_seen_at,
 device, language) VALUES ($1, $2, $3, $4, $4, $5, $6)";
const BY_TOKEN: &str = "SELECT * FROM session WHERE token_hash = $1";
const WITH_ACCOUNT: &str = "SELECT u.*, s.id AS session_id, s.created_at AS began_at,
 s.last_seen_at, s.ended_at, s.device, s.language AS own_language FROM session s JOIN user_account u ON u.id = s.user_id
 WHERE s.token_hash = $1";
const TOUCH: &str = "UPDATE session SET last_seen_at = $2 WHERE id = $1";
const FOLLOW_ACCOUNT: &str = "UPDATE session SET language = '' WHERE user_id = $1
 AND ended_at IS NULL";
const END: &str = "UPDATE session SET ended_at = $2 WHERE id = $1 AND ended_at IS NULL";
const END_ALL: &str = "UPDATE session SET ended_at = $2 WHERE user_id = $1 AND ended_at IS NULL";
const END_OF_USER: &str = "UPDATE session SET ended_at = $3
 WHERE user_id = $1 AND id = $2 AND ended_at IS NULL";
const END_OTHERS: &str = "UPDATE session SET ended_at = $3
 WHERE user_id = $1 AND id <> $2 AND ended_at IS NULL";
const OPEN_OF_USER: &str = "SELECT * FROM session
 WHERE user_id = $1 AND ended_at IS NULL ORDER BY created_at DESC, id DESC";

const USED_ELSEWHERE: &str = "SELECT MAX(last_seen_at) AS last_used FROM session
 WHERE user_id = $1 AND id <> $2";

/// Stores a new session.
pub async fn insert(tx: &mut Tx, begin: &Begin<'_>) -> Result<(), StoreError> {
    let params = [
        begin.id.uuid().into(),
        begin.token_hash.to_vec().into(),
        begin.user.uuid().into(),
        begin.at.into(),
        begin.device.into(),
        begin.language.into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// The session with this secret, ended or not.
pub async fn by_token(tx: &mut Tx, token_hash: &[u8]) -> Result<Option<SessionRow>, StoreError> {
    let row = tx
        .query_opt(BY_TOKEN, &[token_hash.to_vec().into()])
        .await?;
    row.as_ref().map(read).transpose()
}

/// The session with this secret, ended or not, and whose it is: what every request asks for.
pub async fn with_account(
    tx: &mut Tx,
    token_hash: &[u8],
) -> Result<Option<(SessionRow, AccountRow)>, StoreError> {
    let row = tx
        .query_opt(WITH_ACCOUNT, &[token_hash.to_vec().into()])
        .await?;
    row.map(|row| {
        let account = account::read(&row)?;
        let session = SessionRow {
            id: id(&row, "session_id")?,
            user: account.id,
            created_at: row.get("began_at")?,
            last_seen_at: row.get("last_seen_at")?,
            ended_at: row.get("ended_at")?,
            device: row.get("device")?,
            language: row.get("own_language")?,
        };
        Ok((session, account))
    })
    .transpose()
}

/// Writes down that the session was used.
pub async fn touch(tx: &mut Tx, session: SessionId, now: Timestamp) -> Result<(), StoreError> {
    hit(tx
        .execute(TOUCH, &[session.uuid().into(), now.into()])
        .await?)
}

/// The open sessions of a person have the language of the account again.
pub async fn follow_account(tx: &mut Tx, user: UserId) -> Result<(), StoreError> {
    tx.execute(FOLLOW_ACCOUNT, &[user.uuid().into()]).await?;
    Ok(())
}

/// Ends a session.
pub async fn end(tx: &mut Tx, session: SessionId, now: Timestamp) -> Result<(), StoreError> {
    tx.execute(END, &[session.uuid().into(), now.into()])
        .await?;
    Ok(())
}

/// Ends all sessions of a person; returns how many.
pub async fn end_all(tx: &mut Tx, user: UserId, now: Timestamp) -> Result<u64, StoreError> {
    Ok(tx
        .execute(END_ALL, &[user.uuid().into(), now.into()])
        .await?)
}

/// Ends one session of a person; `false` if it is not theirs or was ended before.
pub async fn end_of_user(
    tx: &mut Tx,
    user: UserId,
    session: SessionId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let params = [user.uuid().into(), session.uuid().into(), now.into()];
    Ok(tx.execute(END_OF_USER, &params).await? == 1)
}

/// Ends all sessions of a person but one; returns how many.
pub async fn end_others(
    tx: &mut Tx,
    user: UserId,
    kept: SessionId,
    now: Timestamp,
) -> Result<u64, StoreError> {
    let params = [user.uuid().into(), kept.uuid().into(), now.into()];
    Ok(tx.execute(END_OTHERS, &params).await?)
}

/// When the person of this session last used another one.
pub async fn used_elsewhere(
    tx: &mut Tx,
    session: &SessionRow,
) -> Result<Option<Timestamp>, StoreError> {
    let params = [session.user.uuid().into(), session.id.uuid().into()];
    Ok(tx
        .query_one(USED_ELSEWHERE, &params)
        .await?
        .get("last_used")?)
}

/// The sessions of a person that were not ended, newest first.
pub async fn open_of_user(tx: &mut Tx, user: UserId) -> Result<Vec<SessionRow>, StoreError> {
    let rows = tx.query(OPEN_OF_USER, &[user.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &db::Row) -> Result<SessionRow, StoreError> {
    Ok(SessionRow {
        id: id(row, "id")?,
        user: id(row, "user_id")?,
        created_at: row.get("created_at")?,
        last_seen_at: row.get("last_seen_at")?,
        ended_at: row.get("ended_at")?,
        device: row.get("device")?,
        language: row.get("language")?,
    })
}
