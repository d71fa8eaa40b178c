//! `THIRD-PARTY.md`: who else's work is in the program, and under which licence.
//!
//! The crates come from Cargo's own resolution of the lock file, told apart by whether the program
//! contains them or whether only builds and tests need them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::vendor::{self, Vendored};
use crate::{shell, shell::cargo};

/// The platforms that releases are built for. Naming them keeps the file the same wherever it is
/// made, and free of crates that no release contains.
const PLATFORMS: [&str; 2] = ["x86_64-unknown-linux-gnu", "aarch64-unknown-linux-gnu"];

/// The crate that becomes the program.
const PROGRAM: &str = "nahtlos";

/// The part of `cargo metadata` that is read here; everything else in it is ignored.
#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
    license: Option<String>,
    repository: Option<String>,
    /// Where it comes from; absent for our own crates.
    source: Option<String>,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    deps: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    pkg: String,
    dep_kinds: Vec<DependencyKind>,
}

#[derive(Deserialize)]
struct DependencyKind {
    /// Absent for a normal dependency, else `build` or `dev`.
    kind: Option<String>,
}

/// The whole text of `THIRD-PARTY.md`.
///
/// # Errors
/// If the lock file does not fit the manifests, or the list of vendored files cannot be read.
pub fn third_party(root: &Path) -> Result<String> {
    let mut command = cargo();
    command
        .current_dir(root)
        .args(["metadata", "--locked", "--format-version", "1"]);
    for platform in PLATFORMS {
        command.args(["--filter-platform", platform]);
    }
    let metadata: Metadata = serde_json::from_str(&shell::capture(&mut command)?)
        .context("`cargo metadata` printed something unexpected")?;
    Ok(render(&metadata, &vendor::manifest(root)?))
}

fn render(metadata: &Metadata, vendored: &[Vendored]) -> String {
    let shipped = shipped(metadata);
    let foreign = || {
        metadata
            .packages
            .iter()
            .filter(|package| package.source.is_some())
    };
    let mut text = String::from(
        "# Third-party notices\n\n\
         Nahtlos is licensed under the EUPL-1.2 (see LICENSE). It builds on the work of others, \
         with thanks.\nThis file is made by `cargo xtask regen`; do not edit it.\n",
    );
    text.push_str("\n## Files in this repository\n\n");
    text.push_str("Unchanged; each folder has its licence and checksums.\n\n");
    for line in vendored.iter().map(asset).collect::<BTreeSet<_>>() {
        text.push_str(&line);
    }
    text.push_str("\n## Crates in the program\n\n");
    text.push_str("As built for Linux on x86-64 and on 64-bit ARM.\n\n");
    list(
        &mut text,
        foreign().filter(|package| shipped.contains(package.id.as_str())),
    );
    text.push_str("\n## Crates used only to build and test it\n\n");
    list(
        &mut text,
        foreign().filter(|package| !shipped.contains(package.id.as_str())),
    );
    text
}

fn asset(part: &Vendored) -> String {
    let Vendored {
        folder,
        package,
        version,
        licence,
        source,
        ..
    } = part;
    format!("- {package} {version}: {licence}, <{source}>, in `{folder}`\n")
}

fn list<'a>(text: &mut String, packages: impl Iterator<Item = &'a Package>) {
    let mut packages: Vec<&Package> = packages.collect();
    packages.sort_by_key(|package| (&package.name, &package.version));
    for Package {
        name,
        version,
        license,
        repository,
        ..
    } in packages
    {
        let licence = license.as_deref().unwrap_or("no licence named");
        let _ = write!(text, "- {name} {version}: {licence}");
        if let Some(repository) = repository {
            let _ = write!(text, ", <{repository}>");
        }
        text.push('\n');
    }
}

/// The ids of all packages that the program's normal dependencies lead to.
fn shipped(metadata: &Metadata) -> BTreeSet<&str> {
    let nodes: BTreeMap<&str, &Node> = metadata
        .resolve
        .nodes
        .iter()
        .map(|node| (node.id.as_str(), node))
        .collect();
    let start = metadata
        .packages
        .iter()
        .find(|package| package.name == PROGRAM);
    let mut waiting: Vec<&str> = start.iter().map(|package| package.id.as_str()).collect();
    let mut reached = BTreeSet::new();
    while let Some(id) = waiting.pop() {
        if reached.insert(id)
            && let Some(node) = nodes.get(id)
        {
            let normal = |dependency: &&Dependency| {
                dependency.dep_kinds.iter().any(|kind| kind.kind.is_none())
            };
            waiting.extend(
                node.deps
                    .iter()
                    .filter(normal)
                    .map(|next| next.pkg.as_str()),
            );
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::*;

    const METADATA: &str = r#"{
        "packages": [
            {"id": "n", "name": "nahtlos", "version": "1.0.0", "source": null},
            {"id": "w", "name": "willow", "version": "2.0.0", "license": "MIT",
             "repository": "https://example.org/willow", "source": "registry"},
            {"id": "a", "name": "ash", "version": "0.3.0", "license": "Apache-2.0",
             "repository": null, "source": "registry"},
            {"id": "t", "name": "thorn", "version": "0.1.0", "license": null,
             "repository": null, "source": "registry"}
        ],
        "resolve": {"nodes": [
            {"id": "n", "deps": [
                {"pkg": "w", "dep_kinds": [{"kind": null}, {"kind": "dev"}]},
                {"pkg": "t", "dep_kinds": [{"kind": "dev"}]}]},
            {"id": "w", "deps": [{"pkg": "a", "dep_kinds": [{"kind": null}]}]},
            {"id": "a", "deps": [{"pkg": "w", "dep_kinds": [{"kind": null}]}]},
            {"id": "t", "deps": []}
        ]}
    }"#;

    #[test]
    fn what_the_program_contains_is_told_apart_from_what_tests_need() {
        let text = render(&serde_json::from_str(METADATA).unwrap(), &[]);
        let (program, tests) = text.split_once("## Crates used only").unwrap();
        let ash = program.find("- ash 0.3.0: Apache-2.0\n").unwrap();
        let willow = program
            .find("- willow 2.0.0: MIT, <https://example.org/willow>\n")
            .unwrap();
        assert!(ash < willow);
        assert!(!program.contains("thorn") && !text.contains("- nahtlos"));
        assert!(tests.ends_with("- thorn 0.1.0: no licence named\n"));
    }
}
