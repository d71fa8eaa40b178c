//! Every statement of the crate is understood by both engines.

use std::{fs, path::Path};

use testkit::on_each_engine;

/// The words with which a statement begins.
const BEGINNINGS: [&str; 5] = ["SELECT ", "INSERT ", "UPDATE ", "DELETE ", "WITH "];

/// All string literals of a Rust source, with their escapes resolved as far as SQL needs it.
fn literals(source: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut chars = source.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => while chars.next_if(|c| *c != '\n').is_some() {},
            '\'' if chars.peek() == Some(&'"') => {
                chars.next();
            }
            '"' => {
                let mut text = String::new();
                while let Some(c) = chars.next() {
                    match c {
                        '"' => break,
                        '\\' => match chars.next() {
                            Some('\n') => while chars.next_if(|c| c.is_whitespace()).is_some() {},
                            Some('n') => text.push('\n'),
                            Some(other) => text.push(other),
                            None => break,
                        },
                        other => text.push(other),
                    }
                }
                found.push(text);
            }
            _ => {}
        }
    }
    found
}

fn statements(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            statements(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            found.extend(literals(&source).into_iter().filter(|text| {
                // A brace is a place to be filled in, and columns without a table are a part of
                // something: both come in again as composed statements.
                BEGINNINGS.iter().any(|word| text.starts_with(word))
                    && !text.contains('{')
                    && (!text.starts_with("SELECT ") || text.contains(" FROM "))
            }));
        }
    }
}

#[test]
fn literals_are_found_as_they_are_meant() {
    let source =
        "const A: &str = \"SELECT \\\n   1\"; // \"no\"\nlet c = '\"'; f(\"UPDATE \\\"x\\\"\");";
    assert_eq!(literals(source), ["SELECT 1", "UPDATE \"x\""]);
}

#[tokio::test]
async fn both_engines_understand_every_statement() {
    let mut all = Vec::new();
    statements(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
        &mut all,
    );
    assert!(all.len() > 100, "only {} statements were found", all.len());
    all.extend(store::composed::all().into_iter().map(|(_, sql)| sql));
    on_each_engine(async |world| {
        let texts: Vec<&str> = all.iter().map(String::as_str).collect();
        let failed = world.app.store.db().prepare_all(&texts).await;
        let engine = world.app.store.db().engine();
        assert!(failed.is_empty(), "{engine:?}: {failed:#?}");
    })
    .await;
}
