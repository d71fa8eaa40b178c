//! Case conferences (P14c): who is invited, what is decided with which will of the client, and who
//! does what afterwards. What both sides agreed can put a partial agreement in force (P22a).
//!
//! Invitation and minutes are the same row as it grows; what it said before stays readable.

mod doubts;
mod minutes;
mod paper;
mod view;

use access::Action;
use domain::{
    Code as _,
    conference::{ConferenceSide, ConferenceStatus},
    ids::{CaseId, ConferenceId, ConferenceTaskId, NetworkPersonId},
    network::Chosen,
    overlap::OverlapResolution,
};
use jiff::{SignedDuration, Timestamp};
pub use store::conference::{AgreedTaskRow, ConferenceRow, Content, Decision, FormerRow, Invitee};
use store::{StoreError, Tx, case::CaseRow, overlap::OverlapRow};

pub use minutes::{Minutes, NewTask, minute};
pub use paper::{MinutesPaper, for_paper, guest_invitation, invitation_for_paper};
pub(crate) use paper::{is_client, others_of};
pub use view::{Conferences, Waiting, for_form, list};

use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    doubt::Weighed,
    journal,
    network::meeting::{self, Meeting},
    recompute::{Cause, recompute},
    record::german_date,
};

/// A conference may be invited to so far ahead.
const FARTHEST: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);

/// Those who were written down in free words, line by line.
fn in_words(people: &[Invitee]) -> String {
    let free = people.iter().filter(|one| one.person.is_none());
    free.map(|one| one.who.as_str())
        .collect::<Vec<_>>()
        .join("\n")
}

/// Somebody of the network as one who is invited or came.
fn invitee(chosen: Chosen, came: Option<bool>) -> Invitee {
    Invitee {
        who: chosen.name,
        person: Some(chosen.person),
        came,
    }
}

/// Whether a partial agreement is drawn up but not talked over yet.
fn waits(overlap: &OverlapRow) -> bool {
    overlap.ended_at.is_none()
        && overlap.resolution == OverlapResolution::PartialAgreement
        && overlap.agreed_on.is_none()
}

/// An invitation as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// When.
    pub at: Timestamp,
    /// What for, where, who in free words, about what; decisions and minutes do not count.
    pub content: Content,
    /// Who is chosen from the network.
    pub chosen: Vec<NetworkPersonId>,
    /// Why an invitation that stands is changed.
    pub why: String,
    /// Whether the person has seen what speaks against it, and means it.
    pub confirmed: bool,
}

fn subject(conference: ConferenceId) -> String {
    format!("conference {conference}")
}

fn check_invitation(invitation: &Invitation, ctx: &OpContext) -> Problems {
    let mut problems = Problems::new();
    let content = &invitation.content;
    // What took place this morning is entered with its people, and then with its minutes.
    if german_date(invitation.at) < ctx.today {
        problems.add_key("date", "conference-error-past");
    } else if invitation.at.duration_since(ctx.now) > FARTHEST {
        problems.add_key("date", "conference-error-far");
    }
    if content.purpose.is_empty() {
        problems.add_key("purpose", "error-required");
    }
    if content.people.is_empty() && invitation.chosen.is_empty() {
        problems.add_key("people", "error-required");
    }
    problems
}

/// Who is invited: those chosen from the network come first. Nobody whom an order keeps away.
async fn guests(
    tx: &mut Tx,
    case: CaseId,
    invitation: &Invitation,
    mut problems: Problems,
) -> Result<Vec<Invitee>, AppError> {
    let people = &invitation.content.people;
    let words = in_words(people);
    let meeting = Meeting {
        days: &[german_date(invitation.at)],
        chosen: ("chosen", &invitation.chosen),
        words: &[("people", &words), ("place", &invitation.content.place)],
    };
    let found = meeting::check(tx, case, &meeting, &mut problems).await?;
    problems.none_or_invalid()?;
    let chosen = found.into_iter().map(|one| invitee(one, None));
    Ok(chosen.chain(people.iter().cloned()).collect())
}

/// Invites to a conference.
pub async fn invite(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    mut invitation: Invitation,
) -> Result<Weighed<()>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditConferences, case)
        .await?;
    let problems = check_invitation(&invitation, ctx);
    invitation.content.people = guests(&mut tx, case, &invitation, problems).await?;
    let doubts = doubts::of(app, &mut tx, ctx, (&row, None), &invitation).await?;
    if !doubts.is_empty() {
        return Ok(Weighed::Doubtful(doubts));
    }
    let conference = ConferenceRow {
        id: ctx.new_id(),
        at: invitation.at,
        status: ConferenceStatus::Invited,
        content: invitation.content,
        overlap: None,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    store::conference::insert(&mut tx, row.carrier, case, &conference).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let done = Done::on("conference.invite", case).subject(subject(conference.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(()))
}

/// Changes an invitation: another day, other people. The former one stays readable.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    which: (ConferenceId, i64),
    mut invitation: Invitation,
) -> Result<Weighed<()>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditConferences, case)
        .await?;
    let former = standing(&mut tx, case, which).await?;
    if former.status != ConferenceStatus::Invited {
        return Err(AppError::Refused(Message::new("conference-refused-over")));
    }
    let mut problems = check_invitation(&invitation, ctx);
    if invitation.why.is_empty() {
        problems.add_key("why", "error-reason-required");
    }
    invitation.content.people = guests(&mut tx, case, &invitation, problems).await?;
    let doubts = doubts::of(app, &mut tx, ctx, (&row, Some(&former)), &invitation).await?;
    if !doubts.is_empty() {
        return Ok(Weighed::Doubtful(doubts));
    }
    let changed = ConferenceRow {
        at: invitation.at,
        content: invitation.content,
        ..former.clone()
    };
    write(&mut tx, ctx, &row, (&former, &changed), &invitation.why).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let done = Done::on("conference.change", case).subject(subject(former.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(()))
}

/// Calls a conference off.
pub async fn cancel(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    which: (ConferenceId, i64),
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditConferences, case)
        .await?;
    let former = standing(&mut tx, case, which).await?;
    if !former.status.may_become(ConferenceStatus::Cancelled) {
        return Err(AppError::Refused(Message::new("conference-refused-over")));
    }
    if why.is_empty() {
        return Err(AppError::invalid("why", "error-reason-required"));
    }
    call_off(&mut tx, ctx, &row, &former, why).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let done = Done::on("conference.cancel", case).subject(subject(former.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Stores that a conference does not take place. The caller has asked for access and computes what follows.
pub(crate) async fn call_off(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    former: &ConferenceRow,
    why: &str,
) -> Result<(), AppError> {
    let changed = ConferenceRow {
        status: ConferenceStatus::Cancelled,
        content: Content {
            minutes: why.to_owned(),
            ..former.content.clone()
        },
        ..former.clone()
    };
    write(tx, ctx, case, (former, &changed), why).await
}

/// Another body has done its task, or has not after all.
pub async fn set_done(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    which: (ConferenceTaskId, i64),
    done: bool,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::EditConferences, case)
        .await?;
    let tasks = store::conference::tasks(&mut tx, case).await?;
    let known = tasks
        .iter()
        .any(|one| one.id == which.0 && one.side == ConferenceSide::Theirs);
    if !known {
        return Err(AppError::NotFound);
    }
    let by = done.then_some((ctx.today, ctx.actor.user));
    store::conference::set_done(&mut tx, case, which, by).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let entry = Done::on("conference.task", case)
        .subject(format!("conference_task {}", which.0))
        .detail(serde_json::json!({ "done": done }).to_string());
    journal::changed(&mut tx, ctx, entry).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

async fn standing(
    tx: &mut Tx,
    case: CaseId,
    (conference, version): (ConferenceId, i64),
) -> Result<ConferenceRow, AppError> {
    let row = store::conference::get(tx, case, conference)
        .await?
        .ok_or(AppError::NotFound)?;
    if row.version == version {
        Ok(row)
    } else {
        let former = store::conference::former(tx, conference).await?;
        let last = former.into_iter().next();
        Err(conflict(&row, last.map(|one| one.by_name)))
    }
}

async fn write(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (former, changed): (&ConferenceRow, &ConferenceRow),
    why: &str,
) -> Result<(), AppError> {
    let by = (ctx.ids.uuid(), ctx.now, ctx.actor.user);
    store::conference::keep_former(tx, (case.carrier, case.id), former, why, by).await?;
    Ok(store::conference::update(tx, case.id, changed).await?)
}

fn conflict(row: &ConferenceRow, last: Option<String>) -> AppError {
    let content = &row.content;
    let status = format!("code-conference-status-{}", row.status.code());
    let people: Vec<&str> = content.people.iter().map(|one| one.who.as_str()).collect();
    let decided: Vec<&str> = content
        .decisions
        .iter()
        .map(|one| one.decided.as_str())
        .collect();
    let theirs = vec![
        ("common-status".to_owned(), status),
        ("conference-purpose".to_owned(), content.purpose.clone()),
        ("common-place".to_owned(), content.place.clone()),
        ("conference-people".to_owned(), people.join("; ")),
        ("conference-decisions".to_owned(), decided.join("; ")),
        ("conference-minutes".to_owned(), content.minutes.clone()),
        crate::correction::kind_field(content.kind()),
    ];
    let by = last.unwrap_or_else(|| row.recorded_by_name.clone());
    crate::correction::faster(by, row.version, theirs)
}
