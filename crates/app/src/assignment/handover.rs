//! Handing a case over (P1b): offered on one side with what was looked at, asked back, accepted or
//! declined on the other. Until it is accepted the former lead answers.

mod answered;
mod late;
mod offer;

use access::Action;
use domain::{
    handover::{CheckedItem, HandoverEnd, answer_due},
    ids::{CaseId, HandoverId, UserId},
};
use jiff::civil::Date;
use programme::{Programme, Text, model::HandoverItem};
use store::{
    StoreError, Tx,
    assignment::WorkerRow,
    case::CaseRow,
    handover::{HandoverRow, HandoverState, QuestionRow},
    notice::{ChangeNoticeRow, Moves},
};
use uuid::Uuid;

pub(crate) use self::answered::{declined, told};
pub(crate) use self::late::{at_sites, of_worker};
pub use self::offer::{Figure, Item, OfferForm, Typed, form, offer};
pub use self::{answered::Told, late::WaitingOffer};
use super::{BY_HANDOVER, Team, seen, team_detail, write_team};
use crate::{
    App, AppError, Done, Message, OpContext,
    case::{Head, head},
    intake::may_see,
    journal,
    leave::{Along, along_with},
    recompute::{Cause, recompute},
    record::german_date,
};

/// The longest question or reply, in characters.
const MAX_QUESTION: usize = 1_000;

/// An offer as the other side sees it: number, from whom, site, text, checklist with remarks, questions, the days
/// of leaves on which the giver goes along, and the last day for the answer; nothing else of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoverView {
    /// The offer.
    pub offer: HandoverRow,
    /// Name of the site.
    pub site: Option<String>,
    /// What whoever gives has ticked or explained: words of the item, tick, remark.
    pub checklist: Vec<(Text, CheckedItem)>,
    /// What was asked back, oldest first.
    pub questions: Vec<QuestionRow>,
    /// Leaves still to come on which whoever gives goes along, as long as nobody has answered.
    pub leaves: Vec<Along>,
    /// The same of whoever stands in, with their name, if the case goes to another site and leaves them too.
    pub of_deputy: Option<(String, Vec<Along>)>,
    /// The last day for the answer.
    pub due: Option<Date>,
    /// Who can stand in once it is accepted; nobody as soon as it is answered.
    pub deputies: Vec<WorkerRow>,
    /// Who stands in if nothing else is chosen.
    pub deputy: Option<UserId>,
    /// The team as it stands, for the form that accepts.
    pub seen: String,
}

/// The items of an offer with their words; an item that the programme has no more keeps its id.
pub(crate) fn listed(items: &[HandoverItem], offer: &HandoverRow) -> Vec<(Text, CheckedItem)> {
    let titled = |one: &CheckedItem| {
        let known = items.iter().find(|item| item.id == one.item);
        let title = known.map(|item| item.title.clone());
        let id = one.item.as_str();
        (title.unwrap_or_else(|| Text::new(id, id)), one.clone())
    };
    offer.checklist.iter().map(titled).collect()
}

/// The last day for the answer to an offer.
pub(crate) fn due(app: &App, programme: &Programme, offer: &HandoverRow) -> Option<Date> {
    let days = programme.handover.answer_within;
    let holidays = app.catalogue.holidays();
    answer_due(
        german_date(offer.offered_at),
        days,
        programme.land,
        holidays,
    )
}

/// Takes the open offer of a case back.
pub async fn withdraw(app: &App, ctx: &OpContext, case: CaseId) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::Handover, case)
        .await?;
    let ended = (HandoverEnd::Withdrawn, ctx.now, ctx.actor.user);
    if store::handover::withdraw(&mut tx, case, ended).await? == 0 {
        return Err(over());
    }
    journal::changed(&mut tx, ctx, Done::on("handover.withdraw", case)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The offer for the person that it is made to; nobody else finds it. What it tells of the case is
/// theirs while it waits for them, and afterwards only as long as they may see the case.
pub async fn handover_view(
    app: &App,
    ctx: &OpContext,
    handover: HandoverId,
) -> Result<HandoverView, AppError> {
    let mut tx = app.store.write().await?;
    let offer = mine(&mut tx, ctx, handover).await?;
    let case = store::case::by_id(&mut tx, offer.case)
        .await?
        .ok_or(AppError::NotFound)?;
    let open = offer.state() == HandoverState::Open;
    if !open && !may_see(ctx, &case) {
        return Err(AppError::NotFound);
    }
    if open {
        store::handover::see(&mut tx, handover, ctx.now).await?;
    }
    let programme = app.programme_of(&case)?;
    let mut questions = store::handover::questions(&mut tx, case.id).await?;
    questions.retain(|one| one.handover == handover);
    let (deputies, deputy) = if open {
        standing_in(&mut tx, ctx, &offer, &case).await?
    } else {
        (Vec::new(), None)
    };
    let leaves = match offer.from.filter(|_| open) {
        Some(from) => along_with(&mut tx, ctx, (&case, from)).await?,
        None => Vec::new(),
    };
    let of_deputy = of_deputy(&mut tx, ctx, &offer, &case).await?;
    let done = Done::on("handover.view", offer.case).subject(format!("handover {handover}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(HandoverView {
        site: case.site_name.clone(),
        checklist: listed(&programme.handover_items, &offer),
        questions,
        leaves,
        of_deputy,
        due: due(app, programme, &offer),
        deputies,
        deputy,
        seen: seen(&case),
        offer,
    })
}

/// Who stands in now and would not at another site, with the leaves on which they go along.
async fn of_deputy(
    tx: &mut Tx,
    ctx: &OpContext,
    offer: &HandoverRow,
    case: &CaseRow,
) -> Result<Option<(String, Vec<Along>)>, AppError> {
    let open = offer.state() == HandoverState::Open;
    let moves = open && offer.to_site.is_some_and(|site| case.site != Some(site));
    let Some(deputy) = case.deputy.filter(|one| moves && *one != offer.to) else {
        return Ok(None);
    };
    let leaves = along_with(tx, ctx, (case, deputy)).await?;
    let name = case.deputy_name.clone().unwrap_or_default();
    Ok((!leaves.is_empty()).then_some((name, leaves)))
}

/// Who can stand in at the site of an offer once it is accepted, and who does if nobody chooses: whoever
/// stood in before or, where that is the one who takes over, the former lead (P15a).
async fn standing_in(
    tx: &mut Tx,
    ctx: &OpContext,
    offer: &HandoverRow,
    case: &CaseRow,
) -> Result<(Vec<WorkerRow>, Option<UserId>), AppError> {
    let Some(site) = offer.to_site.or(case.site) else {
        return Ok((Vec::new(), None));
    };
    let mut all = store::assignment::workers_of_site(tx, site).await?;
    // Whoever has left the site since learns nothing of it.
    if all.iter().all(|one| one.id != ctx.actor.user) {
        return Ok((Vec::new(), None));
    }
    all.retain(|one| one.id != ctx.actor.user);
    let usual = Team::of(case).led_by(ctx.actor.user).deputy;
    let usual = usual.filter(|user| all.iter().any(|one| one.id == *user));
    Ok((all, usual))
}

/// The other side asks back before it answers.
pub async fn ask(
    app: &App,
    ctx: &OpContext,
    handover: HandoverId,
    question: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let (offer, _) = open_offer(&mut tx, ctx, handover).await?;
    let question = worded("question", question)?;
    let told = (ctx.ids.uuid(), ctx.now, ctx.actor.user);
    store::handover::ask(&mut tx, told, &offer, question).await?;
    let done = Done::on("handover.ask", offer.case).subject(format!("handover {handover}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// One question, for the form of its answer.
pub async fn question(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    question: Uuid,
) -> Result<(Head, QuestionRow), AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::Handover, case).await?;
    let all = store::handover::questions(&mut tx, case).await?;
    let asked = all.into_iter().find(|one| one.id == question);
    let asked = asked.ok_or(AppError::NotFound)?;
    let head = head(app, &mut tx, ctx, &row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("handover.form", case)).await?;
    Ok((head, asked))
}

/// Whoever gives answers a question.
pub async fn reply(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    question: Uuid,
    answer: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::Handover, case)
        .await?;
    let all = store::handover::questions(&mut tx, case).await?;
    let asked = all.into_iter().find(|one| one.id == question);
    let asked = asked.ok_or(AppError::NotFound)?;
    if asked.answered_at.is_some() {
        return Err(AppError::Refused(Message::new(
            "assignment-replied-already",
        )));
    }
    let answer = worded("reply", answer)?;
    let told = (answer, ctx.now, ctx.actor.user);
    store::handover::answer_question(&mut tx, case, question, told).await?;
    let done = Done::on("handover.reply", case).subject(format!("handover {}", asked.handover));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn worded<'t>(field: &str, text: &'t str) -> Result<&'t str, AppError> {
    let text = text.trim();
    let mut problems = crate::Problems::new();
    if text.is_empty() {
        problems.add_key(field, "error-required");
    } else if text.chars().count() > MAX_QUESTION {
        let message = Message::new("error-too-long").with("max", MAX_QUESTION);
        problems.add(field, message);
    }
    problems.none_or_invalid()?;
    Ok(text)
}

/// The other side takes over: lead, history, open tasks, appointments ahead and unfinished
/// assessments change in one step. `deputy` stands in from then on; the field is named `deputy`. `shown` is the team
/// that the form was made for.
pub async fn accept(
    app: &App,
    ctx: &OpContext,
    handover: HandoverId,
    answer: &str,
    (deputy, shown): (Option<UserId>, Option<&str>),
) -> Result<CaseId, AppError> {
    let mut tx = app.store.write().await?;
    let (offer, case) = open_offer(&mut tx, ctx, handover).await?;
    let site = offer.to_site.or(case.site).ok_or_else(over)?;
    let workers = store::assignment::workers_of_site(&mut tx, site).await?;
    if !workers.iter().any(|one| one.id == ctx.actor.user) || case.status.is_ended() {
        return Err(over());
    }
    if shown.is_some_and(|shown| shown != seen(&case)) {
        return Err(AppError::invalid("deputy", "assignment-deputy-changed"));
    }
    let (deputies, _) = standing_in(&mut tx, ctx, &offer, &case).await?;
    if deputy.is_some_and(|user| deputies.iter().all(|one| one.id != user)) {
        return Err(AppError::invalid("deputy", "assignment-unknown-worker"));
    }
    let team = Team {
        lead: Some(ctx.actor.user),
        deputy,
    };
    if Some(site) != case.site {
        let (programme, version) = (&case.programme, &case.programme_version);
        store::case::set_programme(&mut tx, &case, programme, version, Some(site)).await?;
    }
    store::handover::answer(&mut tx, handover, true, ctx.now, answer.trim()).await?;
    let passed = write_team(&mut tx, ctx, &case, team, (BY_HANDOVER, true)).await?;
    // Whether the place of release fits depends on the site, and the plan is looked at sooner.
    recompute(app, &mut tx, &Cause::of(ctx, BY_HANDOVER), case.id, None).await?;
    let notice = ChangeNoticeRow {
        id: ctx.new_id(),
        kind: BY_HANDOVER.to_owned(),
        detail: Moves::default(),
        at: ctx.now,
        by: Some(ctx.actor.user),
    };
    store::notice::insert(&mut tx, case.carrier, case.id, &notice).await?;
    let done = Done::on("handover.accept", case.id)
        .subject(format!("handover {}", offer.id))
        .detail(team_detail(team, &passed));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(case.id)
}

/// The other side declines, with its reason: everything stays as it was.
pub async fn decline(
    app: &App,
    ctx: &OpContext,
    handover: HandoverId,
    answer: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let (offer, _) = open_offer(&mut tx, ctx, handover).await?;
    if answer.trim().is_empty() {
        return Err(AppError::invalid("answer", "assignment-decline-why"));
    }
    store::handover::answer(&mut tx, handover, false, ctx.now, answer.trim()).await?;
    let done = Done::on("handover.decline", offer.case).subject(format!("handover {handover}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The offer with its case, read once nobody else can change either.
async fn open_offer(
    tx: &mut Tx,
    ctx: &OpContext,
    handover: HandoverId,
) -> Result<(HandoverRow, CaseRow), AppError> {
    let case = mine(tx, ctx, handover).await?.case;
    store::case::hold(tx, case).await?;
    let offer = mine(tx, ctx, handover).await?;
    if offer.state() != HandoverState::Open {
        return Err(over());
    }
    let case = store::case::by_id(tx, case)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok((offer, case))
}

async fn mine(tx: &mut Tx, ctx: &OpContext, handover: HandoverId) -> Result<HandoverRow, AppError> {
    store::handover::get(tx, ctx.actor.carrier, handover)
        .await?
        .filter(|offer| offer.to == ctx.actor.user)
        .ok_or(AppError::NotFound)
}

fn over() -> AppError {
    AppError::Refused(Message::new("assignment-handover-over"))
}
