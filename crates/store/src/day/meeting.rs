//! Conferences and approved leaves around a day: what stands in an agenda beside appointments; and leaves that
//! wait for the prison's word.

use db::{Row, Tx};
use domain::{Code, ids::CaseId, leave::LeavePurpose};
use jiff::{Timestamp, civil::Date};
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

/// A leave that a prison is told about: its application waits, somebody else goes along than it knows, or it
/// does not take place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrisonLeaveRow {
    /// The leave with its person; what it is about is not told.
    pub leave: DayMeetingRow,
    /// When it ends.
    pub ends_at: Timestamp,
    /// When the release is expected.
    pub release_on: Option<Date>,
    /// Who goes along.
    pub companion: String,
    /// Who went along as far as the prison knows, if that is told.
    pub companion_was: Option<String>,
    /// Whether it was called off after the application.
    pub called_off: bool,
}

/// What a prison is told about leaves.
pub(super) const FOR_PRISON: [(&str, &str); 3] = [
    ("applied", "c.stage = $2 AND k.status = 'applied'"),
    (
        "changed",
        "c.stage = $2 AND k.status = 'approved' AND k.companion_was IS NOT NULL",
    ),
    // The prison has to know that too when the case has ended, until the day has come.
    (
        "called_off",
        "c.stage >= $2 AND k.status = 'cancelled' AND k.applied_on IS NOT NULL",
    ),
];

/// Leaves of a prison of which this is true.
pub(super) fn prison_statement(which: &str) -> String {
    format!(
        "SELECT k.id, k.case_id, k.starts_at AS at, k.purpose, '' AS about, c.family_name,
 c.given_names, k.ends_at, c.release_on, k.companion, k.companion_was,
 k.status = 'cancelled' AS called_off
 FROM leave k JOIN cases c ON c.id = k.case_id WHERE k.carrier_id = $1 AND {which}
 AND k.starts_at >= $3 AND k.starts_at < $4 AND c.institution = $5 AND c.released = FALSE
 ORDER BY k.starts_at, k.id LIMIT 50"
    )
}

/// Leaves between two instants whose application is with the prison of this part, then those on which somebody
/// else goes along than it knows, then those that were called off, the earliest first.
pub async fn for_prison(
    tx: &mut Tx,
    part: &Part,
    span: (Timestamp, Timestamp),
) -> Result<Vec<PrisonLeaveRow>, StoreError> {
    let mut found = Vec::new();
    if part.kind() != Kind::Institution {
        return Ok(found);
    }
    let params = span_params(part, span);
    for (_, which) in FOR_PRISON {
        for row in &tx.query(&prison_statement(which), &params).await? {
            found.push(PrisonLeaveRow {
                leave: read(row)?,
                ends_at: row.get("ends_at")?,
                release_on: row.get("release_on")?,
                companion: row.get("companion")?,
                companion_was: row.get("companion_was")?,
                called_off: row.get("called_off")?,
            });
        }
    }
    Ok(found)
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
