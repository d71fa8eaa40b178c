//! The end of a case, and re-entry.

use app::{
    AppError, CHANGES_OF_A_CASE, Problems,
    closing::{Closing, EndGoal, Ending, MAX_WORDS, OutcomeEntry},
    doubt::Weighed,
};
use askama::Template;
use axum::{extract::Path, http::StatusCode, response::Response};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, PlanItemId},
    plan::outcome::Outcome,
};
use i18n::{Lang, Texts};
use programme::model::{ClosureKind, ClosureReason};

use crate::{
    doubt::{doubt_words, typed_then},
    error::WebError,
    field::Choice,
    form::{FormData, FormView},
    page::{Nav, Shell, done, html, with_status},
    pages::{
        assignment::{Theirs, id, without},
        case::{CaseFrame, form_frame},
    },
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Form, Guard, Routes},
};

mod asked;
mod ending;
mod extension;
mod open;
mod outcomes;
mod reentry;
mod sample;

use self::open::{Hint, hints};
pub(crate) use self::outcomes::{EndView, end_view};

/// Routes of this noun.
pub fn routes() -> Routes {
    Routes::new()
        .get("/cases/{case}/close", Guard::Case, page)
        .form(
            "/cases/{case}/close",
            "/cases/{case}/close",
            Guard::Case,
            close,
        )
        .button(
            "/cases/{case}/close/prepare",
            Form {
                action: "/cases/{case}/close",
                page: "/cases/{case}/close",
            },
            Guard::Case,
            prepare,
        )
        .post("/cases/{case}/close/resume", Guard::Case, resume)
        .merge(ending::routes())
        .merge(extension::routes())
        .merge(outcomes::routes())
        .merge(reentry::routes())
}

#[derive(Template)]
#[template(path = "closing/close.html")]
struct ClosePage {
    sh: Shell,
    frame: CaseFrame,
    prepared: bool,
    window: (String, bool),
    extension: Option<String>,
    open: Vec<Hint>,
    doubts: Vec<String>,
    return_possible: Option<String>,
    rule: Option<String>,
    reasons: Vec<Choice>,
    kinds: Vec<Choice>,
    goals: Vec<GoalField>,
    outcomes: Vec<Choice>,
    theirs: Theirs,
    f: FormView,
}

/// The fields about one goal.
struct GoalField {
    /// Names of both fields.
    outcome: String,
    said: String,
    /// Life domain and last review.
    about: String,
    /// The words beside both fields.
    label: String,
    ask: String,
}

async fn page(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let kept = ctx.drafted(&format!("/cases/{case}/close")).await?;
    Ok(html(&render(&ctx, case, kept, Theirs::default()).await?))
}

async fn render(
    ctx: &RequestCtx,
    case: CaseId,
    form: Option<FormView>,
    theirs: Theirs,
) -> Result<ClosePage, WebError> {
    let closing = app::closing::closing(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    let title = ctx.texts().get("closing-title").into_owned();
    let sh = ctx.shell(Nav::Cases, title.clone()).await?;
    let frame = form_frame(ctx, &closing.head, title);
    Ok(built(sh, frame, &closing, form, theirs))
}

fn built(
    sh: Shell,
    frame: CaseFrame,
    closing: &Closing,
    form: Option<FormView>,
    theirs: Theirs,
) -> ClosePage {
    let row = &closing.head.case;
    let prepared = row.status == domain::case::CaseStatus::Closing;
    ClosePage {
        prepared,
        window: window(&sh, closing),
        extension: closing
            .extendable
            .then(|| format!("{}/extension", frame.href)),
        open: hints(&sh, &frame, closing),
        doubts: Vec::new(),
        return_possible: say(&sh, closing.return_possible.as_ref()),
        rule: say(&sh, closing.reentry_rule.as_ref()),
        reasons: reasons(sh.texts, &closing.reasons),
        kinds: Choice::all::<EpistemicKind>(sh.texts, "epistemic_kind"),
        goals: closing
            .goals
            .iter()
            .map(|goal| goal_field(&sh, goal))
            .collect(),
        outcomes: Choice::all::<Outcome>(sh.texts, "plan_outcome"),
        theirs,
        f: form.unwrap_or_else(|| FormView::new(sh.texts, start(&sh, closing))),
        sh,
        frame,
    }
}

fn say(sh: &Shell, text: Option<&programme::Text>) -> Option<String> {
    text.map(|text| sh.say(text).to_owned())
}

/// The form at its start: the last day of the window if it has passed, else today.
fn start(sh: &Shell, closing: &Closing) -> FormData {
    let row = &closing.head.case;
    let last = closing
        .window_end
        .and_then(|end| end.yesterday().ok())
        .filter(|last| *last < sh.today && *last >= closing.earliest)
        .unwrap_or(sh.today);
    let mut data = FormData::from_pairs([
        ("exit_on", sh.texts.date(last)),
        ("reason", row.closure_reason.clone().unwrap_or_default()),
        ("note", row.closure_note.clone().unwrap_or_default()),
        (
            "epistemic",
            row.closure_epistemic
                .unwrap_or(EpistemicKind::Assessment)
                .code()
                .to_owned(),
        ),
        ("version", row.version.to_string()),
    ]);
    for goal in &closing.goals {
        if let Some(kept) = &goal.kept {
            data.push(&format!("outcome-{}", goal.goal), kept.outcome.code());
            data.push(&format!("said-{}", goal.goal), kept.said.as_str());
        }
    }
    data
}

fn goal_field(sh: &Shell, goal: &EndGoal) -> GoalField {
    let title = sh.say(&goal.title);
    GoalField {
        outcome: format!("outcome-{}", goal.goal),
        said: format!("said-{}", goal.goal),
        label: sh.t1("closing-outcome-of", "words", &goal.words),
        ask: sh.t("closing-said").into_owned(),
        about: match goal.points {
            Some(points) => {
                let fits = sh.texts.code("plan_outcome", Outcome::suggested(points));
                let points = crate::pages::plan::points(sh.texts, points);
                let said = [("points", points.into()), ("outcome", fits.into())];
                let reviewed = sh.texts.with("closing-reviewed", &said);
                format!("{title} · {reviewed}")
            }
            None => title.to_owned(),
        },
    }
}

/// What was typed about the goals.
fn outcomes(data: &FormData, problems: &mut Problems) -> Vec<OutcomeEntry> {
    let mut entries = Vec::new();
    for (name, typed) in data.pairs() {
        let goal = name.strip_prefix("outcome-");
        let Some(goal) = goal.and_then(|goal| goal.parse::<PlanItemId>().ok()) else {
            continue;
        };
        let outcome = match typed.trim() {
            "" => None,
            _ => data.code(name, problems),
        };
        let said = data.optional(&format!("said-{goal}"), MAX_WORDS, problems);
        entries.push(OutcomeEntry {
            goal,
            outcome,
            said,
        });
    }
    entries
}

/// When support ends by the programme, and whether that day has passed.
fn window(sh: &Shell, closing: &Closing) -> (String, bool) {
    let last = closing.window_end.and_then(|end| end.yesterday().ok());
    match last {
        None => (sh.t("closing-window-unknown").into_owned(), false),
        Some(day) => {
            let over = day < sh.today;
            let key = if over {
                "closing-window-over"
            } else {
                "closing-window-ends"
            };
            (sh.texts.with(key, &[("day", day.into())]), over)
        }
    }
}

fn reasons(texts: &Texts, reasons: &[ClosureReason]) -> Vec<Choice> {
    reasons
        .iter()
        .map(|one| {
            let reason = one.title.in_language(texts.lang().code());
            // Only what ends early is marked: a death is not to be called a regular end.
            let words = match one.kind {
                ClosureKind::End => reason.to_owned(),
                ClosureKind::Dropout => {
                    texts.with("closing-kind-dropout", &[("reason", reason.into())])
                }
            };
            Choice::new(&one.id, words)
        })
        .collect()
}

fn ending(ctx: &RequestCtx, data: &FormData, problems: &mut Problems) -> Ending {
    Ending {
        reason: data.get("reason").to_owned(),
        note: data.get("note").to_owned(),
        epistemic: Some(data.code_or("epistemic", EpistemicKind::Assessment, problems)),
        outcomes: outcomes(data, problems),
        exit_on: data.optional_date("exit_on", problems),
        version: data.get("version").parse().unwrap_or(0),
        confirmed: data.get("confirmed") == meant(data),
        settled_because: ctx.texts().get("closing-task-reason").into_owned(),
    }
}

/// What says when and why the case ends: a doubt was confirmed for this, and for nothing else.
fn meant(data: &FormData) -> String {
    typed_then(data, &["exit_on", "reason"])
}

/// What was typed, to be sent once more when it is meant like that.
fn asked(data: &FormData) -> FormData {
    let mut kept = without(data, "confirmed");
    kept.push("confirmed", meant(data));
    kept
}

async fn close(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let ending = ending(&ctx, &data, &mut problems);
    let answer = match problems.none_or_invalid() {
        Ok(()) => app::closing::close(ctx.app(), &ctx.op, case, &ending).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(Weighed::Saved(())) => Ok(done(&format!("/cases/{case}"), "closing-flash-closed")),
        Ok(Weighed::Doubtful(doubts)) => {
            let form = FormView::new(ctx.texts(), asked(&data));
            let mut page = render(&ctx, case, Some(form), Theirs::default()).await?;
            page.doubts = doubt_words(ctx.texts(), &doubts);
            Ok(with_status(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
        Err(error) => again(&ctx, case, data, error).await,
    }
}

async fn prepare(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let ending = ending(&ctx, &data, &mut problems);
    // The last day does not count yet, so it need not be readable.
    problems.0.retain(|one| one.field != "exit_on");
    let answer = match problems.none_or_invalid() {
        Ok(()) => app::closing::prepare(ctx.app(), &ctx.op, case, &ending).await,
        Err(error) => Err(error),
    };
    match answer {
        Ok(()) => Ok(done(
            &format!("/cases/{case}/close"),
            "closing-flash-prepared",
        )),
        Err(error) => again(&ctx, case, data, error).await,
    }
}

async fn resume(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    app::closing::resume(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(&format!("/cases/{case}"), "closing-flash-resumed"))
}

/// The form once more: with its problems, or beside what somebody else has stored.
async fn again(
    ctx: &RequestCtx,
    case: CaseId,
    data: FormData,
    error: AppError,
) -> Result<Response, WebError> {
    let changing = Changing::row(case, "", &CHANGES_OF_A_CASE);
    let (status, form, theirs) = refused(ctx, changing, data, error).await?;
    let page = render(ctx, case, Some(form), theirs).await?;
    Ok(with_status(status, &page))
}

/// Every page of this noun with sample content, for the test that renders all of them.
pub fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    sample::samples(lang)
}
