//! The way of a leave: applied for, approved or refused by the prison, taken place, called off.

use access::{Action, decide};
use domain::{
    Code,
    contact::{ContactKind, EpistemicKind},
    ids::{CaseId, LeaveId},
    leave::LeaveStatus,
};
use jiff::civil::Date;
use store::{
    StoreError, Tx,
    case::CaseRow,
    leave::{LeaveRow, LeaveStepRow},
};

use super::{NOUN, before_release, conflict, decision_fields, one, outer, plan::day_problem};
use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    began::not_done_on,
    correction, journal,
    network::{forbidden, named::forbids_leave},
    note::{About, Spent, Told, logged, write},
    recompute::{Cause, recompute},
    record::german_date,
};

/// A step as it was typed.
#[derive(Debug, Clone)]
pub struct Step {
    /// Where it leads.
    pub to: LeaveStatus,
    /// The day of the application or of the decision; ignored otherwise.
    pub on: Option<Date>,
    /// Who decided in the prison.
    pub by: String,
    /// Reason of the decision or of calling off, or the result.
    pub words: String,
    /// Under which conditions it was approved.
    pub conditions: String,
    /// What kind of statement a result is; ignored otherwise.
    pub epistemic: EpistemicKind,
    /// What going along took, if that was told; counts only if it took place.
    pub spent: Option<Spent>,
}

impl Step {
    /// What has to be allowed for a step to `to`.
    pub fn action(to: LeaveStatus) -> Action {
        if to.is_decision() {
            Action::DecideLeave
        } else {
            Action::EditLeaves
        }
    }
}

/// Takes a step.
pub async fn step(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (LeaveId, i64),
    step: &Step,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Step::action(step.to), case)
        .await?;
    let former = one(&mut tx, case, id).await?;
    // The prison decides without knowing the network.
    let facts = row.access_facts();
    let inner = decide(&ctx.actor, Action::ViewNetwork, Some(&facts)).is_allowed();
    if former.version != version {
        let shown = if inner { former } else { outer(&former) };
        return Err(conflict(&mut tx, &shown).await?);
    }
    check(&mut tx, (ctx, inner), (&row, &former), step)
        .await?
        .none_or_invalid()?;
    let changed = taken(&former, step);
    // A decision that another one, or a new application, replaces stays readable.
    let replaced = step.to.is_decision() || step.to == LeaveStatus::Applied;
    let said = decision_fields(&former);
    if replaced && !said.is_empty() {
        correction::keep(&mut tx, ctx, &row, (NOUN, id.uuid()), said, "").await?;
    }
    keep(&mut tx, ctx, (&former, &changed), step.words.trim()).await?;
    let told = told(&former, step);
    let took_place = step.to == LeaveStatus::TookPlace;
    let spent = step.spent.as_ref().filter(|_| took_place);
    let noted = write(app, &mut tx, ctx, &row, (&told, spent)).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "leave"), case, None).await?;
    let detail = serde_json::json!({ "status": step.to.code() }).to_string();
    let action = if step.to.is_decision() {
        "leave.decide"
    } else {
        "leave.step"
    };
    let done = Done::on(action, case).subject(format!("leave {id}"));
    logged(&mut tx, ctx, case, noted).await?;
    journal::changed(&mut tx, ctx, done.detail(detail)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Calls a leave off; the caller has asked for access and computes what follows.
pub(crate) async fn call_off(
    tx: &mut Tx,
    ctx: &OpContext,
    former: &LeaveRow,
    because: &str,
) -> Result<(), AppError> {
    let changed = LeaveRow {
        status: LeaveStatus::Cancelled,
        cancelled: because.to_owned(),
        companion_was: None,
        ..former.clone()
    };
    keep(tx, ctx, (former, &changed), because).await
}

/// Stores a leave as it is now, and the step that led there.
pub(super) async fn keep(
    tx: &mut Tx,
    ctx: &OpContext,
    (former, changed): (&LeaveRow, &LeaveRow),
    words: &str,
) -> Result<(), AppError> {
    store::leave::update(tx, changed).await?;
    let kept = LeaveStepRow {
        id: ctx.new_id(),
        leave: changed.id,
        status: changed.status,
        starts_at: former.starts_at,
        words: words.to_owned(),
        at: ctx.now,
        by: ctx.actor.user,
        by_name: String::new(),
        by_prison: false,
    };
    store::leave::add_step(tx, (changed.carrier, changed.case), &kept).await?;
    Ok(())
}

/// What a note along with a leave that took place tells.
fn told<'a>(row: &'a LeaveRow, step: &'a Step) -> Told<'a> {
    Told {
        about: About::Leave(row.id),
        at: row.starts_at,
        kind: ContactKind::Accompaniment,
        place: &row.about,
        words: ("words", &step.words),
        epistemic: step.epistemic,
    }
}

fn taken(former: &LeaveRow, step: &Step) -> LeaveRow {
    let words = step.words.trim().to_owned();
    let mut row = LeaveRow {
        status: step.to,
        // Whoever decides anew, or hears that it took place or was called off, knows who goes along.
        companion_was: None,
        ..former.clone()
    };
    match step.to {
        LeaveStatus::Applied => {
            row.applied_on = step.on;
            row.decided_on = None;
            row.decided_by.clear();
            row.decision.clear();
            row.conditions.clear();
        }
        LeaveStatus::Approved | LeaveStatus::Refused => {
            row.decided_on = step.on;
            step.by.trim().clone_into(&mut row.decided_by);
            row.decision = words;
            step.conditions.trim().clone_into(&mut row.conditions);
        }
        LeaveStatus::TookPlace => {
            row.epistemic = step.epistemic.of(&words);
            row.result = words;
        }
        LeaveStatus::Cancelled => row.cancelled = words,
        LeaveStatus::Planned => {}
    }
    row
}

async fn check(
    tx: &mut Tx,
    (ctx, inner): (&OpContext, bool),
    (case, former): (&CaseRow, &LeaveRow),
    step: &Step,
) -> Result<Problems, AppError> {
    let mut problems = Problems::new();
    if !former.status.may_become(step.to) {
        return Err(AppError::Refused(Message::new("leave-refused-step")));
    }
    let said = !step.words.trim().is_empty();
    match step.to {
        LeaveStatus::Applied => {
            if former.kind.needs_companion() && former.companion.trim().is_empty() {
                problems.add_key("", "leave-problem-companion");
            }
            // What was refused is not applied for once more when its day is over.
            if former.status == LeaveStatus::Refused && former.starts_at < ctx.now {
                problems.add_key("on", "leave-problem-day-over");
            }
            check_on(("on", case), step.on, None, ctx.today, &mut problems);
            check_release(case, former, &mut problems);
            check_contact(tx, ("on", inner), former, &mut problems).await?;
        }
        LeaveStatus::Approved | LeaveStatus::Refused => {
            let after = former.applied_on;
            check_on(("on", case), step.on, after, ctx.today, &mut problems);
            if step.by.trim().is_empty() {
                problems.add_key("by", "error-required");
            }
            if step.to == LeaveStatus::Refused && !said {
                problems.add_key("words", "error-reason-required");
            }
            if step.to == LeaveStatus::Approved {
                check_release(case, former, &mut problems);
                check_contact(tx, ("on", inner), former, &mut problems).await?;
            }
        }
        LeaveStatus::TookPlace => {
            if former.starts_at > ctx.now {
                let day = german_date(former.starts_at);
                let message = Message::new("leave-problem-still-to-come")
                    .with_arg("date", MessageArg::Day(day));
                problems.add("words", message);
            } else if !said {
                problems.add_key("words", "leave-problem-result");
            }
        }
        LeaveStatus::Cancelled if !said => problems.add_key("words", "error-reason-required"),
        LeaveStatus::Cancelled | LeaveStatus::Planned => {}
    }
    Ok(problems)
}

/// The day of an application or a decision: not before the case began nor before the application, not ahead.
pub(super) fn check_on(
    (field, case): (&str, &CaseRow),
    on: Option<Date>,
    after: Option<Date>,
    today: Date,
    problems: &mut Problems,
) {
    match (on, after) {
        (None, _) => problems.add_key(field, "error-required"),
        (Some(on), Some(after)) if on < after => {
            let message = Message::new("leave-problem-before-application")
                .with_arg("date", MessageArg::Day(after));
            problems.add(field, message);
        }
        (Some(on), _) => {
            if let Some(message) = not_done_on(case, on, today) {
                problems.add(field, message);
            }
        }
    }
}

/// A release that moved since the plan may have overtaken the leave.
fn check_release(case: &CaseRow, row: &LeaveRow, problems: &mut Problems) {
    if let Err(problem) = before_release(case.release_on, row.ends_at) {
        problems.add("on", day_problem(problem));
    }
}

/// An order that came in after the plan still forbids it.
pub(super) async fn check_contact(
    tx: &mut Tx,
    (field, inner): (&str, bool),
    row: &LeaveRow,
    problems: &mut Problems,
) -> Result<(), AppError> {
    if let Some(order) = forbids_leave(tx, row).await? {
        let message = if inner {
            forbidden(&order)
        } else {
            Message::new("leave-problem-no-contact")
        };
        problems.add(field, message);
    }
    Ok(())
}
