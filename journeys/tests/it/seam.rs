//! "What if …": the question has an answer, and asking it changes nothing.

use anyhow::{Result, ensure};
use journeys::{Browser, View, journey};

use crate::steps;

const NAME: &str = "Demir, Jonas";

async fn what_if(browser: &mut Browser) -> Result<()> {
    let view = browser.view;
    browser.sign_in("anna").await?;
    let before = what_is_known(browser).await?;

    steps::open_case(browser, NAME).await?;
    browser
        .press(view.word("Was wäre, wenn …", "What if …"))
        .await?;
    browser.fill("release", "24.12.2026").await?;
    browser.press(view.word("Anzeigen", "Show")).await?;
    let answer = view.word("Bei Entlassung am Do 24.12.2026", "With release on Thu 24");
    browser.expect("h2", answer).await?;
    let moves = view.word("Fristen verschieben sich", "deadlines move");
    browser.expect("b", moves).await?;
    browser.audit().await?;

    let after = what_is_known(browser).await?;
    ensure!(after == before, "{before:#?} has become {after:#?}");
    Ok(())
}

/// Seam and facts of the case, and all that is said of its release.
async fn what_is_known(browser: &mut Browser) -> Result<Vec<String>> {
    steps::open_case(browser, NAME).await?;
    let mut known = browser.texts("section[@aria-labelledby='naht']").await?;
    known.extend(browser.texts("dl[contains(@class, 'facts')]").await?);
    browser
        .press(browser.view.word("Entlassung", "Release"))
        .await?;
    browser.expect("h1", NAME).await?;
    known.extend(browser.texts("main").await?);
    ensure!(known.concat().len() > 400, "hardly anything: {known:?}");
    Ok(known)
}

#[tokio::test]
async fn what_if_changes_nothing() -> Result<()> {
    journey("what-if", View::GERMAN.in_the_dark(), what_if).await
}

#[tokio::test]
async fn what_if_changes_nothing_in_english_on_a_telephone() -> Result<()> {
    let view = View::GERMAN.in_english().on_a_telephone();
    journey("what-if-telephone", view, what_if).await
}
