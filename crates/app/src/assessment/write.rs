//! Versions: begin, save, finish, strike.

use std::collections::BTreeMap;

use access::Action;
use domain::{
    assessment::{Occasion, VersionStatus, Voice, is_sparse},
    ids::{AssessmentId, CaseId},
    names::fold,
};
use jiff::civil::Date;
use programme::{Programme, model::Questionnaire};
use store::{
    StoreError, Tx,
    assessment::{AssessmentRow, RatingRow},
    case::CaseRow,
};

use super::{
    day_fits, says_something,
    share::{check_shared, shared_on},
};
use crate::{App, AppError, Conflict, Done, Message, OpContext, Problems, journal};

/// What stands about a version as a whole, as it was typed; the day has been read already.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// On which occasion; it can be left open until the version is finished.
    pub occasion: Option<Occasion>,
    /// The day on which it was said or written.
    pub given_on: Date,
    /// Filled in on paper, typed in later.
    pub on_paper: bool,
    /// The person or body that speaks, for a third party.
    pub source: String,
    /// Which release or consent was used to ask them.
    pub release_basis: String,
    /// Left out of what the client gets to read.
    pub keep_from_client_copy: bool,
    /// Free text.
    pub summary: String,
    /// Life domains in the order of what comes first.
    pub priorities: Vec<String>,
    /// When a summary was talked over with the client, if it was.
    pub shared_on: Option<Date>,
}

/// What came of finishing a version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finished {
    /// It is finished.
    Done,
    /// Nothing has happened yet: somebody has finished this version of the same voice meanwhile, and
    /// whoever was slower should see both before they go on.
    Beside(AssessmentId),
    /// Nothing has happened yet: most life domains are empty, these, and it has to be confirmed that this is meant.
    Sparse(Vec<String>),
}

/// Begins a version; `from` names a finished one of the same voice to start from.
pub async fn start(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    voice: Voice,
    entry: &Entry,
    from: Option<AssessmentId>,
) -> Result<AssessmentId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAssessment, case)
        .await?;
    let programme = app.programme_of(&row)?;
    let asked = programme.questionnaire_for(voice);
    if voice.rates() && asked.is_none() {
        let message = Message::new("assessment-refused-no-questionnaire");
        return Err(AppError::Refused(message));
    }
    check(programme, &row, voice, entry, ctx.today, false)?;
    let all = store::assessment::of_case(&mut tx, case).await?;
    let open =
        |one: &AssessmentRow| one.is_open_for(ctx.actor.user) && is_same(one, voice, &entry.source);
    if all.iter().any(open) {
        return Err(AppError::invalid("", "assessment-problem-open-already"));
    }
    let id = ctx.new_id();
    let new = AssessmentRow {
        questionnaire: asked.map(|one| (one.id.clone(), one.version.clone())),
        ..version(ctx, &row, id, voice, entry)
    };
    store::assessment::insert(&mut tx, &new).await?;
    if let Some(from) = from {
        let former = all
            .iter()
            .find(|one| one.id == from && one.voice == voice && one.counts())
            .ok_or(AppError::NotFound)?;
        take_over(&mut tx, ctx, &row, former.id, id, asked).await?;
    }
    let done = Done::on("assessment.start", case).subject(format!("assessment {id}"));
    journal::changed(&mut tx, ctx, done.detail(detail(voice))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(id)
}

/// The version in which its author goes on after `former` was finished or struck: the one that they have
/// open for the same voice, else a new one of the same day that starts with what the former says.
pub async fn go_on(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    former: AssessmentId,
) -> Result<AssessmentId, AppError> {
    let mut tx = app.store.read().await?;
    app.case_for(&mut tx, ctx, Action::EditAssessment, case)
        .await?;
    let all = store::assessment::of_case(&mut tx, case).await?;
    drop(tx);
    let own = |one: &&AssessmentRow| one.id == former && one.author == ctx.actor.user;
    let former = all.iter().find(own).ok_or(AppError::NotFound)?;
    let open = all
        .iter()
        .find(|one| one.is_open_for(ctx.actor.user) && is_same(one, former.voice, &former.source));
    if let Some(open) = open {
        return Ok(open.id);
    }
    let entry = Entry {
        occasion: former.occasion,
        given_on: former.given_on,
        on_paper: former.on_paper,
        source: former.source.clone(),
        release_basis: former.release_basis.clone(),
        keep_from_client_copy: former.keep_from_client_copy,
        summary: String::new(),
        priorities: former.priorities.clone(),
        shared_on: None,
    };
    let from = former.counts().then_some(former.id);
    start(app, ctx, case, former.voice, &entry, from).await
}

/// Copies what a former version says, as far as the questionnaire still asks it. Each copy names the version in which
/// it was said, until somebody has gone through it again.
async fn take_over(
    tx: &mut Tx,
    ctx: &OpContext,
    case: &CaseRow,
    from: AssessmentId,
    to: AssessmentId,
    asked: Option<&Questionnaire>,
) -> Result<(), AppError> {
    for former in store::assessment::ratings_of_version(tx, case.id, from).await? {
        let mut answers = former.answers.clone();
        // Dropping one answer may close a question below it, so look until nothing is left over.
        while let Some(wrong) = first_wrong(asked, &former.domain, &answers) {
            answers.remove(&wrong);
        }
        let copy = RatingRow {
            id: ctx.new_id(),
            assessment: to,
            answers,
            taken_from: former.taken_from.or(Some(from)),
            version: 1,
            ..former
        };
        store::assessment::insert_rating(tx, case.carrier, case.id, &copy).await?;
    }
    Ok(())
}

fn first_wrong(
    asked: Option<&Questionnaire>,
    domain: &str,
    answers: &BTreeMap<String, String>,
) -> Option<String> {
    match asked {
        Some(asked) => {
            let wrong = asked.check(domain, answers);
            wrong.first().map(|(id, _)| (*id).to_owned())
        }
        None => answers.keys().next().cloned(),
    }
}

/// Writes what stands about an open version as a whole.
pub async fn save(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (AssessmentId, i64),
    entry: &Entry,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAssessment, case)
        .await?;
    let former = own_open(&mut tx, ctx, case, id).await?;
    if former.version != version {
        return Err(conflict(&former));
    }
    let programme = app.programme_of(&row)?;
    check(programme, &row, former.voice, entry, ctx.today, false)?;
    store::assessment::update(&mut tx, &changed(ctx, &former, entry)).await?;
    let done = Done::on("assessment.save", case).subject(format!("assessment {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Finishes an open version for good. `seen` is the newest finished version of the same voice that
/// this person has seen, `sure` names the empty life domains that they have seen, with commas between them.
pub async fn finish(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (AssessmentId, i64),
    entry: &Entry,
    (seen, sure): (Option<AssessmentId>, &str),
) -> Result<Finished, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditAssessment, case)
        .await?;
    let former = own_open(&mut tx, ctx, case, id).await?;
    if former.version != version {
        return Err(conflict(&former));
    }
    let voice = former.voice;
    check(app.programme_of(&row)?, &row, voice, entry, ctx.today, true)?;
    let mut empty = Vec::new();
    if voice.rates() {
        let ratings = store::assessment::ratings_of_version(&mut tx, case, id).await?;
        empty = sparse(app.programme_of(&row)?, &ratings);
        if !ratings.iter().any(says_something) {
            return Err(AppError::invalid("", "assessment-problem-empty"));
        }
        let said_now = |one: &&RatingRow| one.taken_from.is_none();
        if !ratings.iter().filter(said_now).any(says_something) {
            return Err(AppError::invalid("", "assessment-problem-only-taken"));
        }
    }
    let all = store::assessment::of_case(&mut tx, case).await?;
    let newest = all
        .iter()
        .rfind(|one| one.counts() && is_same(one, voice, &entry.source))
        .map(|one| one.id);
    if let Some(newest) = newest.filter(|newest| Some(*newest) != seen) {
        return Ok(Finished::Beside(newest));
    }
    if !empty.is_empty() && sure != empty.join(",") {
        return Ok(Finished::Sparse(empty));
    }
    let finished = AssessmentRow {
        status: VersionStatus::Finished,
        finished_at: Some(ctx.now),
        ..changed(ctx, &former, entry)
    };
    store::assessment::update(&mut tx, &finished).await?;
    let done = Done::on("assessment.finish", case).subject(format!("assessment {id}"));
    journal::changed(&mut tx, ctx, done.detail(detail(voice))).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(Finished::Done)
}

/// The life domains of which nothing is said, if they are most of them.
fn sparse(programme: &Programme, ratings: &[RatingRow]) -> Vec<String> {
    let is_said = |id: &str| {
        let mut said = ratings.iter().filter(|one| says_something(one));
        said.any(|one| one.domain == id)
    };
    let all = &programme.domains;
    let empty = all.iter().map(|one| &one.id).filter(|id| !is_said(id));
    let empty: Vec<String> = empty.cloned().collect();
    if is_sparse(all.len() - empty.len(), all.len()) {
        empty
    } else {
        Vec::new()
    }
}

/// Strikes a version with a reason; it stays to be read. An open one only its author.
pub async fn strike(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (id, version): (AssessmentId, i64),
    reason: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::EditAssessment, case)
        .await?;
    let former = store::assessment::get(&mut tx, case, id)
        .await?
        .ok_or(AppError::NotFound)?;
    if former.status == VersionStatus::Open && former.author != ctx.actor.user {
        return Err(AppError::NotFound);
    }
    if reason.trim().is_empty() {
        return Err(AppError::invalid("reason", "error-reason-required"));
    }
    if former.version != version || former.struck_at.is_some() {
        return Err(conflict(&former));
    }
    store::assessment::strike(
        &mut tx,
        (id, version),
        ctx.actor.user,
        ctx.now,
        reason.trim(),
    )
    .await?;
    let done = Done::on("assessment.strike", case).subject(format!("assessment {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// A version that this person may write. What others have not finished does not exist for them.
pub(super) async fn own_open(
    tx: &mut Tx,
    ctx: &OpContext,
    case: CaseId,
    id: AssessmentId,
) -> Result<AssessmentRow, AppError> {
    let row = store::assessment::get(tx, case, id)
        .await?
        .ok_or(AppError::NotFound)?;
    if row.is_open_for(ctx.actor.user) {
        Ok(row)
    } else if row.status == VersionStatus::Open && row.author != ctx.actor.user {
        Err(AppError::NotFound)
    } else {
        Err(AppError::Refused(Message::new(
            "assessment-refused-finished",
        )))
    }
}

fn is_same(one: &AssessmentRow, voice: Voice, source: &str) -> bool {
    one.voice == voice && (voice != Voice::ThirdParty || fold(&one.source) == fold(source))
}

fn version(
    ctx: &OpContext,
    case: &CaseRow,
    id: AssessmentId,
    voice: Voice,
    entry: &Entry,
) -> AssessmentRow {
    let third = voice == Voice::ThirdParty;
    let of_third = |text: &str| {
        if third {
            text.trim().to_owned()
        } else {
            String::new()
        }
    };
    AssessmentRow {
        id,
        carrier: case.carrier,
        case: case.id,
        voice,
        status: VersionStatus::Open,
        questionnaire: None,
        occasion: entry.occasion,
        given_on: entry.given_on,
        on_paper: entry.on_paper,
        source: of_third(&entry.source),
        release_basis: of_third(&entry.release_basis),
        keep_from_client_copy: third && entry.keep_from_client_copy,
        summary: entry.summary.trim().to_owned(),
        priorities: entry.priorities.clone(),
        shared_on: shared_on(voice, entry.shared_on),
        author: ctx.actor.user,
        author_name: String::new(),
        started_at: ctx.now,
        saved_at: ctx.now,
        finished_at: None,
        struck_at: None,
        struck_by_name: None,
        struck_reason: None,
        version: 1,
    }
}

fn changed(ctx: &OpContext, former: &AssessmentRow, entry: &Entry) -> AssessmentRow {
    let third = former.voice == Voice::ThirdParty;
    let mut row = former.clone();
    row.occasion = entry.occasion;
    row.given_on = entry.given_on;
    row.on_paper = entry.on_paper;
    if third {
        entry.source.trim().clone_into(&mut row.source);
        entry
            .release_basis
            .trim()
            .clone_into(&mut row.release_basis);
        row.keep_from_client_copy = entry.keep_from_client_copy;
    }
    entry.summary.trim().clone_into(&mut row.summary);
    row.priorities.clone_from(&entry.priorities);
    row.shared_on = shared_on(former.voice, entry.shared_on);
    row.saved_at = ctx.now;
    row
}

fn check(
    programme: &Programme,
    case: &CaseRow,
    voice: Voice,
    entry: &Entry,
    today: Date,
    finishing: bool,
) -> Result<(), AppError> {
    let mut problems = Problems::new();
    day_fits(case, ("given_on", entry.given_on), today, &mut problems);
    let shared = (entry.given_on, entry.shared_on);
    check_shared(case, shared, today, &mut problems);
    problems.complete(missing(voice, entry, finishing));
    for (at, domain) in entry.priorities.iter().enumerate() {
        let field = format!("priority_{}", at + 1);
        if programme.domain(domain).is_none() {
            let message = Message::new("error-unknown-value").with("found", domain);
            problems.add(&field, message);
        } else if entry.priorities[..at].contains(domain) {
            problems.add_key(&field, "assessment-problem-priority-twice");
        }
    }
    problems.none_or_invalid()
}

/// What a voice has to say and does not, whatever day it is; for a form that could not be read as a
/// whole too.
pub fn missing(voice: Voice, entry: &Entry, finishing: bool) -> Problems {
    let mut problems = Problems::new();
    if finishing && entry.occasion.is_none() {
        problems.add_key("occasion", "error-choose");
    }
    if voice == Voice::ThirdParty {
        if entry.source.trim().is_empty() {
            problems.add_key("source", "assessment-problem-source");
        }
        if finishing && entry.release_basis.trim().is_empty() {
            problems.add_key("release_basis", "assessment-problem-release-basis");
        }
    }
    if finishing && voice == Voice::Summary && entry.summary.trim().is_empty() {
        problems.add_key("summary", "assessment-problem-summary");
    }
    problems
}

fn detail(voice: Voice) -> String {
    serde_json::json!({ "voice": domain::Code::code(voice) }).to_string()
}

pub(super) fn conflict(row: &AssessmentRow) -> AppError {
    let mut theirs = vec![
        ("assessment-given-on".to_owned(), row.given_on.to_string()),
        (
            "assessment-occasion".to_owned(),
            row.occasion.map_or_else(String::new, |one| {
                format!(
                    "code-occasion-{}",
                    domain::Code::code(one).replace('_', "-")
                )
            }),
        ),
        ("assessment-source".to_owned(), row.source.clone()),
        (
            "assessment-release-basis".to_owned(),
            row.release_basis.clone(),
        ),
        ("assessment-summary".to_owned(), row.summary.clone()),
        (
            "assessment-struck-reason".to_owned(),
            row.struck_reason.clone().unwrap_or_default(),
        ),
    ];
    theirs.retain(|(_, value)| !value.is_empty());
    AppError::Conflict(Box::new(Conflict {
        by: row
            .struck_by_name
            .clone()
            .or_else(|| Some(row.author_name.clone())),
        version: row.version,
        theirs,
    }))
}
