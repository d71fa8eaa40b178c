//! Appointments: the one way to say "we meet on …", once or in a series, and what became of it.
//!
//! An appointment that is changed is moved: the former one stays as it was, another stands in its
//! place. What might not fit (two at a time, a public holiday, the end of the case) is said and
//! never forbidden: only the people who meet know whether it matters.

mod doubts;
mod list;
pub(crate) mod office;
mod pass;
mod result;
mod warning;

use access::{Action, decide};
use domain::{
    appointment::{Repeat, SeriesProblem, series_days},
    contact::ContactKind,
    ids::{AppointmentId, AppointmentSeriesId, CaseId, NetworkPersonId, PlanItemId, UserId},
};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
pub use store::appointment::{Agreed, AppointmentRow, AppointmentStatus, CorrectionRow, Outcome};
use store::{StoreError, Tx, case::CaseRow};

pub use crate::doubt::Doubt;
pub use list::{Appointments, Listed, Part, list};
pub use office::Office;
pub(crate) use pass::{ahead_of, pass_on};
pub use result::{Settlement, end_series, series_rest, settle};
pub(crate) use result::{call_off, has_begun};
pub use warning::Warning;

use crate::{
    App, AppError, Conflict, Done, Message, OpContext, Problems,
    case::{Head, head_of},
    journal,
    network::{
        Person,
        meeting::{self, Meeting},
    },
    plan::measure::{self, Known},
    recompute::{Cause, after_contact},
    record::german_date,
};

/// An appointment may lie so far ahead.
const FARTHEST: SignedDuration = SignedDuration::from_hours(2 * 366 * 24);

/// What is to be agreed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// When, where, how, with whom; who comes from the network is named below.
    pub agreed: Agreed,
    /// Who else comes, chosen from the network.
    pub person: Option<NetworkPersonId>,
    /// How often it comes again.
    pub repeat: Repeat,
    /// The last day of a series.
    pub until: Option<Date>,
    /// Days that are left out of it.
    pub skip: Vec<Date>,
    /// Whether the person has seen what speaks against it, and means it.
    pub confirmed: bool,
}

/// What came of making or moving an appointment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Planned {
    /// It stands.
    Saved,
    /// It stood like that before: there was nothing to change.
    Same,
    /// Nothing is saved yet: this has to be confirmed.
    Doubtful(Vec<Doubt>),
}

/// What the form needs.
#[derive(Debug, Clone)]
pub struct PlanForm {
    /// The case.
    pub head: Head,
    /// The appointment that is being moved.
    pub moving: Option<AppointmentRow>,
    /// The appointment that this one follows.
    pub after: Option<AppointmentRow>,
    /// Who can go: id and name.
    pub workers: Vec<(UserId, String)>,
    /// The people of the network, also those who are there no longer.
    pub people: Vec<Person>,
    /// The site of the case.
    pub office: Office,
    /// The measures of the plan that it can serve; none for those who may not see the plan.
    pub measures: Vec<(PlanItemId, String)>,
}

/// The form for a new appointment, for moving one, or for one that follows another.
pub async fn form(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    moving: Option<AppointmentId>,
    after: Option<AppointmentId>,
) -> Result<PlanForm, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::EditAppointments, case)
        .await?;
    let moving = match moving {
        Some(one) => Some(open_one(&mut tx, case, one).await?),
        None => None,
    };
    let after = match after {
        Some(one) => Some(any_one(&mut tx, case, one).await?),
        None => None,
    };
    let workers = workers(&mut tx, ctx, &row).await?;
    let people = crate::network::known(&mut tx, case, ctx.today).await?;
    let office = office::of(&mut tx, &row).await?;
    let measures = measures(&mut tx, ctx, &row).await?;
    let served = moving.as_ref().or(after.as_ref());
    let served = served.and_then(|one| one.agreed.measure);
    let record = app.record_for_page(&mut tx, row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("appointment.form", case)).await?;
    Ok(PlanForm {
        head: head_of(app, &record, ctx.today),
        moving,
        after,
        workers,
        people,
        office,
        measures: measure::to_choose(measures, &[served]),
    })
}

/// The measures of the plan, for those who may see it.
async fn measures(tx: &mut Tx, ctx: &OpContext, case: &CaseRow) -> Result<Vec<Known>, AppError> {
    if decide(&ctx.actor, Action::ViewPlan, Some(&case.access_facts())).is_allowed() {
        measure::known(tx, case.id).await
    } else {
        Ok(Vec::new())
    }
}

/// Which measure an appointment serves: one that stands, or that it served `before`. Whoever may not
/// see the plan leaves it as it was.
async fn serves(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (plan, before): (&mut Plan, Option<PlanItemId>),
) -> Result<(), AppError> {
    if !decide(&ctx.actor, Action::ViewPlan, Some(&case.access_facts())).is_allowed() {
        plan.agreed.measure = before;
        return Ok(());
    }
    let Some(chosen) = plan.agreed.measure else {
        return Ok(());
    };
    if measure::can_serve(&measures(tx, ctx, case).await?, chosen, before) {
        Ok(())
    } else {
        Err(AppError::invalid("measure", "appointment-error-measure"))
    }
}

/// Who of the network comes to an appointment.
fn chosen<'a>(people: &'a [Person], agreed: &Agreed) -> Option<&'a Person> {
    let chosen = agreed.person.as_ref()?;
    people.iter().find(|one| one.id == chosen.person)
}

/// Who can go to an appointment: lead, deputy, and whoever makes it.
pub(crate) async fn workers(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<Vec<(UserId, String)>, AppError> {
    let mut all = Vec::with_capacity(3);
    all.extend(case.lead.zip(case.lead_name.clone()));
    all.extend(case.deputy.zip(case.deputy_name.clone()));
    let me = ctx.actor.user;
    if !all.iter().any(|(user, _)| *user == me)
        && let Some(account) = store::account::by_id(tx, me).await?
    {
        all.push((me, account.name));
    }
    Ok(all)
}

/// The appointment that was made last and is still to come, for somebody whose own one was settled
/// meanwhile.
pub async fn newest(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Option<AppointmentId>, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, Action::EditAppointments, case)
        .await?;
    let open = store::appointment::open(&mut tx, case).await?;
    let newest = open.into_iter().max_by_key(|one| (one.recorded_at, one.id));
    Ok(newest.map(|one| one.id))
}

/// Makes an appointment, or a series of them.
pub async fn plan(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    mut plan: Plan,
) -> Result<Planned, AppError> {
    // A day that was left out is asked about once more with the others, so that it can come back.
    let all = checked(&plan, ctx)?;
    let mut days = all.clone();
    days.retain(|day| !plan.skip.contains(day));
    if days.is_empty() {
        return Err(AppError::invalid("skip", "appointment-error-skip"));
    }
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAppointments, case)
        .await?;
    who_comes(&mut tx, ctx, &row, (&mut plan, &days)).await?;
    serves(&mut tx, ctx, &row, (&mut plan, None)).await?;
    let doubts = doubts(app, &mut tx, ctx, (&row, None), (&plan, &all)).await?;
    if !doubts.is_empty() {
        return Ok(Planned::Doubtful(doubts));
    }
    let series: Option<AppointmentSeriesId> = (days.len() > 1).then(|| ctx.new_id());
    let mut first = None;
    for day in &days {
        let agreed = on_day(&plan.agreed, *day);
        let made = made(ctx, agreed, series);
        first.get_or_insert(made.id);
        store::appointment::insert(&mut tx, row.carrier, case, &made).await?;
    }
    let subject = first.map(subject).unwrap_or_default();
    let done = Done::on("appointment.plan", case)
        .subject(subject)
        .detail(serde_json::json!({ "appointments": days.len() }).to_string());
    after_contact(app, &mut tx, &Cause::of(ctx, "contact"), &row).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Planned::Saved)
}

/// Changes an appointment: the old one stays as moved, a new one stands in its place. One of a
/// series stays in it.
pub async fn shift(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (appointment, version): (AppointmentId, i64),
    mut plan: Plan,
) -> Result<Planned, AppError> {
    let days = checked(&plan, ctx)?;
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAppointments, case)
        .await?;
    let former = store::appointment::get(&mut tx, case, appointment)
        .await?
        .ok_or(AppError::NotFound)?;
    if former.version != version || former.result.status != AppointmentStatus::Planned {
        return Err(stale(former.version));
    }
    who_comes(&mut tx, ctx, &row, (&mut plan, &days)).await?;
    let before = former.agreed.measure;
    serves(&mut tx, ctx, &row, (&mut plan, before)).await?;
    if plan.agreed == former.agreed {
        return Ok(Planned::Same);
    }
    let changed = (&row, Some(&former));
    let doubts = doubts(app, &mut tx, ctx, changed, (&plan, &days)).await?;
    if !doubts.is_empty() {
        return Ok(Planned::Doubtful(doubts));
    }
    let moved = Outcome::of(AppointmentStatus::Moved);
    let now = (ctx.now, ctx.actor.user);
    store::appointment::settle(&mut tx, case, &former, &moved, now).await?;
    let next = AppointmentRow {
        origin: former.origin,
        moves: former.moves + 1,
        ..made(ctx, plan.agreed, former.series)
    };
    store::appointment::insert(&mut tx, row.carrier, case, &next).await?;
    let done = Done::on("appointment.move", case)
        .subject(subject(appointment))
        .detail(serde_json::json!({ "to": next.id.to_string() }).to_string());
    after_contact(app, &mut tx, &Cause::of(ctx, "contact"), &row).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Planned::Saved)
}

/// Who goes, and who else comes: known, and not forbidden by an order on any of the days. Writes
/// the name of somebody of the network into the plan.
async fn who_comes(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (plan, days): (&mut Plan, &[Date]),
) -> Result<(), AppError> {
    known_worker(tx, ctx, case, plan).await?;
    let mut problems = Problems::new();
    let meeting = Meeting {
        days,
        chosen: ("person", plan.person.as_slice()),
        words: &meeting::words(&plan.agreed),
    };
    let found = meeting::check(tx, case.id, &meeting, &mut problems).await?;
    plan.agreed.person = found.into_iter().next();
    problems.none_or_invalid()
}

/// What has to be confirmed before it is agreed.
async fn doubts(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: (&CaseRow, Option<&AppointmentRow>),
    (plan, days): (&Plan, &[Date]),
) -> Result<Vec<Doubt>, AppError> {
    if plan.confirmed {
        return Ok(Vec::new());
    }
    let all: Vec<Agreed> = days.iter().map(|day| on_day(&plan.agreed, *day)).collect();
    doubts::of(app, tx, ctx, case, &all).await
}

/// How the log names an appointment.
pub(crate) fn subject(appointment: AppointmentId) -> String {
    format!("appointment {appointment}")
}

fn stale(version: i64) -> AppError {
    AppError::Conflict(Box::new(Conflict {
        version,
        ..Conflict::default()
    }))
}

/// An appointment that nothing has become of yet.
pub(crate) async fn open_one(
    tx: &mut Tx,
    case: CaseId,
    appointment: AppointmentId,
) -> Result<AppointmentRow, AppError> {
    let row = any_one(tx, case, appointment).await?;
    if row.result.status == AppointmentStatus::Planned {
        Ok(row)
    } else {
        Err(AppError::NotFound)
    }
}

/// An appointment that stands, whatever has become of it.
pub(crate) async fn any_one(
    tx: &mut Tx,
    case: CaseId,
    appointment: AppointmentId,
) -> Result<AppointmentRow, AppError> {
    store::appointment::get(tx, case, appointment)
        .await?
        .filter(|one| one.result.status != AppointmentStatus::Moved)
        .ok_or(AppError::NotFound)
}

fn made(ctx: &OpContext, agreed: Agreed, series: Option<AppointmentSeriesId>) -> AppointmentRow {
    let id = ctx.new_id();
    AppointmentRow {
        id,
        origin: id,
        moves: 0,
        series,
        agreed,
        worker_name: None,
        result: Outcome::of(AppointmentStatus::Planned),
        settled_at: None,
        settled_by_name: None,
        recorded_by: ctx.actor.user,
        recorded_at: ctx.now,
        version: 1,
    }
}

/// The same agreement on another day, at the same time of the clock.
fn on_day(agreed: &Agreed, day: Date) -> Agreed {
    let same_clock = |at: Timestamp| {
        let local = at.to_zoned(berlin());
        local
            .with()
            .date(day)
            .build()
            .map_or(at, |zoned| zoned.timestamp())
    };
    Agreed {
        at: same_clock(agreed.at),
        ends_at: agreed.ends_at.map(same_clock),
        ..agreed.clone()
    }
}

fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap_or(TimeZone::UTC)
}

/// Whoever goes is one of those who answer for the case, or the person who makes the appointment.
async fn known_worker(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    plan: &Plan,
) -> Result<(), AppError> {
    let Some(worker) = plan.agreed.worker else {
        return Ok(());
    };
    let known = workers(tx, ctx, case).await?;
    if known.iter().any(|(user, _)| *user == worker) {
        Ok(())
    } else {
        Err(AppError::invalid("worker", "appointment-error-worker"))
    }
}

/// Refuses what cannot be; the days of the series otherwise.
fn checked(plan: &Plan, ctx: &OpContext) -> Result<Vec<Date>, AppError> {
    let mut problems = Problems::new();
    let agreed = &plan.agreed;
    if agreed.at < ctx.now {
        problems.add_key("date", "appointment-error-past");
    } else if agreed.at.duration_since(ctx.now) > FARTHEST {
        problems.add("date", Message::new("appointment-error-far"));
    }
    if agreed.ends_at.is_some_and(|end| end <= agreed.at) {
        problems.add_key("end", "appointment-error-end");
    }
    if agreed.with_client && agreed.kind == ContactKind::ThirdParty {
        problems.add_key("kind", "appointment-error-third-party");
    }
    if plan.repeat == Repeat::Once && plan.until.is_some() {
        problems.add_key("until", "appointment-error-series-once");
    }
    let days = series_days(german_date(agreed.at), plan.repeat, plan.until);
    if let Err(problem) = days {
        let key = match problem {
            SeriesProblem::EndMissing => "appointment-error-series-end",
            SeriesProblem::TooShort => "appointment-error-series-short",
            SeriesProblem::TooLong => "appointment-error-series-long",
        };
        problems.add_key("until", key);
    }
    problems.none_or_invalid()?;
    Ok(days.unwrap_or_default())
}
