//! axe-core, which holds a page against WCAG; an unchanged copy of its makers' file.

use anyhow::{Result, bail};
use serde_json::Value;

use crate::Browser;

/// The whole of axe-core, MPL-2.0; its licence lies beside it.
const SOURCE: &str = include_str!("../vendor/axe-core-4.14.1/axe.min.js");

/// Asks for all levels up to AA of WCAG 2.2, and calls back with one line for each breach.
const RUN: &str = r"
const done = arguments[arguments.length - 1];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const line = (breach, node) =>
  `${breach.id} (${breach.help}): ${node.target.join(' ')}: ${node.failureSummary.replace(/\s+/g, ' ')}`;
axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], preload: false })
  .then((found) => done(found.violations.flatMap((breach) => breach.nodes.map((node) => line(breach, node)))))
  .catch((error) => done(String(error)));
";

/// Each breach on the page, in one line: rule, element, and what to do.
pub(crate) async fn breaches(browser: &Browser) -> Result<Vec<String>> {
    let known = browser
        .script("return typeof axe === 'object'", Vec::new())
        .await?;
    if known != Value::Bool(true) {
        // The driver evaluates it like a person at the console, so the page's policy stays as it is.
        browser.script(SOURCE, Vec::new()).await?;
    }
    match browser.script_async(RUN, Vec::new()).await? {
        Value::Array(lines) => Ok(lines
            .iter()
            .filter_map(|line| line.as_str().map(str::to_owned))
            .collect()),
        other => bail!("axe could not look: {other}"),
    }
}
