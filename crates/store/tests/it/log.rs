//! A log that was tampered with is found out, and the entry is named.

use db::Value;
use domain::ids::CaseId;
use jiff::SignedDuration;
use store::log::{Break, LogEntry, Verification, append, erase, hash_at, head, link, verify};
use testkit::{World, on_each_engine};
use uuid::Uuid;

fn entry(world: &World, action: &str) -> LogEntry {
    LogEntry {
        carrier: Some(world.carrier),
        at: world.now(),
        user: Some(world.worker.id),
        action: action.to_owned(),
        case: None,
        subject: String::new(),
        purpose: "transition_manager".to_owned(),
        outcome: "ok".to_owned(),
        request: None,
        detail: String::new(),
        cases: Vec::new(),
    }
}

async fn written(world: &World, count: usize) {
    let mut tx = world.app.store.write().await.unwrap();
    for number in 0..count {
        append(&mut tx, &entry(world, &format!("test.{number}")))
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

async fn tamper(world: &World, statements: &[&str]) {
    let mut tx = world.app.store.write().await.unwrap();
    for sql in statements {
        tx.execute(sql, &[]).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn verified(world: &World) -> Verification {
    let mut tx = world.app.store.read().await.unwrap();
    verify(&mut tx, None).await.unwrap()
}

async fn broken_by(statements: &'static [&'static str], expected: Break) {
    on_each_engine(async |world| {
        written(&world, 6).await;
        assert_eq!(verified(&world).await.broken, None);
        tamper(&world, statements).await;
        assert_eq!(verified(&world).await.broken, Some(expected.clone()));
    })
    .await;
}

#[tokio::test]
async fn an_empty_and_a_long_log_are_whole() {
    on_each_engine(async |world| {
        let empty = verified(&world).await;
        assert_eq!((empty.entries, empty.broken), (0, None));
        written(&world, 4_100).await;
        let long = verified(&world).await;
        assert_eq!((long.entries, long.broken), (4_100, None));
        let mut tx = world.app.store.read().await.unwrap();
        let seal = head(&mut tx).await.unwrap();
        assert_eq!((seal.seq, &seal.hash), (4_100, &long.head));
        assert_eq!(hash_at(&mut tx, 4_100).await.unwrap(), Some(long.head));
        assert_eq!(hash_at(&mut tx, 4_101).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn a_changed_entry_is_named() {
    broken_by(
        &["UPDATE log_entry SET action = 'case.view' WHERE seq = 3"],
        Break::Changed(3),
    )
    .await;
}

#[tokio::test]
async fn an_entry_given_to_somebody_else_is_named() {
    broken_by(
        &["UPDATE log_entry SET user_id = NULL WHERE seq = 4"],
        Break::Changed(4),
    )
    .await;
}

#[tokio::test]
async fn a_removed_entry_is_named() {
    broken_by(
        &["DELETE FROM log_entry WHERE seq = 3"],
        Break::Missing {
            expected: 3,
            found: 4,
        },
    )
    .await;
}

#[tokio::test]
async fn a_removed_entry_is_named_even_if_the_numbers_are_closed_up() {
    broken_by(
        &[
            "DELETE FROM log_entry WHERE seq = 3",
            "UPDATE log_entry SET seq = 3 WHERE seq = 4",
            "UPDATE log_entry SET seq = 4 WHERE seq = 5",
            "UPDATE log_entry SET seq = 5 WHERE seq = 6",
        ],
        Break::Unchained(3),
    )
    .await;
}

#[tokio::test]
async fn two_entries_in_another_order_are_named() {
    broken_by(
        &[
            "UPDATE log_entry SET seq = 99 WHERE seq = 2",
            "UPDATE log_entry SET seq = 2 WHERE seq = 5",
            "UPDATE log_entry SET seq = 5 WHERE seq = 99",
        ],
        Break::Unchained(2),
    )
    .await;
}

#[tokio::test]
async fn entries_removed_at_the_end_are_missed() {
    broken_by(
        &["DELETE FROM log_entry WHERE seq > 4"],
        Break::Truncated { last: 4, head: 6 },
    )
    .await;
}

#[tokio::test]
async fn a_head_that_was_set_back_is_found() {
    broken_by(
        &["UPDATE log_head SET seq = 4,
           hash = (SELECT hash FROM log_entry WHERE seq = 4)"],
        Break::BeyondHead { last: 6, head: 4 },
    )
    .await;
}

#[tokio::test]
async fn a_forged_head_is_found() {
    broken_by(
        &["UPDATE log_head SET hash = (SELECT hash FROM log_entry WHERE seq = 4)"],
        Break::Unchained(6),
    )
    .await;
}

/// An entry that has shown `count` cases, numbered from 1.
async fn shown(world: &World, count: u128) -> i64 {
    let cases = (1..=count).map(|number| CaseId::from_uuid(Uuid::from_u128(number)));
    let entry = LogEntry {
        cases: cases.collect(),
        ..entry(world, "case.list")
    };
    let mut tx = world.app.store.write().await.unwrap();
    let seq = append(&mut tx, &entry).await.unwrap();
    tx.commit().await.unwrap();
    seq
}

#[tokio::test]
async fn the_log_of_a_case_names_the_lists_that_showed_it() {
    on_each_engine(async |world| {
        let case = |number| Some(CaseId::from_uuid(Uuid::from_u128(number)));
        shown(&world, 70).await;
        shown(&world, 2).await;
        for (number, entries) in [(1, 2), (2, 2), (3, 1), (70, 1), (71, 0)] {
            assert_eq!(
                world.log(case(number)).await.len(),
                entries,
                "case {number}"
            );
        }
        assert_eq!(verified(&world).await.broken, None);
        let mut tx = world.app.store.write().await.unwrap();
        let until = world.now() + SignedDuration::from_secs(1);
        assert_eq!(erase(&mut tx, until, 1, 9).await.unwrap(), 2);
        tx.commit().await.unwrap();
        assert!(world.log(case(1)).await.is_empty());
        assert_eq!(verified(&world).await.broken, None);
    })
    .await;
}

/// What a statement does to the case with number 2 in the log, and what is found then.
async fn tampered(world: &World, sql: &str, seq: i64) -> Option<Break> {
    let two = Uuid::from_u128(2);
    // An entry holds its cases as bytes, the index each as an id.
    let case: Value = if sql.contains("shown = $2") {
        two.into_bytes().to_vec().into()
    } else {
        two.into()
    };
    let mut tx = world.app.store.write().await.unwrap();
    tx.execute(sql, &[seq.into(), case]).await.unwrap();
    tx.commit().await.unwrap();
    verified(world).await.broken
}

#[tokio::test]
async fn a_case_taken_from_or_added_to_an_entry_is_named() {
    on_each_engine(async |world| {
        let first = shown(&world, 3).await;
        let second = shown(&world, 1).await;
        let only = "UPDATE log_entry SET shown = $2 WHERE seq = $1";
        assert_eq!(
            tampered(&world, only, first).await,
            Some(Break::Changed(first))
        );
        assert_eq!(
            world.log(Some(CaseId::from_uuid(Uuid::from_u128(3)))).await,
            []
        );
        let mut tx = world.app.store.write().await.unwrap();
        let three: Vec<u8> = (1..=3u128).flat_map(u128::to_be_bytes).collect();
        tx.execute(only, &[first.into(), three.into()])
            .await
            .unwrap();
        tx.commit().await.unwrap();
        assert_eq!(
            tampered(&world, only, second).await,
            Some(Break::Changed(second))
        );
    })
    .await;
}

#[tokio::test]
async fn the_index_of_a_case_names_exactly_the_entries_that_have_shown_it() {
    on_each_engine(async |world| {
        let linked = |limit| {
            let store = &world.app.store;
            async move {
                let mut tx = store.write().await.unwrap();
                let more = link(&mut tx, limit).await.unwrap();
                tx.commit().await.unwrap();
                more
            }
        };
        let first = shown(&world, 3).await;
        let second = shown(&world, 0).await;
        shown(&world, 40).await;
        assert!(linked(2).await);
        assert_eq!(verified(&world).await.broken, None);
        assert!(!linked(2).await && !linked(2).await);
        assert_eq!(verified(&world).await.broken, None);
        for (sql, seq, broken) in [
            (
                "DELETE FROM log_shown WHERE seq = $1 AND case_id = $2",
                first,
                Some(Break::Unlinked),
            ),
            (
                "INSERT INTO log_shown (seq, case_id) VALUES ($1, $2)",
                second,
                Some(Break::Unlinked),
            ),
            (
                "UPDATE log_shown SET seq = seq - 1 WHERE seq = $1 AND case_id = $2",
                second,
                None,
            ),
        ] {
            assert_eq!(tampered(&world, sql, seq).await, broken);
        }
    })
    .await;
}

#[tokio::test]
async fn entries_from_before_the_index_are_found_by_case_and_erased() {
    on_each_engine(async |world| {
        let seq = shown(&world, 2).await;
        let mut tx = world.app.store.write().await.unwrap();
        for case in 1..=2u128 {
            let sql = "INSERT INTO log_case (seq, case_id) VALUES ($1, $2)";
            let params = [seq.into(), Uuid::from_u128(case).into()];
            tx.execute(sql, &params).await.unwrap();
        }
        let sql = "UPDATE log_entry SET shown = NULL";
        tx.execute(sql, &[]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(verified(&world).await.broken, None);
        let case = Some(CaseId::from_uuid(Uuid::from_u128(2)));
        assert_eq!(world.log(case).await.len(), 1);
        assert_eq!(verified(&world).await.broken, None);
        let mut tx = world.app.store.write().await.unwrap();
        let until = world.now() + SignedDuration::from_secs(1);
        assert_eq!(erase(&mut tx, until, 1, 9).await.unwrap(), 1);
        let left = "SELECT (SELECT COUNT(*) FROM log_case) + (SELECT COUNT(*) FROM log_shown) AS n";
        let left: i64 = tx.query_one(left, &[]).await.unwrap().get("n").unwrap();
        assert_eq!(left, 0);
        tx.commit().await.unwrap();
        assert!(world.log(case).await.is_empty());
        assert_eq!(verified(&world).await.broken, None);
    })
    .await;
}

#[tokio::test]
async fn an_entry_said_to_be_erased_keeps_its_place_but_not_another_content() {
    on_each_engine(async |world| {
        written(&world, 3).await;
        let mut tx = world.app.store.write().await.unwrap();
        let until = world.now() + SignedDuration::from_secs(1);
        assert_eq!(erase(&mut tx, until, 1, 9).await.unwrap(), 3);
        tx.commit().await.unwrap();
        written(&world, 2).await;
        let found = verified(&world).await;
        assert_eq!((found.entries, found.erased, found.broken), (5, 3, None));
        // What has not reached its time may not be erased, and what is erased says nothing.
        let mut tx = world.app.store.read().await.unwrap();
        let early = verify(&mut tx, Some(world.now())).await.unwrap();
        assert_eq!(early.broken, Some(Break::NotErasable(1)));
        drop(tx);
        let saying = async |sql: &'static str| {
            let mut tx = world.app.store.write().await.unwrap();
            tx.execute(sql, &[]).await.unwrap();
            tx.commit().await.unwrap();
            verified(&world).await.broken
        };
        let forged = saying("UPDATE log_entry SET action = 'case.view' WHERE seq = 2").await;
        assert_eq!(forged, Some(Break::NotErasable(2)));
        let back = saying("UPDATE log_entry SET action = '' WHERE seq = 2").await;
        assert_eq!(back, None);
        let hidden = "UPDATE log_entry SET erased = TRUE, action = 'case.close' WHERE seq = 4";
        assert_eq!(saying(hidden).await, Some(Break::NotErasable(4)));
        let back =
            "UPDATE log_entry SET erased = TRUE, user_id = NULL, action = '', case_id = NULL,
 subject = '', purpose = '', outcome = '', request_id = NULL, detail = '' WHERE seq = 4";
        assert_eq!(saying(back).await, None);
        // The hash of the content is part of the chain, so it cannot be exchanged either.
        let mut tx = world.app.store.write().await.unwrap();
        let forged: Value = vec![7u8; 32].into();
        let sql = "UPDATE log_entry SET content_hash = $1 WHERE seq = 2";
        tx.execute(sql, &[forged]).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(verified(&world).await.broken, Some(Break::Unchained(2)));
    })
    .await;
}

#[tokio::test]
async fn the_log_is_whole_while_others_write() {
    on_each_engine(async |world| {
        written(&world, 2_500).await;
        let (writing, checking) = tokio::join!(
            async {
                for _ in 0..40 {
                    written(&world, 5).await;
                }
            },
            async {
                for _ in 0..3 {
                    assert_eq!(verified(&world).await.broken, None);
                }
            }
        );
        let ((), ()) = (writing, checking);
        assert_eq!(verified(&world).await.entries, 2_700);
    })
    .await;
}
