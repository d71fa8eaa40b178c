//! PostgreSQL goes away and comes back.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::Command,
    thread,
};

use crate::program::{Client, Server, nahtlos, run, success};

/// A server of this test's own, which it may stop.
struct Cluster {
    folder: tempfile::TempDir,
    port: u16,
    user: Option<&'static str>,
}

impl Cluster {
    /// `None` where no PostgreSQL is installed.
    fn start() -> Option<Self> {
        std::env::var_os("NAHTLOS_TEST_POSTGRES")?;
        let root = run(Command::new("id").arg("-u")).stdout == b"0\n";
        let port = TcpListener::bind("127.0.0.1:0")
            .unwrap()
            .local_addr()
            .unwrap()
            .port();
        let cluster = Self {
            folder: tempfile::tempdir_in("/tmp").unwrap(),
            port,
            user: root.then_some("postgres"),
        };
        if let Some(user) = cluster.user {
            run(Command::new("chown").arg(user).arg(cluster.folder.path()));
        }
        let place = cluster.place();
        let init = [
            "--username=nahtlos",
            "--auth=trust",
            "--no-sync",
            "--encoding=UTF8",
            "--locale=C",
        ];
        success(
            cluster
                .program("initdb")
                .args(init)
                .arg("--pgdata")
                .arg(&place),
        );
        cluster.up();
        Some(cluster)
    }

    fn place(&self) -> PathBuf {
        self.folder.path().join("cluster")
    }

    /// The programs lie beside each other, as `pg_config` says, and the server's refuse root.
    fn program(&self, name: &str) -> Command {
        let bin = String::from_utf8(run(Command::new("pg_config").arg("--bindir")).stdout);
        let bin = bin.unwrap_or_default();
        let path = Path::new(bin.trim()).join(name);
        let path = if path.exists() {
            path
        } else {
            PathBuf::from(name)
        };
        let mut command = match self.user {
            None => Command::new(path),
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(path);
                command
            }
        };
        command.current_dir(self.folder.path());
        command
    }

    fn control(&self, words: &[&str]) {
        let mut command = self.program("pg_ctl");
        command
            .args(words)
            .arg("--wait")
            .arg("--pgdata")
            .arg(self.place());
        // The server keeps its output open, so nobody may wait for the end of it.
        let log = fs::File::create(self.folder.path().join("pg_ctl")).unwrap();
        let status = command
            .stdout(log.try_clone().unwrap())
            .stderr(log)
            .status();
        assert!(status.unwrap().success(), "pg_ctl {words:?}");
    }

    fn up(&self) {
        let options = format!(
            "-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off",
            self.port
        );
        self.control(&["start", "--options", &options]);
    }

    fn down(&self) {
        self.control(&["stop", "--mode=immediate"]);
    }

    fn url(&self) -> String {
        format!("postgres://nahtlos@127.0.0.1:{}/postgres", self.port)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.program("pg_ctl");
        run(stop
            .args(["stop", "--mode=immediate", "--pgdata"])
            .arg(self.place()));
    }
}

#[test]
fn a_server_that_goes_away_is_found_again() {
    let Some(cluster) = Cluster::start() else {
        return;
    };
    success(nahtlos().args(["generate", "--cases", "60", "--database", &cluster.url()]));
    let server = Server::start(&cluster.url());
    let client = server.signed_in("anna");
    let case = client.a_case();
    for round in 0..2 {
        let before = format!("vor Ausfall {round}");
        assert_eq!(client.note(&case, &before).unwrap().status, 303);
        cluster.down();
        for _ in 0..2 {
            let answer = client.get(&case).unwrap();
            assert_eq!(answer.status, 503, "{}", answer.body);
            assert!(answer.body.contains("Nahtlos ist gerade nicht erreichbar"));
            assert!(
                answer
                    .body
                    .contains("Versuchen Sie es in einer Minute noch einmal.")
            );
        }
        let answer = client.note(&case, "nie gespeichert").unwrap();
        assert_eq!(answer.status, 503, "{}", answer.body);
        cluster.up();
        // Connections that died are noticed when they are used; each is tried once at most.
        let tries = (0..20).position(|_| client.get(&case).unwrap().status == 200);
        assert!(tries.is_some(), "it does not come back");
        assert_eq!(client.note(&case, "danach").unwrap().status, 303);
        let page = client.get(&format!("{case}/notes")).unwrap().body;
        assert!(
            page.contains(&before) && !page.contains("nie gespeichert"),
            "{page}"
        );
    }
    server.stop();
    success(nahtlos().args(["audit", "verify", "--database", &cluster.url()]));
}

/// Takes the server down while a note waits in the middle of its transaction, behind somebody who
/// holds the case; returns the status that its author gets.
async fn lost_in_the_middle(cluster: &Cluster, client: &Client, case: &str) -> u16 {
    let id: uuid::Uuid = case.rsplit('/').next().unwrap().parse().unwrap();
    let options = db::OpenOptions::default();
    let db = db::Db::open(&cluster.url().parse().unwrap(), &options)
        .await
        .unwrap();
    let mut tx = db.write().await.unwrap();
    let hold = "SELECT id FROM cases WHERE id = $1 FOR UPDATE";
    tx.query(hold, &[id.into()]).await.unwrap();
    thread::scope(|scope| {
        let author = scope.spawn(|| client.note(case, "mitten darin").unwrap().status);
        let waits = "SELECT COUNT(*) AS n FROM pg_locks WHERE NOT granted";
        let waiting = async {
            while tx
                .query_one(waits, &[])
                .await
                .unwrap()
                .get::<i64>("n")
                .unwrap()
                == 0
            {
                thread::yield_now();
            }
        };
        tokio::task::block_in_place(|| tokio::runtime::Handle::current().block_on(waiting));
        cluster.down();
        author.join().unwrap()
    })
}

#[test]
fn a_server_that_goes_away_in_the_middle_of_a_change_leaves_nothing_of_it() {
    let Some(cluster) = Cluster::start() else {
        return;
    };
    success(nahtlos().args(["generate", "--cases", "60", "--database", &cluster.url()]));
    let server = Server::start(&cluster.url());
    let client = server.signed_in("anna");
    let case = client.a_case();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let status = runtime.block_on(lost_in_the_middle(&cluster, &client, &case));
    assert_eq!(status, 503);
    cluster.up();
    let tries = (0..20).position(|_| client.get(&case).unwrap().status == 200);
    assert!(tries.is_some(), "it does not come back");
    assert_eq!(client.note(&case, "danach").unwrap().status, 303);
    let page = client.get(&format!("{case}/notes")).unwrap().body;
    assert!(
        page.contains("danach") && !page.contains("mitten darin"),
        "{page}"
    );
    server.stop();
    success(nahtlos().args(["audit", "verify", "--database", &cluster.url()]));
}
