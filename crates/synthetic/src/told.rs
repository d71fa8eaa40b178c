//! The log of invented cases: an entry for what somebody would have done.

use domain::ids::{CarrierId, CaseId, Id, UserId};
use jiff::Timestamp;
use store::{copy::Block, log::LogEntry};
use uuid::Uuid;

/// Something that was done on a case, as the log has it.
pub fn done(
    (carrier, case): (CarrierId, CaseId),
    (action, at, user): (&str, Timestamp, UserId),
    subject: String,
) -> LogEntry {
    LogEntry {
        carrier: Some(carrier),
        at,
        user: Some(user),
        action: action.to_owned(),
        case: Some(case),
        subject,
        purpose: String::new(),
        outcome: "ok".to_owned(),
        request: None,
        detail: String::new(),
        cases: Vec::new(),
    }
}

/// What was told, to be told again of each copy.
pub struct Told<'t>(Vec<(&'t LogEntry, Option<(&'t str, Uuid)>)>);

impl<'t> Told<'t> {
    /// Takes the subjects apart: `contact_note 0192…` is a table and the id of a row.
    pub fn new(told: &'t [LogEntry]) -> Self {
        let about = |entry: &'t LogEntry| {
            let (table, id) = entry.subject.split_once(' ')?;
            Some((table, id.parse().ok()?))
        };
        Self(told.iter().map(|entry| (entry, about(entry))).collect())
    }

    /// The same for a copy of the block.
    pub fn again(&self, block: &Block, number: u32) -> Vec<LogEntry> {
        let copied = |(entry, about): &(&LogEntry, Option<(&str, Uuid)>)| LogEntry {
            user: entry.user.map(|id| in_copy(block, id, number)),
            case: entry.case.map(|id| in_copy(block, id, number)),
            subject: match about {
                Some((table, id)) => format!("{table} {}", block.id(*id, number)),
                None => entry.subject.clone(),
            },
            ..(*entry).clone()
        };
        self.0.iter().map(copied).collect()
    }
}

fn in_copy<K>(block: &Block, id: Id<K>, number: u32) -> Id<K> {
    Id::from_uuid(block.id(id.uuid(), number))
}
