//! # Invented people
//!
//! Fills a database with cases for demonstrations, trials and measurements. Everything in it is
//! made up: the names are put together from lists, nobody's data was used. The same seed and the
//! same day give the same people.
//!
//! It must not: be used by the server, or write anything that a person could not have entered.
//! What follows from the data (tasks, the seam, what lists show) is computed by the same
//! [`app::recompute`] as in daily work.

use app::App;
use jiff::civil::Date;
use rand::{SeedableRng, rngs::StdRng};
use store::{StoreError, log::LogEntry};

mod address;
mod assessment;
mod case;
mod course;
mod custody;
mod demand;
mod emergency;
mod group;
mod leave;
mod lesson;
mod letter;
mod meetings;
mod moved;
mod need;
mod network;
mod office;
mod own_plan;
mod partner;
mod person;
mod plan;
mod shape;
mod source;
mod standard;
mod story;
mod told;
mod words;
mod work_profile;

use crate::{office::Office, source::Source};

/// The password of every invented account.
pub const PASSWORD: &str = "drei-birken-am-ufer";

/// What can go wrong while inventing.
#[derive(Debug, thiserror::Error)]
pub enum SyntheticError {
    /// The database is in use already.
    #[error(
        "the database holds accounts already; name a new one, so that invented and real data never mix"
    )]
    NotEmpty,
    /// A programme that the invented cases need is missing.
    #[error("the programme \"{0}\" is not in the programme folder")]
    NoProgramme(&'static str),
    /// Hashing the password failed.
    #[error("the password could not be hashed: {0}")]
    Hash(String),
    /// A use case refused.
    #[error(transparent)]
    App(#[from] app::AppError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A demonstration: an office with a few told cases and `cases` more.
pub async fn demo(app: &App, today: Date, cases: u32, seed: u64) -> Result<(), SyntheticError> {
    let mut source = Source::new(StdRng::seed_from_u64(seed), today);
    let office = Office::open(app, &mut source, 14).await?;
    let told = story::tell(app, &office, &mut source).await?;
    let mix = Mix {
        intake: 22,
        notes: 5,
    };
    let log = invent(app, &office, &mut source, cases, mix).await?;
    demand::refuse(app, &office, &mut source).await?;
    course::take_part(app, &mut source, &log).await?;
    course::come_back(app, &office, &mut source).await?;
    custody::tell(app, &office, &mut source, told.get(2).copied()).await?;
    standard::tell(app, &office, &mut source, told.get(2).copied()).await?;
    moved::tell(app, &office, &mut source, told.get(2).copied()).await?;
    group::tell(app, &office, &mut source, &told).await?;
    plan::tell(app, &office, &mut source, told.first().copied()).await?;
    partner::tell(app, &office, &mut source).await?;
    lesson::tell(app, &office, &mut source).await?;
    emergency::tell(app, &office, &mut source, told.get(1).copied()).await
}

/// How many cases are invented one by one; more are copies of these.
const INVENTED: u32 = 1_000;

/// Load for measurements: about `cases` cases with about 20 notes each and the log of how they came
/// about, a worker for every 25. More than 1,000 are copies of the first 1,000 under other numbers
/// and with other workers, in whole thousands: what is measured is how much there is, not how
/// different it is. Returns how many there are.
pub async fn generate(
    app: &App,
    today: Date,
    cases: u32,
    seed: u64,
) -> Result<u32, SyntheticError> {
    let mut source = Source::new(StdRng::seed_from_u64(seed), today);
    let invented = cases.min(INVENTED);
    let office = Office::open(app, &mut source, (invented / 25).max(8)).await?;
    let mix = Mix {
        intake: 11,
        notes: 20,
    };
    // Nobody else has anything in it: it was empty.
    app.store.db().fill().await.map_err(StoreError::from)?;
    let told = invent(app, &office, &mut source, invented, mix).await?;
    let copies = (cases - invented).div_ceil(INVENTED);
    if copies > 0 {
        copy(app, &told, copies).await?;
    }
    app.store.db().filled().await.map_err(StoreError::from)?;
    Ok(invented + copies * INVENTED)
}

/// Stores all cases again, so many times.
async fn copy(app: &App, told: &[LogEntry], copies: u32) -> Result<(), SyntheticError> {
    let mut tx = app.store.read().await?;
    let mut block = store::copy::Block::read(&mut tx).await?;
    drop(tx);
    let told = told::Told::new(told);
    for number in 1..=copies {
        let mut tx = app.store.write().await?;
        block.write(&mut tx, number).await?;
        store::log::append_many(&mut tx, &told.again(&block, number)).await?;
        tx.commit().await.map_err(StoreError::from)?;
    }
    Ok(())
}

/// What the invented cases are made of.
#[derive(Debug, Clone, Copy)]
struct Mix {
    /// How many of a hundred wait for their admission.
    intake: i32,
    /// Notes in a case.
    notes: u32,
}

/// How many cases are written in one transaction.
const BATCH: u32 = 200;

async fn invent(
    app: &App,
    office: &Office,
    source: &mut Source,
    cases: u32,
    mix: Mix,
) -> Result<Vec<LogEntry>, SyntheticError> {
    let mut all = Vec::new();
    let mut left = cases;
    while left > 0 {
        let now = left.min(BATCH);
        let mut tx = app.store.write().await?;
        let mut told = Vec::new();
        for _ in 0..now {
            let shape = shape::Shape::draw(app, office, source, mix)?;
            case::write(app, &mut tx, source, &mut told, &shape).await?;
        }
        store::log::append_many(&mut tx, &told).await?;
        all.append(&mut told);
        tx.commit().await.map_err(StoreError::from)?;
        left -= now;
    }
    Ok(all)
}
