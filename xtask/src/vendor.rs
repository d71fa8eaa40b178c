//! Third-party files in the tree: unchanged copies from registry packages, each folder with its
//! licence and checksums. The manifest `xtask/vendor.toml` is the only list of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path};
use std::process::Command;

use anyhow::{Context, Result, anyhow, ensure};
use serde::Deserialize;

use crate::checksums::{self, Sums};
use crate::{flag, shell, tree};

/// The manifest's path from the root.
const MANIFEST: &str = "xtask/vendor.toml";

/// The kinds of packages that files may come from.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Registry {
    Npm,
    Pypi,
}

/// What one package contributes to one folder.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Vendored {
    /// Path from the root; its last part names package and version. Several packages may share it.
    pub folder: String,
    registry: Registry,
    /// The package's name there.
    pub package: String,
    /// Exactly one version.
    pub version: String,
    /// SPDX licence expression.
    pub licence: String,
    /// The address where its makers work.
    pub source: String,
    /// Path below `folder` → path inside the package.
    files: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    vendored: Vec<Vendored>,
}

/// Reads the manifest.
///
/// # Errors
/// Names line and column of a mistake, or a path that leaves its folder.
pub fn manifest(root: &Path) -> Result<Vec<Vendored>> {
    let text = fs::read_to_string(root.join(MANIFEST)).context("cannot read xtask/vendor.toml")?;
    parse(&text)
}

/// The chore: makes all vendored folders anew, or with `--check` only verifies them.
///
/// # Errors
/// With `--check`, as [`check`]. Without, names the package that could not be fetched or that no
/// longer has the recorded content.
pub fn run(root: &Path, arguments: &[String]) -> Result<()> {
    if flag(arguments, "--check")? {
        return check(root);
    }
    let vendored = manifest(root)?;
    for folder in folders(&vendored) {
        let parts = vendored.iter().filter(|part| part.folder == folder);
        renew(root, folder, parts).with_context(|| format!("cannot renew {folder}"))?;
        println!("wrote {folder}");
    }
    Ok(())
}

/// Verifies every vendored folder against its checksums, and that the manifest knows them all.
///
/// # Errors
/// Prints one line per finding and counts them.
pub fn check(root: &Path) -> Result<()> {
    let vendored = manifest(root)?;
    let known = folders(&vendored);
    let mut findings = Vec::new();
    for folder in &known {
        findings.extend(
            verify(root, folder)?
                .into_iter()
                .map(|line| format!("{folder}: {line}")),
        );
    }
    for folder in folders_in_tree(root)? {
        if !known.contains(folder.as_str()) {
            findings.push(format!("{folder}: is not in {MANIFEST}"));
        }
    }
    for finding in &findings {
        println!("{finding}");
    }
    ensure!(
        findings.is_empty(),
        "{} finding(s) in vendored files",
        findings.len()
    );
    Ok(())
}

fn parse(text: &str) -> Result<Vec<Vendored>> {
    let manifest: Manifest = toml::from_str(text).context(MANIFEST)?;
    for part in &manifest.vendored {
        let inside = part.files.iter().flat_map(|(to, from)| [to, from]);
        for path in inside.chain([&part.folder]) {
            let plain = |step| matches!(step, Component::Normal(_));
            ensure!(
                !path.is_empty() && Path::new(path).components().all(plain),
                "{MANIFEST}: `{path}` of {} is not a plain relative path",
                part.package
            );
        }
    }
    Ok(manifest.vendored)
}

fn folders(vendored: &[Vendored]) -> BTreeSet<&str> {
    vendored.iter().map(|part| part.folder.as_str()).collect()
}

/// All `…/vendor/NAME` folders that hold a file.
fn folders_in_tree(root: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    for file in tree::files(root)? {
        let steps: Vec<&str> = file.iter().filter_map(|step| step.to_str()).collect();
        if let Some(place) = steps.iter().position(|step| *step == "vendor")
            && place + 2 < steps.len()
        {
            found.insert(steps[..place + 2].join("/"));
        }
    }
    Ok(found)
}

fn verify(root: &Path, folder: &str) -> Result<Vec<String>> {
    let folder = root.join(folder);
    let Ok(text) = fs::read_to_string(folder.join(checksums::FILE)) else {
        return Ok(vec![format!(
            "has no {}; run `cargo xtask vendor`",
            checksums::FILE
        )]);
    };
    let recorded = checksums::parse(&text)
        .with_context(|| folder.join(checksums::FILE).display().to_string())?;
    Ok(checksums::differences(
        &recorded,
        &checksums::of_folder(&folder)?,
    ))
}

/// Builds a folder beside the old one and replaces it only if the content is as recorded: a
/// registry that serves other bytes under the same version is an attack or an accident, and in
/// both cases for a person to look at.
fn renew<'a>(root: &Path, folder: &str, parts: impl Iterator<Item = &'a Vendored>) -> Result<()> {
    let scratch = root.join("target").join("vendor");
    let (unpacked, fresh) = (scratch.join("unpacked"), scratch.join("fresh"));
    remove(&scratch)?;
    fs::create_dir_all(&fresh)?;
    for part in parts {
        unpack(part, &unpacked)?;
        for (to, from) in &part.files {
            copy(&unpacked.join("package").join(from), &fresh.join(to))
                .with_context(|| format!("{} {}", part.package, part.version))?;
        }
    }
    let sums = checksums::of_folder(&fresh)?;
    let target = root.join(folder);
    let recorded = fs::read_to_string(target.join(checksums::FILE)).unwrap_or_default();
    let changed: Vec<String> = changed(&checksums::parse(&recorded)?, &sums);
    ensure!(
        changed.is_empty(),
        "the package no longer has the recorded content ({}); look at it, and if it is right \
         remove {folder}/{} first",
        changed.join(", "),
        checksums::FILE
    );
    fs::write(fresh.join(checksums::FILE), checksums::render(&sums))?;
    remove(&target)?;
    for path in tree::files(&fresh)? {
        copy(&fresh.join(&path), &target.join(&path))?;
    }
    remove(&scratch)
}

/// The files that have another sum than recorded; new and left-out files are no surprise, the
/// manifest says so.
fn changed(recorded: &Sums, fresh: &Sums) -> Vec<String> {
    let differs = |path: &String, sum: &String| recorded.get(path).is_some_and(|old| old != sum);
    fresh
        .iter()
        .filter(|(path, sum)| differs(path, sum))
        .map(|(path, _)| path.clone())
        .collect()
}

/// Fetches a package and unpacks it into `place/package`, running none of its scripts.
fn unpack(part: &Vendored, place: &Path) -> Result<()> {
    remove(place)?;
    fs::create_dir_all(place)?;
    let Vendored {
        package, version, ..
    } = part;
    let mut fetch = match part.registry {
        Registry::Npm => {
            let mut npm = Command::new("npm");
            npm.args([
                "pack",
                "--silent",
                "--ignore-scripts",
                &format!("{package}@{version}"),
            ]);
            npm
        }
        Registry::Pypi => {
            let mut pip = Command::new("python3");
            pip.args([
                "-m",
                "pip",
                "download",
                "--quiet",
                "--no-deps",
                "--only-binary=:all:",
            ]);
            pip.arg(format!("{package}=={version}"));
            pip
        }
    };
    shell::capture(fetch.current_dir(place))?;
    let [archive] = tree::files(place)?.try_into().map_err(|found: Vec<_>| {
        anyhow!(
            "expected one archive of {package} {version}, found {}",
            found.len()
        )
    })?;
    let mut open = match part.registry {
        Registry::Npm => {
            let mut tar = Command::new("tar");
            tar.arg("xzf").arg(archive);
            tar
        }
        Registry::Pypi => {
            let mut zip = Command::new("python3");
            zip.args(["-m", "zipfile", "-e"])
                .arg(archive)
                .arg("package");
            zip
        }
    };
    shell::capture(open.current_dir(place)).map(drop)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    let content = fs::read(from).with_context(|| format!("cannot read {}", from.display()))?;
    if let Some(folder) = to.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(to, content).with_context(|| format!("cannot write {}", to.display()))
}

fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXAMPLE: &str = r#"
        [[vendored]]
        folder = "assets/vendor/leaf-1.0.0"
        registry = "npm"
        package = "leaf"
        version = "1.0.0"
        licence = "MIT"
        source = "https://example.org/leaf"
        files = { "leaf.css" = "dist/leaf.css" }
    "#;

    #[test]
    fn a_manifest_is_read() {
        let vendored = parse(EXAMPLE).unwrap();
        assert_eq!(
            folders(&vendored),
            BTreeSet::from(["assets/vendor/leaf-1.0.0"])
        );
        assert_eq!(vendored[0].files["leaf.css"], "dist/leaf.css");
    }

    #[test]
    fn a_path_may_not_leave_its_folder() {
        for path in ["../leaf.css", "/etc/leaf.css", ""] {
            let text = EXAMPLE.replace("dist/leaf.css", path);
            let message = parse(&text).unwrap_err().to_string();
            assert!(message.contains(&format!("`{path}` of leaf")), "{message}");
        }
    }

    #[test]
    fn an_unknown_key_is_named_with_its_line() {
        let message = format!(
            "{:#}",
            parse(&EXAMPLE.replace("source", "origin")).unwrap_err()
        );
        assert!(
            message.contains("line 8") && message.contains("origin"),
            "{message}"
        );
    }

    #[test]
    fn a_changed_a_missing_and_an_unknown_folder_are_found() {
        let root = tempfile::tempdir().unwrap();
        let write = |path: &str, text: &str| {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write(MANIFEST, EXAMPLE);
        write("assets/vendor/stray-2/x.css", "x");
        assert_eq!(
            folders_in_tree(root.path()).unwrap(),
            BTreeSet::from(["assets/vendor/stray-2".to_owned()])
        );
        let folder = "assets/vendor/leaf-1.0.0";
        assert!(verify(root.path(), folder).unwrap()[0].starts_with("has no SHA256SUMS"));

        write("assets/vendor/leaf-1.0.0/leaf.css", "a { color: red }");
        let sums = checksums::of_folder(&root.path().join(folder)).unwrap();
        write(
            "assets/vendor/leaf-1.0.0/SHA256SUMS",
            &checksums::render(&sums),
        );
        assert!(verify(root.path(), folder).unwrap().is_empty());
        assert!(
            check(root.path())
                .unwrap_err()
                .to_string()
                .starts_with("1 finding")
        );

        write("assets/vendor/leaf-1.0.0/leaf.css", "a { color: blue }");
        assert_eq!(
            verify(root.path(), folder).unwrap(),
            ["leaf.css was changed"]
        );
    }

    #[test]
    fn only_other_content_under_the_same_name_is_a_surprise() {
        let sums = |entries: &[(&str, &str)]| -> Sums {
            entries
                .iter()
                .map(|&(path, sum)| (path.to_owned(), sum.to_owned()))
                .collect()
        };
        let recorded = sums(&[("a", "1"), ("b", "2")]);
        assert_eq!(changed(&recorded, &sums(&[("a", "9"), ("c", "3")])), ["a"]);
    }
}
