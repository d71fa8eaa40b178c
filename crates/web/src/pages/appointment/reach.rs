//! The steps towards somebody who does not answer, on the case and on its appointments.

use app::{
    AppError, Problems,
    reach::{Corrected, Reach, ToCorrect},
};
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    contact::ContactKind,
    ids::{CaseId, ReachAttemptId},
    reach::ReachStep,
};
use i18n::Texts;
use jiff::civil::Date;

use crate::{
    correction::former,
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    mend::{self, MAX_WHY, Mend},
    page::{done, html, with_status},
    pages::{
        assignment::{Theirs, id},
        session::local_path,
    },
    refused::{Changing, refused},
    request::RequestCtx,
};

/// The card with the steps.
pub(crate) struct ReachView {
    /// Since when, and why.
    pub since: String,
    /// The steps.
    pub steps: Vec<StepLine>,
    /// Where an attempt is sent.
    pub action: String,
    /// The page to come back to.
    pub back: String,
}

/// One step.
pub(crate) struct StepLine {
    /// What is to be done.
    pub title: String,
    /// When it is due, or what was done.
    pub about: String,
    /// Class of its state: `ok`, `open` or `mute`.
    pub class: &'static str,
    /// Its sign.
    pub icon: &'static str,
    /// What was tried: in words, whether it was taken back, and where it is corrected.
    pub tried: Vec<(String, bool, Option<String>)>,
    /// Code of the step.
    pub code: &'static str,
    /// The ways that can be written down with one click: code and words.
    pub ways: Vec<(&'static str, String)>,
}

/// The card, ready for the template; `back` is the page that it stands on.
pub(crate) fn reach_view(
    texts: &Texts,
    reach: &Reach,
    (case, back): (&str, String),
    may_try: bool,
    today: Date,
) -> ReachView {
    let key = if reach.missed {
        "reach-since-missed"
    } else {
        "reach-since-silent"
    };
    ReachView {
        since: texts.with(key, &[("day", reach.since.into())]),
        steps: reach
            .steps
            .iter()
            .map(|one| line(texts, (reach, one.step, one.due_on), (case, may_try), today))
            .collect(),
        action: format!("{case}/reach"),
        back,
    }
}

fn line(
    texts: &Texts,
    (reach, step, due_on): (&Reach, ReachStep, Date),
    (case, may_try): (&str, bool),
    today: Date,
) -> StepLine {
    let of_step = reach.attempts.iter().filter(|one| one.step == step);
    let tried = of_step.map(|one| {
        let correct = may_try.then(|| format!("{case}/reach/{}", one.id));
        (attempt_words(texts, one), one.struck, correct)
    });
    let is_due = reach.due.iter().any(|one| one.step == step);
    let (about, class, icon) = if reach.standing().any(|one| one.step == step) {
        (texts.get("reach-done").into_owned(), "ok", "ok")
    } else if reach.is_done(step) {
        (texts.get("reach-passed").into_owned(), "mute", "none")
    } else if is_due {
        (texts.overdue(due_on, today), "open", "open")
    } else {
        let day = texts.day_short(due_on);
        (
            texts.with("reach-from", &[("day", day.into())]),
            "mute",
            "none",
        )
    };
    let ways = if is_due && may_try {
        app::reach::ways(step)
    } else {
        &[]
    };
    StepLine {
        title: texts.code("reach_step", step).into_owned(),
        tried: tried.collect(),
        about,
        class,
        icon,
        code: step.code(),
        ways: ways
            .iter()
            .map(|way| {
                let key = format!("reach-do-{}", way.code().replace('_', "-"));
                (way.code(), texts.get(&key).into_owned())
            })
            .collect(),
    }
}

fn attempt_words(texts: &Texts, one: &app::reach::AttemptRow) -> String {
    let way = texts.code("contact_kind", one.way).into_owned();
    let args = [
        ("way", way.into()),
        ("day", one.on.into()),
        ("name", (&one.recorded_by_name).into()),
    ];
    texts.with("reach-tried", &args)
}

pub(super) async fn tried(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let step = data.code::<ReachStep>("step", &mut problems);
    let way = data.code::<ContactKind>("way", &mut problems);
    let answer = match (step, way) {
        (Some(step), Some(way)) => app::reach::tried(ctx.app(), &ctx.op, case, step, way).await,
        // Who may not see the case is told so before anything about the form.
        _ => match app::appointment::form(ctx.app(), &ctx.op, case, None, None).await {
            Ok(_) => Err(AppError::Invalid(problems)),
            Err(error) => Err(error),
        },
    };
    answer.map_err(|e| ctx.error(e))?;
    let back = match data.get("next") {
        "" => format!("/cases/{case}/appointments"),
        next => local_path(next).to_owned(),
    };
    Ok(done(&back, "reach-flash-tried"))
}

/// Where an attempt is corrected.
fn path(case: CaseId, attempt: ReachAttemptId) -> String {
    format!("/cases/{case}/reach/{attempt}")
}

async fn open(
    ctx: &RequestCtx,
    case: CaseId,
    attempt: ReachAttemptId,
) -> Result<ToCorrect, WebError> {
    app::reach::for_correction(ctx.app(), &ctx.op, case, attempt)
        .await
        .map_err(|e| ctx.error(e))
}

fn mend(texts: &Texts, case: CaseId, form: &ToCorrect, f: &FormView) -> Mend {
    let attempt = &form.attempt;
    let step = texts.code("reach_step", attempt.step);
    let ways = app::reach::ways(attempt.step);
    let ways: Vec<Choice> = ways
        .iter()
        .map(|way| Choice::new(way.code(), texts.code("contact_kind", *way)))
        .collect();
    Mend {
        title: "reach-correct",
        intro: vec![format!("{step}: {}", attempt_words(texts, attempt))],
        action: path(case, attempt.id),
        back: format!("/cases/{case}/appointments"),
        fields: vec![
            f.radios("way", "reach-way", &ways),
            f.date_field("on", "reach-on"),
        ],
        strikes: true,
        only_strikes: false,
        former: former(texts, form.trail.of(attempt.id.uuid())),
    }
}

pub(super) async fn correcting(
    ctx: RequestCtx,
    Path((case, attempt)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, attempt): (CaseId, ReachAttemptId) = (id(&ctx, &case)?, id(&ctx, &attempt)?);
    let form = open(&ctx, case, attempt).await?;
    let row = &form.attempt;
    let start = FormData::from_pairs([
        ("way", row.way.code().to_owned()),
        ("on", ctx.texts().date(row.on)),
        mend::struck_start(row.struck),
        ("version", row.version.to_string()),
    ]);
    let f = ctx.form(&path(case, attempt), start).await?;
    let mend = mend(ctx.texts(), case, &form, &f);
    let page = mend::page(&ctx, &form.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn typed(data: &FormData) -> Result<Corrected, AppError> {
    let mut problems = Problems::new();
    let way = data.code("way", &mut problems);
    let on = data.date("on", &mut problems);
    let why = data.optional("why", MAX_WHY, &mut problems);
    match (way, on) {
        (Some(way), Some(on)) if problems.0.is_empty() => Ok(Corrected {
            way,
            on,
            struck: mend::strikes(data),
            why,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

pub(super) async fn correct(
    ctx: RequestCtx,
    Path((case, attempt)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, attempt): (CaseId, ReachAttemptId) = (id(&ctx, &case)?, id(&ctx, &attempt)?);
    let version = data.get("version").parse().unwrap_or(0);
    let answer = match typed(&data) {
        Ok(entry) => {
            app::reach::correct(ctx.app(), &ctx.op, case, (attempt, version), &entry).await
        }
        Err(error) => Err(error),
    };
    let Err(error) = answer else {
        let back = format!("/cases/{case}/appointments");
        return Ok(done(&back, "common-flash-corrected"));
    };
    let subject = format!("reach_attempt {attempt}");
    let changing = Changing::row(case, &subject, &["reach.correct"]);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let form = open(&ctx, case, attempt).await?;
    let mend = mend(ctx.texts(), case, &form, &f);
    let page = mend::page(&ctx, &form.head, mend, f, theirs).await?;
    Ok(with_status(status, &page))
}
