//! Appointments for a card or a letter: what the client needs to get there, and nothing else.

use access::Action;
use domain::{contact::ContactKind, ids::CaseId};
use jiff::Timestamp;
use store::{appointment::AppointmentRow, site::SiteRow};

use crate::{App, AppError, Done, OpContext};

/// An appointment as it stands on a card or in a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperAppointment {
    /// When it begins; shown in Europe/Berlin.
    pub at: Timestamp,
    /// When it ends, if that is known.
    pub ends_at: Option<Timestamp>,
    /// How people meet.
    pub kind: ContactKind,
    /// Where, as it was typed; empty: at the site, or as the kind says.
    pub place: String,
    /// What it is about, or empty.
    pub note: String,
    /// Who else comes, or empty.
    pub partner: String,
    /// What to bring, or empty.
    pub bring: String,
    /// Who will be there.
    pub worker: Option<String>,
}

/// The site with the way to it (P7a).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperPlace {
    /// Its name.
    pub name: String,
    /// Postal address.
    pub address: String,
    /// How to get there.
    pub directions: String,
    /// What to know at the door.
    pub access_note: String,
    /// When it is open.
    pub opening_hours: String,
    /// The person to turn to, their telephone and hours.
    pub contact: (String, String, String),
}

/// What a card or a letter about appointments holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperView {
    /// The next appointments with the client, the earliest first.
    pub appointments: Vec<PaperAppointment>,
    /// The site of the case.
    pub place: Option<PaperPlace>,
    /// Who leads the case.
    pub lead: Option<String>,
    /// Who stands in.
    pub deputy: Option<String>,
}

/// Reads the next appointments of the client with the way there, and logs that. Appointments
/// among professionals are not on it.
pub async fn for_paper(app: &App, ctx: &OpContext, case: CaseId) -> Result<PaperView, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewAppointments, case)
        .await?;
    let open = store::appointment::open(&mut tx, case).await?;
    let site = match row.site {
        Some(site) => store::site::get(&mut tx, row.carrier, site).await?,
        None => None,
    };
    drop(tx);
    app.viewed(ctx, Done::on("appointment.paper", case)).await?;
    Ok(PaperView {
        appointments: open
            .into_iter()
            .filter(|one| one.agreed.with_client && one.agreed.at >= ctx.now)
            .map(appointment)
            .collect(),
        place: site.map(place),
        lead: row.lead_name,
        deputy: row.deputy_name,
    })
}

fn appointment(row: AppointmentRow) -> PaperAppointment {
    let agreed = row.agreed;
    PaperAppointment {
        at: agreed.at,
        ends_at: agreed.ends_at,
        kind: agreed.kind,
        place: agreed.place,
        note: agreed.note,
        partner: agreed.partner,
        bring: agreed.bring,
        worker: row.worker_name,
    }
}

fn place(site: SiteRow) -> PaperPlace {
    PaperPlace {
        name: site.name,
        address: site.address,
        directions: site.directions,
        access_note: site.access_note,
        opening_hours: site.opening_hours,
        contact: (site.contact_name, site.contact_phone, site.contact_hours),
    }
}
