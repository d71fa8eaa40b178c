//! What happened at the sites: admissions, releases, contacts, ends, modules, re-entries.

use std::collections::BTreeMap;

use db::{Row, Tx, Value};
use domain::{
    contact::ContactKind,
    ids::{CaseId, SiteId},
    participation::ParticipationStatus,
    seam::{Coverage, Security},
};
use jiff::{Timestamp, civil::Date};

use super::{BEFORE, Counted, counted};
use crate::{
    StoreError,
    reading::{code, id, json, opt_id},
    referral::Cut,
};

/// Admissions at a site on one day with the same day of release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AdmissionCount {
    /// The site.
    pub site: Option<SiteId>,
    /// The day of entry.
    pub entry_on: Date,
    /// The release as it is known today.
    pub release_on: Option<Date>,
    /// Whether it is a new episode of somebody who was there before.
    pub again: bool,
    /// How many.
    pub cases: i64,
}

/// A release that took place. Who it was is not told.
#[derive(Debug, Clone)]
pub struct Released {
    /// The site.
    pub site: Option<SiteId>,
    /// The day.
    pub release_on: Date,
    /// Securities and life domains that the case needs; `None`: all.
    pub needs: Option<Vec<String>>,
    /// When the client was reached, from two weeks before the first release on.
    pub contacts: Vec<Timestamp>,
    /// What is secured.
    pub coverage: Vec<Coverage>,
}

/// Cases that were in the programme at some time of the period, per site.
pub async fn running(
    tx: &mut Tx,
    what: &Counted<'_>,
) -> Result<Vec<(Option<SiteId>, i64)>, StoreError> {
    let rows = counted(tx, what, running_sql).await?;
    rows.iter()
        .map(|row| Ok((opt_id(row, "site_id")?, row.get("cases")?)))
        .collect()
}

/// Admissions of the period.
pub async fn admissions(
    tx: &mut Tx,
    what: &Counted<'_>,
) -> Result<Vec<AdmissionCount>, StoreError> {
    let rows = counted(tx, what, admissions_sql).await?;
    rows.iter()
        .map(|row| {
            Ok(AdmissionCount {
                site: opt_id(row, "site_id")?,
                entry_on: row.get("entry_on")?,
                release_on: row.get("release_on")?,
                again: row.get::<i64>("again")? > 0,
                cases: row.get("cases")?,
            })
        })
        .collect()
}

/// Ends of the period: site, reason, how many.
pub async fn endings(
    tx: &mut Tx,
    what: &Counted<'_>,
) -> Result<Vec<(Option<SiteId>, String, i64)>, StoreError> {
    let rows = counted(tx, what, endings_sql).await?;
    rows.iter()
        .map(|row| {
            Ok((
                opt_id(row, "site_id")?,
                row.get("closure_reason")?,
                row.get("cases")?,
            ))
        })
        .collect()
}

/// Contacts between two instants in which the client was reached: site, kind, how many.
pub async fn contacts(
    tx: &mut Tx,
    what: &Counted<'_>,
    between: (Timestamp, Timestamp),
) -> Result<Vec<(Option<SiteId>, ContactKind, i64)>, StoreError> {
    let rows = between_instants(tx, what, between, contacts_sql).await?;
    rows.iter()
        .map(|row| {
            Ok((
                opt_id(row, "site_id")?,
                code(row, "kind")?,
                row.get("contacts")?,
            ))
        })
        .collect()
}

/// A way to a contact and back. Whose case it was serves to count people, and is not told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Journey {
    /// The site.
    pub site: Option<SiteId>,
    /// The case.
    pub case: CaseId,
    /// Minutes, more than 0.
    pub minutes: i64,
}

/// Journeys between two instants, also those to somebody who was not reached.
pub async fn journeys(
    tx: &mut Tx,
    what: &Counted<'_>,
    between: (Timestamp, Timestamp),
) -> Result<Vec<Journey>, StoreError> {
    let rows = between_instants(tx, what, between, journeys_sql).await?;
    rows.iter()
        .map(|row| {
            Ok(Journey {
                site: opt_id(row, "site_id")?,
                case: id(row, "case_id")?,
                minutes: row.get("travel_minutes")?,
            })
        })
        .collect()
}

/// The rows of a statement about what happened between two instants.
pub(super) async fn between_instants(
    tx: &mut Tx,
    what: &Counted<'_>,
    between: (Timestamp, Timestamp),
    sql: impl Fn(&str) -> String,
) -> Result<Vec<Row>, StoreError> {
    let Some(cut) = Cut::of(what.scope, BEFORE) else {
        return Ok(Vec::new());
    };
    let mut params: Vec<Value> = vec![
        cut.carrier.uuid().into(),
        what.programme.into(),
        between.0.into(),
        between.1.into(),
    ];
    params.extend(cut.params);
    Ok(tx.query(&sql(&cut.sql), &params).await?)
}

/// Time that went into one contact. Whose case it was serves to count people, and is not told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spent {
    /// The site.
    pub site: Option<SiteId>,
    /// The case.
    pub case: CaseId,
    /// When the contact was.
    pub at: Timestamp,
    /// How it took place.
    pub kind: ContactKind,
    /// Life domains that it was about.
    pub domains: Vec<String>,
    /// Minutes of the contact itself.
    pub minutes: i64,
    /// Minutes on the way.
    pub travel_minutes: i64,
}

/// Contacts between two instants with the time that went into them, tried ones too.
pub async fn spent(
    tx: &mut Tx,
    what: &Counted<'_>,
    between: (Timestamp, Timestamp),
) -> Result<Vec<Spent>, StoreError> {
    let rows = between_instants(tx, what, between, spent_sql).await?;
    rows.iter()
        .map(|row| {
            Ok(Spent {
                site: opt_id(row, "site_id")?,
                case: id(row, "case_id")?,
                at: row.get("at")?,
                kind: code(row, "kind")?,
                domains: json(row, "domains")?,
                minutes: row.get("minutes")?,
                travel_minutes: row.get("travel_minutes")?,
            })
        })
        .collect()
}

fn spent_sql(cut: &str) -> String {
    format!(
        "SELECT c.site_id, n.case_id, n.at, n.kind, n.domains, n.minutes, n.travel_minutes
 FROM contact_note n JOIN cases c ON c.id = n.case_id
 WHERE n.carrier_id = $1 AND c.programme = $2 AND n.at >= $3 AND n.at < $4
 AND n.minutes + n.travel_minutes > 0 AND n.struck_at IS NULL AND {cut}"
    )
}

/// Releases that took place in the period, with contacts and arrangements: three statements for all.
pub async fn released(tx: &mut Tx, what: &Counted<'_>) -> Result<Vec<Released>, StoreError> {
    let mut all: BTreeMap<CaseId, Released> = BTreeMap::new();
    for row in counted(tx, what, released_sql).await? {
        let needs: Option<String> = row.get("needs")?;
        let needs = needs.map(|_| json(&row, "needs")).transpose()?;
        let one = Released {
            site: opt_id(&row, "site_id")?,
            release_on: row.get("release_on")?,
            needs,
            contacts: Vec::new(),
            coverage: Vec::new(),
        };
        all.insert(id(&row, "id")?, one);
    }
    for row in counted(tx, what, released_contacts_sql).await? {
        if let Some(one) = all.get_mut(&id(&row, "case_id")?) {
            one.contacts.push(row.get("at")?);
        }
    }
    for row in counted(tx, what, released_arrangements_sql).await? {
        if let Some(one) = all.get_mut(&id(&row, "case_id")?) {
            one.coverage.push(coverage(&row)?);
        }
    }
    Ok(all.into_values().collect())
}

fn coverage(row: &Row) -> Result<Coverage, StoreError> {
    let security: String = row.get("security")?;
    Ok(Coverage {
        security: Security::from_code(&security),
        from: row.get("from_on")?,
        to: row.get("to_on")?,
        strength: code(row, "strength")?,
        side: code(row, "side")?,
        of: row.get("kind")?,
        tolerance_days: None,
        source: None,
    })
}

fn running_sql(cut: &str) -> String {
    format!(
        "SELECT c.site_id, COUNT(*) AS cases FROM cases c WHERE c.carrier_id = $1
 AND c.programme = $2 AND (c.exit_on >= $3 OR c.exit_on IS NULL) AND c.entry_on <= $4 AND {cut}
 GROUP BY c.site_id"
    )
}

fn admissions_sql(cut: &str) -> String {
    format!(
        "SELECT c.site_id, c.entry_on, c.release_on,
 CASE WHEN c.previous_case_id IS NULL THEN 0 ELSE 1 END AS again, COUNT(*) AS cases
 FROM cases c WHERE c.carrier_id = $1 AND c.programme = $2 AND c.entry_on >= $3
 AND c.entry_on <= $4 AND {cut} GROUP BY c.site_id, c.entry_on, c.release_on,
 CASE WHEN c.previous_case_id IS NULL THEN 0 ELSE 1 END"
    )
}

fn endings_sql(cut: &str) -> String {
    format!(
        "SELECT c.site_id, c.closure_reason, COUNT(*) AS cases FROM cases c
 WHERE c.carrier_id = $1 AND c.programme = $2 AND c.exit_on >= $3 AND c.exit_on <= $4
 AND c.closure_reason IS NOT NULL AND {cut} GROUP BY c.site_id, c.closure_reason"
    )
}

fn contacts_sql(cut: &str) -> String {
    format!(
        "SELECT c.site_id, n.kind, COUNT(*) AS contacts FROM contact_note n
 JOIN cases c ON c.id = n.case_id WHERE n.carrier_id = $1 AND c.programme = $2 AND n.at >= $3
 AND n.at < $4 AND n.outcome = 'reached' AND n.kind <> 'third_party'
 AND n.struck_at IS NULL AND {cut}
 GROUP BY c.site_id, n.kind"
    )
}

fn journeys_sql(cut: &str) -> String {
    format!(
        "SELECT c.site_id, n.case_id, n.travel_minutes FROM contact_note n
 JOIN cases c ON c.id = n.case_id WHERE n.carrier_id = $1 AND c.programme = $2 AND n.at >= $3
 AND n.at < $4 AND n.travel_minutes > 0 AND n.struck_at IS NULL AND {cut}"
    )
}

/// Which releases are meant.
const RELEASED: &str = "c.carrier_id = $1 AND c.programme = $2 AND c.released = TRUE
 AND c.release_on >= $3 AND c.release_on <= $4 AND c.entry_on IS NOT NULL";

fn released_sql(cut: &str) -> String {
    format!("SELECT c.id, c.site_id, c.release_on, c.needs FROM cases c WHERE {RELEASED} AND {cut}")
}

fn released_contacts_sql(cut: &str) -> String {
    format!(
        "SELECT n.case_id, n.at FROM cases c JOIN contact_note n ON n.case_id = c.id
 WHERE {RELEASED} AND n.outcome = 'reached' AND n.kind <> 'third_party'
 AND n.struck_at IS NULL AND {cut}"
    )
}

fn released_arrangements_sql(cut: &str) -> String {
    format!(
        "SELECT a.case_id, a.security, a.kind, a.from_on, a.to_on, a.strength, a.side
 FROM cases c JOIN arrangement a ON a.case_id = c.id
 WHERE {RELEASED} AND a.struck_at IS NULL AND {cut}"
    )
}

/// Participations in a module that stand at the same point.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParticipationCount {
    /// Id of the module.
    pub module: String,
    /// Where they stand.
    pub status: ParticipationStatus,
    /// Whether a result is recorded.
    pub with_result: bool,
    /// How many.
    pub participations: i64,
    /// Of these, with hours of attendance.
    pub with_hours: i64,
    /// Their attendance together, in minutes.
    pub minutes: i64,
}

/// Participations with a day in the period.
pub async fn participations(
    tx: &mut Tx,
    what: &Counted<'_>,
) -> Result<Vec<ParticipationCount>, StoreError> {
    let rows = counted(tx, what, participations_sql).await?;
    rows.iter()
        .map(|row| {
            Ok(ParticipationCount {
                module: row.get("module")?,
                status: code(row, "status")?,
                with_result: row.get::<i64>("with_result")? > 0,
                participations: row.get("participations")?,
                with_hours: row.get("with_hours")?,
                minutes: row.get("minutes")?,
            })
        })
        .collect()
}

/// New episodes that began in the period, by the reason for which the former one had ended.
pub async fn reentries(
    tx: &mut Tx,
    what: &Counted<'_>,
) -> Result<Vec<(Option<String>, i64)>, StoreError> {
    let rows = counted(tx, what, reentries_sql).await?;
    rows.iter()
        .map(|row| Ok((row.get("closure_reason")?, row.get("cases")?)))
        .collect()
}

fn participations_sql(cut: &str) -> String {
    format!(
        "SELECT m.module, m.status, CASE WHEN m.result = '' THEN 0 ELSE 1 END AS with_result,
 COUNT(*) AS participations, COUNT(m.attended_minutes) AS with_hours,
 CAST(COALESCE(SUM(m.attended_minutes), 0) AS BIGINT) AS minutes FROM module_participation m JOIN cases c ON c.id = m.case_id
 WHERE m.carrier_id = $1 AND c.programme = $2 AND (m.to_on >= $3 OR m.to_on IS NULL)
 AND m.from_on <= $4 AND {cut}
 GROUP BY m.module, m.status, CASE WHEN m.result = '' THEN 0 ELSE 1 END"
    )
}

fn reentries_sql(cut: &str) -> String {
    format!(
        "SELECT p.closure_reason, COUNT(*) AS cases FROM cases c
 JOIN cases p ON p.id = c.previous_case_id WHERE c.carrier_id = $1 AND c.programme = $2
 AND c.registered_on >= $3 AND c.registered_on <= $4 AND {cut} GROUP BY p.closure_reason"
    )
}

/// Name and text of every statement that this file can compose.
pub(crate) fn composed() -> Vec<(String, String)> {
    super::listed(&[
        ("running", running_sql),
        ("admissions", admissions_sql),
        ("endings", endings_sql),
        ("contacts", contacts_sql),
        ("journeys", journeys_sql),
        ("spent", spent_sql),
        ("released", released_sql),
        ("released_contacts", released_contacts_sql),
        ("released_arrangements", released_arrangements_sql),
        ("participations", participations_sql),
        ("reentries", reentries_sql),
    ])
}
