//! What came of an offer, told to whoever gave or made it: for some days on their day, and on the case as long as
//! a refusal waits for the next step.

use access::{Action, decide};
use jiff::ToSpan;
use store::{
    Tx,
    case::CaseRow,
    handover::{HandoverRow, HandoverState},
};

use crate::{AppError, OpContext, intake::may_see, record::morning};

/// For so many days it is told.
const TOLD_DAYS: i32 = 14;
/// At most so many are told at once.
const TOLD: i64 = 10;

/// What came of an offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The offer.
    pub offer: HandoverRow,
    /// Whether whoever is told still sees the case.
    pub sees: bool,
}

/// What others have answered to this person's offers or how they ended, the newest first.
pub(crate) async fn told(tx: &mut Tx, ctx: &OpContext) -> Result<Vec<Told>, AppError> {
    let since = morning(ctx.today.saturating_sub(TOLD_DAYS.days()));
    let who = (ctx.actor.user, since);
    let rows = store::handover::answered(tx, ctx.actor.carrier, who, TOLD).await?;
    let mut found = Vec::new();
    for offer in rows {
        let case = store::case::by_id(tx, offer.case).await?;
        let sees = case.as_ref().is_some_and(|case| may_see(ctx, case));
        // A refusal leaves everything with whoever led; who has left the case since needs no reason of others.
        if sees || offer.state() != HandoverState::Declined {
            found.push(Told { offer, sees });
        }
    }
    Ok(found)
}

/// The newest offer of a running case if it was declined and the same person still leads, for those who can offer
/// it anew.
pub(crate) async fn declined(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<Option<HandoverRow>, AppError> {
    let may = decide(&ctx.actor, Action::Handover, Some(&case.access_facts()));
    if !may.is_allowed() || case.lead.is_none() {
        return Ok(None);
    }
    let since = morning(ctx.today.saturating_sub(TOLD_DAYS.days()));
    let newest = store::handover::of_case(tx, case.id)
        .await?
        .into_iter()
        .next();
    Ok(newest.filter(|one| {
        one.state() == HandoverState::Declined
            && one.from == case.lead
            && one.answered_at >= Some(since)
    }))
}
