//! What belongs to the client alone: the week, and the sheet for hard times.

use jiff::{ToSpan, civil::date};

use super::Composer;
use crate::{
    paper::{CrisisPlan, HelpingPerson, WeekEntry, WeeklyPlan},
    sheet::Block,
};

impl Composer<'_> {
    pub(super) fn weekly_plan(&self, week: &WeeklyPlan) -> Vec<Block> {
        let mut blocks = Vec::new();
        if let Some(monday) = week.monday {
            let day = self.date(monday);
            blocks.push(self.text("weekly_plan.week", &[("date", &day)]));
        }
        // Any Monday will do for the names of the days.
        let first = week.monday.unwrap_or(date(2026, 1, 5));
        let rows = (0..7_usize).map(|index| {
            let days = i64::try_from(index).unwrap_or_default();
            let day = first.saturating_add(days.days());
            let name = self.texts.weekday_long(day).to_owned();
            let entries = week.days.get(index).map_or(&[][..], Vec::as_slice);
            let lines: Vec<String> = entries.iter().map(|one| self.entry(one)).collect();
            vec![name, lines.join("\n")]
        });
        blocks.push(Block::Table {
            head: vec![
                self.words.get("weekly_plan.day"),
                self.words.get("weekly_plan.entries"),
            ],
            rows: rows.collect(),
            shares: vec![1, 4],
        });
        if !week.groups.is_empty() {
            blocks.push(self.heading("weekly_plan.groups"));
            let dates = week.groups.iter().map(|one| {
                let entry = WeekEntry {
                    from: Some(one.at.time()),
                    to: Some(one.to),
                    what: one.what.clone(),
                    place: one.place.clone(),
                };
                let day = self.texts.day_long(one.at.date());
                format!("{day}, {}", self.entry(&entry))
            });
            blocks.push(super::list(dates.collect()));
        }
        blocks.push(self.heading("weekly_plan.remark"));
        if week.remark.is_empty() {
            blocks.push(Block::Lines {
                label: String::new(),
                count: 2,
            });
        } else {
            blocks.push(Block::Text {
                lines: vec![week.remark.clone()],
            });
        }
        blocks
    }

    fn entry(&self, entry: &WeekEntry) -> String {
        let time = match (entry.from, entry.to) {
            (Some(from), Some(to)) => {
                let (from, to) = (self.texts.clock(from), self.texts.clock(to));
                self.words
                    .with("common.span", &[("from", &from), ("to", &to)])
            }
            (Some(time), None) | (None, Some(time)) => self.clock(time),
            (None, None) => String::new(),
        };
        let what = super::joined(&[&entry.what, &entry.place]);
        if time.is_empty() {
            what
        } else {
            format!("{time}: {what}")
        }
    }

    pub(super) fn crisis_plan(&self, plan: &CrisisPlan) -> Vec<Block> {
        let mut blocks = vec![
            self.text("crisis_plan.intro", &[]),
            self.heading("crisis_plan.signs"),
            self.list_or_none(&plan.signs),
            self.heading("crisis_plan.helps"),
            self.list_or_none(&plan.helps),
        ];
        let contact = &self.head.contact;
        let ours = HelpingPerson {
            name: contact.name.clone(),
            phone: contact.phone.clone(),
            when: contact.hours.clone(),
        };
        let ours = Some(ours).filter(|ours| !plan.people.iter().any(|one| is_same(one, ours)));
        // When somebody can be reached is known of our own person only: no column for it.
        let row = |one: &HelpingPerson| {
            let reached = self.labelled("hours", &one.when);
            let lines = [one.phone.clone(), reached].into_iter();
            let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
            vec![one.name.clone(), lines.join("\n")]
        };
        blocks.push(self.heading("crisis_plan.people"));
        blocks.push(Block::Table {
            head: vec![self.words.get("crisis_plan.name"), self.word("phone")],
            rows: plan.people.iter().chain(&ours).map(row).collect(),
            shares: vec![1, 1],
        });
        // Whoever needs a number does not turn the page.
        blocks.push(Block::Note {
            title: Some(self.words.get("crisis_plan.always")),
            lines: self.words.lines("crisis_plan.always_points", &[]),
        });
        let further = [
            ("crisis_plan.places", &plan.places),
            ("crisis_plan.others_do", &plan.others_do),
            ("crisis_plan.others_do_not", &plan.others_do_not),
            ("crisis_plan.agreed_with", &plan.agreed_with),
            ("crisis_plan.share", &plan.share),
        ];
        for (heading, items) in further {
            if !items.is_empty() {
                blocks.push(self.heading(heading));
                blocks.push(super::list(items.clone()));
            }
        }
        blocks
    }
}

/// Whether the client has named our person already, with or without the relation in brackets.
fn is_same(one: &HelpingPerson, ours: &HelpingPerson) -> bool {
    let name = one.name.split(" (").next().unwrap_or(&one.name);
    name.trim() == ours.name.trim()
}
