//! The release date: its history, what another day would move, and the day that really came.
//!
//! A forecast is never overwritten; each new one is a row of its own, and the newest counts. A
//! change is shown before it is saved ([`preview`]), by the same computation that saves it. The
//! actual release ends the time in custody; from then on only a correction with a reason is taken.

mod actual;
mod preview;
mod unfit;

use access::{Action, decide};
use domain::{
    Code,
    calendar::{add_months, days_between},
    ids::{CaseId, ReleaseForecastId},
    release::{
        Confidence, EARLIEST_ENTRY, EarliestRelease, ReleaseKind, closed_days_at_release,
        earliest_release,
    },
};
use jiff::civil::Date;
use programme::{
    Programme, Text,
    phases::{self, Span},
};
use store::{StoreError, Tx, case::CaseRow};

pub use actual::{ActualRelease, confirm, withdraw};
pub use preview::{CriterionShift, Preview, SecurityShift, preview, preview_actual, what_if};
pub use store::{
    notice::{ChangeNoticeRow, MovedTask, Moves, Unfit, UnfitKind},
    release::ReleaseForecastRow,
};

pub(crate) use unfit::{unfit, visible};

use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    case::{Head, head_of},
    journal,
    recompute::{Cause, recompute},
    record::Record,
};

/// How many years ahead a release can lie; what is farther is a typing error.
const YEARS_AHEAD: i32 = 20;

/// How many change notices the page shows.
const NOTICES: i64 = 5;

/// A new forecast, as somebody reports it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// The day.
    pub release_on: Date,
    /// Why on this day.
    pub kind: ReleaseKind,
    /// Who says so.
    pub source: String,
    /// How sure that is.
    pub confidence: Confidence,
    /// What else there is to say.
    pub note: String,
    /// The newest entry of the history that the person saw; another one by now is a conflict.
    pub seen: Option<ReleaseForecastId>,
}

/// A day around the release on which offices are closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedDay {
    /// The day.
    pub day: Date,
    /// The public holiday; `None` on a weekend.
    pub holiday: Option<String>,
}

/// What a release day brings with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outlook {
    /// The day.
    pub release: Date,
    /// The earliest day on which the prison may release instead, with the rule.
    pub earliest: EarliestRelease,
    /// Closed offices on the day and on the day after.
    pub closed: Vec<ClosedDay>,
}

/// A phase with its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhaseSpan {
    /// Name.
    pub title: Text,
    /// First day, and the first day after it; `None` if it cannot be told.
    pub span: Option<Span>,
    /// Whether it is the phase of today.
    pub now: bool,
}

/// All about the release of a case.
#[derive(Debug, Clone)]
pub struct ReleaseView {
    /// The case.
    pub head: Head,
    /// Forecasts and the actual release, newest first.
    pub history: Vec<ReleaseForecastRow>,
    /// The entry that counts.
    pub counts: Option<ReleaseForecastId>,
    /// What the day brings with it; `None` while it is unknown.
    pub outlook: Option<Outlook>,
    /// The phases of the programme.
    pub phases: Vec<PhaseSpan>,
    /// The last change notices, newest first.
    pub notices: Vec<ChangeNoticeRow>,
    /// Whether this person may report a new day.
    pub may_forecast: bool,
    /// Whether this person may record the actual release.
    pub may_confirm: bool,
    /// Whether this person may end the case.
    pub may_close: bool,
}

impl ReleaseView {
    /// The newest entry, which a form names so that a second one is noticed.
    pub fn newest(&self) -> Option<&ReleaseForecastRow> {
        self.history.first()
    }
}

/// The release of a case, with its history.
pub async fn view(app: &App, ctx: &OpContext, case: CaseId) -> Result<ReleaseView, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewReleaseHistory, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let view = load(app, &mut tx, ctx, &record).await?;
    drop(tx);
    app.viewed(ctx, Done::on("release.view", case)).await?;
    Ok(view)
}

async fn load(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    record: &Record<'_>,
) -> Result<ReleaseView, AppError> {
    let case = &record.case;
    let history = store::release::of_case(tx, case.id).await?;
    let facts = case.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    let mut notices = store::notice::of_case(tx, case.id, NOTICES).await?;
    for notice in &mut notices {
        visible(ctx, case, &mut notice.detail.unfit);
    }
    Ok(ReleaseView {
        head: head_of(app, record, ctx.today),
        counts: counting(&history, case),
        history,
        outlook: case
            .release_on
            .map(|day| outlook(app, record.programme, day)),
        phases: phase_spans(record, ctx.today),
        notices,
        may_forecast: may(Action::AddReleaseForecast) && !case.released,
        may_confirm: may(Action::ConfirmActualRelease),
        may_close: may(Action::CloseCase) && case.status.is_running(),
    })
}

/// The newest entry that says what the case says.
fn counting(history: &[ReleaseForecastRow], case: &CaseRow) -> Option<ReleaseForecastId> {
    history
        .iter()
        .find(|row| Some(row.release_on) == case.release_on && row.actual == case.released)
        .map(|row| row.id)
}

fn phase_spans(record: &Record<'_>, today: Date) -> Vec<PhaseSpan> {
    let anchors = record.facts.anchors();
    let now = phases::phase_on(record.programme, &anchors, today).map(|phase| &phase.id);
    phases::spans(record.programme, &anchors)
        .into_iter()
        .map(|(phase, span)| PhaseSpan {
            title: phase.title.clone(),
            span,
            now: now == Some(&phase.id),
        })
        .collect()
}

pub(crate) fn outlook(app: &App, programme: &Programme, release: Date) -> Outlook {
    let holidays = app.catalogue.holidays();
    Outlook {
        release,
        earliest: earliest_release(release, programme.land, holidays),
        closed: closed_days_at_release(release, programme.land, holidays)
            .into_iter()
            .map(|day| ClosedDay {
                holiday: holidays.on(day, programme.land).map(|one| one.name.clone()),
                day,
            })
            .collect(),
    }
}

/// Saves a new forecast and moves everything that follows from it, in one transaction.
pub async fn save(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    forecast: &Forecast,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::AddReleaseForecast, case)
        .await?;
    let record = app.record(&mut tx, row).await?;
    let history = store::release::of_case(&mut tx, case).await?;
    check_forecast(&record, &history, forecast, ctx.today)?;
    let former = record.facts.clone();
    let entry = ReleaseForecastRow {
        id: ctx.new_id(),
        release_on: forecast.release_on,
        kind: Some(forecast.kind),
        actual: false,
        source: forecast.source.clone(),
        confidence: forecast.confidence,
        note: forecast.note.clone(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    let release = Some((forecast.release_on, Some(forecast.kind)));
    store::release::count(&mut tx, &record.case, release, false).await?;
    store::release::insert(&mut tx, record.case.carrier, case, &entry).await?;
    let cause = Cause::of(ctx, "release");
    recompute(app, &mut tx, &cause, case, Some(&former)).await?;
    journal::changed(&mut tx, ctx, logged("release.forecast", case, &entry)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn logged(action: &'static str, case: CaseId, entry: &ReleaseForecastRow) -> Done {
    Done::on(action, case)
        .subject(format!("release {}", entry.id))
        .detail(
            serde_json::json!({"release": entry.release_on.to_string(), "kind": entry.kind.map(Code::code)})
                .to_string(),
        )
}

/// Whether this forecast can be taken as the case stands.
fn check_forecast(
    record: &Record<'_>,
    history: &[ReleaseForecastRow],
    forecast: &Forecast,
    today: Date,
) -> Result<(), AppError> {
    if record.case.released {
        return Err(AppError::Refused(Message::new("error-release-fixed")));
    }
    let mut problems = Problems::new();
    let start = record.episode.custody_start;
    if let Some(message) = impossible(forecast.release_on, start, today) {
        problems.add("release_on", message);
    }
    problems.none_or_invalid()?;
    unchanged_since(history, forecast.seen)
}

/// Somebody else has written an entry since this person looked.
fn unchanged_since(
    history: &[ReleaseForecastRow],
    seen: Option<ReleaseForecastId>,
) -> Result<(), AppError> {
    if history.first().map(|row| row.id) == seen {
        Ok(())
    } else {
        Err(AppError::Conflict(Box::default()))
    }
}

/// Why a release on this day cannot be: before custody, or so far away that it is a typing error.
pub fn impossible(day: Date, custody_start: Option<Date>, today: Date) -> Option<Message> {
    if let Some(start) = custody_start.filter(|start| days_between(*start, day) < 0) {
        let text = Message::new("error-release-before-custody");
        return Some(text.with_arg("start", MessageArg::Day(start)));
    }
    if day < EARLIEST_ENTRY {
        let text = Message::new("error-date-too-early");
        return Some(text.with_arg("min", MessageArg::Day(EARLIEST_ENTRY)));
    }
    let latest = add_months(today, YEARS_AHEAD * 12)?;
    (day > latest)
        .then(|| Message::new("error-date-too-late").with_arg("max", MessageArg::Day(latest)))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn impossible_days_are_named() {
        let today = date(2026, 11, 23);
        let key = |day, start| impossible(day, start, today).map(|message| message.key);
        let start = Some(date(2025, 6, 2));
        assert_eq!(key(date(2025, 6, 2), start), None);
        assert_eq!(
            key(date(2025, 6, 1), start).as_deref(),
            Some("error-release-before-custody")
        );
        assert_eq!(key(date(2046, 11, 23), start), None);
        assert_eq!(
            key(date(2046, 11, 24), start).as_deref(),
            Some("error-date-too-late")
        );
        assert_eq!(
            key(date(1202, 6, 1), None).as_deref(),
            Some("error-date-too-early")
        );
    }
}
