//! What is still open in a case that is to end.

use domain::{conference::ConferenceStatus, ids::CaseId, leave::LeaveStatus, task::TaskStatus};
use jiff::{Timestamp, civil::Date};
use programme::{Programme, Text};
use store::{
    Tx, appointment::AppointmentRow, conference::ConferenceRow, handover::HandoverState,
    leave::LeaveRow, module::ParticipationRow, task::TaskRow,
};

use crate::{AppError, OpContext, record::Record};

/// A security that is uncovered on days ahead.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenSecurity {
    /// Its name in the programme.
    pub title: Text,
    /// Uncovered days ahead.
    pub days: u32,
}

/// Everything that is still open.
#[derive(Debug, Clone)]
pub struct Open {
    /// Tasks.
    pub tasks: Vec<TaskRow>,
    /// Securities with holes ahead.
    pub securities: Vec<OpenSecurity>,
    /// Modules that are planned or running, with their names.
    pub modules: Vec<(ParticipationRow, Text)>,
    /// In how many groups the client has a seat or waits for one.
    pub groups: usize,
    /// Appointments that lie ahead, the earliest first.
    pub appointments: Vec<AppointmentRow>,
    /// How many appointments are over of which nobody said how they went.
    pub unsaid: usize,
    /// Conferences ahead, to which people are invited.
    pub conferences: Vec<ConferenceRow>,
    /// Leaves.
    pub leaves: OpenLeaves,
    /// How many concerns wait for an answer.
    pub concerns: usize,
    /// How many promises of other bodies are not kept yet.
    pub promises: usize,
    /// Whether a handover waits for an answer.
    pub handover: bool,
}

/// Leaves that are not over.
#[derive(Debug, Clone, Default)]
pub struct OpenLeaves {
    /// Planned, applied for or approved, and still to come, the earliest first; then those that were never approved and
    /// whose day is over.
    pub ahead: Vec<LeaveRow>,
    /// Approved and begun, and nobody said what came of them.
    pub unsaid: Vec<LeaveRow>,
}

/// Reads all of it.
pub(super) async fn open(
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
) -> Result<Open, AppError> {
    let case = record.case.id;
    let modules = store::module::of_case(tx, case).await?;
    let groups = store::group::member::of_case(tx, case).await?;
    let handovers = store::handover::of_case(tx, case).await?;
    let all = store::appointment::open(tx, case).await?;
    let (appointments, unsaid): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|one| one.agreed.at > ctx.now);
    Ok(Open {
        tasks: tasks(&record.tasks),
        securities: securities(record, ctx.today),
        modules: open_modules(record.programme, modules),
        groups: groups.iter().filter(|one| !one.status.is_over()).count(),
        appointments,
        unsaid: unsaid.len(),
        conferences: conferences(tx, case, ctx.now).await?,
        leaves: leaves(tx, case, ctx.now).await?,
        concerns: store::concern::open(tx, case).await?.len(),
        promises: store::conference::promised(tx, case).await?.len(),
        handover: handovers
            .iter()
            .any(|one| one.state() == HandoverState::Open),
    })
}

/// Appointments that lie ahead: nobody goes there once the case has ended.
pub(super) async fn appointments(
    tx: &mut Tx,
    case: CaseId,
    now: Timestamp,
) -> Result<Vec<AppointmentRow>, AppError> {
    let mut open = store::appointment::open(tx, case).await?;
    open.retain(|one| one.agreed.at > now);
    Ok(open)
}

/// Conferences that lie ahead.
pub(super) async fn conferences(
    tx: &mut Tx,
    case: CaseId,
    now: Timestamp,
) -> Result<Vec<ConferenceRow>, AppError> {
    let mut open = store::conference::of_case(tx, case).await?;
    open.retain(|one| one.status == ConferenceStatus::Invited && one.at > now);
    Ok(open)
}

/// Leaves that are not over.
pub(super) async fn leaves(
    tx: &mut Tx,
    case: CaseId,
    now: Timestamp,
) -> Result<OpenLeaves, AppError> {
    let mut open = store::leave::of_case(tx, case).await?;
    open.retain(|one| !one.status.is_over());
    let (ahead, begun): (Vec<_>, Vec<_>) = open.into_iter().partition(|one| one.starts_at > now);
    // What was never approved did not take place: it only ends.
    let (unsaid, never): (Vec<_>, Vec<_>) = begun
        .into_iter()
        .partition(|one| one.status == LeaveStatus::Approved);
    Ok(OpenLeaves {
        ahead: ahead.into_iter().chain(never).collect(),
        unsaid,
    })
}

/// Tasks that are open.
pub(super) fn tasks(tasks: &[TaskRow]) -> Vec<TaskRow> {
    let open = tasks.iter().filter(|task| task.status == TaskStatus::Open);
    open.cloned().collect()
}

fn securities(record: &Record<'_>, today: Date) -> Vec<OpenSecurity> {
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
