//! The way of somebody from the prison's list to a closed seam: the coordination reads the list,
//! clears and admits; the worker closes a hole and moves the day of release.

use anyhow::{Result, ensure};
use journeys::{Browser, View, journey};

use crate::steps;

const NAME: &str = "Okafor, Daniel";

async fn whole_way(browser: &mut Browser) -> Result<()> {
    let view = browser.view;
    browser.sign_in("koordination").await?;
    steps::read_the_list(browser).await?;
    steps::record_facts(browser, NAME).await?;
    browser.audit().await?;
    steps::admit(browser, "Anna Krüger").await?;
    browser.sign_out().await?;

    browser.sign_in("anna").await?;
    steps::open_case(browser, NAME).await?;
    browser.audit().await?;
    close_the_hole(browser).await?;
    move_the_release(browser).await?;

    browser.goto("/day").await?;
    browser.expect("main", view.word("Fällig", "Due")).await
}

/// Everything is open on the first day; a confirmed room from the release on closes one hole.
async fn close_the_hole(browser: &mut Browser) -> Result<()> {
    let view = browser.view;
    let security = view.word("Wohnen", "Housing");
    let before = steps::seam_of(browser, security).await?;
    ensure!(before.contains(view.word("offen", "open")), "{before}");
    browser
        .press(view.word("Sicherung eintragen", "Enter an arrangement"))
        .await?;
    steps::secure_accommodation(browser, "05.05.2027").await?;
    browser
        .expect(
            "div[@role='status']",
            view.word("Naht neu berechnet", "seam worked out again"),
        )
        .await?;
    steps::open_case(browser, NAME).await?;
    let after = steps::seam_of(browser, security).await?;
    ensure!(after == view.word("lückenlos", "no gap"), "{after}");
    Ok(())
}

/// A week earlier: the preview says what moves, nothing is saved before the second button, and the
/// notice keeps old and new dates. The room begins too late now, so the hole is back.
async fn move_the_release(browser: &mut Browser) -> Result<()> {
    let view = browser.view;
    browser.press(view.word("Entlassung", "Release")).await?;
    browser.fill("release_on", "28.04.2027").await?;
    browser.fill("source", "Beschluss vom 20.11.2026").await?;
    browser.fill("confidence", "certain").await?;
    browser
        .press(view.word("Vorschau zeigen", "Show preview"))
        .await?;
    browser
        .expect(
            "section",
            view.word("noch nicht gespeichert", "not saved yet"),
        )
        .await?;
    browser
        .expect(
            "div",
            view.word("Fristen verschieben sich", "deadlines move"),
        )
        .await?;
    browser.audit().await?;
    browser
        .press(view.word("Termin speichern", "Save date"))
        .await?;
    browser
        .expect(
            "div[@role='status']",
            view.word("Der neue Termin gilt", "The new date counts"),
        )
        .await?;
    browser
        .expect("h2", view.word("Änderungsmitteilungen", "Change notices"))
        .await?;
    browser.audit().await?;
    steps::open_case(browser, NAME).await?;
    let seam = steps::seam_of(browser, view.word("Wohnen", "Housing")).await?;
    ensure!(
        seam.contains(view.word("7 Tage offen", "7 days open")),
        "{seam}"
    );
    Ok(())
}

#[tokio::test]
async fn at_a_desk() -> Result<()> {
    journey("way-desk", View::GERMAN, whole_way).await
}

#[tokio::test]
async fn in_english_on_a_telephone_in_the_dark() -> Result<()> {
    let view = View::GERMAN.in_english().on_a_telephone().in_the_dark();
    journey("way-telephone", view, whole_way).await
}

#[tokio::test]
async fn without_scripts() -> Result<()> {
    journey("way-no-scripts", View::GERMAN.without_scripts(), whole_way).await
}
