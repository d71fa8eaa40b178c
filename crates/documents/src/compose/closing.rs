//! The final report, the letter that says that coming back is possible, who looks after what beside
//! another programme, and letters of an office.

use jiff::civil::Date;

use super::Composer;
use crate::{
    paper::{ComingBack, FinalReport, GoalResult, Letter, PaperLanguage, PartialAgreement},
    sheet::Block,
};

impl Composer<'_> {
    /// From when to when, as far as it is known.
    pub(super) fn period(&self, from: Option<Date>, to: Option<Date>) -> String {
        let until = |day| {
            self.words
                .with("common.until", &[("date", &self.date(day))])
        };
        match (from, to) {
            (Some(from), Some(to)) => {
                let (from, to) = (self.date(from), self.date(to));
                self.words
                    .with("common.days", &[("from", &from), ("to", &to)])
            }
            (Some(from), None) => self
                .words
                .with("common.from_on", &[("date", &self.date(from))]),
            (None, Some(to)) => until(to),
            (None, None) => String::new(),
        }
    }

    pub(super) fn final_report(&self, report: &FinalReport) -> Vec<Block> {
        let period = self.period(report.from, report.to);
        let rows = [
            ("common.period", &*period),
            ("final_report.reason", &*report.reason),
        ];
        let said = rows.into_iter().filter(|(_, value)| !value.is_empty());
        let mut blocks = Vec::new();
        if report.preliminary {
            let date = self.date(self.head.on);
            blocks.push(self.text("final_report.preliminary", &[("date", &date)]));
        }
        blocks.push(Block::Facts {
            rows: said.map(|(key, value)| self.fact(key, value)).collect(),
        });
        if !report.summary.is_empty() {
            blocks.push(self.heading("final_report.summary"));
            blocks.push(Block::Text {
                lines: vec![report.summary.clone()],
            });
        }
        if !report.goals.is_empty() {
            blocks.push(self.heading("final_report.goals"));
            self.goal_results(&report.goals, &mut blocks);
        }
        blocks.push(self.heading("final_report.results"));
        blocks.push(self.topics(["final_report.area", "final_report.state"], &report.results));
        if !report.going_on.is_empty() {
            let heads = ["final_report.support", "final_report.details"];
            blocks.push(self.heading("final_report.going_on"));
            blocks.push(self.topics(heads, &report.going_on));
        }
        if !report.open.is_empty() {
            blocks.push(self.heading("final_report.open"));
            blocks.push(self.steps(&report.open));
        }
        // The last word is the client's, by hand.
        blocks.push(self.heading("final_report.client_words"));
        blocks.push(Block::Lines {
            label: String::new(),
            count: 3,
        });
        // Whether it was talked over and handed over is said by whoever does it, on the paper: nobody may
        // be reached any more.
        blocks.push(Block::List {
            items: self.words.lines("final_report.shared", &[]),
            tick: true,
        });
        blocks.push(Block::Lines {
            label: self.words.get("final_report.shared_when"),
            count: 1,
        });
        blocks.push(self.signatures(&["client", "worker"]));
        blocks
    }

    /// How far each goal was reached: in words and, where a review gave it, as a number of the scale.
    fn goal_results(&self, goals: &[GoalResult], blocks: &mut Vec<Block>) {
        let scaled = goals.iter().any(|one| one.points.is_some());
        let mut head = vec![
            self.words.get("final_report.goal"),
            self.words.get("final_report.outcome"),
        ];
        let mut shares = vec![3, 4];
        if scaled {
            head.push(self.words.get("final_report.points"));
            shares.push(2);
        }
        let rows = goals.iter().map(|one| {
            let mut row = vec![one.goal.clone(), one.result.clone()];
            if scaled {
                row.push(one.points.map(points).unwrap_or_default());
            }
            row
        });
        blocks.push(Block::Table {
            rows: rows.collect(),
            head,
            shares,
        });
        if scaled {
            blocks.push(self.text("final_report.scale", &[]));
        }
    }

    /// A letter after breaking off (P11b): the door is open, this is how, this is whom to ask. It names
    /// no reason, and promises nothing but a talk.
    pub(super) fn coming_back(&self, letter: &ComingBack) -> Vec<Block> {
        let fields = [
            ("client", &*self.head.client),
            ("programme", &*self.head.programme),
        ];
        let mut blocks = vec![self.text("coming_back.hello", &fields)];
        let ended = letter.ended.map(|day| self.date(day));
        blocks.push(match &ended {
            Some(day) => {
                let dated = [("programme", &*self.head.programme), ("date", day)];
                self.text("coming_back.ended", &dated)
            }
            None => self.text("coming_back.over", &fields),
        });
        blocks.push(match &letter.sentence {
            Some(sentence) if self.language != PaperLanguage::Easy => Block::Text {
                lines: vec![sentence.clone()],
            },
            _ => self.text("coming_back.possible", &fields),
        });
        blocks.push(self.heading("coming_back.how"));
        blocks.push(self.points("coming_back.steps"));
        blocks.push(self.text("coming_back.bye", &fields));
        blocks
    }

    /// The office's own words. Its title is a heading and not that of the file, which tells nothing about
    /// the person.
    pub(super) fn letter(letter: &Letter) -> Vec<Block> {
        let mut blocks = Vec::new();
        if !letter.title.trim().is_empty() {
            blocks.push(Block::Heading {
                level: 1,
                text: letter.title.clone(),
            });
        }
        let paragraphs = letter.paragraphs.iter();
        blocks.push(Block::Text {
            lines: paragraphs.map(|lines| lines.join("\n")).collect(),
        });
        blocks
    }

    /// Both programmes sign, and the client (P22b).
    pub(super) fn partial_agreement(&self, agreement: &PartialAgreement) -> Vec<Block> {
        let other = &*agreement.other_programme;
        let fields = [
            ("programme", &*self.head.programme),
            ("other", other),
            ("client", &*self.head.client),
        ];
        let mut blocks = vec![self.text("partial_agreement.intro", &fields)];
        // Easy language has its own words for it, above.
        if let Some(sentence) = &agreement.sentence
            && self.language != PaperLanguage::Easy
        {
            blocks.push(Block::Text {
                lines: vec![sentence.clone()],
            });
        }
        if let Some(from) = agreement.from {
            let date = self.date(from);
            blocks.push(self.text("partial_agreement.from", &[("date", &date)]));
        }
        let given = |domains: &[String], who: &str| -> Vec<Vec<String>> {
            let row = |domain: &String| vec![domain.clone(), who.to_owned()];
            domains.iter().map(row).collect()
        };
        let mut rows = given(&agreement.ours, &self.head.programme);
        rows.extend(given(&agreement.theirs, other));
        blocks.push(self.heading("partial_agreement.split"));
        blocks.push(if rows.is_empty() {
            self.none()
        } else {
            Block::Table {
                head: vec![
                    self.words.get("partial_agreement.area"),
                    self.words.get("partial_agreement.who"),
                ],
                rows,
                shares: vec![3, 2],
            }
        });
        if !agreement.other_contact.is_empty() {
            let label = self
                .words
                .with("partial_agreement.other_contact", &[("other", other)]);
            blocks.push(Block::Note {
                title: Some(label),
                lines: vec![agreement.other_contact.clone()],
            });
        }
        blocks.push(self.text("partial_agreement.exchange", &[]));
        blocks.push(self.text("partial_agreement.change", &[]));
        blocks.push(Block::Signatures {
            who: vec![
                self.head.programme.clone(),
                other.to_owned(),
                self.word("client"),
            ],
            place: self.word("place"),
        });
        blocks
    }
}

/// A number with its sign, as the scale of goal attainment is written: `+1`, `0`, `−2`.
fn points(points: i8) -> String {
    match points {
        1.. => format!("+{points}"),
        0 => "0".to_owned(),
        _ => format!("−{}", points.unsigned_abs()),
    }
}
