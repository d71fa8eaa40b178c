//! Entering, changing and striking arrangements. Nothing is overwritten: a change strikes the old
//! row with a reason and writes a new one, and both are linked.

mod check;
mod former;
mod read;

use access::Action;
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{ArrangementId, CaseId},
    seam::{Security, Side, Strength},
};
use jiff::{Timestamp, civil::Date};
use programme::Text;
use store::{StoreError, Tx, arrangement::Strike, leave::LeaveRow};

pub(crate) use self::check::too_late;
use self::check::{checked, hints};
pub use self::read::{list, sheet, sheet_of};
pub(crate) use self::{check::against, former::former};
pub use store::arrangement::ArrangementRow;

use crate::{
    App, AppError, Done, OpContext,
    address::Post,
    case::{Head, May, SeamView},
    journal,
    recompute::{self, Cause},
    record::Record,
};

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
    /// It is a dwelling outside that somebody who is in custody is said to live in since then.
    OutsideInCustody,
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
            Self::OutsideInCustody => "arrangement-hint-outside-in-custody",
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
    /// What a former case still holds, for the form that enters it here too.
    pub former: Option<ArrangementRow>,
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
    /// Leaves that serve it, the earliest first; for those who see what a leave is for.
    pub leaves: Vec<LeaveRow>,
}

/// The arrangement that stands in place of this one, which may have been changed since: itself, if it stands.
pub(crate) fn in_place_of(rows: &[ArrangementRow], id: ArrangementId) -> Option<ArrangementId> {
    let mut next = Some(id);
    // No chain is longer than there are rows.
    for _ in rows {
        let row = rows.iter().find(|row| Some(row.id) == next)?;
        if row.struck_at.is_none() {
            return next;
        }
        next = row.replaced_by;
    }
    None
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
    /// What a former case of the same person still holds and this one does not.
    pub former: Vec<Line>,
    /// Where post goes.
    pub post: Post,
    /// What this person may do.
    pub may: May,
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
    let found = app.case_to_change(&mut tx, ctx, action, case).await?;
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

/// What every change ends with: its log entry, and everything that follows from it.
async fn settle(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    done: Done,
) -> Result<(), AppError> {
    let cause = Cause::of(ctx, "arrangement");
    recompute::recompute(app, tx, &cause, case, None).await?;
    journal::changed(tx, ctx, done).await?;
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
