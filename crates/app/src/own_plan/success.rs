//! What went well: a short entry in the client's words or observed, corrected with its trail.

use access::{Action, decide};
use domain::{
    Code,
    contact::EpistemicKind,
    ids::{CaseId, ContactNoteId, SuccessId},
};
use jiff::{ToSpan, civil::Date};
use store::{
    StoreError, Tx,
    case::CaseRow,
    success::{SuccessContent, SuccessRow},
};

use crate::{
    App, AppError, Conflict, Done, Message, OpContext, Problems,
    correction::{field, filled, keep},
    journal,
};

/// The name of these rows in the trail of corrections.
pub const NOUN: &str = "success";

/// The longest entry, in characters.
const MAX_BODY: usize = 1_000;

/// In whose words an entry is. An assessment is none: that something went well is said or seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// In the client's words.
    Client,
    /// Seen by the worker.
    Observed,
    /// Told by somebody else.
    Others,
}

impl Code for Voice {
    const ALL: &'static [Self] = &[Self::Client, Self::Observed, Self::Others];

    fn code(self) -> &'static str {
        self.epistemic().code()
    }
}

impl Voice {
    /// What kind of statement that is.
    pub fn epistemic(self) -> EpistemicKind {
        match self {
            Self::Client => EpistemicKind::ClientStatement,
            Self::Observed => EpistemicKind::Fact,
            Self::Others => EpistemicKind::ThirdPartyStatement,
        }
    }
}

/// An entry as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it says.
    pub content: SuccessContent,
    /// The version that was read, when it is corrected.
    pub version: i64,
    /// Why it is corrected.
    pub reason: String,
    /// Whether it is taken back.
    pub struck: bool,
}

/// Writes something that went well.
pub async fn add(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    content: SuccessContent,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditOwnPlans, case)
        .await?;
    checked(app, &row, &content, ctx.today)?.none_or_invalid()?;
    let id = insert(&mut tx, ctx, &row, None, content).await?;
    let done = Done::on("success.add", case).subject(format!("success {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Writes what went well as it was told in a contact, in the transaction of its note. Who may not
/// write own plans is refused.
pub(crate) async fn told_in(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &CaseRow,
    (note, on_day): (ContactNoteId, Date),
    (body, domain): (&str, Option<String>),
) -> Result<(), AppError> {
    let facts = row.access_facts();
    journal::allowed(decide(&ctx.actor, Action::EditOwnPlans, Some(&facts)))?;
    if body.chars().count() > MAX_BODY {
        let message = Message::new("error-too-long").with("max", MAX_BODY);
        let mut problems = Problems::new();
        problems.add("success", message);
        return Err(AppError::Invalid(problems));
    }
    let content = SuccessContent {
        on_day,
        body: body.to_owned(),
        domain,
        strength: String::new(),
        epistemic: EpistemicKind::ClientStatement,
    };
    insert(tx, ctx, row, Some(note), content).await?;
    Ok(())
}

/// Strikes what was told in a note that is struck, in the same transaction; what it said is kept.
pub(crate) async fn strike_told_in(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &CaseRow,
    (note, why): (ContactNoteId, &str),
) -> Result<(), AppError> {
    let all = store::success::of_case(tx, row.id).await?;
    let told = |one: &SuccessRow| one.note == Some(note) && !one.struck;
    for former in all.into_iter().filter(told) {
        keep(tx, ctx, row, (NOUN, former.id.uuid()), fields(&former), why).await?;
        let struck = SuccessRow {
            struck: true,
            ..former
        };
        store::success::update(tx, &struck).await?;
    }
    Ok(())
}

async fn insert(
    tx: &mut Tx,
    ctx: &OpContext,
    row: &CaseRow,
    note: Option<ContactNoteId>,
    content: SuccessContent,
) -> Result<SuccessId, AppError> {
    let new = SuccessRow {
        id: ctx.new_id(),
        note,
        content,
        struck: false,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        version: 1,
    };
    store::success::insert(tx, (row.carrier, row.id), &new).await?;
    Ok(new.id)
}

/// Corrects an entry or takes it back; what it said is kept.
pub async fn correct(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    id: SuccessId,
    entry: Entry,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditOwnPlans, case)
        .await?;
    let former = store::success::of_case(&mut tx, case).await?;
    let former = former.into_iter().find(|one| one.id == id);
    let former = former.ok_or(AppError::NotFound)?;
    if former.version != entry.version {
        return Err(conflict(&mut tx, case, &former).await?);
    }
    let mut problems = checked(app, &row, &entry.content, ctx.today)?;
    if entry.reason.is_empty() {
        problems.add_key("reason", "error-reason-required");
    }
    problems.none_or_invalid()?;
    let kept = fields(&former);
    keep(&mut tx, ctx, &row, (NOUN, id.uuid()), kept, &entry.reason).await?;
    let changed = SuccessRow {
        content: entry.content,
        struck: entry.struck,
        ..former
    };
    store::success::update(&mut tx, &changed).await?;
    let done = Done::on("success.correct", case).subject(format!("success {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

async fn conflict(tx: &mut Tx, case: CaseId, now: &SuccessRow) -> Result<AppError, AppError> {
    let trail = crate::correction::trail(tx, case, NOUN).await?;
    let by = trail.of(now.id.uuid()).first();
    Ok(AppError::Conflict(Box::new(Conflict {
        by: by.map(|one| one.by_name.clone()),
        version: now.version,
        theirs: filled(fields(now)),
    })))
}

pub(crate) fn fields(row: &SuccessRow) -> Vec<(String, String)> {
    let content = &row.content;
    vec![
        field("own-success-day", content.on_day.to_string()),
        field("own-success-body", &content.body),
        field("own-success-strength", &content.strength),
        field("own-success-voice", voice_key(content.epistemic)),
    ]
}

/// Key of the words for whose words an entry is in.
pub fn voice_key(epistemic: EpistemicKind) -> &'static str {
    match epistemic {
        EpistemicKind::ClientStatement => "own-voice-client",
        EpistemicKind::ThirdPartyStatement => "own-voice-others",
        EpistemicKind::Fact | EpistemicKind::Assessment => "own-voice-observed",
    }
}

fn checked(
    app: &App,
    row: &CaseRow,
    content: &SuccessContent,
    today: Date,
) -> Result<Problems, AppError> {
    let mut problems = Problems::new();
    let oldest = today.checked_sub(10.years()).unwrap_or(today);
    if content.on_day > today {
        problems.add_key("on", "error-date-future");
    } else if content.on_day < oldest {
        problems.add_key("on", "own-success-problem-long-ago");
    }
    if content.body.is_empty() {
        problems.add_key("body", "error-required");
    } else if content.body.chars().count() > MAX_BODY {
        problems.add("body", Message::new("error-too-long").with("max", MAX_BODY));
    }
    let programme = app.programme_of(row)?;
    if let Some(domain) = content
        .domain
        .as_ref()
        .filter(|one| programme.domain(one).is_none())
    {
        problems.add(
            "domain",
            Message::new("error-unknown-value").with("found", domain),
        );
    }
    Ok(problems)
}
