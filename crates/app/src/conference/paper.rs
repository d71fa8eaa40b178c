//! Minutes for paper.

use access::Action;
use domain::{
    conference::ConferenceStatus,
    ids::{CaseId, ConferenceId},
};
use store::conference::{AgreedTaskRow, ConferenceRow};

use crate::{App, AppError, Done, OpContext};

/// The minutes of a conference as they are handed out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MinutesPaper {
    /// The conference: when, where, who, agenda, decisions with options and the client's will.
    pub conference: ConferenceRow,
    /// What each side does until when.
    pub tasks: Vec<AgreedTaskRow>,
}

/// Reads the minutes of a conference that took place, and logs that.
pub async fn for_paper(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    conference: ConferenceId,
) -> Result<MinutesPaper, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, Action::ViewConferences, case)
        .await?;
    let held = store::conference::get(&mut tx, case, conference)
        .await?
        .filter(|one| one.status == ConferenceStatus::Held)
        .ok_or(AppError::NotFound)?;
    let tasks = store::conference::tasks(&mut tx, case).await?;
    drop(tx);
    let done = Done::on("conference.paper", case).subject(super::subject(conference));
    app.viewed(ctx, done).await?;
    Ok(MinutesPaper {
        tasks: tasks
            .into_iter()
            .filter(|one| one.conference == conference)
            .collect(),
        conference: held,
    })
}
