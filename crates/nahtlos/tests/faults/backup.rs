//! `nahtlos backup` and `nahtlos restore`, as an administrator types them.

use std::{
    collections::HashSet,
    fs,
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};

use store::coverage::TABLES;

use crate::program::{Office, Server, head, mode, nahtlos, notes, refusal, success, times};

fn key(office: &Office, name: &str) -> String {
    let mut command = nahtlos();
    command.arg("backup-key").arg(office.path(name));
    success(&mut command).trim().to_owned()
}

fn backup(office: &Office, to: &str, with: &[&str]) -> std::process::Command {
    let mut command = nahtlos();
    command.args(["backup", "--database", &office.url()]);
    command.arg(office.path(to)).args(with);
    command
}

fn restore(office: &Office, from: &str, with: [&str; 2], to: &str) -> std::process::Command {
    let mut command = nahtlos();
    command.arg("restore").arg(office.path(from));
    command.arg(with[0]).arg(office.path(with[1]));
    command.args(["--database", &url(office, to)]);
    command
}

fn url(office: &Office, name: &str) -> String {
    format!("sqlite:{}", office.path(name).display())
}

fn files(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        // Parts of the database, which come and go with who has it open.
        .filter(|name| !name.ends_with("-wal") && !name.ends_with("-shm"))
        .collect();
    names.sort();
    names
}

#[test]
fn a_backup_of_a_running_server_comes_back_somewhere_else() {
    let office = Office::new();
    let (one, other) = (key(&office, "one.key"), key(&office, "other.key"));
    assert_eq!(mode(&office.path("one.key")), 0o600);
    let head = head(&office.url());
    let server = Server::start(&office.url());
    let client = server.signed_in("anna");
    let case = client.a_case();
    assert_eq!(client.note(&case, "vor der Sicherung").unwrap().status, 303);

    let with = ["--recipient", &one, "--recipient", &other];
    let said = success(&mut backup(&office, "a.age", &with));
    let tables = TABLES.len() - store::backup::LEFT_OUT.len();
    let expected = format!(" rows in {tables} tables, schema ");
    assert!(said.contains(&expected), "{said}");
    assert_eq!(mode(&office.path("a.age")), 0o600);
    let bytes = fs::read(office.path("a.age")).unwrap();
    assert!(bytes.starts_with(b"age-encryption.org/v1\n"));
    assert!(!bytes.windows(9).any(|part| part == b"Sicherung"));
    // The server goes on.
    assert_eq!(
        client.note(&case, "nach der Sicherung").unwrap().status,
        303
    );
    server.stop();

    for (identity, place) in [("one.key", "b.db"), ("other.key", "c.db")] {
        success(&mut restore(
            &office,
            "a.age",
            ["--identity", identity],
            place,
        ));
        let (bodies, entries) = notes(&url(&office, place), head);
        assert_eq!(entries, 1);
        assert!(bodies.iter().any(|body| body == "vor der Sicherung"));
        assert!(!bodies.iter().any(|body| body == "nach der Sicherung"));
        success(nahtlos().args(["audit", "verify", "--database", &url(&office, place)]));
        let said = success(nahtlos().args(["doctor", "--database", &url(&office, place)]));
        assert!(said.ends_with("all well\n"), "{said}");
    }
    // The copy is an installation like any other, for those who sign in anew.
    let server = Server::start(&url(&office, "b.db"));
    assert_eq!(client_at(&client, &server).get(&case).unwrap().status, 303);
    let client = server.signed_in("anna");
    assert!(
        client
            .get(&case)
            .unwrap()
            .body
            .contains("vor der Sicherung")
    );
}

/// Four people write while the backup is made: it holds one moment, everything that was confirmed before it
/// began, and for each note its entry; and what was written meanwhile is in the place it was written to.
#[test]
fn a_backup_under_load_is_one_moment_and_whole() {
    let office = Office::new();
    let key = key(&office, "one.key");
    let head = head(&office.url());
    let server = Server::start(&office.url());
    let client = server.signed_in("anna");
    let case = client.a_case();
    let (stop, before) = (AtomicBool::new(false), Mutex::new(Vec::new()));
    let mut confirmed: HashSet<String> = HashSet::new();
    thread::scope(|scope| {
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let (client, case, stop, before) = (&client, &case, &stop, &before);
                scope.spawn(move || {
                    let mut written = Vec::new();
                    for number in 0.. {
                        if stop.load(Ordering::Relaxed) {
                            break;
                        }
                        let body = format!("{writer}-{number}");
                        assert_eq!(client.note(case, &body).unwrap().status, 303);
                        before.lock().unwrap().push(body.clone());
                        written.push(body);
                    }
                    written
                })
            })
            .collect();
        while before.lock().unwrap().len() < 20 {
            thread::sleep(Duration::from_millis(5));
        }
        for round in 0..times(2, 20) {
            let sure = before.lock().unwrap().clone();
            let (file, place) = (format!("{round}.age"), format!("{round}.db"));
            success(&mut backup(&office, &file, &["--recipient", &key]));
            let meanwhile = before.lock().unwrap().len();
            assert!(meanwhile > sure.len(), "nobody wrote beside the backup");
            let with = ["--identity", "one.key"];
            success(&mut restore(&office, &file, with, &place));
            let (bodies, entries) = notes(&url(&office, &place), head);
            let there: HashSet<&String> = bodies.iter().collect();
            for body in &sure {
                assert!(there.contains(body), "{body} was confirmed and is missing");
            }
            let written = bodies
                .iter()
                .filter(|body| body.as_bytes()[1] == b'-')
                .count();
            assert_eq!(i64::try_from(written).unwrap(), entries);
            success(nahtlos().args(["audit", "verify", "--database", &url(&office, &place)]));
        }
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            confirmed.extend(writer.join().unwrap());
        }
    });
    server.stop();
    let (bodies, _) = notes(&office.url(), head);
    let there: HashSet<String> = bodies.into_iter().collect();
    assert!(confirmed.is_subset(&there));
}

fn client_at(client: &crate::program::Client, server: &Server) -> crate::program::Client {
    crate::program::Client {
        address: server.address,
        ..client.clone()
    }
}

#[test]
fn a_passphrase_opens_what_it_closed() {
    let office = Office::new();
    fs::write(office.path("right"), "vier Birken am Ufer\n").unwrap();
    fs::write(office.path("wrong"), "fünf Birken am Ufer\n").unwrap();
    fs::write(office.path("short"), "Birke\n").unwrap();
    let file = |name: &str| office.path(name).display().to_string();
    success(&mut backup(
        &office,
        "a.age",
        &["--passphrase-file", &file("right")],
    ));
    success(&mut restore(
        &office,
        "a.age",
        ["--passphrase-file", "right"],
        "b.db",
    ));
    let a = file("a.age");
    for (said, expected) in [
        (
            refusal(&mut restore(
                &office,
                "a.age",
                ["--passphrase-file", "wrong"],
                "c.db",
            )),
            format!("nahtlos: {a}: it does not open with this; check the passphrase"),
        ),
        (
            refusal(&mut backup(
                &office,
                "b.age",
                &["--passphrase-file", &file("short")],
            )),
            format!(
                "nahtlos: {}: its first line is the passphrase, and has fewer than 12 characters",
                file("short")
            ),
        ),
    ] {
        assert_eq!(said, expected);
    }
    assert!(!office.path("c.db").exists());
}

#[test]
fn what_cannot_be_is_refused_in_one_line_and_leaves_nothing() {
    let office = Office::new();
    let (one, _) = (key(&office, "one.key"), key(&office, "other.key"));
    let with = ["--recipient", one.as_str()];
    success(&mut backup(&office, "a.age", &with));
    let whole = fs::read(office.path("a.age")).unwrap();
    fs::write(office.path("cut.age"), &whole[..whole.len() - 1000]).unwrap();
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    fs::write(office.path("flipped.age"), flipped).unwrap();
    fs::write(office.path("text.age"), "Liebe Leute\n").unwrap();
    let before = files(office.folder.path());
    let name = |file: &str| office.path(file).display().to_string();
    let identity = ["--identity", "one.key"];
    let first = TABLES.iter().map(|(table, _)| *table).min().unwrap();
    for (said, expected) in [
        (
            refusal(&mut restore(
                &office,
                "a.age",
                ["--identity", "other.key"],
                "x.db",
            )),
            format!(
                "nahtlos: {}: this key does not open it; name the key it was made for",
                name("a.age")
            ),
        ),
        (
            refusal(&mut restore(&office, "cut.age", identity, "x.db")),
            format!(
                "nahtlos: {}: the backup is damaged: decryption error; nothing of it was kept. \
                 Use another one",
                name("cut.age")
            ),
        ),
        (
            refusal(&mut restore(&office, "flipped.age", identity, "x.db")),
            format!(
                "nahtlos: {}: the backup is damaged: decryption error; nothing of it was kept. \
                 Use another one",
                name("flipped.age")
            ),
        ),
        (
            refusal(&mut restore(&office, "text.age", identity, "x.db")),
            format!(
                "nahtlos: {}: this is not a backup of Nahtlos, or it is damaged at its beginning",
                name("text.age")
            ),
        ),
        (
            refusal(&mut restore(&office, "a.age", identity, "nahtlos.db")),
            format!(
                "nahtlos: {}: Db({}) is not empty: it holds {} tables (the first is \
                 {first}); nothing was changed in it. Name another database, or an empty one",
                name("a.age"),
                office.url(),
                TABLES.len() + 1
            ),
        ),
    ] {
        assert_eq!(said, expected);
    }
    assert_eq!(files(office.folder.path()), before);
    // Without a key nothing is written at all: that is wrong usage.
    assert_eq!(
        backup(&office, "z.age", &[]).status().unwrap().code(),
        Some(2)
    );
}

#[test]
fn a_backup_that_cannot_be_taken_is_refused_in_one_line() {
    let office = Office::new();
    let one = key(&office, "one.key");
    let with = ["--recipient", one.as_str()];
    success(&mut backup(&office, "a.age", &with));
    let name = |file: &str| office.path(file).display().to_string();
    for (said, expected) in [
        (
            refusal(&mut backup(&office, "a.age", &with)),
            format!(
                "nahtlos: {} exists already; choose another name",
                name("a.age")
            ),
        ),
        (
            refusal(
                nahtlos()
                    .args(["backup", "--database", &url(&office, "none.db")])
                    .args([&name("none.age"), with[0], with[1]]),
            ),
            format!(
                "nahtlos: the database cannot be reached: there is no file {}; check the path, or \
                 start once with leave to create it",
                name("none.db")
            ),
        ),
    ] {
        assert_eq!(said, expected);
    }
    assert!(!office.path("none.age").exists());
    assert!(!office.path("none.age.part").exists());
}
