//! A PostgreSQL server that lives for one run of the tests.
//!
//! It lies in a folder of its own, listens on a free port of the loopback address only, and lets
//! in who knows a password made up for this run. It trades safety of its data for speed, so it is
//! for tests and nothing else. PostgreSQL refuses to run as root; when we are root, an
//! unprivileged user owns the folder and runs the server.
//!
//! Cleaning up is the work of a second process, the *keeper*: a shell that waits for the end of a
//! pipe that only we hold. The pipe ends when we are done, but also when we fail, are interrupted
//! or killed, and then the keeper stops the server and removes the folder.

use std::fs;
use std::io::Read;
use std::net::TcpListener;
use std::os::unix::fs::{DirBuilderExt, chown};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{install, shell};

/// The environment variable in which tests find the server: a URL of a superuser, who may create
/// databases. If it is set already, no server is started.
pub const VARIABLE: &str = "NAHTLOS_TEST_POSTGRES";

/// The superuser of the scratch server.
const SUPERUSER: &str = "nahtlos_test";

/// How often a start is tried, since the port found free may be taken a moment later.
const ATTEMPTS: u32 = 3;

/// Waits for the end of its input, then runs its arguments from the second on (the command that
/// stops the server) and removes the folder that the first one names.
const KEEPER: &str = r#"trap "" HUP INT TERM
cat >/dev/null
folder=$1
shift
"$@" >/dev/null 2>&1
rm -rf -- "$folder""#;

/// A running scratch server; it stops when this value is dropped.
pub struct Server {
    url: String,
    keeper: Child,
}

impl Server {
    /// Makes a fresh cluster with the programs in `bin` and starts it.
    ///
    /// # Errors
    /// Names the program that failed; for the server itself also the end of its log.
    pub fn start(bin: &Path) -> Result<Self> {
        let scratch = Scratch::create(bin)?;
        let keeper = scratch.appoint_keeper()?;
        let password = random_word()?;
        let mut server = Self {
            url: String::new(),
            keeper,
        };
        scratch.make_cluster(&password)?;
        let port = scratch.launch()?;
        server.url = format!("postgres://{SUPERUSER}:{password}@127.0.0.1:{port}/postgres");
        Ok(server)
    }

    /// The URL of the superuser, as tests find it in [`VARIABLE`].
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        if let Err(error) = self.keeper.wait() {
            eprintln!("warning: could not wait for the scratch PostgreSQL to stop: {error}");
        }
    }
}

/// The chore: runs a command with [`VARIABLE`] set, e.g. the tests of one crate while working.
///
/// # Errors
/// As [`Server::start`], or the command's failure.
pub fn run(root: &Path, arguments: &[String]) -> Result<()> {
    let Some((program, rest)) = arguments.split_first() else {
        bail!("name the command to run, e.g. `cargo xtask postgres cargo nextest run -p store`");
    };
    let server = Server::start(&install::postgres(true)?)?;
    let mut command = Command::new(program);
    shell::succeed(
        command
            .args(rest)
            .current_dir(root)
            .env(VARIABLE, server.url()),
    )
}

/// The folder of one server and how commands are run beside it.
struct Scratch {
    bin: PathBuf,
    folder: PathBuf,
    /// The user and group numbers of the server, if we are root and cannot be it ourselves.
    owner: Option<(u32, u32)>,
}

impl Scratch {
    fn create(bin: &Path) -> Result<Self> {
        let owner = if install::is_root()? {
            Some(unprivileged()?)
        } else {
            None
        };
        // A folder in root's home is no place that the unprivileged user can reach.
        let parent = if owner.is_some() {
            PathBuf::from("/tmp")
        } else {
            std::env::temp_dir()
        };
        let folder = parent.join(format!("nahtlos-postgres-{}", random_word()?));
        fs::DirBuilder::new()
            .mode(0o700)
            .create(&folder)
            .with_context(|| format!("cannot create the folder {}", folder.display()))?;
        if let Some((user, group)) = owner {
            chown(&folder, Some(user), Some(group))
                .with_context(|| format!("cannot give away the folder {}", folder.display()))?;
        }
        Ok(Self {
            bin: bin.to_path_buf(),
            folder,
            owner,
        })
    }

    fn cluster(&self) -> PathBuf {
        self.folder.join("cluster")
    }

    fn log(&self) -> PathBuf {
        self.folder.join("log")
    }

    /// A server program as the user who may run it, in a folder which that user may enter.
    fn program(&self, name: &str) -> Command {
        let path = self.bin.join(name);
        let mut command = match self.owner {
            None => Command::new(path),
            Some((user, group)) => {
                let mut command = Command::new("setpriv");
                command
                    .args(["--reuid", &user.to_string(), "--regid", &group.to_string()])
                    .args(["--clear-groups", "--"])
                    .arg(path);
                command
            }
        };
        command.current_dir(&self.folder).env("LC_ALL", "C");
        command
    }

    fn appoint_keeper(&self) -> Result<Child> {
        let mut stop = self.program("pg_ctl");
        stop.args(["stop", "--mode", "immediate", "--pgdata"])
            .arg(self.cluster());
        Command::new("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(&self.folder)
            .arg(stop.get_program())
            .args(stop.get_args())
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .context("cannot start `sh` to look after the scratch PostgreSQL")
    }

    fn make_cluster(&self, password: &str) -> Result<()> {
        let file = self.folder.join("password");
        fs::write(&file, password).context("cannot write the scratch PostgreSQL's password")?;
        let mut initdb = self.program("initdb");
        initdb
            .args(["--username", SUPERUSER, "--auth", "password", "--no-sync"])
            .args(["--encoding", "UTF8", "--locale", "C"])
            .arg("--pwfile")
            .arg(&file)
            .arg("--pgdata")
            .arg(self.cluster());
        shell::capture(&mut initdb).map(drop)
    }

    /// Starts the server and returns its port once it answers.
    fn launch(&self) -> Result<u16> {
        let settings = self.cluster().join("postgresql.conf");
        let defaults = fs::read_to_string(&settings).context("initdb left no configuration")?;
        let mut attempt = 1;
        loop {
            let port = free_port()?;
            fs::write(&settings, format!("{defaults}\n{}", configuration(port)))
                .context("cannot write the scratch PostgreSQL's configuration")?;
            let mut start = self.program("pg_ctl");
            start
                .args(["start", "--wait", "--silent", "--pgdata"])
                .arg(self.cluster());
            start.arg("--log").arg(self.log()).stdout(Stdio::null());
            match shell::succeed(&mut start) {
                Ok(()) => return Ok(port),
                Err(_) if attempt < ATTEMPTS => attempt += 1,
                Err(error) => return Err(error.context(self.end_of_log())),
            }
        }
    }

    fn end_of_log(&self) -> String {
        let log = fs::read_to_string(self.log()).unwrap_or_default();
        let last = log.lines().rev().take(5).collect::<Vec<_>>();
        format!(
            "the scratch PostgreSQL did not start; the end of its log:\n{}",
            last.into_iter().rev().collect::<Vec<_>>().join("\n")
        )
    }
}

/// Settings of a server whose data may be lost at any time.
fn configuration(port: u16) -> String {
    format!(
        "listen_addresses = '127.0.0.1'\n\
         port = {port}\n\
         unix_socket_directories = ''\n\
         max_connections = 300\n\
         fsync = off\n\
         synchronous_commit = off\n\
         full_page_writes = off\n\
         autovacuum = off\n"
    )
}

/// The numbers of a user and group that own nothing of worth: Debian's database user, who exists
/// once the server is installed, or else nobody.
fn unprivileged() -> Result<(u32, u32)> {
    for user in ["postgres", "nobody"] {
        let number = |option: &str| -> Result<u32> {
            Ok(shell::capture(Command::new("id").args([option, user]))?
                .trim()
                .parse()?)
        };
        if let (Ok(id), Ok(group)) = (number("-u"), number("-g")) {
            return Ok((id, group));
        }
    }
    bail!("PostgreSQL cannot run as root, and there is neither a user `postgres` nor `nobody`")
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

/// Sixteen hexadecimal digits that nobody can guess.
fn random_word() -> Result<String> {
    let mut bytes = [0; 8];
    fs::File::open("/dev/urandom")
        .and_then(|mut source| source.read_exact(&mut bytes))
        .context("cannot read /dev/urandom")?;
    Ok(format!("{:016x}", u64::from_ne_bytes(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_server_is_reachable_from_this_machine_only() {
        let settings = configuration(54321);
        assert!(settings.contains("listen_addresses = '127.0.0.1'\n"));
        assert!(settings.contains("port = 54321\n"));
    }

    #[test]
    fn random_words_are_long_and_differ() {
        let (one, other) = (random_word().unwrap(), random_word().unwrap());
        assert_eq!(one.len(), 16);
        assert_ne!(one, other);
    }

    #[test]
    fn the_chore_wants_a_command() {
        let message = run(Path::new("."), &[]).unwrap_err().to_string();
        assert!(message.contains("name the command"), "{message}");
    }
}
