//! The files as they are written: both languages alike, nothing twice, nothing empty.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
};

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Resource},
    parser,
};
use i18n::{Lang, all_keys, texts};

/// A text as it is written in its file.
pub struct Written {
    /// The file without its ending.
    pub noun: String,
    /// The key.
    pub key: String,
    /// The words between the variables, all variants one after the other.
    pub words: Vec<String>,
    /// The variables.
    pub variables: BTreeSet<String>,
    /// Other messages or terms that it uses.
    references: Vec<String>,
}

/// Every text of a language, read from the folder and not from the library.
pub fn written(lang: Lang) -> Vec<Written> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("locales")
        .join(lang.code());
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    let mut all = Vec::new();
    for path in paths {
        let noun = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let content = fs::read_to_string(&path).unwrap();
        assert!(content.starts_with("### "), "{noun}.ftl has no head");
        // The codes of all nouns stand in one file; everything else is far shorter.
        assert!(content.lines().count() <= 800, "{noun}.ftl is too long");
        let resource = parser::parse(content.as_str())
            .unwrap_or_else(|(_, errors)| panic!("{lang}/{noun}.ftl: {errors:?}"));
        all.extend(of_file(&noun, &resource));
    }
    all
}

fn of_file(noun: &str, resource: &Resource<&str>) -> Vec<Written> {
    let mut found = Vec::new();
    for entry in &resource.body {
        match entry {
            Entry::Message(message) => {
                assert!(
                    message.attributes.is_empty(),
                    "{}: attribute",
                    message.id.name
                );
                let mut text = Written {
                    noun: noun.to_owned(),
                    key: message.id.name.to_owned(),
                    words: Vec::new(),
                    variables: BTreeSet::new(),
                    references: Vec::new(),
                };
                let pattern = message.value.as_ref();
                text.read(pattern.unwrap_or_else(|| panic!("{} is empty", message.id.name)));
                found.push(text);
            }
            Entry::Term(term) => panic!("{noun}.ftl: the term {} is not used here", term.id.name),
            Entry::Junk { content } => panic!("{noun}.ftl: cannot be read: {content}"),
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
        }
    }
    found
}

impl Written {
    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.words.push((*value).to_owned()),
                PatternElement::Placeable { expression } => match expression {
                    Expression::Inline(inline) => self.read_inline(inline),
                    Expression::Select { selector, variants } => {
                        self.read_inline(selector);
                        for variant in variants {
                            self.read(&variant.value);
                        }
                    }
                },
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } => self.words.push((*value).to_owned()),
            InlineExpression::NumberLiteral { .. } => {}
            InlineExpression::VariableReference { id } => {
                self.variables.insert(id.name.to_owned());
            }
            InlineExpression::MessageReference { id, .. } => {
                self.references.push(id.name.to_owned());
            }
            other => panic!("{}: {other:?} is not used here", self.key),
        }
    }
}

#[test]
fn every_file_is_read_and_compiled_in() {
    for lang in Lang::ALL {
        assert!(
            texts(lang).mistakes().is_empty(),
            "{:?}",
            texts(lang).mistakes()
        );
        let in_folder: BTreeSet<String> = written(lang).into_iter().map(|text| text.key).collect();
        let compiled: BTreeSet<String> = all_keys(lang).into_iter().collect();
        assert_eq!(in_folder, compiled);
        assert!(all_keys(lang).iter().all(|key| texts(lang).has(key)));
    }
}

#[test]
fn no_key_is_written_twice_and_each_is_named_after_its_file() {
    for lang in Lang::ALL {
        let mut seen = BTreeSet::new();
        for text in written(lang) {
            assert!(
                text.key.starts_with(&format!("{}-", text.noun)),
                "{lang}/{}.ftl: {} belongs into another file",
                text.noun,
                text.key
            );
            assert!(seen.insert(text.key.clone()), "{lang}: {} twice", text.key);
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_in_the_same_files_with_the_same_variables() {
    let shape = |lang| -> BTreeMap<String, (String, BTreeSet<String>)> {
        written(lang)
            .into_iter()
            .map(|text| (text.key, (text.noun, text.variables)))
            .collect()
    };
    let (german, english) = (shape(Lang::De), shape(Lang::En));
    let lines: Vec<String> = german
        .keys()
        .chain(english.keys())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .filter(|key| german.get(*key) != english.get(*key))
        .map(|key| format!("{key}: de {:?}, en {:?}", german.get(key), english.get(key)))
        .collect();
    assert!(lines.is_empty(), "{}", lines.join("\n"));
}

#[test]
fn no_text_is_empty_and_all_that_it_uses_is_there() {
    for lang in Lang::ALL {
        for text in written(lang) {
            assert!(
                text.words.iter().any(|words| !words.trim().is_empty()),
                "{lang}: {} has no words",
                text.key
            );
            for reference in &text.references {
                assert!(texts(lang).has(reference), "{}: {reference}", text.key);
            }
        }
    }
}

#[test]
fn every_text_renders_with_its_variables() {
    for lang in Lang::ALL {
        for text in written(lang) {
            let as_number: Vec<(&str, i18n::Arg)> = text
                .variables
                .iter()
                .map(|name| (name.as_str(), 2.into()))
                .collect();
            let rendered = texts(lang).with(&text.key, &as_number);
            assert!(
                !rendered.contains(['⟦', '{', '\u{2068}']),
                "{lang}: {rendered}"
            );
            assert!(!rendered.trim().is_empty());
        }
    }
}
