//! Running one statement on a SQLite connection.
//!
//! SQLite reads `$1` as a parameter *named* `$1` and never looks into quotes or comments for it.
//! So the placeholders need no rewriting: each parameter's name says which value it takes.

use std::{cell::RefCell, collections::HashMap, ops::Deref, str::FromStr, sync::Arc};

use rusqlite::{CachedStatement, Connection, Error, ErrorCode, ffi, types::ValueRef};

use crate::{DbError, Row, Value, row::Columns};

/// A connection, and what its statements look like.
pub(crate) struct Conn {
    sqlite: Connection,
    /// By the text of the statement. Statements are constants or put together from few parts, so
    /// there are not many.
    shapes: RefCell<HashMap<Box<str>, Arc<Shape>>>,
}

/// What is asked of SQLite once per statement: names would else be copied at each run.
struct Shape {
    columns: Arc<Columns>,
    /// For each of SQLite's parameters, in its order, the place of its value.
    places: Vec<usize>,
}

impl Conn {
    pub(super) fn new(sqlite: Connection) -> Self {
        Self {
            sqlite,
            shapes: RefCell::default(),
        }
    }

    pub(super) fn close(self) -> Result<(), Error> {
        self.sqlite.close().map_err(|(_, error)| error)
    }

    /// The statement, kept prepared, and its shape.
    fn prepared(&self, sql: &str) -> Result<(CachedStatement<'_>, Arc<Shape>), DbError> {
        let statement = self
            .prepare_cached(sql)
            .map_err(|error| explain(&error, sql))?;
        let known = self.shapes.borrow().get(sql).map(Arc::clone);
        // A migration in between may have given a table more columns.
        if let Some(shape) =
            known.filter(|shape| shape.columns.names().len() == statement.column_count())
        {
            return Ok((statement, shape));
        }
        let shape = Arc::new(Shape {
            columns: Columns::new(statement.column_names().map(str::to_owned)),
            places: places(&statement, sql)?,
        });
        let mut shapes = self.shapes.borrow_mut();
        shapes.insert(sql.into(), Arc::clone(&shape));
        Ok((statement, shape))
    }
}

impl Deref for Conn {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.sqlite
    }
}

pub(crate) fn query(connection: &Conn, sql: &str, params: &[Value]) -> Result<Vec<Row>, DbError> {
    let mut found = Vec::new();
    each(connection, sql, params, |row| -> Result<(), DbError> {
        found.push(row);
        Ok(())
    })?;
    Ok(found)
}

/// Hands over one row after the other.
pub(crate) fn each<E: From<DbError>>(
    connection: &Conn,
    sql: &str,
    params: &[Value],
    mut take: impl FnMut(Row) -> Result<(), E>,
) -> Result<(), E> {
    let (mut statement, shape) = bound(connection, sql, params)?;
    let columns = &shape.columns;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(|error| explain(&error, sql))? {
        let names = columns.names();
        let mut values = Vec::with_capacity(names.len());
        for (place, column) in names.iter().enumerate() {
            let value = row.get_ref(place).map_err(|error| explain(&error, sql))?;
            values.push(read(value).map_err(|problem| DbError::Row {
                column: column.clone(),
                problem: problem.to_owned(),
            })?);
        }
        take(Row::new(Arc::clone(columns), values))?;
    }
    Ok(())
}

pub(crate) fn execute(connection: &Conn, sql: &str, params: &[Value]) -> Result<u64, DbError> {
    let (mut statement, _) = bound(connection, sql, params)?;
    let count = statement
        .raw_execute()
        .map_err(|error| explain(&error, sql))?;
    Ok(u64::try_from(count).unwrap_or(u64::MAX))
}

/// One change for each row of parameters, prepared and checked once.
pub(crate) fn execute_many(
    connection: &Conn,
    sql: &str,
    rows: &[Vec<Value>],
) -> Result<u64, DbError> {
    let (mut statement, shape) = connection.prepared(sql)?;
    let mut changed = 0;
    for row in rows {
        fill(&mut statement, &shape.places, sql, row)?;
        let count = statement
            .raw_execute()
            .map_err(|error| explain(&error, sql))?;
        changed += u64::try_from(count).unwrap_or(u64::MAX);
    }
    Ok(changed)
}

/// A statement that begins or ends a transaction, kept prepared. Ending what the engine has ended
/// itself is well.
pub(crate) fn control(connection: &Conn, sql: &str) -> Result<(), DbError> {
    if sql == "ROLLBACK" && connection.is_autocommit() {
        return Ok(());
    }
    connection
        .prepare_cached(sql)
        .and_then(|mut statement| statement.raw_execute())
        .map(|_| ())
        .map_err(|error| explain(&error, sql))
}

/// Several statements without parameters; ` COLLATE "C"` is PostgreSQL's word for what SQLite does
/// anyway.
pub(crate) fn script(connection: &Conn, sql: &str) -> Result<(), DbError> {
    let text = sql.replace(" COLLATE \"C\"", "");
    let open = !connection.is_autocommit();
    connection
        .execute_batch(&text)
        .map_err(|error| explain(&error, sql))?;
    if open && connection.is_autocommit() {
        return Err(DbError::sql(
            sql,
            "the script ended the transaction it runs in",
        ));
    }
    Ok(())
}

/// Prepares a statement and checks its placeholders.
pub(super) fn check(connection: &Conn, sql: &str) -> Result<(), DbError> {
    connection.prepared(sql).map(|_| ())
}

fn bound<'c>(
    connection: &'c Conn,
    sql: &str,
    params: &[Value],
) -> Result<(CachedStatement<'c>, Arc<Shape>), DbError> {
    let (mut statement, shape) = connection.prepared(sql)?;
    fill(&mut statement, &shape.places, sql, params)?;
    Ok((statement, shape))
}

fn fill(
    statement: &mut CachedStatement<'_>,
    places: &[usize],
    sql: &str,
    params: &[Value],
) -> Result<(), DbError> {
    let expected = places.iter().max().map_or(0, |highest| highest + 1);
    if expected != params.len() {
        let given = params.len();
        return Err(DbError::sql(
            sql,
            format!("{expected} parameters expected, {given} given"),
        ));
    }
    for (index, place) in places.iter().enumerate() {
        if let Some(value) = params.get(*place) {
            bind(statement, index + 1, value).map_err(|error| explain(&error, sql))?;
        }
    }
    Ok(())
}

/// For each of SQLite's parameters, in its order, the place of its value in `params`.
fn places(statement: &CachedStatement<'_>, sql: &str) -> Result<Vec<usize>, DbError> {
    (1..=statement.parameter_count())
        .map(|index| {
            let name = statement.parameter_name(index).unwrap_or("?");
            let number = name
                .strip_prefix('$')
                .and_then(|digits| usize::from_str(digits).ok());
            number
                .and_then(|number| number.checked_sub(1))
                .ok_or_else(|| {
                    DbError::sql(sql, format!("placeholders are $1, $2, …, found {name}"))
                })
        })
        .collect()
}

fn bind(statement: &mut CachedStatement<'_>, index: usize, value: &Value) -> Result<(), Error> {
    match value {
        Value::Null => statement.raw_bind_parameter(index, rusqlite::types::Null),
        Value::Bool(truth) => statement.raw_bind_parameter(index, truth),
        Value::Int(number) => statement.raw_bind_parameter(index, number),
        Value::Text(text) => statement.raw_bind_parameter(index, text.as_str()),
        Value::Bytes(bytes) => statement.raw_bind_parameter(index, bytes),
        Value::Uuid(id) => statement.raw_bind_parameter(index, id.as_bytes()),
        Value::Date(date) => statement.raw_bind_parameter(index, date.to_string()),
        Value::Instant(instant) => statement.raw_bind_parameter(index, instant.as_microsecond()),
    }
}

fn read(value: ValueRef<'_>) -> Result<Value, &'static str> {
    match value {
        ValueRef::Null => Ok(Value::Null),
        ValueRef::Integer(number) => Ok(Value::Int(number)),
        // Nearly all of that length are ids, and this way none needs memory of its own.
        ValueRef::Blob(bytes) => Ok(match uuid::Uuid::from_slice(bytes) {
            Ok(id) => Value::Uuid(id),
            Err(_) => Value::Bytes(bytes.to_vec()),
        }),
        ValueRef::Text(bytes) => match str::from_utf8(bytes) {
            Ok(text) => Ok(Value::Text(text.into())),
            Err(_) => Err("expected UTF-8 text, found other bytes"),
        },
        ValueRef::Real(_) => Err("floating-point numbers are not read; CAST it AS BIGINT"),
    }
}

/// Says what SQLite's error means for the caller.
pub(super) fn explain(error: &Error, sql: &str) -> DbError {
    let message = match error {
        Error::SqliteFailure(_, Some(message)) | Error::SqlInputError { msg: message, .. } => {
            message.clone()
        }
        Error::ExecuteReturnedResults => "it returns rows; use query".to_owned(),
        other => other.to_string(),
    };
    let Some(code) = error.sqlite_error() else {
        return DbError::sql(sql, message);
    };
    match code.code {
        ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked | ErrorCode::OperationInterrupted => {
            DbError::Busy(format!(
                "another program holds the file ({message}); try again"
            ))
        }
        ErrorCode::ReadOnly => DbError::ReadOnly(format!(
            "{message}; check who may write the file and its folder"
        )),
        ErrorCode::DiskFull => DbError::Full(message),
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
            DbError::Damaged(format!("the database file is damaged ({message})"))
        }
        ErrorCode::CannotOpen | ErrorCode::SystemIoFailure | ErrorCode::PermissionDenied => {
            DbError::Unreachable(format!(
                "{message}; check the disk, the folder and its rights"
            ))
        }
        ErrorCode::ConstraintViolation => constraint(code.extended_code, message, sql),
        _ => DbError::sql(sql, message),
    }
}

fn constraint(extended_code: i32, message: String, sql: &str) -> DbError {
    // ON DELETE RESTRICT reports itself as a trigger, with the words of a foreign key.
    if message.starts_with("FOREIGN KEY") {
        return DbError::ForeignKey;
    }
    match extended_code {
        ffi::SQLITE_CONSTRAINT_PRIMARYKEY
        | ffi::SQLITE_CONSTRAINT_ROWID
        | ffi::SQLITE_CONSTRAINT_UNIQUE => {
            let primary = extended_code != ffi::SQLITE_CONSTRAINT_UNIQUE;
            DbError::Unique {
                constraint: constraint_name(&message, primary),
            }
        }
        _ => DbError::sql(sql, message),
    }
}

/// PostgreSQL's default name for the constraint that SQLite describes as
/// `UNIQUE constraint failed: table.a, table.b` (or `: index 'name'` for expressions).
fn constraint_name(message: &str, primary: bool) -> String {
    let place = message.split_once(": ").map_or(message, |(_, place)| place);
    if let Some(name) = place.strip_prefix("index '") {
        return name.trim_end_matches('\'').to_owned();
    }
    let table = place.split_once('.').map_or(place, |(table, _)| table);
    if primary {
        return format!("{table}_pkey");
    }
    let columns: Vec<&str> = place
        .split(", ")
        .map(|column| column.split_once('.').map_or(column, |(_, column)| column))
        .collect();
    format!("{table}_{}_key", columns.join("_"))
}
