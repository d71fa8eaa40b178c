//! A concern that becomes part of the draft: a measure under a goal, or a need without a goal yet.

use domain::{
    concern::InPlan,
    ids::PlanItemId,
    plan::{CarriedBy, Goal, Measure, MeasureKind, VersionState, cover::name_need},
    seam::Side,
};
use programme::Text;
use store::{
    Tx,
    case::CaseRow,
    concern::{ConcernRow, Words},
    plan::VersionRow,
};

use super::{
    PlanView, begun,
    doubts::{self, Leads},
    load, may_begin,
};
use crate::{
    App, AppError, OpContext, Problems,
    doubt::Weighed,
    network::{forbidden, named::forbids_measure},
};

/// The longest measure that is made of topic and question, in characters; else the topic is enough.
const LONGEST: usize = 200;

/// Where a concern is to stand in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// As a measure under this goal.
    Goal(PlanItemId),
    /// As a need in this life domain.
    Need(String),
}

/// Where concerns can go: the goals of the draft, or of what counts, and domains without a goal.
/// Domains that another programme holds are left out: a measure there needs a reason.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Places {
    /// Goals with the client's words.
    pub goals: Vec<(PlanItemId, String)>,
    /// Life domains.
    pub needs: Vec<(String, Text)>,
}

/// Where concerns of this case can go.
pub(crate) fn places(view: &PlanView<'_>) -> Places {
    let content = view.draft().or_else(|| view.current());
    let goals = content.map_or(&[][..], |one| &one.content.goals);
    let free = |domain: &str| !view.held.contains_key(domain);
    let domains = view.programme.domains.iter();
    Places {
        goals: goals
            .iter()
            .filter(|one| free(&one.domain))
            .map(|one| (one.id, one.words.clone()))
            .collect(),
        needs: domains
            .filter(|one| free(&one.id) && goals.iter().all(|goal| goal.domain != one.id))
            .map(|one| (one.id.clone(), one.title.clone()))
            .collect(),
    }
}

/// Puts a concern into the draft, which is begun if nobody is writing one. Whom it leads to is asked about
/// as in the form of a measure, unless that is `confirmed`.
pub(crate) async fn take_over(
    app: &App,
    tx: &mut Tx,
    ctx: &OpContext,
    (row, words, place): (&CaseRow, &Words, &Place),
    confirmed: bool,
) -> Result<Weighed<InPlan>, AppError> {
    may_begin(row)?;
    let view = load(app, tx, ctx, row.clone()).await?;
    let known = places(&view);
    let mut draft = begun(tx, ctx, &view).await?;
    let gone = || AppError::invalid("place", "concern-refused-place");
    let taken = match place {
        Place::Goal(goal) if known.goals.iter().any(|(id, _)| id == goal) => {
            let goal = draft.content.goal_mut(*goal).ok_or_else(gone)?;
            let measure = measure_of(ctx, &view, goal, words);
            if let Some(order) = forbids_measure(&view.forbidden, &measure) {
                let mut problems = Problems::new();
                problems.add("place", forbidden(order));
                return Err(AppError::Invalid(problems));
            }
            let doubts = doubts::of(
                &view,
                &Leads::measure(&measure, view.head.case.release_on),
                None,
            );
            if !doubts.is_empty() && !confirmed {
                return Ok(Weighed::Doubtful(doubts));
            }
            let id = measure.id;
            goal.measures.push(measure);
            InPlan::Measure(id)
        }
        Place::Need(domain) if known.needs.iter().any(|(id, _)| id == domain) => {
            name_need(&mut draft.content, domain, &said(words), ctx.today);
            InPlan::Need(domain.clone())
        }
        Place::Goal(_) | Place::Need(_) => return Err(gone()),
    };
    store::plan::save_draft(tx, &draft).await?;
    Ok(Weighed::Saved(taken))
}

/// Concerns whose part is now neither in what counts nor in the draft go back to the desk: open, if
/// nobody has answered them. `written` is the draft as it is being saved.
pub(super) async fn give_back(
    tx: &mut Tx,
    view: &PlanView<'_>,
    written: &VersionRow,
) -> Result<(), AppError> {
    let given_up = written.state == VersionState::Dropped;
    let replaced = written.state == VersionState::Issued;
    let counts = view.current().filter(|_| !replaced);
    for row in store::concern::in_plan(tx, written.case).await? {
        let stands = row.plan.as_ref().is_some_and(|part| {
            let drafted = !given_up && part.is_in(&written.content);
            drafted || counts.is_some_and(|one| part.is_in(&one.content))
        });
        if !stands {
            let back = ConcernRow {
                status: crate::concern::status(&row.words),
                ..row
            };
            store::concern::update(tx, written.case, &back).await?;
        }
    }
    Ok(())
}

/// Topic and question in one line.
fn said(words: &Words) -> String {
    let both = format!("{}: {}", words.topic, words.asked);
    let fits = both.chars().count() <= LONGEST && !both.contains('\n');
    if fits { both } else { words.topic.clone() }
}

/// The measure as somebody would begin it by hand; the form of the draft says the rest.
fn measure_of(ctx: &OpContext, view: &PlanView<'_>, goal: &Goal, words: &Words) -> Measure {
    let modules = view.programme.modules.iter();
    let case = &view.head.case;
    let due = words.follow_up_on.map(|day| day.max(ctx.today));
    let after = due.zip(case.release_on).is_some_and(|(due, out)| due > out);
    Measure {
        id: ctx.new_id(),
        revision: 1,
        what: said(words),
        kind: MeasureKind::Other,
        carried_by: CarriedBy::default(),
        partner: String::new(),
        person_id: None,
        person: String::new(),
        side: if case.released || after {
            Side::Outside
        } else {
            Side::Inside
        },
        areas: modules
            .filter(|one| one.id == goal.domain)
            .map(|one| one.id.clone())
            .collect(),
        from: None,
        due,
        resource: String::new(),
        target: String::new(),
        override_reason: String::new(),
        steps: Vec::new(),
    }
}
