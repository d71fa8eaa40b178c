//! `cargo xtask bench`: how fast the product is, against the smallest program that does the same.
//!
//! Builds the release program and the ceiling (`bench/ceiling`) with the same profile, invents
//! cases, signs workers in and loads both with wrk, in short rounds that take turns, so that other
//! load on the machine falls on both. Every answer is looked at, and at the end both logs are
//! verified: they must hold one entry for each answer. The result is one table, which is printed and
//! kept as `bench.md` in the folder of build products. Ratios may be compared between machines,
//! times may not.

mod browser;
mod goals;
mod interference;
mod people;
mod server;
mod subject;
mod table;
mod wrk;

use std::{
    path::{Path, PathBuf},
    process::Command,
    time::Instant,
};

use anyhow::{Context, Result, bail, ensure};

use self::{
    subject::{Product, Subject},
    table::Table,
    wrk::Load,
};
use crate::{install, postgres, shell};

/// Connections at a time.
const LEVELS: [u32; 2] = [8, 64];
/// Requests that are also measured alone, with the fewer connections.
const KINDS: [&str; 4] = ["case", "list", "search", "note"];
/// Requests that are also measured one after the other, over one connection.
const ALONE: [&str; 2] = ["case", "day"];
/// Rounds per system and level.
const ROUNDS: u32 = 3;

/// What is to be measured.
#[derive(Debug, PartialEq, Eq)]
struct Options {
    cases: Vec<u32>,
    seconds: u32,
    postgres: bool,
    interference: bool,
    ceiling: bool,
    /// Where the databases stay, to be used again; `None`: they are gone in the end.
    databases: Option<PathBuf>,
}

impl Options {
    fn of(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            cases: vec![10_000],
            seconds: 5,
            postgres: false,
            interference: false,
            ceiling: true,
            databases: None,
        };
        let mut words = arguments.iter();
        while let Some(word) = words.next() {
            let mut value = || {
                words
                    .next()
                    .with_context(|| format!("{word} needs a value"))
            };
            match word.as_str() {
                "--cases" => {
                    let numbers = value()?.split(',').map(|one| one.replace('_', "").parse());
                    options.cases = numbers
                        .collect::<Result<_, _>>()
                        .context("--cases wants numbers, as 10000,1000000")?;
                }
                "--seconds" => {
                    let seconds: u32 = value()?.parse().context("--seconds wants a number")?;
                    options.seconds = seconds.max(1);
                }
                "--postgres" => options.postgres = true,
                "--interference" => options.interference = true,
                "--databases" => options.databases = Some(value()?.into()),
                "--no-ceiling" => options.ceiling = false,
                other => bail!("unknown argument `{other}`"),
            }
        }
        Ok(options)
    }
}

/// A folder that is gone in the end, whatever happens.
struct Scratch(PathBuf);

impl Scratch {
    fn new() -> Result<Self> {
        let folder = std::env::temp_dir().join(format!("nahtlos-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        Ok(Self(folder))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            eprintln!("warning: {} is still there: {error}", self.0.display());
        }
    }
}

/// The chore.
///
/// # Errors
/// What could not be built, started or read, a log that does not verify, or any wrong answer.
pub fn run(root: &Path, arguments: &[String]) -> Result<()> {
    let options = Options::of(arguments)?;
    install::wrk()?;
    let built = build(root)?;
    let mut table = Table::new(&options.cases, options.seconds);
    table.programme(&built.join("nahtlos"))?;
    let scratch = Scratch::new()?;
    measure(&built, &scratch.0, &options, &mut table)?;
    let text = table.finish();
    let kept = target(root).join("bench.md");
    std::fs::write(&kept, &text)?;
    println!("\n{text}\nkept in {}", kept.display());
    let mistakes = table.mistakes();
    ensure!(mistakes.is_empty(), "{}", mistakes.join("; "));
    Ok(())
}

fn target(root: &Path) -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root.join("target"), Into::into)
}

/// The folder with both programs. Each is built alone, so that neither gets features of a library
/// that only the other asked for.
fn build(root: &Path) -> Result<PathBuf> {
    for package in ["nahtlos", "ceiling"] {
        let mut command = shell::cargo();
        command
            .args(["build", "--release", "--locked", "--package", package])
            .current_dir(root);
        shell::succeed(&mut command)?;
    }
    Ok(target(root).join("release"))
}

/// One number of cases, invented and looked at.
struct Office {
    cases: u32,
    product: Product,
    file: PathBuf,
    /// Bytes of a case, the list and a search, on average.
    sizes: [usize; 3],
    /// Sessions and cases for the script.
    data: PathBuf,
}

/// Everything: the cases are invented first, and then all servers take turns, those with few cases
/// and those with many. Ceiling, PostgreSQL and the work beside belong to the first number of cases.
fn measure(built: &Path, folder: &Path, options: &Options, table: &mut Table) -> Result<()> {
    let script = folder.join("workload.lua");
    std::fs::write(&script, include_str!("bench/workload.lua"))?;
    let kept = options.databases.as_deref().unwrap_or(folder);
    let postgres = if options.postgres {
        Some(durable_postgres()?)
    } else {
        None
    };
    let mut first = None;
    let mut subjects: Vec<(u32, Subject)> = Vec::new();
    let mut offices = Vec::new();
    for &cases in &options.cases {
        offices.push(office(built, (folder, kept), cases, table)?);
    }
    for mut office in offices {
        let cases = office.cases;
        // Only now: a session that waits while many cases are invented is over before the load begins.
        office.sign_in()?;
        let is_first = first.is_none();
        if is_first && options.ceiling {
            subjects.push((cases, ceiling(built, folder, &office)?));
        }
        let product = Subject::product(subject::ON_SQLITE, &office.product, &office.data)?;
        subjects.push((cases, product));
        if let Some(server) = postgres.as_ref().filter(|_| is_first) {
            let data = folder.join("postgres.lua");
            subjects.push((cases, on_postgres(built, server, cases, &data)?));
        }
        first.get_or_insert(office);
    }
    for (cases, subject) in &subjects {
        let took = subject.server.rested()?.as_secs();
        println!("{}, {cases} cases: at rest after {took} s", subject.name);
    }
    load(&mut subjects, &script, options.seconds)?;
    for (cases, subject) in subjects {
        table.measured(cases, subject.finish()?);
    }
    if let Some(office) = first.filter(|_| options.interference) {
        let (files, times) = ((&*script, &*office.data), (ROUNDS, options.seconds));
        let seen = interference::measure(&office.product, folder, files, times)?;
        table.beside(office.cases, &seen);
    }
    Ok(())
}

impl Office {
    /// Signs its workers in, and writes down for the script who they are and what they see.
    fn sign_in(&mut self) -> Result<()> {
        // Looked at once before, so that the ceiling's copy has the sessions.
        let people = self.product.visit()?;
        println!(
            "{} cases: {} workers are signed in",
            self.cases,
            people.count()
        );
        std::fs::write(&self.data, people.script_data())?;
        self.sizes = people.sizes;
        Ok(())
    }
}

/// A database with so many cases, made unless it is kept from before.
fn office(
    built: &Path,
    (folder, kept): (&Path, &Path),
    cases: u32,
    table: &mut Table,
) -> Result<Office> {
    let file = kept.join(format!("nahtlos-{cases}.db"));
    let product = Product {
        program: built.join("nahtlos"),
        database: format!("sqlite:{}", file.display()),
    };
    let seconds = if file.exists() {
        None
    } else {
        Some(product.generate(cases)?)
    };
    table.generated(cases, seconds, &file)?;
    Ok(Office {
        cases,
        product,
        sizes: [0; 3],
        file,
        data: folder.join(format!("sqlite-{cases}.lua")),
    })
}

/// The ceiling on a copy of the database.
fn ceiling(built: &Path, folder: &Path, office: &Office) -> Result<Subject> {
    let copy = folder.join("ceiling.db");
    std::fs::copy(&office.file, &copy).context("copying the database for the ceiling")?;
    let on_copy = Product {
        program: office.product.program.clone(),
        database: format!("sqlite:{}", copy.display()),
    };
    let program = built.join("ceiling");
    Subject::ceiling(&program, &copy, &on_copy, office.sizes, &office.data)
}

/// The product on the database server, with as many cases of its own.
fn on_postgres(
    built: &Path,
    server: &postgres::Server,
    cases: u32,
    data: &Path,
) -> Result<Subject> {
    let product = Product {
        program: built.join("nahtlos"),
        database: server.url().to_owned(),
    };
    product.generate(cases)?;
    let people = product.visit()?;
    std::fs::write(data, people.script_data())?;
    Subject::product(subject::ON_POSTGRES, &product, data)
}

/// All rounds, the subjects taking turns.
fn load(subjects: &mut [(u32, Subject)], script: &Path, seconds: u32) -> Result<()> {
    let mix = LEVELS.iter().map(|level| ("mix", *level, ROUNDS));
    let kinds = KINDS.iter().map(|kind| (*kind, LEVELS[0], 1));
    let alone = ALONE.iter().map(|kind| (*kind, 1, ROUNDS));
    let mut run = 0;
    for (kind, connections, rounds) in mix.chain(kinds).chain(alone) {
        // The first round warms up and does not count.
        for round in 0..=rounds {
            let all = subjects.iter_mut();
            for (cases, subject) in all.filter(|(_, one)| one.answers_to(kind)) {
                run += 1;
                let load = Load {
                    script,
                    data: &subject.data,
                    kind,
                    connections,
                    seconds: if round == 0 { 1 } else { seconds },
                    run,
                };
                let round_of = wrk::round(&subject.server, &load)?;
                println!(
                    "{kind}, {connections} connections: {} answers, {:.0} a second, {}, {cases} cases",
                    round_of.answers,
                    table::rate(&round_of),
                    subject.name
                );
                subject.keep(kind, connections, round > 0, round_of);
            }
        }
    }
    Ok(())
}

/// The tests' PostgreSQL, which trades safety for speed, with its safety back: the product's own
/// changes are durable before they are answered, on SQLite too.
fn durable_postgres() -> Result<postgres::Server> {
    let bin = install::postgres(true)?;
    let server = postgres::Server::start(&bin)?;
    let mut command = Command::new(bin.join("psql"));
    command.args(["--quiet", "--no-psqlrc", server.url()]);
    for setting in ["fsync", "synchronous_commit", "full_page_writes"] {
        command.args(["--command", &format!("ALTER SYSTEM SET {setting} = on")]);
    }
    command.args(["--command", "SELECT pg_reload_conf()"]);
    shell::capture(&mut command)?;
    Ok(server)
}

/// How long something took, and its result.
fn timed<T>(work: impl FnOnce() -> Result<T>) -> Result<(T, f64)> {
    let began = Instant::now();
    let result = work()?;
    Ok((result, began.elapsed().as_secs_f64()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(words: &[&str]) -> Result<Options> {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        Options::of(&words)
    }

    #[test]
    fn numbers_of_cases_are_a_list_and_what_is_unknown_is_refused() {
        let found = options(&["--cases", "500,10_000", "--seconds", "2", "--postgres"]).unwrap();
        assert_eq!(
            found,
            Options {
                cases: vec![500, 10_000],
                seconds: 2,
                postgres: true,
                interference: false,
                ceiling: true,
                databases: None,
            }
        );
        let kept = options(&["--databases", "/srv/bench"]).unwrap();
        assert_eq!(kept.databases, Some("/srv/bench".into()));
        assert!(options(&["--cases"]).is_err());
        assert!(options(&["--cases", "many"]).is_err());
        assert!(options(&["--case", "1"]).is_err());
    }
}
