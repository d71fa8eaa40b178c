//! What the command line does with accounts: the way in when nobody can sign in any more.
//!
//! Whoever may run the program on the machine of the database may do this; there is no actor, and
//! the log says so.

use access::Role;
use auth::token::Token;
use domain::{Code, ids::CarrierId};
use jiff::Timestamp;
use rand::CryptoRng;
use store::{StoreError, Tx, account::AccountRow, log::LogEntry};

use super::{
    check::login_problem,
    link::store_link,
    notice::{self, NoticeKind},
};
use crate::{App, IdSource};

/// Why a command about accounts was refused.
#[derive(Debug, thiserror::Error)]
pub enum CommandError {
    /// There is no carrier yet.
    #[error(
        "no carrier yet; open the one-time link that `nahtlos serve` prints at its first start"
    )]
    NoCarrier,
    /// There are several carriers, and none of them has this name.
    #[error("no carrier \"{found}\"; expected one of: {known}")]
    UnknownCarrier {
        /// What was asked for.
        found: String,
        /// Names of all carriers.
        known: String,
    },
    /// A name that cannot be one of a carrier.
    #[error("a carrier has a name of 1 to 200 letters")]
    BadCarrier,
    /// There is a carrier with this name.
    #[error("there is a carrier \"{0}\" already; commands tell carriers apart by their names")]
    CarrierTaken(String),
    /// A login that cannot be one.
    #[error(
        "\"{0}\" cannot be a login; expected 2 to 64 of: a to z, 0 to 9, dot, hyphen, underscore, @"
    )]
    BadLogin(String),
    /// The login is taken.
    #[error("the login \"{0}\" is taken")]
    LoginTaken(String),
    /// There is no account with this login.
    #[error("no account has the login \"{0}\"; `nahtlos user list` names all")]
    UnknownLogin(String),
    /// The account is locked.
    #[error("the account \"{0}\" is locked; an administrator unlocks it")]
    Locked(String),
    /// The carrier has no such site.
    #[error("no site \"{found}\"; expected one of: {known}")]
    UnknownSite {
        /// What was asked for.
        found: String,
        /// Codes of all sites.
        known: String,
    },
    /// The catalogue has no such prison.
    #[error("no institution \"{0}\"; expected the id of one in institutions.toml")]
    UnknownInstitution(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Anything else.
    #[error(transparent)]
    App(#[from] crate::AppError),
}

/// An account to be made from the command line.
#[derive(Debug, Clone)]
pub struct NewAccount {
    /// Name of the carrier; may be left out while there is only one.
    pub carrier: Option<String>,
    /// What is typed to sign in.
    pub login: String,
    /// Name of the person.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Codes of sites (`erfurt`).
    pub sites: Vec<String>,
    /// Ids of prisons (`th-tonna`).
    pub institutions: Vec<String>,
}

/// Makes an account; the token belongs into the link `/invitation/…`.
pub async fn add(
    app: &App,
    now: Timestamp,
    ids: &IdSource,
    rng: &mut impl CryptoRng,
    new: &NewAccount,
) -> Result<Token, CommandError> {
    let token = Token::random(rng);
    let login = new.login.trim().to_lowercase();
    if login_problem(&login).is_some() {
        return Err(CommandError::BadLogin(new.login.clone()));
    }
    let mut tx = app.store.write().await?;
    let carrier = carrier(&mut tx, new.carrier.as_deref()).await?;
    let sites = store::site::of_carrier(&mut tx, carrier).await?;
    let mut chosen = Vec::new();
    for code in &new.sites {
        let site = sites.iter().find(|site| site.code == *code);
        let known = || sites.iter().map(|site| site.code.as_str());
        chosen.push(
            site.map(|site| site.id)
                .ok_or_else(|| CommandError::UnknownSite {
                    found: code.clone(),
                    known: known().collect::<Vec<_>>().join(", "),
                })?,
        );
    }
    for code in &new.institutions {
        if app.institutions.get(code).is_none() {
            return Err(CommandError::UnknownInstitution(code.clone()));
        }
    }
    let row = account(ids, carrier, login, (&new.name, new.role));
    if !store::account::insert(&mut tx, &row, now).await? {
        return Err(CommandError::LoginTaken(row.login));
    }
    store::account::set_places(&mut tx, row.id, &chosen, &new.institutions).await?;
    store_link(&mut tx, ids, now, row.id, &token).await?;
    log(&mut tx, &row, "account.add", now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(token)
}

/// An account that waits for its first password.
fn account(
    ids: &IdSource,
    carrier: CarrierId,
    login: String,
    (name, role): (&str, Role),
) -> AccountRow {
    AccountRow {
        id: ids.next(),
        carrier,
        login,
        name: name.trim().to_owned(),
        role,
        password_hash: None,
        // Nobody has chosen one yet.
        language: String::new(),
        capacity: 0,
        active: true,
        absent_until: None,
        version: 1,
    }
}

/// A further carrier and its first administrator; the token belongs into the link `/invitation/…`.
/// Nothing is shared with the carriers that are there: it begins without sites and cases. The first
/// carrier of an installation is made on the page of the link that the server prints.
pub async fn add_carrier(
    app: &App,
    now: Timestamp,
    ids: &IdSource,
    rng: &mut impl CryptoRng,
    (name, login, person): (&str, &str, &str),
) -> Result<Token, CommandError> {
    let name = name.trim();
    if name.is_empty() || name.chars().count() > 200 {
        return Err(CommandError::BadCarrier);
    }
    let login = login.trim().to_lowercase();
    if login_problem(&login).is_some() {
        return Err(CommandError::BadLogin(login));
    }
    let mut tx = app.store.write().await?;
    let carriers = store::site::carriers(&mut tx).await?;
    if carriers.is_empty() {
        return Err(CommandError::NoCarrier);
    }
    let folded = name.to_lowercase();
    if carriers.iter().any(|(_, one)| one.to_lowercase() == folded) {
        return Err(CommandError::CarrierTaken(name.to_owned()));
    }
    let carrier = ids.next();
    store::site::insert_carrier(&mut tx, carrier, name, now).await?;
    let row = account(ids, carrier, login, (person, Role::Administrator));
    if !store::account::insert(&mut tx, &row, now).await? {
        return Err(CommandError::LoginTaken(row.login));
    }
    let token = Token::random(rng);
    store_link(&mut tx, ids, now, row.id, &token).await?;
    log(&mut tx, &row, "account.set_up", now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(token)
}

/// Names of all carriers, the first one first.
pub async fn carriers(app: &App) -> Result<Vec<String>, CommandError> {
    let mut tx = app.store.read().await?;
    let all = store::site::carriers(&mut tx).await?;
    Ok(all.into_iter().map(|(_, name)| name).collect())
}

async fn carrier(tx: &mut Tx, asked: Option<&str>) -> Result<CarrierId, CommandError> {
    let carriers = store::site::carriers(tx).await?;
    match (asked, &carriers[..]) {
        (_, []) => Err(CommandError::NoCarrier),
        (None, [(only, _)]) => Ok(*only),
        (asked, all) => {
            let asked = asked.unwrap_or("");
            let found = all.iter().find(|(_, name)| name == asked);
            found.map(|(id, _)| *id).ok_or_else(|| {
                let names: Vec<&str> = all.iter().map(|(_, name)| name.as_str()).collect();
                CommandError::UnknownCarrier {
                    found: asked.to_owned(),
                    known: names.join(", "),
                }
            })
        }
    }
}

/// Takes the password away, ends all sessions and makes a new link; the token belongs into the link
/// `/invitation/…`.
pub async fn reset(
    app: &App,
    now: Timestamp,
    ids: &IdSource,
    rng: &mut impl CryptoRng,
    login: &str,
) -> Result<Token, CommandError> {
    let token = Token::random(rng);
    let mut tx = app.store.write().await?;
    let login = login.trim().to_lowercase();
    let row = store::account::by_login(&mut tx, &login)
        .await?
        .ok_or_else(|| CommandError::UnknownLogin(login.clone()))?;
    if !row.active {
        return Err(CommandError::Locked(login));
    }
    store::account::clear_password(&mut tx, row.id).await?;
    store::emergency::end_of_user(&mut tx, row.id, now, None).await?;
    store::session::end_all(&mut tx, row.id, now).await?;
    store::calendar::revoke(&mut tx, row.id, now).await?;
    store_link(&mut tx, ids, now, row.id, &token).await?;
    notice::keep(&mut tx, ids, now, row.id, NoticeKind::Reset, None).await?;
    log(&mut tx, &row, "account.reset", now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(token)
}

/// All accounts of all carriers, with the name of the carrier.
pub async fn list(app: &App) -> Result<Vec<(String, AccountRow)>, CommandError> {
    let mut tx = app.store.read().await?;
    let mut all = Vec::new();
    for (carrier, name) in store::site::carriers(&mut tx).await? {
        for account in store::account::of_carrier(&mut tx, carrier).await? {
            all.push((name.clone(), account));
        }
    }
    Ok(all)
}

async fn log(
    tx: &mut Tx,
    row: &AccountRow,
    action: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let entry = LogEntry {
        carrier: Some(row.carrier),
        at: now,
        user: None,
        action: action.to_owned(),
        case: None,
        subject: format!("user {}", row.id),
        purpose: "command_line".to_owned(),
        outcome: "ok".to_owned(),
        request: None,
        detail: format!("{{\"role\":\"{}\"}}", row.role.code()),
        cases: Vec::new(),
    };
    store::log::append(tx, &entry).await?;
    Ok(())
}
