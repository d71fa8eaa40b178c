//! Offering a case: to whom, what was looked at, what the other side has to know.

use access::Action;
use domain::{
    Code,
    handover::{CheckedItem, HandoverKind},
    ids::{CaseId, HandoverId, SiteId, UserId},
};
use jiff::Timestamp;
use programme::{
    Programme, Text,
    model::{HandoverFigure, HandoverItem},
};
use store::{
    StoreError, Tx,
    assignment::{ElsewhereRow, WorkerRow},
    case::CaseRow,
    handover::{HandoverRow, HandoverState},
    site::SiteRow,
};

use super::super::{OpenWork, Passing, chosen, open_work, passing, workers};
use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    case::{Head, head},
    clearing::place,
    journal,
};

/// The longest text of an offer, in characters.
pub const MAX_CONTENT: usize = 4_000;

/// The longest remark at an item, in characters.
const MAX_REMARK: usize = 300;

/// What the program shows beside an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// Uncovered days ahead, over all securities.
    OpenDays(i64),
    /// Overdue tasks.
    OverdueTasks(i64),
    /// The next contact that is fixed, if one is.
    NextContact(Option<Timestamp>),
}

/// An item of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its words.
    pub title: Text,
    /// What the case says about it.
    pub figure: Option<Figure>,
}

/// What the form of an offer needs.
#[derive(Debug, Clone)]
pub struct OfferForm {
    /// The case.
    pub head: Head,
    /// Workers of the site of the case.
    pub workers: Vec<WorkerRow>,
    /// Workers of the other sites of the programme.
    pub elsewhere: Vec<ElsewhereRow>,
    /// What has to be looked at.
    pub items: Vec<Item>,
    /// What of the lead goes along besides open tasks.
    pub passing: Passing,
    /// What of the deputy goes along too if the case goes to another site, where nobody of the former
    /// one stands in; nothing if there is no other site to go to.
    pub of_deputy: Passing,
    /// The site that the place of release belongs to, if it is not the one of the case (P6c).
    pub proposed: Option<SiteRow>,
}

/// An offer as it was typed.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// `USER`, or `USER@SITE` for another site.
    pub to: String,
    /// Code of the kind.
    pub kind: String,
    /// What the other side has to know.
    pub content: String,
    /// Ticked or not, and the remark, for each item in the order of the programme.
    pub items: Vec<(bool, String)>,
}

/// Reads what the form of an offer needs and logs that.
pub async fn form(app: &App, ctx: &OpContext, case: CaseId) -> Result<OfferForm, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::Handover, case).await?;
    possible(&mut tx, &row).await?;
    let programme = app.programme_of(&row)?;
    let work = open_work(&mut tx, ctx, &row).await?;
    let mut workers = workers(&mut tx, &row).await?;
    workers.retain(|one| Some(one.id) != row.lead);
    let elsewhere = elsewhere(&mut tx, &row).await?;
    let proposed = place::proposed(app, &mut tx, &row).await?;
    let deputy = row.deputy.filter(|_| !elsewhere.is_empty());
    let form = OfferForm {
        head: head(app, &mut tx, ctx, &row).await?,
        workers,
        elsewhere,
        items: programme
            .handover_items
            .iter()
            .map(|one| Item {
                title: one.title.clone(),
                figure: one.shows.map(|shows| figure(shows, &row, work)),
            })
            .collect(),
        passing: passing(&mut tx, ctx, &row, row.lead).await?,
        of_deputy: passing(&mut tx, ctx, &row, deputy).await?,
        proposed,
    };
    drop(tx);
    app.viewed(ctx, Done::on("handover.form", case)).await?;
    Ok(form)
}

fn figure(shows: HandoverFigure, case: &CaseRow, work: OpenWork) -> Figure {
    match shows {
        HandoverFigure::OpenHoles => Figure::OpenDays(work.days_open),
        HandoverFigure::OverdueTasks => Figure::OverdueTasks(work.overdue),
        HandoverFigure::NextContact => Figure::NextContact(case.derived.next_contact_at),
    }
}

async fn elsewhere(tx: &mut Tx, row: &CaseRow) -> Result<Vec<ElsewhereRow>, StoreError> {
    match row.site {
        Some(site) => {
            store::assignment::workers_elsewhere(tx, row.carrier, &row.programme, site).await
        }
        None => Ok(Vec::new()),
    }
}

/// Somebody leads the case, and no other offer waits.
async fn possible(tx: &mut Tx, row: &CaseRow) -> Result<(), AppError> {
    if row.lead.is_none() {
        return Err(AppError::Refused(Message::new("assignment-refused-lead")));
    }
    let all = store::handover::of_case(tx, row.id).await?;
    if all.iter().any(|one| one.state() == HandoverState::Open) {
        let waits = Message::new("assignment-handover-already-open");
        return Err(AppError::Refused(waits));
    }
    Ok(())
}

/// Offers the case to another worker, of this site or of another one. Returns the offer's id.
pub async fn offer(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    typed: &Typed,
) -> Result<HandoverId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::Handover, case)
        .await?;
    possible(&mut tx, &row).await?;
    let workers = workers(&mut tx, &row).await?;
    let elsewhere = elsewhere(&mut tx, &row).await?;
    let to = receiver(&typed.to, row.lead, &workers, &elsewhere);
    let mut problems = Problems::new();
    let kind = kind(&typed.kind, to, &mut problems);
    if typed.content.trim().is_empty() {
        problems.add_key("content", "error-required");
    } else if typed.content.chars().count() > MAX_CONTENT {
        let message = Message::new("error-too-long").with("max", MAX_CONTENT);
        problems.add("content", message);
    }
    let checklist = checked(app.programme_of(&row)?, &typed.items, &mut problems);
    problems.none_or_invalid()?;
    let (Some((to, to_site)), Some(kind)) = (to, kind) else {
        return Err(AppError::invalid("to", "error-choose"));
    };
    let offer = HandoverRow {
        to_site,
        checklist,
        content: typed.content.trim().to_owned(),
        ..new_offer(ctx, &row, to, kind)
    };
    store::handover::insert(&mut tx, &offer).await?;
    let done = Done::on("handover.offer", case)
        .subject(format!("handover {}", offer.id))
        .detail(serde_json::json!({ "kind": kind.code() }).to_string());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(offer.id)
}

/// Who is meant, and the site that the case would go to.
fn receiver(
    typed: &str,
    lead: Option<UserId>,
    workers: &[WorkerRow],
    elsewhere: &[ElsewhereRow],
) -> Option<(UserId, Option<SiteId>)> {
    let Some((user, site)) = typed.split_once('@') else {
        let user = chosen(typed, workers).filter(|user| lead != Some(*user))?;
        return Some((user, None));
    };
    let (user, site): (UserId, SiteId) = (user.parse().ok()?, site.parse().ok()?);
    elsewhere
        .iter()
        .find(|one| one.id == user && one.site == site)
        .map(|one| (one.id, Some(one.site)))
}

/// The kind, if it fits to whom the case goes.
fn kind(
    typed: &str,
    to: Option<(UserId, Option<SiteId>)>,
    problems: &mut Problems,
) -> Option<HandoverKind> {
    let kind = HandoverKind::from_code(typed).ok();
    if kind.is_none() {
        problems.add_key("kind", "error-choose");
    }
    match (to, kind) {
        (None, _) => problems.add_key("to", "error-choose"),
        (Some((_, Some(_))), Some(HandoverKind::Worker)) => {
            problems.add_key("kind", "assignment-kind-other-site");
        }
        (Some((_, None)), Some(HandoverKind::Site)) => {
            problems.add_key("kind", "assignment-kind-same-site");
        }
        _ => {}
    }
    kind
}

fn checked(
    programme: &Programme,
    typed: &[(bool, String)],
    problems: &mut Problems,
) -> Vec<CheckedItem> {
    let nothing = (false, String::new());
    let item = |(at, item): (usize, &HandoverItem)| {
        let (done, remark) = typed.get(at).unwrap_or(&nothing);
        let checked = CheckedItem {
            item: item.id.clone(),
            done: *done,
            remark: remark.trim().to_owned(),
        };
        let field = format!("remark-{at}");
        if checked.is_silent() {
            problems.add_key(&field, "assignment-item-silent");
        } else if checked.remark.chars().count() > MAX_REMARK {
            problems.add(
                &field,
                Message::new("error-too-long").with("max", MAX_REMARK),
            );
        }
        checked
    };
    programme
        .handover_items
        .iter()
        .enumerate()
        .map(item)
        .collect()
}

fn new_offer(ctx: &OpContext, case: &CaseRow, to: UserId, kind: HandoverKind) -> HandoverRow {
    HandoverRow {
        id: ctx.new_id(),
        carrier: case.carrier,
        case: case.id,
        case_number: case.number.clone(),
        from: case.lead,
        from_name: case.lead_name.clone(),
        kind,
        to,
        to_name: String::new(),
        to_site: None,
        content: String::new(),
        checklist: Vec::new(),
        seen_at: None,
        offered_at: ctx.now,
        offered_by: ctx.actor.user,
        offered_by_name: String::new(),
        answered_at: None,
        accepted: None,
        answer: String::new(),
        ended: None,
        ended_by: None,
    }
}
