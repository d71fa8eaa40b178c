//! Support beyond the time of the programme (P10): by way of exception, to a day, with a reason and a second
//! person. Granted, the window of the case ends later, with its last phase, the contact rhythm, what is on
//! offer until then, and the tasks that the programme hangs on its end.

use access::Action;
use domain::{
    alert::END_NOTICE,
    calendar::{add_days, add_months},
    ids::{ApprovalId, CaseId},
};
use jiff::civil::Date;
use programme::phases;
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx, approval::ApprovalRow};

use super::{MAX_NOTE, reentry::Word};
use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    approval::{settle, write_answer, write_request},
    case::{Head, head_of},
    journal,
    recompute::{Cause, recompute},
    record::Record,
};

/// The kind of an approval that is about more time.
pub const EXTENSION: &str = "extension";

/// Months from today to which support can be prolonged at once: after that it is looked at again.
const MOST_MONTHS: i32 = 6;

/// What is asked for, as it is kept with the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Detail {
    /// The last day of the support.
    until: Date,
}

/// A request for more time, and what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    /// The request.
    pub request: ApprovalRow,
    /// The last day that it asks for; `None` if a program wrote it that this one does not know.
    pub until: Option<Date>,
}

/// Everything on the page of more time.
#[derive(Debug, Clone)]
pub struct Extension {
    /// Head of the case.
    pub head: Head,
    /// The last day of support as it stands; `None`: there is no end, or it is not known yet.
    pub last_day: Option<Date>,
    /// The latest day that can be asked for.
    pub latest: Date,
    /// Whether it is time to ask: the end is near or over.
    pub in_time: bool,
    /// The request that waits.
    pub open: Option<Asked>,
    /// Requests that were decided, newest first.
    pub decided: Vec<Asked>,
    /// What this person can say to the open request.
    pub word: Word,
}

/// Reads the page of more time and logs that.
pub async fn extension(app: &App, ctx: &OpContext, case: CaseId) -> Result<Extension, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::CloseCase, case).await?;
    let requests = requests(&mut tx, case).await?;
    let record = app.record_for_page(&mut tx, row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("extension.view", case)).await?;
    let (open, decided): (Vec<_>, Vec<_>) = requests
        .into_iter()
        .map(asked)
        .partition(|one| one.request.granted.is_none());
    let open = open.into_iter().next();
    Ok(Extension {
        head: head_of(app, &record, ctx.today),
        last_day: last_day(&record),
        latest: latest(ctx.today),
        in_time: in_time(&record, ctx.today),
        word: open
            .as_ref()
            .map_or(Word::None, |one| Word::to(ctx, &record.case, &one.request)),
        open,
        decided,
    })
}

/// What was asked about a case, newest first.
async fn requests(tx: &mut Tx, case: CaseId) -> Result<Vec<ApprovalRow>, StoreError> {
    let mut all = store::approval::of_case(tx, case).await?;
    all.retain(|one| one.kind == EXTENSION);
    Ok(all)
}

fn asked(request: ApprovalRow) -> Asked {
    let detail = Detail::deserialize(&request.detail).ok();
    Asked {
        until: detail.map(|detail| detail.until),
        request,
    }
}

/// The last day of the window as it stands, with what was prolonged before.
fn last_day(record: &Record<'_>) -> Option<Date> {
    let (_, end) = phases::window(record.programme, &record.facts.anchors())?;
    end?.yesterday().ok()
}

fn latest(today: Date) -> Date {
    add_months(today, MOST_MONTHS).unwrap_or(today)
}

/// Whether the end of the support is near or over, in a case that is released and goes on.
pub(super) fn in_time(record: &Record<'_>, today: Date) -> bool {
    let near = add_days(today, END_NOTICE);
    let end = last_day(record);
    let running = record.case.status.is_running() && record.case.released;
    running && end.is_some_and(|end| near.is_some_and(|near| end <= near))
}

/// Asks for more time, to `until`. It counts when a second person grants it. Fields: `until`, `reason`.
pub async fn request(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    until: Option<Date>,
    reason: &str,
) -> Result<ApprovalId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::CloseCase, case)
        .await?;
    let open = requests(&mut tx, case).await?;
    if open.iter().any(|one| one.granted.is_none()) {
        return Err(AppError::Refused(Message::new("closing-extension-waits")));
    }
    let record = app.record_for_page(&mut tx, row).await?;
    if !in_time(&record, ctx.today) {
        return Err(AppError::Refused(Message::new("closing-extension-early")));
    }
    let until = checked(&record, until, reason, ctx.today)?;
    let place = (record.case.carrier, case);
    let asked = (EXTENSION, reason.trim());
    let id = write_request(
        &mut tx,
        ctx,
        place,
        asked,
        serde_json::json!(Detail { until }),
    )
    .await?;
    let done = Done::on("extension.request", case).subject(format!("approval {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(id)
}

fn checked(
    record: &Record<'_>,
    until: Option<Date>,
    reason: &str,
    today: Date,
) -> Result<Date, AppError> {
    let mut problems = Problems::new();
    // The day after what counts already, and not in the past.
    let first = last_day(record).and_then(|day| day.tomorrow().ok());
    let first = first.map_or(today, |day| day.max(today));
    let latest = latest(today);
    match until {
        None => problems.add_key("until", "error-required"),
        Some(day) if day < first => {
            let message = Message::new("error-date-too-early");
            problems.add("until", message.with_arg("min", MessageArg::Day(first)));
        }
        Some(day) if day > latest => {
            let message = Message::new("closing-extension-too-long");
            problems.add("until", message.with_arg("max", MessageArg::Day(latest)));
        }
        Some(_) => {}
    }
    if reason.trim().is_empty() {
        problems.add_key("reason", "error-reason-required");
    } else if reason.chars().count() > MAX_NOTE {
        let message = Message::new("error-too-long").with("max", MAX_NOTE);
        problems.add("reason", message);
    }
    problems.none_or_invalid()?;
    until.ok_or_else(|| AppError::invalid("until", "error-required"))
}

/// A second person grants or refuses a request. Granted, the support lasts to the day asked for.
pub async fn decide(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    approval: ApprovalId,
    granted: bool,
    words: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::ApproveReentry, case)
        .await?;
    let request = store::approval::get(&mut tx, row.carrier, approval)
        .await?
        .filter(|one| one.case == case && one.kind == EXTENSION)
        .ok_or(AppError::NotFound)?;
    write_answer(&mut tx, ctx, (&row, &request), granted, ("answer", words)).await?;
    if granted {
        let until = asked(request).until;
        // A day that is over by now would prolong nothing.
        let until = until.filter(|day| *day >= ctx.today && row.status.is_running());
        let until =
            until.ok_or_else(|| AppError::Refused(Message::new("closing-extension-overtaken")))?;
        store::case::set_extended(&mut tx, case, until).await?;
        recompute(app, &mut tx, &Cause::of(ctx, EXTENSION), case, None).await?;
    }
    let action = if granted {
        "extension.grant"
    } else {
        "extension.refuse"
    };
    let done = Done::on(action, case).subject(format!("approval {approval}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Whoever ends a case answers a request for more time with it: nobody has to decide any more.
pub(super) async fn overtake(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    because: &str,
) -> Result<(), AppError> {
    let open = requests(tx, case).await?;
    for request in open.iter().filter(|one| one.granted.is_none()) {
        settle(tx, ctx, request.id, false, ("answer", because)).await?;
        // Whoever ends a case for which they asked more time takes that back.
        let action = if request.requested_by == ctx.actor.user {
            "approval.withdraw"
        } else {
            "extension.refuse"
        };
        let done = Done::on(action, case).subject(format!("approval {}", request.id));
        journal::changed(tx, ctx, done).await?;
    }
    Ok(())
}
