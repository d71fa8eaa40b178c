//! What administration has changed about somebody's account is told to that person, at every
//! sign-in for a week; so is a new secret address of the calendar, which an unlocked screen suffices
//! for. It cannot be dismissed: whoever took an account over could do that too.

use domain::{Code, ids::UserId};
use jiff::{SignedDuration, Timestamp};
use store::{StoreError, Tx};

use crate::{App, AppError, Done, IdSource, OpContext};

/// How long a change is told.
const TOLD_FOR: SignedDuration = SignedDuration::from_hours(7 * 24);

/// What was changed about an account, above all by somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// The password was taken away and a new link was made.
    Reset,
    /// The role.
    Role,
    /// The sites or prisons.
    Places,
    /// A new secret address of the calendar was made, by whoever was signed in as this person.
    Calendar,
}

impl Code for NoticeKind {
    const ALL: &'static [Self] = &[Self::Reset, Self::Role, Self::Places, Self::Calendar];

    fn code(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Role => "role",
            Self::Places => "places",
            Self::Calendar => "calendar",
        }
    }
}

/// A change that a person is told of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// What.
    pub kind: NoticeKind,
    /// When.
    pub at: Timestamp,
    /// Name of who did it; `None`: from the command line.
    pub by_name: Option<String>,
}

/// Keeps a change for the person whose account it is.
pub(crate) async fn keep(
    tx: &mut Tx,
    ids: &IdSource,
    now: Timestamp,
    user: UserId,
    kind: NoticeKind,
    by: Option<UserId>,
) -> Result<(), StoreError> {
    store::account::insert_notice(tx, ids.uuid(), user, kind.code(), now, by).await
}

/// Whether there is something to tell a person who has just signed in.
pub(crate) async fn any(app: &App, user: UserId, now: Timestamp) -> Result<bool, AppError> {
    let mut tx = app.store.read().await?;
    let rows = store::account::notices_since(&mut tx, user, now - TOLD_FOR).await?;
    Ok(!rows.is_empty())
}

/// What others have changed about the own account in the last week, newest first.
pub async fn notices(app: &App, ctx: &OpContext) -> Result<Vec<Notice>, AppError> {
    let mut tx = app.store.read().await?;
    let since = ctx.now - TOLD_FOR;
    let rows = store::account::notices_since(&mut tx, ctx.actor.user, since).await?;
    drop(tx);
    app.viewed(ctx, Done::new("account.own")).await?;
    Ok(rows
        .into_iter()
        .filter_map(|row| {
            Some(Notice {
                // A kind of a newer version has no words here.
                kind: NoticeKind::from_code(&row.kind).ok()?,
                at: row.at,
                by_name: row.by_name,
            })
        })
        .collect())
}

/// Forgets what was told long enough.
pub(crate) async fn forget(app: &App, now: Timestamp) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    store::account::forget_notices(&mut tx, now - TOLD_FOR).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
