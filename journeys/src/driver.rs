//! chromedriver: found, started on a free port, and ended together with its browser.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

/// What it says once it listens, before the number of its port.
const GREETING: &str = "started successfully on port ";

/// Longest time for it to close its browser when asked.
const FAREWELL: Duration = Duration::from_secs(5);

/// A running chromedriver.
pub struct Driver {
    child: Child,
    port: u16,
}

impl Driver {
    /// Starts it.
    ///
    /// # Errors
    /// Says what to install if browser or driver is missing.
    pub fn start() -> Result<Self> {
        let program = find("chromedriver")?;
        let mut child = Command::new(&program)
            .args(["--port=0", "--log-level=SEVERE"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let output = child.stdout.take().context("the driver has no output")?;
        let mut driver = Self { child, port: 0 };
        let mut lines = BufReader::new(output).lines().map_while(Result::ok);
        driver.port = lines
            .find_map(|line| {
                let (_, port) = line.split_once(GREETING)?;
                port.trim_end_matches('.').trim().parse().ok()
            })
            .context("chromedriver did not come up")?;
        thread::spawn(move || lines.for_each(drop));
        Ok(driver)
    }

    /// Where it listens.
    pub(crate) fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Asks it to close its browsers and itself; a killed driver would leave them behind.
    fn shut_down(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(FAREWELL))?;
        stream
            .write_all(b"GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
        std::io::copy(&mut stream, &mut std::io::sink()).map(drop)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.shut_down();
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The path of Debian's browser.
///
/// # Errors
/// Says what to install.
pub(crate) fn chromium() -> Result<PathBuf> {
    find("chromium")
}

fn find(program: &str) -> Result<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let found = env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file());
    let Some(found) = found else {
        bail!(
            "`{program}` is missing, and without it no page can be seen in a browser; on Debian: \
             `apt-get install chromium chromium-driver`"
        );
    };
    Ok(found)
}
