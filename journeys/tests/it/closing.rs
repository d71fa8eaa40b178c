//! The end of a case, and the way back: one person of the coordination asks, another one agrees.

use anyhow::{Context, Result, ensure};
use journeys::{Browser, Program, View, visit};

use crate::steps;

/// The first person: closes the first case of the list and asks for its continuation. Returns the
/// address of the case and whose it is.
async fn close_and_ask(browser: &mut Browser) -> Result<(String, String)> {
    let view = browser.view;
    browser.sign_in("koordination").await?;
    browser.goto("/cases").await?;
    let names = browser.texts("tbody//th//a").await?;
    let name = names.into_iter().next().context("the list is empty")?;
    steps::open_case(browser, &name).await?;
    let case = browser.path().await?;
    browser.goto(&format!("{case}/close")).await?;
    let open = view.word("Das ist noch offen", "This is still open");
    browser.expect("main", open).await?;
    let close = view.word("Fall abschließen", "Close the case");
    browser.press(close).await?;
    let not_yet = view.word("Noch nicht gespeichert", "Not saved yet");
    browser.expect("h2", not_yet).await?;
    browser.audit().await?;
    browser.fill("reason", "goal_reached").await?;
    let note = "Eigene Wohnung, Arbeit im Lager, Anlaufstelle bekannt.";
    browser.fill("note", note).await?;
    browser.press(close).await?;
    let closed = view.word("Der Fall ist abgeschlossen", "The case is closed");
    browser.expect("div[@role='status']", closed).await?;
    browser.audit().await?;

    browser.goto(&format!("{case}/reentry")).await?;
    browser.press_first("input[name='kind']").await?;
    let reason = "Die Wohnung ist gekündigt; er hat selbst angerufen.";
    browser.fill("reason", reason).await?;
    browser.press_first("input[name='custody']").await?;
    browser
        .press(view.word("Wiedereinstieg beantragen", "Ask for re-entry"))
        .await?;
    let asked = view.word("Eine zweite Person entscheidet", "A second person decides");
    browser.expect("div[@role='status']", asked).await?;
    // The same person sees the request, and no button to answer it.
    let agree = view.word("Zustimmen", "Agree");
    let buttons = format!("button[contains(., '{agree}')]");
    ensure!(browser.texts(&buttons).await?.is_empty());
    browser.audit().await?;
    Ok((case, name))
}

/// The second person: agrees, and a new case in clearing begins.
async fn agree(browser: &mut Browser, (case, name): (&str, &str)) -> Result<()> {
    let view = browser.view;
    browser.sign_in("koordination2").await?;
    browser.goto(&format!("{case}/reentry")).await?;
    browser.expect("main", "Die Wohnung ist gekündigt").await?;
    browser.audit().await?;
    browser.press(view.word("Zustimmen", "Agree")).await?;
    let agreed = view.word("Das ist der neue Fall", "This is the new case");
    browser.expect("div[@role='status']", agreed).await?;
    let new = browser.path().await?;
    ensure!(!new.starts_with(case), "still the old case: {new}");
    browser.expect("h1", name).await?;
    browser.audit().await
}

async fn close_and_come_back(name: &str, first: View, second: View) -> Result<()> {
    let program = Program::start().await?;
    let mut case = None;
    visit(name, first, &program, async |browser| {
        case = Some(close_and_ask(browser).await?);
        Ok(())
    })
    .await?;
    let (case, whose) = case.context("no case was closed")?;
    let reentry = format!("{name}-reentry");
    visit(&reentry, second, &program, async |browser| {
        agree(browser, (&case, &whose)).await
    })
    .await
}

#[tokio::test]
async fn and_the_way_back_with_a_second_person() -> Result<()> {
    let view = View::GERMAN;
    close_and_come_back("closing", view, view.on_a_telephone()).await
}

#[tokio::test]
async fn and_the_way_back_in_english_in_the_dark() -> Result<()> {
    let view = View::GERMAN.in_english().in_the_dark();
    close_and_come_back("closing-dark", view.on_a_telephone(), view).await
}
