//! People who sign in: their accounts, one-time links and failed attempts.

use access::{Actor, Role};
use db::{Row, Tx, Value};
use domain::ids::{CarrierId, InvitationId, SiteId, UserId};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{code, hit, id, opt_id},
};

/// An account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountRow {
    /// Its id.
    pub id: UserId,
    /// The carrier it works for.
    pub carrier: CarrierId,
    /// What is typed to sign in.
    pub login: String,
    /// Name, as colleagues know it.
    pub name: String,
    /// Role.
    pub role: Role,
    /// PHC string; `None` until the one-time link was used.
    pub password_hash: Option<String>,
    /// `de` or `en`.
    pub language: String,
    /// How many cases this person can lead.
    pub capacity: i64,
    /// Whether it may sign in.
    pub active: bool,
    /// Last day of an absence, if there is one.
    pub absent_until: Option<Date>,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str = "INSERT INTO user_account (id, carrier_id, login, name, role, password_hash,
 language, capacity, active, absent_until, created_at, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1)";
const UPDATE: &str = "UPDATE user_account SET name = $3, role = $4, language = $5, capacity = $6,
 active = $7, absent_until = $8, version = version + 1 WHERE id = $1 AND version = $2";
const SET_PASSWORD: &str =
    "UPDATE user_account SET password_hash = $2, version = version + 1 WHERE id = $1";
const SET_LANGUAGE: &str = "UPDATE user_account SET language = $2 WHERE id = $1";
const BY_LOGIN: &str = "SELECT * FROM user_account WHERE login = $1";
const BY_ID: &str = "SELECT * FROM user_account WHERE id = $1";
const OF_CARRIER: &str = "SELECT * FROM user_account WHERE carrier_id = $1 ORDER BY role, name";
const ANY: &str = "SELECT id FROM user_account LIMIT 1";
const SITES: &str = "SELECT site_id FROM user_site WHERE user_id = $1 ORDER BY site_id";
const INSTITUTIONS: &str =
    "SELECT institution FROM user_institution WHERE user_id = $1 ORDER BY institution";
const CLEAR_SITES: &str = "DELETE FROM user_site WHERE user_id = $1";
const CLEAR_INSTITUTIONS: &str = "DELETE FROM user_institution WHERE user_id = $1";
const ADD_SITE: &str = "INSERT INTO user_site (user_id, site_id) VALUES ($1, $2)";
const ADD_INSTITUTION: &str = "INSERT INTO user_institution (user_id, institution) VALUES ($1, $2)";
const WORKERS_OF_SITE: &str = "SELECT u.* FROM user_account u
 JOIN user_site s ON s.user_id = u.id
 WHERE s.site_id = $1 AND u.role = 'transition_manager' AND u.active = TRUE ORDER BY u.name, u.id";
const INSERT_INVITATION: &str =
    "INSERT INTO invitation (id, token_hash, user_id, purpose, created_at)
 VALUES ($1, $2, $3, $4, $5)";
const INVITATION: &str = "SELECT * FROM invitation WHERE token_hash = $1";
const USE_INVITATION: &str = "UPDATE invitation SET used_at = $2 WHERE id = $1 AND used_at IS NULL";
const INSERT_FAILURE: &str =
    "INSERT INTO sign_in_failure (id, login, address, at) VALUES ($1, $2, $3, $4)";
const FAILURES_OF_PAIR: &str =
    "SELECT COUNT(*) AS failures, MAX(at) AS last_at FROM sign_in_failure
 WHERE login = $1 AND address = $2 AND at > $3";
const FAILURES_OF_ADDRESS: &str = "SELECT COUNT(*) AS failures, MAX(at) AS last_at
 FROM sign_in_failure WHERE address = $1 AND at > $2";
const FORGET_FAILURES: &str = "DELETE FROM sign_in_failure WHERE at < $1";
const CLEAR_PAIR: &str = "DELETE FROM sign_in_failure WHERE login = $1 AND address = $2";

/// Stores a new account.
pub async fn insert(tx: &mut Tx, account: &AccountRow, now: Timestamp) -> Result<(), StoreError> {
    let params: [Value; 11] = [
        account.id.uuid().into(),
        account.carrier.uuid().into(),
        account.login.as_str().into(),
        account.name.as_str().into(),
        domain::Code::code(account.role).into(),
        account.password_hash.clone().into(),
        account.language.as_str().into(),
        account.capacity.into(),
        account.active.into(),
        account.absent_until.into(),
        now.into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes an account back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, account: &AccountRow) -> Result<(), StoreError> {
    let params: [Value; 8] = [
        account.id.uuid().into(),
        account.version.into(),
        account.name.as_str().into(),
        domain::Code::code(account.role).into(),
        account.language.as_str().into(),
        account.capacity.into(),
        account.active.into(),
        account.absent_until.into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// Sets the hash of a new password.
pub async fn set_password(tx: &mut Tx, user: UserId, hash: &str) -> Result<(), StoreError> {
    hit(tx
        .execute(SET_PASSWORD, &[user.uuid().into(), hash.into()])
        .await?)
}

/// Remembers the language of the pages.
pub async fn set_language(tx: &mut Tx, user: UserId, language: &str) -> Result<(), StoreError> {
    hit(tx
        .execute(SET_LANGUAGE, &[user.uuid().into(), language.into()])
        .await?)
}

/// The account with this login.
pub async fn by_login(tx: &mut Tx, login: &str) -> Result<Option<AccountRow>, StoreError> {
    tx.query_opt(BY_LOGIN, &[login.into()])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// The account with this id.
pub async fn by_id(tx: &mut Tx, user: UserId) -> Result<Option<AccountRow>, StoreError> {
    tx.query_opt(BY_ID, &[user.uuid().into()])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// All accounts of a carrier, by role and name.
pub async fn of_carrier(tx: &mut Tx, carrier: CarrierId) -> Result<Vec<AccountRow>, StoreError> {
    let rows = tx.query(OF_CARRIER, &[carrier.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// The transition managers of a site who may sign in.
pub async fn workers_of_site(tx: &mut Tx, site: SiteId) -> Result<Vec<AccountRow>, StoreError> {
    let rows = tx.query(WORKERS_OF_SITE, &[site.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Whether anybody has an account yet.
pub async fn any(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(tx.query_opt(ANY, &[]).await?.is_some())
}

/// The sites of a person.
pub async fn sites(tx: &mut Tx, user: UserId) -> Result<Vec<SiteId>, StoreError> {
    let rows = tx.query(SITES, &[user.uuid().into()]).await?;
    rows.iter().map(|row| id(row, "site_id")).collect()
}

/// The prisons of a person.
pub async fn institutions(tx: &mut Tx, user: UserId) -> Result<Vec<String>, StoreError> {
    let rows = tx.query(INSTITUTIONS, &[user.uuid().into()]).await?;
    rows.iter().map(|row| Ok(row.get("institution")?)).collect()
}

/// Sets the sites and prisons of a person.
pub async fn set_places(
    tx: &mut Tx,
    user: UserId,
    sites: &[SiteId],
    institutions: &[String],
) -> Result<(), StoreError> {
    tx.execute(CLEAR_SITES, &[user.uuid().into()]).await?;
    tx.execute(CLEAR_INSTITUTIONS, &[user.uuid().into()])
        .await?;
    for site in sites {
        tx.execute(ADD_SITE, &[user.uuid().into(), site.uuid().into()])
            .await?;
    }
    for institution in institutions {
        tx.execute(
            ADD_INSTITUTION,
            &[user.uuid().into(), institution.as_str().into()],
        )
        .await?;
    }
    Ok(())
}

/// The person as access sees them.
pub async fn actor(tx: &mut Tx, account: &AccountRow) -> Result<Actor, StoreError> {
    Ok(Actor {
        user: account.id,
        carrier: account.carrier,
        role: account.role,
        sites: sites(tx, account.id).await?,
        institutions: institutions(tx, account.id).await?,
    })
}

/// A one-time link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitationRow {
    /// Its id.
    pub id: InvitationId,
    /// Whose password it sets; `None`: it makes the first administrator.
    pub user: Option<UserId>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was used.
    pub used_at: Option<Timestamp>,
}

/// Stores a one-time link; only the hash of its secret is kept.
pub async fn insert_invitation(
    tx: &mut Tx,
    invitation: InvitationId,
    token_hash: &[u8],
    user: Option<UserId>,
    now: Timestamp,
) -> Result<(), StoreError> {
    let purpose = if user.is_some() {
        "password"
    } else {
        "first_administrator"
    };
    let params = [
        invitation.uuid().into(),
        token_hash.to_vec().into(),
        user.map(UserId::uuid).into(),
        purpose.into(),
        now.into(),
    ];
    tx.execute(INSERT_INVITATION, &params).await?;
    Ok(())
}

/// The one-time link with this secret.
pub async fn invitation(
    tx: &mut Tx,
    token_hash: &[u8],
) -> Result<Option<InvitationRow>, StoreError> {
    let row = tx
        .query_opt(INVITATION, &[token_hash.to_vec().into()])
        .await?;
    row.map(|row| {
        Ok(InvitationRow {
            id: id(&row, "id")?,
            user: opt_id(&row, "user_id")?,
            created_at: row.get("created_at")?,
            used_at: row.get("used_at")?,
        })
    })
    .transpose()
}

/// Marks a one-time link as used; [`StoreError::Stale`] if it was already.
pub async fn use_invitation(
    tx: &mut Tx,
    invitation: InvitationId,
    now: Timestamp,
) -> Result<(), StoreError> {
    hit(tx
        .execute(USE_INVITATION, &[invitation.uuid().into(), now.into()])
        .await?)
}

/// How often signing in failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failures {
    /// How many attempts failed.
    pub count: u32,
    /// When the last one was.
    pub last_at: Option<Timestamp>,
}

/// Remembers a failed attempt.
pub async fn insert_failure(
    tx: &mut Tx,
    row_id: Uuid,
    login: &str,
    address: &str,
    now: Timestamp,
) -> Result<(), StoreError> {
    let params = [row_id.into(), login.into(), address.into(), now.into()];
    tx.execute(INSERT_FAILURE, &params).await?;
    Ok(())
}

/// Failed attempts since `since`: of this login from this address, and of the address as a whole.
pub async fn failures(
    tx: &mut Tx,
    login: &str,
    address: &str,
    since: Timestamp,
) -> Result<(Failures, Failures), StoreError> {
    let read = |row: Row| -> Result<Failures, StoreError> {
        Ok(Failures {
            count: row.get("failures")?,
            last_at: row.get("last_at")?,
        })
    };
    let params = [login.into(), address.into(), since.into()];
    let pair = read(tx.query_one(FAILURES_OF_PAIR, &params).await?)?;
    let whole = read(
        tx.query_one(FAILURES_OF_ADDRESS, &[address.into(), since.into()])
            .await?,
    )?;
    Ok((pair, whole))
}

/// Forgets attempts that no longer count.
pub async fn forget_failures(tx: &mut Tx, before: Timestamp) -> Result<(), StoreError> {
    tx.execute(FORGET_FAILURES, &[before.into()]).await?;
    Ok(())
}

/// Forgets the failed attempts of a login from an address, once signing in has worked.
pub async fn clear_failures(tx: &mut Tx, login: &str, address: &str) -> Result<(), StoreError> {
    tx.execute(CLEAR_PAIR, &[login.into(), address.into()])
        .await?;
    Ok(())
}

fn read(row: &Row) -> Result<AccountRow, StoreError> {
    Ok(AccountRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        login: row.get("login")?,
        name: row.get("name")?,
        role: code(row, "role")?,
        password_hash: row.get("password_hash")?,
        language: row.get("language")?,
        capacity: row.get("capacity")?,
        active: row.get("active")?,
        absent_until: row.get("absent_until")?,
        version: row.get("version")?,
    })
}
