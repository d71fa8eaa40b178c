//! Which passwords may be chosen.
//!
//! Length and not being guessable count; mixtures of signs and forced changes do not, because they
//! make people choose `Sommer2024!` (NIST SP 800-63B, BSI ORP.4). Guessable means: in the shipped
//! list, or made of the person's own name, once the decoration is taken off that everyone adds:
//!
//! | Typed | Looked up |
//! |---|---|
//! | `Sommer2024!!` | `sommer` (digits and signs around the word) |
//! | `P4ssw0rt-2027` | `passwort` (digits that stand for letters) |
//! | `hallohallohallo` | `hallo` (repeated) |
//! | `gartenschlüssel7` | `garten` + `schlüssel` (two words of the list) |
//!
//! A sentence of three or more words passes, and that is what people are asked for.

use std::{collections::HashSet, sync::LazyLock};

use domain::{
    Code,
    names::{fold, fold_tight},
};

/// Fewest characters of a password. Characters are Unicode scalar values: "ü" is one.
pub const MIN_CHARS: usize = 12;
/// Most characters of a password; more would only cost time to hash.
pub const MAX_CHARS: usize = 128;

// "aaaaaaaaaaaa" and "121212121212" have too few, "anna kann ruhn" has enough.
const MIN_DIFFERENT: usize = 5;
// A word of a pair is looked up only from this length on; shorter ones are in every sentence.
const MIN_PAIR_WORD: usize = 4;
// What may be left beside the person's own words before the password counts as another one.
const MIN_REST: usize = 5;

static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    include_str!("../common_passwords.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(fold_tight)
        .collect()
});

/// Why a password is refused. The code is a text key; nothing here repeats what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum PasswordProblem {
    /// Fewer than [`MIN_CHARS`] characters.
    #[error("the password has fewer than {MIN_CHARS} characters")]
    TooShort,
    /// More than [`MAX_CHARS`] characters.
    #[error("the password has more than {MAX_CHARS} characters")]
    TooLong,
    /// Almost only one character, or a short pattern again and again.
    #[error("the password has fewer than {MIN_DIFFERENT} different characters")]
    Monotonous,
    /// Nothing but digits: a date, a telephone number, a row of keys.
    #[error("the password consists of digits only")]
    OnlyDigits,
    /// A word of the shipped list, or two of them, with or without decoration.
    #[error("the password is one of the most common ones")]
    Common,
    /// Made of the login, the person's name or the name of this program.
    #[error("the password consists of the person's name, login or the program's name")]
    Personal,
}

impl Code for PasswordProblem {
    const ALL: &'static [Self] = &[
        Self::TooShort,
        Self::TooLong,
        Self::Monotonous,
        Self::OnlyDigits,
        Self::Common,
        Self::Personal,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::TooShort => "too_short",
            Self::TooLong => "too_long",
            Self::Monotonous => "monotonous",
            Self::OnlyDigits => "only_digits",
            Self::Common => "common",
            Self::Personal => "personal",
        }
    }
}

/// Whether a person with this login and these names may choose `password`; otherwise every reason
/// why not, in the order of [`PasswordProblem::ALL`].
pub fn policy(password: &str, login: &str, names: &[&str]) -> Result<(), Vec<PasswordProblem>> {
    let chars = password.chars().count();
    if chars > MAX_CHARS {
        // Nothing else is worth the time that a very long text would take.
        return Err(vec![PasswordProblem::TooLong]);
    }
    let different = password.chars().collect::<HashSet<char>>().len();
    let readings = readings(password);
    let problems: Vec<PasswordProblem> = [
        (chars < MIN_CHARS, PasswordProblem::TooShort),
        (different < MIN_DIFFERENT, PasswordProblem::Monotonous),
        (is_only_digits(password), PasswordProblem::OnlyDigits),
        (
            readings.iter().any(|reading| is_common(reading)),
            PasswordProblem::Common,
        ),
        (
            is_personal(&readings, login, names),
            PasswordProblem::Personal,
        ),
    ]
    .into_iter()
    .filter_map(|(applies, problem)| applies.then_some(problem))
    .collect();
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

fn is_only_digits(password: &str) -> bool {
    let mut written = password.chars().filter(|c| c.is_alphanumeric()).peekable();
    written.peek().is_some() && written.all(char::is_numeric)
}

/// The forms in which a password is looked up: letters and digits in lower case, with decoration
/// and without. Not folded yet, because folding joined words can drop an `e` where they meet.
fn readings(password: &str) -> HashSet<String> {
    let is_decoration = |c: char| !c.is_alphabetic();
    let without_tail = password.trim_end_matches(is_decoration);
    [
        password,
        without_tail,
        without_tail.trim_start_matches(is_decoration),
    ]
    .into_iter()
    .flat_map(|text| {
        [
            text.to_lowercase(),
            with_letters(text, 'i'),
            with_letters(text, 'l'),
        ]
    })
    .flat_map(|text| {
        let written: String = text.chars().filter(|c| c.is_alphanumeric()).collect();
        let letters: String = text.chars().filter(|c| c.is_alphabetic()).collect();
        let once = [
            smallest_period(&written).to_owned(),
            smallest_period(&letters).to_owned(),
        ];
        [written, letters].into_iter().chain(once)
    })
    .filter(|reading| !reading.is_empty())
    .collect()
}

/// Puts letters back for the digits and signs that stand for them; `one` is the letter for `1`.
fn with_letters(text: &str, one: char) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            '@' | '4' => 'a',
            '3' | '€' => 'e',
            '0' => 'o',
            '$' | '5' => 's',
            '7' => 't',
            '1' | '!' => one,
            other => other,
        })
        .collect()
}

/// The shortest piece that, repeated, gives the whole: "hallohallo" → "hallo". The last repetition
/// may be cut off.
fn smallest_period(text: &str) -> &str {
    text.char_indices()
        .skip(1)
        .map(|(cut, _)| cut)
        .take_while(|cut| cut * 2 <= text.len())
        .find(|cut| text.starts_with(&text[*cut..]))
        .map_or(text, |cut| &text[..cut])
}

fn is_common(reading: &str) -> bool {
    let is_listed = |word: &str| COMMON.contains(&fold_tight(word));
    let cuts = reading.char_indices().map(|(cut, _)| reading.split_at(cut));
    is_listed(reading)
        || cuts
            .filter(|(first, second)| first.len().min(second.len()) >= MIN_PAIR_WORD)
            .any(|(first, second)| is_listed(first) && is_listed(second))
}

fn is_personal(readings: &HashSet<String>, login: &str, names: &[&str]) -> bool {
    let whole_name = names.concat();
    let mut words: Vec<String> = [login, "nahtlos", &whole_name]
        .into_iter()
        .chain(names.iter().copied())
        .flat_map(|text| {
            let parts = fold(text);
            let mut words: Vec<String> = parts.split(' ').map(String::from).collect();
            words.push(fold_tight(text));
            words
        })
        .filter(|word| word.chars().count() >= 3)
        .collect();
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    readings
        .iter()
        .map(|reading| fold_tight(reading))
        .any(|reading| {
            let rest = words
                .iter()
                .fold(reading.clone(), |rest, word| rest.replace(word, ""));
            let letters = rest.chars().filter(|c| c.is_alphabetic()).count();
            rest.len() < reading.len() && letters < MIN_REST
        })
}
