//! A browser window, used as a person uses it: by the words on links, buttons and fields.

use std::{collections::BTreeSet, path::Path};

use anyhow::{Context, Result, bail, ensure};
use base64::{Engine, prelude::BASE64_STANDARD};
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::time::Duration;

use crate::command::Chromium;
use crate::crawl::kind;
use crate::driver::{self, Driver};
use crate::{PASSWORD, View, axe};

/// Longest wait for something to appear on a page.
const SOON: Duration = Duration::from_secs(15);

/// A4 between margins of 14 mm, in CSS pixels: 182 mm.
const A4_WIDTH: u32 = 688;

/// Answers that a refused form gives on purpose; the console calls them errors.
const REFUSALS: [&str; 2] = ["status of 409", "status of 422"];

/// An open window.
pub struct Browser {
    client: Client,
    address: String,
    /// How it is looked at.
    pub view: View,
    /// What the console said so far, and was not refused on purpose.
    complaints: Vec<String>,
    /// Kinds of pages with their titles that were held against WCAG.
    audited: BTreeSet<String>,
}

impl Browser {
    /// Opens a window on the program at `address`.
    ///
    /// # Errors
    /// If the browser is missing or does not start.
    pub async fn open(driver: &Driver, address: &str, view: View) -> Result<Self> {
        let mut builder = ClientBuilder::new(HttpConnector::new());
        let client = builder
            .capabilities(capabilities(view)?)
            .connect(&driver.address())
            .await
            .context("Chromium does not start")?;
        let browser = Self {
            client,
            address: address.to_owned(),
            view,
            complaints: Vec::new(),
            audited: BTreeSet::new(),
        };
        browser.resize(view.width).await?;
        browser.scheme(view.dark).await?;
        Ok(browser)
    }

    /// Makes the window another width; below 600 pixels it becomes a telephone.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn resize(&self, width: u32) -> Result<()> {
        let view = View { width, ..self.view };
        let size = json!({
            "width": width, "height": view.height(), "deviceScaleFactor": 1, "mobile": width < 600,
        });
        self.devtools("Emulation.setDeviceMetricsOverride", &size)
            .await
            .map(drop)
    }

    /// Asks pages for a dark or a light scheme, as the system does.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn scheme(&self, dark: bool) -> Result<()> {
        let value = if dark { "dark" } else { "light" };
        // Nothing glides either, else a click comes before what it is meant for has arrived.
        let media = json!({"media": "", "features": [
            {"name": "prefers-color-scheme", "value": value},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]});
        self.devtools("Emulation.setEmulatedMedia", &media)
            .await
            .map(drop)
    }

    /// Opens a path of the program.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn goto(&mut self, path: &str) -> Result<()> {
        self.client
            .goto(&format!("{}{path}", self.address))
            .await
            .with_context(|| format!("opening {path}"))
    }

    /// Signs in with one of the demonstration's accounts, in the language of the view.
    ///
    /// # Errors
    /// If it is refused.
    pub async fn sign_in(&mut self, login: &str) -> Result<()> {
        let language = self.view.word("de", "en");
        self.goto(&format!("/login?lang={language}")).await?;
        self.fill("login", login).await?;
        self.fill("password", PASSWORD).await?;
        self.press(self.view.word("Anmelden", "Sign in")).await?;
        self.locate(Locator::Css("header.side")).await?;
        // The account may prefer the other language.
        let spoken = self.locate(Locator::Css("html")).await?;
        if spoken.attr("lang").await?.as_deref() != Some(language) {
            self.press_hidden(&format!(
                "form[action='/language'] button[lang='{language}']"
            ))
            .await?;
            self.locate(Locator::Css(&format!("html[lang='{language}']")))
                .await?;
        }
        Ok(())
    }

    /// Signs out.
    ///
    /// # Errors
    /// If there is no way to.
    pub async fn sign_out(&mut self) -> Result<()> {
        self.press_hidden("form[action='/logout'] button").await?;
        self.locate(Locator::Css("input[name='password']"))
            .await
            .map(drop)
    }

    /// Presses what may be folded away in the menu of a narrow window.
    async fn press_hidden(&mut self, css: &str) -> Result<()> {
        let button = self.locate(Locator::Css(css)).await?;
        if !button.is_displayed().await? {
            self.locate(Locator::Css("button.menu-open"))
                .await?
                .click()
                .await?;
        }
        button
            .click()
            .await
            .with_context(|| format!("pressing {css}"))
    }

    /// Presses the link or button with exactly these words.
    ///
    /// # Errors
    /// If there is none that can be seen and pressed.
    pub async fn press(&mut self, words: &str) -> Result<()> {
        self.press_in("", words).await
    }

    /// Presses the link or button with these words inside an element, given as XPath such as
    /// `//tr[contains(., 'Luca')]`.
    ///
    /// # Errors
    /// As [`Browser::press`].
    pub async fn press_in(&mut self, inside: &str, words: &str) -> Result<()> {
        let words = literal(words)?;
        let path = ["a", "button", "summary"]
            .map(|tag| format!("{inside}//{tag}[normalize-space(.)={words}]"))
            .join(" | ");
        if self.press_shown(&path).await? {
            return Ok(());
        }
        // On a small screen the parts of a case are folded away behind a button.
        if self
            .press_shown("//button[contains(@class, 'fold-open')]")
            .await?
            && self.press_shown(&path).await?
        {
            return Ok(());
        }
        bail!("nothing to press says {words}")
    }

    /// Presses the first of these that can be seen; `false` if none can.
    async fn press_shown(&mut self, path: &str) -> Result<bool> {
        for found in self.all(path).await? {
            if found.is_displayed().await? {
                found
                    .click()
                    .await
                    .with_context(|| format!("pressing {path}"))?;
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Types into the field of this name, or chooses, depending on its kind: an option or a radio
    /// button is chosen by its value, a file by its path.
    ///
    /// # Errors
    /// If there is no such field or choice.
    pub async fn fill(&mut self, name: &str, value: &str) -> Result<()> {
        let trouble = || format!("filling `{name}` with `{value}`");
        let css = format!("[name='{name}']:not([type='hidden'])");
        let field = self
            .locate(Locator::Css(&css))
            .await
            .with_context(trouble)?;
        let kind = field.attr("type").await?.unwrap_or_default();
        let tag = field.tag_name().await?;
        match (tag.as_str(), kind.as_str()) {
            ("select", _) => field.select_by_value(value).await.with_context(trouble),
            (_, "radio" | "checkbox") => {
                let css = format!("[name='{name}'][value='{value}']");
                self.locate(Locator::Css(&css))
                    .await
                    .with_context(trouble)?;
                self.client
                    .find(Locator::Css(&css))
                    .await?
                    .click()
                    .await
                    .with_context(trouble)
            }
            (_, "file") => field.send_keys(value).await.with_context(trouble),
            _ => {
                field.clear().await.with_context(trouble)?;
                field.send_keys(value).await.with_context(trouble)
            }
        }
    }

    /// Presses the first element that fits, for choices that have no words of their own.
    ///
    /// # Errors
    /// If there is none.
    pub async fn press_first(&mut self, css: &str) -> Result<()> {
        let found = self.locate(Locator::Css(css)).await?;
        found
            .click()
            .await
            .with_context(|| format!("pressing {css}"))
    }

    /// Chooses the option that holds these words, in the list of this name.
    ///
    /// # Errors
    /// If there is no such list or option.
    pub async fn choose(&mut self, name: &str, words: &str) -> Result<()> {
        let words = literal(words)?;
        let path =
            format!("//select[@name='{name}']//option[contains(normalize-space(.), {words})]");
        let option = self.locate(Locator::XPath(&path)).await?;
        option
            .click()
            .await
            .with_context(|| format!("choosing {words}"))
    }

    /// Waits for an element (name of a tag, or `tag[…]` as in XPath) that holds these words. The page is
    /// held against WCAG then, each kind of page and each title once in a journey.
    ///
    /// # Errors
    /// If it does not appear; says what stands there instead. Or what [`Browser::audit`] found.
    pub async fn expect(&mut self, tag: &str, words: &str) -> Result<()> {
        let path = format!("//{tag}[contains(normalize-space(.), {})]", literal(words)?);
        if self.locate(Locator::XPath(&path)).await.is_ok() {
            let title = self.client.title().await?;
            let page = format!("{} {title}", kind(&self.path().await?));
            if self.audited.insert(page) {
                self.audit().await?;
            }
            return Ok(());
        }
        let there = self.texts(tag).await?.join(" | ");
        bail!(
            "{tag} does not say `{words}` but: {there} (at {})",
            self.path().await?
        )
    }

    /// The words of all elements, given as XPath below the page, such as `h1`. A page that gives
    /// way to the next one while it is read is read again.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn texts(&self, tag: &str) -> Result<Vec<String>> {
        for _ in 0..20 {
            if let Ok(texts) = self.texts_of_this_page(tag).await {
                return Ok(texts);
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        self.texts_of_this_page(tag).await
    }

    async fn texts_of_this_page(&self, tag: &str) -> Result<Vec<String>> {
        let mut texts = Vec::new();
        for element in self.all(&format!("//{tag}")).await? {
            texts.push(element.text().await?);
        }
        Ok(texts)
    }

    /// The attribute of the first element.
    ///
    /// # Errors
    /// If there is no such element or attribute.
    pub async fn attribute(&self, css: &str, name: &str) -> Result<String> {
        let element = self.locate(Locator::Css(css)).await?;
        let value = element.attr(name).await?;
        value.with_context(|| format!("{css} has no {name}"))
    }

    /// Path and query of the page.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn path(&self) -> Result<String> {
        let url = self.client.current_url().await?;
        Ok(url[url::Position::BeforePath..].to_owned())
    }

    /// Types words where the focus is.
    ///
    /// # Errors
    /// If nothing takes them.
    pub async fn type_words(&self, words: &str) -> Result<()> {
        let focus = self.client.active_element().await?;
        focus.send_keys(words).await.context("typing")
    }

    /// Presses one key where the focus is.
    ///
    /// # Errors
    /// If nothing takes it.
    pub async fn key(&self, key: Key) -> Result<()> {
        let value = char::from(key);
        let press = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value })
            .then(KeyAction::Up { value });
        self.client
            .perform_actions(press)
            .await
            .context("pressing a key")
    }

    /// Runs a script that returns a value; it gets the arguments as `arguments`.
    ///
    /// # Errors
    /// If the script fails.
    pub async fn script(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute(script, arguments).await?)
    }

    /// Runs a script whose last argument is to be called with the result.
    pub(crate) async fn script_async(&self, script: &str, arguments: Vec<Value>) -> Result<Value> {
        Ok(self.client.execute_async(script, arguments).await?)
    }

    /// Holds the page against WCAG 2.2 AA, and against scrolling sideways. Without scripts only
    /// against the latter: axe is one.
    ///
    /// # Errors
    /// Names each breach with its element.
    pub async fn audit(&mut self) -> Result<()> {
        let mut findings = Vec::new();
        if self.view.scripts {
            findings = axe::breaches(self).await?;
        }
        findings.extend(self.too_wide().await?);
        let page = self.path().await?;
        ensure!(findings.is_empty(), "{page}:\n{}", findings.join("\n"));
        Ok(())
    }

    /// What makes the page scroll sideways, empty if it does not.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn too_wide(&self) -> Result<Vec<String>> {
        let found = self.script(include_str!("too_wide.js"), Vec::new()).await?;
        Ok(serde_json::from_value(found)?)
    }

    /// What does not fit when the page is printed on A4, empty if all does: the page as the printer gets
    /// it, as wide as what `print.css` leaves between the margins.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn too_wide_for_paper(&self) -> Result<Vec<String>> {
        let media = |name: &str| json!({"media": name});
        self.devtools("Emulation.setEmulatedMedia", &media("print"))
            .await?;
        self.resize(A4_WIDTH).await?;
        let found = self.too_wide().await;
        self.resize(self.view.width).await?;
        self.scheme(self.view.dark).await?;
        let found = found?.into_iter();
        Ok(found.map(|what| format!("on paper: {what}")).collect())
    }

    /// What the console has said since the last call: errors and breaches of the page's own
    /// content policy.
    ///
    /// # Errors
    /// Names them.
    pub async fn complaints(&mut self) -> Result<()> {
        self.listen().await?;
        let said = std::mem::take(&mut self.complaints);
        ensure!(said.is_empty(), "the console says:\n{}", said.join("\n"));
        Ok(())
    }

    async fn listen(&mut self) -> Result<()> {
        let lines = self.client.issue_cmd(Chromium::console()).await?;
        for line in lines.as_array().into_iter().flatten() {
            let text = line["message"].as_str().unwrap_or_default();
            let severe = line["level"] == "SEVERE" || line["source"] == "security";
            if severe && !REFUSALS.iter().any(|status| text.contains(status)) {
                self.complaints.push(text.to_owned());
            }
        }
        Ok(())
    }

    /// The page as PNG, from its top down to `most` pixels.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn picture(&self, most: u32) -> Result<Vec<u8>> {
        let size = "return [document.documentElement.clientWidth, \
                    document.documentElement.scrollHeight]";
        let size = self.script(size, Vec::new()).await?;
        let height = size[1].as_u64().unwrap_or(0).min(most.into());
        let clip = json!({"x": 0, "y": 0, "width": size[0], "height": height, "scale": 1});
        let parameters = json!({"captureBeyondViewport": true, "clip": clip});
        self.bytes("Page.captureScreenshot", &parameters).await
    }

    /// The page as it leaves the printer, on A4.
    ///
    /// # Errors
    /// If the browser is gone.
    pub async fn paper(&self) -> Result<Vec<u8>> {
        let a4 = json!({"paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true});
        self.bytes("Page.printToPDF", &a4).await
    }

    async fn bytes(&self, command: &str, parameters: &Value) -> Result<Vec<u8>> {
        let answer = self.devtools(command, parameters).await?;
        let text = answer["data"].as_str().context("no bytes")?;
        Ok(BASE64_STANDARD.decode(text)?)
    }

    async fn devtools(&self, command: &str, parameters: &Value) -> Result<Value> {
        let command = Chromium::devtools(command, parameters);
        Ok(self.client.issue_cmd(command).await?)
    }

    async fn locate(&self, what: Locator<'_>) -> Result<Element> {
        let wait = self.client.wait().at_most(SOON);
        wait.for_element(what)
            .await
            .with_context(|| format!("{what:?} is not on the page"))
    }

    async fn all(&self, path: &str) -> Result<Vec<Element>> {
        Ok(self.client.find_all(Locator::XPath(path)).await?)
    }

    /// Keeps picture and source of the last page of a journey that failed.
    pub(crate) async fn keep(&self, name: &str) {
        let folder = crate::root().join("target").join("journeys");
        let kept = self.keep_in(&folder, name).await;
        match kept {
            Ok(()) => eprintln!("the last page of `{name}` is kept in target/journeys"),
            Err(error) => eprintln!("the last page of `{name}` could not be kept: {error:#}"),
        }
    }

    async fn keep_in(&self, folder: &Path, name: &str) -> Result<()> {
        std::fs::create_dir_all(folder)?;
        std::fs::write(
            folder.join(format!("{name}.html")),
            self.client.source().await?,
        )?;
        std::fs::write(
            folder.join(format!("{name}.png")),
            self.picture(4000).await?,
        )?;
        Ok(())
    }

    /// Closes the window.
    pub(crate) async fn close(self) {
        let _ = self.client.close().await;
    }
}

fn capabilities(view: View) -> Result<Capabilities> {
    let mut arguments = vec![
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--disable-dev-shm-usage",
        "--hide-scrollbars",
    ];
    if std::env::var_os("NAHTLOS_JOURNEYS_WATCH").is_none() {
        arguments.push("--headless");
    }
    let scripts = if view.scripts { 1 } else { 2 };
    let wanted = json!({
        "browserName": "chrome",
        "goog:chromeOptions": {
            "binary": driver::chromium()?,
            "args": arguments,
            "prefs": {"profile.managed_default_content_settings.javascript": scripts},
        },
        "goog:loggingPrefs": {"browser": "ALL"},
    });
    Ok(serde_json::from_value(wanted)?)
}

/// Words as XPath writes them.
fn literal(words: &str) -> Result<String> {
    ensure!(!words.contains('"'), "words with \" cannot be looked for");
    Ok(format!("\"{words}\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_or_refused() {
        assert_eq!(literal("Anna's").unwrap(), "\"Anna's\"");
        assert!(literal("so \"genannt\"").is_err());
    }
}
