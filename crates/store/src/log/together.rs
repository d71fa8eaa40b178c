//! Entries of reads, many of them in one transaction.
//!
//! Taking the next number of the log locks its head until the commit. On PostgreSQL each reader
//! would therefore wait for the commits of all before it. So their entries queue up here while one
//! transaction is under way, and the next one writes all of them. On SQLite all writers share their
//! commits anyway, and an entry goes its direct way.

use std::{
    mem,
    sync::{Arc, Mutex, PoisonError},
};

use db::{Db, DbError, Engine};
use tokio::sync::{Mutex as TurnLock, oneshot};

use super::{LogEntry, appended};
use crate::StoreError;

type Waiting = (LogEntry, oneshot::Sender<Result<(), DbError>>);

/// What waits for the next transaction.
#[derive(Default)]
pub(crate) struct Together {
    waiting: Mutex<Vec<Waiting>>,
    turn: TurnLock<()>,
}

impl Together {
    fn waiting(&self) -> std::sync::MutexGuard<'_, Vec<Waiting>> {
        // It is whole even if a thread died while it held the lock.
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Appends an entry that belongs to no other change; returns once it is durable.
    pub(crate) async fn append(
        self: &Arc<Self>,
        db: &Db,
        entry: LogEntry,
    ) -> Result<(), StoreError> {
        if db.engine() == Engine::Sqlite {
            return Ok(written(db, &[entry]).await?);
        }
        let (answer, answered) = oneshot::channel();
        let first = {
            let mut waiting = self.waiting();
            waiting.push((entry, answer));
            waiting.len() == 1
        };
        if first {
            // A task of its own: whoever gives up waiting must not take the others along.
            let (together, db) = (Arc::clone(self), db.clone());
            tokio::spawn(async move { together.write(&db).await });
        }
        // The answer is only missing if the runtime went down before.
        Ok(answered.await.unwrap_or(Err(DbError::Closed))?)
    }

    /// Writes what waits once it is this one's turn; what comes after that has its own first.
    async fn write(&self, db: &Db) {
        let _turn = self.turn.lock().await;
        let (entries, answers): (Vec<_>, Vec<_>) =
            mem::take(&mut *self.waiting()).into_iter().unzip();
        let result = written(db, &entries).await;
        for answer in answers {
            // Whoever no longer listens was cancelled; the entry is there all the same.
            answer.send(result.clone()).unwrap_or_default();
        }
    }
}

async fn written(db: &Db, entries: &[LogEntry]) -> Result<(), DbError> {
    let mut tx = db.write().await?;
    appended(&mut tx, entries).await?;
    tx.commit().await
}
