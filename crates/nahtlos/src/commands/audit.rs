//! `nahtlos audit verify`: whether the log is what was written.

use std::process::ExitCode;

use anyhow::Result;

use crate::{cli::Audit, edge};

/// Runs the command.
pub async fn run(command: Audit) -> Result<ExitCode> {
    let Audit::Verify { database } = command;
    let app = edge::open(&database, false).await?;
    let found = app::log::verify(&app, i18n::berlin_date(edge::now())).await?;
    app.store.db().clone().close().await?;
    match found.broken {
        None => {
            println!(
                "The log is whole: {} entries, {} of them erased after their time. Head {}.",
                found.entries, found.erased, found.head
            );
            Ok(ExitCode::SUCCESS)
        }
        Some(broken) => {
            eprintln!("nahtlos: the log is not what was written: {broken}");
            Ok(ExitCode::FAILURE)
        }
    }
}
