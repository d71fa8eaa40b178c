//! What goes along with a plan: reviews with how far each goal was reached, decisions in which the
//! client took part, and how far somebody goes alone in a life domain.

use domain::{
    contact::EpistemicKind,
    ids::{CaseId, PlanEntryId, PlanItemId},
    plan::{Independence, PlanContent, review::Attainment},
};
use jiff::civil::Date;
use store::plan::{DecisionRow, IndependenceRow, ReviewRow, Score};

use super::act::{finish, hold};
use crate::{
    App, AppError, Message, MessageArg, OpContext, Problems,
    began::not_done_on,
    correction::{faster, field, keep, why_needed},
    recompute::{Cause, recompute},
};

/// The name of decisions in the trail of corrections.
pub const DECISION: &str = "plan_decision";

/// A review as typed.
#[derive(Debug, Clone)]
pub struct ReviewEntry {
    /// When.
    pub on: Date,
    /// What was said.
    pub words: String,
    /// How far each goal was reached, and why.
    pub scores: Vec<(PlanItemId, Option<Attainment>, String)>,
    /// What kind of statement all of it is.
    pub epistemic: EpistemicKind,
}

/// A decision as typed.
#[derive(Debug, Clone)]
pub struct DecisionEntry {
    /// When.
    pub on: Date,
    /// What was to be decided.
    pub question: String,
    /// What could be done.
    pub options: String,
    /// What the client wanted.
    pub wish: String,
    /// What was decided.
    pub result: String,
    /// Who was present.
    pub present: String,
    /// Why a former one is corrected; ignored for a new one.
    pub why: String,
}

/// Records a review of the version that counted on its day.
pub async fn review(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    entry: &ReviewEntry,
) -> Result<(), AppError> {
    let (mut tx, row, view) = hold(app, ctx, case).await?;
    let current = view
        .current()
        .ok_or_else(|| AppError::Refused(Message::new("plan-refused-no-version")))?;
    let mut problems = Problems::new();
    check_day(entry.on, view.since(), ctx.today, &mut problems);
    let version = view.counted_on(entry.on).unwrap_or(current);
    let scores = scored(&version.content, &entry.scores, &mut problems);
    if scores.is_empty() && entry.words.trim().is_empty() {
        problems.add_key("words", "plan-problem-review-empty");
    }
    problems.none_or_invalid()?;
    let review = ReviewRow {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        version: version.id,
        on: entry.on,
        words: entry.words.clone(),
        scores,
        epistemic: Some(entry.epistemic),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        revision: 1,
    };
    store::plan::add_review(&mut tx, &review).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "plan"), case, None).await?;
    let subject = format!("plan_version {}", version.id);
    finish(tx, ctx, case, ("plan.review", subject)).await
}

/// A review lies between the day on which the first version was settled and today.
pub(super) fn check_day(on: Date, issued: Option<Date>, today: Date, problems: &mut Problems) {
    if on > today {
        problems.add_key("on", "error-date-future");
    } else if let Some(issued) = issued.filter(|issued| on < *issued) {
        let message = Message::new("plan-problem-before").with_arg("date", MessageArg::Day(issued));
        problems.add("on", message);
    }
}

/// How far each goal was reached, as it is kept; what does not fit is told at its field.
pub(super) fn scored(
    content: &PlanContent,
    typed: &[(PlanItemId, Option<Attainment>, String)],
    problems: &mut Problems,
) -> Vec<Score> {
    let mut scores = Vec::new();
    for (goal, attainment, words) in typed {
        match attainment {
            Some(attainment) => scores.push(Score {
                goal: *goal,
                points: attainment.points(),
                words: words.trim().to_owned(),
            }),
            None if !words.trim().is_empty() => {
                problems.add_key(&format!("score-{goal}"), "error-choose");
            }
            None => {}
        }
    }
    for one in scores.iter().filter(|one| content.goal(one.goal).is_none()) {
        problems.add_key(&format!("score-{}", one.goal), "plan-problem-goal-then");
    }
    scores
}

/// Records a decision, or what was wrong about a former one.
pub async fn decide(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    replaces: Option<PlanEntryId>,
    entry: &DecisionEntry,
) -> Result<(), AppError> {
    let (mut tx, row, view) = hold(app, ctx, case).await?;
    if let Some(former) = replaces {
        let known = view.decisions.iter().any(|one| one.id == former);
        if !known {
            return Err(AppError::NotFound);
        }
        let mut later = view.decisions.iter().rev();
        if let Some(newer) = later.find(|one| one.replaces == Some(former)) {
            return Err(corrected(newer));
        }
    }
    let mut problems = Problems::new();
    for (field, words) in [
        ("question", &entry.question),
        ("wish", &entry.wish),
        ("result", &entry.result),
        ("present", &entry.present),
    ] {
        if words.trim().is_empty() {
            problems.add_key(field, "error-required");
        }
    }
    if let Some(message) = not_done_on(&row, entry.on, ctx.today) {
        problems.add("on", message);
    }
    if replaces.is_some() {
        why_needed(&entry.why, &mut problems);
    }
    problems.none_or_invalid()?;
    if let Some(former) = view.decisions.iter().find(|one| Some(one.id) == replaces) {
        let mark = (DECISION, former.id.uuid());
        keep(&mut tx, ctx, &row, mark, fields(former), entry.why.trim()).await?;
    }
    let decision = DecisionRow {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        on: entry.on,
        question: entry.question.clone(),
        options: entry.options.clone(),
        wish: entry.wish.clone(),
        result: entry.result.clone(),
        present: entry.present.clone(),
        replaces,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    store::plan::add_decision(&mut tx, &decision).await?;
    let subject = format!("plan_decision {}", decision.id);
    finish(tx, ctx, case, ("plan.decision", subject)).await
}

fn corrected(newer: &DecisionRow) -> AppError {
    faster(&newer.recorded_by_name, 0, fields(newer))
}

/// What a decision says, field by field.
pub(crate) fn fields(row: &DecisionRow) -> Vec<(String, String)> {
    vec![
        field("plan-decision-question", &row.question),
        field("plan-decision-options", &row.options),
        field("plan-decision-wish", &row.wish),
        field("plan-decision-result", &row.result),
        field("plan-decision-present", &row.present),
        field("plan-decision-on", row.on.to_string()),
    ]
}

/// Records how far the client goes alone in a life domain (P17).
pub async fn judge(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (domain, level): (&str, Independence),
    (on, words, kind): (Date, &str, EpistemicKind),
) -> Result<(), AppError> {
    let (mut tx, row, view) = hold(app, ctx, case).await?;
    let mut problems = Problems::new();
    if view.programme.domain(domain).is_none() {
        problems.add_key("domain", "error-choose");
    }
    if let Some(message) = not_done_on(&row, on, ctx.today) {
        problems.add("on", message);
    }
    problems.none_or_invalid()?;
    let judgement = IndependenceRow {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        domain: domain.to_owned(),
        level,
        on,
        words: words.to_owned(),
        epistemic: Some(kind),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: None,
    };
    store::plan::add_independence(&mut tx, &judgement).await?;
    let subject = format!("independence {}", judgement.id);
    finish(tx, ctx, case, ("plan.independence", subject)).await
}
