//! What others have changed about an account, kept for the person who uses it.

use db::Tx;
use domain::ids::UserId;
use jiff::Timestamp;
use uuid::Uuid;

use crate::StoreError;

/// A change of an account by somebody else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    /// What, as a code of the use case.
    pub kind: String,
    /// When.
    pub at: Timestamp,
    /// Name of who did it; `None`: from the command line.
    pub by_name: Option<String>,
}

const INSERT: &str = "INSERT INTO account_notice (id, user_id, kind, at, by_user_id)
 VALUES ($1, $2, $3, $4, $5)";
const SINCE: &str = "SELECT n.kind, n.at, u.name AS by_name FROM account_notice n
 LEFT JOIN user_account u ON u.id = n.by_user_id
 WHERE n.user_id = $1 AND n.at >= $2 ORDER BY n.at DESC, n.id DESC";
const FORGET: &str = "DELETE FROM account_notice WHERE at < $1";

/// Keeps a change of an account; `by` is `None` for the command line.
pub async fn insert_notice(
    tx: &mut Tx,
    row_id: Uuid,
    user: UserId,
    kind: &str,
    at: Timestamp,
    by: Option<UserId>,
) -> Result<(), StoreError> {
    let params = [
        row_id.into(),
        user.uuid().into(),
        kind.into(),
        at.into(),
        by.map(UserId::uuid).into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// What others have changed about an account since an instant, newest first.
pub async fn notices_since(
    tx: &mut Tx,
    user: UserId,
    since: Timestamp,
) -> Result<Vec<NoticeRow>, StoreError> {
    let rows = tx.query(SINCE, &[user.uuid().into(), since.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(NoticeRow {
                kind: row.get("kind")?,
                at: row.get("at")?,
                by_name: row.get("by_name")?,
            })
        })
        .collect()
}

/// Forgets what was told long enough.
pub async fn forget_notices(tx: &mut Tx, before: Timestamp) -> Result<(), StoreError> {
    tx.execute(FORGET, &[before.into()]).await?;
    Ok(())
}
