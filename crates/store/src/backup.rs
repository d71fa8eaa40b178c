//! # A backup: every row, in a form that is no engine's own
//!
//! What a backup holds, whichever engine it was taken from:
//!
//! ```text
//! "nahtlos-backup 1\n"
//! header   format, schema, when, engine, program, newest entry of the log
//! table    name, columns with their types           ┐ for each table, those referred to first
//! rows …   values, as many as fit about 64 KiB      ┘
//! end      rows of each table, SHA-256 of all bytes before it
//! ```
//!
//! Rows come from one snapshot and are written as they arrive, so neither side ever holds more than
//! a frame of them in memory. [`restore`] makes the tables as they were at the header's schema, puts
//! the rows in, brings the schema up to date and follows the log, all in one transaction: a file that
//! is cut or changed leaves nothing behind. Encryption is the edge's, around these bytes.
//!
//! What lets somebody in stays out ([`LEFT_OUT`]): a restored copy must not revive a session that
//! was ended or a link that was used after the backup was taken.

use std::io::{self, Read, Write};

use db::{Column, Db, DbError, Tx, Value};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    MIGRATIONS, StoreError,
    coverage::{FORMER_TABLES, TABLES},
    log,
};

mod frame;
mod rows;

use frame::{FrameReader, FrameWriter, Part};
use rows::Inserter;

/// Version of the format; a reader refuses any other.
pub const FORMAT: u32 = 1;

/// Tables that no backup holds: they are about being let in on the machine that was, by a session, a
/// link or the secret address of a calendar.
pub const LEFT_OUT: [&str; 4] = [
    "session",
    "invitation",
    "calendar_address",
    "sign_in_failure",
];

/// The runner's own table; a restore fills it anew.
const MIGRATION_TABLE: &str = "nahtlos_migration";

/// The only key that leads to a row of its own table: set once all rows are there.
pub const TO_ITSELF: (&str, &str) = ("cases", "previous_case_id");
/// A copy from before they were left out may hold addresses.
const NO_ADDRESSES: &str = "DELETE FROM calendar_address";
const LINK: &str = "UPDATE cases SET previous_case_id = $2 WHERE id = $1";

/// What went wrong with a backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file begins with something else.
    #[error("this is not a backup of Nahtlos")]
    Foreign,
    /// A newer program wrote it.
    #[error(
        "the backup has format {found}, this program knows only {FORMAT}; use the newer program"
    )]
    Format {
        /// Format that was found.
        found: u32,
    },
    /// It is cut, or other bytes stand where something was written.
    #[error("the backup is damaged: {0}; nothing of it was kept. Use another one")]
    Damaged(String),
    /// The database has no tables of this program.
    #[error("the database is empty: there is nothing to back up")]
    Empty,
    /// The database holds something that this program would leave out.
    #[error(
        "the database holds a table {0} that this program does not know; use the program it belongs to"
    )]
    UnknownTable(String),
    /// The log that came back is not the one that was backed up.
    #[error("the log in the backup is not what was written: {0}; nothing of it was kept")]
    Log(String),
    /// Reading or writing the file.
    #[error(transparent)]
    Io(io::Error),
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<DbError> for BackupError {
    fn from(error: DbError) -> Self {
        Self::Store(error.into())
    }
}

impl From<io::Error> for BackupError {
    /// What ends too early or cannot be deciphered is damage, the rest is the disk's.
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::Damaged("it ends too early".to_owned()),
            io::ErrorKind::InvalidData => Self::Damaged(error.to_string()),
            _ => Self::Io(error),
        }
    }
}

/// What stands at the beginning of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Header {
    /// Version of the format.
    pub format: u32,
    /// Version of the schema, as in [`MIGRATIONS`].
    pub schema: i64,
    /// When it was taken.
    pub taken_at: Timestamp,
    /// `sqlite` or `postgres`; for the reader's interest only.
    pub engine: String,
    /// Version of the program that wrote it.
    pub program: String,
    /// Number of the log's newest entry; 0 if there is none.
    pub log_seq: i64,
    /// Its hash as hexadecimal digits.
    pub log_hash: String,
}

/// What a backup holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contents {
    /// Its header.
    pub header: Header,
    /// Each table with its number of rows.
    pub tables: Vec<(String, u64)>,
}

impl Contents {
    /// All rows together.
    pub fn rows(&self) -> u64 {
        self.tables.iter().map(|(_, rows)| rows).sum()
    }
}

/// A table as it is announced before its rows.
#[derive(Debug, Serialize, Deserialize)]
struct Announced {
    table: String,
    columns: Vec<(String, String)>,
}

/// What stands at the end.
#[derive(Debug, Serialize, Deserialize)]
struct End {
    tables: Vec<(String, u64)>,
    sha256: String,
}

/// All rows of a table, as they lie.
fn select(table: &str) -> String {
    format!("SELECT * FROM {table}")
}

/// Every statement that is put together here. The `INSERT`s of a restore take their columns from the
/// schema of the day, so the tests run them instead.
pub(crate) fn composed() -> Vec<(String, String)> {
    TABLES
        .iter()
        .map(|(table, _)| (format!("backup::select({table})"), select(table)))
        .collect()
}

/// Writes a backup of what is committed now, while others go on writing. `program` is the version of
/// the program.
///
/// # Errors
/// [`BackupError::Empty`], [`BackupError::UnknownTable`], [`DbError::TooNew`], or what reading and
/// writing meet; what was written until then is no backup.
pub async fn write(
    db: &Db,
    out: impl Write,
    now: Timestamp,
    program: &str,
) -> Result<Contents, BackupError> {
    let mut tx = db.snapshot().await?;
    let tables = tables(&mut tx).await?;
    let head = log::head(&mut tx).await?;
    let header = Header {
        format: FORMAT,
        schema: tx.schema_version().await?,
        taken_at: now,
        engine: match tx.engine() {
            db::Engine::Sqlite => "sqlite".to_owned(),
            db::Engine::Postgres => "postgres".to_owned(),
        },
        program: program.to_owned(),
        log_seq: head.seq,
        log_hash: head.hash,
    };
    let mut out = FrameWriter::begin(out)?;
    out.json(Part::Header, &header)?;
    let mut counts = Vec::new();
    for table in tables {
        let rows = table_out(&mut tx, table, &mut out).await?;
        counts.push((table.to_owned(), rows));
    }
    let end = End {
        tables: counts.clone(),
        sha256: out.sha256(),
    };
    out.json(Part::End, &end)?;
    out.finish()?;
    Ok(Contents {
        header,
        tables: counts,
    })
}

/// The tables to write, in the order in which they can be filled.
async fn tables(tx: &mut Tx) -> Result<Vec<&'static str>, BackupError> {
    let there = tx.tables().await?;
    if !there.iter().any(|table| table == MIGRATION_TABLE) {
        return Err(BackupError::Empty);
    }
    let found = tx.schema_version().await?;
    let newest = MIGRATIONS.last().map_or(0, |migration| migration.version);
    if found > newest {
        let known = newest;
        return Err(DbError::TooNew { found, known }.into());
    }
    let known = || {
        let now = TABLES.iter().map(|(table, _)| *table);
        now.chain(FORMER_TABLES.iter().copied())
    };
    let ours = |name: &str| known().any(|table| table == name);
    if let Some(unknown) = there
        .iter()
        .find(|name| *name != MIGRATION_TABLE && !ours(name))
    {
        return Err(BackupError::UnknownTable(unknown.clone()));
    }
    Ok(known()
        .filter(|table| !LEFT_OUT.contains(table) && there.iter().any(|name| name == table))
        .collect())
}

async fn table_out<W: Write>(
    tx: &mut Tx,
    table: &str,
    out: &mut FrameWriter<W>,
) -> Result<u64, BackupError> {
    let columns = tx.columns(table).await?;
    let announced = Announced {
        table: table.to_owned(),
        columns: columns
            .iter()
            .map(|column| (column.name.clone(), column.kind.name().to_owned()))
            .collect(),
    };
    out.json(Part::Table, &announced)?;
    let mut rows = 0;
    tx.each(&select(table), &[], |row| -> Result<(), BackupError> {
        for (column, value) in columns.iter().zip(row.values()) {
            let value = column.kind.neutral(value);
            out.value(&value.map_err(|problem| DbError::Row {
                column: format!("{table}.{}", column.name),
                problem,
            })?);
        }
        rows += 1;
        Ok(out.row_ended()?)
    })
    .await?;
    out.rows_ended()?;
    Ok(rows)
}

/// Brings a backup into an empty database, up to date with this program, or changes nothing.
///
/// # Errors
/// [`DbError::Foreign`] if the database is not empty; [`BackupError::Damaged`] and the others of this
/// module; [`DbError::TooNew`] if a newer program took the backup.
pub async fn restore(db: &Db, input: impl Read, now: Timestamp) -> Result<Contents, BackupError> {
    let mut input = FrameReader::begin(input)?;
    let header = header(&mut input)?;
    let (then, since) = migrations_until(header.schema)?;
    let mut tx = db.build(then, now).await?;
    let mut tables = Vec::new();
    let end: End = loop {
        match input.part()? {
            Part::Table => tables.push(table_in(&mut tx, &mut input).await?),
            Part::End => break input.parsed()?,
            other => return Err(damaged(format!("{other:?} where a table should begin"))),
        }
    };
    if end.sha256 != input.sha256_before() || end.tables != tables {
        return Err(damaged("its closing sum does not fit".to_owned()));
    }
    input.ended()?;
    tx.extend_schema(since, now).await?;
    tx.execute(NO_ADDRESSES, &[]).await?;
    same_log(&mut tx, &header).await?;
    tx.commit().await?;
    Ok(Contents { header, tables })
}

fn header<R: Read>(input: &mut FrameReader<R>) -> Result<Header, BackupError> {
    #[derive(Deserialize)]
    struct Format {
        format: u32,
    }
    if input.part()? != Part::Header {
        return Err(damaged("it has no header".to_owned()));
    }
    let Format { format: found } = input.parsed()?;
    if found != FORMAT {
        return Err(BackupError::Format { found });
    }
    input.parsed()
}

/// The migrations of a schema, and those that came later.
fn migrations_until(
    found: i64,
) -> Result<(&'static [db::Migration], &'static [db::Migration]), BackupError> {
    let known = MIGRATIONS.last().map_or(0, |migration| migration.version);
    if found > known {
        return Err(DbError::TooNew { found, known }.into());
    }
    let place = MIGRATIONS
        .iter()
        .position(|migration| migration.version == found)
        .ok_or_else(|| damaged(format!("there never was a schema {found}")))?;
    Ok(MIGRATIONS.split_at(place + 1))
}

/// Reads a table and its rows; the frame that announces it is the current one.
async fn table_in<R: Read>(
    tx: &mut Tx,
    input: &mut FrameReader<R>,
) -> Result<(String, u64), BackupError> {
    let announced: Announced = input.parsed()?;
    let table = announced.table.clone();
    let columns = columns_in(tx, &announced).await?;
    let mut inserter = Inserter::new(&table, &columns);
    while input.next_is(Part::Rows)? {
        input.part()?;
        for values in input.rows(&columns)? {
            inserter.take(tx, values).await?;
        }
    }
    let (rows, links) = inserter.finish(tx).await?;
    for (id, other) in links {
        tx.execute(LINK, &[id, other]).await?;
    }
    Ok((table, rows))
}

/// The columns in the order of the backup. They go into a statement, so they must be exactly those
/// that the table has.
async fn columns_in(tx: &mut Tx, announced: &Announced) -> Result<Vec<Column>, BackupError> {
    let table = &announced.table;
    let have = if tx.tables().await?.contains(table) && table != MIGRATION_TABLE {
        tx.columns(table).await?
    } else {
        return Err(damaged(format!("its schema has no table {table:?}")));
    };
    let mut columns = Vec::new();
    for (name, kind) in &announced.columns {
        let column = have
            .iter()
            .find(|column| column.name == *name && column.kind.name() == kind);
        match column {
            Some(column) if !columns.contains(column) => columns.push(column.clone()),
            _ => {
                return Err(damaged(format!(
                    "its schema has no column {table}.{name:?}"
                )));
            }
        }
    }
    if columns.len() == have.len() {
        Ok(columns)
    } else {
        Err(damaged(format!("it lacks columns of {table}")))
    }
}

/// Follows the log of what came in, to the entry that the header names.
async fn same_log(tx: &mut Tx, header: &Header) -> Result<(), BackupError> {
    let found = log::verify(tx, None).await?;
    if let Some(broken) = found.broken {
        return Err(BackupError::Log(broken.to_string()));
    }
    if (found.entries, &found.head) == (header.log_seq, &header.log_hash) {
        return Ok(());
    }
    Err(BackupError::Log(format!(
        "it ends with entry {}, its header says {}",
        found.entries, header.log_seq
    )))
}

fn damaged(what: String) -> BackupError {
    BackupError::Damaged(what)
}

/// An id and the id it leads to, both [`Value::Uuid`].
type Link = (Value, Value);
