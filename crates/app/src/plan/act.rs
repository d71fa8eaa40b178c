//! What happens to the version that counts: the client's answer, signatures, and what becomes of
//! measures and steps. Each is added with its day and who wrote it down; nothing is overwritten.

use access::Action;
use domain::{
    contact::EpistemicKind,
    ids::{CaseId, PlanEntryId, PlanItemId},
    names::fold,
    plan::{
        Agreement, AgreementProblem, CarriedBy, MeasureStatus, Signer, SigningProblem, may_follow,
        may_sign,
    },
};
use jiff::civil::Date;
use store::{
    StoreError, WriteTx,
    case::CaseRow,
    plan::{AgreementRow, ProgressRow, SignatureRow, VersionRow},
};

use super::{PlanView, load};
use crate::{
    App, AppError, Done, Message, MessageArg, OpContext, Problems,
    conference::is_client,
    journal,
    network::forbidden,
    recompute::{Cause, recompute},
    scan,
};

/// The client's answer as typed.
#[derive(Debug, Clone)]
pub struct AnswerEntry {
    /// Number of the version that was on the page.
    pub number: i64,
    /// What the client says.
    pub answer: Agreement,
    /// Remark, reason, or why nobody could ask.
    pub words: String,
    /// When.
    pub on: Date,
}

/// A signature as it was given.
#[derive(Debug, Clone)]
pub struct SignatureEntry {
    /// Number of the version that was on the page.
    pub number: i64,
    /// Who signs.
    pub signer: Signer,
    /// Their name.
    pub name: String,
    /// When.
    pub on: Date,
    /// How.
    pub way: Way,
    /// The answer against which the client signs all the same, as the page said it.
    pub against: Option<Agreement>,
}

/// How somebody signs.
#[derive(Debug, Clone)]
pub enum Way {
    /// On paper, with its scan.
    Paper(Option<scan::Upload>),
    /// On this screen: whether that was confirmed, and what was drawn, if anything.
    Screen {
        /// Whether the box was ticked.
        confirmed: bool,
        /// What was drawn.
        drawn: Option<scan::Upload>,
    },
}

/// What became of a measure or a step, as typed.
#[derive(Debug, Clone)]
pub struct ProgressEntry {
    /// The measure or step.
    pub item: PlanItemId,
    /// How many entries it had on the page; more now means that somebody was faster.
    pub seen: usize,
    /// Where it stands.
    pub status: MeasureStatus,
    /// Since when.
    pub on: Date,
    /// Who did a step.
    pub done_by: Option<CarriedBy>,
    /// Result or reason.
    pub words: String,
    /// What kind of statement that is.
    pub epistemic: EpistemicKind,
}

/// The plan of a case, held for a change.
pub(super) async fn hold<'a>(
    app: &'a App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<(WriteTx, CaseRow, PlanView<'a>), AppError> {
    hold_to(app, ctx, Action::EditPlan, case).await
}

/// The same for whoever may do this.
pub(super) async fn hold_to<'a>(
    app: &'a App,
    ctx: &OpContext,
    action: Action,
    case: CaseId,
) -> Result<(WriteTx, CaseRow, PlanView<'a>), AppError> {
    let mut tx = app.store.write().await?;
    let row = app.case_to_change(&mut tx, ctx, action, case).await?;
    let view = load(app, &mut tx, ctx, row.clone()).await?;
    Ok((tx, row, view))
}

pub(super) async fn finish(
    mut tx: WriteTx,
    ctx: &OpContext,
    case: CaseId,
    (action, subject): (&'static str, String),
) -> Result<(), AppError> {
    let done = Done::on(action, case).subject(subject);
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// The version that counts, if it is the one that was on the page.
fn counting<'v>(view: &'v PlanView<'_>, number: i64) -> Result<&'v VersionRow, AppError> {
    let current = view.current();
    let seen = view.version(number).ok_or(AppError::NotFound)?;
    match (
        may_sign(number, seen.state, current.map(|one| one.number)),
        current,
    ) {
        (Ok(()), Some(current)) => Ok(current),
        (Err(SigningProblem::Outdated), Some(current)) => {
            let mut problems = Problems::new();
            let message = Message::new("plan-problem-outdated")
                .with("old", number)
                .with("new", current.number);
            problems.add("", message);
            Err(AppError::Invalid(problems))
        }
        _ => Err(AppError::invalid("", "plan-problem-not-issued")),
    }
}

/// A day that has come, and not before the version did.
fn check_day(on: Date, version: &VersionRow, today: Date, problems: &mut Problems) {
    if on > today {
        problems.add_key("on", "error-date-future");
    } else if let Some(issued) = version.issued_on.filter(|issued| on < *issued) {
        let message = Message::new("plan-problem-before").with_arg("date", MessageArg::Day(issued));
        problems.add("on", message);
    }
}

/// Records what the client says to the version that counts.
pub async fn answer(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    entry: &AnswerEntry,
) -> Result<(), AppError> {
    let (mut tx, row, view) = hold(app, ctx, case).await?;
    let version = counting(&view, entry.number)?;
    let mut problems = Problems::new();
    check_day(entry.on, version, ctx.today, &mut problems);
    let former = view.answer(version.id).map(|one| one.answer);
    let signed = view
        .signatures_of(version.id)
        .any(|one| one.signer == Signer::Client);
    match may_follow(former, signed, entry.answer, &entry.words) {
        Ok(()) => {}
        Err(AgreementProblem::WasAsked) => problems.add_key("answer", "plan-problem-was-asked"),
        Err(AgreementProblem::WordsMissing) => problems.add_key("words", "plan-problem-why"),
    }
    problems.none_or_invalid()?;
    let answer = AgreementRow {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        version: version.id,
        answer: entry.answer,
        words: entry.words.clone(),
        on: entry.on,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: None,
    };
    store::plan::add_agreement(&mut tx, &answer).await?;
    let subject = format!("plan_version {}", version.id);
    finish(tx, ctx, case, ("plan.agreement", subject)).await
}

/// Takes a signature under the version that counts. What is wrong with a file is told at its field.
pub async fn sign(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    entry: &SignatureEntry,
) -> Result<(), AppError> {
    let (mut tx, row, view) = hold(app, ctx, case).await?;
    let version = counting(&view, entry.number)?;
    let mut problems = Problems::new();
    check_day(entry.on, version, ctx.today, &mut problems);
    if entry.name.trim().is_empty() {
        problems.add_key("name", "error-required");
    }
    let upload = match &entry.way {
        Way::Paper(None) => {
            problems.add_key("file", "error-file-missing");
            None
        }
        Way::Paper(upload) => upload.as_ref(),
        Way::Screen { confirmed, drawn } => {
            if !confirmed {
                problems.add_key("confirmed", "plan-problem-confirm");
            }
            drawn.as_ref()
        }
    };
    if let Some(upload) = upload
        && let Err(found) = domain::scan::kind(&upload.bytes)
    {
        let field = match entry.way {
            Way::Paper(_) => "file",
            Way::Screen { .. } => "drawn",
        };
        problems.add(field, scan::problem(found));
    }
    if let Some(said) = view.said_otherwise()
        && entry.signer == Signer::Client
        && entry.against != Some(said)
    {
        problems.add_key("against", "plan-problem-against");
    }
    if entry.signer == Signer::Worker && is_client(&entry.name, &row) {
        problems.add_key("name", "plan-problem-signer-name");
    }
    if signed_already(&view, version, entry) {
        problems.add_key("name", "plan-problem-signed");
    } else if let Some(former) = signed_before(&view, version, entry) {
        let message = Message::new("plan-problem-signed-before")
            .with("name", &former.name)
            .with_arg("date", MessageArg::Day(former.on));
        problems.add("name", message);
    }
    problems.none_or_invalid()?;
    let scan = match upload {
        Some(upload) => Some(scan::keep(&mut tx, ctx, &row, upload).await?),
        None => None,
    };
    let signature = SignatureRow {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        version: version.id,
        signer: entry.signer,
        name: entry.name.clone(),
        scan,
        on_screen: matches!(entry.way, Way::Screen { .. }),
        on: entry.on,
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: None,
    };
    store::plan::add_signature(&mut tx, &signature).await?;
    let subject = format!("plan_version {}", version.id);
    finish(tx, ctx, case, ("plan.signature", subject)).await
}

/// Whether this very signature stands under the version: the button was pressed twice.
fn signed_already(view: &PlanView<'_>, version: &VersionRow, entry: &SignatureEntry) -> bool {
    let (on_screen, upload) = match &entry.way {
        Way::Paper(upload) => (false, upload.as_ref()),
        Way::Screen { drawn, .. } => (true, drawn.as_ref()),
    };
    let hash = upload.map(|one| store::file::sha256(&one.bytes));
    let scan_of = |one: &SignatureRow| {
        let scan = view.scans.iter().find(|scan| Some(scan.id) == one.scan);
        scan.map(|scan| scan.sha256.clone())
    };
    view.signatures_of(version.id).any(|one| {
        one.signer == entry.signer
            && one.on_screen == on_screen
            && one.name.trim() == entry.name.trim()
            && scan_of(one) == hash
    })
}

/// The signature of the same person that stands under the version: there is one client, and several workers
/// may sign, each once. One that is wrong is struck first.
fn signed_before<'v>(
    view: &'v PlanView<'_>,
    version: &VersionRow,
    entry: &SignatureEntry,
) -> Option<&'v SignatureRow> {
    let same = |one: &&SignatureRow| {
        let client = entry.signer == Signer::Client;
        one.signer == entry.signer && (client || fold(&one.name) == fold(&entry.name))
    };
    view.signatures_of(version.id).find(same)
}

/// Tells what became of a measure or a step of the version that counts.
pub async fn progress(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    entry: &ProgressEntry,
) -> Result<PlanEntryId, AppError> {
    let (mut tx, row, view) = hold(app, ctx, case).await?;
    let version = view.current().ok_or(AppError::NotFound)?;
    let is_step = version.content.step(entry.item).is_some();
    if !is_step && version.content.measure(entry.item).is_none() {
        return Err(AppError::invalid("", "plan-problem-gone"));
    }
    let told: Vec<&ProgressRow> = view
        .progress
        .iter()
        .filter(|one| one.item == entry.item)
        .collect();
    if let Some(last) = told.last().filter(|_| told.len() != entry.seen) {
        let stands = told.iter().rfind(|one| one.struck.is_none());
        return Err(faster(stands.unwrap_or(last), told.len()));
    }
    let since = view.first_with(entry.item).unwrap_or(version);
    check_progress(entry, is_step, since, ctx.today)?;
    check_contact(&view, version, entry)?;
    let progress = ProgressRow {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        version: version.id,
        item: entry.item,
        status: entry.status,
        on: entry.on,
        done_by: entry.done_by.filter(|_| is_step),
        words: entry.words.clone(),
        epistemic: entry.epistemic.of(&entry.words),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: None,
    };
    store::plan::add_progress(&mut tx, &progress).await?;
    recompute(app, &mut tx, &Cause::of(ctx, "facts"), case, None).await?;
    let subject = format!("plan_item {}", entry.item);
    finish(tx, ctx, case, ("plan.progress", subject)).await?;
    Ok(progress.id)
}

/// What was told fits the item, on a day on which a version that has it counted already.
fn check_progress(
    entry: &ProgressEntry,
    is_step: bool,
    since: &VersionRow,
    today: Date,
) -> Result<(), AppError> {
    let mut problems = Problems::new();
    check_day(entry.on, since, today, &mut problems);
    let fits = match entry.status {
        MeasureStatus::Offered => false,
        MeasureStatus::Running => !is_step,
        _ => true,
    };
    if !fits {
        problems.add_key("status", "error-choose");
    }
    if is_step && entry.status == MeasureStatus::Done && entry.done_by.is_none() {
        problems.add_key("by", "error-choose");
    }
    if entry.status == MeasureStatus::BrokenOff && entry.words.trim().is_empty() {
        problems.add_key("words", "error-reason-required");
    }
    problems.none_or_invalid()
}

/// Nothing is begun or taken up again that leads to somebody whom an order protects. That it was done
/// before, or is broken off now, is written down whoever it led to.
fn check_contact(
    view: &PlanView<'_>,
    version: &VersionRow,
    entry: &ProgressEntry,
) -> Result<(), AppError> {
    if entry.status.is_over() {
        return Ok(());
    }
    let order = match (
        version.content.step(entry.item),
        version.content.measure(entry.item),
    ) {
        (Some((measure, step)), _) => {
            let of_step = view.against_step(step);
            of_step.or_else(|| view.against_measure_alone(measure))
        }
        (None, Some((_, measure))) => view.against_measure(measure),
        (None, None) => None,
    };
    order.map_or(Ok(()), |order| {
        let mut problems = Problems::new();
        problems.add("status", forbidden(order));
        Err(AppError::Invalid(problems))
    })
}

fn faster(last: &ProgressRow, now: usize) -> AppError {
    let status = domain::Code::code(last.status).replace('_', "-");
    AppError::Conflict(Box::new(crate::Conflict {
        by: Some(last.recorded_by_name.clone()),
        version: i64::try_from(now).unwrap_or(i64::MAX),
        theirs: vec![
            (
                "plan-field-status".to_owned(),
                format!("code-measure-status-{status}"),
            ),
            ("plan-field-on".to_owned(), last.on.to_string()),
            ("plan-field-result".to_owned(), last.words.clone()),
        ],
    }))
}
