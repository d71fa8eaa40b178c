//! From when on something of a case can have been done: nobody applies, decides or hands out anything before the
//! client was in custody and nobody knew of them.

use jiff::civil::Date;
use store::case::CaseRow;

use crate::{Message, MessageArg};

/// The first day of a case: the one on which custody began or the case was registered, whichever was first.
pub(crate) fn began(case: &CaseRow) -> Date {
    let registered = case.registered_on;
    case.custody_start
        .map_or(registered, |start| start.min(registered))
}

/// Why nothing of a case can have been done on this day: before the case began.
pub(crate) fn before_began(case: &CaseRow, day: Date) -> Option<Message> {
    let first = began(case);
    (day < first).then(|| {
        let message = Message::new("error-date-before-case");
        message.with_arg("min", MessageArg::Day(first))
    })
}

/// Why something cannot have been done on this day: before the case began, or after `today`.
pub(crate) fn not_done_on(case: &CaseRow, day: Date, today: Date) -> Option<Message> {
    if day > today {
        return Some(Message::new("error-date-future"));
    }
    before_began(case, day)
}
