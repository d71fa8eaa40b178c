//! The course of a case: appointments to come, then notes, newest contact first, as far as they are asked for.

use access::{Action, decide};
use domain::{
    contact::ContactKind,
    ids::{CaseId, ContactNoteId, UserId},
};
use jiff::{ToSpan as _, civil::Date};
use store::{
    Tx,
    note::{CorrectionRow, NotePage, NoteRow},
};

use super::Topics;
use crate::{
    App, AppError, Done, OpContext,
    appointment::AppointmentRow,
    case::{Head, head},
    record::morning,
};

/// Notes on one page.
const PER_PAGE: usize = 25;

/// Contacts to come above the notes.
const PLANNED: usize = 10;

/// Which part of the course is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    /// Only notes about this life domain.
    pub domain: Option<String>,
    /// Only notes of this kind.
    pub kind: Option<ContactKind>,
    /// Only notes that this person wrote.
    pub by: Option<UserId>,
    /// Only contacts from this day on.
    pub from: Option<Date>,
    /// Only contacts up to and with this day.
    pub to: Option<Date>,
    /// Only notes older than this one.
    pub before: Option<ContactNoteId>,
}

/// A note with what it said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The note.
    pub note: NoteRow,
    /// Former contents, newest first.
    pub corrections: Vec<CorrectionRow>,
}

/// The course of a case, one page of it.
#[derive(Debug, Clone)]
pub struct Timeline {
    /// The case.
    pub head: Head,
    /// Notes, newest contact first.
    pub entries: Vec<Entry>,
    /// The last note of this page, if there are older ones.
    pub more_before: Option<ContactNoteId>,
    /// Contacts that are still to come or wait for their note: the first few.
    pub planned: Vec<AppointmentRow>,
    /// Whether there are more of them; the list of appointments has them all.
    pub more_planned: bool,
    /// Who wrote notes in this case.
    pub authors: Vec<(UserId, String)>,
    /// What notes can be about.
    pub topics: Topics,
    /// Whether this person may write a note.
    pub may_add: bool,
    /// Whether this person may correct one.
    pub may_correct: bool,
    /// Whether this person may plan a contact.
    pub may_plan: bool,
}

/// The course of a case.
pub async fn timeline(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    filter: &Filter,
) -> Result<Timeline, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewNotes, case).await?;
    let mut entries = entries(&mut tx, case, filter).await?;
    let more = crate::paging::cut(&mut entries, PER_PAGE).is_some();
    let limit = i64::try_from(PLANNED + 1).unwrap_or(i64::MAX);
    let mut planned = store::appointment::open_page(&mut tx, case, None, limit).await?;
    let more_planned = planned.len() > PLANNED;
    planned.truncate(PLANNED);
    let facts = row.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    let timeline = Timeline {
        head: head(app, &mut tx, ctx, &row).await?,
        more_before: entries.last().filter(|_| more).map(|one| one.note.id),
        entries,
        planned,
        more_planned,
        authors: store::note::authors(&mut tx, case).await?,
        topics: Topics::of(app.programme_of(&row)?),
        may_add: may(Action::AddNote),
        may_correct: may(Action::CorrectNote),
        may_plan: may(Action::EditAppointments),
    };
    drop(tx);
    app.viewed(ctx, Done::on("note.list", case)).await?;
    Ok(timeline)
}

async fn entries(tx: &mut Tx, case: CaseId, filter: &Filter) -> Result<Vec<Entry>, AppError> {
    let before = match filter.before {
        Some(note) => {
            let last = store::note::get(tx, case, note).await?;
            let last = last.ok_or(AppError::NotFound)?;
            Some((last.content.at, last.id))
        }
        None => None,
    };
    let page = NotePage {
        domain: filter.domain.clone(),
        kind: filter.kind,
        by: filter.by,
        from: filter.from.map(morning),
        until: filter
            .to
            .and_then(|day| day.checked_add(1.day()).ok())
            .map(morning),
        before,
        limit: crate::paging::limit(PER_PAGE),
        with_struck: true,
    };
    let notes = store::note::page(tx, case, &page).await?;
    with_corrections(tx, notes).await
}

/// The newest notes of a case, for its page; the caller has checked that they may be read.
pub(crate) async fn newest(tx: &mut Tx, case: CaseId, limit: i64) -> Result<Vec<Entry>, AppError> {
    let page = NotePage {
        limit,
        ..NotePage::default()
    };
    let notes = store::note::page(tx, case, &page).await?;
    with_corrections(tx, notes).await
}

pub(super) async fn with_corrections(
    tx: &mut Tx,
    notes: Vec<NoteRow>,
) -> Result<Vec<Entry>, AppError> {
    let mut entries = Vec::with_capacity(notes.len());
    for note in notes {
        let corrections = if note.version > 1 {
            store::note::corrections(tx, note.id).await?
        } else {
            Vec::new()
        };
        entries.push(Entry { note, corrections });
    }
    Ok(entries)
}
