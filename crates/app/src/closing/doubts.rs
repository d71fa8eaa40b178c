//! What is asked once more before a case ends: a reason that hardly fits, a last day before the last
//! contact, a leave of which nobody said what came of it and nobody can say it afterwards.

use jiff::civil::Date;
use programme::{closing::unlikely, model::ClosureReason};
use store::{Tx, case::CaseRow};

use super::{open, window_end};
use crate::{
    AppError, OpContext,
    doubt::Doubt,
    record::{Record, german_date},
};

/// The doubts when a case is to end for this reason on this day.
pub(super) async fn doubts(
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
    end: (&ClosureReason, Date),
) -> Result<Vec<Doubt>, AppError> {
    let mut found = about_end(tx, record, end).await?;
    for one in open::leaves(tx, record.case.id, ctx.now).await?.unsaid {
        found.push(Doubt::LeaveUnsaid(one.starts_at, one.ends_at));
    }
    Ok(found)
}

/// The doubts when the end of a case is corrected: also that somebody came back on the ground of it.
pub(super) async fn afterwards(
    tx: &mut Tx,
    record: &Record<'_>,
    end: (&ClosureReason, Date),
) -> Result<Vec<Doubt>, AppError> {
    let mut found = about_end(tx, record, end).await?;
    let others = store::case::others_of_client(tx, &record.case).await?;
    let followed = |one: &&CaseRow| one.previous_case == Some(record.case.id);
    let next = others.iter().filter(followed).map(|one| one.registered_on);
    found.extend(next.min().map(Doubt::WentOn));
    Ok(found)
}

/// The doubts about reason and day alone.
async fn about_end(
    tx: &mut Tx,
    record: &Record<'_>,
    (reason, exit_on): (&ClosureReason, Date),
) -> Result<Vec<Doubt>, AppError> {
    let case = &record.case;
    let mut found = Vec::new();
    let released = case.release_on.filter(|_| case.released);
    let last = window_end(record).and_then(|end| end.yesterday().ok());
    let why = reason.expects;
    let why = why.and_then(|expects| unlikely(expects, released, last, exit_on));
    if let Some(why) = why {
        found.push(Doubt::Ending(reason.title.clone(), why));
    }
    let contact = store::note::last_reached(tx, case.id).await?;
    if let Some(later) = contact.map(german_date).filter(|day| *day > exit_on) {
        found.push(Doubt::ContactAfter(later, exit_on));
    }
    Ok(found)
}
