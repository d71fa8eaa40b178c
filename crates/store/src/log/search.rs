//! Looking through the log by person, case, action, outcome and time.

use db::{Tx, Value};
use domain::ids::{CarrierId, CaseId, UserId};
use jiff::Timestamp;

use super::{LoggedEntry, linked, read};
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
    /// Login of that person: names can be alike.
    pub user_login: Option<String>,
    /// Number of the case.
    pub case_number: Option<String>,
    /// How many further cases it has shown.
    pub cases: i64,
}

/// The conditions that can be asked for, in the order of their parameters; `{}` is the number of
/// the parameter. An entry is about a case if it says so itself or has shown it in a list.
const CONDITIONS: [&str; 5] = [
    "e.user_id = {}",
    "e.seq IN (SELECT o.seq FROM log_entry o WHERE o.carrier_id = $1 AND o.case_id = {}
 UNION ALL SELECT l.seq FROM log_shown l WHERE l.case_id = {})",
    "e.action = {}",
    "e.at >= {}",
    "e.at < {}",
];

/// The statement with some of [`CONDITIONS`]; its parameters are carrier, number, limit, then
/// theirs.
fn sql(asked: [bool; 5], outcome: Option<Outcome>) -> String {
    let mut sql = "SELECT e.*, u.name AS user_name, u.login AS user_login, c.number AS case_number,
 (SELECT COUNT(*) FROM log_case n WHERE n.seq = e.seq AND e.shown IS NULL) AS listed
 FROM log_entry e
 LEFT JOIN user_account u ON u.id = e.user_id
 LEFT JOIN cases c ON c.id = e.case_id
 WHERE e.carrier_id = $1 AND e.seq < $2"
        .to_owned();
    let chosen = CONDITIONS.iter().zip(asked).filter(|(_, asked)| *asked);
    for (number, (condition, _)) in (4..).zip(chosen) {
        sql.push_str(" AND ");
        sql.push_str(&condition.replace("{}", &format!("${number}")));
    }
    match outcome {
        Some(Outcome::Done) => sql.push_str(" AND e.outcome = 'ok'"),
        Some(Outcome::Refused) => sql.push_str(" AND e.outcome <> 'ok' AND e.erased = FALSE"),
        None => {}
    }
    sql.push_str(" ORDER BY e.seq DESC LIMIT $3");
    sql
}

/// Every statement that [`search`] can ask.
pub(crate) fn composed() -> Vec<(String, String)> {
    let mut all = Vec::new();
    for bits in 0..32u8 {
        for outcome in [None, Some(Outcome::Done), Some(Outcome::Refused)] {
            let asked = [0, 1, 2, 3, 4].map(|bit| bits & (1 << bit) != 0);
            all.push((
                format!("log::search {bits:05b} {outcome:?}"),
                sql(asked, outcome),
            ));
        }
    }
    all
}

/// Entries of a carrier before the number `before` (or from the newest), newest first. Those that
/// have shown a case are found once they are linked: see [`super::link`].
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
    let asked: [Option<Value>; 5] = [
        search.user.map(|user| user.uuid().into()),
        search.case.map(|case| case.uuid().into()),
        search.action.clone().map(Value::from),
        search.from.map(Value::from),
        search.until.map(Value::from),
    ];
    let statement = sql(asked.each_ref().map(Option::is_some), search.outcome);
    params.extend(asked.into_iter().flatten());
    let rows = tx.query(&statement, &params).await?;
    rows.iter()
        .map(|row| {
            Ok(LogLine {
                logged: read(row)?,
                user_name: row.get("user_name")?,
                user_login: row.get("user_login")?,
                case_number: row.get("case_number")?,
                cases: match linked::held(row)? {
                    Some(cases) => i64::try_from(cases.len()).unwrap_or(i64::MAX),
                    None => row.get("listed")?,
                },
            })
        })
        .collect()
}
