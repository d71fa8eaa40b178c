//! What is forgotten by itself, without anybody asking for it: failed attempts to sign in that no
//! longer count, what a person was told about their account, drafts that nobody came back to, which
//! forms were taken, and the content of log entries whose time is over.

use jiff::{Timestamp, civil::Date};

use crate::{App, AppError, account, draft, log, sent, session};

/// Forgets what is over. `done_on` is the day on which this was last called: the log has its
/// deletion date at the end of a year, so it is looked through once a day.
pub async fn run(
    app: &App,
    now: Timestamp,
    today: Date,
    done_on: Option<Date>,
) -> Result<(), AppError> {
    session::forget_failures(app, now).await?;
    if done_on != Some(today) {
        account::forget_notices(app, now).await?;
        draft::forget_old(app, now).await?;
        sent::forget_old(app, now).await?;
        let erased = log::erase(app, today).await?;
        if erased > 0 {
            tracing::info!(
                erased,
                "log entries whose time was over have lost their content"
            );
        }
    }
    Ok(())
}
