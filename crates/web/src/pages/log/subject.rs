//! What an entry of the log is about, in words: the log holds `contact_note 0192…`.

use domain::{Code, paper::PaperKind};
use i18n::Texts;

/// A part of a subject.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// The words, or an id.
    pub text: String,
    /// Whether it is an id or a path, which is shown small.
    pub raw: bool,
}

/// The key of a word of a subject.
pub fn key(word: &str) -> String {
    format!("log-subject-{}", word.replace('_', "-"))
}

/// A subject, word by word. What has no words of its own (ids, paths) stays as it is.
pub fn parts(texts: &Texts, subject: &str) -> Vec<Part> {
    titled(texts, subject, |_| None)
}

/// The same with the titles of life domains, which the programmes know.
pub(super) fn titled(
    texts: &Texts,
    subject: &str,
    domain: impl Fn(&str) -> Option<String>,
) -> Vec<Part> {
    let mut before = "";
    let mut parts = Vec::new();
    for word in subject.split_whitespace() {
        let said = match before {
            "domain" => domain(word),
            "own_plan" => paper(texts, &format!("{word}_plan")),
            _ => said(texts, word),
        };
        parts.push(Part {
            raw: said.is_none(),
            text: said.unwrap_or_else(|| word.to_owned()),
        });
        before = word;
    }
    parts
}

/// The words for a row, or for a kind of paper.
fn said(texts: &Texts, word: &str) -> Option<String> {
    let key = key(word);
    // Ids and paths are never looked up: a key is made of letters only.
    let is_word = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    if is_word && texts.has(&key) {
        return Some(texts.get(&key).into_owned());
    }
    paper(texts, word)
}

fn paper(texts: &Texts, code: &str) -> Option<String> {
    let kind = PaperKind::from_code(code).ok()?;
    Some(texts.code("paper_kind", kind).into_owned())
}
