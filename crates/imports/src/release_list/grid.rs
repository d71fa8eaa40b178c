//! Text to cells: lines, separators, quotes, with the line number of each record in the file.
//!
//! Written by hand because of what real lists hold. A quotation mark that is opened and never
//! closed must not swallow the following people unseen: a quote counts as opening only if its
//! partner is followed by a separator or the end of the line, and stands within
//! [`MAX_QUOTED_LINES`] lines. Otherwise it is a letter like any other, and the record is marked.

use std::borrow::Cow;

/// A quoted cell holds at most this many line breaks (an address has four).
const MAX_QUOTED_LINES: u64 = 20;

/// A record holds at most this many cells; what follows is only noted.
const MAX_CELLS: usize = 500;

/// One record: a line of the file, or several if a quoted cell holds line breaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Record<'a> {
    /// Line on which the record begins, counted from 1.
    pub line: u64,
    /// The cells as written, without enclosing quotes.
    pub cells: Vec<Cow<'a, str>>,
    /// Whether a quotation mark was opened and not closed.
    pub stray_quote: bool,
}

impl Record<'_> {
    /// The cell at this place; empty if the record ends before it.
    pub fn cell(&self, at: usize) -> &str {
        self.cells.get(at).map_or("", |cell| cell)
    }

    /// Whether no cell holds anything but spaces.
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// The records of a text, in order, blank ones included.
pub(super) struct Records<'a> {
    rest: &'a str,
    separator: char,
    line: u64,
}

impl<'a> Records<'a> {
    /// Reads `text` with this separator.
    pub fn new(text: &'a str, separator: char) -> Self {
        Self {
            rest: text,
            separator,
            line: 1,
        }
    }

    /// Takes one cell and says whether the record goes on behind it.
    fn cell(&mut self, record: &mut Record<'a>) -> bool {
        // Spaces around a quoted cell are layout; inside an unquoted one they are kept.
        let unspaced = self.rest.trim_start_matches(' ');
        let quoted = unspaced
            .strip_prefix('"')
            .map(|inner| (inner, quoted_length(inner, self.separator)));
        let cell = match quoted {
            Some((inner, Some(length))) => {
                let cell = &inner[..length];
                self.rest = inner[length + 1..].trim_start_matches(' ');
                self.line += line_breaks(cell);
                if cell.contains('"') {
                    Cow::Owned(cell.replace("\"\"", "\""))
                } else {
                    cell.into()
                }
            }
            unclosed => {
                record.stray_quote |= unclosed.is_some();
                let ends = |sign: char| sign == self.separator || is_line_end(sign);
                let length = self.rest.find(ends).unwrap_or(self.rest.len());
                let (cell, rest) = self.rest.split_at(length);
                self.rest = rest;
                cell.into()
            }
        };
        if record.cells.len() < MAX_CELLS {
            record.cells.push(cell);
        }
        match self.rest.strip_prefix(self.separator) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn end_line(&mut self) {
        let rest = self.rest.strip_prefix('\r').unwrap_or(self.rest);
        self.rest = rest.strip_prefix('\n').unwrap_or(rest);
        self.line += 1;
    }
}

impl<'a> Iterator for Records<'a> {
    type Item = Record<'a>;

    fn next(&mut self) -> Option<Record<'a>> {
        if self.rest.is_empty() {
            return None;
        }
        let mut record = Record {
            line: self.line,
            cells: Vec::new(),
            stray_quote: false,
        };
        while self.cell(&mut record) {}
        self.end_line();
        Some(record)
    }
}

/// Length of a quoted cell whose opening quote was just taken; `None` if it is not one.
fn quoted_length(inner: &str, separator: char) -> Option<usize> {
    let mut from = 0;
    loop {
        let quote = from + inner[from..].find('"')?;
        let after = &inner[quote + 1..];
        if after.starts_with('"') {
            from = quote + 2;
            continue;
        }
        let behind = after.trim_start_matches(' ');
        let ends =
            behind.is_empty() || behind.starts_with(|sign| sign == separator || is_line_end(sign));
        let short = line_breaks(&inner[..quote]) <= MAX_QUOTED_LINES;
        return (ends && short).then_some(quote);
    }
}

fn is_line_end(sign: char) -> bool {
    matches!(sign, '\n' | '\r')
}

/// Line breaks of any kind: `\n`, `\r\n` and the lone `\r` of old Macs.
fn line_breaks(text: &str) -> u64 {
    let bytes = text.as_bytes();
    let lone = (0..bytes.len())
        .filter(|&at| match bytes[at] {
            b'\n' => true,
            b'\r' => bytes.get(at + 1) != Some(&b'\n'),
            _ => false,
        })
        .count();
    lone as u64
}

#[cfg(test)]
mod tests;
