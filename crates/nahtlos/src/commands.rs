//! One file per command.

use std::process::ExitCode;

use anyhow::Result;

use crate::cli::Command;

mod audit;
mod backup;
mod carrier;
mod demo;
mod doctor;
mod generate;
mod import;
mod programme;
mod serve;
mod user;

/// Runs a command.
pub async fn run(command: Command) -> Result<ExitCode> {
    match command {
        Command::Serve { database, listen } => serve::run(&database, listen).await,
        Command::Demo {
            listen,
            cases,
            seed,
            today,
            programmes,
        } => demo::run(listen, (cases, seed), today, programmes.as_deref()).await,
        Command::Generate {
            database,
            cases,
            seed,
            today,
        } => generate::run(&database, cases, seed, today).await,
        Command::Import(command) => import::run(command).await,
        Command::Programme(command) => programme::run(command),
        Command::Audit(command) => audit::run(command).await,
        Command::User(command) => user::run(command).await,
        Command::Carrier(command) => carrier::run(command).await,
        Command::Backup(command) => backup::run(command).await,
        Command::Restore(command) => backup::restore(command).await,
        Command::BackupKey { to } => backup::key(&to),
        Command::Doctor { database } => doctor::run(&database).await,
        Command::Migrate { database } => serve::migrate(&database).await,
    }
}
