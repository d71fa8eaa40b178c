//! What became of the goals, kept with the end of a case: per goal reached, in part, not, or given up.
//!
//! It can be begun while the end is prepared, and each change is a version of its own; `correct` adds
//! one after the end.

use domain::{
    ids::{CaseId, PlanItemId},
    plan::{
        VersionState,
        outcome::{GoalOutcome, Outcome},
    },
};
use programme::{Programme, Text};
use store::{
    Tx,
    case::CaseRow,
    closing::{EndReport, insert, newest},
};

use crate::{AppError, OpContext, Problems};

/// The longest words about a goal, in characters.
pub const MAX_WORDS: usize = 2_000;

/// A goal at the end of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndGoal {
    /// The goal.
    pub goal: PlanItemId,
    /// Id of its life domain.
    pub domain: String,
    /// The title of the domain.
    pub title: Text,
    /// The goal in the client's words.
    pub words: String,
    /// The goal attainment of the last review, −2 to +2.
    pub points: Option<i8>,
    /// What was kept about it so far.
    pub kept: Option<GoalOutcome>,
}

/// What was typed about a goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutcomeEntry {
    /// The goal.
    pub goal: PlanItemId,
    /// How far it was reached, if somebody said so.
    pub outcome: Option<Outcome>,
    /// What it shows in, or why it was given up.
    pub said: String,
}

/// The goals of the plan that counts, with what reviews and the end report say about them.
pub(crate) async fn goals(
    tx: &mut Tx,
    case: CaseId,
    programme: &Programme,
) -> Result<Vec<EndGoal>, AppError> {
    let versions = store::plan::versions(tx, case).await?;
    let counts = |state| state == VersionState::Issued;
    let Some(plan) = versions.into_iter().rfind(|one| counts(one.state)) else {
        return Ok(Vec::new());
    };
    let reviews = store::plan::reviews(tx, case).await?;
    let kept = newest(tx, case).await?;
    let kept = kept.map(|one| one.outcomes).unwrap_or_default();
    let goal = |one: domain::plan::Goal| EndGoal {
        title: programme.domain(&one.domain).map_or_else(
            || Text::new(&one.domain, &one.domain),
            |domain| domain.title.clone(),
        ),
        points: reviews.iter().rev().find_map(|review| {
            let score = review.scores.iter().find(|score| score.goal == one.id)?;
            Some(score.points)
        }),
        kept: kept.iter().find(|kept| kept.goal == one.id).cloned(),
        goal: one.id,
        domain: one.domain,
        words: one.words,
    };
    Ok(plan.content.goals.into_iter().map(goal).collect())
}

/// What was typed about the goals, as it is kept; what does not fit is told at its field.
pub(super) async fn judged(
    tx: &mut Tx,
    case: CaseId,
    programme: &Programme,
    entries: &[OutcomeEntry],
    problems: &mut Problems,
) -> Result<Vec<GoalOutcome>, AppError> {
    let mut judged = Vec::new();
    for goal in goals(tx, case, programme).await? {
        let Some(entry) = entries.iter().find(|one| one.goal == goal.goal) else {
            // A form from before this goal: what was kept stays.
            judged.extend(goal.kept);
            continue;
        };
        let said = entry.said.trim();
        match entry.outcome {
            None if said.is_empty() => {}
            None => problems.add_key(&format!("outcome-{}", goal.goal), "error-choose"),
            Some(outcome) if outcome.needs_words() && said.is_empty() => {
                problems.add_key(&format!("said-{}", goal.goal), "error-reason-required");
            }
            Some(outcome) => judged.push(GoalOutcome {
                goal: goal.goal,
                domain: goal.domain,
                words: goal.words,
                outcome,
                said: said.to_owned(),
                points: goal.points,
            }),
        }
    }
    Ok(judged)
}

/// Keeps it as a new version, if it says anything new, and whether it does. `reason` says why it is
/// corrected after the end.
pub(super) async fn keep(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &CaseRow,
    outcomes: Vec<GoalOutcome>,
    reason: &str,
) -> Result<bool, AppError> {
    let former = newest(tx, row.id).await?;
    let number = former.as_ref().map_or(1, |one| one.number + 1);
    if former.map(|one| one.outcomes).unwrap_or_default() == outcomes {
        return Ok(false);
    }
    let report = EndReport {
        number,
        outcomes,
        reason: reason.to_owned(),
    };
    let by = (ctx.ids.uuid(), ctx.now, ctx.actor.user);
    insert(tx, (row.carrier, row.id), &report, by).await?;
    Ok(true)
}

/// What is kept about the goals of a case.
pub(crate) async fn kept(tx: &mut Tx, case: CaseId) -> Result<Vec<GoalOutcome>, AppError> {
    let report = newest(tx, case).await?;
    Ok(report.map(|one| one.outcomes).unwrap_or_default())
}
