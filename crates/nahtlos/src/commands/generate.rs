//! `nahtlos generate`: many invented cases.

use std::process::ExitCode;

use anyhow::Result;
use jiff::civil::Date;

use crate::{cli::Database, edge};

/// Fills the database and says how long it took.
pub async fn run(place: &Database, cases: u32, seed: u64, today: Option<Date>) -> Result<ExitCode> {
    let app = edge::open(place, true).await?;
    edge::check_programmes(&app).await?;
    let began = edge::now();
    let day = today.unwrap_or_else(|| i18n::berlin_date(began));
    let cases = synthetic::generate(&app, day, cases, seed).await?;
    let seconds = edge::now().duration_since(began).as_secs_f64();
    println!(
        "{cases} cases in {seconds:.1} s ({:.0} a second); everybody's password is {}",
        f64::from(cases) / seconds.max(0.001),
        synthetic::PASSWORD
    );
    app.store.db().clone().close().await?;
    Ok(ExitCode::SUCCESS)
}
