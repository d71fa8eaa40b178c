//! Imports only go down. The compiler forbids circles; this module forbids short cuts.

use std::path::Path;

use toml::{Table, Value};

use super::Finding;

/// Our crates, lowest layer first. A crate may use those of lower layers, never its own or higher.
const LAYERS: [&[&str]; 10] = [
    // No crate of ours: what is true of cases, and what is true of databases. The ceiling, which
    // the product is measured against, would measure nothing if it used the product.
    &["ceiling", "domain", "db"],
    // Pure rules, and texts.
    &["access", "exports", "i18n", "imports", "programme"],
    // Papers: sheets from values, in the words of `i18n`.
    &["documents"],
    // Sheets to bytes. Slow to compile, so only the edge links it and hands it in.
    &["press"],
    &["store"],
    &["auth"],
    &["app"],
    // Pages, and beside them invented people; neither knows the other.
    &["synthetic", "web"],
    &["nahtlos"],
    // Drives the program from outside, as a person does; links none of ours.
    &["journeys"],
];

/// For tests only: sees everything, and nothing but tests may see it.
const TESTKIT: &str = "testkit";

/// Layers that compute and do nothing else.
const PURE: [&str; 8] = [
    "access",
    "documents",
    "domain",
    "exports",
    "i18n",
    "imports",
    "press",
    "programme",
];

/// What a pure crate has no use for: runtimes, networks, databases, chance.
const EFFECTS: [&str; 10] = [
    "axum",
    "deadpool-postgres",
    "futures-util",
    "getrandom",
    "rand",
    "rusqlite",
    "tokio",
    "tokio-postgres",
    "tower-http",
    "tracing-subscriber",
];

/// Short cuts past a layer: who may not use what although it lies lower, and why.
const DETOURS: [(&str, &str, &str); 5] = [
    ("app", "db", "SQL belongs into `store`"),
    ("auth", "db", "SQL belongs into `store`"),
    ("web", "db", "pages go through `app`"),
    ("web", "store", "pages go through `app`"),
    ("web", "imports", "pages go through `app`"),
];

/// Holds the `Cargo.toml` of a crate below `crates/` against the layers.
pub fn manifest(path: &Path, text: &str) -> Vec<Finding> {
    let at = |word: &str, message: String| Finding {
        path: path.to_path_buf(),
        line: line_of(text, word),
        message,
    };
    let table: Table = match text.parse() {
        Ok(table) => table,
        Err(error) => return vec![at("", format!("cannot be read: {}", error.message()))],
    };
    let Some(name) = table
        .get("package")
        .and_then(|package| package.get("name")?.as_str())
    else {
        return vec![at("", "has no `package.name`".to_owned())];
    };
    let mut findings = Vec::new();
    let lints = table
        .get("lints")
        .and_then(|lints| lints.get("workspace")?.as_bool());
    if lints != Some(true) {
        findings.push(at(
            "[lints]",
            "wants `workspace = true` below `[lints]`".to_owned(),
        ));
    }
    if name != TESTKIT && layer(name).is_none() {
        let place = "give it one in xtask/src/tidy/layers.rs";
        findings.push(at(
            name,
            format!("the crate `{name}` has no layer; {place}"),
        ));
        return findings;
    }
    for dependency in dependencies(&table) {
        if let Some(reason) = refusal(name, dependency) {
            findings.push(at(
                dependency,
                format!("`{name}` may not use `{dependency}`: {reason}"),
            ));
        }
    }
    findings
}

/// Why one crate may not use another, or nothing if it may.
fn refusal(name: &str, dependency: &str) -> Option<String> {
    if dependency == TESTKIT {
        return Some("it is for tests, make it a dev-dependency".to_owned());
    }
    if PURE.contains(&name) && EFFECTS.contains(&dependency) {
        return Some(format!("`{name}` is pure, it only computes"));
    }
    let detour = DETOURS
        .iter()
        .find(|(who, what, _)| *who == name && *what == dependency);
    if let Some((_, _, reason)) = detour {
        return Some((*reason).to_owned());
    }
    let (own, other) = (layer(name)?, layer(dependency)?);
    (own <= other).then(|| "imports only go down".to_owned())
}

fn layer(name: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&name))
}

/// The names of everything the crate itself is built with; what only its tests use is free.
fn dependencies(table: &Table) -> impl Iterator<Item = &str> {
    let here = ["dependencies", "build-dependencies"];
    let targets = table
        .get("target")
        .and_then(Value::as_table)
        .into_iter()
        .flat_map(Table::values);
    let places = std::iter::once(table).chain(targets.filter_map(Value::as_table));
    places
        .flat_map(move |place| {
            here.into_iter()
                .filter_map(|key| place.get(key)?.as_table())
        })
        .flat_map(Table::keys)
        .map(String::as_str)
}

/// The first line that begins with `word`, or 1.
fn line_of(text: &str, word: &str) -> usize {
    text.lines()
        .position(|line| line.starts_with(word))
        .map_or(1, |place| place + 1)
}
