//! What was done in which area of service (P12): contacts, and measures of the plans.

use db::Tx;
use domain::{
    ids::{CaseId, SiteId},
    plan::PlanContent,
};
use jiff::{Timestamp, civil::Date};

use super::{Counted, counted, listed, sites::between_instants};
use crate::{
    StoreError,
    reading::{id, json, opt_id},
};

/// A contact that reached somebody. Whose case it was serves to count people, and is not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Service {
    /// The site.
    pub site: Option<SiteId>,
    /// The case.
    pub case: CaseId,
    /// Areas of service that it belongs to; none: it was written before they were asked for.
    pub areas: Vec<String>,
    /// Minutes of the contact itself.
    pub minutes: i64,
}

/// Contacts between two instants that reached somebody.
pub async fn services(
    tx: &mut Tx,
    what: &Counted<'_>,
    between: (Timestamp, Timestamp),
) -> Result<Vec<Service>, StoreError> {
    let rows = between_instants(tx, what, between, services_sql).await?;
    rows.iter()
        .map(|row| {
            Ok(Service {
                site: opt_id(row, "site_id")?,
                case: id(row, "case_id")?,
                areas: json(row, "areas")?,
                minutes: row.get("minutes")?,
            })
        })
        .collect()
}

/// A measure of the plan that counted at the end of the period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedService {
    /// The site.
    pub site: Option<SiteId>,
    /// The case.
    pub case: CaseId,
    /// Areas of service that it belongs to.
    pub areas: Vec<String>,
    /// First day, if it has one.
    pub from: Option<Date>,
    /// Last day, if it has one.
    pub due: Option<Date>,
}

/// The measures of the plans that counted at the end of the period, of cases that were in the
/// programme at some time of it.
pub async fn planned_services(
    tx: &mut Tx,
    what: &Counted<'_>,
) -> Result<Vec<PlannedService>, StoreError> {
    let mut all = Vec::new();
    for row in counted(tx, what, planned_sql).await? {
        let (site, case) = (opt_id(&row, "site_id")?, id(&row, "case_id")?);
        let content: PlanContent = json(&row, "content")?;
        all.extend(content.measures().map(|(_, measure)| PlannedService {
            site,
            case,
            areas: measure.areas.clone(),
            from: measure.from,
            due: measure.due,
        }));
    }
    Ok(all)
}

fn services_sql(cut: &str) -> String {
    format!(
        "SELECT c.site_id, n.case_id, n.areas, n.minutes FROM contact_note n
 JOIN cases c ON c.id = n.case_id WHERE n.carrier_id = $1 AND c.programme = $2 AND n.at >= $3
 AND n.at < $4 AND n.outcome = 'reached' AND n.struck_at IS NULL AND {cut}"
    )
}

fn planned_sql(cut: &str) -> String {
    format!(
        "SELECT c.site_id, v.case_id, v.content FROM cases c JOIN plan_version v ON v.case_id = c.id
 WHERE c.carrier_id = $1 AND c.programme = $2 AND (c.exit_on >= $3 OR c.exit_on IS NULL)
 AND c.entry_on <= $4 AND v.state = 'issued' AND v.number = (SELECT MAX(w.number)
 FROM plan_version w WHERE w.case_id = c.id AND w.state = 'issued' AND w.issued_on <= $4)
 AND {cut} ORDER BY v.case_id"
    )
}

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    listed(&[
        ("services", services_sql),
        ("planned_services", planned_sql),
    ])
}
