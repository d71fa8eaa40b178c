//! From a paper's values to its sheet: which parts it has, in which order, in which words.
//!
//! One function per kind of paper, in the file of its theme; here is what they share.

mod closing;
mod copy;
mod information;
mod meeting;
mod own;
mod plan;
mod room;

use i18n::{Lang, Texts, texts};
use jiff::civil::{Date, DateTime, Time};

use crate::{
    paper::{Appointment, Content, Head, NextStep, Paper, PaperLanguage, Said, Topic},
    sheet::{Block, Fact, Sheet, Step},
    words::{Fields, Words},
};

/// Composes a paper, with every text as it was typed.
pub fn compose(paper: &Paper, language: PaperLanguage) -> Sheet {
    let composer = Composer::new(&paper.head, language);
    let mut blocks = composer.content(&paper.content);
    composer.close(&mut blocks, &paper.content);
    let section = section(&paper.content);
    Sheet {
        lang: composer.texts.lang().code(),
        easy: language == PaperLanguage::Easy,
        tight: matches!(
            paper.content,
            Content::NextSteps(_)
                | Content::CrisisPlan(_)
                | Content::Agreement(_)
                | Content::Leave(_)
        ),
        title: composer.words.get(&format!("{section}.title")),
        name: composer.words.get(&format!("{section}.file")),
        day: paper.head.on.to_string(),
        date: composer.date(paper.head.on),
        recipient: composer.recipient(&paper.content),
        sender: [
            &paper.head.office,
            &paper.head.carrier,
            &paper.head.programme,
        ]
        .into_iter()
        .filter(|line| !line.trim().is_empty())
        .cloned()
        .collect(),
        foot: composer.foot(&paper.content),
        pages: composer.word("page"),
        blocks,
    }
}

/// The section of the texts that belongs to a kind of paper; its code.
fn section(content: &Content) -> &'static str {
    use domain::Code;
    content.kind().code()
}

/// Dates and numbers as people of this language write them.
pub fn texts_of(language: PaperLanguage) -> &'static Texts {
    texts(match language {
        PaperLanguage::German | PaperLanguage::Easy => Lang::De,
        PaperLanguage::English => Lang::En,
    })
}

/// What every part needs at hand.
struct Composer<'a> {
    head: &'a Head,
    language: PaperLanguage,
    words: Words,
    texts: &'static Texts,
}

impl<'a> Composer<'a> {
    fn new(head: &'a Head, language: PaperLanguage) -> Self {
        Self {
            head,
            language,
            words: Words::of(language),
            texts: texts_of(language),
        }
    }

    fn content(&self, content: &Content) -> Vec<Block> {
        match content {
            Content::Information(content) => self.information(content),
            Content::Agreement(content) => self.agreement(content),
            Content::Plan(content) => self.plan(content),
            Content::NextSteps(content) => self.next_steps(content),
            Content::AppointmentCard(content) => self.appointment_card(content),
            Content::AppointmentLetter(content) => self.appointment_letter(content),
            Content::WeeklyPlan(content) => self.weekly_plan(content),
            Content::CrisisPlan(content) => self.crisis_plan(content),
            Content::Leave(content) => self.leave(content),
            Content::Invitation(content) => self.invitation(content),
            Content::GuestInvitation(content) => self.guest_invitation(content),
            Content::Conference(content) => self.conference(content),
            Content::FinalReport(content) => self.final_report(content),
            Content::ComingBack(content) => self.coming_back(content),
            Content::PartialAgreement(content) => self.partial_agreement(content),
            Content::Letter(content) => Self::letter(content),
            Content::FileCopy(content) => self.file_copy(content),
        }
    }

    /// What stands at the end of every paper: whom to ask, and where it is asked for, the signatures;
    /// before it, where the programme wants it, that taking part creates no entitlement.
    fn close(&self, blocks: &mut Vec<Block>, content: &Content) {
        // What is signed is read first, so signatures come last.
        let signatures = blocks.pop_if(|last| matches!(last, Block::Signatures { .. }));
        // A letter says it itself where its office wants it; who is invited wants nothing.
        let says_it = !matches!(content, Content::Letter(_) | Content::GuestInvitation(_));
        blocks.extend(self.no_entitlement().filter(|_| says_it));
        // The letter and the sheet for hard times name the person where one looks for it.
        if !matches!(content, Content::CrisisPlan(_)) {
            blocks.push(self.contact());
        }
        blocks.extend(signatures);
    }

    /// A letter greets the person itself.
    fn recipient(&self, content: &Content) -> Option<Fact> {
        if let Content::GuestInvitation(letter) = content {
            return Some(self.fact("guest_invitation.to", &letter.to));
        }
        let greets = matches!(
            content,
            Content::AppointmentLetter(_)
                | Content::ComingBack(_)
                | Content::Invitation(_)
                | Content::Letter(_)
        );
        (!greets && !self.head.client.is_empty()).then(|| Fact {
            label: self.word("for"),
            value: self.head.client.clone(),
        })
    }

    fn word(&self, key: &str) -> String {
        self.words.get(&format!("common.{key}"))
    }

    fn date(&self, day: Date) -> String {
        self.texts.date(day)
    }

    fn moment(&self, at: DateTime) -> String {
        let time = self.clock(at.time());
        format!("{}, {time}", self.texts.day_long(at.date()))
    }

    fn clock(&self, time: Time) -> String {
        let time = self.texts.clock(time);
        self.words.with("common.clock", &[("time", &time)])
    }

    /// `bis 01.12.2026`, or that it is open.
    fn until(&self, day: Option<Date>) -> String {
        day.map_or_else(
            || self.word("until_open"),
            |day| {
                self.words
                    .with("common.until", &[("date", &self.date(day))])
            },
        )
    }

    /// Whom to ask. Each page of a plan says which version it is of: only the last one is signed.
    fn foot(&self, content: &Content) -> String {
        let contact = &self.head.contact;
        let parts = [&contact.name, &contact.phone, &contact.hours];
        let said: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        let ask = self
            .words
            .with("common.foot", &[("name", &said.join(", "))]);
        let version = match content {
            Content::Plan(plan) => self.version(plan),
            _ => None,
        };
        version.map_or_else(|| ask.clone(), |version| format!("{ask} · {version}"))
    }

    /// The named person with telephone and hours (I17, I1b).
    fn contact(&self) -> Block {
        let contact = &self.head.contact;
        let labelled =
            |key: &str, value: &str| (!value.is_empty()).then(|| behind(&self.word(key), value));
        let phone = labelled("phone", &contact.phone).unwrap_or_else(|| self.word("no_phone"));
        // One line for both: papers keep to their pages.
        let reached: Vec<String> = [("hours", &contact.hours), ("languages", &contact.languages)]
            .into_iter()
            .filter_map(|(key, value)| labelled(key, value))
            .collect();
        let lines = [
            Some(contact.name.clone()),
            Some(phone),
            (!reached.is_empty()).then(|| reached.join(" · ")),
            labelled("deputy", &contact.deputy),
        ];
        Block::Note {
            title: Some(self.word("ask")),
            lines: vec![lines.into_iter().flatten().collect::<Vec<_>>().join("\n")],
        }
    }

    fn no_entitlement(&self) -> Option<Block> {
        let sentence = self.head.no_entitlement.as_deref()?;
        let fields = [("sentence", sentence), ("programme", &*self.head.programme)];
        Some(Block::Note {
            title: Some(self.word("no_entitlement_title")),
            lines: self.words.lines("common.no_entitlement", &fields),
        })
    }

    fn voluntary(&self) -> Vec<String> {
        self.head
            .voluntary
            .as_deref()
            .map_or_else(Vec::new, |said| {
                self.words.lines("common.voluntary", &[("sentence", said)])
            })
    }

    fn heading(&self, key: &str) -> Block {
        Block::Heading {
            level: 1,
            text: self.words.get(key),
        }
    }

    fn text(&self, key: &str, fields: &Fields) -> Block {
        Block::Text {
            lines: self.words.lines(key, fields),
        }
    }

    fn points(&self, key: &str) -> Block {
        list(self.words.lines(key, &[]))
    }

    fn none(&self) -> Block {
        Block::Text {
            lines: vec![self.word("none")],
        }
    }

    /// A list, or that there is nothing yet.
    fn list_or_none(&self, items: &[String]) -> Block {
        if items.is_empty() {
            self.none()
        } else {
            list(items.to_vec())
        }
    }

    fn signatures(&self, who: &[&str]) -> Block {
        Block::Signatures {
            who: who.iter().map(|key| self.word(key)).collect(),
            place: self.word("place"),
        }
    }

    /// What is said behind its label; nothing if nothing is said.
    fn labelled(&self, key: &str, said: &str) -> String {
        if said.is_empty() {
            return String::new();
        }
        behind(&self.word(key), said)
    }

    fn steps(&self, steps: &[NextStep]) -> Block {
        if steps.is_empty() {
            return self.none();
        }
        Block::Steps {
            items: steps.iter().map(|step| self.step(step)).collect(),
        }
    }

    fn step(&self, step: &NextStep) -> Step {
        let until = if step.soon {
            self.words.get("next_steps.soon")
        } else {
            self.until(step.until)
        };
        Step {
            what: step.what.clone(),
            below: joined(&[
                &step.who,
                &until,
                &self.labelled("place_label", &step.place),
                &self.labelled("bring_label", &step.bring),
            ]),
        }
    }

    /// Two columns of what and how it stands.
    fn topics(&self, heads: [&str; 2], topics: &[Topic]) -> Block {
        if topics.is_empty() {
            return self.none();
        }
        Block::Table {
            head: heads.iter().map(|key| self.words.get(key)).collect(),
            rows: topics
                .iter()
                .map(|one| vec![one.topic.clone(), one.result.clone()])
                .collect(),
            shares: vec![2, 3],
        }
    }

    /// A label before words about a place: a paper in another language says if they are in German.
    fn as_written(&self, label: String, said: &Said) -> String {
        if said.in_german && self.language == PaperLanguage::English {
            self.words
                .with("appointment_letter.in_german", &[("label", &label)])
        } else {
            label
        }
    }

    fn card(&self, appointment: &Appointment) -> Block {
        let with = (!appointment.with.is_empty()).then(|| {
            let fields = [("with", &*appointment.with)];
            self.words.with("appointment_card.with", &fields)
        });
        let what = joined(&[&appointment.what, &with.unwrap_or_default()]);
        let way = match &*appointment.way.words {
            "" => String::new(),
            way => {
                let label = self.words.get("appointment_card.way");
                behind(&self.as_written(label, &appointment.way), way)
            }
        };
        let bring = match &*appointment.bring {
            "" => String::new(),
            bring if appointment.stays => behind(&self.words.get("appointment_card.ready"), bring),
            bring => behind(&self.word("bring_label"), bring),
        };
        let back = self.back(appointment);
        let lines = [what, back, appointment.place.clone(), way, bring];
        Block::Card {
            large: self.moment(appointment.at),
            lines: lines.into_iter().filter(|line| !line.is_empty()).collect(),
        }
    }
}

fn list(items: Vec<String>) -> Block {
    Block::List { items, tick: false }
}

/// What is said behind its label. A question needs no colon.
fn behind(label: &str, said: &str) -> String {
    if label.ends_with('?') {
        format!("{label} {said}")
    } else {
        format!("{label}: {said}")
    }
}

/// The parts that say something, with commas.
fn joined(parts: &[&str]) -> String {
    let said: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    said.join(", ")
}
