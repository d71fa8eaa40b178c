//! When somebody of the network was last spoken to (P15b).

use access::Action;
use domain::{
    Code,
    contact::ContactKind,
    ids::{CaseId, NetworkContactId, NetworkPersonId},
};
use jiff::civil::Date;
use store::{
    StoreError,
    network::{TieRow, contact::ContactRow},
};

use crate::{
    App, AppError, Done, OpContext, Problems,
    correction::{self, faster, field, keep, taken_back, why_needed},
    journal,
    network::{is_known, last_of},
    recompute::{Cause, recompute},
};

/// The name of these rows in the trail of corrections.
pub const NOUN: &str = "network_contact";

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
        struck: false,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    store::network::contact::insert(&mut tx, &new).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "network"), case, None).await?;
    let done = Done::on("network.contact", case).subject(format!("network_person {person}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// A contact as it is after all.
#[derive(Debug, Clone)]
pub struct Corrected {
    /// With whom.
    pub person: NetworkPersonId,
    /// When.
    pub on: Date,
    /// How.
    pub kind: ContactKind,
    /// What it was about.
    pub note: String,
    /// Whether it is taken back: it did not take place, or in another case.
    pub struck: bool,
    /// Why it is corrected.
    pub why: String,
}

/// Corrects a contact or takes it back; what it said is kept.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (NetworkContactId, i64),
    entry: &Corrected,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditNetwork, case)
        .await?;
    let rows = store::network::contact::of_case(&mut tx, case).await?;
    let former = rows.iter().find(|one| one.id == id);
    let former = former.ok_or(AppError::NotFound)?;
    let ties = store::network::of_case(&mut tx, case).await?;
    if former.version != version {
        let trail = correction::trail(&mut tx, case, NOUN).await?;
        return Err(conflict(&ties, former, trail.last_by(id.uuid())));
    }
    let mut problems = Problems::new();
    if !is_known(&ties, entry.person) {
        problems.add_key("person", "network-problem-unknown-person");
    }
    if entry.on > ctx.today {
        problems.add_key("on", "error-date-future");
    }
    why_needed(&entry.why, &mut problems);
    problems.none_or_invalid()?;
    let changed = ContactRow {
        person: entry.person,
        on: entry.on,
        kind: entry.kind,
        note: entry.note.trim().to_owned(),
        struck: entry.struck,
        ..former.clone()
    };
    if changed == *former {
        return Err(AppError::invalid("", "common-correct-same"));
    }
    let mark = (NOUN, id.uuid());
    keep(
        &mut tx,
        ctx,
        &row,
        mark,
        fields(&ties, former),
        entry.why.trim(),
    )
    .await?;
    store::network::contact::update(&mut tx, &changed).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "network"), case, None).await?;
    let done = Done::on("network.correct_contact", case).subject(format!("network_contact {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

pub(crate) fn fields(ties: &[TieRow], row: &ContactRow) -> Vec<(String, String)> {
    let kind = row.kind.code().replace('_', "-");
    let person = ties.iter().rev().find(|tie| tie.person == row.person);
    vec![
        field("network-person", person.map_or("", TieRow::called)),
        field("network-contact-on", row.on.to_string()),
        field("network-contact-kind", format!("code-contact-kind-{kind}")),
        field("network-contact-note", &row.note),
        taken_back(row.struck),
    ]
}

fn conflict(ties: &[TieRow], row: &ContactRow, last: Option<&str>) -> AppError {
    let by = last.unwrap_or(&row.recorded_by_name);
    faster(by, row.version, fields(ties, row))
}
