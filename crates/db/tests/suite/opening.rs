//! Addresses, and files that are missing, damaged or somebody else's.

use std::{fs, path::Path};

use db::{Db, DbError, DbUrl, OpenOptions};

use crate::harness::Place;

async fn refusal(url: &DbUrl) -> DbError {
    Db::open(url, &OpenOptions::default()).await.unwrap_err()
}

/// Names and contents of everything in a folder.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.display().to_string(), fs::read(&path).unwrap())
        })
        .collect();
    found.sort();
    found
}

#[test]
fn addresses_are_understood_or_refused_with_the_remedy() {
    assert_eq!("sqlite:a/b.db".parse(), Ok(DbUrl::Sqlite("a/b.db".into())));
    let text = "postgresql://anna:geheim@one:5433,two/cases?target_session_attrs=read-write";
    let url: DbUrl = text.parse().unwrap();
    assert_eq!(url.to_string(), "postgres://anna@one:5433,two:5432/cases");
    assert_eq!(
        format!("{url:?}"),
        "DbUrl(postgres://anna@one:5433,two:5432/cases)"
    );
    assert_eq!(url, DbUrl::Postgres(text.to_owned()));
    for (text, reason) in [
        (
            "mysql://root:geheim@host/db",
            "expected sqlite:PATH or postgres://USER@HOST/NAME",
        ),
        ("cases.db", "found the scheme: none"),
        ("sqlite:", "needs a path"),
        ("sqlite::memory:", "name a file"),
        (
            "postgres://anna:geheim@host/db?sslmode=require",
            "not supported yet",
        ),
        ("postgres://anna:geheim@host:port/db", "not understood"),
        ("postgres:///db", "names no host"),
    ] {
        let error = text.parse::<DbUrl>().unwrap_err();
        assert_eq!(error.code(), "url");
        assert!(error.to_string().contains(reason), "{text}: {error}");
        assert!(!error.to_string().contains("geheim"), "{error}");
    }
}

#[tokio::test]
async fn a_missing_file_is_made_only_with_leave() {
    let folder = tempfile::tempdir().unwrap();
    let url = DbUrl::Sqlite(folder.path().join("new/deep/cases.db"));
    let options = OpenOptions {
        create: false,
        ..OpenOptions::default()
    };
    let error = Db::open(&url, &options).await.unwrap_err();
    assert_eq!(error.code(), "unreachable");
    assert!(error.to_string().contains("cases.db"), "{error}");
    assert!(contents(folder.path()).is_empty());

    Db::open(&url, &OpenOptions::default())
        .await
        .unwrap()
        .close()
        .await
        .unwrap();
    Db::open(&url, &options)
        .await
        .unwrap()
        .close()
        .await
        .unwrap();
}

#[tokio::test]
async fn a_folder_that_cannot_be_made_is_named() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("file"), "").unwrap();
    let url = DbUrl::Sqlite(folder.path().join("file/cases.db"));
    let error = refusal(&url).await;
    assert_eq!(error.code(), "unreachable");
    assert!(error.to_string().contains("file"), "{error}");
    let error = refusal(&DbUrl::Sqlite(folder.path().to_owned())).await;
    assert_eq!(error.code(), "unreachable", "a folder is no file: {error}");
}

#[tokio::test]
async fn a_foreign_file_is_named_and_left_untouched() {
    for prepare in [
        "CREATE TABLE x (y)",
        "PRAGMA application_id = 7",
        "PRAGMA journal_mode = WAL; CREATE TABLE x (y)",
    ] {
        let place = Place::sqlite();
        let other = rusqlite::Connection::open(place.file()).unwrap();
        other.execute_batch(prepare).unwrap();
        let before = contents(place.folder());
        let error = refusal(&place.url).await;
        assert_eq!(error.code(), "foreign", "{error}");
        assert!(
            error
                .to_string()
                .contains("test.db belongs to another program"),
            "{error}"
        );
        assert_eq!(contents(place.folder()), before);
    }
}

#[tokio::test]
async fn an_empty_file_is_taken() {
    let place = Place::sqlite();
    fs::write(place.file(), "").unwrap();
    place.open().await.close().await.unwrap();
    place.open().await.close().await.unwrap();
}

#[tokio::test]
async fn a_file_that_is_no_database_is_named() {
    for bytes in [
        b"Dear diary".to_vec(),
        vec![b'x'; 5000],
        b"SQLite format 3\0".to_vec(),
    ] {
        let place = Place::sqlite();
        fs::write(place.file(), &bytes).unwrap();
        let error = refusal(&place.url).await;
        assert_eq!(error.code(), "damaged", "{error}");
        assert!(
            error
                .to_string()
                .contains("test.db is not a SQLite database"),
            "{error}"
        );
        assert_eq!(
            contents(place.folder()).len(),
            1,
            "nothing was left beside it"
        );
    }
}

#[tokio::test]
async fn a_cut_file_is_named_at_the_start() {
    let place = Place::sqlite();
    place.open().await.close().await.unwrap();
    let whole = fs::read(place.file()).unwrap();
    fs::write(place.file(), &whole[..whole.len() / 2]).unwrap();
    let error = refusal(&place.url).await;
    assert_eq!(error.code(), "damaged", "{error}");
    assert!(
        error.to_string().contains("restore it from a backup"),
        "{error}"
    );
}

#[tokio::test]
async fn damage_inside_is_found_by_the_check() {
    let place = Place::sqlite();
    let db = place.open().await;
    db.integrity_check().await.unwrap();
    assert!(db.quick_check(u64::MAX).await.unwrap());
    assert!(!db.quick_check(0).await.unwrap());
    db.close().await.unwrap();
    let mut bytes = fs::read(place.file()).unwrap();
    let last = bytes.len() - 4096;
    bytes[last..].fill(0x5A);
    fs::write(place.file(), &bytes).unwrap();
    let db = Db::open(&place.url, &OpenOptions::default()).await.unwrap();
    let error = db.integrity_check().await.unwrap_err();
    assert_eq!(error.code(), "damaged", "{error}");
    // Beside a server too, unless the file is too large for that.
    let error = db.quick_check(u64::MAX).await.unwrap_err();
    assert_eq!(error.code(), "damaged", "{error}");
}

#[tokio::test]
async fn a_second_program_on_the_same_file_is_refused() {
    let place = Place::sqlite();
    let first = place.open().await;
    let error = refusal(&place.url).await;
    assert_eq!(error.code(), "busy");
    assert!(
        error.to_string().contains("another running program has"),
        "{error}"
    );
    let reader = first.read().await.unwrap();
    drop(first);
    assert_eq!(
        refusal(&place.url).await.code(),
        "busy",
        "a reader is still at work"
    );
    drop(reader);
    place.open().await.close().await.unwrap();
}

#[tokio::test]
async fn a_server_that_does_not_answer_is_named_without_the_password() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let url = DbUrl::Postgres(format!("postgres://anna:geheim@127.0.0.1:{port}/cases"));
    let error = refusal(&url).await;
    assert_eq!(error.code(), "unreachable", "{error}");
    assert!(
        error
            .to_string()
            .contains(&format!("anna@127.0.0.1:{port}/cases")),
        "{error}"
    );
    assert!(!error.to_string().contains("geheim"), "{error}");
}
