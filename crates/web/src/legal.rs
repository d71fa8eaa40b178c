//! Legal bases in English. Laws keep their German names, by which everybody finds them; the words
//! between them are the programme's own, and these are said in the language of the page.

use i18n::{Lang, Texts};

/// The words between the laws, longer ones first, with the keys of their texts.
const WORDS: &[(&str, &str)] = &[
    ("Beschluss des Gerichts", "task-legal-decision"),
    ("Einzelvorschriften", "task-legal-provisions"),
    ("Aufenthaltsrecht", "task-legal-residence"),
    ("nicht geprüft", "task-not-verified"),
    ("Vorschriften", "task-legal-provisions"),
    ("vergleichbar", "task-legal-compare"),
    ("im Übrigen", "task-legal-otherwise"),
    ("Landesrecht", "task-legal-land"),
    ("Konzept", "task-legal-concept"),
    (" und ", "task-legal-and"),
    ("dort ", "task-legal-there"),
];

/// A legal basis as the page says it.
pub fn legal_basis(texts: &Texts, basis: &str) -> String {
    if texts.lang() == Lang::De {
        return basis.to_owned();
    }
    let mut said = basis.to_owned();
    for (german, key) in WORDS {
        let word = texts.get(key);
        let spaced = |edge: bool| if edge { " " } else { "" };
        let around = (german.starts_with(' '), german.ends_with(' '));
        let word = format!("{}{word}{}", spaced(around.0), spaced(around.1));
        said = said.replace(german, &word);
    }
    said
}

#[cfg(test)]
mod tests {
    use i18n::{Lang, texts};

    use super::legal_basis;

    #[test]
    fn laws_keep_their_names_and_the_words_between_follow_the_page() {
        let basis = "§ 15 StVollzG; vergleichbar § 48 Abs. 4 JStVollzG Bln (nicht geprüft)";
        assert_eq!(legal_basis(texts(Lang::De), basis), basis);
        assert_eq!(
            legal_basis(texts(Lang::En), basis),
            "§ 15 StVollzG; compare § 48 Abs. 4 JStVollzG Bln (not checked)"
        );
    }
}
