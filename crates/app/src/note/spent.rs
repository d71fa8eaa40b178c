//! What a contact took (P12, X16), told where it is written down anyway: with the outcome of an
//! appointment, the minutes of a conference, a leave. It becomes a note of the course, in the same
//! transaction, so that time, services and timeline know it; both are one contact.

use access::{Action, decide};
use domain::{
    contact::{ContactKind, ContactOutcome, EpistemicKind},
    ids::{CaseId, ContactNoteId},
};
use jiff::Timestamp;
use store::{Tx, case::CaseRow, note::NoteContent};

use super::{Topics, checked, fresh};
use crate::{App, AppError, Done, OpContext, journal};

pub use store::note::About;

/// What a contact took, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spent {
    /// How long, in minutes.
    pub minutes: i64,
    /// On the way there and back, in minutes.
    pub travel_minutes: i64,
    /// Life domains that it was about.
    pub domains: Vec<String>,
    /// Areas of service that it belongs to.
    pub areas: Vec<String>,
}

/// What the note tells that is written down anyway.
pub(crate) struct Told<'a> {
    /// What it is written along with.
    pub about: About,
    /// When.
    pub at: Timestamp,
    /// How.
    pub kind: ContactKind,
    /// Where, or empty.
    pub place: &'a str,
    /// The field of the words, and what stands there.
    pub words: (&'a str, &'a str),
    /// What kind of statement that is.
    pub epistemic: EpistemicKind,
}

/// Whether a form asks for what a contact took: nothing was written about it yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// What it can be about.
    pub topics: Topics,
    /// Whether a note was written along with it already.
    pub written: bool,
}

/// What a form needs to ask for what a contact took.
pub async fn asked(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    about: About,
) -> Result<Asked, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewNotes, case).await?;
    Ok(Asked {
        topics: Topics::of(app.programme_of(&row)?),
        written: store::note::along(&mut tx, case, about).await?.is_some(),
    })
}

/// Writes the note, if something was told; the caller computes what follows, and logs with [`logged`].
pub(crate) async fn write(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (told, spent): (&Told<'_>, Option<&Spent>),
) -> Result<Option<ContactNoteId>, AppError> {
    let Some(spent) = spent else { return Ok(None) };
    let facts = case.access_facts();
    journal::allowed(decide(&ctx.actor, Action::AddNote, Some(&facts)))?;
    if store::note::along(tx, case.id, told.about).await?.is_some() {
        return Err(AppError::invalid("spent", "note-spent-written"));
    }
    let (field, words) = told.words;
    if words.trim().is_empty() {
        return Err(AppError::invalid(field, "note-spent-words"));
    }
    let content = NoteContent {
        at: told.at,
        kind: told.kind,
        outcome: ContactOutcome::Reached,
        place: told.place.to_owned(),
        minutes: spent.minutes,
        travel_minutes: spent.travel_minutes,
        domains: spent.domains.clone(),
        areas: spent.areas.clone(),
        epistemic: told.epistemic,
        body: words.trim().to_owned(),
    };
    checked(app, case, (&content, None), ctx.now)?;
    let note = fresh(ctx, content, Some(told.about));
    store::note::insert(tx, case.carrier, case.id, &note).await?;
    Ok(Some(note.id))
}

/// Logs that a note was written.
pub(crate) async fn logged(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    note: Option<ContactNoteId>,
) -> Result<(), AppError> {
    if let Some(note) = note {
        let done = Done::on("note.add", case).subject(format!("contact_note {note}"));
        journal::changed(tx, ctx, done).await?;
    }
    Ok(())
}
