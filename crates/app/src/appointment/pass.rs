//! Appointments that go to another worker together with the case.

use domain::ids::{CaseId, UserId};
use store::{
    Tx,
    appointment::{AppointmentRow, AppointmentStatus, Outcome},
    case::CaseRow,
};

use super::made;
use crate::{AppError, OpContext};

/// The appointments of a case that are still to come and to which this worker goes.
pub(crate) async fn ahead_of(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    worker: UserId,
) -> Result<Vec<AppointmentRow>, AppError> {
    let mut rows = store::appointment::open(tx, case).await?;
    rows.retain(|one| one.agreed.worker == Some(worker) && one.agreed.at >= ctx.now);
    Ok(rows)
}

/// Passes those on to somebody else: each stays behind as moved, and the same one stands in its
/// place with the new worker. Returns how many these are. The caller has asked for access.
pub(crate) async fn pass_on(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (from, to): (UserId, UserId),
) -> Result<usize, AppError> {
    let all = ahead_of(tx, ctx, case.id, from).await?;
    let moved = Outcome::of(AppointmentStatus::Moved);
    for former in &all {
        let now = (ctx.now, ctx.actor.user);
        store::appointment::settle(tx, case.id, former, &moved, now).await?;
        let mut agreed = former.agreed.clone();
        agreed.worker = Some(to);
        let next = AppointmentRow {
            origin: former.origin,
            moves: former.moves + 1,
            ..made(ctx, agreed, former.series)
        };
        store::appointment::insert(tx, case.carrier, case.id, &next).await?;
    }
    Ok(all.len())
}
