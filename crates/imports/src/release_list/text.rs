//! Bytes to text: which encoding a spreadsheet has used.
//!
//! A file does not say how its letters are written. The order of the questions matters: a byte
//! order mark settles it; text that is valid UTF-8 and holds umlauts is UTF-8 beyond doubt; zero
//! bytes in every second place are UTF-16; and what is left is Windows-1252, or the old DOS page
//! 850 if the umlauts stand where that has them. Text that was broken before it came here is
//! refused, because a wrong name is worse than no name.

use encoding_rs::{UTF_16BE, UTF_16LE, WINDOWS_1252};

/// How the letters of a file are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16, little end first (Excel's "Unicode text").
    Utf16Le,
    /// UTF-16, big end first.
    Utf16Be,
    /// Windows-1252 (Excel's "CSV" in Western Europe).
    Windows1252,
    /// DOS code page 850 (Excel's "CSV (MS-DOS)").
    Dos850,
}

impl Encoding {
    /// The encoding's name as programs write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
            Self::Windows1252 => "Windows-1252",
            Self::Dos850 => "CP850",
        }
    }
}

/// Why bytes are no text that can be trusted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotText {
    /// A workbook (XLSX, XLS, ODS) instead of CSV.
    Workbook,
    /// A PDF.
    Pdf,
    /// Zero bytes or control characters: some other kind of file.
    Binary,
    /// Letters were broken by an earlier conversion, as in `MÃ¼ller`.
    Garbled {
        /// Line in the file, counted from 1.
        line: u64,
        /// The first broken word.
        word: String,
    },
}

/// Recognises the encoding and reads the bytes as text, without a byte order mark.
pub(super) fn decode(bytes: &[u8]) -> Result<(String, Encoding), NotText> {
    if let Some(kind) = foreign_file(bytes) {
        return Err(kind);
    }
    let (text, encoding) = decode_any(bytes);
    if text.contains('\0') {
        return Err(NotText::Binary);
    }
    match garbled(&text) {
        Some(garbled) => Err(garbled),
        None => Ok((text, encoding)),
    }
}

/// File kinds that people upload by mistake, by their first bytes.
fn foreign_file(bytes: &[u8]) -> Option<NotText> {
    const ZIP: &[u8] = b"PK\x03\x04";
    const OLD_EXCEL: &[u8] = b"\xD0\xCF\x11\xE0";
    if bytes.starts_with(ZIP) || bytes.starts_with(OLD_EXCEL) {
        return Some(NotText::Workbook);
    }
    bytes.starts_with(b"%PDF").then_some(NotText::Pdf)
}

fn decode_any(bytes: &[u8]) -> (String, Encoding) {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return (
            UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
            Encoding::Utf16Le,
        );
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return (
            UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
            Encoding::Utf16Be,
        );
    }
    if zeros_at(bytes, 1) {
        return (
            UTF_16LE.decode_without_bom_handling(bytes).0.into_owned(),
            Encoding::Utf16Le,
        );
    }
    if zeros_at(bytes, 0) {
        return (
            UTF_16BE.decode_without_bom_handling(bytes).0.into_owned(),
            Encoding::Utf16Be,
        );
    }
    let unmarked = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if let Ok(text) = str::from_utf8(unmarked) {
        return (text.to_owned(), Encoding::Utf8);
    }
    if looks_like_dos(bytes) {
        return (
            bytes.iter().map(|&byte| dos_letter(byte)).collect(),
            Encoding::Dos850,
        );
    }
    (
        WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
        Encoding::Windows1252,
    )
}

/// Whether most of every second byte is zero, as in Latin text written in UTF-16.
fn zeros_at(bytes: &[u8], first: usize) -> bool {
    let sample = &bytes[..bytes.len().min(4096)];
    let pairs = sample.len() / 2;
    let zeros = sample
        .iter()
        .skip(first)
        .step_by(2)
        .filter(|&&byte| byte == 0)
        .count();
    let others = sample
        .iter()
        .skip(1 - first)
        .step_by(2)
        .filter(|&&byte| byte == 0)
        .count();
    pairs > 0 && zeros * 10 > pairs * 7 && others == 0
}

/// Whether the umlauts stand where DOS has them rather than where Windows has them.
///
/// `ä ö ü` are 84 94 81 in DOS; in Windows these are quotation marks and nothing, which do not stand
/// between two letters. `Ö Ü` are 99 9A, in Windows `™ š`, which do not stand between capitals.
fn looks_like_dos(bytes: &[u8]) -> bool {
    let (mut dos, mut windows) = (0_usize, 0_usize);
    for window in bytes.windows(3) {
        let [before, letter, after] = [window[0], window[1], window[2]];
        let inside = before.is_ascii_alphabetic() && after.is_ascii_alphabetic();
        let capitals = before.is_ascii_uppercase() && after.is_ascii_uppercase();
        match letter {
            0x81 | 0x84 | 0x94 if inside => dos += 1,
            0x99 | 0x9A if capitals => dos += 1,
            0xE4 | 0xF6 | 0xFC | 0xDF | 0xC4 | 0xD6 | 0xDC if inside => windows += 1,
            _ => {}
        }
    }
    dos > windows
}

fn dos_letter(byte: u8) -> char {
    let upper = usize::from(byte)
        .checked_sub(128)
        .and_then(|at| DOS_850.chars().nth(at));
    upper.unwrap_or(char::from(byte))
}

/// The upper half of DOS code page 850, from 80 to FF.
const DOS_850: &str = "\
    ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ\
    áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐\
    └┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀\
    ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}";

/// The first word with letters that an earlier conversion has broken.
fn garbled(text: &str) -> Option<NotText> {
    let start = text
        .find(is_lost)
        .into_iter()
        .chain(twice_encoded(text))
        .min()?;
    let line = text[..start].matches('\n').count() as u64 + 1;
    let is_end = |sign: char| sign.is_whitespace() || matches!(sign, ';' | ',' | '"');
    let word_start = text[..start].rfind(is_end).map_or(0, |end| {
        end + text[end..].chars().next().map_or(1, char::len_utf8)
    });
    let word = text[word_start..].split(is_end).next().unwrap_or_default();
    Some(NotText::Garbled {
        line,
        word: word.chars().take(40).collect(),
    })
}

/// A sign that says that a letter was lost, or a control character that no text has.
fn is_lost(sign: char) -> bool {
    matches!(sign, '\u{fffd}' | '\u{1}'..='\u{8}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}')
}

/// Where UTF-8 was taken for Windows-1252 and written as UTF-8 again: `Ã¼` for `ü`.
fn twice_encoded(text: &str) -> Option<usize> {
    const SECOND_HALVES: [char; 13] = [
        '¤', '¶', '¼', 'Ÿ', '„', '–', 'œ', '©', '¨', '¡', '³', '±', '§',
    ];
    let mut firsts = text.match_indices('Ã');
    let broken = firsts.find(|(at, first)| text[at + first.len()..].starts_with(SECOND_HALVES));
    broken.map(|(at, _)| at)
}

#[cfg(test)]
mod tests;
