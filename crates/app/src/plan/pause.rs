//! Pauses of reviews: each has a reason from a list and an end, on which the review is due. How far a
//! pause can go, `domain::plan::pause` says; what was entered wrongly is corrected with its trail.

use domain::{
    Code,
    ids::{CaseId, PlanEntryId},
    plan::pause::PauseReason,
};
use jiff::civil::Date;
use store::plan::PauseRow;

use super::{
    PlanView,
    act::{finish, hold},
};
use crate::{
    App, AppError, Message, MessageArg, OpContext, Problems,
    correction::{faster, field, keep, taken_back, why_needed},
    recompute::{Cause, recompute},
};

/// The name of pauses in the trail of corrections.
pub(super) const NOUN: &str = "plan_pause";

/// A pause as typed.
#[derive(Debug, Clone)]
pub struct PauseEntry {
    /// First day.
    pub from: Date,
    /// The day on which reviews go on at the latest.
    pub until: Date,
    /// Why they wait.
    pub kind: PauseReason,
    /// The same in words; may be empty where the reason says it all.
    pub words: String,
}

/// Lets the reviews wait, with a reason and an end.
pub async fn pause(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    entry: &PauseEntry,
) -> Result<(), AppError> {
    let (mut tx, row, view) = hold(app, ctx, case).await?;
    let mut problems = Problems::new();
    if view.pause().is_some() {
        problems.add_key("", "plan-problem-paused");
    }
    check(&view, None, entry, ctx.today, &mut problems);
    problems.none_or_invalid()?;
    if let Some(over) = view.open_pause() {
        // Its last day came and nobody said more: it ended on that day.
        let others = view.other_pauses(Some(over.id));
        let end = view.frame().end_of(&over.days(), &others);
        store::plan::end_pause(&mut tx, case, over.id, end).await?;
    }
    let pause = PauseRow {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        from: entry.from,
        kind: entry.kind,
        reason: entry.words.trim().to_owned(),
        until: Some(entry.until),
        to: None,
        struck: false,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    store::plan::start_pause(&mut tx, &pause).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "plan"), case, None).await?;
    let subject = format!("plan_pause {}", pause.id);
    finish(tx, ctx, case, ("plan.pause", subject)).await
}

/// What a pause needs: that it has begun, a reason, and an end that is not too far away.
fn check(
    view: &PlanView<'_>,
    corrected: Option<PlanEntryId>,
    entry: &PauseEntry,
    today: Date,
    problems: &mut Problems,
) {
    if entry.kind.needs_words() && entry.words.trim().is_empty() {
        problems.add_key("reason", "error-reason-required");
    }
    if entry.from > today {
        problems.add_key("from", "error-date-future");
    }
    let others = view.other_pauses(corrected);
    let latest = view.frame().latest_end(entry.from, &others);
    if latest <= entry.from {
        problems.add_key("until", "plan-problem-pause-spent");
    } else if entry.until > latest {
        let message = Message::new("plan-problem-pause-long");
        problems.add("until", message.with_arg("day", MessageArg::Day(latest)));
    } else if entry.until <= entry.from {
        let start = MessageArg::Day(entry.from);
        let message = Message::new("error-end-before-start").with_arg("start", start);
        problems.add("until", message);
    }
}

/// Goes on with the reviews today: what waited is due. Done already is done.
pub async fn resume(app: &App, ctx: &OpContext, case: CaseId) -> Result<(), AppError> {
    let (mut tx, _, view) = hold(app, ctx, case).await?;
    let Some(pause) = view.pause() else {
        return Ok(());
    };
    store::plan::end_pause(&mut tx, case, pause.id, ctx.today).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "plan"), case, None).await?;
    let subject = format!("plan_pause {}", pause.id);
    finish(tx, ctx, case, ("plan.resume", subject)).await
}

/// A pause as it was after all, as typed.
#[derive(Debug, Clone)]
pub struct Repaused {
    /// The version of the pause that was on the form.
    pub version: i64,
    /// What it says.
    pub entry: PauseEntry,
    /// Day on which reviews went on before its end; `None`: they wait until then.
    pub to: Option<Date>,
    /// Whether the pause is taken back: nothing waited.
    pub struck: bool,
    /// Why it is corrected.
    pub why: String,
}

/// Corrects a pause or takes it back; the next review is counted anew. [`AppError::Conflict`] if
/// somebody else has changed it meanwhile.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    pause: PlanEntryId,
    typed: &Repaused,
) -> Result<(), AppError> {
    let (mut tx, row, view) = hold(app, ctx, case).await?;
    let former = view.pauses.iter().find(|one| one.id == pause);
    let former = former.ok_or(AppError::NotFound)?;
    if former.version != typed.version {
        let by = view.pause_trail.last_by(pause.uuid());
        let by = by.unwrap_or(&former.recorded_by_name);
        return Err(faster(by, former.version, fields(former)));
    }
    check_correction(&view, former, typed, ctx.today).none_or_invalid()?;
    let entry = &typed.entry;
    let changed = PauseRow {
        from: entry.from,
        kind: entry.kind,
        reason: entry.words.trim().to_owned(),
        until: Some(entry.until),
        to: typed.to,
        struck: typed.struck,
        ..former.clone()
    };
    if changed == *former {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    let mark = (NOUN, pause.uuid());
    keep(&mut tx, ctx, &row, mark, fields(former), typed.why.trim()).await?;
    store::plan::correct_pause(&mut tx, &changed).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "plan"), case, None).await?;
    let subject = format!("plan_pause {pause}");
    finish(tx, ctx, case, ("plan.correct_pause", subject)).await
}

fn check_correction(
    view: &PlanView<'_>,
    former: &PauseRow,
    typed: &Repaused,
    today: Date,
) -> Problems {
    let mut problems = Problems::new();
    // What is taken back as it was has nothing to say about its end.
    if !typed.struck {
        check(view, Some(former.id), &typed.entry, today, &mut problems);
    }
    match typed.to {
        Some(to) if to > today => problems.add_key("to", "error-date-future"),
        Some(to) if to < typed.entry.from => {
            let start = MessageArg::Day(typed.entry.from);
            let message = Message::new("error-end-before-start").with_arg("start", start);
            problems.add("to", message);
        }
        None if !typed.struck && view.open_pause().is_some_and(|one| one.id != former.id) => {
            problems.add_key("to", "plan-problem-paused");
        }
        _ => {}
    }
    why_needed(&typed.why, &mut problems);
    problems
}

pub(crate) fn fields(row: &PauseRow) -> Vec<(String, String)> {
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let kind = row.kind.code().replace('_', "-");
    vec![
        field("plan-pause-from", row.from.to_string()),
        field("plan-pause-until", day(row.until)),
        field("plan-pause-to", day(row.to)),
        field("plan-pause-kind", format!("code-pause-reason-{kind}")),
        field("plan-pause-reason", &row.reason),
        taken_back(row.struck),
    ]
}
