//! Pictures of the main pages, for the README and for whoever wants to see the product before they
//! install it: `cargo xtask screens`.
//!
//! Each page in German and light, 1280 and 360 pixels wide; the day and the case also in the dark.
//! With a second folder it also prints the pages that people take along, as PDF.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use journeys::{Browser, Program, View, visit};

/// Pictures end here; what follows below is more of the same.
const MOST_HIGH: u32 = 1400;

/// Pages of somebody's day: a name, and the page or a tab of the case.
const OF_THE_DAY: [(&str, &str); 2] = [("day", "/day"), ("cases", "/cases")];

/// Pages of a case.
const OF_THE_CASE: [(&str, &str); 4] = [
    ("case", ""),
    ("tasks", "/tasks"),
    ("release", "/release"),
    ("what-if", "/what-if?release=24.12.2026"),
];

/// Pages of the coordination.
const OF_THE_COORDINATION: [(&str, &str); 2] =
    [("referrals", "/referrals"), ("reports", "/reports")];

#[tokio::main]
async fn main() -> Result<()> {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let folder = arguments
        .next()
        .context("the first argument is the folder for the pictures")?;
    let paper = arguments.next();
    for place in std::iter::once(&folder).chain(&paper) {
        fs::create_dir_all(place)?;
    }
    let program = Program::start().await?;
    for view in [View::GERMAN, View::GERMAN.on_a_telephone()] {
        visit("screens", view, &program, async |browser| {
            worker(browser, &folder, paper.as_deref()).await?;
            browser.sign_out().await?;
            coordination(browser, &folder).await
        })
        .await?;
    }
    Ok(())
}

async fn worker(browser: &mut Browser, folder: &Path, paper: Option<&Path>) -> Result<()> {
    browser.sign_in("anna").await?;
    for (name, path) in OF_THE_DAY {
        browser.goto(path).await?;
        take(browser, folder, name).await?;
    }
    browser.goto("/cases").await?;
    browser.press("Demir, Jonas").await?;
    browser.expect("h1", "Demir, Jonas").await?;
    let case = browser.path().await?;
    for (name, tab) in OF_THE_CASE {
        browser.goto(&format!("{case}{tab}")).await?;
        take(browser, folder, name).await?;
        if let Some(paper) = paper.filter(|_| browser.view.width > 600) {
            fs::write(paper.join(format!("{name}.pdf")), browser.paper().await?)?;
        }
    }
    Ok(())
}

async fn coordination(browser: &mut Browser, folder: &Path) -> Result<()> {
    browser.sign_in("koordination").await?;
    for (name, path) in OF_THE_COORDINATION {
        browser.goto(path).await?;
        take(browser, folder, name).await?;
    }
    browser.goto("/referrals").await?;
    browser.press("Klären").await?;
    browser.expect("h2", "Entscheidung").await?;
    take(browser, folder, "clearing").await
}

/// The page as it is, and for the two that are open all day also in the dark.
async fn take(browser: &Browser, folder: &Path, name: &str) -> Result<()> {
    let width = browser.view.width;
    let file = |scheme: &str| folder.join(format!("{name}-{width}{scheme}.png"));
    fs::write(file(""), browser.picture(MOST_HIGH).await?)?;
    if width > 600 && ["day", "case"].contains(&name) {
        browser.scheme(true).await?;
        fs::write(file("-dark"), browser.picture(MOST_HIGH).await?)?;
        browser.scheme(false).await?;
    }
    Ok(())
}
