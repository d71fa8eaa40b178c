//! Former versions, and what is different between two of them, in words.

use app::{AppError, plan::PlanView};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    ids::CaseId,
    plan::{
        PlanContent,
        change::{Change, Part, Said, What, changes},
    },
};
use i18n::Texts;
use programme::Programme;

use super::{
    code,
    edit::need_titles,
    lines::{GoalLine, Lines, OtherLine, goals},
    path,
    signed::{Signed, signed},
    version_words,
};
use crate::{
    error::WebError,
    page::{Nav, Shell, html},
    pages::{
        assignment::id,
        case::{CaseFrame, form_frame},
    },
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of versions.
pub(super) fn routes() -> Routes {
    Routes::new()
        .get(
            "/cases/{case}/plan/versions/{version}",
            Guard::Case,
            version,
        )
        .get("/cases/{case}/plan/compare", Guard::Case, compare)
}

/// One difference.
pub(super) struct ChangeLine {
    /// `Maßnahme „Wohnungssuche“`.
    pub name: String,
    pub class: &'static str,
    pub what: String,
    /// Field, what it said, what it says.
    pub fields: Vec<(String, String, String)>,
}

/// What is different in `new`, in words.
pub(super) fn lines(
    texts: &Texts,
    view: &PlanView<'_>,
    old: &PlanContent,
    new: &PlanContent,
) -> Vec<ChangeLine> {
    let all = changes(old, new);
    all.iter().map(|one| line(texts, view, one)).collect()
}

fn line(texts: &Texts, view: &PlanView<'_>, change: &Change) -> ChangeLine {
    let (key, name) = match change.part {
        Part::Plan => ("plan-part-order", String::new()),
        Part::Goal if change.what == What::Reordered => {
            ("plan-part-order-measures", change.name.clone())
        }
        Part::Measure if change.what == What::Reordered => {
            ("plan-part-order-steps", change.name.clone())
        }
        Part::Domain => {
            let ids = std::slice::from_ref(&change.name);
            ("plan-part-domain", titles(texts, view.programme, ids))
        }
        Part::Goal => ("plan-part-goal", change.name.clone()),
        Part::Measure => ("plan-part-measure", change.name.clone()),
        Part::Step => ("plan-part-step", change.name.clone()),
    };
    let (class, what, fields) = match &change.what {
        What::Added => ("chip-ok", "plan-change-added", Vec::new()),
        What::Removed => ("chip-open", "plan-change-removed", Vec::new()),
        What::Reordered => ("chip-risk", "plan-change-changed", Vec::new()),
        What::Changed(fields) => {
            let fields = fields.iter().map(|one| {
                let label = texts.get(&format!("plan-field-{}", one.field));
                let say = |said| words(texts, view, said);
                (label.into_owned(), say(&one.before), say(&one.after))
            });
            ("chip-risk", "plan-change-changed", fields.collect())
        }
    };
    ChangeLine {
        name: texts.with(key, &[("name", name.into())]),
        class,
        what: texts.get(what).into_owned(),
        fields,
    }
}

fn words(texts: &Texts, view: &PlanView<'_>, said: &Said) -> String {
    match said {
        Said::Nothing => texts.get("plan-said-nothing").into_owned(),
        Said::Words(words) => words.clone(),
        Said::Day(day) => texts.date(*day),
        Said::Number(number) => number.to_string(),
        Said::Ids(ids) => titles(texts, view.programme, ids),
        Said::Kind(kind) => code(texts, "measure_kind", *kind),
        Said::Carried(by) => code(texts, "carried_by", *by),
        Said::Side(side) => code(texts, "side", *side),
        Said::Needs(ids) => need_titles(texts, view, ids),
        Said::State(state) => code(texts, "need_result", *state),
    }
}

/// Titles of life domains and areas of service.
fn titles(texts: &Texts, programme: &Programme, ids: &[String]) -> String {
    let lang = texts.lang().code();
    let title = |id: &String| {
        let domain = programme.domain(id).map(|one| &one.title);
        let area = || {
            let mut modules = programme.modules.iter();
            modules.find(|one| one.id == *id).map(|one| &one.title)
        };
        let title = domain.or_else(area);
        title.map_or_else(|| id.clone(), |title| title.in_language(lang).to_owned())
    };
    if ids.is_empty() {
        return texts.get("plan-said-nothing").into_owned();
    }
    ids.iter().map(title).collect::<Vec<_>>().join(", ")
}

#[derive(Template)]
#[template(path = "plan/compare.html")]
pub(super) struct ComparePage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub back: String,
    pub title: String,
    pub changes: Vec<ChangeLine>,
}

async fn compare(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = opened(&ctx, case).await?;
    let number = |name: &str| ctx.query(name).and_then(|text| text.parse::<i64>().ok());
    let find = |name: &str| {
        let found = number(name).and_then(|number| view.version(number));
        found.ok_or_else(|| ctx.error(AppError::NotFound))
    };
    let (old, new) = (find("from")?, find("to")?);
    let texts = ctx.texts();
    let args = [("from", old.number.into()), ("to", new.number.into())];
    let title = texts.with("plan-compare-title", &args);
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(&ctx, &view.head, title.clone());
    Ok(html(&ComparePage {
        changes: lines(texts, &view, &old.content, &new.content),
        back: path(case),
        title,
        sh,
        frame,
    }))
}

#[derive(Template)]
#[template(path = "plan/version.html")]
pub(super) struct VersionPage {
    pub sh: Shell,
    pub frame: CaseFrame,
    pub back: String,
    pub title: String,
    /// That another version counts.
    pub former: bool,
    pub goals: Vec<GoalLine>,
    pub others: Vec<OtherLine>,
    pub signed: Signed,
}

async fn version(
    ctx: RequestCtx,
    Path((case, number)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = opened(&ctx, case).await?;
    let found = number.parse().ok().and_then(|number| view.version(number));
    let version = found.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let texts = ctx.texts();
    let title = texts.with("plan-version", &[("n", version.number.into())]);
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(&ctx, &view.head, title);
    let lines = Lines {
        texts,
        view: &view,
        href: path(case),
        today: sh.today,
        editing: false,
        may_edit: false,
    };
    Ok(html(&VersionPage {
        title: version_words(&sh, version),
        former: view.current().map(|one| one.id) != Some(version.id),
        goals: goals(&lines, version),
        others: lines.others(&version.content),
        signed: signed(texts, &view, version.id),
        back: path(case),
        sh,
        frame,
    }))
}

async fn opened(ctx: &RequestCtx, case: CaseId) -> Result<PlanView<'_>, WebError> {
    app::plan::view(ctx.app(), &ctx.op, case, "plan.versions")
        .await
        .map_err(|e| ctx.error(e))
}
