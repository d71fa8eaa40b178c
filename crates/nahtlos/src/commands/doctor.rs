//! `nahtlos doctor`: whether what is stored agrees with itself.

use std::process::ExitCode;

use anyhow::Result;

use crate::{cli::Database, edge};

/// Runs the command.
pub async fn run(place: &Database) -> Result<ExitCode> {
    let app = edge::open(place, false).await?;
    let report = app::doctor::check(&app, i18n::berlin_date(edge::now())).await?;
    app.store.db().clone().close().await?;
    print!("{report}");
    Ok(if report.is_well() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}
