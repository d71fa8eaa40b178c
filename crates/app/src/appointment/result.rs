//! What became of an appointment: it took place, was missed or was called off; and correcting that.

use access::Action;
use domain::{
    Code,
    appointment::{AppointmentStatus, CancelledBy, reason_fits},
    contact::{ContactKind, EpistemicKind},
    ids::{AppointmentId, CaseId},
};
use jiff::{SignedDuration, Timestamp};
use store::{
    StoreError, Tx,
    appointment::{AppointmentRow, Outcome},
    case::CaseRow,
    note,
};

use super::{open_one, stale, subject};
use crate::{
    App, AppError, Conflict, Done, OpContext, Problems,
    case::{Head, head},
    correction::kind_field,
    journal,
    note::{About, Spent, Told, logged, write},
    recompute::{Cause, after_contact, after_meeting},
};

/// An appointment cannot have taken place before it began; so much is left to clocks that differ.
const TOLERATED_SKEW: SignedDuration = SignedDuration::from_mins(10);

/// What somebody says about an appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settlement {
    /// The version that the person saw.
    pub version: i64,
    /// What became of it.
    pub outcome: Outcome,
    /// Why something else is said than before; needed for a correction only.
    pub why: String,
    /// What it took, if that was told; counts only if it took place.
    pub spent: Option<Spent>,
}

/// Whether an appointment lies behind, so that something can have become of it.
pub(crate) fn has_begun(appointment: &AppointmentRow, now: Timestamp) -> bool {
    appointment.agreed.at <= now + TOLERATED_SKEW
}

/// Says what became of an appointment. If something was said already, that is kept as a trail.
pub async fn settle(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    appointment: AppointmentId,
    settlement: &Settlement,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAppointments, case)
        .await?;
    let former = super::any_one(&mut tx, case, appointment).await?;
    if former.version != settlement.version {
        return Err(conflict(&former));
    }
    let correction = former.result.status != AppointmentStatus::Planned;
    let mut problems = Problems::new();
    let outcome = fitting(&former, settlement, &mut problems);
    check(ctx, (&former, &outcome), settlement, &mut problems);
    let held = outcome.status == AppointmentStatus::Held;
    let about = About::Appointment(appointment);
    if !held
        && former.result.status == AppointmentStatus::Held
        && note::along(&mut tx, case, about).await?.is_some()
    {
        problems.add_key("status", "appointment-error-noted");
    }
    problems.none_or_invalid()?;
    if correction {
        keep(&mut tx, ctx, &row, &former, &settlement.why).await?;
    }
    let now = (ctx.now, ctx.actor.user);
    store::appointment::settle(&mut tx, case, &former, &outcome, now).await?;
    let told = told(&former, &outcome);
    let spent = settlement.spent.as_ref().filter(|_| held);
    let noted = write(app, &mut tx, ctx, &row, (&told, spent)).await?;
    let action = if correction {
        "appointment.correct"
    } else {
        "appointment.settle"
    };
    let status = outcome.status.code();
    let done = Done::on(action, case)
        .subject(subject(appointment))
        .detail(serde_json::json!({ "status": status }).to_string());
    let cause = Cause::of(ctx, "contact");
    let worries = |outcome: &Outcome| !outcome.worry.is_empty();
    let more = former.agreed.person.is_some() || worries(&former.result) || worries(&outcome);
    after_meeting(app, &mut tx, &cause, &row, more).await?;
    logged(&mut tx, ctx, case, noted).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// What a note along with an appointment tells: only professionals met, or the client was there.
fn told<'a>(row: &'a AppointmentRow, outcome: &'a Outcome) -> Told<'a> {
    let agreed = &row.agreed;
    Told {
        about: About::Appointment(row.id),
        at: agreed.at,
        kind: if agreed.with_client {
            agreed.kind
        } else {
            ContactKind::ThirdParty
        },
        place: &agreed.place,
        words: ("said", &outcome.said),
        epistemic: outcome.epistemic.unwrap_or(EpistemicKind::Fact),
    }
}

/// Calls appointments off from our side; `because` may be empty. The caller has asked for access and
/// computes what follows.
pub(crate) async fn call_off(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    rows: &[AppointmentRow],
    because: &str,
) -> Result<(), AppError> {
    let called_off = Outcome {
        cancelled_by: Some(CancelledBy::Worker),
        said: because.to_owned(),
        ..Outcome::of(AppointmentStatus::Cancelled)
    };
    for one in rows {
        let by = (ctx.now, ctx.actor.user);
        store::appointment::settle(tx, case, one, &called_off, by).await?;
    }
    Ok(())
}

async fn keep(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    former: &AppointmentRow,
    why: &str,
) -> Result<(), AppError> {
    let on = (case.carrier, case.id);
    let by = (ctx.ids.uuid(), ctx.now, ctx.actor.user);
    Ok(store::appointment::keep_former(tx, on, former, why, by).await?)
}

/// What was said, as far as it fits the result. What only stood there for a former result is left behind with
/// it; what was chosen now and does not fit is told at its field, and nothing is left out in silence.
fn fitting(former: &AppointmentRow, said: &Settlement, problems: &mut Problems) -> Outcome {
    let (before, typed) = (&former.result, &said.outcome);
    let mut outcome = typed.clone();
    let changed = before.status != typed.status;
    if changed && typed.reason == before.reason && !reason_fits(typed.status, typed.reason) {
        outcome.reason = None;
    }
    if typed.status != AppointmentStatus::Cancelled && typed.cancelled_by.is_some() {
        if typed.cancelled_by != before.cancelled_by {
            problems.add_key("cancelled_by", "appointment-error-cancelled-by");
        }
        outcome.cancelled_by = None;
    }
    if typed.status != AppointmentStatus::Held {
        if typed.late_minutes != 0 && typed.late_minutes != before.late_minutes {
            problems.add_key("late", "appointment-error-held-only");
        }
        outcome.late_minutes = 0;
        // The form begins with the time that was planned; that alone says nothing.
        let planned = former.agreed.ends_at;
        let planned = planned.map_or(0, |end| end.duration_since(former.agreed.at).as_mins());
        if let Some(spent) = &said.spent {
            for (field, told) in [
                ("spent-minutes", ![0, planned].contains(&spent.minutes)),
                ("spent-travel", spent.travel_minutes != 0),
                ("domain", !spent.domains.is_empty()),
                ("area", !spent.areas.is_empty()),
            ] {
                if told {
                    problems.add_key(field, "appointment-error-held-only");
                }
            }
        }
    }
    outcome
}

fn check(
    ctx: &OpContext,
    (former, outcome): (&AppointmentRow, &Outcome),
    settlement: &Settlement,
    problems: &mut Problems,
) {
    let correction = former.result.status != AppointmentStatus::Planned;
    match outcome.status {
        AppointmentStatus::Held | AppointmentStatus::Missed => {
            if !has_begun(former, ctx.now) {
                problems.add_key("status", "appointment-error-not-yet");
            }
        }
        AppointmentStatus::Cancelled => {
            if outcome.cancelled_by.is_none() {
                problems.add_key("cancelled_by", "error-choose");
            }
        }
        AppointmentStatus::Planned | AppointmentStatus::Moved => {
            problems.add_key("status", "error-choose");
        }
    }
    if !reason_fits(outcome.status, outcome.reason) {
        let key = if outcome.reason.is_none() {
            "error-choose"
        } else {
            "appointment-error-reason"
        };
        problems.add_key("reason", key);
    }
    if correction && settlement.why.is_empty() {
        problems.add_key("why", "error-reason-required");
    }
}

/// What stands there now, for somebody who was slower.
fn conflict(row: &AppointmentRow) -> AppError {
    let result = &row.result;
    let key = |prefix: &str, code: &str| format!("code-{prefix}-{}", code.replace('_', "-"));
    let mut theirs = vec![(
        "appointment-status".to_owned(),
        key("appointment-status", result.status.code()),
    )];
    theirs.extend(result.reason.map(|one| {
        (
            "appointment-reason".to_owned(),
            key("outcome-reason", one.code()),
        )
    }));
    theirs.extend(result.cancelled_by.map(|one| {
        (
            "appointment-cancelled-by".to_owned(),
            key("cancelled-by", one.code()),
        )
    }));
    theirs.push(("appointment-said".to_owned(), result.said.clone()));
    theirs.push(("appointment-next".to_owned(), result.next_steps.clone()));
    theirs.push(("appointment-feedback".to_owned(), result.feedback.clone()));
    theirs.push(("appointment-worry".to_owned(), result.worry.clone()));
    if result.late_minutes > 0 {
        let minutes = result.late_minutes.to_string();
        theirs.push(("appointment-late".to_owned(), minutes));
    }
    theirs.push(kind_field(result.epistemic));
    theirs.retain(|(_, value)| !value.is_empty());
    AppError::Conflict(Box::new(Conflict {
        by: row.settled_by_name.clone(),
        version: row.version,
        theirs,
    }))
}

/// The appointments that would be called off if a series ended with this one, and logs that they were
/// read.
pub async fn series_rest(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    appointment: AppointmentId,
) -> Result<(Head, Vec<AppointmentRow>), AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::EditAppointments, case)
        .await?;
    let first = open_one(&mut tx, case, appointment).await?;
    let series = first.series.ok_or(AppError::NotFound)?;
    let rest = store::appointment::of_series(&mut tx, case, series, first.agreed.at).await?;
    let head = head(app, &mut tx, ctx, &row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("appointment.form", case)).await?;
    Ok((head, rest))
}

/// Ends a series: this appointment and all later ones of the series are called off. Returns how
/// many that were.
pub async fn end_series(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    appointment: AppointmentId,
    version: i64,
) -> Result<usize, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAppointments, case)
        .await?;
    let first = open_one(&mut tx, case, appointment).await?;
    let series = first.series.ok_or(AppError::NotFound)?;
    if first.version != version {
        return Err(stale(first.version));
    }
    let rest = store::appointment::of_series(&mut tx, case, series, first.agreed.at).await?;
    call_off(&mut tx, ctx, case, &rest, "").await?;
    let done = Done::on("appointment.end_series", case)
        .subject(subject(appointment))
        .detail(serde_json::json!({ "appointments": rest.len() }).to_string());
    after_contact(app, &mut tx, &Cause::of(ctx, "contact"), &row).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(rest.len())
}
