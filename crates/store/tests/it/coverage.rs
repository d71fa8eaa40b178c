//! Every table is named with what it holds.

use std::collections::{BTreeMap, BTreeSet};

use programme::Catalogue;
use store::coverage::{Holds, Key, TABLES};

/// Columns that lead to a person who is served.
const PERSON_KEYS: [&str; 3] = ["client_id", "case_id", "contact_note_id"];

/// Tables of the schema with their columns.
fn schema() -> BTreeMap<String, BTreeSet<String>> {
    let mut tables: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for migration in store::MIGRATIONS {
        let mut current = None;
        for line in migration.sql.lines() {
            if let Some(rest) = line.strip_prefix("CREATE TABLE ") {
                let name = rest.split_whitespace().next().unwrap().to_owned();
                tables.entry(name.clone()).or_default();
                current = Some(name);
            } else if line.starts_with(')') {
                current = None;
            } else if let (Some(table), Some(column)) = (&current, line.split_whitespace().next()) {
                tables
                    .get_mut(table)
                    .unwrap()
                    .insert(column.trim_end_matches(',').to_owned());
            } else if let Some(table) = line.strip_prefix("DROP TABLE ") {
                tables.remove(table.trim_end_matches(';'));
            } else if let Some(rest) = line.strip_prefix("ALTER TABLE ") {
                let words: Vec<&str> = rest.split_whitespace().collect();
                if let [table, "ADD", "COLUMN", column, ..] = words[..] {
                    tables
                        .entry(table.to_owned())
                        .or_default()
                        .insert(column.to_owned());
                }
            }
        }
    }
    tables
}

#[test]
fn every_table_is_named_once_and_exists() {
    let named: Vec<&str> = TABLES.iter().map(|(table, _)| *table).collect();
    let unique: BTreeSet<&str> = named.iter().copied().collect();
    assert_eq!(named.len(), unique.len());
    let schema = schema();
    let exist: BTreeSet<&str> = schema.keys().map(String::as_str).collect();
    assert_eq!(unique, exist, "name a new table in store::coverage");
}

#[test]
fn every_table_with_a_key_of_a_person_says_so() {
    let schema = schema();
    for (table, holds) in TABLES {
        let columns = &schema[*table];
        let leads_to_person = PERSON_KEYS.iter().any(|key| columns.contains(*key));
        match holds {
            Holds::Person(_, key) => assert!(
                columns.contains(key.column()),
                "{table} has no column {}",
                key.column()
            ),
            Holds::Staff | Holds::Nobody => {
                assert!(!leads_to_person, "{table} has a key of a person");
            }
        }
        if leads_to_person {
            assert!(!matches!(holds, Holds::Person(_, Key::Itself | Key::List)));
        }
    }
}

#[test]
fn every_class_has_a_time_in_every_shipped_programme() {
    let catalogue = Catalogue::shipped().unwrap();
    for (table, holds) in TABLES {
        let Holds::Person(class, _) = holds else {
            continue;
        };
        for programme in catalogue.programmes() {
            assert!(
                programme
                    .retention
                    .iter()
                    .any(|one| one.class == class.code()),
                "{table}: {} has no time for {}",
                programme.id,
                class.code()
            );
        }
    }
}
