//! What was talked over and agreed: contacts, appointments, concerns, leaves, conferences.

use documents::paper::{Chapter, Entry, Recorded};
use domain::ids::{AppointmentId, ConcernId};
use jiff::Timestamp;
use store::{
    Tx,
    appointment::AppointmentRow,
    concern::ConcernRow,
    conference::{AgreedTaskRow, ConferenceRow},
    note::{NotePage, NoteRow},
};

use super::{
    APPOINTMENTS, CONCERNS, CONFERENCES, CONTACTS, File, LEAVES, chapter, coded, day, entry,
    joined, key, line, maybe, of_fields, struck, told, words,
};
use crate::{AppError, leave, reach, record::german_date};

/// So many rows are read at a time.
const PAGE: i64 = 100;

impl File<'_> {
    pub(super) async fn contacts(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let mut page = NotePage {
            domain: None,
            kind: None,
            by: None,
            from: None,
            until: None,
            before: None,
            limit: PAGE,
            with_struck: true,
        };
        let mut entries = Vec::new();
        loop {
            let rows = store::note::page(tx, self.case.id, &page).await?;
            page.before = rows.last().map(|one| (one.content.at, one.id));
            for one in &rows {
                let on = (Some(one.content.epistemic), german_date(one.content.at));
                self.add(&mut entries, on, contact(one));
            }
            if i64::try_from(rows.len()).is_ok_and(|n| n < PAGE) {
                break;
            }
        }
        entries.reverse();
        Ok(chapter(CONTACTS, entries))
    }

    pub(super) async fn appointments(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let mut before: Option<(Timestamp, AppointmentId)> = None;
        let mut rows = Vec::new();
        loop {
            let some = store::appointment::settled(tx, case, before, PAGE).await?;
            before = some.last().map(|one| (one.agreed.at, one.id));
            let full = i64::try_from(some.len()).is_ok_and(|n| n >= PAGE);
            rows.extend(some);
            if !full {
                break;
            }
        }
        rows.reverse();
        rows.extend(store::appointment::open(tx, case).await?);
        let mut entries = Vec::new();
        for one in &rows {
            let what = key("copy-third-result");
            let on = german_date(one.agreed.at);
            let told = self.may_tell(one.result.epistemic, Some(&what), on);
            entries.push(appointment(one, told));
        }
        for one in store::reach::since(tx, case, jiff::civil::date(1900, 1, 1)).await? {
            let title = vec![coded("reach_step", one.step), Recorded::Day(one.on)];
            entries.push(entry(title, of_fields(reach::fields(&one))));
        }
        Ok(chapter(APPOINTMENTS, entries))
    }

    pub(super) async fn concerns(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let mut from: Option<(Timestamp, ConcernId)> = None;
        let mut rows: Vec<ConcernRow> = Vec::new();
        loop {
            let some = store::concern::page(tx, self.case.id, from, PAGE).await?;
            // Each page begins with the row that it is asked from.
            let new = some.iter().skip(usize::from(from.is_some()));
            rows.extend(new.cloned());
            from = some.last().map(|one| (one.recorded_at, one.id));
            if i64::try_from(some.len()).is_ok_and(|n| n < PAGE) {
                break;
            }
        }
        rows.reverse();
        let mut entries = Vec::new();
        for one in &rows {
            let on = german_date(one.recorded_at);
            let told = self.may_tell(one.words.kind(), Some(&key("copy-third-answer")), on);
            entries.push(concern(one, told));
        }
        Ok(chapter(CONCERNS, entries))
    }

    pub(super) async fn leaves(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let steps = store::leave::steps_of_case(tx, case).await?;
        let mut entries = Vec::new();
        for one in store::leave::of_case(tx, case).await? {
            let mut lines = of_fields(leave::plan_fields(tx, &one).await?);
            lines.push(line("leave-status", coded("leave_status", one.status)));
            lines.extend(of_fields(leave::decision_fields(&one)));
            let what = key("copy-third-leave");
            if self.may_tell(one.epistemic, Some(&what), german_date(one.starts_at)) {
                lines.push(told("leave-result", &one.result));
            }
            lines.push(told("leave-cancelled", &one.cancelled));
            for step in steps.iter().filter(|step| step.leave == one.id) {
                lines.push((coded("leave_status", step.status), Recorded::At(step.at)));
            }
            let title = vec![
                coded("leave_purpose", one.purpose),
                Recorded::At(one.starts_at),
            ];
            entries.push(entry(title, lines));
        }
        Ok(chapter(LEAVES, entries))
    }

    pub(super) async fn conferences(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let tasks = store::conference::tasks(tx, case).await?;
        let rows = store::conference::of_case(tx, case).await?;
        let mut entries = Vec::new();
        for one in &rows {
            let of_it = tasks.iter().filter(|task| task.conference == one.id);
            let what = key("copy-third-minutes");
            let told = self.may_tell(one.content.kind(), Some(&what), german_date(one.at));
            entries.push(conference(one, of_it, told));
        }
        Ok(chapter(CONFERENCES, entries))
    }
}

fn contact(one: &NoteRow) -> Entry {
    let content = &one.content;
    let lines = vec![
        line("note-outcome", coded("contact_outcome", content.outcome)),
        told("common-place", &content.place),
        told("note-body", &content.body),
        line("note-epistemic", coded("epistemic_kind", content.epistemic)),
        told("note-minutes", &content.minutes.to_string()),
        told("copy-recorded-by", &one.recorded_by_name),
        struck(one.struck.as_ref()),
    ];
    let title = vec![
        coded("contact_kind", content.kind),
        Recorded::At(content.at),
    ];
    entry(title, lines)
}

/// An appointment; what came of it only if it `may_be_told`.
fn appointment(one: &AppointmentRow, may_be_told: bool) -> Entry {
    let (agreed, result) = (&one.agreed, &one.result);
    let person = agreed.person.as_ref().map_or("", |person| &person.name);
    let mut lines = vec![
        told("appointment-place", &agreed.place),
        told("appointment-purpose", &agreed.note),
        told(
            "appointment-worker",
            one.worker_name.as_deref().unwrap_or_default(),
        ),
        told("appointment-person", person),
        told("appointment-partner", &agreed.partner),
        told("appointment-bring", &agreed.bring),
        told("appointment-way", &agreed.way),
        line(
            "appointment-status",
            coded("appointment_status", result.status),
        ),
        line("appointment-reason", maybe("outcome_reason", result.reason)),
        line(
            "appointment-cancelled-by",
            maybe("cancelled_by", result.cancelled_by),
        ),
        line("note-epistemic", maybe("epistemic_kind", result.epistemic)),
    ];
    if may_be_told {
        lines.extend([
            told("appointment-said", &result.said),
            told("appointment-next", &result.next_steps),
            told("appointment-feedback", &result.feedback),
            told("appointment-worry", &result.worry),
        ]);
    }
    let title = vec![coded("contact_kind", agreed.kind), Recorded::At(agreed.at)];
    entry(title, lines)
}

/// A concern; the answer only if it `may_be_told`.
fn concern(one: &ConcernRow, may_be_told: bool) -> Entry {
    let said = &one.words;
    let lines = vec![
        told("concern-asked", &said.asked),
        told(
            "concern-answer",
            if may_be_told { &said.answer } else { "" },
        ),
        line("note-epistemic", maybe("epistemic_kind", said.kind())),
        line("concern-follow-up", day(said.follow_up_on)),
        line("common-status", coded("concern_status", one.status)),
        struck(one.struck.as_ref()),
    ];
    entry(
        vec![words(&said.topic), Recorded::At(one.recorded_at)],
        lines,
    )
}

/// A conference; minutes and decisions only if they `may_be_told`.
fn conference<'t>(
    one: &ConferenceRow,
    tasks: impl Iterator<Item = &'t AgreedTaskRow>,
    may_be_told: bool,
) -> Entry {
    let content = &one.content;
    let people = content.people.iter().map(|person| person.who.clone());
    let mut lines = vec![
        line("common-status", coded("conference_status", one.status)),
        told("conference-purpose", &content.purpose),
        told("common-place", &content.place),
        told("conference-legal-basis", &content.legal_basis),
        line("conference-people", Recorded::Lines(people.collect())),
        told("conference-agenda", &content.agenda),
    ];
    for decision in content.decisions.iter().filter(|_| may_be_told) {
        lines.extend([
            told("conference-topic", &decision.topic),
            told("conference-options", &decision.options),
            told("conference-will", &decision.will),
            told("conference-decided", &decision.decided),
        ]);
    }
    if may_be_told {
        lines.push(told("conference-minutes", &content.minutes));
    }
    lines.push(line(
        "note-epistemic",
        maybe("epistemic_kind", content.kind()),
    ));
    for task in tasks {
        let said = joined(&[&task.what, &task.who], "; ");
        lines.push((coded("conference_side", task.side), words(&said)));
        lines.push(line("copy-until", day(task.due_on)));
        lines.push(line("plan-step-done", day(task.done_on)));
    }
    entry(vec![key("copy-conference"), Recorded::At(one.at)], lines)
}
