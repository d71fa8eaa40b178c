//! Letters that the fonts do not have. A paper for the archive may contain none of them, and an
//! office must be able to hand out a paper although somebody typed a smiley; so each run of such
//! letters becomes one `□`, or `?` where the fonts have none, and [`missing`] tells the page which they were.

use std::collections::BTreeSet;

use documents::sheet::Sheet;
use unicode_normalization::UnicodeNormalization;

use crate::typeset::has_letter;

/// What stands for letters that cannot be printed, the first that the fonts have.
const STAND_IN: [char; 2] = ['□', '?'];

/// Marks that say how neighbours are joined or which way they run; without their neighbours they
/// say nothing and are left out. The soft hyphen is one, since nothing here is hyphenated.
fn is_silent(letter: char) -> bool {
    matches!(
        letter,
        '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{1F3FB}'..='\u{1F3FF}' | '\u{FEFF}'
    )
}

/// The letters of a text that no paper can show, each once.
pub fn missing(text: &str) -> BTreeSet<char> {
    text.nfc()
        .filter(|letter| !letter.is_whitespace() && !letter.is_control())
        .filter(|letter| !is_silent(*letter) && !has_letter(*letter))
        .collect()
}

/// The text as it can be printed: letters composed, line ends as `\n`, no control characters.
pub fn printable(text: &str) -> String {
    let stand_in = STAND_IN.into_iter().find(|one| has_letter(*one));
    let mut kept = String::with_capacity(text.len());
    let mut gap = false;
    for letter in text.nfc() {
        if is_silent(letter) || letter == '\r' {
            continue;
        }
        let shown = match letter {
            '\n' => Some('\n'),
            letter if letter.is_whitespace() => Some(' '),
            letter if letter.is_control() => continue,
            letter => has_letter(letter).then_some(letter),
        };
        match shown {
            Some(letter) => kept.push(letter),
            None if !gap => kept.extend(stand_in),
            None => {}
        }
        gap = shown.is_none();
    }
    kept
}

/// Makes every text of a sheet printable.
pub fn keep_printable(sheet: &mut Sheet) {
    sheet.each_text(&mut |text| *text = printable(text));
}

/// The letters of a sheet that cannot be printed, each once.
pub fn missing_in(sheet: &mut Sheet) -> BTreeSet<char> {
    let mut found = BTreeSet::new();
    sheet.each_text(&mut |text| found.append(&mut missing(text)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_fonts_have_stays() {
        for text in [
            "Übergröße, Łódź, Ñandú",
            "Иванова",
            "„so“ – 50 €",
            "zwei\nZeilen",
        ] {
            assert_eq!(printable(text), text);
            assert_eq!(missing(text), BTreeSet::new());
        }
        assert_eq!(printable("A\u{308}pfel"), "Äpfel", "composed");
    }

    #[test]
    fn what_they_do_not_have_is_shown_once_and_named() {
        let told = printable("Danke 🙏🏽🙏 und محمد!");
        assert_eq!(told, "Danke ? und ?!", "a row of them once");
        assert!(told.chars().all(has_letter), "{told}");
        assert!(missing("Danke 🙏 محمد").contains(&'م'));
        assert_eq!(missing("a\u{200F}b"), BTreeSet::new());
    }
}
