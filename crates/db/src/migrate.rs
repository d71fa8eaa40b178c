//! The schema's way forward: numbered migrations, each in one transaction, never edited.
//!
//! What was applied is kept in the table `nahtlos_migration` with a SHA-256 of the text. The row is
//! inserted before the migration's own statements run, so that of two servers that start together
//! on PostgreSQL the second waits at the primary key and then finds the work done.

use std::fmt::Write as _;

use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::{Db, DbError, Value, WriteTx};

/// One step of the schema. Its text may hold several statements; ` COLLATE "C"` is dropped from it
/// for SQLite, ` WITHOUT ROWID` for PostgreSQL.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration {
    /// Position, from 1 upwards; gaps are allowed.
    pub version: i64,
    /// Short name for messages, such as `case`.
    pub name: &'static str,
    /// SQL, with line ends of any kind; no transaction control, no deferred constraints.
    pub sql: &'static str,
}

struct Applied {
    version: i64,
    name: String,
    checksum: String,
}

pub(crate) const TABLE: &str = "nahtlos_migration";

const CREATE: &str = "CREATE TABLE IF NOT EXISTS nahtlos_migration (\
                      version BIGINT PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, \
                      applied_at TIMESTAMPTZ NOT NULL)";

const APPLIED: &str = "SELECT version, name, checksum FROM nahtlos_migration ORDER BY version";

const RECORD: &str = "INSERT INTO nahtlos_migration (version, name, checksum, applied_at) \
                      VALUES ($1, $2, $3, $4)";

pub(crate) const APPLIED_VERSION: &str =
    "SELECT MAX(version) AS version FROM nahtlos_migration HAVING COUNT(*) > 0";

impl Db {
    /// Applies what is missing, in order, and returns how many migrations that were.
    ///
    /// # Errors
    /// [`DbError::Foreign`] if the database holds tables but was never migrated by this program;
    /// [`DbError::TooNew`] if a newer program migrated it; [`DbError::Migration`] if the list is
    /// not in order, if an applied one was changed, is missing or would be overtaken, or if the
    /// engine refuses a text. A failed migration leaves nothing behind; those before it stay.
    pub async fn migrate(
        &self,
        migrations: &[Migration],
        now: Timestamp,
    ) -> Result<usize, DbError> {
        check_list(migrations)?;
        self.prepare_schema().await?;
        let mut done = 0;
        loop {
            let applied = self.applied().await?;
            let Some(next) = next(&applied, migrations)? else {
                return Ok(done);
            };
            if self.apply(next, now).await? {
                tracing::info!(
                    version = next.version,
                    name = next.name,
                    "migration applied"
                );
                done += 1;
            }
        }
    }

    /// The highest version applied; 0 if there is none yet.
    ///
    /// # Errors
    /// Any [`DbError`] of reading.
    pub async fn schema_version(&self) -> Result<i64, DbError> {
        self.read().await?.schema_version().await
    }

    /// Makes the tables of the given migrations in an empty database, in a transaction that is
    /// still open: what is to fill them goes in or stays out together with them.
    ///
    /// # Errors
    /// [`DbError::Foreign`] if the database holds any table; else as [`Db::migrate`].
    pub async fn build(
        &self,
        migrations: &[Migration],
        now: Timestamp,
    ) -> Result<WriteTx, DbError> {
        check_list(migrations)?;
        let mut tx = self.write().await?;
        let tables = tx.tables().await?;
        if let Some(first) = tables.first() {
            return Err(DbError::Foreign(format!(
                "{self:?} is not empty: it holds {} tables (the first is {first})",
                tables.len()
            )));
        }
        tx.script(CREATE).await?;
        for migration in migrations {
            run(&mut tx, migration, now).await?;
        }
        Ok(tx)
    }

    async fn prepare_schema(&self) -> Result<(), DbError> {
        let tables = self.tables().await?;
        if tables.iter().any(|table| table == TABLE) {
            return Ok(());
        }
        if let Some(first) = tables.first() {
            return Err(DbError::Foreign(format!(
                "{self:?} belongs to another program: it holds {} tables (the first is {first}), \
                 but not {TABLE}",
                tables.len()
            )));
        }
        let created = async {
            let mut tx = self.write().await?;
            tx.script(CREATE).await?;
            tx.commit().await
        };
        match created.await {
            // Another server was faster: PostgreSQL reports that in several ways.
            Err(_) if self.tables().await?.iter().any(|table| table == TABLE) => Ok(()),
            result => result,
        }
    }

    async fn tables(&self) -> Result<Vec<String>, DbError> {
        self.read().await?.tables().await
    }

    async fn applied(&self) -> Result<Vec<Applied>, DbError> {
        let rows = self.read().await?.query(APPLIED, &[]).await?;
        rows.iter()
            .map(|row| {
                Ok(Applied {
                    version: row.get("version")?,
                    name: row.get("name")?,
                    checksum: row.get("checksum")?,
                })
            })
            .collect()
    }

    /// Says whether this call applied it, or another server did meanwhile.
    async fn apply(&self, migration: &Migration, now: Timestamp) -> Result<bool, DbError> {
        let mut tx = self.write().await?;
        match run(&mut tx, migration, now).await {
            Ok(()) => {}
            // Nothing but the row in our own table is a key of its kind.
            Err(DbError::Unique { .. }) => return Ok(false),
            Err(error) => return Err(error),
        }
        tx.commit().await?;
        Ok(true)
    }
}

impl WriteTx {
    /// Applies further migrations in this transaction: the second half of [`Db::build`], once the
    /// tables are filled.
    ///
    /// # Errors
    /// As [`Db::migrate`].
    pub async fn extend_schema(
        &mut self,
        migrations: &[Migration],
        now: Timestamp,
    ) -> Result<(), DbError> {
        for migration in migrations {
            run(self, migration, now).await?;
        }
        Ok(())
    }
}

/// Runs one migration in a transaction. [`DbError::Unique`] means that it was applied already.
async fn run(tx: &mut WriteTx, migration: &Migration, now: Timestamp) -> Result<(), DbError> {
    let record: [Value; 4] = [
        migration.version.into(),
        migration.name.into(),
        checksum(migration.sql).into(),
        now.into(),
    ];
    tx.execute(RECORD, &record).await?;
    tx.script(migration.sql).await.map_err(|error| match error {
        DbError::Sql { message, .. } => problem(migration, message),
        DbError::Unique { .. } | DbError::ForeignKey => problem(migration, error.to_string()),
        other => other,
    })
}

fn check_list(migrations: &[Migration]) -> Result<(), DbError> {
    let mut before = 0;
    for migration in migrations {
        if migration.version <= before {
            let text = format!("its version must be higher than {before}, which comes before it");
            return Err(problem(migration, text));
        }
        before = migration.version;
        // A deferred constraint would only fail at the COMMIT, which SQLite's writers share.
        if migration.sql.to_ascii_uppercase().contains("DEFERRABLE") {
            return Err(problem(migration, "deferred constraints are not allowed"));
        }
    }
    Ok(())
}

/// Compares what was applied with what is known; the first one missing, if any.
fn next<'m>(
    applied: &[Applied],
    migrations: &'m [Migration],
) -> Result<Option<&'m Migration>, DbError> {
    let known = migrations.last().map_or(0, |migration| migration.version);
    let found = applied.last().map_or(0, |applied| applied.version);
    if found > known {
        return Err(DbError::TooNew { found, known });
    }
    for old in applied {
        let refuse = |problem: &str| DbError::Migration {
            version: old.version,
            name: old.name.clone(),
            problem: problem.to_owned(),
        };
        match migrations
            .iter()
            .find(|migration| migration.version == old.version)
        {
            Some(same) if checksum(same.sql) == old.checksum => {}
            Some(_) => {
                return Err(refuse(
                    "its text was changed after it had been applied; restore the text and put \
                     the change into a new migration",
                ));
            }
            None => {
                return Err(refuse(
                    "it was applied to this database, but this program does not know it; start \
                     the program the database was used with",
                ));
            }
        }
    }
    let missing = migrations
        .iter()
        .find(|migration| applied.iter().all(|old| old.version != migration.version));
    match missing {
        Some(late) if late.version < found => {
            let text = format!("version {found} was applied before it; give it a higher version");
            Err(problem(late, text))
        }
        missing => Ok(missing),
    }
}

fn problem(migration: &Migration, problem: impl Into<String>) -> DbError {
    DbError::Migration {
        version: migration.version,
        name: migration.name.to_owned(),
        problem: problem.into(),
    }
}

/// SHA-256 in hexadecimal; a checkout with other line ends gives the same.
fn checksum(sql: &str) -> String {
    let mut text = String::with_capacity(64);
    for byte in Sha256::digest(sql.replace("\r\n", "\n").as_bytes()) {
        // Writing to a String cannot fail.
        write!(text, "{byte:02x}").unwrap_or_default();
    }
    text
}
