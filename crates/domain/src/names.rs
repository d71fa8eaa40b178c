//! How names are made comparable: a folded form for searching, a phonetic code for doubt.
//!
//! A name reaches an office in many spellings. The prison writes `MUELLER`, the lease says
//! `Müller`, someone on the telephone hears `Muller`. Two functions take that apart:
//!
//! - [`fold`] is for *finding*: two spellings of one written name fold to the same text. It is
//!   stored beside the name and compared by equality or by prefix.
//! - [`koelner`] is for *doubt*: the Kölner Phonetik gives names that sound alike in German the
//!   same digits. It is a hint for a person to look at, never a proof.
//!
//! Neither keeps what makes a name dear to its bearer, so neither is ever shown.
//!
//! # How umlauts meet
//! `ü` is found as `ü`, as `ue` and as plain `u`. No choice of *one* transcription can do that, so
//! both steps are taken: every letter loses its marks (`ü` → `u`, `é` → `e`, `ł` → `l`), and then
//! every `e` that directly follows `a`, `o` or `u` is dropped (`ue` → `u`). The second step also
//! shortens names in which the `e` is a sound of its own: `Bauer` → `baur`, `Neue` → `neu`,
//! `Michael` → `michal`, `Manuela` → `manula`. That is harmless, because whatever is searched for is folded as
//! well; it only means that a few different names share a form (`Bauer` and `Baur`, `Raul` and
//! `Rauel`). A search that shows one name too many is cheaper than one that hides a person.
//!
//! ```
//! use domain::names::{fold, koelner};
//!
//! assert_eq!(fold("Müller"), fold("MUELLER"));
//! assert_eq!(fold("Müller"), fold("Muller"));
//! assert_eq!(fold("Weiß-Øster"), "weiss oster");
//! assert_eq!(koelner("Meyer"), koelner("Maier"));
//! ```

/// The search form of a name: lower case, base letters and digits, words parted by one space.
///
/// - Marks are dropped, whether they come as one character (`é`) or as two (`e` + accent).
/// - `ß` → `ss`, `æ` → `a`, `œ` → `o`, `ø` → `o`, `ł` → `l`, `ı` → `i`, `þ` → `th`, `ə` → `e`.
/// - An `e` right after `a`, `o` or `u` is dropped (see the head of this module).
/// - Hyphen, apostrophe, space, full stop and every other sign part words: one space, none at the ends.
/// - Letters of other scripts stay, in lower case; names in the Latin letters of Europe, Turkey and
///   Vietnam become ASCII.
///
/// Folding twice changes nothing, and the folded form of the first letters of a name is the
/// beginning of the folded name, so a prefix search works while someone is still typing.
pub fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    let mut word_ended = false;
    for sign in name.chars() {
        // Nearly all letters are ASCII, and the general way costs several times as much.
        if sign.is_ascii() {
            fold_letter(&mut folded, &mut word_ended, sign.to_ascii_lowercase());
        } else {
            for letter in sign.to_lowercase() {
                fold_letter(&mut folded, &mut word_ended, letter);
            }
        }
    }
    folded
}

fn fold_letter(folded: &mut String, word_ended: &mut bool, letter: char) {
    if is_mark(letter) {
        return;
    }
    if !letter.is_alphanumeric() {
        *word_ended = !folded.is_empty();
        return;
    }
    if *word_ended {
        folded.push(' ');
        *word_ended = false;
    }
    match base_letters(letter) {
        Some(letters) => letters.chars().for_each(|base| push_letter(folded, base)),
        None => push_letter(folded, letter),
    }
}

/// The folded form without spaces: `Anna-Lena`, `Anna Lena` and `Annalena` agree.
///
/// For comparing whole names and column headings, not for prefix search, where the word
/// boundary matters.
pub fn fold_tight(name: &str) -> String {
    let mut folded = fold(name);
    folded.retain(|letter| letter != ' ');
    // Joining words can bring an `e` behind a vowel ("Rosa Emilia"), and then it counts as one.
    if folded
        .as_bytes()
        .windows(2)
        .any(|pair| swallows_e(pair[0]) && pair[1] == b'e')
    {
        return fold(&folded);
    }
    folded
}

/// The Kölner Phonetik of a name as digits; empty when the name holds no Latin letter.
///
/// The whole name is coded as one word, so hyphens and spaces make no difference. The code of
/// one name is comparable with the code of another by equality only.
///
/// Source: H. J. Postel, Die Kölner Phonetik, IBM-Nachrichten 19 (1969), told as rules.
pub fn koelner(name: &str) -> String {
    let folded = fold_tight(name);
    let letters: Vec<u8> = folded.bytes().filter(u8::is_ascii_lowercase).collect();
    let mut code = String::with_capacity(letters.len());
    let mut last = None;
    for (at, &letter) in letters.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied();
        let after = letters.get(at + 1).copied();
        for digit in digits(before, letter, after).chars() {
            // A zero is a vowel: it parts equal digits, but is only written at the beginning.
            if last != Some(digit) && (digit != '0' || last.is_none()) {
                code.push(digit);
            }
            last = Some(digit);
        }
    }
    code
}

/// The digits of one letter between its neighbours.
fn digits(before: Option<u8>, letter: u8, after: Option<u8>) -> &'static str {
    let before_is = |letters: &[u8]| before.is_some_and(|letter| letters.contains(&letter));
    let after_is = |letters: &[u8]| after.is_some_and(|letter| letters.contains(&letter));
    match letter {
        b'a' | b'e' | b'i' | b'j' | b'o' | b'u' | b'y' => "0",
        b'p' if after_is(b"h") => "3",
        b'b' | b'p' => "1",
        b'd' | b't' if after_is(b"csz") => "8",
        b'd' | b't' => "2",
        b'f' | b'v' | b'w' => "3",
        b'g' | b'k' | b'q' => "4",
        b'c' => soft_or_hard_c(before, after),
        b'x' if before_is(b"ckq") => "8",
        b'x' => "48",
        b'l' => "5",
        b'm' | b'n' => "6",
        b'r' => "7",
        b's' | b'z' => "8",
        _ => "",
    }
}

/// `C` sounds like `k` or like `z`, by its place and its neighbours.
fn soft_or_hard_c(before: Option<u8>, after: Option<u8>) -> &'static str {
    let hard = match (before, after) {
        (None, Some(after)) => b"ahkloqrux".contains(&after),
        (Some(b's' | b'z'), _) | (_, None) => false,
        (Some(_), Some(after)) => b"ahkoqux".contains(&after),
    };
    if hard { "4" } else { "8" }
}

fn push_letter(folded: &mut String, letter: char) {
    let swallowed = letter == 'e' && folded.bytes().last().is_some_and(swallows_e);
    if !swallowed {
        folded.push(letter);
    }
}

fn swallows_e(letter: u8) -> bool {
    matches!(letter, b'a' | b'o' | b'u')
}

/// Marks that sit on, or in, a word and are no letter and no boundary.
fn is_mark(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}'          // combining accents
        | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' // invisible breaks
        | 'ʾ' | 'ʿ' | 'ʹ' | 'ʺ') // transliteration of Arabic and Cyrillic
}

/// The base letters of a lower-case Latin letter with marks; `None` for a letter without.
fn base_letters(letter: char) -> Option<&'static str> {
    if letter.is_ascii() {
        return None;
    }
    BASE_LETTERS
        .iter()
        .find(|(_, marked)| marked.contains(letter))
        .map(|&(base, _)| base)
}

/// Base letters, and the letters that are written with them when no marks are at hand.
const BASE_LETTERS: [(&str, &str); 33] = [
    ("a", "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặ"),
    ("ae", "æǣǽ"),
    ("b", "ḃḅḇƀɓ"),
    ("c", "çćĉċčḉ"),
    ("d", "ďḋḍḏḑḓđðɖɗ"),
    ("e", "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệəɛǝ"),
    ("f", "ḟƒ"),
    ("ff", "ﬀ"),
    ("fi", "ﬁ"),
    ("fl", "ﬂ"),
    ("g", "ĝğġģǧǵḡǥɠ"),
    ("h", "ĥȟḣḥḧḩḫẖħ"),
    ("i", "ìíîïĩīĭįǐȉȋḭḯỉịıɨ"),
    ("ij", "ĳ"),
    ("j", "ĵǰ"),
    ("k", "ķǩḱḳḵĸƙ"),
    ("l", "ĺļľḷḹḻḽłŀ"),
    ("m", "ḿṁṃ"),
    ("n", "ñńņňǹṅṇṉṋŋŉɲ"),
    ("o", "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợøǿɔ"),
    ("oe", "œ"),
    ("p", "ṕṗ"),
    ("r", "ŕŗřȑȓṙṛṝṟ"),
    ("s", "śŝşšșṡṣṥṧṩſ"),
    ("ss", "ß"),
    ("t", "ţťțṫṭṯṱẗŧ"),
    ("th", "þ"),
    ("u", "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựʉ"),
    ("v", "ṽṿ"),
    ("w", "ŵẁẃẅẇẉẘ"),
    ("x", "ẋẍ"),
    ("y", "ýÿŷȳẏẙỳỵỷỹƴ"),
    ("z", "źżžẑẓẕƶ"),
];

#[cfg(test)]
mod tests;
