//! Everything that follows from the anchors of a case: its tasks, its seam, what lists show.
//!
//! Whatever changes a case calls [`recompute`] in its own transaction. The same pure computation
//! without writing is [`consequences`]: the preview before saving, and "what if". Open tasks
//! follow their anchors; done and pinned ones stay.

use std::collections::BTreeSet;

use domain::{
    alert::AlertKind,
    ids::{CaseId, UserId},
    release::Shift,
    seam::{Seam, SeamStatus},
    task::{TaskRole, TaskStatus, escalation_level, follows_anchor},
};
use jiff::{Timestamp, civil::Date};
use programme::{Facts, PlannedTask, phases, plan::PlanInput, plan_tasks};
use store::{
    Tx,
    case::{CaseRow, Derived, SeamDetail},
    notice::{ChangeNoticeRow, MovedTask, Moves},
    task::TaskRow,
};

use crate::{
    App, AppError, IdSource, alert,
    reach::{self, ContactFacts, Rhythm},
    record::Record,
    release::unfit,
};

/// Who causes a recomputation, and when.
#[derive(Debug, Clone)]
pub struct Cause {
    /// What happened: `release`, `actual_release`, `admission`, `arrangement`, `facts`, `nightly`.
    pub kind: &'static str,
    /// The person; `None`: the program itself.
    pub by: Option<UserId>,
    /// The instant.
    pub now: Timestamp,
    /// The day.
    pub today: Date,
    /// Makes ids.
    pub ids: IdSource,
}

impl Cause {
    /// A change by the person of the context.
    pub fn of(ctx: &crate::OpContext, kind: &'static str) -> Self {
        Self {
            kind,
            by: Some(ctx.actor.user),
            now: ctx.now,
            today: ctx.today,
            ids: ctx.ids.clone(),
        }
    }
}

/// What a change of the facts would do, or has done.
#[derive(Debug, Clone)]
pub struct Consequences {
    /// What moves.
    pub moves: Moves,
    /// The seam afterwards; `None` while the release is unknown.
    pub seam: Option<Seam>,
}

/// What would follow if these facts held: nothing is written.
pub fn consequences(app: &App, record: &Record<'_>, facts: &Facts, today: Date) -> Consequences {
    let changes = if record.case.status.is_running() {
        task_changes(app, record, facts, today)
    } else {
        Vec::new()
    };
    let before = record.seam(&record.facts, today);
    let after = record.seam(facts, today);
    let days = |seam: &Option<Seam>| seam.as_ref().map_or(0, |seam| i64::from(seam.days_open()));
    let (release_before, release_after) = (record.facts.release(), facts.release());
    let moved = release_before != release_after;
    Consequences {
        moves: Moves {
            release_before: release_before.filter(|_| moved),
            release_after: release_after.filter(|_| moved),
            tasks: changes
                .iter()
                .filter_map(|change| change.moved(today))
                .collect(),
            days_open: (days(&before), days(&after)),
            unfit: Vec::new(),
        },
        seam: after,
    }
}

/// Brings tasks and derived columns of a case up to date, and writes a change notice if anything
/// moved. `former` are the facts before the change, so that the notice can tell old from new.
pub async fn recompute(
    app: &App,
    tx: &mut Tx,
    cause: &Cause,
    case: CaseId,
    former: Option<&Facts>,
) -> Result<Consequences, AppError> {
    let row = store::case::by_id(tx, case)
        .await?
        .ok_or(AppError::NotFound)?;
    let record = app.record(tx, row).await?;
    let facts = record.facts.clone();
    let mut moves = Moves::default();
    if record.case.status.is_running() {
        let changes = task_changes(app, &record, &facts, cause.today);
        moves.tasks = changes
            .iter()
            .filter_map(|change| change.moved(cause.today))
            .collect();
        write_tasks(tx, &record, cause, changes).await?;
    }
    let seam = record.seam(&facts, cause.today);
    let open_after = seam.as_ref().map_or(0, |seam| i64::from(seam.days_open()));
    moves.days_open = (record.case.derived.seam_days_open, open_after);
    let release_before = former.and_then(Facts::release);
    if former.is_some() && release_before != facts.release() {
        moves.release_before = release_before;
        moves.release_after = facts.release();
        let shift = Shift::new(release_before, facts.release(), cause.today);
        moves.unfit = unfit(tx, &record, shift).await?;
        // Counted today and not when the case was last computed, as the preview does.
        let before = former.and_then(|former| record.seam(former, cause.today));
        moves.days_open.0 = before.map_or(0, |seam| i64::from(seam.days_open()));
    }
    write_derived(tx, &record, seam.as_ref(), cause).await?;
    let moved = !moves.tasks.is_empty() || moves.release_after.is_some();
    if moved && cause.kind != "nightly" {
        let notice = ChangeNoticeRow {
            id: cause.ids.next(),
            kind: cause.kind.to_owned(),
            detail: moves.clone(),
            at: cause.now,
            by: cause.by,
        };
        store::notice::insert(tx, record.case.carrier, case, &notice).await?;
    }
    Ok(Consequences { moves, seam })
}

/// The same for a case and every running case of its client: for what is the person's and not the
/// case's, such as whom a no-contact order protects, what somebody is called, a time in custody.
pub async fn of_client(
    app: &App,
    tx: &mut Tx,
    cause: &Cause,
    case: &CaseRow,
    former: Option<&Facts>,
) -> Result<(), AppError> {
    recompute(app, tx, cause, case.id, former).await?;
    for one in store::case::others_of_client(tx, case).await? {
        if one.status.is_running() {
            recompute(app, tx, cause, one.id, None).await?;
        }
    }
    Ok(())
}

/// What happens to one task.
enum TaskChange<'p> {
    /// The programme wants it and it is not there yet.
    Add(PlannedTask<'p>),
    /// It is there and follows the plan.
    Follow(TaskRow, PlannedTask<'p>),
    /// It is there, untouched, and the programme does not want it any more.
    Drop(TaskRow),
}

impl TaskChange<'_> {
    /// The move that people see, if the date changed.
    fn moved(&self, today: Date) -> Option<MovedTask> {
        let (template, title, before, after) = match self {
            Self::Add(planned) => {
                let after = planned.due.as_ref().map(|due| due.day)?;
                (planned.id.clone(), title(planned), None, Some(after))
            }
            Self::Follow(row, planned) => {
                let after = planned.due.as_ref().map(|due| due.day);
                if row.due_on == after {
                    return None;
                }
                (planned.id.clone(), title(planned), row.due_on, after)
            }
            Self::Drop(row) => (
                row.template.clone().unwrap_or_default(),
                (row.title_de.clone(), row.title_en.clone()),
                row.due_on,
                None,
            ),
        };
        let overdue = |day: Option<Date>| day.is_some_and(|day| day < today);
        Some(MovedTask {
            template,
            title_de: title.0,
            title_en: title.1,
            before,
            after,
            now_overdue: overdue(after) && !overdue(before),
        })
    }
}

fn title(planned: &PlannedTask<'_>) -> (String, String) {
    let text = planned.title();
    (
        text.in_language("de").to_owned(),
        text.in_language("en").to_owned(),
    )
}

/// Compares the plan with the tasks that are there.
fn task_changes<'p>(
    app: &App,
    record: &Record<'p>,
    facts: &Facts,
    today: Date,
) -> Vec<TaskChange<'p>> {
    let done: BTreeSet<String> = record
        .tasks
        .iter()
        .filter(|task| task.status != TaskStatus::Open)
        .filter_map(|task| task.template.clone())
        .collect();
    let coverage = record.coverage(facts.release());
    let planned = plan_tasks(PlanInput {
        programme: record.programme,
        facts,
        coverage: &coverage,
        holidays: app.catalogue.holidays(),
        today,
        done: &done,
        done_before: &record.done_before,
    });
    let mut changes = Vec::with_capacity(planned.len());
    let mut wanted = BTreeSet::new();
    for plan in planned {
        wanted.insert(plan.id.clone());
        let there = record
            .tasks
            .iter()
            .find(|task| task.template.as_deref() == Some(&plan.id));
        match there {
            None => changes.push(TaskChange::Add(plan)),
            Some(task) if follows_anchor(task.status, task.pinned) => {
                changes.push(TaskChange::Follow(task.clone(), plan));
            }
            Some(_) => {}
        }
    }
    for task in &record.tasks {
        let unwanted = task
            .template
            .as_ref()
            .is_some_and(|id| !wanted.contains(id));
        // What somebody has written there would go with it; whoever wrote it leaves the task out.
        let untouched = task.note.is_empty() && follows_anchor(task.status, task.pinned);
        if unwanted && untouched {
            changes.push(TaskChange::Drop(task.clone()));
        }
    }
    changes
}

async fn write_tasks(
    tx: &mut Tx,
    record: &Record<'_>,
    cause: &Cause,
    changes: Vec<TaskChange<'_>>,
) -> Result<(), AppError> {
    let mut added = Vec::new();
    for change in changes {
        match change {
            TaskChange::Add(planned) => added.push(new_task(record, cause, &planned)),
            TaskChange::Follow(row, planned) => {
                let followed = follow(&row, &planned, cause.today);
                if followed != row {
                    store::task::update(tx, &followed).await?;
                }
            }
            TaskChange::Drop(row) => store::task::delete_untouched(tx, row.id).await?,
        }
    }
    if !added.is_empty() {
        store::task::insert_all(tx, &added, cause.now, None).await?;
    }
    Ok(())
}

/// Whether whoever leads a case does what this role has to do: after the release the prison's social service does
/// not see it any more.
fn is_leads(case: &CaseRow, role: TaskRole) -> bool {
    role.is_by_name() || (case.released && role == TaskRole::PrisonSocialService)
}

fn new_task(record: &Record<'_>, cause: &Cause, planned: &PlannedTask<'_>) -> TaskRow {
    let template = planned.template;
    let (title_de, title_en) = title(planned);
    let row = TaskRow {
        id: cause.ids.next(),
        carrier: record.case.carrier,
        case: record.case.id,
        template: Some(planned.id.clone()),
        title_de,
        title_en,
        note: String::new(),
        due_on: None,
        pinned: false,
        shortened: false,
        kind: template.kind,
        legal_basis: template
            .legal_basis
            .as_ref()
            .map_or_else(String::new, |basis| basis.de.clone()),
        role: template.role,
        assignee: record
            .case
            .lead
            .filter(|_| is_leads(&record.case, template.role)),
        assignee_name: None,
        status: TaskStatus::Open,
        blocked_by: Vec::new(),
        escalation: 0,
        reason: String::new(),
        settled_at: None,
        settled_by: None,
        version: 1,
    };
    follow(&row, planned, cause.today)
}

/// The task as the plan has it now.
fn follow(row: &TaskRow, planned: &PlannedTask<'_>, today: Date) -> TaskRow {
    let due_on = planned.due.as_ref().map(|due| due.day);
    let level = due_on.map_or(0, |due| {
        escalation_level(due, &planned.template.escalation, today)
    });
    TaskRow {
        due_on,
        shortened: planned.is_shortened(),
        blocked_by: planned
            .blocked_by
            .iter()
            .map(|one| one.code().to_owned())
            .collect(),
        escalation: i64::try_from(level).unwrap_or(i64::MAX),
        ..row.clone()
    }
}

async fn write_derived(
    tx: &mut Tx,
    record: &Record<'_>,
    seam: Option<&Seam>,
    cause: &Cause,
) -> Result<(), AppError> {
    let case = record.case.id;
    let tasks = store::task::of_case(tx, case).await?;
    let contacts = ContactFacts {
        next_at: store::appointment::next(tx, case, cause.now).await?,
        ..reach::contact_facts(tx, record, cause.today).await?
    };
    let derived = derived(record, seam, &tasks, &contacts, cause.today);
    store::case::set_derived(tx, case, &derived).await?;
    Ok(())
}

/// What lists show of a case, as of `today`: a pure function, also used to check what is stored.
pub fn derived(
    record: &Record<'_>,
    seam: Option<&Seam>,
    tasks: &[TaskRow],
    contacts: &ContactFacts,
    today: Date,
) -> Derived {
    let rank = |status: SeamStatus| match status {
        SeamStatus::Over => -1,
        SeamStatus::Closed => 0,
        SeamStatus::AtRisk => 1,
        SeamStatus::Open => 2,
    };
    let running = record.case.status.is_running();
    let phase =
        phases::phase_on(record.programme, &record.facts.anchors(), today).filter(|_| running);
    let rhythm = Rhythm::of(record, today);
    let review = contacts.seen.review();
    Derived {
        // Lists that look for what is open pass over what is behind.
        seam_status: seam.map_or(0, |seam| rank(seam.worst()).max(0)),
        seam_days_open: seam.map_or(0, |seam| i64::from(seam.days_open())),
        seam_detail: seam.map_or_else(Vec::new, |seam| {
            seam.securities
                .iter()
                .map(|one| SeamDetail {
                    security: one.security.code().to_owned(),
                    status: rank(one.status),
                    open: one.days_open,
                    at_risk: one.days_at_risk,
                })
                .collect()
        }),
        next_due_on: tasks
            .iter()
            .filter(|task| task.status == TaskStatus::Open)
            .filter_map(|task| task.due_on)
            .min(),
        last_contact_on: contacts.last_on,
        contact_due_on: rhythm.contact_due_on(contacts),
        next_contact_at: contacts.next_at,
        reach_step: rhythm.step_due(contacts, today),
        phase: phase.map_or_else(String::new, |phase| phase.id.clone()),
        hints: alert::hints(record, &contacts.seen, today),
        review_on: review.map(|next| next.due()),
        review_rests_until: review.and_then(|next| next.rests_until),
        derived_on: today,
    }
}

/// Brings up to date what follows from contacts alone: the last one, the next one, the day by which
/// one is due, the steps towards somebody who does not answer, and the hints that nobody is to be met
/// around the release and that something leads to somebody whom an order protects. `case` is the row as it was
/// read in this transaction, behind [`store::case::hold`].
///
/// Tasks, seam and phase rest on case, facts, arrangements and the day, and never on a contact. So
/// they are what they were, if the case was computed today; else all of it is computed.
pub(crate) async fn after_contact(
    app: &App,
    tx: &mut Tx,
    cause: &Cause,
    case: &CaseRow,
) -> Result<(), AppError> {
    if case.derived.derived_on != cause.today {
        recompute(app, tx, cause, case.id, None).await?;
        return Ok(());
    }
    let rhythm = Rhythm::stored(case, app.programme_of(case)?);
    let contacts = reach::contacts(tx, &rhythm, cause.today).await?;
    let gap = alert::missing_contact(tx, case, case.release_on, cause.today).await?;
    let protected = alert::lead_to_protected(tx, case, cause.today).await?;
    // Nothing is read for it in most cases: it can only have gone.
    let told = case.derived.hints.contains(&AlertKind::ConsentWithdrawn);
    let withdrawn = told && !alert::withdrawn_by(tx, case, cause.today).await?.is_empty();
    let derived = Derived {
        last_contact_on: contacts.last_on,
        contact_due_on: rhythm.contact_due_on(&contacts),
        next_contact_at: store::appointment::next(tx, case.id, cause.now).await?,
        reach_step: rhythm.step_due(&contacts, cause.today),
        hints: alert::with_contact(&case.derived.hints, (gap, protected > 0, withdrawn)),
        ..case.derived.clone()
    };
    store::case::set_contact(tx, case.id, &derived).await?;
    Ok(())
}

/// The same where it may be more than a contact: somebody of the network was there too, or something gave cause
/// for worry.
pub(crate) async fn after_meeting(
    app: &App,
    tx: &mut Tx,
    cause: &Cause,
    case: &CaseRow,
    more: bool,
) -> Result<(), AppError> {
    if more {
        recompute(app, tx, cause, case.id, None).await?;
        return Ok(());
    }
    after_contact(app, tx, cause, case).await
}

/// Recomputes cases whose derived columns are older than today, a few at a time. Returns how many.
pub async fn catch_up(
    app: &App,
    now: Timestamp,
    today: Date,
    ids: &IdSource,
    limit: i64,
) -> Result<usize, AppError> {
    let mut tx = app.store.write().await?;
    let mut stale = store::case::stale_derived(&mut tx, 1, today, limit).await?;
    if stale.is_empty() {
        // Those before their admission come after all in the programme; what has ended stays as it was.
        stale = store::case::stale_derived(&mut tx, 0, today, limit).await?;
    }
    stale.sort_unstable();
    for case in &stale {
        store::case::hold(&mut tx, *case).await?;
    }
    let cause = Cause {
        kind: "nightly",
        by: None,
        now,
        today,
        ids: ids.clone(),
    };
    for case in &stale {
        recompute(app, &mut tx, &cause, *case, None).await?;
    }
    tx.commit().await.map_err(store::StoreError::from)?;
    Ok(stale.len())
}
