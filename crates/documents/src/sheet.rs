//! A composed paper, before it is typeset: plain values that a template draws. What somebody typed
//! stands in them as text; nothing here is markup.

use serde::Serialize;

/// Everything the template needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Sheet {
    /// Language of the text, as `/Lang` has it: `de` or `en`.
    pub lang: &'static str,
    /// Whether it is in easy language: larger type, one sentence per line.
    pub easy: bool,
    /// Whether it is to stay on one page, with less air between its parts.
    pub tight: bool,
    /// Title, on the paper and in its metadata.
    pub title: String,
    /// Name of the file without ending; tells nothing about the person.
    pub name: String,
    /// The day that the paper bears, `2026-11-23`; also the creation date in its metadata.
    pub day: String,
    /// The same as people write it.
    pub date: String,
    /// For whom: words and name, in the head.
    pub recipient: Option<Fact>,
    /// Who hands it out: office, then the programme.
    pub sender: Vec<String>,
    /// Whom to ask, in one line at the foot of each page.
    pub foot: String,
    /// "Seite {page} von {pages}".
    pub pages: String,
    /// The body.
    pub blocks: Vec<Block>,
}

/// A label and what it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

/// How much room a column gets, in shares.
pub type Shares = Vec<u8>;

/// One part of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A heading of level 1 (below the title) or 2.
    Heading {
        /// 1 or 2.
        level: u8,
        /// Words.
        text: String,
    },
    /// One or several paragraphs; in easy language one thought each.
    Text {
        /// A paragraph each.
        lines: Vec<String>,
    },
    /// A list.
    List {
        /// A point each.
        items: Vec<String>,
        /// With a square to tick instead of a dot.
        tick: bool,
    },
    /// Steps with numbers.
    Steps {
        /// What to do, and below it who and when.
        items: Vec<Step>,
    },
    /// Labels with values, as a table with row heads.
    Facts {
        /// The rows.
        rows: Vec<Fact>,
    },
    /// A table with column heads that are repeated on each page.
    Table {
        /// The heads.
        head: Vec<String>,
        /// The rows, each as long as the head.
        rows: Vec<Vec<String>>,
        /// Widths.
        shares: Shares,
    },
    /// Something to be seen first: an appointment, a number to call.
    Card {
        /// The large line.
        large: String,
        /// The lines below.
        lines: Vec<String>,
    },
    /// A sentence with a bar beside it: what nobody should miss.
    Note {
        /// Heading of the note, if any.
        title: Option<String>,
        /// A paragraph each.
        lines: Vec<String>,
    },
    /// Empty lines to write on.
    Lines {
        /// What is to be written there.
        label: String,
        /// How many.
        count: u8,
    },
    /// Places to sign, side by side.
    Signatures {
        /// What stands below each line.
        who: Vec<String>,
        /// "Ort, Datum".
        place: String,
    },
}

/// One step: what, and below it in smaller type who and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Step {
    /// What to do.
    pub what: String,
    /// Who and until when; may be empty.
    pub below: String,
}

impl Sheet {
    /// Name of its file: what it is and of which day, nothing about the person.
    pub fn file_name(&self) -> String {
        format!("{}-{}.pdf", self.name, self.day)
    }

    /// Calls `change` for each text that somebody may have typed.
    pub fn each_text(&mut self, change: &mut dyn FnMut(&mut String)) {
        self.sender.iter_mut().for_each(&mut *change);
        change(&mut self.foot);
        if let Some(recipient) = &mut self.recipient {
            change(&mut recipient.value);
        }
        for block in &mut self.blocks {
            each_of_block(block, change);
        }
    }
}

fn each_of_block(block: &mut Block, change: &mut dyn FnMut(&mut String)) {
    match block {
        Block::Heading { text, .. } => change(text),
        Block::Text { lines } => lines.iter_mut().for_each(change),
        Block::List { items, .. } => items.iter_mut().for_each(change),
        Block::Steps { items } => {
            for step in items {
                change(&mut step.what);
                change(&mut step.below);
            }
        }
        Block::Facts { rows } => {
            for row in rows {
                change(&mut row.label);
                change(&mut row.value);
            }
        }
        Block::Table { rows, .. } => rows.iter_mut().flatten().for_each(change),
        Block::Card { large, lines } => {
            change(large);
            lines.iter_mut().for_each(change);
        }
        Block::Note { title, lines } => {
            title.iter_mut().for_each(&mut *change);
            lines.iter_mut().for_each(change);
        }
        Block::Lines { label, .. } => change(label),
        Block::Signatures { who, .. } => who.iter_mut().for_each(change),
    }
}
