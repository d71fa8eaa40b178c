//! The appointments of a case, page by page.

use access::{Action, decide};
use domain::ids::{AppointmentId, CaseId};
use jiff::Timestamp;
use store::Tx;

use super::{AppointmentRow, CorrectionRow, Warning, chosen, warning};
use crate::{
    App, AppError, Done, OpContext,
    case::{Head, head_of},
    network::Person,
    paging::{cut, limit},
    plan::measure,
    reach::{self, Reach},
};

/// Open appointments on one page.
const OPEN_PER_PAGE: usize = 25;

/// Settled appointments on one page.
const PER_PAGE: usize = 50;

/// Which part of the lists is wanted.
#[derive(Debug, Clone, Copy, Default)]
pub struct Part {
    /// Of the open ones those from this one on.
    pub from: Option<AppointmentId>,
    /// Of the others those before this one.
    pub before: Option<AppointmentId>,
}

/// An appointment with all that its line says.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The appointment.
    pub row: AppointmentRow,
    /// Who else comes, as the network has them now.
    pub person: Option<Person>,
    /// The measure of the plan that it serves, for those who may see the plan.
    pub measure: Option<String>,
    /// What might not fit.
    pub warnings: Vec<Warning>,
    /// What was agreed before it was changed, the last change first.
    pub before: Vec<AppointmentRow>,
    /// What was said of it before, newest first.
    pub corrections: Vec<CorrectionRow>,
}

/// The appointments of a case.
#[derive(Debug, Clone)]
pub struct Appointments {
    /// The case.
    pub head: Head,
    /// Those that are still to come or wait for a word, the earliest first: one page of them.
    pub open: Vec<Listed>,
    /// The first one of the next page, if there are later ones.
    pub more_from: Option<AppointmentId>,
    /// Those that took place, were missed or called off, the newest first: one page of them.
    pub settled: Vec<Listed>,
    /// The last one of this page, if there are older ones.
    pub more_before: Option<AppointmentId>,
    /// The steps towards somebody who does not answer, if there are any.
    pub reach: Option<Reach>,
    /// Whether this person may make appointments.
    pub may_edit: bool,
    /// Whether this person may write a note.
    pub may_note: bool,
    /// Whether this person may write down a concern.
    pub may_concern: bool,
}

/// Reads a page of the open appointments of a case and one of the others, and logs that.
pub async fn list(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    part: Part,
) -> Result<Appointments, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewAppointments, case)
        .await?;
    let facts = row.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    let record = app.record_for_page(&mut tx, row).await?;
    let from = place(&mut tx, case, part.from).await?;
    let mut open = store::appointment::open_page(&mut tx, case, from, limit(OPEN_PER_PAGE)).await?;
    let more_from = cut(&mut open, OPEN_PER_PAGE).map(|one| one.id);
    let before = place(&mut tx, case, part.before).await?;
    let mut settled = store::appointment::settled(&mut tx, case, before, limit(PER_PAGE)).await?;
    let more = cut(&mut settled, PER_PAGE).is_some();
    let corrections = store::appointment::corrections(&mut tx, case).await?;
    let changed = open.iter().chain(&settled).any(|one| one.moves > 0);
    let moved = if changed {
        store::appointment::moved(&mut tx, case).await?
    } else {
        Vec::new()
    };
    let people = crate::network::known(&mut tx, case, ctx.today).await?;
    let mut shown = open.iter().chain(&settled);
    let measures = if shown.any(|one| one.agreed.measure.is_some()) {
        super::measures(&mut tx, ctx, &record.case).await?
    } else {
        Vec::new()
    };
    let mut warnings = warning::of(app, &mut tx, &record, (&open, &people)).await?;
    for (one, found) in open.iter().zip(&mut warnings) {
        let gone = measure::is_gone(&measures, one.agreed.measure);
        found.extend(gone.then_some(Warning::MeasureGone));
    }
    let reach = reach::of(&mut tx, &record, ctx.today).await?;
    drop(tx);
    app.viewed(ctx, Done::on("appointment.list", case)).await?;
    let listed = |row: AppointmentRow, warnings: Vec<Warning>| Listed {
        before: moved
            .iter()
            .filter(|one| one.origin == row.origin && one.id != row.id)
            .cloned()
            .collect(),
        corrections: corrections
            .iter()
            .filter(|one| one.appointment == row.id)
            .cloned()
            .collect(),
        warnings,
        measure: measure::named(&measures, row.agreed.measure),
        person: chosen(&people, &row.agreed).cloned(),
        row,
    };
    Ok(Appointments {
        more_from,
        more_before: settled.last().filter(|_| more).map(|one| one.id),
        open: open
            .into_iter()
            .zip(warnings)
            .map(|(row, warnings)| listed(row, warnings))
            .collect(),
        settled: settled
            .into_iter()
            .map(|row| listed(row, Vec::new()))
            .collect(),
        reach,
        may_edit: may(Action::EditAppointments),
        may_note: may(Action::AddNote),
        may_concern: may(Action::EditConcerns),
        head: head_of(app, &record, ctx.today),
    })
}

/// Where a page begins or ends. What has become of that appointment meanwhile does not matter.
async fn place(
    tx: &mut Tx,
    case: CaseId,
    one: Option<AppointmentId>,
) -> Result<Option<(Timestamp, AppointmentId)>, AppError> {
    let Some(one) = one else {
        return Ok(None);
    };
    let row = store::appointment::get(tx, case, one).await?;
    let row = row.ok_or(AppError::NotFound)?;
    Ok(Some((row.agreed.at, row.id)))
}
