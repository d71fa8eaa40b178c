//! What went well: the list, a new entry, and its correction.

use app::{
    AppError, Problems,
    own_plan::{Entry, Look, OwnPlans, SuccessContent, Voice, voice_key},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    ids::{CaseId, SuccessId},
};
use i18n::Texts;

use super::{page_path, read};
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

/// The longest entry and the longest name of a strength.
const MAX_BODY: usize = 1_000;
const MAX_STRENGTH: usize = 80;

pub(super) fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/own-plans/successes/new", Guard::Case, new)
        .form(
            "/cases/{case}/own-plans/successes",
            "/cases/{case}/own-plans/successes/new",
            Guard::Case,
            add,
        )
        .get(
            "/cases/{case}/own-plans/successes/{success}",
            Guard::Case,
            edit,
        )
        .form(
            "/cases/{case}/own-plans/successes/{success}",
            "/cases/{case}/own-plans/successes/{success}",
            Guard::Case,
            correct,
        )
}

/// An entry as it is shown.
pub(super) struct SuccessView {
    pub(super) day: String,
    pub(super) body: String,
    /// In whose words, which domain.
    pub(super) about: String,
    pub(super) strength: String,
    /// Whether it was taken back.
    pub(super) struck: bool,
    pub(super) former: Vec<Former>,
    /// Where it is corrected, if this person may.
    pub(super) href: Option<String>,
}

pub(super) fn success_views(texts: &Texts, plans: &OwnPlans, case: &str) -> Vec<SuccessView> {
    let language = texts.lang().code();
    let domain = |id: &String| {
        let known = plans.domains.iter().find(|one| one.id == *id);
        known.map(|one| one.title.in_language(language).to_owned())
    };
    plans
        .successes
        .iter()
        .map(|row| {
            let content = &row.content;
            let voice = texts.get(voice_key(content.epistemic)).into_owned();
            let mut about = vec![voice];
            about.extend(content.domain.as_ref().and_then(domain));
            about.push(row.recorded_by_name.clone());
            about.retain(|part| !part.is_empty());
            SuccessView {
                day: texts.day(content.on_day),
                body: content.body.clone(),
                about: about.join(" · "),
                strength: content.strength.clone(),
                struck: row.struck,
                former: former(texts, plans.trail.of(row.id.uuid())),
                href: plans
                    .may_edit
                    .then(|| format!("{case}/own-plans/successes/{}", row.id)),
            }
        })
        .collect()
}

#[derive(Template)]
#[template(path = "own_plan/success_form.html")]
pub(super) struct SuccessForm {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    pub(super) action: String,
    pub(super) voices: Vec<Choice>,
    pub(super) domains: Vec<Choice>,
    /// Strengths that have a name already.
    pub(super) known: Vec<String>,
    /// Whether an entry is corrected.
    pub(super) correcting: bool,
    pub(super) former: Vec<Former>,
    pub(super) theirs: Theirs,
    pub(super) f: FormView,
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let plans = read(&ctx, case, Look::Form).await?;
    let start = FormData::from_pairs([
        ("on", ctx.texts().date(ctx.today())),
        ("voice", Voice::Client.code().to_owned()),
    ]);
    let f = ctx
        .form(&format!("{}/successes", page_path(case)), start)
        .await?;
    Ok(html(&page(&ctx, &plans, None, f, Theirs::default()).await?))
}

async fn edit(
    ctx: RequestCtx,
    Path((case, success)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, success): (CaseId, SuccessId) = (id(&ctx, &case)?, id(&ctx, &success)?);
    let plans = read(&ctx, case, Look::Form).await?;
    let row = plans.success(success).map(|(row, _)| row);
    let row = row.ok_or_else(|| ctx.error(AppError::NotFound))?;
    let content = &row.content;
    let start = FormData::from_pairs([
        ("on", ctx.texts().date(content.on_day)),
        ("body", content.body.clone()),
        ("voice", content.epistemic.code().to_owned()),
        ("domain", content.domain.clone().unwrap_or_default()),
        ("strength", content.strength.clone()),
        ("struck", if row.struck { "yes" } else { "" }.to_owned()),
        ("version", row.version.to_string()),
    ]);
    let action = format!("{}/successes/{success}", page_path(case));
    let f = ctx.form(&action, start).await?;
    Ok(html(
        &page(&ctx, &plans, Some(success), f, Theirs::default()).await?,
    ))
}

async fn page(
    ctx: &RequestCtx,
    plans: &OwnPlans,
    success: Option<SuccessId>,
    f: FormView,
    theirs: Theirs,
) -> Result<SuccessForm, WebError> {
    let texts = ctx.texts();
    let key = match success {
        None => "own-success-add",
        Some(_) => "own-success-correct",
    };
    let trail = match success {
        None => None,
        Some(id) => Some(
            plans
                .success(id)
                .ok_or_else(|| ctx.error(AppError::NotFound))?,
        ),
    };
    let title = texts.get(key).into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &plans.head, title);
    let base = format!("{}/own-plans/successes", frame.href);
    Ok(SuccessForm {
        action: success.map_or_else(|| base.clone(), |id| format!("{base}/{id}")),
        voices: voices(texts),
        domains: plans
            .domains
            .iter()
            .map(|one| Choice::new(&one.id, one.title.in_language(texts.lang().code())))
            .collect(),
        known: plans.strengths.iter().map(|one| one.name.clone()).collect(),
        correcting: success.is_some(),
        former: trail.map_or_else(Vec::new, |(_, trail)| former(texts, trail)),
        sh,
        frame,
        theirs,
        f,
    })
}

pub(super) fn voices(texts: &Texts) -> Vec<Choice> {
    let choice = |one: &Voice| Choice::new(one.code(), texts.get(voice_key(one.epistemic())));
    Voice::ALL.iter().map(choice).collect()
}

fn typed(data: &FormData, correcting: bool) -> Result<Entry, Problems> {
    let mut problems = Problems::new();
    let on = data.date("on", &mut problems);
    let body = data.required("body", MAX_BODY, &mut problems);
    let voice: Option<Voice> = data.code("voice", &mut problems);
    let strength = data.optional("strength", MAX_STRENGTH, &mut problems);
    let reason = data.optional("reason", 500, &mut problems);
    if correcting && reason.is_empty() {
        problems.add_key("reason", "error-reason-required");
    }
    let (Some(on_day), Some(voice), true) = (on, voice, problems.0.is_empty()) else {
        return Err(problems);
    };
    Ok(Entry {
        content: SuccessContent {
            on_day,
            body,
            domain: Some(data.get("domain").to_owned()).filter(|one| !one.is_empty()),
            strength,
            epistemic: voice.epistemic(),
        },
        version: data.get("version").parse().unwrap_or(0),
        reason,
        struck: data.has("struck", "yes"),
    })
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let answer = match typed(&data, false) {
        Ok(entry) => app::own_plan::add(ctx.app(), &ctx.op, case, entry.content).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    match answer {
        Ok(()) => Ok(done(&page_path(case), "own-flash-success")),
        Err(error) => again(&ctx, case, None, data, error).await,
    }
}

async fn correct(
    ctx: RequestCtx,
    Path((case, success)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, success): (CaseId, SuccessId) = (id(&ctx, &case)?, id(&ctx, &success)?);
    let answer = match typed(&data, true) {
        Ok(entry) => app::own_plan::correct(ctx.app(), &ctx.op, case, success, entry).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    match answer {
        Ok(()) => Ok(done(&page_path(case), "own-flash-corrected")),
        Err(error) => again(&ctx, case, Some(success), data, error).await,
    }
}

async fn again(
    ctx: &RequestCtx,
    case: CaseId,
    success: Option<SuccessId>,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let subject = success.map_or_else(String::new, |id| format!("success {id}"));
    let changing = Changing::row(case, &subject, &["success.correct"]);
    let (status, f, theirs) = refused(ctx, changing, data, error).await?;
    let plans = read(ctx, case, Look::Form).await?;
    Ok(with_status(
        status,
        &page(ctx, &plans, success, f, theirs).await?,
    ))
}
