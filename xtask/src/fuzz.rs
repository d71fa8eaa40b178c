//! Fuzzing: the readers by the crate `fuzz`, the forms by a test of `web` that runs for longer.

use std::path::Path;

use anyhow::{Context, Result};

use crate::install;
use crate::postgres::{self, Server};
use crate::shell::{cargo, succeed};

/// The target that is no reader: every route with mutated fields.
const FORMS: &str = "forms";

/// How long a target runs without `--seconds`.
const SECONDS: &str = "300";

/// The chore. Without a target all run, one after the other.
///
/// # Errors
/// If a target found something, or an argument is unknown.
pub fn run(root: &Path, arguments: &[String]) -> Result<()> {
    let value = |name: &str| {
        let at = arguments.iter().position(|one| one == name)?;
        arguments.get(at + 1).map(String::as_str)
    };
    let seconds = value("--seconds").unwrap_or(SECONDS);
    let seed = value("--seed").unwrap_or("1");
    let target = arguments.first().filter(|one| !one.starts_with('-'));
    if target.is_none_or(|one| one != FORMS) {
        let mut command = cargo();
        command
            .current_dir(root)
            .args(["run", "--quiet", "--locked", "--package", "fuzz", "--"]);
        if arguments.iter().all(|one| one != "--seconds") {
            command.args(["--seconds", SECONDS]);
        }
        succeed(command.args(arguments))?;
    }
    if target.is_none_or(|one| one == FORMS) {
        forms(root, seconds, seed)?;
    }
    Ok(())
}

/// On both engines, each for half the time.
fn forms(root: &Path, seconds: &str, seed: &str) -> Result<()> {
    let seconds: u64 = seconds.parse().context("--seconds needs a number")?;
    let mut command = cargo();
    command
        .current_dir(root)
        .args(["test", "--locked", "--package", "web", "--test", "it"])
        .args(["fuzz::", "--", "--nocapture"])
        .env("NAHTLOS_FUZZ_SECONDS", seconds.to_string())
        .env("NAHTLOS_FUZZ_SEED", seed);
    if std::env::var_os(postgres::VARIABLE).is_some() {
        return succeed(&mut command);
    }
    let server = Server::start(&install::postgres(false)?)?;
    succeed(command.env(postgres::VARIABLE, server.url()))
}
