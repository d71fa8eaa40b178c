//! What people see of release lists. Names of known people only as far as the actor may see them.

use access::Action;
use domain::{
    Code,
    ids::{CarrierId, CaseId, ImportBatchId, UserId},
};
use programme::Text;
use store::{
    Tx,
    import::{BatchRow, ImportRow, RowFilter},
};

use super::{
    BatchStatus, batch_for,
    row::{self, Listed, Matched, Named, Outcome, Reading, State, Told},
    run, start,
    twin::{TwinView, in_words},
};
use crate::{
    App, AppError, Done, OpContext,
    intake::{Candidate, KnownPerson, may_see},
    journal,
    referral::programmes,
};

/// Rows on one page.
const PAGE: usize = 100;

/// Lists on the overview.
const LISTS: i64 = 50;

/// Which rows of a list are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    /// Those that change something, or need somebody.
    Changing,
    /// All.
    All,
    /// Those with one outcome.
    Only(Outcome),
}

impl Filter {
    /// From what stands in an address; anything unknown means the first.
    pub fn from_code(code: &str) -> Self {
        match code {
            "all" => Self::All,
            other => Outcome::from_code(other).map_or(Self::Changing, Self::Only),
        }
    }

    /// For an address.
    pub fn code(self) -> &'static str {
        match self {
            Self::Changing => "changing",
            Self::All => "all",
            Self::Only(outcome) => outcome.code(),
        }
    }
}

/// How many rows have which outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Somebody new.
    pub new: i64,
    /// Somebody known, again.
    pub again: i64,
    /// Release moves.
    pub moved: i64,
    /// Nothing to do.
    pub unchanged: i64,
    /// Supported by another office; stays as it is.
    pub elsewhere: i64,
    /// In custody again although the case says released; somebody has to look.
    pub back: i64,
    /// Somebody has to say.
    pub unsure: i64,
    /// Cannot be taken.
    pub refused: i64,
    /// Not judged yet.
    pub unchecked: i64,
    /// Rows that were applied, whatever their outcome.
    pub applied: i64,
}

impl Counts {
    pub(super) fn of(counted: &[(String, String, i64)]) -> Self {
        let mut counts = Self::default();
        for (outcome, state, rows) in counted {
            let Ok(outcome) = Outcome::from_code(outcome) else {
                continue;
            };
            *match outcome {
                Outcome::Unchecked => &mut counts.unchecked,
                Outcome::New => &mut counts.new,
                Outcome::Again => &mut counts.again,
                Outcome::Moved => &mut counts.moved,
                Outcome::Unchanged => &mut counts.unchanged,
                Outcome::Elsewhere => &mut counts.elsewhere,
                Outcome::Back => &mut counts.back,
                Outcome::Unsure => &mut counts.unsure,
                Outcome::Refused => &mut counts.refused,
            } += rows;
            if state == State::Applied.code() {
                counts.applied += rows;
            }
        }
        counts
    }

    /// Rows that can be applied as they are.
    pub fn applicable(&self) -> i64 {
        self.new + self.again + self.moved + self.unchanged
    }

    /// Rows that change something when they are applied.
    pub fn changing(&self) -> i64 {
        self.new + self.again + self.moved
    }

    /// Whether no row is wrong or open; rows [`Self::aside`] are neither.
    pub fn is_all_good(&self) -> bool {
        self.refused + self.unsure + self.unchecked == 0
    }

    /// Rows that are left as they are without being wrong: another office or somebody at the case
    /// has to act.
    pub fn aside(&self) -> i64 {
        self.elsewhere + self.back
    }

    /// All rows.
    pub fn total(&self) -> i64 {
        self.applicable() + self.aside() + self.unsure + self.refused + self.unchecked
    }
}

/// How far a list is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The list.
    pub batch: ImportBatchId,
    /// Name of the file.
    pub file_name: String,
    /// Where it stands.
    pub status: BatchStatus,
    /// Rows that the present step is through with.
    pub done: i64,
    /// All rows.
    pub total: i64,
    /// Whether the work stopped and waits for somebody.
    pub interrupted: bool,
}

impl Progress {
    fn of(app: &App, batch: &BatchRow) -> Self {
        let running = app.running.done(batch.id);
        let status = status(batch);
        let works = matches!(status, BatchStatus::Checking | BatchStatus::Running);
        Self {
            batch: batch.id,
            file_name: batch.file_name.clone(),
            status,
            done: running.unwrap_or(batch.done).min(batch.total),
            total: batch.total,
            interrupted: works && running.is_none(),
        }
    }

    /// Whether somebody is at it right now.
    pub fn is_working(&self) -> bool {
        let works = matches!(self.status, BatchStatus::Checking | BatchStatus::Running);
        works && !self.interrupted
    }
}

fn status(batch: &BatchRow) -> BatchStatus {
    // A status of a newer version reads as finished: nothing is offered for it.
    BatchStatus::from_code(&batch.status).unwrap_or(BatchStatus::Done)
}

/// How far a list is; it tells nothing of any person, so no entry is written.
pub async fn progress(
    app: &App,
    ctx: &OpContext,
    batch: ImportBatchId,
) -> Result<Progress, AppError> {
    Ok(Progress::of(app, &batch_for(app, ctx, batch).await?))
}

/// A list on the overview.
#[derive(Debug, Clone)]
pub struct ListedBatch {
    /// The list.
    pub batch: BatchRow,
    /// Name of the prison.
    pub institution: String,
    /// How far it is.
    pub progress: Progress,
}

/// The latest lists of the carrier.
pub async fn batches(app: &App, ctx: &OpContext) -> Result<Vec<ListedBatch>, AppError> {
    journal::may(ctx, Action::ImportReleaseList)?;
    let mut tx = app.store.read().await?;
    let rows = store::import::latest(&mut tx, ctx.actor.carrier, LISTS).await?;
    drop(tx);
    app.viewed(ctx, Done::new("import.list")).await?;
    Ok(rows
        .into_iter()
        .map(|batch| ListedBatch {
            institution: app.institution_name(&batch.institution),
            progress: Progress::of(app, &batch),
            batch,
        })
        .collect())
}

/// What the form for an upload offers: prisons as (code, name), programmes as (code, title).
pub async fn form(
    app: &App,
    ctx: &OpContext,
) -> Result<(Vec<(String, String)>, Vec<(String, Text)>), AppError> {
    journal::may(ctx, Action::ImportReleaseList)?;
    let institutions = app
        .institutions
        .all()
        .iter()
        .map(|one| (one.id.clone(), one.name.clone()))
        .collect();
    Ok((institutions, programmes(app, ctx).await?))
}

/// A row, as it is shown.
#[derive(Debug, Clone)]
pub struct RowView {
    /// Line in the file.
    pub line: i64,
    /// What it means.
    pub outcome: Outcome,
    /// Whether it is done with.
    pub state: State,
    /// What stands in it.
    pub listed: Option<Listed>,
    /// Why it is refused.
    pub told: Vec<Told>,
    /// Who it may be about, and what it moves.
    pub matched: Matched,
    /// Known people who may be meant, as far as the actor may see them.
    pub candidates: Vec<Candidate>,
    /// Whether there are others, whom the actor may not see.
    pub others: bool,
    /// Earlier rows that may be about the same person, of a row that has to be decided.
    pub twins: Vec<TwinView>,
    /// The case, if the actor may see it: id, number, name.
    pub case: Option<(CaseId, String, String)>,
}

impl RowView {
    /// The cases of which it shows something.
    fn cases(&self) -> impl Iterator<Item = CaseId> + '_ {
        let candidates = self.candidates.iter().map(|one| one.case);
        candidates.chain(self.case.iter().map(|(case, ..)| *case))
    }

    /// Whether somebody may be meant, but nobody whom the actor may see.
    pub fn people_hidden(&self) -> bool {
        self.others && self.candidates.is_empty() && self.twins.is_empty()
    }
}

/// A list with one page of its rows.
#[derive(Debug, Clone)]
pub struct BatchPage {
    /// The list.
    pub batch: BatchRow,
    /// Name of the prison.
    pub institution: String,
    /// How the file was read.
    pub reading: Reading,
    /// How far it is.
    pub progress: Progress,
    /// An earlier list that was read from the same file.
    pub same_file: Option<Progress>,
    /// How many rows have which outcome.
    pub counts: Counts,
    /// Which rows are shown.
    pub filter: Filter,
    /// The rows; none while the list is being worked on.
    pub rows: Vec<RowView>,
    /// The line behind which the next page begins, if there is one.
    pub next: Option<i64>,
}

impl BatchPage {
    /// A list for samples of pages.
    pub fn sample(progress: Progress, rows: Vec<RowView>) -> Self {
        let batch = BatchRow {
            id: progress.batch,
            carrier: CarrierId::from_uuid(uuid::Uuid::nil()),
            institution: "th-tonna".to_owned(),
            programme: "puemas".to_owned(),
            file_name: progress.file_name.clone(),
            reading: String::new(),
            status: progress.status.code().to_owned(),
            total: progress.total,
            done: progress.done,
            message: String::new(),
            choice: None,
            uploaded_at: jiff::Timestamp::UNIX_EPOCH,
            uploaded_by: UserId::from_uuid(uuid::Uuid::nil()),
            uploaded_by_name: String::new(),
            finished_at: None,
            file_hash: String::new(),
        };
        let counted: Vec<(String, String, i64)> = rows
            .iter()
            .map(|row| {
                (
                    row.outcome.code().to_owned(),
                    State::Open.code().to_owned(),
                    1,
                )
            })
            .collect();
        Self {
            institution: "JVA Tonna".to_owned(),
            reading: Reading {
                encoding: "UTF-8".to_owned(),
                separator: ';',
                ignored: vec!["Zelle".to_owned()],
                tasks_moved: 6,
                named_instead: vec![Named {
                    name: "JVA Hohenleuben".to_owned(),
                    line: 1,
                    lines: 1,
                }],
                ..Reading::default()
            },
            counts: Counts::of(&counted),
            filter: Filter::Changing,
            next: Some(100),
            same_file: Some(progress.clone()),
            progress,
            batch,
            rows,
        }
    }
}

/// The list. If another one was applied since its rows were judged, or a day has passed, they are
/// judged anew: the same list read in twice must not promise again what the first has done.
async fn as_of_now(app: &App, ctx: &OpContext, batch: ImportBatchId) -> Result<BatchRow, AppError> {
    let row = batch_for(app, ctx, batch).await?;
    let mut tx = app.store.read().await?;
    let stale = run::is_stale(&mut tx, ctx, &row).await?;
    drop(tx);
    if !stale || !run::back_to_judging(app, &row).await? {
        return Ok(row);
    }
    start(app, ctx, batch, row.total).await?;
    batch_for(app, ctx, batch).await
}

/// A list with one page of its rows, behind the line `after`.
pub async fn view(
    app: &App,
    ctx: &OpContext,
    batch: ImportBatchId,
    filter: Filter,
    after: i64,
) -> Result<BatchPage, AppError> {
    let batch = as_of_now(app, ctx, batch).await?;
    let progress = Progress::of(app, &batch);
    let mut tx = app.store.read().await?;
    let before = store::import::same_file(&mut tx, &batch, None).await?;
    let counts = Counts::of(&store::import::counts(&mut tx, batch.id).await?);
    let (mut rows, mut next) = (Vec::new(), None);
    if !progress.is_working() {
        let limit = i64::try_from(PAGE).unwrap_or(i64::MAX).saturating_add(1);
        let filter = match filter {
            Filter::Changing => RowFilter::Not(Outcome::Unchanged.code()),
            Filter::All => RowFilter::All,
            Filter::Only(outcome) => RowFilter::Outcome(outcome.code()),
        };
        let mut stored = store::import::rows(&mut tx, batch.id, filter, after, limit).await?;
        let more = stored.len() > PAGE;
        stored.truncate(PAGE);
        next = stored.last().filter(|_| more).map(|last| last.line);
        for one in &stored {
            rows.push(row_view(&mut tx, ctx, &batch, one).await?);
        }
    }
    drop(tx);
    let done = Done::new("import.view")
        .subject(format!("import_batch {}", batch.id))
        .detail(filter.code())
        .cases(rows.iter().flat_map(RowView::cases));
    app.viewed(ctx, done).await?;
    Ok(BatchPage {
        institution: app.institution_name(&batch.institution),
        reading: row::parse(&batch.reading)?,
        same_file: before.map(|before| Progress::of(app, &before)),
        progress,
        counts,
        filter,
        rows,
        next,
        batch,
    })
}

async fn row_view(
    tx: &mut Tx,
    ctx: &OpContext,
    batch: &BatchRow,
    one: &ImportRow,
) -> Result<RowView, AppError> {
    let mut matched = row::matched(one)?;
    let outcome = row::outcome(one);
    let twins = match outcome {
        Outcome::Unsure => in_words(tx, batch, &matched).await?,
        _ => Vec::new(),
    };
    let (candidates, others) = candidates(tx, ctx, &matched).await?;
    let case = match one.case.or(matched.case) {
        Some(case) => store::case::by_id(tx, case).await?,
        None => None,
    };
    let hidden = case.as_ref().is_some_and(|case| !may_see(ctx, case));
    if hidden {
        // Neither who it is nor what it moves; the line is enough to find it in the file.
        matched = Matched::default();
    }
    Ok(RowView {
        line: one.line,
        outcome,
        state: State::from_code(&one.state).unwrap_or(State::Left),
        listed: row::listed(one)?.filter(|_| !hidden),
        told: row::told(one)?,
        candidates,
        others: others || hidden,
        twins,
        case: case.filter(|case| may_see(ctx, case)).map(|case| {
            let name = format!("{}, {}", case.family_name, case.given_names);
            (case.id, case.number, name)
        }),
        matched,
    })
}

async fn candidates(
    tx: &mut Tx,
    ctx: &OpContext,
    matched: &Matched,
) -> Result<(Vec<Candidate>, bool), AppError> {
    let carrier = ctx.actor.carrier;
    let (mut seen, mut others) = (Vec::new(), false);
    for meant in &matched.people {
        let Some(client) = store::client::get(tx, carrier, meant.client).await? else {
            continue;
        };
        let Some(reason) = meant.reason() else {
            continue;
        };
        let known = KnownPerson {
            cases: store::case::of_client(tx, carrier, client.id).await?,
            client,
            reason,
        };
        match known.visible_to(ctx) {
            Some(candidate) => seen.push(candidate),
            None => others = true,
        }
    }
    Ok((seen, others))
}
