//! Every page that a role can reach by links: no breach of WCAG 2.2 AA, no scrolling sideways on a
//! telephone, no error in the console.

use anyhow::Result;
use journeys::{Crawl, View, journey};

/// More than any role can reach; a walk that gets so far has lost its way.
const MOST: usize = 400;

async fn everything(login: &str, view: View, alike: usize, least: usize) -> Result<()> {
    journey(&format!("everything-{login}"), view, async |browser| {
        browser.goto("/login").await?;
        browser.audit().await?;
        browser.sign_in(login).await?;
        let crawl = Crawl::walk(browser, alike, MOST).await?;
        crawl.verdict(least)
    })
    .await
}

#[tokio::test]
async fn for_a_transition_manager() -> Result<()> {
    everything("anna", View::GERMAN.on_a_telephone(), 2, 40).await
}

#[tokio::test]
async fn for_the_coordination() -> Result<()> {
    everything("koordination", View::GERMAN.in_the_dark(), 1, 40).await
}

#[tokio::test]
async fn for_a_prison_social_service() -> Result<()> {
    let view = View::GERMAN.in_english().in_the_dark().on_a_telephone();
    everything("sozialdienst", view, 1, 10).await
}

#[tokio::test]
async fn for_data_protection() -> Result<()> {
    everything("datenschutz", View::GERMAN.in_english(), 1, 8).await
}

#[tokio::test]
async fn for_an_administrator() -> Result<()> {
    everything("admin", View::GERMAN.in_english(), 1, 8).await
}
