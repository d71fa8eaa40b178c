//! The Entlassungsampel (P1c): what assessment, plan and seam say about each life domain, side by side.
//!
//! The rule is `domain::readiness`; here nothing is computed that the pages of assessment, plan and
//! seam do not read in the same way.

use access::{Action, decide};
use domain::{
    Code,
    assessment::NeedResult,
    ids::CaseId,
    plan::{
        MeasureStatus, PlanContent,
        cover::{Covered, covered},
    },
    readiness::{Readiness, Seen, Step, readiness, steps},
    seam::{NeededSecurity, SeamStatus},
};
use programme::{
    Programme, Text,
    model::{LifeDomain, SecurityRule},
    needs_of,
};
use store::assessment::DomainResult;

use crate::{
    App, AppError, Done, OpContext,
    case::{Head, SeamRow, SeamView, seam_view},
    plan::{PlanView, load_of},
};

/// A security that the case needs.
#[derive(Debug, Clone)]
pub struct Secured {
    /// Its name in the programme.
    pub title: Text,
    /// The row of the seam; `None` while the release is not known.
    pub row: Option<SeamRow>,
}

impl Secured {
    /// How it stands; `None` while the release is not known.
    pub fn status(&self) -> Option<SeamStatus> {
        let seam = self.row.as_ref()?.seam.as_ref()?;
        Some(seam.status)
    }
}

/// A goal of the plan that counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalNow {
    /// The goal in the client's words.
    pub words: String,
    /// Where its measures stand.
    pub measures: Vec<MeasureStatus>,
}

/// One life domain.
#[derive(Debug, Clone)]
pub struct Light {
    /// The domain.
    pub domain: LifeDomain,
    /// How it was settled in the assessment, if it was.
    pub settled: Option<DomainResult>,
    /// How the plan that counts has it, if it has no goal: need, no need or declined, and in which words.
    pub planned: Option<(NeedResult, String)>,
    /// What both say together.
    pub covered: Covered,
    /// Its goals in the plan that counts.
    pub goals: Vec<GoalNow>,
    /// Whether the draft of the plan has a goal for it.
    pub drafted: bool,
    /// The other programme that holds it.
    pub holder: Option<String>,
    /// The securities that the case needs in it, in the order of the programme.
    pub securities: Vec<Secured>,
    /// What is still to be done, what comes first at the front.
    pub steps: Vec<Step>,
    /// How far it is prepared.
    pub state: Readiness,
}

/// What a person may do about what is missing.
#[derive(Debug, Clone, Copy, Default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "one answer of the access policy each"
)]
pub struct May {
    /// Settle a domain.
    pub settle: bool,
    /// Write the plan.
    pub plan: bool,
    /// Enter arrangements.
    pub add: bool,
    /// Change arrangements.
    pub edit: bool,
    /// Enter the release.
    pub release: bool,
}

/// Everything on the page.
#[derive(Debug, Clone)]
pub struct Lights {
    /// Head of the case.
    pub head: Head,
    /// The life domains, in the order of the programme.
    pub lines: Vec<Light>,
    /// The seam; `None` while the release is not known.
    pub seam: Option<SeamView>,
    /// Whether somebody is writing the plan.
    pub draft: bool,
    /// What this person may do.
    pub may: May,
}

impl Lights {
    /// How many domains stand like that.
    pub fn count(&self, state: Readiness) -> usize {
        self.lines.iter().filter(|one| one.state == state).count()
    }
}

/// Reads how far a case is prepared and logs that; only for those who may see all that it rests on.
pub async fn view(app: &App, ctx: &OpContext, case: CaseId) -> Result<Lights, AppError> {
    let mut tx = app.store.read().await?;
    let row = app.case_for(&mut tx, ctx, Action::ViewPlan, case).await?;
    let facts = row.access_facts();
    let may = |action| decide(&ctx.actor, action, Some(&facts)).is_allowed();
    if !may(Action::ViewAssessment) || !may(Action::ViewSeam) {
        return Err(AppError::NotFound);
    }
    let may = May {
        settle: may(Action::EditAssessment),
        plan: may(Action::EditPlan),
        add: may(Action::AddArrangement),
        edit: may(Action::EditArrangement),
        release: may(Action::AddReleaseForecast),
    };
    let record = app.record_for_page(&mut tx, row).await?;
    // On the heap: with all that stands beside it, a plan would fill the stack of this page.
    let plan = Box::pin(load_of(app, &mut tx, ctx, &record)).await?;
    let results = store::assessment::domain_results(&mut tx, case).await?;
    drop(tx);
    let seam = seam_view(&record, &record.facts, app.catalogue.holidays(), ctx.today);
    let needed = needs_of(record.programme, &record.facts);
    let lines = record.programme.domains.iter();
    let lines = lines
        .map(|one| {
            let secured = securities(record.programme, (&needed, seam.as_ref()), &one.id);
            light(&plan, secured, (one, &results))
        })
        .collect();
    app.viewed(ctx, Done::on("readiness.view", case)).await?;
    Ok(Lights {
        draft: plan.draft().is_some(),
        head: plan.head,
        lines,
        seam,
        may,
    })
}

fn light(
    plan: &PlanView<'_>,
    securities: Vec<Secured>,
    (domain, results): (&LifeDomain, &[DomainResult]),
) -> Light {
    let id = domain.id.as_str();
    let settled = results.iter().find(|one| one.domain == id).cloned();
    let none = PlanContent::default();
    let content = plan.current().map_or(&none, |one| &one.content);
    let covered = covered(content, settled.as_ref().map(DomainResult::found), id);
    let said = content.covers.iter().find(|one| one.domain == id);
    let goals = goals(plan, id);
    let holder = plan.held.get(id).cloned();
    let steps = steps(&Seen {
        covered,
        held: holder.is_some(),
        waits: plan.waits_for_goal(content, id),
        goals: goals.iter().map(|one| one.measures.clone()).collect(),
        securities: securities.iter().map(Secured::status).collect(),
    });
    let draft = plan.draft().map(|one| &one.content.goals);
    Light {
        domain: domain.clone(),
        planned: said.map(|one| (one.state, one.words.clone())),
        drafted: draft.is_some_and(|goals| goals.iter().any(|one| one.domain == id)),
        state: readiness(&steps),
        settled,
        covered,
        goals,
        holder,
        securities,
        steps,
    }
}

/// The goals of a domain in the version that counts.
fn goals(plan: &PlanView<'_>, domain: &str) -> Vec<GoalNow> {
    let Some(version) = plan.current() else {
        return Vec::new();
    };
    let goals = version.content.goals.iter();
    goals
        .filter(|goal| goal.domain == domain)
        .map(|goal| GoalNow {
            words: goal.words.clone(),
            measures: goal
                .measures
                .iter()
                .map(|one| plan.status(version.id, one.id))
                .collect(),
        })
        .collect()
}

/// The securities of a domain that the case needs.
fn securities(
    programme: &Programme,
    (needed, seam): (&[NeededSecurity], Option<&SeamView>),
    domain: &str,
) -> Vec<Secured> {
    let is_needed = |rule: &&SecurityRule| needed.iter().any(|one| one.security == rule.id);
    let row = |rule: &SecurityRule| {
        let rows = seam.map(|seam| seam.rows.iter())?;
        rows.into_iter().find(|row| row.security == rule.id)
    };
    let rules = programme.securities.iter();
    rules
        .filter(|rule| rule.domain == domain)
        .filter(is_needed)
        .map(|rule| Secured {
            title: rule.title.clone(),
            row: row(rule).cloned(),
        })
        .collect()
}

/// How many measures stand where, in the order of a measure's life; empty places are left out.
pub fn tally(measures: &[MeasureStatus]) -> Vec<(MeasureStatus, usize)> {
    let all = MeasureStatus::ALL.iter().copied();
    all.map(|state| (state, measures.iter().filter(|one| **one == state).count()))
        .filter(|(_, n)| *n > 0)
        .collect()
}
