//! Trying a programme out (P3a, I6a): its versions, and what was learned with each. A lesson is
//! written once; whoever sees it otherwise writes another one.

use access::Action;
use programme::Programme;
use store::{StoreError, Tx};

use super::{covers, own};
use crate::{App, AppError, Done, OpContext, Problems, journal};

pub use store::lesson::LessonRow;

/// Longest lesson, in characters.
pub const BODY_MAX: usize = 8_000;

/// A version of a programme with what was learned.
#[derive(Debug, Clone)]
pub struct Trial<'a> {
    /// The version.
    pub programme: &'a Programme,
    /// What was learned, newest first.
    pub lessons: Vec<LessonRow>,
}

/// What is typed about a lesson.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LessonInput {
    /// The version that it is about, as `programme/version`.
    pub about: String,
    /// Id of the procedure that it is about; empty: the version as a whole.
    pub procedure: String,
    /// What was learned.
    pub body: String,
}

/// All versions of a programme with what was learned.
pub(super) async fn trials<'a>(
    app: &'a App,
    tx: &mut Tx,
    ctx: &OpContext,
    programme: &str,
) -> Result<Vec<Trial<'a>>, AppError> {
    let lessons = store::lesson::of_programme(tx, ctx.actor.carrier, programme).await?;
    let versions = app.catalogue.programmes().iter();
    let versions = versions.filter(|one| one.id == programme);
    Ok(versions
        .map(|version| {
            let about = |one: &&LessonRow| one.version == version.version;
            Trial {
                programme: version,
                lessons: lessons.iter().filter(about).cloned().collect(),
            }
        })
        .collect())
}

/// What was learned with single procedures of a programme, of all its versions, newest first, for those
/// who may read reports of it; for others nothing. Logged like the report, if there is anything.
pub async fn of_procedures(
    app: &App,
    ctx: &OpContext,
    programme: &Programme,
) -> Result<Vec<LessonRow>, AppError> {
    if !covers(app, ctx, &programme.id).await? {
        return Ok(Vec::new());
    }
    let mut tx = app.store.read().await?;
    let carrier = ctx.actor.carrier;
    let mut lessons = store::lesson::of_programme(&mut tx, carrier, &programme.id).await?;
    drop(tx);
    lessons.retain(|one| {
        let id = one.procedure.as_deref();
        id.is_some_and(|id| programme.procedure(id).is_some())
    });
    if !lessons.is_empty() {
        let detail = serde_json::json!({ "report": "pilot", "programme": programme.id });
        let done = Done::new("report.view").detail(detail.to_string());
        app.viewed(ctx, done).await?;
    }
    Ok(lessons)
}

/// Adds what was learned with a version, or with one of its procedures.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    input: LessonInput,
    mut problems: Problems,
) -> Result<(), AppError> {
    journal::may(ctx, Action::WriteLesson)?;
    let mut tx = app.store.write().await?;
    let (programmes, _) = own(app, &mut tx, ctx).await?;
    let found = input.about.split_once('/').and_then(|(id, version)| {
        let is_own = programmes.iter().any(|one| one.id == id);
        app.catalogue.get_version(id, version).filter(|_| is_own)
    });
    let Some(programme) = found else {
        problems.add_key("about", "error-choose");
        return Err(AppError::Invalid(problems));
    };
    let procedure = Some(input.procedure).filter(|id| !id.is_empty());
    if let Some(id) = &procedure
        && programme.procedure(id).is_none()
    {
        problems.add_key("procedure", "report-error-procedure");
    }
    problems.none_or_invalid()?;
    let row = LessonRow {
        id: ctx.new_id(),
        programme: programme.id.clone(),
        version: programme.version.clone(),
        procedure,
        body: input.body,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
    };
    store::lesson::insert(&mut tx, ctx.actor.carrier, &row).await?;
    let done = Done::new("report.lesson").subject(format!("programme_lesson {}", row.id));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
