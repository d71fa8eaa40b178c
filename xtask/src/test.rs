//! The one test command: everything that must be green before a change is shown to anybody.
//!
//! What takes seconds comes first, so that a forgotten format run is not found after minutes. Each
//! step prints its time; the first failure ends the run, and its last line names the step.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use anyhow::{Context, Result, bail};

use crate::postgres::{self, Server};
use crate::shell::{self, cargo, succeed};
use crate::{flag, install, regen, tidy, vendor};

/// One step of the whole.
struct Step {
    title: &'static str,
    /// Whether `--fast` leaves it out.
    slow: bool,
    run: fn(&Path) -> Result<()>,
}

const STEPS: [Step; 10] = [
    Step {
        title: "formatting",
        slow: false,
        run: formatting,
    },
    Step {
        title: "house rules",
        slow: false,
        run: tidy::check,
    },
    Step {
        title: "vendored files",
        slow: false,
        run: vendor::check,
    },
    Step {
        title: "derived files",
        slow: false,
        run: regen::check,
    },
    Step {
        title: "lints",
        slow: false,
        run: lints,
    },
    Step {
        title: "documentation",
        slow: true,
        run: documentation,
    },
    Step {
        title: "examples in the documentation",
        slow: true,
        run: examples,
    },
    Step {
        title: "tests on both engines",
        slow: false,
        run: tests,
    },
    Step {
        title: "changes that meet, at serializable isolation",
        slow: false,
        run: serializable,
    },
    Step {
        title: "journeys in a browser",
        slow: true,
        run: journeys,
    },
];

/// Whether what is repeated at random moments is repeated often.
static LONG: AtomicBool = AtomicBool::new(false);

/// The chore. With `--fast` it leaves out documentation and journeys and installs nothing.
/// With `--long` tests of faults repeat what they do at random moments hundreds of times.
///
/// # Errors
/// Names the first step that failed and why.
pub fn run(root: &Path, arguments: &[String]) -> Result<()> {
    let long = arguments == ["--long"];
    let fast = !long && flag(arguments, "--fast")?;
    LONG.store(long, Ordering::Relaxed);
    let begin = Instant::now();
    if std::env::var_os(postgres::VARIABLE).is_none() {
        install::postgres(!fast)?;
    }
    if !fast {
        install::chromium()?;
    }
    let steps: Vec<&Step> = STEPS.iter().filter(|step| !(fast && step.slow)).collect();
    let count = steps.len();
    for (number, step) in (1..).zip(steps) {
        println!("\n== {number}/{count} {}", step.title);
        let start = Instant::now();
        (step.run)(root).with_context(|| format!("step {number}/{count}, {}", step.title))?;
        println!("-- {}: {:.1} s", step.title, start.elapsed().as_secs_f64());
    }
    println!("\nall good ({:.0} s)", begin.elapsed().as_secs_f64());
    Ok(())
}

fn formatting(root: &Path) -> Result<()> {
    succeed(cargo().current_dir(root).args(["fmt", "--all", "--check"]))
        .context("run `cargo fmt --all`")
}

fn lints(root: &Path) -> Result<()> {
    let scope = ["clippy", "--locked", "--workspace", "--all-targets"];
    succeed(
        cargo()
            .current_dir(root)
            .args(scope)
            .args(["--", "-D", "warnings"]),
    )
}

fn documentation(root: &Path) -> Result<()> {
    let scope = ["doc", "--locked", "--workspace", "--no-deps"];
    succeed(
        cargo()
            .current_dir(root)
            .args(scope)
            .env("RUSTDOCFLAGS", "-D warnings"),
    )
}

/// Before the tests, so that the last summary of a run is the one that counts them all.
fn examples(root: &Path) -> Result<()> {
    succeed(
        cargo()
            .current_dir(root)
            .args(["test", "--locked", "--workspace", "--doc"]),
    )
}

/// Runs the tests, beside an own PostgreSQL unless the environment names one.
fn tests(root: &Path) -> Result<()> {
    let mut command = cargo();
    command.current_dir(root).args(runner()).args([
        "--locked",
        "--workspace",
        "--exclude",
        "journeys",
    ]);
    if LONG.load(Ordering::Relaxed) {
        // A profile of .config/nextest.toml; Cargo's own runner has no limit to lift.
        command
            .env("NAHTLOS_LONG", "1")
            .env("NEXTEST_PROFILE", "long");
    }
    // A test that this machine cannot do must not pass in silence.
    let name = format!("nahtlos-not-shown-{}", std::process::id());
    let not_shown = std::env::temp_dir().join(name);
    let result = beside_postgres(command.env("NAHTLOS_NOT_SHOWN", &not_shown));
    // Nothing is there if all could be shown.
    for line in std::fs::read_to_string(&not_shown)
        .unwrap_or_default()
        .lines()
    {
        println!("NOT SHOWN on this machine: {line}");
    }
    let _ = std::fs::remove_file(&not_shown);
    result
}

/// Runs the store and the tests of changes that meet once more, at the strictest isolation that
/// PostgreSQL has: there a change that meets another one fails and has to be done again. Backups are
/// left out: their tests write beside them without doing anything again.
fn serializable(root: &Path) -> Result<()> {
    const VARIABLE: &str = "NAHTLOS_TEST_ISOLATION";
    let run = |package: &str, only: &[&str]| {
        let mut command = cargo();
        command.current_dir(root).args(runner());
        command.args(["--locked", "--package", package]).args(only);
        beside_postgres(command.env(VARIABLE, "serializable"))
    };
    run("store", &["--", "--skip", "backup"])?;
    run("web", &["concurrency"])
}

/// Runs a command beside an own PostgreSQL, unless the environment names one.
fn beside_postgres(command: &mut Command) -> Result<()> {
    if std::env::var_os(postgres::VARIABLE).is_some() {
        return succeed(command);
    }
    let server = Server::start(&install::postgres(false)?)?;
    succeed(command.env(postgres::VARIABLE, server.url()))
}

/// Walks through the program in a real browser.
/// The program is built first, so that no journey spends its time on that.
fn journeys(root: &Path) -> Result<()> {
    let build = ["build", "--locked", "--package", "nahtlos"];
    succeed(cargo().current_dir(root).args(build))?;
    let mut command = cargo();
    command.current_dir(root).args(runner());
    succeed(command.args(["--locked", "--package", "journeys"]))
}

/// The chore that writes pictures of the main pages to `docs/screens`.
///
/// # Errors
/// If an argument is given, or the browser is missing.
pub fn screens(root: &Path, arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("unknown argument `{argument}`; this chore takes none");
    }
    install::chromium()?;
    let run = ["run", "--quiet", "--locked", "--package", "journeys", "--"];
    let folder = root.join("docs").join("screens");
    succeed(cargo().current_dir(root).args(run).arg(folder))
}

/// The faster runner where it is installed, else Cargo's own.
fn runner() -> &'static [&'static str] {
    let nextest = shell::capture(cargo().args(["nextest", "--version"])).is_ok();
    if nextest {
        &["nextest", "run"]
    } else {
        &["test", "--tests", "--no-fail-fast"]
    }
}
