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

/// The same for a copy of the block.
pub fn again(told: &[LogEntry], block: &Block, number: u32) -> Vec<LogEntry> {
    let copied = |entry: &LogEntry| LogEntry {
        user: entry.user.map(|id| in_copy(block, id, number)),
        case: entry.case.map(|id| in_copy(block, id, number)),
        subject: subject(&entry.subject, block, number),
        ..entry.clone()
    };
    told.iter().map(copied).collect()
}

fn in_copy<K>(block: &Block, id: Id<K>, number: u32) -> Id<K> {
    Id::from_uuid(block.id(id.uuid(), number))
}

/// `contact_note 0192…` with the id that the row has in the copy.
fn subject(text: &str, block: &Block, number: u32) -> String {
    text.split(' ')
        .map(|word| match word.parse::<Uuid>() {
            Ok(id) => block.id(id, number).to_string(),
            Err(_) => word.to_owned(),
        })
        .collect::<Vec<_>>()
        .join(" ")
}
