//! Trying a programme out (P3a, I6a): its versions, and what was learned with each. A lesson is
//! written once; whoever sees it otherwise writes another one.

use access::Action;
use programme::Programme;
use store::StoreError;

use super::own;
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

/// All versions of the programmes of the own sites; logged like a list.
pub async fn view<'a>(app: &'a App, ctx: &OpContext) -> Result<Vec<Trial<'a>>, AppError> {
    journal::may(ctx, Action::ViewReports)?;
    let mut tx = app.store.read().await?;
    let (programmes, _) = own(app, &mut tx, ctx).await?;
    let mut trials = Vec::new();
    for programme in programmes {
        let carrier = ctx.actor.carrier;
        let lessons = store::lesson::of_programme(&mut tx, carrier, &programme.id).await?;
        let versions = app.catalogue.programmes().iter();
        for version in versions.filter(|one| one.id == programme.id) {
            let about = |one: &&LessonRow| one.version == version.version;
            trials.push(Trial {
                programme: version,
                lessons: lessons.iter().filter(about).cloned().collect(),
            });
        }
    }
    drop(tx);
    let detail = serde_json::json!({ "report": "pilot" }).to_string();
    app.viewed(ctx, Done::new("report.view").detail(detail))
        .await?;
    Ok(trials)
}

/// Adds what was learned with a version, given as `programme/version`.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    about: &str,
    body: &str,
    mut problems: Problems,
) -> Result<(), AppError> {
    journal::may(ctx, Action::WriteLesson)?;
    let mut tx = app.store.write().await?;
    let (programmes, _) = own(app, &mut tx, ctx).await?;
    let found = about.split_once('/').and_then(|(id, version)| {
        let is_own = programmes.iter().any(|one| one.id == id);
        app.catalogue.get_version(id, version).filter(|_| is_own)
    });
    let Some(programme) = found else {
        problems.add_key("about", "error-choose");
        return Err(AppError::Invalid(problems));
    };
    problems.none_or_invalid()?;
    let row = LessonRow {
        id: ctx.new_id(),
        programme: programme.id.clone(),
        version: programme.version.clone(),
        body: body.to_owned(),
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
