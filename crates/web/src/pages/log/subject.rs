//! What an entry of the log is about, in words: the log holds `contact_note 0192…`.

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
    subject
        .split_whitespace()
        .map(|word| {
            let key = key(word);
            // Ids and paths are never looked up: a key is made of letters only.
            let is_word = word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
            let raw = !is_word || !texts.has(&key);
            Part {
                text: if raw {
                    word.to_owned()
                } else {
                    texts.get(&key).into_owned()
                },
                raw,
            }
        })
        .collect()
}
