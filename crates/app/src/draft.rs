//! What somebody was typing, kept until it is saved for good. A draft belongs to one person, one
//! case and one form; nobody else is ever given it, and it outlives the session.
//!
//! Forms take part with three calls: `of` when the form opens, `done` in the transaction that
//! saves it, and the page names the form in `data-draft-url`. Saving a draft writes no log entry:
//! only its author has seen it, and the page that opened the form is in the log.

use access::Action;
use auth::{session::TOUCH_INTERVAL, token::Token};
use domain::ids::{CaseId, UserId};
use jiff::{SignedDuration, Timestamp};
pub use store::draft::DraftRow;
use store::{StoreError, Tx, session::SessionRow};

use crate::{App, AppError, OpContext};

/// Longest draft, in bytes as sent.
pub const MAX_BYTES: usize = 100_000;

/// How long after its last use an expired session may still leave a draft behind.
const RESCUED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// The draft of this person for a form of the case, if there is one.
pub(crate) async fn of(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    form: &str,
) -> Result<Option<DraftRow>, AppError> {
    Ok(store::draft::get(tx, ctx.actor.user, case, form).await?)
}

/// Forgets the draft of a form that was saved.
pub(crate) async fn done(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    form: &str,
) -> Result<(), AppError> {
    Ok(store::draft::remove(tx, ctx.actor.user, case, form).await?)
}

/// Keeps what this person is typing into a form of the case.
pub async fn save(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    form: &str,
    content: &str,
) -> Result<(), AppError> {
    checked(form, content)?;
    let mut tx = app.store.write().await?;
    app.case_for(&mut tx, ctx, Action::ViewCase, case).await?;
    keep(&mut tx, ctx.actor.user, case, form, content, ctx.now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Throws a draft away because its author does not want it.
pub async fn discard(app: &App, ctx: &OpContext, case: CaseId, form: &str) -> Result<(), AppError> {
    checked(form, "")?;
    let mut tx = app.store.write().await?;
    app.case_for(&mut tx, ctx, Action::ViewCase, case).await?;
    done(&mut tx, ctx, case, form).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Keeps what was sent with a session whose time was over, for the person whose session it was. A
/// session that somebody has ended saves nothing, and what the same person has typed elsewhere
/// since is not overwritten. Returns whether it was kept; the answer to the browser must not depend
/// on it.
pub async fn rescue(
    app: &App,
    now: Timestamp,
    secret: &str,
    case: CaseId,
    form: &str,
    content: &str,
) -> Result<bool, AppError> {
    checked(form, content)?;
    let Ok(token) = Token::parse(secret) else {
        return Ok(false);
    };
    let mut tx = app.store.write().await?;
    let session = store::session::by_token(&mut tx, &token.hash()).await?;
    let Some(session) = session
        .filter(|one| one.ended_at.is_none() && now.duration_since(one.last_seen_at) < RESCUED_FOR)
    else {
        return Ok(false);
    };
    let account = store::account::by_id(&mut tx, session.user).await?;
    let Some(account) = account.filter(|one| one.active) else {
        return Ok(false);
    };
    let actor = store::account::actor(&mut tx, &account).await?;
    let seen = store::case::fetch_for(&mut tx, &actor, Action::ViewCase, case).await;
    if seen.is_err() || typed_elsewhere(&mut tx, &session, case, form).await? {
        return Ok(false);
    }
    keep(&mut tx, actor.user, case, form, content, now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(true)
}

/// Whether the draft that is kept may come from another session, used after this one.
async fn typed_elsewhere(
    tx: &mut Tx,
    session: &SessionRow,
    case: CaseId,
    form: &str,
) -> Result<bool, AppError> {
    let Some(draft) = store::draft::get(tx, session.user, case, form).await? else {
        return Ok(false);
    };
    // The last use of a session is noted only so often, so its own draft can be a little newer.
    let last_own = session.last_seen_at + TOUCH_INTERVAL;
    let used = store::session::used_elsewhere(tx, session).await?;
    Ok(draft.saved_at > last_own && used.is_some_and(|at| at > session.last_seen_at))
}

async fn keep(
    tx: &mut Tx,
    user: UserId,
    case: CaseId,
    form: &str,
    content: &str,
    now: Timestamp,
) -> Result<(), AppError> {
    let draft = DraftRow {
        content: content.to_owned(),
        saved_at: now,
    };
    Ok(store::draft::save(tx, user, case, form, &draft).await?)
}

/// Names of forms are made by pages: lower-case letters, digits and hyphens.
fn checked(form: &str, content: &str) -> Result<(), AppError> {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if form.is_empty() || form.len() > 64 || !form.chars().all(plain) {
        return Err(AppError::NotFound);
    }
    if content.len() > MAX_BYTES {
        return Err(AppError::invalid("", "note-draft-too-long"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_is_named_plainly_and_its_draft_has_an_end() {
        assert!(checked("note-0192", "body=x").is_ok());
        for name in ["", "../x", "Note", "a b", &"x".repeat(65)] {
            assert!(matches!(checked(name, ""), Err(AppError::NotFound)));
        }
        let long = "x".repeat(MAX_BYTES + 1);
        assert!(matches!(checked("note", &long), Err(AppError::Invalid(_))));
    }
}
