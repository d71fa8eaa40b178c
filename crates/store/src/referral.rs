//! Referrals: how a person came to us. A case has one or more; the first one made it.
//!
//! The inbox is the list of cases before admission, cut by state and ordered by the time that is
//! left until release.

use std::fmt::Write;

use access::Scope;
use db::{Row, Tx, Value};
use domain::{
    Code,
    case::CaseStatus,
    ids::{CarrierId, CaseId, ImportBatchId, ReferralId, UserId},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    case::{CaseRow, SELECT, read as read_case},
    reading::{hit, id, opt_id},
};

/// A referral.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralRow {
    /// Its id.
    pub id: ReferralId,
    /// The carrier that received it.
    pub carrier: CarrierId,
    /// The case that it began, or that was already there.
    pub case: CaseId,
    /// Where it comes from, as a code of the use case.
    pub source: String,
    /// The release list, if it came from one.
    pub import_batch: Option<ImportBatchId>,
    /// What was said along with it.
    pub note: String,
    /// Whether the person asked for it.
    pub own_wish: bool,
    /// Whether the person knows of it; `None`: not said.
    pub informed: Option<bool>,
    /// When it came.
    pub received_at: Timestamp,
    /// Who entered it.
    pub received_by: UserId,
    /// Name of that person.
    pub received_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

/// Where a page of the inbox goes on: behind this release day and this case.
pub type After = (Date, CaseId);

/// Before every day that a case can have.
const FIRST_DAY: Date = jiff::civil::date(1, 1, 1);

const INSERT: &str = "INSERT INTO referral (id, carrier_id, case_id, source, import_batch_id, note,
 own_wish, informed, received_at, received_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)";
const UPDATE: &str = "UPDATE referral SET source = $4, note = $5, own_wish = $6, informed = $7,
 version = version + 1 WHERE case_id = $1 AND id = $2 AND version = $3";
const OF_CASE: &str = "SELECT r.*, u.name AS received_by_name FROM referral r
 JOIN user_account u ON u.id = r.received_by
 WHERE r.case_id = $1 ORDER BY r.received_at, r.id";

/// Stores a referral.
pub async fn insert(tx: &mut Tx, referral: &ReferralRow) -> Result<(), StoreError> {
    let params: [Value; 10] = [
        referral.id.uuid().into(),
        referral.carrier.uuid().into(),
        referral.case.uuid().into(),
        referral.source.as_str().into(),
        referral.import_batch.map(ImportBatchId::uuid).into(),
        referral.note.as_str().into(),
        referral.own_wish.into(),
        referral.informed.into(),
        referral.received_at.into(),
        referral.received_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes a referral back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, referral: &ReferralRow) -> Result<(), StoreError> {
    let params: [Value; 7] = [
        referral.case.uuid().into(),
        referral.id.uuid().into(),
        referral.version.into(),
        referral.source.as_str().into(),
        referral.note.as_str().into(),
        referral.own_wish.into(),
        referral.informed.into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// All referrals of a case, the first one first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<ReferralRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// One page of the inbox: cases in this state, shortest time to release first.
pub async fn inbox(
    tx: &mut Tx,
    scope: &Scope,
    status: CaseStatus,
    after: Option<After>,
    limit: i64,
) -> Result<Vec<CaseRow>, StoreError> {
    let Some(cut) = Cut::of(scope, 5) else {
        return Ok(Vec::new());
    };
    let (day, case) = after.unwrap_or((FIRST_DAY, CaseId::from_uuid(uuid::Uuid::nil())));
    let mut params: Vec<Value> = vec![
        cut.carrier.uuid().into(),
        status.code().into(),
        day.into(),
        case.uuid().into(),
        limit.into(),
    ];
    params.extend(cut.params);
    let rows = tx.query(&inbox_sql(&cut.sql), &params).await?;
    rows.iter().map(read_case).collect()
}

/// Cases in this state with a release in a span of days, both ends included, in which nobody has
/// reached the person yet, the nearest release first.
pub async fn uncontacted(
    tx: &mut Tx,
    scope: &Scope,
    status: CaseStatus,
    (from, to): (Date, Date),
    limit: i64,
) -> Result<Vec<CaseRow>, StoreError> {
    let Some(cut) = Cut::of(scope, 5) else {
        return Ok(Vec::new());
    };
    let mut params: Vec<Value> = vec![
        cut.carrier.uuid().into(),
        status.code().into(),
        from.into(),
        to.into(),
        limit.into(),
    ];
    params.extend(cut.params);
    let rows = tx.query(&uncontacted_sql(&cut.sql), &params).await?;
    rows.iter().map(read_case).collect()
}

/// How many cases of the scope are in this state.
pub async fn count(tx: &mut Tx, scope: &Scope, status: CaseStatus) -> Result<i64, StoreError> {
    let Some(cut) = Cut::of(scope, 2) else {
        return Ok(0);
    };
    let mut params: Vec<Value> = vec![cut.carrier.uuid().into(), status.code().into()];
    params.extend(cut.params);
    let row = tx.query_one(&count_sql(&cut.sql), &params).await?;
    Ok(row.get("cases")?)
}

fn inbox_sql(cut: &str) -> String {
    format!(
        "{SELECT} WHERE c.carrier_id = $1 AND c.status = $2 AND (c.release_sort, c.id) > ($3, $4)
 AND {cut} ORDER BY c.release_sort, c.id LIMIT $5"
    )
}

fn uncontacted_sql(cut: &str) -> String {
    format!(
        "{SELECT} WHERE c.carrier_id = $1 AND c.status = $2 AND c.release_sort >= $3
 AND c.release_sort <= $4 AND c.last_contact_on IS NULL AND c.released = FALSE
 AND {cut} ORDER BY c.release_sort, c.id LIMIT $5"
    )
}

fn count_sql(cut: &str) -> String {
    format!(
        "SELECT COUNT(*) AS cases FROM cases c WHERE c.carrier_id = $1 AND c.status = $2 AND {cut}"
    )
}

/// The part of a `WHERE` that keeps to a scope, beside the carrier.
pub(crate) struct Cut {
    pub(crate) carrier: CarrierId,
    pub(crate) sql: String,
    pub(crate) params: Vec<Value>,
}

impl Cut {
    /// `before` placeholders are taken already. `None`: no case at all.
    pub(crate) fn of(scope: &Scope, before: usize) -> Option<Self> {
        match scope {
            Scope::None => None,
            Scope::OwnCases { user, carrier } => Some(Self {
                carrier: *carrier,
                sql: format!("(c.lead_id = ${0} OR c.deputy_id = ${0})", before + 1),
                params: vec![user.uuid().into()],
            }),
            Scope::Sites { carrier, sites } => Some(Self {
                carrier: *carrier,
                sql: sites_sql(before, sites.len()),
                params: sites.iter().map(|site| site.uuid().into()).collect(),
            }),
            Scope::Institutions {
                carrier,
                institutions,
            } => (!institutions.is_empty()).then(|| Self {
                carrier: *carrier,
                sql: institutions_sql(before, institutions.len()),
                params: institutions.iter().map(|one| one.as_str().into()).collect(),
            }),
        }
    }
}

pub(crate) fn sites_sql(before: usize, number: usize) -> String {
    if number == 0 {
        return "c.site_id IS NULL".to_owned();
    }
    format!(
        "(c.site_id IS NULL OR c.site_id IN ({}))",
        places(before, number)
    )
}

fn institutions_sql(before: usize, number: usize) -> String {
    format!(
        "c.released = FALSE AND c.institution IN ({})",
        places(before, number)
    )
}

fn places(before: usize, number: usize) -> String {
    let mut list = String::new();
    for at in 1..=number {
        let comma = if at == 1 { "" } else { ", " };
        let _ = write!(list, "{comma}${}", before + at);
    }
    list
}

/// Statements of this file that are put together from parts.
pub(crate) fn composed() -> Vec<(String, String)> {
    let own = "(c.lead_id = $3 OR c.deputy_id = $3)".to_owned();
    let mut all = vec![("referral::count own".to_owned(), count_sql(&own))];
    for (name, inbox, count) in [
        ("no site", sites_sql(5, 0), sites_sql(2, 0)),
        ("sites", sites_sql(5, 2), sites_sql(2, 2)),
        (
            "institutions",
            institutions_sql(5, 2),
            institutions_sql(2, 2),
        ),
    ] {
        all.push((
            format!("referral::uncontacted {name}"),
            uncontacted_sql(&inbox),
        ));
        all.push((format!("referral::inbox {name}"), inbox_sql(&inbox)));
        all.push((format!("referral::count {name}"), count_sql(&count)));
    }
    all
}

fn read(row: &Row) -> Result<ReferralRow, StoreError> {
    Ok(ReferralRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        source: row.get("source")?,
        import_batch: opt_id(row, "import_batch_id")?,
        note: row.get("note")?,
        own_wish: row.get("own_wish")?,
        informed: row.get("informed")?,
        received_at: row.get("received_at")?,
        received_by: id(row, "received_by")?,
        received_by_name: row.get("received_by_name")?,
        version: row.get("version")?,
    })
}
