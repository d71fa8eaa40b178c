//! Emergency access to cases of others (X2): who, why, until when, and who looked at it afterwards.
//!
//! The case itself says when the last one ends (`opened_until`), so that nothing is asked here for a
//! case that nobody has opened.

use std::sync::LazyLock;

use access::Role;
use db::{Row, Tx, Value};
use domain::ids::{CarrierId, CaseId, EmergencyId, SiteId, UserId};
use jiff::Timestamp;

use crate::{
    StoreError,
    reading::{code, id, opt_id},
};

/// One emergency access.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EmergencyRow {
    /// Its id.
    pub id: EmergencyId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// The number of the case.
    pub case_number: String,
    /// The site of the case now.
    pub site: Option<SiteId>,
    /// The lead worker of the case now.
    pub lead: Option<UserId>,
    /// The deputy now.
    pub deputy: Option<UserId>,
    /// Who opened it.
    pub user: UserId,
    /// Name of that person.
    pub user_name: String,
    /// Their role then.
    pub role: Role,
    /// Why.
    pub reason: String,
    /// When.
    pub opened_at: Timestamp,
    /// When it ends by itself.
    pub runs_until: Timestamp,
    /// When it was ended before.
    pub ended_at: Option<Timestamp>,
    /// Name of who ended it before.
    pub ended_by_name: Option<String>,
    /// When the data-protection officer looked at it.
    pub seen_at: Option<Timestamp>,
    /// Name of that person.
    pub seen_by_name: Option<String>,
}

impl EmergencyRow {
    /// When it ended or will end.
    pub fn until(&self) -> Timestamp {
        self.ended_at.unwrap_or(self.runs_until)
    }

    /// Whether it runs at this instant.
    pub fn runs(&self, now: Timestamp) -> bool {
        now < self.until()
    }
}

/// What is needed to open a case.
#[derive(Debug, Clone)]
pub struct NewEmergency<'a> {
    /// Its id.
    pub id: EmergencyId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Who.
    pub user: UserId,
    /// Their role.
    pub role: Role,
    /// Why.
    pub reason: &'a str,
    /// Now.
    pub opened_at: Timestamp,
    /// When it ends by itself.
    pub runs_until: Timestamp,
}

/// The columns and joins of every reader; completed by a `WHERE`.
const SELECT: &str = "SELECT e.*, c.number AS case_number, c.site_id, c.lead_id, c.deputy_id,
 u.name AS user_name, n.name AS ended_by_name, s.name AS seen_by_name
 FROM emergency_access e JOIN cases c ON c.id = e.case_id
 JOIN user_account u ON u.id = e.user_id
 LEFT JOIN user_account n ON n.id = e.ended_by
 LEFT JOIN user_account s ON s.id = e.seen_by";

/// One of them.
pub(crate) static BY_ID: LazyLock<String> = LazyLock::new(|| format!("{SELECT} WHERE e.id = $1"));
/// All of a case, newest first.
pub(crate) static OF_CASE: LazyLock<String> =
    LazyLock::new(|| format!("{SELECT} WHERE e.case_id = $1 ORDER BY e.opened_at DESC, e.id DESC"));
/// Those of a person that have not ended by themselves.
pub(crate) static OF_USER: LazyLock<String> = LazyLock::new(|| {
    format!("{SELECT} WHERE e.user_id = $1 AND e.runs_until > $2 ORDER BY e.opened_at, e.id")
});
/// Those of a carrier since an instant, newest first.
pub(crate) static SINCE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{SELECT} WHERE e.carrier_id = $1 AND e.opened_at >= $2
 ORDER BY e.opened_at DESC, e.id DESC"
    )
});
/// A page of those of a carrier, newest first.
pub(crate) static PAGE: LazyLock<String> = LazyLock::new(|| {
    format!(
        "{SELECT} WHERE e.carrier_id = $1
 AND (e.opened_at < $2 OR (e.opened_at = $2 AND e.id < $3))
 ORDER BY e.opened_at DESC, e.id DESC LIMIT $4"
    )
});
const INSERT: &str = "INSERT INTO emergency_access (id, carrier_id, case_id, user_id, role, reason,
 opened_at, runs_until) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
const RUNNING: &str = "SELECT id FROM emergency_access
 WHERE case_id = $1 AND user_id = $2 AND runs_until > $3 AND ended_at IS NULL LIMIT 1";
const END: &str = "UPDATE emergency_access SET ended_at = $2, ended_by = $3
 WHERE id = $1 AND ended_at IS NULL AND runs_until > $2";
const END_OF_USER: &str = "UPDATE emergency_access SET ended_at = $2, ended_by = $3
 WHERE user_id = $1 AND ended_at IS NULL AND runs_until > $2";
const SEE: &str = "UPDATE emergency_access SET seen_at = $2, seen_by = $3
 WHERE id = $1 AND seen_at IS NULL";
const UNSEEN: &str = "SELECT COUNT(*) AS n FROM emergency_access
 WHERE carrier_id = $1 AND seen_at IS NULL";
/// The row of the case keeps its version: forms that are open on it stay good.
const TELL_CASE: &str = "UPDATE cases SET opened_until =
 (SELECT MAX(COALESCE(e.ended_at, e.runs_until)) FROM emergency_access e WHERE e.case_id = cases.id)
 WHERE id = $1";
const TELL_CASES_OF_USER: &str = "UPDATE cases SET opened_until =
 (SELECT MAX(COALESCE(e.ended_at, e.runs_until)) FROM emergency_access e WHERE e.case_id = cases.id)
 WHERE id IN (SELECT o.case_id FROM emergency_access o WHERE o.user_id = $1 AND o.ended_at = $2)";

/// Opens a case.
pub async fn insert(tx: &mut Tx, new: &NewEmergency<'_>) -> Result<(), StoreError> {
    let params = [
        new.id.uuid().into(),
        new.carrier.uuid().into(),
        new.case.uuid().into(),
        new.user.uuid().into(),
        domain::Code::code(new.role).into(),
        new.reason.into(),
        new.opened_at.into(),
        new.runs_until.into(),
    ];
    tx.execute(INSERT, &params).await?;
    tx.execute(TELL_CASE, &[new.case.uuid().into()]).await?;
    Ok(())
}

/// Whether a person's emergency access to a case runs now.
pub async fn is_running(
    tx: &mut Tx,
    case: CaseId,
    user: UserId,
    now: Timestamp,
) -> Result<bool, StoreError> {
    let params = [case.uuid().into(), user.uuid().into(), now.into()];
    Ok(tx.query_opt(RUNNING, &params).await?.is_some())
}

/// One of them.
pub async fn by_id(tx: &mut Tx, one: EmergencyId) -> Result<Option<EmergencyRow>, StoreError> {
    let row = tx.query_opt(&BY_ID, &[one.uuid().into()]).await?;
    row.as_ref().map(read).transpose()
}

/// All of a case, newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<EmergencyRow>, StoreError> {
    let rows = tx.query(&OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Those of a person that run now, the oldest first.
pub async fn of_user(
    tx: &mut Tx,
    user: UserId,
    now: Timestamp,
) -> Result<Vec<EmergencyRow>, StoreError> {
    let rows = tx
        .query(&OF_USER, &[user.uuid().into(), now.into()])
        .await?;
    let all: Result<Vec<EmergencyRow>, StoreError> = rows.iter().map(read).collect();
    let mut running = all?;
    running.retain(|one| one.runs(now));
    Ok(running)
}

/// Those of a carrier since an instant, newest first.
pub async fn since(
    tx: &mut Tx,
    carrier: CarrierId,
    from: Timestamp,
) -> Result<Vec<EmergencyRow>, StoreError> {
    let params = [carrier.uuid().into(), from.into()];
    let rows = tx.query(&SINCE, &params).await?;
    rows.iter().map(read).collect()
}

/// A page of those of a carrier, newest first: those before `before`, or from the newest.
pub async fn page(
    tx: &mut Tx,
    carrier: CarrierId,
    before: Option<(Timestamp, EmergencyId)>,
    limit: i64,
) -> Result<Vec<EmergencyRow>, StoreError> {
    let (at, row): (Timestamp, Value) = match before {
        Some((at, one)) => (at, one.uuid().into()),
        None => (crate::reading::END_OF_TIME, uuid::Uuid::nil().into()),
    };
    let params = [carrier.uuid().into(), at.into(), row, limit.into()];
    let rows = tx.query(&PAGE, &params).await?;
    rows.iter().map(read).collect()
}

/// How many of a carrier nobody has looked at.
pub async fn unseen(tx: &mut Tx, carrier: CarrierId) -> Result<i64, StoreError> {
    let row = tx.query_one(UNSEEN, &[carrier.uuid().into()]).await?;
    Ok(row.get("n")?)
}

/// Ends one that runs, before its time; `false` if it had ended already.
pub async fn end(
    tx: &mut Tx,
    one: &EmergencyRow,
    now: Timestamp,
    by: UserId,
) -> Result<bool, StoreError> {
    let params = [one.id.uuid().into(), now.into(), by.uuid().into()];
    let ended = tx.execute(END, &params).await? > 0;
    tx.execute(TELL_CASE, &[one.case.uuid().into()]).await?;
    Ok(ended)
}

/// Ends all of a person that run; `by` is `None` for the command line. Returns how many.
pub async fn end_of_user(
    tx: &mut Tx,
    user: UserId,
    now: Timestamp,
    by: Option<UserId>,
) -> Result<u64, StoreError> {
    let params = [user.uuid().into(), now.into(), by.map(UserId::uuid).into()];
    let ended = tx.execute(END_OF_USER, &params).await?;
    if ended > 0 {
        let told = [user.uuid().into(), now.into()];
        tx.execute(TELL_CASES_OF_USER, &told).await?;
    }
    Ok(ended)
}

/// Notes that somebody has looked at one; the first who did stays.
pub async fn see(
    tx: &mut Tx,
    one: EmergencyId,
    now: Timestamp,
    by: UserId,
) -> Result<bool, StoreError> {
    let params = [one.uuid().into(), now.into(), by.uuid().into()];
    Ok(tx.execute(SEE, &params).await? > 0)
}

fn read(row: &Row) -> Result<EmergencyRow, StoreError> {
    Ok(EmergencyRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        case_number: row.get("case_number")?,
        site: opt_id(row, "site_id")?,
        lead: opt_id(row, "lead_id")?,
        deputy: opt_id(row, "deputy_id")?,
        user: id(row, "user_id")?,
        user_name: row.get("user_name")?,
        role: code(row, "role")?,
        reason: row.get("reason")?,
        opened_at: row.get("opened_at")?,
        runs_until: row.get("runs_until")?,
        ended_at: row.get("ended_at")?,
        ended_by_name: row.get("ended_by_name")?,
        seen_at: row.get("seen_at")?,
        seen_by_name: row.get("seen_by_name")?,
    })
}
