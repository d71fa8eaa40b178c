//! What else the people of an appointment have agreed on at its time, beyond appointments: conferences,
//! and leaves on which a worker goes along. Both are looked for wherever they stand, and of another case
//! nothing is said but when.

use domain::{
    appointment::{collide, span},
    ids::{CarrierId, CaseId, UserId},
    network::{has_name, has_part_of_name},
};
use jiff::Timestamp;
use store::{Tx, leave::Accompanied};

use crate::{
    AppError,
    doubt::{LOOK_BACK, Span},
};

/// What stands in a span of time.
pub(crate) struct Taken {
    conferences: Vec<Timestamp>,
    leaves: Vec<Span>,
}

impl Taken {
    /// When a conference begins that shares a moment with a span.
    pub(crate) fn conferences(&self, mine: Span) -> impl Iterator<Item = Timestamp> {
        let all = self.conferences.iter().copied();
        all.filter(move |at| collide(mine, span(*at, None)))
    }

    /// The leaves on which the worker goes along and that share a moment with a span.
    pub(crate) fn leaves(&self, mine: Span) -> impl Iterator<Item = Span> {
        let all = self.leaves.iter().copied();
        all.filter(move |one| collide(mine, *one))
    }
}

/// What a case and a worker have in a span.
pub(crate) async fn between(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    worker: Option<UserId>,
    whole: Span,
) -> Result<Taken, AppError> {
    let from = whole.0.checked_sub(LOOK_BACK).unwrap_or(whole.0);
    let ahead = store::conference::ahead(tx, (carrier, case), worker, (from, whole.1));
    let conferences = ahead.await?;
    let leaves = match worker {
        Some(worker) => along(tx, (carrier, case), worker, whole).await?,
        None => Vec::new(),
    };
    Ok(Taken {
        conferences,
        leaves,
    })
}

/// The leaves of other cases on which a worker goes along; those of this case are told as such.
pub(crate) async fn along(
    tx: &mut Tx,
    (carrier, case): (CarrierId, CaseId),
    worker: UserId,
    whole: Span,
) -> Result<Vec<Span>, AppError> {
    let mut all = store::leave::accompanied(tx, carrier, whole).await?;
    all.retain(|one| one.case != case);
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let account = store::account::by_id(tx, worker).await?;
    let Some(name) = account.map(|one| one.name) else {
        return Ok(Vec::new());
    };
    all.retain(|one| goes_along(one, (worker, &name)));
    Ok(all
        .into_iter()
        .map(|one| (one.starts_at, one.ends_at))
        .collect())
}

/// Whether the words say that a worker goes along: by the whole name, or by a part of it in a case that
/// is theirs.
fn goes_along(leave: &Accompanied, (worker, name): (UserId, &str)) -> bool {
    let own = [leave.lead, leave.deputy].contains(&Some(worker));
    let words = leave.companion.as_str();
    has_name(words, name) || (own && has_part_of_name(words, name, ""))
}
