//! PostgreSQL: a pool of connections, transactions on them, values in its types.

use std::{error::Error, fmt, sync::Arc, time::Duration};

use bytes::BytesMut;
use deadpool_postgres::{
    Hook, HookError, Manager, ManagerConfig, Object, Pool, PoolError, RecyclingMethod, Runtime,
    TimeoutType, Timeouts,
};
use futures_util::{FutureExt, StreamExt, future::try_join_all};
use jiff::{Timestamp, civil::Date};
use tokio_postgres::{
    NoTls, Statement,
    error::SqlState,
    types::{FromSql, IsNull, ToSql, Type, to_sql_checked},
};
use uuid::Uuid;

use crate::{DbError, Isolation, OpenOptions, Row, Value, row::Columns, url};

/// How many changes of [`Session::execute_many`] may wait for their answers.
const SENT_AT_ONCE: usize = 256;

/// How long one host may take to answer when a connection is made.
const CONNECT_WAIT: Duration = Duration::from_secs(5);

/// Every connection reads only, until a transaction says otherwise: as on SQLite.
const NEW_CONNECTION: &str = "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY";

const SNAPSHOT: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

/// An open pool.
pub(crate) struct Postgres {
    pool: Pool,
    /// User, hosts and name, without the password.
    address: String,
    begin: &'static str,
    wait: Duration,
}

/// One connection on loan, perhaps with an open transaction.
pub(crate) struct Session {
    client: Object,
    in_transaction: bool,
}

impl Postgres {
    pub(crate) async fn open(text: &str, options: &OpenOptions) -> Result<Self, DbError> {
        let mut config = url::postgres_config(text)?;
        let address = url::describe(&config);
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(CONNECT_WAIT);
        }
        if config.get_application_name().is_none() {
            config.application_name("nahtlos");
        }
        let hosts = u32::try_from(config.get_hosts().len()).unwrap_or(u32::MAX);
        let recycling = ManagerConfig {
            recycling_method: RecyclingMethod::Fast,
        };
        let timeouts = Timeouts {
            wait: Some(options.wait),
            create: Some(CONNECT_WAIT.saturating_mul(hosts.saturating_add(1))),
            recycle: None,
        };
        let read_only = Hook::async_fn(|client, _| {
            async move {
                client
                    .batch_execute(NEW_CONNECTION)
                    .await
                    .map_err(HookError::Backend)
            }
            .boxed()
        });
        let pool = Pool::builder(Manager::from_config(config, NoTls, recycling))
            .max_size(options.pool.max(1))
            .timeouts(timeouts)
            .runtime(Runtime::Tokio1)
            .post_create(read_only)
            .build()
            .map_err(|error| DbError::Unreachable(error.to_string()))?;
        let begin = match options.isolation {
            Isolation::ReadCommitted => "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE",
            Isolation::RepeatableRead => "BEGIN ISOLATION LEVEL REPEATABLE READ READ WRITE",
            Isolation::Serializable => "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE",
        };
        let postgres = Self {
            pool,
            address,
            begin,
            wait: options.wait,
        };
        postgres.check_encoding().await?;
        Ok(postgres)
    }

    async fn check_encoding(&self) -> Result<(), DbError> {
        let rows = self
            .read()
            .await?
            .query("SHOW server_encoding", &[])
            .await?;
        let encoding: Option<String> = rows
            .first()
            .map(|row| row.get("server_encoding"))
            .transpose()?;
        match encoding.as_deref() {
            Some("UTF8") => Ok(()),
            other => Err(DbError::Url(format!(
                "{} keeps text as {}; make the database with ENCODING 'UTF8'",
                self.address,
                other.unwrap_or("an unknown encoding")
            ))),
        }
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    pub(crate) async fn read(&self) -> Result<Session, DbError> {
        match self.pool.get().await {
            Ok(client) => Ok(Session {
                client,
                in_transaction: false,
            }),
            Err(error) => Err(self.no_connection(error)),
        }
    }

    pub(crate) async fn snapshot(&self) -> Result<Session, DbError> {
        self.begin(SNAPSHOT).await
    }

    pub(crate) async fn write(&self) -> Result<Session, DbError> {
        self.begin(self.begin).await
    }

    async fn begin(&self, begin: &str) -> Result<Session, DbError> {
        let mut session = self.read().await?;
        // Set before the server hears of it: if this future is dropped, the session rolls back.
        session.in_transaction = true;
        session.script(begin).await?;
        Ok(session)
    }

    /// Prices sequential scans out, so that even an empty table shows whether an index fits.
    pub(crate) async fn plan(&self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        let mut session = self.begin("BEGIN READ ONLY").await?;
        session.script("SET LOCAL enable_seqscan = off").await?;
        session.query(&format!("EXPLAIN {sql}"), params).await
    }

    pub(crate) async fn prepare_all(&self, statements: &[&str]) -> Vec<(String, String)> {
        let session = match self.read().await {
            Ok(session) => session,
            Err(error) => return vec![(String::new(), error.to_string())],
        };
        let mut failures = Vec::new();
        for sql in statements {
            if let Err(error) = session.client.prepare(sql).await {
                failures.push(((*sql).to_owned(), explain(&error, sql).to_string()));
            }
        }
        failures
    }

    pub(crate) fn close(&self) {
        self.pool.close();
    }

    fn no_connection(&self, error: PoolError) -> DbError {
        let address = &self.address;
        match error {
            PoolError::Timeout(TimeoutType::Wait) => DbError::Busy(format!(
                "all connections to {address} were in use for {} s; try again",
                self.wait.as_secs()
            )),
            PoolError::Closed => DbError::Closed,
            PoolError::Backend(error) | PoolError::PostCreateHook(HookError::Backend(error)) => {
                DbError::Unreachable(format!(
                    "{address}: {}; check address, password and that the server runs",
                    message(&error)
                ))
            }
            other => DbError::Unreachable(format!("{address}: {other}; check that it runs")),
        }
    }
}

impl Session {
    pub(crate) fn in_transaction(&self) -> bool {
        self.in_transaction
    }

    pub(crate) async fn query(&mut self, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
        let statement = self.prepare(sql, params).await?;
        let found = self.client.query(&statement, &borrowed(params)).await;
        let found = found.map_err(|error| explain(&error, sql))?;
        let columns = column_names(&statement);
        found.iter().map(|row| read_row(row, &columns)).collect()
    }

    /// Hands over one row after the other, as they arrive.
    pub(crate) async fn each<E: From<DbError>>(
        &mut self,
        sql: &str,
        params: &[Value],
        mut take: impl FnMut(Row) -> Result<(), E>,
    ) -> Result<(), E> {
        let statement = self.prepare(sql, params).await?;
        let rows = self.client.query_raw(&statement, borrowed(params)).await;
        let mut rows = std::pin::pin!(rows.map_err(|error| explain(&error, sql))?);
        let columns = column_names(&statement);
        while let Some(row) = rows.next().await {
            let row = row.map_err(|error| explain(&error, sql))?;
            take(read_row(&row, &columns)?)?;
        }
        Ok(())
    }

    pub(crate) async fn execute(&mut self, sql: &str, params: &[Value]) -> Result<u64, DbError> {
        let statement = self.prepare(sql, params).await?;
        let count = self.client.execute(&statement, &borrowed(params)).await;
        count.map_err(|error| explain(&error, sql))
    }

    /// Sent one behind the other without waiting for each answer.
    pub(crate) async fn execute_many(
        &mut self,
        sql: &str,
        rows: &[Vec<Value>],
    ) -> Result<u64, DbError> {
        let Some(first) = rows.first() else {
            return Ok(0);
        };
        let statement = self.prepare(sql, first).await?;
        let mut changed = 0;
        for some in rows.chunks(SENT_AT_ONCE) {
            let sent = some.iter().map(|row| async {
                self.client
                    .execute(&statement, &borrowed(row))
                    .await
                    .map_err(|error| explain(&error, sql))
            });
            changed += try_join_all(sent).await?.into_iter().sum::<u64>();
        }
        Ok(changed)
    }

    pub(crate) async fn script(&mut self, sql: &str) -> Result<(), DbError> {
        self.client
            .batch_execute(sql)
            .await
            .map_err(|error| explain(&error, sql))
    }

    pub(crate) async fn commit(mut self) -> Result<(), DbError> {
        self.script("COMMIT").await?;
        self.in_transaction = false;
        Ok(())
    }

    async fn prepare(&self, sql: &str, params: &[Value]) -> Result<Statement, DbError> {
        let statement = self.client.prepare_cached(sql).await;
        let statement = statement.map_err(|error| explain(&error, sql))?;
        let (expected, given) = (statement.params().len(), params.len());
        if expected != given {
            return Err(DbError::sql(
                sql,
                format!("{expected} parameters expected, {given} given"),
            ));
        }
        Ok(statement)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.in_transaction {
            // The first poll puts the message in the connection's queue, ahead of whatever the
            // next borrower sends; nobody has to wait for the answer. A lost connection needs no
            // rollback, and the pool throws it away.
            self.client.batch_execute("ROLLBACK").now_or_never();
        }
    }
}

fn borrowed(params: &[Value]) -> Vec<&(dyn ToSql + Sync)> {
    params
        .iter()
        .map(|value| -> &(dyn ToSql + Sync) { value })
        .collect()
}

fn column_names(statement: &Statement) -> Arc<Columns> {
    let columns = statement.columns().iter();
    Columns::new(columns.map(|column| column.name().to_owned()))
}

fn read_row(row: &tokio_postgres::Row, columns: &Arc<Columns>) -> Result<Row, DbError> {
    let read = |(place, column): (usize, &String)| {
        row.try_get::<_, Value>(place)
            .map_err(|error| DbError::Row {
                column: column.clone(),
                problem: format!(
                    "{}; CAST it AS one of the types that are read",
                    message(&error)
                ),
            })
    };
    let values = columns
        .names()
        .iter()
        .enumerate()
        .map(read)
        .collect::<Result<_, _>>()?;
    Ok(Row::new(Arc::clone(columns), values))
}

/// A value that does not fit the type the server inferred for its placeholder.
#[derive(Debug)]
struct Misfit(String);

impl fmt::Display for Misfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Error for Misfit {}

impl ToSql for Value {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match (self, ty) {
            (Self::Null, _) => Ok(IsNull::Yes),
            (Self::Bool(truth), &Type::BOOL) => truth.to_sql(ty, out),
            (Self::Int(number), &Type::INT8) => number.to_sql(ty, out),
            (Self::Int(number), &Type::INT4) => i32::try_from(*number)?.to_sql(ty, out),
            (Self::Int(number), &Type::INT2) => i16::try_from(*number)?.to_sql(ty, out),
            (Self::Text(text), ty) if <String as ToSql>::accepts(ty) => {
                text.as_str().to_sql(ty, out)
            }
            (Self::Bytes(bytes), &Type::BYTEA) => bytes.to_sql(ty, out),
            (Self::Uuid(id), &Type::UUID) => id.to_sql(ty, out),
            (Self::Date(date), &Type::DATE) => date.to_sql(ty, out),
            (Self::Instant(instant), &Type::TIMESTAMPTZ) => {
                // Cut to what SQLite keeps too, so that both engines give back the same.
                Timestamp::from_microsecond(instant.as_microsecond())?.to_sql(ty, out)
            }
            (other, ty) => Err(Misfit(format!("{ty} expected, {} given", other.kind())).into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        // Depends on the value; `to_sql` decides.
        true
    }

    to_sql_checked!();
}

impl<'a> FromSql<'a> for Value {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *ty {
            Type::BOOL => Self::Bool(bool::from_sql(ty, raw)?),
            Type::INT2 => Self::Int(i16::from_sql(ty, raw)?.into()),
            Type::INT4 => Self::Int(i32::from_sql(ty, raw)?.into()),
            Type::INT8 => Self::Int(i64::from_sql(ty, raw)?),
            Type::BYTEA => Self::Bytes(Vec::from_sql(ty, raw)?),
            Type::UUID => Self::Uuid(Uuid::from_sql(ty, raw)?),
            Type::DATE => Self::Date(Date::from_sql(ty, raw)?),
            Type::TIMESTAMPTZ => Self::Instant(Timestamp::from_sql(ty, raw)?),
            _ => Self::Text(<&str>::from_sql(ty, raw)?.into()),
        })
    }

    fn from_sql_null(_: &Type) -> Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(Self::Null)
    }

    fn accepts(ty: &Type) -> bool {
        matches!(
            *ty,
            Type::BOOL
                | Type::INT2
                | Type::INT4
                | Type::INT8
                | Type::BYTEA
                | Type::UUID
                | Type::DATE
                | Type::TIMESTAMPTZ
        ) || <String as FromSql>::accepts(ty)
    }
}

/// Says what PostgreSQL's error means for the caller.
fn explain(error: &tokio_postgres::Error, sql: &str) -> DbError {
    let message = message(error);
    let Some(code) = error.code() else {
        // No code: either it never reached the server, or the connection is gone.
        return if error.is_closed() || is_io(error) {
            lost(&message)
        } else {
            DbError::sql(sql, message)
        };
    };
    match *code {
        SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED => {
            DbError::Serialization(message)
        }
        SqlState::UNIQUE_VIOLATION => {
            let constraint = error.as_db_error().and_then(|error| error.constraint());
            DbError::Unique {
                constraint: constraint.unwrap_or_default().to_owned(),
            }
        }
        SqlState::FOREIGN_KEY_VIOLATION | SqlState::RESTRICT_VIOLATION => DbError::ForeignKey,
        SqlState::READ_ONLY_SQL_TRANSACTION => DbError::ReadOnly(format!(
            "{message}; for several hosts, add target_session_attrs=read-write to the address"
        )),
        SqlState::DISK_FULL => DbError::Full(message),
        SqlState::LOCK_NOT_AVAILABLE
        | SqlState::QUERY_CANCELED
        | SqlState::TOO_MANY_CONNECTIONS => DbError::Busy(format!("{message}; try again")),
        SqlState::DATA_CORRUPTED | SqlState::INDEX_CORRUPTED => {
            DbError::Damaged(format!("the database is damaged ({message})"))
        }
        SqlState::ADMIN_SHUTDOWN | SqlState::CRASH_SHUTDOWN | SqlState::CANNOT_CONNECT_NOW => {
            lost(&message)
        }
        ref other if other.code().starts_with("08") => lost(&message),
        _ => DbError::sql(sql, message),
    }
}

fn lost(message: &str) -> DbError {
    DbError::Unreachable(format!(
        "the connection was lost ({message}); the next use makes a new one"
    ))
}

fn is_io(error: &tokio_postgres::Error) -> bool {
    error
        .source()
        .is_some_and(<dyn Error>::is::<std::io::Error>)
}

/// The server's own words without its `DETAIL`, which quotes values; else the cause's words.
fn message(error: &tokio_postgres::Error) -> String {
    match (error.as_db_error(), error.source()) {
        (Some(server), _) => server.message().to_owned(),
        (None, Some(cause)) => format!("{error}: {cause}"),
        (None, None) => error.to_string(),
    }
}
