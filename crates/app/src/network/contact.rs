//! When somebody of the network was last spoken to (P15b).

use access::Action;
use domain::{
    contact::ContactKind,
    ids::{CaseId, NetworkPersonId},
};
use jiff::civil::Date;
use store::{StoreError, network::contact::ContactRow};

use crate::{App, AppError, Done, OpContext, journal, network::last_of};

/// Writes a contact down.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    person: NetworkPersonId,
    (on, kind, note): (Date, ContactKind, &str),
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    last_of(&mut tx, case, person).await?;
    if on > ctx.today {
        return Err(AppError::invalid("on", "error-date-future"));
    }
    let new = ContactRow {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        person,
        on,
        kind,
        note: note.trim().to_owned(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    store::network::contact::insert(&mut tx, &new).await?;
    let done = Done::on("network.contact", case).subject(format!("network_person {person}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
