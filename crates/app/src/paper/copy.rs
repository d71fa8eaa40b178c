//! The copy of the file (P18d, Art. 15 DSGVO): everything that is recorded about the client in a case, in
//! chapters, as it stands. What third parties said stays out if their rights demand it: versions of an
//! assessment that are marked so, and whatever else is marked as a statement of third parties; that it is
//! missing, and of which day, stands at the beginning. How others are reached is nobody else's business.
//!
//! `CHAPTERS` says for every table about a person in which chapter it stands or why it does not; a test
//! compares it with the schema. It must not judge anything, and it leaves nothing out in silence.

mod agreed;
mod around;
mod assessed;
mod person;
mod planned;

use documents::paper::{Chapter, Content, Entry, FileCopy, Recorded};
use domain::{Code, contact::EpistemicKind};
use jiff::civil::Date;
use programme::{Programme, Text};
use store::{Tx, case::CaseRow, correction::Field};

use crate::{App, AppError, correction::SAID};

/// Where a table about a person stands in the copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Copied {
    /// In the chapter with this text key.
    In(&'static str),
    /// Not: why.
    Not(&'static str),
}

const PERSON: Copied = Copied::In("copy-person");
const CUSTODY: Copied = Copied::In("copy-custody");
const ADMISSION: Copied = Copied::In("copy-admission");
const ADDRESSES: Copied = Copied::In("copy-addresses");
const WORKERS: Copied = Copied::In("copy-workers");
const ASSESSMENT: Copied = Copied::In("copy-assessment");
const PLAN: Copied = Copied::In("copy-plan");
const OWN: Copied = Copied::In("copy-own");
const SECURITIES: Copied = Copied::In("copy-securities");
const TASKS: Copied = Copied::In("copy-tasks");
const CONTACTS: Copied = Copied::In("copy-contacts");
const APPOINTMENTS: Copied = Copied::In("copy-appointments");
const CONCERNS: Copied = Copied::In("copy-concerns");
const LEAVES: Copied = Copied::In("copy-leaves");
const CONFERENCES: Copied = Copied::In("copy-conferences");
const NETWORK: Copied = Copied::In("copy-network");
const MODULES: Copied = Copied::In("copy-modules");
const PAPERS: Copied = Copied::In("copy-papers");
const FORMER: Copied = Copied::Not("former words are shown on request, as the copy says");
const LOG: Copied = Copied::Not("the log is shown on request, as the copy says");

/// Every table that holds something about a person, and where it stands in the copy.
pub const CHAPTERS: &[(&str, Copied)] = &[
    ("client", PERSON),
    ("cases", PERSON),
    (
        "client_merge",
        Copied::Not("says only that two entries are one person"),
    ),
    ("case_search", Copied::Not("an index of the names")),
    ("custody_episode", CUSTODY),
    ("custody_stay", CUSTODY),
    ("custody_sentence", CUSTODY),
    ("release_forecast", CUSTODY),
    (
        "change_notice",
        Copied::Not("repeats what a release has moved"),
    ),
    (
        "import_batch",
        Copied::Not("the list of a prison is about many people"),
    ),
    (
        "import_row",
        Copied::Not("what was taken over stands in its chapters"),
    ),
    ("referral", ADMISSION),
    ("case_fact", ADMISSION),
    ("admission_decision", ADMISSION),
    ("approval", ADMISSION),
    ("overlap", ADMISSION),
    ("overlap_scan", PAPERS),
    ("address", ADDRESSES),
    ("assignment", WORKERS),
    ("handover", WORKERS),
    ("handover_question", WORKERS),
    ("assessment", ASSESSMENT),
    ("domain_rating", ASSESSMENT),
    ("domain_result", ASSESSMENT),
    ("client_need", ASSESSMENT),
    ("plan_version", PLAN),
    ("plan_agreement", PLAN),
    ("plan_signature", PLAN),
    ("plan_progress", PLAN),
    ("plan_review", PLAN),
    ("plan_pause", PLAN),
    ("plan_decision", PLAN),
    ("independence", PLAN),
    ("end_report", PLAN),
    ("own_plan", OWN),
    ("work_profile", OWN),
    ("success", OWN),
    ("arrangement", SECURITIES),
    ("task", TASKS),
    ("contact_note", CONTACTS),
    ("appointment", APPOINTMENTS),
    ("reach_attempt", APPOINTMENTS),
    ("concern", CONCERNS),
    ("leave", LEAVES),
    ("leave_step", LEAVES),
    ("conference", CONFERENCES),
    ("conference_task", CONFERENCES),
    ("network_tie", NETWORK),
    ("no_contact_order", NETWORK),
    ("network_contact", NETWORK),
    ("network_step", NETWORK),
    ("network_check", NETWORK),
    ("module_participation", MODULES),
    ("group_member", MODULES),
    ("group_attendance", MODULES),
    ("standard_deviation", MODULES),
    ("paper", PAPERS),
    ("explanation", PAPERS),
    ("scan", PAPERS),
    ("correction", FORMER),
    ("note_correction", FORMER),
    ("appointment_correction", FORMER),
    ("concern_former", FORMER),
    ("conference_former", FORMER),
    (
        "form_sent",
        Copied::Not("keeps what is sent twice from being entered twice"),
    ),
    ("draft", Copied::Not("what is being typed and not saved")),
    ("emergency_access", LOG),
    ("log_entry", LOG),
    ("log_case", LOG),
    ("log_shown", LOG),
];

/// What the chapters are made from.
struct File<'a> {
    app: &'a App,
    case: &'a CaseRow,
    programme: &'a Programme,
    /// What third parties said and stays out, with its day.
    withheld: Vec<(Recorded, Date)>,
}

/// Reads all of it. The caller has checked that this person may see everything in it.
pub(super) async fn file_copy(app: &App, tx: &mut Tx, case: &CaseRow) -> Result<Content, AppError> {
    let mut file = File {
        app,
        case,
        programme: app.programme_of(case)?,
        withheld: Vec::new(),
    };
    let mut chapters = vec![
        file.person(tx).await?,
        file.custody(tx).await?,
        file.admission(tx).await?,
        file.addresses(tx).await?,
        file.workers(tx).await?,
    ];
    chapters.push(Box::pin(file.assessment(tx)).await?);
    chapters.push(Box::pin(file.plan(tx)).await?);
    chapters.push(file.own(tx).await?);
    chapters.push(file.securities(tx).await?);
    chapters.push(file.tasks(tx).await?);
    chapters.push(Box::pin(file.contacts(tx)).await?);
    chapters.push(Box::pin(file.appointments(tx)).await?);
    chapters.push(file.concerns(tx).await?);
    chapters.push(Box::pin(file.leaves(tx)).await?);
    chapters.push(file.conferences(tx).await?);
    chapters.push(Box::pin(file.network(tx)).await?);
    chapters.push(Box::pin(file.modules(tx)).await?);
    chapters.push(file.papers(tx).await?);
    Ok(Content::FileCopy(FileCopy {
        chapters,
        withheld: file.withheld,
    }))
}

impl File<'_> {
    /// An entry, unless third parties said what it tells: whether that may be shown depends on their rights
    /// too, so it stays out, and the copy says of which day it is.
    fn add(
        &mut self,
        entries: &mut Vec<Entry>,
        (kind, on): (Option<EpistemicKind>, Date),
        entry: Entry,
    ) {
        if self.may_tell(kind, entry.title.first(), on) {
            entries.push(entry);
        }
    }

    /// Whether something may be told: who said it, what it is and of which day. What may not is noted.
    fn may_tell(&mut self, kind: Option<EpistemicKind>, what: Option<&Recorded>, on: Date) -> bool {
        let theirs = kind == Some(EpistemicKind::ThirdPartyStatement);
        if theirs {
            let what = what.cloned().unwrap_or_else(|| words(""));
            self.withheld.push((what, on));
        }
        !theirs
    }

    /// The title of a life domain; its id if the programme has none.
    fn domain(&self, id: &str) -> Recorded {
        Recorded::Words(self.domain_name(id))
    }

    /// The same as plain words.
    fn domain_name(&self, id: &str) -> String {
        let known = self.programme.domain(id);
        known.map_or_else(|| id.to_owned(), |domain| domain.title.de.clone())
    }
}

/// A chapter; where it stands in the copy is one of those above.
fn chapter(place: Copied, entries: Vec<Entry>) -> Chapter {
    let title = match place {
        Copied::In(title) => title,
        Copied::Not(why) => why,
    };
    Chapter { title, entries }
}

fn entry(title: Vec<Recorded>, lines: Vec<(Recorded, Recorded)>) -> Entry {
    Entry { title, lines }
}

fn key(key: &str) -> Recorded {
    Recorded::Key(key.to_owned())
}

fn words(words: &str) -> Recorded {
    Recorded::Words(words.to_owned())
}

fn title_of(text: &Text) -> Recorded {
    words(&text.de)
}

/// A day, or nothing.
fn day(day: Option<Date>) -> Recorded {
    day.map_or_else(|| words(""), Recorded::Day)
}

/// The name of a value of a closed list.
fn coded<C: Code>(kind: &str, value: C) -> Recorded {
    Recorded::Key(format!("code-{kind}-{}", value.code()).replace('_', "-"))
}

/// The same where there may be none.
fn maybe<C: Code>(kind: &str, value: Option<C>) -> Recorded {
    value.map_or_else(|| words(""), |value| coded(kind, value))
}

/// A line with this text key as its label.
fn line(label: &str, value: Recorded) -> (Recorded, Recorded) {
    (key(label), value)
}

/// The parts that say something, with this between them.
fn joined(parts: &[&str], between: &str) -> String {
    let said: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    said.join(between)
}

/// A line with plain words.
fn told(label: &str, value: &str) -> (Recorded, Recorded) {
    line(label, words(value))
}

/// That a row was struck, and why.
fn struck(struck: Option<&store::struck::Struck>) -> (Recorded, Recorded) {
    struck_because(struck.map(|one| one.reason.as_str()))
}

/// The same where the row says it itself.
fn struck_because(reason: Option<&str>) -> (Recorded, Recorded) {
    told("copy-struck", reason.unwrap_or_default())
}

/// What a noun keeps of its rows when they are corrected says what stands there now too.
fn of_fields(fields: Vec<Field>) -> Vec<(Recorded, Recorded)> {
    let said = |value: String| match value.parse() {
        Ok(day) => Recorded::Day(day),
        Err(_) => Recorded::Key(value),
    };
    let label = |label: String| match label.strip_prefix(SAID) {
        Some(quoted) => words(quoted),
        None => Recorded::Key(label),
    };
    let fields = fields.into_iter();
    fields
        .map(|(key, value)| (label(key), said(value)))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use store::coverage::{Holds, TABLES};

    use super::*;

    #[test]
    fn every_table_about_a_person_stands_in_the_copy_or_says_why_not() {
        let about = |holds: &Holds| matches!(holds, Holds::Person(..));
        let tables = TABLES.iter().filter(|(_, holds)| about(holds));
        let tables: BTreeSet<&str> = tables.map(|(table, _)| *table).collect();
        let placed: BTreeSet<&str> = CHAPTERS.iter().map(|(table, _)| *table).collect();
        assert_eq!(placed, tables, "name a new table in app::paper::copy");
        assert_eq!(placed.len(), CHAPTERS.len());
    }
}
