//! A form is taken once. The page gives it an id; whatever changes something writes that id into the
//! transaction of the change, as `journal::changed` does with the log entry. So no
//! use case has to know of it, and none can forget it: the same form sent again finds itself taken.
//!
//! `web` asks [`of`] before it handles a form that names an id, says where the answer led
//! ([`answered`]), and gives that answer once more.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use domain::ids::{CaseId, UserId};
use jiff::{SignedDuration, Timestamp};
pub use store::sent::{SentRow, digest};
use store::{StoreError, Tx};
use uuid::Uuid;

use crate::{App, AppError, OpContext};

/// A form that was taken is remembered for this time, as long as a draft.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The form that an operation comes from; copies of a context share it.
#[derive(Debug, Clone, Default)]
pub struct Sent(Option<Arc<Form>>);

#[derive(Debug)]
struct Form {
    id: Uuid,
    form: String,
    digest: Vec<u8>,
    /// Whether this operation has noted it.
    claimed: AtomicBool,
}

impl Sent {
    /// A form with the id that its page gave it, the address that it is known by, and what it says.
    pub fn new(id: Uuid, form: String, digest: Vec<u8>) -> Self {
        let claimed = AtomicBool::new(false);
        Self(Some(Arc::new(Form {
            id,
            form,
            digest,
            claimed,
        })))
    }

    /// Whether the operation has noted that the form is taken.
    pub fn is_claimed(&self) -> bool {
        let form = self.0.as_ref();
        form.is_some_and(|form| form.claimed.load(Ordering::Relaxed))
    }
}

/// Notes that the form of this operation is taken, in the transaction of what it changes; once for
/// each operation.
pub(crate) async fn claim(
    tx: &mut Tx,
    ctx: &OpContext,
    case: Option<CaseId>,
) -> Result<(), AppError> {
    let Some(form) = ctx.sent.0.as_ref() else {
        return Ok(());
    };
    if form.claimed.load(Ordering::Relaxed) {
        return Ok(());
    }
    let row = SentRow {
        user: ctx.actor.user,
        form: form.form.clone(),
        digest: form.digest.clone(),
        answer: None,
        at: ctx.now,
    };
    if !store::sent::claim(tx, form.id, &row, case).await? {
        return Err(AppError::Repeated);
    }
    form.claimed.store(true, Ordering::Relaxed);
    Ok(())
}

/// This form of the page with this id, if it was taken.
pub async fn of(app: &App, id: Uuid, form: &str) -> Result<Option<SentRow>, AppError> {
    let mut tx = app.store.read().await?;
    Ok(store::sent::get(&mut tx, id, form).await?)
}

/// Notes where the answer to a form led; without one it was not taken after all, and had only noted
/// something in passing, such as days that went by.
pub async fn answered(
    app: &App,
    id: Uuid,
    (form, user): (&str, UserId),
    answer: Option<&str>,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    match answer {
        Some(answer) => store::sent::answered(&mut tx, id, (form, user), answer).await?,
        None => store::sent::remove(&mut tx, id, form, user).await?,
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Forgets the forms that nobody sends again.
pub(crate) async fn forget_old(app: &App, now: Timestamp) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    store::sent::remove_old(&mut tx, now - KEPT_FOR).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
