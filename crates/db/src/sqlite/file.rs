//! Opening a SQLite file without harming one that is not ours.

use std::{
    ffi::OsString,
    fs::{DirBuilder, File, OpenOptions, TryLockError},
    io::{self, Read},
    path::{Path, PathBuf},
    sync::{Mutex, MutexGuard, PoisonError},
    time::Duration,
};

use rusqlite::{Connection, InterruptHandle, OpenFlags, config::DbConfig};

use super::statement::{Conn, explain};
use crate::DbError;

/// Written into every file's header (bytes 68 to 71); spells `NAHT`.
const APPLICATION_ID: i32 = 0x4E41_4854;

/// How long SQLite itself waits for a lock of another program (a shell, a backup tool).
const FOREIGN_LOCK_WAIT: Duration = Duration::from_secs(5);

const STATEMENTS_KEPT: usize = 256;

/// Opens the one writing connection, and holds the lock that keeps a second server away.
pub(super) fn open_writer(path: &Path, create: bool) -> Result<(Conn, File), DbError> {
    if create && let Some(folder) = path.parent() {
        make_folder(folder).map_err(|error| unreachable(folder, &error))?;
    }
    probe_header(path, create)?;
    let lock = lock(path)?;
    if create {
        private()
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(|error| unreachable(path, &error))?;
    }
    let mut flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    flags.set(OpenFlags::SQLITE_OPEN_CREATE, create);
    let connection = connect(path, flags)?;
    claim(&connection, path)?;
    let pragmas = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; \
                   PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;";
    connection
        .execute_batch(pragmas)
        .map_err(|error| located(path, &error))?;
    Ok((connection, lock))
}

/// Before a file is opened for reading only: that it is there, and one of ours.
pub(super) fn check_readable(path: &Path) -> Result<(), DbError> {
    probe_header(path, false)
}

/// How a file is opened that only its owner may read. SQLite gives the files beside a database the
/// rights of the database.
fn private() -> OpenOptions {
    let mut options = File::options();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes a folder that only its owner may look into. One that is there already stays as it is.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Opens one connection for reading. Without a writer in this process, SQLite reads beside the
/// one of another process, through the file's shared memory.
pub(super) fn open_reader(path: &Path) -> Result<Conn, DbError> {
    connect(
        path,
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX,
    )
}

pub(super) fn integrity_check(connection: &Connection, path: &Path) -> Result<(), DbError> {
    verdict(connection, path, "PRAGMA integrity_check(1)")
}

/// A check that runs beside the work, so that whoever closes the file can end it and wait for that.
#[derive(Default)]
pub(super) struct Checking {
    running: Mutex<()>,
    handle: Mutex<Option<InterruptHandle>>,
}

impl Checking {
    /// Ends a check that runs, and waits until it has let go of the file.
    pub(super) fn stop(&self) {
        if let Some(handle) = held(&self.handle).as_ref() {
            handle.interrupt();
        }
        drop(held(&self.running));
    }

    /// Whether the file was looked through: one of more than `most` bytes is not.
    pub(super) fn run(&self, path: &Path, most: u64) -> Result<bool, DbError> {
        let _running = held(&self.running);
        let size = path.metadata().map_err(|error| unreachable(path, &error))?;
        if size.len() > most {
            return Ok(false);
        }
        let reader = open_reader(path)?;
        *held(&self.handle) = Some(reader.get_interrupt_handle());
        let verdict = verdict(&reader, path, "PRAGMA quick_check(1)");
        *held(&self.handle) = None;
        verdict.map(|()| true)
    }
}

/// It is whole even if a thread died while it held the lock.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

fn verdict(connection: &Connection, path: &Path, check: &str) -> Result<(), DbError> {
    let verdict: String = connection
        .query_row(check, [], |row| row.get(0))
        .map_err(|error| located(path, &error))?;
    if verdict == "ok" {
        return Ok(());
    }
    Err(DbError::Damaged(format!(
        "{} is damaged ({verdict})",
        path.display()
    )))
}

fn connect(path: &Path, flags: OpenFlags) -> Result<Conn, DbError> {
    let open = || {
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(FOREIGN_LOCK_WAIT)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_KEPT);
        // Otherwise SQLite plans a statement anew whenever a bound value differs from the last
        // one, which costs more than most of our statements themselves.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(Conn::new(connection))
    };
    open().map_err(|error| located(path, &error))
}

/// Looks at the first bytes before SQLite does: it might replay a foreign file's log.
fn probe_header(path: &Path, create: bool) -> Result<(), DbError> {
    let mut header = Vec::new();
    match File::open(path) {
        Ok(file) => file.take(100).read_to_end(&mut header),
        Err(error) if error.kind() == io::ErrorKind::NotFound && create => return Ok(()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(DbError::Unreachable(format!(
                "there is no file {}; check the path, or start once with leave to create it",
                path.display()
            )));
        }
        Err(error) => Err(error),
    }
    .map_err(|error| unreachable(path, &error))?;
    if header.is_empty() {
        return Ok(());
    }
    if header.len() < 100 || !header.starts_with(b"SQLite format 3\0") {
        return Err(DbError::Damaged(format!(
            "{} is not a SQLite database",
            path.display()
        )));
    }
    match header.get(68..72) {
        Some(id) if id == APPLICATION_ID.to_be_bytes() => Ok(()),
        _ => Err(foreign(path)),
    }
}

/// Marks a new file as ours, or finds that it is somebody else's.
fn claim(connection: &Connection, path: &Path) -> Result<(), DbError> {
    let (id, objects): (i32, i64) = connection
        .query_row(
            "SELECT application_id, (SELECT COUNT(*) FROM sqlite_schema) \
             FROM pragma_application_id",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .map_err(|error| located(path, &error))?;
    // A crash while the file was being made leaves it empty and without the id.
    if id == 0 && objects == 0 {
        // The id goes in before the log is on, so that it is in the file itself.
        connection
            .pragma_update(None, "application_id", APPLICATION_ID)
            .map_err(|error| located(path, &error))?;
    } else if id != APPLICATION_ID {
        return Err(foreign(path));
    }
    let mode: String = connection
        .pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))
        .map_err(|error| located(path, &error))?;
    if mode == "wal" {
        return Ok(());
    }
    Err(DbError::Unreachable(format!(
        "{} lies where no write-ahead log is possible (a network share?); use a local disk",
        path.display()
    )))
}

fn lock(path: &Path) -> Result<File, DbError> {
    let mut name = OsString::from(path);
    name.push(".lock");
    let name = PathBuf::from(name);
    let file = private()
        .create(true)
        .truncate(false)
        .open(&name)
        .map_err(|error| unreachable(&name, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(DbError::Busy(format!(
            "another running program has {} open; stop it first, or name another file",
            path.display()
        ))),
        Err(TryLockError::Error(error)) => Err(unreachable(&name, &error)),
    }
}

fn foreign(path: &Path) -> DbError {
    DbError::Foreign(format!("{} belongs to another program", path.display()))
}

fn unreachable(path: &Path, error: &io::Error) -> DbError {
    DbError::Unreachable(format!(
        "{} cannot be opened ({error}); check that it exists and who may write there",
        path.display()
    ))
}

/// As [`explain`], with the file's name in it.
fn located(path: &Path, error: &rusqlite::Error) -> DbError {
    let path = path.display();
    match explain(error, "(opening)") {
        DbError::Damaged(why) => DbError::Damaged(format!("{path}: {why}")),
        DbError::Unreachable(why) => DbError::Unreachable(format!("{path}: {why}")),
        DbError::ReadOnly(why) => DbError::ReadOnly(format!("{path}: {why}")),
        DbError::Busy(why) => DbError::Busy(format!("{path}: {why}")),
        DbError::Full(why) => DbError::Full(format!("{path}: {why}")),
        other => other,
    }
}
