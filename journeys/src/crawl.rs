//! Everything that one person can reach: from the first page along the links, each *kind* of page
//! a few times.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use anyhow::{Result, ensure};

use crate::Browser;

/// Links that a person can follow; files that are saved, or opened beside the page, are no pages.
const LINKS: &str = r"
return [...document.querySelectorAll('a[href]')]
  .filter((link) => link.origin === location.origin && !link.hasAttribute('download') && link.target !== '_blank')
  .map((link) => link.pathname + link.search);
";

/// What the server answered to the request for this page.
const STATUS: &str = "return performance.getEntriesByType('navigation')[0].responseStatus";

/// A page that was reached.
#[derive(Debug, Clone)]
pub struct Page {
    /// Path and query.
    pub path: String,
    /// The page that led here.
    pub from: String,
}

/// What a walk found.
#[derive(Debug, Default)]
pub struct Crawl {
    /// The pages in order.
    pub pages: Vec<Page>,
    /// What is wrong, each with its page.
    pub findings: Vec<String>,
}

impl Crawl {
    /// Walks from the home page of whoever is signed in, holding every page against WCAG, 360
    /// pixels of width, a sheet of A4, its console and the server's answer. Pages that differ only in numbers are
    /// `alike`; that many of them are looked at, and no more than `most` pages together.
    ///
    /// # Errors
    /// If the browser is gone; what is wrong with pages is in the findings.
    pub async fn walk(browser: &mut Browser, alike: usize, most: usize) -> Result<Self> {
        let mut crawl = Self::default();
        let mut kinds: BTreeMap<String, usize> = BTreeMap::new();
        let mut seen = BTreeSet::new();
        let mut waiting = VecDeque::from([Page {
            path: "/".to_owned(),
            from: "sign-in".to_owned(),
        }]);
        while let Some(page) = waiting.pop_front() {
            if crawl.pages.len() == most {
                let left = waiting.len() + 1;
                let finding = format!("{left} pages are left after {most}: raise the limit");
                crawl.findings.push(finding);
                break;
            }
            browser.goto(&page.path).await?;
            crawl.look(browser, &page).await?;
            let links = browser.script(LINKS, Vec::new()).await?;
            for path in links.as_array().into_iter().flatten() {
                let path = path.as_str().unwrap_or_default().to_owned();
                if is_file(&path) || !seen.insert(path.clone()) {
                    continue;
                }
                let count = kinds.entry(kind(&path)).or_default();
                *count += 1;
                if *count <= alike {
                    let from = page.path.clone();
                    waiting.push_back(Page { path, from });
                }
            }
            crawl.pages.push(page);
        }
        Ok(crawl)
    }

    async fn look(&mut self, browser: &mut Browser, page: &Page) -> Result<()> {
        let mut wrong = Vec::new();
        let status = browser.script(STATUS, Vec::new()).await?;
        if status != 200 {
            wrong.push(format!("answers {status}"));
        }
        wrong.extend(browser.audit().await.err().map(|error| error.to_string()));
        if browser.view.width > 360 {
            browser.resize(360).await?;
            wrong.extend(browser.too_wide().await?);
            browser.resize(browser.view.width).await?;
        }
        wrong.extend(browser.too_wide_for_paper().await?);
        let said = browser.complaints().await.err();
        wrong.extend(said.map(|error| error.to_string()));
        let Page { path, from } = page;
        self.findings.extend(
            wrong
                .into_iter()
                .map(|what| format!("{path} (from {from}): {what}")),
        );
        Ok(())
    }

    /// Fails with all findings.
    ///
    /// # Errors
    /// If there are any, or if so few pages were reached that the walk itself is broken.
    pub fn verdict(&self, least: usize) -> Result<()> {
        let reached = self.pages.len();
        ensure!(
            reached >= least,
            "only {reached} pages are linked, at least {least} were expected: {:?}",
            self.pages
        );
        ensure!(self.findings.is_empty(), "{}", self.findings.join("\n"));
        Ok(())
    }
}

/// Files that the browser saves instead of showing.
fn is_file(path: &str) -> bool {
    let path = path.split('?').next().unwrap_or_default();
    let last = path.rsplit('/').next().unwrap_or_default();
    path.starts_with("/assets/") || last.contains('.')
}

/// The path with every number or id replaced, and of the query only its names.
pub(crate) fn kind(path: &str) -> String {
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let steps: Vec<&str> = path
        .split('/')
        .map(|step| {
            if step.contains(|letter: char| letter.is_ascii_digit()) {
                "*"
            } else {
                step
            }
        })
        .collect();
    let names: BTreeSet<&str> = query
        .split('&')
        .filter_map(|pair| pair.split('=').next())
        .collect();
    let names: Vec<&str> = names.into_iter().collect();
    format!("{}?{}", steps.join("/"), names.join("&"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_with_other_numbers_are_of_one_kind() {
        assert_eq!(kind("/cases/0193-ab/tasks?b=1&a=2"), "/cases/*/tasks?a&b");
        assert_eq!(kind("/cases/0193-ab"), kind("/cases/7"));
        assert_ne!(kind("/cases"), kind("/cases?phase=inside"));
    }

    #[test]
    fn files_are_no_pages() {
        assert!(is_file("/reports/demand/places.csv?year=2026"));
        assert!(!is_file("/reports/demand"));
    }
}
