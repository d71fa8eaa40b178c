//! What the end of a case does to its groups: nobody keeps a seat, or a place on a list, that they will
//! not come back to.

use domain::{contact::EpistemicKind, group::MemberStatus};
use jiff::civil::Date;
use store::{Tx, case::CaseRow};

use super::{MEMBER, Member, member::fields};
use crate::{AppError, OpContext, correction::keep};

/// Ends every seat and every place on a list, in the transaction that ends the case: a seat is completed
/// with a regular end and given up otherwise. Returns how many there were.
pub(crate) async fn end_all(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (regular, exit_on): (bool, Date),
    because: &str,
) -> Result<usize, AppError> {
    let mut open = store::group::member::of_case(tx, case.id).await?;
    open.retain(|one| !one.status.is_over());
    // Offers are held in the order of their ids, so that two ends never wait in a circle.
    open.sort_by_key(|one| one.offer);
    let count = open.len();
    for former in open {
        store::group::hold(tx, (former.carrier, former.offer)).await?;
        let about = (MEMBER, former.id.uuid());
        keep(tx, ctx, case, about, fields(&former), "").await?;
        let done = regular && former.status == MemberStatus::Member;
        let because = because.trim().to_owned();
        let (status, result, reason) = if done {
            (MemberStatus::Completed, because, String::new())
        } else {
            (MemberStatus::BrokenOff, String::new(), because)
        };
        let ended = Member {
            status,
            result,
            reason,
            until: Some(former.since.map_or(exit_on, |since| exit_on.max(since))),
            epistemic: Some(EpistemicKind::Fact),
            recorded_at: ctx.now,
            recorded_by: ctx.actor.user,
            ..former
        };
        store::group::member::update(tx, &ended).await?;
    }
    Ok(count)
}
