//! Accounts: making, changing and locking them, one-time links, sessions.
//!
//! Administration sees names, roles and places of work, and how many cases somebody leads; never a
//! case. Changes of a carrier's accounts follow one another ([`store::account::lock_carrier`]), so
//! that there is always somebody left who can administer.

use access::{Action, Role};
use auth::{
    invitation::{Invitation, InvitationState},
    session::{SessionState, SessionTimes},
    token::Token,
};
use domain::ids::{SessionId, SiteId, UserId};
use jiff::Timestamp;
use store::{StoreError, Tx};

use crate::{App, AppError, Conflict, Done, Message, OpContext, Problems, journal};

mod check;
mod command;
mod link;
pub(crate) mod notice;
mod own;

pub use check::{AccountInput, page_language};
pub use command::{CommandError, NewAccount, add, add_carrier, carriers, list, reset};
pub(crate) use link::hashed;
pub use link::{FirstAdministrator, Link, LinkFor, accept, first_link, look, set_up};
pub use notice::{Notice, NoticeKind, notices};
pub(crate) use notice::{any as any_notice, forget as forget_notices};
pub use own::{OwnInput, PasswordChange, change_own, change_password, end_others, end_own, own};
pub use store::{account::AccountRow, session::SessionRow, site::SiteRow};

/// Whether an account may be used, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountState {
    /// It may.
    Active,
    /// Its password has not been set yet; the link is good until then.
    Invited(Timestamp),
    /// Its password has not been set, and no link is open any more.
    LinkExpired,
    /// Administration has locked it.
    Locked,
}

/// An account as its list shows it.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The account.
    pub account: AccountRow,
    /// Whether it may be used.
    pub state: AccountState,
    /// Names of sites and prisons.
    pub places: Vec<String>,
    /// When the person last signed in.
    pub signed_in_at: Option<Timestamp>,
}

/// An account with all that its page shows.
#[derive(Debug, Clone)]
pub struct Account {
    /// The account.
    pub row: AccountRow,
    /// Whether it may be used.
    pub state: AccountState,
    /// Its sites.
    pub sites: Vec<SiteId>,
    /// Codes of its prisons.
    pub institutions: Vec<String>,
    /// Sessions that could be used now, newest first.
    pub sessions: Vec<SessionRow>,
    /// How many cases that have not ended it leads.
    pub led: i64,
}

/// All accounts of the carrier.
pub async fn all(app: &App, ctx: &OpContext) -> Result<Vec<Listed>, AppError> {
    journal::may(ctx, Action::ManageUsers)?;
    app.viewed(ctx, Done::new("account.list")).await?;
    let mut tx = app.store.read().await?;
    let overview = store::account::overview(&mut tx, ctx.actor.carrier).await?;
    let (sites, institutions) = store::account::places(&mut tx, ctx.actor.carrier).await?;
    let of = |places: &[(UserId, String)], user: UserId| -> Vec<String> {
        let mine = places.iter().filter(|(whose, _)| *whose == user);
        mine.map(|(_, place)| place.clone()).collect()
    };
    Ok(overview
        .into_iter()
        .map(|one| {
            let mut places = of(&sites, one.account.id);
            places.extend(
                of(&institutions, one.account.id)
                    .iter()
                    .map(|code| app.institution_name(code)),
            );
            Listed {
                state: state(&one.account, one.invited_at, ctx.now),
                places,
                signed_in_at: one.signed_in_at,
                account: one.account,
            }
        })
        .collect())
}

/// Code and name of every prison that an account can be for.
pub fn institution_choices(app: &App) -> Vec<(String, String)> {
    let all = app.institutions.all().iter();
    all.map(|one| (one.id.clone(), one.name.clone())).collect()
}

/// The sites that an account can be for.
pub async fn site_choices(app: &App, ctx: &OpContext) -> Result<Vec<SiteRow>, AppError> {
    journal::may(ctx, Action::ManageUsers)?;
    let mut tx = app.store.read().await?;
    Ok(store::site::of_carrier(&mut tx, ctx.actor.carrier).await?)
}

fn state(account: &AccountRow, invited_at: Option<Timestamp>, now: Timestamp) -> AccountState {
    if !account.active {
        return AccountState::Locked;
    }
    if account.password_hash.is_some() {
        return AccountState::Active;
    }
    let open = invited_at.map(|created| Invitation {
        created,
        used: None,
    });
    match open {
        Some(link) if link.state(now) == InvitationState::Open => {
            AccountState::Invited(now + link.remaining(now))
        }
        _ => AccountState::LinkExpired,
    }
}

/// One account of the carrier.
pub async fn get(app: &App, ctx: &OpContext, user: UserId) -> Result<Account, AppError> {
    journal::may(ctx, Action::ManageUsers)?;
    let account = read(app, ctx, user).await?;
    let done = Done::new("account.view").subject(format!("user {user}"));
    app.viewed(ctx, done).await?;
    Ok(account)
}

async fn read(app: &App, ctx: &OpContext, user: UserId) -> Result<Account, AppError> {
    let mut tx = app.store.read().await?;
    let row = row_of(&mut tx, ctx, user).await?;
    let overview = store::account::overview(&mut tx, ctx.actor.carrier).await?;
    let invited_at = overview
        .iter()
        .find(|one| one.account.id == user)
        .and_then(|one| one.invited_at);
    Ok(Account {
        state: state(&row, invited_at, ctx.now),
        sites: store::account::sites(&mut tx, user).await?,
        institutions: store::account::institutions(&mut tx, user).await?,
        sessions: live_sessions(&mut tx, user, ctx.now).await?,
        led: store::account::led_cases(&mut tx, ctx.actor.carrier, user).await?,
        row,
    })
}

/// The account with this id, if it is of the same carrier.
pub(crate) async fn row_of(
    tx: &mut Tx,
    ctx: &OpContext,
    user: UserId,
) -> Result<AccountRow, AppError> {
    store::account::by_id(tx, user)
        .await?
        .filter(|row| row.carrier == ctx.actor.carrier)
        .ok_or(AppError::NotFound)
}

async fn live_sessions(
    tx: &mut Tx,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<SessionRow>, AppError> {
    let mut sessions = store::session::open_of_user(tx, user).await?;
    sessions.retain(|one| {
        SessionTimes::new(one.created_at, one.last_seen_at).state(now) == SessionState::Valid
    });
    Ok(sessions)
}

/// Makes an account and the link with which the person sets a password. The link is shown once.
pub async fn create(
    app: &App,
    ctx: &OpContext,
    input: AccountInput,
    problems: Problems,
) -> Result<(UserId, Token), AppError> {
    journal::may(ctx, Action::ManageUsers)?;
    let mut tx = app.store.write().await?;
    let input = check::checked(app, &mut tx, ctx.actor.carrier, input, problems, true).await?;
    let row = AccountRow {
        id: ctx.new_id(),
        carrier: ctx.actor.carrier,
        login: input.login,
        name: input.name,
        role: input.role,
        password_hash: None,
        language: input.language,
        capacity: input.capacity,
        active: true,
        absent_until: None,
        version: 1,
    };
    if !store::account::insert(&mut tx, &row, ctx.now).await? {
        return Err(login_taken(&row.login));
    }
    store::account::set_places(&mut tx, row.id, &input.sites, &input.institutions).await?;
    let token = link::new_link(app, &mut tx, &ctx.ids, ctx.now, row.id).await?;
    let done = Done::new("account.add")
        .subject(format!("user {}", row.id))
        .detail(role_detail(row.role));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok((row.id, token))
}

fn login_taken(login: &str) -> AppError {
    let mut problems = Problems::new();
    problems.add(
        "login",
        Message::new("error-already-used").with("found", login),
    );
    AppError::Invalid(problems)
}

fn role_detail(role: Role) -> String {
    format!("{{\"role\":\"{}\"}}", domain::Code::code(role))
}

/// Changes name, role, places, language and capacity. `version` is the one that the form showed.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    user: UserId,
    version: i64,
    input: AccountInput,
    problems: Problems,
) -> Result<(), AppError> {
    journal::may(ctx, Action::ManageUsers)?;
    let mut tx = app.store.write().await?;
    let row = row_of(&mut tx, ctx, user).await?;
    let input = check::checked(app, &mut tx, ctx.actor.carrier, input, problems, false).await?;
    if row.role == Role::Administrator && input.role != Role::Administrator {
        keep_an_administrator(&mut tx, ctx, &row, "role").await?;
    }
    if user == ctx.actor.user && input.role != row.role {
        // Nobody gives themselves the right to see cases.
        return Err(AppError::invalid("role", "account-not-own-role"));
    }
    if row.version != version {
        return Err(conflict(row.version));
    }
    keep_cases_led(&mut tx, ctx, &row, &input).await?;
    let changed = AccountRow {
        name: input.name.clone(),
        role: input.role,
        language: input.language.clone(),
        capacity: input.capacity,
        ..row.clone()
    };
    let kind = tell(&mut tx, &row, changed.role, &input).await?;
    store::account::update(&mut tx, &changed).await?;
    store::account::set_places(&mut tx, user, &input.sites, &input.institutions).await?;
    let by = ctx.actor.user;
    if kind.is_some() {
        store::emergency::end_of_user(&mut tx, user, ctx.now, Some(by)).await?;
    }
    if let Some(kind) = kind.filter(|_| by != user) {
        notice::keep(&mut tx, &ctx.ids, ctx.now, user, kind, Some(by)).await?;
    }
    let action = match kind {
        Some(NoticeKind::Role) => "account.role",
        Some(_) => "account.places",
        None => "account.change",
    };
    let done = Done::new(action)
        .subject(format!("user {user}"))
        .detail(role_detail(changed.role));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Refuses what would leave running cases with somebody who may not see them: they are handed over first.
async fn keep_cases_led(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &AccountRow,
    input: &check::Checked,
) -> Result<(), AppError> {
    let carrier = ctx.actor.carrier;
    let mut counts = store::clearing::led(tx, carrier, row.id, ctx.today).await?;
    counts.extend(store::clearing::deputised(tx, carrier, row.id, ctx.today).await?);
    let (field, left): (_, i64) = if input.role == row.role {
        let had = store::account::sites(tx, row.id).await?;
        let gone = |site: Option<SiteId>| {
            site.is_some_and(|site| had.contains(&site) && !input.sites.contains(&site))
        };
        let left = counts.iter().filter(|one| gone(one.site));
        ("sites", left.map(|one| one.cases).sum())
    } else {
        ("role", counts.iter().map(|one| one.cases).sum())
    };
    if left == 0 {
        return Ok(());
    }
    let mut problems = Problems::new();
    problems.add(field, Message::new("account-still-leads").with("n", left));
    Err(AppError::Invalid(problems))
}

/// What of a change decides whose cases the person sees; that is told to them.
async fn tell(
    tx: &mut Tx,
    before: &AccountRow,
    role: Role,
    input: &check::Checked,
) -> Result<Option<NoticeKind>, AppError> {
    if role != before.role {
        return Ok(Some(NoticeKind::Role));
    }
    let same = |mut one: Vec<String>, mut other: Vec<String>| {
        one.sort_unstable();
        other.sort_unstable();
        one == other
    };
    let text = |sites: &[SiteId]| sites.iter().map(ToString::to_string).collect();
    let sites = store::account::sites(tx, before.id).await?;
    let prisons = store::account::institutions(tx, before.id).await?;
    let kept = same(text(&sites), text(&input.sites)) && same(prisons, input.institutions.clone());
    Ok((!kept).then_some(NoticeKind::Places))
}

fn conflict(version: i64) -> AppError {
    AppError::Conflict(Box::new(Conflict {
        version,
        ..Conflict::default()
    }))
}

/// Refuses what would leave the carrier without anybody who can administer.
async fn keep_an_administrator(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &AccountRow,
    field: &str,
) -> Result<(), AppError> {
    store::account::lock_carrier(tx, ctx.actor.carrier).await?;
    let others = store::account::other_administrators(tx, ctx.actor.carrier, row.id).await?;
    if others == 0 {
        return Err(AppError::invalid(field, "account-last-administrator"));
    }
    Ok(())
}

/// Locks an account: its sessions end, its links and the address of its calendar too. Nothing of its work is lost.
pub async fn lock(app: &App, ctx: &OpContext, user: UserId, version: i64) -> Result<(), AppError> {
    journal::may(ctx, Action::ManageUsers)?;
    let mut tx = app.store.write().await?;
    let row = row_of(&mut tx, ctx, user).await?;
    if row.role == Role::Administrator {
        keep_an_administrator(&mut tx, ctx, &row, "").await?;
    }
    if user == ctx.actor.user {
        return Err(AppError::invalid("", "account-not-yourself"));
    }
    set_active(&mut tx, ctx, &row, version, false).await?;
    store::emergency::end_of_user(&mut tx, user, ctx.now, Some(ctx.actor.user)).await?;
    store::session::end_all(&mut tx, user, ctx.now).await?;
    store::calendar::revoke(&mut tx, user, ctx.now).await?;
    store::account::withdraw_invitations(&mut tx, Some(user), ctx.now).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Lets a locked account be used again.
pub async fn unlock(
    app: &App,
    ctx: &OpContext,
    user: UserId,
    version: i64,
) -> Result<(), AppError> {
    journal::may(ctx, Action::ManageUsers)?;
    let mut tx = app.store.write().await?;
    let row = row_of(&mut tx, ctx, user).await?;
    set_active(&mut tx, ctx, &row, version, true).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

async fn set_active(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &AccountRow,
    version: i64,
    active: bool,
) -> Result<(), AppError> {
    if row.version != version {
        return Err(conflict(row.version));
    }
    // Whoever stands in sees the tasks of a worker who is locked out, as if they were away. An absence
    // from before counts again afterwards.
    let absent_until = if active {
        store::account::kept_absence(tx, row.id).await?
    } else {
        store::account::keep_absence(tx, row.id).await?;
        let worker = row.role == Role::TransitionManager;
        worker.then_some(store::account::GONE)
    };
    let changed = AccountRow {
        active,
        absent_until,
        ..row.clone()
    };
    store::account::update(tx, &changed).await?;
    let action = if active {
        "account.unlock"
    } else {
        "account.lock"
    };
    let done = Done::new(action).subject(format!("user {}", row.id));
    journal::changed(tx, ctx, done).await
}

/// Takes the password away, ends all sessions and the address of the calendar, and makes a new link. The link is shown once.
pub async fn send_link(app: &App, ctx: &OpContext, user: UserId) -> Result<Token, AppError> {
    journal::may(ctx, Action::ManageUsers)?;
    let mut tx = app.store.write().await?;
    let row = row_of(&mut tx, ctx, user).await?;
    if !row.active {
        return Err(AppError::invalid("", "account-locked-no-link"));
    }
    store::account::clear_password(&mut tx, user).await?;
    store::emergency::end_of_user(&mut tx, user, ctx.now, Some(ctx.actor.user)).await?;
    store::session::end_all(&mut tx, user, ctx.now).await?;
    store::calendar::revoke(&mut tx, user, ctx.now).await?;
    let token = link::new_link(app, &mut tx, &ctx.ids, ctx.now, user).await?;
    let (kind, by) = (NoticeKind::Reset, Some(ctx.actor.user));
    notice::keep(&mut tx, &ctx.ids, ctx.now, user, kind, by).await?;
    let done = Done::new("account.reset").subject(format!("user {user}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(token)
}

/// Ends one session of somebody else.
pub async fn end_session(
    app: &App,
    ctx: &OpContext,
    user: UserId,
    session: SessionId,
) -> Result<(), AppError> {
    journal::may(ctx, Action::ManageUsers)?;
    let mut tx = app.store.write().await?;
    row_of(&mut tx, ctx, user).await?;
    if !store::session::end_of_user(&mut tx, user, session, ctx.now).await? {
        return Err(AppError::NotFound);
    }
    let done = Done::new("session.end").subject(format!("user {user}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
