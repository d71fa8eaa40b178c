//! `cargo xtask measure`: what a page costs, on invented cases, with the log on.
//!
//! Builds the release program, fills a fresh SQLite database, starts the server on it, signs in
//! and asks for pages over one connection, one after the other. Processor time is read from
//! `/proc/PID/stat` before and after, so other load on the machine does not count. The result is
//! one table; `docs/performance.md` says what it was when it was last looked at.

mod browser;
mod process;

use std::{
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use self::{browser::Browser, process::Server};

/// Login and password of the invented worker.
const LOGIN: &str = "anna";
const PASSWORD: &str = "drei-birken-am-ufer";
const TODAY: &str = "2026-11-23";

/// Runs the chore; arguments are `--cases N` and `--requests N`.
pub fn run(root: &Path, arguments: &[String]) -> Result<()> {
    let cases = number(arguments, "--cases")?.unwrap_or(10_000);
    let requests = number(arguments, "--requests")?.unwrap_or(2_000);
    build(root)?;
    let program = target(root).join("release/nahtlos");
    let folder = std::env::temp_dir().join(format!("nahtlos-measure-{}", std::process::id()));
    std::fs::create_dir_all(&folder)?;
    let measured = measure(&program, &folder, cases, requests);
    std::fs::remove_dir_all(&folder)?;
    measured
}

fn number(arguments: &[String], name: &str) -> Result<Option<u32>> {
    let Some(at) = arguments.iter().position(|one| one == name) else {
        return Ok(None);
    };
    let value = arguments
        .get(at + 1)
        .with_context(|| format!("{name} needs a number"))?;
    Ok(Some(
        value.parse().with_context(|| format!("{name} {value}"))?,
    ))
}

fn target(root: &Path) -> std::path::PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into)
}

fn build(root: &Path) -> Result<()> {
    let status = Command::new(env!("CARGO"))
        .args(["build", "--release", "--locked", "--package", "nahtlos"])
        .current_dir(root)
        .status()?;
    ensure!(status.success(), "the release build failed");
    Ok(())
}

fn measure(program: &Path, folder: &Path, cases: u32, requests: u32) -> Result<()> {
    let database = format!("sqlite:{}", folder.join("measure.db").display());
    let began = Instant::now();
    let status = Command::new(program)
        .args(["generate", "--database", &database, "--today", TODAY])
        .args(["--cases", &cases.to_string()])
        .stdout(Stdio::null())
        .status()?;
    ensure!(status.success(), "generating the cases failed");
    let seconds = began.elapsed().as_secs_f64();
    println!("generate: {cases} cases in {seconds:.1} s");
    let server = Server::start(program, &database)?;
    println!(
        "start to first answer: {} ms",
        server.ready_after.as_millis()
    );
    println!("memory when idle: {} MiB", server.memory_mib()?);
    let mut browser = Browser::connect(&server.address)?;
    browser.sign_in(LOGIN, PASSWORD)?;
    let list = browser.get("/cases")?;
    let own = links(&list.body, "/cases/");
    ensure!(
        !own.is_empty(),
        "the list of cases has no case:\n{}",
        list.body
    );
    println!();
    println!("| page | requests | CPU ms per request | wall ms, median | bytes |");
    println!("|---|---:|---:|---:|---:|");
    let case_pages: Vec<String> = own.iter().map(|id| format!("/cases/{id}")).collect();
    for (name, paths) in [
        ("a case with its seam, tasks and notes", case_pages),
        ("my day", vec!["/day".to_owned()]),
        ("list of cases", vec!["/cases".to_owned()]),
        ("search for a name", vec!["/search?q=muller".to_owned()]),
    ] {
        row(&server, &mut browser, name, &paths, requests)?;
    }
    println!();
    println!("memory after all this: {} MiB", server.memory_mib()?);
    server.stop();
    verify_log(program, &database)
}

/// The ids after a prefix in the links of a page, each once.
fn links(page: &str, prefix: &str) -> Vec<String> {
    let mut found = Vec::new();
    for part in page.split(&format!("href=\"{prefix}")).skip(1) {
        let id: String = part.chars().take(36).collect();
        let is_id = id.len() == 36 && id.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
        if is_id && !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

fn row(
    server: &Server,
    browser: &mut Browser,
    name: &str,
    paths: &[String],
    requests: u32,
) -> Result<()> {
    let ask = |browser: &mut Browser, number: u32| -> Result<usize> {
        let index = usize::try_from(number).unwrap_or(0) % paths.len();
        let answer = browser.get(&paths[index])?;
        if answer.status != 200 {
            bail!("{} answered {}", paths[index], answer.status);
        }
        Ok(answer.body.len())
    };
    for number in 0..requests / 10 {
        ask(browser, number)?;
    }
    let before = server.cpu()?;
    let mut walls = Vec::new();
    let mut bytes = 0;
    for number in 0..requests {
        let began = Instant::now();
        bytes += ask(browser, number)?;
        walls.push(began.elapsed());
    }
    let spent = server.cpu()?.saturating_sub(before);
    walls.sort_unstable();
    let median = walls
        .get(walls.len() / 2)
        .copied()
        .unwrap_or(Duration::ZERO);
    println!(
        "| {name} | {requests} | {:.2} | {:.2} | {} |",
        spent.as_secs_f64() * 1000.0 / f64::from(requests),
        median.as_secs_f64() * 1000.0,
        bytes / usize::try_from(requests).unwrap_or(1)
    );
    Ok(())
}

fn verify_log(program: &Path, database: &str) -> Result<()> {
    let status = Command::new(program)
        .args(["audit", "verify", "--database", database])
        .status()?;
    ensure!(status.success(), "the log does not verify");
    Ok(())
}
