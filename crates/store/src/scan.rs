//! Scans of paper, and signatures drawn on a screen: bytes as they came, with their hash.

use db::Tx;
use domain::{
    ids::{CarrierId, CaseId, ScanId, UserId},
    scan::ScanKind,
};
use jiff::Timestamp;

use crate::{
    StoreError, file,
    reading::{code, id},
};

/// A scan without its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScanRow {
    /// Its id.
    pub id: ScanId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// What it is.
    pub kind: ScanKind,
    /// The name of the file as it came.
    pub file_name: String,
    /// How many bytes.
    pub size: i64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub sha256: String,
    /// When it came.
    pub recorded_at: Timestamp,
    /// Who brought it.
    pub recorded_by: UserId,
}

const INSERT: &str = "INSERT INTO scan (id, carrier_id, case_id, kind, file_name, size, sha256,
 bytes, recorded_at, recorded_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const OF_CASE: &str = "SELECT id, carrier_id, case_id, kind, file_name, size, sha256, recorded_at,
 recorded_by FROM scan WHERE case_id = $1 ORDER BY recorded_at, id";
const BYTES: &str = "SELECT id, carrier_id, case_id, kind, file_name, size, sha256, recorded_at,
 recorded_by, bytes FROM scan WHERE case_id = $1 AND id = $2";

/// Keeps a scan.
pub async fn insert(tx: &mut Tx, row: &ScanRow, bytes: &[u8]) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        domain::Code::code(row.kind).into(),
        row.file_name.as_str().into(),
        row.size.into(),
        row.sha256.as_str().into(),
        bytes.into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All scans of a case, without their bytes.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<ScanRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// One scan of a case with its bytes.
pub async fn get(
    tx: &mut Tx,
    case: CaseId,
    scan: ScanId,
) -> Result<Option<(ScanRow, Vec<u8>)>, StoreError> {
    let params = [case.uuid().into(), scan.uuid().into()];
    let Some(row) = tx.query_opt(BYTES, &params).await? else {
        return Ok(None);
    };
    let found = read(&row)?;
    let bytes = file::whole("scan", scan.uuid(), &found.sha256, row.get("bytes")?)?;
    Ok(Some((found, bytes)))
}

fn read(row: &db::Row) -> Result<ScanRow, StoreError> {
    Ok(ScanRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        kind: code(row, "kind")?,
        file_name: row.get("file_name")?,
        size: row.get("size")?,
        sha256: row.get("sha256")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
    })
}
