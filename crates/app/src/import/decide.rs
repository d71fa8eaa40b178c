//! What somebody says about a row that may be a known person, or the person of an earlier row.

use domain::{
    Code,
    ids::{ClientId, ImportBatchId},
};
use store::{StoreError, Tx};

use super::{
    BatchStatus, already, batch_for,
    judge::{Asked, judge_and_keep},
    row::{self, Decided, Reading},
    run::tasks_moved,
    twin,
};
use crate::{App, AppError, Done, OpContext, intake::may_see, journal};

/// What somebody says about a row that may be a known person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowDecision {
    /// It is this person.
    Same(ClientId),
    /// It is the person of an earlier row, in this line of the file.
    Repeats(i64),
    /// It is somebody else.
    Different,
    /// The decision is taken back.
    Undecided,
}

/// Decides who an uncertain row is about; the row is judged again, and so are those that look like it.
pub async fn decide(
    app: &App,
    ctx: &OpContext,
    batch: ImportBatchId,
    line: i64,
    decision: RowDecision,
) -> Result<(), AppError> {
    let row = batch_for(app, ctx, batch).await?;
    if row.status != BatchStatus::Checked.code() {
        return Err(already(&row));
    }
    let mut tx = app.store.write().await?;
    if let RowDecision::Same(client) = decision {
        visible(&mut tx, ctx, client).await?;
    }
    let stored = store::import::row(&mut tx, batch, line)
        .await?
        .ok_or(AppError::NotFound)?;
    let Some(listed) = row::listed(&stored)? else {
        return Err(AppError::NotFound);
    };
    let before = row::matched(&stored)?;
    let mut asked = Asked::new(&row, line, &listed, &before);
    if let RowDecision::Repeats(earlier) = decision
        && before.twins.iter().all(|twin| twin.line != earlier)
    {
        return Err(AppError::NotFound);
    }
    asked.decided = match decision {
        RowDecision::Same(client) => Some(Decided::is(client)),
        RowDecision::Repeats(earlier) => Some(Decided::repeats(earlier)),
        RowDecision::Different => Some(Decided::default()),
        RowDecision::Undecided => None,
    };
    let judged = judge_and_keep(app, &mut tx, ctx, &asked).await?;
    twin::judge_later(app, &mut tx, ctx, &row, line).await?;
    let reading = Reading {
        tasks_moved: tasks_moved(&mut tx, &row).await?,
        ..row::parse(&row.reading)?
    };
    store::import::set_reading(&mut tx, batch, &row::json(&reading)?).await?;
    let done = Done::new("import.decide")
        .subject(format!("import_batch {batch} line {line}"))
        .detail(judged.outcome.code());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Nobody is chosen whom the actor may not see.
async fn visible(tx: &mut Tx, ctx: &OpContext, client: ClientId) -> Result<(), AppError> {
    let cases = store::case::of_client(tx, ctx.actor.carrier, client).await?;
    if cases.iter().any(|case| may_see(ctx, case)) {
        Ok(())
    } else {
        Err(AppError::NotFound)
    }
}
