//! The home of each role, in both languages, light and dark, at a desk and on a telephone: what the page
//! is called, WCAG 2.2 AA, nothing that scrolls sideways, no error in the console.

use anyhow::{Context, Result};
use journeys::{Browser, View, journey};

/// Each role's account, and what its home is called.
const HOMES: [(&str, &str, &str); 5] = [
    ("anna", "Mein Tag", "My day"),
    ("koordination", "Mein Tag", "My day"),
    ("sozialdienst", "Mein Tag", "My day"),
    ("datenschutz", "Protokoll", "Log"),
    ("admin", "Konten", "Accounts"),
];

async fn all_homes(browser: &mut Browser) -> Result<()> {
    let view = browser.view;
    for (login, german, english) in HOMES {
        browser.sign_in(login).await?;
        for dark in [false, true] {
            browser.scheme(dark).await?;
            for width in [1280, 360] {
                browser.resize(width).await?;
                browser.goto("/").await?;
                let looked_at = || format!("{login}, dark: {dark}, {width} px");
                browser
                    .expect("h1", view.word(german, english))
                    .await
                    .with_context(looked_at)?;
                browser.audit().await.with_context(looked_at)?;
                browser.complaints().await.with_context(looked_at)?;
            }
        }
        browser.resize(view.width).await?;
        browser.sign_out().await?;
    }
    Ok(())
}

#[tokio::test]
async fn of_each_role_in_german() -> Result<()> {
    journey("homes", View::GERMAN, all_homes).await
}

#[tokio::test]
async fn of_each_role_in_english() -> Result<()> {
    journey("homes-english", View::GERMAN.in_english(), all_homes).await
}
