//! What a reader for blind people and an archive find in the file.

use std::{collections::BTreeSet, fmt::Write as _};

use documents::paper::*;
use domain::Code;
use lopdf::{Dictionary, Document, Object};

use crate::examples::{self, render};

/// The tag tree of a file: `(tag, dictionary)` in reading order.
pub struct Tags {
    pub document: Document,
    pub tags: Vec<(String, Dictionary)>,
}

impl Tags {
    pub fn read(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a PDF");
        let mut found = Self {
            tags: Vec::new(),
            document,
        };
        let root = found
            .catalog()
            .get(b"StructTreeRoot")
            .expect("tags")
            .clone();
        found.walk(&root);
        found
    }

    pub fn catalog(&self) -> &Dictionary {
        self.document.catalog().expect("a catalog")
    }

    fn walk(&mut self, node: &Object) {
        let (_, node) = self.document.dereference(node).expect("a node");
        match node.clone() {
            Object::Array(kids) => kids.iter().for_each(|kid| self.walk(kid)),
            Object::Dictionary(node) => {
                if let Ok(tag) = node.get(b"S").and_then(Object::as_name) {
                    let tag = String::from_utf8_lossy(tag).into_owned();
                    self.tags.push((tag, node.clone()));
                }
                if let Ok(kids) = node.get(b"K") {
                    self.walk(&kids.clone());
                }
            }
            _ => {}
        }
    }

    pub fn count(&self, tag: &str) -> usize {
        self.tags.iter().filter(|(one, _)| one == tag).count()
    }

    fn metadata(&self) -> String {
        let reference = self.catalog().get(b"Metadata").expect("metadata");
        let (_, object) = self.document.dereference(reference).expect("metadata");
        let stream = object.as_stream().expect("a stream");
        let text = stream
            .decompressed_content()
            .unwrap_or_else(|_| stream.content.clone());
        String::from_utf8(text).expect("XMP is UTF-8")
    }
}

pub fn text(object: &Object) -> String {
    lopdf::decode_text_string(object).expect("text")
}

fn each(mut check: impl FnMut(&Paper, PaperLanguage, &Tags)) {
    for paper in examples::all() {
        for language in PaperLanguage::ALL {
            let bytes = render(&paper, *language)
                .unwrap_or_else(|error| panic!("{:?} {language:?}: {error}", paper.content.kind()));
            check(&paper, *language, &Tags::read(&bytes));
        }
    }
}

#[test]
fn every_paper_is_for_the_archive_and_for_everybody() {
    each(|paper, language, file| {
        let at = format!("{:?} {language:?}", paper.content.kind());
        let metadata = file.metadata();
        for sign in [
            "<pdfaid:part>2</pdfaid:part>",
            "<pdfaid:conformance>A</pdfaid:conformance>",
            "<pdfuaid:part>1</pdfuaid:part>",
        ] {
            assert!(metadata.contains(sign), "{at}: {sign} in {metadata}");
        }
        let lang = text(file.catalog().get(b"Lang").expect("a language"));
        let expected = if language == PaperLanguage::English {
            "en"
        } else {
            "de"
        };
        assert_eq!(lang, expected, "{at}");
        let marked = file.catalog().get(b"MarkInfo").and_then(Object::as_dict);
        let marked = marked
            .and_then(|mark| mark.get(b"Marked"))
            .and_then(Object::as_bool);
        assert!(marked.expect("MarkInfo"), "{at}");
        let view = file
            .catalog()
            .get(b"ViewerPreferences")
            .and_then(Object::as_dict);
        let shown = view
            .and_then(|view| view.get(b"DisplayDocTitle"))
            .and_then(Object::as_bool);
        assert!(
            shown.expect("ViewerPreferences"),
            "{at}: the title heads the window"
        );
    });
}

#[test]
fn headings_lists_and_tables_are_tagged_as_such() {
    each(|paper, language, file| {
        let at = format!("{:?} {language:?}", paper.content.kind());
        assert_eq!(file.count("H1"), 1, "{at}: one main heading");
        let levels: Vec<&str> = file
            .tags
            .iter()
            .map(|(tag, _)| tag.as_str())
            .filter(|tag| matches!(*tag, "H1" | "H2" | "H3" | "H4"))
            .collect();
        let jumps = levels.windows(2).any(|pair| pair[1][1..] > *next(pair[0]));
        assert!(!jumps, "{at}: no level is left out: {levels:?}");
        let (lists, items) = (file.count("L"), file.count("LI"));
        assert!(items >= lists, "{at}");
        assert_eq!(file.count("LBody"), items, "{at}: every point has a body");
        if file.count("Table") > 0 {
            assert!(
                file.count("TH") >= file.count("Table"),
                "{at}: tables have heads"
            );
        }
        for (tag, node) in &file.tags {
            let drawn = matches!(tag.as_str(), "Figure" | "Formula");
            assert!(!drawn || node.has(b"Alt"), "{at}: a picture without words");
        }
    });
}

/// `2` for `H1`: the deepest heading that may follow.
fn next(heading: &str) -> &'static str {
    match heading {
        "H1" => "2",
        "H2" => "3",
        _ => "4",
    }
}

#[test]
fn each_kind_has_what_it_is_made_of() {
    let expected = [
        ("information", "LI"),
        ("agreement", "LI"),
        ("plan", "TH"),
        ("next_steps", "LI"),
        ("appointment_letter", "LI"),
        ("weekly_plan", "TH"),
        ("crisis_plan", "TH"),
        ("leave", "TH"),
        ("invitation", "LI"),
        ("conference", "TH"),
        ("final_report", "TH"),
        ("coming_back", "LI"),
        ("partial_agreement", "TH"),
    ];
    let mut seen = BTreeSet::new();
    each(|paper, language, file| {
        let kind = paper.content.kind().code();
        for (_, tag) in expected.iter().filter(|(one, _)| *one == kind) {
            assert!(file.count(tag) > 1, "{kind} {language:?} has no {tag}");
            seen.insert(kind);
        }
    });
    assert_eq!(seen.len(), expected.len());
}

/// Pages, not bytes: a change that makes a paper longer is seen here.
#[test]
fn papers_keep_to_their_pages() {
    let mut pages = String::new();
    for paper in examples::all() {
        let kind = paper.content.kind();
        let count = |language| {
            let bytes = render(&paper, language).expect("a paper");
            Document::load_mem(&bytes).expect("a PDF").get_pages().len()
        };
        let [german, easy, english] = [
            count(PaperLanguage::German),
            count(PaperLanguage::Easy),
            count(PaperLanguage::English),
        ];
        let _ = writeln!(pages, "{} {german} {easy} {english}", kind.code());
    }
    assert_eq!(pages, include_str!("pages.txt"));
}
