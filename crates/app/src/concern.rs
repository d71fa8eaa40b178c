//! Concerns (P32a): a quick note of what somebody asked, what they were answered and when to come
//! back to it. One click makes a task or a part of the plan of it; the question then goes on there.

use std::collections::BTreeMap;

pub use crate::plan::edit::concern::{Place, Places};
use access::{Action, decide};
use domain::{
    concern::{ConcernStatus, InPlan},
    ids::{CaseId, ConcernId, TaskId},
    plan::VersionState,
    task::TaskRole,
};
pub use store::concern::{ConcernRow, FormerRow, Words};
use store::{StoreError, Tx, case::CaseRow};

use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    case::{Head, head},
    correction::{faster, kind_field, taken_back, why_needed},
    doubt::Weighed,
    journal,
    paging::{Wanted, cut, limit},
    plan::{self, edit::concern::take_over},
    recompute::{Cause, recompute},
    task::OwnTask,
};

/// Concerns on one page.
const PER_PAGE: usize = 25;

/// The concerns of a case.
#[derive(Debug, Clone)]
pub struct Concerns {
    /// The case.
    pub head: Head,
    /// One page of them, the newest first; for a form only the one that it is about.
    pub concerns: Vec<ConcernRow>,
    /// The first one of the next page, if there are older ones.
    pub more_from: Option<ConcernId>,
    /// What was written down about these before, the newest first.
    pub former: Vec<FormerRow>,
    /// Whether this person may write one.
    pub may_edit: bool,
    /// Whether this person may strike one; after the end of the case too.
    pub may_strike: bool,
    /// Where the concerns stand that became a part of the plan.
    pub standing: BTreeMap<ConcernId, Standing>,
    /// Where in the plan a concern can go; `None` for those who may not write it.
    pub places: Option<Places>,
}

/// Where something stands that went into the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// In the version that counts.
    Counts,
    /// In the draft only.
    Draft,
    /// It was taken out; the concern can go on anew.
    Out,
}

impl Concerns {
    /// One of them.
    pub fn get(&self, concern: ConcernId) -> Option<&ConcernRow> {
        self.concerns.iter().find(|one| one.id == concern)
    }
}

/// Reads a page of the concerns of a case and logs that: the newest, or from one of them on.
pub async fn list(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    from: Option<ConcernId>,
) -> Result<Concerns, AppError> {
    view(app, ctx, case, Wanted::From(from)).await
}

async fn view(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    wanted: Wanted<ConcernId>,
) -> Result<Concerns, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewNotes, case).await?;
    let facts = row.access_facts();
    let (rows, more_from) = wanted_rows(&mut tx, case, wanted).await?;
    let may_plan = decide(&ctx.actor, Action::EditPlan, Some(&facts)).is_allowed();
    let places = if may_plan && row.status.is_running() && !rows.is_empty() {
        let view = plan::load(app, &mut tx, ctx, row.clone()).await?;
        Some(plan::edit::concern::places(&view))
    } else {
        None
    };
    let mut former = Vec::new();
    for row in rows.iter().filter(|row| row.version > 1) {
        former.extend(store::concern::former(&mut tx, row.id).await?);
    }
    let concerns = Concerns {
        standing: standing(&mut tx, case, &rows).await?,
        concerns: rows,
        more_from,
        places,
        former,
        may_edit: decide(&ctx.actor, Action::EditConcerns, Some(&facts)).is_allowed(),
        may_strike: decide(&ctx.actor, Action::CorrectNote, Some(&facts)).is_allowed(),
        head: head(app, &mut tx, ctx, &row).await?,
    };
    drop(tx);
    app.viewed(ctx, Done::on("concern.list", case)).await?;
    Ok(concerns)
}

/// The rows, and the first one of the next page.
async fn wanted_rows(
    tx: &mut Tx,
    case: CaseId,
    wanted: Wanted<ConcernId>,
) -> Result<(Vec<ConcernRow>, Option<ConcernId>), AppError> {
    let (Wanted::From(one) | Wanted::One(one)) = wanted;
    let one = match one {
        Some(one) => Some(
            store::concern::get(tx, case, one)
                .await?
                .ok_or(AppError::NotFound)?,
        ),
        None => None,
    };
    if let Wanted::One(_) = wanted {
        return Ok((one.into_iter().collect(), None));
    }
    let from = one.map(|one| (one.recorded_at, one.id));
    let mut rows = store::concern::page(tx, case, from, limit(PER_PAGE)).await?;
    let more = cut(&mut rows, PER_PAGE).map(|row| row.id);
    Ok((rows, more))
}

/// Where those stand that went into the plan; who was given back by it is out of it.
async fn standing(
    tx: &mut Tx,
    case: CaseId,
    rows: &[ConcernRow],
) -> Result<BTreeMap<ConcernId, Standing>, AppError> {
    let placed = |row: &ConcernRow| Some((row.id, row.status, row.plan.clone()?));
    let placed: Vec<(ConcernId, ConcernStatus, InPlan)> = rows.iter().filter_map(placed).collect();
    if placed.is_empty() {
        return Ok(BTreeMap::new());
    }
    let versions = store::plan::versions(tx, case).await?;
    let stands = |state, plan: &InPlan| {
        let newest = versions.iter().rfind(|one| one.state == state);
        newest.is_some_and(|one| plan.is_in(&one.content))
    };
    let standing = |status: ConcernStatus, plan: &InPlan| {
        if status != ConcernStatus::Plan {
            Standing::Out
        } else if stands(VersionState::Issued, plan) {
            Standing::Counts
        } else if stands(VersionState::Draft, plan) {
            Standing::Draft
        } else {
            Standing::Out
        }
    };
    let placed = placed.iter();
    Ok(placed
        .map(|(id, status, plan)| (*id, standing(*status, plan)))
        .collect())
}

/// The same for the form of one of them, or of a new one; who may not write one gets no form.
pub async fn for_form(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    concern: Option<ConcernId>,
) -> Result<Concerns, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, Action::EditConcerns, case)
        .await?;
    drop(tx);
    view(app, ctx, case, Wanted::One(concern)).await
}

/// `new_day`: whether the day was chosen just now; one that stands may have come meanwhile.
fn check(words: &Words, new_day: bool, ctx: &OpContext) -> Result<(), AppError> {
    let mut problems = Problems::new();
    for (field, value) in [("topic", &words.topic), ("asked", &words.asked)] {
        if value.is_empty() {
            problems.add_key(field, "error-required");
        }
    }
    if new_day && words.follow_up_on.is_some_and(|day| day < ctx.today) {
        problems.add_key("follow_up_on", "error-date-past");
    }
    problems.none_or_invalid()
}

/// A concern is open while nobody has answered it, or somebody has to come back to it.
pub(crate) fn status(words: &Words) -> ConcernStatus {
    if words.answer.is_empty() || words.follow_up_on.is_some() {
        ConcernStatus::Open
    } else {
        ConcernStatus::Answered
    }
}

fn subject(concern: ConcernId) -> String {
    format!("concern {concern}")
}

/// Writes a concern down.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    words: Words,
) -> Result<ConcernId, AppError> {
    check(&words, true, ctx)?;
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditConcerns, case)
        .await?;
    let concern = ConcernRow {
        id: ctx.new_id(),
        status: status(&words),
        words,
        task: None,
        plan: None,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
        struck: None,
    };
    store::concern::insert(&mut tx, row.carrier, case, &concern).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let done = Done::on("concern.add", case).subject(subject(concern.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(concern.id)
}

/// Whether words that stood are replaced; an answer or a day that comes on top replaces none.
fn replaces(former: &Words, new: &Words) -> bool {
    let pairs = [
        (&former.topic, &new.topic),
        (&former.asked, &new.asked),
        (&former.answer, &new.answer),
    ];
    pairs
        .into_iter()
        .any(|(former, new)| !former.is_empty() && former != new)
}

/// Changes what is written down; the former words stay readable, with the reason if they were
/// corrected.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (concern, version): (ConcernId, i64),
    (words, why): (Words, &str),
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditConcerns, case)
        .await?;
    let former = read(&mut tx, case, (concern, version)).await?;
    // A day that has come is no mistake; only a new one must lie ahead.
    let new_day = words.follow_up_on != former.words.follow_up_on;
    check(&words, new_day, ctx)?;
    if replaces(&former.words, &words) && why.is_empty() {
        return Err(AppError::invalid("why", "error-reason-required"));
    }
    let changed = ConcernRow {
        status: match former.status {
            kept @ (ConcernStatus::Task | ConcernStatus::Plan) => kept,
            _ => status(&words),
        },
        words,
        ..former.clone()
    };
    write(&mut tx, ctx, &row, (&former, &changed), why).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let done = Done::on("concern.change", case).subject(subject(concern));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Strikes a concern that was written by mistake, as into the wrong case, with a reason. It stays
/// readable; a task or a part of the plan that it became stands for itself.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (concern, version): (ConcernId, i64),
    why: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::CorrectNote, case)
        .await?;
    let former = read(&mut tx, case, (concern, version)).await?;
    let mut problems = Problems::new();
    why_needed(why, &mut problems);
    problems.none_or_invalid()?;
    let by = (ctx.now, ctx.actor.user, why.trim());
    store::concern::strike(&mut tx, case, &former, by).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let done = Done::on("concern.strike", case).subject(subject(concern));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// One concern, for the form that strikes it.
pub async fn for_striking(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    concern: ConcernId,
) -> Result<Concerns, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, Action::CorrectNote, case)
        .await?;
    drop(tx);
    view(app, ctx, case, Wanted::One(Some(concern))).await
}

/// Makes a task of the case of a concern, due on the day to come back to it. It is asked about as if somebody
/// had typed it, unless that is `confirmed`.
pub async fn make_task(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (concern, version): (ConcernId, i64),
    confirmed: bool,
) -> Result<Weighed<TaskId>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::AddTask, case)
        .await?;
    let former = read(&mut tx, case, (concern, version)).await?;
    stays(&mut tx, case, &former).await?;
    let own = OwnTask {
        title: former.words.topic.clone(),
        due_on: former.words.follow_up_on.map(|day| day.max(ctx.today)),
        role: TaskRole::TransitionManager,
        note: former.words.asked.clone(),
    };
    let doubts = crate::task::doubts(&mut tx, ctx, &row, &own).await?;
    if !doubts.is_empty() && !confirmed {
        return Ok(Weighed::Doubtful(doubts));
    }
    let task = crate::task::insert_own(&mut tx, ctx, &row, own).await?;
    let changed = ConcernRow {
        status: ConcernStatus::Task,
        task: Some(task),
        plan: None,
        ..former.clone()
    };
    store::concern::update(&mut tx, case, &changed).await?;
    let done = Done::on("concern.make_task", case)
        .subject(subject(concern))
        .detail(serde_json::json!({ "task": task.to_string() }).to_string());
    recompute(app, &mut tx, &Cause::of(ctx, "task"), case, None).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(task))
}

/// Makes a concern a measure of the plan under a goal, or a need in a domain without one. It lands in
/// the draft.
pub async fn make_part(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (concern, version): (ConcernId, i64),
    (place, confirmed): (Option<&Place>, bool),
) -> Result<Weighed<InPlan>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditPlan, case)
        .await?;
    if !decide(&ctx.actor, Action::EditConcerns, Some(&row.access_facts())).is_allowed() {
        return Err(AppError::NotFound);
    }
    let former = read(&mut tx, case, (concern, version)).await?;
    stays(&mut tx, case, &former).await?;
    let nowhere = || AppError::invalid("place", "concern-refused-place");
    let place = place.ok_or_else(nowhere)?;
    let put = (&row, &former.words, place);
    let taken = match take_over(app, &mut tx, ctx, put, confirmed).await? {
        Weighed::Saved(taken) => taken,
        Weighed::Doubtful(doubts) => return Ok(Weighed::Doubtful(doubts)),
    };
    let changed = ConcernRow {
        status: ConcernStatus::Plan,
        plan: Some(taken.clone()),
        ..former
    };
    store::concern::update(&mut tx, case, &changed).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "plan"), case, None).await?;
    let detail = match &taken {
        InPlan::Measure(measure) => serde_json::json!({ "measure": measure.to_string() }),
        InPlan::Need(domain) => serde_json::json!({ "domain": domain }),
    };
    let done = Done::on("concern.make_part", case)
        .subject(subject(concern))
        .detail(detail.to_string());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Weighed::Saved(taken))
}

/// A concern goes on in one place only: as a task, or in the plan as long as it stands there.
async fn stays(tx: &mut Tx, case: CaseId, row: &ConcernRow) -> Result<(), AppError> {
    let key = match row.status {
        ConcernStatus::Task => "concern-refused-task",
        ConcernStatus::Plan => {
            let found = standing(tx, case, std::slice::from_ref(row)).await?;
            if found.get(&row.id) == Some(&Standing::Out) {
                return Ok(());
            }
            "concern-refused-part"
        }
        ConcernStatus::Open | ConcernStatus::Answered => return Ok(()),
    };
    Err(AppError::Refused(Message::new(key)))
}

async fn read(
    tx: &mut Tx,
    case: CaseId,
    (concern, version): (ConcernId, i64),
) -> Result<ConcernRow, AppError> {
    let row = store::concern::get(tx, case, concern)
        .await?
        .ok_or(AppError::NotFound)?;
    if row.version == version && row.struck.is_none() {
        Ok(row)
    } else {
        let former = store::concern::former(tx, concern).await?;
        let last = former.into_iter().next();
        Err(conflict(&row, last.map(|one| one.by_name)))
    }
}

async fn write(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    (former, changed): (&ConcernRow, &ConcernRow),
    why: &str,
) -> Result<(), AppError> {
    let by = (ctx.ids.uuid(), ctx.now, ctx.actor.user);
    store::concern::keep_former(tx, (case.carrier, case.id), former, why, by).await?;
    Ok(store::concern::update(tx, case.id, changed).await?)
}

fn conflict(row: &ConcernRow, last: Option<String>) -> AppError {
    let words = &row.words;
    let day = words.follow_up_on.map(|day| day.to_string());
    let mut theirs = vec![
        ("concern-topic".to_owned(), words.topic.clone()),
        ("concern-asked".to_owned(), words.asked.clone()),
        ("concern-answer".to_owned(), words.answer.clone()),
        ("concern-follow-up".to_owned(), day.unwrap_or_default()),
    ];
    theirs.push(kind_field(words.kind()));
    theirs.push(taken_back(row.struck.is_some()));
    let struck = row.struck.as_ref().map(|one| one.by_name.clone());
    let last = struck.or(last);
    let by = last.unwrap_or_else(|| row.recorded_by_name.clone());
    faster(by, row.version, theirs)
}
