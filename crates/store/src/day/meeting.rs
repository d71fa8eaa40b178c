//! Conferences and approved leaves around a day: what stands in an agenda beside appointments.

use db::{Row, Tx, Value};
use domain::{
    Code,
    ids::{CaseId, UserId},
    leave::LeavePurpose,
};
use jiff::Timestamp;
use uuid::Uuid;

use super::span;
use crate::{
    StoreError,
    case_list::{Kind, Part},
    reading::{id, text},
};

/// What takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meeting {
    /// Several people sit together about the case.
    Conference,
    /// The client leaves the prison for a while.
    Leave(LeavePurpose),
}

/// A conference or a leave with the person it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayMeetingRow {
    /// What it is.
    pub what: Meeting,
    /// Its id among its kind.
    pub id: Uuid,
    /// When it begins.
    pub at: Timestamp,
    /// What a leave is about, in words; else empty.
    pub about: String,
    /// The case.
    pub case: CaseId,
    /// Family name.
    pub family_name: String,
    /// Given names.
    pub given_names: String,
}

/// Of conferences and then of leaves, each a range of its own.
pub(super) fn statement(kind: Kind) -> String {
    let one = |columns: &str, table: &str, at: &str, status: &str| {
        let (from, among) = span(kind, table);
        format!(
            "SELECT k.id, k.case_id, k.{at} AS at, {columns}, c.family_name, c.given_names
 FROM {from} WHERE k.carrier_id = $1 AND k.status = '{status}' AND k.{at} >= $3 AND k.{at} < $4
 AND {among}"
        )
    };
    let conferences = one("'' AS purpose, '' AS about", "conference", "at", "invited");
    let leaves = one("k.purpose, k.about", "leave", "starts_at", "approved");
    format!("SELECT * FROM ({conferences} UNION ALL {leaves}) met ORDER BY at, id LIMIT 50")
}

/// Conferences to which people are invited, and approved leaves, between two instants and about which
/// nothing was written yet, the earliest first.
pub async fn meetings(
    tx: &mut Tx,
    part: &Part,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<DayMeetingRow>, StoreError> {
    let mut params: Vec<Value> = vec![
        part.carrier.uuid().into(),
        1i64.into(),
        from.into(),
        to.into(),
    ];
    params.extend(part.value());
    let rows = tx.query(&statement(part.kind()), &params).await?;
    rows.iter().map(read).collect()
}

const LEAVES_OF_WORKER: &str =
    "SELECT l.id, l.case_id, l.starts_at, l.ends_at, l.status, l.version,
 l.recorded_at, k.number FROM leave l JOIN cases k ON k.id = l.case_id
 WHERE (k.lead_id = $1 OR k.deputy_id = $1) AND l.starts_at >= $2 AND l.starts_at < $3
 AND l.status IN ('approved', 'took_place', 'cancelled', 'refused') AND l.decided_on IS NOT NULL
 ORDER BY l.starts_at, l.id";

/// A leave as a calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CalendarLeave {
    /// Its id.
    pub id: Uuid,
    /// The case.
    pub case: CaseId,
    /// Number of the case.
    pub number: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whether it will not be, though it had been approved or was decided otherwise.
    pub off: bool,
    /// Counts its changes.
    pub version: i64,
    /// When it was written down.
    pub recorded_at: Timestamp,
}

/// Leaves on which the prison has decided, of cases that a worker leads or stands in for.
pub async fn leaves_of_worker(
    tx: &mut Tx,
    worker: UserId,
    (from, to): (Timestamp, Timestamp),
) -> Result<Vec<CalendarLeave>, StoreError> {
    let params = [worker.uuid().into(), from.into(), to.into()];
    let rows = tx.query(LEAVES_OF_WORKER, &params).await?;
    let leave = |row: &Row| {
        Ok(CalendarLeave {
            id: row.get("id")?,
            case: id(row, "case_id")?,
            number: row.get("number")?,
            starts_at: row.get("starts_at")?,
            ends_at: row.get("ends_at")?,
            off: ["cancelled", "refused"].contains(&text(row, "status")?),
            version: row.get("version")?,
            recorded_at: row.get("recorded_at")?,
        })
    };
    rows.iter().map(leave).collect()
}

fn read(row: &Row) -> Result<DayMeetingRow, StoreError> {
    Ok(DayMeetingRow {
        what: match LeavePurpose::from_code(text(row, "purpose")?) {
            Ok(purpose) => Meeting::Leave(purpose),
            Err(_) => Meeting::Conference,
        },
        id: row.get("id")?,
        at: row.get("at")?,
        about: row.get("about")?,
        case: id(row, "case_id")?,
        family_name: row.get("family_name")?,
        given_names: row.get("given_names")?,
    })
}
