//! Correcting after the end of a case what became of its goals: a further version of the end report,
//! with a reason; the former one stays readable. It must not change anything else of an ended case.

use access::Action;
use domain::{Code, ids::CaseId, plan::outcome::GoalOutcome};
use store::{
    StoreError, Tx,
    closing::{EndReportRow, versions},
};

use super::outcome::{EndGoal, OutcomeEntry, goals, judged, keep};
use crate::{
    App, AppError, Conflict, Done, Message, OpContext, Problems,
    case::{Head, head},
    correction::{Correction, field, filled, said},
    journal,
};

/// What became of the goals of a case that has ended, for whoever may correct it.
#[derive(Debug, Clone)]
pub struct Outcomes {
    /// Head of the case.
    pub head: Head,
    /// The goals with what is kept about them.
    pub goals: Vec<EndGoal>,
    /// Number of the version that counts; 0 while nothing is kept.
    pub number: i64,
    /// What was kept before it was corrected, newest first.
    pub former: Vec<Correction>,
}

/// What became of the goals after all, as typed.
#[derive(Debug, Clone)]
pub struct Judged {
    /// Number of the version that was on the form.
    pub number: i64,
    /// What was typed about each goal.
    pub entries: Vec<OutcomeEntry>,
    /// Why it is corrected.
    pub why: String,
}

/// Reads what can be corrected and logs that; a case without goals has nothing.
pub async fn outcomes(app: &App, ctx: &OpContext, case: CaseId) -> Result<Outcomes, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::CorrectOutcome, case)
        .await?;
    has_ended(&row)?;
    let head = head(app, &mut tx, ctx, &row).await?;
    let goals = goals(&mut tx, case, app.programme_of(&row)?).await?;
    let all = versions(&mut tx, case).await?;
    drop(tx);
    if goals.is_empty() {
        return Err(AppError::NotFound);
    }
    app.viewed(ctx, Done::on("closing.outcomes", case)).await?;
    Ok(Outcomes {
        head,
        goals,
        number: newest(&all),
        former: corrected(&all),
    })
}

/// Corrects what became of the goals. [`AppError::Conflict`] if somebody else has done so since the
/// form was opened.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    typed: &Judged,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::CorrectOutcome, case)
        .await?;
    has_ended(&row)?;
    let all = versions(&mut tx, case).await?;
    if newest(&all) != typed.number {
        return Err(conflict(&all));
    }
    let mut problems = Problems::new();
    let programme = app.programme_of(&row)?;
    let now = judged(&mut tx, case, programme, &typed.entries, &mut problems).await?;
    let why = typed.why.trim();
    if why.is_empty() {
        problems.add_key("why", "error-reason-required");
    }
    problems.none_or_invalid()?;
    // Points are those of the last review before it was judged; by themselves they are no correction.
    let before = all.last().map_or(&[][..], |one| &one.report.outcomes);
    if before.len() == now.len() && differing(before, &now).is_empty()
        || !keep(&mut tx, ctx, &row, now, why).await?
    {
        return Err(AppError::invalid("", "closing-problem-same"));
    }
    journal::changed(&mut tx, ctx, Done::on("closing.correct", case)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// While a case runs, its goals are judged where its end is prepared.
fn has_ended(case: &store::case::CaseRow) -> Result<(), AppError> {
    if case.status.is_ended() {
        Ok(())
    } else {
        Err(AppError::Refused(Message::new("closing-refused-running")))
    }
}

fn newest(all: &[EndReportRow]) -> i64 {
    all.last().map_or(0, |one| one.report.number)
}

/// What was kept about the goals before it was corrected, newest first.
pub(crate) async fn former(tx: &mut Tx, case: CaseId) -> Result<Vec<Correction>, AppError> {
    Ok(corrected(&versions(tx, case).await?))
}

fn corrected(all: &[EndReportRow]) -> Vec<Correction> {
    let mut before: &[GoalOutcome] = &[];
    let mut former = Vec::new();
    for now in all {
        if !now.report.reason.is_empty() {
            former.push(Correction {
                row: now.id,
                former: differing(before, &now.report.outcomes),
                reason: now.report.reason.clone(),
                at: now.recorded_at,
                by_name: now.recorded_by_name.clone(),
            });
        }
        before = &now.report.outcomes;
    }
    former.reverse();
    former
}

/// What stood about the goals about which something else is said now.
fn differing(before: &[GoalOutcome], now: &[GoalOutcome]) -> Vec<(String, String)> {
    let same = |one: &GoalOutcome| {
        let other = now.iter().find(|other| other.goal == one.goal);
        other.map(|other| (other.outcome, &other.said)) == Some((one.outcome, &one.said))
    };
    let changed: Vec<GoalOutcome> = before.iter().filter(|one| !same(one)).cloned().collect();
    let known = |one: &&GoalOutcome| before.iter().any(|other| other.goal == one.goal);
    let added = now.iter().filter(|one| !known(one));
    let added = added.map(|one| said(&one.words, "closing-outcome-none"));
    filled(fields(&changed)).into_iter().chain(added).collect()
}

/// Each goal in its words, then what it shows in.
fn fields(outcomes: &[GoalOutcome]) -> Vec<(String, String)> {
    let all = outcomes.iter().flat_map(|one| {
        let level = one.outcome.code().replace('_', "-");
        [
            said(&one.words, format!("code-plan-outcome-{level}")),
            field("closing-said", &one.said),
        ]
    });
    all.collect()
}

fn conflict(all: &[EndReportRow]) -> AppError {
    let last = all.last();
    AppError::Conflict(Box::new(Conflict {
        by: last.map(|one| one.recorded_by_name.clone()),
        version: newest(all),
        theirs: filled(fields(last.map_or(&[], |one| &one.report.outcomes))),
    }))
}
