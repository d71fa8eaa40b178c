//! What else the people of an appointment, a conference or a leave have agreed on at its time: appointments,
//! conferences, and leaves on which a worker goes along. All are looked for wherever they stand, and of
//! another case nothing is said but when, and its number to those who may see it.

use domain::{
    appointment::{collide, span},
    ids::{AppointmentId, CarrierId, CaseId, ConferenceId, UserId},
    network::{has_name, has_part_of_name},
};
use jiff::Timestamp;
use store::{Tx, appointment::AppointmentRow};

use crate::{
    AppError, OpContext,
    doubt::{Doubt, LOOK_BACK, Span},
    intake::may_see,
};

/// What stands in a span of time.
pub(crate) struct Taken {
    case: CaseId,
    conferences: Vec<(ConferenceId, CaseId, Timestamp)>,
    leaves: Vec<Span>,
}

impl Taken {
    /// Conferences that share a moment with a span: when they begin, and whether that is in another case.
    pub(crate) fn conferences(&self, mine: Span) -> impl Iterator<Item = (Timestamp, bool)> {
        self.others(None, mine)
    }

    /// The same to be asked about.
    pub(crate) fn meet(
        &self,
        without: Option<ConferenceId>,
        mine: Span,
    ) -> impl Iterator<Item = Doubt> {
        self.others(without, mine).map(|(at, elsewhere)| {
            if elsewhere {
                Doubt::ConferenceElsewhere(at)
            } else {
                Doubt::Conference(at)
            }
        })
    }

    /// The same without one of them.
    pub(crate) fn others(
        &self,
        without: Option<ConferenceId>,
        mine: Span,
    ) -> impl Iterator<Item = (Timestamp, bool)> {
        let all = self.conferences.iter();
        let then = all.filter(move |one| Some(one.0) != without);
        then.map(|one| (one.2, one.1 != self.case))
            .filter(move |(at, _)| collide(mine, span(*at, None)))
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
        case,
        conferences,
        leaves,
    })
}

/// The appointments of a worker that share a moment with a span, in whatever case, `without` one of them. Which other
/// case it is, is said to those who may see it.
pub(crate) async fn meetings(
    tx: &mut Tx,
    ctx: &OpContext,
    (case, worker): (CaseId, UserId),
    (mine, without): (Span, Option<AppointmentId>),
) -> Result<Vec<Doubt>, AppError> {
    let from = mine.0.checked_sub(LOOK_BACK).unwrap_or(mine.0);
    let busy = store::appointment::busy(tx, worker, (from, mine.1)).await?;
    let mut found = Vec::new();
    for (id, of, at, end) in busy {
        if Some(id) == without || !collide(mine, span(at, end)) {
            continue;
        }
        if of == case {
            found.push(Doubt::Taken(at));
            continue;
        }
        let other = store::case::by_id(tx, of).await?;
        let seen = other.filter(|other| may_see(ctx, other));
        found.push(Doubt::TakenElsewhere(at, seen.map(|one| one.number)));
    }
    Ok(found)
}

/// What a worker has agreed on in a span, to be asked about: appointments in whatever case, conferences `without`
/// one of them, leaves of other cases on which they go along.
pub(crate) async fn of_worker(
    tx: &mut Tx,
    ctx: &OpContext,
    (carrier, case, worker): (CarrierId, CaseId, UserId),
    (mine, without): (Span, Option<ConferenceId>),
) -> Result<Vec<Doubt>, AppError> {
    let mut found = meetings(tx, ctx, (case, worker), (mine, None)).await?;
    let taken = between(tx, (carrier, case), Some(worker), mine).await?;
    found.extend(taken.meet(without, mine));
    let along = taken.leaves(mine);
    found.extend(along.map(|(from, to)| Doubt::Accompanies(from, to)));
    Ok(found)
}

/// The appointments of a case for which the client has to be there and that share a moment with a span.
pub(crate) async fn of_client(
    tx: &mut Tx,
    case: CaseId,
    mine: Span,
) -> Result<Vec<AppointmentRow>, AppError> {
    let from = mine.0.checked_sub(LOOK_BACK).unwrap_or(mine.0);
    let mut near = store::appointment::open_between(tx, case, (from, mine.1)).await?;
    near.retain(|one| {
        let agreed = &one.agreed;
        agreed.with_client && collide(mine, span(agreed.at, agreed.ends_at))
    });
    Ok(near)
}

/// The leaves of other cases on which a worker goes along; those of this case are told as such.
async fn along(
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
    all.retain(|one| {
        let own = [one.lead, one.deputy].contains(&Some(worker));
        goes_along(&one.companion, &name, own)
    });
    Ok(all
        .into_iter()
        .map(|one| (one.starts_at, one.ends_at))
        .collect())
}

/// Whether the words say that a worker goes along: by the whole name, or by a part of it in a case that
/// is their `own`.
pub(crate) fn goes_along(companion: &str, name: &str, own: bool) -> bool {
    has_name(companion, name) || (own && has_part_of_name(companion, name, ""))
}
