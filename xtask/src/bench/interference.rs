//! Pages while heavy work runs beside them: the lists of all cases leave as files, a release list of
//! 10,000 rows comes in, and the database is backed up. Rounds without and rounds with that work take
//! turns: a turn with it lasts until each of the three is done, files and backups again and again until
//! the list is in, and nothing of it is left when the next turn begins. What counts is how much longer
//! the slowest of a hundred answers takes.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail, ensure};

use super::{
    browser::Browser,
    people,
    server::Server,
    subject::Product,
    wrk::{self, Load, Round},
};
use crate::shell;

/// Rows of a release list.
const ROWS: u32 = 10_000;

/// No list takes longer.
const LONGEST: Duration = Duration::from_mins(10);

/// Connections that ask for pages.
const CONNECTIONS: u32 = 8;

/// What was seen without and with the work beside.
pub struct Seen {
    /// Rounds of the pages alone.
    pub alone: Vec<Round>,
    /// Rounds with everything at once.
    pub beside: Vec<Round>,
    /// What the work got done.
    pub done: String,
    /// What went wrong.
    pub mistakes: Vec<String>,
}

/// What the work has got done so far.
#[derive(Default)]
struct Counts {
    files: AtomicU64,
    lines: AtomicU64,
    lists: AtomicU64,
    backups: AtomicU64,
    failures: AtomicU64,
}

/// The work, while it goes on.
struct Work(Vec<JoinHandle<()>>);

/// Which cases a list can hold; all of them together are all there are.
const STAGES: [&str; 3] = ["running", "intake", "ended"];

/// Measures the product on its database with and without work beside it.
pub fn measure(
    product: &Product,
    folder: &Path,
    (script, data): (&Path, &Path),
    (rounds, seconds): (u32, u32),
) -> Result<Seen> {
    let entries_before = product.log_entries()?;
    let server = product.serve()?;
    let recipient = key(product, folder)?;
    let counts = Arc::new(Counts::default());
    let (mut alone, mut beside) = (Vec::new(), Vec::new());
    let load = |run, seconds| Load {
        script,
        data,
        kind: "mix",
        connections: CONNECTIONS,
        seconds,
        run,
    };
    // The first one warms up and does not count.
    wrk::round(&server, &load(9_000, 1))?;
    for turn in 0..rounds {
        let first_run = 9_001 + 1_000 * turn;
        alone.push(wrk::round(&server, &load(first_run, seconds))?);
        let work = Work::begin(product, &server, folder, &recipient, &counts, turn)?;
        // Each of the three is under way before the round begins.
        thread::sleep(Duration::from_millis(500));
        let mut run = first_run;
        while !work.is_done() {
            run += 1;
            beside.push(wrk::round(&server, &load(run, seconds))?);
        }
        work.end()?;
    }
    server.stop()?;
    let mut mistakes = mistakes(&alone, &beside, &counts);
    let entries = product.log_entries().context("the log after it")?;
    let answers: u64 = alone.iter().chain(&beside).map(|one| one.answers).sum();
    if entries - entries_before < answers {
        let found = entries - entries_before;
        mistakes.push(format!("{answers} answers left {found} entries in the log"));
    }
    Ok(Seen {
        alone,
        beside,
        done: words(&counts),
        mistakes,
    })
}

fn mistakes(alone: &[Round], beside: &[Round], counts: &Counts) -> Vec<String> {
    let wrong = alone.iter().chain(beside).filter(|one| one.mistakes > 0);
    let mut all: Vec<String> = wrong
        .map(|one| format!("work beside: {} wrong, {}", one.mistakes, one.mistake))
        .collect();
    let failures = counts.failures.load(Ordering::Relaxed);
    if failures > 0 {
        all.push(format!("{failures} exports, lists or backups failed"));
    }
    all
}

fn words(counts: &Counts) -> String {
    let of = |count: &AtomicU64| count.load(Ordering::Relaxed);
    format!(
        "{} files with {} lines, {} release lists of {ROWS} rows, {} backups",
        of(&counts.files),
        of(&counts.lines),
        of(&counts.lists),
        of(&counts.backups)
    )
}

/// A key for the backups; returns its public part.
fn key(product: &Product, folder: &Path) -> Result<String> {
    let to = folder.join("backup.key");
    let mut command = Command::new(&product.program);
    command.arg("backup-key").arg(&to);
    let said = shell::capture(&mut command)?;
    let words = said.split_whitespace();
    let found = words.into_iter().find(|word| word.starts_with("age1"));
    Ok(found.context("backup-key printed no key")?.to_owned())
}

impl Work {
    fn begin(
        product: &Product,
        server: &Server,
        folder: &Path,
        recipient: &str,
        counts: &Arc<Counts>,
        turn: u32,
    ) -> Result<Self> {
        let enough = Arc::new(AtomicBool::new(false));
        let mut exporter = people::signed_in(server, "koordination")?;
        let parts = parts(&exporter.get("/cases")?.body);
        let mut importer = people::signed_in(server, "koordination2")?;
        let list = release_list(turn);
        let (backup, recipient) = (product.clone(), recipient.to_owned());
        let folder = folder.to_owned();
        let threads = vec![
            again(&enough, counts, move |counts| {
                for part in &parts {
                    for stage in STAGES {
                        let path = format!("/cases.csv?in={part}&stage={stage}");
                        let file = exporter.get(&path)?;
                        ensure!(file.status == 200, "a file answered {}", file.status);
                        let lines = u64::try_from(file.body.lines().count())?;
                        counts.lines.fetch_add(lines, Ordering::Relaxed);
                        counts.files.fetch_add(1, Ordering::Relaxed);
                    }
                }
                Ok(())
            }),
            again(&enough, counts, move |counts| {
                back_up(&backup, &recipient, &folder.join("nahtlos.age"))?;
                counts.backups.fetch_add(1, Ordering::Relaxed);
                Ok(())
            }),
            once(&enough, counts, move |counts| {
                import(&mut importer, &list)?;
                counts.lists.fetch_add(1, Ordering::Relaxed);
                Ok(())
            }),
        ];
        Ok(Self(threads))
    }

    /// Whether nothing of it goes on any more.
    fn is_done(&self) -> bool {
        self.0.iter().all(JoinHandle::is_finished)
    }

    fn end(self) -> Result<()> {
        for thread in self.0 {
            let joined = thread.join();
            ensure!(joined.is_ok(), "work beside the pages panicked");
        }
        Ok(())
    }
}

/// Does something once and then again until it is enough; what fails is told and counted.
fn again(
    enough: &Arc<AtomicBool>,
    counts: &Arc<Counts>,
    mut work: impl FnMut(&Counts) -> Result<()> + Send + 'static,
) -> JoinHandle<()> {
    let (enough, counts) = (Arc::clone(enough), Arc::clone(counts));
    thread::spawn(
        move || {
            while done(&counts, &work(&counts)) && !enough.load(Ordering::Relaxed) {}
        },
    )
}

/// Does something once; then it is enough.
fn once(
    enough: &Arc<AtomicBool>,
    counts: &Arc<Counts>,
    work: impl FnOnce(&Counts) -> Result<()> + Send + 'static,
) -> JoinHandle<()> {
    let (enough, counts) = (Arc::clone(enough), Arc::clone(counts));
    thread::spawn(move || {
        done(&counts, &work(&counts));
        enough.store(true, Ordering::Relaxed);
    })
}

/// Whether something was done; else that is told and counted.
fn done(counts: &Counts, work: &Result<()>) -> bool {
    if let Err(error) = work {
        eprintln!("beside the pages: {error:#}");
        counts.failures.fetch_add(1, Ordering::Relaxed);
    }
    work.is_ok()
}

/// The parts of the list that coordination may look at.
fn parts(page: &str) -> Vec<String> {
    let select = page
        .split_once("name=\"in\"")
        .and_then(|(_, rest)| rest.split_once("</select>"))
        .map_or("", |(options, _)| options);
    select
        .split("value=\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .filter(|value| !value.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A release list of invented people, others in each turn.
fn release_list(turn: u32) -> String {
    let mut text = "Buchnummer;Familienname;Vorname;Geburtsdatum;Haftbeginn;\
                    Voraussichtliche Entlassung;Entlassungsart;Strafe in Monaten;Entlassungsort\r\n"
        .to_owned();
    for row in 0..ROWS {
        let (day, year) = (1 + row % 28, 1960 + row % 40);
        let _ = write!(
            text,
            "{turn}{row:05}/25;Musterfall{};Test{};{day:02}.03.{year};03.02.2025;{day:02}.08.2027;\
             Strafende;30;Erfurt\r\n",
            letters(row),
            letters(turn),
        );
    }
    text
}

/// A number in letters, so that names stay names.
fn letters(mut number: u32) -> String {
    let mut text = String::new();
    loop {
        text.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
        if number == 0 {
            return text;
        }
    }
}

/// Reads a list in and applies it.
fn import(browser: &mut Browser, list: &str) -> Result<()> {
    let fields = [("institution", "th-tonna"), ("programme", "puemas")];
    let answer = browser.upload("/imports", &fields, ("file", "liste.csv", list))?;
    let batch = answer.location.context("the list was not taken")?;
    worked(browser, &batch)?;
    let answer = browser.post(&format!("{batch}/apply"), "choice=good_rows")?;
    ensure!(answer.status == 303, "applying answered {}", answer.status);
    worked(browser, &batch)
}

/// Waits until the program has worked on a list.
fn worked(browser: &mut Browser, batch: &str) -> Result<()> {
    let began = Instant::now();
    while began.elapsed() < LONGEST {
        let progress = browser.get(&format!("{batch}/progress"))?;
        ensure!(
            progress.status == 200,
            "progress answered {}",
            progress.status
        );
        if !progress.body.contains("<progress") {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(100));
    }
    bail!("a release list was not worked on within {LONGEST:?}")
}

fn back_up(product: &Product, recipient: &str, to: &PathBuf) -> Result<()> {
    let _ = fs::remove_file(to);
    let mut command = Command::new(&product.program);
    command
        .args(["backup", "--database", &product.database, "--recipient"])
        .arg(recipient)
        .arg(to)
        .stdout(Stdio::null());
    shell::succeed(&mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_has_its_rows_and_each_person_once() {
        let list = release_list(3);
        assert_eq!(list.lines().count(), 10_001);
        let mut numbers: Vec<&str> = list
            .lines()
            .filter_map(|line| line.split(';').next())
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 10_001);
    }

    #[test]
    fn parts_are_the_choices_of_the_page() {
        let page = "<select name=\"in\"><option value=\"a-1\">x<option value=\"none\">y</select>\
                    <select name=\"stage\"><option value=\"running\"></select>";
        assert_eq!(parts(page), ["a-1", "none"]);
    }
}
