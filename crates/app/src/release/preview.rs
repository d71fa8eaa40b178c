//! What another release day would move: shown before it is saved, and asked without saving.

use std::collections::BTreeSet;

use access::{Action, decide};
use domain::{
    ids::CaseId,
    release::{ReleaseKind, Shift},
    seam::{Seam, SecuritySeam},
    task::TaskStatus,
};
use jiff::civil::Date;
use programme::{
    Facts, Text,
    criteria::{self, CriterionState},
    phases::{self, Span},
};
use store::{
    Tx,
    case::CaseRow,
    notice::{Moves, Unfit},
    task::TaskRow,
};

use super::{
    ActualRelease, Forecast, Outlook, ReleaseView, actual::check as check_actual, check_forecast,
    impossible, load, outlook, unchanged_since, unfit, visible,
};
use crate::{
    App, AppError, Done, OpContext, Problems,
    case::{SeamView, seam_view},
    recompute::consequences,
    record::Record,
};

/// One security before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityShift {
    /// Its name in the programme.
    pub title: Text,
    /// Now; `None` while the release is unknown.
    pub before: Option<SecuritySeam>,
    /// With the other day.
    pub after: Option<SecuritySeam>,
}

/// A criterion of admission that would be answered otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionShift {
    /// The rule in a few words.
    pub label: Text,
    /// The answer now.
    pub before: CriterionState,
    /// The answer with the other day.
    pub after: CriterionState,
}

/// What would be if the release were on another day.
#[derive(Debug, Clone)]
pub struct Preview {
    /// The day that is asked about.
    pub release_on: Date,
    /// The day that counts now.
    pub release_before: Option<Date>,
    /// Tasks that move, uncovered days before and after, and what no longer fits.
    pub moves: Moves,
    /// Tasks that stay although others move: done, skipped, pinned or one's own.
    pub kept: Vec<TaskRow>,
    /// Each needed security before and after.
    pub securities: Vec<SecurityShift>,
    /// The seam afterwards, to be drawn.
    pub seam: Option<SeamView>,
    /// The phase of today before and after.
    pub phase: (Option<Text>, Option<Text>),
    /// The days that the programme serves, before and after.
    pub window: (Option<Span>, Option<Span>),
    /// Criteria of admission to be looked at again; empty for who may not see the clearing.
    pub criteria: Vec<CriterionShift>,
    /// What the day brings with it.
    pub outlook: Outlook,
}

/// What a forecast would move, before it is saved. Nothing is written but the log entry.
pub async fn preview(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    forecast: &Forecast,
) -> Result<(ReleaseView, Preview), AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::AddReleaseForecast, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let view = load(app, &mut tx, ctx, &record).await?;
    check_forecast(&record, &view.history, forecast, ctx.today)?;
    let left = left(&mut tx, ctx, &record, forecast.release_on).await?;
    drop(tx);
    let then = expected(&record, (forecast.release_on, Some(forecast.kind)));
    let preview = computed(app, ctx, &record, &then, left);
    app.viewed(ctx, asked("release.preview", case, forecast.release_on))
        .await?;
    Ok((view, preview))
}

/// What recording or correcting the actual release would move, before it is saved; `None` if the day is the one
/// that counts already, so that nothing has to be looked at.
pub async fn preview_actual(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    actual: &ActualRelease,
) -> Result<Option<(ReleaseView, Preview)>, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ConfirmActualRelease, case)
        .await?;
    if row.release_on == Some(actual.day) {
        return Ok(None);
    }
    let record = app.record(&mut tx, row).await?;
    let view = load(app, &mut tx, ctx, &record).await?;
    check_actual(&record, actual, ctx.today)?;
    unchanged_since(&view.history, actual.seen)?;
    let left = left(&mut tx, ctx, &record, actual.day).await?;
    drop(tx);
    let then = CaseRow {
        release_on: Some(actual.day),
        release_kind: Some(actual.kind),
        released: true,
        ..record.case.clone()
    };
    let preview = computed(app, ctx, &record, &then, left);
    app.viewed(ctx, asked("release.preview", case, actual.day))
        .await?;
    Ok(Some((view, preview)))
}

/// What would be if the release were on this day, and of this kind if one is named: nothing is written but
/// the log entry. Without a day only the case is shown.
pub async fn what_if(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    release: Option<(Date, Option<ReleaseKind>)>,
) -> Result<(ReleaseView, Option<Preview>), AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewReleaseHistory, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let start = record.episode.custody_start;
    if let Some(message) = release.and_then(|(day, _)| impossible(day, start, ctx.today)) {
        let mut problems = Problems::new();
        problems.add("release", message);
        return Err(AppError::Invalid(problems));
    }
    let view = load(app, &mut tx, ctx, &record).await?;
    let left = match release {
        Some((day, _)) => left(&mut tx, ctx, &record, day).await?,
        None => Vec::new(),
    };
    drop(tx);
    let preview = release.map(|day| {
        let then = expected(&record, day);
        computed(app, ctx, &record, &then, left)
    });
    let done = match release {
        Some((day, _)) => asked("release.what_if", case, day),
        None => Done::on("release.view", case),
    };
    app.viewed(ctx, done).await?;
    Ok((view, preview))
}

fn asked(action: &'static str, case: CaseId, day: Date) -> Done {
    let detail = serde_json::json!({ "release": day.to_string() });
    Done::on(action, case).detail(detail.to_string())
}

/// What would no longer fit, as far as this person may know of it.
async fn left(
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
    day: Date,
) -> Result<Vec<Unfit>, AppError> {
    let shift = Shift::new(record.facts.release(), Some(day), ctx.today);
    let mut found = unfit(tx, record, shift).await?;
    visible(ctx, &record.case, &mut found);
    Ok(found)
}

/// The case if the release were expected on this day, and of this kind if one is named.
fn expected(record: &Record<'_>, (day, kind): (Date, Option<ReleaseKind>)) -> CaseRow {
    CaseRow {
        release_on: Some(day),
        release_kind: kind.or(record.case.release_kind),
        ..record.case.clone()
    }
}

/// The same facts that saving would lead to, and all that follows from them.
fn computed(
    app: &App,
    ctx: &OpContext,
    record: &Record<'_>,
    case: &CaseRow,
    left: Vec<Unfit>,
) -> Preview {
    let facts = app.facts(case, &record.episode, &record.fact_rows, &record.overlaps);
    let follows = consequences(app, record, &facts, ctx.today);
    let (before, after) = (record.facts.anchors(), facts.anchors());
    let phase = |anchors| {
        phases::phase_on(record.programme, anchors, ctx.today).map(|phase| phase.title.clone())
    };
    let release_on = case.release_on.unwrap_or(ctx.today);
    Preview {
        release_on,
        release_before: record.case.release_on,
        kept: kept(record, &follows.moves),
        securities: security_shifts(record, follows.seam.as_ref(), ctx.today),
        moves: Moves {
            unfit: left,
            ..follows.moves
        },
        seam: seam_view(record, &facts, app.catalogue.holidays(), ctx.today),
        phase: (phase(&before), phase(&after)),
        window: (
            phases::window(record.programme, &before),
            phases::window(record.programme, &after),
        ),
        criteria: criterion_shifts(ctx, record, &facts),
        outlook: outlook(app, record.programme, release_on),
    }
}

/// Tasks with a date that do not follow, if any others do.
fn kept(record: &Record<'_>, moves: &Moves) -> Vec<TaskRow> {
    if moves.tasks.is_empty() && moves.release_after.is_none() {
        return Vec::new();
    }
    let moved: BTreeSet<&str> = moves
        .tasks
        .iter()
        .map(|task| task.template.as_str())
        .collect();
    record
        .tasks
        .iter()
        .filter(|task| {
            let stays = task.status == TaskStatus::Done || task.pinned || task.template.is_none();
            let elsewhere = task
                .template
                .as_deref()
                .is_some_and(|template| moved.contains(template));
            stays && !elsewhere && task.due_on.is_some()
        })
        .cloned()
        .collect()
}

fn security_shifts(record: &Record<'_>, after: Option<&Seam>, today: Date) -> Vec<SecurityShift> {
    let before = record.seam(&record.facts, today);
    let of = |seam: Option<&Seam>, code: &str| {
        seam.and_then(|seam| {
            seam.securities
                .iter()
                .find(|one| one.security.code() == code)
                .cloned()
        })
    };
    record
        .programme
        .securities
        .iter()
        .map(|rule| SecurityShift {
            title: rule.title.clone(),
            before: of(before.as_ref(), rule.id.code()),
            after: of(after, rule.id.code()),
        })
        .filter(|shift| shift.before.is_some() || shift.after.is_some())
        .collect()
}

fn criterion_shifts(ctx: &OpContext, record: &Record<'_>, facts: &Facts) -> Vec<CriterionShift> {
    let seen = decide(
        &ctx.actor,
        Action::ViewClearing,
        Some(&record.case.access_facts()),
    );
    if !seen.is_allowed() {
        return Vec::new();
    }
    let before = criteria::admission(record.programme, &record.facts, ctx.today);
    let after = criteria::admission(record.programme, facts, ctx.today);
    before
        .criteria
        .iter()
        .zip(&after.criteria)
        .filter(|(before, after)| before.state != after.state)
        .map(|(before, after)| CriterionShift {
            label: before.criterion.label.clone(),
            before: before.state,
            after: after.state,
        })
        .collect()
}
