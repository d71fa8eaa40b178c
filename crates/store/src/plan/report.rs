//! Who carries the plans of many cases, for the report (P1d).

use db::Tx;
use domain::{
    ids::CaseId,
    plan::carried::{Carried, Dated},
};
use jiff::civil::Date;

use super::read_carried;
use crate::{
    StoreError,
    reading::id,
    report::{Counted, counted, listed},
};

/// A case with the versions of its plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CarriedRow {
    /// The case; it stays inside.
    pub case: CaseId,
    /// First day in the programme.
    pub entry: Date,
    /// Last day, if it has ended.
    pub exit: Option<Date>,
    /// Its versions that were issued, the oldest first.
    pub versions: Vec<Dated>,
}

/// Cases that were in the programme at some time of the period and have a plan, with all of its
/// versions.
pub async fn carried_by_case(
    tx: &mut Tx,
    what: &Counted<'_>,
) -> Result<Vec<CarriedRow>, StoreError> {
    let rows = counted(tx, what, carried_sql).await?;
    let mut cases: Vec<CarriedRow> = Vec::new();
    for row in &rows {
        let case: CaseId = id(row, "case_id")?;
        let carried: Carried = read_carried(row)?;
        let version = Dated {
            from: row.get("issued_on")?,
            carried,
        };
        match cases.last_mut().filter(|last| last.case == case) {
            Some(last) => last.versions.push(version),
            None => cases.push(CarriedRow {
                case,
                entry: row.get("entry_on")?,
                exit: row.get("exit_on")?,
                versions: vec![version],
            }),
        }
    }
    Ok(cases)
}

fn carried_sql(cut: &str) -> String {
    format!(
        "SELECT v.case_id, c.entry_on, c.exit_on, v.issued_on, v.measures_worker,
 v.measures_together, v.measures_client, v.measures_partner, v.steps_worker, v.steps_together,
 v.steps_client, v.steps_partner FROM cases c JOIN plan_version v ON v.case_id = c.id
 WHERE c.carrier_id = $1 AND c.programme = $2 AND (c.exit_on >= $3 OR c.exit_on IS NULL)
 AND c.entry_on <= $4 AND v.state = 'issued' AND {cut} ORDER BY v.case_id, v.number"
    )
}

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    listed(&[("carried", carried_sql)])
}
