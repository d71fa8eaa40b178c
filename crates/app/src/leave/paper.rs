//! What the application for a leave says on paper. A person whose consent is needed and not there is left
//! off, and whoever makes the paper is told so; a leave that an order forbids has no paper.

use access::Action;
use domain::{
    ids::{CaseId, LeaveId},
    leave::{LeaveKind, LeavePurpose, LeaveStatus},
};
use jiff::{Timestamp, civil::Date};
use store::{case::CaseRow, leave::LeaveRow};

use super::{before_release, last_day, one, plan::day_problem};
use crate::{
    App, AppError, Done, OpContext,
    case::{Head, head},
    network::{Unasked, forbidden, named::forbids_leave},
    record::german_date,
};

/// The content of an application for a leave.
#[derive(Debug, Clone)]
pub struct LeavePaper {
    /// Head of the case: client, prison, book number, programme, site.
    pub head: Head,
    /// The leave.
    pub leave: LeaveId,
    /// Which kind.
    pub kind: LeaveKind,
    /// What for.
    pub purpose: LeavePurpose,
    /// Whom it leads to, if they may be named.
    pub person: Option<String>,
    /// Whom it leads to, if their consent is missing.
    pub left_out: Vec<Unasked>,
    /// What it is about.
    pub about: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The way.
    pub route: String,
    /// Who goes along.
    pub companion: String,
    /// Last day for the application.
    pub apply_by: Option<Date>,
}

/// Whether there is an application for a leave: until the prison has decided, and before the release.
pub fn has_paper(case: &CaseRow, row: &LeaveRow) -> bool {
    matches!(row.status, LeaveStatus::Planned | LeaveStatus::Applied)
        && !case.released
        && before_release(case.release_on, row.ends_at).is_ok()
}

/// Reads what the application says and logs that. Refused while an order forbids the contact, and when the
/// release has overtaken the leave.
pub async fn for_paper(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    leave: LeaveId,
) -> Result<LeavePaper, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::MakePaper, case).await?;
    let found = one(&mut tx, case, leave).await?;
    let day = german_date(found.starts_at);
    if let Some(order) = forbids_leave(&mut tx, &found).await? {
        return Err(AppError::Refused(forbidden(&order)));
    }
    if let Err(problem) = before_release(row.release_on, found.ends_at) {
        return Err(AppError::Refused(day_problem(problem)));
    }
    let people = crate::network::known(&mut tx, case, ctx.today).await?;
    let chosen = people.iter().find(|one| Some(one.id) == found.person);
    let named = chosen.filter(|one| !one.keeps_off_papers());
    let paper = LeavePaper {
        head: head(app, &mut tx, ctx, &row).await?,
        leave,
        kind: found.kind,
        purpose: found.purpose,
        person: named.map(|one| one.name.clone()),
        left_out: chosen.and_then(Unasked::left_off).into_iter().collect(),
        about: found.about,
        starts_at: found.starts_at,
        ends_at: found.ends_at,
        route: found.route,
        companion: found.companion,
        apply_by: last_day(app, &row, day)?,
    };
    drop(tx);
    let done = Done::on("leave.paper", case).subject(format!("leave {leave}"));
    app.viewed(ctx, done).await?;
    Ok(paper)
}
