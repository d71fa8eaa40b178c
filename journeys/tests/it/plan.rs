//! From the admission to a signed plan: client and worker are heard, a need is settled, a goal in the
//! client's own words gets a measure and a step, the client agrees and signs.

use std::io::Write;

use anyhow::{Context, Result, ensure};
use journeys::{Browser, View, journey};

use crate::steps;

const NAME: &str = "Okafor, Daniel";
const WORDS: &str = "Ich will eine eigene Tür, die ich zumachen kann.";
const MEASURE: &str = "Antrag bei der Wohnungsgesellschaft stellen";
const STEP: &str = "Formular zusammen ausfüllen";

/// How the client signs.
enum Way {
    Screen,
    Paper,
}

async fn to_a_signed_plan(browser: &mut Browser, way: Way) -> Result<()> {
    browser.sign_in("koordination").await?;
    steps::read_the_list(browser).await?;
    steps::record_facts(browser, NAME).await?;
    steps::admit(browser, "Anna Krüger").await?;
    browser.sign_out().await?;

    browser.sign_in("anna").await?;
    steps::open_case(browser, NAME).await?;
    let case = browser.path().await?;
    hear(browser, &case, "client", "Ich schlafe sonst bei Bekannten.").await?;
    hear(browser, &case, "worker", "Keine Wohnung nach der Haft.").await?;
    settle_the_need(browser, &case).await?;
    write_the_plan(browser, &case).await?;
    agree(browser).await?;
    look_at_the_paper(browser, &case).await?;
    sign(browser, &case, way).await
}

async fn said(browser: &mut Browser, german: &'static str, english: &'static str) -> Result<()> {
    let words = browser.view.word(german, english);
    browser.expect("div[@role='status']", words).await?;
    browser.audit().await
}

/// One voice says what it sees in the first life domain, a problem and a strength, and is finished.
async fn hear(browser: &mut Browser, case: &str, voice: &str, problem: &str) -> Result<()> {
    let view = browser.view;
    browser.goto(&format!("{case}/assessment")).await?;
    browser.audit().await?;
    browser
        .press_first(&format!("main a[href$='new?voice={voice}']"))
        .await?;
    browser.expect("form", view.word("Datum", "Date")).await?;
    browser.audit().await?;
    browser.press(view.word("Beginnen", "Begin")).await?;
    said(browser, "Fassung begonnen", "Version begun").await?;
    browser
        .press_first("main a[href$='/domains/housing']")
        .await?;
    browser.fill("problem", "3").await?;
    browser.fill("problem_text", problem).await?;
    browser.fill("resource", "2").await?;
    let strength = "Hat Geld für eine Kaution zurückgelegt.";
    browser.fill("resource_text", strength).await?;
    browser.audit().await?;
    browser
        .press(view.word("Speichern und zurück", "Save and go back"))
        .await?;
    said(browser, "Lebensbereich gespeichert", "Life domain saved").await?;
    browser.press(view.word("Abschließen", "Finish")).await?;
    // One domain of eight is little, and asked about.
    let anyway = view.word("Trotzdem abschließen", "Finish all the same");
    browser.expect("main", anyway).await?;
    browser.audit().await?;
    browser.press(anyway).await?;
    said(browser, "abgeschlossen", "Assessment finished").await
}

/// Both voices stand side by side, and the domain is settled as a need.
async fn settle_the_need(browser: &mut Browser, case: &str) -> Result<()> {
    let view = browser.view;
    browser
        .goto(&format!("{case}/assessment/domains/housing"))
        .await?;
    browser
        .expect("main", "Ich schlafe sonst bei Bekannten")
        .await?;
    browser
        .expect("main", "Keine Wohnung nach der Haft")
        .await?;
    browser.audit().await?;
    browser.fill("result", "need").await?;
    let text = "Eine Wohnung zum Tag der Entlassung.";
    browser.fill("text", text).await?;
    browser
        .press(view.word("Ergebnis festhalten", "Record the result"))
        .await?;
    said(browser, "Ergebnis festgehalten", "Result recorded").await
}

/// Need, goal, measure and step; what counts is what is settled.
async fn write_the_plan(browser: &mut Browser, case: &str) -> Result<()> {
    let view = browser.view;
    let save = view.word("Speichern", "Save");
    browser.goto(&format!("{case}/plan")).await?;
    browser.audit().await?;
    browser
        .press(view.word("Plan beginnen", "Begin a plan"))
        .await?;
    let need = view.word("Bedarf ohne Ziel: Wohnen", "Need without a goal: Housing");
    browser.expect("main", need).await?;
    said(browser, "Entwurf ist angelegt", "draft has been made").await?;

    browser
        .press(view.word("Ziel hinzufügen", "Add a goal"))
        .await?;
    browser.fill("domain", "housing").await?;
    browser.fill("need", "Keine Wohnung nach der Haft.").await?;
    // Without the client's own words it is no goal; what was typed stays.
    browser.press(save).await?;
    browser
        .expect(
            "form",
            view.word("Ohne Worte der Person", "Without the person"),
        )
        .await?;
    browser.audit().await?;
    browser.fill("words", WORDS).await?;
    browser.fill("confidence", "6").await?;
    browser.press(save).await?;
    browser.expect("h2", WORDS).await?;
    said(browser, "Im Entwurf gespeichert", "Saved in the draft").await?;

    browser.press_first("main a[href$='/measures/new']").await?;
    browser.fill("what", MEASURE).await?;
    browser.fill("kind", "application").await?;
    browser.fill("carried_by", "together").await?;
    browser.fill("due", "31.01.2027").await?;
    browser.audit().await?;
    browser.press(save).await?;
    browser.expect("h3", MEASURE).await?;

    browser.press_first("main a[href$='/steps/new']").await?;
    browser.fill("what", STEP).await?;
    browser.fill("on", "07.12.2026").await?;
    browser.fill("by", "client").await?;
    browser.audit().await?;
    browser.press(save).await?;
    browser.expect("li", STEP).await?;
    browser.audit().await?;
    browser
        .press(view.word("Version festlegen", "Settle this version"))
        .await?;
    said(browser, "Version ist festgelegt", "version is settled").await
}

/// The client is asked, and the answer is kept.
async fn agree(browser: &mut Browser) -> Result<()> {
    let view = browser.view;
    browser
        .press(view.word("Zustimmung eintragen", "Record the agreement"))
        .await?;
    browser.audit().await?;
    browser.fill("answer", "agreed").await?;
    browser.press(view.word("Speichern", "Save")).await?;
    browser
        .expect("aside", view.word("stimmt zu", "agrees"))
        .await?;
    said(browser, "Antwort ist festgehalten", "answer is kept").await
}

/// The client's copy can be handed out, and what is shown of it is a paper. (What stands on it is looked at
/// where papers are set.)
async fn look_at_the_paper(browser: &mut Browser, case: &str) -> Result<()> {
    let language = browser.view.word("de", "en");
    browser
        .goto(&format!("{case}/papers/new/plan/{language}"))
        .await?;
    browser.expect("h1", "").await?;
    browser.audit().await?;
    let script = "const one = new XMLHttpRequest();
        one.open('GET', arguments[0], false);
        one.overrideMimeType('text/plain; charset=x-user-defined');
        one.send();
        return one.status + ' ' + one.responseText.slice(0, 5);";
    let path = format!("{case}/papers/preview/plan/{language}");
    let shown = browser.script(script, vec![path.into()]).await?;
    ensure!(shown == "200 %PDF-", "the preview is no paper: {shown}");
    Ok(())
}

async fn sign(browser: &mut Browser, case: &str, way: Way) -> Result<()> {
    let view = browser.view;
    browser.goto(&format!("{case}/plan/signature")).await?;
    browser.audit().await?;
    let scan;
    match way {
        Way::Screen => browser.fill("confirmed", "yes").await?,
        Way::Paper => {
            scan = paper_with_a_signature()?;
            let path = scan.path().to_str().context("the path is no text")?;
            browser.fill("way", "paper").await?;
            browser.fill("file", path).await?;
        }
    }
    browser
        .press(view.word("Unterschrift festhalten", "Keep the signature"))
        .await?;
    said(
        browser,
        "Unterschrift ist festgehalten",
        "signature is kept",
    )
    .await?;
    let how = match way {
        Way::Screen => view.word("am Bildschirm", "on the screen"),
        Way::Paper => view.word("auf Papier", "on paper"),
    };
    browser.expect("aside", how).await?;
    browser.expect("aside", "Daniel Okafor").await?;
    browser.goto(case).await?;
    browser
        .expect("main", view.word("unterschrieben am", "signed on"))
        .await?;
    browser.audit().await
}

/// A scan as small as one can be.
fn paper_with_a_signature() -> Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new().suffix(".pdf").tempfile()?;
    file.write_all(b"%PDF-1.4\n1 0 obj\n<< >>\nendobj\ntrailer\n<< >>\nstartxref\n9\n%%EOF\n")?;
    Ok(file)
}

#[tokio::test]
async fn signed_on_the_screen() -> Result<()> {
    journey("plan-desk", View::GERMAN, async |browser| {
        to_a_signed_plan(browser, Way::Screen).await
    })
    .await
}

#[tokio::test]
async fn signed_on_paper_in_english_on_a_telephone_in_the_dark() -> Result<()> {
    let view = View::GERMAN.in_english().on_a_telephone().in_the_dark();
    journey("plan-telephone", view, async |browser| {
        to_a_signed_plan(browser, Way::Paper).await
    })
    .await
}
