//! Short notes about working with an organisation. They are about the organisation and never about a
//! client; whoever wrote one by mistake strikes it, and it stays readable.

use access::Action;
use domain::ids::{PartnerId, PartnerNoteId};
use jiff::civil::Date;
use store::{StoreError, Tx};

use super::found;
use crate::{App, AppError, Done, Message, OpContext, Problems, journal};

pub use store::partner::note::NoteRow;

/// A note, and whether this person may strike it.
#[derive(Debug, Clone)]
pub struct Note {
    /// The note.
    pub row: NoteRow,
    /// Whether this person wrote it and it was not struck yet.
    pub may_strike: bool,
}

pub(super) fn own(ctx: &OpContext, row: NoteRow) -> Note {
    Note {
        may_strike: row.recorded_by == ctx.actor.user && row.struck.is_none(),
        row,
    }
}

/// Writes a note.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    partner: PartnerId,
    (noted_on, body): (Date, &str),
) -> Result<(), AppError> {
    journal::may(ctx, Action::EditPartners)?;
    let mut tx = app.store.write().await?;
    found(&mut tx, ctx, partner).await?;
    let mut problems = Problems::new();
    if noted_on > ctx.today {
        problems.add_key("noted_on", "error-date-future");
    }
    if body.trim().is_empty() {
        problems.add_key("body", "error-required");
    }
    problems.none_or_invalid()?;
    let row = NoteRow {
        id: ctx.new_id(),
        partner,
        noted_on,
        body: body.trim().to_owned(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: None,
    };
    store::partner::note::insert(&mut tx, ctx.actor.carrier, &row).await?;
    let done = Done::new("partner.note").subject(format!("partner {partner}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// A note that this person may strike.
pub async fn for_form(
    app: &App,
    ctx: &OpContext,
    ids: (PartnerId, PartnerNoteId),
) -> Result<NoteRow, AppError> {
    journal::may(ctx, Action::EditPartners)?;
    let mut tx = app.store.read().await?;
    let row = to_strike(&mut tx, ctx, ids).await?;
    drop(tx);
    let done = Done::new("partner.view").subject(format!("partner {}", ids.0));
    app.viewed(ctx, done).await?;
    Ok(row)
}

/// Strikes a note of one's own, with a reason.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    ids: (PartnerId, PartnerNoteId),
    why: &str,
) -> Result<(), AppError> {
    journal::may(ctx, Action::EditPartners)?;
    let mut tx = app.store.write().await?;
    let row = to_strike(&mut tx, ctx, ids).await?;
    if why.trim().is_empty() {
        return Err(AppError::invalid("why", "error-reason-required"));
    }
    let by = (ctx.now, ctx.actor.user, why.trim());
    store::partner::note::strike(&mut tx, &row, by).await?;
    let done = Done::new("partner.strike_note").subject(format!("partner {}", ids.0));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

async fn to_strike(
    tx: &mut Tx,
    ctx: &OpContext,
    (partner, note): (PartnerId, PartnerNoteId),
) -> Result<NoteRow, AppError> {
    let row = store::partner::note::get(tx, ctx.actor.carrier, partner, note).await?;
    let note = own(ctx, row.ok_or(AppError::NotFound)?);
    if note.may_strike {
        Ok(note.row)
    } else {
        Err(AppError::Refused(Message::new("partner-refused-note")))
    }
}
