//! Planning leaves, one or a series, and changing one that has not been applied for.

use access::Action;
use domain::{
    Code,
    ids::{ArrangementId, CaseId, LeaveId, LeaveSeriesId, NetworkPersonId, PlanItemId},
    leave::{DayProblem, LeaveKind, LeavePurpose, LeaveStatus, check_day, series},
    network::names,
};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use store::{StoreError, Tx, case::CaseRow, leave::LeaveRow};

use super::{LONGEST_SERIES, NOUN, conflict, doubts, measure, one, plan_fields};
use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems, correction,
    doubt::Weighed,
    journal,
    network::{forbidden, is_known, named::forbids_served},
    recompute::{Cause, recompute},
    record::german_date,
};

/// A leave as it was typed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// Which kind.
    pub kind: LeaveKind,
    /// What for.
    pub purpose: LeavePurpose,
    /// Whom it leads to.
    pub person: Option<NetworkPersonId>,
    /// Which arrangement it serves.
    pub arrangement: Option<ArrangementId>,
    /// Which measure of the plan it serves.
    pub measure: Option<PlanItemId>,
    /// What it is about.
    pub about: String,
    /// The day; of a series the first one.
    pub day: Date,
    /// The last day, if it is another one.
    pub last_day: Option<Date>,
    /// When it begins.
    pub from: Time,
    /// When it ends.
    pub to: Time,
    /// How many on the same weekday, one a week; 1: no series.
    pub times: u32,
    /// The way.
    pub route: String,
    /// Who goes along.
    pub companion: String,
    /// Whether the person has seen what speaks against it, and means it.
    pub confirmed: bool,
}

/// Plans one leave or a series.
pub async fn plan(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    entry: &Entry,
) -> Result<Weighed<()>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditLeaves, case)
        .await?;
    let days = series(entry.day, entry.times.clamp(1, LONGEST_SERIES));
    check(&mut tx, &row, entry, (&days, None))
        .await?
        .none_or_invalid()?;
    let found = doubts::of(app, &mut tx, ctx, (&row, None), (entry, &days)).await?;
    if !found.is_empty() {
        return Ok(Weighed::Doubtful(found));
    }
    let series_id: Option<LeaveSeriesId> = (days.len() > 1).then(|| ctx.new_id());
    let mut first = None;
    for day in &days {
        let id: LeaveId = ctx.new_id();
        first = first.or(Some(id));
        let (starts_at, ends_at) = span(entry, *day);
        let new = LeaveRow {
            id,
            carrier: row.carrier,
            case,
            series: series_id,
            kind: entry.kind,
            purpose: entry.purpose,
            person: entry.person,
            arrangement: entry.arrangement,
            measure: entry.measure,
            about: entry.about.trim().to_owned(),
            starts_at,
            ends_at,
            route: entry.route.trim().to_owned(),
            companion: entry.companion.trim().to_owned(),
            status: LeaveStatus::Planned,
            applied_on: None,
            decided_on: None,
            decided_by: String::new(),
            decision: String::new(),
            conditions: String::new(),
            result: String::new(),
            cancelled: String::new(),
            epistemic: None,
            recorded_at: ctx.now,
            recorded_by: ctx.actor.user,
            recorded_by_name: String::new(),
            version: 1,
            companion_was: None,
        };
        store::leave::insert(&mut tx, &new).await?;
    }
    let subject = first.map_or_else(String::new, |id| format!("leave {id}"));
    let detail = serde_json::json!({ "purpose": entry.purpose.code(), "times": days.len() });
    recompute(app, &mut tx, &Cause::of(ctx, "leave"), case, None).await?;
    let done = Done::on("leave.plan", case).subject(subject);
    journal::changed(&mut tx, ctx, done.detail(detail.to_string())).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(()))
}

/// Changes a leave that has not been applied for; what it said before stays in its trail.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (LeaveId, i64),
    entry: &Entry,
) -> Result<Weighed<()>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditLeaves, case)
        .await?;
    let former = one(&mut tx, case, id).await?;
    if former.version != version || !former.status.can_be_changed() {
        return Err(conflict(&mut tx, &former).await?);
    }
    let days = [entry.day];
    check(&mut tx, &row, entry, (&days, former.measure))
        .await?
        .none_or_invalid()?;
    let found = doubts::of(app, &mut tx, ctx, (&row, Some(&former)), (entry, &days)).await?;
    if !found.is_empty() {
        return Ok(Weighed::Doubtful(found));
    }
    let (starts_at, ends_at) = span(entry, entry.day);
    let changed = LeaveRow {
        kind: entry.kind,
        purpose: entry.purpose,
        person: entry.person,
        arrangement: entry.arrangement,
        measure: entry.measure,
        about: entry.about.trim().to_owned(),
        starts_at,
        ends_at,
        route: entry.route.trim().to_owned(),
        companion: entry.companion.trim().to_owned(),
        ..former.clone()
    };
    let said = plan_fields(&mut tx, &former).await?;
    correction::keep(&mut tx, ctx, &row, (NOUN, id.uuid()), said, "").await?;
    super::step::keep(&mut tx, ctx, (&former, &changed), "").await?;
    recompute(app, &mut tx, &Cause::of(ctx, "leave"), case, None).await?;
    let done = Done::on("leave.change", case).subject(format!("leave {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(()))
}

/// Begin and end of a leave on `day`, in German time.
pub(super) fn span(entry: &Entry, day: Date) -> (Timestamp, Timestamp) {
    let later = entry.last_day.map_or(0, |last| {
        domain::calendar::days_between(entry.day, last).max(0)
    });
    let end = domain::calendar::add_days(day, later).unwrap_or(day);
    let at = |day: Date, time: Time| {
        day.to_datetime(time)
            .in_tz("Europe/Berlin")
            .map_or(Timestamp::UNIX_EPOCH, |zoned| zoned.timestamp())
    };
    (at(day, entry.from), at(end, entry.to))
}

async fn check(
    tx: &mut Tx,
    case: &CaseRow,
    entry: &Entry,
    (days, before): (&[Date], Option<PlanItemId>),
) -> Result<Problems, AppError> {
    let mut problems = Problems::new();
    let last = days.last().copied().unwrap_or(entry.day);
    let (_, back) = span(entry, last);
    for (field, day) in [("day", entry.day), ("times", german_date(back).max(last))] {
        if let Err(problem) = check_day(day, case.custody_start, case.release_on) {
            problems.add(field, day_problem(problem));
            break;
        }
    }
    check_span(case, entry, &mut problems);
    if entry.purpose == LeavePurpose::Other && entry.about.trim().is_empty() {
        problems.add_key("about", "leave-problem-about");
    }
    check_person(tx, case, entry, days, &mut problems).await?;
    if let Some(arrangement) = entry.arrangement {
        let found = store::arrangement::get(tx, case.id, arrangement).await?;
        if found.is_none_or(|row| row.struck_at.is_some()) {
            problems.add_key("arrangement", "leave-problem-arrangement");
        }
    }
    if let Some(chosen) = entry.measure
        && !measure::can_serve(&measure::known(tx, case.id).await?, chosen, before)
    {
        problems.add_key("measure", "leave-problem-measure");
    }
    Ok(problems)
}

fn check_span(case: &CaseRow, entry: &Entry, problems: &mut Problems) {
    let last = entry.last_day.unwrap_or(entry.day);
    if last < entry.day {
        let message =
            Message::new("error-end-before-start").with_arg("start", MessageArg::Day(entry.day));
        problems.add("last-day", message);
    } else if last > entry.day && entry.kind != LeaveKind::Extended {
        problems.add_key("last-day", "leave-problem-one-day");
    } else if let Err(problem) = check_day(last, case.custody_start, case.release_on)
        && last > entry.day
    {
        problems.add("last-day", day_problem(problem));
    } else if last == entry.day && entry.to <= entry.from {
        problems.add_key("to", "leave-problem-end");
    }
}

/// What is said about a leave in free words, field by field.
pub(super) fn words(entry: &Entry) -> [(&'static str, &str); 3] {
    [
        ("about", &entry.about),
        ("companion", &entry.companion),
        ("route", &entry.route),
    ]
}

/// A leave does not lead to somebody whom an order protects on one of its days, first to last; nor does
/// the measure that it serves.
async fn check_person(
    tx: &mut Tx,
    case: &CaseRow,
    entry: &Entry,
    days: &[Date],
    problems: &mut Problems,
) -> Result<(), AppError> {
    if let Some(person) = entry.person {
        let rows = store::network::of_case(tx, case.id).await?;
        if !is_known(&rows, person) {
            problems.add_key("person", "network-problem-unknown-person");
            return Ok(());
        }
    }
    for day in days {
        let (starts_at, ends_at) = span(entry, *day);
        let whole = (german_date(starts_at), german_date(ends_at));
        let orders = store::network::no_contact_between(tx, case.id, whole).await?;
        let person = ("person", names(&orders, entry.person, []));
        let words = words(entry).map(|(field, text)| (field, names(&orders, None, [text])));
        let mut found = [person].into_iter().chain(words);
        if let Some((field, Some(order))) = found.find(|(_, order)| order.is_some()) {
            problems.add(field, forbidden(order));
            break;
        }
        let served = (orders.as_slice(), entry.measure);
        if let Some(order) = forbids_served(tx, case.id, served).await? {
            problems.add("measure", forbidden(&order));
            break;
        }
    }
    Ok(())
}

pub(super) fn day_problem(problem: DayProblem) -> Message {
    match problem {
        DayProblem::BeforeCustody(day) => {
            Message::new("leave-problem-before-custody").with_arg("date", MessageArg::Day(day))
        }
        DayProblem::AfterRelease(day) => {
            Message::new("leave-problem-after-release").with_arg("date", MessageArg::Day(day))
        }
    }
}
