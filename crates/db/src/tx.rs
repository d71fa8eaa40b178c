//! What a caller holds while it talks to the database.

use std::ops::{Deref, DerefMut};

use crate::{
    DbError, Engine, Row, Value,
    postgres::Session,
    sqlite::{self, Reader, WriterTurn},
};

/// First words of statements that begin or end a transaction.
const CONTROL: [&str; 8] = [
    "BEGIN",
    "START",
    "COMMIT",
    "END",
    "ROLLBACK",
    "SAVEPOINT",
    "RELEASE",
    "ABORT",
];

/// A connection to run statements on: reached through [`ReadTx`] or [`WriteTx`].
///
/// Statements are prepared once per connection and kept, so their texts should be constants.
pub struct Tx {
    turn: Turn,
    /// A statement of this transaction failed, or its future was dropped half-way.
    failed: bool,
}

enum Turn {
    Reader(Reader),
    Writer(WriterTurn),
    Postgres(Session),
}

impl Tx {
    pub(crate) fn reader(reader: Reader) -> Self {
        Self {
            turn: Turn::Reader(reader),
            failed: false,
        }
    }

    pub(crate) fn writer(turn: WriterTurn) -> Self {
        Self {
            turn: Turn::Writer(turn),
            failed: false,
        }
    }

    pub(crate) fn postgres(session: Session) -> Self {
        Self {
            turn: Turn::Postgres(session),
            failed: false,
        }
    }

    /// The engine behind this connection, for the few statements that exist once per engine.
    pub fn engine(&self) -> Engine {
        match self.turn {
            Turn::Reader(_) | Turn::Writer(_) => Engine::Sqlite,
            Turn::Postgres(_) => Engine::Postgres,
        }
    }

    /// All rows of a statement, also of a change with `RETURNING`.
    ///
    /// # Errors
    /// Any [`DbError`] of the engine; the number of `params` must be that of the placeholders.
    pub async fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        self.start(sql)?;
        let result = match &mut self.turn {
            Turn::Reader(reader) => sqlite::query(reader.connection()?, sql, params),
            Turn::Writer(turn) => turn.run(|connection| sqlite::query(connection, sql, params)),
            Turn::Postgres(session) => session.query(sql, params).await,
        };
        self.finish(result)
    }

    /// Hands over one row after the other, so that a large result is never in memory as a whole.
    ///
    /// # Errors
    /// As [`Tx::query`], or what `take` answers, which ends the reading.
    pub async fn each<E: From<DbError>>(
        &mut self,
        sql: &str,
        params: &[Value],
        take: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        self.start(sql)?;
        let result = match &mut self.turn {
            Turn::Reader(reader) => sqlite::each(reader.connection()?, sql, params, take),
            // A turn looks after its batch, so its rows are fetched first.
            Turn::Writer(turn) => turn
                .run(|connection| sqlite::query(connection, sql, params))
                .map_err(E::from)
                .and_then(|rows| rows.into_iter().try_for_each(take)),
            Turn::Postgres(session) => session.each(sql, params, take).await,
        };
        self.failed = self.writes() && result.is_err();
        result
    }

    /// The only row, or none.
    ///
    /// # Errors
    /// As [`Tx::query`]; more than one row is a [`DbError::Row`].
    pub async fn query_opt(&mut self, sql: &str, params: &[Value]) -> Result<Option<Row>, DbError> {
        let mut rows = self.query(sql, params).await?;
        if rows.len() > 1 {
            return Err(count_problem("at most one row", rows.len(), sql));
        }
        Ok(rows.pop())
    }

    /// The only row.
    ///
    /// # Errors
    /// As [`Tx::query`]; none or more than one is a [`DbError::Row`].
    pub async fn query_one(&mut self, sql: &str, params: &[Value]) -> Result<Row, DbError> {
        self.query_opt(sql, params)
            .await?
            .ok_or_else(|| count_problem("one row", 0, sql))
    }

    /// Runs a change and returns how many rows it inserted, updated or deleted (meaningless for
    /// any other statement). What `ON DELETE CASCADE` removes is not counted.
    ///
    /// # Errors
    /// Any [`DbError`] of the engine; a statement that returns rows belongs to [`Tx::query`].
    pub async fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        self.start(sql)?;
        let result = match &mut self.turn {
            Turn::Reader(reader) => sqlite::execute(reader.connection()?, sql, params),
            Turn::Writer(turn) => turn.run(|connection| sqlite::execute(connection, sql, params)),
            Turn::Postgres(session) => session.execute(sql, params).await,
        };
        self.finish(result)
    }

    /// The same change for many rows of parameters; returns how many rows it hit altogether. It
    /// stops at the first that fails.
    ///
    /// # Errors
    /// As [`Tx::execute`].
    pub async fn execute_many(&mut self, sql: &str, rows: &[Vec<Value>]) -> Result<u64, DbError> {
        self.start(sql)?;
        let result = match &mut self.turn {
            Turn::Reader(reader) => sqlite::execute_many(reader.connection()?, sql, rows),
            Turn::Writer(turn) => {
                turn.run(|connection| sqlite::execute_many(connection, sql, rows))
            }
            Turn::Postgres(session) => session.execute_many(sql, rows).await,
        };
        self.finish(result)
    }

    /// Several statements without parameters, as in a migration.
    pub(crate) async fn script(&mut self, sql: &str) -> Result<(), DbError> {
        self.start("")?;
        let result = match &mut self.turn {
            Turn::Reader(reader) => sqlite::script(reader.connection()?, sql),
            Turn::Writer(turn) => turn.run(|connection| sqlite::script(connection, sql)),
            Turn::Postgres(session) => session.script(&sql.replace(" WITHOUT ROWID", "")).await,
        };
        self.finish(result)
    }

    /// Marks the transaction as failed until [`Tx::finish`] says otherwise: if the caller drops
    /// the future in between, nobody knows what the engine did.
    fn start(&mut self, sql: &str) -> Result<(), DbError> {
        if self.failed {
            return Err(DbError::Aborted);
        }
        let word = sql.split_ascii_whitespace().next().unwrap_or_default();
        let word = word.trim_end_matches(';');
        if CONTROL.iter().any(|one| word.eq_ignore_ascii_case(one)) {
            return Err(DbError::sql(
                sql,
                "transactions are opened and ended through Db::write",
            ));
        }
        self.failed = self.writes();
        Ok(())
    }

    fn finish<T>(&mut self, result: Result<T, DbError>) -> Result<T, DbError> {
        self.failed = self.writes() && result.is_err();
        result
    }

    fn writes(&self) -> bool {
        match &self.turn {
            Turn::Reader(_) => false,
            Turn::Writer(_) => true,
            Turn::Postgres(session) => session.in_transaction(),
        }
    }

    async fn commit(self) -> Result<(), DbError> {
        if self.failed {
            return Err(DbError::Aborted);
        }
        match self.turn {
            Turn::Reader(_) => Ok(()),
            Turn::Writer(turn) => turn.commit().await,
            Turn::Postgres(session) => session.commit().await,
        }
    }
}

fn count_problem(expected: &str, found: usize, sql: &str) -> DbError {
    let problem = format!("expected {expected}, found {found}, from: {sql}");
    DbError::Row {
        column: "(rows)".to_owned(),
        problem,
    }
}

/// A connection for reading; a change on it fails with [`DbError::ReadOnly`].
///
/// On SQLite all statements see what was committed when the first one started; on PostgreSQL each
/// sees what is committed when it starts itself. So what must agree with one another across
/// statements is read in one statement or in a [`WriteTx`].
pub struct ReadTx(pub(crate) Tx);

impl Deref for ReadTx {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        &self.0
    }
}

impl DerefMut for ReadTx {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.0
    }
}

/// An open transaction. Dropping it undoes everything; only [`WriteTx::commit`] keeps it.
#[must_use = "without commit everything is undone"]
pub struct WriteTx(pub(crate) Tx);

impl WriteTx {
    /// Makes the changes durable, and returns only then. If the future is dropped while it waits,
    /// the changes may still become durable.
    ///
    /// # Errors
    /// [`DbError::Aborted`] if a statement failed before; [`DbError::Serialization`] if the whole
    /// transaction should be done again; [`DbError::Full`] and others of the engine. After all of
    /// these nothing was kept. Only after [`DbError::Unreachable`] from PostgreSQL is it open
    /// whether the commit arrived.
    pub async fn commit(self) -> Result<(), DbError> {
        self.0.commit().await
    }
}

impl Deref for WriteTx {
    type Target = Tx;

    fn deref(&self) -> &Tx {
        &self.0
    }
}

impl DerefMut for WriteTx {
    fn deref_mut(&mut self) -> &mut Tx {
        &mut self.0
    }
}
