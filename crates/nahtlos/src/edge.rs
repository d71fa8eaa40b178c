//! The edge: the only place that reads the clock, draws random numbers and touches files.

use std::{
    path::Path,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, anyhow, bail};
use app::{App, IdSource};
use db::{DbUrl, OpenOptions};
use imports::institutions::{Institutions, SHIPPED};
use jiff::{SignedDuration, Timestamp, civil::Date};
use programme::Catalogue;
use rand::Rng as _;
use store::Store;
use uuid::Uuid;

use crate::cli::Database;

/// File name of the catalogue of prisons in a folder of programmes.
pub const INSTITUTIONS_FILE: &str = "institutions.toml";

/// The instant now.
#[expect(
    clippy::disallowed_methods,
    reason = "this is the edge where time comes in"
)]
pub fn now() -> Timestamp {
    Timestamp::now()
}

/// A clock that shows the real time, moved to `today` if one is set. While the program runs it never
/// goes back: see [`steady`].
pub fn clock(today: Option<Date>) -> Arc<dyn Fn() -> Timestamp + Send + Sync> {
    let shift = today.map_or(SignedDuration::ZERO, |day| {
        let real = now();
        let here = i18n::berlin(real);
        i18n::from_berlin(day.to_datetime(here.time())).duration_since(real)
    });
    let shown = Mutex::new((now(), Instant::now()));
    Arc::new(move || {
        let mut shown = shown.lock().unwrap_or_else(PoisonError::into_inner);
        let passed = shown.1.elapsed();
        *shown = (steady(shown.0, passed, now()), Instant::now());
        shown.0 + shift
    })
}

/// What a clock shows that showed `last` some time ago, when the computer's clock says `real`.
///
/// If that was set back, time goes on at half its pace until it is reached: entries of the log never
/// go backwards, and no session lives on because time stands still.
fn steady(last: Timestamp, passed: Duration, real: Timestamp) -> Timestamp {
    let slow = SignedDuration::try_from(passed / 2).unwrap_or(SignedDuration::ZERO);
    real.max(last.checked_add(slow).unwrap_or(last))
}

/// Warns if the computer's clock is behind the newest entry of the log: it was wrong then, or is
/// wrong now. A minute is nothing, since servers that share a database differ by seconds.
pub async fn warn_of_clock(app: &App) -> Result<()> {
    let mut tx = app.store.read().await?;
    let Some(newest) = store::log::newest_at(&mut tx).await? else {
        return Ok(());
    };
    let now = now();
    let ahead = newest.duration_since(now);
    if ahead > SignedDuration::from_mins(1) {
        tracing::warn!(
            "the clock of this computer is {} min behind the newest entry of the log ({newest}); \
             set it right: until then new entries bear earlier times than those before them",
            ahead.as_mins()
        );
    }
    Ok(())
}

/// Refuses to work on cases whose programme no file holds: each of their pages would fail. Says what else
/// should be known of the programme files, and keeps what they say.
pub async fn check_programmes(app: &App) -> Result<()> {
    let standing = app::programmes::standing(app).await?;
    for warning in &standing.warnings {
        tracing::warn!("{warning}");
    }
    if !standing.missing.is_empty() {
        bail!("{}", standing.missing.join("; "));
    }
    app::programmes::remember(app, now()).await?;
    Ok(())
}

/// Ids of version 7: ordered by time, so that indexes grow at their end.
pub fn ids() -> IdSource {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the edge where ids come from"
    )]
    IdSource::new(Uuid::now_v7)
}

/// What typesets the papers.
fn press() -> app::paper::Press {
    app::paper::Press::new(|sheet| {
        let printed = press::print(sheet).map_err(|error| error.to_string())?;
        Ok(app::paper::Printed {
            bytes: printed.bytes,
            missing: printed.missing,
        })
    })
}

/// Randomness for secrets, from the operating system.
pub fn chance() -> app::Chance {
    app::Chance::new(|bytes| rand::rng().fill_bytes(bytes))
}

/// Log lines on standard error; `RUST_LOG` chooses more. They never hold a name.
pub fn start_logging() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,nahtlos=info"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .init();
}

/// Opens everything that use cases need.
pub async fn open(place: &Database, create: bool) -> Result<App> {
    let folder = place.programmes.as_deref();
    let (catalogue, institutions) = (catalogue(folder)?, institutions(folder)?);
    // Parsed here and not by the command line: a wrong address is refused (1), not misused (2).
    let url: DbUrl = place.database.parse()?;
    let mut app = open_at(&url, catalogue, institutions, create).await?;
    app.shelf = app::programmes::Shelf::new(folder);
    Ok(app)
}

/// The same with catalogues that are there already.
pub async fn open_at(
    url: &DbUrl,
    catalogue: Catalogue,
    institutions: Institutions,
    create: bool,
) -> Result<App> {
    let options = OpenOptions {
        create,
        ..OpenOptions::default()
    };
    let store = Store::open(url, &options, now()).await?;
    Ok(App {
        store,
        catalogue: Arc::new(catalogue),
        institutions: Arc::new(institutions),
        running: app::import::Running::default(),
        chance: chance(),
        shelf: app::programmes::Shelf::default(),
        press: press(),
    })
}

/// The programmes: those of a folder, or those that ship with the program.
pub fn catalogue(folder: Option<&Path>) -> Result<Catalogue> {
    let read = match folder {
        None => Catalogue::shipped(),
        Some(folder) => Catalogue::from_texts(programme_texts(folder)?),
    };
    read.map_err(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        anyhow!("the programme files have mistakes:\n{}", lines.join("\n"))
    })
}

/// The prisons and how their lists are headed: those of `institutions.toml` in the folder, or those
/// that ship with the program.
pub fn institutions(folder: Option<&Path>) -> Result<Institutions> {
    let own = folder
        .map(|folder| folder.join(INSTITUTIONS_FILE))
        .filter(|path| path.is_file());
    let (name, text) = match own {
        Some(path) => (path.display().to_string(), read_text(&path)?),
        None => (INSTITUTIONS_FILE.to_owned(), SHIPPED.to_owned()),
    };
    Institutions::load(&text).map_err(|mistake| anyhow!("{name}:{mistake}"))
}

fn programme_texts(folder: &Path) -> Result<Vec<(String, String)>> {
    let entries = std::fs::read_dir(folder)
        .with_context(|| format!("the folder {} cannot be read", folder.display()))?;
    let mut texts = Vec::new();
    for entry in entries {
        let path = entry?.path();
        if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            texts.push((path.display().to_string(), read_text(&path)?));
        }
    }
    if texts.is_empty() {
        bail!(
            "the folder {} holds no programme file (.toml)",
            folder.display()
        );
    }
    texts.sort();
    Ok(texts)
}

/// A text file; `-` is standard input.
pub fn read_text(path: &Path) -> Result<String> {
    if path == Path::new("-") {
        return std::io::read_to_string(std::io::stdin()).context("standard input");
    }
    let bytes = std::fs::read(path)
        .with_context(|| format!("the file {} cannot be read", path.display()))?;
    text_of(bytes).map_err(|line| {
        anyhow!(
            "{}:{line}: is not UTF-8; expected a text in UTF-8",
            path.display()
        )
    })
}

/// The bytes as text, or the line that is none, counted from 1.
fn text_of(bytes: Vec<u8>) -> Result<String, usize> {
    String::from_utf8(bytes).map_err(|error| {
        let whole = error.utf8_error().valid_up_to();
        let lines = error
            .as_bytes()
            .iter()
            .take(whole)
            .filter(|byte| **byte == b'\n');
        lines.count() + 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_was_set_back_slows_until_it_is_reached() {
        let at = |seconds: i64| Timestamp::from_second(1_800_000_000 + seconds).unwrap();
        let passed = Duration::from_secs;
        // As usual, and set forward: what the computer says.
        assert_eq!(steady(at(0), passed(10), at(10)), at(10));
        assert_eq!(steady(at(0), passed(10), at(3_600)), at(3_600));
        // An hour back: time goes on at half its pace, so after two hours both agree.
        assert_eq!(steady(at(0), passed(10), at(-3_590)), at(5));
        let mut shown = at(0);
        for second in 1..=7_200 {
            let next = steady(shown, passed(1), at(second - 3_600));
            assert!(next >= shown && next <= shown + SignedDuration::from_secs(1));
            shown = next;
        }
        assert_eq!(shown, at(3_600));
    }

    #[test]
    fn a_text_that_is_no_utf8_is_named_with_its_line() {
        assert_eq!(text_of(b"a\nb".to_vec()).unwrap(), "a\nb");
        assert_eq!(text_of(b"a = 1\nb = \"M\xfcller\"\n".to_vec()), Err(2));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("own.toml");
        std::fs::write(&file, b"\n\n\xff").unwrap();
        let message = read_text(&file).unwrap_err().to_string();
        assert!(
            message.starts_with(&format!("{}:3: is not UTF-8", file.display())),
            "{message}"
        );
    }

    #[test]
    fn a_folder_brings_its_own_prisons_and_a_mistake_in_them_is_located() {
        let folder = tempfile::tempdir().unwrap();
        let all = institutions(Some(folder.path())).unwrap().all().len();
        let file = folder.path().join(INSTITUTIONS_FILE);
        let one_more = "\n[[institution]]\nid = \"he-musterstadt\"\nland = \"HE\"\n\
             name = \"JVA Musterstadt\"\ntown = \"Musterstadt\"\nkind = \"prison\"\nverified = false\n";
        std::fs::write(&file, format!("{SHIPPED}{one_more}")).unwrap();
        let own = institutions(Some(folder.path())).unwrap();
        assert_eq!(own.all().len(), all + 1);
        assert!(own.get("he-musterstadt").is_some());

        std::fs::write(&file, "[default]\nrelease_lists = 1\n").unwrap();
        let message = institutions(Some(folder.path())).unwrap_err().to_string();
        let place = format!("{}:2:", file.display());
        assert!(message.starts_with(&place), "{message}");
    }
}
