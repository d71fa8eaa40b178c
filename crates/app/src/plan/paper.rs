//! The plan for paper: plain values, ready to be set. Whoever prints writes the log entry of what
//! was printed; this module asks for the right to see the plan and logs that it was read.

use domain::{
    ids::CaseId,
    plan::{Agreement, CarriedBy, Goal, Measure, MeasureStatus, Step, cover::Covered},
};
use jiff::civil::Date;
use programme::Text;

use super::{PlanView, Version, view};
use crate::{App, AppError, OpContext};

/// The version that counts, as a paper shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPaper {
    /// Number of the version.
    pub version: i64,
    /// Since when it counts.
    pub issued: Option<Date>,
    /// The goals, in order.
    pub goals: Vec<PaperGoal>,
    /// Domains that have no goal because none is needed or no help is wanted.
    pub without: Vec<PaperDomain>,
    /// What the client said: the answer, and its words.
    pub agreement: Option<(Agreement, String)>,
    /// When the plan is looked at next.
    pub next_review: Option<Date>,
}

/// A domain without a goal on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperDomain {
    /// Its title.
    pub title: Text,
    /// Whether help was declined; else none is needed.
    pub declined: bool,
    /// What else was said; may be empty.
    pub words: String,
}

/// A goal on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperGoal {
    /// Title of the life domain.
    pub domain: Text,
    /// What is needed.
    pub need: String,
    /// What the client can build on.
    pub resource: String,
    /// The goal in the client's words.
    pub words: String,
    /// Why it matters.
    pub why: String,
    /// The first own step.
    pub first_step: String,
    /// By when it is to be reached.
    pub until: Option<Date>,
    /// What shows that it is reached.
    pub expected: String,
    /// How sure the client is to get there, 0 to 10.
    pub confidence: Option<u8>,
    /// Its measures.
    pub measures: Vec<PaperMeasure>,
}

/// A measure on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperMeasure {
    /// What is done.
    pub what: String,
    /// Who carries it.
    pub carried_by: CarriedBy,
    /// The partner, if there is one.
    pub partner: String,
    /// The resource that it uses.
    pub resource: String,
    /// From when.
    pub from: Option<Date>,
    /// Until when.
    pub due: Option<Date>,
    /// Where it stands.
    pub status: MeasureStatus,
    /// Its steps.
    pub steps: Vec<PaperStep>,
}

/// A step on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperStep {
    /// What is done.
    pub what: String,
    /// On which day.
    pub on: Option<Date>,
    /// Where.
    pub place: String,
    /// Which papers to bring.
    pub papers: String,
    /// Who does it.
    pub by: CarriedBy,
    /// The partner by name: of the step, else of its measure.
    pub partner: String,
    /// Where it stands; what is over is no next step any more.
    pub status: MeasureStatus,
}

/// The version that counts; [`AppError::NotFound`] while there is none.
pub async fn for_paper(app: &App, ctx: &OpContext, case: CaseId) -> Result<PlanPaper, AppError> {
    let view = view(app, ctx, case, "plan.view").await?;
    let version = view.current().ok_or(AppError::NotFound)?;
    Ok(PlanPaper {
        version: version.number,
        issued: version.issued_on,
        without: without(&view, version),
        goals: version
            .content
            .goals
            .iter()
            .map(|goal| paper_goal(&view, version, goal))
            .collect(),
        agreement: view
            .answer(version.id)
            .map(|one| (one.answer, one.words.clone())),
        next_review: view.next_review.map(|next| next.on),
    })
}

/// The title of a life domain.
fn title(view: &PlanView<'_>, domain: &str) -> Text {
    let known = view.programme.domain(domain);
    known.map_or_else(|| Text::new(domain, domain), |one| one.title.clone())
}

/// The domains that are closed without a goal, as the page shows them.
fn without(view: &PlanView<'_>, version: &Version) -> Vec<PaperDomain> {
    let coverage = view.coverage(&version.content).into_iter();
    let closed = coverage.filter_map(|(domain, state)| match state {
        Covered::NoNeed => Some((domain, false)),
        Covered::Declined => Some((domain, true)),
        Covered::Goal | Covered::NeedOnly | Covered::Nothing => None,
    });
    closed
        .map(|(domain, declined)| {
            let mut covers = version.content.covers.iter();
            let said = covers.find(|one| one.domain == domain);
            PaperDomain {
                title: title(view, &domain),
                declined,
                words: said.map_or_else(String::new, |one| one.words.trim().to_owned()),
            }
        })
        .collect()
}

fn paper_goal(view: &PlanView<'_>, version: &Version, goal: &Goal) -> PaperGoal {
    PaperGoal {
        domain: title(view, &goal.domain),
        need: goal.need.clone(),
        resource: goal.resource.clone(),
        confidence: goal.confidence,
        words: goal.words.clone(),
        why: goal.why.clone(),
        first_step: goal.first_step.clone(),
        until: goal.until,
        expected: goal.expected.clone(),
        measures: goal
            .measures
            .iter()
            .map(|one| paper_measure(view, version, one))
            .collect(),
    }
}

fn paper_measure(view: &PlanView<'_>, version: &Version, measure: &Measure) -> PaperMeasure {
    PaperMeasure {
        what: measure.what.clone(),
        carried_by: measure.carried_by,
        partner: measure.partner.clone(),
        resource: measure.resource.clone(),
        from: measure.from,
        due: measure.due,
        status: view.status(version.id, measure.id),
        steps: measure
            .steps
            .iter()
            .map(|step| paper_step(view, version, (measure, step)))
            .collect(),
    }
}

fn paper_step(
    view: &PlanView<'_>,
    version: &Version,
    (measure, step): (&Measure, &Step),
) -> PaperStep {
    PaperStep {
        what: step.what.clone(),
        on: step.on,
        place: step.place.clone(),
        papers: step.papers.clone(),
        by: step.by,
        partner: if step.partner.is_empty() {
            measure.partner.clone()
        } else {
            step.partner.clone()
        },
        status: view.status(version.id, step.id),
    }
}
