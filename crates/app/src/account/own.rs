//! What people do with their own account.

use auth::throttle::{self, Throttle};
use domain::ids::SessionId;
use jiff::civil::Date;
use store::{StoreError, account::AccountRow, session::SessionRow};

use super::{check, conflict, link::hashed, live_sessions, row_of};
use crate::{App, AppError, Done, OpContext, Problems, journal};

/// What people can change about themselves, as typed.
#[derive(Debug, Clone, Default)]
pub struct OwnInput {
    /// The version that the form showed.
    pub version: i64,
    /// `de` or `en`.
    pub language: String,
    /// Last day of an absence.
    pub absent_until: Option<Date>,
}

/// A change of the own password, as typed.
#[derive(Debug, Clone, Default)]
pub struct PasswordChange {
    /// The old one.
    pub current: String,
    /// The new one.
    pub password: String,
    /// The new one once more.
    pub again: String,
}

/// The own account with the sessions that could be used now.
pub async fn own(app: &App, ctx: &OpContext) -> Result<(AccountRow, Vec<SessionRow>), AppError> {
    let mut tx = app.store.read().await?;
    let row = row_of(&mut tx, ctx, ctx.actor.user).await?;
    let sessions = live_sessions(&mut tx, row.id, ctx.now).await?;
    drop(tx);
    app.viewed(ctx, Done::new("account.own")).await?;
    Ok((row, sessions))
}

/// Changes language and absence. The name is what record and log say of who did something: the administration
/// enters it.
pub async fn change_own(
    app: &App,
    ctx: &OpContext,
    input: OwnInput,
    mut problems: Problems,
) -> Result<(), AppError> {
    if input.absent_until.is_some_and(|day| day < ctx.today) {
        problems.add_key("absent_until", "error-date-past");
    }
    problems.none_or_invalid()?;
    let mut tx = app.store.write().await?;
    let row = row_of(&mut tx, ctx, ctx.actor.user).await?;
    if row.version != input.version {
        return Err(conflict(row.version));
    }
    let language = check::page_language(&input.language);
    store::account::set_own(&mut tx, row.id, row.version, language, input.absent_until).await?;
    // What is chosen here is meant for this session too, which may have had another one.
    store::session::follow_account(&mut tx, row.id).await?;
    let done = Done::new("account.change_own").subject(format!("user {}", row.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Changes the own password. The old one is asked, because a desk may have been left unlocked, and
/// wrong answers are slowed down as at sign-in. All other sessions end, and the secret address of the
/// calendar with them.
pub async fn change_password(
    app: &App,
    ctx: &OpContext,
    session: SessionId,
    change: PasswordChange,
) -> Result<(), AppError> {
    let mut tx = app.store.read().await?;
    let row = row_of(&mut tx, ctx, ctx.actor.user).await?;
    let address = format!("account {}", row.id);
    let since = ctx.now - throttle::COUNTED_FOR;
    let key = throttle::login_key(&row.login);
    let (pair, _) = store::account::failures(&mut tx, &key, &address, since).await?;
    drop(tx);
    let failures = throttle::Failures {
        count: pair.count,
        since_last: pair
            .last_at
            .map_or(throttle::COUNTED_FOR, |last| ctx.now.duration_since(last)),
    };
    let wait = throttle::delay(failures, throttle::Failures::default());
    if wait != Throttle::Allowed {
        return Err(AppError::Throttled(wait.seconds()));
    }
    let (typed, stored) = (change.current.clone(), row.password_hash.clone());
    let right = tokio::task::spawn_blocking(move || {
        auth::password::verify_sign_in(&typed, stored.as_deref())
    })
    .await
    .unwrap_or(false);
    let mut problems = Problems::new();
    if !right {
        problems.add_key("current", "account-current-wrong");
    }
    check::password_problems(
        &change.password,
        &change.again,
        &row.login,
        &row.name,
        &mut problems,
    );
    if right && change.password == change.current {
        problems.add_key("password", "account-password-unchanged");
    }
    if !right {
        let mut tx = app.store.write().await?;
        let id = ctx.ids.uuid();
        store::account::insert_failure(&mut tx, id, &key, &address, ctx.now).await?;
        tx.commit().await.map_err(StoreError::from)?;
    }
    problems.none_or_invalid()?;
    let hash = hashed(app, &change.password).await?;
    let mut tx = app.store.write().await?;
    let held = store::account::held(&mut tx, row.id).await?;
    if held.is_none_or(|now| !now.active || now.password_hash != row.password_hash) {
        // Locked, or given a new password, while this one was typed.
        return Err(conflict(row.version));
    }
    store::account::set_password(&mut tx, row.id, &hash).await?;
    store::account::clear_failures(&mut tx, &key, &address).await?;
    store::session::end_others(&mut tx, row.id, session, ctx.now).await?;
    store::calendar::revoke(&mut tx, row.id, ctx.now).await?;
    let done = Done::new("account.password").subject(format!("user {}", row.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Ends one of the own sessions.
pub async fn end_own(app: &App, ctx: &OpContext, session: SessionId) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    if !store::session::end_of_user(&mut tx, ctx.actor.user, session, ctx.now).await? {
        return Err(AppError::NotFound);
    }
    journal::changed(&mut tx, ctx, Done::new("session.end")).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Ends all own sessions but this one; returns how many.
pub async fn end_others(app: &App, ctx: &OpContext, session: SessionId) -> Result<u64, AppError> {
    let mut tx = app.store.write().await?;
    let ended = store::session::end_others(&mut tx, ctx.actor.user, session, ctx.now).await?;
    let done = Done::new("session.end_others").detail(format!("{{\"ended\":{ended}}}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(ended)
}
