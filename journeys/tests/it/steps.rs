//! Steps that several journeys take, each in both languages.

use anyhow::{Context, Result};
use journeys::Browser;

/// The prison's list, with invented people and the usual mistakes.
pub const LIST: &str = "docs/samples/entlassungsliste.csv";

/// Reads the sample list, sees what it would do, and takes the good rows.
pub async fn read_the_list(browser: &mut Browser) -> Result<()> {
    let view = browser.view;
    browser.goto("/imports").await?;
    let list = journeys::root().join(LIST);
    browser.fill("institution", "th-tonna").await?;
    browser.fill("programme", "puemas").await?;
    browser
        .fill("file", list.to_str().context("the path is no text")?)
        .await?;
    browser.press(view.word("Prüfen", "Check")).await?;
    until_worked_off(browser, view.word("zu entscheiden", "to decide")).await?;
    browser
        .expect(
            "tr",
            view.word("Diesen Tag gibt es nicht", "This day does not exist"),
        )
        .await?;
    browser.audit().await?;
    browser.fill("choice", "good_rows").await?;
    browser
        .press(view.word("9 Zeilen übernehmen", "Apply 9 rows"))
        .await?;
    let to_referrals = view.word("Zu den Zugängen", "To the referrals");
    until_worked_off(browser, to_referrals).await?;
    browser.press(to_referrals).await
}

/// Waits for the end of work in the background; without scripts by loading the page again, as the
/// page offers.
async fn until_worked_off(browser: &mut Browser, words: &str) -> Result<()> {
    if browser.view.scripts {
        return browser.expect("main", words).await;
    }
    let again = browser.view.word("Stand neu laden", "Reload");
    for _ in 0..200 {
        if browser.texts("main").await?.concat().contains(words) {
            return Ok(());
        }
        // Gone as soon as the work is done.
        let _ = browser.press(again).await;
    }
    browser.expect("main", words).await
}

/// Records what the list does not know about somebody who was referred.
pub async fn record_facts(browser: &mut Browser, name: &str) -> Result<()> {
    let view = browser.view;
    browser
        .press_in(
            &format!("//tr[contains(., '{name}')]"),
            view.word("Klären", "Clear"),
        )
        .await?;
    browser
        .expect("main", view.word("0 nicht, 2 offen", "0 not, 2 open"))
        .await?;
    browser
        .press(view.word("Angaben eintragen", "Record facts"))
        .await?;
    browser.fill("conduct_supervision", "no").await?;
    browser.fill("other_support", "none").await?;
    browser
        .fill("source", "Sozialdienst, Anruf am 23.11.2026")
        .await?;
    browser.press(view.word("Speichern", "Save")).await?;
    browser
        .expect("main", view.word("6 erfüllt", "6 met"))
        .await
}

/// Admits the person whose clearing is open, led by somebody.
pub async fn admit(browser: &mut Browser, lead: &str) -> Result<()> {
    let view = browser.view;
    browser.fill("decision", "admit").await?;
    browser.choose("lead", lead).await?;
    browser
        .press(view.word("Entscheidung speichern", "Save the decision"))
        .await?;
    browser.expect("div[@role='status']", "").await
}

/// Opens a case from the list of cases.
pub async fn open_case(browser: &mut Browser, name: &str) -> Result<()> {
    browser.goto("/cases").await?;
    browser.press(name).await?;
    browser.expect("h1", name).await
}

/// Makes accommodation certain from the day of release on.
pub async fn secure_accommodation(browser: &mut Browser, from: &str) -> Result<()> {
    browser.fill("what", "accommodation/hostel").await?;
    browser.fill("provider", "Wohnheim Beispielweg").await?;
    browser.fill("from", from).await?;
    browser.fill("strength", "confirmed").await?;
    browser.fill("side", "outside").await?;
    browser.fill("epistemic", "fact").await?;
    browser.press(browser.view.word("Speichern", "Save")).await
}

/// What the seam says about one security: the words beside its name in the table.
pub async fn seam_of(browser: &mut Browser, security: &str) -> Result<String> {
    let script = r"
        const row = [...document.querySelectorAll('.seam-table th')]
            .find((one) => one.firstChild.textContent.trim() === arguments[0]);
        return row ? row.querySelector('small').textContent : 'no such security';
    ";
    let found = browser.script(script, vec![security.into()]).await?;
    Ok(found.as_str().unwrap_or_default().to_owned())
}
