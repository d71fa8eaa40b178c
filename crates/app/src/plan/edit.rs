//! Writing the draft of a plan. There is at most one for a case; goals, measures and steps are
//! changed one by one, so that two people can work on it at the same time. Whoever changes the same
//! one as somebody else sees both and loses nothing.

use access::Action;
use domain::{
    Code,
    assessment::NeedResult,
    ids::{CaseId, PlanItemId, PlanVersionId},
    plan::{Goal, Measure, PlanContent, Step, VersionState, carried::carried, cover::Cover},
};
use store::{StoreError, Tx, WriteTx, case::CaseRow, plan::VersionRow};

use super::{PlanView, load};
use crate::{
    App, AppError, Conflict, Done, Message, OpContext, Problems,
    doubt::Weighed,
    journal,
    recompute::{Cause, recompute},
};

mod check;
pub(crate) mod concern;
mod doubts;
mod entry;
mod order;
mod words;

use self::check::{
    check_day, check_goal, check_issue, check_measure, check_move, check_needs, check_step, person,
};
use self::doubts::Leads;
use self::words::{goal_words, measure_words, step_words};

pub use self::{
    check::ASKS,
    entry::{GoalEntry, MeasureEntry, StepEntry},
    order::shift,
};

/// What is written: something new, or an item as it was when the form was opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// New.
    New,
    /// The item with this id, and its revision on the form.
    Item(PlanItemId, i64),
}

/// A draft that is being changed.
struct Draft<'a> {
    app: &'a App,
    tx: WriteTx,
    view: PlanView<'a>,
    row: VersionRow,
}

async fn open<'a>(app: &'a App, ctx: &OpContext, case: CaseId) -> Result<Draft<'a>, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditPlan, case)
        .await?;
    let view = load(app, &mut tx, ctx, row).await?;
    match view.draft().cloned() {
        Some(row) => Ok(Draft { app, tx, view, row }),
        None => Err(AppError::invalid("", "plan-problem-no-draft")),
    }
}

impl Draft<'_> {
    /// Writes the draft back with its log entry.
    async fn save(
        mut self,
        ctx: &OpContext,
        action: &'static str,
        item: Option<PlanItemId>,
    ) -> Result<(), AppError> {
        store::plan::save_draft(&mut self.tx, &self.row).await?;
        concern::give_back(&mut self.tx, &self.view, &self.row).await?;
        let cause = Cause::of(ctx, "plan");
        recompute(self.app, &mut self.tx, &cause, self.row.case, None).await?;
        let done = Done::on(action, self.row.case);
        let done = match item {
            Some(item) => done.subject(format!("plan_item {item}")),
            None => done.subject(format!("plan_version {}", self.row.id)),
        };
        journal::changed(&mut self.tx, ctx, done).await?;
        self.tx.commit().await.map_err(StoreError::from)?;
        Ok(())
    }

    /// What has to be confirmed before a part is written, if nobody has.
    fn asked(
        &self,
        confirmed: bool,
        (now, before): (&Leads<'_>, Option<&Leads<'_>>),
    ) -> Option<Weighed<PlanItemId>> {
        if confirmed {
            return None;
        }
        let doubts = doubts::of(&self.view, now, before);
        (!doubts.is_empty()).then_some(Weighed::Doubtful(doubts))
    }

    /// That an item still stands as it was on the form. `now` finds it among those of its kind, with
    /// its revision: the id of a goal is no measure.
    fn check(
        &self,
        target: Target,
        now: impl Fn(&PlanContent) -> Option<(i64, Theirs)>,
    ) -> Result<(), AppError> {
        let Target::Item(_, seen) = target else {
            return Ok(());
        };
        match now(&self.row.content) {
            None => Err(AppError::invalid("", "plan-problem-gone")),
            Some((now, _)) if now == seen => Ok(()),
            Some((now, theirs)) => Err(AppError::Conflict(Box::new(Conflict {
                by: None,
                version: now,
                theirs: theirs
                    .into_iter()
                    .filter(|(_, value)| !value.is_empty())
                    .collect(),
            }))),
        }
    }
}

/// What somebody else has stored: key of the field and what it says.
type Theirs = Vec<(String, String)>;

/// Begins a draft with what counts now. If there is one already, that one is it.
pub async fn begin(app: &App, ctx: &OpContext, case: CaseId) -> Result<PlanVersionId, AppError> {
    let mut tx = app.store.write().await?;
    let row = app
        .case_to_change(&mut tx, ctx, Action::EditPlan, case)
        .await?;
    may_begin(&row)?;
    let view = load(app, &mut tx, ctx, row).await?;
    let draft = begun(&mut tx, ctx, &view).await?;
    tx.commit().await.map_err(StoreError::from)?;
    Ok(draft.id)
}

/// The draft; it is begun if nobody is writing one.
async fn begun(tx: &mut Tx, ctx: &OpContext, view: &PlanView<'_>) -> Result<VersionRow, AppError> {
    if let Some(draft) = view.draft() {
        return Ok(draft.clone());
    }
    let new = next_version(ctx, view);
    store::plan::insert(tx, &new).await?;
    let done = Done::on("plan.draft", new.case).subject(format!("plan_version {}", new.id));
    journal::changed(tx, ctx, done).await?;
    Ok(new)
}

/// A plan begins after the admission.
fn may_begin(case: &CaseRow) -> Result<(), AppError> {
    if case.status.is_running() {
        Ok(())
    } else {
        Err(AppError::Refused(Message::new("plan-refused-intake")))
    }
}

/// A draft that says what counts now.
fn next_version(ctx: &OpContext, view: &PlanView<'_>) -> VersionRow {
    let content = view.current().map(|one| one.content.clone());
    let content = content.unwrap_or_default();
    VersionRow {
        id: ctx.new_id(),
        carrier: view.head.case.carrier,
        case: view.head.case.id,
        number: view.versions.last().map_or(1, |last| last.number + 1),
        state: VersionState::Draft,
        carried: carried(&content),
        content,
        created_at: ctx.now,
        created_by: ctx.actor.user,
        created_by_name: String::new(),
        issued_on: None,
        issued_by: None,
        revision: 1,
    }
}

/// Writes a goal.
pub async fn goal(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    target: Target,
    entry: &GoalEntry,
) -> Result<Weighed<PlanItemId>, AppError> {
    let mut draft = open(app, ctx, case).await?;
    let id = id_of(ctx, target);
    let mut problems = check_goal(&draft.view, entry);
    check_needs(&draft, (id, entry), &mut problems);
    let before = draft.row.content.goal(id).and_then(|one| one.until);
    let days = (before, entry.meant);
    check_day(("until", entry.until), days, ctx.today, &mut problems);
    problems.none_or_invalid()?;
    draft.check(target, |plan| {
        plan.goal(id).map(|one| (one.revision, goal_words(one)))
    })?;
    let overridden = check_move(&draft, id, &entry.domain)?;
    let typed = |former: Option<&Goal>| Goal {
        id,
        revision: former.map_or(1, |one| one.revision + 1),
        domain: entry.domain.clone(),
        need: entry.need.clone(),
        needs: entry.needs.clone(),
        words: entry.words.clone(),
        why: entry.why.clone(),
        confidence: entry.confidence,
        first_step: entry.first_step.clone(),
        resource: entry.resource.clone(),
        until: entry.until,
        expected: entry.expected.clone(),
        measures: former.map_or_else(Vec::new, |one| one.measures.clone()),
    };
    let former = draft.row.content.goal(id);
    let next = typed(former);
    let (leads, before) = (Leads::goal(&next), former.map(Leads::goal));
    if let Some(asked) = draft.asked(entry.confirmed, (&leads, before.as_ref())) {
        return Ok(asked);
    }
    let content = &mut draft.row.content;
    match content.goal_mut(id) {
        Some(former) => *former = next,
        None => content.goals.push(next),
    }
    // Whoever has a goal in a domain has said what there is to say about it.
    content.covers.retain(|one| one.domain != entry.domain);
    let action = if overridden {
        "plan.override"
    } else {
        "plan.goal"
    };
    draft.save(ctx, action, Some(id)).await?;
    Ok(Weighed::Saved(id))
}

/// Writes a measure of a goal.
pub async fn measure(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (goal, target): (PlanItemId, Target),
    entry: &MeasureEntry,
) -> Result<Weighed<PlanItemId>, AppError> {
    let mut draft = open(app, ctx, case).await?;
    let Some(domain) = draft.row.content.goal(goal).map(|one| one.domain.clone()) else {
        return Err(AppError::invalid("", "plan-problem-goal-gone"));
    };
    let overridden = check_measure(&draft.view, &domain, entry)?;
    let person = person(&draft.view, entry);
    let id = id_of(ctx, target);
    let before = draft.row.content.measure(id).and_then(|(_, one)| one.due);
    let mut problems = Problems::new();
    let days = (before, entry.meant);
    check_day(("due", entry.due), days, ctx.today, &mut problems);
    problems.none_or_invalid()?;
    draft.check(target, |plan| {
        plan.measure(id)
            .map(|(_, one)| (one.revision, measure_words(one)))
    })?;
    let typed = |former: Option<&Measure>| Measure {
        id,
        revision: former.map_or(1, |one| one.revision + 1),
        what: entry.what.clone(),
        kind: entry.kind,
        carried_by: entry.carried_by,
        partner: entry.partner.clone(),
        person_id: entry.person_id,
        person: person.clone(),
        side: entry.side,
        areas: entry.areas.clone(),
        from: entry.from,
        due: entry.due,
        resource: entry.resource.clone(),
        target: entry.target.clone(),
        override_reason: if overridden {
            entry.override_reason.clone()
        } else {
            String::new()
        },
        steps: former.map_or_else(Vec::new, |one| one.steps.clone()),
    };
    let former = draft.row.content.measure(id).map(|(_, one)| one);
    let next = typed(former);
    let release = draft.view.head.case.release_on;
    let before = former.map(|one| Leads::measure(one, release));
    let leads = Leads::measure(&next, release);
    if let Some(asked) = draft.asked(entry.confirmed, (&leads, before.as_ref())) {
        return Ok(asked);
    }
    let content = &mut draft.row.content;
    match content.measure_mut(id) {
        Some(former) => *former = next,
        None => {
            if let Some(goal) = content.goal_mut(goal) {
                goal.measures.push(next);
            }
        }
    }
    let action = if overridden {
        "plan.override"
    } else {
        "plan.measure"
    };
    draft.save(ctx, action, Some(id)).await?;
    Ok(Weighed::Saved(id))
}

/// Writes a step of a measure.
pub async fn step(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (measure, target): (PlanItemId, Target),
    entry: &StepEntry,
) -> Result<Weighed<PlanItemId>, AppError> {
    let mut draft = open(app, ctx, case).await?;
    let id = id_of(ctx, target);
    let mut problems = check_step(&draft.view, entry);
    let before = draft.row.content.step(id).and_then(|(_, one)| one.on);
    let days = (before, entry.meant);
    check_day(("on", entry.on), days, ctx.today, &mut problems);
    problems.none_or_invalid()?;
    let Some((_, of)) = draft.row.content.measure(measure) else {
        return Err(AppError::invalid("", "plan-problem-measure-gone"));
    };
    draft.check(target, |plan| {
        plan.step(id)
            .map(|(_, one)| (one.revision, step_words(one)))
    })?;
    let typed = |revision| Step {
        id,
        revision,
        what: entry.what.clone(),
        on: entry.on,
        place: entry.place.clone(),
        papers: entry.papers.clone(),
        by: entry.by,
        partner: entry.partner.clone(),
    };
    let former = draft.row.content.step(id).map(|(_, one)| one);
    let next = typed(former.map_or(1, |one| one.revision + 1));
    let release = draft.view.head.case.release_on;
    let before = former.map(|one| Leads::step((of, one), release));
    let leads = Leads::step((of, &next), release);
    if let Some(asked) = draft.asked(entry.confirmed, (&leads, before.as_ref())) {
        return Ok(asked);
    }
    let content = &mut draft.row.content;
    match content.step_mut(id) {
        Some(former) => *former = next,
        None => {
            if let Some(measure) = content.measure_mut(measure) {
                measure.steps.push(next);
            }
        }
    }
    draft.save(ctx, "plan.step", Some(id)).await?;
    Ok(Weighed::Saved(id))
}

/// Says how life domains without a goal stand; what is not named has nothing said about it.
pub async fn domains(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    revision: i64,
    said: &[(String, Option<NeedResult>, String)],
) -> Result<(), AppError> {
    let mut draft = open(app, ctx, case).await?;
    let programme = draft.view.programme;
    let mut problems = Problems::new();
    for (domain, state, words) in said {
        if programme.domain(domain).is_none() {
            problems.add(
                "",
                Message::new("error-unknown-value").with("found", domain),
            );
        }
        if state.is_none() && !words.trim().is_empty() {
            problems.add_key(&format!("state-{domain}"), "error-choose");
        }
    }
    problems.none_or_invalid()?;
    let covers: Vec<Cover> = said
        .iter()
        .filter_map(|(domain, state, words)| {
            let state = (*state)?;
            let words = words.trim().to_owned();
            let mut former = draft.row.content.covers.iter();
            let same =
                |one: &&Cover| (&one.domain, one.state, &one.words) == (domain, state, &words);
            // What stays as it was is not said anew, unless an assessment has asked the question again.
            let asked_again = draft.view.asks_again(domain);
            let former = former.find(same).filter(|_| !asked_again);
            let on = former.map_or(Some(ctx.today), |one| one.on);
            Some(Cover {
                domain: domain.clone(),
                state,
                words,
                on,
            })
        })
        .collect();
    if draft.row.revision != revision && draft.row.content.covers != covers {
        let theirs = draft.row.content.covers.iter().map(|one| {
            let state = format!("code-need-result-{}", one.state.code().replace('_', "-"));
            let title = programme.domain(&one.domain);
            let title = title.map_or(one.domain.clone(), |known| known.title.de.clone());
            (state, title)
        });
        return Err(AppError::Conflict(Box::new(Conflict {
            by: None,
            version: draft.row.revision,
            theirs: theirs.collect(),
        })));
    }
    draft.row.content.covers = covers;
    draft.save(ctx, "plan.domains", None).await
}

/// Takes a goal, a measure or a step out of the draft. In the versions before it stays.
pub async fn remove(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    (item, revision): (PlanItemId, i64),
) -> Result<(), AppError> {
    let mut draft = open(app, ctx, case).await?;
    match draft.row.content.revision(item) {
        None => return Err(AppError::NotFound),
        Some(now) if now != revision => {
            return Err(AppError::Conflict(Box::new(Conflict {
                version: now,
                ..Conflict::default()
            })));
        }
        Some(_) => {}
    }
    draft.row.content.remove(item);
    draft.save(ctx, "plan.remove", Some(item)).await
}

/// Settles the draft: from today on it is the version that counts, and never changes again.
pub async fn issue(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    revision: i64,
) -> Result<(), AppError> {
    let mut draft = open(app, ctx, case).await?;
    unchanged(&draft.row, revision)?;
    let nothing = PlanContent::default();
    let before = draft.view.current().map_or(&nothing, |one| &one.content);
    if domain::plan::change::changes(before, &draft.row.content).is_empty() {
        return Err(AppError::Refused(Message::new("plan-refused-nothing-new")));
    }
    check_issue(&draft)?;
    draft.row.state = VersionState::Issued;
    draft.row.issued_on = Some(ctx.today);
    draft.row.issued_by = Some(ctx.actor.user);
    draft.save(ctx, "plan.issue", None).await
}

/// Gives the draft up. It stays in the chain, marked as given up.
pub async fn give_up(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
    revision: i64,
) -> Result<(), AppError> {
    let mut draft = open(app, ctx, case).await?;
    unchanged(&draft.row, revision)?;
    draft.row.state = VersionState::Dropped;
    draft.save(ctx, "plan.drop", None).await
}

fn unchanged(row: &VersionRow, revision: i64) -> Result<(), AppError> {
    if row.revision == revision {
        return Ok(());
    }
    Err(AppError::Conflict(Box::new(Conflict {
        version: row.revision,
        ..Conflict::default()
    })))
}

fn id_of(ctx: &OpContext, target: Target) -> PlanItemId {
    match target {
        Target::New => ctx.new_id(),
        Target::Item(id, _) => id,
    }
}
