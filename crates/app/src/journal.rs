//! Writing the log: one entry per operation, in the transaction of what it tells, or, for a read,
//! in one of its own that is durable before any content is returned.

use access::{Action, Actor, Decision, decide};
use domain::{Code, ids::CaseId};
use jiff::Timestamp;
use store::{
    StoreError, Tx,
    case::CaseRow,
    log::{LogEntry, LogFilter},
};

use crate::{App, AppError, OpContext, emergency, sent};

/// What was done, for the log. Ids and codes only: never a name, a date of birth or a free text.
#[derive(Debug, Clone, Default)]
pub struct Done {
    /// The action, such as `case.view` or `task.complete`.
    pub action: &'static str,
    /// The case.
    pub case: Option<CaseId>,
    /// The row, such as `task 0192…`.
    pub subject: String,
    /// Codes and numbers that say more, as JSON.
    pub detail: String,
    /// The cases that a list has shown; the log of each of them names the entry.
    pub cases: Vec<CaseId>,
}

impl Done {
    /// An action on no particular case.
    pub fn new(action: &'static str) -> Self {
        Self {
            action,
            ..Self::default()
        }
    }

    /// An action on a case.
    pub fn on(action: &'static str, case: CaseId) -> Self {
        Self {
            action,
            case: Some(case),
            ..Self::default()
        }
    }

    /// The same with the row it is about.
    #[must_use]
    pub fn subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// The same with codes and numbers.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// The same with the cases that a list has shown.
    #[must_use]
    pub fn cases(mut self, cases: impl IntoIterator<Item = CaseId>) -> Self {
        self.cases = cases.into_iter().collect();
        self
    }
}

fn entry(ctx: &OpContext, done: Done, outcome: &str) -> LogEntry {
    LogEntry {
        carrier: Some(ctx.actor.carrier),
        at: ctx.now,
        user: Some(ctx.actor.user),
        action: done.action.to_owned(),
        case: done.case,
        subject: done.subject,
        purpose: if ctx.emergency.is_for(done.case) {
            emergency::PURPOSE.to_owned()
        } else {
            ctx.purpose.clone()
        },
        outcome: outcome.to_owned(),
        request: Some(ctx.request),
        detail: done.detail,
        cases: done.cases,
    }
}

/// Writes the entry of a change into the transaction of the change.
/// The form that the change comes from is noted with it, so that it is not taken twice.
pub(crate) async fn changed(tx: &mut Tx, ctx: &OpContext, done: Done) -> Result<(), AppError> {
    sent::claim(tx, ctx, done.case).await?;
    store::log::append(tx, &entry(ctx, done, "ok")).await?;
    Ok(())
}

/// Writes that something was asked for that is not there, or may not be known to be.
pub(crate) async fn hidden(tx: &mut Tx, ctx: &OpContext, done: Done) -> Result<(), AppError> {
    store::log::append(tx, &entry(ctx, done, "hidden")).await?;
    Ok(())
}

impl App {
    /// Writes the entry of a read, durably, before its content may leave.
    pub(crate) async fn viewed(&self, ctx: &OpContext, done: Done) -> Result<(), AppError> {
        Ok(self.store.viewed(entry(ctx, done, "ok")).await?)
    }

    /// The case for somebody who wants to do `action`. A refusal is logged.
    pub(crate) async fn case_for(
        &self,
        tx: &mut Tx,
        ctx: &OpContext,
        action: Action,
        case: CaseId,
    ) -> Result<CaseRow, AppError> {
        match store::case::fetch_for(tx, &ctx.actor, action, case, ctx.now).await {
            Ok(row) => {
                if row.opened_by.is_some() {
                    ctx.emergency.opens(row.id);
                }
                Ok(row)
            }
            Err(error) => Err(refusal(ctx, action, Some(case), error.into())),
        }
    }

    /// The case for somebody who wants to change it by `action`. Nobody else changes it until this
    /// transaction is over: what is read after this still holds when it is written. The first
    /// statement of every transaction that changes a case, as the log entry is the last, so that
    /// two of them wait for one another and never in a circle.
    pub(crate) async fn case_to_change(
        &self,
        tx: &mut Tx,
        ctx: &OpContext,
        action: Action,
        case: CaseId,
    ) -> Result<CaseRow, AppError> {
        store::case::hold(tx, case).await?;
        self.case_for(tx, ctx, action, case).await
    }

    /// Writes a refusal down. Called by the edge once the transaction of the operation is gone.
    pub async fn refused(
        &self,
        ctx: &OpContext,
        path: &str,
        error: &AppError,
    ) -> Result<(), AppError> {
        let outcome = match error {
            AppError::NotFound => "hidden",
            AppError::Denied(_) => "refused",
            _ => return Ok(()),
        };
        // What was asked for stands in the query, and may be a name.
        let path = path.split('?').next().unwrap_or_default();
        let asked = path
            .strip_prefix("/cases/")
            .and_then(|rest| rest.split('/').next()?.parse::<CaseId>().ok());
        let mut tx = self.store.write().await?;
        // Those who answer for a case see who tried to open it; another carrier's are not told.
        let case = match asked {
            Some(case) => store::case::by_id(&mut tx, case).await?,
            None => None,
        };
        let done = Done {
            case: case
                .filter(|row| row.carrier == ctx.actor.carrier)
                .map(|row| row.id),
            ..Done::new("access.refused").subject(path)
        };
        store::log::append(&mut tx, &entry(ctx, done, outcome)).await?;
        tx.commit().await.map_err(StoreError::from)?;
        Ok(())
    }
}

/// Actions that change the row of a case, and with it the version that its forms name.
pub const CHANGES_OF_A_CASE: [&str; 15] = [
    "case.assign",
    "case.close",
    "case.prepare_closing",
    "case.resume",
    "clearing.admit",
    "clearing.ask_exception",
    "clearing.programme",
    "clearing.reject",
    "clearing.wait",
    "facts.record",
    "handover.accept",
    "approval.grant",
    "release.forecast",
    "release.confirm",
    "release.withdraw",
];

/// Entries that are looked through for the last change.
const LOOKED_THROUGH: i64 = 200;

/// Who did one of these actions last, and when, as the log has it: for somebody who was slower. An
/// empty `subject` fits every row.
pub async fn last_change(
    app: &App,
    ctx: &OpContext,
    case: Option<CaseId>,
    subject: &str,
    actions: &[&str],
) -> Result<Option<(String, Timestamp)>, AppError> {
    let filter = case.map_or(LogFilter::All, LogFilter::OfCase);
    let mut tx = app.store.read().await?;
    let carrier = ctx.actor.carrier;
    let entries = store::log::latest(&mut tx, carrier, filter, None, LOOKED_THROUGH).await?;
    let found = entries.into_iter().map(|one| one.entry).find(|one| {
        one.outcome == "ok"
            && actions.contains(&one.action.as_str())
            && (subject.is_empty() || one.subject == subject)
    });
    let Some(LogEntry {
        user: Some(user),
        at,
        ..
    }) = found
    else {
        return Ok(None);
    };
    let account = store::account::by_id(&mut tx, user).await?;
    Ok(account.map(|account| (account.name, at)))
}

/// Whether the actor may do something that is not about one case. A refusal is logged.
pub(crate) fn may(ctx: &OpContext, action: Action) -> Result<(), AppError> {
    permitted(&ctx.actor, action).map_err(|error| refusal(ctx, action, None, error))
}

fn permitted(actor: &Actor, action: Action) -> Result<(), AppError> {
    allowed(decide(actor, action, None))
}

/// What the policy answered, as a use case answers it.
pub(crate) fn allowed(decision: Decision) -> Result<(), AppError> {
    match decision {
        Decision::Allow => Ok(()),
        Decision::Deny(why) => Err(AppError::Denied(why)),
        Decision::Hidden => Err(AppError::NotFound),
    }
}

fn refusal(ctx: &OpContext, action: Action, case: Option<CaseId>, error: AppError) -> AppError {
    if matches!(error, AppError::NotFound | AppError::Denied(_)) {
        tracing::info!(
            request = %ctx.request,
            user = %ctx.actor.user,
            action = action.code(),
            case = case.map(tracing::field::display),
            "refused"
        );
    }
    error
}
