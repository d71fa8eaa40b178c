//! The end of a case, and the way back: one person of the coordination asks, another one agrees.

use anyhow::{Context, Result, ensure};
use journeys::{Browser, Program, View, visit};

use crate::steps;

/// The first person: closes the first case of the list and asks for its continuation. Returns the
/// address of the case and whose it is.
async fn close_and_ask(browser: &mut Browser) -> Result<(String, String)> {
    browser.sign_in("koordination").await?;
    browser.goto("/cases").await?;
    let names = browser.texts("tbody//th//a").await?;
    let name = names.into_iter().next().context("the list is empty")?;
    steps::open_case(browser, &name).await?;
    let case = browser.path().await?;
    browser.goto(&format!("{case}/close")).await?;
    browser.expect("main", "Das ist noch offen").await?;
    browser.press("Fall abschließen").await?;
    browser.expect("h2", "Noch nicht gespeichert").await?;
    browser.audit().await?;
    browser.fill("reason", "goal_reached").await?;
    let note = "Eigene Wohnung, Arbeit im Lager, Anlaufstelle bekannt.";
    browser.fill("note", note).await?;
    browser.press("Fall abschließen").await?;
    browser
        .expect("div[@role='status']", "Der Fall ist abgeschlossen")
        .await?;
    browser.audit().await?;

    browser.goto(&format!("{case}/reentry")).await?;
    browser.press_first("input[name='kind']").await?;
    browser
        .fill(
            "reason",
            "Die Wohnung ist gekündigt; er hat selbst angerufen.",
        )
        .await?;
    browser.press_first("input[name='custody']").await?;
    browser.press("Wiedereinstieg beantragen").await?;
    browser
        .expect("div[@role='status']", "Eine zweite Person entscheidet")
        .await?;
    // The same person sees the request, and no button to answer it.
    ensure!(
        browser
            .texts("button[contains(., 'Zustimmen')]")
            .await?
            .is_empty()
    );
    browser.audit().await?;
    Ok((case, name))
}

/// The second person: agrees, and a new case in clearing begins.
async fn agree(browser: &mut Browser, (case, name): (&str, &str)) -> Result<()> {
    browser.sign_in("koordination2").await?;
    browser.goto(&format!("{case}/reentry")).await?;
    browser.expect("main", "Die Wohnung ist gekündigt").await?;
    browser.audit().await?;
    browser.press("Zustimmen").await?;
    browser
        .expect("div[@role='status']", "Das ist der neue Fall")
        .await?;
    let new = browser.path().await?;
    ensure!(!new.starts_with(case), "still the old case: {new}");
    browser.expect("h1", name).await?;
    browser.audit().await
}

#[tokio::test]
async fn and_the_way_back_with_a_second_person() -> Result<()> {
    let program = Program::start().await?;
    let mut case = None;
    visit("closing", View::GERMAN, &program, async |browser| {
        case = Some(close_and_ask(browser).await?);
        Ok(())
    })
    .await?;
    let (case, name) = case.context("no case was closed")?;
    let view = View::GERMAN.on_a_telephone();
    visit("reentry", view, &program, async |browser| {
        agree(browser, (&case, &name)).await
    })
    .await
}
