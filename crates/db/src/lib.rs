//! One small face for SQLite and PostgreSQL.
//!
//! This crate owns connections, transactions, values and the migration runner. It knows no table
//! of the product, builds no SQL and decides nothing about people; all of that is `store`'s.
//!
//! # One text for both engines
//! A statement is written once, with `$1`, `$2`, … as placeholders (any order, any number of
//! uses), and runs unchanged on both engines. Types in tables are `BOOLEAN`, `BIGINT`, `TEXT`,
//! `BYTEA`, `UUID`, `DATE`, `TIMESTAMPTZ`; [`Value`] says how each engine keeps them. The only
//! textual difference is in migrations: ` COLLATE "C"` is dropped for SQLite, whose text order is
//! by bytes anyway, and ` WITHOUT ROWID` (a table that is its own index) for PostgreSQL. Sums are `CAST(… AS BIGINT)`, because PostgreSQL makes them `numeric`.
//!
//! # Transactions
//! [`Db::read`] gives a connection for plain reads, each statement on its own. [`Db::write`] opens
//! a transaction; [`WriteTx::commit`] returns only when the change is durable, and dropping it
//! without a commit undoes everything. After a failed statement a transaction is lost on both
//! engines ([`DbError::Aborted`]). Hold one [`WriteTx`] at a time per task: on SQLite a second one
//! would wait for the first.
//!
//! # One moment, and reading beside a server
//! [`Db::snapshot`] gives a connection on which all statements see one moment, for as long as it
//! takes. With [`OpenOptions::read_only`] a second process may read a SQLite file that a server has
//! open: it takes no lock that the server could miss, and can write nothing.
//!
//! # Group commit on SQLite
//! SQLite has one writer at a time, and what costs is the `fsync` at its end. So all writers share
//! one connection and one outer transaction: each takes its turn (first come, first served), works
//! inside a savepoint, releases it and waits. The first of a batch sends a committer, which queues
//! for a turn like everybody else; whoever came before it is thereby in the batch. It runs one
//! `COMMIT` and answers all. A savepoint that is rolled back hurts nobody else; a `COMMIT` that
//! fails is an error for everyone who was in it, and nobody was told "done" before.
//!
//! SQLite statements run on the calling thread, because they are short; only `COMMIT` and opening
//! go to threads that may block.
//!
//! # Example
//! ```
//! use db::{Db, DbUrl, Migration, OpenOptions};
//!
//! # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
//! # let folder = tempfile::tempdir()?;
//! # let url = DbUrl::Sqlite(folder.path().join("example.db"));
//! let db = Db::open(&url, &OpenOptions::default()).await?;
//! let table = Migration {
//!     version: 1,
//!     name: "note",
//!     sql: "CREATE TABLE note (id BIGINT PRIMARY KEY, body TEXT COLLATE \"C\" NOT NULL);",
//! };
//! db.migrate(&[table], jiff::Timestamp::UNIX_EPOCH).await?;
//!
//! let mut tx = db.write().await?;
//! tx.execute("INSERT INTO note (body, id) VALUES ($2, $1)", &[1.into(), "hello".into()]).await?;
//! tx.commit().await?;
//!
//! let row = db.read().await?.query_one("SELECT body FROM note WHERE id = $1", &[1.into()]).await?;
//! assert_eq!(row.get::<String>("body")?, "hello");
//! db.close().await?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! # })?;
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod database;
mod error;
mod migrate;
mod postgres;
mod row;
mod schema;
mod sqlite;
mod tx;
mod url;
mod value;

pub use crate::{
    database::{Db, Engine},
    error::DbError,
    migrate::Migration,
    row::Row,
    schema::{Column, Kind},
    sqlite::CommitCounts,
    tx::{ReadTx, Tx, WriteTx},
    url::{DbUrl, Isolation, OpenOptions},
    value::{FromValue, Value},
};
