//! The database as the rest of the program sees it.

use std::{fmt, sync::Arc};

use crate::{
    CommitCounts, DbError, DbUrl, OpenOptions, ReadTx, Row, Tx, Value, WriteTx, postgres::Postgres,
    sqlite::Sqlite,
};

/// An open database. Clones share the same connections. It belongs to the Tokio runtime it was
/// opened in.
#[derive(Clone)]
pub struct Db {
    backend: Arc<Backend>,
    read_only: bool,
}

enum Backend {
    Sqlite(Sqlite),
    Postgres(Postgres),
}

/// Which engine keeps the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// SQLite, inside this process.
    Sqlite,
    /// PostgreSQL, or a server that speaks its protocol.
    Postgres,
}

impl fmt::Debug for Db {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.backend {
            Backend::Sqlite(sqlite) => write!(f, "Db(sqlite:{})", sqlite.path().display()),
            Backend::Postgres(postgres) => write!(f, "Db({})", postgres.address()),
        }
    }
}

impl Db {
    /// Opens a database and makes sure that it answers.
    ///
    /// # Errors
    /// [`DbError::Unreachable`] (no file, folder, server, rights), [`DbError::Foreign`] (a file of
    /// another program), [`DbError::Damaged`] (no database at all), [`DbError::Busy`] (a second
    /// program on the same SQLite file), [`DbError::Url`].
    pub async fn open(url: &DbUrl, options: &OpenOptions) -> Result<Self, DbError> {
        let backend = match url {
            DbUrl::Sqlite(path) => Backend::Sqlite(Sqlite::open(path, options).await?),
            DbUrl::Postgres(text) => Backend::Postgres(Postgres::open(text, options).await?),
        };
        Ok(Self {
            backend: Arc::new(backend),
            read_only: options.read_only,
        })
    }

    /// Which engine this is.
    pub fn engine(&self) -> Engine {
        match &*self.backend {
            Backend::Sqlite(_) => Engine::Sqlite,
            Backend::Postgres(_) => Engine::Postgres,
        }
    }

    /// A connection for plain reads; it goes back when dropped.
    ///
    /// # Errors
    /// [`DbError::Busy`] if none gets free in time, [`DbError::Unreachable`], [`DbError::Closed`].
    pub async fn read(&self) -> Result<ReadTx, DbError> {
        Ok(ReadTx(match &*self.backend {
            Backend::Sqlite(sqlite) => Tx::reader(sqlite.read().await?),
            Backend::Postgres(postgres) => Tx::postgres(postgres.read().await?),
        }))
    }

    /// A connection on which all statements see what was committed when the first of them started.
    /// On SQLite its log cannot be folded into the file meanwhile and grows by what is written.
    ///
    /// # Errors
    /// As [`Db::read`].
    pub async fn snapshot(&self) -> Result<ReadTx, DbError> {
        Ok(ReadTx(match &*self.backend {
            Backend::Sqlite(sqlite) => Tx::reader(sqlite.read().await?),
            Backend::Postgres(postgres) => Tx::postgres(postgres.snapshot().await?),
        }))
    }

    /// A new transaction. On SQLite this waits for the writer's turn, so it should be held for
    /// statements only, never while a person or another machine is waited for.
    ///
    /// # Errors
    /// As [`Db::read`]; [`DbError::ReadOnly`] if the database was opened for reading.
    pub async fn write(&self) -> Result<WriteTx, DbError> {
        if self.read_only {
            return Err(DbError::ReadOnly(format!(
                "{self:?} was opened for reading"
            )));
        }
        Ok(WriteTx(match &*self.backend {
            Backend::Sqlite(sqlite) => Tx::writer(sqlite.write().await?),
            Backend::Postgres(postgres) => Tx::postgres(postgres.write().await?),
        }))
    }

    /// Prepares every statement and returns those that fail, each with what the engine says. Meant
    /// for the test that runs all of the product's statements past both engines.
    pub async fn prepare_all(&self, statements: &[&str]) -> Vec<(String, String)> {
        match &*self.backend {
            Backend::Sqlite(sqlite) => sqlite.prepare_all(statements).await,
            Backend::Postgres(postgres) => postgres.prepare_all(statements).await,
        }
    }

    /// How the engine would run a statement, as text with one step per line. On PostgreSQL
    /// sequential scans are priced out, so `Seq Scan` in the text means that no index fits, however
    /// small the table is; on SQLite `SCAN` says the same.
    ///
    /// # Errors
    /// As the statement itself would fail.
    pub async fn query_plan(&self, sql: &str, params: &[Value]) -> Result<String, DbError> {
        let (rows, column) = match &*self.backend {
            Backend::Sqlite(_) => {
                let sql = format!("EXPLAIN QUERY PLAN {sql}");
                (self.read().await?.query(&sql, params).await?, "detail")
            }
            Backend::Postgres(postgres) => (postgres.plan(sql, params).await?, "QUERY PLAN"),
        };
        let steps: Result<Vec<String>, _> = rows.iter().map(|row: &Row| row.get(column)).collect();
        Ok(steps?.join("\n"))
    }

    /// Reads a whole SQLite file and looks for damage; takes as long as that takes, and blocks
    /// nobody. PostgreSQL has its own tools (`pg_amcheck`, page checksums) and is taken as whole.
    ///
    /// # Errors
    /// [`DbError::Damaged`] names the first fault.
    pub async fn integrity_check(&self) -> Result<(), DbError> {
        match &*self.backend {
            Backend::Sqlite(sqlite) => sqlite.integrity_check().await,
            Backend::Postgres(_) => Ok(()),
        }
    }

    /// The same for a server at work: looks at the structure of every page, on a connection of its own, so
    /// that nobody waits for a reader, and leaves out whether each index says what its table says. A file of
    /// more than `most` bytes is not read, and `false` is the answer: it would hold back the log file for too
    /// long. Closing the database ends a check.
    ///
    /// # Errors
    /// [`DbError::Damaged`] names the first fault.
    pub async fn quick_check(&self, most: u64) -> Result<bool, DbError> {
        match &*self.backend {
            Backend::Sqlite(sqlite) => sqlite.quick_check(most).await,
            Backend::Postgres(_) => Ok(true),
        }
    }

    /// For a database that is being made and holds nothing worth keeping yet: until
    /// [`Db::filled`], what is committed on SQLite is not durable, and whether keys lead to rows is
    /// not looked up. The caller sees to both. PostgreSQL goes on as always.
    ///
    /// # Errors
    /// Any [`DbError`] of the engine.
    pub async fn fill(&self) -> Result<(), DbError> {
        match &*self.backend {
            Backend::Sqlite(sqlite) => sqlite.fill().await,
            Backend::Postgres(_) => Ok(()),
        }
    }

    /// Ends [`Db::fill`]: all that was written is durable, and what follows is as safe as ever.
    ///
    /// # Errors
    /// Any [`DbError`] of the engine; the database may then be half-written.
    pub async fn filled(&self) -> Result<(), DbError> {
        match &*self.backend {
            Backend::Sqlite(sqlite) => sqlite.filled().await,
            Backend::Postgres(_) => Ok(()),
        }
    }

    /// How well SQLite's writers share their `COMMIT`s since the file was opened; zeros on
    /// PostgreSQL, which does that itself. Waits for the writer's turn.
    pub async fn commit_counts(&self) -> CommitCounts {
        match &*self.backend {
            Backend::Sqlite(sqlite) => sqlite.commit_counts().await,
            Backend::Postgres(_) => CommitCounts::default(),
        }
    }

    /// Ends all work: waits for readers and writers, makes the open batch durable, folds SQLite's
    /// log into the file and frees its lock. Every clone answers [`DbError::Closed`] from then on.
    ///
    /// # Errors
    /// [`DbError::Busy`] if somebody does not finish in time; what was acknowledged is durable
    /// even then.
    pub async fn close(self) -> Result<(), DbError> {
        match &*self.backend {
            Backend::Sqlite(sqlite) => sqlite.close().await,
            Backend::Postgres(postgres) => {
                postgres.close();
                Ok(())
            }
        }
    }
}
