//! The copy of the file.

use super::Composer;
use crate::{
    paper::{Chapter, Entry, FileCopy, Recorded},
    sheet::{Block, Fact},
};

impl Composer<'_> {
    pub(super) fn file_copy(&self, content: &FileCopy) -> Vec<Block> {
        let mut blocks = vec![Block::Text {
            lines: self.words.lines("file_copy.intro", &[]),
        }];
        if !content.withheld.is_empty() {
            let line = |(what, day): &(Recorded, _)| {
                let day = self.date(*day);
                format!("{}, {day}", self.recorded(what))
            };
            let mut lines = self.words.lines("file_copy.withheld", &[]);
            lines.extend(content.withheld.iter().map(line));
            blocks.push(Block::Note {
                title: Some(self.words.get("file_copy.withheld_title")),
                lines,
            });
        }
        let filled = content.chapters.iter();
        for chapter in filled.filter(|one| !one.entries.is_empty()) {
            self.chapter(chapter, &mut blocks);
        }
        blocks
    }

    fn chapter(&self, chapter: &Chapter, blocks: &mut Vec<Block>) {
        blocks.push(Block::Heading {
            level: 1,
            text: self.texts.get(chapter.title).into_owned(),
        });
        for entry in &chapter.entries {
            self.recorded_entry(entry, blocks);
        }
    }

    fn recorded_entry(&self, entry: &Entry, blocks: &mut Vec<Block>) {
        let title: Vec<String> = entry.title.iter().map(|one| self.recorded(one)).collect();
        let text = title.join(", ");
        if !text.is_empty() {
            blocks.push(Block::Heading { level: 2, text });
        }
        let rows = entry.lines.iter().filter(|(_, value)| !value.is_empty());
        let rows: Vec<Fact> = rows
            .map(|(label, value)| Fact {
                label: self.recorded(label),
                value: self.recorded(value),
            })
            .collect();
        if !rows.is_empty() {
            blocks.push(Block::Facts { rows });
        }
    }

    /// What was recorded, in the language of the paper.
    fn recorded(&self, said: &Recorded) -> String {
        match said {
            Recorded::Key(key) if self.texts.has(key) => self.texts.get(key).into_owned(),
            Recorded::Key(words) | Recorded::Words(words) => words.trim().to_owned(),
            Recorded::Day(day) => self.date(*day),
            Recorded::At(at) => self.texts.instant(*at),
            Recorded::Lines(lines) => lines.join("\n"),
        }
    }
}
