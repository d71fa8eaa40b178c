//! The fixed dates that lie ahead of a client: appointments, approved leaves, dates of their groups.

use access::{Action, decide};
use domain::{leave::LeaveStatus, network::NoContact, paper::PaperKind};
use jiff::Timestamp;
use store::{Tx, appointment::AppointmentRow, case::CaseRow, leave::LeaveRow};

use super::Which;
use crate::{
    AppError, OpContext,
    group::{OwnDate, own_ahead},
    leave::before_release,
    network::{
        Unasked, meeting,
        named::{forbids_group, forbids_leave},
    },
    record::german_date,
};

/// How many dates a paper is given; it shows as many as it has room for and says the rest as a number.
pub(super) const DATES: usize = 10;

/// What is fixed.
pub(super) enum Fixed {
    /// An appointment with the client.
    Appointment(Box<AppointmentRow>),
    /// A leave that the prison has approved.
    Leave(Box<LeaveRow>),
    /// A date of a group in which the client has a seat.
    Group(Box<OwnDate>),
}

impl Fixed {
    fn at(&self) -> Timestamp {
        match self {
            Self::Appointment(row) => row.agreed.at,
            Self::Leave(row) => row.starts_at,
            Self::Group(date) => date.at,
        }
    }
}

/// Fixed dates that lie ahead, the nearest first. Who has not agreed to it is not named.
pub(super) struct Coming {
    dates: Vec<Ahead>,
}

/// One of them.
struct Ahead {
    fixed: Fixed,
    /// The order that speaks against it.
    order: Option<NoContact>,
    /// Who is left out of it because their consent is missing.
    left_out: Option<Unasked>,
}

impl Ahead {
    fn new(fixed: Fixed, order: Option<NoContact>) -> Self {
        Self {
            fixed,
            order,
            left_out: None,
        }
    }
}

impl Coming {
    /// Whether nothing is fixed.
    pub(super) fn is_empty(&self) -> bool {
        self.dates.is_empty()
    }

    /// Those that a paper has room for.
    pub(super) fn nearest(&self) -> impl Iterator<Item = &Fixed> {
        self.dates.iter().take(DATES).map(|one| &one.fixed)
    }

    /// How many there are beyond these.
    pub(super) fn more(&self) -> usize {
        self.dates.len().saturating_sub(DATES)
    }

    /// All appointments.
    pub(super) fn appointments(&self) -> impl Iterator<Item = &AppointmentRow> {
        self.dates.iter().filter_map(|one| match &one.fixed {
            Fixed::Appointment(row) => Some(&**row),
            Fixed::Leave(_) | Fixed::Group(_) => None,
        })
    }

    /// No paper sends the client to somebody whom an order keeps away from them.
    pub(super) fn may_be_named(&self, which: &Which) -> Result<(), AppError> {
        self.leads_to(which).map_or(Ok(()), |order| {
            Err(AppError::Refused(crate::network::forbidden(order)))
        })
    }

    /// The order that speaks against a paper about what lies ahead.
    pub(super) fn leads_to(&self, which: &Which) -> Option<&NoContact> {
        self.on(which).find_map(|one| one.order.as_ref())
    }

    /// Those whom a paper about what lies ahead leaves out because their consent is missing, each once.
    pub(super) fn left_out(&self, which: &Which) -> Vec<Unasked> {
        let mut found: Vec<Unasked> = Vec::new();
        for one in self.on(which).filter_map(|one| one.left_out.as_ref()) {
            if !found.contains(one) {
                found.push(one.clone());
            }
        }
        found
    }

    /// Those of them that stand on a paper.
    fn on(&self, which: &Which) -> impl Iterator<Item = &Ahead> {
        let shows = |at: usize, one: &Fixed| match which.kind {
            PaperKind::NextSteps | PaperKind::AppointmentCard => at < DATES,
            PaperKind::AppointmentLetter => match one {
                Fixed::Appointment(row) => row.id.to_string() == which.about,
                Fixed::Leave(_) | Fixed::Group(_) => false,
            },
            _ => false,
        };
        let all = self.dates.iter().enumerate();
        all.filter(move |(at, one)| shows(*at, &one.fixed))
            .map(|(_, one)| one)
    }
}

/// What lies ahead, as far as whoever asks may see leaves and groups of this client.
pub(super) async fn coming(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<Coming, AppError> {
    let facts = case.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    let mut dates = appointments(tx, ctx, case).await?;
    if may(Action::ViewLeaves) && !case.released {
        for leave in store::leave::of_case(tx, case.id).await? {
            let meant = leave.starts_at >= ctx.now
                && before_release(case.release_on, leave.ends_at).is_ok();
            if leave.status == LeaveStatus::Approved && meant {
                let order = forbids_leave(tx, &leave).await?;
                dates.push(Ahead::new(Fixed::Leave(Box::new(leave)), order));
            }
        }
    }
    if may(Action::ViewMemberships) {
        for date in own_ahead(tx, case, ctx.now).await? {
            let day = german_date(date.at);
            let orders = store::network::no_contact_between(tx, case.id, (day, day)).await?;
            let order = forbids_group(&orders, &date.offer).cloned();
            dates.push(Ahead::new(Fixed::Group(Box::new(date)), order));
        }
    }
    dates.sort_by_key(|one| one.fixed.at());
    Ok(Coming { dates })
}

async fn appointments(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
) -> Result<Vec<Ahead>, AppError> {
    let mut open = store::appointment::open(tx, case.id).await?;
    open.retain(|one| one.agreed.with_client && one.agreed.at >= ctx.now);
    let people = crate::network::known(tx, case.id, ctx.today).await?;
    let mut dates = Vec::new();
    for mut one in open {
        let agreed = &mut one.agreed;
        let day = german_date(agreed.at);
        let order = meeting::against_appointment(tx, case.id, day, agreed).await?;
        let chosen = agreed.person.as_ref().map(|one| one.person);
        let chosen = people.iter().find(|known| Some(known.id) == chosen);
        let mut left_out = None;
        if let Some(unnamed) = chosen.filter(|known| known.keeps_off_papers()) {
            agreed.person = None;
            left_out = Unasked::left_off(unnamed);
        }
        dates.push(Ahead {
            left_out,
            ..Ahead::new(Fixed::Appointment(Box::new(one)), order)
        });
    }
    Ok(dates)
}
