//! The one writer of a SQLite file, and the batches that share a `COMMIT`.
//!
//! Invariant between turns: either no transaction is open and the batch is empty, or one is open
//! and holds exactly the released savepoints of the batch. Every step that touches it runs without
//! an `await`, so a dropped future cannot leave it half-way.

use std::{
    fs::File,
    io,
    sync::{
        Arc,
        mpsc::{Receiver, Sender},
    },
    thread,
};

use tokio::sync::{Mutex as TurnLock, OwnedMutexGuard, oneshot};

use super::statement::{self, Conn, explain};
use crate::DbError;

type Answer = oneshot::Sender<Result<(), DbError>>;

/// How many transactions were committed, and with how many `COMMIT`s of the engine.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CommitCounts {
    /// Transactions that were acknowledged as durable.
    pub transactions: u64,
    /// Batches they were written in, one `fsync` each.
    pub batches: u64,
}

pub(super) struct Writer {
    /// `None` after [`Writer::close`]. The lock file is released after the connection is gone.
    open: Option<(Conn, Arc<File>)>,
    /// Those who wait for the open transaction's `COMMIT`.
    batch: Vec<Answer>,
    /// Wakes the thread that commits; `None` after [`Writer::close`].
    committer: Option<Sender<()>>,
    counts: CommitCounts,
}

impl Writer {
    pub(super) fn new(connection: Conn, lock: Arc<File>, committer: Sender<()>) -> Self {
        Self {
            open: Some((connection, lock)),
            batch: Vec::new(),
            committer: Some(committer),
            counts: CommitCounts::default(),
        }
    }

    pub(super) fn counts(&self) -> CommitCounts {
        self.counts
    }

    fn connection(&self) -> Result<&Conn, DbError> {
        self.open
            .as_ref()
            .map(|(connection, _)| connection)
            .ok_or(DbError::Closed)
    }

    fn control(&self, sql: &str) -> Result<(), DbError> {
        statement::control(self.connection()?, sql)
    }

    fn begin(&mut self) -> Result<(), DbError> {
        if self.connection()?.is_autocommit() {
            self.control("BEGIN IMMEDIATE")?;
        }
        self.control("SAVEPOINT turn")
            .inspect_err(|error| self.settle(error))
    }

    /// Ends a turn well: the caller joins the batch. Says whether it is the batch's first.
    fn release(&mut self) -> Result<(oneshot::Receiver<Result<(), DbError>>, bool), DbError> {
        self.control("RELEASE turn")?;
        let (answer, answered) = oneshot::channel();
        self.batch.push(answer);
        Ok((answered, self.batch.len() == 1))
    }

    /// Ends a turn badly: its changes go, those of the batch stay.
    fn roll_back(&mut self) {
        let Ok(connection) = self.connection() else {
            return;
        };
        if connection.is_autocommit() {
            return;
        }
        let undone = self
            .control("ROLLBACK TO turn")
            .and_then(|()| self.control("RELEASE turn"));
        match undone {
            Ok(()) => self.settle(&DbError::Aborted),
            // A savepoint that cannot be undone must not be committed with the others.
            Err(error) => {
                if let Err(again) = self.control("ROLLBACK") {
                    tracing::error!(code = again.code(), "rolling back failed");
                }
                self.settle(&error);
            }
        }
    }

    /// Restores the invariant after something went wrong: a transaction nobody waits for is
    /// closed; if the engine has thrown the whole transaction away (full disk, read error), those
    /// who waited for it are told why.
    fn settle(&mut self, error: &DbError) {
        let autocommit = self
            .connection()
            .map_or(true, |connection| connection.is_autocommit());
        if autocommit {
            tell(std::mem::take(&mut self.batch), &Err(error.clone()));
        } else if self.batch.is_empty()
            && let Err(error) = self.control("ROLLBACK")
        {
            tracing::error!(code = error.code(), "closing an empty transaction failed");
        }
    }

    /// The thread is there as long as the writer is open.
    fn wake_committer(&self) {
        if let Some(committer) = &self.committer {
            committer.send(()).unwrap_or_default();
        }
    }

    /// Commits for the batch and returns who is to be told, and what.
    fn commit_batch(&mut self) -> (Vec<Answer>, Result<(), DbError>) {
        if self.batch.is_empty() {
            return (Vec::new(), Ok(()));
        }
        let result = self.control("COMMIT");
        match &result {
            Ok(()) => {
                self.counts.batches += 1;
                self.counts.transactions += u64::try_from(self.batch.len()).unwrap_or(u64::MAX);
            }
            Err(error) => {
                tracing::error!(
                    code = error.code(),
                    writers = self.batch.len(),
                    "COMMIT failed"
                );
                if self
                    .connection()
                    .is_ok_and(|connection| !connection.is_autocommit())
                    && let Err(error) = self.control("ROLLBACK")
                {
                    tracing::error!(code = error.code(), "rolling back a batch failed");
                }
            }
        }
        (std::mem::take(&mut self.batch), result)
    }

    /// Goes on as `settings` (pragmas) say, once the open batch is durable.
    pub(super) fn set(&mut self, settings: &str) -> Result<(), DbError> {
        let (batch, result) = self.commit_batch();
        tell(batch, &result);
        self.connection()?
            .execute_batch(settings)
            .map_err(|error| explain(&error, settings))
    }

    pub(super) fn close(&mut self) -> Result<(), DbError> {
        let (batch, result) = self.commit_batch();
        tell(batch, &result);
        self.committer = None;
        let Some((connection, lock)) = self.open.take() else {
            return Ok(());
        };
        let sql = "PRAGMA wal_checkpoint(TRUNCATE)";
        let checkpoint = connection.query_row(sql, [], |_| Ok(()));
        let closed = connection.close();
        drop(lock);
        checkpoint.and(closed).map_err(|error| explain(&error, sql))
    }
}

fn tell(batch: Vec<Answer>, result: &Result<(), DbError>) {
    for answer in batch {
        // Whoever no longer listens was cancelled; its change is durable all the same.
        answer.send(result.clone()).unwrap_or_default();
    }
}

/// A turn of the writer, with a savepoint of its own.
pub(crate) struct WriterTurn {
    /// `None` once the turn has ended.
    guard: Option<OwnedMutexGuard<Writer>>,
}

impl WriterTurn {
    pub(super) async fn take(lock: &Arc<TurnLock<Writer>>) -> Result<Self, DbError> {
        let mut guard = Arc::clone(lock).lock_owned().await;
        guard.begin()?;
        Ok(Self { guard: Some(guard) })
    }

    /// Runs a statement, and looks after the batch if it fails.
    pub(crate) fn run<T>(
        &mut self,
        statement: impl FnOnce(&Conn) -> Result<T, DbError>,
    ) -> Result<T, DbError> {
        let guard = self.guard.as_mut().ok_or(DbError::Closed)?;
        let result = statement(guard.connection()?);
        if let Err(error) = &result
            && guard.connection()?.is_autocommit()
        {
            guard.settle(error);
        }
        result
    }

    /// Waits until the batch is durable.
    pub(crate) async fn commit(mut self) -> Result<(), DbError> {
        let answered = {
            let guard = self.guard.as_mut().ok_or(DbError::Closed)?;
            let (answered, first) = guard.release()?;
            if first {
                guard.wake_committer();
            }
            self.guard = None;
            answered
        };
        // The answer is only missing if the runtime went down before the COMMIT.
        answered.await.unwrap_or(Err(DbError::Closed))
    }
}

impl Drop for WriterTurn {
    fn drop(&mut self) {
        if let Some(guard) = self.guard.as_mut() {
            guard.roll_back();
        }
    }
}

/// The thread that commits: woken by the first of a batch, it queues for a turn behind those who
/// write already, and commits for all who had theirs before. A thread of its own, because an
/// `fsync` blocks, and because handing it to the runtime each time costs two more switches. It ends
/// when the writer is closed or gone.
pub(super) fn start_committer(
    writer: &Arc<TurnLock<Writer>>,
    batches: Receiver<()>,
) -> io::Result<()> {
    let writer = Arc::downgrade(writer);
    let work = move || {
        while batches.recv().is_ok() {
            let Some(writer) = writer.upgrade() else {
                return;
            };
            let (batch, result) = writer.blocking_lock_owned().commit_batch();
            // Told last, when this thread holds nothing: whoever is told may close the file.
            tell(batch, &result);
        }
    };
    thread::Builder::new()
        .name("nahtlos-commit".to_owned())
        .spawn(work)
        .map(|_| ())
}
