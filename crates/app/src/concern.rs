//! Concerns (P32a): a quick note of what somebody asked, what they were answered and when to come
//! back to it. One click makes a task of it; the question then goes on there.

use access::{Action, decide};
use domain::{
    concern::ConcernStatus,
    ids::{CaseId, ConcernId, TaskId},
    task::TaskRole,
};
pub use store::concern::{ConcernRow, FormerRow, Words};
use store::{StoreError, Tx, case::CaseRow};

use crate::{
    App, AppError, Conflict, Done, Message, OpContext, Problems,
    case::{Head, head},
    journal,
    recompute::{Cause, recompute},
    task::OwnTask,
};

/// The concerns of a case.
#[derive(Debug, Clone)]
pub struct Concerns {
    /// The case.
    pub head: Head,
    /// All of them, the newest first.
    pub concerns: Vec<ConcernRow>,
    /// What was written down before, the newest first.
    pub former: Vec<FormerRow>,
    /// Whether this person may write one.
    pub may_edit: bool,
}

impl Concerns {
    /// One of them.
    pub fn get(&self, concern: ConcernId) -> Option<&ConcernRow> {
        self.concerns.iter().find(|one| one.id == concern)
    }
}

/// Reads the concerns of a case and logs that.
pub async fn list(app: &App, ctx: &OpContext, case: CaseId) -> Result<Concerns, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewNotes, case).await?;
    let facts = row.access_facts();
    let concerns = Concerns {
        concerns: store::concern::of_case(&mut tx, case).await?,
        former: store::concern::former(&mut tx, case).await?,
        may_edit: decide(&ctx.actor, Action::AddNote, Some(&facts)).is_allowed(),
        head: head(app, &mut tx, ctx, &row).await?,
    };
    drop(tx);
    app.viewed(ctx, Done::on("concern.list", case)).await?;
    Ok(concerns)
}

/// The same for a form; who may not write one gets no form.
pub async fn for_form(app: &App, ctx: &OpContext, case: CaseId) -> Result<Concerns, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, Action::AddNote, case).await?;
    drop(tx);
    list(app, ctx, case).await
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
fn status(words: &Words) -> ConcernStatus {
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
        .case_to_change(&mut tx, ctx, Action::AddNote, case)
        .await?;
    let concern = ConcernRow {
        id: ctx.new_id(),
        status: status(&words),
        words,
        task: None,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    store::concern::insert(&mut tx, row.carrier, case, &concern).await?;
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
        .case_to_change(&mut tx, ctx, Action::AddNote, case)
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
            ConcernStatus::Task => ConcernStatus::Task,
            _ => status(&words),
        },
        words,
        ..former.clone()
    };
    write(&mut tx, ctx, &row, (&former, &changed), why).await?;
    let done = Done::on("concern.change", case).subject(subject(concern));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Makes a task of the case of a concern, due on the day to come back to it.
pub async fn make_task(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (concern, version): (ConcernId, i64),
) -> Result<TaskId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::AddTask, case)
        .await?;
    let former = read(&mut tx, case, (concern, version)).await?;
    if former.status == ConcernStatus::Task {
        return Err(AppError::Refused(Message::new("concern-refused-task")));
    }
    let own = OwnTask {
        title: former.words.topic.clone(),
        due_on: former.words.follow_up_on.map(|day| day.max(ctx.today)),
        role: TaskRole::TransitionManager,
        note: former.words.asked.clone(),
    };
    let task = crate::task::insert_own(&mut tx, ctx, &row, own).await?;
    let changed = ConcernRow {
        status: ConcernStatus::Task,
        task: Some(task),
        ..former.clone()
    };
    store::concern::update(&mut tx, case, &changed).await?;
    let done = Done::on("concern.make_task", case)
        .subject(subject(concern))
        .detail(serde_json::json!({ "task": task.to_string() }).to_string());
    recompute(app, &mut tx, &Cause::of(ctx, "task"), case, None).await?;
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(task)
}

async fn read(
    tx: &mut Tx,
    case: CaseId,
    (concern, version): (ConcernId, i64),
) -> Result<ConcernRow, AppError> {
    let row = store::concern::get(tx, case, concern)
        .await?
        .ok_or(AppError::NotFound)?;
    if row.version == version {
        Ok(row)
    } else {
        let former = store::concern::former(tx, case).await?;
        let last = former.into_iter().find(|one| one.concern == concern);
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
    theirs.retain(|(_, value)| !value.is_empty());
    AppError::Conflict(Box::new(Conflict {
        by: Some(last.unwrap_or_else(|| row.recorded_by_name.clone())),
        version: row.version,
        theirs,
    }))
}
