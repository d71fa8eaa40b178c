//! What became of a leave, corrected with its trail: whether it took place after all, and in which words.

use access::Action;
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, LeaveId},
    leave::LeaveStatus,
};
use store::{StoreError, leave::LeaveRow, note::along};

use super::{NOUN, conflict, one};
use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    correction::{field, keep, kind_field, why_needed},
    journal,
    note::About,
    recompute::{Cause, recompute},
    record::german_date,
};

/// What became of a leave after all, as typed.
#[derive(Debug, Clone)]
pub struct Corrected {
    /// Taken place or called off.
    pub status: LeaveStatus,
    /// What came of it, or why it was called off.
    pub words: String,
    /// What kind of statement that is.
    pub epistemic: EpistemicKind,
    /// Why it is corrected.
    pub why: String,
}

/// Whether what became of a leave can be corrected: it is over by the office's own word.
pub fn can_be_corrected(status: LeaveStatus) -> bool {
    matches!(status, LeaveStatus::TookPlace | LeaveStatus::Cancelled)
}

/// What is written down about how a leave ended.
pub fn ending(row: &LeaveRow) -> &str {
    match row.status {
        LeaveStatus::TookPlace => &row.result,
        LeaveStatus::Cancelled => &row.cancelled,
        _ => "",
    }
}

/// Corrects what became of a leave; what was said is kept.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (LeaveId, i64),
    entry: &Corrected,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditLeaves, case)
        .await?;
    let former = one(&mut tx, case, id).await?;
    if !can_be_corrected(former.status) {
        return Err(AppError::NotFound);
    }
    if former.version != version {
        return Err(conflict(&mut tx, &former).await?);
    }
    let mut problems = check(ctx, &former, entry);
    // A contact that was written along with it would still count.
    if entry.status != LeaveStatus::TookPlace
        && former.status == LeaveStatus::TookPlace
        && along(&mut tx, case, About::Leave(id)).await?.is_some()
    {
        problems.add_key("status", "leave-problem-noted");
    }
    problems.none_or_invalid()?;
    let words = entry.words.trim().to_owned();
    let mut changed = LeaveRow {
        status: entry.status,
        result: String::new(),
        cancelled: String::new(),
        epistemic: entry.epistemic.of(&words),
        ..former.clone()
    };
    if entry.status == LeaveStatus::TookPlace {
        changed.result = words.clone();
    } else {
        changed.cancelled = words.clone();
    }
    if changed == former {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    let mark = (NOUN, id.uuid());
    keep(&mut tx, ctx, &row, mark, fields(&former), entry.why.trim()).await?;
    super::step::keep(&mut tx, ctx, (&former, &changed), &words).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "leave"), case, None).await?;
    let detail = serde_json::json!({ "status": entry.status.code() }).to_string();
    let done = Done::on("leave.correct", case).subject(format!("leave {id}"));
    journal::changed(&mut tx, ctx, done.detail(detail)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn check(ctx: &OpContext, former: &LeaveRow, entry: &Corrected) -> Problems {
    let mut problems = Problems::new();
    if !can_be_corrected(entry.status) {
        problems.add_key("status", "error-choose");
    }
    // What was called off before its day or without a permit cannot have taken place.
    if entry.status == LeaveStatus::TookPlace && former.status != entry.status {
        if former.starts_at > ctx.now {
            let day = german_date(former.starts_at);
            let message =
                Message::new("leave-problem-still-to-come").with_arg("date", MessageArg::Day(day));
            problems.add("status", message);
        } else if former.decided_on.is_none() {
            problems.add_key("status", "leave-problem-not-approved");
        }
    }
    if entry.words.trim().is_empty() {
        problems.add_key("words", "leave-problem-ending");
    }
    why_needed(&entry.why, &mut problems);
    problems
}

fn fields(row: &LeaveRow) -> Vec<(String, String)> {
    let status = row.status.code().replace('_', "-");
    vec![
        field("leave-status", format!("code-leave-status-{status}")),
        field("leave-result", &row.result),
        field("leave-cancelled", &row.cancelled),
        kind_field(row.epistemic),
    ]
}
