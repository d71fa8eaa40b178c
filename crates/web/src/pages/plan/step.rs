//! The form of a step.

use app::{
    AppError, Problems,
    plan::{
        PlanView,
        edit::{StepEntry, Target},
    },
};
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    ids::{CaseId, PlanItemId},
    plan::{CarriedBy, Step},
};
use i18n::Texts;

use super::{
    edit::{MAX_LINE, MAX_TEXT, is_confirmed, open, owner, sheet, target, written},
    sheet::{CONFIRMED, MEANT, NAMES, REVISION, Sheet, meant, row, shown},
};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    pages::assignment::id,
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The fields of a step that may lead to somebody.
const ASKED: [&str; 5] = ["what", "partner", "place", "papers", "on"];

/// Routes of steps.
pub(super) fn routes() -> Routes {
    let case = Guard::Case;
    let new = "/cases/{case}/plan/draft/measures/{measure}/steps/new";
    let steps = "/cases/{case}/plan/draft/measures/{measure}/steps";
    let step = "/cases/{case}/plan/draft/steps/{step}";
    Routes::new()
        .get(new, case, new_step)
        .form(steps, new, case, add_step)
        .get(step, case, edit_step)
        .form(step, step, case, change_step)
}

fn step_fields(f: &FormView, _view: &PlanView<'_>) -> Vec<String> {
    vec![
        f.hidden(REVISION),
        f.hidden(MEANT),
        f.hidden("measure"),
        f.hidden(CONFIRMED),
        f.text("what", "plan-field-step"),
        row(&[
            f.date_optional("on", "plan-field-day"),
            f.text_optional("place", "plan-field-place"),
        ]),
        f.area_optional("papers", "plan-field-papers", 2),
        f.radios(
            "by",
            "plan-field-by",
            &Choice::all::<CarriedBy>(f.texts, "carried_by"),
        ),
        f.suggested_optional("partner", "plan-field-step-partner", NAMES),
    ]
}

fn step_sheet(case: CaseId, measure: PlanItemId, step: Option<PlanItemId>) -> Sheet {
    let (title, to) = match step {
        None => ("plan-step-new", format!("measures/{measure}/steps")),
        Some(step) => ("plan-step-change", format!("steps/{step}")),
    };
    Sheet {
        fields: step_fields,
        ..sheet(case, title, &to, step)
    }
}

fn step_form(texts: &Texts, measure: PlanItemId, one: &Step) -> FormData {
    FormData::from_pairs([
        (REVISION, one.revision.to_string()),
        ("measure", measure.to_string()),
        ("what", one.what.clone()),
        ("on", one.on.map(|day| texts.date(day)).unwrap_or_default()),
        ("place", one.place.clone()),
        ("papers", one.papers.clone()),
        ("by", one.by.code().to_owned()),
        ("partner", one.partner.clone()),
    ])
}

fn step_entry(data: &FormData) -> Result<StepEntry, AppError> {
    let mut problems = Problems::new();
    let what = data.required("what", MAX_LINE, &mut problems);
    let on = data.optional_date("on", &mut problems);
    let place = data.optional("place", MAX_LINE, &mut problems);
    let papers = data.optional("papers", MAX_TEXT, &mut problems);
    let partner = data.optional("partner", MAX_LINE, &mut problems);
    match data.code("by", &mut problems) {
        Some(by) if problems.0.is_empty() => Ok(StepEntry {
            what,
            on,
            meant: meant(data),
            place,
            papers,
            by,
            partner,
            confirmed: is_confirmed(data, &ASKED),
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn new_step(
    ctx: RequestCtx,
    Path((case, measure)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, measure): (CaseId, PlanItemId) = (id(&ctx, &case)?, id(&ctx, &measure)?);
    let view = open(&ctx, case).await?;
    let found = view.draft().and_then(|one| one.content.measure(measure));
    let (_, found) = found.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let start = FormData::from_pairs([
        ("measure", measure.to_string()),
        ("by", found.carried_by.code().to_owned()),
        // Who carries the measure likely carries its step.
        (
            "partner",
            match found.carried_by {
                CarriedBy::Partner => found.partner.clone(),
                _ => String::new(),
            },
        ),
    ]);
    shown(&ctx, &view, step_sheet(case, measure, None), start).await
}

async fn edit_step(
    ctx: RequestCtx,
    Path((case, step)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, step): (CaseId, PlanItemId) = (id(&ctx, &case)?, id(&ctx, &step)?);
    let view = open(&ctx, case).await?;
    let (measure, one) = view
        .draft()
        .and_then(|draft| draft.content.step(step))
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let start = step_form(ctx.texts(), measure.id, one);
    shown(&ctx, &view, step_sheet(case, measure.id, Some(step)), start).await
}

async fn add_step(
    ctx: RequestCtx,
    Path((case, measure)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, measure) = (id(&ctx, &case)?, id(&ctx, &measure)?);
    write_step(&ctx, (case, measure, None), data).await
}

async fn change_step(
    ctx: RequestCtx,
    Path((case, step)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, step) = (id(&ctx, &case)?, id(&ctx, &step)?);
    let view = open(&ctx, case).await?;
    let found = view.draft().and_then(|one| one.content.step(step));
    let measure = owner(
        &ctx,
        found.map(|(measure, _)| measure.id),
        data.get("measure"),
    )?;
    write_step(&ctx, (case, measure, Some(step)), data).await
}

async fn write_step(
    ctx: &RequestCtx,
    (case, measure, step): (CaseId, PlanItemId, Option<PlanItemId>),
    data: FormData,
) -> Result<Response, WebError> {
    let to = step.map_or(Target::New, |step| target(step, &data));
    let answer = match step_entry(&data) {
        Ok(entry) => app::plan::edit::step(ctx.app(), &ctx.op, case, (measure, to), &entry).await,
        Err(error) => Err(error),
    };
    let sheet = step_sheet(case, measure, step);
    written(ctx, case, answer, (sheet, data), ("on", &ASKED)).await
}
