//! Arrangements (Sicherungen): the one entity that covers a security. A change strikes the old
//! row and writes a new one, so that nothing is overwritten.

use db::{Row, Tx, Value};
use domain::{
    contact::EpistemicKind,
    ids::{ArrangementId, CarrierId, CaseId, UserId},
    seam::{Coverage, Security, Side, Strength},
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, hit, id, opt_id},
};

/// An arrangement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ArrangementRow {
    /// Its id.
    pub id: ArrangementId,
    /// The carrier that holds it.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// What it covers.
    pub security: Security,
    /// Which kind of it, as the programme names them (`own_lease`, `substitution`, …).
    pub kind: Option<String>,
    /// Who gives it, in words.
    pub provider: String,
    /// First day.
    pub from_on: Date,
    /// First day after it, if it ends.
    pub to_on: Option<Date>,
    /// How firm it is.
    pub strength: Strength,
    /// Inside or outside.
    pub side: Side,
    /// What proves it.
    pub evidence: String,
    /// What kind of statement this is.
    pub epistemic: EpistemicKind,
    /// When it was recorded.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// When it was struck, if it was.
    pub struck_at: Option<Timestamp>,
    /// Name of the person who struck it.
    pub struck_by_name: Option<String>,
    /// Why.
    pub struck_reason: Option<String>,
    /// The row that took its place.
    pub replaced_by: Option<ArrangementId>,
    /// Counts the changes of this row.
    pub version: i64,
}

impl ArrangementRow {
    /// What it covers, for the seam. A struck one covers nothing.
    pub fn coverage(&self) -> Option<Coverage> {
        self.struck_at.is_none().then(|| Coverage {
            security: self.security.clone(),
            from: self.from_on,
            to: self.to_on,
            strength: self.strength,
            side: self.side,
            of: self.kind.clone(),
            tolerance_days: None,
            source: Some(self.id),
        })
    }
}

const INSERT: &str = "INSERT INTO arrangement (id, carrier_id, case_id, security, kind, provider,
 from_on, to_on, strength, side, evidence, epistemic, recorded_at, recorded_by, version)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)";
const OF_CASE: &str = "SELECT a.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM arrangement a JOIN user_account u ON u.id = a.recorded_by
 LEFT JOIN user_account s ON s.id = a.struck_by
 WHERE a.case_id = $1 ORDER BY a.from_on, a.recorded_at, a.id";
const BY_ID: &str = "SELECT a.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM arrangement a JOIN user_account u ON u.id = a.recorded_by
 LEFT JOIN user_account s ON s.id = a.struck_by
 WHERE a.case_id = $1 AND a.id = $2";
const STRIKE: &str = "UPDATE arrangement SET struck_at = $3, struck_by = $4, struck_reason = $5,
 replaced_by = $6, version = version + 1
 WHERE id = $1 AND version = $2 AND struck_at IS NULL";

/// Stores a new arrangement.
pub async fn insert(tx: &mut Tx, arrangement: &ArrangementRow) -> Result<(), StoreError> {
    let params: [Value; 14] = [
        arrangement.id.uuid().into(),
        arrangement.carrier.uuid().into(),
        arrangement.case.uuid().into(),
        arrangement.security.code().into(),
        arrangement.kind.clone().into(),
        arrangement.provider.as_str().into(),
        arrangement.from_on.into(),
        arrangement.to_on.into(),
        domain::Code::code(arrangement.strength).into(),
        domain::Code::code(arrangement.side).into(),
        arrangement.evidence.as_str().into(),
        domain::Code::code(arrangement.epistemic).into(),
        arrangement.recorded_at.into(),
        arrangement.recorded_by.uuid().into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All arrangements of a case, struck ones too, by their first day.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<ArrangementRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

/// One arrangement of a case.
pub async fn get(
    tx: &mut Tx,
    case: CaseId,
    arrangement: ArrangementId,
) -> Result<Option<ArrangementRow>, StoreError> {
    let row = tx
        .query_opt(BY_ID, &[case.uuid().into(), arrangement.uuid().into()])
        .await?;
    row.as_ref().map(read).transpose()
}

/// Who strikes an arrangement, when, why, and what takes its place.
#[derive(Debug, Clone)]
pub struct Strike {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: UserId,
    /// Why.
    pub reason: String,
    /// The row that takes its place, if one does.
    pub replaced_by: Option<ArrangementId>,
}

/// Strikes an arrangement; [`StoreError::Stale`] if somebody else has changed it meanwhile.
pub async fn strike(
    tx: &mut Tx,
    arrangement: ArrangementId,
    version: i64,
    strike: &Strike,
) -> Result<(), StoreError> {
    let params = [
        arrangement.uuid().into(),
        version.into(),
        strike.at.into(),
        strike.by.uuid().into(),
        strike.reason.as_str().into(),
        strike.replaced_by.map(ArrangementId::uuid).into(),
    ];
    hit(tx.execute(STRIKE, &params).await?)
}

fn read(row: &Row) -> Result<ArrangementRow, StoreError> {
    Ok(ArrangementRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        security: Security::from_code(&row.get::<String>("security")?),
        kind: row.get("kind")?,
        provider: row.get("provider")?,
        from_on: row.get("from_on")?,
        to_on: row.get("to_on")?,
        strength: code(row, "strength")?,
        side: code(row, "side")?,
        evidence: row.get("evidence")?,
        epistemic: code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck_at: row.get("struck_at")?,
        struck_by_name: row.get("struck_by_name")?,
        struck_reason: row.get("struck_reason")?,
        replaced_by: opt_id(row, "replaced_by")?,
        version: row.get("version")?,
    })
}
