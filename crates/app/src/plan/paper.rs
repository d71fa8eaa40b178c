//! The plan for paper: plain values, ready to be set. Whoever prints writes the log entry of what
//! was printed; this module asks for the right to see the plan and logs that it was read.

use domain::{
    ids::CaseId,
    plan::{Agreement, CarriedBy, Goal, Measure, MeasureStatus, Signer, Step},
};
use jiff::civil::Date;
use programme::Text;

use super::{PlanView, Version, view};
use crate::{App, AppError, OpContext};

/// The version that counts, as a paper shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanPaper {
    /// Given names and family name of the client.
    pub name: String,
    /// Number of the case.
    pub case_number: String,
    /// Short name of the programme.
    pub programme: Text,
    /// Number of the version.
    pub version: i64,
    /// From which day it counts.
    pub issued_on: Option<Date>,
    /// The goals, in order.
    pub goals: Vec<PaperGoal>,
    /// What the client said: the answer, its words, the day.
    pub agreement: Option<(Agreement, String, Date)>,
    /// Who signed: who, name, day, whether on a screen.
    pub signatures: Vec<(Signer, String, Date, bool)>,
    /// When the plan is looked at next.
    pub next_review: Option<Date>,
    /// Who to turn to.
    pub contact: PaperContact,
}

/// A goal on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperGoal {
    /// Title of the life domain.
    pub domain: Text,
    /// The goal in the client's words.
    pub words: String,
    /// Why it matters.
    pub why: String,
    /// The first own step.
    pub first_step: String,
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
    /// Whether it is done.
    pub done: bool,
}

/// Who to turn to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaperContact {
    /// The worker who leads the case.
    pub lead: String,
    /// The site.
    pub site: String,
    /// Its telephone number.
    pub phone: String,
    /// Its address.
    pub address: String,
    /// When somebody is there.
    pub hours: String,
}

/// The version that counts; [`AppError::NotFound`] while there is none.
pub async fn for_paper(app: &App, ctx: &OpContext, case: CaseId) -> Result<PlanPaper, AppError> {
    let view = view(app, ctx, case, "plan.view").await?;
    let version = view.current().ok_or(AppError::NotFound)?;
    let contact = contact(app, &view).await?;
    let row = &view.head.case;
    Ok(PlanPaper {
        name: format!("{} {}", row.given_names, row.family_name)
            .trim()
            .to_owned(),
        case_number: row.number.clone(),
        programme: view.head.programme.clone(),
        version: version.number,
        issued_on: version.issued_on,
        goals: version
            .content
            .goals
            .iter()
            .map(|goal| paper_goal(&view, version, goal))
            .collect(),
        agreement: view
            .answer(version.id)
            .map(|one| (one.answer, one.words.clone(), one.on)),
        signatures: view
            .signatures_of(version.id)
            .map(|one| (one.signer, one.name.clone(), one.on, one.on_screen))
            .collect(),
        next_review: view.next_review.map(|next| next.on),
        contact,
    })
}

/// The open steps of the version that counts, by their day; those without a day stand last. Empty
/// while there is no plan.
pub async fn next_steps(
    app: &App,
    ctx: &OpContext,
    case: CaseId,
) -> Result<Vec<PaperStep>, AppError> {
    let view = view(app, ctx, case, "plan.view").await?;
    Ok(open_steps(&view))
}

/// The same from a plan that has been read.
pub fn open_steps(view: &PlanView<'_>) -> Vec<PaperStep> {
    let Some(version) = view.current() else {
        return Vec::new();
    };
    let live = version
        .content
        .measures()
        .filter(|(_, one)| !view.status(version.id, one.id).is_over());
    let steps = live.flat_map(|(_, one)| &one.steps);
    let mut open: Vec<PaperStep> = steps
        .filter(|step| !view.status(version.id, step.id).is_over())
        .map(|step| paper_step(view, version, step))
        .collect();
    open.sort_by_key(|step| (step.on.is_none(), step.on));
    open
}

fn paper_goal(view: &PlanView<'_>, version: &Version, goal: &Goal) -> PaperGoal {
    let domain = view.programme.domain(&goal.domain);
    PaperGoal {
        domain: domain.map_or_else(
            || Text::new(goal.domain.clone(), goal.domain.clone()),
            |one| one.title.clone(),
        ),
        words: goal.words.clone(),
        why: goal.why.clone(),
        first_step: goal.first_step.clone(),
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
        from: measure.from,
        due: measure.due,
        status: view.status(version.id, measure.id),
        steps: measure
            .steps
            .iter()
            .map(|step| paper_step(view, version, step))
            .collect(),
    }
}

fn paper_step(view: &PlanView<'_>, version: &Version, step: &Step) -> PaperStep {
    PaperStep {
        what: step.what.clone(),
        on: step.on,
        place: step.place.clone(),
        papers: step.papers.clone(),
        by: step.by,
        done: view.status(version.id, step.id) == MeasureStatus::Done,
    }
}

async fn contact(app: &App, view: &PlanView<'_>) -> Result<PaperContact, AppError> {
    let row = &view.head.case;
    let mut tx = app.store.read().await?;
    let lead = match row.lead {
        Some(lead) => store::account::by_id(&mut tx, lead).await?,
        None => None,
    };
    let sites = store::site::of_carrier(&mut tx, row.carrier).await?;
    let site = sites.into_iter().find(|one| Some(one.id) == row.site);
    let mut contact = PaperContact {
        lead: lead.map(|one| one.name).unwrap_or_default(),
        ..PaperContact::default()
    };
    if let Some(site) = site {
        contact.site = site.name;
        contact.phone = site.contact_phone;
        contact.address = site.address;
        contact.hours = site.opening_hours;
    }
    Ok(contact)
}
