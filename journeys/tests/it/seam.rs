//! "What if …": the question has an answer, and asking it changes nothing.

use anyhow::{Result, ensure};
use journeys::{View, journey};

use crate::steps;

const NAME: &str = "Demir, Jonas";

#[tokio::test]
async fn what_if_changes_nothing() -> Result<()> {
    journey("what-if", View::GERMAN.in_the_dark(), async |browser| {
        browser.sign_in("anna").await?;
        steps::open_case(browser, NAME).await?;
        let seam = browser.texts("section[@aria-labelledby='naht']").await?;
        let dates = facts(browser).await?;

        browser.press("Was wäre, wenn …").await?;
        browser.fill("release", "24.12.2026").await?;
        browser.press("Anzeigen").await?;
        browser
            .expect("h2", "Bei Entlassung am Do 24.12.2026")
            .await?;
        browser.expect("b", "Fristen verschieben sich").await?;
        browser.audit().await?;

        steps::open_case(browser, NAME).await?;
        let after = browser.texts("section[@aria-labelledby='naht']").await?;
        ensure!(after == seam, "the seam has changed: {after:?}");
        ensure!(facts(browser).await? == dates, "the facts have changed");
        browser.press("Entlassung").await?;
        browser.expect("h1", NAME).await?;
        let history = browser.texts("main").await?.concat();
        ensure!(
            !history.contains("24.12.2026"),
            "the asked day stands in the history: {history}"
        );
        Ok(())
    })
    .await
}

async fn facts(browser: &journeys::Browser) -> Result<Vec<String>> {
    browser.texts("dl[@class='facts']").await
}
