//! What is asked once more before people are invited to a conference.

use domain::appointment::{collide, is_unusual, span};
use store::{Tx, case::CaseRow};

use super::{Invitation, in_words};
use crate::{
    App, AppError, OpContext,
    appointment::office,
    doubt::{Doubt, LOOK_BACK, at_once, away, holiday, meant},
    record::{german_date, german_time},
    taken::along,
};

/// A public holiday, a time at which nobody sits together, a leave of the client; an appointment of whoever
/// invites or leads the case, or a leave on which they go along.
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
    found.extend(closed(tx, case, invitation).await?);
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
        let along = along(tx, (case.carrier, case.id), worker, mine).await?;
        found.extend(
            along
                .into_iter()
                .map(|(from, to)| Doubt::Accompanies(from, to)),
        );
    }
    Ok(found)
}

/// Whether the office is closed, if that is where people meet; elsewhere, whether hardly anybody is there.
async fn closed(
    tx: &mut Tx,
    case: &CaseRow,
    invitation: &Invitation,
) -> Result<Option<Doubt>, AppError> {
    let office = office::of(tx, case).await?;
    let here = office.is_meant(&invitation.content.place);
    let hours = office.closed_at(invitation.at, None).filter(|_| here);
    let day = german_date(invitation.at);
    let unusual = is_unusual(german_time(invitation.at));
    Ok(match hours {
        Some(hours) => Some(Doubt::Closed(day, hours.to_vec())),
        None => unusual.then_some(Doubt::Unusual(invitation.at)),
    })
}
