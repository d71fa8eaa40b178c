//! Other support that covers a person or a domain, and how the domains are split.

use db::{Row, Tx, Value};
use domain::{
    ids::{CarrierId, CaseId, OverlapId, ScanId, UserId},
    overlap::OverlapResolution,
};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

use crate::{
    StoreError,
    reading::{code, hit, id, json, to_json},
    struck::{Struck, struck},
};

/// Another programme or service that supports the person already (P3b, P21).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlapRow {
    /// Its id.
    pub id: OverlapId,
    /// The carrier that holds the case.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Name of the other programme, or the code under which our programme knows it.
    pub programme: String,
    /// Life domains that it covers, as reported.
    pub domains: Vec<String>,
    /// Life domains that it holds after the partial agreement.
    pub their_domains: Vec<String>,
    /// Life domains that we hold after the partial agreement.
    pub our_domains: Vec<String>,
    /// First day, if known.
    pub valid_from: Option<Date>,
    /// Last day, if it ends.
    pub valid_to: Option<Date>,
    /// How the overlap is settled.
    pub resolution: OverlapResolution,
    /// When both sides talked it over (P22a); until then a partial agreement does not count.
    pub agreed_on: Option<Date>,
    /// With whom.
    pub agreed_with: String,
    /// What else was written.
    pub note: String,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// When it was taken off the record, if it was.
    pub ended_at: Option<Timestamp>,
    /// Counts the changes of this row.
    pub version: i64,
}

/// A paper that was scanned and belongs to an overlap, without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OverlapScanRow {
    /// Its id: the same scan can belong to several.
    pub id: Uuid,
    /// The overlap.
    pub overlap: OverlapId,
    /// The scan.
    pub scan: ScanId,
    /// The name of the file as it came.
    pub file_name: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// When it came.
    pub recorded_at: Timestamp,
    /// Name of who brought it.
    pub recorded_by_name: String,
    /// Who struck it, if somebody has: then it does not count.
    pub struck: Option<Struck>,
}

const INSERT_SCAN: &str = "INSERT INTO overlap_scan (id, carrier_id, case_id, overlap_id, scan_id,
 recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7)";
const SCANS: &str = "SELECT o.id, o.overlap_id, o.scan_id, s.file_name, s.sha256, o.recorded_at,
 u.name AS recorded_by_name, o.struck_at, o.struck_reason, k.name AS struck_by_name
 FROM overlap_scan o JOIN scan s ON s.id = o.scan_id JOIN user_account u ON u.id = o.recorded_by
 LEFT JOIN user_account k ON k.id = o.struck_by
 WHERE o.case_id = $1 ORDER BY o.recorded_at DESC, o.id DESC";
const INSERT: &str = "INSERT INTO overlap (id, carrier_id, case_id, programme, domains,
 their_domains, our_domains, valid_from, valid_to, resolution, agreed_on, agreed_with, note,
 recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)";
const OF_CASE: &str = "SELECT o.*, u.name AS recorded_by_name FROM overlap o
 JOIN user_account u ON u.id = o.recorded_by WHERE o.case_id = $1 ORDER BY o.recorded_at, o.id";
const UPDATE: &str = "UPDATE overlap SET domains = $3, their_domains = $4, our_domains = $5,
 valid_from = $6, valid_to = $7, resolution = $8, agreed_on = $9, agreed_with = $10, note = $11,
 ended_at = $12, version = version + 1 WHERE id = $1 AND version = $2";

/// Stores a new overlap.
pub async fn insert(tx: &mut Tx, overlap: &OverlapRow) -> Result<(), StoreError> {
    let params: [Value; 15] = [
        overlap.id.uuid().into(),
        overlap.carrier.uuid().into(),
        overlap.case.uuid().into(),
        overlap.programme.as_str().into(),
        to_json(&overlap.domains, "domains")?.into(),
        to_json(&overlap.their_domains, "their_domains")?.into(),
        to_json(&overlap.our_domains, "our_domains")?.into(),
        overlap.valid_from.into(),
        overlap.valid_to.into(),
        domain::Code::code(overlap.resolution).into(),
        overlap.agreed_on.into(),
        overlap.agreed_with.as_str().into(),
        overlap.note.as_str().into(),
        overlap.recorded_at.into(),
        overlap.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// Writes an overlap back; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn update(tx: &mut Tx, overlap: &OverlapRow) -> Result<(), StoreError> {
    let params: [Value; 12] = [
        overlap.id.uuid().into(),
        overlap.version.into(),
        to_json(&overlap.domains, "domains")?.into(),
        to_json(&overlap.their_domains, "their_domains")?.into(),
        to_json(&overlap.our_domains, "our_domains")?.into(),
        overlap.valid_from.into(),
        overlap.valid_to.into(),
        domain::Code::code(overlap.resolution).into(),
        overlap.agreed_on.into(),
        overlap.agreed_with.as_str().into(),
        overlap.note.as_str().into(),
        overlap.ended_at.into(),
    ];
    hit(tx.execute(UPDATE, &params).await?)
}

/// All overlaps of a case, oldest first, ended ones too.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<OverlapRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// Notes that a scan of the case belongs to an overlap.
pub async fn insert_scan(
    tx: &mut Tx,
    row_id: Uuid,
    overlap: &OverlapRow,
    scan: ScanId,
    (at, by): (Timestamp, UserId),
) -> Result<(), StoreError> {
    let params: [Value; 7] = [
        row_id.into(),
        overlap.carrier.uuid().into(),
        overlap.case.uuid().into(),
        overlap.id.uuid().into(),
        scan.uuid().into(),
        at.into(),
        by.uuid().into(),
    ];
    tx.execute(INSERT_SCAN, &params).await?;
    Ok(())
}

/// The scans that belong to overlaps of a case, newest first, struck ones too.
pub async fn scans(tx: &mut Tx, case: CaseId) -> Result<Vec<OverlapScanRow>, StoreError> {
    let rows = tx.query(SCANS, &[case.uuid().into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(OverlapScanRow {
                id: row.get("id")?,
                overlap: id(row, "overlap_id")?,
                scan: id(row, "scan_id")?,
                file_name: row.get("file_name")?,
                sha256: row.get("sha256")?,
                recorded_at: row.get("recorded_at")?,
                recorded_by_name: row.get("recorded_by_name")?,
                struck: struck(row)?,
            })
        })
        .collect()
}

impl OverlapRow {
    /// Whether it supports the person at the transition and after it, so that it counts as other
    /// support: not taken off, not found harmless, and not over before the release (P3b).
    pub fn counts(&self, release: Option<Date>) -> bool {
        let over = matches!((self.valid_to, release), (Some(to), Some(release)) if to < release);
        self.ended_at.is_none() && self.resolution != OverlapResolution::NoConflict && !over
    }

    /// Whether it is a partial agreement that both sides have talked over (P22a).
    pub fn is_agreed(&self) -> bool {
        self.ended_at.is_none()
            && self.resolution == OverlapResolution::PartialAgreement
            && self.agreed_on.is_some()
            && !self.agreed_with.is_empty()
    }
}

fn read(row: &Row) -> Result<OverlapRow, StoreError> {
    Ok(OverlapRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        programme: row.get("programme")?,
        domains: json(row, "domains")?,
        their_domains: json(row, "their_domains")?,
        our_domains: json(row, "our_domains")?,
        valid_from: row.get("valid_from")?,
        valid_to: row.get("valid_to")?,
        resolution: code(row, "resolution")?,
        agreed_on: row.get("agreed_on")?,
        agreed_with: row.get("agreed_with")?,
        note: row.get("note")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        ended_at: row.get("ended_at")?,
        version: row.get("version")?,
    })
}
