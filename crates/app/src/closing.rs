//! The end of a case, and going on in a new episode.
//!
//! A case ends by the hand of a person, never by itself (P10): six months after the release the end
//! is only proposed. What is still open is shown before and settled with the end: tasks are skipped,
//! modules and groups end, appointments ahead are called off, an offered handover is taken back. The lead stays named in the case, so that it can
//! be read and corrected.

use access::Action;
use domain::{
    case::{CaseStatus, ForbiddenTransition, Responsibility},
    contact::EpistemicKind,
    ids::CaseId,
    participation::ParticipationStatus,
    task::TaskStatus,
};
use jiff::{Timestamp, civil::Date};
use programme::{
    Programme, Text,
    model::{ClosureKind, ClosureReason},
    phases,
};
use store::{
    StoreError, Tx,
    appointment::AppointmentRow,
    case::{CaseRow, StatusChange},
    handover::HandoverState,
    module::ParticipationRow,
    task::TaskRow,
};

use crate::{
    App, AppError, Conflict, Done, Message, MessageArg, OpContext, Problems,
    appointment::call_off,
    case::{Head, head_of},
    group, journal,
    recompute::{Cause, recompute},
    record::Record,
};

pub(crate) mod correct;
mod extension;
pub(crate) mod outcome;
mod reentry;

pub use correct::{Judged, Outcomes, correct as correct_outcomes, outcomes};
pub use extension::{
    Asked as AskedExtension, EXTENSION, Extension, decide as decide_extension, extension,
    request as request_extension,
};
pub use outcome::{EndGoal, MAX_WORDS, OutcomeEntry};
pub use reentry::{
    NewCustody, REENTRY, Reentry, ReentryDetail, ReentryRequest, Word, decide as decide_reentry,
    detail_of, reentry, request as request_reentry,
};

/// The longest note about an end, in characters.
pub const MAX_NOTE: usize = 4_000;

/// A security that is uncovered on days ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSecurity {
    /// Its name in the programme.
    pub title: Text,
    /// Uncovered days ahead.
    pub days: u32,
}

/// Everything on the page that ends a case.
#[derive(Debug, Clone)]
pub struct Closing {
    /// Head of the case.
    pub head: Head,
    /// Why a case of this programme can end.
    pub reasons: Vec<ClosureReason>,
    /// Tasks that are still open.
    pub open_tasks: Vec<TaskRow>,
    /// Securities with holes ahead.
    pub open_securities: Vec<OpenSecurity>,
    /// Modules that are planned or running, with their names.
    pub open_modules: Vec<(ParticipationRow, Text)>,
    /// In how many groups the client has a seat or waits for one.
    pub open_groups: usize,
    /// Appointments that lie ahead, the earliest first.
    pub open_appointments: Vec<AppointmentRow>,
    /// Whether a handover waits for an answer.
    pub open_handover: bool,
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
    let modules = store::module::of_case(&mut tx, case).await?;
    let groups = store::group::member::of_case(&mut tx, case).await?;
    let handovers = store::handover::of_case(&mut tx, case).await?;
    let open_appointments = ahead(&mut tx, case, ctx.now).await?;
    let goals = outcome::goals(&mut tx, case, record.programme).await?;
    drop(tx);
    app.viewed(ctx, Done::on("closing.view", case)).await?;
    let programme = record.programme;
    Ok(Closing {
        head: head_of(app, &record, ctx.today),
        reasons: programme.closure_reasons.clone(),
        open_tasks: open_tasks(&record.tasks),
        open_securities: open_securities(&record, ctx.today),
        open_modules: open_modules(programme, modules),
        open_groups: groups.iter().filter(|one| !one.status.is_over()).count(),
        open_appointments,
        open_handover: handovers
            .iter()
            .any(|one| one.state() == HandoverState::Open),
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

/// Appointments that lie ahead: nobody goes there once the case has ended.
async fn ahead(tx: &mut Tx, case: CaseId, now: Timestamp) -> Result<Vec<AppointmentRow>, AppError> {
    let mut open = store::appointment::open(tx, case).await?;
    open.retain(|one| one.agreed.at > now);
    Ok(open)
}

fn open_tasks(tasks: &[TaskRow]) -> Vec<TaskRow> {
    tasks
        .iter()
        .filter(|task| task.status == TaskStatus::Open)
        .cloned()
        .collect()
}

fn open_securities(record: &Record<'_>, today: Date) -> Vec<OpenSecurity> {
    let Some(seam) = record.seam(&record.facts, today) else {
        return Vec::new();
    };
    seam.securities
        .iter()
        .filter(|one| one.days_open > 0)
        .filter_map(|one| {
            let rule = record.programme.security_rule(&one.security)?;
            Some(OpenSecurity {
                title: rule.title.clone(),
                days: one.days_open,
            })
        })
        .collect()
}

fn open_modules(
    programme: &Programme,
    rows: Vec<ParticipationRow>,
) -> Vec<(ParticipationRow, Text)> {
    rows.into_iter()
        .filter(|row| !row.status.is_over())
        .map(|row| {
            let module = programme.modules.iter().find(|one| one.id == row.module);
            let title = module.map_or_else(
                || Text::new(&row.module, &row.module),
                |one| one.title.clone(),
            );
            (row, title)
        })
        .collect()
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
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = case_to_end(app, &mut tx, ctx, case, ending).await?;
    let programme = app.programme_of(&row)?;
    let mut problems = Problems::new();
    let entries = &ending.outcomes;
    let outcomes = outcome::judged(&mut tx, case, programme, entries, &mut problems).await?;
    let (reason, exit_on) = checked(programme, &row, ending, problems, ctx.today)?;
    let status = row.status.go(CaseStatus::Closed).map_err(forbidden)?;
    let change = StatusChange {
        entry_on: row.entry_on,
        exit_on: Some(exit_on),
        closure_reason: Some(reason.id.clone()),
        closure_note: Some(ending.note.trim().to_owned()),
        closure_epistemic: ending.epistemic,
    };
    store::case::set_status(&mut tx, &row, status, &change).await?;
    outcome::keep(&mut tx, ctx, &row, outcomes, "").await?;
    let tasks = skip_open_tasks(&mut tx, ctx, case, &ending.settled_because).await?;
    let modules = end_modules(&mut tx, ctx, case, reason.kind, exit_on, ending).await?;
    let appointments = ahead(&mut tx, case, ctx.now).await?;
    let because = &ending.settled_because;
    let regular = reason.kind == ClosureKind::End;
    let groups = group::end_all(&mut tx, ctx, &row, (regular, exit_on), because).await?;
    call_off(&mut tx, ctx, case, &appointments, because).await?;
    store::handover::withdraw(&mut tx, case, ctx.now).await?;
    extension::overtake(&mut tx, ctx, case, because).await?;
    end_responsibility(&mut tx, ctx, &row).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "closing"), case, None).await?;
    let detail = serde_json::json!({
        "reason": reason.id, "tasks": tasks, "modules": modules, "groups": groups,
        "appointments": appointments.len()
    });
    let done = Done::on("case.close", case).detail(detail.to_string());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
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

async fn skip_open_tasks(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    because: &str,
) -> Result<usize, AppError> {
    let open = open_tasks(&store::task::of_case(tx, case).await?);
    let count = open.len();
    for task in open {
        let skipped = TaskRow {
            status: TaskStatus::Skipped,
            reason: because.to_owned(),
            settled_at: Some(ctx.now),
            settled_by: Some(ctx.actor.user),
            ..task
        };
        store::task::update(tx, &skipped).await?;
    }
    Ok(count)
}

/// What runs is done with a regular end and broken off otherwise; a plan never came true.
async fn end_modules(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    kind: ClosureKind,
    exit_on: Date,
    ending: &Ending,
) -> Result<usize, AppError> {
    let mut count = 0;
    for row in store::module::of_case(tx, case).await? {
        if row.status.is_over() {
            continue;
        }
        let done = row.status == ParticipationStatus::Running && kind == ClosureKind::End;
        let because = ending.settled_because.clone();
        let (status, result, reason) = if done {
            (ParticipationStatus::Done, because, row.reason.clone())
        } else {
            (ParticipationStatus::BrokenOff, row.result.clone(), because)
        };
        let ended = ParticipationRow {
            status,
            result,
            reason,
            to_on: Some(exit_on.max(row.from_on)),
            recorded_by: ctx.actor.user,
            ..row
        };
        store::module::update(tx, &ended).await?;
        count += 1;
    }
    Ok(count)
}

/// Nobody answers for a closed case any more; its row keeps the names.
async fn end_responsibility(tx: &mut Tx, ctx: &OpContext, case: &CaseRow) -> Result<(), AppError> {
    for responsibility in [Responsibility::Deputy, Responsibility::Lead] {
        store::assignment::assign(
            tx,
            case.carrier,
            case.id,
            ctx.new_id(),
            responsibility,
            None,
            ctx.actor.user,
            ctx.now,
            "",
        )
        .await?;
    }
    Ok(())
}
