//! Minutes: who came, what was decided, who does what; and correcting them with a trail.

use access::{Action, decide};
use domain::{
    Code,
    conference::{ConferenceSide, ConferenceStatus},
    contact::{ContactKind, EpistemicKind},
    ids::{CaseId, ConferenceId, ContactNoteId, NetworkPersonId, OverlapId},
    task::TaskRole,
};
use jiff::{SignedDuration, civil::Date};
use store::{
    StoreError, Tx,
    case::CaseRow,
    conference::{AgreedTaskRow, ConferenceRow, Content, Decision, Invitee},
};

use super::{invitee, standing, subject, waits, write};
use crate::{
    App, AppError, Done, Message, OpContext, Problems, journal,
    network::meeting::named_as,
    note::{About, Spent, Told, logged, write as write_note},
    recompute::{Cause, recompute},
    record::german_date,
    task::OwnTask,
};

/// It cannot have taken place before it began; so much is left to clocks that differ.
const TOLERATED_SKEW: SignedDuration = SignedDuration::from_mins(10);

/// A task that was agreed, as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewTask {
    /// Whose it is.
    pub side: ConferenceSide,
    /// What is to be done.
    pub what: String,
    /// By whom, in words.
    pub who: String,
    /// By when.
    pub due_on: Option<Date>,
}

/// Minutes as they were typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Minutes {
    /// Who came, what was decided, what else was said; the invitation is taken from the row.
    pub people: Vec<Invitee>,
    /// Who came without having been invited, chosen from the network.
    pub chosen: Vec<NetworkPersonId>,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What else was said.
    pub minutes: String,
    /// What kind of statement minutes and decisions are.
    pub epistemic: EpistemicKind,
    /// Tasks that come on top of those that are there.
    pub tasks: Vec<NewTask>,
    /// The partial agreement that was talked over and is in force now.
    pub agreed: Option<OverlapId>,
    /// Why minutes that stand are corrected.
    pub why: String,
    /// What it took, if that was told.
    pub spent: Option<Spent>,
}

/// Keeps the minutes of a conference, or corrects them with a trail.
pub async fn minute(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    which: (ConferenceId, i64),
    mut minutes: Minutes,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditConferences, case)
        .await?;
    let former = standing(&mut tx, case, which).await?;
    if !former.status.may_become(ConferenceStatus::Held) {
        return Err(AppError::Refused(Message::new("conference-refused-over")));
    }
    // Whoever came is written down, also if an order should have kept them away.
    let known = crate::network::known(&mut tx, case, ctx.today).await?;
    let came = named_as(&known, &minutes.chosen).into_iter();
    minutes
        .people
        .extend(came.map(|one| invitee(one, Some(true))));
    check_minutes(&former, &minutes, ctx).none_or_invalid()?;
    let agreed = match minutes.agreed {
        Some(overlap) => Some(agree(&mut tx, ctx, &row, overlap, &former, &minutes).await?),
        None => None,
    };
    let changed = ConferenceRow {
        status: ConferenceStatus::Held,
        content: Content {
            people: minutes.people,
            decisions: minutes.decisions,
            minutes: minutes.minutes,
            epistemic: Some(minutes.epistemic.code().to_owned()),
            ..former.content.clone()
        },
        overlap: agreed.or(former.overlap),
        ..former.clone()
    };
    write(&mut tx, ctx, &row, (&former, &changed), &minutes.why).await?;
    let noted = noted(app, &mut tx, ctx, &row, (&changed, minutes.spent.as_ref())).await?;
    for task in minutes.tasks {
        add_task(&mut tx, ctx, &row, former.id, task).await?;
    }
    let action = match former.status {
        ConferenceStatus::Held => "conference.correct",
        _ => "conference.minute",
    };
    let done = Done::on(action, case).subject(subject(former.id));
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    logged(&mut tx, ctx, case, noted).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Writes a note of what a conference took. It was with others: the client is met alone elsewhere.
async fn noted(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (row, spent): (&ConferenceRow, Option<&Spent>),
) -> Result<Option<ContactNoteId>, AppError> {
    let content = &row.content;
    let decided: Vec<&str> = content.decisions.iter().map(|one| &*one.decided).collect();
    let words = if content.minutes.is_empty() {
        decided.join("\n")
    } else {
        content.minutes.clone()
    };
    let told = Told {
        about: About::Conference(row.id),
        at: row.at,
        kind: ContactKind::ThirdParty,
        place: &content.place,
        words: ("minutes", &words),
        epistemic: content.kind().unwrap_or(EpistemicKind::Fact),
    };
    write_note(app, tx, ctx, case, (&told, spent)).await
}

fn check_minutes(former: &ConferenceRow, minutes: &Minutes, ctx: &OpContext) -> Problems {
    let mut problems = Problems::new();
    if former.at > ctx.now + TOLERATED_SKEW {
        problems.add_key("minutes", "conference-error-not-yet");
    }
    if former.status == ConferenceStatus::Held && minutes.why.is_empty() {
        problems.add_key("why", "error-reason-required");
    }
    if !minutes.people.iter().any(|one| one.came == Some(true)) {
        problems.add_key("came", "conference-error-nobody");
    }
    if minutes.decisions.is_empty() && minutes.minutes.is_empty() {
        problems.add_key("minutes", "conference-error-empty");
    }
    for (number, decision) in minutes.decisions.iter().enumerate() {
        if decision.decided.is_empty() {
            problems.add_key(&format!("decided{number}"), "error-required");
        }
    }
    for (number, task) in minutes.tasks.iter().enumerate() {
        if task.due_on.is_some_and(|day| day < ctx.today) {
            problems.add_key(&format!("due{number}"), "error-date-past");
        }
    }
    problems
}

/// Puts a partial agreement in force: both sides have talked it over, on the day of the conference.
async fn agree(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    overlap: OverlapId,
    conference: &ConferenceRow,
    minutes: &Minutes,
) -> Result<OverlapId, AppError> {
    let may = decide(&ctx.actor, Action::EditOverlap, Some(&case.access_facts()));
    journal::allowed(may)?;
    let all = store::overlap::of_case(tx, case.id).await?;
    let waiting = all.into_iter().find(|one| one.id == overlap && waits(one));
    let Some(row) = waiting else {
        return Err(AppError::invalid("agreed", "conference-error-agreed"));
    };
    let came: Vec<&str> = minutes
        .people
        .iter()
        .filter(|one| one.came == Some(true))
        .map(|one| one.who.as_str())
        .collect();
    let agreed = (german_date(conference.at), came.join("; "));
    crate::overlap::agree(tx, ctx, case, row, agreed).await?;
    Ok(overlap)
}

async fn add_task(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    conference: ConferenceId,
    new: NewTask,
) -> Result<(), AppError> {
    let role = match new.side {
        ConferenceSide::Ours => Some(TaskRole::TransitionManager),
        ConferenceSide::Client => Some(TaskRole::Client),
        ConferenceSide::Theirs => None,
    };
    let task = match role {
        Some(role) => {
            let own = OwnTask {
                title: new.what.clone(),
                due_on: new.due_on,
                role,
                note: new.who.clone(),
            };
            Some(crate::task::insert_own(tx, ctx, case, own).await?)
        }
        None => None,
    };
    let row = AgreedTaskRow {
        id: ctx.new_id(),
        conference,
        side: new.side,
        what: new.what,
        who: new.who,
        due_on: new.due_on,
        task,
        done_on: None,
        done_by_name: None,
        version: 1,
    };
    Ok(store::conference::insert_task(tx, case.carrier, case.id, &row).await?)
}
