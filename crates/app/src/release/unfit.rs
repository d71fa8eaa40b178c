//! What no longer fits when the release moves: appointments, leaves, arrangements and steps of the plan whose day
//! then lies on the other side of the gate. They are named, never moved: whoever agreed them does that.

use std::collections::BTreeSet;

use access::{Action, decide};
use domain::{Code, appointment::span, contact::ContactKind, release::Shift, seam::Side};
use jiff::civil::Date;
use store::{
    Tx,
    appointment::Agreed,
    case::CaseRow,
    leave::LeaveRow,
    notice::{Unfit, UnfitKind},
};

use crate::{
    AppError, OpContext,
    doubt::{at_once, meant_leaves},
    plan,
    record::{Record, german_date},
};

/// Whether the client could not be met like that any more.
fn spoils(shift: Shift, agreed: &Agreed, leaves: &[LeaveRow]) -> bool {
    let day = german_date(agreed.at);
    let mut away = at_once(leaves, span(agreed.at, agreed.ends_at));
    agreed.with_client
        && match agreed.kind {
            ContactKind::PrisonVisit => shift.lets_out(day),
            kind => kind.is_outside() && shift.closes_in(day) && away.next().is_none(),
        }
}

/// All that no longer fits, each kind in the order of its days.
pub(crate) async fn unfit(
    tx: &mut Tx,
    record: &Record<'_>,
    shift: Option<Shift>,
) -> Result<Vec<Unfit>, AppError> {
    let Some(shift) = shift else {
        return Ok(Vec::new());
    };
    let case = record.case.id;
    let mut found = Vec::new();
    let open = store::appointment::open(tx, case).await?;
    let leaves = meant_leaves(tx, case).await?;
    let spoilt = open
        .iter()
        .filter(|one| spoils(shift, &one.agreed, &leaves));
    found.extend(spoilt.map(|one| Unfit {
        what: UnfitKind::Appointment,
        code: one.agreed.kind.code().to_owned(),
        on: german_date(one.agreed.at),
    }));
    let late = leaves
        .iter()
        .filter(|one| !one.status.is_over() && shift.lets_out(german_date(one.starts_at)));
    found.extend(late.map(|one| Unfit {
        what: UnfitKind::Leave,
        code: one.purpose.code().to_owned(),
        on: german_date(one.starts_at),
    }));
    let standing = record.arrangements.iter().filter(|one| {
        one.struck_at.is_none() && one.side == Side::Outside && shift.closes_in(one.from_on)
    });
    found.extend(standing.map(|one| Unfit {
        what: UnfitKind::Arrangement,
        code: one.security.code().to_owned(),
        on: one.from_on,
    }));
    let steps = plan::open_steps(tx, case).await?;
    let crossing: BTreeSet<Date> = steps
        .into_iter()
        .filter(|day| shift.crosses(*day))
        .collect();
    found.extend(crossing.into_iter().map(|on| Unfit {
        what: UnfitKind::Step,
        code: String::new(),
        on,
    }));
    Ok(found)
}

/// What of it this person may know of.
pub(crate) fn visible(ctx: &OpContext, case: &CaseRow, all: &mut Vec<Unfit>) {
    let facts = case.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    all.retain(|one| {
        may(match one.what {
            UnfitKind::Appointment => Action::ViewAppointments,
            UnfitKind::Leave => Action::ViewLeaves,
            UnfitKind::Arrangement => Action::ViewSeam,
            UnfitKind::Step => Action::ViewPlan,
        })
    });
}
