//! Application for a leave; invitation to a conference, and its minutes.

use super::Composer;
use crate::{
    paper::{
        ConferenceMinutes, GuestInvitation, Invitation, LeaveApplication, NextStep, Participant,
    },
    sheet::{Block, Fact},
};

impl Composer<'_> {
    pub(super) fn fact(&self, key: &str, value: &str) -> Fact {
        Fact {
            label: self.words.get(key),
            value: value.to_owned(),
        }
    }

    pub(super) fn leave(&self, leave: &LeaveApplication) -> Vec<Block> {
        let (from, until) = (self.moment(leave.from), self.moment(leave.until));
        let born = leave.born.map(|day| self.date(day)).unwrap_or_default();
        let rows = [
            ("leave.to", &*leave.to),
            ("leave.applicant", &*self.head.client),
            ("leave.born", &*born),
            ("leave.book_number", &*leave.book_number),
            ("leave.kind", &*leave.kind),
            ("leave.from", &*from),
            ("leave.until", &*until),
            ("leave.purpose", &*leave.purpose),
            ("leave.accompanied", &*leave.accompanied_by),
        ];
        let said = rows.into_iter().filter(|(_, value)| !value.is_empty());
        let mut blocks = vec![Block::Facts {
            rows: said.map(|(key, value)| self.fact(key, value)).collect(),
        }];
        if !leave.route.is_empty() {
            blocks.push(self.heading("leave.route"));
            blocks.push(self.list_or_none(&leave.route));
        }
        blocks.push(self.text("leave.request", &[]));
        blocks.push(Block::Lines {
            label: self.words.get("leave.statement"),
            count: 3,
        });
        blocks.push(self.signatures(&["client", "worker"]));
        blocks
    }

    /// The client is asked, not summoned: it says what it is about, who will be there, and that nothing
    /// is decided over their head.
    pub(super) fn invitation(&self, letter: &Invitation) -> Vec<Block> {
        let fields = [("client", &*self.head.client)];
        let mut blocks = vec![
            self.text("invitation.hello", &fields),
            self.text("invitation.intro", &fields),
        ];
        self.meeting(letter, &mut blocks);
        blocks.push(self.heading("invitation.your_part"));
        blocks.push(self.points("invitation.points"));
        blocks.push(Block::Lines {
            label: self.words.get("invitation.wishes"),
            count: 2,
        });
        blocks
    }

    /// When and where, what it is about, what is talked about, and who is invited.
    fn meeting(&self, letter: &Invitation, blocks: &mut Vec<Block>) {
        let at = self.moment(letter.at);
        let rows = [
            ("invitation.at", &*at),
            ("common.place_label", &*letter.place),
            ("invitation.purpose", &*letter.purpose),
        ];
        let said = rows.into_iter().filter(|(_, value)| !value.is_empty());
        blocks.push(Block::Facts {
            rows: said.map(|(key, value)| self.fact(key, value)).collect(),
        });
        for (heading, lines) in [
            ("invitation.agenda", &letter.agenda),
            ("invitation.invited", &letter.invited),
        ] {
            if !lines.is_empty() {
                blocks.push(self.heading(heading));
                blocks.push(self.list_or_none(lines));
            }
        }
    }

    /// Somebody else learns no more of the client than the name and what the invitation says.
    pub(super) fn guest_invitation(&self, letter: &GuestInvitation) -> Vec<Block> {
        let fields = [("client", &*self.head.client), ("basis", &*letter.basis)];
        let mut blocks = vec![
            self.text("guest_invitation.hello", &fields),
            self.text("guest_invitation.intro", &fields),
        ];
        self.meeting(&letter.about, &mut blocks);
        let basis = if letter.basis.is_empty() {
            "guest_invitation.no_basis"
        } else {
            "guest_invitation.basis"
        };
        blocks.push(self.heading("guest_invitation.please"));
        blocks.push(self.text(basis, &fields));
        blocks.push(self.text("guest_invitation.reply", &fields));
        let bye = self.words.get("guest_invitation.bye");
        blocks.push(Block::Text {
            lines: vec![format!("{bye}\n{}", self.head.contact.name)],
        });
        blocks
    }

    pub(super) fn conference(&self, minutes: &ConferenceMinutes) -> Vec<Block> {
        let at = self.moment(minutes.at);
        let rows = [
            ("conference.at", &*at),
            ("common.place_label", &*minutes.place),
            ("conference.basis", &*minutes.basis),
        ];
        let said = rows.into_iter().filter(|(_, value)| !value.is_empty());
        let mut blocks = vec![
            Block::Facts {
                rows: said.map(|(key, value)| self.fact(key, value)).collect(),
            },
            self.heading("conference.present"),
        ];
        let name = |one: &Participant| super::joined(&[&one.name, &one.role]);
        let present: Vec<String> = minutes.present.iter().map(name).collect();
        blocks.push(self.list_or_none(&present));
        if !minutes.absent.is_empty() {
            let names = minutes.absent.join("; ");
            blocks.push(self.text("conference.absent", &[("names", &names)]));
        }
        if !minutes.agenda.is_empty() {
            blocks.push(self.heading("conference.agenda"));
            blocks.push(self.list_or_none(&minutes.agenda));
        }
        blocks.push(self.heading("conference.topics"));
        blocks.push(self.topics(["conference.topic", "conference.result"], &minutes.topics));
        blocks.push(self.heading("conference.settled"));
        blocks.push(self.settled(&minutes.settled));
        if let Some(next) = minutes.next {
            let date = self.date(next);
            blocks.push(self.text("conference.next", &[("date", &date)]));
        }
        blocks
    }

    fn settled(&self, settled: &[NextStep]) -> Block {
        if settled.is_empty() {
            return self.none();
        }
        let row = |one: &NextStep| {
            let until = one
                .until
                .map_or_else(|| self.word("until_open"), |day| self.date(day));
            vec![one.what.clone(), one.who.clone(), until]
        };
        Block::Table {
            head: vec![self.word("what"), self.word("who"), self.word("when")],
            rows: settled.iter().map(row).collect(),
            shares: vec![5, 3, 3],
        }
    }
}
