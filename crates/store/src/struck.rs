//! A row that was recorded by mistake: it stays readable, struck out, and no longer counts. Rows that
//! change otherwise too name their version when they are struck and do it themselves (notes, concerns);
//! all others are struck here.

use db::{Row, Tx};
use domain::ids::{CaseId, UserId};
use jiff::Timestamp;
use uuid::Uuid;

use crate::StoreError;

/// Who struck a row, when and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struck {
    /// When.
    pub at: Timestamp,
    /// Name of the person who struck it.
    pub by_name: String,
    /// Why.
    pub reason: String,
}

/// Reads `struck_at`, `struck_reason`, and the name that the statement calls `struck_by_name`.
pub(crate) fn struck(row: &Row) -> Result<Option<Struck>, StoreError> {
    let at: Option<Timestamp> = row.get("struck_at")?;
    let Some(at) = at else { return Ok(None) };
    Ok(Some(Struck {
        at,
        by_name: row
            .get::<Option<String>>("struck_by_name")?
            .unwrap_or_default(),
        reason: row
            .get::<Option<String>>("struck_reason")?
            .unwrap_or_default(),
    }))
}

/// Which kind of row is struck.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strikable {
    /// What the client said to a plan.
    PlanAgreement,
    /// A signature under a plan.
    PlanSignature,
    /// What became of a measure or a step.
    PlanProgress,
    /// How far somebody goes alone.
    Independence,
    /// How a life domain was settled.
    DomainResult,
    /// What was said of a need.
    Need,
    /// Somebody of the network, in all versions.
    NetworkPerson,
    /// A check of the receiving environment.
    NetworkCheck,
    /// The reason for a deviation from a standard.
    StandardDeviation,
    /// A paper that was handed out.
    Paper,
    /// What was explained.
    Explanation,
    /// A scan that was kept with an overlap.
    OverlapScan,
}

impl Strikable {
    const ALL: [Self; 12] = [
        Self::PlanAgreement,
        Self::PlanSignature,
        Self::PlanProgress,
        Self::Independence,
        Self::DomainResult,
        Self::Need,
        Self::NetworkPerson,
        Self::NetworkCheck,
        Self::StandardDeviation,
        Self::Paper,
        Self::Explanation,
        Self::OverlapScan,
    ];

    fn table(self) -> &'static str {
        match self {
            Self::PlanAgreement => "plan_agreement",
            Self::PlanSignature => "plan_signature",
            Self::PlanProgress => "plan_progress",
            Self::Independence => "independence",
            Self::DomainResult => "domain_result",
            Self::Need => "client_need",
            Self::NetworkPerson => "network_tie",
            Self::NetworkCheck => "network_check",
            Self::StandardDeviation => "standard_deviation",
            Self::Paper => "paper",
            Self::Explanation => "explanation",
            Self::OverlapScan => "overlap_scan",
        }
    }

    /// The column by which rows are struck: a person of the network has a row for each version.
    fn key(self) -> &'static str {
        match self {
            Self::NetworkPerson => "person_id",
            _ => "id",
        }
    }

    fn statement(self) -> String {
        let (table, key) = (self.table(), self.key());
        format!(
            "UPDATE {table} SET struck_at = $3, struck_by = $4, struck_reason = $5
 WHERE case_id = $1 AND {key} = $2 AND struck_at IS NULL"
        )
    }
}

/// Strikes what has this id in a case; [`StoreError::Stale`] if somebody else has struck it already.
pub async fn strike(
    tx: &mut Tx,
    what: Strikable,
    (case, row): (CaseId, Uuid),
    (at, by, reason): (Timestamp, UserId, &str),
) -> Result<(), StoreError> {
    let params = [
        case.uuid().into(),
        row.into(),
        at.into(),
        by.uuid().into(),
        reason.into(),
    ];
    match tx.execute(&what.statement(), &params).await? {
        0 => Err(StoreError::Stale),
        _ => Ok(()),
    }
}

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    Strikable::ALL
        .iter()
        .map(|one| (format!("struck::strike({})", one.table()), one.statement()))
        .collect()
}
