//! What was written down about an application and its decision, corrected with its trail: days, names, conditions,
//! and who goes along. Day and route are not among it, for the prison has decided about them.

use access::{Action, Role, decide};
use domain::{
    ids::{CaseId, LeaveId},
    leave::LeaveStatus,
};
use jiff::civil::Date;
use store::{
    StoreError, Tx,
    case::CaseRow,
    leave::{LeaveRow, LeaveStepRow},
};

use super::{
    NOUN, conflict, decision_fields, doubts, one, outer,
    step::{check_contact, check_on},
};
use crate::{
    App, AppError, Done, OpContext, Problems,
    correction::{field, keep, why_needed},
    doubt::{Doubt, Weighed, once},
    journal,
    network::consent::{self, Said},
    recompute::{Cause, recompute},
};

/// What is written down about application and decision after all, as typed.
#[derive(Debug, Clone)]
pub struct Decided {
    /// When it was applied for. Whoever only decides cannot change it, nor who goes along.
    pub applied_on: Option<Date>,
    /// Who goes along.
    pub companion: String,
    /// When the prison decided; ignored before it has.
    pub decided_on: Option<Date>,
    /// Who decided there.
    pub by: String,
    /// Why.
    pub decision: String,
    /// Under which conditions.
    pub conditions: String,
    /// Why it is corrected.
    pub why: String,
    /// Whether the person has seen what speaks against it, and means it.
    pub confirmed: bool,
}

/// Whether application and decision can be corrected: once it is applied for, until it is over by the office's word.
pub fn is_mendable(status: LeaveStatus) -> bool {
    status == LeaveStatus::Applied || status.is_decision()
}

/// Whether the prison itself wrote down the decision that stands. Its words are the prison's to correct.
pub(super) fn is_prisons(row: &LeaveRow, steps: &[LeaveStepRow]) -> bool {
    let decided = |one: &&LeaveStepRow| one.leave == row.id && one.status == row.status;
    let last = steps.iter().rfind(decided);
    row.status.is_decision() && last.is_some_and(|step| step.by_prison)
}

/// Corrects application and decision; what was said is kept.
pub async fn mend(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (LeaveId, i64),
    entry: &Decided,
) -> Result<Weighed<()>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::DecideLeave, case)
        .await?;
    let former = one(&mut tx, case, id).await?;
    let facts = row.access_facts();
    let allowed = |action| decide(&ctx.actor, action, Some(&facts));
    // A decision is also the prison's to correct, an application is not.
    if !former.status.is_decision() {
        journal::allowed(allowed(Action::EditLeaves))?;
    }
    let inner = allowed(Action::ViewNetwork).is_allowed();
    if former.version != version || !is_mendable(former.status) {
        let shown = if inner { former } else { outer(&former) };
        return Err(conflict(&mut tx, &shown).await?);
    }
    let applies = allowed(Action::EditLeaves).is_allowed();
    let steps = store::leave::steps_of_case(&mut tx, case).await?;
    let prisons = is_prisons(&former, &steps);
    let decides = !prisons || ctx.actor.role == Role::PrisonSocialService;
    let changed = mended(&former, entry, (applies, decides));
    let mut problems = check((&row, applies), &changed, ctx.today);
    if changed.companion != former.companion {
        check_contact(&mut tx, ("companion", inner), &changed, &mut problems).await?;
    }
    why_needed(&entry.why, &mut problems);
    problems.none_or_invalid()?;
    if changed == former {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    let found = asked(&mut tx, ctx, &row, (&former, &changed)).await?;
    if !entry.confirmed && !found.is_empty() {
        return Ok(Weighed::Doubtful(found));
    }
    let changed = LeaveRow {
        companion_was: companion_was(&former, &changed),
        ..changed
    };
    let said = fields(&former);
    keep(
        &mut tx,
        ctx,
        &row,
        (NOUN, id.uuid()),
        said,
        entry.why.trim(),
    )
    .await?;
    store::leave::update(&mut tx, &changed).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "leave"), case, None).await?;
    let done = Done::on("leave.mend", case).subject(format!("leave {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(()))
}

/// Whom the prison knows, if somebody else goes along on what it has approved.
fn companion_was(former: &LeaveRow, changed: &LeaveRow) -> Option<String> {
    if changed.status != LeaveStatus::Approved {
        return None;
    }
    let known = former.companion_was.as_ref().unwrap_or(&former.companion);
    Some(known.clone()).filter(|known| *known != changed.companion)
}

/// The prison has seen who goes along now. `companion` is whom its page named.
pub async fn see_companion(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, companion): (LeaveId, &str),
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::DecideLeave, case)
        .await?;
    // Only the prison can say that the prison has seen it.
    let inner = decide(&ctx.actor, Action::EditLeaves, Some(&row.access_facts()));
    if inner.is_allowed() {
        return Err(AppError::NotFound);
    }
    if !store::leave::see_companion(&mut tx, case, (id, companion)).await? {
        return Err(AppError::Refused(crate::Message::new("leave-refused-seen")));
    }
    let done = Done::on("leave.seen", case).subject(format!("leave {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The leave as it is written down after all: the application by whoever applies, the decision by whoever decides
/// about its words.
fn mended(former: &LeaveRow, entry: &Decided, (applies, decides): (bool, bool)) -> LeaveRow {
    let mut row = former.clone();
    if applies {
        row.applied_on = entry.applied_on;
        entry.companion.trim().clone_into(&mut row.companion);
    }
    if !decides {
        return row;
    }
    if former.status.is_decision() {
        row.decided_on = entry.decided_on;
        entry.by.trim().clone_into(&mut row.decided_by);
        entry.decision.trim().clone_into(&mut row.decision);
    }
    if former.status == LeaveStatus::Approved {
        entry.conditions.trim().clone_into(&mut row.conditions);
    }
    row
}

/// What whoever only decides cannot change is not held against them.
fn check((case, applies): (&CaseRow, bool), row: &LeaveRow, today: Date) -> Problems {
    let mut problems = Problems::new();
    if applies {
        let applied = row.applied_on;
        check_on(("applied-on", case), applied, None, today, &mut problems);
        if row.kind.needs_companion() && row.companion.is_empty() {
            problems.add_key("companion", "error-required");
        }
    }
    if row.status.is_decision() {
        let after = row.applied_on;
        check_on(("on", case), row.decided_on, after, today, &mut problems);
        if row.decided_by.is_empty() {
            problems.add_key("by", "error-required");
        }
        if row.status == LeaveStatus::Refused && row.decision.is_empty() {
            problems.add_key("words", "error-reason-required");
        }
    }
    problems
}

/// What is asked once more about somebody else who goes along: what they have agreed on at that time, and
/// whether whoever is named has consented.
async fn asked(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (former, changed): (&LeaveRow, &LeaveRow),
) -> Result<Vec<Doubt>, AppError> {
    if former.companion == changed.companion {
        return Ok(Vec::new());
    }
    let before = [former.companion.as_str()];
    let now = [changed.companion.as_str()];
    let said = (Said::words(&now), Some(Said::words(&before)));
    let mut found = consent::ask(tx, ctx.today, case, said).await?;
    let mine = (changed.starts_at, changed.ends_at);
    found.extend(doubts::companions(tx, ctx, case, (&changed.companion, mine)).await?);
    Ok(once(found))
}

fn fields(row: &LeaveRow) -> Vec<(String, String)> {
    let applied = row.applied_on.map(|day| day.to_string());
    let mut all = vec![
        field("leave-applied-on", applied.unwrap_or_default()),
        field("leave-companion", &row.companion),
    ];
    all.extend(decision_fields(row));
    all
}
