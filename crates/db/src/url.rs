//! Where a database is, and how it is opened.

use std::{fmt, path::PathBuf, str::FromStr, time::Duration};

use tokio_postgres::config::{Config, Host, SslMode};

use crate::DbError;

/// The address of a database.
///
/// `sqlite:PATH` or `postgres://USER:PASSWORD@HOST,HOST/NAME` (`postgresql://` too). Several
/// PostgreSQL hosts are tried in order; with `target_session_attrs=read-write` the one that takes
/// writes is found after a fail-over.
///
/// Encrypted connections to PostgreSQL are **not supported yet**: an address that demands one
/// (`sslmode=require`) is refused. Use a Unix socket, the same machine or an encrypted network.
#[derive(Clone, PartialEq, Eq)]
pub enum DbUrl {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL address as written, **with its password**: show it through `Display` only.
    Postgres(String),
}

impl FromStr for DbUrl {
    type Err = DbError;

    fn from_str(text: &str) -> Result<Self, DbError> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            return match path {
                "" => Err(DbError::Url(
                    "sqlite: needs a path, as in sqlite:cases.db".to_owned(),
                )),
                ":memory:" => Err(DbError::Url(
                    "sqlite:\":memory:\" cannot be shared by connections; name a file".to_owned(),
                )),
                path => Ok(Self::Sqlite(PathBuf::from(path))),
            };
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            postgres_config(text)?;
            return Ok(Self::Postgres(text.to_owned()));
        }
        // The text itself may hold a password (a mistyped scheme), so only its scheme is shown.
        let scheme = text.split_once(':').map_or("none", |(scheme, _)| scheme);
        Err(DbError::Url(format!(
            "expected sqlite:PATH or postgres://USER@HOST/NAME, found the scheme: {scheme}"
        )))
    }
}

impl fmt::Display for DbUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(text) => match postgres_config(text) {
                Ok(config) => write!(f, "{}", describe(&config)),
                Err(_) => f.write_str("postgres://(not understood)"),
            },
        }
    }
}

impl fmt::Debug for DbUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DbUrl({self})")
    }
}

/// Reads a PostgreSQL address; the error never repeats the address.
pub(crate) fn postgres_config(text: &str) -> Result<Config, DbError> {
    let config: Config = text.parse().map_err(|error: tokio_postgres::Error| {
        let cause = std::error::Error::source(&error).map_or(String::new(), ToString::to_string);
        DbError::Url(format!(
            "the PostgreSQL address is not understood ({cause}); \
             expected postgres://USER:PASSWORD@HOST:PORT/NAME"
        ))
    })?;
    if config.get_ssl_mode() == SslMode::Require {
        return Err(DbError::Url(
            "sslmode=require is not supported yet; use a Unix socket, the same machine or an \
             encrypted network, and leave sslmode out"
                .to_owned(),
        ));
    }
    if config.get_hosts().is_empty() {
        return Err(DbError::Url(
            "the PostgreSQL address names no host".to_owned(),
        ));
    }
    Ok(config)
}

/// User, hosts, ports and database name; neither password nor options.
pub(crate) fn describe(config: &Config) -> String {
    let ports = config.get_ports();
    let hosts: Vec<String> = config
        .get_hosts()
        .iter()
        .enumerate()
        .map(|(place, host)| {
            let port = ports.get(place).or(ports.first()).copied().unwrap_or(5432);
            match host {
                Host::Tcp(name) => format!("{name}:{port}"),
                #[cfg(unix)]
                Host::Unix(path) => format!("{}:{port}", path.display()),
            }
        })
        .collect();
    let user = config
        .get_user()
        .map_or(String::new(), |user| format!("{user}@"));
    format!(
        "postgres://{user}{}/{}",
        hosts.join(","),
        config.get_dbname().unwrap_or_default()
    )
}

/// How strictly PostgreSQL keeps concurrent writers apart. SQLite has one writer at a time and
/// needs no choice.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Isolation {
    /// Each statement sees what is committed when it starts.
    #[default]
    ReadCommitted,
    /// All statements see one state; a conflicting change fails with
    /// [`DbError::Serialization`].
    RepeatableRead,
    /// As if transactions ran one after another; any conflict fails with
    /// [`DbError::Serialization`].
    Serializable,
}

/// How a database is opened. Fields may be added: fill up with `..OpenOptions::default()`.
#[derive(Clone, Debug)]
pub struct OpenOptions {
    /// SQLite: number of connections for reading; at least 1 is used.
    pub readers: usize,
    /// PostgreSQL: greatest number of connections; at least 1 is used.
    pub pool: usize,
    /// SQLite: make the file and its folder if they are missing.
    pub create: bool,
    /// Only reading: nothing is created or migrated, and on SQLite another process may have the
    /// file open at the same time.
    pub read_only: bool,
    /// PostgreSQL: isolation of [`Db::write`](crate::Db::write).
    pub isolation: Isolation,
    /// How long to wait for a connection or for the writer's turn before [`DbError::Busy`].
    pub wait: Duration,
}

impl Default for OpenOptions {
    /// 4 readers, 16 connections, create what is missing, read committed, wait 30 s.
    fn default() -> Self {
        Self {
            readers: 4,
            pool: 16,
            create: true,
            read_only: false,
            isolation: Isolation::default(),
            wait: Duration::from_secs(30),
        }
    }
}
