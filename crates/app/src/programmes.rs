//! The programmes of this installation. They hold no person, so reading them is not logged.

use access::Action;
use programme::Programme;

use crate::{App, AppError, OpContext, journal};

/// All programmes in all versions: by id, newest first.
pub fn all<'a>(app: &'a App, ctx: &OpContext) -> Result<&'a [Programme], AppError> {
    journal::may(ctx, Action::ViewProgrammes)?;
    Ok(app.catalogue.programmes())
}

/// One programme: in this version, or in the one that holds today, else the newest. Together with
/// all its versions, newest first.
pub fn one<'a>(
    app: &'a App,
    ctx: &OpContext,
    id: &str,
    version: Option<&str>,
) -> Result<(&'a Programme, Vec<&'a Programme>), AppError> {
    let versions: Vec<&Programme> = all(app, ctx)?.iter().filter(|one| one.id == id).collect();
    let wanted = match version {
        Some(version) => versions.iter().find(|one| one.version == version),
        None => versions
            .iter()
            .find(|one| one.is_valid_on(ctx.today))
            .or(versions.first()),
    };
    let found = *wanted.ok_or(AppError::NotFound)?;
    Ok((found, versions))
}
