//! Reviews as the plan tells them, and the form that corrects one. It can be used after the end of a
//! case too.

use app::{
    AppError, Problems,
    plan::{PlanView, Review, wrong::Rescored},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    ids::{CaseId, PlanEntryId},
    plan::{Goal, review::Attainment},
};
use i18n::{Arg, Texts};

use super::{
    beside::{MAX_TEXT, USUAL, expected, points, scores, steps},
    path,
};
use crate::{
    correction::{Former, former},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
    },
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

/// The hidden field that says how often the review was corrected before the form was opened.
const REVISION: &str = "revision";

/// Routes of the correction.
pub(super) fn routes() -> Routes {
    let review = "/cases/{case}/plan/reviews/{review}";
    Routes::new()
        .get(review, Guard::Case, show)
        .form(review, review, Guard::Case, save)
}

/// A review in the right column.
pub(super) struct ReviewLine {
    pub day: String,
    pub words: String,
    /// What kind of statement it is, if somebody said.
    pub kind: String,
    /// `„Ich will …“: −1: weniger als erwartet`, and what it shows in.
    pub scores: Vec<(String, String)>,
    pub former: Vec<Former>,
    /// Where it is corrected.
    pub correct: Option<String>,
}

/// All reviews, the newest first.
pub(super) fn reviews(texts: &Texts, view: &PlanView<'_>) -> Vec<ReviewLine> {
    let all = view.reviews.iter().rev();
    all.map(|one| ReviewLine {
        day: texts.date(one.on),
        words: one.words.clone(),
        kind: statement::shown(texts, one.epistemic),
        scores: scored(texts, view, one),
        former: former(texts, view.corrections.of(one.id.uuid())),
        correct: view.may_correct.then(|| action(view.head.case.id, one.id)),
    })
    .collect()
}

fn scored(texts: &Texts, view: &PlanView<'_>, review: &Review) -> Vec<(String, String)> {
    let goals = goals_of(view, review).iter();
    goals
        .filter_map(|goal| {
            let score = review.scores.iter().find(|one| one.goal == goal.id)?;
            let args = [
                ("words", Arg::from(&goal.words)),
                ("points", points(texts, score.points).into()),
            ];
            Some((texts.with("plan-review-scored", &args), score.words.clone()))
        })
        .collect()
}

/// The goals of the version that was looked at.
fn goals_of<'v>(view: &'v PlanView<'_>, review: &Review) -> &'v [Goal] {
    let version = view.versions.iter().find(|one| one.id == review.version);
    version.map_or(&[], |one| one.content.goals.as_slice())
}

/// The fields about one goal.
pub(super) struct ScoreField {
    /// Names of both fields.
    pub score: String,
    pub why: String,
    /// The words beside both fields.
    pub label: String,
    pub ask: String,
    /// What was expected of the goal.
    pub expected: String,
}

#[derive(Template)]
#[template(path = "plan/correct.html")]
pub(super) struct CorrectPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub back: String,
    pub intro: String,
    pub goals: Vec<ScoreField>,
    pub steps: Vec<Choice>,
    pub former: Vec<Former>,
    pub theirs: Theirs,
    pub f: FormView,
}

fn action(case: CaseId, review: PlanEntryId) -> String {
    format!("{}/reviews/{review}", path(case))
}

async fn open(ctx: &RequestCtx, case: CaseId) -> Result<PlanView<'_>, WebError> {
    app::plan::wrong::for_correction(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

fn found<'v>(
    ctx: &RequestCtx,
    view: &'v PlanView<'_>,
    review: PlanEntryId,
) -> Result<&'v Review, WebError> {
    let mut all = view.reviews.iter();
    let one = all.find(|one| one.id == review);
    one.ok_or_else(|| ctx.error(AppError::NotFound))
}

async fn show(
    ctx: RequestCtx,
    Path((case, review)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, review): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &review)?);
    let view = open(&ctx, case).await?;
    let one = found(&ctx, &view, review)?;
    let mut start = FormData::from_pairs([
        (REVISION, one.revision.to_string()),
        ("on", ctx.texts().date(one.on)),
        ("words", one.words.clone()),
        statement::start(one.epistemic, USUAL),
    ]);
    for score in &one.scores {
        if let Some(level) = Attainment::from_points(score.points) {
            start.push(&format!("score-{}", score.goal), level.code());
        }
        start.push(&format!("words-{}", score.goal), score.words.as_str());
    }
    let f = ctx.form(&action(case, review), start).await?;
    Ok(html(&page(&ctx, &view, one, f, Theirs::default()).await?))
}

async fn page(
    ctx: &RequestCtx,
    view: &PlanView<'_>,
    review: &Review,
    f: FormView,
    theirs: Theirs,
) -> Result<CorrectPage, WebError> {
    let texts = ctx.texts();
    let title = texts.get("plan-correct-title").into_owned();
    let case = view.head.case.id;
    Ok(CorrectPage {
        sh: ctx.shell(Nav::Cases, title.clone()).await?,
        frame: form_frame(ctx, &view.head, title),
        action: action(case, review.id),
        back: path(case),
        intro: texts.with("plan-correct-intro", &[("day", review.on.into())]),
        goals: goals_of(view, review)
            .iter()
            .map(|goal| field(texts, goal))
            .collect(),
        steps: steps(texts),
        former: former(texts, view.corrections.of(review.id.uuid())),
        theirs,
        f,
    })
}

fn field(texts: &Texts, goal: &Goal) -> ScoreField {
    let words = ("words", (&goal.words).into());
    ScoreField {
        score: format!("score-{}", goal.id),
        why: format!("words-{}", goal.id),
        label: texts.with("plan-review-score-of", &[words]),
        ask: texts.get("plan-review-why").into_owned(),
        expected: expected(texts, goal),
    }
}

fn typed(data: &FormData) -> Result<Rescored, AppError> {
    let mut problems = Problems::new();
    let on = data.date("on", &mut problems);
    let words = data.optional("words", MAX_TEXT, &mut problems);
    let scores = scores(data, &mut problems);
    let epistemic = statement::typed(data, USUAL, &mut problems);
    let why = data.optional("why", MAX_TEXT, &mut problems);
    match on {
        Some(on) if problems.0.is_empty() => Ok(Rescored {
            revision: data.get(REVISION).parse().unwrap_or(0),
            on,
            words,
            scores,
            epistemic,
            why,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn save(
    ctx: RequestCtx,
    Path((case, review)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, review): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &review)?);
    let stored = match typed(&data) {
        Ok(typed) => {
            app::plan::wrong::correct_review(ctx.app(), &ctx.op, case, review, &typed).await
        }
        Err(error) => Err(error),
    };
    let Err(error) = stored else {
        return Ok(done(&path(case), "plan-flash-review-corrected"));
    };
    let subject = format!("plan_review {review}");
    let changing = Changing::row(case, &subject, &["plan.correct_review"]).seen(REVISION);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let view = open(&ctx, case).await?;
    let one = found(&ctx, &view, review)?;
    let page = page(&ctx, &view, one, f, theirs).await?;
    Ok(with_status(status, &page))
}
