//! A backup comes back as it was: on either engine, from either engine, from older schemas, taken
//! while others write. A damaged one leaves nothing behind.

mod damage;
mod load;
mod older;

use std::collections::{BTreeMap, BTreeSet};

use db::{Db, DbUrl, OpenOptions};
use jiff::Timestamp;
use store::{
    MIGRATIONS,
    backup::{self, LEFT_OUT, TO_ITSELF},
    coverage::{FORMER_TABLES, TABLES},
};
use tempfile::TempDir;
use testkit::{TODAY, app_at, empty_postgres};

/// When all of this happens.
pub(crate) const NOW: Timestamp = Timestamp::constant(1_795_420_800, 0);

/// An empty place on an engine.
pub(crate) struct Place {
    url: DbUrl,
    _folder: Option<TempDir>,
}

impl Place {
    fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            url: DbUrl::Sqlite(folder.path().join("test.db")),
            _folder: Some(folder),
        }
    }

    async fn postgres() -> Option<Self> {
        Some(Self {
            url: empty_postgres().await?,
            _folder: None,
        })
    }

    pub(crate) async fn on_each_engine() -> Vec<Self> {
        let mut places = vec![Self::sqlite()];
        places.extend(Self::postgres().await);
        places
    }

    pub(crate) async fn open(&self) -> Db {
        Db::open(&self.url, &OpenOptions::default()).await.unwrap()
    }
}

async fn taken(db: &Db) -> Vec<u8> {
    let mut bytes = Vec::new();
    backup::write(db, &mut bytes, NOW, "1.2.3").await.unwrap();
    bytes
}

/// All rows of all tables, in one form for both engines, sorted.
async fn everything(db: &Db) -> BTreeMap<&'static str, Vec<String>> {
    let mut all = BTreeMap::new();
    let mut tx = db.snapshot().await.unwrap();
    for (table, _) in TABLES.iter().filter(|(table, _)| !LEFT_OUT.contains(table)) {
        let columns = tx.columns(table).await.unwrap();
        let rows = tx.query(&format!("SELECT * FROM {table}"), &[]).await;
        let mut lines: Vec<String> = rows
            .unwrap()
            .iter()
            .map(|row| {
                let mut values: Vec<String> = columns
                    .iter()
                    .zip(row.values())
                    .map(|(column, value)| {
                        format!("{}={:?}", column.name, column.kind.neutral(value).unwrap())
                    })
                    .collect();
                values.sort();
                values.join(" ")
            })
            .collect();
        lines.sort();
        all.insert(*table, lines);
    }
    all
}

/// Invented cases in every phase, and what the invention leaves empty.
async fn furnished(place: &Place) -> Db {
    let app = app_at(&place.url).await;
    Box::pin(synthetic::demo(&app, TODAY, 12, 1)).await.unwrap();
    let mut tx = app.store.write().await.unwrap();
    // A case that came before the one whose number is lower: the clock had been set back.
    let ids = tx.query("SELECT id FROM cases ORDER BY id", &[]).await;
    let ids: Vec<uuid::Uuid> = ids
        .unwrap()
        .iter()
        .map(|row| row.get("id").unwrap())
        .collect();
    let link = "UPDATE cases SET previous_case_id = $2 WHERE id = $1";
    tx.execute(link, &[ids[0].into(), ids[1].into()])
        .await
        .unwrap();
    let user = tx
        .query("SELECT id, carrier_id FROM user_account ORDER BY id", &[])
        .await
        .unwrap();
    let (user, carrier): (uuid::Uuid, uuid::Uuid) = (
        user[0].get("id").unwrap(),
        user[0].get("carrier_id").unwrap(),
    );
    let draft = "INSERT INTO draft (user_id, form, case_id, content, saved_at)
 VALUES ($1, '/x', $2, 'Grüße, \"Zeile\"', $3)";
    tx.execute(draft, &[user.into(), ids[0].into(), NOW.into()])
        .await
        .unwrap();
    let session = "INSERT INTO session (id, token_hash, user_id, created_at, last_seen_at)
 VALUES ($1, $2, $1, $3, $3)";
    tx.execute(session, &[user.into(), vec![7u8; 32].into(), NOW.into()])
        .await
        .unwrap();
    let address = "INSERT INTO calendar_address (id, user_id, token_hash, created_at)
 VALUES ($1, $1, $2, $3)";
    tx.execute(address, &[user.into(), vec![8u8; 32].into(), NOW.into()])
        .await
        .unwrap();
    let lesson = "INSERT INTO programme_lesson
 (id, carrier_id, programme, programme_version, body, recorded_at, recorded_by)
 VALUES ($1, $2, 'puemas', '1', '', $3, $1)";
    tx.execute(lesson, &[user.into(), carrier.into(), NOW.into()])
        .await
        .unwrap();
    tx.commit().await.unwrap();
    app.store.db().clone()
}

#[tokio::test]
async fn what_comes_back_is_what_was_there() {
    for from in Place::on_each_engine().await {
        let source = Box::pin(furnished(&from)).await;
        let before = everything(&source).await;
        let bytes = taken(&source).await;
        for to in Place::on_each_engine().await {
            let target = to.open().await;
            let contents = backup::restore(&target, &bytes[..], NOW).await.unwrap();
            let rows: usize = before.values().map(Vec::len).sum();
            assert_eq!(contents.rows(), rows as u64);
            assert_eq!(contents.header.program, "1.2.3");
            for (table, rows) in everything(&target).await {
                assert_eq!(rows, before[table], "{table}");
            }
            let mut tx = target.read().await.unwrap();
            let verified = store::log::verify(&mut tx, None).await.unwrap();
            assert_eq!(verified.broken, None);
            assert_eq!(verified.head, contents.header.log_hash);
            for table in LEFT_OUT {
                let count = tx.query(&format!("SELECT * FROM {table}"), &[]).await;
                assert!(count.unwrap().is_empty(), "{table} came back");
            }
            drop(tx);
            target.integrity_check().await.unwrap();
            let app = app_at(&to.url_of_a_closed(target).await).await;
            let report = app::doctor::check(&app, TODAY).await.unwrap();
            assert!(report.is_well(), "{report}");
        }
    }
}

impl Place {
    async fn url_of_a_closed(&self, db: Db) -> DbUrl {
        db.close().await.unwrap();
        self.url.clone()
    }
}

#[tokio::test]
async fn only_an_empty_place_is_filled() {
    for place in Place::on_each_engine().await {
        let db = Box::pin(furnished(&place)).await;
        let (before, bytes) = (everything(&db).await, taken(&db).await);
        let error = backup::restore(&db, &bytes[..], NOW).await.unwrap_err();
        let text = error.to_string();
        assert!(text.contains(" is not empty: it holds "), "{text}");
        assert!(
            text.ends_with("nothing was changed in it. Name another database, or an empty one"),
            "{text}"
        );
        assert_eq!(everything(&db).await, before);
    }
}

#[tokio::test]
async fn nothing_and_what_is_not_ours_is_no_source() {
    for place in Place::on_each_engine().await {
        let db = place.open().await;
        let error = backup::write(&db, Vec::new(), NOW, "1").await.unwrap_err();
        assert_eq!(
            error.to_string(),
            "the database is empty: there is nothing to back up"
        );
        let extra = db::Migration {
            version: 1,
            name: "other",
            sql: "CREATE TABLE other (id BIGINT PRIMARY KEY)",
        };
        db.migrate(&[extra], NOW).await.unwrap();
        let error = backup::write(&db, Vec::new(), NOW, "1").await.unwrap_err();
        let text = error.to_string();
        assert!(
            text.starts_with("the database holds a table other that"),
            "{text}"
        );
    }
}

/// `REFERENCES` of all migrations: (table, the one referred to, column).
fn references() -> BTreeSet<(String, String, String)> {
    let mut found = BTreeSet::new();
    for migration in MIGRATIONS {
        let mut table = String::new();
        for line in migration.sql.lines() {
            let words: Vec<&str> = line.split_whitespace().collect();
            if let ["CREATE" | "ALTER", "TABLE", name, ..] = words[..] {
                name.clone_into(&mut table);
            }
            if let Some(place) = words.iter().position(|word| *word == "REFERENCES") {
                found.insert((
                    table.clone(),
                    words[place + 1].to_owned(),
                    words[0].to_owned(),
                ));
            }
        }
    }
    found
}

#[test]
fn tables_are_named_after_those_they_refer_to() {
    let place = |name: &str| TABLES.iter().position(|(table, _)| *table == name).unwrap();
    let references = references();
    assert!(references.len() > 50, "{references:?}");
    let former = |table: &str| FORMER_TABLES.contains(&table);
    for (table, other, column) in references.iter().filter(|(table, ..)| !former(table)) {
        if table == other {
            assert_eq!((table.as_str(), column.as_str()), TO_ITSELF);
        } else {
            assert!(place(other) < place(table), "{table} comes before {other}");
        }
    }
}
