//! Opening a case of others in an emergency (X2): with a reason, for two hours, and told at once to
//! those who answer for the case and to the data-protection officer.
//!
//! It must not help to find out which cases there are: only a case number opens one, and a number that
//! opens none is answered alike, logged, and slowed down as wrong passwords are. What it lets somebody
//! do is said in `access`; that it runs is looked up only where a case would otherwise be hidden
//! ([`store::case::fetch_for`]).

use access::{Action, CaseFacts, Decision, Role, decide};
use auth::throttle::{self, Throttle};
use domain::{
    emergency::{RUNS_FOR, TOLD_FOR, says_why},
    ids::{CaseId, EmergencyId},
};
use store::{StoreError, Tx, case::CaseRow, emergency::NewEmergency};

pub use store::emergency::EmergencyRow;

use crate::{
    App, AppError, Done, OpContext, Problems, journal,
    paging::{cut, limit},
    session::counted,
};

/// Rows on one page of the list.
const PAGE: usize = 50;

/// What the log says of why somebody was in a case that they had opened in an emergency.
pub const PURPOSE: &str = "emergency";

fn subject(one: EmergencyId) -> String {
    format!("emergency_access {one}")
}

/// The own ones that run now, beside the form that opens another.
pub async fn own(app: &App, ctx: &OpContext) -> Result<Vec<EmergencyRow>, AppError> {
    journal::may(ctx, Action::OpenInEmergency)?;
    let mut tx = app.store.read().await?;
    let running = store::emergency::of_user(&mut tx, ctx.actor.user, ctx.now).await?;
    drop(tx);
    let done = Done::new("emergency.form").cases(running.iter().map(|one| one.case));
    app.viewed(ctx, done).await?;
    Ok(running)
}

/// Opens the case with this number for two hours. A case that this person sees anyway is only named.
pub async fn open(
    app: &App,
    ctx: &OpContext,
    (number, reason): (&str, &str),
    mut problems: Problems,
) -> Result<CaseId, AppError> {
    journal::may(ctx, Action::OpenInEmergency)?;
    if problems.0.is_empty() && !says_why(reason) {
        problems.add_key("reason", "emergency-problem-reason");
    }
    problems.none_or_invalid()?;
    let mut tx = app.store.write().await?;
    // One after the other, so that wrong numbers are counted before the next one is tried.
    store::account::held(&mut tx, ctx.actor.user).await?;
    not_too_often(&mut tx, ctx).await?;
    let Some(row) = case_by_number(&mut tx, ctx, number).await? else {
        let refused = unknown(&mut tx, ctx, number).await?;
        tx.commit().await.map_err(StoreError::from)?;
        return Err(refused);
    };
    store::case::hold(&mut tx, row.id).await?;
    let seen = decide(&ctx.actor, Action::ViewCase, Some(&row.access_facts()));
    let runs = store::emergency::is_running(&mut tx, row.id, ctx.actor.user, ctx.now).await?;
    if seen == Decision::Allow || runs {
        return Ok(row.id);
    }
    let new = NewEmergency {
        id: ctx.new_id(),
        carrier: row.carrier,
        case: row.id,
        user: ctx.actor.user,
        role: ctx.actor.role,
        reason,
        opened_at: ctx.now,
        runs_until: ctx.now + RUNS_FOR,
    };
    store::emergency::insert(&mut tx, &new).await?;
    ctx.emergency.opens(row.id);
    let done = Done::on("emergency.open", row.id).subject(subject(new.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(row.id)
}

/// The case of the own carrier with this number.
async fn case_by_number(
    tx: &mut Tx,
    ctx: &OpContext,
    number: &str,
) -> Result<Option<CaseRow>, AppError> {
    let case = store::log::case_by_number(tx, ctx.actor.carrier, number).await?;
    Ok(match case {
        Some(case) => store::case::by_id(tx, case).await?,
        None => None,
    })
}

/// Under which name and address wrong numbers of this person are counted.
fn counted_as(ctx: &OpContext) -> (String, String) {
    let user = ctx.actor.user;
    (
        throttle::login_key(&format!("emergency {user}")),
        format!("account {user}"),
    )
}

async fn not_too_often(tx: &mut Tx, ctx: &OpContext) -> Result<(), AppError> {
    let (key, address) = counted_as(ctx);
    let since = ctx.now - throttle::COUNTED_FOR;
    let (wrong, _) = store::account::failures(tx, &key, &address, since).await?;
    match throttle::delay(counted(wrong, ctx.now), throttle::Failures::default()) {
        Throttle::Allowed => Ok(()),
        wait @ Throttle::RetryAfter(_) => Err(AppError::Throttled(wait.seconds())),
    }
}

/// Whether something can be the number of a case: a year and a counter. A day of birth or a book number
/// cannot.
fn like_a_number(text: &str) -> bool {
    let digits = |part: &str| part.chars().all(|c| c.is_ascii_digit());
    text.split_once('-').is_some_and(|(year, counter)| {
        year.len() == 4 && digits(year) && (4..=6).contains(&counter.len()) && digits(counter)
    })
}

/// Counts a wrong number and writes it into the log, if it can be one: who types a name by mistake
/// leaves none there.
async fn unknown(tx: &mut Tx, ctx: &OpContext, number: &str) -> Result<AppError, AppError> {
    let (key, address) = counted_as(ctx);
    let row = ctx.ids.uuid();
    store::account::insert_failure(tx, row, &key, &address, ctx.now).await?;
    let detail = if like_a_number(number) {
        serde_json::json!({ "number": number }).to_string()
    } else {
        String::new()
    };
    let done = Done::new("emergency.open").detail(detail);
    journal::hidden(tx, ctx, done).await?;
    Ok(AppError::invalid("number", "emergency-unknown"))
}

/// Ends one before its time: whoever opened it, or somebody who answers for the case.
pub async fn end(app: &App, ctx: &OpContext, one: EmergencyId) -> Result<(), AppError> {
    journal::may(ctx, Action::OpenInEmergency)?;
    let mut tx = app.store.write().await?;
    let row = of_carrier(&mut tx, ctx, one).await?;
    if row.user != ctx.actor.user && !answers_for(ctx, &row) {
        return Err(AppError::NotFound);
    }
    store::case::hold(&mut tx, row.case).await?;
    if store::emergency::end(&mut tx, &row, ctx.now, ctx.actor.user).await? {
        let done = Done::on("emergency.end", row.case).subject(subject(one));
        journal::changed(&mut tx, ctx, done).await?;
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

async fn of_carrier(
    tx: &mut Tx,
    ctx: &OpContext,
    one: EmergencyId,
) -> Result<EmergencyRow, AppError> {
    store::emergency::by_id(tx, one)
        .await?
        .filter(|row| row.carrier == ctx.actor.carrier)
        .ok_or(AppError::NotFound)
}

/// Whether this person may see the log of the case that was opened.
fn answers_for(ctx: &OpContext, row: &EmergencyRow) -> bool {
    let facts = CaseFacts {
        carrier: row.carrier,
        site: row.site,
        institution: None,
        lead: row.lead,
        deputy: row.deputy,
        released: false,
        opened_by: None,
        // Says when something may be done, and the log may be read at any time.
        status: domain::case::CaseStatus::Active,
    };
    decide(&ctx.actor, Action::ViewCaseLog, Some(&facts)).is_allowed()
}

/// Those of the last days in cases that this person answers for, newest first.
pub(crate) async fn told(tx: &mut Tx, ctx: &OpContext) -> Result<Vec<EmergencyRow>, AppError> {
    if !matches!(ctx.actor.role, Role::TransitionManager | Role::Coordination) {
        return Ok(Vec::new());
    }
    let since = ctx.now - TOLD_FOR;
    let mut rows = store::emergency::since(tx, ctx.actor.carrier, since).await?;
    rows.retain(|row| answers_for(ctx, row));
    Ok(rows)
}

/// A page of all of the carrier.
#[derive(Debug, Clone)]
pub struct EmergencyPage {
    /// The rows, newest first.
    pub rows: Vec<EmergencyRow>,
    /// The row behind which the next page begins, if there is one.
    pub next: Option<EmergencyId>,
}

/// All of the carrier, for the data-protection officer: numbers and reasons, no person who is served.
pub async fn page(
    app: &App,
    ctx: &OpContext,
    before: Option<EmergencyId>,
) -> Result<EmergencyPage, AppError> {
    journal::may(ctx, Action::ViewLog)?;
    let mut tx = app.store.read().await?;
    let before = match before {
        Some(one) => {
            let row = of_carrier(&mut tx, ctx, one).await?;
            Some((row.opened_at, row.id))
        }
        None => None,
    };
    let carrier = ctx.actor.carrier;
    let mut rows = store::emergency::page(&mut tx, carrier, before, limit(PAGE)).await?;
    drop(tx);
    app.viewed(ctx, Done::new("emergency.list")).await?;
    let more = cut(&mut rows, PAGE).is_some();
    let next = rows.last().filter(|_| more).map(|last| last.id);
    Ok(EmergencyPage { rows, next })
}

/// Notes that the data-protection officer has looked at one. The first who did stays.
pub async fn see(app: &App, ctx: &OpContext, one: EmergencyId) -> Result<(), AppError> {
    journal::may(ctx, Action::ViewLog)?;
    let mut tx = app.store.write().await?;
    let row = of_carrier(&mut tx, ctx, one).await?;
    if store::emergency::see(&mut tx, row.id, ctx.now, ctx.actor.user).await? {
        let done = Done::on("emergency.see", row.case).subject(subject(one));
        journal::changed(&mut tx, ctx, done).await?;
    }
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
