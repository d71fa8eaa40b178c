//! What became of the goals of a case that has ended: as its page tells it, and the form that corrects
//! it.

use app::{
    AppError, Problems,
    case::EndOfGoals,
    closing::{Judged, MAX_WORDS, Outcomes},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    ids::CaseId,
    plan::outcome::{GoalOutcome, Outcome},
};
use i18n::Texts;

use super::{GoalField, goal_field};
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
};

const PATH: &str = "/cases/{case}/outcomes";

/// The hidden field with the number of the version that was on the form.
const NUMBER: &str = "number";

/// Routes of the correction.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PATH, Guard::Case, show)
        .form(PATH, PATH, Guard::Case, save)
}

/// What became of the goals, for the page of the case (`closing/_outcomes.html`).
pub(crate) struct EndView {
    pub lines: Vec<OutcomeLine>,
    pub former: Vec<Former>,
    /// Where it is corrected.
    pub correct: Option<String>,
}

impl EndView {
    /// Whether there is anything to show.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.correct.is_none()
    }
}

/// What became of one goal.
pub(crate) struct OutcomeLine {
    pub words: String,
    /// Class and sign of the outcome.
    pub class: &'static str,
    pub icon: &'static str,
    pub outcome: String,
    pub said: String,
}

/// What became of the goals, in words; `href` is the address of the case.
pub(crate) fn end_view(texts: &Texts, end: &EndOfGoals, href: &str) -> EndView {
    EndView {
        lines: end.outcomes.iter().map(|one| line(texts, one)).collect(),
        former: former(texts, &end.former),
        correct: end.may_correct.then(|| format!("{href}/outcomes")),
    }
}

fn line(texts: &Texts, one: &GoalOutcome) -> OutcomeLine {
    let (class, icon) = match one.outcome {
        Outcome::Reached => ("st-ok", "ok"),
        Outcome::Partly => ("st-risk", "risk"),
        Outcome::NotReached => ("st-open", "open"),
        Outcome::GivenUp => ("st-mute", "none"),
    };
    OutcomeLine {
        words: one.words.clone(),
        class,
        icon,
        outcome: texts.code("plan_outcome", one.outcome).into_owned(),
        said: one.said.clone(),
    }
}

#[derive(Template)]
#[template(path = "closing/outcomes.html")]
pub(super) struct OutcomesPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub action: String,
    pub goals: Vec<GoalField>,
    pub outcomes: Vec<Choice>,
    pub former: Vec<Former>,
    pub theirs: Theirs,
    pub f: FormView,
}

fn action(case: CaseId) -> String {
    format!("/cases/{case}/outcomes")
}

async fn read(ctx: &RequestCtx, case: CaseId) -> Result<Outcomes, WebError> {
    app::closing::outcomes(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

async fn show(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let found = read(&ctx, case).await?;
    let mut start = FormData::from_pairs([(NUMBER, found.number.to_string())]);
    for goal in &found.goals {
        if let Some(kept) = &goal.kept {
            start.push(&format!("outcome-{}", goal.goal), kept.outcome.code());
            start.push(&format!("said-{}", goal.goal), kept.said.as_str());
        }
    }
    let f = ctx.form(&action(case), start).await?;
    Ok(html(&page(&ctx, case, &found, f, Theirs::default()).await?))
}

async fn page(
    ctx: &RequestCtx,
    case: CaseId,
    found: &Outcomes,
    f: FormView,
    theirs: Theirs,
) -> Result<OutcomesPage, WebError> {
    let title = ctx.texts().get("closing-correct-title").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    Ok(OutcomesPage {
        frame: form_frame(ctx, &found.head, title),
        action: action(case),
        goals: found.goals.iter().map(|one| goal_field(&sh, one)).collect(),
        outcomes: Choice::all::<Outcome>(sh.texts, "plan_outcome"),
        former: former(sh.texts, &found.former),
        theirs,
        f,
        sh,
    })
}

fn typed(data: &FormData) -> Result<Judged, AppError> {
    let mut problems = Problems::new();
    let typed = Judged {
        number: data.get(NUMBER).parse().unwrap_or(-1),
        entries: super::outcomes(data, &mut problems),
        why: data.optional("why", MAX_WORDS, &mut problems),
    };
    problems.none_or_invalid().map(|()| typed)
}

async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let stored = match typed(&data) {
        Ok(typed) => app::closing::correct_outcomes(ctx.app(), &ctx.op, case, &typed).await,
        Err(error) => Err(error),
    };
    let Err(error) = stored else {
        let back = format!("/cases/{case}");
        return Ok(done(&back, "closing-flash-corrected"));
    };
    let changing = Changing::row(case, "", &["closing.correct"]).seen(NUMBER);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let found = read(&ctx, case).await?;
    let page = page(&ctx, case, &found, f, theirs).await?;
    Ok(with_status(status, &page))
}
