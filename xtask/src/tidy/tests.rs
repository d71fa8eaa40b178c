//! Every rule once broken and once kept.

use std::path::Path;

use super::of_file;

/// The findings in a file as a person would see them.
fn findings(path: &str, text: &str) -> Vec<String> {
    of_file(Path::new(path), text)
        .iter()
        .map(ToString::to_string)
        .collect()
}

fn manifest(name: &str, dependencies: &str) -> Vec<String> {
    let head = format!("[package]\nname = \"{name}\"\n[lints]\nworkspace = true\n");
    findings(
        &format!("crates/{name}/Cargo.toml"),
        &format!("{head}[dependencies]\n{dependencies}\n"),
    )
}

#[test]
fn a_clean_file_has_no_findings() {
    assert!(findings("crates/domain/src/case.rs", "pub struct Case;\n").is_empty());
}

#[test]
fn a_long_file_is_to_be_split() {
    let found = findings("crates/web/src/page.rs", &"//\n".repeat(601));
    assert_eq!(
        found,
        ["crates/web/src/page.rs:601: 601 lines, at most 600 are allowed; split the file"]
    );
    assert!(findings("crates/web/src/page.rs", &"//\n".repeat(600)).is_empty());
    assert!(findings("docs/handbook.md", &"text\n".repeat(900)).is_empty());
}

#[test]
fn unfinished_and_silenced_work_is_found_even_in_comments() {
    for bad in [
        "todo!()",
        "unimplemented!()",
        "// FIXME",
        "#[ignore]",
        "#[allow(dead_code)]",
    ] {
        let found = findings(
            "crates/web/src/page.rs",
            &format!("fn page() {{}}\n{bad}\n"),
        );
        assert_eq!(found.len(), 1, "{bad}: {found:?}");
        assert!(
            found[0].starts_with("crates/web/src/page.rs:2: `"),
            "{found:?}"
        );
    }
    assert!(findings("crates/web/src/page.rs", "#![allow(unused)]")[0].contains("[allow("));
    assert!(findings("crates/web/src/page.rs", "let words = mastodon_todo!();").is_empty());
}

#[test]
fn the_clock_is_read_at_the_edge_only() {
    let line = "let now = jiff::Timestamp::now();";
    assert_eq!(findings("crates/app/src/case.rs", line).len(), 1);
    assert_eq!(
        findings("crates/domain/tests/case.rs", "Uuid::now_v7()").len(),
        1
    );
    assert!(findings("crates/nahtlos/src/main.rs", line).is_empty());
    assert!(findings("crates/app/src/case.rs", "// never Timestamp::now here").is_empty());
}

#[test]
fn a_path_of_one_machine_is_found_in_any_text() {
    // Put together here, so that this file itself stays clean.
    let (home, neighbour) = (format!("/{}/", "home"), format!("../{}", "shared"));
    assert_eq!(
        findings("docs/how.md", &format!("see {home}ada/notes")),
        [format!(
            "docs/how.md:1: `{home}` exists on one machine only"
        )]
    );
    assert_eq!(
        findings(".ci/run", &format!("cat {neighbour}/list")).len(),
        1
    );
    assert!(findings("docs/how.md", "https://example.org/home/ada").is_empty());
    assert!(findings("docs/how.md", "at home/work/root, as you like").is_empty());
}

#[test]
fn imports_only_go_down() {
    assert!(manifest("store", "db.workspace = true\ndomain.workspace = true").is_empty());
    assert_eq!(
        manifest("store", "serde = \"1\"\nweb.workspace = true"),
        ["crates/store/Cargo.toml:7: `store` may not use `web`: imports only go down"]
    );
    assert_eq!(
        manifest("db", "domain.workspace = true").len(),
        1,
        "db knows no domain"
    );
    assert_eq!(
        manifest("access", "programme.workspace = true").len(),
        1,
        "the same layer"
    );
}

#[test]
fn short_cuts_and_effects_are_named_with_their_reason() {
    assert!(manifest("web", "store.workspace = true")[0].ends_with("pages go through `app`"));
    assert!(manifest("app", "db.workspace = true")[0].ends_with("SQL belongs into `store`"));
    assert!(manifest("domain", "tokio = \"1\"")[0].ends_with("`domain` is pure, it only computes"));
    let unix = "[target.'cfg(unix)'.dependencies]\nrusqlite = \"0.41\"";
    assert_eq!(manifest("imports", unix).len(), 1);
}

#[test]
fn only_tests_use_the_testkit() {
    assert!(manifest("app", "testkit.workspace = true")[0].ends_with("make it a dev-dependency"));
    assert!(manifest("app", "[dev-dependencies]\ntestkit.workspace = true").is_empty());
    assert!(manifest("testkit", "app.workspace = true").is_empty());
}

#[test]
fn a_crate_needs_a_layer_and_the_common_lints() {
    assert!(manifest("novelty", "")[0].contains("the crate `novelty` has no layer"));
    let bare = findings("crates/domain/Cargo.toml", "[package]\nname = \"domain\"\n");
    assert_eq!(
        bare,
        ["crates/domain/Cargo.toml:1: wants `workspace = true` below `[lints]`"]
    );
    assert!(findings("crates/domain/Cargo.toml", "[package\n")[0].contains("cannot be read"));
}
