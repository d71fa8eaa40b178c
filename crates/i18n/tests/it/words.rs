//! The language of the texts: gender-fair, never stigmatising, with the signs of good print.

use i18n::Lang;

use crate::files::written;

/// Words that reduce a person to what happened, in any form.
const STIGMA: [&str; 13] = [
    "täter",
    "insasse",
    "häftling",
    "knast",
    "knacki",
    "kriminell",
    "delinquent",
    "inmate",
    "offender",
    "convict",
    "felon",
    "criminal",
    "jailbird",
];

/// Forms that name men only; written with `_in`, or replaced by a neutral word.
const MALE_ONLY: [&str; 34] = [
    "Klient",
    "Klienten",
    "Mitarbeiter",
    "Mitarbeitern",
    "Mitarbeiters",
    "Nutzer",
    "Nutzern",
    "Benutzer",
    "Benutzern",
    "Teilnehmer",
    "Teilnehmern",
    "Betreuer",
    "Betreuern",
    "Sozialarbeiter",
    "Sozialarbeitern",
    "Übergangsmanager",
    "Übergangsmanagern",
    "Fallmanager",
    "Koordinator",
    "Koordinatoren",
    "Leiter",
    "Leitern",
    "Administrator",
    "Administratoren",
    "Ansprechpartner",
    "Ansprechpartnern",
    "Bewährungshelfer",
    "Bewährungshelfern",
    "Vertreter",
    "Kollege",
    "Kollegen",
    "Bearbeiter",
    "Empfänger",
    "Vermieter",
];

/// Signs that a typewriter made do with, and what stands for them in print.
const TYPEWRITER: [(&str, &str); 6] = [
    ("\"", "„…“ or “…”"),
    ("'", "’"),
    ("...", "…"),
    (" - ", "a comma or –"),
    ("  ", "one space"),
    (" ,", "a comma without a space before it"),
];

fn each(lang: Lang, look: impl Fn(&str) -> Option<String>) {
    let findings: Vec<String> = written(lang)
        .iter()
        .flat_map(|text| text.words.iter().map(move |words| (&text.key, words)))
        .filter_map(|(key, words)| Some(format!("{lang}: {key}: {}", look(words)?)))
        .collect();
    assert!(findings.is_empty(), "{}", findings.join("\n"));
}

#[test]
fn nobody_is_called_by_what_happened() {
    for lang in Lang::ALL {
        each(lang, |words| {
            let lower = words.to_lowercase();
            let word = STIGMA.into_iter().find(|word| lower.contains(word))?;
            Some(format!("says „{word}“"))
        });
    }
}

#[test]
fn german_means_everybody_and_writes_it_in_one_way() {
    each(Lang::De, |words| {
        let male = words
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .find(|word| MALE_ONLY.contains(word));
        if let Some(word) = male {
            return Some(format!("„{word}“ names men only: {words}"));
        }
        ["/in", "/-in", "*in", ":in", "(in", "Innen"]
            .into_iter()
            .find(|form| words.contains(form))
            .map(|form| format!("„{form}“ is written _in here: {words}"))
    });
}

#[test]
fn print_has_its_own_signs() {
    for lang in Lang::ALL {
        each(lang, |words| {
            TYPEWRITER
                .into_iter()
                .find(|(sign, _)| words.contains(sign))
                .map(|(sign, better)| format!("has {sign}, wants {better}: {words}"))
        });
    }
    let open_and_closed = |open: char, close: char| {
        move |words: &str| {
            let count = |sign| words.chars().filter(|letter| *letter == sign).count();
            (count(open) != count(close)).then(|| format!("quotes do not match: {words}"))
        }
    };
    // In German print “ closes, in English it opens; „ and ” have no place in the other.
    for text in written(Lang::De) {
        let words = text.words.concat();
        assert_eq!(open_and_closed('„', '“')(&words), None, "{}", text.key);
        assert!(!words.contains('”'), "{}", text.key);
    }
    for text in written(Lang::En) {
        let words = text.words.concat();
        assert_eq!(open_and_closed('“', '”')(&words), None, "{}", text.key);
        assert!(!words.contains('„'), "{}", text.key);
    }
}

#[test]
fn each_language_keeps_to_itself() {
    let german = [" und ", " nicht ", " der ", "ß", " Fall"];
    each(Lang::En, |words| {
        let found = german.into_iter().find(|word| words.contains(word))?;
        Some(format!("German „{found}“ in: {words}"))
    });
    let english = [" the ", " and ", " not ", " of "];
    each(Lang::De, |words| {
        let found = english.into_iter().find(|word| words.contains(word))?;
        Some(format!("English “{found}” in: {words}"))
    });
}
