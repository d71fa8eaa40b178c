//! The form of life domains without a goal: a need, none, or no help wanted.

use app::{AppError, Problems, plan::PlanView};
use axum::{extract::Path, response::Response};
use domain::{Code, assessment::NeedResult, ids::CaseId};

use super::{
    edit::{MAX_LINE, draft_path, open, sheet},
    sheet::{REVISION, Sheet, again, row, shown},
};
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::done,
    pages::assignment::id,
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of this form.
pub(super) fn routes() -> Routes {
    let said = "/cases/{case}/plan/draft/domains";
    Routes::new()
        .get(said, Guard::Case, edit_domains)
        .form(said, said, Guard::Case, change_domains)
}

fn domain_fields(f: &FormView, view: &PlanView<'_>) -> Vec<String> {
    let states: Vec<Choice> = Choice::all::<NeedResult>(f.texts, "need_result");
    let lang = f.texts.lang().code();
    let goals = view.draft().map(|one| &one.content.goals);
    let has_goal =
        |domain: &str| goals.is_some_and(|goals| goals.iter().any(|one| one.domain == domain));
    let mut fields = vec![f.hidden(REVISION)];
    for one in view
        .programme
        .domains
        .iter()
        .filter(|one| !has_goal(&one.id))
    {
        let title = one.title.in_language(lang);
        fields.push(format!("<h2>{}</h2>", crate::form::text_of(title)));
        fields.push(row(&[
            f.select_optional(&format!("state-{}", one.id), "plan-field-state", &states),
            f.text_optional(&format!("words-{}", one.id), "plan-field-said"),
        ]));
    }
    fields
}

fn domain_sheet(case: CaseId, ctx: &RequestCtx) -> Sheet {
    Sheet {
        intro: vec![ctx.texts().get("plan-domains-intro").into_owned()],
        fields: domain_fields,
        changed_by: &["plan.domains"],
        entries: Vec::new(),
        ..sheet(case, "plan-domains", "domains", None)
    }
}

async fn edit_domains(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = open(&ctx, case).await?;
    let draft = view.draft().ok_or_else(|| ctx.error(AppError::NotFound))?;
    let mut start = FormData::from_pairs([(REVISION, draft.revision.to_string())]);
    for one in &draft.content.covers {
        start.push(&format!("state-{}", one.domain), one.state.code());
        start.push(&format!("words-{}", one.domain), one.words.as_str());
    }
    shown(&ctx, &view, domain_sheet(case, &ctx), start).await
}

async fn change_domains(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let revision = data.get(REVISION).parse().unwrap_or(0);
    let answer = match said(&data) {
        Ok(said) => app::plan::edit::domains(ctx.app(), &ctx.op, case, revision, &said).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(&draft_path(case), "plan-flash-saved")),
        Err(error) => {
            let sheet = domain_sheet(case, &ctx);
            again(&ctx, case, sheet, data, error).await
        }
    }
}

type Said = (String, Option<NeedResult>, String);

fn said(data: &FormData) -> Result<Vec<Said>, AppError> {
    let mut problems = Problems::new();
    let mut all = Vec::new();
    for (name, value) in data.pairs() {
        let Some(domain) = name.strip_prefix("state-") else {
            continue;
        };
        let state = match value.trim() {
            "" => None,
            _ => data.code(name, &mut problems),
        };
        let words = data.optional(&format!("words-{domain}"), MAX_LINE, &mut problems);
        all.push((domain.to_owned(), state, words));
    }
    problems.none_or_invalid()?;
    Ok(all)
}
