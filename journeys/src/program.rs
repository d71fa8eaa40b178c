//! The program under test, as `cargo run -- demo` starts it.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use tempfile::TempDir;

/// The password of all accounts of the demonstration.
pub const PASSWORD: &str = "drei-birken-am-ufer";

/// The day that the demonstration takes as today, a Monday: the sample list in `docs/samples` and
/// all expectations fit it.
pub const TODAY: &str = "2026-11-23";

/// Longest time until it listens: a debug build invents sixty cases first.
const START: Duration = Duration::from_secs(90);

/// A running demonstration with a database of its own.
pub struct Program {
    child: Child,
    address: String,
    /// Holds the database; the program finds it as the folder for temporary files.
    _folder: TempDir,
}

impl Program {
    /// Builds the program if its source is newer, starts it, and waits until it listens.
    ///
    /// # Errors
    /// If it cannot be built or does not come up.
    pub async fn start() -> Result<Self> {
        let program = tokio::task::spawn_blocking(build).await??;
        let folder = tempfile::tempdir()?;
        let mut child = Command::new(&program)
            .args(["demo", "--listen", "127.0.0.1:0", "--today", TODAY])
            .env("TMPDIR", folder.path())
            .env("RUST_LOG", "error")
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let output = child.stdout.take().context("the program has no output")?;
        let mut program = Self {
            child,
            address: String::new(),
            _folder: folder,
        };
        program.address = tokio::task::spawn_blocking(move || first_address(output)).await??;
        Ok(program)
    }

    /// Where it listens, such as `http://127.0.0.1:40123`.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program's own path after a build that does nothing when nothing has changed.
fn build() -> Result<PathBuf> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .current_dir(crate::root())
        .args(["build", "--quiet", "--locked", "--package", "nahtlos"])
        .status()
        .context("cannot run cargo")?;
    ensure!(status.success(), "`cargo build -p nahtlos` failed");
    // A test lies in `debug/deps`, the program one folder above, and so does what takes pictures.
    let own = std::env::current_exe()?;
    let folder = own
        .ancestors()
        .skip(1)
        .find(|folder| !folder.ends_with("deps"))
        .context("this program has no folder")?;
    Ok(folder.join("nahtlos"))
}

/// Reads on for as long as the program lives, so that it never writes into a closed pipe.
fn first_address(output: impl std::io::Read + Send + 'static) -> Result<String> {
    let (tell, hear) = mpsc::channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            let _ = tell.send(line);
        }
    });
    loop {
        let line = hear
            .recv_timeout(START)
            .context("the demonstration did not come up")?;
        if let Some(address) = line.trim().strip_prefix("http://") {
            return Ok(format!("http://{address}"));
        }
    }
}
