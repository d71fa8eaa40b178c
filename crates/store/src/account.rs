//! People who sign in: their accounts, one-time links and failed attempts.

use access::{Actor, Role};
use db::{Row, Tx, Value};
use domain::ids::{CarrierId, SiteId, UserId};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id},
};

mod failure;
mod invitation;
mod notice;

pub use failure::{Failures, clear_failures, failures, forget_failures, insert_failure};
pub use invitation::{
    InvitationRow, insert_invitation, invitation, use_invitation, withdraw_invitations,
};
pub use notice::{NoticeRow, forget_notices, insert_notice, notices_since};

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
    /// `de` or `en`; empty while nobody has chosen one.
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
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) ON CONFLICT (login) DO NOTHING";
const UPDATE: &str = "UPDATE user_account SET name = $3, role = $4, language = $5, capacity = $6,
 active = $7, absent_until = $8, version = version + 1 WHERE id = $1 AND version = $2";
const SET_PASSWORD: &str =
    "UPDATE user_account SET password_hash = $2, version = version + 1 WHERE id = $1";
const RENEW_HASH: &str = "UPDATE user_account SET password_hash = $2 WHERE id = $1";
/// The last day of the absence of whoever's account is locked: every rule about those who are away holds for
/// them too, without an end.
pub const GONE: Date = Date::constant(9999, 12, 31);

const SET_OWN: &str = "UPDATE user_account SET language = $3, absent_until = $4,
 version = version + 1 WHERE id = $1 AND version = $2";
const KEEP_ABSENCE: &str =
    "UPDATE user_account SET absent_before = absent_until WHERE id = $1 AND active = TRUE";
const KEPT_ABSENCE: &str = "SELECT absent_before FROM user_account WHERE id = $1";
const CLEAR_PASSWORD: &str =
    "UPDATE user_account SET password_hash = NULL, version = version + 1 WHERE id = $1";
const HOLD: &str = "UPDATE user_account SET version = version WHERE id = $1";
const LOCK_CARRIER: &str = "UPDATE carrier SET name = name WHERE id = $1";
const OTHER_ADMINISTRATORS: &str = "SELECT COUNT(*) AS others FROM user_account
 WHERE carrier_id = $1 AND id <> $2 AND role = 'administrator' AND active = TRUE
 AND password_hash IS NOT NULL";
const LED: &str = "SELECT COUNT(*) AS led FROM cases
 WHERE carrier_id = $1 AND lead_id = $2 AND stage < 2";
pub(crate) const OVERVIEW: &str = "SELECT u.*,
 (SELECT MAX(s.created_at) FROM session s WHERE s.user_id = u.id) AS signed_in_at,
 (SELECT MAX(i.created_at) FROM invitation i WHERE i.user_id = u.id AND i.used_at IS NULL)
 AS invited_at
 FROM user_account u WHERE u.carrier_id = $1 ORDER BY u.active DESC, u.role, u.name, u.id";
pub(crate) const PLACES_SITES: &str = "SELECT us.user_id, s.name AS place FROM user_site us
 JOIN site s ON s.id = us.site_id WHERE s.carrier_id = $1 ORDER BY s.name, us.user_id";
pub(crate) const PLACES_INSTITUTIONS: &str = "SELECT ui.user_id, ui.institution AS place
 FROM user_institution ui JOIN user_account u ON u.id = ui.user_id
 WHERE u.carrier_id = $1 ORDER BY ui.institution, ui.user_id";
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

/// Stores a new account; `false` if its login is taken, and then nothing has changed.
pub async fn insert(tx: &mut Tx, account: &AccountRow, now: Timestamp) -> Result<bool, StoreError> {
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
    Ok(tx.execute(INSERT, &params).await? == 1)
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

/// Keeps the absence of an account that is about to be locked.
pub async fn keep_absence(tx: &mut Tx, user: UserId) -> Result<(), StoreError> {
    tx.execute(KEEP_ABSENCE, &[user.uuid().into()]).await?;
    Ok(())
}

/// The absence that an account had when it was locked.
pub async fn kept_absence(tx: &mut Tx, user: UserId) -> Result<Option<Date>, StoreError> {
    let row = tx.query_one(KEPT_ABSENCE, &[user.uuid().into()]).await?;
    Ok(row.get("absent_before")?)
}

/// Sets the hash of a new password.
pub async fn set_password(tx: &mut Tx, user: UserId, hash: &str) -> Result<(), StoreError> {
    hit(tx
        .execute(SET_PASSWORD, &[user.uuid().into(), hash.into()])
        .await?)
}

/// Replaces the hash by a better one of the same password; for those who edit the account nothing
/// has changed.
pub async fn renew_hash(tx: &mut Tx, user: UserId, hash: &str) -> Result<(), StoreError> {
    hit(tx
        .execute(RENEW_HASH, &[user.uuid().into(), hash.into()])
        .await?)
}

/// Takes the password away, so that only a link lets the person in.
pub async fn clear_password(tx: &mut Tx, user: UserId) -> Result<(), StoreError> {
    hit(tx.execute(CLEAR_PASSWORD, &[user.uuid().into()]).await?)
}

/// Writes back what people change about themselves; [`StoreError::Stale`] if somebody else has
/// changed the account meanwhile.
pub async fn set_own(
    tx: &mut Tx,
    user: UserId,
    version: i64,
    language: &str,
    absent_until: Option<Date>,
) -> Result<(), StoreError> {
    let params: [Value; 4] = [
        user.uuid().into(),
        version.into(),
        language.into(),
        absent_until.into(),
    ];
    hit(tx.execute(SET_OWN, &params).await?)
}

/// The account with this id, which nobody else changes until this transaction is over.
pub async fn held(tx: &mut Tx, user: UserId) -> Result<Option<AccountRow>, StoreError> {
    tx.execute(HOLD, &[user.uuid().into()]).await?;
    by_id(tx, user).await
}

/// Lets changes of a carrier's accounts follow one another until the end of the transaction, so
/// that two of them cannot each count on the other's administrator.
pub async fn lock_carrier(tx: &mut Tx, carrier: CarrierId) -> Result<(), StoreError> {
    hit(tx.execute(LOCK_CARRIER, &[carrier.uuid().into()]).await?)
}

/// How many administrators of the carrier beside this person can sign in.
pub async fn other_administrators(
    tx: &mut Tx,
    carrier: CarrierId,
    user: UserId,
) -> Result<i64, StoreError> {
    let params = [carrier.uuid().into(), user.uuid().into()];
    Ok(tx
        .query_one(OTHER_ADMINISTRATORS, &params)
        .await?
        .get("others")?)
}

/// How many cases that have not ended a person leads.
pub async fn led_cases(tx: &mut Tx, carrier: CarrierId, user: UserId) -> Result<i64, StoreError> {
    let params = [carrier.uuid().into(), user.uuid().into()];
    Ok(tx.query_one(LED, &params).await?.get("led")?)
}

/// An account as its list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AccountOverview {
    /// The account.
    pub account: AccountRow,
    /// When the person last signed in.
    pub signed_in_at: Option<Timestamp>,
    /// When the newest link that was not used was made.
    pub invited_at: Option<Timestamp>,
}

/// All accounts of a carrier for their list: those that may sign in first, by role and name.
pub async fn overview(tx: &mut Tx, carrier: CarrierId) -> Result<Vec<AccountOverview>, StoreError> {
    let rows = tx.query(OVERVIEW, &[carrier.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(AccountOverview {
                account: read(row)?,
                signed_in_at: row.get("signed_in_at")?,
                invited_at: row.get("invited_at")?,
            })
        })
        .collect()
}

/// Where the people of a carrier work: names of sites, and codes of prisons.
pub async fn places(
    tx: &mut Tx,
    carrier: CarrierId,
) -> Result<(Vec<(UserId, String)>, Vec<(UserId, String)>), StoreError> {
    let read = |rows: Vec<Row>| -> Result<Vec<(UserId, String)>, StoreError> {
        rows.iter()
            .map(|row| Ok((id(row, "user_id")?, row.get("place")?)))
            .collect()
    };
    let sites = read(tx.query(PLACES_SITES, &[carrier.uuid().into()]).await?)?;
    let institutions = tx
        .query(PLACES_INSTITUTIONS, &[carrier.uuid().into()])
        .await?;
    Ok((sites, read(institutions)?))
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

/// The person as access sees them. Prisons count for a prison's social service only, and sites for
/// everybody else, so only these are read.
pub async fn actor(tx: &mut Tx, account: &AccountRow) -> Result<Actor, StoreError> {
    let (sites, institutions) = match account.role {
        Role::PrisonSocialService => (Vec::new(), institutions(tx, account.id).await?),
        _ => (sites(tx, account.id).await?, Vec::new()),
    };
    Ok(Actor {
        user: account.id,
        carrier: account.carrier,
        role: account.role,
        sites,
        institutions,
    })
}

pub(crate) fn read(row: &Row) -> Result<AccountRow, StoreError> {
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
