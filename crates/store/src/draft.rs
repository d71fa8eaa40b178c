//! Drafts: what somebody was typing, bound to user, case and form. Nobody but that user is ever
//! given one.

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

const SAVE: &str = "INSERT INTO draft (user_id, case_id, form, content, saved_at)
 VALUES ($1, $2, $3, $4, $5)
 ON CONFLICT (user_id, case_id, form) DO UPDATE SET content = excluded.content,
 saved_at = excluded.saved_at";
const GET: &str = "SELECT content, saved_at FROM draft
 WHERE user_id = $1 AND case_id = $2 AND form = $3";
const REMOVE: &str = "DELETE FROM draft WHERE user_id = $1 AND case_id = $2 AND form = $3";

/// Keeps what is being typed, in the place of what was kept before.
pub async fn save(
    tx: &mut Tx,
    user: UserId,
    case: CaseId,
    form: &str,
    draft: &DraftRow,
) -> Result<(), StoreError> {
    let params = [
        user.uuid().into(),
        case.uuid().into(),
        form.into(),
        draft.content.as_str().into(),
        draft.saved_at.into(),
    ];
    tx.execute(SAVE, &params).await?;
    Ok(())
}

/// What this person was typing into this form of the case.
pub async fn get(
    tx: &mut Tx,
    user: UserId,
    case: CaseId,
    form: &str,
) -> Result<Option<DraftRow>, StoreError> {
    let params = [user.uuid().into(), case.uuid().into(), form.into()];
    tx.query_opt(GET, &params)
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
pub async fn remove(tx: &mut Tx, user: UserId, case: CaseId, form: &str) -> Result<(), StoreError> {
    let params = [user.uuid().into(), case.uuid().into(), form.into()];
    tx.execute(REMOVE, &params).await?;
    Ok(())
}
