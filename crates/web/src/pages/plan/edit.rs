//! The form of a goal, and what all forms of the draft share.

use app::{
    AppError, Problems,
    doubt::Weighed,
    need::ClientNeed,
    plan::{
        PlanView,
        edit::{GoalEntry, Target},
    },
};
use axum::{extract::Path, response::Response};
use domain::{
    ids::{CaseId, NeedId, PlanItemId},
    plan::Goal,
};
use i18n::Texts;

use super::{
    path,
    sheet::{CONFIRMED, MEANT, REVISION, Sheet, again, asked, domains, doubtful, meant, shown},
};
use crate::{
    doubt::typed_then,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::done_at,
    pages::{assignment::id, need},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The longest text of a field, in characters.
pub(super) const MAX_TEXT: usize = 2_000;
/// The longest line.
pub(super) const MAX_LINE: usize = 200;

/// The fields of a goal that may lead to somebody.
const ASKED: [&str; 3] = ["first_step", "resource", "expected"];

/// Routes of the draft's forms.
pub(super) fn routes() -> Routes {
    let case = Guard::Case;
    let goals = "/cases/{case}/plan/draft/goals";
    let goal = "/cases/{case}/plan/draft/goals/{goal}";
    Routes::new()
        .get("/cases/{case}/plan/draft/goals/new", case, new_goal)
        .form(goals, "/cases/{case}/plan/draft/goals/new", case, add_goal)
        .get(goal, case, edit_goal)
        .form(goal, goal, case, change_goal)
        .merge(super::measure::routes())
        .merge(super::step::routes())
        .merge(super::cover::routes())
}

pub(super) fn draft_path(case: CaseId) -> String {
    format!("{}/draft", path(case))
}

pub(super) fn sheet(
    case: CaseId,
    title: &'static str,
    to: &str,
    item: Option<PlanItemId>,
) -> Sheet {
    Sheet {
        title,
        intro: Vec::new(),
        action: format!("{}/{to}", draft_path(case)),
        back: draft_path(case),
        fields: goal_fields,
        subject: item.map_or_else(String::new, |item| format!("plan_item {item}")),
        changed_by: &["plan.goal", "plan.measure", "plan.override", "plan.step"],
        entries: Vec::new(),
    }
}

pub(super) async fn open(ctx: &RequestCtx, case: CaseId) -> Result<PlanView<'_>, WebError> {
    app::plan::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

/// The revision that the form was opened with.
pub(super) fn target(item: PlanItemId, data: &FormData) -> Target {
    Target::Item(item, data.get(REVISION).parse().unwrap_or(0))
}

/// The draft with the anchor of what was changed.
fn saved(case: CaseId, item: PlanItemId) -> Response {
    done_at(&draft_path(case), "plan-flash-saved", &format!("i-{item}"))
}

/// What the part that is changed belongs to: as it stands in the draft, else as the form names it, so
/// that what was typed is kept if both are gone.
pub(super) fn owner(
    ctx: &RequestCtx,
    found: Option<PlanItemId>,
    named: &str,
) -> Result<PlanItemId, WebError> {
    found
        .or_else(|| named.parse().ok())
        .ok_or_else(|| ctx.error(AppError::NotFound))
}

/// After a part was written: the draft at this part, or its form once more, which has a `day`, maybe to confirm what
/// stands in the fields `named`.
pub(super) async fn written(
    ctx: &RequestCtx,
    case: CaseId,
    answer: Result<Weighed<PlanItemId>, AppError>,
    (sheet, data): (Sheet, FormData),
    (day, named): (&str, &[&str]),
) -> Result<Response, WebError> {
    match answer {
        Ok(Weighed::Saved(item)) => Ok(saved(case, item)),
        Ok(Weighed::Doubtful(doubts)) => {
            let typed = typed_then(&data, named);
            doubtful(ctx, case, (sheet, data), (&doubts, typed)).await
        }
        Err(error) => {
            let data = asked(day, data, &error);
            again(ctx, case, sheet, data, error).await
        }
    }
}

/// Whether what stands in these fields was confirmed.
pub(super) fn is_confirmed(data: &FormData, asked: &[&str]) -> bool {
    data.get(CONFIRMED) == typed_then(data, asked)
}

fn goal_fields(f: &FormView, view: &PlanView<'_>) -> Vec<String> {
    vec![
        f.hidden(REVISION),
        f.hidden(MEANT),
        f.hidden(CONFIRMED),
        f.select("domain", "plan-field-domain", &domains(f.texts, view)),
        needs_field(f, view),
        f.area("need", "plan-field-need", 2),
        f.area("words", "plan-field-words", 3),
        f.area_optional("why", "plan-field-why", 2),
        f.area_optional("first_step", "plan-field-first-step", 2),
        f.area_optional("resource", "plan-field-resource", 2),
        f.area_optional("expected", "plan-field-expected", 2),
        f.date_optional("until", "plan-field-until"),
        f.number_optional("confidence", "plan-field-confidence"),
    ]
}

/// The needs that a goal can answer to: those that are open, and those that it names. None in a case
/// without any.
fn needs_field(f: &FormView, view: &PlanView<'_>) -> String {
    let lang = f.texts.lang().code();
    let here = f.value("domain");
    let named = |one: &ClientNeed| f.chosen("needs", &one.id.to_string());
    let mut offered: Vec<&ClientNeed> = Vec::new();
    // The life domain of the goal first; it can still be changed.
    for of_goal in [true, false] {
        let all = view.needs.iter();
        offered.extend(
            all.filter(|one| (one.domain == here) == of_goal && (one.is_open() || named(one))),
        );
    }
    let choice = |one: &&ClientNeed| {
        let domain = view.programme.domain(&one.domain);
        let domain = domain.map_or(&*one.domain, |known| known.title.in_language(lang));
        let title = view.need_title(one);
        let label = format!("{domain}: {}", title.in_language(lang));
        Choice::new(one.id.to_string(), label)
    };
    let choices: Vec<Choice> = offered.iter().map(choice).collect();
    if choices.is_empty() {
        return String::new();
    }
    f.checks("needs", "plan-field-needs", &choices)
}

/// Needs with their addresses.
pub(super) fn need_links(
    texts: &Texts,
    view: &PlanView<'_>,
    ids: &[NeedId],
) -> Vec<(String, String)> {
    let lang = texts.lang().code();
    let needs = ids.iter().filter_map(|id| view.need(*id));
    let link = |one: &ClientNeed| {
        let title = view.need_title(one).in_language(lang).to_owned();
        (title, need::path(view.head.case.id, one.id))
    };
    needs.map(link).collect()
}

/// Needs in words.
pub(super) fn need_titles(texts: &Texts, view: &PlanView<'_>, ids: &[NeedId]) -> String {
    let titles = need_links(texts, view, ids).into_iter();
    titles
        .map(|(title, _)| title)
        .collect::<Vec<_>>()
        .join("; ")
}

fn goal_sheet(case: CaseId, goal: Option<PlanItemId>) -> Sheet {
    match goal {
        None => sheet(case, "plan-goal-new", "goals", None),
        Some(goal) => sheet(
            case,
            "plan-goal-change",
            &format!("goals/{goal}"),
            Some(goal),
        ),
    }
}

fn goal_form(texts: &Texts, goal: &Goal) -> FormData {
    let mut data = FormData::from_pairs([
        (REVISION, goal.revision.to_string()),
        ("domain", goal.domain.clone()),
        ("need", goal.need.clone()),
        ("words", goal.words.clone()),
        ("why", goal.why.clone()),
        ("first_step", goal.first_step.clone()),
        ("resource", goal.resource.clone()),
        ("expected", goal.expected.clone()),
        (
            "until",
            goal.until.map(|day| texts.date(day)).unwrap_or_default(),
        ),
        (
            "confidence",
            goal.confidence.map(|n| n.to_string()).unwrap_or_default(),
        ),
    ]);
    for need in &goal.needs {
        data.push("needs", need.to_string());
    }
    data
}

fn goal_entry(texts: &Texts, view: &PlanView<'_>, data: &FormData) -> Result<GoalEntry, AppError> {
    let mut problems = Problems::new();
    let confidence = match data.get("confidence") {
        "" => None,
        _ => u8::try_from(data.number("confidence", 0..=10, 0, &mut problems)).ok(),
    };
    let until = data.optional_date("until", &mut problems);
    let needs = data.all("needs");
    let ticked: Vec<NeedId> = needs.iter().filter_map(|one| one.parse().ok()).collect();
    if ticked.len() < needs.len() {
        problems.add_key("needs", "need-problem-not-open");
    }
    let mut text = |field| data.optional(field, MAX_TEXT, &mut problems);
    let entry = GoalEntry {
        until,
        meant: meant(data),
        domain: data.get("domain").to_owned(),
        // What is ticked need not be typed once more.
        need: Some(text("need"))
            .filter(|typed| !typed.is_empty())
            .unwrap_or_else(|| need_titles(texts, view, &ticked)),
        needs: ticked.clone(),
        words: text("words"),
        why: text("why"),
        confidence,
        first_step: text("first_step"),
        resource: text("resource"),
        expected: text("expected"),
        confirmed: is_confirmed(data, &ASKED),
    };
    problems.none_or_invalid()?;
    Ok(entry)
}

async fn new_goal(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = open(&ctx, case).await?;
    let start = [("domain", ctx.query("domain").unwrap_or_default())];
    let start = FormData::from_pairs(start);
    shown(&ctx, &view, goal_sheet(case, None), start).await
}

async fn edit_goal(
    ctx: RequestCtx,
    Path((case, goal)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, goal): (CaseId, PlanItemId) = (id(&ctx, &case)?, id(&ctx, &goal)?);
    let view = open(&ctx, case).await?;
    let start = view
        .draft()
        .and_then(|one| one.content.goal(goal))
        .map(|goal| goal_form(ctx.texts(), goal))
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    shown(&ctx, &view, goal_sheet(case, Some(goal)), start).await
}

async fn add_goal(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    write_goal(&ctx, case, None, data).await
}

async fn change_goal(
    ctx: RequestCtx,
    Path((case, goal)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, goal) = (id(&ctx, &case)?, id(&ctx, &goal)?);
    write_goal(&ctx, case, Some(goal), data).await
}

async fn write_goal(
    ctx: &RequestCtx,
    case: CaseId,
    goal: Option<PlanItemId>,
    data: FormData,
) -> Result<Response, WebError> {
    let to = goal.map_or(Target::New, |goal| target(goal, &data));
    let view = open(ctx, case).await?;
    let answer = match goal_entry(ctx.texts(), &view, &data) {
        Ok(entry) => app::plan::edit::goal(ctx.app(), &ctx.op, case, to, &entry).await,
        Err(error) => Err(error),
    };
    let form = (goal_sheet(case, goal), data);
    written(ctx, case, answer, form, ("until", &ASKED)).await
}
