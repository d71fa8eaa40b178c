//! The crisis plan: how it is shown, and its form.

use app::{
    AppError, Problems,
    own_plan::{CrisisVersion, Look, MAX_PEOPLE, OwnPlans},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    ids::CaseId,
    own_plan::{CrisisContact, CrisisPlan, lines},
};
use i18n::Texts;

use super::{page_path, read};
use crate::{
    error::WebError,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// The longest text of one part, in characters.
const MAX_TEXT: usize = 2_000;

/// The longest name or number.
const MAX_LINE: usize = 120;

/// Rows for people that are offered at least, and empty ones after those filled in.
const PEOPLE_ROWS: usize = 4;

/// The parts that are written as text: field, key of the label, and where they are kept.
type Part = (&'static str, &'static str, fn(&CrisisPlan) -> &String);
const PARTS: [Part; 7] = [
    ("warning_signs", "own-crisis-signs", |plan| {
        &plan.warning_signs
    }),
    ("helps", "own-crisis-helps", |plan| &plan.helps),
    ("places", "own-crisis-places", |plan| &plan.places),
    ("others_do", "own-crisis-do", |plan| &plan.others_do),
    ("others_do_not", "own-crisis-do-not", |plan| {
        &plan.others_do_not
    }),
    ("agreed_with", "own-crisis-agreed", |plan| &plan.agreed_with),
    ("share", "own-crisis-share", |plan| &plan.share),
];

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/own-plans/crisis", Guard::Case, edit)
        .form(
            "/cases/{case}/own-plans/crisis",
            "/cases/{case}/own-plans/crisis",
            Guard::Case,
            save,
        )
}

/// A version as it is shown.
pub(super) struct CrisisView {
    /// Which version, from when, by whom.
    pub(super) about: String,
    /// Label and thoughts of each part that says something.
    pub(super) parts: Vec<(String, Vec<String>)>,
    /// Whom to call: who, and the telephone number.
    pub(super) people: Vec<(String, String)>,
}

pub(super) fn crisis_view(texts: &Texts, row: &CrisisVersion) -> CrisisView {
    let said = |(_, key, of): &Part| {
        let thoughts: Vec<String> = lines(of(&row.content))
            .into_iter()
            .map(str::to_owned)
            .collect();
        (texts.get(key).into_owned(), thoughts)
    };
    let args = [
        ("n", row.number.into()),
        ("date", row.valid_from.into()),
        ("name", (&row.recorded_by_name).into()),
    ];
    CrisisView {
        about: texts.with("own-version", &args),
        parts: PARTS
            .iter()
            .map(said)
            .filter(|(_, thoughts)| !thoughts.is_empty())
            .collect(),
        people: row.content.people.iter().map(person).collect(),
    }
}

fn person(one: &CrisisContact) -> (String, String) {
    let who = match (one.name.as_str(), one.relation.as_str()) {
        (name, "") => name.to_owned(),
        ("", relation) => relation.to_owned(),
        (name, relation) => format!("{name} ({relation})"),
    };
    (who, one.phone.clone())
}

#[derive(Template)]
#[template(path = "own_plan/crisis_form.html")]
pub(super) struct CrisisForm {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    /// Numbers of the rows for people.
    pub(super) rows: Vec<usize>,
    pub(super) theirs: Theirs,
    pub(super) f: FormView,
}

async fn edit(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let plans = read(&ctx, case, Look::Form).await?;
    let action = format!("{}/crisis", page_path(case));
    let form = ctx.form(&action, start(&plans)).await?;
    Ok(html(&page(&ctx, &plans, form, Theirs::default()).await?))
}

fn start(plans: &OwnPlans) -> FormData {
    let mut data = FormData::default();
    let Some(row) = plans.crisis.first() else {
        data.push("base", "0");
        return data;
    };
    data.push("base", row.number.to_string());
    for (field, _, of) in &PARTS {
        data.push(field, of(&row.content));
    }
    for (at, one) in row.content.people.iter().enumerate() {
        data.push(&format!("name-{at}"), &one.name);
        data.push(&format!("relation-{at}"), &one.relation);
        data.push(&format!("phone-{at}"), &one.phone);
    }
    data
}

async fn page(
    ctx: &RequestCtx,
    plans: &OwnPlans,
    f: FormView,
    theirs: Theirs,
) -> Result<CrisisForm, WebError> {
    let title = ctx.texts().get("own-crisis-title").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let filled = (0..MAX_PEOPLE)
        .filter(|at| !f.value(&format!("name-{at}")).is_empty())
        .count();
    Ok(CrisisForm {
        sh,
        frame: form_frame(ctx, &plans.head, title),
        rows: (0..(filled + 2).clamp(PEOPLE_ROWS, MAX_PEOPLE)).collect(),
        theirs,
        f,
    })
}

async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let base = data.get("base").parse().unwrap_or(0);
    let answer = match typed(&data) {
        Ok(plan) => app::own_plan::save_crisis(ctx.app(), &ctx.op, case, base, plan).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    let (status, f, theirs) = match answer {
        Ok(()) => return Ok(done(&page_path(case), "own-flash-crisis")),
        Err(error) => super::week::refused(&ctx, case, "crisis", data, error).await?,
    };
    let plans = read(&ctx, case, Look::Form).await?;
    Ok(with_status(status, &page(&ctx, &plans, f, theirs).await?))
}

fn typed(data: &FormData) -> Result<CrisisPlan, Problems> {
    let mut problems = Problems::new();
    let mut text = |field: &str| data.optional(field, MAX_TEXT, &mut problems);
    let mut plan = CrisisPlan {
        warning_signs: text("warning_signs"),
        helps: text("helps"),
        people: Vec::new(),
        places: text("places"),
        others_do: text("others_do"),
        others_do_not: text("others_do_not"),
        agreed_with: text("agreed_with"),
        share: text("share"),
    };
    for at in 0..MAX_PEOPLE {
        let name = format!("name-{at}");
        let one = CrisisContact {
            name: data.optional(&name, MAX_LINE, &mut problems),
            relation: data.optional(&format!("relation-{at}"), MAX_LINE, &mut problems),
            phone: data.optional(&format!("phone-{at}"), MAX_LINE, &mut problems),
        };
        if one == CrisisContact::default() {
            continue;
        }
        if one.name.is_empty() && one.relation.is_empty() {
            problems.add_key(&name, "own-crisis-problem-name");
        }
        plan.people.push(one);
    }
    if problems.0.is_empty() {
        Ok(plan)
    } else {
        Err(problems)
    }
}
