//! Who takes part in a group or waits for a seat. The order of asking never changes.

use db::{Row, Tx, Value};
use domain::{
    Code,
    contact::EpistemicKind,
    group::MemberStatus,
    ids::{CarrierId, CaseId, DomainResultId, GroupMemberId, GroupOfferId, UserId},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id, opt_code, opt_id},
};

/// A client in a group, or on its list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Its id.
    pub id: GroupMemberId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// The offer.
    pub offer: GroupOfferId,
    /// The need that it rests on (P33b).
    pub need: Option<DomainResultId>,
    /// Where it stands.
    pub status: MemberStatus,
    /// When they asked: the order of the list.
    pub asked_at: Timestamp,
    /// First day with a seat; `None`: never had one.
    pub since: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// How long they were there in all, in minutes, as it was certified at the end.
    pub minutes: Option<i64>,
    /// The body to which they were passed on; empty otherwise.
    pub provider: String,
    /// What came of it.
    pub result: String,
    /// Why it was broken off.
    pub reason: String,
    /// What kind of statement result or reason is.
    pub epistemic: Option<EpistemicKind>,
    /// When it was changed last.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str =
    "INSERT INTO group_member (id, carrier_id, case_id, offer_id, domain_result_id,
 asked_at, status, since, until, minutes, provider, result, reason, epistemic, recorded_at,
 recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 1)";
const UPDATE: &str = "UPDATE group_member SET status = $3, since = $4, until = $5, minutes = $6,
 provider = $7, result = $8, reason = $9, epistemic = $10, recorded_at = $11, recorded_by = $12,
 version = version + 1 WHERE id = $1 AND version = $2";
pub(crate) const OF_CASE: &str = "SELECT m.*, u.name AS recorded_by_name FROM group_member m
 JOIN user_account u ON u.id = m.recorded_by WHERE m.case_id = $1 ORDER BY m.asked_at, m.id";
pub(crate) const OF_OFFER: &str = "SELECT m.*, u.name AS recorded_by_name FROM group_member m
 JOIN user_account u ON u.id = m.recorded_by WHERE m.offer_id = $1 ORDER BY m.asked_at, m.id";

/// Stores somebody who asks for a seat.
pub async fn insert(tx: &mut Tx, row: &MemberRow) -> Result<(), StoreError> {
    let mut params: Vec<Value> = vec![
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.offer.uuid().into(),
        row.need.map(domain::ids::Id::uuid).into(),
        row.asked_at.into(),
    ];
    params.extend(said(row));
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes it back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, row: &MemberRow) -> Result<(), StoreError> {
    let mut params: Vec<Value> = vec![row.id.uuid().into(), row.version.into()];
    params.extend(said(row));
    hit(tx.execute(UPDATE, &params).await?)
}

fn said(row: &MemberRow) -> [Value; 10] {
    [
        row.status.code().into(),
        row.since.into(),
        row.until.into(),
        row.minutes.into(),
        row.provider.as_str().into(),
        row.result.as_str().into(),
        row.reason.as_str().into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ]
}

/// All groups of a case, in the order of asking.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<MemberRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Everybody who asked for a seat of an offer, in the order of asking.
pub async fn of_offer(tx: &mut Tx, offer: GroupOfferId) -> Result<Vec<MemberRow>, StoreError> {
    let rows = tx.query(OF_OFFER, &[offer.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<MemberRow, StoreError> {
    Ok(MemberRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        offer: id(row, "offer_id")?,
        need: opt_id(row, "domain_result_id")?,
        status: code(row, "status")?,
        asked_at: row.get("asked_at")?,
        since: row.get("since")?,
        until: row.get("until")?,
        minutes: row.get("minutes")?,
        provider: row.get("provider")?,
        result: row.get("result")?,
        reason: row.get("reason")?,
        epistemic: opt_code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        version: row.get("version")?,
    })
}
