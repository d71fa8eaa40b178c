//! SQLite: opening a file, one writer, several readers.

mod file;
mod statement;
mod writer;

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError, mpsc},
    time::Duration,
};

use tokio::{
    sync::{Mutex as TurnLock, OwnedSemaphorePermit, Semaphore},
    time::timeout,
};

use self::{
    statement::check,
    writer::{Writer, start_committer},
};
pub(crate) use self::{
    statement::{Conn, control, each, execute, execute_many, query, script},
    writer::WriterTurn,
};
use crate::{DbError, OpenOptions};

pub use self::writer::CommitCounts;

/// While a database is filled: nothing waits for the disk, keys are not looked up, and few pages are
/// written twice.
const FILLING: &str = "PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; \
                       PRAGMA cache_size = -131072; PRAGMA wal_autocheckpoint = 32768;";
/// As always, and what was written goes into the file.
const FILLED: &str = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                      PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000; \
                      PRAGMA wal_checkpoint(TRUNCATE);";

/// An open SQLite file.
pub(crate) struct Sqlite {
    path: PathBuf,
    /// `None` if the file was opened for reading.
    writer: Option<Arc<TurnLock<Writer>>>,
    readers: Arc<Readers>,
    checking: Arc<file::Checking>,
    wait: Duration,
}

struct Readers {
    count: u32,
    permits: Arc<Semaphore>,
    idle: Mutex<Idle>,
}

/// What waits for readers, and what readers keep alive.
#[derive(Default)]
struct Idle {
    /// As many as the semaphore has free permits.
    connections: Vec<Conn>,
    /// Shared with the writer: the file is locked while anybody can touch it. `None` once closed.
    _lock: Option<Arc<File>>,
}

/// A reading connection on loan; it goes back when dropped.
pub(crate) struct Reader {
    connection: Option<Conn>,
    home: Arc<Readers>,
    // Dropped after `Drop::drop` has put the connection back: a permit promises a connection.
    _permit: OwnedSemaphorePermit,
}

impl Sqlite {
    pub(crate) async fn open(path: &Path, options: &OpenOptions) -> Result<Self, DbError> {
        let place = path.to_owned();
        let (create, read_only) = (options.create, options.read_only);
        let count = u32::try_from(options.readers.max(1)).unwrap_or(u32::MAX);
        let (committer, batches) = mpsc::channel();
        let (writer, connections, lock) = blocking(move || {
            let lock = if read_only {
                file::check_readable(&place)?;
                None
            } else {
                let (connection, lock) = file::open_writer(&place, create)?;
                Some((connection, Arc::new(lock)))
            };
            let readers = (0..count)
                .map(|_| file::open_reader(&place))
                .collect::<Result<Vec<_>, _>>()?;
            Ok(match lock {
                Some((connection, lock)) => {
                    let writer = Writer::new(connection, Arc::clone(&lock), committer);
                    (Some(writer), readers, Some(lock))
                }
                None => (None, readers, None),
            })
        })
        .await?;
        let writer = writer.map(|writer| Arc::new(TurnLock::new(writer)));
        if let Some(writer) = &writer {
            start_committer(writer, batches).map_err(|error| {
                DbError::Busy(format!(
                    "no thread for the database could be started ({error})"
                ))
            })?;
        }
        Ok(Self {
            path: path.to_owned(),
            writer,
            readers: Arc::new(Readers {
                count,
                permits: Arc::new(Semaphore::new(connections.len())),
                idle: Mutex::new(Idle {
                    connections,
                    _lock: lock,
                }),
            }),
            checking: Arc::default(),
            wait: options.wait,
        })
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) async fn read(&self) -> Result<Reader, DbError> {
        let permit = Arc::clone(&self.readers.permits).acquire_owned();
        let permit = timeout(self.wait, permit)
            .await
            .map_err(|_| busy("all reading connections are in use", self.wait))?
            .map_err(|_| DbError::Closed)?;
        let connection = self.readers.idle().connections.pop();
        let reader = Reader {
            connection,
            home: Arc::clone(&self.readers),
            _permit: permit,
        };
        // One moment for all statements; it begins with the first of them. It also spares each
        // statement the taking and giving back of SQLite's lock.
        control(reader.connection()?, "BEGIN")?;
        Ok(reader)
    }

    pub(crate) async fn write(&self) -> Result<WriterTurn, DbError> {
        let Some(writer) = &self.writer else {
            return Err(DbError::ReadOnly(format!(
                "{} was opened for reading",
                self.path.display()
            )));
        };
        timeout(self.wait, WriterTurn::take(writer))
            .await
            .map_err(|_| busy("the writer's turn did not come", self.wait))?
    }

    /// See [`crate::Db::fill`].
    pub(crate) async fn fill(&self) -> Result<(), DbError> {
        self.set(FILLING).await
    }

    /// See [`crate::Db::filled`].
    pub(crate) async fn filled(&self) -> Result<(), DbError> {
        self.set(FILLED).await?;
        let path = self.path.clone();
        let synced = move || {
            let file = File::open(&path).and_then(|file| file.sync_all());
            file.map_err(|error| {
                DbError::Unreachable(format!("{} is not on the disk ({error})", path.display()))
            })
        };
        blocking(synced).await
    }

    async fn set(&self, settings: &'static str) -> Result<(), DbError> {
        let Some(writer) = &self.writer else {
            return Ok(());
        };
        let mut writer = Arc::clone(writer).lock_owned().await;
        blocking(move || writer.set(settings)).await
    }

    pub(crate) async fn commit_counts(&self) -> CommitCounts {
        match &self.writer {
            Some(writer) => writer.lock().await.counts(),
            None => CommitCounts::default(),
        }
    }

    pub(crate) async fn prepare_all(&self, statements: &[&str]) -> Vec<(String, String)> {
        let reader = match self.read().await {
            Ok(reader) => reader,
            Err(error) => return vec![(String::new(), error.to_string())],
        };
        let failure = |sql: &&str| {
            let result = reader
                .connection()
                .and_then(|connection| check(connection, sql));
            result
                .err()
                .map(|error| ((*sql).to_owned(), error.to_string()))
        };
        statements.iter().filter_map(failure).collect()
    }

    /// Reads the whole file; takes as long as that takes.
    pub(crate) async fn integrity_check(&self) -> Result<(), DbError> {
        let (reader, path) = (self.read().await?, self.path.clone());
        blocking(move || file::integrity_check(reader.connection()?, &path)).await
    }

    /// Looks at the structure of every page, if the file is not larger than `most` bytes; whether it was.
    pub(crate) async fn quick_check(&self, most: u64) -> Result<bool, DbError> {
        let (path, checking) = (self.path.clone(), Arc::clone(&self.checking));
        blocking(move || checking.run(&path, most)).await
    }

    /// Waits for readers and for the open batch, then moves the log into the file.
    pub(crate) async fn close(&self) -> Result<(), DbError> {
        let permits = self.readers.permits.acquire_many(self.readers.count);
        let Ok(permits) = timeout(self.wait, permits).await else {
            return Err(busy("readers are still at work", self.wait));
        };
        if permits.is_ok() {
            self.readers.permits.close();
        }
        let mut writer = None;
        if let Some(lock) = &self.writer {
            let turn = timeout(self.wait, Arc::clone(lock).lock_owned()).await;
            writer = Some(turn.map_err(|_| busy("a writer is still at work", self.wait))?);
        }
        let idle = std::mem::take(&mut *self.readers.idle());
        let checking = Arc::clone(&self.checking);
        blocking(move || {
            checking.stop();
            drop(idle);
            writer.map_or(Ok(()), |mut writer| writer.close())
        })
        .await
    }
}

impl Readers {
    fn idle(&self) -> std::sync::MutexGuard<'_, Idle> {
        // It is whole even if a thread died while it held the lock.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Reader {
    pub(crate) fn connection(&self) -> Result<&Conn, DbError> {
        self.connection.as_ref().ok_or(DbError::Closed)
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else {
            return;
        };
        if let Err(error) = control(&connection, "ROLLBACK") {
            tracing::error!(code = error.code(), "ending a read failed");
        }
        self.home.idle().connections.push(connection);
    }
}

/// Runs what may wait for a disk where waiting hurts nobody; works on every kind of runtime.
async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, DbError> + Send + 'static,
) -> Result<T, DbError> {
    // The task can only fail to finish if the runtime is going down.
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or(Err(DbError::Closed))
}

fn busy(what: &str, wait: Duration) -> DbError {
    DbError::Busy(format!("{what} within {} s; try again", wait.as_secs()))
}
