//! SQLite's one writer: batches, and what happens to a batch when something goes wrong in it.

use std::fs;

use db::{Db, DbError};
use futures_util::{FutureExt, future::join_all};

use crate::harness::{Place, count};

const INSERT: &str = "INSERT INTO thing (id) VALUES ($1)";

async fn add(db: Db, id: i64) -> Result<(), DbError> {
    let mut tx = db.write().await?;
    tx.execute(INSERT, &[id.into()]).await?;
    tx.commit().await
}

/// What a process that was killed right now would leave behind.
fn after_a_crash(place: &Place) -> i64 {
    let copy = tempfile::tempdir().unwrap();
    for name in ["test.db", "test.db-wal"] {
        fs::copy(place.folder().join(name), copy.path().join(name)).unwrap();
    }
    let connection = rusqlite::Connection::open(copy.path().join("test.db")).unwrap();
    connection
        .query_row("SELECT COUNT(*) FROM thing", [], |row| row.get(0))
        .unwrap()
}

async fn two_hundred_writers(place: &Place) -> db::CommitCounts {
    let db = place.open().await;
    let before = db.commit_counts().await;
    let writers: Vec<_> = (0..200)
        .map(|id| tokio::spawn(add(db.clone(), id)))
        .collect();
    for writer in writers {
        writer.await.unwrap().unwrap();
    }
    assert_eq!(
        after_a_crash(place),
        200,
        "all that was acknowledged is there"
    );
    let after = db.commit_counts().await;
    db.close().await.unwrap();
    db::CommitCounts {
        transactions: after.transactions - before.transactions,
        batches: after.batches - before.batches,
    }
}

#[tokio::test]
async fn writers_on_one_thread_share_commits() {
    let counts = two_hundred_writers(&Place::sqlite()).await;
    assert_eq!(counts.transactions, 200);
    assert!(counts.batches <= 5, "{counts:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writers_on_several_threads_share_commits() {
    let counts = two_hundred_writers(&Place::sqlite()).await;
    assert_eq!(counts.transactions, 200);
    assert!(counts.batches <= 100, "{counts:?}");
}

#[tokio::test]
async fn a_failing_writer_does_not_hurt_the_batch() {
    let place = Place::sqlite();
    let db = place.open().await;
    let before = db.commit_counts().await;
    let dropped = async {
        let mut tx = db.write().await?;
        tx.execute(INSERT, &[30.into()]).await?;
        drop(tx);
        Err(DbError::Closed)
    };
    // Whoever has the turn first lets the others queue up, so that they share its batch.
    let held = db.write().await.unwrap();
    let (first, failing, dropped, last, held) = tokio::join!(
        add(db.clone(), 10),
        add(db.clone(), 10),
        dropped,
        add(db.clone(), 40),
        held.commit()
    );
    held.unwrap();
    first.unwrap();
    assert_eq!(failing.unwrap_err().code(), "unique");
    assert_eq!(dropped, Err::<(), _>(DbError::Closed));
    last.unwrap();
    let after = db.commit_counts().await;
    assert_eq!(
        after.batches - before.batches,
        1,
        "all five were in one batch"
    );
    assert_eq!(after.transactions - before.transactions, 3);
    assert_eq!(count(&db, "thing").await, 2);
    assert_eq!(after_a_crash(&place), 2);
}

#[tokio::test]
async fn a_commit_that_fails_is_an_error_for_everyone_in_it() {
    let place = Place::sqlite();
    let db = place.open().await;
    let breaker = async {
        let mut tx = db.write().await?;
        tx.execute("PRAGMA defer_foreign_keys = ON", &[]).await?;
        tx.execute("INSERT INTO child (id, parent) VALUES (1, 99)", &[])
            .await?;
        tx.commit().await
    };
    let held = db.write().await.unwrap();
    let (first, broken, last, held) = tokio::join!(
        add(db.clone(), 1),
        breaker,
        add(db.clone(), 2),
        held.commit()
    );
    assert_eq!(held.unwrap_err(), DbError::ForeignKey);
    assert_eq!(first.unwrap_err(), DbError::ForeignKey);
    assert_eq!(broken.unwrap_err(), DbError::ForeignKey);
    assert_eq!(last.unwrap_err(), DbError::ForeignKey);
    assert_eq!(count(&db, "thing").await, 0);
    add(db.clone(), 3).await.unwrap();
    assert_eq!(after_a_crash(&place), 1, "the next batch is whole again");
}

#[tokio::test]
async fn a_full_disk_tells_everyone_the_truth() {
    let place = Place::sqlite();
    let db = place.open().await;
    let filler = async {
        let mut tx = db.write().await?;
        let pages = tx
            .query_one("PRAGMA page_count", &[])
            .await?
            .get::<i64>("page_count")?;
        tx.query(&format!("PRAGMA max_page_count = {pages}"), &[])
            .await?;
        let sql = "INSERT INTO thing (id, bytes) VALUES (9, zeroblob(100000))";
        tx.execute(sql, &[]).await?;
        tx.commit().await
    };
    let (before, full, after) = tokio::join!(add(db.clone(), 1), filler, add(db.clone(), 2));
    assert_eq!(full.unwrap_err().code(), "full");
    let told = i64::from(before.is_ok()) + i64::from(after.is_ok());
    assert_eq!(
        after_a_crash(&place),
        told,
        "done means done: {before:?} {after:?}"
    );
    assert!(after.is_ok(), "whoever comes later is not hurt");
}

#[tokio::test]
async fn a_transaction_lost_to_the_engine_is_lost_for_all_who_wait() {
    let place = Place::sqlite();
    let db = place.open().await;
    // An error of this kind throws the whole transaction away, as a failing disk can.
    let loser = async {
        let mut tx = db.write().await?;
        tx.execute("INSERT OR ROLLBACK INTO thing (id) VALUES (1)", &[])
            .await?;
        tx.commit().await
    };
    let held = db.write().await.unwrap();
    let (first, loser, last, held) =
        tokio::join!(add(db.clone(), 1), loser, add(db.clone(), 2), held.commit());
    assert_eq!(held.unwrap_err().code(), "unique");
    assert_eq!(
        first.unwrap_err().code(),
        "unique",
        "it waited in the lost transaction"
    );
    assert_eq!(loser.unwrap_err().code(), "unique");
    last.unwrap();
    assert_eq!(after_a_crash(&place), 1);
}

#[tokio::test]
async fn whoever_is_cancelled_takes_nobody_along() {
    let place = Place::sqlite();
    let db = place.open().await;
    // The first of a batch, which sent the committer, stops listening.
    let mut tx = db.write().await.unwrap();
    tx.execute(INSERT, &[1.into()]).await.unwrap();
    assert!(tx.commit().now_or_never().is_none());
    add(db.clone(), 2).await.unwrap();

    // One that waits for its turn leaves the queue.
    let held = db.write().await.unwrap();
    let mut waiting = Box::pin(db.write());
    assert!(waiting.as_mut().now_or_never().is_none());
    let mut behind = Box::pin(add(db.clone(), 3));
    assert!(behind.as_mut().now_or_never().is_none());
    drop(waiting);
    drop(held);
    behind.await.unwrap();

    // One is stopped in the middle of its turn.
    let task = tokio::spawn({
        let db = db.clone();
        async move {
            let mut tx = db.write().await.unwrap();
            tx.execute(INSERT, &[4.into()]).await.unwrap();
            std::future::pending::<()>().await;
        }
    });
    tokio::task::yield_now().await;
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    add(db.clone(), 5).await.unwrap();
    assert_eq!(count(&db, "thing").await, 4);
    assert_eq!(after_a_crash(&place), 4);
}

#[tokio::test]
async fn a_panic_in_a_turn_undoes_it() {
    let place = Place::sqlite();
    let db = place.open().await;
    let task = tokio::spawn({
        let db = db.clone();
        async move {
            let mut tx = db.write().await.unwrap();
            tx.execute(INSERT, &[1.into()]).await.unwrap();
            panic!("on purpose");
        }
    });
    assert!(task.await.unwrap_err().is_panic());
    assert_eq!(count(&db, "thing").await, 0);
    add(db.clone(), 1).await.unwrap();
}

#[tokio::test]
async fn many_cancelled_and_failing_writers_leave_exactly_what_was_acknowledged() {
    let place = Place::sqlite();
    let db = place.open().await;
    let writer = async |id: i64| {
        let mut tx = db.write().await?;
        tx.execute(INSERT, &[id.into()]).await?;
        match id % 4 {
            0 => tx.execute(INSERT, &[id.into()]).await.map(|_| ())?,
            1 => return Err(DbError::Closed),
            _ => tokio::task::yield_now().await,
        }
        tx.commit().await
    };
    let results = join_all((0..100).map(writer)).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 50);
    assert_eq!(after_a_crash(&place), 50);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn writers_that_are_cut_off_anywhere_lose_nothing_for_the_others() {
    let place = Place::sqlite();
    let db = place.open().await;
    let tasks: Vec<_> = (0..300)
        .map(|id| (id, tokio::spawn(add(db.clone(), id))))
        .collect();
    for (id, task) in &tasks {
        if id % 3 == 0 {
            task.abort();
        }
    }
    let mut acknowledged = Vec::new();
    for (id, task) in tasks {
        match task.await {
            Ok(result) => {
                result.unwrap();
                acknowledged.push(id);
            }
            Err(error) => assert!(error.is_cancelled() && id % 3 == 0),
        }
    }
    let mut tx = db.read().await.unwrap();
    let rows = tx.query("SELECT id FROM thing", &[]).await.unwrap();
    let kept: Vec<i64> = rows.iter().map(|row| row.get("id").unwrap()).collect();
    assert!(acknowledged.iter().all(|id| kept.contains(id)));
    drop(tx);
    db.close().await.unwrap();
}

#[tokio::test]
async fn closing_finishes_the_batch_and_ends_everything() {
    let place = Place::sqlite();
    let db = place.open().await;
    let mut tx = db.write().await.unwrap();
    tx.execute(INSERT, &[1.into()]).await.unwrap();
    let mut commit = Box::pin(tx.commit());
    assert!(commit.as_mut().now_or_never().is_none());
    let clone = db.clone();
    db.close().await.unwrap();
    commit.await.unwrap();
    assert_eq!(clone.read().await.err(), Some(DbError::Closed));
    assert_eq!(clone.write().await.err(), Some(DbError::Closed));
    clone.close().await.unwrap();
    let wal = place.folder().join("test.db-wal");
    assert!(!wal.exists(), "the log is folded into the file");
    let db = place.open().await;
    assert_eq!(count(&db, "thing").await, 1);
}
