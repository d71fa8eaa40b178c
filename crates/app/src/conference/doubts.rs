//! What is asked once more before people are invited to a conference.

use domain::appointment::{collide, span};
use store::{Tx, case::CaseRow};

use super::{Invitation, in_words};
use crate::{
    App, AppError, OpContext,
    doubt::{Doubt, LOOK_BACK, at_once, away, holiday, meant},
    record::german_date,
};

/// A public holiday, a leave of the client, an appointment of whoever invites or leads the case.
pub(super) async fn of(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    invitation: &Invitation,
) -> Result<Vec<Doubt>, AppError> {
    if invitation.confirmed {
        return Ok(Vec::new());
    }
    let land = app.programme_of(case)?.land;
    let day = german_date(invitation.at);
    let mut found: Vec<Doubt> = holiday(app.catalogue.holidays(), day, land)
        .into_iter()
        .collect();
    let mine = span(invitation.at, None);
    let leaves = away(tx, case.id).await?;
    found.extend(at_once(&leaves, mine).map(|one| Doubt::OnLeave(one.starts_at, one.ends_at)));
    let orders = store::network::no_contact(tx, case.id, day).await?;
    let content = &invitation.content;
    let invited = in_words(&content.people);
    let words = [invited.as_str(), content.place.as_str()];
    found.extend(meant(&orders, case, &words));
    let mut workers = vec![ctx.actor.user];
    workers.extend(case.lead.filter(|lead| *lead != ctx.actor.user));
    let from = mine.0.checked_sub(LOOK_BACK).unwrap_or(mine.0);
    for worker in workers {
        let busy = store::appointment::busy(tx, worker, (from, mine.1)).await?;
        let taken = busy
            .into_iter()
            .filter(|(_, _, at, end)| collide(mine, span(*at, *end)));
        found.extend(taken.map(|(_, _, at, _)| Doubt::Taken(at)));
    }
    Ok(found)
}
