//! What a copy of the file says: chapters of entries, each a list of labels with what was recorded.

use jiff::{Timestamp, civil::Date};

/// A copy of everything that is recorded about somebody (Art. 15 DSGVO).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileCopy {
    /// The chapters; those without an entry are left out.
    pub chapters: Vec<Chapter>,
    /// What third parties said and the copy does not hold, by what it is and its day (P18d).
    pub withheld: Vec<(Recorded, Date)>,
}

/// A part of the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chapter {
    /// Text key of its heading.
    pub title: &'static str,
    /// What is recorded, in the order in which it happened.
    pub entries: Vec<Entry>,
}

/// Something that was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is: a day, a name; said one after the other.
    pub title: Vec<Recorded>,
    /// Labels with what they say. A label is a text key or what somebody said.
    pub lines: Vec<(Recorded, Recorded)>,
}

/// A value as it was recorded; the paper says it in its language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Recorded {
    /// A text key, or plain words where there is no such key.
    Key(String),
    /// Plain words.
    Words(String),
    /// A day.
    Day(Date),
    /// A moment.
    At(Timestamp),
    /// Several, one line each.
    Lines(Vec<String>),
}

impl Recorded {
    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Key(words) | Self::Words(words) => words.trim().is_empty(),
            Self::Lines(lines) => lines.iter().all(|line| line.trim().is_empty()),
            Self::Day(_) | Self::At(_) => false,
        }
    }
}
