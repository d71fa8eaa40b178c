//! The log, for the data-protection officer and for a case.
//!
//! Entries hold ids and codes. Here they get the names of persons and the numbers of cases, never a
//! client's name. Looking at the log is written into it like everything else.

use access::Action;
use domain::{
    Code,
    ids::{CaseId, UserId},
};
use jiff::{Timestamp, ToSpan, civil::Date};
use store::{StoreError, Tx};

use crate::{App, AppError, Done, OpContext, Problems, journal, record::morning};

pub use crate::emergency::EmergencyRow;
pub use store::log::{Break, Head, LogLine, Outcome, Verification};

/// Entries on one page.
pub const PAGE: i64 = 50;

/// Entries whose cases are entered into the index in one transaction.
const LINKED_AT_ONCE: i64 = 500;

/// Entries that are looked at, and erased, in one step.
const ERASED_AT_ONCE: i64 = 2_000;

/// What is looked for, as typed.
#[derive(Debug, Clone, Default)]
pub struct LogFilter {
    /// Id of a person.
    pub user: Option<UserId>,
    /// Number of a case, or empty.
    pub number: String,
    /// Code of an action, or empty.
    pub action: String,
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub to: Option<Date>,
    /// Only entries before this number.
    pub before: Option<i64>,
}

/// One page of the log.
#[derive(Debug, Clone, Default)]
pub struct LogPage {
    /// The entries, newest first.
    pub lines: Vec<LogLine>,
    /// The number before which the next page begins, if there is one.
    pub next: Option<i64>,
    /// Everybody who can be filtered for: id, and name with login.
    pub people: Vec<(UserId, String)>,
    /// For a case: who has opened it in an emergency, newest first.
    pub emergencies: Vec<EmergencyRow>,
    /// For the whole log: how many emergency accesses nobody has looked at.
    pub unseen: i64,
}

impl LogPage {
    /// The emergency access under which an entry was written.
    pub fn emergency_of(&self, line: &LogLine) -> Option<&EmergencyRow> {
        let entry = &line.logged.entry;
        self.emergencies.iter().find(|one| {
            Some(one.user) == entry.user && (one.opened_at..=one.until()).contains(&entry.at)
        })
    }
}

/// The page before anything was searched: whom a search can be narrowed to, and what nobody has looked at.
/// It holds no entry, so none is written.
pub async fn empty_page(app: &App, ctx: &OpContext) -> Result<LogPage, AppError> {
    journal::may(ctx, Action::ViewLog)?;
    let mut tx = app.store.read().await?;
    unsearched(&mut tx, ctx).await
}

async fn unsearched(tx: &mut Tx, ctx: &OpContext) -> Result<LogPage, AppError> {
    let people = store::account::of_carrier(tx, ctx.actor.carrier).await?;
    Ok(LogPage {
        people: people
            .into_iter()
            .map(|one| (one.id, format!("{} ({})", one.name, one.login)))
            .collect(),
        unseen: store::emergency::unseen(tx, ctx.actor.carrier).await?,
        ..LogPage::default()
    })
}

/// A page of the carrier's log.
pub async fn page(
    app: &App,
    ctx: &OpContext,
    filter: &LogFilter,
    problems: Problems,
) -> Result<LogPage, AppError> {
    journal::may(ctx, Action::ViewLog)?;
    problems.none_or_invalid()?;
    app.viewed(ctx, Done::new("log.view").detail(asked(filter)))
        .await?;
    if !filter.number.is_empty() {
        link(app).await?;
    }
    let mut tx = app.store.read().await?;
    let mut page = unsearched(&mut tx, ctx).await?;
    let case = match filter.number.as_str() {
        "" => None,
        number => {
            let found = store::log::case_by_number(&mut tx, ctx.actor.carrier, number).await?;
            let Some(case) = found else {
                return Ok(page);
            };
            Some(case)
        }
    };
    let search = store::log::LogSearch {
        user: filter.user,
        case,
        action: (!filter.action.is_empty()).then(|| filter.action.clone()),
        outcome: filter.outcome,
        from: filter.from.map(morning),
        until: filter
            .to
            .and_then(|day| day.checked_add(1.day()).ok())
            .map(morning),
    };
    page.lines =
        store::log::search(&mut tx, ctx.actor.carrier, &search, filter.before, PAGE + 1).await?;
    page.next = cut(&mut page.lines);
    Ok(page)
}

/// What was looked for, as JSON of codes and ids.
fn asked(filter: &LogFilter) -> String {
    let mut asked = serde_json::Map::new();
    if let Some(user) = filter.user {
        asked.insert("user".to_owned(), user.to_string().into());
    }
    if !filter.number.is_empty() && filter.number.len() <= 16 {
        asked.insert("number".to_owned(), filter.number.clone().into());
    }
    if asked.is_empty() {
        return String::new();
    }
    serde_json::Value::Object(asked).to_string()
}

/// Keeps one page and says where the next one begins.
fn cut(lines: &mut Vec<LogLine>) -> Option<i64> {
    let size = usize::try_from(PAGE).unwrap_or(usize::MAX);
    if lines.len() <= size {
        return None;
    }
    lines.truncate(size);
    lines.last().map(|last| last.logged.seq)
}

/// Who saw and changed a case, and why.
pub async fn of_case(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    before: Option<i64>,
) -> Result<(crate::case::Head, LogPage), AppError> {
    let mut tx = app.store.read().await?;
    let row = app
        .case_for(&mut tx, ctx, Action::ViewCaseLog, case)
        .await?;
    let head = crate::case::head(app, &mut tx, ctx, &row).await?;
    drop(tx);
    app.viewed(ctx, Done::on("log.case", case)).await?;
    link(app).await?;
    let mut tx = app.store.read().await?;
    let search = store::log::LogSearch {
        case: Some(case),
        ..store::log::LogSearch::default()
    };
    let mut lines =
        store::log::search(&mut tx, ctx.actor.carrier, &search, before, PAGE + 1).await?;
    let next = cut(&mut lines);
    let page = LogPage {
        lines,
        next,
        people: Vec::new(),
        emergencies: store::emergency::of_case(&mut tx, case).await?,
        unseen: 0,
    };
    Ok((head, page))
}

/// The sealed end of the log, to be printed and kept elsewhere.
pub async fn head(app: &App, ctx: &OpContext) -> Result<Head, AppError> {
    journal::may(ctx, Action::ViewLog)?;
    app.viewed(ctx, Done::new("log.head")).await?;
    let mut tx = app.store.read().await?;
    Ok(store::log::head(&mut tx).await?)
}

/// Follows the chain from the first entry to the head. Entries whose time is not over by `today` may not
/// be erased.
pub async fn verify(app: &App, today: Date) -> Result<Verification, AppError> {
    let mut tx = app.store.db().snapshot().await.map_err(StoreError::from)?;
    Ok(store::log::verify(&mut tx, kept_from(today)).await?)
}

/// Entries before this moment have reached their time: those before the year before `today`'s (deletion at
/// the end of the year after, § 76 (4) BDSG).
fn kept_from(today: Date) -> Option<Timestamp> {
    Date::new(today.year() - 1, 1, 1).ok().map(morning)
}

/// The same for the data-protection officer; that it was checked, and what came of it, is logged.
pub async fn check(app: &App, ctx: &OpContext) -> Result<Verification, AppError> {
    journal::may(ctx, Action::ViewLog)?;
    let found = verify(app, ctx.today).await?;
    let whole = found.broken.is_none();
    let detail = format!("{{\"entries\":{},\"whole\":{whole}}}", found.entries);
    app.viewed(ctx, Done::new("log.verify").detail(detail))
        .await?;
    Ok(found)
}

/// Whether the log still has the seal that was printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seal {
    /// The entry is there with this hash.
    Same,
    /// The entry is there with another hash.
    Different,
    /// There is no entry with this number.
    Missing,
}

/// Compares a seal on paper with the log. Spaces and capitals do not count.
pub async fn compare(
    app: &App,
    ctx: &OpContext,
    number: i64,
    seal: &str,
) -> Result<Seal, AppError> {
    journal::may(ctx, Action::ViewLog)?;
    let typed: String = seal
        .chars()
        .filter(|c| !c.is_whitespace())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let mut problems = Problems::new();
    if typed.len() != 64 || !typed.chars().all(|c| c.is_ascii_hexdigit()) {
        problems.add_key("seal", "log-seal-invalid");
    }
    problems.none_or_invalid()?;
    app.viewed(ctx, Done::new("log.compare")).await?;
    let mut tx = app.store.read().await?;
    Ok(match store::log::hash_at(&mut tx, number).await? {
        None => Seal::Missing,
        Some(hash) if hash == typed => Seal::Same,
        Some(_) => Seal::Different,
    })
}

/// Enters the cases that entries have shown into the index by case, in small steps, so that nobody
/// waits behind it. The server does that every few seconds; whoever asks for the log of a case does
/// it first.
pub async fn link(app: &App) -> Result<(), AppError> {
    loop {
        let mut tx = app.store.write().await?;
        let more = store::log::link(&mut tx, LINKED_AT_ONCE).await?;
        tx.commit().await.map_err(StoreError::from)?;
        if !more {
            return Ok(());
        }
    }
}

/// Takes the content out of entries whose time is over. The chain stays whole. Works in small
/// steps, so that nobody waits behind it, and can be cut off at any of them. The log is looked through
/// once: which entries are too old changes at the turn of a year only.
pub async fn erase(app: &App, today: Date) -> Result<u64, AppError> {
    let Some(until) = kept_from(today) else {
        return Ok(0);
    };
    let mut tx = app.store.read().await?;
    let head = store::log::erased_until(&mut tx).await?;
    drop(tx);
    let Some((newest, done)) = head else {
        return Ok(0);
    };
    // A clock that once ran ahead must not keep it from being done in time.
    if done == Some(until) {
        return Ok(0);
    }
    let (mut erased, mut after) = (0, 0);
    while after < newest {
        let to = newest.min(after + ERASED_AT_ONCE);
        let mut tx = app.store.read().await?;
        let old = store::log::old(&mut tx, (after, to), until).await?;
        drop(tx);
        if let (Some(first), Some(last)) = (old.first(), old.last()) {
            let mut tx = app.store.write().await?;
            erased += store::log::erase(&mut tx, until, *first, *last).await?;
            tx.commit().await.map_err(StoreError::from)?;
        }
        after = to;
    }
    let mut tx = app.store.write().await?;
    store::log::set_erased_until(&mut tx, until).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(erased)
}

/// The code of a role, if this is one: purposes are roles unless somebody said more.
pub fn role_of(purpose: &str) -> Option<access::Role> {
    access::Role::from_code(purpose).ok()
}
