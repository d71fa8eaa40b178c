//! What is told before anything begins: information sheet and agreement.

use super::{Composer, list};
use crate::{
    paper::{InformationSheet, ParticipationAgreement},
    sheet::Block,
};

impl Composer<'_> {
    /// Who keeps what, who may be told, which rights there are; with the place to sign that it was
    /// explained and when (P2).
    pub(super) fn information(&self, sheet: &InformationSheet) -> Vec<Block> {
        let programme = [("programme", &*self.head.programme)];
        let mut blocks = vec![
            self.heading("information.about"),
            self.text("information.about_text", &programme),
        ];
        let voluntary = self.voluntary();
        if !voluntary.is_empty() {
            blocks.push(self.heading("information.voluntary"));
            blocks.push(Block::Text { lines: voluntary });
        }
        let responsible = [("responsible", &*sheet.responsible)];
        blocks.extend([
            self.heading("information.records"),
            self.text("information.records_text", &responsible),
            self.kept(sheet.kept_months),
            self.heading("information.disclosure"),
            self.text("information.disclosure_text", &[]),
            self.points("information.disclosure_points"),
            self.text("information.disclosure_end", &[]),
            self.heading("information.rights"),
            self.points("information.rights_points"),
            self.heading("information.explained"),
            self.text("information.explained_text", &[]),
            Block::Lines {
                label: self.words.get("information.own_words"),
                count: 2,
            },
            self.signatures(&["client", "worker"]),
        ]);
        blocks
    }

    fn kept(&self, months: Option<u32>) -> Block {
        match months {
            Some(months) => {
                let months = months.to_string();
                self.text("information.kept", &[("months", &months)])
            }
            None => self.text("information.kept_open", &[]),
        }
    }

    pub(super) fn agreement(&self, agreement: &ParticipationAgreement) -> Vec<Block> {
        let sides = [
            ("client", &*self.head.client),
            ("office", &*self.head.office),
        ];
        let mut blocks = vec![self.text("agreement.between", &sides)];
        let period = self.period(agreement.from, agreement.to);
        if !period.is_empty() {
            blocks.push(Block::Facts {
                rows: vec![self.fact("common.period", &period)],
            });
        }
        blocks.push(self.heading("agreement.covers"));
        blocks.push(if agreement.domains.is_empty() {
            self.text("agreement.covers_none", &[])
        } else {
            list(agreement.domains.clone())
        });
        blocks.extend([
            self.heading("agreement.we"),
            self.points("agreement.we_points"),
            self.heading("agreement.you"),
            self.points("agreement.you_points"),
            self.heading("agreement.ending"),
        ]);
        let mut ending = self.voluntary();
        ending.extend(self.words.lines("agreement.ending_text", &[]));
        if let Some(sentence) = &agreement.coming_back {
            let fields = [("sentence", &**sentence)];
            ending.push(self.words.with("agreement.coming_back", &fields));
        }
        blocks.push(Block::Text { lines: ending });
        blocks.push(self.signatures(&["client", "worker"]));
        blocks
    }
}
