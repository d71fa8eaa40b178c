//! Being away: until when, and who stands in. Nothing is moved in the case; while the lead is away,
//! its tasks and alarms show up with the deputy as well.

use access::{Action, Role, decide};
use domain::ids::{CaseId, UserId};
use jiff::{ToSpan, civil::Date};
use store::{StoreError, Tx, account::AccountRow, case::CaseRow};

use crate::{
    App, AppError, Conflict, Done, Message, MessageArg, OpContext, account::row_of, journal,
};

/// Whether an absence until this day holds today. The last day belongs to it.
pub fn is_absent(until: Option<Date>, today: Date) -> bool {
    until.is_some_and(|until| today <= until)
}

/// That the lead of a case is away, for the pages of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeadAbsence {
    /// Name of the lead.
    pub lead: String,
    /// Last day away.
    pub until: Date,
    /// Who stands in; `None` if there is no deputy or the deputy is away too.
    pub deputy: Option<String>,
}

/// Whether a last day of absence stands for a locked account: nobody comes back on a day.
pub fn is_gone(until: Date) -> bool {
    until == store::account::GONE
}

impl LeadAbsence {
    /// Whether the account of the lead is locked: nobody comes back on a day.
    pub fn is_gone(&self) -> bool {
        is_gone(self.until)
    }
}

/// Whether the lead of a running case is away today.
pub async fn absence_of(
    tx: &mut Tx,
    case: &CaseRow,
    today: Date,
) -> Result<Option<LeadAbsence>, StoreError> {
    let Some(lead) = case.lead.filter(|_| !case.status.is_ended()) else {
        return Ok(None);
    };
    let lead = store::account::by_id(tx, lead).await?;
    let away = |one: &AccountRow| is_absent(one.absent_until, today);
    let Some((name, until)) = lead
        .filter(away)
        .and_then(|one| Some((one.name, one.absent_until?)))
    else {
        return Ok(None);
    };
    let deputy = match case.deputy {
        Some(deputy) => store::account::by_id(tx, deputy).await?,
        None => None,
    };
    Ok(Some(LeadAbsence {
        lead: name,
        until,
        deputy: deputy.filter(|one| !away(one)).map(|one| one.name),
    }))
}

/// The absence of one worker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsenceView {
    /// Who.
    pub user: UserId,
    /// Name.
    pub name: String,
    /// Last day away, if it has not passed.
    pub until: Option<Date>,
    /// Counts the changes of the account.
    pub version: i64,
    /// Whether it is the person itself who looks.
    pub own: bool,
    /// Running cases for which nobody stands in, as far as this actor may see them.
    pub uncovered: Vec<(CaseId, String)>,
}

/// The absence of a worker, for the person itself and for coordination of one of its sites.
pub async fn absence_of_user(
    app: &App,
    ctx: &OpContext,
    user: UserId,
) -> Result<AbsenceView, AppError> {
    let mut tx = app.store.read().await?;
    let account = permitted(&mut tx, ctx, user).await?;
    let uncovered =
        store::assignment::without_deputy(&mut tx, account.carrier, user, ctx.today).await?;
    let mut seen = Vec::new();
    for (case, number) in uncovered {
        let row = store::case::by_id(&mut tx, case).await?;
        let visible = row.is_some_and(|row| {
            decide(&ctx.actor, Action::ViewCase, Some(&row.access_facts())).is_allowed()
        });
        if visible {
            seen.push((case, number));
        }
    }
    drop(tx);
    let done = Done::new("absence.view")
        .subject(format!("user {user}"))
        .cases(seen.iter().map(|(case, _)| *case));
    app.viewed(ctx, done).await?;
    Ok(AbsenceView {
        user,
        name: account.name,
        until: account.absent_until.filter(|until| ctx.today <= *until),
        version: account.version,
        own: user == ctx.actor.user,
        uncovered: seen,
    })
}

/// Enters until when a worker is away; `None` ends the absence.
pub async fn set_absence(
    app: &App,
    ctx: &OpContext,
    user: UserId,
    until: Option<Date>,
    version: i64,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let account = permitted(&mut tx, ctx, user).await?;
    if account.version != version {
        return Err(conflict(&account));
    }
    check(until, ctx.today)?;
    let changed = AccountRow {
        absent_until: until,
        ..account
    };
    store::account::update(&mut tx, &changed).await?;
    let until = until.map(|day| day.to_string());
    let done = Done::new("absence.set")
        .subject(format!("user {user}"))
        .detail(serde_json::json!({ "until": until }).to_string());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn check(until: Option<Date>, today: Date) -> Result<(), AppError> {
    let Some(until) = until else { return Ok(()) };
    let last = today.saturating_add(1.year());
    let message = if until < today {
        Message::new("error-date-past")
    } else if until > last {
        Message::new("error-date-too-late").with_arg("max", MessageArg::Day(last))
    } else {
        return Ok(());
    };
    let mut problems = crate::Problems::new();
    problems.add("until", message);
    problems.none_or_invalid()
}

fn conflict(account: &AccountRow) -> AppError {
    let until = account.absent_until.map(|day| day.to_string());
    AppError::Conflict(Box::new(Conflict {
        by: None,
        version: account.version,
        theirs: vec![("assignment-until".to_owned(), until.unwrap_or_default())],
    }))
}

/// A transition manager: oneself, or one of a site that this coordination looks after.
async fn permitted(tx: &mut Tx, ctx: &OpContext, user: UserId) -> Result<AccountRow, AppError> {
    let account = row_of(tx, ctx, user).await?;
    let own = user == ctx.actor.user;
    let sites = store::account::sites(tx, user).await?;
    let leads = ctx.actor.role == Role::Coordination
        && sites.iter().any(|site| ctx.actor.sites.contains(site));
    if account.role == Role::TransitionManager && account.active && (own || leads) {
        Ok(account)
    } else {
        Err(AppError::NotFound)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn the_last_day_belongs_to_the_absence() {
        let until = Some(date(2026, 12, 4));
        assert!(is_absent(until, date(2026, 12, 4)));
        assert!(!is_absent(until, date(2026, 12, 5)));
        assert!(!is_absent(None, date(2026, 12, 4)));
    }
}
