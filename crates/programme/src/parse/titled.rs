//! Lists of things to choose from: an id and what is shown.

use crate::{
    read::{Section, Written},
    text::Text,
};

/// An id that is no name for other parts of the file.
pub(super) fn plain_id(section: &Section<'_>) -> Written<String> {
    let written = section.string("id");
    let plain = |sign: char| sign.is_ascii_lowercase() || sign.is_ascii_digit() || sign == '_';
    let begins = written
        .value
        .starts_with(|one: char| one.is_ascii_lowercase());
    if !(written.value.is_empty() || begins && written.value.chars().all(plain)) {
        let expected = "small letters, digits and \"_\", beginning with a letter";
        let message = format!("\"{}\" is no id; expected {expected}", written.value);
        section.sheet.wrong(&written.at, expected, &message);
    }
    written
}

/// A list of `{ id, title }`; no id comes twice in it. `noun` is what one of them is called.
pub(super) fn titled(
    section: &Section<'_>,
    key: &'static str,
    noun: &str,
) -> Vec<(Written<String>, Text)> {
    let mut read: Vec<(Written<String>, Text)> = Vec::new();
    for inner in section.sections(key) {
        let id = plain_id(&inner);
        if read.iter().any(|(other, _)| other.value == id.value) {
            let message = format!(
                "the {noun} \"{}\" exists already; expected an id of its own",
                id.value
            );
            inner.sheet.wrong(&id.at, "an id of its own", &message);
        }
        read.push((id, inner.text("title")));
        inner.finish();
    }
    read
}
