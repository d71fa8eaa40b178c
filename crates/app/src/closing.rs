//! The end of a case, and going on in a new episode.
//!
//! A case ends by the hand of a person, never by itself (P10): six months after the release the end
//! is only proposed. What is still open is shown before (`open`) and settled with the end (`settle`); a
//! reason or a day that hardly fits is asked about (`doubts`). The lead stays named in the case, so that it
//! can be read and corrected.

use access::Action;
use domain::{
    case::{CaseStatus, ForbiddenTransition},
    contact::EpistemicKind,
    ids::CaseId,
};
use jiff::civil::Date;
use programme::{Programme, Text, model::ClosureReason, phases};
use store::{
    StoreError, Tx,
    case::{CaseRow, StatusChange},
};

use crate::{
    App, AppError, Conflict, Done, Message, MessageArg, OpContext, Problems,
    case::{Head, head_of},
    doubt::Weighed,
    journal,
    recompute::{Cause, recompute},
    record::Record,
};

pub(crate) mod correct;
mod doubts;
pub(crate) mod ending;
mod extension;
mod open;
pub(crate) mod outcome;
mod reentry;
mod settle;

pub use correct::{Judged, Outcomes, correct as correct_outcomes, outcomes};
pub use ending::{Ended, correct_ending, ended};
pub use extension::{
    Asked as AskedExtension, EXTENSION, Extension, decide as decide_extension, extension,
    request as request_extension,
};
pub use open::{Open, OpenSecurity};
pub use outcome::{EndGoal, MAX_WORDS, OutcomeEntry};
pub use reentry::{
    NewCustody, REENTRY, Reentry, ReentryDetail, ReentryRequest, Word, decide as decide_reentry,
    detail_of, reentry, request as request_reentry,
};

/// The longest note about an end, in characters.
pub const MAX_NOTE: usize = 4_000;

/// Everything on the page that ends a case.
#[derive(Debug, Clone)]
pub struct Closing {
    /// Head of the case.
    pub head: Head,
    /// Why a case of this programme can end.
    pub reasons: Vec<ClosureReason>,
    /// What is still open.
    pub open: Open,
    /// The goals of the plan that counts.
    pub goals: Vec<EndGoal>,
    /// The first day after the programme's window, if the release has taken place.
    pub window_end: Option<Date>,
    /// Whether it is time to ask for more of it (P10).
    pub extendable: bool,
    /// What to tell a person who leaves early or regularly.
    pub return_possible: Option<Text>,
    /// The programme's rule on coming back.
    pub reentry_rule: Option<Text>,
    /// The earliest day on which it can end.
    pub earliest: Date,
}

/// Reads the page that ends a case and logs that.
pub async fn closing(app: &App, ctx: &OpContext, case: CaseId) -> Result<Closing, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::CloseCase, case).await?;
    may_end(&row)?;
    let record = app.record(&mut tx, row).await?;
    let open = open::open(&mut tx, ctx, &record).await?;
    let goals = outcome::goals(&mut tx, case, record.programme).await?;
    drop(tx);
    app.viewed(ctx, Done::on("closing.view", case)).await?;
    let programme = record.programme;
    Ok(Closing {
        head: head_of(app, &record, ctx.today),
        reasons: programme.closure_reasons.clone(),
        open,
        goals,
        window_end: window_end(&record),
        extendable: extension::in_time(&record, ctx.today),
        return_possible: programme.sentence("return_possible").cloned(),
        reentry_rule: programme.reentry.as_ref().map(|rule| rule.text.clone()),
        earliest: earliest(&record.case),
    })
}

/// The day from which the end of a running case is proposed (P10): the first after the window of
/// its programme, once the release has taken place and that day has come. Nothing ends by itself.
pub fn proposed(head: &Head, today: Date) -> Option<Date> {
    let end = head.window?.1?;
    let due = head.case.released && head.case.status.is_running() && end <= today;
    due.then_some(end)
}

fn window_end(record: &Record<'_>) -> Option<Date> {
    if !record.case.released {
        return None;
    }
    phases::window(record.programme, &record.facts.anchors())?.1
}

fn earliest(case: &CaseRow) -> Date {
    case.entry_on.unwrap_or(case.registered_on)
}

/// A case that was never admitted does not end; it is not admitted.
fn may_end(case: &CaseRow) -> Result<(), AppError> {
    if case.status.is_running() {
        Ok(())
    } else {
        Err(AppError::Refused(Message::new("closing-refused-intake")))
    }
}

/// How a case is to end, as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Ending {
    /// Id of the closure reason.
    pub reason: String,
    /// What came of it.
    pub note: String,
    /// What kind of statement that is.
    pub epistemic: Option<EpistemicKind>,
    /// Last day; not needed while the end is only prepared.
    pub exit_on: Option<Date>,
    /// What became of the goals.
    pub outcomes: Vec<OutcomeEntry>,
    /// Version of the case that the form showed.
    pub version: i64,
    /// What is written at tasks and modules that are still open, in the language of the person.
    pub settled_because: String,
    /// Whether what was asked about this end is confirmed.
    pub confirmed: bool,
}

/// Keeps reason and note of an end that is being prepared; the case goes on for now.
pub async fn prepare(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    ending: &Ending,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = case_to_end(app, &mut tx, ctx, case, ending).await?;
    let programme = app.programme_of(&row)?;
    let reason = known_reason(programme, &ending.reason);
    let mut problems = Problems::new();
    let entries = &ending.outcomes;
    let outcomes = outcome::judged(&mut tx, case, programme, entries, &mut problems).await?;
    if reason.is_none() && !ending.reason.is_empty() {
        problems.add_key("reason", "error-choose");
    }
    check_note(ending, false, &mut problems);
    problems.none_or_invalid()?;
    let status = match row.status {
        CaseStatus::Closing => CaseStatus::Closing,
        other => other.go(CaseStatus::Closing).map_err(forbidden)?,
    };
    let change = StatusChange {
        entry_on: row.entry_on,
        exit_on: None,
        closure_reason: reason.map(|one| one.id.clone()),
        closure_note: Some(ending.note.trim().to_owned()).filter(|note| !note.is_empty()),
        closure_epistemic: ending.epistemic,
    };
    store::case::set_status(&mut tx, &row, status, &change).await?;
    outcome::keep(&mut tx, ctx, &row, outcomes, "").await?;
    journal::changed(&mut tx, ctx, Done::on("case.prepare_closing", case)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Takes the preparation back: the case goes on.
pub async fn resume(app: &App, ctx: &OpContext, case: CaseId) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::CloseCase, case)
        .await?;
    let status = row
        .status
        .go(CaseStatus::Active)
        .ok()
        .filter(|_| row.status == CaseStatus::Closing)
        .ok_or_else(|| AppError::Refused(Message::new("closing-refused-resume")))?;
    let change = StatusChange {
        entry_on: row.entry_on,
        ..StatusChange::default()
    };
    store::case::set_status(&mut tx, &row, status, &change).await?;
    journal::changed(&mut tx, ctx, Done::on("case.resume", case)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Ends the case: state, open tasks, modules, handover, history of responsibility, in one step.
pub async fn close(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    ending: &Ending,
) -> Result<Weighed<()>, AppError> {
    let mut tx = app.store.write().await?;
    let row = case_to_end(app, &mut tx, ctx, case, ending).await?;
    let programme = app.programme_of(&row)?;
    let mut problems = Problems::new();
    let entries = &ending.outcomes;
    let outcomes = outcome::judged(&mut tx, case, programme, entries, &mut problems).await?;
    let (reason, exit_on) = checked(programme, &row, ending, problems, ctx.today)?;
    let status = row.status.go(CaseStatus::Closed).map_err(forbidden)?;
    if !ending.confirmed {
        let record = app.record(&mut tx, row.clone()).await?;
        let doubts = doubts::doubts(&mut tx, ctx, &record, (reason, exit_on)).await?;
        if !doubts.is_empty() {
            return Ok(Weighed::Doubtful(doubts));
        }
    }
    let change = StatusChange {
        entry_on: row.entry_on,
        exit_on: Some(exit_on),
        closure_reason: Some(reason.id.clone()),
        closure_note: Some(ending.note.trim().to_owned()),
        closure_epistemic: ending.epistemic,
    };
    store::case::set_status(&mut tx, &row, status, &change).await?;
    outcome::keep(&mut tx, ctx, &row, outcomes, "").await?;
    let settled = settle::settle(&mut tx, ctx, &row, (reason.kind, exit_on), ending).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "closing"), case, None).await?;
    let detail = settled.detail(&reason.id);
    let done = Done::on("case.close", case).detail(detail.to_string());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(()))
}

/// The case, held and in a state in which it can end, as the form showed it.
async fn case_to_end(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    ending: &Ending,
) -> Result<CaseRow, AppError> {
    let row = app.case_to_change(tx, ctx, Action::CloseCase, case).await?;
    may_end(&row)?;
    if row.version == ending.version {
        return Ok(row);
    }
    let status = domain::Code::code(row.status).replace('_', "-");
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let reason = row.closure_reason.clone().unwrap_or_default();
    let mut theirs = vec![
        (
            "common-status".to_owned(),
            format!("code-case-status-{status}"),
        ),
        ("common-release".to_owned(), day(row.release_on)),
        (
            "assignment-lead".to_owned(),
            row.lead_name.clone().unwrap_or_default(),
        ),
        ("closing-reason".to_owned(), reason),
        (
            "closing-note".to_owned(),
            row.closure_note.clone().unwrap_or_default(),
        ),
    ];
    theirs.retain(|(_, value)| !value.is_empty());
    Err(AppError::Conflict(Box::new(Conflict {
        by: None,
        version: row.version,
        theirs,
    })))
}

fn checked<'p>(
    programme: &'p Programme,
    case: &CaseRow,
    ending: &Ending,
    mut problems: Problems,
    today: Date,
) -> Result<(&'p ClosureReason, Date), AppError> {
    let reason = known_reason(programme, &ending.reason);
    if reason.is_none() {
        problems.add_key("reason", "error-choose");
    }
    match ending.exit_on {
        None => problems.add_key("exit_on", "error-required"),
        Some(day) if day > today => problems.add_key("exit_on", "error-date-future"),
        Some(day) if day < earliest(case) => {
            let message = Message::new("error-date-too-early")
                .with_arg("min", MessageArg::Day(earliest(case)));
            problems.add("exit_on", message);
        }
        Some(_) => {}
    }
    check_note(ending, true, &mut problems);
    match (reason, ending.exit_on) {
        (Some(reason), Some(day)) if problems.0.is_empty() => Ok((reason, day)),
        _ => Err(AppError::Invalid(problems)),
    }
}

fn check_note(ending: &Ending, required: bool, problems: &mut Problems) {
    if required && ending.note.trim().is_empty() {
        problems.add_key("note", "error-required");
    }
    if ending.note.chars().count() > MAX_NOTE {
        problems.add("note", Message::new("error-too-long").with("max", MAX_NOTE));
    }
}

fn known_reason<'p>(programme: &'p Programme, id: &str) -> Option<&'p ClosureReason> {
    programme.closure_reason(id)
}

fn forbidden(error: ForbiddenTransition) -> AppError {
    let from = domain::Code::code(error.from).replace('_', "-");
    AppError::Refused(Message::new("closing-refused-state").with("status", from))
}
