//! Letters of an office (X10): its own words, with places in braces for what the record knows. Says
//! which places there are and fills them; knows no case and no letter of its own.

use crate::Code;

/// A place that is filled from the record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LetterField {
    /// Given names and family name of the client.
    Name,
    /// Day of birth.
    Born,
    /// Number of the case.
    CaseNumber,
    /// Number in the books of the prison.
    BookNumber,
    /// The prison.
    Institution,
    /// Day of the release, as it is known.
    Release,
    /// Name of the programme.
    Programme,
    /// Name and address of the site.
    Office,
    /// Where post of the client goes.
    Address,
    /// Who leads the case, or whom the site names.
    Worker,
    /// Telephone to ask under.
    Phone,
    /// Who stands in.
    Deputy,
    /// The day on which the letter is made.
    Today,
    /// The sentence that taking part creates no entitlement.
    NoEntitlement,
}

impl Code for LetterField {
    const ALL: &'static [Self] = &[
        Self::Name,
        Self::Born,
        Self::CaseNumber,
        Self::BookNumber,
        Self::Institution,
        Self::Release,
        Self::Programme,
        Self::Office,
        Self::Address,
        Self::Worker,
        Self::Phone,
        Self::Deputy,
        Self::Today,
        Self::NoEntitlement,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Born => "born",
            Self::CaseNumber => "case_number",
            Self::BookNumber => "book_number",
            Self::Institution => "institution",
            Self::Release => "release",
            Self::Programme => "programme",
            Self::Office => "office",
            Self::Address => "address",
            Self::Worker => "worker",
            Self::Phone => "phone",
            Self::Deputy => "deputy",
            Self::Today => "today",
            Self::NoEntitlement => "no_entitlement",
        }
    }
}

impl LetterField {
    /// What is typed between the braces. German, as the letters are mostly written.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "Name",
            Self::Born => "Geburtsdatum",
            Self::CaseNumber => "Fallnummer",
            Self::BookNumber => "Buchnummer",
            Self::Institution => "Haftanstalt",
            Self::Release => "Entlassung",
            Self::Programme => "Programm",
            Self::Office => "Büro",
            Self::Address => "Anschrift",
            Self::Worker => "Ansprechperson",
            Self::Phone => "Telefon",
            Self::Deputy => "Vertretung",
            Self::Today => "Heute",
            Self::NoEntitlement => "Kein Anspruch",
        }
    }
}

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// Words as they were typed.
    Words(String),
    /// A place to fill.
    Field(LetterField),
}

/// Why a letter cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LetterProblem {
    /// Between these braces stands nothing that the record knows.
    Unknown(String),
    /// A brace opens here and does not close: the words after it.
    Open(String),
}

/// How much of the words after an open brace is shown, in characters.
const SHOWN: usize = 20;

/// Reads a letter: words, and places in braces, whatever their case and the spaces in them.
pub fn read(text: &str) -> Result<Vec<Part>, LetterProblem> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        if !before.is_empty() {
            parts.push(Part::Words(before.to_owned()));
        }
        let shown = || after.chars().take(SHOWN).collect::<String>();
        let (inside, behind) = after
            .split_once('}')
            .ok_or_else(|| LetterProblem::Open(shown()))?;
        if inside.contains('{') {
            return Err(LetterProblem::Open(shown()));
        }
        let wanted = inside.trim().to_lowercase();
        let field = LetterField::ALL
            .iter()
            .find(|one| one.word().to_lowercase() == wanted);
        let field = field.ok_or_else(|| LetterProblem::Unknown(inside.trim().to_owned()))?;
        parts.push(Part::Field(*field));
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(Part::Words(rest.to_owned()));
    }
    Ok(parts)
}

/// A line to write on by hand, where the record knows nothing.
pub const BLANK: &str = "____________________";

/// A letter as it is set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Its words.
    pub text: String,
    /// What the record does not know, each once, in the order of the letter; a line stands there.
    pub missing: Vec<LetterField>,
}

/// Fills the places of a letter. What is empty counts as not known.
pub fn fill(parts: &[Part], value: impl Fn(LetterField) -> Option<String>) -> Filled {
    let mut filled = Filled {
        text: String::new(),
        missing: Vec::new(),
    };
    for part in parts {
        match part {
            Part::Words(words) => filled.text.push_str(words),
            Part::Field(field) => {
                let known = value(*field).filter(|value| !value.trim().is_empty());
                if known.is_none() && !filled.missing.contains(field) {
                    filled.missing.push(*field);
                }
                filled.text.push_str(known.as_deref().unwrap_or(BLANK));
            }
        }
    }
    filled
}

/// The paragraphs of a letter: what empty lines separate, each with its lines.
pub fn paragraphs(text: &str) -> Vec<Vec<String>> {
    let mut all = vec![Vec::new()];
    for line in text.lines().map(str::trim_end) {
        if line.trim().is_empty() {
            all.push(Vec::new());
        } else if let Some(last) = all.last_mut() {
            last.push(line.to_owned());
        }
    }
    all.retain(|one| !one.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn value(field: LetterField) -> Option<String> {
        match field {
            LetterField::Name => Some("Jonas Demir".to_owned()),
            LetterField::Deputy => Some("  ".to_owned()),
            _ => None,
        }
    }

    #[test]
    fn places_are_filled_and_what_is_not_known_stays_a_line() {
        let parts = read("Für { name }, Buch {Buchnummer} und {BUCHNUMMER}, {Vertretung}.");
        let filled = fill(&parts.unwrap_or_default(), value);
        assert_eq!(
            filled.text,
            format!("Für Jonas Demir, Buch {BLANK} und {BLANK}, {BLANK}.")
        );
        assert_eq!(
            filled.missing,
            [LetterField::BookNumber, LetterField::Deputy]
        );
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let unknown = |word: &str| Err(LetterProblem::Unknown(word.to_owned()));
        assert_eq!(read("{Straftat}"), unknown("Straftat"));
        assert_eq!(read("{}"), unknown(""));
        let open = |word: &str| Err(LetterProblem::Open(word.to_owned()));
        assert_eq!(read("Guten Tag {Name"), open("Name"));
        assert_eq!(read("{Na{Name}"), open("Na{Name}"));
        assert_eq!(read("a } b"), Ok(vec![Part::Words("a } b".to_owned())]));
    }

    #[test]
    fn no_two_places_have_one_word() {
        let mut words: Vec<String> = LetterField::ALL
            .iter()
            .map(|one| one.word().to_lowercase())
            .collect();
        words.sort();
        words.dedup();
        assert_eq!(words.len(), LetterField::ALL.len());
    }

    #[test]
    fn empty_lines_separate_paragraphs() {
        let found = paragraphs("\nGuten Tag,\n\n \nerste Zeile \nzweite\n");
        assert_eq!(found, [vec!["Guten Tag,"], vec!["erste Zeile", "zweite"]]);
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused_and_plain_words_stay(text in "[a-zäöü {}\\n]{0,60}") {
            if let Ok(parts) = read(&text) {
                let again: String = parts
                    .iter()
                    .map(|part| match part {
                        Part::Words(words) => words.clone(),
                        Part::Field(field) => format!("{{{}}}", field.word()),
                    })
                    .collect();
                prop_assert_eq!(read(&again), Ok(parts));
            } else {
                let braced = text.contains('{');
                prop_assert!(braced);
            }
        }

        #[test]
        fn what_is_filled_in_is_never_read_again(value in ".{1,30}") {
            let parts = [Part::Field(LetterField::Name)];
            let filled = fill(&parts, |_| Some(value.clone()));
            if value.trim().is_empty() {
                prop_assert_eq!(filled.text, BLANK);
            } else {
                prop_assert_eq!(filled.text, value);
            }
        }
    }
}
