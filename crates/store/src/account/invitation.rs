//! One-time links: the first administrator's, a new account's, a reset.

use db::Tx;
use domain::ids::{InvitationId, UserId};
use jiff::Timestamp;

use crate::{
    StoreError,
    reading::{hit, id, opt_id},
};

const INSERT_INVITATION: &str =
    "INSERT INTO invitation (id, token_hash, user_id, purpose, created_at)
 VALUES ($1, $2, $3, $4, $5)";
const INVITATION: &str = "SELECT * FROM invitation WHERE token_hash = $1";
const WITHDRAW_OF_USER: &str =
    "UPDATE invitation SET used_at = $2 WHERE user_id = $1 AND used_at IS NULL";
const WITHDRAW_FIRST: &str =
    "UPDATE invitation SET used_at = $1 WHERE user_id IS NULL AND used_at IS NULL";
const USE_INVITATION: &str = "UPDATE invitation SET used_at = $2 WHERE id = $1 AND used_at IS NULL";

/// A one-time link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationRow {
    /// Its id.
    pub id: InvitationId,
    /// Whose password it sets; `None`: it makes the first administrator.
    pub user: Option<UserId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

/// Stores a one-time link; only the hash of its secret is kept.
pub async fn insert_invitation(
    tx: &mut Tx,
    invitation: InvitationId,
    token_hash: &[u8],
    user: Option<UserId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let purpose = if user.is_some() {
        "password"
    } else {
        "first_administrator"
    };
    let params = [
        invitation.uuid().into(),
        token_hash.to_vec().into(),
        user.map(UserId::uuid).into(),
        purpose.into(),
        now.into(),
    ];
    tx.execute(INSERT_INVITATION, &params).await?;
    Ok(())
}

/// The one-time link with this secret.
pub async fn invitation(
    tx: &mut Tx,
    token_hash: &[u8],
) -> Result<Option<InvitationRow>, StoreError> {
    let row = tx
        .query_opt(INVITATION, &[token_hash.to_vec().into()])
        .await?;
    row.map(|row| {
        Ok(InvitationRow {
            id: id(&row, "id")?,
            user: opt_id(&row, "user_id")?,
            created_at: row.get("created_at")?,
            used_at: row.get("used_at")?,
        })
    })
    .transpose()
}

/// Marks a one-time link as used; [`StoreError::Stale`] if it was already.
pub async fn use_invitation(
    tx: &mut Tx,
    invitation: InvitationId,
    now: Timestamp,
) -> Result<(), StoreError> {
    hit(tx
        .execute(USE_INVITATION, &[invitation.uuid().into(), now.into()])
        .await?)
}

/// Ends all open links of a person, or with `None` those for the first administrator, so that only
/// the newest link works.
pub async fn withdraw_invitations(
    tx: &mut Tx,
    user: Option<UserId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    match user {
        Some(user) => {
            tx.execute(WITHDRAW_OF_USER, &[user.uuid().into(), now.into()])
                .await?
        }
        None => tx.execute(WITHDRAW_FIRST, &[now.into()]).await?,
    };
    Ok(())
}
