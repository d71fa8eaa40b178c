//! One round of load by wrk, and what it says.

use std::{path::Path, process::Command, time::Duration};

use anyhow::{Context, Result, bail, ensure};

use super::server::{Server, database_cpu};
use crate::shell;

/// What one round measured.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Round {
    /// Answers.
    pub answers: u64,
    /// How long it took.
    pub lasted: Duration,
    /// Half of the answers came within.
    pub median: Duration,
    /// All but one in a hundred came within.
    pub p99: Duration,
    /// The slowest.
    pub slowest: Duration,
    /// Bytes of all answers with their heads.
    pub bytes: u64,
    /// Answers that were wrong, and connections that failed.
    pub mistakes: u64,
    /// Notes that were taken.
    pub notes: u64,
    /// One of the mistakes.
    pub mistake: String,
    /// Processor time of the server.
    pub cpu: Duration,
    /// Processor time of PostgreSQL meanwhile.
    pub database_cpu: Duration,
}

/// What is asked for.
pub struct Load<'a> {
    /// The script.
    pub script: &'a Path,
    /// Sessions and cases of the system.
    pub data: &'a Path,
    /// `mix`, or one of its requests.
    pub kind: &'a str,
    /// Connections, each a thread of wrk.
    pub connections: u32,
    /// How long.
    pub seconds: u32,
    /// Different for each round: seeds the choices and marks the notes.
    pub run: u32,
}

/// Runs one round against a server.
pub fn round(server: &Server, load: &Load<'_>) -> Result<Round> {
    let (before, database_before) = (server.cpu()?, database_cpu()?);
    let mut command = Command::new("wrk");
    command
        .args(["--threads", &load.connections.to_string()])
        .args(["--connections", &load.connections.to_string()])
        .args(["--duration", &format!("{}s", load.seconds)])
        .args(["--timeout", "30s", "--script"])
        .arg(load.script)
        .arg(format!("http://{}", server.address))
        .arg("--")
        .arg(load.data)
        .args([load.kind, &load.run.to_string()]);
    let output = shell::capture(&mut command)?;
    let line = output.lines().find_map(|line| line.strip_prefix("RESULT "));
    let mut round = parsed(line.with_context(|| format!("wrk said:\n{output}"))?)?;
    round.cpu = server.cpu()?.saturating_sub(before);
    round.database_cpu = database_cpu()?.saturating_sub(database_before);
    ensure!(round.answers > 0, "nothing was answered:\n{output}");
    Ok(round)
}

fn parsed(line: &str) -> Result<Round> {
    let mut words = line.splitn(9, ' ');
    let numbers: Vec<u64> = words
        .by_ref()
        .take(8)
        .map(str::parse)
        .collect::<Result<_, _>>()
        .with_context(|| format!("a result of wrk: {line}"))?;
    let [
        answers,
        lasted,
        median,
        p99,
        slowest,
        bytes,
        mistakes,
        notes,
    ] = numbers[..]
    else {
        bail!("a result of wrk: {line}");
    };
    Ok(Round {
        answers,
        lasted: Duration::from_micros(lasted),
        median: Duration::from_micros(median),
        p99: Duration::from_micros(p99),
        slowest: Duration::from_micros(slowest),
        bytes,
        mistakes,
        notes,
        mistake: words.next().unwrap_or("").to_owned(),
        cpu: Duration::ZERO,
        database_cpu: Duration::ZERO,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_result_is_read_with_its_mistake() {
        let round = parsed("10 2000000 300 900 1000 5000 1 3 a case lacks the name").unwrap();
        assert_eq!((round.answers, round.mistakes, round.notes), (10, 1, 3));
        assert_eq!(round.p99, Duration::from_micros(900));
        assert_eq!(round.mistake, "a case lacks the name");
        assert!(parsed("10 20").is_err() && parsed("a b c d e f g h").is_err());
    }
}
