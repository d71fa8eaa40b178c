use encoding_rs::WINDOWS_1252;

use super::*;

const LIST: &str = "Name;Vorname\r\nMüller;Jörg\r\nWeiß;Änne\r\n";

fn utf16(text: &str, bytes_of: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(bytes_of).collect()
}

#[test]
fn every_encoding_gives_the_same_text() {
    let windows = WINDOWS_1252.encode(LIST).0.into_owned();
    let dos: Vec<u8> = LIST
        .chars()
        .map(|letter| {
            let upper = DOS_850.chars().position(|known| known == letter);
            u8::try_from(upper.map_or(letter as usize, |at| at + 128)).unwrap()
        })
        .collect();
    let with_mark = |mark: &[u8], bytes: Vec<u8>| [mark, &bytes].concat();
    for (bytes, encoding) in [
        (LIST.as_bytes().to_vec(), Encoding::Utf8),
        (with_mark(b"\xEF\xBB\xBF", LIST.into()), Encoding::Utf8),
        (
            with_mark(b"\xFF\xFE", utf16(LIST, u16::to_le_bytes)),
            Encoding::Utf16Le,
        ),
        (
            with_mark(b"\xFE\xFF", utf16(LIST, u16::to_be_bytes)),
            Encoding::Utf16Be,
        ),
        (utf16(LIST, u16::to_le_bytes), Encoding::Utf16Le),
        (utf16(LIST, u16::to_be_bytes), Encoding::Utf16Be),
        (windows, Encoding::Windows1252),
        (dos, Encoding::Dos850),
    ] {
        assert_eq!(decode(&bytes), Ok((LIST.to_owned(), encoding)));
    }
}

#[test]
fn typographic_quotes_are_not_taken_for_dos_umlauts() {
    let text = "Name\r\nM\u{fc}ller (genannt \u{201e}M\u{fc}lli\u{201d})\r\nBa\u{161}i\u{107}";
    let text = text.replace('\u{107}', "c");
    let bytes = WINDOWS_1252.encode(&text).0.into_owned();
    assert_eq!(decode(&bytes), Ok((text, Encoding::Windows1252)));
}

#[test]
fn the_dos_page_is_complete() {
    assert_eq!(DOS_850.chars().count(), 128);
    assert_eq!(dos_letter(0x81), 'ü');
    assert_eq!(dos_letter(0xE1), 'ß');
    assert_eq!(dos_letter(0xFF), '\u{a0}');
    assert_eq!(dos_letter(b'a'), 'a');
}

#[test]
fn other_files_are_named() {
    assert_eq!(decode(b"PK\x03\x04rest"), Err(NotText::Workbook));
    assert_eq!(decode(b"\xD0\xCF\x11\xE0rest"), Err(NotText::Workbook));
    assert_eq!(decode(b"%PDF-1.7"), Err(NotText::Pdf));
    assert_eq!(decode(b"a\0\0\0b"), Err(NotText::Binary));
}

#[test]
fn broken_letters_are_refused_with_their_place() {
    let twice = "Name;Vorname\nMÃ¼ller;Kim\n";
    let garbled = |line, word: &str| {
        Err(NotText::Garbled {
            line,
            word: word.into(),
        })
    };
    assert_eq!(decode(twice.as_bytes()), garbled(2, "MÃ¼ller"));
    assert_eq!(
        decode("a\nb;M\u{fffd}ller".as_bytes()),
        garbled(2, "M\u{fffd}ller")
    );
    let mixed = [b"M\xC3\xBCller;".as_slice(), b"J\xF6rg"].concat();
    assert_eq!(decode(&mixed), garbled(1, "MÃ¼ller"));
}
