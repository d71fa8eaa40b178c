//! The plan, the next steps, and appointments.

use super::{Composer, joined};
use crate::{
    paper::{
        Appointment, AppointmentCard, AppointmentLetter, ClientAnswer, ClientView, NextStep,
        NextSteps, PaperLanguage, PlanGoal, PlanMeasure, PlanPaper, Said,
    },
    sheet::{Block, Fact},
};

/// So many letters of a step that alone would need more than the page.
const FIRST: usize = 60;

impl Composer<'_> {
    pub(super) fn plan(&self, plan: &PlanPaper) -> Vec<Block> {
        let mut blocks = Vec::new();
        blocks.extend(
            self.version(plan)
                .map(|said| Block::Text { lines: vec![said] }),
        );
        if plan.goals.is_empty() {
            blocks.push(self.none());
        }
        for goal in &plan.goals {
            self.goal(goal, &mut blocks);
        }
        if !plan.without.is_empty() {
            blocks.push(self.heading("plan.without"));
            let rows = plan.without.iter().map(|one| Fact {
                label: one.domain.clone(),
                value: one.why.clone(),
            });
            blocks.push(Block::Facts {
                rows: rows.collect(),
            });
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

    /// `Fassung 3 vom 23.11.2026`.
    pub(super) fn version(&self, plan: &PlanPaper) -> Option<String> {
        let issued = self.date(plan.issued?);
        let version = plan.version.to_string();
        let fields = [("version", &*version), ("date", &*issued)];
        Some(self.words.with("plan.version", &fields))
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
        let sure = goal.confidence.map(|n| n.to_string()).unwrap_or_default();
        for (key, field, said) in [
            ("plan.need", "need", &goal.need),
            ("plan.resource", "resource", &goal.resource),
            ("plan.why", "why", &goal.why),
            ("plan.until", "date", &until),
            ("plan.expected", "expected", &goal.expected),
            ("plan.first_step", "step", &goal.first_step),
            ("plan.confidence", "number", &sure),
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

    /// What is done; where, what to take along, and what it builds on, each on a line of its own.
    fn what(&self, one: &PlanMeasure) -> String {
        let place = self.labelled("place_label", &one.place);
        let bring = self.labelled("bring_label", &one.bring);
        let uses = match &*one.resource {
            "" => String::new(),
            said => self.words.with("plan.uses", &[("resource", said)]),
        };
        let mut lines = vec![one.what.clone()];
        let below = [place, bring, uses].into_iter();
        lines.extend(below.filter(|line| !line.is_empty()));
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

    /// One page, whatever there is: the most urgent first, and how many more there are.
    pub(super) fn next_steps(&self, next: &NextSteps) -> Vec<Block> {
        let steps: Vec<NextStep> = next.steps.iter().map(|one| self.of_today(one)).collect();
        let appointments = &next.appointments[..];
        let (steps, appointments) = match self.that_fit(&steps, appointments, false) {
            all if next.more_appointments == 0 && all == (steps.len(), appointments.len()) => {
                (steps, appointments)
            }
            _ => {
                let (many, dates) = self.that_fit(&steps, appointments, true);
                let mut steps = steps;
                steps.truncate(many);
                (steps, &appointments[..dates])
            }
        };
        let mut blocks = vec![self.heading("next_steps.steps")];
        let one_too_long = steps.is_empty() && !next.steps.is_empty();
        blocks.push(if one_too_long {
            let first = next.steps.iter().take(1);
            self.steps(
                &first
                    .map(|one| shortened(&self.of_today(one)))
                    .collect::<Vec<_>>(),
            )
        } else {
            self.steps(&steps)
        });
        if !appointments.is_empty() {
            blocks.push(self.heading("next_steps.appointments"));
            blocks.push(self.appointments(appointments));
        }
        let shown = steps.len() + usize::from(one_too_long);
        let more = (
            next.steps.len() - shown,
            next.appointments.len() - appointments.len() + next.more_appointments,
        );
        blocks.extend(self.more(more));
        blocks
    }

    /// A step whose day is past has no day any more.
    fn of_today(&self, step: &NextStep) -> NextStep {
        let past = step.until.is_some_and(|day| day < self.head.on);
        NextStep {
            soon: step.soon || past,
            ..step.clone()
        }
    }

    /// How many steps and appointments fit on the page, by turns, if more is said of others or not.
    fn that_fit(
        &self,
        steps: &[NextStep],
        appointments: &[Appointment],
        more: bool,
    ) -> (usize, usize) {
        let mut below = vec![self.contact()];
        below.extend(self.no_entitlement());
        below.extend(more.then(|| self.more((99, 99))).flatten());
        let headings = 1 + u8::from(!appointments.is_empty());
        let mut room = self.room(headings, &below);
        if !appointments.is_empty() {
            room -= self.row_height(None);
        }
        let steps = steps.iter().map(|one| self.step_height(one));
        let dates = appointments.iter().map(|one| self.row_height(Some(one)));
        let mut rows = [
            (steps.collect::<Vec<_>>(), 0, 2),
            (dates.collect::<Vec<_>>(), 0, 1),
        ];
        // Two steps, then an appointment, until the next of both has no room any more.
        let mut any = true;
        while any {
            any = false;
            for (heights, fit, turns) in &mut rows {
                for _ in 0..*turns {
                    let next = heights.get(*fit).filter(|height| **height <= room);
                    if let Some(height) = next {
                        room -= height;
                        *fit += 1;
                        any = true;
                    }
                }
            }
        }
        (rows[0].1, rows[1].1)
    }

    /// How many steps and appointments do not stand here, and whom to ask.
    fn more(&self, (steps, appointments): (usize, usize)) -> Option<Block> {
        let (steps, appointments) = (steps.to_string(), appointments.to_string());
        let more = match (&*steps, &*appointments) {
            ("0", "0") => return None,
            (_, "0") => self
                .words
                .with("next_steps.more_steps", &[("steps", &steps)]),
            ("0", _) => {
                let fields = [("appointments", &*appointments)];
                self.words.with("next_steps.more_appointments", &fields)
            }
            _ => {
                let fields = [("steps", &*steps), ("appointments", &*appointments)];
                self.words.with("next_steps.more_of_both", &fields)
            }
        };
        let ask = match &*self.head.contact.name {
            "" => self.words.get("next_steps.more_ask_office"),
            name => self.words.with("next_steps.more_ask", &[("name", name)]),
        };
        let apart = if self.language == PaperLanguage::Easy {
            "\n"
        } else {
            " "
        };
        Some(Block::Text {
            lines: vec![format!("{more}{apart}{ask}")],
        })
    }

    /// When, what and where.
    pub(super) fn appointment_row(&self, one: &Appointment) -> Vec<String> {
        let when = format!(
            "{}, {}",
            self.texts.day(one.at.date()),
            self.clock(one.at.time())
        );
        let back = self.back(one);
        vec![
            when,
            joined(&[&one.what, &one.with, &back]),
            one.place.clone(),
        ]
    }

    /// When to be back; with the day, if it is another one.
    pub(super) fn back(&self, one: &Appointment) -> String {
        let Some(back) = one.back else {
            return String::new();
        };
        let time = if back.date() == one.at.date() {
            self.clock(back.time())
        } else {
            let day = self.texts.day(back.date());
            format!("{day}, {}", self.clock(back.time()))
        };
        super::behind(&self.words.get("leave.until"), &time)
    }

    fn appointments(&self, appointments: &[Appointment]) -> Block {
        let rows = appointments.iter().map(|one| self.appointment_row(one));
        Block::Table {
            head: vec![
                self.words.get("conference.at"),
                self.word("what"),
                self.word("place_label"),
            ],
            rows: rows.collect(),
            shares: vec![3, 4, 4],
        }
    }

    pub(super) fn appointment_card(&self, card: &AppointmentCard) -> Vec<Block> {
        let shown = self.cards_that_fit(card);
        let (shown, left) = card.appointments.split_at(shown);
        let mut blocks: Vec<Block> = shown.iter().map(|one| self.card(one)).collect();
        if blocks.is_empty() {
            blocks.push(self.none());
        }
        blocks.extend(self.more((0, left.len() + card.more)));
        blocks.push(self.cannot("appointment_card", shown));
        blocks
    }

    /// How many appointments a card has room for; one in any case.
    fn cards_that_fit(&self, card: &AppointmentCard) -> usize {
        let below = |more: bool| -> Vec<Block> {
            let more = more.then(|| self.more((0, 99))).flatten();
            let ends = [self.cannot("appointment_card", &[]), self.contact()];
            let ends = ends.into_iter().chain(self.no_entitlement());
            more.into_iter().chain(ends).collect()
        };
        let heights: Vec<f32> = card
            .appointments
            .iter()
            .map(|one| self.card_height(&self.card(one)))
            .collect();
        let fit = |mut room: f32| {
            let has_room = |height: &&f32| {
                room -= **height;
                room >= 0.0
            };
            heights.iter().take_while(has_room).count()
        };
        let all = fit(self.wide_room(&below(card.more > 0)));
        if all == heights.len() {
            return all;
        }
        fit(self.wide_room(&below(true))).max(1)
    }

    /// What to do when one cannot come: nobody is told to call where no number is known, nobody to find a
    /// way who stays where they are, and whoever is in prison has somebody there to turn to.
    fn cannot(&self, section: &str, dates: &[Appointment]) -> Block {
        let all = |is: fn(&Appointment) -> bool| !dates.is_empty() && dates.iter().all(is);
        if all(|one| one.inside) {
            return self.text("appointment_letter.other_time_inside", &[]);
        }
        let silent = self.head.contact.phone.is_empty();
        let (section, key) = match (all(|one| one.stays), silent) {
            (false, false) => (section, "cannot"),
            (false, true) => (section, "cannot_call"),
            (true, false) => ("appointment_letter", "other_time"),
            (true, true) => ("appointment_letter", "other_time_call"),
        };
        self.text(&format!("{section}.{key}"), &[])
    }

    pub(super) fn appointment_letter(&self, letter: &AppointmentLetter) -> Vec<Block> {
        let mut blocks = vec![
            self.text("appointment_letter.hello", &[("client", &self.head.client)]),
            self.text("appointment_letter.text", &[]),
            // Its way and what to bring have headings of their own below.
            self.card(&Appointment {
                way: Said::default(),
                bring: String::new(),
                ..letter.appointment.clone()
            }),
        ];
        let stays = letter.appointment.stays;
        let parts = [
            ("way", &letter.directions),
            ("door", &letter.at_the_door),
            ("rooms", &letter.rooms),
        ];
        for (heading, said) in parts {
            if !said.words.is_empty() {
                let heading = self.words.get(&format!("appointment_letter.{heading}"));
                blocks.push(Block::Heading {
                    level: 1,
                    text: self.as_written(heading, said),
                });
                blocks.push(Block::Text {
                    lines: vec![said.words.clone()],
                });
            }
        }
        if !letter.bring.is_empty() {
            let heading = if stays { "ready" } else { "bring" };
            blocks.push(self.heading(&format!("appointment_letter.{heading}")));
            blocks.push(Block::List {
                items: letter.bring.clone(),
                tick: true,
            });
        }
        let about = std::slice::from_ref(&letter.appointment);
        blocks.push(self.cannot("appointment_letter", about));
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

/// A step that alone is longer than the page has room for: what it is, as far as it goes.
fn shortened(step: &NextStep) -> NextStep {
    let cut = |text: &str| match text.char_indices().nth(FIRST) {
        Some((at, _)) => format!("{} …", &text[..at]),
        None => text.to_owned(),
    };
    NextStep {
        what: cut(&step.what),
        who: cut(&step.who),
        until: step.until,
        soon: step.soon,
        ..NextStep::default()
    }
}

/// What somebody said, in the quotation marks of the language.
pub(super) fn quoted(words: &str, lang: i18n::Lang) -> String {
    match lang {
        i18n::Lang::De => format!("„{words}“"),
        i18n::Lang::En => format!("“{words}”"),
    }
}
