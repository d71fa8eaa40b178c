//! The form of a profile: it begins with the version that counts and becomes the next one.

use app::{
    AppError, Problems,
    work_profile::{Entry, WorkProfileRow, WorkProfiles},
};
use askama::Template;
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::CaseId,
    work_profile::{
        Action, ActionKind, ActionState, MAX_STEPS, MAX_TARGETS, Part, StepState, Target,
        TrainingStep, WhyNot, WorkProfile,
    },
};
use i18n::Texts;
use jiff::civil::Date;

use super::page_path;
use crate::{
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        case::{CaseFrame, form_frame},
    },
    refused::Changing,
    request::RequestCtx,
    routes::{Guard, Routes},
    statement,
};

/// The longest text of one part, in characters.
const MAX_TEXT: usize = 2_000;

/// The longest line.
const MAX_LINE: usize = 200;

/// Rows for steps that are offered at least, and empty ones after those filled in.
const STEP_ROWS: usize = 3;
const SPARE_ROWS: usize = 2;

/// Fields of a row of the training plan, and of an occupation.
const STEP_FIELDS: [&str; 5] = ["what", "provider", "from", "to", "state"];
const TARGET_FIELDS: [&str; 2] = ["occupation", "because"];

const PAGE: &str = "/cases/{case}/work-profile/edit";

pub(super) fn routes() -> Routes {
    Routes::new()
        .get(PAGE, Guard::Case, edit)
        .form(PAGE, PAGE, Guard::Case, save)
}

#[derive(Template)]
#[template(path = "work_profile/form.html")]
pub(super) struct ProfileForm {
    pub(super) sh: Shell,
    pub(super) frame: CaseFrame,
    /// Numbers of the rows for occupations, and for steps.
    pub(super) targets: Vec<usize>,
    pub(super) steps: Vec<usize>,
    /// Parts of the preparation: number of the row, and name.
    pub(super) actions: Vec<(usize, String)>,
    pub(super) step_states: Vec<Choice>,
    pub(super) action_states: Vec<Choice>,
    pub(super) reasons: Vec<Choice>,
    pub(super) theirs: Theirs,
    pub(super) f: FormView,
}

async fn read(ctx: &RequestCtx, case: CaseId) -> Result<WorkProfiles, WebError> {
    app::work_profile::for_form(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))
}

async fn edit(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let profiles = read(&ctx, case).await?;
    let action = format!("{}/edit", page_path(case));
    let start = start(ctx.texts(), profiles.versions.first(), ctx.today());
    let f = ctx.form(&action, start).await?;
    let page = page(&ctx, &profiles, f, Theirs::default()).await?;
    Ok(html(&page))
}

/// What the form begins with: the version that counts, as of today.
pub(super) fn start(texts: &Texts, row: Option<&WorkProfileRow>, today: Date) -> FormData {
    let mut data = FormData::default();
    data.push("base", row.map_or(0, |one| one.number).to_string());
    data.push("on", texts.date(today));
    let said = row.map(|one| one.epistemic);
    let (field, kind) = statement::start(said, EpistemicKind::ClientStatement);
    data.push(field, kind);
    let Some(row) = row else { return data };
    let content = &row.content;
    for part in Part::ALL {
        if let Some(text) = content.text(*part) {
            data.push(part.code(), text);
        }
    }
    for (at, one) in content.targets.iter().enumerate() {
        data.push(&format!("occupation-{at}"), &one.occupation);
        data.push(&format!("because-{at}"), &one.why);
    }
    let day = |day: Option<Date>| day.map(|day| texts.date(day)).unwrap_or_default();
    for (at, one) in content.steps.iter().enumerate() {
        data.push(&format!("what-{at}"), &one.what);
        data.push(&format!("provider-{at}"), &one.provider);
        data.push(&format!("from-{at}"), day(one.from));
        data.push(&format!("to-{at}"), day(one.to));
        data.push(&format!("state-{at}"), one.state.code());
    }
    for (at, kind) in ActionKind::ALL.iter().enumerate() {
        if let Some(one) = content.action(*kind) {
            data.push(&format!("stands-{at}"), one.state.code());
            data.push(&format!("why-{at}"), one.why_not.map_or("", Code::code));
            data.push(&format!("words-{at}"), &one.words);
        }
    }
    data
}

async fn page(
    ctx: &RequestCtx,
    profiles: &WorkProfiles,
    f: FormView,
    theirs: Theirs,
) -> Result<ProfileForm, WebError> {
    let title = ctx.texts().get("work-form-title").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    Ok(built(sh, form_frame(ctx, &profiles.head, title), f, theirs))
}

pub(super) fn built(sh: Shell, frame: CaseFrame, f: FormView, theirs: Theirs) -> ProfileForm {
    let texts = sh.texts;
    let filled = (0..MAX_STEPS)
        .rev()
        .find(|at| !is_blank(&f.data, &STEP_FIELDS[..4], *at))
        .map_or(0, |at| at + 1);
    let named =
        |(at, kind): (usize, &ActionKind)| (at, texts.code("work_action", *kind).into_owned());
    ProfileForm {
        targets: (0..MAX_TARGETS).collect(),
        steps: (0..(filled + SPARE_ROWS).clamp(STEP_ROWS, MAX_STEPS)).collect(),
        actions: ActionKind::ALL.iter().enumerate().map(named).collect(),
        step_states: Choice::all::<StepState>(texts, "work_step_state"),
        action_states: Choice::all::<ActionState>(texts, "work_action_state"),
        reasons: Choice::all::<WhyNot>(texts, "work_why_not"),
        sh,
        frame,
        theirs,
        f,
    }
}

/// A row in which nothing was typed.
fn is_blank(data: &FormData, fields: &[&str], at: usize) -> bool {
    fields
        .iter()
        .all(|field| data.get(&format!("{field}-{at}")).is_empty())
}

async fn save(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let data = closed_up(&data);
    let base = data.get("base").parse().unwrap_or(0);
    let answer = match typed(&data) {
        Ok(entry) => app::work_profile::save(ctx.app(), &ctx.op, case, base, entry).await,
        Err(problems) => Err(AppError::Invalid(problems)),
    };
    let error = match answer {
        Ok(()) => return Ok(done(&page_path(case), "work-flash-saved")),
        Err(error) => error,
    };
    let changing = Changing::row(case, "", &["work_profile.save"]).seen("base");
    let (status, f, theirs) = crate::refused::refused(&ctx, changing, data, error).await?;
    let profiles = read(&ctx, case).await?;
    let page = page(&ctx, &profiles, f, theirs).await?;
    Ok(with_status(status, &page))
}

/// The same with no empty rows between filled ones, so that a row is a row of the profile.
fn closed_up(data: &FormData) -> FormData {
    let in_rows = |name: &str| {
        let is_field = |field: &str| STEP_FIELDS.contains(&field) || TARGET_FIELDS.contains(&field);
        name.rsplit_once('-')
            .is_some_and(|(field, at)| is_field(field) && at.parse::<usize>().is_ok())
    };
    let mut closed = FormData::default();
    for (name, value) in data.pairs() {
        if !in_rows(name) {
            closed.push(name, value);
        }
    }
    close(data, &mut closed, &STEP_FIELDS, (4, MAX_STEPS));
    close(data, &mut closed, &TARGET_FIELDS, (2, MAX_TARGETS));
    closed
}

/// Copies the rows in which one of the first `asked` fields says something.
fn close(from: &FormData, to: &mut FormData, fields: &[&str], (asked, most): (usize, usize)) {
    let rows = (0..most).filter(|at| !is_blank(from, &fields[..asked], *at));
    for (row, at) in rows.enumerate() {
        for field in fields {
            let value = from.get(&format!("{field}-{at}"));
            to.push(&format!("{field}-{row}"), value);
        }
    }
}

fn typed(data: &FormData) -> Result<Entry, Problems> {
    let mut problems = Problems::new();
    let p = &mut problems;
    let on = data.date("on", p);
    let epistemic = statement::typed(data, EpistemicKind::ClientStatement, p);
    let mut text = |part: Part| data.optional(part.code(), MAX_TEXT, p);
    let content = WorkProfile {
        schooling: text(Part::Schooling),
        training: text(Part::Training),
        experience: text(Part::Experience),
        licences: text(Part::Licences),
        languages: text(Part::Languages),
        limits: text(Part::Limits),
        wishes: text(Part::Wishes),
        targets: (0..MAX_TARGETS)
            .filter(|at| !is_blank(data, &TARGET_FIELDS, *at))
            .map(|at| target(data, at, &mut problems))
            .collect(),
        steps: (0..MAX_STEPS)
            .filter(|at| !is_blank(data, &STEP_FIELDS[..4], *at))
            .map(|at| step(data, at, &mut problems))
            .collect(),
        actions: ActionKind::ALL
            .iter()
            .enumerate()
            .map(|(at, kind)| action(data, (at, *kind), &mut problems))
            .filter(|one| one.state != ActionState::Open || !one.words.is_empty())
            .collect(),
    };
    match on {
        Some(on) if problems.0.is_empty() => Ok(Entry {
            on,
            content,
            epistemic,
        }),
        _ => Err(problems),
    }
}

fn target(data: &FormData, at: usize, problems: &mut Problems) -> Target {
    Target {
        occupation: data.optional(&format!("occupation-{at}"), MAX_LINE, problems),
        why: data.optional(&format!("because-{at}"), MAX_TEXT, problems),
    }
}

fn step(data: &FormData, at: usize, problems: &mut Problems) -> TrainingStep {
    TrainingStep {
        what: data.optional(&format!("what-{at}"), MAX_LINE, problems),
        provider: data.optional(&format!("provider-{at}"), MAX_LINE, problems),
        from: data.optional_date(&format!("from-{at}"), problems),
        to: data.optional_date(&format!("to-{at}"), problems),
        state: data.code_or(&format!("state-{at}"), StepState::Planned, problems),
    }
}

fn action(data: &FormData, (at, kind): (usize, ActionKind), problems: &mut Problems) -> Action {
    let state = data.code_or(&format!("stands-{at}"), ActionState::Open, problems);
    let why = format!("why-{at}");
    let given = !data.get(&why).is_empty() && state == ActionState::NotNow;
    Action {
        kind,
        state,
        why_not: given.then(|| data.code(&why, problems)).flatten(),
        words: data.optional(&format!("words-{at}"), MAX_LINE, problems),
    }
}
