//! Looking through the log by person, case, action, outcome and time.

use std::fmt::Write as _;

use db::{Tx, Value};
use domain::ids::{CarrierId, CaseId, UserId};
use jiff::Timestamp;

use super::{LoggedEntry, read};
use crate::StoreError;

/// What came of an operation, as people look for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done,
    /// It was refused or hidden.
    Refused,
}

/// Which entries are looked for; what is `None` is not looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LogSearch {
    /// By this person.
    pub user: Option<UserId>,
    /// About this case.
    pub case: Option<CaseId>,
    /// With this action.
    pub action: Option<String>,
    /// With this outcome.
    pub outcome: Option<Outcome>,
    /// Not before this instant.
    pub from: Option<Timestamp>,
    /// Before this instant.
    pub until: Option<Timestamp>,
}

/// An entry with the names that its ids stand for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogLine {
    /// The entry.
    pub logged: LoggedEntry,
    /// Name of the person.
    pub user_name: Option<String>,
    /// Number of the case.
    pub case_number: Option<String>,
}

/// Which conditions a statement has.
#[derive(Clone, Copy)]
struct Shape {
    user: bool,
    case: bool,
    action: bool,
    outcome: Option<Outcome>,
    from: bool,
    until: bool,
}

impl Shape {
    fn of(search: &LogSearch) -> Self {
        Self {
            user: search.user.is_some(),
            case: search.case.is_some(),
            action: search.action.is_some(),
            outcome: search.outcome,
            from: search.from.is_some(),
            until: search.until.is_some(),
        }
    }

    /// The statement; its parameters are carrier, number, limit, then those of the conditions in
    /// the order in which they stand here.
    fn sql(self) -> String {
        let mut sql = "SELECT e.*, u.name AS user_name, c.number AS case_number FROM log_entry e
 LEFT JOIN user_account u ON u.id = e.user_id
 LEFT JOIN cases c ON c.id = e.case_id
 WHERE e.carrier_id = $1 AND e.seq < $2"
            .to_owned();
        let mut next = 4;
        for (asked, condition) in [
            (self.user, "e.user_id ="),
            (self.case, "e.case_id ="),
            (self.action, "e.action ="),
            (self.from, "e.at >="),
            (self.until, "e.at <"),
        ] {
            if asked {
                // Writing to a text does not fail.
                let _ = write!(sql, " AND {condition} ${next}");
                next += 1;
            }
        }
        match self.outcome {
            Some(Outcome::Done) => sql.push_str(" AND e.outcome = 'ok'"),
            Some(Outcome::Refused) => sql.push_str(" AND e.outcome <> 'ok' AND e.erased = FALSE"),
            None => {}
        }
        sql.push_str(" ORDER BY e.seq DESC LIMIT $3");
        sql
    }
}

/// Every statement that [`search`] can ask.
pub(crate) fn composed() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for bits in 0..32u8 {
        for outcome in [None, Some(Outcome::Done), Some(Outcome::Refused)] {
            let has = |bit: u8| bits & (1 << bit) != 0;
            let shape = Shape {
                user: has(0),
                case: has(1),
                action: has(2),
                from: has(3),
                until: has(4),
                outcome,
            };
            all.push((format!("log::search {bits:05b} {outcome:?}"), shape.sql()));
        }
    }
    all
}

/// Entries of a carrier before the number `before` (or from the newest), newest first.
pub async fn search(
    tx: &mut Tx,
    carrier: CarrierId,
    search: &LogSearch,
    before: Option<i64>,
    limit: i64,
) -> Result<Vec<LogLine>, StoreError> {
    let mut params: Vec<Value> = vec![
        carrier.uuid().into(),
        before.unwrap_or(i64::MAX).into(),
        limit.into(),
    ];
    params.extend(search.user.map(|user| user.uuid().into()));
    params.extend(search.case.map(|case| case.uuid().into()));
    params.extend(search.action.clone().map(Value::from));
    params.extend(search.from.map(Value::from));
    params.extend(search.until.map(Value::from));
    let rows = tx.query(&Shape::of(search).sql(), &params).await?;
    rows.iter()
        .map(|row| {
            Ok(LogLine {
                logged: read(row)?,
                user_name: row.get("user_name")?,
                case_number: row.get("case_number")?,
            })
        })
        .collect()
}
