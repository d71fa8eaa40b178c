//! The server under measurement, and what the kernel says about it.

use std::{
    io::{BufRead, BufReader},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::shell;

/// Ticks of processor time per second, as Linux counts them for programs.
const TICKS_PER_SECOND: f64 = 100.0;

/// A server is watched so long to see whether it rests.
const LOOK: Duration = Duration::from_secs(5);
/// It is waited for at most so long.
const MOST_REST: Duration = Duration::from_hours(1);

/// A running server.
pub struct Server {
    child: Child,
    /// Where it listens.
    pub address: String,
    /// Time from start to the first answer.
    pub ready_after: Duration,
}

/// Resident memory of a server, in KiB.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    /// At this moment.
    pub now: u64,
    /// That of it which is the server's own. The rest are pages of the program's file, which the
    /// kernel maps in ahead and takes back when it needs the room.
    pub own: u64,
    /// The most so far.
    pub most: u64,
}

impl Server {
    /// Starts a server that says where it listens, and waits for its first answer.
    pub fn start(program: &Path, arguments: &[&str]) -> Result<Self> {
        let began = Instant::now();
        let mut child = Command::new(program)
            .args(arguments)
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
        Ok(spent(&stat))
    }

    /// Waits until the server has done what it does by itself after a start, such as looking through its file: it
    /// rests when it spends less than a fiftieth of a processor. Returns how long that took.
    pub fn rested(&self) -> Result<Duration> {
        let began = Instant::now();
        // That work begins some seconds after the start.
        std::thread::sleep(Duration::from_secs(8));
        loop {
            let before = self.cpu()?;
            std::thread::sleep(LOOK);
            if self.cpu()?.saturating_sub(before) * 50 < LOOK {
                return Ok(began.elapsed());
            }
            if began.elapsed() > MOST_REST {
                bail!("{} is still busy by itself", self.address);
            }
        }
    }

    /// Resident memory.
    pub fn memory(&self) -> Result<Memory> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kib = |name: &str| {
            status
                .lines()
                .find_map(|line| line.strip_prefix(name))
                .and_then(|rest| rest.split_whitespace().next()?.parse().ok())
                .with_context(|| format!("the kernel does not tell {name}"))
        };
        Ok(Memory {
            now: kib("VmRSS:")?,
            own: kib("RssAnon:")?,
            most: kib("VmHWM:")?,
        })
    }

    /// Asks it to stop, and waits until it has.
    pub fn stop(mut self) -> Result<()> {
        shell::succeed(Command::new("kill").arg(self.child.id().to_string()))?;
        self.child.wait()?;
        Ok(())
    }
}

/// Processor time that all processes of PostgreSQL on this machine have spent so far: what a request
/// costs there is not in the server's own figure.
pub fn database_cpu() -> Result<Duration> {
    let mut all = Duration::ZERO;
    for entry in std::fs::read_dir("/proc")? {
        // A process may end while it is looked at.
        let stat = std::fs::read_to_string(entry?.path().join("stat")).unwrap_or_default();
        if stat.contains("(postgres)") {
            all += spent(&stat);
        }
    }
    Ok(all)
}

/// What a process has spent, from the kernel's line about it.
fn spent(stat: &str) -> Duration {
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
    Duration::from_secs_f64(ticks / TICKS_PER_SECOND)
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_of_a_process_is_read_behind_its_name() {
        let stat = "7 (a b) c) S 1 2 3 4 5 6 7 8 9 10 150 50 0 0 20";
        assert_eq!(spent(stat), Duration::from_secs(2));
        assert_eq!(spent(""), Duration::ZERO);
    }
}
