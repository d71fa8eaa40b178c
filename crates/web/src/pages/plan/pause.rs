//! Pauses of reviews as the plan tells them, and the form that corrects one.

use app::{
    AppError, Problems,
    plan::{Pause, PlanView, wrong::Repaused},
};
use axum::{extract::Path, response::Response};
use domain::ids::{CaseId, PlanEntryId};
use i18n::{Arg, Texts};

use super::{beside::MAX_TEXT, path};
use crate::{
    correction::{Former, former},
    error::WebError,
    form::{FormData, FormView},
    mend::{self, MAX_WHY, Mend},
    page::{done, html, with_status},
    pages::assignment::{Theirs, id},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of the correction.
pub(super) fn routes() -> Routes {
    let pause = "/cases/{case}/plan/pauses/{pause}";
    Routes::new()
        .get(pause, Guard::Case, show)
        .form(pause, pause, Guard::Case, save)
}

/// A pause in the right column.
pub(super) struct PauseLine {
    pub words: String,
    /// Whether it was taken back.
    pub struck: bool,
    pub former: Vec<Former>,
    /// Where it is corrected.
    pub correct: Option<String>,
}

/// All pauses, the newest first.
pub(super) fn pauses(texts: &Texts, view: &PlanView<'_>) -> Vec<PauseLine> {
    let line = |one: &Pause| PauseLine {
        words: words(texts, one),
        struck: one.struck,
        former: former(texts, view.pause_trail.of(one.id.uuid())),
        correct: view.may_edit.then(|| action(view.head.case.id, one.id)),
    };
    view.pauses.iter().rev().map(line).collect()
}

fn words(texts: &Texts, one: &Pause) -> String {
    let reason = ("reason", Arg::from(&one.reason));
    match one.to {
        Some(to) => {
            let args = [("from", one.from.into()), ("to", to.into()), reason];
            texts.with("plan-paused-until", &args)
        }
        None => texts.with("plan-paused", &[("day", one.from.into()), reason]),
    }
}

fn action(case: CaseId, pause: PlanEntryId) -> String {
    format!("{}/pauses/{pause}", path(case))
}

async fn open(ctx: &RequestCtx, case: CaseId) -> Result<PlanView<'_>, WebError> {
    app::plan::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

fn found<'v>(
    ctx: &RequestCtx,
    view: &'v PlanView<'_>,
    pause: PlanEntryId,
) -> Result<&'v Pause, WebError> {
    let one = view.pauses.iter().find(|one| one.id == pause);
    one.ok_or_else(|| ctx.error(AppError::NotFound))
}

async fn show(
    ctx: RequestCtx,
    Path((case, pause)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, pause): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &pause)?);
    let view = open(&ctx, case).await?;
    let one = found(&ctx, &view, pause)?;
    let texts = ctx.texts();
    let start = FormData::from_pairs([
        ("from", texts.date(one.from)),
        ("to", one.to.map(|day| texts.date(day)).unwrap_or_default()),
        ("reason", one.reason.clone()),
        mend::struck_start(one.struck),
        ("version", one.version.to_string()),
    ]);
    let f = ctx.form(&action(case, pause), start).await?;
    let mend = mend(texts, &view, one, &f);
    let page = mend::page(&ctx, &view.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn mend(texts: &Texts, view: &PlanView<'_>, one: &Pause, f: &FormView) -> Mend {
    let case = view.head.case.id;
    Mend {
        title: "plan-pause-correct",
        intro: vec![words(texts, one)],
        action: action(case, one.id),
        back: path(case),
        fields: vec![
            f.date_field("from", "plan-pause-from"),
            f.date_optional("to", "plan-pause-to"),
            f.area("reason", "plan-pause-reason", 3),
        ],
        strikes: true,
        only_strikes: false,
        former: former(texts, view.pause_trail.of(one.id.uuid())),
    }
}

fn typed(data: &FormData) -> Result<Repaused, AppError> {
    let mut problems = Problems::new();
    let from = data.date("from", &mut problems);
    let to = data.optional_date("to", &mut problems);
    let reason = data.optional("reason", MAX_TEXT, &mut problems);
    let why = data.optional("why", MAX_WHY, &mut problems);
    match from {
        Some(from) if problems.0.is_empty() => Ok(Repaused {
            version: data.get("version").parse().unwrap_or(0),
            from,
            to,
            reason,
            struck: mend::strikes(data),
            why,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn save(
    ctx: RequestCtx,
    Path((case, pause)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, pause): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &pause)?);
    let stored = match typed(&data) {
        Ok(entry) => app::plan::wrong::correct_pause(ctx.app(), &ctx.op, case, pause, &entry).await,
        Err(error) => Err(error),
    };
    let Err(error) = stored else {
        return Ok(done(&path(case), "common-flash-corrected"));
    };
    let subject = format!("plan_pause {pause}");
    let changing = Changing::row(case, &subject, &["plan.correct_pause", "plan.resume"]);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let view = open(&ctx, case).await?;
    let one = found(&ctx, &view, pause)?;
    let mend = mend(ctx.texts(), &view, one, &f);
    let page = mend::page(&ctx, &view.head, mend, f, theirs).await?;
    Ok(with_status(status, &page))
}
