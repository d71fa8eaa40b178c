//! How much room the parts of a paper take that has to stay on one page: an estimate in points, on the
//! safe side, so that rows are left out before the paper runs over. Its numbers are those of the look in
//! `press`; a test there counts the pages of full papers.

use super::{Composer, NextStep};
use crate::{
    paper::{Appointment, PaperLanguage},
    sheet::Block,
};

/// Height below head and title of a tight page, with some points to spare.
const PAGE: f32 = 640.0;

/// Height below head and title of a page with the usual margins.
const WIDE_PAGE: f32 = 592.0;

/// Width between the margins.
const WIDTH: f32 = 478.0;

/// What the look gives to lines and rows, in points.
struct Look {
    size: f32,
    line: f32,
    table: f32,
    easy: bool,
}

impl Composer<'_> {
    fn look(&self) -> Look {
        let easy = self.language == PaperLanguage::Easy;
        let size = if easy { 14.0 } else { 10.5 };
        Look {
            size,
            line: size * if easy { 1.46 } else { 1.39 },
            table: if easy { 12.0 } else { 9.5 },
            easy,
        }
    }

    /// What is left for rows below head, title and headings, and above what ends every paper.
    pub(super) fn room(&self, headings: u8, below: &[Block]) -> f32 {
        let look = self.look();
        let heading = if look.easy { 38.0 } else { 30.0 };
        let office = wrapped(&self.head.office, 370.0, 9.0) - 1.0;
        let below: f32 = below.iter().map(|block| look.block(block)).sum();
        let name = wrapped(&self.head.client, WIDTH - 4.0 * look.size, look.size) - 1.0;
        PAGE - office * 11.0 - name * look.line - f32::from(headings) * heading - below
    }

    /// What is left below head and title of a page with the usual margins, and above what ends it.
    pub(super) fn wide_room(&self, below: &[Block]) -> f32 {
        self.room(0, below) - PAGE + WIDE_PAGE
    }

    /// The height of a card, as it is drawn.
    pub(super) fn card_height(&self, card: &Block) -> f32 {
        let look = self.look();
        let Block::Card { large, lines } = card else {
            return 0.0;
        };
        let width = WIDTH - 60.0;
        let head = if look.easy { 1.35 } else { 1.45 };
        let line = |line: &String| {
            let more = wrapped(line, width, look.size) - 1.0;
            more.mul_add(look.line, look.size * 1.62)
        };
        let large = wrapped(large, width, look.size * head) * look.size * head;
        let below: f32 = lines.iter().map(line).sum();
        44.0 + large + below
    }

    /// The height of a step, as it is drawn.
    pub(super) fn step_height(&self, step: &NextStep) -> f32 {
        let look = self.look();
        let drawn = self.step(step);
        let width = 2.0f32.mul_add(-look.size, WIDTH);
        let lines =
            wrapped(&drawn.what, width, look.size * 1.04) + wrapped(&drawn.below, width, look.size);
        let gap = if look.easy { 0.5 } else { 0.42 };
        lines.mul_add(look.line, gap * look.size)
    }

    /// The height of a row of the table of appointments; of its head without one.
    pub(super) fn row_height(&self, appointment: Option<&Appointment>) -> f32 {
        let look = self.look();
        let lines = appointment.map_or(1.0, |one| {
            let cells = self.appointment_row(one);
            [3.0, 4.0, 4.0]
                .into_iter()
                .zip(&cells)
                .map(|(share, cell)| wrapped(cell, WIDTH * share / 11.0 - 12.0, look.table))
                .fold(1.0, f32::max)
        });
        let inset = if look.easy { 7.0 } else { 5.0 };
        lines.mul_add(look.table * 1.25, inset)
    }
}

impl Look {
    fn block(&self, block: &Block) -> f32 {
        let paragraphs = |lines: &[String]| -> f32 {
            let one = |line: &String| wrapped(line, WIDTH, self.size).mul_add(self.line, 3.0);
            lines.iter().map(one).sum()
        };
        match block {
            Block::Note { title, lines } => {
                let title = title.iter().cloned().collect::<Vec<_>>();
                7.0 + paragraphs(&title) + paragraphs(lines)
            }
            Block::Text { lines } => 2.0 + paragraphs(lines),
            _ => 0.0,
        }
    }
}

/// Over how many lines of this width a text goes in letters of this size.
fn wrapped(text: &str, width: f32, size: f32) -> f32 {
    text.lines()
        .map(|line| {
            let (mut lines, mut at) = (1.0, 0.0f32);
            for word in line.split(' ') {
                let word: f32 = word.chars().map(|letter| breadth(letter) * size).sum();
                if at > 0.0 && at + word > width {
                    lines += 1.0;
                    at = 0.0;
                }
                // A long word breaks where it can; whether it does, nobody knows here.
                lines += (word / width).floor();
                at += word + 0.27 * size;
            }
            lines
        })
        .sum()
}

/// How broad a letter is, in shares of its size.
fn breadth(letter: char) -> f32 {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' => 0.3,
        't' | 'f' | 'r' | '(' | ')' | '-' => 0.38,
        'm' | 'w' | 'M' | 'W' => 0.9,
        'a'..='z' | '0'..='9' => 0.56,
        _ => 0.67,
    }
}
