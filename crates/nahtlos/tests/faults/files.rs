//! Files that are not what they should be: locked, damaged, not to be written.

use std::{
    collections::BTreeSet,
    fs,
    net::TcpListener,
    os::unix::fs::PermissionsExt as _,
    process::{Command, Stdio},
};

use crate::program::{Office, Server, nahtlos, refusal, run};

fn serve(office: &Office) -> Command {
    let mut command = nahtlos();
    command.args([
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--database",
        &office.url(),
    ]);
    command
}

#[test]
fn a_second_server_is_refused_and_the_first_goes_on() {
    let office = Office::new();
    let server = Server::start(&office.url());
    let client = server.signed_in("anna");
    assert_eq!(
        refusal(&mut serve(&office)),
        format!(
            "nahtlos: the database is busy: another running program has {} open; stop it first, or \
             name another file",
            office.file().display()
        )
    );
    assert_eq!(client.get("/cases").unwrap().status, 200);
    server.stop();
    // The lock file stays, the lock does not.
    Server::start(&office.url()).stop();
}

#[test]
fn an_address_in_use_is_refused_with_another_one_to_try() {
    let office = Office::new();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap();
    let mut command = nahtlos();
    let (listen, url) = (address.to_string(), office.url());
    command.args(["serve", "--listen", &listen, "--database", &url]);
    assert_eq!(
        refusal(&mut command),
        format!(
            "nahtlos: {address} is in use by another program; choose another address, for example \
             --listen 127.0.0.1:{}",
            address.port().wrapping_add(1)
        )
    );
}

#[test]
fn a_wrong_address_of_a_database_is_refused_with_the_right_form() {
    assert_eq!(
        refusal(nahtlos().args(["serve", "--database", "mysql://office"])),
        "nahtlos: database address: expected sqlite:PATH or postgres://USER@HOST/NAME, found the \
         scheme: mysql"
    );
}

#[test]
fn a_cut_or_foreign_file_is_refused_by_name() {
    let office = Office::new();
    let whole = fs::read(office.file()).unwrap();
    let file = office.file();
    let name = file.display();
    fs::write(&file, &whole[..60]).unwrap();
    assert_eq!(
        refusal(&mut serve(&office)),
        format!(
            "nahtlos: {name} is not a SQLite database; restore it from a backup, and keep the broken \
             file for analysis"
        )
    );
    // Half a file still has a beginning; what is missing is found when it is looked for.
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    let output = run(nahtlos().args(["doctor", "--database", &office.url()]));
    assert_eq!(output.status.code(), Some(1));
    let said =
        String::from_utf8(output.stderr).unwrap() + &String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("is damaged"), "{said}");
    let mut foreign = whole;
    foreign[68..72].copy_from_slice(b"ELSE");
    fs::write(&file, foreign).unwrap();
    assert_eq!(
        refusal(&mut serve(&office)),
        format!(
            "nahtlos: {name} belongs to another program; nothing was changed in it. Name another \
             database, or an empty one"
        )
    );
}

/// Bits that turn in the middle of the file are found by `doctor`, whichever page they hit, and by the server
/// itself, which stops.
#[test]
fn turned_bits_are_found_and_never_shown() {
    let office = Office::new();
    let whole = fs::read(office.file()).unwrap();
    let page = 4096;
    let pages = whole.len() / page;
    let pages_before = seen(&office);
    let whole = fs::read(office.file()).unwrap_or(whole);
    let (mut found, mut shown, mut stopped) = (0, 0, 0);
    for number in (1..pages).step_by(pages / 6) {
        let mut bytes = whole.clone();
        // The head of a page of the tree: its kind, its cells.
        for byte in &mut bytes[number * page..number * page + 8] {
            *byte ^= 0xff;
        }
        fs::write(office.file(), &bytes).unwrap();
        for ending in ["-wal", "-shm"] {
            fs::remove_file(office.path(&format!("nahtlos.db{ending}"))).unwrap_or_default();
        }
        let output = run(nahtlos().args(["doctor", "--database", &office.url()]));
        let said =
            String::from_utf8_lossy(&output.stderr) + String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "page {number}: {said}");
        found += usize::from(said.contains("damaged"));
        let (same, ended) = seen_on_damaged(&office, &pages_before, number);
        shown += same;
        stopped += usize::from(ended);
    }
    assert!(stopped >= 5, "{stopped} servers have stopped or not begun");
    assert!(found >= 6, "{found} of six or more");
    assert!(shown > 0, "no server on a damaged file has shown anything");
}

/// The list and some cases, as the database is whole: path and page.
fn seen(office: &Office) -> Vec<(String, String)> {
    let server = Server::start(&office.url());
    let client = server.signed_in("anna");
    let list = client.get("/cases").unwrap();
    let links = list.body.split("href=\"/cases/").skip(1);
    let ids = links.filter_map(|rest| rest.split(['"', '?']).next());
    let cases: BTreeSet<String> = ids
        .filter(|id| id.len() == 36)
        .map(|id| format!("/cases/{id}"))
        .collect();
    let mut pages = vec![("/cases".to_owned(), list.body)];
    for path in cases.into_iter().take(8) {
        let answer = client.get(&path).unwrap();
        assert_eq!(answer.status, 200, "{path}");
        pages.push((path, answer.body));
    }
    server.stop();
    pages
}

/// What a server on a damaged file does: it refuses to start, or each page is what it was on the whole
/// file or an honest error, and it stops by itself with the reason. How many were as they had been, and
/// whether it has not begun or has stopped.
fn seen_on_damaged(office: &Office, before: &[(String, String)], page: usize) -> (usize, bool) {
    let mut serve = serve(office);
    serve.stderr(Stdio::piped());
    let Some(mut server) = Server::try_launch(&mut serve) else {
        return (0, true);
    };
    let mut same = 0;
    if let Some(client) = server.try_signed_in("anna") {
        for (path, whole) in before {
            let Ok(answer) = client.get(path) else { break };
            if answer.status == 200 {
                assert!(
                    &answer.body == whole,
                    "page {page}: {path} was shown and is another"
                );
                same += 1;
            } else {
                assert_eq!(answer.status, 503, "page {page}: {path}\n{}", answer.body);
            }
        }
    }
    let said = server.ended().unwrap_or_default();
    (same, said.contains("is damaged"))
}

#[test]
fn a_folder_that_nobody_may_write_is_named() {
    let office = Office::new();
    let folder = office.folder.path();
    let rights = fs::metadata(office.file()).unwrap().permissions().mode();
    assert_eq!(rights & 0o777, 0o600, "a database is its owner's alone");
    fs::set_permissions(office.file(), fs::Permissions::from_mode(0o644)).unwrap();
    // Root may write everywhere, so somebody else has to try.
    let root = run(Command::new("id").arg("-u")).stdout == b"0\n";
    fs::set_permissions(folder, fs::Permissions::from_mode(0o555)).unwrap();
    fs::remove_file(office.path("nahtlos.db.lock")).unwrap_or_default();
    let mut command = if root {
        let program = office.path("nahtlos");
        fs::copy(env!("CARGO_BIN_EXE_nahtlos"), &program).unwrap();
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--regid=65534", "--clear-groups", "--"]);
        command.arg(program).env("RUST_LOG", "error");
        command
    } else {
        nahtlos()
    };
    command.args([
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--database",
        &office.url(),
    ]);
    let said = refusal(&mut command);
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(
        said,
        format!(
            "nahtlos: the database cannot be reached: {}.lock cannot be opened (Permission denied \
             (os error 13)); check that it exists and who may write there",
            office.file().display()
        )
    );
}
