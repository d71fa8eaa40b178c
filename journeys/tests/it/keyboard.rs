//! The whole way with the keyboard alone, from the prison's list to a moved release, and always with a
//! focus that can be seen. Only the choice of a file is handed over: its window is the system's.

use anyhow::{Context, Result, bail, ensure};
use journeys::{Browser, Key, PASSWORD, View, journey};
use serde_json::Value;

/// More presses of a key than any page needs.
const PRESSES: usize = 160;

const NAME: &str = "Okafor, Daniel";

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
  nothing: one === document.body,
  words: one.innerText ? one.innerText.trim() : '',
  what: one.outerHTML.slice(0, 160),
};
";

/// Presses Tab until the focus is on `css`, unless it is there already; on the way every focus must be
/// visible.
async fn tab_to(browser: &mut Browser, css: &str) -> Result<()> {
    if look(browser, css).await?["fits"] == Value::Bool(true) {
        return Ok(());
    }
    for _ in 0..PRESSES {
        browser.key(Key::Tab).await?;
        if has_focus(browser, css).await? {
            return Ok(());
        }
    }
    bail!("Tab does not reach {css} on {}", browser.path().await?)
}

/// Tabs to the link or button with exactly these words and presses Enter.
async fn enter(browser: &mut Browser, words: &str) -> Result<()> {
    for _ in 0..PRESSES {
        browser.key(Key::Tab).await?;
        if seen(browser, "a, button, summary").await?["words"] == words {
            return browser.key(Key::Enter).await;
        }
    }
    bail!("Tab does not reach {words} on {}", browser.path().await?)
}

/// The same for what fits `css`.
async fn enter_at(browser: &mut Browser, css: &str) -> Result<()> {
    tab_to(browser, css).await?;
    browser.key(Key::Enter).await
}

async fn look(browser: &mut Browser, css: &str) -> Result<Value> {
    browser.script(FOCUS, vec![css.into()]).await
}

/// What has the focus; fails if nobody could see where it is.
async fn seen(browser: &mut Browser, css: &str) -> Result<Value> {
    let focus = look(browser, css).await?;
    let page = browser.path().await?;
    // Behind the last stop the page has no focus for a moment, before it begins again.
    let is = |what: &str| focus[what] == Value::Bool(true);
    ensure!(
        is("nothing") || is("marked") && is("inside"),
        "{page}: the focus cannot be seen: {}",
        focus["what"]
    );
    Ok(focus)
}

/// Whether the focus is on `css`; fails if nobody could see where it is.
async fn has_focus(browser: &mut Browser, css: &str) -> Result<bool> {
    Ok(seen(browser, css).await?["fits"] == Value::Bool(true))
}

/// Tabs to a list or to radio buttons and presses the arrow until `value` is chosen.
async fn choose(browser: &mut Browser, name: &str, value: &str) -> Result<()> {
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

async fn write(browser: &mut Browser, name: &str, words: &str) -> Result<()> {
    tab_to(browser, &format!("[name='{name}']:not([type='hidden'])")).await?;
    browser.type_words(words).await
}

async fn sign_in(browser: &mut Browser, login: &str) -> Result<()> {
    browser.goto("/login?lang=de").await?;
    tab_to(browser, "[name='login']").await?;
    browser.type_words(login).await?;
    write(browser, "password", PASSWORD).await?;
    browser.key(Key::Enter).await?;
    browser.expect("h1", "Mein Tag").await
}

#[tokio::test]
async fn the_whole_way_without_a_mouse() -> Result<()> {
    journey("keyboard", View::GERMAN, async |browser| {
        sign_in(browser, "koordination").await?;
        past_the_navigation(browser).await?;
        enter_at(browser, "nav a[href='/referrals']").await?;
        browser.expect("h1", "Zugänge").await?;
        enter_at(browser, "main a[href='/imports']").await?;
        read_the_list(browser).await?;
        clear_and_admit(browser).await?;
        enter_at(browser, "form[action='/logout'] button").await?;
        browser.expect("button", "").await?;

        sign_in(browser, "anna").await?;
        enter_at(browser, "nav a[href='/cases']").await?;
        browser.expect("h1", "Fälle").await?;
        enter(browser, NAME).await?;
        browser.expect("h1", NAME).await?;
        enter(browser, "Sicherung eintragen").await?;
        browser.expect("h1", "Sicherung eintragen").await?;
        refused_at_first(browser).await?;
        fill_and_save(browser).await?;
        move_the_release(browser).await
    })
    .await
}

/// The first stop of every page leads past the navigation.
async fn past_the_navigation(browser: &mut Browser) -> Result<()> {
    browser.key(Key::Tab).await?;
    ensure!(has_focus(browser, "a.skip").await?, "no skip link");
    browser.key(Key::Enter).await?;
    let there = look(browser, "#main").await?;
    ensure!(
        there["fits"] == Value::Bool(true),
        "it leads nowhere: {there}"
    );
    Ok(())
}

async fn read_the_list(browser: &mut Browser) -> Result<()> {
    browser.expect("h1", "Liste einlesen").await?;
    choose(browser, "institution", "th-tonna").await?;
    choose(browser, "programme", "puemas").await?;
    let list = journeys::root().join(crate::steps::LIST);
    let list = list.to_str().context("the path is no text")?;
    browser.fill("file", list).await?;
    enter(browser, "Prüfen").await?;
    browser.expect("main", "zu entscheiden").await?;
    choose(browser, "choice", "good_rows").await?;
    enter(browser, "9 Zeilen übernehmen").await?;
    browser.expect("main", "Zu den Zugängen").await?;
    enter(browser, "Zu den Zugängen").await?;
    browser.expect("h1", "Zugänge").await
}

/// Records what the list does not know, and admits.
async fn clear_and_admit(browser: &mut Browser) -> Result<()> {
    let script = "return [...document.querySelectorAll('main tr')]
        .find((row) => row.textContent.includes(arguments[0]))
        .querySelector('a[href$=\"/clearing\"]').getAttribute('href')";
    let clearing = browser.script(script, vec![NAME.into()]).await?;
    let clearing = clearing.as_str().context("nobody to clear")?;
    enter_at(browser, &format!("main a[href='{clearing}']")).await?;
    browser.expect("h1", NAME).await?;
    enter(browser, "Angaben eintragen").await?;
    choose(browser, "conduct_supervision", "no").await?;
    choose(browser, "other_support", "none").await?;
    write(browser, "source", "Sozialdienst, Anruf am 23.11.2026").await?;
    enter(browser, "Speichern").await?;
    browser.expect("main", "6 erfüllt").await?;
    choose(browser, "decision", "admit").await?;
    let script = "return [...document.querySelector('select[name=lead]').options]
        .find((one) => one.textContent.includes('Anna Krüger')).value";
    let anna = browser.script(script, Vec::new()).await?;
    choose(browser, "lead", anna.as_str().context("no Anna")?).await?;
    enter(browser, "Entscheidung speichern").await?;
    browser.expect("div[@role='status']", "").await
}

/// An empty form: the summary of what is wrong has the focus and leads to the first field.
async fn refused_at_first(browser: &mut Browser) -> Result<()> {
    enter_at(browser, "main .form-foot button").await?;
    browser.expect("div[@role='alert']", "").await?;
    // The box is seen by itself; where the focus goes from here has to be seen again.
    let there = look(browser, ".errsum").await?;
    ensure!(
        there["fits"] == Value::Bool(true),
        "the errors have no focus"
    );
    enter_at(browser, ".errsum a").await
}

async fn fill_and_save(browser: &mut Browser) -> Result<()> {
    choose(browser, "what", "accommodation/hostel").await?;
    write(browser, "provider", "Wohnheim Beispielweg").await?;
    write(browser, "from", "05.05.2027").await?;
    choose(browser, "strength", "confirmed").await?;
    choose(browser, "side", "outside").await?;
    enter_at(browser, "main .form-foot button").await?;
    browser
        .expect("div[@role='status']", "Naht neu berechnet")
        .await?;
    browser.expect("main", "Wohnheim Beispielweg").await
}

/// A week earlier: first what that moves, then it is saved.
async fn move_the_release(browser: &mut Browser) -> Result<()> {
    enter(browser, "Entlassung").await?;
    browser.expect("h2", "Neuer Termin").await?;
    write(browser, "release_on", "28.04.2027").await?;
    write(browser, "source", "Beschluss vom 20.11.2026").await?;
    choose(browser, "confidence", "certain").await?;
    enter(browser, "Vorschau zeigen").await?;
    browser.expect("div", "Fristen verschieben sich").await?;
    enter(browser, "Termin speichern").await?;
    browser
        .expect("div[@role='status']", "Der neue Termin gilt")
        .await
}
