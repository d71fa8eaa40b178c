//! The client's way into work (I8a): one profile per case, in versions.
//!
//! Saving writes the next version; none is overwritten. Whoever may read and write the assessment may
//! read and write it. It counts for nothing else: no list, no task and no report reads it.

use access::{Action, decide};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::CaseId,
    network::names,
    work_profile::{ActionKind, Fault, Part, WorkProfile},
};
use jiff::civil::Date;
use store::StoreError;
pub use store::work_profile::WorkProfileRow;

use crate::{
    App, AppError, Conflict, Done, Message, MessageArg, OpContext, Problems,
    case::{Head, head},
    correction::{field, filled},
    journal,
    network::forbidden,
};

/// Everything on the page.
#[derive(Debug, Clone)]
pub struct WorkProfiles {
    /// The case.
    pub head: Head,
    /// All versions, newest first.
    pub versions: Vec<WorkProfileRow>,
    /// Whether this person may write.
    pub may_edit: bool,
}

/// Reads the profile and logs that.
pub async fn view(app: &App, ctx: &OpContext, case: CaseId) -> Result<WorkProfiles, AppError> {
    read(app, ctx, Action::ViewAssessment, case).await
}

/// The same for its form; who may not write gets none.
pub async fn for_form(app: &App, ctx: &OpContext, case: CaseId) -> Result<WorkProfiles, AppError> {
    read(app, ctx, Action::EditAssessment, case).await
}

async fn read(
    app: &App,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<WorkProfiles, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, action, case).await?;
    let facts = row.access_facts();
    let profiles = WorkProfiles {
        head: head(app, &mut tx, ctx, &row).await?,
        versions: store::work_profile::versions(&mut tx, case).await?,
        may_edit: decide(&ctx.actor, Action::EditAssessment, Some(&facts)).is_allowed(),
    };
    drop(tx);
    app.viewed(ctx, Done::on("work_profile.view", case)).await?;
    Ok(profiles)
}

/// A version as it was typed.
#[derive(Debug, Clone)]
pub struct Entry {
    /// As of when it is meant.
    pub on: Date,
    /// What it says.
    pub content: WorkProfile,
    /// What kind of statement it is.
    pub epistemic: EpistemicKind,
}

/// Writes the next version. `base` is the number of the version that was read; 0: none.
pub async fn save(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    base: i64,
    entry: Entry,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAssessment, case)
        .await?;
    let versions = store::work_profile::versions(&mut tx, case).await?;
    let newest = versions.first();
    if let Some(theirs) = newest.filter(|one| one.number != base) {
        return Err(conflict(theirs));
    }
    let mut problems = check(ctx, &entry);
    let orders = store::network::no_contact(&mut tx, case, ctx.today).await?;
    for (field, words) in entry.content.leads() {
        if let Some(order) = names(&orders, None, [words]) {
            problems.add(&field, forbidden(order));
        }
    }
    problems.none_or_invalid()?;
    let same = |one: &WorkProfileRow| {
        one.content == entry.content && one.on == entry.on && one.epistemic == entry.epistemic
    };
    if newest.is_some_and(same) {
        return Err(AppError::invalid("", "work-problem-same"));
    }
    let version = WorkProfileRow {
        id: ctx.new_id(),
        number: newest.map_or(0, |one| one.number) + 1,
        on: entry.on,
        content: entry.content,
        epistemic: entry.epistemic,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    store::work_profile::insert(&mut tx, (row.carrier, case), &version).await?;
    let detail = serde_json::json!({ "number": version.number });
    let done = Done::on("work_profile.save", case)
        .subject(format!("work_profile {}", version.id))
        .detail(detail.to_string());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn check(ctx: &OpContext, entry: &Entry) -> Problems {
    let mut problems = Problems::new();
    if entry.on > ctx.today {
        problems.add_key("on", "error-date-future");
    }
    for fault in entry.content.faults() {
        let action = |name: &str, kind: ActionKind| {
            let at = ActionKind::ALL.iter().position(|one| *one == kind);
            format!("{name}-{}", at.unwrap_or(0))
        };
        let (name, message) = match fault {
            Fault::Empty => ("schooling".to_owned(), Message::new("work-problem-empty")),
            Fault::TooManyTargets => (
                "occupation-0".to_owned(),
                Message::new("work-problem-targets"),
            ),
            Fault::NoOccupation(at) => (format!("occupation-{at}"), Message::new("error-required")),
            Fault::TooManySteps => ("what-0".to_owned(), Message::new("work-problem-steps")),
            Fault::NoStep(at) => (format!("what-{at}"), Message::new("error-required")),
            Fault::EndsBefore(at, from) => (
                format!("to-{at}"),
                Message::new("error-end-before-start").with_arg("start", MessageArg::Day(from)),
            ),
            Fault::NoReason(kind) => (action("why", kind), Message::new("work-problem-why")),
            Fault::NoWords(kind) => (action("words", kind), Message::new("work-problem-words")),
        };
        problems.add(&name, message);
    }
    problems
}

/// What stands now, for somebody who was slower.
fn conflict(theirs: &WorkProfileRow) -> AppError {
    let content = &theirs.content;
    let texts = Part::ALL.iter().filter_map(|part| {
        let key = format!("code-work-part-{}", part.code());
        Some((key, content.text(*part)?.to_owned()))
    });
    let targets: Vec<&str> = content
        .targets
        .iter()
        .map(|one| one.occupation.as_str())
        .collect();
    let steps: Vec<&str> = content.steps.iter().map(|one| one.what.as_str()).collect();
    let lists = [
        field("code-work-part-targets", targets.join("; ")),
        field("code-work-part-steps", steps.join("; ")),
        field("work-on", theirs.on.to_string()),
    ];
    AppError::Conflict(Box::new(Conflict {
        by: Some(theirs.recorded_by_name.clone()),
        version: theirs.number,
        theirs: filled(texts.chain(lists).collect()),
    }))
}
