//! Forms that were taken, so that the same form is not taken twice.

use db::Tx;
use domain::ids::{CaseId, UserId};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::{StoreError, reading::id};

/// A form that was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SentRow {
    /// Who sent it.
    pub user: UserId,
    /// Which form it is: the address that it is known by.
    pub form: String,
    /// What it said, see [`digest`].
    pub digest: Vec<u8>,
    /// Where its answer led; `None` until the answer was given.
    pub answer: Option<String>,
    /// When it was taken.
    pub at: Timestamp,
}

const CLAIM: &str = "INSERT INTO form_sent (id, user_id, case_id, form, digest, sent_at)
 VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (id, form) DO NOTHING";
const GET: &str = "SELECT user_id, form, digest, answer, sent_at FROM form_sent
 WHERE id = $1 AND form = $2";
const ANSWERED: &str = "UPDATE form_sent SET answer = $4
 WHERE id = $1 AND form = $2 AND user_id = $3";
const REMOVE: &str = "DELETE FROM form_sent
 WHERE id = $1 AND form = $2 AND user_id = $3";
const REMOVE_OLD: &str = "DELETE FROM form_sent WHERE sent_at < $1";

/// What was sent, as one number: where to, and every field as it came.
pub fn digest(address: &str, content: &[u8]) -> Vec<u8> {
    let hash = Sha256::new()
        .chain_update(address.as_bytes())
        .chain_update(b"\n")
        .chain_update(content);
    hash.finalize().to_vec()
}

/// Notes that a form is taken, in the transaction of what it changes. Returns `false` if it was taken
/// before.
pub async fn claim(
    tx: &mut Tx,
    id: Uuid,
    row: &SentRow,
    case: Option<CaseId>,
) -> Result<bool, StoreError> {
    let params = [
        id.into(),
        row.user.uuid().into(),
        case.map(CaseId::uuid).into(),
        row.form.as_str().into(),
        row.digest.as_slice().into(),
        row.at.into(),
    ];
    Ok(tx.execute(CLAIM, &params).await? == 1)
}

/// This form of the page with this id, if it was taken.
pub async fn get(tx: &mut Tx, once: Uuid, form: &str) -> Result<Option<SentRow>, StoreError> {
    let row = tx.query_opt(GET, &[once.into(), form.into()]).await?;
    row.map(|row| {
        Ok(SentRow {
            user: id(&row, "user_id")?,
            form: row.get("form")?,
            digest: row.get("digest")?,
            answer: row.get("answer")?,
            at: row.get("sent_at")?,
        })
    })
    .transpose()
}

/// Notes where the answer led.
pub async fn answered(
    tx: &mut Tx,
    once: Uuid,
    (form, user): (&str, UserId),
    answer: &str,
) -> Result<(), StoreError> {
    let params = [once.into(), form.into(), user.uuid().into(), answer.into()];
    tx.execute(ANSWERED, &params).await?;
    Ok(())
}

/// Forgets a form that was not taken after all.
pub async fn remove(tx: &mut Tx, once: Uuid, form: &str, user: UserId) -> Result<(), StoreError> {
    let params = [once.into(), form.into(), user.uuid().into()];
    tx.execute(REMOVE, &params).await?;
    Ok(())
}

/// Forgets all forms that were sent before an instant.
pub async fn remove_old(tx: &mut Tx, before: Timestamp) -> Result<(), StoreError> {
    tx.execute(REMOVE_OLD, &[before.into()]).await?;
    Ok(())
}
