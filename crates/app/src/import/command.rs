//! A release list from the command line: the same steps as on the pages, one after the other.

use domain::ids::ImportBatchId;
use imports::release_list::ListError;
use store::import::RowFilter;

use super::{
    BatchStatus, Choice, Counts, Told, Upload, apply, batch_for, discard, progress,
    row::{self, Named, Outcome, Reading},
    run, store_list,
};
use crate::{App, AppError, OpContext};

/// Rows that are read at a time.
const CHUNK: i64 = 500;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Run {
    /// The file.
    pub upload: Upload,
    /// Whether nothing shall be changed.
    pub dry_run: bool,
    /// How the list is applied.
    pub choice: Choice,
}

/// What became of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Why the file as a whole cannot be read; then nothing else is filled.
    pub unreadable: Option<ListError>,
    /// The list.
    pub batch: Option<ImportBatchId>,
    /// Prisons that the list names although it is read for another one.
    pub named_instead: Vec<Named>,
    /// Whether the same file was applied before.
    pub same_file: bool,
    /// How many rows have which outcome.
    pub counts: Counts,
    /// Refused rows: line in the file, and every reason.
    pub refused: Vec<(i64, Vec<Told>)>,
    /// Lines of rows that somebody has to decide about on the page.
    pub undecided: Vec<i64>,
    /// Lines of rows about people whom another office supports; that office has to read the list.
    pub elsewhere: Vec<i64>,
    /// Lines of rows about people in custody again whose case says that they are released.
    pub back: Vec<i64>,
    /// Whether the list was applied to its end.
    pub applied: bool,
}

impl Report {
    /// Whether the file or any row of it was refused.
    pub fn has_refusals(&self) -> bool {
        self.unreadable.is_some() || !self.refused.is_empty()
    }
}

/// Reads a list, judges it and, unless it is a dry run, applies it; returns when all is done. With
/// [`Choice::AllOrNothing`] nothing is applied while a row is refused or undecided.
pub async fn run_file(app: &App, ctx: &OpContext, what: Run) -> Result<Report, AppError> {
    let batch = match store_list(app, ctx, what.upload).await? {
        Ok(batch) => batch.id,
        Err(error) => {
            return Ok(Report {
                unreadable: Some(error),
                ..Report::default()
            });
        }
    };
    if let Some(turn) = app.running.begin(batch) {
        run::work(app, ctx, &turn).await?;
    }
    let mut report = report(app, ctx, batch).await?;
    let blocked = what.choice == Choice::AllOrNothing && !report.counts.is_all_good();
    if what.dry_run || blocked {
        discard(app, ctx, batch).await?;
        return Ok(report);
    }
    apply(app, ctx, batch, what.choice).await?;
    while app.running.done(batch).is_some() {
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    report.applied = progress(app, ctx, batch).await?.status == BatchStatus::Done;
    Ok(report)
}

async fn report(app: &App, ctx: &OpContext, batch: ImportBatchId) -> Result<Report, AppError> {
    let list = batch_for(app, ctx, batch).await?;
    let reading: Reading = row::parse(&list.reading)?;
    let mut tx = app.store.read().await?;
    // A dry run and a refused run have taken nothing.
    let taken = Some(domain::Code::code(BatchStatus::Done));
    let taken = store::import::same_file(&mut tx, &list, taken).await?;
    let mut report = Report {
        batch: Some(batch),
        named_instead: reading.named_instead,
        same_file: taken.is_some(),
        counts: Counts::of(&store::import::counts(&mut tx, batch).await?),
        ..Report::default()
    };
    for outcome in [
        Outcome::Refused,
        Outcome::Unsure,
        Outcome::Elsewhere,
        Outcome::Back,
    ] {
        let filter = RowFilter::Outcome(domain::Code::code(outcome));
        let mut after = 0;
        loop {
            let rows = store::import::rows(&mut tx, batch, filter, after, CHUNK).await?;
            let Some(last) = rows.last() else { break };
            after = last.line;
            for one in &rows {
                match outcome {
                    Outcome::Refused => report.refused.push((one.line, row::told(one)?)),
                    Outcome::Elsewhere => report.elsewhere.push(one.line),
                    Outcome::Back => report.back.push(one.line),
                    _ => report.undecided.push(one.line),
                }
            }
        }
    }
    Ok(report)
}
