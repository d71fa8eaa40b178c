//! Drafts: what somebody was typing, bound to the person, the case and the form. Nobody but that
//! person is ever given one.

use db::Tx;
use domain::ids::{CaseId, UserId};
use jiff::Timestamp;

use crate::StoreError;

/// What was being typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DraftRow {
    /// The fields as they were sent: `a=1&b=2`.
    pub content: String,
    /// When it was saved.
    pub saved_at: Timestamp,
}

const SAVE: &str = "INSERT INTO draft (user_id, form, case_id, content, saved_at)
 VALUES ($1, $2, $3, $4, $5)
 ON CONFLICT (user_id, form) DO UPDATE SET content = excluded.content,
 saved_at = excluded.saved_at";
const GET: &str = "SELECT content, saved_at FROM draft WHERE user_id = $1 AND form = $2";
const REMOVE: &str = "DELETE FROM draft WHERE user_id = $1 AND form = $2";
const REMOVE_OLD: &str = "DELETE FROM draft WHERE saved_at < $1";

/// Keeps what is being typed, in the place of what was kept before. `form` is the address that the
/// form is sent to.
pub async fn save(
    tx: &mut Tx,
    user: UserId,
    case: Option<CaseId>,
    form: &str,
    draft: &DraftRow,
) -> Result<(), StoreError> {
    let params = [
        user.uuid().into(),
        form.into(),
        case.map(CaseId::uuid).into(),
        draft.content.as_str().into(),
        draft.saved_at.into(),
    ];
    tx.execute(SAVE, &params).await?;
    Ok(())
}

/// What this person was typing into this form.
pub async fn get(tx: &mut Tx, user: UserId, form: &str) -> Result<Option<DraftRow>, StoreError> {
    tx.query_opt(GET, &[user.uuid().into(), form.into()])
        .await?
        .map(|row| {
            Ok(DraftRow {
                content: row.get("content")?,
                saved_at: row.get("saved_at")?,
            })
        })
        .transpose()
}

/// Forgets a draft, because it was saved for good or is not wanted any more.
pub async fn remove(tx: &mut Tx, user: UserId, form: &str) -> Result<(), StoreError> {
    tx.execute(REMOVE, &[user.uuid().into(), form.into()])
        .await?;
    Ok(())
}

/// Forgets all drafts from before an instant.
pub async fn remove_old(tx: &mut Tx, before: Timestamp) -> Result<(), StoreError> {
    tx.execute(REMOVE_OLD, &[before.into()]).await?;
    Ok(())
}
