//! Contact notes: the course of a case in the words of those who work on it.
//!
//! A note is corrected, never overwritten: the former words stay, struck, with reason and name.

use access::{Action, decide};
use domain::{
    contact::ContactOutcome,
    ids::{AppointmentId, CaseId, ContactNoteId},
};
use jiff::{SignedDuration, Timestamp};
use programme::{Programme, Text, model::LifeDomain};
pub use store::note::{CorrectionRow, NoteContent, NoteRow};
use store::{StoreError, Tx, case::CaseRow, note::NewCorrection};

use crate::{
    App, AppError, Conflict, Done, Message, MessageArg, OpContext, Problems,
    appointment::{self, AppointmentRow, AppointmentStatus, Outcome, has_begun},
    began::began,
    case::{Head, head},
    correction::{field, filled, taken_back, why_needed},
    journal, own_plan,
    recompute::{Cause, after_contact, after_meeting},
    record::german_date,
};

mod spent;
mod timeline;

pub use spent::{About, Asked, Spent, asked};
pub(crate) use spent::{Told, logged, write};
pub(crate) use timeline::newest;
use timeline::with_corrections;
pub use timeline::{Entry, Filter, Timeline, timeline};

/// A contact cannot lie ahead; so much is left to clocks that differ.
const TOLERATED_SKEW: SignedDuration = SignedDuration::from_mins(10);

/// Contacts before this many years were typed wrong.
const OLDEST: SignedDuration = SignedDuration::from_hours(10 * 366 * 24);

/// Keys of what is asked once more before a note is kept.
pub const ASKS: [&str; 2] = [BEFORE, AGAIN];

/// Whether the year is right.
const BEFORE: &str = "note-question-before";

/// Whether it is another contact than the one that stands with the appointment already.
const AGAIN: &str = "note-question-again";

/// Longest note, in characters.
pub const MAX_BODY: usize = 10_000;

/// What a note can be about, in the words of the programme.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Topics {
    /// Life domains.
    pub domains: Vec<LifeDomain>,
    /// Areas of service (P12): id and title.
    pub areas: Vec<(String, Text)>,
}

impl Topics {
    /// Those of a programme; its modules are its areas of service, as in a plan.
    pub(crate) fn of(programme: &Programme) -> Self {
        let area = |one: &programme::model::Module| (one.id.clone(), one.title.clone());
        Self {
            domains: programme.domains.clone(),
            areas: programme.modules.iter().map(area).collect(),
        }
    }
}

/// What the form of a note needs.
#[derive(Debug, Clone)]
pub struct NoteForm {
    /// The case.
    pub head: Head,
    /// What it can be about.
    pub topics: Topics,
    /// The planned contact that it is about.
    pub planned: Option<AppointmentRow>,
    /// The note that is corrected.
    pub entry: Option<Entry>,
    /// Whether what went well can be written with it.
    pub may_tell_success: bool,
}

/// The form for a new note; about a planned contact, if one is named.
pub async fn new(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    contact: Option<AppointmentId>,
) -> Result<NoteForm, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::AddNote, case).await?;
    let planned = match contact {
        Some(contact) => Some(appointment::any_one(&mut tx, case, contact).await?),
        None => None,
    };
    let form = NoteForm {
        head: head(app, &mut tx, ctx, &row).await?,
        topics: Topics::of(app.programme_of(&row)?),
        planned,
        entry: None,
        may_tell_success: decide(&ctx.actor, Action::EditOwnPlans, Some(&row.access_facts()))
            .is_allowed(),
    };
    drop(tx);
    app.viewed(ctx, Done::on("note.form", case)).await?;
    Ok(form)
}

/// A new note as it was typed.
#[derive(Debug, Clone)]
pub struct NewNote {
    /// What it says.
    pub content: NoteContent,
    /// The planned contact that it is about; it is done with the note, unless it still lies ahead.
    pub contact: Option<AppointmentId>,
    /// What went well, in the client's words (P8g); becomes an entry of its own. May be empty.
    pub success: String,
    /// Whether a day before custody and case is meant.
    pub confirmed: bool,
}

/// Writes a note, and with it what went well.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    new: NewNote,
) -> Result<ContactNoteId, AppError> {
    let NewNote {
        content,
        contact,
        success,
        confirmed,
    } = new;
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::AddNote, case)
        .await?;
    let planned = match contact {
        Some(contact) => store::appointment::get(&mut tx, case, contact)
            .await?
            .ok_or(AppError::NotFound)
            .map(Some)?,
        None => None,
    };
    let first = is_first(&mut tx, case, planned.as_ref()).await?;
    let asks = if first {
        asks_about(&row, &content, None)
    } else {
        Some(Message::new(AGAIN))
    };
    checked(app, &row, (&content, asks.filter(|_| !confirmed)), ctx.now)?;
    // Whoever was faster has settled it, and what still lies ahead has not taken place; the note is
    // worth keeping all the same.
    // Who may not touch appointments leaves them as they are, too.
    let facts = row.access_facts();
    let may_settle = decide(&ctx.actor, Action::EditAppointments, Some(&facts)).is_allowed();
    let settles = planned.as_ref().filter(|one| {
        let open = one.result.status == AppointmentStatus::Planned && has_begun(one, ctx.now);
        may_settle && open
    });
    let about = along_with(planned.as_ref(), settles.is_some()).filter(|_| first);
    let note = fresh(ctx, content, about);
    store::note::insert(&mut tx, row.carrier, case, &note).await?;
    if !success.is_empty() {
        let told = (note.id, german_date(note.content.at));
        let domains = &note.content.domains;
        let domain = domains.first().filter(|_| domains.len() == 1).cloned();
        own_plan::told_in(&mut tx, ctx, &row, told, (&success, domain)).await?;
    }
    let mut with_person = false;
    if let Some(planned) = settles {
        let outcome = became(&note.content);
        let now = (ctx.now, ctx.actor.user);
        store::appointment::settle(&mut tx, case, planned, &outcome, now).await?;
        with_person = planned.agreed.person.is_some();
    }
    let done = Done::on("note.add", case).subject(format!("contact_note {}", note.id));
    let cause = Cause::of(ctx, "contact");
    after_meeting(app, &mut tx, &cause, &row, with_person).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(note.id)
}

/// The appointment, if the note is the same contact: it lies behind.
fn along_with(planned: Option<&AppointmentRow>, settles: bool) -> Option<About> {
    let behind = [AppointmentStatus::Held, AppointmentStatus::Missed];
    let planned = planned.filter(|one| settles || behind.contains(&one.result.status));
    planned.map(|one| About::Appointment(one.id))
}

/// A note as it is written first.
fn fresh(ctx: &OpContext, content: NoteContent, about: Option<About>) -> NoteRow {
    NoteRow {
        id: ctx.new_id(),
        content,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
        struck: None,
        about,
    }
}

/// What a note says about the appointment that it is about.
fn became(content: &NoteContent) -> Outcome {
    match content.outcome {
        ContactOutcome::Reached => Outcome::of(AppointmentStatus::Held),
        // The note says why; a reason can be chosen at the appointment.
        ContactOutcome::Attempted | ContactOutcome::NoShow => {
            Outcome::of(AppointmentStatus::Missed)
        }
    }
}

/// The form that corrects a note.
pub async fn correcting(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    note: ContactNoteId,
) -> Result<NoteForm, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::CorrectNote, case)
        .await?;
    let note = store::note::get(&mut tx, case, note)
        .await?
        .ok_or(AppError::NotFound)?;
    let id = note.id;
    let form = NoteForm {
        head: head(app, &mut tx, ctx, &row).await?,
        topics: Topics::of(app.programme_of(&row)?),
        planned: None,
        entry: with_corrections(&mut tx, vec![note]).await?.pop(),
        may_tell_success: false,
    };
    drop(tx);
    let done = Done::on("note.form", case).subject(format!("contact_note {id}"));
    app.viewed(ctx, done).await?;
    Ok(form)
}

/// A correction as it was sent.
#[derive(Debug, Clone)]
pub struct Correction {
    /// What the note says from now on.
    pub content: NoteContent,
    /// Why.
    pub reason: String,
    /// The version that was read.
    pub version: i64,
    /// Whether a day before custody and case is meant.
    pub confirmed: bool,
}

/// Corrects a note; its former words are kept. [`AppError::Conflict`] if somebody else has
/// corrected it meanwhile.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    note: ContactNoteId,
    correction: Correction,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::CorrectNote, case)
        .await?;
    let former = store::note::get(&mut tx, case, note)
        .await?
        .ok_or(AppError::NotFound)?;
    if former.version != correction.version || former.struck.is_some() {
        return Err(conflict(&mut tx, &former).await?);
    }
    let asks = asks_about(&row, &correction.content, Some(&former.content));
    let asks = asks.filter(|_| !correction.confirmed);
    checked(app, &row, (&correction.content, asks), ctx.now)?;
    if former.content == correction.content {
        return Err(AppError::invalid("", "note-error-unchanged"));
    }
    let trail = NewCorrection {
        id: ctx.ids.uuid(),
        reason: correction.reason,
        at: ctx.now,
        by: ctx.actor.user,
    };
    let content = &correction.content;
    store::note::correct(&mut tx, row.carrier, case, &former, content, &trail).await?;
    let done = Done::on("note.correct", case).subject(format!("contact_note {note}"));
    after_contact(app, &mut tx, &Cause::of(ctx, "contact"), &row).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

async fn conflict(tx: &mut Tx, now: &NoteRow) -> Result<AppError, AppError> {
    let corrections = store::note::corrections(tx, now.id).await?;
    let corrected = corrections.first().map(|one| one.by_name.clone());
    let struck = now.struck.as_ref();
    Ok(AppError::Conflict(Box::new(Conflict {
        by: struck.map(|one| one.by_name.clone()).or(corrected),
        version: now.version,
        theirs: filled(vec![
            field("note-body", &now.content.body),
            taken_back(struck.is_some()),
        ]),
    })))
}

/// Strikes a note that was written by mistake, as into the wrong case, with a reason. It stays readable
/// and counts for nothing; what went well and was told with it is struck too.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (note, version): (ContactNoteId, i64),
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::CorrectNote, case)
        .await?;
    let former = store::note::get(&mut tx, case, note)
        .await?
        .ok_or(AppError::NotFound)?;
    if former.version != version || former.struck.is_some() {
        return Err(conflict(&mut tx, &former).await?);
    }
    let mut problems = Problems::new();
    why_needed(why, &mut problems);
    problems.none_or_invalid()?;
    let by = (ctx.now, ctx.actor.user, why.trim());
    store::note::strike(&mut tx, case, &former, by).await?;
    own_plan::strike_told_in(&mut tx, ctx, &row, (note, why.trim())).await?;
    let done = Done::on("note.strike", case).subject(format!("contact_note {note}"));
    after_contact(app, &mut tx, &Cause::of(ctx, "contact"), &row).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Whether something was done for the client: a vain attempt belongs to no area of service.
fn is_service(content: &NoteContent) -> bool {
    content.outcome == ContactOutcome::Reached
}

/// The first day of custody and case, if the contact lies before both and did not do so `before`: nobody can
/// have met the client for this case then, unless it is meant like that.
fn asks_about(
    case: &CaseRow,
    content: &NoteContent,
    before: Option<&NoteContent>,
) -> Option<Message> {
    let begin = began(case);
    let day = german_date(content.at);
    let stood = before.is_some_and(|one| german_date(one.at) == day);
    (day < begin && !stood).then(|| Message::new(BEFORE).with_arg("day", MessageArg::Day(begin)))
}

/// Whether no other note was written along with the appointment: a second contact counts for itself.
async fn is_first(
    tx: &mut Tx,
    case: CaseId,
    planned: Option<&AppointmentRow>,
) -> Result<bool, AppError> {
    let Some(planned) = planned else {
        return Ok(true);
    };
    let about = About::Appointment(planned.id);
    Ok(store::note::along(tx, case, about).await?.is_none())
}

fn checked(
    app: &App,
    case: &CaseRow,
    (content, asks): (&NoteContent, Option<Message>),
    now: Timestamp,
) -> Result<(), AppError> {
    let mut problems = Problems::new();
    if content.at > now + TOLERATED_SKEW {
        problems.add_key("date", "note-error-future");
    } else if now.duration_since(content.at) > OLDEST {
        problems.add_key("date", "note-error-long-ago");
    } else if let Some(message) = asks {
        problems.add("date", message);
    }
    let programme = app.programme_of(case)?;
    for domain in &content.domains {
        if programme.domain(domain).is_none() {
            let message = Message::new("error-unknown-value").with("found", domain);
            problems.add("domain", message);
        }
    }
    let known = |id: &str| programme.modules.iter().any(|one| one.id == id);
    if let Some(other) = content.areas.iter().find(|one| !known(one)) {
        let message = Message::new("error-unknown-value").with("found", other);
        problems.add("area", message);
    } else if content.areas.is_empty() && is_service(content) && !programme.modules.is_empty() {
        problems.add_key("area", "note-error-area");
    }
    problems.none_or_invalid()
}
