//! What somebody was typing, kept until it is saved for good. A draft belongs to one person, one
//! form and its case, if it has one; nobody else is ever given it, and it outlives the session.
//!
//! A form is named by the address that it is sent to, so that no use case has to know of drafts:
//! `web` keeps what was sent with a session that had ended ([`rescue`]), asks for it when the form
//! opens ([`of`]) and forgets it once the form was taken ([`done`]). Saving a draft writes no log
//! entry: only its author has seen it, and the page that opened the form is in the log.

use access::Action;
use auth::{session::TOUCH_INTERVAL, token::Token};
use domain::ids::{CaseId, UserId};
use jiff::{SignedDuration, Timestamp};
pub use store::draft::DraftRow;
use store::{
    StoreError, Tx,
    log::{LogEntry, LogFilter},
    session::SessionRow,
};

use crate::{App, AppError, OpContext};

/// Longest draft, in bytes as sent.
pub const MAX_BYTES: usize = 100_000;

/// Longest name of a form, in bytes.
const MAX_NAME: usize = 300;

/// How long after its last use an expired session may still leave a draft behind.
const RESCUED_FOR: SignedDuration = SignedDuration::from_hours(24);

/// A draft that nobody came back to is forgotten after this time.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// Entries that are looked through for what others have changed.
const LOOKED_THROUGH: i64 = 200;

/// How long a change may have been under way before it stands in the log.
const UNDER_WAY: SignedDuration = SignedDuration::from_mins(1);

/// The ends of the actions that only read.
const READS: [&str; 12] = [
    ".view", ".list", ".form", ".print", ".preview", ".paper", ".compare", ".search", ".sheet",
    ".file", ".export", ".near",
];

/// Whether this person, and nobody else, has changed something in a case since an instant. If that cannot be
/// told, it may have been somebody else.
pub async fn is_own_since(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    since: Timestamp,
) -> Result<bool, AppError> {
    let mut tx = app.store.read().await?;
    let (carrier, filter) = (ctx.actor.carrier, LogFilter::OfCase(case));
    let entries = store::log::latest(&mut tx, carrier, filter, None, LOOKED_THROUGH).await?;
    let all = entries.len();
    let later: Vec<LogEntry> = entries
        .into_iter()
        .map(|one| one.entry)
        .take_while(|one| one.at >= since - UNDER_WAY)
        .collect();
    let is_change = |one: &&LogEntry| {
        one.outcome == "ok" && !READS.iter().any(|read| one.action.ends_with(read))
    };
    let seen_all = later.len() < all || i64::try_from(all).is_ok_and(|all| all < LOOKED_THROUGH);
    let changes: Vec<&LogEntry> = later.iter().filter(is_change).collect();
    let own = changes.iter().all(|one| one.user == Some(ctx.actor.user));
    Ok(seen_all && own && !changes.is_empty())
}

/// The draft of this person for a form, if there is one.
pub async fn of(app: &App, ctx: &OpContext, form: &str) -> Result<Option<DraftRow>, AppError> {
    let mut tx = app.store.read().await?;
    Ok(store::draft::get(&mut tx, ctx.actor.user, form).await?)
}

/// Keeps what this person is typing into a form.
pub async fn save(
    app: &App,
    ctx: &OpContext,
    case: Option<CaseId>,
    form: &str,
    content: &str,
) -> Result<(), AppError> {
    checked(form, content)?;
    let mut tx = app.store.write().await?;
    if let Some(case) = case {
        app.case_for(&mut tx, ctx, Action::ViewCase, case).await?;
    }
    keep(&mut tx, ctx.actor.user, case, form, content, ctx.now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Forgets a person's draft: it was saved for good, or is not wanted. Writes nothing if there is
/// none.
pub async fn done(app: &App, user: UserId, form: &str) -> Result<(), AppError> {
    let mut tx = app.store.read().await?;
    let kept = store::draft::get(&mut tx, user, form).await?;
    drop(tx);
    if kept.is_none() {
        return Ok(());
    }
    let mut tx = app.store.write().await?;
    store::draft::remove(&mut tx, user, form).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Forgets the drafts that nobody came back to.
pub(crate) async fn forget_old(app: &App, now: Timestamp) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    store::draft::remove_old(&mut tx, now - KEPT_FOR).await?;
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
    case: Option<CaseId>,
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
    if !may_keep(&mut tx, session.user, case, now).await? {
        return Ok(false);
    }
    if typed_elsewhere(&mut tx, &session, form).await? {
        return Ok(false);
    }
    keep(&mut tx, session.user, case, form, content, now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(true)
}

/// Keeps what was sent and refused: whoever leaves the answer, to change the language or by mistake, finds it again.
pub async fn refused(
    app: &App,
    now: Timestamp,
    user: UserId,
    case: Option<CaseId>,
    form: &str,
    content: &str,
) -> Result<(), AppError> {
    checked(form, content)?;
    let mut tx = app.store.write().await?;
    if may_keep(&mut tx, user, case, now).await? {
        keep(&mut tx, user, case, form, content, now).await?;
        tx.commit().await.map_err(StoreError::from)?;
    }
    Ok(())
}

/// Whether somebody is still there and sees the case that they type about.
async fn may_keep(
    tx: &mut Tx,
    user: UserId,
    case: Option<CaseId>,
    now: Timestamp,
) -> Result<bool, AppError> {
    let account = store::account::by_id(tx, user).await?;
    let Some(account) = account.filter(|one| one.active) else {
        return Ok(false);
    };
    let Some(case) = case else {
        return Ok(true);
    };
    let actor = store::account::actor(tx, &account).await?;
    let seen = store::case::fetch_for(tx, &actor, Action::ViewCase, case, now).await;
    Ok(seen.is_ok())
}

/// Whether the draft that is kept may come from another session, used after this one.
async fn typed_elsewhere(tx: &mut Tx, session: &SessionRow, form: &str) -> Result<bool, AppError> {
    let Some(draft) = store::draft::get(tx, session.user, form).await? else {
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
    case: Option<CaseId>,
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

/// A form is named by an address of this host.
fn checked(form: &str, content: &str) -> Result<(), AppError> {
    if !form.starts_with('/') || form.len() > MAX_NAME {
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
    fn a_form_is_an_address_and_its_draft_has_an_end() {
        assert!(checked("/cases/0192/notes", "body=x").is_ok());
        for name in ["", "../x", "note", &format!("/{}", "x".repeat(MAX_NAME))] {
            assert!(matches!(checked(name, ""), Err(AppError::NotFound)));
        }
        let long = "x".repeat(MAX_BYTES + 1);
        assert!(matches!(checked("/x", &long), Err(AppError::Invalid(_))));
    }
}
