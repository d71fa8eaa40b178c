//! Copies of invented cases, for measurements with many of them. Not for daily work.
//!
//! A [`Block`] is every case of a database with the workers who look after it. [`Block::write`]
//! stores it once more under new ids and numbers: row by row the same, so that what follows from
//! the data holds for the copy as it did for the original. It must not copy the log: who copies
//! writes an own one.

use std::collections::HashSet;

use db::{Tx, Value};
use uuid::Uuid;

use crate::StoreError;

/// What is copied, parents first, and the columns that must be unique beside ids.
const TABLES: &[(&str, &str, &[&str])] = &[
    (
        "user_account",
        "SELECT * FROM user_account WHERE role = 'transition_manager'",
        &["login"],
    ),
    (
        "user_site",
        "SELECT * FROM user_site WHERE user_id IN
 (SELECT id FROM user_account WHERE role = 'transition_manager')",
        &[],
    ),
    ("client", "SELECT * FROM client", &[]),
    (
        "custody_episode",
        "SELECT * FROM custody_episode",
        &["book_number", "book_key"],
    ),
    (
        "custody_stay",
        "SELECT * FROM custody_stay",
        &["book_number"],
    ),
    ("custody_sentence", "SELECT * FROM custody_sentence", &[]),
    ("cases", "SELECT * FROM cases", &["number", "book_number"]),
    ("case_search", "SELECT * FROM case_search", &[]),
    ("referral", "SELECT * FROM referral", &[]),
    ("case_fact", "SELECT * FROM case_fact", &[]),
    ("address", "SELECT * FROM address", &[]),
    ("overlap", "SELECT * FROM overlap", &[]),
    (
        "admission_decision",
        "SELECT * FROM admission_decision",
        &[],
    ),
    ("approval", "SELECT * FROM approval", &[]),
    ("release_forecast", "SELECT * FROM release_forecast", &[]),
    ("assignment", "SELECT * FROM assignment", &[]),
    ("handover", "SELECT * FROM handover", &[]),
    (
        "module_participation",
        "SELECT * FROM module_participation",
        &[],
    ),
    (
        "standard_deviation",
        "SELECT * FROM standard_deviation",
        &[],
    ),
    ("arrangement", "SELECT * FROM arrangement", &[]),
    ("task", "SELECT * FROM task", &[]),
    ("change_notice", "SELECT * FROM change_notice", &[]),
    ("contact_note", "SELECT * FROM contact_note", &[]),
    ("note_correction", "SELECT * FROM note_correction", &[]),
    ("assessment", "SELECT * FROM assessment", &[]),
    ("domain_rating", "SELECT * FROM domain_rating", &[]),
    ("domain_result", "SELECT * FROM domain_result", &[]),
    ("client_need", "SELECT * FROM client_need", &[]),
    ("group_offer", "SELECT * FROM group_offer", &[]),
    ("group_session", "SELECT * FROM group_session", &[]),
    ("group_member", "SELECT * FROM group_member", &[]),
    ("group_attendance", "SELECT * FROM group_attendance", &[]),
    ("own_plan", "SELECT * FROM own_plan", &[]),
    ("work_profile", "SELECT * FROM work_profile", &[]),
    ("success", "SELECT * FROM success", &[]),
    ("correction", "SELECT * FROM correction", &[]),
    ("handover_question", "SELECT * FROM handover_question", &[]),
    ("network_tie", "SELECT * FROM network_tie", &[]),
    ("no_contact_order", "SELECT * FROM no_contact_order", &[]),
    ("network_contact", "SELECT * FROM network_contact", &[]),
    ("network_step", "SELECT * FROM network_step", &[]),
    ("network_check", "SELECT * FROM network_check", &[]),
    ("paper", "SELECT * FROM paper", &[]),
    ("explanation", "SELECT * FROM explanation", &[]),
    ("scan", "SELECT * FROM scan", &[]),
    ("overlap_scan", "SELECT * FROM overlap_scan", &[]),
    ("plan_version", "SELECT * FROM plan_version", &[]),
    ("plan_agreement", "SELECT * FROM plan_agreement", &[]),
    ("plan_signature", "SELECT * FROM plan_signature", &[]),
    ("plan_progress", "SELECT * FROM plan_progress", &[]),
    ("plan_review", "SELECT * FROM plan_review", &[]),
    ("plan_pause", "SELECT * FROM plan_pause", &[]),
    ("plan_decision", "SELECT * FROM plan_decision", &[]),
    ("independence", "SELECT * FROM independence", &[]),
    ("leave", "SELECT * FROM leave", &[]),
    ("leave_step", "SELECT * FROM leave_step", &[]),
    ("appointment", "SELECT * FROM appointment", &[]),
    (
        "appointment_correction",
        "SELECT * FROM appointment_correction",
        &[],
    ),
    ("reach_attempt", "SELECT * FROM reach_attempt", &[]),
    ("concern", "SELECT * FROM concern", &[]),
    ("concern_former", "SELECT * FROM concern_former", &[]),
    ("end_report", "SELECT * FROM end_report", &[]),
    ("conference", "SELECT * FROM conference", &[]),
    ("conference_former", "SELECT * FROM conference_former", &[]),
    ("conference_task", "SELECT * FROM conference_task", &[]),
];

/// Every case of a database, with its workers.
#[derive(Debug, Clone)]
pub struct Block {
    tables: Vec<Table>,
    own: HashSet<Uuid>,
}

#[derive(Debug, Clone)]
struct Table {
    insert: String,
    /// As they were written last.
    rows: Vec<Vec<Value>>,
    /// What is different in each copy; all the rest stays as it is.
    changes: Vec<Change>,
}

/// A value that each copy has its own of.
#[derive(Debug, Clone)]
struct Change {
    row: usize,
    column: usize,
    first: First,
}

/// What it is in the block itself.
#[derive(Debug, Clone)]
enum First {
    Id(Uuid),
    Text(String),
}

impl Block {
    /// Reads all of them.
    pub async fn read(tx: &mut Tx) -> Result<Self, StoreError> {
        let (mut found, mut own) = (Vec::new(), HashSet::new());
        for &(name, select, unique) in TABLES {
            let rows = tx.query(select, &[]).await?;
            let Some(first) = rows.first() else { continue };
            let columns = first.columns().to_vec();
            for row in &rows {
                own.extend(row.get::<Uuid>("id").ok());
            }
            let rows: Vec<Vec<Value>> = rows.iter().map(|row| row.values().to_vec()).collect();
            let numbered = columns.iter().map(|one| unique.contains(&one.as_str()));
            let numbered: Vec<bool> = numbered.collect();
            found.push((insert(name, &columns), numbered, rows));
        }
        let tables = found.into_iter().map(|(insert, numbered, rows)| Table {
            insert,
            changes: changes(&rows, &numbered, &own),
            rows,
        });
        Ok(Self {
            tables: tables.collect(),
            own,
        })
    }

    /// Stores the block once more. `number` tells the copies apart and is never used twice.
    pub async fn write(&mut self, tx: &mut Tx, number: u32) -> Result<(), StoreError> {
        for table in &mut self.tables {
            for change in &table.changes {
                table.rows[change.row][change.column] = match &change.first {
                    First::Id(id) => Value::Uuid(ahead(*id, number)),
                    First::Text(text) => Value::from(format!("{text}-{number}")),
                };
            }
            tx.execute_many(&table.insert, &table.rows).await?;
        }
        Ok(())
    }

    /// The id of a row in the copy; an id from outside the block (a site, a coordination) stays.
    pub fn id(&self, id: Uuid, number: u32) -> Uuid {
        if self.own.contains(&id) {
            ahead(id, number)
        } else {
            id
        }
    }
}

/// The id of a copied row. The time in front goes up with the copies, so that indexes grow at their
/// end; the random part behind it stays and keeps the ids apart.
fn ahead(id: Uuid, number: u32) -> Uuid {
    let ahead = (u128::from(number) * SPAN_MILLIS) << 80;
    Uuid::from_u128(id.as_u128().wrapping_add(ahead))
}

/// The values of some rows that each copy has its own of: ids of the block, and texts of the columns
/// that are numbered.
fn changes(rows: &[Vec<Value>], numbered: &[bool], own: &HashSet<Uuid>) -> Vec<Change> {
    let mut changes = Vec::new();
    for (row, values) in rows.iter().enumerate() {
        for (column, value) in values.iter().enumerate() {
            let first = match value {
                Value::Uuid(id) if own.contains(id) => First::Id(*id),
                Value::Text(text) if numbered[column] => First::Text(text.as_str().to_owned()),
                _ => continue,
            };
            changes.push(Change { row, column, first });
        }
    }
    changes
}

/// So far apart lie the times of the ids of two copies: more than a block has rows.
const SPAN_MILLIS: u128 = 1_000_000;

fn insert(table: &str, columns: &[String]) -> String {
    let places: Vec<String> = (1..=columns.len()).map(|n| format!("${n}")).collect();
    format!(
        "INSERT INTO {table} ({}) VALUES ({})",
        columns.join(", "),
        places.join(", ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::{self, Holds};

    #[test]
    fn every_table_about_people_is_copied_or_left_out_on_purpose() {
        // Release lists, unsaved words, sent forms, the log and emergency accesses belong to no single case, and
        // no two of the invented people are one.
        let left_out = [
            "client_merge",
            "import_batch",
            "import_row",
            "draft",
            "form_sent",
            "log_entry",
            "log_case",
            "log_shown",
            "emergency_access",
        ];
        for (table, holds) in coverage::TABLES {
            let copied = TABLES.iter().any(|(name, _, _)| name == table);
            if matches!(holds, Holds::Person(..)) {
                assert!(copied != left_out.contains(table), "{table}");
            }
        }
    }
}
