//! Re-entry (P11): a new episode of the same person, by way of exception, with a reason and a
//! second person. The former case stays as it is; both are linked, nothing is reset.

use std::collections::BTreeMap;

use access::{Action, Decision, decide as decide_action, decide_approval};
use domain::{
    Code,
    case::{CaseStatus, ReentryKind},
    ids::{ApprovalId, CaseId},
};
use jiff::civil::Date;
use programme::{
    Fact, Text,
    facts::FactType,
    model::{ClosureKind, ClosureReason, Reentry as Rule},
};
use serde::{Deserialize, Serialize};
use store::{
    StoreError, Tx,
    approval::ApprovalRow,
    case::{CaseRow, NewCase, StatusChange},
    client::CustodyEpisodeRow,
    fact::FactRow,
    release::ReleaseForecastRow,
};

use super::MAX_NOTE;
use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems, address,
    approval::{asking, write_answer, write_request},
    assignment::episodes,
    case::{Head, head},
    journal,
    recompute::{Cause, recompute},
};

/// The kind of an approval that is about a re-entry.
pub const REENTRY: &str = "reentry";

/// Custody again, after the release of the former episode.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewCustody {
    /// Code of the prison.
    pub institution: String,
    /// First day.
    pub start: Date,
    /// Number in the prison's books, or empty.
    pub book_number: String,
}

/// What is asked for, as it is kept with the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReentryDetail {
    /// Code of a [`ReentryKind`].
    pub kind: String,
    /// Custody again; `None`: it goes on from the former one.
    pub custody: Option<NewCustody>,
}

/// What a request asks for; `None` if it was written by a program that this one does not know.
pub fn detail_of(request: &ApprovalRow) -> Option<ReentryDetail> {
    ReentryDetail::deserialize(&request.detail).ok()
}

/// What this person can say to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// Nothing: deciding is not theirs.
    None,
    /// None of both, but they can take it back: it is their own request.
    Own,
    /// They may grant or refuse it.
    Free,
}

impl Word {
    /// What this person can say to a request about this case.
    pub(super) fn to(ctx: &OpContext, case: &CaseRow, request: &ApprovalRow) -> Self {
        let by = request.requested_by;
        let facts = case.access_facts();
        let asks = decide_action(&ctx.actor, asking(&request.kind), Some(&facts));
        if by == ctx.actor.user && asks.is_allowed() {
            return Self::Own;
        }
        match decide_approval(&ctx.actor, Action::ApproveReentry, &facts, by) {
            Decision::Allow => Self::Free,
            Decision::Deny(_) | Decision::Hidden => Self::None,
        }
    }
}

/// Everything on the page of re-entry.
#[derive(Debug, Clone)]
pub struct Reentry {
    /// Head of the former case.
    pub head: Head,
    /// Why it ended.
    pub closure: Option<ClosureReason>,
    /// The kinds that the programme allows for this end; empty: none.
    pub kinds: Vec<ReentryKind>,
    /// The programme's rule in words.
    pub rule: Option<Text>,
    /// The request that waits.
    pub open: Option<ApprovalRow>,
    /// Requests that were decided, newest first.
    pub decided: Vec<ApprovalRow>,
    /// What this person can say to the open request.
    pub word: Word,
    /// Whether a case of this person in this programme goes on already.
    pub running: bool,
    /// All episodes of the person that this actor may see, newest first.
    pub episodes: Vec<CaseRow>,
    /// Prisons to choose from, as (code, name).
    pub institutions: Vec<(String, String)>,
}

/// Reads the page of re-entry of an ended case and logs that.
pub async fn reentry(app: &App, ctx: &OpContext, case: CaseId) -> Result<Reentry, AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::RequestReentry, case)
        .await?;
    let programme = app.programme_of(&row)?;
    let closure = closure(app, &row)?;
    let (open, decided): (Vec<_>, Vec<_>) = requests(&mut tx, case)
        .await?
        .into_iter()
        .partition(|one| one.granted.is_none());
    let open = open.into_iter().next();
    let page = Reentry {
        head: head(app, &mut tx, ctx, &row).await?,
        kinds: kinds(programme.reentry.as_ref(), closure.as_ref()),
        closure,
        rule: programme.reentry.as_ref().map(|rule| rule.text.clone()),
        word: open
            .as_ref()
            .map_or(Word::None, |request| Word::to(ctx, &row, request)),
        open,
        decided,
        running: goes_on(&mut tx, &row).await?,
        episodes: episodes(&mut tx, ctx, &row).await?,
        institutions: app
            .institutions
            .all()
            .iter()
            .map(|one| (one.id.clone(), one.name.clone()))
            .collect(),
    };
    drop(tx);
    let shown = page.episodes.iter().map(|one| one.id);
    let done = Done::on("reentry.view", case).cases(shown.filter(|one| *one != case));
    app.viewed(ctx, done).await?;
    Ok(page)
}

fn closure(app: &App, case: &CaseRow) -> Result<Option<ClosureReason>, AppError> {
    let programme = app.programme_of(case)?;
    let reason = case.closure_reason.as_deref();
    Ok(reason.and_then(|id| programme.closure_reason(id)).cloned())
}

/// The kinds that fit how the case ended. Who was not admitted did not drop out.
fn kinds(rule: Option<&Rule>, closure: Option<&ClosureReason>) -> Vec<ReentryKind> {
    let Some(rule) = rule else { return Vec::new() };
    let (kind, allowed) = match closure.map(|one| one.kind) {
        Some(ClosureKind::Dropout) => (ReentryKind::AfterDropout, rule.after_dropout),
        Some(ClosureKind::End) | None => (ReentryKind::AfterEnd, rule.after_end),
    };
    if allowed { vec![kind] } else { Vec::new() }
}

async fn requests(tx: &mut Tx, case: CaseId) -> Result<Vec<ApprovalRow>, StoreError> {
    let mut all = store::approval::of_case(tx, case).await?;
    all.retain(|one| one.kind == REENTRY);
    Ok(all)
}

/// Whether a case of this person in this programme has not ended: two at once would be two leads.
async fn goes_on(tx: &mut Tx, case: &CaseRow) -> Result<bool, StoreError> {
    let all = store::case::of_client(tx, case.carrier, case.client).await?;
    Ok(all
        .iter()
        .any(|one| one.programme == case.programme && !one.status.is_ended()))
}

/// A request, as it was typed; days have been read already.
#[derive(Debug, Clone, Default)]
pub struct ReentryRequest {
    /// Code of a [`ReentryKind`].
    pub kind: String,
    /// Why.
    pub reason: String,
    /// Custody again, if so: prison, first day, book number.
    pub custody: Option<(String, Option<Date>, String)>,
}

/// Asks for a new episode. It begins when a second person grants it.
pub async fn request(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    typed: &ReentryRequest,
) -> Result<ApprovalId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::RequestReentry, case)
        .await?;
    let open = requests(&mut tx, case).await?;
    if open.iter().any(|one| one.granted.is_none()) {
        return Err(AppError::Refused(Message::new("closing-reentry-waits")));
    }
    none_running(&mut tx, &row).await?;
    let former = store::client::episode(&mut tx, row.custody_episode).await?;
    let detail = checked(app, &row, former.as_ref(), typed, ctx.today)?;
    let place = (row.carrier, case);
    let asked = (REENTRY, typed.reason.trim());
    let id = write_request(&mut tx, ctx, place, asked, serde_json::json!(detail)).await?;
    let done = Done::on("reentry.request", case).subject(format!("approval {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(id)
}

async fn none_running(tx: &mut Tx, case: &CaseRow) -> Result<(), AppError> {
    if goes_on(tx, case).await? {
        return Err(AppError::Refused(Message::new("closing-reentry-running")));
    }
    Ok(())
}

fn checked(
    app: &App,
    case: &CaseRow,
    former: Option<&CustodyEpisodeRow>,
    typed: &ReentryRequest,
    today: Date,
) -> Result<ReentryDetail, AppError> {
    let mut problems = Problems::new();
    let rule = app.programme_of(case)?.reentry.as_ref();
    let allowed = kinds(rule, closure(app, case)?.as_ref());
    let kind = ReentryKind::from_code(&typed.kind).ok();
    match kind {
        None => problems.add_key("kind", "error-choose"),
        Some(kind) if !allowed.contains(&kind) => {
            problems.add_key("kind", "closing-reentry-kind-refused");
        }
        Some(_) => {}
    }
    if typed.reason.trim().is_empty() {
        problems.add_key("reason", "error-reason-required");
    } else if typed.reason.chars().count() > MAX_NOTE {
        let message = Message::new("error-too-long").with("max", MAX_NOTE);
        problems.add("reason", message);
    }
    let custody = typed
        .custody
        .as_ref()
        .and_then(|(institution, start, number)| {
            check_custody(app, case, former, institution, *start, today, &mut problems)?;
            Some(NewCustody {
                institution: institution.clone(),
                start: (*start)?,
                book_number: number.trim().to_owned(),
            })
        });
    problems.none_or_invalid()?;
    Ok(ReentryDetail {
        kind: typed.kind.clone(),
        custody,
    })
}

fn check_custody(
    app: &App,
    case: &CaseRow,
    former: Option<&CustodyEpisodeRow>,
    institution: &str,
    start: Option<Date>,
    today: Date,
    problems: &mut Problems,
) -> Option<()> {
    if app.institutions.get(institution).is_none() {
        problems.add_key("institution", "error-choose");
    }
    // Custody again cannot begin before the former custody was over.
    let before = former
        .and_then(|one| one.custody_end)
        .or(case.release_on.filter(|_| case.released))
        .or(former.and_then(|one| one.custody_start));
    match start {
        None => problems.add_key("custody_start", "error-required"),
        Some(day) if day > today => problems.add_key("custody_start", "error-custody-future"),
        Some(day) => {
            if let Some(before) = before.filter(|before| day < *before) {
                let message =
                    Message::new("error-date-too-early").with_arg("min", MessageArg::Day(before));
                problems.add("custody_start", message);
            }
        }
    }
    problems.0.is_empty().then_some(())
}

/// A second person grants or refuses a request. Granted: the new episode, in clearing.
pub async fn decide(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    approval: ApprovalId,
    granted: bool,
    words: &str,
) -> Result<Option<CaseId>, AppError> {
    let mut tx = app.store.write().await?;
    store::case::hold_register(&mut tx, ctx.actor.carrier).await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::ApproveReentry, case)
        .await?;
    let request = store::approval::get(&mut tx, row.carrier, approval)
        .await?
        .filter(|one| one.case == case && one.kind == REENTRY)
        .ok_or(AppError::NotFound)?;
    write_answer(&mut tx, ctx, (&row, &request), granted, ("answer", words)).await?;
    let subject = format!("approval {approval}");
    let next = if granted {
        none_running(&mut tx, &row).await?;
        Some(open_episode(app, &mut tx, ctx, &row, &request).await?)
    } else {
        None
    };
    let action = if granted {
        "reentry.grant"
    } else {
        "reentry.refuse"
    };
    journal::changed(&mut tx, ctx, Done::on(action, case).subject(subject)).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(next)
}

/// The new case of the same person, in clearing, linked to the former one.
async fn open_episode(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    former: &CaseRow,
    request: &ApprovalRow,
) -> Result<CaseId, AppError> {
    let detail = ReentryDetail::deserialize(&request.detail)
        .map_err(|error| AppError::Catalogue(format!("a request for re-entry: {error}")))?;
    let custody = match &detail.custody {
        Some(custody) => Some(new_custody(tx, ctx, former, custody).await?),
        None => None,
    };
    // Admission follows the rules of today, not those of the former case.
    let programme = match app.catalogue.valid_on(&former.programme, ctx.today) {
        Some(programme) => programme,
        None => app.programme_of(former)?,
    };
    let new = NewCase {
        id: ctx.new_id(),
        carrier: former.carrier,
        client: former.client,
        name_folded: store::client::name_folded(&former.family_name, &former.given_names),
        custody_episode: custody
            .as_ref()
            .map_or(former.custody_episode, |one| one.id),
        previous_case: Some(former.id),
        programme: programme.id.clone(),
        programme_version: programme.version.clone(),
        site: former.site,
        institution: custody
            .as_ref()
            .map_or_else(|| former.institution.clone(), |one| one.institution.clone()),
        registered_on: ctx.today,
    };
    store::case::insert(tx, &new).await?;
    if custody.is_none() {
        carry_release(tx, ctx, former, new.id).await?;
        carry_facts(tx, ctx, former, new.id).await?;
    }
    address::carry(tx, ctx, former.carrier, (former.id, new.id)).await?;
    let row = store::case::by_id(tx, new.id)
        .await?
        .ok_or(AppError::NotFound)?;
    store::search::index(tx, &row).await?;
    store::case::set_status(tx, &row, CaseStatus::Clearing, &StatusChange::default()).await?;
    recompute(app, tx, &Cause::of(ctx, "facts"), new.id, None).await?;
    let done = Done::on("case.open", new.id).subject(format!("previous {}", former.id));
    journal::changed(tx, ctx, done).await?;
    Ok(new.id)
}

async fn new_custody(
    tx: &mut Tx,
    ctx: &OpContext,
    former: &CaseRow,
    custody: &NewCustody,
) -> Result<CustodyEpisodeRow, AppError> {
    let number = Some(custody.book_number.clone()).filter(|number| !number.is_empty());
    let episode = CustodyEpisodeRow {
        id: ctx.new_id(),
        client: former.client,
        institution: custody.institution.clone(),
        book_number: number,
        custody_kind: None,
        custody_start: Some(custody.start),
        custody_end: None,
        sentence_months: None,
        composed_months: None,
        version: 1,
    };
    store::client::insert_episode(tx, former.carrier, &episode, ctx.now).await?;
    Ok(episode)
}

/// The same custody has the same release; its newest entry goes along.
async fn carry_release(
    tx: &mut Tx,
    ctx: &OpContext,
    former: &CaseRow,
    new: CaseId,
) -> Result<(), AppError> {
    if former.release_on.is_none() {
        return Ok(());
    }
    let history = store::release::of_case(tx, former.id).await?;
    let counts = history
        .iter()
        .find(|one| one.actual)
        .or_else(|| history.first());
    if let Some(counts) = counts {
        let carried = ReleaseForecastRow {
            id: ctx.new_id(),
            ..counts.clone()
        };
        store::release::insert(tx, former.carrier, new, &carried).await?;
    }
    store::case::set_release(
        tx,
        new,
        former.release_on,
        former.release_kind,
        former.released,
    )
    .await?;
    Ok(())
}

/// What was last stated in the former case, with who said it and when: nobody has to ask for it again, and whoever
/// clears the new case sees how old it is. Days are left: what hangs on them belongs to the former case.
async fn carry_facts(
    tx: &mut Tx,
    ctx: &OpContext,
    former: &CaseRow,
    new: CaseId,
) -> Result<(), AppError> {
    let rows = store::fact::of_case(tx, former.id).await?;
    let newest: BTreeMap<&str, &FactRow> =
        rows.iter().map(|row| (row.name.as_str(), row)).collect();
    for (name, row) in newest {
        let is_day = Fact::from_code(name).is_ok_and(|fact| fact.kind() == FactType::Date);
        if row.value.is_some() && !is_day {
            store::fact::insert(tx, ctx.ids.uuid(), former.carrier, new, row).await?;
        }
    }
    Ok(())
}
