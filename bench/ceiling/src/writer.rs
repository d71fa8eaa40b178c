//! The one writer, with group commit: whoever waits while a batch is written is in the next one.

use std::{sync::mpsc, thread};

use rusqlite::{Connection, config::DbConfig};
use tokio::sync::oneshot;

use crate::Failure;

type Work = Box<dyn FnOnce(&Connection) -> rusqlite::Result<()> + Send>;
type Job = (Work, oneshot::Sender<Result<(), String>>);

/// Most changes in one transaction.
const BATCH: usize = 256;

/// Where changes are handed in.
pub struct Writer {
    jobs: mpsc::Sender<Job>,
}

impl Writer {
    /// Opens the file and starts the thread that writes.
    pub fn start(file: &str) -> Result<Self, Failure> {
        let connection = Connection::open(file)?;
        connection.set_prepared_statement_cache_capacity(64);
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        connection.execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
             PRAGMA temp_store = MEMORY;",
        )?;
        let (jobs, waiting) = mpsc::channel::<Job>();
        thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || {
                while let Ok(first) = waiting.recv() {
                    let batch = std::iter::once(first).chain(waiting.try_iter());
                    commit(&connection, batch.take(BATCH));
                }
            })?;
        Ok(Self { jobs })
    }

    /// Does the work and waits until it is durable.
    pub async fn write(
        &self,
        work: impl FnOnce(&Connection) -> rusqlite::Result<()> + Send + 'static,
    ) -> Result<(), Failure> {
        let (answer, answered) = oneshot::channel();
        self.jobs
            .send((Box::new(work), answer))
            .map_err(|_| "the writer is gone")?;
        Ok(answered.await??)
    }
}

/// All of a batch or nothing: here nobody sends what the tables refuse.
fn commit(connection: &Connection, batch: impl Iterator<Item = Job>) {
    let mut answers = Vec::new();
    let mut result = connection.execute_batch("BEGIN IMMEDIATE");
    for (work, answer) in batch {
        if result.is_ok() {
            result = work(connection);
        }
        answers.push(answer);
    }
    result = result.and_then(|()| connection.execute_batch("COMMIT"));
    if result.is_err() && !connection.is_autocommit() {
        connection.execute_batch("ROLLBACK").unwrap_or_default();
    }
    let result = result.map_err(|error| error.to_string());
    for answer in answers {
        // Whoever no longer listens has hung up.
        answer.send(result.clone()).unwrap_or_default();
    }
}
