//! What is asked once more before people are invited to a conference.

use domain::{
    appointment::{is_unusual, span},
    ids::NetworkPersonId,
};
use store::{
    Tx,
    case::CaseRow,
    conference::{ConferenceRow, Content, Invitee},
};

use super::{Invitation, in_words, is_client};
use crate::{
    App, AppError, OpContext,
    appointment::office,
    doubt::{Doubt, at_once, away, holiday, meant, once},
    network::consent::{self, Said},
    record::{german_date, german_time},
    taken::of_worker,
};

/// A public holiday, a time at which nobody sits together, a leave of the client; an appointment or another
/// conference of whoever invites or leads the case, or a leave on which they go along; a missing consent; a missing
/// basis, where others are invited.
pub(super) async fn of(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    (case, former): (&CaseRow, Option<&ConferenceRow>),
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
    let other = |one: &Invitee| !is_client(&one.who, case);
    let told = former.is_none_or(|row| !row.content.legal_basis.is_empty());
    if told && content.legal_basis.is_empty() && content.people.iter().any(other) {
        found.push(Doubt::NoBasis);
    }
    found.extend(unasked(tx, ctx, case, (content, former)).await?);
    let mut workers = vec![ctx.actor.user];
    workers.extend(case.lead.filter(|lead| *lead != ctx.actor.user));
    for worker in workers {
        let without = former.map(|row| row.id);
        let here = (case.carrier, case.id, worker);
        found.extend(of_worker(tx, ctx, here, (mine, without)).await?);
    }
    Ok(once(found))
}

/// Who is invited without their consent, or named in the place.
async fn unasked(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (content, former): (&Content, Option<&ConferenceRow>),
) -> Result<Vec<Doubt>, AppError> {
    let (chosen, words) = leads(content);
    let words = [words.as_str(), content.place.as_str()];
    let said = Said {
        chosen: &chosen,
        words: &words,
    };
    let before = former.map(|row| (leads(&row.content), row.content.place.as_str()));
    let before = before
        .as_ref()
        .map(|((chosen, words), place)| (chosen, [words.as_str(), *place]));
    let before = before
        .as_ref()
        .map(|(chosen, words)| Said { chosen, words });
    consent::ask(tx, ctx.today, case, (said, before)).await
}

/// Those chosen from the network, and those in free words.
fn leads(content: &Content) -> (Vec<NetworkPersonId>, String) {
    let chosen = content.people.iter().filter_map(|one| one.person);
    (chosen.collect(), in_words(&content.people))
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
