//! Invitation and minutes for paper.

use access::Action;
use domain::{
    conference::ConferenceStatus,
    ids::{CaseId, ConferenceId},
};
use store::{
    Tx,
    conference::{AgreedTaskRow, ConferenceRow},
};

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
    let held = with_status(
        app,
        &mut tx,
        ctx,
        (case, conference),
        ConferenceStatus::Held,
    )
    .await?;
    let tasks = store::conference::tasks(&mut tx, case).await?;
    drop(tx);
    read(app, ctx, case, conference).await?;
    Ok(MinutesPaper {
        tasks: tasks
            .into_iter()
            .filter(|one| one.conference == conference)
            .collect(),
        conference: held,
    })
}

/// Reads an invitation that stands, as the client gets it, and logs that. Who has not agreed to be
/// named is left out.
pub async fn invitation_for_paper(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    conference: ConferenceId,
) -> Result<ConferenceRow, AppError> {
    let mut tx = app.store.read().await?;
    let which = (case, conference);
    let mut row = with_status(app, &mut tx, ctx, which, ConferenceStatus::Invited).await?;
    let known = crate::network::known(&mut tx, case, ctx.today).await?;
    drop(tx);
    row.content.people.retain(|one| {
        let known = known.iter().find(|known| Some(known.id) == one.person);
        !known.is_some_and(crate::network::Person::keeps_off_papers)
    });
    read(app, ctx, case, conference).await?;
    Ok(row)
}

async fn with_status(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    (case, conference): (CaseId, ConferenceId),
    status: ConferenceStatus,
) -> Result<ConferenceRow, AppError> {
    app.case_for(tx, ctx, Action::ViewConferences, case).await?;
    let row = store::conference::get(tx, case, conference).await?;
    row.filter(|one| one.status == status)
        .ok_or(AppError::NotFound)
}

async fn read(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    conference: ConferenceId,
) -> Result<(), AppError> {
    let done = Done::on("conference.paper", case).subject(super::subject(conference));
    app.viewed(ctx, done).await
}
