//! Commit, rollback, failure and cancellation.

use std::time::Duration;

use db::{DbError, Engine, Isolation, OpenOptions, ReadTx, WriteTx};
use futures_util::FutureExt;

use crate::harness::{Place, count, on_both, on_postgres};

const INSERT: &str = "INSERT INTO parent (id, code, a, b) VALUES ($1, $2, $3, $4)";

#[test]
fn transactions_can_be_held_across_awaits() {
    fn is_send<T: Send>() {}
    is_send::<WriteTx>();
    is_send::<ReadTx>();
}

#[tokio::test]
async fn only_a_commit_keeps_changes() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        tx.execute("INSERT INTO thing (id) VALUES (1)", &[])
            .await
            .unwrap();
        assert_eq!(
            count(db, "thing").await,
            0,
            "readers do not see what is not committed"
        );
        drop(tx);
        assert_eq!(count(db, "thing").await, 0);

        let mut tx = db.write().await.unwrap();
        tx.execute("INSERT INTO thing (id) VALUES (1)", &[])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(count(db, "thing").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_failed_statement_ends_the_transaction() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        tx.execute("INSERT INTO thing (id) VALUES (1)", &[])
            .await
            .unwrap();
        let error = tx
            .execute("INSERT INTO thing (id) VALUES (1)", &[])
            .await
            .unwrap_err();
        assert_eq!(
            error,
            DbError::Unique {
                constraint: "thing_pkey".to_owned()
            }
        );
        let error = tx.query("SELECT id FROM thing", &[]).await.unwrap_err();
        assert_eq!(error, DbError::Aborted);
        assert_eq!(tx.commit().await.unwrap_err(), DbError::Aborted);
        assert_eq!(count(db, "thing").await, 0);
    })
    .await;
}

#[tokio::test]
async fn constraints_have_the_same_names_on_both_engines() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        tx.execute(INSERT, &[1.into(), "x".into(), 1.into(), "b".into()])
            .await
            .unwrap();
        tx.execute("INSERT INTO child (id, parent) VALUES (1, 1)", &[])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        for (row, name) in [
            ([1.into(), "y".into(), 2.into(), "b".into()], "parent_pkey"),
            (
                [2.into(), "x".into(), 2.into(), "b".into()],
                "parent_code_key",
            ),
            (
                [2.into(), "y".into(), 1.into(), "b".into()],
                "parent_a_b_key",
            ),
        ] {
            let mut tx = db.write().await.unwrap();
            let error = tx.execute(INSERT, &row).await.unwrap_err();
            assert_eq!(
                error,
                DbError::Unique {
                    constraint: name.to_owned()
                }
            );
        }
        for sql in [
            "INSERT INTO child (id, parent) VALUES (2, 9)",
            "DELETE FROM parent",
        ] {
            let mut tx = db.write().await.unwrap();
            assert_eq!(
                tx.execute(sql, &[]).await.unwrap_err(),
                DbError::ForeignKey,
                "{sql}"
            );
        }
        let mut tx = db.write().await.unwrap();
        let error = tx
            .execute("INSERT INTO parent (id) VALUES (3)", &[])
            .await
            .unwrap_err();
        assert_eq!(error.code(), "sql");
        assert!(!error.is_retryable());
    })
    .await;
}

#[tokio::test]
async fn a_reader_cannot_write() {
    on_both(async |db| {
        let mut tx = db.read().await.unwrap();
        let error = tx
            .execute("INSERT INTO thing (id) VALUES (1)", &[])
            .await
            .unwrap_err();
        assert_eq!(error.code(), "read-only");
        assert!(
            tx.query("SELECT id FROM thing", &[])
                .await
                .unwrap()
                .is_empty()
        );
        assert!(tx.query("SELECT nonsense FROM thing", &[]).await.is_err());
        assert!(
            tx.query("SELECT id FROM thing", &[]).await.is_ok(),
            "reads fail one by one"
        );
    })
    .await;
}

#[tokio::test]
async fn transaction_control_is_not_a_statement() {
    on_both(async |db| {
        let mut tx = db.write().await.unwrap();
        for sql in [
            "COMMIT",
            " rollback to turn",
            "BEGIN;",
            "End",
            "RELEASE turn",
        ] {
            let error = tx.execute(sql, &[]).await.unwrap_err();
            assert!(error.to_string().contains("Db::write"), "{error}");
        }
        tx.execute("INSERT INTO thing (id) VALUES (1)", &[])
            .await
            .unwrap();
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_busy_database_says_so_in_time() {
    let options = OpenOptions {
        readers: 1,
        pool: 1,
        wait: Duration::from_millis(20),
        ..OpenOptions::default()
    };
    for place in Place::all().await {
        let db = place.open_with(&options).await;
        let held = db.read().await.unwrap();
        assert_eq!(db.read().await.err().unwrap().code(), "busy");
        drop(held);
        let held = db.write().await.unwrap();
        assert!(db.write().await.err().unwrap().is_retryable());
        drop(held);
        db.write().await.unwrap().commit().await.unwrap();
        db.close().await.unwrap();
        place.remove().await;
    }
}

#[tokio::test]
async fn plans_show_whether_an_index_fits() {
    on_both(async |db| {
        let sql = "SELECT id FROM child WHERE parent = $1";
        let plan = db.query_plan(sql, &[1.into()]).await.unwrap();
        assert!(plan.contains("child_parent"), "{plan}");
        let plan = db
            .query_plan("SELECT id FROM thing WHERE number = 1", &[])
            .await
            .unwrap();
        let scan = if db.engine() == Engine::Sqlite {
            "SCAN thing"
        } else {
            "Seq Scan on thing"
        };
        assert!(plan.contains(scan), "{plan}");
    })
    .await;
}

#[tokio::test]
async fn all_statements_are_tried_and_failures_named() {
    on_both(async |db| {
        let good = "SELECT id, body FROM thing WHERE id = $1 ORDER BY id LIMIT $2";
        let change = "INSERT INTO thing (id, body) VALUES ($1, $2) ON CONFLICT (id) DO NOTHING";
        let bad = "SELECT id FROM nowhere";
        let failures = db.prepare_all(&[good, bad, change]).await;
        assert_eq!(failures.len(), 1, "{failures:?}");
        assert_eq!(failures[0].0, bad);
        assert!(failures[0].1.contains("nowhere"));
    })
    .await;
}

fn one_connection() -> OpenOptions {
    OpenOptions {
        pool: 1,
        ..OpenOptions::default()
    }
}

/// Connections only read, except in an open transaction.
const READS_ONLY: &str = "SELECT current_setting('transaction_read_only') AS answer";

#[tokio::test]
async fn a_connection_never_goes_back_with_an_open_transaction() {
    on_postgres(&one_connection(), async |db| {
        let mut tx = db.write().await.unwrap();
        tx.execute("INSERT INTO thing (id) VALUES (1)", &[])
            .await
            .unwrap();
        drop(tx);
        let row = db
            .read()
            .await
            .unwrap()
            .query_one(READS_ONLY, &[])
            .await
            .unwrap();
        assert_eq!(row.get::<String>("answer").unwrap(), "on");

        // Cancelled while the server is told to begin.
        let begun = db.write().now_or_never();
        assert!(begun.is_none());
        drop(begun);
        let row = db
            .read()
            .await
            .unwrap()
            .query_one(READS_ONLY, &[])
            .await
            .unwrap();
        assert_eq!(row.get::<String>("answer").unwrap(), "on");
        assert_eq!(count(db, "thing").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_interrupted_statement_ends_the_transaction() {
    on_postgres(&one_connection(), async |db| {
        let mut tx = db.write().await.unwrap();
        let sql = "INSERT INTO thing (id) VALUES (1)";
        assert!(
            tx.execute(sql, &[]).now_or_never().is_none(),
            "dropped half-way"
        );
        assert_eq!(tx.commit().await.unwrap_err(), DbError::Aborted);
        assert_eq!(count(db, "thing").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_lost_connection_is_named_and_replaced() {
    on_postgres(
        &OpenOptions {
            pool: 2,
            ..OpenOptions::default()
        },
        async |db| {
            let mut tx = db.write().await.unwrap();
            let row = tx
                .query_one("SELECT pg_backend_pid() AS pid", &[])
                .await
                .unwrap();
            let pid: i64 = row.get("pid").unwrap();
            let mut killer = db.read().await.unwrap();
            let kill = "SELECT pg_terminate_backend(CAST($1 AS INTEGER), 10000) AS gone";
            let row = killer.query_one(kill, &[pid.into()]).await.unwrap();
            assert!(row.get::<bool>("gone").unwrap());
            let error = tx.query("SELECT id FROM thing", &[]).await.unwrap_err();
            assert_eq!(error.code(), "unreachable", "{error}");
            assert!(
                error.to_string().contains("next use makes a new one"),
                "{error}"
            );
            assert!(tx.commit().await.is_err());
            let mut tx = db.write().await.unwrap();
            assert!(
                tx.query("SELECT id FROM thing", &[])
                    .await
                    .unwrap()
                    .is_empty()
            );
            tx.commit().await.unwrap();
        },
    )
    .await;
}

#[tokio::test]
async fn serializable_writers_that_meet_can_be_repeated() {
    let options = OpenOptions {
        isolation: Isolation::Serializable,
        ..OpenOptions::default()
    };
    on_postgres(&options, async |db| {
        let read = "SELECT COUNT(*) AS count FROM thing";
        let (mut first, mut second) = (db.write().await.unwrap(), db.write().await.unwrap());
        first.query_one(read, &[]).await.unwrap();
        second.query_one(read, &[]).await.unwrap();
        first
            .execute("INSERT INTO thing (id) VALUES (1)", &[])
            .await
            .unwrap();
        second
            .execute("INSERT INTO thing (id) VALUES (2)", &[])
            .await
            .unwrap();
        first.commit().await.unwrap();
        let error = second.commit().await.unwrap_err();
        assert_eq!(error.code(), "serialization", "{error}");
        assert!(error.is_retryable());
        assert_eq!(count(db, "thing").await, 1);
    })
    .await;
}
