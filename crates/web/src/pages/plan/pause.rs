//! Pauses of reviews: as the plan tells them, the form that begins one, and the form that corrects one.

use app::{
    AppError, Problems,
    plan::{
        Pause, PlanView,
        pause::{PauseEntry, Repaused},
    },
};
use axum::{extract::Path, response::Response};
use domain::{
    Code,
    ids::{CaseId, PlanEntryId},
    plan::pause::PauseReason,
};
use i18n::{Arg, Texts};
use jiff::civil::Date;

use super::{
    beside::{MAX_TEXT, open, sheet},
    code, path,
    sheet::{Sheet, again, row, shown},
};
use crate::{
    correction::{Former, former},
    error::WebError,
    field::Choice,
    form::{FormData, FormView, parse_date, text_of},
    mend::{self, MAX_WHY, Mend},
    page::{done, html, with_status},
    pages::assignment::{Theirs, id},
    refused::{Changing, refused},
    request::RequestCtx,
    routes::{Guard, Routes},
};

/// Routes of pauses.
pub(super) fn routes() -> Routes {
    let (start, pause) = (
        "/cases/{case}/plan/pause",
        "/cases/{case}/plan/pauses/{pause}",
    );
    Routes::new()
        .get(start, Guard::Case, new)
        .form(start, start, Guard::Case, add)
        .post("/cases/{case}/plan/resume", Guard::Case, resume)
        .get(pause, Guard::Case, show)
        .form(pause, pause, Guard::Case, save)
}

/// A pause in the right column.
pub(super) struct PauseLine {
    pub words: String,
    /// Whether it was taken back.
    pub struck: bool,
    pub former: Vec<Former>,
    /// Where it is corrected.
    pub correct: Option<String>,
}

/// All pauses, the newest first. The one that is on ends on the day that counts: a release that moved may have
/// brought it forward.
pub(super) fn pauses(texts: &Texts, view: &PlanView<'_>) -> Vec<PauseLine> {
    let on = view.pause().map(|one| one.id);
    let line = |one: &Pause| PauseLine {
        words: on_now(texts, view)
            .filter(|_| on == Some(one.id))
            .unwrap_or_else(|| words(texts, one)),
        struck: one.struck,
        former: former(texts, view.pause_trail.of(one.id.uuid())),
        correct: view.may_edit.then(|| action(view.head.case.id, one.id)),
    };
    view.pauses.iter().rev().map(line).collect()
}

/// Why reviews wait: the reason of the list, and the words that go with it.
fn reason(texts: &Texts, one: &Pause) -> String {
    let kind = code(texts, "pause_reason", one.kind);
    match one.reason.as_str() {
        "" => kind,
        words if one.kind == PauseReason::Other => words.to_owned(),
        words => format!("{kind}, {words}"),
    }
}

/// The pause that is on, with until when.
pub(super) fn on_now(texts: &Texts, view: &PlanView<'_>) -> Option<String> {
    let one = view.pause()?;
    let until = view.rests_until?;
    let args = [
        ("day", Arg::from(one.from)),
        ("until", until.into()),
        ("reason", reason(texts, one).into()),
    ];
    Some(texts.with("plan-paused", &args))
}

fn words(texts: &Texts, one: &Pause) -> String {
    let reason = ("reason", Arg::from(reason(texts, one)));
    let from = one.from.into();
    match (one.to, one.until) {
        (Some(to), _) => {
            let args = [("from", from), ("to", to.into()), reason];
            texts.with("plan-paused-until", &args)
        }
        (None, Some(until)) => {
            let args = [("day", from), ("until", until.into()), reason];
            texts.with("plan-paused", &args)
        }
        (None, None) => texts.with("plan-paused-open", &[("day", from), reason]),
    }
}

// --- a new one

fn pause_fields(f: &FormView, view: &PlanView<'_>) -> Vec<String> {
    let reasons = Choice::all::<PauseReason>(f.texts, "pause_reason");
    let mut fields = vec![
        f.select("kind", "plan-pause-kind", &reasons),
        f.area_optional("reason", "plan-pause-reason", 2),
        row(&[
            f.date_field("from", "plan-pause-from"),
            f.date_field("until", "plan-pause-until"),
        ]),
    ];
    let from = parse_date(f.value("from")).ok();
    if let Some(latest) = from.and_then(|from| view.longest_pause(from)) {
        let most = f.texts.with("plan-pause-most", &[("day", latest.into())]);
        fields.push(format!("<p class=\"muted\">{}</p>", text_of(&most)));
    }
    if let Some(next) = view.next_review {
        let day = [("day", next.due().into())];
        let without = f.texts.with("plan-pause-without", &day);
        fields.push(format!("<p class=\"muted\">{}</p>", text_of(&without)));
    }
    fields
}

fn pause_sheet(ctx: &RequestCtx, case: CaseId) -> Sheet {
    Sheet {
        intro: vec![ctx.texts().get("plan-pause-intro").into_owned()],
        ..sheet(case, "plan-pause-title", "pause", pause_fields)
    }
}

async fn new(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let view = open(&ctx, case).await?;
    let start = FormData::from_pairs([("from", ctx.texts().date(ctx.today()))]);
    shown(&ctx, &view, pause_sheet(&ctx, case), start).await
}

fn entry(data: &FormData, problems: &mut Problems) -> Option<PauseEntry> {
    let kind = data.code("kind", problems);
    let words = data.optional("reason", MAX_TEXT, problems);
    let from = data.date("from", problems);
    let until = data.date("until", problems);
    Some(PauseEntry {
        from: from?,
        until: until?,
        kind: kind?,
        words,
    })
}

async fn add(
    ctx: RequestCtx,
    Path(case): Path<String>,
    data: FormData,
) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    let mut problems = Problems::new();
    let stored = match entry(&data, &mut problems) {
        Some(entry) if problems.0.is_empty() => {
            app::plan::pause::pause(ctx.app(), &ctx.op, case, &entry).await
        }
        _ => Err(AppError::Invalid(problems)),
    };
    match stored {
        Ok(()) => Ok(done(&path(case), "plan-flash-paused")),
        Err(error) => again(&ctx, case, pause_sheet(&ctx, case), data, error).await,
    }
}

async fn resume(ctx: RequestCtx, Path(case): Path<String>) -> Result<Response, WebError> {
    let case: CaseId = id(&ctx, &case)?;
    app::plan::pause::resume(ctx.app(), &ctx.op, case)
        .await
        .map_err(|e| ctx.error(e))?;
    Ok(done(&path(case), "plan-flash-resumed"))
}

// --- one that was entered wrongly

fn action(case: CaseId, pause: PlanEntryId) -> String {
    format!("{}/pauses/{pause}", path(case))
}

fn found<'v>(
    ctx: &RequestCtx,
    view: &'v PlanView<'_>,
    pause: PlanEntryId,
) -> Result<&'v Pause, WebError> {
    let one = view.pauses.iter().find(|one| one.id == pause);
    one.ok_or_else(|| ctx.error(AppError::NotFound))
}

async fn show(
    ctx: RequestCtx,
    Path((case, pause)): Path<(String, String)>,
) -> Result<Response, WebError> {
    let (case, pause): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &pause)?);
    let view = open(&ctx, case).await?;
    let one = found(&ctx, &view, pause)?;
    let texts = ctx.texts();
    let day = |day: Option<Date>| day.map(|day| texts.date(day)).unwrap_or_default();
    let start = FormData::from_pairs([
        ("from", texts.date(one.from)),
        ("until", day(one.until)),
        ("to", day(one.to)),
        ("kind", one.kind.code().to_owned()),
        ("reason", one.reason.clone()),
        mend::struck_start(one.struck),
        ("version", one.version.to_string()),
    ]);
    let f = ctx.form(&action(case, pause), start).await?;
    let mend = mend(texts, &view, one, &f);
    let page = mend::page(&ctx, &view.head, mend, f, Theirs::default()).await?;
    Ok(html(&page))
}

fn mend(texts: &Texts, view: &PlanView<'_>, one: &Pause, f: &FormView) -> Mend {
    let case = view.head.case.id;
    let reasons = Choice::all::<PauseReason>(texts, "pause_reason");
    Mend {
        title: "plan-pause-correct",
        intro: vec![words(texts, one)],
        action: action(case, one.id),
        back: path(case),
        fields: vec![
            f.select("kind", "plan-pause-kind", &reasons),
            f.area_optional("reason", "plan-pause-reason", 2),
            f.date_field("from", "plan-pause-from"),
            f.date_field("until", "plan-pause-until"),
            f.date_optional("to", "plan-pause-to"),
        ],
        strikes: true,
        only_strikes: false,
        former: former(texts, view.pause_trail.of(one.id.uuid())),
    }
}

fn typed(data: &FormData) -> Result<Repaused, AppError> {
    let mut problems = Problems::new();
    let entry = entry(data, &mut problems);
    let to = data.optional_date("to", &mut problems);
    let why = data.optional("why", MAX_WHY, &mut problems);
    match entry {
        Some(entry) if problems.0.is_empty() => Ok(Repaused {
            version: data.get("version").parse().unwrap_or(0),
            entry,
            to,
            struck: mend::strikes(data),
            why,
        }),
        _ => Err(AppError::Invalid(problems)),
    }
}

async fn save(
    ctx: RequestCtx,
    Path((case, pause)): Path<(String, String)>,
    data: FormData,
) -> Result<Response, WebError> {
    let (case, pause): (CaseId, PlanEntryId) = (id(&ctx, &case)?, id(&ctx, &pause)?);
    let stored = match typed(&data) {
        Ok(typed) => app::plan::pause::correct(ctx.app(), &ctx.op, case, pause, &typed).await,
        Err(error) => Err(error),
    };
    let Err(error) = stored else {
        return Ok(done(&path(case), "common-flash-corrected"));
    };
    let subject = format!("plan_pause {pause}");
    let changing = Changing::row(case, &subject, &["plan.correct_pause", "plan.resume"]);
    let (status, f, theirs) = refused(&ctx, changing, data, error).await?;
    let view = open(&ctx, case).await?;
    let one = found(&ctx, &view, pause)?;
    let mend = mend(ctx.texts(), &view, one, &f);
    let page = mend::page(&ctx, &view.head, mend, f, theirs).await?;
    Ok(with_status(status, &page))
}
