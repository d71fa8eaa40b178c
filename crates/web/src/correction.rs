//! What a row said before, ready for `field/_former.html`: old words struck, reason, name and time.

use app::correction::{Correction, SAID, Struck};
use i18n::Texts;

/// What a row said before one correction.
pub struct Former {
    /// Label and value of each field.
    pub fields: Vec<(String, String)>,
    /// Who, when and why.
    pub why: String,
}

/// The former words of a row, newest first.
pub fn former(texts: &Texts, trail: &[Correction]) -> Vec<Former> {
    trail
        .iter()
        .map(|one| Former {
            fields: labelled(texts, &one.former),
            why: why(texts, one),
        })
        .collect()
}

/// Who corrected a row, when and why.
pub fn why(texts: &Texts, one: &Correction) -> String {
    let (name, when) = ((&one.by_name).into(), texts.instant(one.at).into());
    if one.reason.is_empty() {
        texts.with("common-former-by", &[("name", name), ("when", when)])
    } else {
        let reason = ("reason", sentence(&one.reason).into());
        let args = [reason, ("name", name), ("when", when)];
        texts.with("common-former-why", &args)
    }
}

/// Somebody's words without the full stop that the sentence around them ends with.
pub fn sentence(words: &str) -> &str {
    let words = words.trim_end();
    match words.strip_suffix('.') {
        Some(short) if !short.ends_with('.') => short,
        _ => words,
    }
}

/// Who struck a row, when and why.
pub fn struck_by(texts: &Texts, struck: &Struck) -> String {
    let args = [
        ("name", (&struck.by_name).into()),
        ("when", texts.instant(struck.at).into()),
        ("reason", (&struck.reason).into()),
    ];
    texts.with("common-struck-by", &args)
}

/// Fields as use cases name them, in words: keys as their texts, days as dates, and what somebody said
/// in quotation marks.
pub fn labelled(texts: &Texts, fields: &[(String, String)]) -> Vec<(String, String)> {
    let said = |value: &str| match value.parse() {
        Ok(day) => texts.date(day),
        Err(_) if texts.has(value) => texts.get(value).into_owned(),
        Err(_) => value.to_owned(),
    };
    let label = |key: &str| match key.strip_prefix(SAID) {
        Some(words) => texts.with("common-quoted", &[("words", words.into())]),
        None => texts.get(key).into_owned(),
    };
    fields
        .iter()
        .map(|(key, value)| (label(key), said(value)))
        .collect()
}
