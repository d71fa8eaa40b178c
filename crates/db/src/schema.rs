//! What a database says about its own shape: tables, columns, schema version. For chores that know
//! no statement of a table by heart, such as a backup.

use crate::{
    DbError, Engine, Tx, Value,
    migrate::{APPLIED_VERSION, TABLE},
};

const TABLES_SQLITE: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' \
                             AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name";

const TABLES_POSTGRES: &str = "SELECT tablename AS name FROM pg_catalog.pg_tables \
                               WHERE schemaname = current_schema() ORDER BY tablename";

const COLUMNS_SQLITE: &str = "SELECT name, type FROM pragma_table_info($1) ORDER BY cid";

const COLUMNS_POSTGRES: &str = "SELECT a.attname AS name, \
     pg_catalog.format_type(a.atttypid, NULL) AS type FROM pg_catalog.pg_attribute a \
     WHERE a.attrelid = pg_catalog.to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped \
     ORDER BY a.attnum";

/// The types that a column of ours can have; the table in [`Value`]'s module says how each engine
/// keeps them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// `BOOLEAN`.
    Bool,
    /// `BIGINT`.
    Int,
    /// `TEXT`.
    Text,
    /// `BYTEA`.
    Bytes,
    /// `UUID`.
    Uuid,
    /// `DATE`.
    Date,
    /// `TIMESTAMPTZ`.
    Instant,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: String,
    /// Its type.
    pub kind: Kind,
}

impl Kind {
    /// All types.
    pub const ALL: [Self; 7] = [
        Self::Bool,
        Self::Int,
        Self::Text,
        Self::Bytes,
        Self::Uuid,
        Self::Date,
        Self::Instant,
    ];

    /// Its name in our migrations.
    pub fn name(self) -> &'static str {
        match self {
            Self::Bool => "BOOLEAN",
            Self::Int => "BIGINT",
            Self::Text => "TEXT",
            Self::Bytes => "BYTEA",
            Self::Uuid => "UUID",
            Self::Date => "DATE",
            Self::Instant => "TIMESTAMPTZ",
        }
    }

    /// The type of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// The same value in the one form that both engines take: SQLite gives a truth value back as a
    /// number and an id as bytes.
    ///
    /// # Errors
    /// Says what was expected and found (its kind, never its content).
    pub fn neutral(self, value: &Value) -> Result<Value, String> {
        use crate::FromValue as _;
        if *value == Value::Null {
            return Ok(Value::Null);
        }
        Ok(match self {
            Self::Bool => bool::from_value(value)?.into(),
            Self::Int => i64::from_value(value)?.into(),
            Self::Text => String::from_value(value)?.into(),
            Self::Bytes => Vec::<u8>::from_value(value)?.into(),
            Self::Uuid => uuid::Uuid::from_value(value)?.into(),
            Self::Date => jiff::civil::Date::from_value(value)?.into(),
            Self::Instant => jiff::Timestamp::from_value(value)?.into(),
        })
    }
}

impl Tx {
    /// The names of all tables, in the order of the alphabet.
    ///
    /// # Errors
    /// Any [`DbError`] of reading.
    pub async fn tables(&mut self) -> Result<Vec<String>, DbError> {
        let sql = match self.engine() {
            Engine::Sqlite => TABLES_SQLITE,
            Engine::Postgres => TABLES_POSTGRES,
        };
        let rows = self.query(sql, &[]).await?;
        rows.iter().map(|row| row.get("name")).collect()
    }

    /// The columns of a table, in their order; none if there is no such table.
    ///
    /// # Errors
    /// [`DbError::Row`] names a column of a type that is none of ours.
    pub async fn columns(&mut self, table: &str) -> Result<Vec<Column>, DbError> {
        let sql = match self.engine() {
            Engine::Sqlite => COLUMNS_SQLITE,
            Engine::Postgres => COLUMNS_POSTGRES,
        };
        let rows = self.query(sql, &[table.into()]).await?;
        rows.iter()
            .map(|row| {
                let (name, words): (String, String) = (row.get("name")?, row.get("type")?);
                // PostgreSQL writes this one out.
                let word = words.replace("timestamp with time zone", "timestamptz");
                match Kind::from_name(&word.to_ascii_uppercase()) {
                    Some(kind) => Ok(Column { name, kind }),
                    None => Err(DbError::Row {
                        column: format!("{table}.{name}"),
                        problem: format!("expected one of our types, found {words}"),
                    }),
                }
            })
            .collect()
    }

    /// The highest migration that was applied; 0 if there is none yet.
    ///
    /// # Errors
    /// Any [`DbError`] of reading.
    pub async fn schema_version(&mut self) -> Result<i64, DbError> {
        if !self.tables().await?.iter().any(|table| table == TABLE) {
            return Ok(0);
        }
        self.query_one(APPLIED_VERSION, &[]).await?.get("version")
    }
}
