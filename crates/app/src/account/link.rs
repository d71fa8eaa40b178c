//! One-time links: the first administrator's, a new account's, a reset of the password.

use access::Role;
use auth::{
    invitation::{Invitation, InvitationState},
    token::Token,
};
use domain::ids::UserId;
use jiff::{SignedDuration, Timestamp};
use rand::CryptoRng;
use store::{StoreError, Tx, account::AccountRow, account::InvitationRow, log::LogEntry};

use super::check::{login_problem, password_problems};
use crate::{App, AppError, IdSource, Message, Problems, session, session::Arrival};

/// What a link is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LinkFor {
    /// Making the first administrator.
    FirstAdministrator,
    /// Setting the password of an account.
    Password {
        /// What is typed to sign in.
        login: String,
        /// Name of the person.
        name: String,
    },
}

/// A link that exists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it is for.
    pub target: LinkFor,
    /// Whether it may be used.
    pub state: InvitationState,
    /// How long it may still be used.
    pub remaining: SignedDuration,
    invitation: InvitationRow,
}

/// Carrier and first administrator, as typed.
#[derive(Debug, Clone, Default)]
pub struct FirstAdministrator {
    /// Name of the carrier.
    pub carrier: String,
    /// The person's name.
    pub name: String,
    /// What will be typed to sign in.
    pub login: String,
    /// The password.
    pub password: String,
    /// The password once more.
    pub again: String,
}

/// A link for the first administrator, as long as nobody has an account. Printed at start; the
/// links of earlier starts end, so that only the newest works.
pub async fn first_link(
    app: &App,
    now: Timestamp,
    ids: &IdSource,
    rng: &mut impl CryptoRng,
) -> Result<Option<Token>, AppError> {
    let token = Token::random(rng);
    let mut tx = app.store.write().await?;
    if store::account::any(&mut tx).await? {
        return Ok(None);
    }
    store::account::withdraw_invitations(&mut tx, None, now).await?;
    store::account::insert_invitation(&mut tx, ids.next(), &token.hash(), None, now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Some(token))
}

/// Makes the only open link of a person.
pub(super) async fn new_link(
    app: &App,
    tx: &mut Tx,
    ids: &IdSource,
    now: Timestamp,
    user: UserId,
) -> Result<Token, AppError> {
    let token = app.chance.token();
    store_link(tx, ids, now, user, &token).await?;
    Ok(token)
}

/// Stores a link of a person and ends the earlier ones.
pub(super) async fn store_link(
    tx: &mut Tx,
    ids: &IdSource,
    now: Timestamp,
    user: UserId,
    token: &Token,
) -> Result<(), AppError> {
    store::account::withdraw_invitations(tx, Some(user), now).await?;
    store::account::insert_invitation(tx, ids.next(), &token.hash(), Some(user), now).await?;
    Ok(())
}

/// What stands behind the secret of a link. Looking does not use it up: mail programs open links.
pub async fn look(app: &App, now: Timestamp, secret: &str) -> Result<Link, AppError> {
    let mut tx = app.store.read().await?;
    let (link, _) = find(&mut tx, now, secret).await?;
    Ok(link)
}

async fn find(
    tx: &mut Tx,
    now: Timestamp,
    secret: &str,
) -> Result<(Link, Option<AccountRow>), AppError> {
    let token = Token::parse(secret).map_err(|_| AppError::NotFound)?;
    let row = store::account::invitation(tx, &token.hash())
        .await?
        .ok_or(AppError::NotFound)?;
    let account = match row.user {
        Some(user) => store::account::by_id(tx, user).await?,
        None => None,
    };
    let life = Invitation {
        created: row.created_at,
        used: row.used_at,
    };
    let over = match &account {
        Some(account) => !account.active,
        None => store::account::any(tx).await?,
    };
    let state = if over {
        InvitationState::Used
    } else {
        life.state(now)
    };
    let target = match &account {
        Some(account) => LinkFor::Password {
            login: account.login.clone(),
            name: account.name.clone(),
        },
        None => LinkFor::FirstAdministrator,
    };
    let link = Link {
        target,
        state,
        remaining: life.remaining(now),
        invitation: row,
    };
    Ok((link, account))
}

fn must_be_open(link: &Link) -> Result<(), AppError> {
    match link.state {
        InvitationState::Open => Ok(()),
        InvitationState::Used => Err(AppError::Refused(Message::new("account-link-used"))),
        InvitationState::Expired => Err(AppError::Refused(Message::new("account-link-expired"))),
    }
}

/// Uses the link up; whoever was faster has used it.
async fn use_up(tx: &mut Tx, link: &Link, now: Timestamp) -> Result<(), AppError> {
    match store::account::use_invitation(tx, link.invitation.id, now).await {
        Err(StoreError::Stale) => Err(AppError::Refused(Message::new("account-link-used"))),
        other => Ok(other?),
    }
}

/// Makes the carrier and its first administrator, and signs them in, in the language of the page.
pub async fn set_up(
    app: &App,
    arrival: &Arrival,
    secret: &str,
    input: FirstAdministrator,
    language: &str,
) -> Result<Token, AppError> {
    let mut tx = app.store.read().await?;
    let (link, account) = find(&mut tx, arrival.now, secret).await?;
    drop(tx);
    if account.is_some() {
        return Err(AppError::NotFound);
    }
    must_be_open(&link)?;
    let input = checked(input)?;
    let hash = hashed(app, &input.password).await?;
    let mut tx = app.store.write().await?;
    use_up(&mut tx, &link, arrival.now).await?;
    let carrier = arrival.ids.next();
    store::site::insert_carrier(&mut tx, carrier, &input.carrier, arrival.now).await?;
    let account = AccountRow {
        id: arrival.ids.next(),
        carrier,
        login: input.login,
        name: input.name,
        role: Role::Administrator,
        password_hash: Some(hash),
        // Nobody has chosen one yet.
        language: String::new(),
        capacity: 0,
        active: true,
        absent_until: None,
        version: 1,
    };
    store::account::insert(&mut tx, &account, arrival.now).await?;
    store::log::append(&mut tx, &entry(arrival, &account, "account.set_up")).await?;
    tx.commit().await.map_err(StoreError::from)?;
    session::open_session(app, arrival, &account, (None, Some(language))).await
}

fn checked(input: FirstAdministrator) -> Result<FirstAdministrator, AppError> {
    let mut problems = Problems::new();
    let input = FirstAdministrator {
        carrier: input.carrier.trim().to_owned(),
        name: input.name.trim().to_owned(),
        login: input.login.trim().to_lowercase(),
        ..input
    };
    for (field, value) in [("carrier", &input.carrier), ("name", &input.name)] {
        if value.is_empty() {
            problems.add_key(field, "error-required");
        } else if value.chars().count() > 200 {
            problems.add(field, Message::new("error-too-long").with("max", 200));
        }
    }
    if let Some(message) = login_problem(&input.login) {
        problems.add("login", message);
    }
    password_problems(
        &input.password,
        &input.again,
        &input.login,
        &input.name,
        &mut problems,
    );
    problems.none_or_invalid()?;
    Ok(input)
}

/// Sets the password of a new or reset account, and signs the person in. An account without a language
/// takes the one of the page.
pub async fn accept(
    app: &App,
    arrival: &Arrival,
    secret: &str,
    (password, again): (&str, &str),
    language: &str,
) -> Result<Token, AppError> {
    let mut tx = app.store.read().await?;
    let (link, account) = find(&mut tx, arrival.now, secret).await?;
    drop(tx);
    let account = account.ok_or(AppError::NotFound)?;
    must_be_open(&link)?;
    let mut problems = Problems::new();
    password_problems(
        password,
        again,
        &account.login,
        &account.name,
        &mut problems,
    );
    problems.none_or_invalid()?;
    let hash = hashed(app, password).await?;
    let mut tx = app.store.write().await?;
    // The account first, as everybody does who locks it and takes its links away.
    let account = store::account::held(&mut tx, account.id).await?;
    let account = account.ok_or(AppError::NotFound)?;
    use_up(&mut tx, &link, arrival.now).await?;
    store::account::set_password(&mut tx, account.id, &hash).await?;
    store::session::end_all(&mut tx, account.id, arrival.now).await?;
    store::calendar::revoke(&mut tx, account.id, arrival.now).await?;
    store::log::append(&mut tx, &entry(arrival, &account, "account.password")).await?;
    tx.commit().await.map_err(StoreError::from)?;
    let account = AccountRow {
        password_hash: Some(hash),
        ..account
    };
    let language = Some(language).filter(|_| account.language.is_empty());
    session::open_session(app, arrival, &account, (None, language)).await
}

/// The hash of a password, made away from the threads that serve requests.
pub(crate) async fn hashed(app: &App, password: &str) -> Result<String, AppError> {
    let (typed, mut chance) = (password.to_owned(), app.chance.clone());
    let hashed =
        tokio::task::spawn_blocking(move || auth::password::hash(&typed, &mut chance)).await;
    match hashed {
        Ok(Ok(hash)) => Ok(hash),
        Ok(Err(error)) => {
            tracing::error!(%error, "a password could not be hashed");
            Err(AppError::invalid(
                "password",
                "code-password-problem-too-long",
            ))
        }
        Err(error) => Err(AppError::Catalogue(format!("hashing was cut off: {error}"))),
    }
}

fn entry(arrival: &Arrival, account: &AccountRow, action: &str) -> LogEntry {
    LogEntry {
        subject: format!("user {}", account.id),
        ..session::entry(arrival, Some(account), action, "ok")
    }
}
