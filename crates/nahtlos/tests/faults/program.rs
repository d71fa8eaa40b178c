//! Starting the program, and a client that knows just enough HTTP.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// The password of every invented account.
pub const PASSWORD: &str = synthetic::PASSWORD;

/// How long anything may take before a test gives up.
const PATIENCE: Duration = Duration::from_mins(1);

/// The program, with nothing in its environment that could lead it elsewhere.
pub fn nahtlos() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nahtlos"));
    for name in ["NAHTLOS_DATABASE", "NAHTLOS_PROGRAMMES", "NAHTLOS_LISTEN"] {
        command.env_remove(name);
    }
    command.env("RUST_LOG", "error");
    command
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Output {
    command.stdin(Stdio::null()).output().unwrap()
}

/// What a command that was refused says: its only line on standard error, with exit code 1.
#[track_caller]
pub fn refusal(command: &mut Command) -> String {
    let output = run(command);
    let text = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{text}");
    let lines: Vec<&str> = text.lines().collect();
    let [line] = lines[..] else {
        unreachable!("one line was expected:\n{text}")
    };
    line.to_owned()
}

/// What a command that worked says.
#[track_caller]
pub fn success(command: &mut Command) -> String {
    let output = run(command);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{errors}");
    String::from_utf8(output.stdout).unwrap()
}

/// A folder with a database of invented cases.
pub struct Office {
    pub folder: TempDir,
}

impl Office {
    pub fn new() -> Self {
        let office = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        let mut generate = nahtlos();
        generate.args(["generate", "--cases", "60", "--database", &office.url()]);
        success(&mut generate);
        office
    }

    pub fn file(&self) -> PathBuf {
        self.folder.path().join("nahtlos.db")
    }

    pub fn url(&self) -> String {
        format!("sqlite:{}", self.file().display())
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
}

/// A running server; it is killed when dropped.
pub struct Server {
    child: Child,
    pub address: SocketAddr,
}

impl Server {
    pub fn start(url: &str) -> Self {
        Self::launch(nahtlos().args(["serve", "--listen", "127.0.0.1:0", "--database", url]))
    }

    /// Waits until the given command says where it listens.
    pub fn launch(command: &mut Command) -> Self {
        Self::try_launch(command).expect("the server did not start")
    }

    /// The same; `None` if the program ends instead.
    pub fn try_launch(command: &mut Command) -> Option<Self> {
        let mut child = command
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (said, heard) = mpsc::channel();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Reads to the end, so that the server never waits for its own words to be read.
        thread::spawn(move || {
            while let Some(Ok(line)) = lines.next() {
                if let Some((_, address)) = line.split_once("listens on http://") {
                    said.send(address.parse().unwrap()).unwrap();
                }
            }
        });
        if let Ok(address) = heard.recv_timeout(PATIENCE) {
            return Some(Self { child, address });
        }
        child.kill().unwrap_or_default();
        child.wait().unwrap();
        None
    }

    /// What it said when it ended by itself in failure; `None` if it goes on.
    pub fn ended(&mut self) -> Option<String> {
        let until = Instant::now() + PATIENCE / 4;
        while Instant::now() < until {
            if let Some(status) = self.child.try_wait().unwrap() {
                assert_eq!(status.code(), Some(3));
                let mut said = String::new();
                let mut errors = self.child.stderr.take().unwrap();
                errors.read_to_string(&mut said).unwrap();
                return Some(said);
            }
            thread::sleep(Duration::from_millis(50));
        }
        None
    }

    /// Ends it as the power failing would: no word of farewell.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Ends it as systemd does.
    pub fn stop(mut self) {
        let id = self.child.id().to_string();
        assert!(
            run(Command::new("kill").args(["-TERM", &id]))
                .status
                .success()
        );
        assert!(self.child.wait().unwrap().success());
    }

    pub fn signed_in(&self, login: &str) -> Client {
        self.try_signed_in(login).expect("a session")
    }

    /// The same; `None` if nobody can sign in.
    pub fn try_signed_in(&self, login: &str) -> Option<Client> {
        let mut client = Client {
            address: self.address,
            cookie: String::new(),
        };
        let answer = client
            .post("/login", &[("login", login), ("password", PASSWORD)])
            .unwrap();
        client.cookie = answer.cookie;
        (answer.status == 303).then_some(client)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may be gone already.
        self.child.kill().unwrap_or_default();
        self.child.wait().unwrap();
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub cookie: String,
    pub body: String,
}

/// Somebody at a browser.
#[derive(Clone)]
pub struct Client {
    pub address: SocketAddr,
    pub cookie: String,
}

impl Client {
    pub fn get(&self, path: &str) -> std::io::Result<Answer> {
        self.send(&self.head("GET", path, ""))
    }

    pub fn post(&self, path: &str, fields: &[(&str, &str)]) -> std::io::Result<Answer> {
        let body: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", web::form::encode(value)))
            .collect();
        let body = body.join("&");
        let kind = format!(
            "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n",
            body.len()
        );
        self.send(&(self.head("POST", path, &kind) + &body))
    }

    /// The beginning of a request, to be followed by its body.
    pub fn head(&self, method: &str, path: &str, more: &str) -> String {
        format!(
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nSec-Fetch-Site: same-origin\r\n\
             Connection: close\r\n{more}\r\n",
            self.address, self.cookie
        )
    }

    /// Sends a request as it is, whole or not.
    pub fn send(&self, request: &str) -> std::io::Result<Answer> {
        let mut stream = TcpStream::connect(self.address)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.write_all(request.as_bytes())?;
        let mut text = Vec::new();
        stream.read_to_end(&mut text)?;
        let text = String::from_utf8_lossy(&text).into_owned();
        let cut = || std::io::Error::from(std::io::ErrorKind::UnexpectedEof);
        let (head, body) = text.split_once("\r\n\r\n").ok_or_else(cut)?;
        let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
        let cookie = head
            .lines()
            .find_map(|line| line.strip_prefix("set-cookie: "))
            .and_then(|cookie| cookie.split(';').next());
        Ok(Answer {
            status: status.ok_or_else(cut)?,
            cookie: cookie.unwrap_or_default().to_owned(),
            body: body.to_owned(),
        })
    }

    /// A case that this person leads.
    pub fn a_case(&self) -> String {
        let page = self.get("/cases").unwrap();
        let (_, rest) = page.body.split_once("href=\"/cases/").expect(&page.body);
        format!("/cases/{}", &rest[..36])
    }

    /// Writes a note; `Ok(true)` means that the server has confirmed it.
    pub fn note(&self, case: &str, body: &str) -> std::io::Result<Answer> {
        // Yesterday, so that it stands among the newest that the case's page shows.
        #[expect(
            clippy::disallowed_methods,
            reason = "the server under test asks the same clock"
        )]
        let yesterday = jiff::Zoned::now().yesterday().unwrap();
        let date = yesterday.date().to_string();
        let fields = [
            ("date", date.as_str()),
            ("time", "14:10"),
            ("minutes", "45"),
            ("kind", "prison_visit"),
            ("outcome", "reached"),
            ("place", "JVA"),
            ("area", "skills_training"),
            ("epistemic", "client_statement"),
            ("body", body),
        ];
        self.post(&format!("{case}/notes"), &fields)
    }
}

/// The number of the newest entry of the log.
pub fn head(url: &str) -> i64 {
    in_store(url, async |tx| store::log::head(tx).await.unwrap().seq)
}

/// The notes that a database holds, and the number of log entries about notes after an entry.
pub fn notes(url: &str, after: i64) -> (Vec<String>, i64) {
    in_store(url, async |tx| {
        let rows = tx
            .query("SELECT body FROM contact_note", &[])
            .await
            .unwrap();
        let bodies = rows.iter().map(|row| row.get("body").unwrap()).collect();
        let count =
            "SELECT COUNT(*) AS entries FROM log_entry WHERE action = 'note.add' AND seq > $1";
        let entries = tx.query_one(count, &[after.into()]).await.unwrap();
        (bodies, entries.get("entries").unwrap())
    })
}

/// Looks into a database beside a running server.
pub fn in_store<T>(url: &str, look: impl AsyncFnOnce(&mut db::Tx) -> T) -> T {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let options = db::OpenOptions {
            read_only: true,
            ..db::OpenOptions::default()
        };
        let db = db::Db::open(&url.parse().unwrap(), &options).await.unwrap();
        let mut tx = db.snapshot().await.unwrap();
        let found = look(&mut tx).await;
        drop(tx);
        db.close().await.unwrap();
        found
    })
}

/// How often something is repeated: `short`, or `long` if `NAHTLOS_LONG` is set.
pub fn times(short: usize, long: usize) -> usize {
    if std::env::var_os("NAHTLOS_LONG").is_some() {
        long
    } else {
        short
    }
}

/// Says that a test could show nothing here, where `cargo xtask test` looks for it after all tests.
pub fn not_shown(what: &str) {
    eprintln!("not shown here: {what}");
    if let Some(place) = std::env::var_os("NAHTLOS_NOT_SHOWN") {
        let file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(place);
        writeln!(file.unwrap(), "{what}").unwrap();
    }
}

/// The permissions of a file.
pub fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}
