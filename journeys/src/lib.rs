//! The product as a person meets it: the program runs, a real browser opens its pages, and a test
//! clicks, types and reads.
//!
//! This package starts `nahtlos demo` with its invented people, chromedriver and a headless
//! Chromium, each on a free port and with folders of its own, and ends them whatever happens. It
//! links none of our crates: what it knows about the product stands on the screen. The journeys
//! themselves are in `tests/it`, one file for each main job.
//!
//! A missing browser is a failure that says what to install, never a test that passes unseen.
//!
//! ```no_run
//! # async fn example() -> anyhow::Result<()> {
//! use journeys::{View, journey};
//!
//! journey("example", View::GERMAN, async |browser| {
//!     browser.sign_in("anna").await?;
//!     browser.expect("h1", "Mein Tag").await
//! })
//! .await
//! # }
//! ```
//!
//! `NAHTLOS_JOURNEYS_WATCH=1` opens a window and shows what happens; a journey that fails leaves
//! picture and source of its last page in `target/journeys`.

mod axe;
mod browser;
mod command;
mod crawl;
mod driver;
mod program;
mod view;

use std::path::{Path, PathBuf};
use std::time::Duration;

use anyhow::{Context, Result, bail};

pub use browser::Browser;
pub use crawl::{Crawl, Page};
pub use driver::Driver;
pub use fantoccini::key::Key;
pub use program::{PASSWORD, Program, TODAY};
pub use view::View;

/// Longest time a journey may take before it counts as stuck. Two cores shared with other tests
/// need far less.
const PATIENCE: Duration = Duration::from_mins(10);

/// Starts the program and a browser, walks, and cleans up.
///
/// # Errors
/// What the walk answers, or a browser or program that does not start. The last page is kept.
pub async fn journey<Walk>(name: &str, view: View, walk: Walk) -> Result<()>
where
    Walk: AsyncFnOnce(&mut Browser) -> Result<()>,
{
    let program = Program::start().await?;
    visit(name, view, &program, walk).await
}

/// The same with a program that already runs, for a second person or a second screen.
///
/// # Errors
/// As [`journey`].
pub async fn visit<Walk>(name: &str, view: View, program: &Program, walk: Walk) -> Result<()>
where
    Walk: AsyncFnOnce(&mut Browser) -> Result<()>,
{
    let driver = Driver::start()?;
    let mut browser = Browser::open(&driver, program.address(), view).await?;
    let outcome = match tokio::time::timeout(PATIENCE, walk(&mut browser)).await {
        Ok(Ok(())) => browser.complaints().await,
        Ok(failed) => failed,
        Err(_) => bail_after(),
    };
    if outcome.is_err() {
        browser.keep(name).await;
    }
    browser.close().await;
    outcome.with_context(|| format!("journey `{name}`, {view}"))
}

fn bail_after() -> Result<()> {
    bail!("stuck for {} s", PATIENCE.as_secs())
}

/// The folder of the repository.
pub fn root() -> PathBuf {
    let own = Path::new(env!("CARGO_MANIFEST_DIR"));
    own.parent().unwrap_or(own).to_path_buf()
}
