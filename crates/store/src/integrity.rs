//! Chores of `nahtlos doctor`: what holds between rows although no key of the schema says so.

use db::Tx;
use domain::ids::CaseId;
use jiff::civil::Date;

use crate::{
    StoreError,
    coverage::{Holds, Key, TABLES},
    reading::id,
};

/// Columns of a case that follow from others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseKeys {
    /// The case.
    pub id: CaseId,
    /// The group of states.
    pub stage: i64,
    /// Folded name.
    pub name_folded: String,
    /// Where it stands in lists ordered by release.
    pub release_sort: Date,
}

const CASES: &str = "SELECT id, stage, name_folded, release_sort FROM cases
 WHERE id > $1 ORDER BY id LIMIT $2";
const LEADS_APART: &str = "SELECT c.id FROM cases c
 LEFT JOIN assignment a ON a.case_id = c.id AND a.responsibility = 'lead' AND a.to_at IS NULL
 WHERE c.stage < 2 AND (c.lead_id <> a.user_id
 OR (c.lead_id IS NULL AND a.user_id IS NOT NULL)
 OR (c.lead_id IS NOT NULL AND a.user_id IS NULL)) ORDER BY c.id LIMIT $1";
const DEPUTIES_APART: &str = "SELECT c.id FROM cases c
 LEFT JOIN assignment a ON a.case_id = c.id AND a.responsibility = 'deputy' AND a.to_at IS NULL
 WHERE c.stage < 2 AND (c.deputy_id <> a.user_id
 OR (c.deputy_id IS NULL AND a.user_id IS NOT NULL)
 OR (c.deputy_id IS NOT NULL AND a.user_id IS NULL)) ORDER BY c.id LIMIT $1";
const PERSONS_APART: &str = "SELECT c.id FROM cases c
 JOIN client p ON p.id = c.client_id JOIN custody_episode e ON e.id = c.custody_episode_id
 WHERE c.family_name <> p.family_name OR c.given_names <> p.given_names
 OR c.birth_date <> p.birth_date OR (c.birth_date IS NULL) <> (p.birth_date IS NULL)
 OR c.custody_start <> e.custody_start OR c.institution <> e.institution
 OR (c.custody_start IS NULL) <> (e.custody_start IS NULL)
 OR c.book_number <> e.book_number OR (c.book_number IS NULL) <> (e.book_number IS NULL)
 ORDER BY c.id LIMIT $1";
const PLANNED_APART: &str = "SELECT c.id FROM cases c
 LEFT JOIN (SELECT p.case_id, MIN(p.at) AS at FROM (
 SELECT k.case_id, k.at FROM appointment k WHERE k.status = 'planned'
 UNION ALL SELECT f.case_id, f.at FROM conference f WHERE f.status = 'invited'
 UNION ALL SELECT l.case_id, l.starts_at FROM leave l WHERE l.status = 'approved') p
 GROUP BY p.case_id) own ON own.case_id = c.id
 WHERE c.planned_at <> own.at OR (c.planned_at IS NULL) <> (own.at IS NULL) ORDER BY c.id LIMIT $1";
const WITHOUT_CARRIER: [&str; 7] = [
    "import_row",
    "draft",
    "form_sent",
    "log_entry",
    "log_case",
    "log_shown",
    "cases",
];

/// Cases after `after` (from the first with `None`), by id.
pub async fn cases(
    tx: &mut Tx,
    after: Option<CaseId>,
    limit: i64,
) -> Result<Vec<CaseKeys>, StoreError> {
    let after = after.map_or(uuid::Uuid::nil(), CaseId::uuid);
    let rows = tx.query(CASES, &[after.into(), limit.into()]).await?;
    rows.iter()
        .map(|row| {
            Ok(CaseKeys {
                id: id(row, "id")?,
                stage: row.get("stage")?,
                name_folded: row.get("name_folded")?,
                release_sort: row.get("release_sort")?,
            })
        })
        .collect()
}

/// Running cases whose copied lead or deputy is not the one of their history; at most `limit` each.
pub async fn responsible_apart(
    tx: &mut Tx,
    limit: i64,
) -> Result<(Vec<CaseId>, Vec<CaseId>), StoreError> {
    let ids = |rows: Vec<db::Row>| -> Result<Vec<CaseId>, StoreError> {
        rows.iter().map(|row| id(row, "id")).collect()
    };
    let leads = ids(tx.query(LEADS_APART, &[limit.into()]).await?)?;
    let deputies = ids(tx.query(DEPUTIES_APART, &[limit.into()]).await?)?;
    Ok((leads, deputies))
}

/// Cases whose copied name, day of birth, beginning of custody, prison or book number is not that of
/// the person; at most `limit`.
pub async fn persons_apart(tx: &mut Tx, limit: i64) -> Result<Vec<CaseId>, StoreError> {
    let rows = tx.query(PERSONS_APART, &[limit.into()]).await?;
    rows.iter().map(|row| id(row, "id")).collect()
}

/// Cases whose `planned_at` is not the earliest thing that lies ahead or about which nothing was written:
/// appointment, conference, approved leave; at most `limit`.
pub async fn planned_apart(tx: &mut Tx, limit: i64) -> Result<Vec<CaseId>, StoreError> {
    let rows = tx.query(PLANNED_APART, &[limit.into()]).await?;
    rows.iter().map(|row| id(row, "id")).collect()
}

/// The statement that counts rows of a table whose carrier is not that of their case.
fn strays(table: &str) -> String {
    format!(
        "SELECT COUNT(*) AS strays FROM {table} t JOIN cases c ON c.id = t.case_id
 WHERE t.carrier_id <> c.carrier_id"
    )
}

fn tables_of_cases() -> impl Iterator<Item = &'static str> {
    TABLES
        .iter()
        .filter(|(_, holds)| matches!(holds, Holds::Person(_, Key::Case)))
        .map(|(table, _)| *table)
        .filter(|table| !WITHOUT_CARRIER.contains(table))
}

/// Tables with rows whose carrier is not that of their case, and how many.
pub async fn foreign_rows(tx: &mut Tx) -> Result<Vec<(&'static str, i64)>, StoreError> {
    let mut found = Vec::new();
    for table in tables_of_cases() {
        let count: i64 = tx.query_one(&strays(table), &[]).await?.get("strays")?;
        if count > 0 {
            found.push((table, count));
        }
    }
    Ok(found)
}

/// Every statement that is put together here.
pub(crate) fn composed() -> Vec<(String, String)> {
    tables_of_cases()
        .map(|table| (format!("integrity::strays({table})"), strays(table)))
        .collect()
}
