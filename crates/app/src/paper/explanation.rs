//! What was explained to a client, topic by topic (P30a: informed exactly and fully).

use access::Action;
use domain::{
    Code,
    ids::{CaseId, ExplanationId},
    paper::{InformationTopic, PaperKind, PaperLanguage, Understood},
};
use jiff::civil::Date;
use programme::{Programme, phases};
use store::{StoreError, Tx, case::CaseRow, paper::ExplanationRow};

use super::hand::MAX_WORDS;
use crate::{
    App, AppError, Done, OpContext, Problems,
    began::not_done_on,
    case::{Head, head},
    journal,
};

/// A topic of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Which one.
    pub topic: InformationTopic,
    /// The newest explanation that counts.
    pub last: Option<ExplanationRow>,
    /// Whether it was explained in the phase of today; `false` outside all phases.
    pub in_phase: bool,
}

/// The topics that this programme has, each with its newest explanation.
pub(super) fn topics(
    programme: &Programme,
    head: &Head,
    explanations: &[ExplanationRow],
) -> Vec<Topic> {
    let phase = head.phase.as_ref().map(|phase| phase.id.as_str());
    let counts = |topic| {
        explanations
            .iter()
            .filter(move |one| one.topic == topic && one.struck.is_none())
    };
    InformationTopic::ALL
        .iter()
        .copied()
        .filter(|topic| has(programme, *topic))
        .map(|topic| Topic {
            topic,
            last: counts(topic).next().cloned(),
            in_phase: phase.is_some_and(|phase| counts(topic).any(|one| one.phase == phase)),
        })
        .collect()
}

/// Whether the programme says anything that this topic would tell.
fn has(programme: &Programme, topic: InformationTopic) -> bool {
    match topic {
        InformationTopic::NoEntitlement => {
            programme.disclaimer.is_some() || programme.sentence("no_entitlement").is_some()
        }
        InformationTopic::ComingBack => programme.reentry.is_some(),
        _ => true,
    }
}

/// What a paper tells of the topics of the checklist.
fn told_by(kind: PaperKind) -> &'static [InformationTopic] {
    match kind {
        PaperKind::Information => &[
            InformationTopic::Programme,
            InformationTopic::Voluntary,
            InformationTopic::NoEntitlement,
            InformationTopic::Records,
            InformationTopic::Disclosure,
            InformationTopic::Rights,
        ],
        PaperKind::ComingBack => &[InformationTopic::ComingBack],
        _ => &[],
    }
}

/// The topics of the checklist that count as explained once somebody has explained this paper to the client.
pub(super) fn explained_by(programme: &Programme, kind: PaperKind) -> Vec<InformationTopic> {
    let topics = told_by(kind).iter().copied();
    topics.filter(|topic| has(programme, *topic)).collect()
}

/// An explanation as it was typed.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The topics that were explained in one go.
    pub topics: Vec<InformationTopic>,
    /// The day.
    pub on: Date,
    /// The language.
    pub language: PaperLanguage,
    /// What was handed over with it.
    pub material: String,
    /// What came across.
    pub understood: Understood,
    /// What the client said it means.
    pub own_words: String,
}

/// The head of the case for the form; who may not record anything gets no form.
pub async fn form(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<(Head, Vec<Topic>), AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::MakePaper, case).await?;
    let head = head(app, &mut tx, ctx, &row).await?;
    let rows = store::paper::explanations(&mut tx, case).await?;
    drop(tx);
    app.viewed(ctx, Done::on("paper.list", case)).await?;
    let topics = topics(app.programme_of(&row)?, &head, &rows);
    Ok((head, topics))
}

/// Records what was explained; one row per topic, so that each can be struck alone.
pub async fn explain(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    typed: &Explanation,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::MakePaper, case)
        .await?;
    check(app.programme_of(&row)?, &row, typed, ctx.today)?;
    write(app, &mut tx, ctx, row, typed).await?;
    let codes: Vec<&str> = typed.topics.iter().map(|topic| topic.code()).collect();
    let detail = serde_json::json!({ "topics": codes }).to_string();
    let done = Done::on("paper.explain", case).detail(detail);
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}

/// Writes what was explained; the caller has checked it.
pub(super) async fn write(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    row: CaseRow,
    typed: &Explanation,
) -> Result<(), AppError> {
    let programme = app.programme_of(&row)?;
    let record = app.record_for_page(tx, row).await?;
    let phase = phases::phase_on(programme, &record.facts.anchors(), typed.on);
    for topic in &typed.topics {
        let new = ExplanationRow {
            id: ctx.new_id(),
            carrier: record.case.carrier,
            case: record.case.id,
            topic: *topic,
            phase: phase.map(|phase| phase.id.clone()).unwrap_or_default(),
            explained_on: typed.on,
            language: typed.language,
            material: typed.material.trim().to_owned(),
            understood: typed.understood,
            own_words: typed.own_words.trim().to_owned(),
            recorded_at: ctx.now,
            recorded_by: ctx.actor.user,
            recorded_by_name: String::new(),
            struck: None,
        };
        store::paper::explain(tx, &new).await?;
    }
    Ok(())
}

fn check(
    programme: &Programme,
    case: &CaseRow,
    typed: &Explanation,
    today: Date,
) -> Result<(), AppError> {
    let mut problems = Problems::new();
    if typed.topics.is_empty() || typed.topics.iter().any(|topic| !has(programme, *topic)) {
        problems.add_key("topics", "error-choose");
    }
    if let Some(message) = not_done_on(case, typed.on, today) {
        problems.add("on", message);
    }
    if typed.own_words.chars().count() > MAX_WORDS {
        problems.add_key("own_words", "error-too-long");
    }
    if typed.understood == Understood::Yes && typed.own_words.trim().is_empty() {
        problems.add_key("own_words", "paper-problem-own-words");
    }
    problems.none_or_invalid()
}

/// One explanation with the head of its case: for the form that strikes it.
pub async fn explanation(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    id: ExplanationId,
) -> Result<(Head, ExplanationRow), AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::MakePaper, case).await?;
    let head = head(app, &mut tx, ctx, &row).await?;
    let rows = store::paper::explanations(&mut tx, case).await?;
    drop(tx);
    let found = rows.into_iter().find(|one| one.id == id);
    let found = found.ok_or(AppError::NotFound)?;
    app.viewed(ctx, Done::on("paper.list", case)).await?;
    Ok((head, found))
}

/// Strikes an explanation that was recorded by mistake.
pub async fn strike_explanation(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    id: ExplanationId,
    reason: &str,
) -> Result<(), AppError> {
    let mut tx = app.store.write().await?;
    app.case_to_change(&mut tx, ctx, Action::MakePaper, case)
        .await?;
    let rows = store::paper::explanations(&mut tx, case).await?;
    if !rows.iter().any(|one| one.id == id) {
        return Err(AppError::NotFound);
    }
    if reason.trim().is_empty() {
        return Err(AppError::invalid("reason", "error-reason-required"));
    }
    let by = (ctx.now, ctx.actor.user, reason.trim());
    store::paper::strike_explanation(&mut tx, case, id, by).await?;
    let done = Done::on("paper.strike_explanation", case).subject(format!("explanation {id}"));
    journal::changed(&mut tx, ctx, done).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(())
}
