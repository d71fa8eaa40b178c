//! The house rules that neither the compiler nor clippy can check.
//!
//! A rule here must be decidable from the text of one file, tell its reason, and have no switch to
//! turn it off in place. What needs an exception now and then belongs to clippy, where
//! `#[expect(…, reason = "…")]` says why.

mod layers;
mod source;
#[cfg(test)]
mod tests;

use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use crate::tree;

/// One breach of a rule, shown as `path:line: message` so that editors can jump to it.
#[derive(Debug, PartialEq, Eq)]
struct Finding {
    path: PathBuf,
    /// Counted from 1.
    line: usize,
    message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            out,
            "{}:{}: {}",
            self.path.display(),
            self.line,
            self.message
        )
    }
}

/// The chore.
///
/// # Errors
/// As [`check`]; it takes no arguments.
pub fn run(root: &Path, arguments: &[String]) -> Result<()> {
    if let Some(argument) = arguments.first() {
        bail!("unknown argument `{argument}`; this chore takes none");
    }
    check(root)
}

/// Holds every file of the repository against the rules.
///
/// # Errors
/// Prints one line per finding and counts them.
pub fn check(root: &Path) -> Result<()> {
    let mut findings = Vec::new();
    for path in tree::files(root)? {
        if path.iter().any(|step| step == "vendor") || path.ends_with("Cargo.lock") {
            continue;
        }
        let content = fs::read(root.join(&path))
            .with_context(|| format!("cannot read {}", path.display()))?;
        if let Ok(text) = String::from_utf8(content) {
            findings.extend(of_file(&path, &text));
        }
    }
    for finding in &findings {
        println!("{finding}");
    }
    ensure!(
        findings.is_empty(),
        "{} finding(s) against the house rules",
        findings.len()
    );
    Ok(())
}

/// All findings in one file, whose path is relative to the root.
fn of_file(path: &Path, text: &str) -> Vec<Finding> {
    let mut findings = source::foreign_paths(path, text);
    if path.extension().is_some_and(|extension| extension == "rs") {
        findings.extend(source::rust(path, text));
    }
    let ours = ["bench", "crates", "journeys"];
    let ours = ours.iter().any(|folder| path.starts_with(folder));
    if ours && path.ends_with("Cargo.toml") {
        findings.extend(layers::manifest(path, text));
    }
    findings
}
