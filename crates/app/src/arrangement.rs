//! Entering, changing and striking arrangements. Nothing is overwritten: a change strikes the old
//! row with a reason and writes a new one, and both are linked.

use std::collections::BTreeSet;

use access::{Action, Decision, decide_arrangement};
use domain::{
    Code,
    calendar::add_months,
    contact::EpistemicKind,
    ids::{ArrangementId, CaseId},
    seam::{Security, Side, Strength, VOLUNTARY_STAY},
};
use jiff::{Timestamp, civil::Date};
use programme::{Programme, Text, needs_of};
pub use store::arrangement::ArrangementRow;
use store::{StoreError, Tx, arrangement::Strike};

use crate::{
    App, AppError, Done, Message, OpContext, Problems,
    case::{Head, May, SeamView, head_of, kind_title, seam_view},
    journal,
    recompute::{self, Cause},
    record::Record,
};

/// How many months before today a first day is taken for a slip of the year.
const LONG_AGO: i32 = 60;
/// How many replacements are followed to the row that stands now.
const LONGEST_CHAIN: usize = 100;

/// An arrangement as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draft {
    /// Code of the security.
    pub security: String,
    /// Which kind of it, if any of the programme's fits.
    pub kind: Option<String>,
    /// Who gives it.
    pub provider: String,
    /// First day.
    pub from_on: Date,
    /// First day after it, if it ends.
    pub to_on: Option<Date>,
    /// How firm it is.
    pub strength: Strength,
    /// Inside or outside.
    pub side: Side,
    /// What proves it.
    pub evidence: String,
    /// What kind of statement this is.
    pub epistemic: EpistemicKind,
}

/// Something that looks like a slip but may be meant. Saving asks once more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// It begins after the days that the programme looks at.
    AfterWindow,
    /// It is over already.
    Past,
    /// It begins years ago.
    LongAgo,
    /// It is inside but begins after the release.
    InsideAfterRelease,
    /// The case does not need this security.
    NotNeeded,
}

impl Hint {
    /// Key of its words.
    pub fn key(self) -> &'static str {
        match self {
            Self::AfterWindow => "arrangement-hint-after-window",
            Self::Past => "arrangement-hint-past",
            Self::LongAgo => "arrangement-hint-long-ago",
            Self::InsideAfterRelease => "arrangement-hint-inside-after-release",
            Self::NotNeeded => "arrangement-hint-not-needed",
        }
    }
}

/// What came of saving.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// It stands.
    Saved(ArrangementId),
    /// Nothing is saved yet: this looks like a slip.
    Hints(Vec<Hint>),
    /// Nothing is saved: somebody else was faster.
    Changed(Box<Theirs>),
}

/// The version of somebody who was faster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Theirs {
    /// The row that stands now, or the struck one if nothing took its place.
    pub row: ArrangementRow,
    /// Who.
    pub by: String,
    /// When.
    pub at: Timestamp,
}

/// A security with the kinds that the programme knows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecurityChoice {
    /// Code.
    pub code: String,
    /// Name.
    pub title: Text,
    /// Kinds: id and name.
    pub kinds: Vec<(String, Text)>,
}

/// What the form needs.
#[derive(Debug, Clone)]
pub struct Sheet {
    /// The case.
    pub head: Head,
    /// The securities of the programme.
    pub securities: Vec<SecurityChoice>,
    /// Whether this person may enter what lies outside.
    pub may_outside: bool,
    /// The row to be changed or struck.
    pub row: Option<ArrangementRow>,
}

/// One arrangement in the list.
#[derive(Debug, Clone)]
pub struct Line {
    /// The row.
    pub row: ArrangementRow,
    /// Name of its security.
    pub security: Text,
    /// Name of its kind.
    pub kind: Option<Text>,
}

/// All arrangements of a case.
#[derive(Debug, Clone)]
pub struct List {
    /// The case.
    pub head: Head,
    /// The seam; `None` while the release is unknown.
    pub seam: Option<SeamView>,
    /// Those that count, in the order of the programme.
    pub standing: Vec<Line>,
    /// Struck ones, newest first.
    pub struck: Vec<Line>,
    /// What this person may do.
    pub may: May,
}

/// Reads all arrangements of a case.
pub async fn list(app: &App, ctx: &OpContext, case: CaseId) -> Result<List, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewSeam, case).await?;
    let may = May::of(ctx, &row);
    let record = app.record(&mut tx, row).await?;
    drop(tx);
    let order = |row: &ArrangementRow| {
        let securities = &record.programme.securities;
        securities.iter().position(|rule| rule.id == row.security)
    };
    let lines = record.arrangements.iter().map(|row| line(&record, row));
    let (mut standing, mut struck): (Vec<Line>, Vec<Line>) =
        lines.partition(|line| line.row.struck_at.is_none());
    standing.sort_by_key(|line| (order(&line.row), line.row.from_on));
    struck.sort_by_key(|line| std::cmp::Reverse(line.row.struck_at));
    let holidays = app.catalogue.holidays();
    let list = List {
        head: head_of(app, &record, ctx.today),
        seam: seam_view(&record, &record.facts, holidays, ctx.today),
        standing,
        struck,
        may,
    };
    app.viewed(ctx, Done::on("arrangement.list", case)).await?;
    Ok(list)
}

fn line(record: &Record<'_>, row: &ArrangementRow) -> Line {
    let rule = record.programme.security_rule(&row.security);
    let code = row.security.code();
    Line {
        security: rule.map_or_else(|| Text::new(code, code), |rule| rule.title.clone()),
        kind: rule
            .zip(row.kind.as_deref())
            .and_then(|(rule, kind)| kind_title(rule, kind)),
        row: row.clone(),
    }
}

/// Reads what the form for a new arrangement needs.
pub async fn sheet(app: &App, ctx: &OpContext, case: CaseId) -> Result<Sheet, AppError> {
    read_sheet(app, ctx, Action::AddArrangement, case, None).await
}

/// Reads what the form for changing or striking an arrangement needs.
pub async fn sheet_of(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    arrangement: ArrangementId,
) -> Result<Sheet, AppError> {
    read_sheet(app, ctx, Action::EditArrangement, case, Some(arrangement)).await
}

async fn read_sheet(
    app: &App,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
    arrangement: Option<ArrangementId>,
) -> Result<Sheet, AppError> {
    let mut tx = app.store.read().await?;
    let found = app.case_for(&mut tx, ctx, action, case).await?;
    let row = match arrangement {
        Some(id) => Some(
            store::arrangement::get(&mut tx, case, id)
                .await?
                .ok_or(AppError::NotFound)?,
        ),
        None => None,
    };
    let facts = found.access_facts();
    let head = crate::case::head(app, &mut tx, ctx, &found).await?;
    drop(tx);
    let programme = app.programme_of(&found)?;
    let sheet = Sheet {
        head,
        securities: choices(programme),
        may_outside: decide_arrangement(&ctx.actor, action, &facts, Side::Outside).is_allowed(),
        row,
    };
    let subject = arrangement.map_or_else(String::new, |id| format!("arrangement {id}"));
    app.viewed(ctx, Done::on("arrangement.view", case).subject(subject))
        .await?;
    Ok(sheet)
}

fn choices(programme: &Programme) -> Vec<SecurityChoice> {
    programme
        .securities
        .iter()
        .map(|rule| SecurityChoice {
            code: rule.id.code().to_owned(),
            title: rule.title.clone(),
            kinds: rule
                .kinds
                .iter()
                .map(|kind| (kind.id.clone(), kind.title.clone()))
                .collect(),
        })
        .collect()
}

/// Enters an arrangement. Without `confirmed`, what looks like a slip is asked about first. The
/// same form sent twice is one arrangement.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    draft: Draft,
    confirmed: bool,
) -> Result<Outcome, AppError> {
    let mut tx = app.store.write().await?;
    let record = checked(app, &mut tx, ctx, Action::AddArrangement, case, &draft).await?;
    if let Some(there) = record
        .arrangements
        .iter()
        .find(|row| row.struck_at.is_none() && says(row, &draft))
    {
        return Ok(Outcome::Saved(there.id));
    }
    let hints = hints(&record, &draft, ctx.today);
    if !confirmed && !hints.is_empty() {
        return Ok(Outcome::Hints(hints));
    }
    let row = new_row(ctx, &record, draft);
    store::arrangement::insert(&mut tx, &row).await?;
    let done = Done::on("arrangement.add", case).subject(format!("arrangement {}", row.id));
    settle(app, &mut tx, ctx, case, done.detail(detail(&row))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Outcome::Saved(row.id))
}

/// Changes an arrangement: the old row is struck with the reason, a new one takes its place.
pub async fn change(
    app: &App,
    ctx: &OpContext,
    (case, arrangement, version): (CaseId, ArrangementId, i64),
    draft: Draft,
    reason: &str,
    confirmed: bool,
) -> Result<Outcome, AppError> {
    let mut tx = app.store.write().await?;
    let record = checked(app, &mut tx, ctx, Action::EditArrangement, case, &draft).await?;
    let old = find(&record, arrangement)?;
    if old.struck_at.is_some() || old.version != version {
        return Ok(Outcome::Changed(Box::new(theirs(&record, old))));
    }
    if says(old, &draft) {
        return Ok(Outcome::Saved(old.id));
    }
    let hints = hints(&record, &draft, ctx.today);
    if !confirmed && !hints.is_empty() {
        return Ok(Outcome::Hints(hints));
    }
    let row = new_row(ctx, &record, draft);
    let strike = strike_by(ctx, reason, Some(row.id));
    match store::arrangement::strike(&mut tx, old.id, version, &strike).await {
        Err(StoreError::Stale) => {
            drop(tx);
            return meanwhile(app, case, arrangement).await;
        }
        other => other?,
    }
    store::arrangement::insert(&mut tx, &row).await?;
    let done = Done::on("arrangement.change", case)
        .subject(format!("arrangement {arrangement} to {}", row.id));
    settle(app, &mut tx, ctx, case, done.detail(detail(&row))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Outcome::Saved(row.id))
}

/// Strikes an arrangement with a reason. It stays readable and covers nothing any more.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    (case, arrangement, version): (CaseId, ArrangementId, i64),
    reason: &str,
) -> Result<Outcome, AppError> {
    let mut tx = app.store.write().await?;
    let action = Action::EditArrangement;
    let found = app.case_for(&mut tx, ctx, action, case).await?;
    let record = app.record(&mut tx, found).await?;
    let old = find(&record, arrangement)?;
    if old.struck_at.is_some() || old.version != version {
        return Ok(Outcome::Changed(Box::new(theirs(&record, old))));
    }
    let strike = strike_by(ctx, reason, None);
    match store::arrangement::strike(&mut tx, arrangement, version, &strike).await {
        Err(StoreError::Stale) => {
            drop(tx);
            return meanwhile(app, case, arrangement).await;
        }
        other => other?,
    }
    let done = Done::on("arrangement.strike", case).subject(format!("arrangement {arrangement}"));
    settle(app, &mut tx, ctx, case, done.detail(detail(old))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Outcome::Saved(arrangement))
}

/// The case for this action on this side of the gate, with what was typed checked.
async fn checked<'a>(
    app: &'a App,
    tx: &mut Tx,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
    draft: &Draft,
) -> Result<Record<'a>, AppError> {
    let row = app.case_for(tx, ctx, action, case).await?;
    match decide_arrangement(&ctx.actor, action, &row.access_facts(), draft.side) {
        Decision::Allow => {}
        Decision::Deny(why) => return Err(AppError::Denied(why)),
        Decision::Hidden => return Err(AppError::NotFound),
    }
    let record = app.record(tx, row).await?;
    problems(record.programme, draft).none_or_invalid()?;
    Ok(record)
}

fn problems(programme: &Programme, draft: &Draft) -> Problems {
    let mut problems = Problems::new();
    let kind = draft.kind.as_deref();
    match programme.security(&draft.security) {
        None => problems.add(
            "what",
            Message::new("error-unknown-value").with("found", &draft.security),
        ),
        Some(rule) => {
            let unknown = kind.filter(|kind| kind_title(rule, kind).is_none());
            if let Some(kind) = unknown {
                let message = Message::new("error-unknown-value").with("found", kind);
                problems.add("what", message);
            }
        }
    }
    if draft.to_on.is_some_and(|to| to <= draft.from_on) {
        problems.add_key("to", "arrangement-error-to-before-from");
    }
    if kind == Some(VOLUNTARY_STAY) && draft.side == Side::Outside {
        problems.add_key("side", "arrangement-error-stay-is-inside");
    }
    problems
}

/// What looks like a slip: pure, so that it can be tested.
fn hints(record: &Record<'_>, draft: &Draft, today: Date) -> Vec<Hint> {
    let release = record.facts.release();
    let window_end = release.and_then(|day| domain::calendar::add_days(day, 180));
    let needed: BTreeSet<String> = needs_of(record.programme, &record.facts)
        .iter()
        .map(|need| need.security.code().to_owned())
        .collect();
    let stay = draft.kind.as_deref() == Some(VOLUNTARY_STAY);
    let long_ago = add_months(today, -LONG_AGO);
    [
        (
            Hint::AfterWindow,
            window_end.is_some_and(|end| draft.from_on >= end),
        ),
        (Hint::Past, draft.to_on.is_some_and(|to| to <= today)),
        (
            Hint::LongAgo,
            long_ago.is_some_and(|day| draft.from_on < day),
        ),
        (
            Hint::InsideAfterRelease,
            draft.side == Side::Inside
                && !stay
                && release.is_some_and(|release| draft.from_on >= release),
        ),
        (Hint::NotNeeded, !needed.contains(&draft.security)),
    ]
    .into_iter()
    .filter_map(|(hint, holds)| holds.then_some(hint))
    .collect()
}

/// What every change ends with: its log entry, and everything that follows from it.
async fn settle(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    done: Done,
) -> Result<(), AppError> {
    journal::changed(tx, ctx, done).await?;
    let cause = Cause::of(ctx, "arrangement");
    recompute::recompute(app, tx, &cause, case, None).await?;
    Ok(())
}

fn find<'r>(
    record: &'r Record<'_>,
    arrangement: ArrangementId,
) -> Result<&'r ArrangementRow, AppError> {
    record
        .arrangements
        .iter()
        .find(|row| row.id == arrangement)
        .ok_or(AppError::NotFound)
}

/// Whether a row says just what was typed.
fn says(row: &ArrangementRow, draft: &Draft) -> bool {
    row.security.code() == draft.security
        && row.kind == draft.kind
        && row.provider == draft.provider
        && (row.from_on, row.to_on) == (draft.from_on, draft.to_on)
        && (row.strength, row.side) == (draft.strength, draft.side)
        && row.evidence == draft.evidence
        && row.epistemic == draft.epistemic
}

/// The version that stands now, with who made it.
fn theirs(record: &Record<'_>, old: &ArrangementRow) -> Theirs {
    let mut now = old;
    for _ in 0..LONGEST_CHAIN {
        let next = now
            .replaced_by
            .and_then(|id| record.arrangements.iter().find(|row| row.id == id));
        match next {
            Some(next) => now = next,
            None => break,
        }
    }
    let (by, at) = match (&now.struck_by_name, now.struck_at) {
        (Some(by), Some(at)) => (by.clone(), at),
        _ => (now.recorded_by_name.clone(), now.recorded_at),
    };
    Theirs {
        row: now.clone(),
        by,
        at,
    }
}

/// Somebody was faster between our reading and our writing: read again what stands now.
async fn meanwhile(
    app: &App,
    case: CaseId,
    arrangement: ArrangementId,
) -> Result<Outcome, AppError> {
    let mut tx = app.store.read().await?;
    let row = store::case::by_id(&mut tx, case)
        .await?
        .ok_or(AppError::NotFound)?;
    let record = app.record(&mut tx, row).await?;
    let old = find(&record, arrangement)?;
    Ok(Outcome::Changed(Box::new(theirs(&record, old))))
}

fn new_row(ctx: &OpContext, record: &Record<'_>, draft: Draft) -> ArrangementRow {
    ArrangementRow {
        id: ctx.new_id(),
        carrier: record.case.carrier,
        case: record.case.id,
        security: Security::from_code(&draft.security),
        kind: draft.kind,
        provider: draft.provider,
        from_on: draft.from_on,
        to_on: draft.to_on,
        strength: draft.strength,
        side: draft.side,
        evidence: draft.evidence,
        epistemic: draft.epistemic,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck_at: None,
        struck_by_name: None,
        struck_reason: None,
        replaced_by: None,
        version: 1,
    }
}

fn strike_by(ctx: &OpContext, reason: &str, replaced_by: Option<ArrangementId>) -> Strike {
    Strike {
        at: ctx.now,
        by: ctx.actor.user,
        reason: reason.to_owned(),
        replaced_by,
    }
}

fn detail(row: &ArrangementRow) -> String {
    serde_json::json!({
        "security": row.security.code(),
        "strength": row.strength.code(),
        "side": row.side.code(),
    })
    .to_string()
}
