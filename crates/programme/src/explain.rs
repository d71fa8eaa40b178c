//! Everything that a programme says about one set of facts: `nahtlos programme explain`.
//!
//! The JSON form is a stable contract; keys and codes do not change. Texts in it are German.
//!
//! ```json
//! {"programme": "puemas", "version": "2016-07-20",
//!  "admission": {"result": "needs_clearing", "criteria": [{"id": "custody_time", "result": "met",
//!    "value": 18, "label": "…", "basis": "…", "missing": []}]},
//!  "phase": "intensive", "window": {"from": "2026-06-30", "to": "2027-06-30"},
//!  "tasks": [{"id": "T25", "title": "…", "due": "2026-09-30", "kind": "statutory",
//!    "legal_basis": "…", "blocked_by": [], "shortened": false, "explanation": "…"}],
//!  "seam": [{"security": "income", "status": "open", "days_open": 180, "days_at_risk": 0,
//!    "first_open": "2026-12-31", "holes": [{"from": "…", "to": "…", "status": "open"}]}]}
//! ```
//!
//! Without a known release `phase` and `window` are `null` and `seam` is empty. Tasks whose anchor
//! is unknown are left out. What custody itself secures until the gate is added where the start of
//! custody is known; it changes nothing after the release.

mod coverage;
mod render;

use std::collections::BTreeSet;

use domain::{
    Code,
    calendar::Holidays,
    seam::{Coverage, Seam, SecuritySeam, custody_coverage, seam},
};
use jiff::civil::Date;
use serde_json::{Value, json};

pub use self::coverage::read_coverage;
use crate::{
    criteria::{Admission, CriterionResult, admission},
    facts::{Fact, FactMistake, Facts},
    model::{Phase, Programme},
    phases::{self, Span},
    plan::{Blocker, PlanInput, PlannedTask, needs_of, plan_tasks},
    text::Lang,
};

/// What the programme says about a set of facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation<'p> {
    /// The programme.
    pub programme: &'p Programme,
    /// The facts, after a what-if.
    pub facts: Facts,
    /// The day on which it was asked.
    pub today: Date,
    /// Whether the release was a what-if.
    pub is_what_if: bool,
    /// The criteria.
    pub admission: Admission<'p>,
    /// The phase on that day.
    pub phase: Option<&'p Phase>,
    /// The days that the programme serves.
    pub window: Option<Span>,
    /// The tasks that have a date.
    pub tasks: Vec<PlannedTask<'p>>,
    /// The seam; `None` without a known release.
    pub seam: Option<Seam>,
}

/// Explains a programme for a JSON object of facts, with an optional `coverage` list in it.
/// `release` asks what would be if the release were on that day. All mistakes come back at once.
pub fn explain<'p>(
    programme: &'p Programme,
    holidays: &Holidays,
    input: &Value,
    today: Date,
    release: Option<Date>,
) -> Result<Explanation<'p>, Vec<FactMistake>> {
    let (facts, coverage) = read(programme, input, release)?;
    Ok(explain_facts(
        programme, holidays, facts, &coverage, today, release,
    ))
}

/// The same for facts and coverage that were read before.
pub fn explain_facts<'p>(
    programme: &'p Programme,
    holidays: &Holidays,
    facts: Facts,
    coverage: &[Coverage],
    today: Date,
    release: Option<Date>,
) -> Explanation<'p> {
    let facts = match release {
        Some(day) => facts.what_if(day),
        None => facts,
    };
    let anchors = facts.anchors();
    let mut all = coverage.to_vec();
    if let (Some(start), Some(release)) = (facts.day(Fact::CustodyStart), facts.release()) {
        all.extend(custody_coverage(start, release));
    }
    let done = BTreeSet::new();
    let input = PlanInput {
        programme,
        facts: &facts,
        coverage: &all,
        holidays,
        today,
        done: &done,
        done_before: &BTreeSet::new(),
    };
    let mut tasks = plan_tasks(input);
    tasks.retain(|task| task.due.is_some());
    let needs = needs_of(programme, &facts);
    Explanation {
        admission: admission(programme, &facts, today),
        phase: phases::phase_on(programme, &anchors, today),
        window: phases::window(programme, &anchors),
        seam: facts
            .release()
            .map(|release| seam(&needs, &all, release, today)),
        programme,
        today,
        is_what_if: release.is_some(),
        tasks,
        facts,
    }
}

fn read(
    programme: &Programme,
    input: &Value,
    release: Option<Date>,
) -> Result<(Facts, Vec<Coverage>), Vec<FactMistake>> {
    let mut object = input.clone();
    let listed = object
        .as_object_mut()
        .and_then(|object| object.remove("coverage"));
    let (coverage, mut mistakes) = match listed.map(|list| read_coverage(programme, &list)) {
        None => (Vec::new(), Vec::new()),
        Some(Ok(coverage)) => (coverage, Vec::new()),
        Some(Err(found)) => (Vec::new(), found),
    };
    match Facts::from_json(&object) {
        Ok(facts) => {
            mistakes.extend(unknown_needs(programme, &facts));
            if let Some(day) = release {
                mistakes.extend(impossible_release(&facts, day));
            }
            if mistakes.is_empty() {
                Ok((facts, coverage))
            } else {
                Err(mistakes)
            }
        }
        Err(found) => {
            mistakes.extend(found);
            Err(mistakes)
        }
    }
}

/// What speaks against asking for a release on this day.
fn impossible_release(facts: &Facts, day: Date) -> Vec<FactMistake> {
    if !(1900..2200).contains(&day.year()) {
        let expected = "a date from 1900 to 2199";
        return vec![FactMistake::new("--release", day.to_string(), expected)];
    }
    // An actual release would only say the same twice.
    let asked = facts
        .clone()
        .with_day(Fact::ActualRelease, None)
        .what_if(day);
    let mistakes = asked.order_mistakes().into_iter();
    mistakes
        .map(|one| FactMistake {
            key: "--release".to_owned(),
            ..one
        })
        .collect()
}

/// The entries of `needs` that the programme does not know.
pub fn unknown_needs(programme: &Programme, facts: &Facts) -> Vec<FactMistake> {
    let securities = programme.securities.iter().map(|one| one.id.code());
    let known: Vec<&str> = securities
        .chain(programme.domains.iter().map(|one| one.id.as_str()))
        .collect();
    facts
        .list(Fact::Needs)
        .unwrap_or_default()
        .iter()
        .enumerate()
        .filter(|(_, need)| !programme.knows_need(need))
        .map(|(index, need)| {
            let expected = format!("a security or life domain: {}", known.join(", "));
            FactMistake::new(format!("needs[{index}]"), format!("\"{need}\""), expected)
        })
        .collect()
}

impl Explanation<'_> {
    /// The stable JSON form.
    pub fn to_json(&self) -> Value {
        let criteria: Vec<Value> = self.admission.criteria.iter().map(criterion_json).collect();
        let tasks: Vec<Value> = self.tasks.iter().map(task_json).collect();
        let seam: Vec<Value> = self
            .seam
            .iter()
            .flat_map(|seam| &seam.securities)
            .map(security_json)
            .collect();
        json!({
            "programme": self.programme.id,
            "version": self.programme.version,
            "admission": { "result": self.admission.result.code(), "criteria": criteria },
            "phase": self.phase.map(|phase| phase.id.as_str()),
            "window": self.window.map(|(from, to)| json!({
                "from": from.to_string(),
                "to": to.map(|to| to.to_string()),
            })),
            "tasks": tasks,
            "seam": seam,
        })
    }

    /// The same for people to read, in German.
    pub fn to_text(&self) -> String {
        render::text(self)
    }
}

fn criterion_json(one: &CriterionResult<'_>) -> Value {
    json!({
        "id": one.criterion.id,
        "result": one.state.code(),
        "value": one.value_json(),
        "label": one.criterion.label.de,
        "basis": one.basis.as_ref().map(|basis| basis.de.as_str()),
        "missing": one.missing.iter().map(|fact| fact.code()).collect::<Vec<_>>(),
    })
}

fn task_json(task: &PlannedTask<'_>) -> Value {
    json!({
        "id": task.id,
        "title": task.title().de,
        "due": task.due.as_ref().map(|due| due.day.to_string()),
        "kind": task.template.kind.code(),
        "legal_basis": task.template.legal_basis.as_ref().map(|basis| basis.de.as_str()),
        "blocked_by": task.blocked_by.iter().map(Blocker::code).collect::<Vec<_>>(),
        "shortened": task.is_shortened(),
        "explanation": task.explanation(Lang::De),
    })
}

fn security_json(one: &SecuritySeam) -> Value {
    let holes: Vec<Value> = one
        .holes
        .iter()
        .map(|hole| {
            json!({
                "from": hole.from.to_string(),
                "to": hole.to.to_string(),
                "status": hole.status.code(),
            })
        })
        .collect();
    json!({
        "security": one.security.code(),
        "status": one.status.code(),
        "days_open": one.days_open,
        "days_at_risk": one.days_at_risk,
        "first_open": one.first_open.map(|day| day.to_string()),
        "holes": holes,
    })
}

#[cfg(test)]
mod tests;
