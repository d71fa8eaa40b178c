//! Release lists: read, judge every row without changing anything, apply what somebody agrees to.
//!
//! ```text
//! upload → checking → checked → running → done
//!              ↑  └───────┴──→ discarded
//!              └── all-or-nothing met a row that no longer fits
//! ```
//!
//! A row is judged twice by the same function: for the dry run, and again in the transaction that
//! applies it, so that whatever happened in between counts. A row that turns out to need a decision
//! is left alone. What an earlier row of the same list will have made known counts in both alike
//! (module `twin`). Each row is settled exactly once, whoever asks for it: a run that was interrupted
//! goes on where it was.
//!
//! What a row holds about people is cleared as soon as the row is settled; of a refused row line,
//! column and reason stay, so that the list can be mended where it was made. A row that is left
//! although its case is known keeps that case and the days in question. That is so for whoever is in
//! custody again, and for a case that somebody has changed after the dry run: what was not shown is
//! not overwritten.
//!
//! A list moves only cases whose release the person who reads it in may move. A row about a case of
//! another office is left as it is, and only its line is shown: that office reads the list in itself.

use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicI64, Ordering},
    },
};

use access::Action;
use domain::{Code, ids::ImportBatchId};
use imports::release_list;
use store::{
    StoreError,
    import::{BatchRow, NextStatus},
};

pub use command::{Report, Run, run_file};
pub use decide::{RowDecision, decide};
pub use imports::{field::Field, release_list::ListError};
pub use row::{Changed, Listed, Matched, Named, Outcome, Reading, State, Told};
pub use twin::TwinView;
pub use view::{
    BatchPage, Counts, Filter, ListedBatch, Progress, RowView, batches, form, progress, view,
};

use crate::{App, AppError, Done, Message, OpContext, journal};

pub mod command;
mod decide;
mod judge;
mod row;
mod run;
mod twin;
mod view;

/// Lists with at most this many rows are worked on at once, within the request.
const AT_ONCE: i64 = 200;

/// How a list is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Choice {
    /// All rows that can be applied.
    GoodRows,
    /// All rows, or none while one is refused or undecided.
    AllOrNothing,
}

impl Code for Choice {
    const ALL: &'static [Self] = &[Self::GoodRows, Self::AllOrNothing];

    fn code(self) -> &'static str {
        match self {
            Self::GoodRows => "good_rows",
            Self::AllOrNothing => "all_or_nothing",
        }
    }
}

/// Where a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BatchStatus {
    /// Its rows are being judged.
    Checking,
    /// All rows are judged; somebody has to say what to do.
    Checked,
    /// It is being applied.
    Running,
    /// It was applied.
    Done,
    /// It was put away without a change.
    Discarded,
}

impl Code for BatchStatus {
    const ALL: &'static [Self] = &[
        Self::Checking,
        Self::Checked,
        Self::Running,
        Self::Done,
        Self::Discarded,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Checking => "checking",
            Self::Checked => "checked",
            Self::Running => "running",
            Self::Done => "done",
            Self::Discarded => "discarded",
        }
    }
}

/// The lists that this process is working on, with the number of rows it is through with. A list
/// that is `checking` or `running` in the database and not in here was interrupted.
#[derive(Debug, Clone, Default)]
pub struct Running(Arc<Mutex<HashMap<ImportBatchId, Arc<AtomicI64>>>>);

impl Running {
    /// How far the work is; `None`: nobody works on it.
    pub fn done(&self, batch: ImportBatchId) -> Option<i64> {
        let running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        running.get(&batch).map(|done| done.load(Ordering::Relaxed))
    }

    /// Begins to work on a list; `None`: somebody does already.
    fn begin(&self, batch: ImportBatchId) -> Option<Turn> {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if running.contains_key(&batch) {
            return None;
        }
        let done = Arc::new(AtomicI64::new(0));
        running.insert(batch, done.clone());
        Some(Turn {
            batch,
            done,
            running: self.clone(),
        })
    }
}

/// The right to work on a list; given back when dropped.
struct Turn {
    batch: ImportBatchId,
    done: Arc<AtomicI64>,
    running: Running,
}

impl Turn {
    fn advance(&self, rows: i64) -> i64 {
        self.done.fetch_add(rows, Ordering::Relaxed) + rows
    }

    fn restart(&self) {
        self.done.store(0, Ordering::Relaxed);
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut running = self
            .running
            .0
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        running.remove(&self.batch);
    }
}

/// A file as it was uploaded.
#[derive(Debug, Clone)]
pub struct Upload {
    /// Code of the prison.
    pub institution: String,
    /// Code of the programme for which new people are registered.
    pub programme: String,
    /// Name of the file.
    pub file_name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// What became of an upload.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Uploaded {
    /// The list with this id is being judged, or was.
    Batch(ImportBatchId),
    /// It cannot be read as a whole. Nothing was stored.
    Unreadable(ListError),
}

/// Reads a file and judges its rows; a long list in the background.
pub async fn upload(app: &App, ctx: &OpContext, upload: Upload) -> Result<Uploaded, AppError> {
    match store_list(app, ctx, upload).await? {
        Ok(batch) => {
            start(app, ctx, batch.id, batch.total).await?;
            Ok(Uploaded::Batch(batch.id))
        }
        Err(error) => Ok(Uploaded::Unreadable(error)),
    }
}

/// Reads a file and stores its rows, unjudged.
async fn store_list(
    app: &App,
    ctx: &OpContext,
    upload: Upload,
) -> Result<Result<BatchRow, ListError>, AppError> {
    journal::may(ctx, Action::ImportReleaseList)?;
    if app.institutions.get(&upload.institution).is_none() {
        return Err(AppError::invalid("institution", "error-choose"));
    }
    if app.catalogue.get(&upload.programme).is_none() {
        return Err(AppError::invalid("programme", "error-choose"));
    }
    let mapping = app.institutions.mapping_for(&upload.institution).clone();
    let (bytes, today) = (upload.bytes, ctx.today);
    let file_hash = store::import::hash(&bytes);
    let read = tokio::task::spawn_blocking(move || release_list::read(&bytes, &mapping, today))
        .await
        .map_err(|error| AppError::Catalogue(format!("reading a list stopped: {error}")))?;
    let list = match read {
        Ok(list) => list,
        Err(error) => return Ok(Err(error)),
    };
    let named_instead = app.institutions.named_instead(&upload.institution, &list);
    let batch = BatchRow {
        id: ctx.new_id(),
        carrier: ctx.actor.carrier,
        institution: upload.institution,
        programme: upload.programme,
        file_name: upload.file_name.chars().take(120).collect(),
        reading: row::json(&Reading::of(&list, &named_instead))?,
        status: BatchStatus::Checking.code().to_owned(),
        total: i64::try_from(list.rows.len()).unwrap_or(i64::MAX),
        done: 0,
        message: String::new(),
        choice: None,
        uploaded_at: ctx.now,
        uploaded_by: ctx.actor.user,
        uploaded_by_name: String::new(),
        finished_at: None,
        file_hash,
    };
    // Made before the transaction, so that nobody waits for it.
    let mut rows = Vec::with_capacity(list.rows.len());
    for one in &list.rows {
        let (outcome, content) = row::content_of(one)?;
        let line = i64::try_from(one.line).unwrap_or(i64::MAX);
        rows.push((line, outcome.code(), content));
    }
    let mut tx = app.store.write().await?;
    store::import::insert(&mut tx, &batch).await?;
    store::import::insert_rows(&mut tx, batch.id, &rows).await?;
    let done = Done::new("import.upload")
        .subject(format!("import_batch {}", batch.id))
        .detail(format!(
            "{{\"institution\":\"{}\",\"rows\":{}}}",
            batch.institution, batch.total
        ));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Ok(batch))
}

/// Works on a list: within the request if it is short, otherwise beside it.
async fn start(
    app: &App,
    ctx: &OpContext,
    batch: ImportBatchId,
    total: i64,
) -> Result<(), AppError> {
    let Some(turn) = app.running.begin(batch) else {
        return Ok(());
    };
    if total <= AT_ONCE {
        return run::work(app, ctx, &turn).await;
    }
    let (app, ctx) = (app.clone(), ctx.clone());
    tokio::spawn(async move {
        // The list shows as interrupted, and goes on when somebody says so.
        if let Err(error) = run::work(&app, &ctx, &turn).await {
            tracing::error!(batch = %turn.batch, %error, "an import stopped");
        }
    });
    Ok(())
}

/// The list, for somebody who may import.
async fn batch_for(app: &App, ctx: &OpContext, batch: ImportBatchId) -> Result<BatchRow, AppError> {
    journal::may(ctx, Action::ImportReleaseList)?;
    let mut tx = app.store.read().await?;
    store::import::get(&mut tx, ctx.actor.carrier, batch)
        .await?
        .ok_or(AppError::NotFound)
}

/// Applies a list that was checked; a long one in the background. A second time it does nothing.
pub async fn apply(
    app: &App,
    ctx: &OpContext,
    batch: ImportBatchId,
    choice: Choice,
) -> Result<(), AppError> {
    let row = batch_for(app, ctx, batch).await?;
    let mut tx = app.store.write().await?;
    if choice == Choice::AllOrNothing {
        let counts = Counts::of(&store::import::counts(&mut tx, batch).await?);
        if counts.refused + counts.unsure > 0 {
            return Err(AppError::invalid("choice", "import-not-all-good"));
        }
    }
    let next = NextStatus {
        status: BatchStatus::Running.code(),
        choice: Some(choice.code()),
        ..NextStatus::default()
    };
    let set = store::import::set_status(&mut tx, batch, BatchStatus::Checked.code(), &next).await;
    if let Err(StoreError::Stale) = set {
        return Err(already(&row));
    }
    set?;
    let done = Done::new("import.apply")
        .subject(format!("import_batch {batch}"))
        .detail(choice.code());
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    start(app, ctx, batch, row.total).await
}

/// Goes on with a list whose work was interrupted.
pub async fn resume(app: &App, ctx: &OpContext, batch: ImportBatchId) -> Result<(), AppError> {
    let row = batch_for(app, ctx, batch).await?;
    let waiting = [BatchStatus::Checking, BatchStatus::Running];
    if !waiting.iter().any(|one| one.code() == row.status) {
        return Ok(());
    }
    start(app, ctx, batch, row.total).await
}

/// Puts a list away without a change, and clears what it holds.
pub async fn discard(app: &App, ctx: &OpContext, batch: ImportBatchId) -> Result<(), AppError> {
    let row = batch_for(app, ctx, batch).await?;
    let open = [BatchStatus::Checking, BatchStatus::Checked];
    if !open.iter().any(|one| one.code() == row.status) || app.running.done(batch).is_some() {
        return Err(already(&row));
    }
    let mut tx = app.store.write().await?;
    let next = NextStatus {
        status: BatchStatus::Discarded.code(),
        finished_at: Some(ctx.now),
        ..NextStatus::default()
    };
    store::import::set_status(&mut tx, batch, &row.status, &next).await?;
    store::import::clear(&mut tx, batch).await?;
    let done = Done::new("import.discard").subject(format!("import_batch {batch}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

fn already(row: &BatchRow) -> AppError {
    AppError::Refused(Message::new(format!("import-already-{}", row.status)))
}
