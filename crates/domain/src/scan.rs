//! Scans of paper: what a file really is, told from its bytes, not from its name.

use crate::Code;

/// The largest scan that is taken, in bytes: 8 MiB, about twenty pages in colour.
pub const LARGEST: usize = 8 * 1024 * 1024;

/// What a scan is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScanKind {
    /// A PDF.
    Pdf,
    /// A PNG picture.
    Png,
    /// A JPEG picture.
    Jpeg,
}

impl Code for ScanKind {
    const ALL: &'static [Self] = &[Self::Pdf, Self::Png, Self::Jpeg];

    fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpeg",
        }
    }
}

impl ScanKind {
    /// Its name on the web.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// Why a file is not taken as a scan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ScanProblem {
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// Larger than [`LARGEST`].
    #[error("the file is larger than 8 MiB")]
    TooLarge,
    /// Neither PDF nor PNG nor JPEG.
    #[error("the file is no PDF, PNG or JPEG")]
    OtherKind,
    /// It begins like one, but is cut off or damaged.
    #[error("the file is damaged or cut off")]
    Damaged,
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What a file is, if it is a whole scan.
pub fn kind(bytes: &[u8]) -> Result<ScanKind, ScanProblem> {
    if bytes.is_empty() {
        return Err(ScanProblem::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(ScanProblem::TooLarge);
    }
    let (kind, whole) = if bytes.starts_with(b"%PDF-") {
        (ScanKind::Pdf, is_whole_pdf(bytes))
    } else if bytes.starts_with(PNG) {
        (ScanKind::Png, is_whole_png(bytes))
    } else if bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        (ScanKind::Jpeg, is_whole_jpeg(bytes))
    } else {
        return Err(ScanProblem::OtherKind);
    };
    if whole {
        Ok(kind)
    } else {
        Err(ScanProblem::Damaged)
    }
}

/// A PDF ends with the place of its table of objects and `%%EOF`, perhaps with some space after it.
fn is_whole_pdf(bytes: &[u8]) -> bool {
    let tail = &bytes[bytes.len().saturating_sub(1024)..];
    let has = |text: &[u8]| tail.windows(text.len()).any(|part| part == text);
    has(b"startxref") && has(b"%%EOF")
}

/// A PNG is a row of chunks, each with its length; the first is its head, the last its end.
fn is_whole_png(bytes: &[u8]) -> bool {
    let mut rest = &bytes[PNG.len()..];
    let mut first = true;
    let mut pixels = false;
    while let Some((head, after)) = rest.split_at_checked(8) {
        let (length, name) = head.split_at(4);
        let Ok(length) = <[u8; 4]>::try_from(length) else {
            return false;
        };
        let length = usize::try_from(u32::from_be_bytes(length)).unwrap_or(usize::MAX);
        if first != (name == b"IHDR") {
            return false;
        }
        first = false;
        pixels |= name == b"IDAT";
        // Behind its content each chunk has four bytes of check sum.
        let Some(next) = length.checked_add(4).and_then(|skip| after.get(skip..)) else {
            return false;
        };
        if name == b"IEND" {
            return pixels;
        }
        rest = next;
    }
    false
}

/// A JPEG is a row of segments up to its picture, and ends with its end mark.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut rest = &bytes[2..];
    loop {
        let [0xff, mark, high, low, ..] = rest else {
            return false;
        };
        let length = usize::from(u16::from_be_bytes([*high, *low]));
        let Some(next) = rest.get(2 + length..).filter(|_| length >= 2) else {
            return false;
        };
        if *mark == 0xda {
            return next.windows(2).any(|pair| pair == [0xff, 0xd9]);
        }
        rest = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png() -> Vec<u8> {
        let mut bytes = PNG.to_vec();
        for (name, content) in [
            (b"IHDR", &[0u8; 13][..]),
            (b"IDAT", &[7; 9]),
            (b"IEND", &[]),
        ] {
            let length = u32::try_from(content.len()).unwrap_or_default();
            bytes.extend(length.to_be_bytes());
            bytes.extend(name);
            bytes.extend(content);
            bytes.extend([0; 4]);
        }
        bytes
    }

    const PDF: &[u8] = b"%PDF-1.4\n1 0 obj <<>> endobj\nstartxref\n9\n%%EOF\n";
    const JPEG: &[u8] = &[
        0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xda, 0, 2, 9, 9, 9, 0xff, 0xd9,
    ];

    #[test]
    fn a_file_is_what_its_bytes_say() {
        assert_eq!(kind(PDF), Ok(ScanKind::Pdf));
        assert_eq!(kind(&png()), Ok(ScanKind::Png));
        assert_eq!(kind(JPEG), Ok(ScanKind::Jpeg));
        assert_eq!(kind(b""), Err(ScanProblem::Empty));
        assert_eq!(kind(b"<html>"), Err(ScanProblem::OtherKind));
        assert_eq!(kind(b"GIF89a"), Err(ScanProblem::OtherKind));
        let mut large = PDF.to_vec();
        large.resize(LARGEST + 1, b' ');
        assert_eq!(kind(&large), Err(ScanProblem::TooLarge));
    }

    #[test]
    fn whatever_is_cut_off_is_damaged() {
        for whole in [PDF.to_vec(), png(), JPEG.to_vec()] {
            // A line break behind the end may be missing.
            for end in 8..whole.len() - 1 {
                let cut = kind(&whole[..end]);
                let kept = whole == PDF && end + 1 >= PDF.len();
                assert_eq!(cut.is_ok(), kept, "{end} of {}", whole.len());
            }
        }
        let mut wrong = png();
        wrong[8] = 0xff;
        assert_eq!(kind(&wrong), Err(ScanProblem::Damaged));
    }
}
