//! Taking back what was recorded wrongly: an answer of the client, a signature, how far a review found
//! goals reached. Nothing goes away: what was struck stays with its reason, and what a review said
//! stands in the trail of corrections.
//!
//! A version whose signature was struck is not signed and can be signed again as long as it counts.
//! How far goals were reached can be corrected after the end of a case too, and nothing else.

use access::Action;
use domain::{
    Code,
    ids::{CaseId, PlanEntryId, PlanItemId},
    plan::{Goal, PlanContent, review::Attainment},
};
use store::plan::{ReviewRow, Score};

use super::{
    PlanView,
    act::{finish, hold, hold_to},
    beside::scored,
    view_to,
};
use crate::{
    App, AppError, Conflict, OpContext, Problems,
    correction::{field, filled, keep, said},
};

/// The name of reviews in the trail of corrections.
pub(super) const REVIEW: &str = "plan_review";

/// An entry that was recorded wrongly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// What the client is said to have answered.
    Answer(PlanEntryId),
    /// A signature.
    Signature(PlanEntryId),
}

/// Strikes an answer or a signature under any version, with a reason. [`AppError::Conflict`] if
/// somebody else has struck it already.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    wrong: Wrong,
    reason: &str,
) -> Result<(), AppError> {
    let (mut tx, _, view) = hold(app, ctx, case).await?;
    let known = match wrong {
        Wrong::Answer(id) => view.agreements.iter().any(|one| one.id == id),
        Wrong::Signature(id) => view.signatures.iter().any(|one| one.id == id),
    };
    if !known {
        return Err(AppError::NotFound);
    }
    let reason = reason.trim();
    if reason.is_empty() {
        return Err(AppError::invalid("reason", "error-reason-required"));
    }
    let by = (ctx.now, ctx.actor.user, reason);
    let done = match wrong {
        Wrong::Answer(id) => {
            store::plan::strike_agreement(&mut tx, case, id, by).await?;
            ("plan.strike_agreement", format!("plan_agreement {id}"))
        }
        Wrong::Signature(id) => {
            store::plan::strike_signature(&mut tx, case, id, by).await?;
            ("plan.strike_signature", format!("plan_signature {id}"))
        }
    };
    finish(tx, ctx, case, done).await
}

/// How far each goal was reached after all, as typed.
#[derive(Debug, Clone)]
pub struct Rescored {
    /// The revision of the review that was on the form.
    pub revision: i64,
    /// Goal, how far it was reached, and what it shows in.
    pub scores: Vec<(PlanItemId, Option<Attainment>, String)>,
    /// Why it is corrected.
    pub why: String,
}

/// The plan for whoever may correct how far its goals were reached.
pub async fn for_correction<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<PlanView<'a>, AppError> {
    view_to(app, ctx, Action::CorrectOutcome, case).await
}

/// Corrects what a review says about the goals; day and general words stay. [`AppError::Conflict`] if
/// somebody else has corrected it meanwhile.
pub async fn correct_review(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    review: PlanEntryId,
    entry: &Rescored,
) -> Result<(), AppError> {
    let (mut tx, row, view) = hold_to(app, ctx, Action::CorrectOutcome, case).await?;
    let found = view.reviews.iter().find(|one| one.id == review);
    let former = found.ok_or(AppError::NotFound)?;
    let mut versions = view.versions.iter();
    let version = versions.find(|one| one.id == former.version);
    let content = version.map(|one| &one.content).ok_or(AppError::NotFound)?;
    if former.revision != entry.revision {
        return Err(conflict(&view, content, former));
    }
    let mut problems = Problems::new();
    let scores = scored(content, &entry.scores, &mut problems);
    if entry.why.trim().is_empty() {
        problems.add_key("why", "error-reason-required");
    }
    if scores.is_empty() && former.words.trim().is_empty() {
        problems.add_key("", "plan-problem-review-empty");
    }
    problems.none_or_invalid()?;
    if scores == former.scores {
        return Err(AppError::invalid("", "plan-problem-review-same"));
    }
    let mark = (REVIEW, review.uuid());
    let score = |scores: &[Score], goal| scores.iter().find(|one| one.goal == goal).cloned();
    let goals = content.goals.iter();
    let differing = goals.filter(|goal| score(&former.scores, goal.id) != score(&scores, goal.id));
    let before = fields(differing, &former.scores);
    keep(&mut tx, ctx, &row, mark, before, entry.why.trim()).await?;
    let key = (review, former.revision);
    store::plan::correct_review(&mut tx, case, key, &scores).await?;
    let subject = format!("plan_review {review}");
    finish(tx, ctx, case, ("plan.correct_review", subject)).await
}

/// What a review says, for a conflict and for the trail: each goal in its words, then what it shows in.
fn fields<'g>(goals: impl Iterator<Item = &'g Goal>, scores: &[Score]) -> Vec<(String, String)> {
    let all = goals.flat_map(|goal| {
        let score = scores.iter().find(|one| one.goal == goal.id);
        let level = score.and_then(|score| Attainment::from_points(score.points));
        let level = level.map_or_else(
            || "plan-review-unscored".to_owned(),
            |one| format!("code-plan-attainment-{}", one.code().replace('_', "-")),
        );
        let words = score.map(|one| one.words.clone()).unwrap_or_default();
        [said(&goal.words, level), field("plan-review-why", words)]
    });
    all.collect()
}

fn conflict(view: &PlanView<'_>, content: &PlanContent, now: &ReviewRow) -> AppError {
    let by = view.corrections.last_by(now.id.uuid());
    AppError::Conflict(Box::new(Conflict {
        by: by.map(str::to_owned),
        version: now.revision,
        theirs: filled(fields(content.goals.iter(), &now.scores)),
    }))
}
