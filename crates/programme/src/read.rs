//! Reading a TOML file so that no mistake is lost.
//!
//! [`Sheet`] keeps the text, turns byte positions into line and column, and collects the mistakes.
//! [`Section`] reads one table key by key: a wrong value is noted and replaced by a harmless
//! stand-in, so that reading goes on and the next mistake is found too. A file with any mistake
//! never becomes a programme, so no stand-in ever leaves this crate.

pub(crate) mod names;
pub(crate) mod section;

use std::{cell::RefCell, ops::Range};

use toml::de::DeTable;

pub(crate) use self::{
    names::{Kind, Names},
    section::{Section, Written},
};
use crate::mistake::Mistake;

/// Why something is a mistake: after a broken line, what seems missing may only be unread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cause {
    Syntax,
    Value,
    Absence,
}

/// Most tables in braces that may be open at once. The parser goes one step deeper for each that is
/// not closed, and would end the program on a file with thousands of them.
const OPEN_BRACES: usize = 200;

/// Where more braces are open than any file needs, those in texts and comments included.
fn too_deep(text: &str) -> Option<usize> {
    let mut open = 0_usize;
    text.bytes().position(|byte| {
        match byte {
            b'{' => open += 1,
            b'}' => open = open.saturating_sub(1),
            _ => {}
        }
        open > OPEN_BRACES
    })
}

/// A file while it is read.
#[derive(Debug)]
pub(crate) struct Sheet<'t> {
    file: &'t str,
    text: &'t str,
    line_starts: Vec<usize>,
    mistakes: RefCell<Vec<(Cause, Mistake)>>,
    /// The names that the file defines and uses.
    pub(crate) names: RefCell<Names>,
}

impl<'t> Sheet<'t> {
    /// Reads the text as TOML. Broken lines are noted; whatever can be read comes back.
    pub(crate) fn read(text: &'t str, file: &'t str) -> (Self, DeTable<'t>) {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let sheet = Self {
            file,
            text,
            line_starts,
            mistakes: RefCell::default(),
            names: RefCell::default(),
        };
        if let Some(at) = too_deep(text) {
            let place = at..at + 1;
            sheet.add(
                Cause::Syntax,
                &place,
                "tables in braces that end with }",
                "too many tables in braces are not closed",
            );
            return (sheet, DeTable::new());
        }
        let (table, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let at = error.span().unwrap_or(0..0);
            // "expected a day between 01 and 29" alone does not say what stands there.
            let found = sheet.written(&sheet.word_around(&at));
            let message = if error.message().contains("expected") && !found.is_empty() {
                format!("{}; found {found}", error.message())
            } else {
                error.message().to_owned()
            };
            sheet.add(Cause::Syntax, &at, "valid TOML", &message);
        }
        (sheet, table.into_inner())
    }

    /// Notes that what is written at this place is wrong.
    pub(crate) fn wrong(&self, at: &Range<usize>, expected: &str, message: &str) {
        self.add(Cause::Value, at, expected, message);
    }

    /// Notes that something is missing, or named but not there.
    pub(crate) fn missing(&self, at: &Range<usize>, expected: &str, message: &str) {
        self.add(Cause::Absence, at, expected, message);
    }

    /// What is written at this place: its first line, at most 60 characters.
    pub(crate) fn written(&self, at: &Range<usize>) -> String {
        let written = self.text.get(at.clone()).unwrap_or_default();
        let line = written.lines().next().unwrap_or_default();
        if line.chars().count() <= 60 {
            return line.to_owned();
        }
        line.chars().take(57).chain("...".chars()).collect()
    }

    /// The place with the rest of the word in which it lies.
    fn word_around(&self, at: &Range<usize>) -> Range<usize> {
        let is_end = |sign: char| {
            sign.is_whitespace() || matches!(sign, ',' | '=' | '[' | ']' | '{' | '}' | '#')
        };
        let before = self.text.get(..at.start).unwrap_or_default();
        let start = before.rfind(is_end).map_or(0, |end| {
            end + before[end..].chars().next().map_or(1, char::len_utf8)
        });
        let after = self.text.get(at.start..).unwrap_or_default();
        let end = after
            .find(is_end)
            .map_or(self.text.len(), |end| at.start + end);
        start..end
    }

    fn add(&self, cause: Cause, at: &Range<usize>, expected: &str, message: &str) {
        let (line, column) = self.position(at.start);
        self.mistakes.borrow_mut().push((
            cause,
            Mistake {
                file: self.file.to_owned(),
                line,
                column,
                found: self.written(at),
                expected: expected.to_owned(),
                message: message.to_owned(),
            },
        ));
    }

    fn position(&self, offset: usize) -> (usize, usize) {
        let line = self
            .line_starts
            .partition_point(|start| *start <= offset)
            .max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..offset).unwrap_or_default();
        (line, before.chars().count() + 1)
    }

    /// All mistakes in the order of the file; names that nobody defines are looked up first.
    pub(crate) fn into_mistakes(self) -> Vec<Mistake> {
        let unresolved = self.names.borrow().unresolved();
        for (at, expected, message) in unresolved {
            self.missing(&at, &expected, &message);
        }
        let noted = self.mistakes.into_inner();
        let broken: Vec<usize> = noted
            .iter()
            .filter(|(cause, _)| *cause == Cause::Syntax)
            .map(|(_, mistake)| mistake.line)
            .collect();
        let mut mistakes: Vec<Mistake> = noted
            .into_iter()
            .filter(|(cause, mistake)| match cause {
                Cause::Syntax => true,
                Cause::Value => !broken.contains(&mistake.line),
                Cause::Absence => broken.is_empty(),
            })
            .map(|(_, mistake)| mistake)
            .collect();
        mistakes
            .sort_by(|a, b| (a.line, a.column, &a.message).cmp(&(b.line, b.column, &b.message)));
        mistakes.dedup();
        mistakes
    }
}
