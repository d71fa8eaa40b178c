//! A full disk. It needs a small one, which only root can make; elsewhere the test shows nothing, and
//! says so.

use std::{
    fs::{self, File},
    io::Write as _,
    path::Path,
    process::Command,
};

use crate::program::{Office, Server, head, nahtlos, not_shown, notes, run, success};

/// A disk of its own in memory; it goes when dropped.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let mut mount = Command::new("mount");
        mount
            .args(["-t", "tmpfs", "-o", "size=48m", "tmpfs"])
            .arg(folder.path());
        run(&mut mount).status.success().then_some(Self(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        run(Command::new("umount").arg("--lazy").arg(self.path()));
    }
}

#[test]
fn a_full_disk_is_named_loses_nothing_and_passes() {
    let Some(disk) = SmallDisk::mount() else {
        not_shown("a full disk: no small one could be mounted, which needs root");
        return;
    };
    let office = Office::new();
    let file = disk.path().join("nahtlos.db");
    fs::copy(office.file(), &file).unwrap();
    let url = format!("sqlite:{}", file.display());
    let (newest, log) = (head(&url), office.path("errors"));
    let mut serve = nahtlos();
    serve.args(["serve", "--listen", "127.0.0.1:0", "--database", &url]);
    let server = Server::launch(serve.stderr(File::create(&log).unwrap()));
    let client = server.signed_in("anna");
    let case = client.a_case();
    let mut confirmed = vec!["vorher".to_owned()];
    assert_eq!(client.note(&case, "vorher").unwrap().status, 303);

    // Somebody fills the disk to the last byte.
    let filler = disk.path().join("filler");
    let mut full = File::create(&filler).unwrap();
    for size in [1 << 20, 4096, 1] {
        while full.write_all(&vec![7; size]).is_ok() {}
    }
    let mut refused = None;
    for number in 0..3000 {
        let body = format!("{number} {}", "lang ".repeat(700));
        let answer = client.note(&case, &body).unwrap();
        if answer.status != 303 {
            refused = Some(answer);
            break;
        }
        confirmed.push(body.trim().to_owned());
    }
    let answer = refused.expect("the disk was never full");
    assert_eq!(answer.status, 503, "{}", answer.body);
    for text in [
        "Nahtlos ist gerade nicht erreichbar",
        "Was als gespeichert gemeldet wurde, ist sicher.",
    ] {
        assert!(answer.body.contains(text), "{}", answer.body);
    }
    let said = fs::read_to_string(&log).unwrap();
    assert!(
        said.contains(
            "the disk of the database is full: database or disk is full; free some space"
        ),
        "{said}"
    );
    // As soon as there is space, it goes on, without a restart.
    drop(full);
    fs::remove_file(&filler).unwrap();
    assert_eq!(client.note(&case, "nachher").unwrap().status, 303);
    confirmed.push("nachher".to_owned());
    server.stop();
    let (bodies, entries) = notes(&url, newest);
    assert_eq!(entries, i64::try_from(confirmed.len()).unwrap());
    for body in confirmed {
        assert!(
            bodies.contains(&body),
            "lost: {}",
            &body[..body.len().min(20)]
        );
    }
    success(nahtlos().args(["audit", "verify", "--database", &url]));
}
