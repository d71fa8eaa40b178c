//! How a life domain was settled (P1c): need, no need, or declined. Append only; the newest counts that was
//! not struck.

use std::collections::BTreeMap;

use db::{Row, Tx};
use domain::{
    Code,
    assessment::NeedResult,
    contact::EpistemicKind,
    ids::{CarrierId, CaseId, DomainResultId, UserId},
    plan::cover::Assessed,
};
use jiff::{Timestamp, civil::Date};

use crate::{
    StoreError,
    reading::{code, id, opt_code},
    struck::{Struck, struck},
};

/// How a life domain was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainResult {
    /// Its id.
    pub id: DomainResultId,
    /// Id of the life domain in the programme.
    pub domain: String,
    /// Need, no need, or declined.
    pub result: NeedResult,
    /// What the need is, or the reason.
    pub text: String,
    /// What kind of statement that is, if somebody said.
    pub epistemic: Option<EpistemicKind>,
    /// The day on which it was settled.
    pub on: Date,
    /// When it was written down.
    pub recorded_at: Timestamp,
    /// By whom.
    pub by: UserId,
    /// Name of that person.
    pub by_name: String,
    /// Who has struck it, if somebody has: then it does not count.
    pub struck: Option<Struck>,
}

impl DomainResult {
    /// What was found, for the question whether a plan covers it.
    pub fn found(&self) -> Assessed {
        Assessed {
            result: self.result,
            on: self.on,
        }
    }
}

const INSERT: &str = "INSERT INTO domain_result (id, carrier_id, case_id, domain, result, body,
 decided_on, recorded_at, recorded_by, epistemic)
 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
const OF_CASE: &str = "SELECT d.*, u.name AS by_name, s.name AS struck_by_name FROM domain_result d
 JOIN user_account u ON u.id = d.recorded_by
 LEFT JOIN user_account s ON s.id = d.struck_by
 WHERE d.case_id = $1 ORDER BY d.recorded_at, d.id";

/// Stores how a domain was settled.
pub async fn insert_result(
    tx: &mut Tx,
    carrier: CarrierId,
    case: CaseId,
    row: &DomainResult,
) -> Result<(), StoreError> {
    let params = [
        row.id.uuid().into(),
        carrier.uuid().into(),
        case.uuid().into(),
        row.domain.as_str().into(),
        row.result.code().into(),
        row.text.as_str().into(),
        row.on.into(),
        row.recorded_at.into(),
        row.by.uuid().into(),
        row.epistemic.map(|one| one.code().to_owned()).into(),
    ];
    tx.execute(INSERT, &params).await?;
    Ok(())
}

/// The newest result of each domain that has one that was not struck, by domain id. One statement.
pub async fn domain_results(tx: &mut Tx, case: CaseId) -> Result<Vec<DomainResult>, StoreError> {
    let newest: BTreeMap<String, DomainResult> = domain_history(tx, case)
        .await?
        .into_iter()
        .filter(|one| one.struck.is_none())
        .map(|one| (one.domain.clone(), one))
        .collect();
    Ok(newest.into_values().collect())
}

/// Every result of a case, struck ones too, in the order in which they were written down.
pub async fn domain_history(tx: &mut Tx, case: CaseId) -> Result<Vec<DomainResult>, StoreError> {
    let rows = tx.query(OF_CASE, &[case.uuid().into()]).await?;
    rows.iter().map(read).collect()
}

fn read(row: &Row) -> Result<DomainResult, StoreError> {
    Ok(DomainResult {
        id: id(row, "id")?,
        domain: row.get("domain")?,
        result: code(row, "result")?,
        text: row.get("body")?,
        epistemic: opt_code(row, "epistemic")?,
        on: row.get("decided_on")?,
        recorded_at: row.get("recorded_at")?,
        by: id(row, "recorded_by")?,
        by_name: row.get("by_name")?,
        struck: struck(row)?,
    })
}
