//! Leaves on which somebody of the team goes along, told when the team changes: a leave names its companion in
//! words, and nobody takes over by themselves.

use domain::{
    calendar::days_between,
    ids::{LeaveId, UserId},
    leave::LeaveStatus,
};
use jiff::{Timestamp, civil::Date};
use store::{Tx, case::CaseRow, leave::LeaveRow};

use super::NOUN;
use crate::{AppError, OpContext, correction, record::german_date, taken::goes_along};

/// A leave on which somebody goes along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Along {
    /// Its day.
    pub day: Date,
    /// Where it stands.
    pub status: LeaveStatus,
}

fn is_ahead(row: &LeaveRow, today: Date) -> bool {
    let ahead = days_between(today, german_date(row.ends_at)) >= 0;
    ahead && !row.status.is_over() && !row.companion.trim().is_empty()
}

/// The leaves of a case that are still to come and on which this worker goes along, the earliest first.
pub(crate) async fn of_worker(
    tx: &mut Tx,
    ctx: &OpContext,
    (case, worker): (&CaseRow, UserId),
) -> Result<Vec<Along>, AppError> {
    let mut rows = store::leave::of_case(tx, case.id).await?;
    rows.retain(|row| is_ahead(row, ctx.today));
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let account = store::account::by_id(tx, worker).await?;
    let name = account.map(|one| one.name).unwrap_or_default();
    rows.retain(|row| goes_along(&row.companion, &name, true));
    let along = rows.into_iter().map(|row| Along {
        day: german_date(row.starts_at),
        status: row.status,
    });
    Ok(along.collect())
}

/// Somebody who left the team: their name and when.
type Gone = (String, Timestamp);

/// Leaves still to come that name as companion somebody who has left the team since, with that name. What was
/// planned, changed or corrected afterwards was said by those who knew.
pub(crate) async fn gone(
    tx: &mut Tx,
    case: &CaseRow,
    (rows, today): (&[LeaveRow], Date),
) -> Result<Vec<(LeaveId, String)>, AppError> {
    let ahead: Vec<&LeaveRow> = rows.iter().filter(|row| is_ahead(row, today)).collect();
    if ahead.is_empty() {
        return Ok(Vec::new());
    }
    let left = left(tx, case).await?;
    if left.is_empty() {
        return Ok(Vec::new());
    }
    let trail = correction::trail(tx, case.id, NOUN).await?;
    let team = [&case.lead_name, &case.deputy_name];
    let stays = |row: &LeaveRow| {
        let mut names = team.iter().filter_map(|name| name.as_deref());
        names.any(|name| goes_along(&row.companion, name, true))
    };
    let named = ahead.into_iter().filter(|row| !stays(row));
    let named = named.filter_map(|row| {
        let said = trail.of(row.id.uuid()).first().map(|one| one.at);
        let said = said.map_or(row.recorded_at, |at| at.max(row.recorded_at));
        let mut gone = left.iter().filter(|(_, at)| said <= *at);
        let (name, _) = gone.find(|(name, _)| goes_along(&row.companion, name, true))?;
        Some((row.id, name.clone()))
    });
    Ok(named.collect())
}

async fn left(tx: &mut Tx, case: &CaseRow) -> Result<Vec<Gone>, AppError> {
    let team = [case.lead, case.deputy];
    let mut former = store::assignment::of_case(tx, case.id).await?;
    former.retain(|one| !team.contains(&Some(one.user)));
    let gone = former.into_iter();
    Ok(gone
        .filter_map(|one| Some((one.user_name, one.to_at?)))
        .collect())
}
