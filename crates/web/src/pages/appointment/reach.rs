//! The steps towards somebody who does not answer, on the case and on its appointments.

use app::{AppError, Problems, reach::Reach};
use axum::{extract::Path, response::Response};
use domain::{Code, contact::ContactKind, ids::CaseId, reach::ReachStep};
use i18n::Texts;
use jiff::civil::Date;

use crate::{
    error::WebError,
    form::FormData,
    page::done,
    pages::{assignment::id, session::local_path},
    request::RequestCtx,
};

/// The card with the steps.
pub(crate) struct ReachView {
    /// Since when, and why.
    pub since: String,
    /// The steps.
    pub steps: Vec<StepLine>,
    /// Where an attempt is sent.
    pub action: String,
    /// The page to come back to.
    pub back: String,
}

/// One step.
pub(crate) struct StepLine {
    /// What is to be done.
    pub title: String,
    /// When it is due, or what was done.
    pub about: String,
    /// Class of its state: `ok`, `open` or `mute`.
    pub class: &'static str,
    /// Its sign.
    pub icon: &'static str,
    /// Code of the step.
    pub code: &'static str,
    /// The ways that can be written down with one click: code and words.
    pub ways: Vec<(&'static str, String)>,
}

/// The card, ready for the template; `back` is the page that it stands on.
pub(crate) fn reach_view(
    texts: &Texts,
    reach: &Reach,
    (case, back): (&str, String),
    may_try: bool,
    today: Date,
) -> ReachView {
    let key = if reach.missed {
        "reach-since-missed"
    } else {
        "reach-since-silent"
    };
    ReachView {
        since: texts.with(key, &[("day", reach.since.into())]),
        steps: reach
            .steps
            .iter()
            .map(|one| line(texts, reach, one.step, one.due_on, may_try, today))
            .collect(),
        action: format!("{case}/reach"),
        back,
    }
}

fn line(
    texts: &Texts,
    reach: &Reach,
    step: ReachStep,
    due_on: Date,
    may_try: bool,
    today: Date,
) -> StepLine {
    let tried: Vec<String> = reach
        .attempts
        .iter()
        .filter(|one| one.step == step)
        .map(|one| {
            let way = texts.code("contact_kind", one.way).into_owned();
            texts.with(
                "reach-tried",
                &[
                    ("way", way.into()),
                    ("day", one.on.into()),
                    ("name", (&one.recorded_by_name).into()),
                ],
            )
        })
        .collect();
    let is_due = reach.due.iter().any(|one| one.step == step);
    let (about, class, icon) = if !tried.is_empty() {
        (tried.join(" · "), "ok", "ok")
    } else if reach.is_done(step) {
        (texts.get("reach-passed").into_owned(), "mute", "none")
    } else if is_due {
        (texts.overdue(due_on, today), "open", "open")
    } else {
        let day = texts.day_short(due_on);
        (
            texts.with("reach-from", &[("day", day.into())]),
            "mute",
            "none",
        )
    };
    let ways = if is_due && may_try {
        app::reach::ways(step)
    } else {
        &[]
    };
    StepLine {
        title: texts.code("reach_step", step).into_owned(),
        about,
        class,
        icon,
        code: step.code(),
        ways: ways
            .iter()
            .map(|way| {
                let key = format!("reach-do-{}", way.code().replace('_', "-"));
                (way.code(), texts.get(&key).into_owned())
            })
            .collect(),
    }
}

pub(super) async fn tried(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let step = data.code::<ReachStep>("step", &mut problems);
    let way = data.code::<ContactKind>("way", &mut problems);
    let answer = match (step, way) {
        (Some(step), Some(way)) => app::reach::tried(ctx.app(), &ctx.op, case, step, way).await,
        // Who may not see the case is told so before anything about the form.
        _ => match app::appointment::form(ctx.app(), &ctx.op, case, None, None).await {
            Ok(_) => Err(AppError::Invalid(problems)),
            Err(error) => Err(error),
        },
    };
    answer.map_err(|e| ctx.error(e))?;
    let back = match data.get("next") {
        "" => format!("/cases/{case}/appointments"),
        next => local_path(next).to_owned(),
    };
    Ok(done(&back, "reach-flash-tried"))
}
