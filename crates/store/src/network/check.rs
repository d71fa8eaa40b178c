//! The check of the receiving environment (P27): what was found on a day, whole as it was written.

use db::{Row, Tx, Value};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, NetworkCheckId, NetworkPersonId, UserId},
    network::Consent,
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

use crate::{
    StoreError,
    reading::{id, json, opt_code, to_json},
    struck::{Struck, struck},
};

/// What was found about one tie.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Who.
    pub person: NetworkPersonId,
    /// What they were called on that day.
    pub name: String,
    /// Where.
    pub place: String,
    /// What they are willing to do.
    pub willing: String,
    /// What speaks against it.
    pub risks: String,
    /// Whether no order forbade contact on that day.
    pub allowed: bool,
    /// Code of [`Consent`] on that day.
    pub consent: String,
    /// Whether the receiving environment can count on it.
    pub resource: bool,
}

impl Finding {
    /// The consent on that day; an unknown code of a newer program counts as not asked.
    pub fn consent(&self) -> Consent {
        Consent::from_code(&self.consent).unwrap_or(Consent::NotAsked)
    }
}

/// One check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckRow {
    /// Its id.
    pub id: NetworkCheckId,
    /// The carrier.
    pub carrier: CarrierId,
    /// The case.
    pub case: CaseId,
    /// Counts the checks of the case from 1.
    pub number: i64,
    /// The day of the check.
    pub done_on: Date,
    /// Tie by tie.
    pub findings: Vec<Finding>,
    /// What follows from all of it, in words.
    pub summary: String,
    /// What kind of statement all of it is, if somebody said.
    pub epistemic: Option<EpistemicKind>,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub recorded_by: UserId,
    /// Name of that person.
    pub recorded_by_name: String,
    /// Who has struck it, if somebody has: then it does not count.
    pub struck: Option<Struck>,
}

const INSERT: &str =
    "INSERT INTO network_check (id, carrier_id, case_id, number, done_on, findings,
 summary, recorded_at, recorded_by, epistemic)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const OF_CASE: &str = "SELECT k.*, u.name AS recorded_by_name, s.name AS struck_by_name
 FROM network_check k JOIN user_account u ON u.id = k.recorded_by
 LEFT JOIN user_account s ON s.id = k.struck_by WHERE k.case_id = $1 ORDER BY k.number DESC";

/// Stores a check.
pub async fn insert(tx: &mut Tx, row: &CheckRow) -> Result<(), StoreError> {
    let params: [Value; 10] = [
        row.id.uuid().into(),
        row.carrier.uuid().into(),
        row.case.uuid().into(),
        row.number.into(),
        row.done_on.into(),
        to_json(&row.findings, "findings")?.into(),
        row.summary.as_str().into(),
        row.recorded_at.into(),
        row.recorded_by.uuid().into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// All checks of a case, struck ones too, the newest first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<CheckRow>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<CheckRow, StoreError> {
    Ok(CheckRow {
        id: id(row, "id")?,
        carrier: id(row, "carrier_id")?,
        case: id(row, "case_id")?,
        number: row.get("number")?,
        done_on: row.get("done_on")?,
        findings: json(row, "findings")?,
        summary: row.get("summary")?,
        epistemic: opt_code(row, "epistemic")?,
        recorded_at: row.get("recorded_at")?,
        recorded_by: id(row, "recorded_by")?,
        recorded_by_name: row.get("recorded_by_name")?,
        struck: struck(row)?,
    })
}
