//! Backups that are taken while others write: each is of one moment.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use db::Db;
use store::{
    backup,
    log::{LogEntry, append},
};
use uuid::Uuid;

use super::{NOW, Place, furnished, taken};

const CARRIER: &str = "INSERT INTO carrier (id, name, created_at) VALUES ($1, 'load', $2)";
const CARRIERS: &str = "SELECT COUNT(*) AS count FROM carrier WHERE name = 'load'";
const ENTRIES: &str = "SELECT COUNT(*) AS count FROM log_entry WHERE action = 'load'";

async fn count(db: &Db, sql: &str) -> i64 {
    let mut tx = db.read().await.unwrap();
    let row = tx.query_one(sql, &[]).await.unwrap();
    row.get("count").unwrap()
}

/// A row and its log entry, over and over.
async fn write_on(db: Db, writer: u32, stop: Arc<AtomicBool>) {
    let entry = LogEntry {
        carrier: None,
        at: NOW,
        user: None,
        action: "load".to_owned(),
        case: None,
        subject: String::new(),
        purpose: String::new(),
        outcome: "ok".to_owned(),
        request: None,
        detail: String::new(),
        cases: Vec::new(),
    };
    let mut number = 0;
    while !stop.load(Ordering::Relaxed) {
        number += 1;
        let id = Uuid::from_fields(writer, 1, 1, &u64::to_be_bytes(number));
        let mut tx = db.write().await.unwrap();
        tx.execute(CARRIER, &[id.into(), NOW.into()]).await.unwrap();
        append(&mut tx, &entry).await.unwrap();
        tx.commit().await.unwrap();
        tokio::task::yield_now().await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_backup_under_load_is_of_one_moment() {
    for place in Place::on_each_engine().await {
        let db = Box::pin(furnished(&place)).await;
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (1..=3)
            .map(|writer| tokio::spawn(write_on(db.clone(), writer, Arc::clone(&stop))))
            .collect();
        let mut backups = Vec::new();
        while backups.len() < 3 {
            let before = count(&db, CARRIERS).await;
            let bytes = taken(&db).await;
            // Somebody has written meanwhile, else this shows nothing.
            if before > 0 && count(&db, CARRIERS).await > before {
                backups.push((before, bytes));
            }
            tokio::task::yield_now().await;
        }
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.await.unwrap();
        }
        for (before, bytes) in backups {
            let to = Place::sqlite();
            let target = to.open().await;
            backup::restore(&target, &bytes[..], NOW).await.unwrap();
            let rows = count(&target, CARRIERS).await;
            assert!(
                rows >= before,
                "{rows} rows, but {before} were there before"
            );
            assert_eq!(rows, count(&target, ENTRIES).await);
        }
    }
}
