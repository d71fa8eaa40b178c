//! # Rows in, rows out
//!
//! The only place with SQL. One file per noun; each function takes the transaction it works in and
//! says in its name what it does. A row that belongs to a case is reached through
//! [`case::fetch_for`], which names the action that is wanted: who may not see the case gets the
//! same answer as for an id that does not exist.
//!
//! It must not: decide anything about a person (that is `domain` and `programme`), know a request
//! or a language, or commit. Whoever opened the transaction commits it, once, with its log entry.
//!
//! Every statement is a `const` of the file that uses it, or is composed by a function that
//! [`composed::all`] lists; a test prepares all of them on both engines.

use std::sync::Arc;

use db::{Db, DbUrl, OpenOptions, ReadTx};
use jiff::Timestamp;

pub mod account;
pub mod address;
pub mod appointment;
pub mod approval;
pub mod arrangement;
pub mod assessment;
pub mod assignment;
pub mod backup;
pub mod calendar;
pub mod case;
pub mod case_list;
pub mod clearing;
pub mod client;
pub mod closing;
pub mod composed;
pub mod concern;
pub mod conference;
pub mod contact;
pub mod copy;
pub mod correction;
pub mod coverage;
pub mod custody;
pub mod day;
pub mod draft;
pub mod emergency;
pub mod fact;
pub mod file;
pub mod group;
pub mod handover;
pub mod import;
pub mod integrity;
pub mod leave;
pub mod lesson;
pub mod letter;
pub mod log;
pub mod merge;
pub mod module;
pub mod need;
pub mod network;
pub mod note;
pub mod notice;
pub mod overlap;
pub mod own_plan;
pub mod paper;
pub mod partner;
pub mod plan;
pub mod programme;
pub mod reach;
pub mod referral;
pub mod release;
pub mod report;
pub mod scan;
pub mod search;
pub mod sent;
pub mod sentence;
pub mod session;
pub mod site;
pub mod standard;
pub mod struck;
pub mod success;
pub mod task;
pub mod work_profile;

mod error;
mod migrations;
mod reading;

pub use db::{Tx, WriteTx};
pub use error::StoreError;
pub use migrations::MIGRATIONS;

/// The database with its schema.
#[derive(Clone)]
pub struct Store {
    db: Db,
    views: Arc<log::Together>,
}

impl Store {
    /// Opens the database and brings its schema up to date.
    pub async fn open(
        url: &DbUrl,
        options: &OpenOptions,
        now: Timestamp,
    ) -> Result<Self, StoreError> {
        let db = Db::open(url, options).await?;
        db.migrate(MIGRATIONS, now).await?;
        Ok(Self {
            db,
            views: Arc::default(),
        })
    }

    /// A connection for plain reads.
    pub async fn read(&self) -> Result<ReadTx, StoreError> {
        Ok(self.db.read().await?)
    }

    /// A transaction. It is durable once its commit has returned.
    pub async fn write(&self) -> Result<WriteTx, StoreError> {
        Ok(self.db.write().await?)
    }

    /// Writes the log entry of a read; it is durable once this has returned.
    pub async fn viewed(&self, entry: log::LogEntry) -> Result<(), StoreError> {
        self.views.append(&self.db, entry).await
    }

    /// The face of the database itself, for chores (closing, plans, integrity).
    pub fn db(&self) -> &Db {
        &self.db
    }
}
