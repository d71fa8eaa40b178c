//! Taking back what was recorded wrongly: an answer of the client, a signature, what a review said;
//! pauses are corrected in `pause`. Nothing goes away: what was struck stays with its reason, and what
//! was corrected stands in the trail.
//!
//! A version whose signature was struck is not signed and can be signed again as long as it counts.
//! A review can be corrected after the end of a case too, and nothing else.

use access::Action;
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, PlanEntryId, PlanItemId},
    plan::{Goal, PlanContent, review::Attainment},
};
use jiff::civil::Date;
use store::{
    plan::{ReviewRow, Score},
    struck::Strikable,
};

use super::{
    PlanView,
    act::{finish, hold_to},
    beside::{check_day, scored},
    view_to,
};
use crate::{
    App, AppError, Conflict, OpContext, Problems,
    correction::{self, field, filled, keep, kind_field, said, why_needed},
    recompute::{Cause, recompute},
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
    /// What became of a measure or a step.
    Progress(PlanEntryId),
    /// How far the client goes alone.
    Independence(PlanEntryId),
}

impl Wrong {
    /// What is struck, under which action of the log, and as what the log names it. Answers and
    /// signatures are struck while the case runs, all else after its end too.
    fn how(self) -> (Action, Strikable, &'static str, PlanEntryId, &'static str) {
        let while_open = Action::EditPlan;
        let always = Action::CorrectRecord;
        match self {
            Self::Answer(id) => {
                let action = "plan.strike_agreement";
                (
                    while_open,
                    Strikable::PlanAgreement,
                    action,
                    id,
                    "plan_agreement",
                )
            }
            Self::Signature(id) => {
                let action = "plan.strike_signature";
                (
                    while_open,
                    Strikable::PlanSignature,
                    action,
                    id,
                    "plan_signature",
                )
            }
            Self::Progress(id) => {
                let action = "plan.strike_progress";
                (always, Strikable::PlanProgress, action, id, "plan_progress")
            }
            Self::Independence(id) => {
                let action = "plan.strike_independence";
                (always, Strikable::Independence, action, id, "independence")
            }
        }
    }
}

/// The plan for whoever may strike this.
pub async fn for_strike<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
    wrong: Wrong,
) -> Result<PlanView<'a>, AppError> {
    view_to(app, ctx, wrong.how().0, case).await
}

/// Strikes an entry with a reason. [`AppError::Conflict`] if somebody else has struck it already.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    wrong: Wrong,
    reason: &str,
) -> Result<(), AppError> {
    let (action, what, logged, id, noun) = wrong.how();
    let (mut tx, _, view) = hold_to(app, ctx, action, case).await?;
    let known = match wrong {
        Wrong::Answer(id) => view.agreements.iter().any(|one| one.id == id),
        Wrong::Signature(id) => view.signatures.iter().any(|one| one.id == id),
        Wrong::Progress(id) => view.progress.iter().any(|one| one.id == id),
        Wrong::Independence(id) => view.independence.iter().any(|one| one.id == id),
    };
    if !known {
        return Err(AppError::NotFound);
    }
    if reason.trim().is_empty() {
        return Err(AppError::invalid("reason", "error-reason-required"));
    }
    correction::strike(&mut tx, ctx, what, (case, id.uuid()), reason).await?;
    if matches!(wrong, Wrong::Progress(_)) {
        recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    }
    finish(tx, ctx, case, (logged, format!("{noun} {id}"))).await
}

/// A review as it was after all, as typed.
#[derive(Debug, Clone)]
pub struct Rescored {
    /// The revision of the review that was on the form.
    pub revision: i64,
    /// When.
    pub on: Date,
    /// What was said.
    pub words: String,
    /// Goal, how far it was reached, and what it shows in.
    pub scores: Vec<(PlanItemId, Option<Attainment>, String)>,
    /// What kind of statement all of it is.
    pub epistemic: EpistemicKind,
    /// Why it is corrected.
    pub why: String,
}

/// The plan for whoever may correct its reviews.
pub async fn for_correction<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<PlanView<'a>, AppError> {
    view_to(app, ctx, Action::CorrectOutcome, case).await
}

/// Corrects a review. [`AppError::Conflict`] if somebody else has corrected it meanwhile.
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
    let version = version.ok_or(AppError::NotFound)?;
    let content = &version.content;
    if former.revision != entry.revision {
        return Err(conflict(&view, content, former));
    }
    let mut problems = Problems::new();
    // Moved to a day of another version, it is about that one.
    let moved = view.counted_on(entry.on).filter(|_| entry.on != former.on);
    let about = moved.unwrap_or(version);
    let scores = scored(&about.content, &entry.scores, &mut problems);
    check_day(entry.on, view.since(), ctx.today, &mut problems);
    why_needed(&entry.why, &mut problems);
    if scores.is_empty() && entry.words.trim().is_empty() {
        problems.add_key("words", "plan-problem-review-empty");
    }
    problems.none_or_invalid()?;
    let changed = ReviewRow {
        version: about.id,
        on: entry.on,
        words: entry.words.trim().to_owned(),
        scores,
        epistemic: Some(entry.epistemic),
        ..former.clone()
    };
    if changed == *former {
        return Err(AppError::invalid("", "plan-problem-review-same"));
    }
    let mark = (REVIEW, review.uuid());
    let before = differing(content, former, &changed);
    keep(&mut tx, ctx, &row, mark, before, entry.why.trim()).await?;
    store::plan::correct_review(&mut tx, &changed).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "plan"), case, None).await?;
    let subject = format!("plan_review {review}");
    finish(tx, ctx, case, ("plan.correct_review", subject)).await
}

/// What a review said where it says something else now.
fn differing(
    content: &PlanContent,
    former: &ReviewRow,
    changed: &ReviewRow,
) -> Vec<(String, String)> {
    let mut before = Vec::new();
    if former.on != changed.on {
        before.push(field("plan-review-on", former.on.to_string()));
    }
    let score = |row: &ReviewRow, goal| row.scores.iter().find(|one| one.goal == goal).cloned();
    let goals = content.goals.iter();
    let goals = goals.filter(|goal| score(former, goal.id) != score(changed, goal.id));
    before.extend(fields(goals, &former.scores));
    if former.words != changed.words {
        before.push(field("plan-review-words", &former.words));
    }
    if former.epistemic != changed.epistemic {
        before.push(kind_field(former.epistemic));
    }
    before
}

/// What a review says about goals: each in its words, then what it shows in.
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
        theirs: {
            let mut theirs = vec![field("plan-review-on", now.on.to_string())];
            theirs.extend(fields(content.goals.iter(), &now.scores));
            theirs.push(field("plan-review-words", &now.words));
            theirs.push(kind_field(now.epistemic));
            filled(theirs)
        },
    }))
}
