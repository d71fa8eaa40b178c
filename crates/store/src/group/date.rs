//! Dates of a site's groups within a span, with the seats of those who are looked after: for a day and
//! for calendars. Nobody is named.

use db::{Row, Tx, Value};
use domain::ids::{GroupOfferId, GroupSessionId, SiteId, UserId};
use jiff::{Timestamp, civil::Date};

use crate::{StoreError, reading::id};

/// A date of a group, as a day or a calendar shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRow {
    /// The date.
    pub session: GroupSessionId,
    /// The offer.
    pub offer: GroupOfferId,
    /// What the group is called.
    pub title: String,
    /// What the date is about; names nobody.
    pub topic: String,
    /// When it begins.
    pub at: Timestamp,
    /// How long it lasts, in minutes.
    pub minutes: i64,
    /// Whether it was called off.
    pub off: bool,
    /// When it was changed last.
    pub changed_at: Timestamp,
    /// Counts its changes.
    pub version: i64,
}

/// One seat at one date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeatRow {
    /// The date.
    pub date: DateRow,
    /// First day of the seat.
    pub since: Option<Date>,
    /// Its last day.
    pub until: Option<Date>,
    /// Whether it is written down if the person came.
    pub known: bool,
}

const SEATS: &str = "SELECT s.id, s.offer_id, g.title, s.topic, s.at, s.minutes, s.called_off,
 s.recorded_at, s.version, m.since, m.until, a.id AS attendance_id
 FROM group_offer g JOIN group_session s ON s.offer_id = g.id
 JOIN group_member m ON m.offer_id = g.id JOIN cases c ON c.id = m.case_id
 LEFT JOIN group_attendance a ON a.session_id = s.id AND a.member_id = m.id
 WHERE g.site_id = $1 AND s.at >= $2 AND s.at < $3 AND m.since IS NOT NULL
 AND m.status <> 'mistaken' AND c.stage = 1
 AND s.id IN (SELECT d.id FROM group_offer o JOIN group_session d ON d.offer_id = o.id
 WHERE o.site_id = $1 AND d.at >= $2 AND d.at < $3 ORDER BY d.at, d.id LIMIT 1000)";
/// All seats of a date or none: dates are limited, not seats.
const IN_ORDER: &str = " ORDER BY s.at, s.id";

pub(crate) fn statement(own: bool) -> String {
    let whose = " AND (c.lead_id = $4 OR c.deputy_id = $4)";
    format!("{SEATS}{}{IN_ORDER}", if own { whose } else { "" })
}

/// The seats at the dates between two instants in groups of a site, the earliest date first: of running
/// cases, and with `worker` only of those that this person leads or stands in for.
pub async fn seats(
    tx: &mut Tx,
    site: SiteId,
    (from, to): (Timestamp, Timestamp),
    worker: Option<UserId>,
) -> Result<Vec<SeatRow>, StoreError> {
    let mut params: Vec<Value> = vec![site.uuid().into(), from.into(), to.into()];
    params.extend(worker.map(|one| Value::from(one.uuid())));
    let rows = tx.query(&statement(worker.is_some()), &params).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<SeatRow, StoreError> {
    let called_off: String = row.get("called_off")?;
    let attendance: Option<uuid::Uuid> = row.get("attendance_id")?;
    Ok(SeatRow {
        date: DateRow {
            session: id(row, "id")?,
            offer: id(row, "offer_id")?,
            title: row.get("title")?,
            topic: row.get("topic")?,
            at: row.get("at")?,
            minutes: row.get("minutes")?,
            off: !called_off.is_empty(),
            changed_at: row.get("recorded_at")?,
            version: row.get("version")?,
        },
        since: row.get("since")?,
        until: row.get("until")?,
        known: attendance.is_some(),
    })
}
