//! No-contact orders. Lifting one ends it with a reason; none is removed. A correction keeps what a
//! row said in [`crate::correction`].

use db::{Row, Tx, Value};
use domain::{
    Code,
    ids::{CarrierId, CaseId, NetworkPersonId, NoContactOrderId, UserId},
    network::{OrderBasis, OrderSpan},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id},
};

/// A no-contact order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// Its id.
    pub id: NoContactOrderId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// The person whom it protects, or from whom it keeps away.
    pub person: NetworkPersonId,
    /// What it rests on.
    pub basis: OrderBasis,
    /// Who issued it, with its file number if known.
    pub issued_by: String,
    /// What exactly it forbids, in words.
    pub content: String,
    /// Its days.
    pub span: OrderSpan,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Why it was lifted; empty otherwise.
    pub lifted_reason: String,
    /// Name of the person who wrote that down.
    pub lifted_by_name: Option<String>,
    /// Whether it was entered by mistake and taken back: it forbids nothing.
    pub struck: bool,
    /// Counts the changes of this row.
    pub version: i64,
}

const INSERT: &str = "INSERT INTO no_contact_order (id, carrier_id, case_id, person_id, basis,
 issued_by, content, from_on, until_on, recorded_at, recorded_by, lifted_reason, struck, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, '', FALSE, 1)";
const OF_CASE: &str = "SELECT o.*, u.name AS recorded_by_name, l.name AS lifted_by_name
 FROM no_contact_order o JOIN user_account u ON u.id = o.recorded_by
 LEFT JOIN user_account l ON l.id = o.lifted_by
 WHERE o.case_id = $1 ORDER BY o.from_on, o.id";
const UPDATE: &str = "UPDATE no_contact_order SET person_id = $3, basis = $4, issued_by = $5,
 content = $6, from_on = $7, until_on = $8, lifted_on = $9, lifted_reason = $10, struck = $11,
 version = version + 1 WHERE id = $1 AND version = $2";
const LIFT: &str = "UPDATE no_contact_order SET lifted_on = $3, lifted_reason = $4, lifted_at = $5,
 lifted_by = $6, version = version + 1
 WHERE id = $1 AND version = $2 AND lifted_on IS NULL AND struck = FALSE";

/// Stores an order.
pub async fn insert(tx: &mut Tx, row: &OrderRow) -> Result<(), StoreError> {
    let params: [Value; 11] = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.person.uuid().into(),
        row.basis.code().into(),
        row.issued_by.as_str().into(),
        row.content.as_str().into(),
        row.span.from.into(),
        row.span.until.into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes a corrected order back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
/// Who lifted it stays, and is of no meaning while it is not lifted.
pub async fn update(tx: &mut Tx, row: &OrderRow) -> Result<(), StoreError> {
    let params: [Value; 11] = [
        row.id.uuid().into(),
        row.version.into(),
        row.person.uuid().into(),
        row.basis.code().into(),
        row.issued_by.as_str().into(),
        row.content.as_str().into(),
        row.span.from.into(),
        row.span.until.into(),
        row.span.lifted.into(),
        row.lifted_reason.as_str().into(),
        row.struck.into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// All orders of a case, lifted and struck ones too, by their first day.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<OrderRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Lifts an order: `day` is the first on which it no longer holds. [`StoreError::Stale`] if somebody
/// else has lifted it meanwhile.
pub async fn lift(
    tx: &mut Tx,
    order: &OrderRow,
    (day, reason): (Date, &str),
    (at, by): (Timestamp, UserId),
) -> Result<(), StoreError> {
    let params = [
        order.id.uuid().into(),
        order.version.into(),
        day.into(),
        reason.into(),
        at.into(),
        by.uuid().into(),
    ];
    hit(tx.execute(LIFT, &params).await?)
}

fn read(row: &Row) -> Result<OrderRow, StoreError> {
    Ok(OrderRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        person: id(row, "person_id")?,
        basis: code(row, "basis")?,
        issued_by: row.get("issued_by")?,
        content: row.get("content")?,
        span: OrderSpan {
            from: row.get("from_on")?,
            until: row.get("until_on")?,
            lifted: row.get("lifted_on")?,
        },
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        lifted_reason: row.get("lifted_reason")?,
        lifted_by_name: row.get("lifted_by_name")?,
        struck: row.get("struck")?,
        version: row.get("version")?,
    })
}
