//! The actual release: recorded, corrected, or taken back because it did not take place.

use access::Action;
use domain::{
    ids::{CaseId, ReleaseForecastId},
    release::{Confidence, ReleaseKind},
};
use jiff::civil::Date;
use store::{StoreError, WriteTx, release::ReleaseForecastRow};

use super::{impossible, logged, unchanged_since};
use crate::{
    App, AppError, Done, Message, OpContext, Problems, journal,
    recompute::{Cause, recompute},
    record::Record,
};

/// The day on which the person really was released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActualRelease {
    /// The day; today or earlier.
    pub day: Date,
    /// Why on this day.
    pub kind: ReleaseKind,
    /// Who says so.
    pub source: String,
    /// Why it is corrected; must be there if a release was recorded before.
    pub reason: String,
    /// The newest entry of the history that the person saw.
    pub seen: Option<ReleaseForecastId>,
}

/// Records the actual release, or corrects it: the time in custody ends, and all that is counted
/// from the release is counted from this day. Whether one that was recorded before is corrected.
pub async fn confirm(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    actual: &ActualRelease,
) -> Result<bool, AppError> {
    let (mut tx, record, history) = opened(app, ctx, case).await?;
    check(&record, actual, ctx.today)?;
    unchanged_since(&history, actual.seen)?;
    let action = if record.case.released {
        "release.correct"
    } else {
        "release.confirm"
    };
    let entry = ReleaseForecastRow {
        id: ctx.new_id(),
        release_on: actual.day,
        kind: Some(actual.kind),
        actual: true,
        source: actual.source.clone(),
        confidence: Confidence::Certain,
        note: actual.reason.clone(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    let done = logged(action, case, &entry);
    write(app, &mut tx, ctx, &record, Some(entry), done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(record.case.released)
}

/// Takes an actual release back that did not take place: the last forecast counts again.
pub async fn withdraw(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    reason: &str,
    seen: Option<ReleaseForecastId>,
) -> Result<(), AppError> {
    let (mut tx, record, history) = opened(app, ctx, case).await?;
    if !record.case.released {
        return Err(AppError::Refused(Message::new("release-not-recorded")));
    }
    if reason.is_empty() {
        return Err(AppError::invalid("reason", "error-reason-required"));
    }
    unchanged_since(&history, seen)?;
    let entry = history
        .into_iter()
        .find(|row| !row.actual)
        .map(|row| ReleaseForecastRow {
            id: ctx.new_id(),
            note: reason.to_owned(),
            recorded_at: ctx.now,
            recorded_by: ctx.actor.user,
            ..row
        });
    let done = Done::on("release.withdraw", case);
    write(app, &mut tx, ctx, &record, entry, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

async fn opened<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<(WriteTx, Record<'a>, Vec<ReleaseForecastRow>), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::ConfirmActualRelease, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let history = store::release::of_case(&mut tx, case).await?;
    Ok((tx, record, history))
}

pub(super) fn check(
    record: &Record<'_>,
    actual: &ActualRelease,
    today: Date,
) -> Result<(), AppError> {
    let mut problems = Problems::new();
    if actual.day > today {
        problems.add_key("release_on", "error-release-confirmed-future");
    } else if let Some(message) = impossible(actual.day, record.episode.custody_start, today) {
        problems.add("release_on", message);
    }
    if record.case.released && actual.reason.is_empty() {
        problems.add_key("reason", "error-reason-required");
    }
    problems.none_or_invalid()
}

async fn write(
    app: &App,
    tx: &mut WriteTx,
    ctx: &OpContext,
    record: &Record<'_>,
    entry: Option<ReleaseForecastRow>,
    done: Done,
) -> Result<(), AppError> {
    let case = &record.case;
    let released = entry.as_ref().is_some_and(|entry| entry.actual);
    let release = entry.as_ref().map(|entry| (entry.release_on, entry.kind));
    store::release::count(tx, case, release, released).await?;
    if let Some(entry) = &entry {
        store::release::insert(tx, case.carrier, case.id, entry).await?;
    }
    let end = release.filter(|_| released).map(|(day, _)| day);
    store::client::end_episode(tx, case.custody_episode, end).await?;
    // Once somebody is out, the prison's social service does not see them: what is open there would be nobody's.
    if let Some(lead) = case.lead.filter(|_| released) {
        store::task::claim(tx, case.id, (lead, true)).await?;
    }
    let cause = Cause::of(ctx, "actual_release");
    recompute(app, tx, &cause, case.id, Some(&record.facts)).await?;
    journal::changed(tx, ctx, done).await?;
    Ok(())
}
