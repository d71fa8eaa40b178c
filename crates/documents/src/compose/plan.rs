//! The plan, the next steps, and appointments.

use super::{Composer, joined};
use crate::{
    paper::{
        Appointment, AppointmentCard, AppointmentLetter, ClientAnswer, ClientView, NextSteps,
        PlanGoal, PlanMeasure, PlanPaper,
    },
    sheet::Block,
};

impl Composer<'_> {
    pub(super) fn plan(&self, plan: &PlanPaper) -> Vec<Block> {
        let mut blocks = Vec::new();
        if plan.goals.is_empty() {
            blocks.push(self.none());
        }
        for goal in &plan.goals {
            self.goal(goal, &mut blocks);
        }
        blocks.push(self.heading("plan.view"));
        blocks.push(Block::Text {
            lines: self.view(plan.view.as_ref()),
        });
        if let Some(day) = plan.review {
            let date = self.date(day);
            blocks.push(self.text("plan.review", &[("date", &date)]));
        }
        blocks.push(self.signatures(&["client", "worker"]));
        blocks
    }

    fn goal(&self, goal: &PlanGoal, blocks: &mut Vec<Block>) {
        let headline = if goal.goal.is_empty() {
            &goal.domain
        } else {
            &goal.goal
        };
        // A heading of a page's length is no heading: the domain heads, the words follow.
        blocks.push(Block::Heading {
            level: 1,
            text: if goal.domain.is_empty() {
                headline.chars().take(120).collect()
            } else {
                goal.domain.clone()
            },
        });
        let mut lines = Vec::new();
        if !goal.goal.is_empty() {
            lines.push(quoted(&goal.goal, self.texts.lang()));
        }
        let until = goal.until.map(|day| self.date(day)).unwrap_or_default();
        for (key, field, said) in [
            ("plan.need", "need", &goal.need),
            ("plan.why", "why", &goal.why),
            ("plan.until", "date", &until),
            ("plan.expected", "expected", &goal.expected),
            ("plan.first_step", "step", &goal.first_step),
        ] {
            if !said.is_empty() {
                lines.push(self.words.with(key, &[(field, said)]));
            }
        }
        if !lines.is_empty() {
            blocks.push(Block::Text { lines });
        }
        if goal.measures.is_empty() {
            blocks.push(self.text("plan.no_measures", &[]));
            return;
        }
        let with_state = goal.measures.iter().any(|one| !one.state.is_empty());
        let mut head = vec![self.word("what"), self.word("who"), self.word("when")];
        let mut shares = vec![5, 3, 3];
        if with_state {
            head.push(self.words.get("plan.state"));
            shares.push(3);
        }
        let rows = goal.measures.iter().map(|one| {
            let mut row = vec![self.what(one), one.who.clone(), self.when(one)];
            if with_state {
                row.push(one.state.clone());
            }
            row
        });
        blocks.push(Block::Table {
            rows: rows.collect(),
            head,
            shares,
        });
    }

    /// What is done; where, and what to take along, each on a line of its own.
    fn what(&self, one: &PlanMeasure) -> String {
        let place = self.labelled("place_label", &one.place);
        let bring = self.labelled("bring_label", &one.bring);
        let mut lines = vec![one.what.clone()];
        lines.extend([place, bring].into_iter().filter(|line| !line.is_empty()));
        lines.join("\n")
    }

    /// From when, until when, or that it is open.
    fn when(&self, one: &PlanMeasure) -> String {
        let from = one.from.map(|day| {
            let date = self.date(day);
            self.words.with("common.from_on", &[("date", &date)])
        });
        match (from, one.until) {
            (Some(from), Some(day)) => format!("{from}\n{}", self.until(Some(day))),
            (Some(from), None) => from,
            (None, Some(day)) => self.date(day),
            (None, None) => self.word("until_open"),
        }
    }

    fn view(&self, view: Option<&ClientView>) -> Vec<String> {
        let Some(view) = view else {
            return vec![self.words.get("plan.not_asked")];
        };
        let answer = self.words.get(match view.answer {
            ClientAnswer::Agrees => "plan.agrees",
            ClientAnswer::AgreesWithRemark => "plan.agrees_with_remark",
            ClientAnswer::Disagrees => "plan.disagrees",
        });
        let mut lines = vec![answer];
        if !view.words.is_empty() {
            lines.push(quoted(&view.words, self.texts.lang()));
        }
        lines
    }

    pub(super) fn next_steps(&self, next: &NextSteps) -> Vec<Block> {
        let mut blocks = vec![self.heading("next_steps.steps"), self.steps(&next.steps)];
        if !next.appointments.is_empty() {
            blocks.push(self.heading("next_steps.appointments"));
            blocks.push(self.appointments(&next.appointments));
        }
        blocks
    }

    fn appointments(&self, appointments: &[Appointment]) -> Block {
        let row = |one: &Appointment| {
            let when = format!(
                "{}, {}",
                self.texts.day(one.at.date()),
                self.clock(one.at.time())
            );
            vec![when, joined(&[&one.what, &one.with]), one.place.clone()]
        };
        Block::Table {
            head: vec![
                self.words.get("conference.at"),
                self.word("what"),
                self.word("place_label"),
            ],
            rows: appointments.iter().map(row).collect(),
            shares: vec![3, 4, 4],
        }
    }

    pub(super) fn appointment_card(&self, card: &AppointmentCard) -> Vec<Block> {
        let mut blocks: Vec<Block> = card.appointments.iter().map(|one| self.card(one)).collect();
        if blocks.is_empty() {
            blocks.push(self.none());
        }
        blocks.push(self.cannot("appointment_card"));
        blocks
    }

    /// What to do when one cannot come: nobody is told to call where no number is known.
    fn cannot(&self, section: &str) -> Block {
        let key = if self.head.contact.phone.is_empty() {
            "cannot_call"
        } else {
            "cannot"
        };
        self.text(&format!("{section}.{key}"), &[])
    }

    pub(super) fn appointment_letter(&self, letter: &AppointmentLetter) -> Vec<Block> {
        let mut blocks = vec![
            self.text("appointment_letter.hello", &[("client", &self.head.client)]),
            self.text("appointment_letter.text", &[]),
            self.card(&letter.appointment),
        ];
        let parts = [
            ("appointment_letter.way", &letter.directions),
            ("appointment_letter.door", &letter.at_the_door),
            ("appointment_letter.rooms", &letter.rooms),
        ];
        for (heading, text) in parts {
            if !text.is_empty() {
                blocks.push(self.heading(heading));
                blocks.push(Block::Text {
                    lines: vec![text.clone()],
                });
            }
        }
        if !letter.bring.is_empty() {
            blocks.push(self.heading("appointment_letter.bring"));
            blocks.push(Block::List {
                items: letter.bring.clone(),
                tick: true,
            });
        }
        blocks.push(self.cannot("appointment_letter"));
        blocks.push(Block::Text {
            lines: vec![format!(
                "{}\n{}",
                self.words.get("appointment_letter.bye"),
                self.head.contact.name
            )],
        });
        blocks
    }
}

/// What somebody said, in the quotation marks of the language.
pub(super) fn quoted(words: &str, lang: i18n::Lang) -> String {
    match lang {
        i18n::Lang::De => format!("„{words}“"),
        i18n::Lang::En => format!("“{words}”"),
    }
}
