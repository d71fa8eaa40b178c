//! From signing in to a closed hole with the keyboard alone, and always with a focus that can be
//! seen.

use anyhow::{Context, Result, bail, ensure};
use journeys::{Browser, Key, PASSWORD, View, journey};
use serde_json::Value;

/// More presses of a key than any page needs.
const PRESSES: usize = 90;

/// What has the focus, and whether a person can see that: the element fits in the window and looks
/// otherwise than without the focus.
const FOCUS: &str = r"
const one = document.activeElement;
const style = getComputedStyle(one);
const line = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1;
const box = one.getBoundingClientRect();
const label = one.closest('label');
const wrapped = label && getComputedStyle(label).outlineStyle !== 'none';
return {
  fits: one.matches(arguments[0]),
  marked: line || wrapped || style.boxShadow !== 'none',
  inside: box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  what: one.outerHTML.slice(0, 160),
};
";

/// Presses Tab until the focus is on `css`; on the way every focus must be visible.
async fn tab_to(browser: &Browser, css: &str) -> Result<()> {
    for _ in 0..PRESSES {
        browser.key(Key::Tab).await?;
        if has_focus(browser, css).await? {
            return Ok(());
        }
    }
    bail!("Tab does not reach {css}")
}

/// Whether the focus is on `css`; fails if nobody could see where it is.
async fn has_focus(browser: &Browser, css: &str) -> Result<bool> {
    let focus = browser.script(FOCUS, vec![css.into()]).await?;
    let page = browser.path().await?;
    ensure!(
        focus["marked"] == Value::Bool(true) && focus["inside"] == Value::Bool(true),
        "{page}: the focus cannot be seen: {focus}"
    );
    Ok(focus["fits"] == Value::Bool(true))
}

/// Tabs to a list or to radio buttons and presses the arrow until `value` is chosen.
async fn choose(browser: &Browser, name: &str, value: &str) -> Result<()> {
    tab_to(browser, &format!("[name='{name}']")).await?;
    let chosen = format!("[name='{name}']:is(input:checked, select)");
    let script = "return document.querySelector(arguments[0])?.value ?? ''";
    for _ in 0..PRESSES {
        let now = browser.script(script, vec![chosen.as_str().into()]).await?;
        if now == value {
            return Ok(());
        }
        browser.key(Key::Down).await?;
    }
    bail!("the arrow does not reach {value} of {name}")
}

async fn write(browser: &Browser, name: &str, words: &str) -> Result<()> {
    tab_to(browser, &format!("[name='{name}']:not([type='hidden'])")).await?;
    browser.type_words(words).await
}

async fn sign_in(browser: &mut Browser) -> Result<()> {
    browser.goto("/login?lang=de").await?;
    if !has_focus_quietly(browser, "[name='login']").await? {
        tab_to(browser, "[name='login']").await?;
    }
    browser.type_words("anna").await?;
    write(browser, "password", PASSWORD).await?;
    browser.key(Key::Enter).await?;
    browser.expect("h1", "Mein Tag").await
}

/// The same on a fresh page, where nothing may have the focus yet.
async fn has_focus_quietly(browser: &Browser, css: &str) -> Result<bool> {
    let focus = browser.script(FOCUS, vec![css.into()]).await?;
    Ok(focus["fits"] == Value::Bool(true))
}

#[tokio::test]
async fn closes_a_hole_without_a_mouse() -> Result<()> {
    journey("keyboard", View::GERMAN, async |browser| {
        sign_in(browser).await?;
        // The first stop of every page leads past the navigation.
        browser.key(Key::Tab).await?;
        ensure!(has_focus(browser, "a.skip").await?, "no skip link");
        browser.key(Key::Enter).await?;
        ensure!(
            has_focus_quietly(browser, "#main").await?,
            "the skip link leads nowhere"
        );
        let script = "return [...document.querySelectorAll('main a')]
            .find((link) => link.textContent.trim() === 'Demir, Jonas').getAttribute('href')";
        let case = browser.script(script, Vec::new()).await?;
        let case = case.as_str().context("nobody on the day page")?.to_owned();
        tab_to(browser, &format!("main a[href='{case}']")).await?;
        browser.key(Key::Enter).await?;
        browser.expect("h1", "Demir, Jonas").await?;
        tab_to(browser, &format!("main a[href^='{case}/arrangements/new']")).await?;
        browser.key(Key::Enter).await?;
        browser.expect("h1", "Sicherung eintragen").await?;
        refused_at_first(browser).await?;
        fill_and_save(browser).await
    })
    .await
}

/// An empty form: the summary of what is wrong has the focus and leads to the first field.
async fn refused_at_first(browser: &Browser) -> Result<()> {
    tab_to(browser, "main .form-foot button").await?;
    browser.key(Key::Enter).await?;
    browser.expect("div[@role='alert']", "").await?;
    ensure!(
        has_focus(browser, ".errsum").await?,
        "the errors have no focus"
    );
    tab_to(browser, ".errsum a").await?;
    browser.key(Key::Enter).await?;
    Ok(())
}

async fn fill_and_save(browser: &Browser) -> Result<()> {
    // Back to the beginning of the form, as with the skip link.
    browser
        .script("document.getElementById('main').focus()", Vec::new())
        .await?;
    choose(browser, "what", "accommodation/hostel").await?;
    write(browser, "provider", "Wohnheim Beispielweg").await?;
    write(browser, "from", "31.12.2026").await?;
    choose(browser, "strength", "confirmed").await?;
    choose(browser, "side", "outside").await?;
    tab_to(browser, "main .form-foot button").await?;
    browser.key(Key::Enter).await?;
    browser
        .expect("div[@role='status']", "Naht neu berechnet")
        .await?;
    browser.expect("main", "Wohnheim Beispielweg").await
}
