//! Correcting after the end of a case why and on which day it ended and what was said about it. It stays
//! ended; what stood there before stays readable.

use access::Action;
use domain::{case::CaseStatus, ids::CaseId};
use programme::{Programme, model::ClosureReason};
use store::{
    StoreError, Tx,
    case::{CaseRow, StatusChange},
};

use super::{Ending, checked, doubts};
use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    case::{Head, head},
    correction::{Correction, Trail, faster, field, keep, kind_field, trail, why_needed},
    doubt::Weighed,
    journal,
    recompute::{Cause, recompute},
};

/// The noun under which former ends are kept; the row is the case.
const NOUN: &str = "closing";

/// How a case has ended, for whoever may correct it.
#[derive(Debug, Clone)]
pub struct Ended {
    /// Head of the case.
    pub head: Head,
    /// Why a case of this programme can end.
    pub reasons: Vec<ClosureReason>,
    /// What stood there before, newest first.
    pub former: Vec<Correction>,
}

/// Reads how a case has ended and logs that.
pub async fn ended(app: &App, ctx: &OpContext, case: CaseId) -> Result<Ended, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::CorrectOutcome, case)
        .await?;
    is_closed(&row)?;
    let ended = Ended {
        head: head(app, &mut tx, ctx, &row).await?,
        reasons: app.programme_of(&row)?.closure_reasons.clone(),
        former: former(&mut tx, case).await?,
    };
    drop(tx);
    app.viewed(ctx, Done::on("closing.ended", case)).await?;
    Ok(ended)
}

/// Corrects how a case has ended, with the reason for that. What became of the goals is corrected by itself.
pub async fn correct_ending(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (ending, why): (&Ending, &str),
) -> Result<Weighed<()>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::CorrectOutcome, case)
        .await?;
    is_closed(&row)?;
    let programme = app.programme_of(&row)?;
    let said = fields(programme, &row);
    if row.version != ending.version {
        let trail = trail(&mut tx, case, NOUN).await?;
        let by = trail.last_by(case.uuid()).unwrap_or_default();
        return Err(faster(by, row.version, said));
    }
    let mut problems = Problems::new();
    why_needed(why, &mut problems);
    let (reason, exit_on) = checked(programme, &row, ending, problems, ctx.today)?;
    let note = ending.note.trim();
    let same = row.closure_reason.as_ref() == Some(&reason.id)
        && row.exit_on == Some(exit_on)
        && row.closure_note.as_deref() == Some(note)
        && row.closure_epistemic == ending.epistemic;
    if same {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    if !ending.confirmed {
        let record = app.record(&mut tx, row.clone()).await?;
        let doubts = doubts::afterwards(&mut tx, &record, (reason, exit_on)).await?;
        if !doubts.is_empty() {
            return Ok(Weighed::Doubtful(doubts));
        }
    }
    keep(&mut tx, ctx, &row, (NOUN, case.uuid()), said, why.trim()).await?;
    let change = StatusChange {
        entry_on: row.entry_on,
        exit_on: Some(exit_on),
        closure_reason: Some(reason.id.clone()),
        closure_note: Some(note.to_owned()),
        closure_epistemic: ending.epistemic,
    };
    store::case::set_status(&mut tx, &row, row.status, &change).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "closing"), case, None).await?;
    journal::changed(&mut tx, ctx, Done::on("closing.correct_end", case)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(()))
}

/// What stood there before it was corrected, newest first.
pub(crate) async fn former(tx: &mut Tx, case: CaseId) -> Result<Vec<Correction>, AppError> {
    let trail: Trail = trail(tx, case, NOUN).await?;
    Ok(trail.of(case.uuid()).to_vec())
}

/// Only what has ended has an end to correct; who was never admitted has none.
fn is_closed(case: &CaseRow) -> Result<(), AppError> {
    match case.status {
        CaseStatus::Closed => Ok(()),
        status if status.is_ended() => Err(AppError::NotFound),
        _ => Err(AppError::Refused(Message::new(
            "closing-refused-running-end",
        ))),
    }
}

fn fields(programme: &Programme, row: &CaseRow) -> Vec<(String, String)> {
    let reason = row.closure_reason.as_deref().unwrap_or_default();
    let title = programme.closure_reason(reason);
    vec![
        field(
            "closing-exit",
            row.exit_on.map(|day| day.to_string()).unwrap_or_default(),
        ),
        // The programme names it; what is kept is the name that people read then.
        field("closing-reason", title.map_or(reason, |one| &one.title.de)),
        field(
            "closing-note",
            row.closure_note.as_deref().unwrap_or_default(),
        ),
        kind_field(row.closure_epistemic),
    ]
}
