//! The conferences of a case as pages and forms show them.

use access::{Action, decide};
use domain::{
    conference::ConferenceStatus,
    ids::{CaseId, ConferenceId, OverlapId},
    network::NoContact,
};
use store::{Tx, overlap::OverlapRow};

use super::{AgreedTaskRow, ConferenceRow, FormerRow, in_words, waits};
use crate::{
    App, AppError, Done, OpContext,
    case::{Head, head_of},
    network::{Person, meeting},
    overlap,
    paging::{Wanted, cut, limit},
    record::german_date,
};

/// Conferences on one page.
const PER_PAGE: usize = 10;

/// A partial agreement that waits for being talked over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The overlap.
    pub overlap: OverlapId,
    /// Name of the other programme.
    pub programme: String,
}

/// The conferences of a case.
#[derive(Debug, Clone)]
pub struct Conferences {
    /// The case.
    pub head: Head,
    /// One page of them, the newest first; for a form only the one that it is about.
    pub conferences: Vec<ConferenceRow>,
    /// The first one of the next page, if there are older ones.
    pub more_from: Option<ConferenceId>,
    /// The tasks that were agreed in these.
    pub tasks: Vec<AgreedTaskRow>,
    /// What other bodies promised in any conference and have not done yet.
    pub promised: Vec<AgreedTaskRow>,
    /// What was written about these before, the newest first.
    pub former: Vec<FormerRow>,
    /// Partial agreements that wait for being talked over; empty for who may not settle them.
    pub waiting: Vec<Waiting>,
    /// Names of the programmes of the overlaps, for what was talked over.
    pub programmes: Vec<(OverlapId, String)>,
    /// The people of the network, also those who are there no longer.
    pub people: Vec<Person>,
    /// Orders that speak against standing invitations.
    pub forbidden: Vec<(ConferenceId, NoContact)>,
    /// Whether this person may invite and keep minutes.
    pub may_edit: bool,
}

impl Conferences {
    /// One of them.
    pub fn get(&self, conference: ConferenceId) -> Option<&ConferenceRow> {
        self.conferences.iter().find(|one| one.id == conference)
    }
}

/// Reads a page of the conferences of a case and logs that: the newest, or from one of them on.
pub async fn list(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    from: Option<ConferenceId>,
) -> Result<Conferences, AppError> {
    let wanted = Wanted::From(from);
    view(app, ctx, case, (Action::ViewConferences, wanted)).await
}

/// The same for the form of one of them, or of a new one; who may not change anything gets no form.
pub async fn for_form(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    conference: Option<ConferenceId>,
) -> Result<Conferences, AppError> {
    let wanted = Wanted::One(conference);
    view(app, ctx, case, (Action::EditConferences, wanted)).await
}

/// The rows, and the first one of the next page.
async fn wanted_rows(
    tx: &mut Tx,
    case: CaseId,
    wanted: Wanted<ConferenceId>,
) -> Result<(Vec<ConferenceRow>, Option<ConferenceId>), AppError> {
    let (Wanted::From(one) | Wanted::One(one)) = wanted;
    let one = match one {
        Some(one) => Some(
            store::conference::get(tx, case, one)
                .await?
                .ok_or(AppError::NotFound)?,
        ),
        None => None,
    };
    if let Wanted::One(_) = wanted {
        return Ok((one.into_iter().collect(), None));
    }
    let from = one.map(|one| (one.at, one.id));
    let mut rows = store::conference::page(tx, case, from, limit(PER_PAGE)).await?;
    let more = cut(&mut rows, PER_PAGE).map(|row| row.id);
    Ok((rows, more))
}

/// What was agreed in these conferences, and what was written about them before.
async fn besides(
    tx: &mut Tx,
    case: CaseId,
    rows: &[ConferenceRow],
) -> Result<(Vec<AgreedTaskRow>, Vec<FormerRow>), AppError> {
    let (mut tasks, mut former) = (Vec::new(), Vec::new());
    for row in rows {
        tasks.extend(store::conference::tasks_of(tx, case, row.id).await?);
        if row.version > 1 {
            former.extend(store::conference::former(tx, row.id).await?);
        }
    }
    Ok((tasks, former))
}

async fn view(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (action, wanted): (Action, Wanted<ConferenceId>),
) -> Result<Conferences, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, action, case).await?;
    let facts = row.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    let record = app.record_for_page(&mut tx, row).await?;
    let named = |one: &OverlapRow| overlap::name(record.programme, one).to_owned();
    let waits = |one: &&OverlapRow| waits(one) && may(Action::EditOverlap);
    let (rows, more_from) = wanted_rows(&mut tx, case, wanted).await?;
    let (tasks, former) = besides(&mut tx, case, &rows).await?;
    let conferences = Conferences {
        forbidden: forbidden(&mut tx, case, &rows).await?,
        people: crate::network::known(&mut tx, case, ctx.today).await?,
        conferences: rows,
        more_from,
        tasks,
        promised: store::conference::promised(&mut tx, case).await?,
        former,
        waiting: record
            .overlaps
            .iter()
            .filter(waits)
            .map(|one| Waiting {
                overlap: one.id,
                programme: named(one),
            })
            .collect(),
        programmes: record
            .overlaps
            .iter()
            .map(|one| (one.id, named(one)))
            .collect(),
        may_edit: may(Action::EditConferences),
        head: head_of(app, &record, ctx.today),
    };
    drop(tx);
    app.viewed(ctx, Done::on("conference.list", case)).await?;
    Ok(conferences)
}

/// Orders that speak against invitations which stand.
async fn forbidden(
    tx: &mut Tx,
    case: CaseId,
    rows: &[ConferenceRow],
) -> Result<Vec<(ConferenceId, NoContact)>, AppError> {
    let mut found = Vec::new();
    for row in rows
        .iter()
        .filter(|one| one.status == ConferenceStatus::Invited)
    {
        let people = &row.content.people;
        let chosen: Vec<_> = people.iter().filter_map(|one| one.person).collect();
        let words = in_words(people);
        let day = german_date(row.at);
        let said = &row.content;
        let words = [&words, &said.place].map(String::as_str);
        let order = meeting::against(tx, case, day, (&chosen, &words)).await?;
        found.extend(order.map(|order| (row.id, order)));
    }
    Ok(found)
}
