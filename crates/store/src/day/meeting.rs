//! Conferences and approved leaves around a day: what stands in an agenda beside appointments; and leaves that
//! wait for the prison's word.

use db::{Row, Tx};
use domain::{Code, ids::CaseId, leave::LeavePurpose};
use jiff::Timestamp;
use uuid::Uuid;

use super::{span, span_params};
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
    let one = |columns: &str, table: &str, at: &str, which: &str| {
        let (from, among) = span(kind, table);
        format!(
            "SELECT k.id, k.case_id, k.{at} AS at, {columns}, c.family_name, c.given_names
 FROM {from} WHERE k.carrier_id = $1 AND {which} AND k.{at} >= $3 AND k.{at} < $4
 AND {among}"
        )
    };
    let conferences = one(
        "'' AS purpose, '' AS about",
        "conference",
        "at",
        "k.status = 'invited'",
    );
    // Whoever is out has no leave any more.
    let still_in = "k.status = 'approved' AND c.released = FALSE";
    let leaves = one("k.purpose, k.about", "leave", "starts_at", still_in);
    format!("SELECT * FROM ({conferences} UNION ALL {leaves}) met ORDER BY at, id LIMIT 50")
}

/// Leaves whose application is with a prison.
pub(super) fn applied_statement() -> String {
    let (from, among) = span(Kind::Institution, "leave");
    format!(
        "SELECT k.id, k.case_id, k.starts_at AS at, k.purpose, '' AS about, c.family_name,
 c.given_names FROM {from} WHERE k.carrier_id = $1 AND k.status = 'applied' AND k.starts_at >= $3
 AND k.starts_at < $4 AND {among} ORDER BY k.starts_at, k.id LIMIT 50"
    )
}

/// Leaves between two instants whose application is with the prison of this part, the earliest first. What
/// they are about is not told.
pub async fn applied(
    tx: &mut Tx,
    part: &Part,
    span: (Timestamp, Timestamp),
) -> Result<Vec<DayMeetingRow>, StoreError> {
    if part.kind() != Kind::Institution {
        return Ok(Vec::new());
    }
    let params = span_params(part, span);
    let rows = tx.query(&applied_statement(), &params).await?;
    rows.iter().map(read).collect()
}

/// Conferences to which people are invited, and approved leaves, between two instants and about which
/// nothing was written yet, the earliest first.
pub async fn meetings(
    tx: &mut Tx,
    part: &Part,
    span: (Timestamp, Timestamp),
) -> Result<Vec<DayMeetingRow>, StoreError> {
    let params = span_params(part, span);
    let rows = tx.query(&statement(part.kind()), &params).await?;
    rows.iter().map(read).collect()
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
