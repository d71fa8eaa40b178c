//! Is this person already known? Matching an incoming person against those on record.
//!
//! A release list, a report by hand and the record of three years ago describe people by names,
//! a birth date and the prison's book number, each with its own mistakes. This module says which
//! known people an incoming one may be, and *why*, so that a person can decide. It decides nothing
//! itself: only [`MatchReason::is_certain`] reasons may preselect, everything else is a question.
//!
//! The comparison is symmetric (a matches b for the reason for which b matches a) and sees folded
//! names only ([`crate::names`]). Duplicates are looked for within one carrier; whoever calls hands
//! in the people of that carrier and nobody else.
//!
//! ```
//! use domain::duplicate::{Identity, MatchReason, find_matches};
//! use jiff::civil::date;
//!
//! let known = [Identity::new("Müller", "Jörg", Some(date(1990, 3, 14)))];
//! let incoming = Identity::new("MUELLER", "Joerg", Some(date(1990, 3, 14)));
//! assert_eq!(find_matches(&incoming, &known), [(0, MatchReason::NameAndBirthDate)]);
//! ```

use std::collections::{BTreeSet, HashMap};

use jiff::civil::Date;

use crate::{
    Code,
    names::{fold, fold_tight, koelner},
};

/// What is known of a person for recognising them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Identity {
    /// Family name as written.
    pub family_name: String,
    /// Given names as written, parted by spaces.
    pub given_names: String,
    /// Date of birth, if known.
    pub birth_date: Option<Date>,
    /// Book numbers of all known times in custody.
    pub book_numbers: Vec<BookNumber>,
}

impl Identity {
    /// A person by names and birth date, without a book number.
    pub fn new(family_name: &str, given_names: &str, birth_date: Option<Date>) -> Self {
        Self {
            family_name: family_name.into(),
            given_names: given_names.into(),
            birth_date,
            book_numbers: Vec::new(),
        }
    }

    /// The same person with one book number more.
    #[must_use]
    pub fn with_book_number(mut self, institution: &str, number: &str) -> Self {
        self.book_numbers.push(BookNumber::new(institution, number));
        self
    }
}

/// A book number (Buchungsnummer). Every prison counts for itself, so the institution is part of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct BookNumber {
    institution: String,
    number: String,
}

impl BookNumber {
    /// Takes the institution's id and the number as written; for comparing, the number keeps its
    /// letters and digits only (`12/0345-a` = `12 0345 A`). Leading zeros count.
    pub fn new(institution: &str, number: &str) -> Self {
        Self {
            institution: institution.into(),
            number: book_number_key(number),
        }
    }

    /// Whether there is anything to compare.
    pub fn is_empty(&self) -> bool {
        self.number.is_empty()
    }
}

/// The form in which book numbers of one institution are compared.
pub fn book_number_key(number: &str) -> String {
    number
        .chars()
        .filter(|sign| sign.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// Why two descriptions may be of one person, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MatchReason {
    /// Same institution and book number, and the name or the birth date agrees too.
    BookNumber,
    /// Same family name, given names and birth date.
    NameAndBirthDate,
    /// Same family name and birth date; one side lists fewer given names (`Hans` / `Hans Peter`).
    FewerGivenNames,
    /// Family and given names are exchanged; same birth date.
    SwappedNames,
    /// Family and given name sound alike; same birth date.
    Phonetic,
    /// Same names; the birth dates differ by one slip: a digit, two neighbouring digits
    /// exchanged, or day and month exchanged.
    BirthDateTypo,
    /// Same institution and book number, yet neither name nor birth date agrees: a mistyped or
    /// reused number. To be looked at before anything is joined.
    BookNumberOnly,
    /// Same names; at least one side has no birth date.
    NameWithoutBirthDate,
    /// Same given names and birth date, another family name (marriage, adoption, two names).
    OtherFamilyName,
    /// Names sound alike; at least one side has no birth date.
    PhoneticWithoutBirthDate,
}

impl MatchReason {
    /// Whether the two have the same number in the books of the same prison.
    pub fn is_by_number(self) -> bool {
        matches!(self, Self::BookNumber | Self::BookNumberOnly)
    }

    /// Whether the person may be taken as known without asking. Everything else is a question.
    pub fn is_certain(self) -> bool {
        matches!(self, Self::BookNumber | Self::NameAndBirthDate)
    }
}

impl Code for MatchReason {
    const ALL: &'static [Self] = &[
        Self::BookNumber,
        Self::NameAndBirthDate,
        Self::FewerGivenNames,
        Self::SwappedNames,
        Self::Phonetic,
        Self::BirthDateTypo,
        Self::BookNumberOnly,
        Self::NameWithoutBirthDate,
        Self::OtherFamilyName,
        Self::PhoneticWithoutBirthDate,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::BookNumber => "book_number",
            Self::NameAndBirthDate => "name_and_birth_date",
            Self::FewerGivenNames => "fewer_given_names",
            Self::SwappedNames => "swapped_names",
            Self::Phonetic => "phonetic",
            Self::BirthDateTypo => "birth_date_typo",
            Self::BookNumberOnly => "book_number_only",
            Self::NameWithoutBirthDate => "name_without_birth_date",
            Self::OtherFamilyName => "other_family_name",
            Self::PhoneticWithoutBirthDate => "phonetic_without_birth_date",
        }
    }
}

/// All known people whom the incoming one may be, as (index, strongest reason), strongest first.
///
/// For many incoming people build one [`Register`] instead.
pub fn find_matches(incoming: &Identity, known: &[Identity]) -> Vec<(usize, MatchReason)> {
    Register::new(known).matches(incoming)
}

/// Known people, folded once and indexed, for matching a whole release list.
#[derive(Debug, Clone, Default)]
pub struct Register {
    people: Vec<Folded>,
    buckets: HashMap<Key, Vec<usize>>,
}

impl Register {
    /// Folds and indexes the known people; matches name them by their place in this sequence.
    pub fn new<'a>(known: impl IntoIterator<Item = &'a Identity>) -> Self {
        let mut register = Self::default();
        for identity in known {
            register.add(identity);
        }
        register
    }

    /// Adds one more person and says which index they have.
    pub fn add(&mut self, identity: &Identity) -> usize {
        let index = self.people.len();
        let person = Folded::new(identity);
        for key in person.keys() {
            self.buckets.entry(key).or_default().push(index);
        }
        self.people.push(person);
        index
    }

    /// All known people whom the incoming one may be, as (index, strongest reason), strongest first.
    pub fn matches(&self, incoming: &Identity) -> Vec<(usize, MatchReason)> {
        let incoming = Folded::new(incoming);
        // A set, because one person is reached through several keys.
        let candidates: BTreeSet<usize> = incoming
            .keys()
            .iter()
            .filter_map(|key| self.buckets.get(key))
            .flatten()
            .copied()
            .collect();
        let mut matches: Vec<(usize, MatchReason)> = candidates
            .into_iter()
            .filter_map(|index| {
                let known = self.people.get(index)?;
                Some((index, reason(&incoming, known)?))
            })
            .collect();
        matches.sort_by_key(|&(index, reason)| (reason, index));
        matches
    }
}

/// A way to reach a person who may be the same. Two people who match share at least one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Book(BookNumber),
    Born(Date),
    Named(String, String),
    Sounding(String, String),
}

#[derive(Debug, Clone)]
struct Folded {
    family: String,
    given: String,
    given_words: Vec<String>,
    family_sound: String,
    given_sound: String,
    first_given_sound: String,
    birth_date: Option<Date>,
    book_numbers: Vec<BookNumber>,
}

impl Folded {
    fn new(identity: &Identity) -> Self {
        let given_words: Vec<String> = fold(&identity.given_names)
            .split(' ')
            .map(str::to_owned)
            .collect();
        let first_given_sound = given_words
            .first()
            .map(|word| koelner(word))
            .unwrap_or_default();
        Self {
            family: fold_tight(&identity.family_name),
            given: fold_tight(&identity.given_names),
            family_sound: koelner(&identity.family_name),
            given_sound: koelner(&identity.given_names),
            given_words,
            first_given_sound,
            birth_date: identity.birth_date,
            book_numbers: identity
                .book_numbers
                .iter()
                .filter(|number| !number.is_empty())
                .cloned()
                .collect(),
        }
    }

    fn keys(&self) -> Vec<Key> {
        let mut keys: Vec<Key> = self.book_numbers.iter().cloned().map(Key::Book).collect();
        keys.extend(self.birth_date.map(Key::Born));
        if self.is_named() {
            keys.push(Key::Named(self.family.clone(), self.given.clone()));
        }
        if self.is_sounding() {
            let by_first = Key::Sounding(self.family_sound.clone(), self.first_given_sound.clone());
            let by_whole = Key::Sounding(self.family_sound.clone(), self.given_sound.clone());
            if by_first != by_whole {
                keys.push(by_whole);
            }
            keys.push(by_first);
        }
        keys
    }

    fn is_named(&self) -> bool {
        !self.family.is_empty() && !self.given.is_empty()
    }

    fn is_sounding(&self) -> bool {
        !self.family_sound.is_empty()
            && !self.given_sound.is_empty()
            && !self.first_given_sound.is_empty()
    }
}

/// The strongest reason for which two descriptions may be of one person.
fn reason(a: &Folded, b: &Folded) -> Option<MatchReason> {
    let named = a.is_named() && b.is_named();
    let same_name = named && a.family == b.family && a.given == b.given;
    let alike = same_name || sound_alike(a, b);
    let same_book = a
        .book_numbers
        .iter()
        .any(|number| b.book_numbers.contains(number));
    let born = match (a.birth_date, b.birth_date) {
        (Some(a), Some(b)) if a == b => Born::Same,
        (Some(a), Some(b)) if one_slip_apart(a, b) => Born::OneSlip,
        (Some(_), Some(_)) => Born::Different,
        _ => Born::Unknown,
    };
    if same_book && (alike || born == Born::Same) {
        return Some(MatchReason::BookNumber);
    }
    let by_person = match born {
        Born::Same if named => by_name(a, b, same_name),
        Born::OneSlip if same_name => Some(MatchReason::BirthDateTypo),
        Born::Unknown if same_name => Some(MatchReason::NameWithoutBirthDate),
        Born::Unknown if alike => Some(MatchReason::PhoneticWithoutBirthDate),
        _ => None,
    };
    let by_book = same_book.then_some(MatchReason::BookNumberOnly);
    by_person.into_iter().chain(by_book).min()
}

/// The reason that two differently written names give when the birth date is the same.
fn by_name(a: &Folded, b: &Folded, same_name: bool) -> Option<MatchReason> {
    let reason = if same_name {
        MatchReason::NameAndBirthDate
    } else if a.family == b.family && one_holds_the_other(&a.given_words, &b.given_words) {
        MatchReason::FewerGivenNames
    } else if a.family == b.given && a.given == b.family {
        MatchReason::SwappedNames
    } else if sound_alike(a, b) {
        MatchReason::Phonetic
    } else if a.given == b.given {
        MatchReason::OtherFamilyName
    } else {
        return None;
    };
    Some(reason)
}

fn sound_alike(a: &Folded, b: &Folded) -> bool {
    a.is_sounding()
        && b.is_sounding()
        && a.family_sound == b.family_sound
        && (a.given_sound == b.given_sound || a.first_given_sound == b.first_given_sound)
}

fn one_holds_the_other(a: &[String], b: &[String]) -> bool {
    a.iter().all(|word| b.contains(word)) || b.iter().all(|word| a.contains(word))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Born {
    Same,
    OneSlip,
    Different,
    Unknown,
}

/// Whether one slip of the hand turns one date into the other.
fn one_slip_apart(a: Date, b: Date) -> bool {
    if (a.year(), a.month(), a.day()) == (b.year(), b.day(), b.month()) {
        return true;
    }
    let (a, b) = (typed_digits(a), typed_digits(b));
    let different: Vec<usize> = (0..a.len()).filter(|&at| a[at] != b[at]).collect();
    match different[..] {
        [_] => true,
        [one, two] => two == one + 1 && a[one] == b[two] && a[two] == b[one],
        _ => false,
    }
}

/// The eight digits in the order in which people type them: TTMMJJJJ.
fn typed_digits(date: Date) -> [i16; 8] {
    let (day, month, year) = (i16::from(date.day()), i16::from(date.month()), date.year());
    [
        day / 10,
        day % 10,
        month / 10,
        month % 10,
        year / 1000,
        year / 100 % 10,
        year / 10 % 10,
        year % 10,
    ]
}

#[cfg(test)]
mod tests;
