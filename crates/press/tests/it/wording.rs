//! What stands outside: titles, names of files, metadata (IH1), and what easy language is.

use documents::{compose, paper::*, title};
use domain::{Code, paper::PaperKind};
use lopdf::Object;

use crate::{
    accessible::{Tags, text},
    examples::{self, render},
};

/// Parts of words that would tell a stranger where somebody has been, folded.
const SHAMING: [&str; 26] = [
    "haft",
    "straf",
    "jva",
    "gefängnis",
    "gefaengnis",
    "knast",
    "vollzug",
    "anstalt",
    "insasse",
    "gefangen",
    "delikt",
    "täter",
    "taeter",
    "kriminal",
    "resozialis",
    "bewähr",
    "bewaehr",
    "justiz",
    "prison",
    "jail",
    "inmate",
    "offend",
    "convict",
    "crim",
    "custody",
    "probation",
];

fn shaming(text: &str) -> Option<&'static str> {
    let text = text.to_lowercase();
    SHAMING.into_iter().find(|word| text.contains(word))
}

#[test]
fn titles_and_names_of_files_shame_nobody() {
    for language in PaperLanguage::ALL {
        for kind in PaperKind::ALL {
            let title = title(*kind, *language);
            assert_eq!(shaming(&title), None, "{title}");
        }
        for paper in examples::all() {
            let name = compose(&paper, *language).file_name();
            assert_eq!(shaming(&name), None, "{name}");
            assert!(!name.to_lowercase().contains("demir"), "{name}");
            assert!(
                name.chars().all(|one| one.is_ascii_lowercase()
                    || one.is_ascii_digit()
                    || "-.".contains(one)),
                "{name}"
            );
        }
    }
    assert_eq!(
        shaming("Nach der Haftentlassung"),
        Some("haft"),
        "the list works"
    );
}

#[test]
fn metadata_tell_nothing_about_the_person() {
    for paper in examples::all() {
        let bytes = render(&paper, PaperLanguage::German).expect("a paper");
        let file = Tags::read(&bytes);
        let title = title(paper.content.kind(), PaperLanguage::German);
        let Ok(info) = file
            .document
            .trailer
            .get(b"Info")
            .and_then(Object::as_reference)
        else {
            panic!("no Info");
        };
        let info = file.document.get_dictionary(info).expect("Info");
        assert_eq!(text(info.get(b"Title").expect("a title")), title);
        for (key, value) in info {
            let Ok(value) = lopdf::decode_text_string(value) else {
                continue;
            };
            assert!(!value.contains("Demir"), "{key:?}: {value}");
            assert_eq!(shaming(&value), None, "{key:?}: {value}");
        }
    }
}

/// Rules of easy language that can be counted. Whether it is easy to read, only its readers say.
#[test]
fn easy_language_keeps_its_sentences_short() {
    let texts = include_str!("../../../documents/texts/easy.toml");
    let quoted = texts.split('"').skip(1).step_by(2);
    let clauses = [
        ", dass ",
        ", weil ",
        ", wenn ",
        ", damit ",
        ", ob ",
        ", obwohl ",
        ", die ",
        ", der ",
    ];
    for text in quoted {
        for sentence in text.split(['.', '?', '!', ':']) {
            let words = sentence.split_whitespace().count();
            assert!(words <= 12, "{words} words: {sentence}");
        }
        for clause in clauses {
            assert!(!text.contains(clause), "a clause: {text}");
        }
    }
}
