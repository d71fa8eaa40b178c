//! The server under measurement, and what the kernel says about it.

use std::{
    io::{BufRead, BufReader},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

/// Ticks of processor time per second, as Linux counts them for programs.
const TICKS_PER_SECOND: f64 = 100.0;

/// A running server.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: String,
    /// Time from start to the first answer.
    pub ready_after: Duration,
}

impl Server {
    /// Starts the server on a free port and waits for its first answer.
    pub fn start(program: &Path, database: &str) -> Result<Self> {
        let began = Instant::now();
        let mut child = Command::new(program)
            .args(["serve", "--database", database, "--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()?;
        let output = child.stdout.take().context("the server has no output")?;
        let line = BufReader::new(output)
            .lines()
            .map_while(Result::ok)
            .find(|line| line.contains("listens on"))
            .context("the server did not start")?;
        let address = line
            .rsplit("http://")
            .next()
            .unwrap_or("")
            .trim()
            .to_owned();
        while TcpStream::connect(&address).is_err() {
            if began.elapsed() > Duration::from_secs(30) {
                bail!("nothing answers on {address}");
            }
        }
        super::browser::Browser::connect(&address)?.get("/login")?;
        Ok(Self {
            child,
            address,
            ready_after: began.elapsed(),
        })
    }

    /// Processor time spent so far, in the program and in the kernel for it.
    pub fn cpu(&self) -> Result<Duration> {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id()))?;
        // The name in brackets may hold spaces; what follows it does not.
        let fields: Vec<&str> = stat
            .rsplit_once(") ")
            .map_or("", |(_, rest)| rest)
            .split(' ')
            .collect();
        let ticks: f64 = [11, 12]
            .into_iter()
            .filter_map(|at: usize| fields.get(at).and_then(|field| field.parse::<f64>().ok()))
            .sum();
        Ok(Duration::from_secs_f64(ticks / TICKS_PER_SECOND))
    }

    /// Resident memory.
    pub fn memory_mib(&self) -> Result<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let line = status
            .lines()
            .find(|line| line.starts_with("VmRSS:"))
            .unwrap_or("");
        let kib: u64 = line
            .split_whitespace()
            .nth(1)
            .and_then(|number| number.parse().ok())
            .unwrap_or(0);
        Ok(kib / 1024)
    }

    /// Stops it.
    pub fn stop(self) {
        drop(self);
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
