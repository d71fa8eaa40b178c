//! Handing a paper out, and taking back what was recorded by mistake.

use access::Action;
use domain::{
    ids::{CaseId, PaperId},
    names::fold,
    paper::{HandedHow, PaperLanguage, Understood},
};
use jiff::civil::Date;
use store::{
    StoreError,
    case::CaseRow,
    paper::{ExplanationRow, PaperRow},
};

use super::{
    Which, detail,
    explanation::{Explanation, explained_by, write},
    find, made, print,
};
use crate::{App, AppError, Done, OpContext, Problems, began::not_done_on, journal};

/// The longest name of whom it was handed to, in characters.
pub const MAX_TEXT: usize = 200;

/// The longest text in the client's own words, or reason, in characters.
pub const MAX_WORDS: usize = 2_000;

/// How a paper was handed out, as it was typed.
#[derive(Debug, Clone)]
pub struct Handing {
    /// SHA-256 of the preview that was looked at.
    pub seen: String,
    /// The day.
    pub on: Date,
    /// To whom.
    pub to: String,
    /// How.
    pub how: HandedHow,
    /// Whether it was explained.
    pub explained: bool,
    /// What came across (teach-back).
    pub understood: Understood,
    /// What the client said it means.
    pub own_words: String,
    /// On what somebody else gets it: a release by the client, or a legal base.
    pub basis: String,
}

/// Whether this is the client, however the name is written.
fn is_client(to: &str, case: &CaseRow) -> bool {
    let (given, family) = (&case.given_names, &case.family_name);
    let names = [format!("{given} {family}"), format!("{family} {given}")];
    names.iter().any(|name| fold(name) == fold(to))
}

fn check(handing: &Handing, case: &CaseRow, today: Date) -> Result<(), AppError> {
    let mut problems = Problems::new();
    if let Some(message) = not_done_on(case, handing.on, today) {
        problems.add("on", message);
    }
    if handing.to.trim().is_empty() {
        problems.add_key("to", "error-required");
    } else if handing.basis.trim().is_empty() && !is_client(&handing.to, case) {
        problems.add_key("basis", "paper-problem-basis");
    }
    let asked = handing.understood != Understood::NotAsked;
    if asked && !handing.explained {
        problems.add_key("explained", "paper-problem-explained");
    }
    if handing.understood == Understood::Yes && handing.own_words.trim().is_empty() {
        problems.add_key("own_words", "paper-problem-own-words");
    }
    problems.none_or_invalid()
}

/// Hands a paper out: makes it, holds it against what was seen, keeps its bytes.
pub async fn hand_out(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (which, language): (&Which, PaperLanguage),
    handing: &Handing,
) -> Result<PaperId, AppError> {
    let told = super::told::told(app, ctx, case, which).await?;
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::MakePaper, case).await?;
    let (paper, ..) = made(app, &mut tx, ctx, &row, (which, &told), language).await?;
    drop(tx);
    check(handing, &row, ctx.today)?;
    let sheet = documents::compose(&paper, language);
    let (file_name, title) = (sheet.file_name(), sheet.title.clone());
    let bytes = print(app, sheet).await?.bytes;
    let sha256 = store::file::sha256(&bytes);
    if sha256 != handing.seen {
        return Err(AppError::invalid("", "paper-problem-changed"));
    }
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::MakePaper, case)
        .await?;
    let kept = PaperRow {
        id: ctx.new_id(),
        carrier: row.carrier,
        case,
        kind: which.kind,
        about: which.about.clone(),
        language,
        file_name,
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        sha256,
        handed_on: handing.on,
        handed_to: handing.to.trim().to_owned(),
        how: handing.how,
        explained: handing.explained,
        understood: handing.understood,
        own_words: handing.own_words.trim().to_owned(),
        basis: handing.basis.trim().to_owned(),
        recorded_at: ctx.now,
        recorded_by: ctx.actor.user,
        recorded_by_name: String::new(),
        struck: None,
    };
    store::paper::insert(&mut tx, &kept, bytes).await?;
    if let Some(explained) = explained(app, &row, handing, (&kept, title))? {
        Box::pin(write(app, &mut tx, ctx, row, &explained)).await?;
    }
    let done = Done::on("paper.hand_out", case).subject(format!("paper {}", kept.id));
    journal::changed(&mut tx, ctx, done.detail(detail(which, language))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(kept.id)
}

/// What of the checklist counts as explained with a paper: its topics, if the client got it and heard it.
fn explained(
    app: &App,
    case: &CaseRow,
    handing: &Handing,
    (kept, title): (&PaperRow, String),
) -> Result<Option<Explanation>, AppError> {
    let topics = explained_by(app.programme_of(case)?, kept.kind);
    let counts = handing.explained && !topics.is_empty() && is_client(&handing.to, case);
    Ok(counts.then_some(Explanation {
        topics,
        on: handing.on,
        language: kept.language,
        material: title,
        understood: handing.understood,
        own_words: kept.own_words.clone(),
    }))
}

/// Strikes a paper that was recorded by mistake. It stays readable, with the reason; so does what counted as
/// explained with it.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    paper: PaperId,
    reason: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::MakePaper, case)
        .await?;
    let handed = find(&mut tx, ctx, &row, paper).await?;
    if reason.trim().is_empty() {
        return Err(AppError::invalid("reason", "error-reason-required"));
    }
    let by = (ctx.now, ctx.actor.user, reason.trim());
    store::paper::strike(&mut tx, case, paper, by).await?;
    let topics = explained_by(app.programme_of(&row)?, handed.kind);
    let with_it = |one: &ExplanationRow| {
        let then = (one.recorded_at, one.recorded_by) == (handed.recorded_at, handed.recorded_by);
        then && one.struck.is_none() && topics.contains(&one.topic)
    };
    for one in store::paper::explanations(&mut tx, case).await? {
        if with_it(&one) {
            store::paper::strike_explanation(&mut tx, case, one.id, by).await?;
        }
    }
    let done = Done::on("paper.strike", case).subject(format!("paper {paper}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
