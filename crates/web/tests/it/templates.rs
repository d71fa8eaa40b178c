//! Every template renders in both languages, with no text missing.

use std::{collections::BTreeSet, fs, path::Path};

use i18n::Lang;

fn templates(folder: &Path, prefix: &str, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            templates(&entry.path(), &format!("{name}/"), found);
        } else {
            found.insert(name);
        }
    }
}

#[test]
fn every_sample_renders_in_both_languages_without_a_missing_text() {
    for lang in [Lang::De, Lang::En] {
        for (name, html) in web::pages::samples(lang) {
            assert!(!html.is_empty(), "{name} ({}) is empty", lang.code());
            let gap = html
                .find('\u{27e6}')
                .map(|at| html[at..].chars().take(80).collect::<String>());
            assert_eq!(gap, None, "{name} ({}) lacks a text", lang.code());
        }
    }
}

#[test]
fn every_page_template_has_a_sample() {
    let mut all = BTreeSet::new();
    templates(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/templates")),
        "",
        &mut all,
    );
    // Frames and parts are rendered through the pages that use them.
    all.retain(|name| {
        !["layout/", "field/"]
            .iter()
            .any(|part| name.starts_with(part))
            && !name.contains("/_")
    });
    let sampled: BTreeSet<String> = web::pages::samples(Lang::De)
        .into_iter()
        .map(|(name, _)| name.to_owned())
        .collect();
    assert_eq!(all, sampled);
}
