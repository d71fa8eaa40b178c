//! The client's answer to the version that counts, and what became of measures and steps.

use app::{
    AppError, Problems,
    plan::{
        PlanView, Progress,
        act::{AnswerEntry, ProgressEntry},
    },
};
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, PlanItemId},
    plan::{Agreement, CarriedBy, MeasureStatus},
};
use i18n::Texts;

use super::{
    code,
    lines::step_status,
    path,
    sheet::{EntryLine, REVISION, Sheet, again, row, shown},
};
use crate::{
    correction::struck_by,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::done,
    pages::assignment::id,
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

/// The longest remark or reason, in characters.
const MAX_TEXT: usize = 2_000;

/// Routes of answer and progress.
pub(super) fn routes() -> Routes {
    let answer = "/cases/{case}/plan/agreement";
    let progress = "/cases/{case}/plan/progress/{item}";
    Routes::new()
        .get(answer, Guard::Case, ask)
        .form(answer, answer, Guard::Case, answered)
        .get(progress, Guard::Case, tell)
        .form(progress, progress, Guard::Case, told)
}

fn answer_fields(f: &FormView, view: &PlanView<'_>) -> Vec<String> {
    // Whoever wrote while a new version came goes on with that one: its number stands above what they typed.
    let number = view.current().map(|one| one.number.to_string());
    let number = FormData::from_pairs([("number", number.unwrap_or_default())]);
    vec![
        FormView::new(f.texts, number).hidden("number"),
        f.radios(
            "answer",
            "plan-answer",
            &Choice::all::<Agreement>(f.texts, "plan_agreement"),
        ),
        f.area_optional("words", "plan-answer-words", 3),
        f.date_field("on", "plan-answer-on"),
    ]
}

fn answer_sheet(ctx: &RequestCtx, case: CaseId, number: i64) -> Sheet {
    let number = ("n", number.into());
    Sheet {
        title: "plan-answer-title",
        intro: vec![ctx.texts().with("plan-answer-intro", &[number])],
        action: format!("{}/agreement", path(case)),
        back: path(case),
        fields: answer_fields,
        subject: String::new(),
        changed_by: &[],
        entries: Vec::new(),
    }
}

async fn ask(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = app::plan::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let number = view
        .current()
        .map(|one| one.number)
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let start = FormData::from_pairs([
        ("number", number.to_string()),
        ("on", ctx.texts().date(ctx.today())),
    ]);
    shown(&ctx, &view, answer_sheet(&ctx, case, number), start).await
}

async fn answered(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let number = data.get("number").parse().unwrap_or(0);
    let mut problems = Problems::new();
    let answer = data.code("answer", &mut problems);
    let on = data.date("on", &mut problems);
    let words = data.optional("words", MAX_TEXT, &mut problems);
    let stored = match (answer, on) {
        (Some(answer), Some(on)) if problems.0.is_empty() => {
            let entry = AnswerEntry {
                number,
                answer,
                words,
                on,
            };
            app::plan::act::answer(ctx.app(), &ctx.op, case, &entry).await
        }
        _ => Err(AppError::Invalid(problems)),
    };
    match stored {
        Ok(()) => Ok(done(&path(case), "plan-flash-answer")),
        Err(error) => {
            let view = app::plan::for_form(ctx.app(), &ctx.op, case)
                .await
                .map_err(|e| ctx.error(e))?;
            let counts = view.current().map_or(number, |one| one.number);
            let sheet = answer_sheet(&ctx, case, counts);
            again(&ctx, case, sheet, data, error).await
        }
    }
}

fn measure_progress(f: &FormView, _view: &PlanView<'_>) -> Vec<String> {
    let statuses: Vec<Choice> = Choice::all::<MeasureStatus>(f.texts, "measure_status");
    vec![
        f.hidden(REVISION),
        f.radios("status", "plan-field-status", &statuses[1..]),
        f.date_field("on", "plan-field-on"),
        f.area_optional("words", "plan-field-result", 3),
        f.statement(),
    ]
}

fn step_progress(f: &FormView, _view: &PlanView<'_>) -> Vec<String> {
    let statuses = [
        MeasureStatus::Done,
        MeasureStatus::BrokenOff,
        MeasureStatus::Agreed,
    ];
    let statuses = statuses.map(|one| Choice::new(one.code(), step_status(f.texts, one)));
    vec![
        f.hidden(REVISION),
        f.radios("status", "plan-field-status", &statuses),
        row(&[f.date_field("on", "plan-field-on")]),
        f.radios(
            "by",
            "plan-field-done-by",
            &Choice::all::<CarriedBy>(f.texts, "carried_by"),
        ),
        f.area_optional("words", "plan-field-result", 2),
        f.statement(),
    ]
}

/// What was told about a measure or a step before, the newest first.
fn told_before(texts: &Texts, view: &PlanView<'_>, item: PlanItemId) -> Vec<EntryLine> {
    let told = view.progress.iter().rev().filter(|one| one.item == item);
    told.map(|one| EntryLine {
        words: progress_words(texts, one),
        struck: one.struck.as_ref().map(|struck| struck_by(texts, struck)),
        strike: format!(
            "{}/progress/entries/{}/strike",
            path(view.head.case.id),
            one.id
        ),
    })
    .collect()
}

/// `erledigt, 12.11.2026: Antrag abgegeben (Anna Beispiel)`.
pub(super) fn progress_words(texts: &Texts, one: &Progress) -> String {
    let status = code(texts, "measure_status", one.status);
    let said = format!("{status}, {}", texts.date(one.on));
    let said = if one.words.is_empty() {
        said
    } else {
        format!("{said}: {}", one.words)
    };
    format!("{said} ({})", one.recorded_by_name)
}

/// The form of a measure or a step, with its name above it; `None`: it is in no version.
fn progress_sheet(
    texts: &Texts,
    view: &PlanView<'_>,
    case: CaseId,
    item: PlanItemId,
) -> Option<Sheet> {
    let mut versions = view.versions.iter().rev();
    let (what, fields, title): (String, super::sheet::Fields, _) =
        versions.find_map(|version| {
            let step = version.content.step(item);
            let measure = version.content.measure(item);
            match (step, measure) {
                (Some((_, one)), _) => {
                    Some((one.what.clone(), step_progress as _, "plan-progress-step"))
                }
                (None, Some((_, one))) => {
                    Some((one.what.clone(), measure_progress as _, "plan-progress"))
                }
                (None, None) => None,
            }
        })?;
    Some(Sheet {
        title,
        intro: vec![what],
        action: format!("{}/progress/{item}", path(case)),
        back: path(case),
        fields,
        subject: format!("plan_item {item}"),
        changed_by: &["plan.progress"],
        entries: told_before(texts, view, item),
    })
}

async fn tell(
    ctx: RequestCtx,
    Path((case, item)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, item): (CaseId, PlanItemId) = (id(&ctx, &case)?, id(&ctx, &item)?);
    let view = app::plan::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let missing = || ctx.error(AppError::NotFound);
    let current = view.current().ok_or_else(missing)?;
    let step = current.content.step(item);
    let by = step.map_or(CarriedBy::default(), |(_, one)| one.by);
    let status = match (step, view.status(current.id, item)) {
        (Some(_), _) => MeasureStatus::Done,
        (None, MeasureStatus::Offered | MeasureStatus::Agreed) => MeasureStatus::Running,
        (None, now) => now,
    };
    let seen = view.progress.iter().filter(|one| one.item == item).count();
    let start = FormData::from_pairs([
        (REVISION, seen.to_string()),
        ("status", status.code().to_owned()),
        ("by", by.code().to_owned()),
        ("on", ctx.texts().date(ctx.today())),
        statement::start(None, EpistemicKind::Fact),
    ]);
    let sheet = progress_sheet(ctx.texts(), &view, case, item).ok_or_else(missing)?;
    shown(&ctx, &view, sheet, start).await
}

async fn told(
    ctx: RequestCtx,
    Path((case, item)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, item): (CaseId, PlanItemId) = (id(&ctx, &case)?, id(&ctx, &item)?);
    let stored = match progress_entry(item, &data) {
        Ok(entry) => app::plan::act::progress(ctx.app(), &ctx.op, case, &entry).await,
        Err(error) => Err(error),
    };
    match stored {
        Ok(_) => Ok(done(&path(case), "plan-flash-progress")),
        Err(error) => {
            let view = app::plan::for_form(ctx.app(), &ctx.op, case)
                .await
                .map_err(|e| ctx.error(e))?;
            let sheet = progress_sheet(ctx.texts(), &view, case, item);
            let sheet = sheet.ok_or_else(|| ctx.error(AppError::NotFound))?;
            again(&ctx, case, sheet, data, error).await
        }
    }
}

fn progress_entry(item: PlanItemId, data: &FormData) -> Result<ProgressEntry, AppError> {
    let mut problems = Problems::new();
    let status = data.code("status", &mut problems);
    let on = data.date("on", &mut problems);
    let words = data.optional("words", MAX_TEXT, &mut problems);
    let epistemic = statement::typed(data, EpistemicKind::Fact, &mut problems);
    let done_by = match data.get("by") {
        "" => None,
        _ => data.code("by", &mut problems),
    };
    match (status, on) {
        (Some(status), Some(on)) if problems.0.is_empty() => Ok(ProgressEntry {
            item,
            seen: data.get(REVISION).parse().unwrap_or(0),
            status,
            on,
            done_by,
            words,
            epistemic,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}
