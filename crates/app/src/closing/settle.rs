//! What ends with a case: tasks are skipped, modules and groups end, appointments, conferences and leaves
//! ahead are called off, an offered handover and a request for more time are over. Concerns and what others
//! have promised stay as they are: nobody has answered or kept them.

use domain::{
    case::Responsibility, handover::HandoverEnd, ids::CaseId, participation::ParticipationStatus,
    task::TaskStatus,
};
use jiff::civil::Date;
use programme::model::ClosureKind;
use store::{Tx, case::CaseRow, module::ParticipationRow, task::TaskRow};

use super::{Ending, extension, open};
use crate::{AppError, OpContext, appointment, conference, group, leave};

/// How much of what ended with a case.
pub(super) struct Settled {
    tasks: usize,
    modules: usize,
    groups: usize,
    appointments: usize,
    conferences: usize,
    leaves: usize,
}

impl Settled {
    /// The detail of the log entry, with the id of the reason.
    pub(super) fn detail(&self, reason: &str) -> serde_json::Value {
        serde_json::json!({
            "reason": reason, "tasks": self.tasks, "modules": self.modules, "groups": self.groups,
            "appointments": self.appointments, "conferences": self.conferences, "leaves": self.leaves
        })
    }
}

/// Ends everything that ends with a case on its last day.
pub(super) async fn settle(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &CaseRow,
    (kind, exit_on): (ClosureKind, Date),
    ending: &Ending,
) -> Result<Settled, AppError> {
    let (case, because) = (row.id, ending.settled_because.as_str());
    let tasks = skip_open_tasks(tx, ctx, case, because).await?;
    let modules = end_modules(tx, ctx, case, kind, exit_on, ending).await?;
    let regular = kind == ClosureKind::End;
    let groups = group::end_all(tx, ctx, row, (regular, exit_on), because).await?;
    let appointments = open::appointments(tx, case, ctx.now).await?;
    appointment::call_off(tx, ctx, case, &appointments, because).await?;
    let conferences = open::conferences(tx, case, ctx.now).await?;
    for one in &conferences {
        conference::call_off(tx, ctx, row, one, because).await?;
    }
    let leaves = open::leaves(tx, case, ctx.now).await?.ahead;
    for one in &leaves {
        leave::call_off(tx, ctx, one, because).await?;
    }
    let ended = (HandoverEnd::Closed, ctx.now, ctx.actor.user);
    store::handover::withdraw(tx, case, ended).await?;
    extension::overtake(tx, ctx, case, because).await?;
    end_responsibility(tx, ctx, row).await?;
    Ok(Settled {
        tasks,
        modules,
        groups,
        appointments: appointments.len(),
        conferences: conferences.len(),
        leaves: leaves.len(),
    })
}

async fn skip_open_tasks(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    because: &str,
) -> Result<usize, AppError> {
    let open = open::tasks(&store::task::of_case(tx, case).await?);
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
