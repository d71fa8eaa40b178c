//! The form of a measure.

use app::{
    AppError, Problems,
    plan::{
        PlanView,
        edit::{MeasureEntry, Target},
    },
};
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    ids::{CaseId, NetworkPersonId, PlanItemId},
    plan::{CarriedBy, Measure, MeasureKind, cover::Resource},
    seam::Side,
};
use i18n::Texts;
use jiff::civil::Date;

use super::{
    edit::{MAX_LINE, MAX_TEXT, is_confirmed, open, owner, sheet, target, written},
    lines::resource_words,
    sheet::{CONFIRMED, MEANT, NAMES, REVISION, Sheet, meant, row, shown},
};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView, text_of},
    pages::{assignment::id, network::consent_words},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The list of suggestions with what the client can build on.
const RESOURCES: &str = "known-resources";

/// The fields of a measure that may lead to somebody, or behind the release.
const ASKED: [&str; 9] = [
    "what",
    "partner",
    "person_id",
    "person",
    "resource",
    "target",
    "side",
    "from",
    "due",
];

/// Routes of measures.
pub(super) fn routes() -> Routes {
    let case = Guard::Case;
    let new = "/cases/{case}/plan/draft/goals/{goal}/measures/new";
    let measures = "/cases/{case}/plan/draft/goals/{goal}/measures";
    let measure = "/cases/{case}/plan/draft/measures/{measure}";
    Routes::new()
        .get(new, case, new_measure)
        .form(measures, new, case, add_measure)
        .get(measure, case, edit_measure)
        .form(measure, measure, case, change_measure)
}

fn measure_fields(f: &FormView, view: &PlanView<'_>) -> Vec<String> {
    let texts = f.texts;
    let lang = texts.lang().code();
    let areas: Vec<Choice> = view
        .programme
        .modules
        .iter()
        .map(|one| Choice::new(&one.id, one.title.in_language(lang)))
        .collect();
    let people: Vec<Choice> = view
        .people
        .iter()
        .map(|(person, name)| Choice::new(person.to_string(), label(texts, view, *person, name)))
        .collect();
    let resources = &view.resources;
    let mut fields = vec![
        f.hidden(REVISION),
        f.hidden(MEANT),
        f.hidden("goal"),
        f.hidden(CONFIRMED),
        f.text("what", "plan-field-what"),
        f.select(
            "kind",
            "plan-field-kind",
            &Choice::all::<MeasureKind>(texts, "measure_kind"),
        ),
        f.radios(
            "carried_by",
            "plan-field-carried-by",
            &Choice::all::<CarriedBy>(texts, "carried_by"),
        ),
        f.suggested_optional("partner", "plan-field-partner", NAMES),
        row(&[
            f.select_optional("person_id", "plan-field-person-known", &people),
            f.text_optional("person", "plan-field-person"),
        ]),
        f.radios(
            "side",
            "plan-field-side",
            &Choice::all::<Side>(texts, "side"),
        ),
        row(&[
            f.date_optional("from", "plan-field-from"),
            f.date_optional("due", "plan-field-due"),
        ]),
        f.checks_some("areas", "plan-field-areas", &areas),
        f.suggested_optional("resource", "plan-field-uses", RESOURCES),
        f.text_optional("target", "plan-field-target"),
    ];
    if areas.is_empty() {
        fields.retain(|one| !one.contains("id=\"areas\""));
    }
    if !resources.is_empty() {
        let known = resources.iter().map(|one| resource_words(texts, one));
        let known = known.collect::<Vec<_>>().join(" · ");
        let words = texts.with("plan-known-resources", &[("resources", known.into())]);
        fields.push(format!("<p class=\"muted\">{}</p>", text_of(&words)));
        fields.push(suggestions(resources));
    }
    if is_locked(f, view) {
        fields.push(f.area_optional("override", "plan-field-override", 2));
    }
    fields
}

/// The resources that can be chosen; what is longer than a line can be written in short.
fn suggestions(resources: &[Resource]) -> String {
    let fits = |one: &&Resource| {
        let words = &one.words;
        words.chars().count() <= MAX_LINE && !words.contains('\n')
    };
    let options = resources.iter().filter(fits);
    let options: Vec<String> = options
        .map(|one| format!("<option value=\"{}\"></option>", text_of(&one.words)))
        .collect();
    let options = options.concat();
    format!("<datalist id=\"{RESOURCES}\">{options}</datalist>")
}

/// Somebody of the network, with the mark of an order that forbids contact, or of a consent that is missing.
fn label(texts: &Texts, view: &PlanView<'_>, person: NetworkPersonId, name: &str) -> String {
    if domain::network::blocks(&view.forbidden, [person]).is_some() {
        return format!("{name}, {}", texts.get("network-no-contact"));
    }
    let known = view.network.iter().find(|one| one.id == person);
    match known.filter(|one| one.lacks_consent()) {
        Some(one) => format!("{name}, {}", consent_words(texts, one)),
        None => name.to_owned(),
    }
}

/// Whether the goal of this form lies in a domain that somebody else holds.
fn is_locked(f: &FormView, view: &PlanView<'_>) -> bool {
    let goal = f.value("goal").parse().ok();
    let draft = view.draft();
    let goal = goal.and_then(|goal| draft?.content.goal(goal));
    goal.is_some_and(|goal| view.held.contains_key(&goal.domain))
        || f.error("override").is_some()
        || !f.value("override").is_empty()
}

fn measure_sheet(
    ctx: &RequestCtx,
    view: Option<&PlanView<'_>>,
    (case, goal, measure): (CaseId, PlanItemId, Option<PlanItemId>),
) -> Sheet {
    let (title, to) = match measure {
        None => ("plan-measure-new", format!("goals/{goal}/measures")),
        Some(measure) => ("plan-measure-change", format!("measures/{measure}")),
    };
    let found = view
        .and_then(PlanView::draft)
        .and_then(|one| one.content.goal(goal));
    let mut intro: Vec<String> = found
        .map(|one| {
            let words = ("words", (&one.words).into());
            ctx.texts().with("plan-for-goal", &[words])
        })
        .into_iter()
        .collect();
    let holder = found.and_then(|one| view?.held.get(&one.domain));
    intro.extend(holder.map(|holder| {
        let holder = ("holder", holder.into());
        ctx.texts().with("plan-locked-here", &[holder])
    }));
    Sheet {
        intro,
        fields: measure_fields,
        ..sheet(case, title, &to, measure)
    }
}

fn measure_form(texts: &Texts, goal: PlanItemId, one: &Measure) -> FormData {
    let day = |day: Option<Date>| day.map(|day| texts.date(day)).unwrap_or_default();
    let mut form = FormData::from_pairs([
        (REVISION, one.revision.to_string()),
        ("goal", goal.to_string()),
        ("what", one.what.clone()),
        ("kind", one.kind.code().to_owned()),
        ("carried_by", one.carried_by.code().to_owned()),
        ("partner", one.partner.clone()),
        (
            "person_id",
            one.person_id.map(|id| id.to_string()).unwrap_or_default(),
        ),
        (
            "person",
            if one.person_id.is_none() {
                one.person.clone()
            } else {
                String::new()
            },
        ),
        ("side", one.side.code().to_owned()),
        ("from", day(one.from)),
        ("due", day(one.due)),
        ("resource", one.resource.clone()),
        ("target", one.target.clone()),
        ("override", one.override_reason.clone()),
    ]);
    for area in &one.areas {
        form.push("areas", area.as_str());
    }
    form
}

fn measure_entry(data: &FormData) -> Result<MeasureEntry, AppError> {
    let mut problems = Problems::new();
    let kind = data.code("kind", &mut problems);
    let carried_by = data.code("carried_by", &mut problems);
    let side = data.code("side", &mut problems);
    let from = data.optional_date("from", &mut problems);
    let due = data.optional_date("due", &mut problems);
    let mut line = |field| data.optional(field, MAX_LINE, &mut problems);
    let (what, partner, person) = (line("what"), line("partner"), line("person"));
    let (resource, target) = (line("resource"), line("target"));
    let person_id = match data.get("person_id") {
        "" => None,
        typed => {
            let found = typed.parse().ok();
            if found.is_none() {
                problems.add_key("person_id", "error-choose");
            }
            found
        }
    };
    let override_reason = data.optional("override", MAX_TEXT, &mut problems);
    if what.is_empty() {
        problems.add_key("what", "error-required");
    }
    match (kind, carried_by, side) {
        (Some(kind), Some(carried_by), Some(side)) if problems.0.is_empty() => Ok(MeasureEntry {
            what,
            kind,
            carried_by,
            partner,
            person_id,
            person,
            side,
            areas: data.all("areas"),
            from,
            due,
            meant: meant(data),
            resource,
            target,
            override_reason,
            confirmed: is_confirmed(data, &ASKED),
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn new_measure(
    ctx: RequestCtx,
    Path((case, goal)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, goal): (CaseId, PlanItemId) = (id(&ctx, &case)?, id(&ctx, &goal)?);
    let view = open(&ctx, case).await?;
    let found = view.draft().and_then(|one| one.content.goal(goal));
    let found = found.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let side = if view.head.case.released {
        Side::Outside
    } else {
        Side::Inside
    };
    let mut start = FormData::from_pairs([
        ("goal", goal.to_string()),
        ("side", side.code().to_owned()),
        ("carried_by", CarriedBy::default().code().to_owned()),
    ]);
    // The area that is called like the domain is the likely one.
    if let Some(area) = view
        .programme
        .modules
        .iter()
        .find(|one| one.id == found.domain)
    {
        start.push("areas", area.id.as_str());
    }
    let sheet = measure_sheet(&ctx, Some(&view), (case, goal, None));
    shown(&ctx, &view, sheet, start).await
}

async fn edit_measure(
    ctx: RequestCtx,
    Path((case, measure)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, measure): (CaseId, PlanItemId) = (id(&ctx, &case)?, id(&ctx, &measure)?);
    let view = open(&ctx, case).await?;
    let (goal, one) = view
        .draft()
        .and_then(|draft| draft.content.measure(measure))
        .ok_or_else(|| ctx.error(AppError::NotFound))?;
    let start = measure_form(ctx.texts(), goal.id, one);
    let sheet = measure_sheet(&ctx, Some(&view), (case, goal.id, Some(measure)));
    shown(&ctx, &view, sheet, start).await
}

async fn add_measure(
    ctx: RequestCtx,
    Path((case, goal)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, goal) = (id(&ctx, &case)?, id(&ctx, &goal)?);
    write_measure(&ctx, (case, goal, None), data).await
}

async fn change_measure(
    ctx: RequestCtx,
    Path((case, measure)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, measure) = (id(&ctx, &case)?, id(&ctx, &measure)?);
    let view = open(&ctx, case).await?;
    let found = view.draft().and_then(|one| one.content.measure(measure));
    let goal = owner(&ctx, found.map(|(goal, _)| goal.id), data.get("goal"))?;
    write_measure(&ctx, (case, goal, Some(measure)), data).await
}

async fn write_measure(
    ctx: &RequestCtx,
    (case, goal, measure): (CaseId, PlanItemId, Option<PlanItemId>),
    data: FormData,
) -> Result<Response, WebError> {
    let to = measure.map_or(Target::New, |measure| target(measure, &data));
    let answer = match measure_entry(&data) {
        Ok(entry) => app::plan::edit::measure(ctx.app(), &ctx.op, case, (goal, to), &entry).await,
        Err(error) => Err(error),
    };
    let sheet = measure_sheet(ctx, None, (case, goal, measure));
    written(ctx, case, answer, (sheet, data), ("due", &ASKED)).await
}
