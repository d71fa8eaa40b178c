//! A backup that was cut or changed.

use store::backup::{self, BackupError};

use super::{NOW, Place, furnished, taken};

/// What is tried: a description, and the bytes.
fn damages(whole: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    let step = whole.len() / 40;
    for place in (0..whole.len()).step_by(step).chain([whole.len() - 1]) {
        all.push((format!("cut at {place}"), whole[..place].to_vec()));
        let mut bytes = whole.to_vec();
        bytes[place] ^= 0x10;
        all.push((format!("flipped at {place}"), bytes));
    }
    let mut longer = whole.to_vec();
    longer.push(b'E');
    all.push(("longer".to_owned(), longer));
    all
}

#[tokio::test]
async fn a_damaged_backup_is_refused_and_leaves_nothing() {
    let source = Place::sqlite();
    let whole = taken(&Box::pin(furnished(&source)).await).await;
    for place in Place::on_each_engine().await {
        let db = place.open().await;
        for (what, bytes) in damages(&whole) {
            let refused = backup::restore(&db, &bytes[..], NOW).await;
            let error = refused.expect_err(&what);
            // A changed header names another version; a changed row may break a key.
            let tables = db.read().await.unwrap().tables().await.unwrap();
            assert_eq!(tables, Vec::<String>::new(), "{what}: {error}");
            if what.starts_with("cut") && bytes.len() > 20 {
                assert_eq!(
                    error.to_string(),
                    "the backup is damaged: it ends too early; nothing of it was kept. \
                     Use another one",
                    "{what}"
                );
            }
        }
        backup::restore(&db, &whole[..], NOW).await.unwrap();
    }
}

#[tokio::test]
async fn what_is_no_backup_or_too_new_is_named() {
    let place = Place::sqlite();
    let db = place.open().await;
    let foreign = backup::restore(&db, &b"PK\x03\x04 something else"[..], NOW).await;
    assert!(matches!(foreign, Err(BackupError::Foreign)), "{foreign:?}");

    let source = Place::sqlite();
    let whole = taken(&Box::pin(furnished(&source)).await).await;
    let text = |changes: &[(&str, &str)]| {
        let mut bytes = whole.clone();
        for (from, to) in changes {
            let place = bytes
                .windows(from.len())
                .position(|one| one == from.as_bytes());
            let place = place.unwrap();
            bytes.splice(place..place + from.len(), to.bytes());
        }
        // A frame says how long it is.
        assert_eq!(bytes.len(), whole.len());
        bytes
    };
    let newest = store::MIGRATIONS.last().unwrap().version;
    for (bytes, expected) in [
        (
            text(&[("\"format\":1", "\"format\":2")]),
            "the backup has format 2, this program knows only 1; use the newer program".to_owned(),
        ),
        (
            text(&[
                (
                    &format!("\"schema\":{newest}"),
                    &format!("\"schema\":{newest}9"),
                ),
                ("\"1.2.3\"", "\"1.2.\""),
            ]),
            format!(
                "the database has schema {newest}9, this program knows only up to {newest}; \
                 start the newer program that was used before"
            ),
        ),
        (
            // A name goes into a statement: it must be one that the schema has.
            text(&[("\"table\":\"carrier\"", "\"table\":\"carr;--\"")]),
            "the backup is damaged: its schema has no table \"carr;--\"; nothing of it was kept. \
             Use another one"
                .to_owned(),
        ),
    ] {
        let error = backup::restore(&db, &bytes[..], NOW).await.unwrap_err();
        assert_eq!(error.to_string(), expected);
    }
}
