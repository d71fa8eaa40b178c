//! The clock of the computer was wrong and is set back.

use std::process::Stdio;

use jiff::{SignedDuration, Timestamp};
use store::log::LogEntry;

use crate::program::{Office, Server, in_store, nahtlos, success};

/// An entry as the program would have written it while the clock was ahead.
fn write_ahead(office: &Office, at: Timestamp) {
    let entry = LogEntry {
        carrier: None,
        at,
        user: None,
        action: "session.sign_in".to_owned(),
        case: None,
        subject: String::new(),
        purpose: String::new(),
        outcome: "refused".to_owned(),
        request: None,
        detail: String::new(),
        cases: Vec::new(),
    };
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let options = db::OpenOptions::default();
        let url = office.url().parse().unwrap();
        let db = db::Db::open(&url, &options).await.unwrap();
        let mut tx = db.write().await.unwrap();
        store::log::append(&mut tx, &entry).await.unwrap();
        tx.commit().await.unwrap();
        db.close().await.unwrap();
    });
}

#[test]
fn a_clock_behind_the_log_is_told_at_the_start_and_the_chain_goes_on() {
    let office = Office::new();
    // Two servers that share a database differ by seconds; nobody is warned of that.
    let now = in_store(&office.url(), async |tx| {
        let row = tx.query_one("SELECT MAX(applied_at) AS at FROM nahtlos_migration", &[]);
        row.await.unwrap().get::<Timestamp>("at").unwrap()
    });
    let ahead = now + SignedDuration::from_hours(30);
    write_ahead(&office, ahead);
    let said = office.path("said");
    let mut serve = nahtlos();
    serve
        .args([
            "serve",
            "--listen",
            "127.0.0.1:0",
            "--database",
            &office.url(),
        ])
        .env("RUST_LOG", "warn")
        .stderr(Stdio::from(std::fs::File::create(&said).unwrap()));
    let server = Server::launch(&mut serve);
    let client = server.signed_in("anna");
    // It works, and whoever signed in stays signed in.
    assert_eq!(client.get("/day").unwrap().status, 200);
    server.stop();
    let said = std::fs::read_to_string(said).unwrap();
    assert!(said.contains("the clock of this computer is"), "{said}");
    assert!(
        said.contains("min behind the newest entry of the log"),
        "{said}"
    );
    // The number orders the entries, whatever their times: the chain is whole.
    let newest = in_store(&office.url(), async |tx| {
        store::log::newest_at(tx).await.unwrap().unwrap()
    });
    assert!(newest < ahead);
    success(nahtlos().args(["audit", "verify", "--database", &office.url()]));
}

#[test]
fn sessions_of_a_clock_that_was_ahead_are_over() {
    let office = Office::new();
    let server = Server::start(&office.url());
    let client = server.signed_in("anna");
    let cookie = client.cookie.clone();
    server.stop();
    for (created, seen, valid) in [(0, 0, true), (0, 2, false), (2, 2, false)] {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let options = db::OpenOptions::default();
            let url = office.url().parse().unwrap();
            let db = db::Db::open(&url, &options).await.unwrap();
            let mut tx = db.write().await.unwrap();
            let began = "SELECT at FROM log_entry WHERE action = 'session.sign_in'
                         ORDER BY seq DESC LIMIT 1";
            let row = tx.query_one(began, &[]).await.unwrap();
            let began: Timestamp = row.get("at").unwrap();
            let hours = |hours| began + SignedDuration::from_hours(hours);
            let set = "UPDATE session SET created_at = $1, last_seen_at = $2";
            let params = [hours(created).into(), hours(seen).into()];
            tx.execute(set, &params).await.unwrap();
            tx.commit().await.unwrap();
            db.close().await.unwrap();
        });
        let server = Server::start(&office.url());
        let client = crate::program::Client {
            address: server.address,
            cookie: cookie.clone(),
        };
        let status = client.get("/day").unwrap().status;
        assert_eq!(status, if valid { 200 } else { 303 }, "{created} {seen}");
        server.stop();
    }
}
