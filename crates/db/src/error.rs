//! What can go wrong, in words that name the remedy, with a stable code for each kind.

use thiserror::Error;

/// Every failure of this crate. Messages never contain parameter values or passwords.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum DbError {
    /// The server, file or folder cannot be opened, or the connection was lost. The next use
    /// connects again.
    #[error("the database cannot be reached: {0}")]
    Unreachable(String),
    /// Someone else holds the database or all connections; trying again later can succeed.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// The file or the PostgreSQL database belongs to another program; nothing was changed in it.
    #[error("{0}; nothing was changed in it. Name another database, or an empty one")]
    Foreign(String),
    /// The file is no database or is broken.
    #[error("{0}; restore it from a backup, and keep the broken file for analysis")]
    Damaged(String),
    /// The database was migrated by a newer version of this program.
    #[error(
        "the database has schema {found}, this program knows only up to {known}; \
         start the newer program that was used before"
    )]
    TooNew {
        /// Highest schema version found in the database.
        found: i64,
        /// Highest schema version this program knows.
        known: i64,
    },
    /// A change was tried where only reading is allowed: in a [`ReadTx`](crate::ReadTx), on a file
    /// or folder without write permission, or on a standby server.
    #[error("only reading is allowed here: {0}")]
    ReadOnly(String),
    /// No space is left.
    #[error("the disk of the database is full: {0}; free some space, then try again")]
    Full(String),
    /// A row with the same key exists already.
    #[error("a row with the same key exists already (constraint {constraint})")]
    Unique {
        /// Name of the constraint as PostgreSQL forms it by default: `table_column_key`,
        /// `table_a_b_key`, `table_pkey`. On SQLite the same name is formed from table and columns,
        /// so a constraint or unique index with a name of its own must follow the same pattern.
        constraint: String,
    },
    /// A row that is referred to does not exist, or a row that is to go is still referred to.
    #[error("a row refers to one that does not exist, or is still referred to")]
    ForeignKey,
    /// Two transactions got in each other's way. Doing the whole transaction again is safe.
    #[error("two changes met, and this one gave way: {0}; do it again")]
    Serialization(String),
    /// An earlier statement of this transaction failed or was interrupted, so it cannot go on.
    #[error("an earlier statement of this transaction failed, so nothing of it is kept")]
    Aborted,
    /// The database was closed with [`Db::close`](crate::Db::close).
    #[error("the database is closed")]
    Closed,
    /// The engine refused a statement.
    #[error("the database refused a statement: {message}\n{statement}")]
    Sql {
        /// The statement's text, without its values.
        statement: String,
        /// What the engine says.
        message: String,
    },
    /// A result does not look as its reader expects.
    #[error("column {column}: {problem}")]
    Row {
        /// Name of the column, or a count of rows where one was expected.
        column: String,
        /// What was expected and what was found.
        problem: String,
    },
    /// The database address cannot be understood or not be served.
    #[error("database address: {0}")]
    Url(String),
    /// A migration cannot be applied or differs from what was applied before.
    #[error("migration {version} ({name}): {problem}")]
    Migration {
        /// Version of the migration.
        version: i64,
        /// Name of the migration.
        name: String,
        /// What is wrong and what to do.
        problem: String,
    },
}

impl DbError {
    /// A stable, lower-case code for each kind, for logs and for texts in people's languages.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreachable(_) => "unreachable",
            Self::Busy(_) => "busy",
            Self::Foreign(_) => "foreign",
            Self::Damaged(_) => "damaged",
            Self::TooNew { .. } => "too-new",
            Self::ReadOnly(_) => "read-only",
            Self::Full(_) => "full",
            Self::Unique { .. } => "unique",
            Self::ForeignKey => "foreign-key",
            Self::Serialization(_) => "serialization",
            Self::Aborted => "aborted",
            Self::Closed => "closed",
            Self::Sql { .. } => "sql",
            Self::Row { .. } => "row",
            Self::Url(_) => "url",
            Self::Migration { .. } => "migration",
        }
    }

    /// Whether doing the whole transaction again may succeed without anybody changing anything.
    pub fn is_retryable(&self) -> bool {
        matches!(self, Self::Serialization(_) | Self::Busy(_))
    }

    pub(crate) fn sql(statement: &str, message: impl Into<String>) -> Self {
        Self::Sql {
            statement: statement.to_owned(),
            message: message.into(),
        }
    }
}
