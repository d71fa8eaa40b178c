//! A throw-away database per test and engine.

use std::{
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use db::{Db, DbUrl, Engine, Migration, OpenOptions};
use jiff::Timestamp;
use tempfile::TempDir;

const SERVER: &str = "NAHTLOS_TEST_POSTGRES";

/// The day on which all tests take place.
pub const NOW: Timestamp = Timestamp::constant(1_800_000_000, 0);

static COUNT: AtomicU32 = AtomicU32::new(0);

/// A table with a column of every type, and two with constraints.
pub const TABLES: Migration = Migration {
    version: 1,
    name: "tables",
    sql: "
        CREATE TABLE thing (
            id BIGINT PRIMARY KEY, truth BOOLEAN, number BIGINT, body TEXT COLLATE \"C\",
            bytes BYTEA, uid UUID, day DATE, instant TIMESTAMPTZ
        );
        CREATE TABLE parent (
            id BIGINT PRIMARY KEY, code TEXT NOT NULL UNIQUE,
            a BIGINT NOT NULL DEFAULT 0, b TEXT, UNIQUE (a, b)
        );
        CREATE TABLE child (
            id BIGINT PRIMARY KEY, parent BIGINT NOT NULL REFERENCES parent (id) ON DELETE RESTRICT
        );
        CREATE INDEX child_parent ON child (parent);
    ",
};

/// Where a test's database lies.
pub struct Place {
    pub url: DbUrl,
    folder: Option<TempDir>,
    server: Option<(String, String)>,
}

impl Place {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = DbUrl::Sqlite(folder.path().join("test.db"));
        Self {
            url,
            folder: Some(folder),
            server: None,
        }
    }

    /// An empty database on the server, if one was named.
    pub async fn postgres() -> Option<Self> {
        let server = std::env::var(SERVER).ok()?;
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let name = format!("db_test_{}_{count}", std::process::id());
        on_server(
            &server,
            &format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"),
        )
        .await;
        let create = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        on_server(&server, &create).await;
        let url = DbUrl::Postgres(with_database(&server, &name));
        Some(Self {
            url,
            folder: None,
            server: Some((server, name)),
        })
    }

    /// One place for each engine there is.
    pub async fn all() -> Vec<Self> {
        let mut places = vec![Self::sqlite()];
        places.extend(Self::postgres().await);
        places
    }

    pub fn folder(&self) -> &Path {
        self.folder.as_ref().unwrap().path()
    }

    pub fn file(&self) -> PathBuf {
        self.folder().join("test.db")
    }

    pub async fn open(&self) -> Db {
        self.open_with(&OpenOptions::default()).await
    }

    /// Opens with [`TABLES`].
    pub async fn open_with(&self, options: &OpenOptions) -> Db {
        let db = Db::open(&self.url, options).await.unwrap();
        db.migrate(&[TABLES], NOW).await.unwrap();
        db
    }

    pub async fn remove(self) {
        if let Some((server, name)) = &self.server {
            on_server(server, &format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }
}

/// Runs a test on a fresh database of each engine.
pub async fn on_both(test: impl AsyncFn(&Db)) {
    for place in Place::all().await {
        let db = place.open().await;
        test(&db).await;
        db.close().await.unwrap();
        place.remove().await;
    }
}

/// Runs a test on a fresh PostgreSQL database, with a pool of the given options.
pub async fn on_postgres(options: &OpenOptions, test: impl AsyncFn(&Db)) {
    let Some(place) = Place::postgres().await else {
        return;
    };
    let db = place.open_with(options).await;
    assert_eq!(db.engine(), Engine::Postgres);
    test(&db).await;
    db.close().await.unwrap();
    place.remove().await;
}

pub async fn count(db: &Db, table: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) AS count FROM {table}");
    db.read()
        .await
        .unwrap()
        .query_one(&sql, &[])
        .await
        .unwrap()
        .get("count")
        .unwrap()
}

async fn on_server(address: &str, sql: &str) {
    let (client, connection) = tokio_postgres::connect(address, tokio_postgres::NoTls)
        .await
        .unwrap();
    let connection = tokio::spawn(connection);
    client.batch_execute(sql).await.unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
}

/// The same server address with another database name.
fn with_database(address: &str, name: &str) -> String {
    let (base, options) = address.split_once('?').unwrap_or((address, ""));
    let (scheme, rest) = base.split_once("://").unwrap();
    let host = rest.split_once('/').map_or(rest, |(host, _)| host);
    format!("{scheme}://{host}/{name}?{options}")
}
