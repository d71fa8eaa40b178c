//! Signing in and out, and who a request belongs to.

use access::Actor;
use auth::{
    device::Device,
    session::{SessionState, SessionTimes},
    throttle::{self, Throttle},
    token::Token,
};
use domain::ids::{SessionId, UserId};
use jiff::Timestamp;
use store::{StoreError, account::AccountRow, log::LogEntry, session::Begin};
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::{
    App, AppError, IdSource, Message, OpContext, Problems,
    account::{any_notice, page_language},
    journal,
};

/// What comes in before anybody is known.
#[derive(Debug, Clone)]
pub struct Arrival {
    /// The instant.
    pub now: Timestamp,
    /// The request.
    pub request: Uuid,
    /// Where it comes from, coarsened by `auth::throttle::address_key`.
    pub address: String,
    /// With what.
    pub device: Device,
    /// Makes the ids of new rows.
    pub ids: IdSource,
}

/// A person with a valid session.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session.
    pub session: SessionId,
    /// The person as access sees them.
    pub actor: Actor,
    /// Name.
    pub name: String,
    /// `de` or `en`.
    pub language: String,
}

/// How many passwords are checked at a time; each takes 19 MiB.
static HASHING: Semaphore = Semaphore::const_new(2);

/// A person who has just signed in.
#[derive(Debug)]
pub struct Entered {
    /// Who it is.
    pub user: UserId,
    /// The secret for the cookie.
    pub token: Token,
    /// Whether others have changed something about the account, which is to be shown first.
    pub notices: bool,
}

/// Signs a person in. A wrong login and a wrong password answer alike and take as long. A language
/// that was chosen on the way in is the one of this session, and of the account if it has none yet.
pub async fn sign_in(
    app: &App,
    arrival: &Arrival,
    (login, password): (&str, &str),
    language: Option<&str>,
) -> Result<Entered, AppError> {
    let login = login.trim().to_lowercase();
    // Taken before the failures are read, so that many attempts at once neither outrun their
    // counting nor fill the memory with hashes.
    let _turn = HASHING.acquire().await;
    let mut tx = app.store.read().await?;
    let since = arrival.now - throttle::COUNTED_FOR;
    let key = throttle::login_key(&login);
    let (pair, address) = store::account::failures(&mut tx, &key, &arrival.address, since).await?;
    let wait = throttle::delay(counted(pair, arrival.now), counted(address, arrival.now));
    if wait != Throttle::Allowed {
        return Err(AppError::Throttled(wait.seconds()));
    }
    let account = store::account::by_login(&mut tx, &login)
        .await?
        .filter(|one| one.active);
    drop(tx);
    let stored = account.as_ref().and_then(|one| one.password_hash.clone());
    let typed = password.to_owned();
    let right = tokio::task::spawn_blocking(move || {
        auth::password::verify_sign_in(&typed, stored.as_deref())
    })
    .await
    .unwrap_or(false);
    match &account {
        Some(account) if right => {
            let renewed = renewed(app, account, password).await;
            Ok(Entered {
                user: account.id,
                token: open_session(app, arrival, account, (renewed.as_deref(), language)).await?,
                notices: any_notice(app, account.id, arrival.now).await?,
            })
        }
        known => Err(remember_failure(app, arrival, &login, known.as_ref()).await?),
    }
}

/// A new hash of the password, if the stored one was made with weaker parameters than today's.
async fn renewed(app: &App, account: &AccountRow, password: &str) -> Option<String> {
    let stored = account.password_hash.as_deref()?;
    if !auth::password::needs_rehash(stored) {
        return None;
    }
    // Without a new hash the old one goes on, until the next time.
    crate::account::hashed(app, password).await.ok()
}

pub(crate) fn counted(found: store::account::Failures, now: Timestamp) -> throttle::Failures {
    throttle::Failures {
        count: found.count,
        since_last: found
            .last_at
            .map_or(throttle::COUNTED_FOR, |last| now.duration_since(last)),
    }
}

async fn remember_failure(
    app: &App,
    arrival: &Arrival,
    login: &str,
    known: Option<&AccountRow>,
) -> Result<AppError, AppError> {
    let mut tx = app.store.write().await?;
    let row = arrival.ids.uuid();
    let key = throttle::login_key(login);
    store::account::insert_failure(&mut tx, row, &key, &arrival.address, arrival.now).await?;
    // Names the account that was tried, so that its carrier's officer sees the attempt.
    store::log::append(
        &mut tx,
        &entry(arrival, known, "session.sign_in", "refused"),
    )
    .await?;
    tx.commit().await.map_err(StoreError::from)?;
    let mut problems = Problems::new();
    problems.add("", Message::new("session-wrong"));
    Ok(AppError::Invalid(problems))
}

/// Opens a session for an account whose password was right; `renewed` is a better hash of it,
/// `language` the one that was chosen on the way in. If the account was locked or its password was
/// taken away meanwhile, the password was wrong.
pub(crate) async fn open_session(
    app: &App,
    arrival: &Arrival,
    account: &AccountRow,
    (renewed, language): (Option<&str>, Option<&str>),
) -> Result<Token, AppError> {
    let token = app.chance.token();
    let mut tx = app.store.write().await?;
    let now = store::account::held(&mut tx, account.id).await?;
    let same = now.filter(|now| now.active && now.password_hash == account.password_hash);
    if same.is_none() {
        drop(tx);
        return Err(remember_failure(app, arrival, &account.login, Some(account)).await?);
    }
    if let Some(hash) = renewed {
        store::account::renew_hash(&mut tx, account.id, hash).await?;
    }
    let language = language.map(page_language);
    if let Some(language) = language.filter(|_| account.language.is_empty()) {
        store::account::set_language(&mut tx, account.id, language).await?;
    }
    let begin = Begin {
        id: arrival.ids.next(),
        token_hash: &token.hash(),
        user: account.id,
        at: arrival.now,
        device: &arrival.device.code(),
        language: language.unwrap_or_default(),
    };
    store::session::insert(&mut tx, &begin).await?;
    let key = throttle::login_key(&account.login);
    store::account::clear_failures(&mut tx, &key, &arrival.address).await?;
    store::log::append(
        &mut tx,
        &entry(arrival, Some(account), "session.sign_in", "ok"),
    )
    .await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(token)
}

pub(crate) fn entry(
    arrival: &Arrival,
    account: Option<&AccountRow>,
    action: &str,
    outcome: &str,
) -> LogEntry {
    LogEntry {
        carrier: account.map(|one| one.carrier),
        at: arrival.now,
        user: account.map(|one| one.id),
        action: action.to_owned(),
        case: None,
        subject: String::new(),
        purpose: String::new(),
        outcome: outcome.to_owned(),
        request: Some(arrival.request),
        detail: String::new(),
        cases: Vec::new(),
    }
}

/// Forgets failed attempts that no longer count; returns how many there were.
pub async fn forget_failures(app: &App, now: Timestamp) -> Result<u64, AppError> {
    let mut tx = app.store.write().await?;
    let forgotten = store::account::forget_failures(&mut tx, now - throttle::COUNTED_FOR).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(forgotten)
}

/// The person whose session this secret opens; `None` if it is unknown, over or ended.
pub async fn authenticate(
    app: &App,
    now: Timestamp,
    secret: &str,
) -> Result<Option<SignedIn>, AppError> {
    let Ok(token) = Token::parse(secret) else {
        return Ok(None);
    };
    let mut tx = app.store.read().await?;
    let found = store::session::with_account(&mut tx, &token.hash()).await?;
    let Some((session, account)) = found.filter(|(_, account)| account.active) else {
        return Ok(None);
    };
    let times = SessionTimes::new(session.created_at, session.last_seen_at);
    if session.ended_at.is_some() || times.state(now) != SessionState::Valid {
        return Ok(None);
    }
    let actor = store::account::actor(&mut tx, &account).await?;
    drop(tx);
    if times.touch_due(now) {
        let mut tx = app.store.write().await?;
        store::session::touch(&mut tx, session.id, now).await?;
        tx.commit().await.map_err(StoreError::from)?;
    }
    Ok(Some(SignedIn {
        session: session.id,
        actor,
        name: account.name,
        language: if session.language.is_empty() {
            account.language
        } else {
            session.language
        },
    }))
}

/// Ends the session of a request.
pub async fn sign_out(app: &App, ctx: &OpContext, session: SessionId) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    store::session::end(&mut tx, session, ctx.now).await?;
    journal::changed(&mut tx, ctx, crate::Done::new("session.sign_out")).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Remembers the language of a person's pages, in all their sessions.
pub async fn set_language(app: &App, ctx: &OpContext, language: &str) -> Result<(), AppError> {
    let user = ctx.actor.user;
    let mut tx = app.store.write().await?;
    store::account::set_language(&mut tx, user, page_language(language)).await?;
    store::session::follow_account(&mut tx, user).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The login of the demonstration's account with a role.
pub fn demo_login(role: access::Role) -> String {
    match role {
        access::Role::TransitionManager => "anna",
        access::Role::PrisonSocialService => "sozialdienst",
        access::Role::Coordination => "koordination",
        access::Role::DataProtectionOfficer => "datenschutz",
        access::Role::Administrator => "admin",
    }
    .to_owned()
}
