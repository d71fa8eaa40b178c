//! Whether a client came to a date of a group. Each row belongs to one case and names nobody else.

use db::{Row, Tx};
use domain::{
    Code,
    group::Attendance,
    ids::{
        CarrierId, CaseId, GroupAttendanceId, GroupMemberId, GroupOfferId, GroupSessionId, UserId,
    },
};
use jiff::Timestamp;

use crate::{
    StoreError,
    reading::{code, hit, id},
};

/// What is written about one client and one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttendanceRow {
    /// Its id.
    pub id: GroupAttendanceId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// The client in the group.
    pub member: GroupMemberId,
    /// The date.
    pub session: GroupSessionId,
    /// Whether they came.
    pub attendance: Attendance,
    /// How long they were there, in minutes.
    pub minutes: i64,
    /// When it was changed last.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str = "INSERT INTO group_attendance (id, carrier_id, case_id, member_id, session_id,
 attendance, minutes, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1)";
const UPDATE: &str = "UPDATE group_attendance SET attendance = $3, minutes = $4, recorded_at = $5,
 recorded_by = $6, version = version + 1 WHERE id = $1 AND version = $2";
pub(crate) const OF_CASE: &str = "SELECT a.*, u.name AS recorded_by_name FROM group_attendance a
 JOIN user_account u ON u.id = a.recorded_by WHERE a.case_id = $1 ORDER BY a.id";
const OF_SESSION: &str = "SELECT a.*, u.name AS recorded_by_name FROM group_attendance a
 JOIN user_account u ON u.id = a.recorded_by WHERE a.session_id = $1 ORDER BY a.id";
pub(crate) const COUNTS: &str =
    "SELECT a.session_id, CAST(COUNT(*) AS BIGINT) AS n FROM group_session s
 JOIN group_attendance a ON a.session_id = s.id JOIN group_member m ON m.id = a.member_id
 WHERE s.offer_id = $1 AND m.status <> 'mistaken' GROUP BY a.session_id";

/// Stores that somebody came, or did not.
pub async fn insert(tx: &mut Tx, row: &AttendanceRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.member.uuid().into(),
        row.session.uuid().into(),
        row.attendance.code().into(),
        row.minutes.into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes it back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, row: &AttendanceRow) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.version.into(),
        row.attendance.code().into(),
        row.minutes.into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// Everything of a case, in all its groups.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<AttendanceRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Everybody of whom it is known at one date.
pub async fn of_session(
    tx: &mut Tx,
    session: GroupSessionId,
) -> Result<Vec<AttendanceRow>, StoreError> {
    let rows = tx.query(OF_SESSION, &[session.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Of how many it is known, by date of an offer; dates without any are missing.
pub async fn counts(
    tx: &mut Tx,
    offer: GroupOfferId,
) -> Result<Vec<(GroupSessionId, i64)>, StoreError> {
    let rows = tx.query(COUNTS, &[offer.uuid().into()]).await?;
    rows.iter()
        .map(|row| Ok((id(row, "session_id")?, row.get("n")?)))
        .collect()
}

fn read(row: &Row) -> Result<AttendanceRow, StoreError> {
    Ok(AttendanceRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        member: id(row, "member_id")?,
        session: id(row, "session_id")?,
        attendance: code(row, "attendance")?,
        minutes: row.get("minutes")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
