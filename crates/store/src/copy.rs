//! Copies of invented cases, for measurements with many of them. Not for daily work.
//!
//! A [`Block`] is every case of a database with the workers who look after it. [`Block::write`]
//! stores it once more under new ids and numbers: row by row the same, so that what follows from
//! the data holds for the copy as it did for the original. It must not copy the log: who copies
//! writes an own one.

use std::collections::BTreeSet;

use db::{Row, Tx, Value};
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
    ("cases", "SELECT * FROM cases", &["number"]),
    ("case_search", "SELECT * FROM case_search", &[]),
    ("referral", "SELECT * FROM referral", &[]),
    ("case_fact", "SELECT * FROM case_fact", &[]),
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
    ("own_plan", "SELECT * FROM own_plan", &[]),
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
    ("conference", "SELECT * FROM conference", &[]),
    ("conference_former", "SELECT * FROM conference_former", &[]),
    ("conference_task", "SELECT * FROM conference_task", &[]),
];

/// Every case of a database, with its workers.
#[derive(Debug, Clone)]
pub struct Block {
    tables: Vec<Table>,
    own: BTreeSet<Uuid>,
}

#[derive(Debug, Clone)]
struct Table {
    insert: String,
    /// For each column whether it takes the number of the copy.
    numbered: Vec<bool>,
    rows: Vec<Vec<Value>>,
}

impl Block {
    /// Reads all of them.
    pub async fn read(tx: &mut Tx) -> Result<Self, StoreError> {
        let (mut tables, mut own) = (Vec::new(), BTreeSet::new());
        for &(name, select, unique) in TABLES {
            let rows = tx.query(select, &[]).await?;
            let Some(first) = rows.first() else { continue };
            let columns = first.columns().to_vec();
            for row in &rows {
                own.extend(row.get::<Uuid>("id").ok());
            }
            tables.push(Table {
                insert: insert(name, &columns),
                numbered: columns
                    .iter()
                    .map(|column| unique.contains(&column.as_str()))
                    .collect(),
                rows: rows
                    .iter()
                    .map(|row| values(row, &columns))
                    .collect::<Result<_, _>>()?,
            });
        }
        Ok(Self { tables, own })
    }

    /// Stores the block once more. `number` tells the copies apart and is never used twice.
    pub async fn write(&self, tx: &mut Tx, number: u32) -> Result<(), StoreError> {
        for table in &self.tables {
            let rows: Vec<Vec<Value>> = table
                .rows
                .iter()
                .map(|row| {
                    row.iter()
                        .zip(&table.numbered)
                        .map(|(value, numbered)| self.copied(value, *numbered, number))
                        .collect()
                })
                .collect();
            tx.execute_many(&table.insert, &rows).await?;
        }
        Ok(())
    }

    /// The id of a row in the copy; an id from outside the block (a site, a coordination) stays.
    pub fn id(&self, id: Uuid, number: u32) -> Uuid {
        if !self.own.contains(&id) {
            return id;
        }
        // The time in front goes up with the copies, so that indexes grow at their end; the random
        // part behind it stays and keeps the ids apart.
        let ahead = (u128::from(number) * SPAN_MILLIS) << 80;
        Uuid::from_u128(id.as_u128().wrapping_add(ahead))
    }

    fn copied(&self, value: &Value, numbered: bool, number: u32) -> Value {
        match value {
            Value::Uuid(id) => Value::Uuid(self.id(*id, number)),
            Value::Bytes(bytes) => match Uuid::from_slice(bytes) {
                Ok(id) => Value::Uuid(self.id(id, number)),
                Err(_) => value.clone(),
            },
            Value::Text(text) if numbered => Value::Text(format!("{text}-{number}")),
            other => other.clone(),
        }
    }
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

fn values(row: &Row, columns: &[String]) -> Result<Vec<Value>, StoreError> {
    let read = |column: &String| row.get::<Value>(column).map_err(StoreError::from);
    columns.iter().map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::coverage::{self, Holds};

    #[test]
    fn every_table_about_people_is_copied_or_left_out_on_purpose() {
        // Release lists, unsaved words and the log belong to no single case.
        let left_out = [
            "import_batch",
            "import_row",
            "draft",
            "log_entry",
            "log_case",
        ];
        for (table, holds) in coverage::TABLES {
            let copied = TABLES.iter().any(|(name, _, _)| name == table);
            if matches!(holds, Holds::Person(..)) {
                assert!(copied != left_out.contains(table), "{table}");
            }
        }
    }
}
