//! What is measured: a server on a database, with all that its rounds have shown.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::{
    people::{self, People},
    server::{Memory, Server},
    timed,
    wrk::Round,
};
use crate::shell;

/// The ceiling in the table.
pub const CEILING: &str = "Ceiling, SQLite";
/// The product on its embedded database.
pub const ON_SQLITE: &str = "Nahtlos, SQLite";
/// The product on a database server.
pub const ON_POSTGRES: &str = "Nahtlos, PostgreSQL";

/// The release program and a database.
#[derive(Debug, Clone)]
pub struct Product {
    /// The program.
    pub program: PathBuf,
    /// Where its data is.
    pub database: String,
}

impl Product {
    fn command(&self, words: &[&str]) -> std::process::Command {
        let mut command = std::process::Command::new(&self.program);
        command.args(words).args(["--database", &self.database]);
        command
    }

    /// Invents cases; returns how long that took, in seconds.
    pub fn generate(&self, cases: u32) -> Result<f64> {
        let cases = cases.to_string();
        let mut command = self.command(&["generate", "--cases", &cases]);
        let ((), seconds) = timed(|| shell::succeed(&mut command))?;
        Ok(seconds)
    }

    /// Starts the server.
    pub fn serve(&self) -> Result<Server> {
        let arguments = ["serve", "--database", &self.database];
        Server::start(
            &self.program,
            &[&arguments[..], &["--listen", "127.0.0.1:0"]].concat(),
        )
    }

    /// Starts the server, signs everybody in and stops it.
    pub fn visit(&self) -> Result<People> {
        let server = self.serve()?;
        let people = people::gather(&server)?;
        server.stop()?;
        Ok(people)
    }

    /// Verifies the log; returns its number of entries.
    pub fn log_entries(&self) -> Result<u64> {
        let said = shell::capture(&mut self.command(&["audit", "verify"]))?;
        said.split_once("whole: ")
            .and_then(|(_, rest)| rest.split(' ').next()?.parse().ok())
            .with_context(|| format!("`nahtlos audit verify` said: {said}"))
    }
}

/// A server that is measured.
pub struct Subject {
    /// What it is called in the table.
    pub name: &'static str,
    /// The running server.
    pub server: Server,
    /// Sessions and cases for the script.
    pub data: PathBuf,
    /// Verifies its log.
    auditor: Product,
    entries_before: u64,
    idle: Memory,
    kept: Vec<Kept>,
    answers: u64,
    requests_cut: u64,
    mistakes: Vec<String>,
}

/// A round that counts.
#[derive(Debug, Clone)]
pub struct Kept {
    /// `mix` or one request.
    pub kind: &'static str,
    /// Connections.
    pub connections: u32,
    /// What it showed.
    pub round: Round,
}

/// All that was found out about a server.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// What it is called.
    pub name: &'static str,
    /// The rounds that count.
    pub rounds: Vec<Kept>,
    /// From start to first answer, in milliseconds.
    pub ready_ms: u64,
    /// Memory before the first request.
    pub idle: Memory,
    /// The most memory that it took.
    pub most_kib: u64,
    /// Answers, those of rounds that do not count too.
    pub answers: u64,
    /// Entries that they left in the log.
    pub entries: u64,
    /// What was wrong; empty if nothing.
    pub mistakes: Vec<String>,
}

impl Subject {
    /// The product.
    pub fn product(name: &'static str, product: &Product, data: &Path) -> Result<Self> {
        let entries = product.log_entries()?;
        Self::new(name, product.serve()?, product.clone(), entries, data)
    }

    /// The ceiling on its own copy of a database.
    pub fn ceiling(
        program: &Path,
        file: &Path,
        auditor: &Product,
        sizes: [usize; 3],
        data: &Path,
    ) -> Result<Self> {
        let entries = auditor.log_entries()?;
        let file = file.to_str().context("the folder has a strange name")?;
        let sizes = sizes.map(|size| size.to_string());
        let arguments = [file, "127.0.0.1:0", &sizes[0], &sizes[1], &sizes[2]];
        let server = Server::start(program, &arguments)?;
        Self::new(CEILING, server, auditor.clone(), entries, data)
    }

    fn new(
        name: &'static str,
        server: Server,
        auditor: Product,
        entries_before: u64,
        data: &Path,
    ) -> Result<Self> {
        Ok(Self {
            name,
            idle: server.memory()?,
            server,
            data: data.to_owned(),
            auditor,
            entries_before,
            kept: Vec::new(),
            answers: 0,
            requests_cut: 0,
            mistakes: Vec::new(),
        })
    }

    /// Whether it has this page: the ceiling has no day.
    pub fn answers_to(&self, kind: &str) -> bool {
        kind != "day" || self.name != CEILING
    }

    /// Takes a round; it counts in the table unless it only warmed up.
    pub fn keep(&mut self, kind: &'static str, connections: u32, counts: bool, round: Round) {
        self.answers += round.answers;
        self.requests_cut += u64::from(connections);
        if round.mistakes > 0 {
            self.mistakes.push(format!(
                "{}, {kind}: {} wrong answers, such as `{}`",
                self.name, round.mistakes, round.mistake
            ));
        }
        if counts {
            self.kept.push(Kept {
                kind,
                connections,
                round,
            });
        }
    }

    /// Stops the server and holds its log against the answers. When a round ends, wrk hangs up on
    /// what was asked a moment ago: so much more may stand in the log, and never less.
    pub fn finish(mut self) -> Result<Found> {
        let (ready_after, memory) = (self.server.ready_after, self.server.memory()?);
        self.server.stop()?;
        let entries = self
            .auditor
            .log_entries()?
            .saturating_sub(self.entries_before);
        if entries < self.answers || entries > self.answers + self.requests_cut {
            self.mistakes.push(format!(
                "{}: {} answers left {entries} entries in the log",
                self.name, self.answers
            ));
        }
        Ok(Found {
            name: self.name,
            rounds: self.kept,
            ready_ms: u64::try_from(ready_after.as_millis()).unwrap_or(u64::MAX),
            idle: self.idle,
            most_kib: memory.most,
            answers: self.answers,
            entries,
            mistakes: self.mistakes,
        })
    }
}
