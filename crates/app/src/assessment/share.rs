//! That a summary was talked over with the client (P18e). The version itself does not change.

use access::Action;
use domain::{
    assessment::Voice,
    ids::{AssessmentId, CaseId},
};
use jiff::civil::Date;
use store::{StoreError, case::CaseRow};

use super::{day_fits, write::conflict};
use crate::{App, AppError, Done, OpContext, Problems, journal};

/// Says on which day a finished summary was talked over with the client, or takes that back.
pub async fn share(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (AssessmentId, i64),
    on: Option<Date>,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAssessment, case)
        .await?;
    let former = store::assessment::get(&mut tx, case, id)
        .await?
        .filter(|one| one.voice == Voice::Summary && one.finished_at.is_some())
        .ok_or(AppError::NotFound)?;
    let mut problems = Problems::new();
    check_shared(&row, (former.given_on, on), ctx.today, &mut problems);
    problems.none_or_invalid()?;
    if former.version != version || former.struck_at.is_some() {
        return Err(conflict(&former));
    }
    store::assessment::share(&mut tx, (id, version), on).await?;
    let done = Done::on("assessment.share", case).subject(format!("assessment {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Nothing is talked over before it is written, or in days to come.
pub(super) fn check_shared(
    case: &CaseRow,
    (given_on, shared_on): (Date, Option<Date>),
    today: Date,
    problems: &mut Problems,
) {
    let Some(on) = shared_on else {
        return;
    };
    day_fits(case, ("shared_on", on), today, problems);
    if on < given_on {
        problems.add_key("shared_on", "assessment-problem-shared-before");
    }
}

/// Only a summary is talked over as a whole.
pub(super) fn shared_on(voice: Voice, on: Option<Date>) -> Option<Date> {
    on.filter(|_| voice == Voice::Summary)
}
