//! What is different between two versions of a plan.

use jiff::civil::Date;

use super::{CarriedBy, Goal, Measure, MeasureKind, PlanContent, Step};
use crate::{
    assessment::NeedResult,
    ids::{NeedId, PlanItemId},
    seam::Side,
};

/// What a change is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The plan as a whole: the order of its goals.
    Plan,
    /// What is said about a life domain without a goal.
    Domain,
    /// A goal.
    Goal,
    /// A measure.
    Measure,
    /// A step.
    Step,
}

/// What happened to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It says something else.
    Changed(Vec<FieldChange>),
    /// What belongs to it stands in another order: the goals of the plan, the measures of a goal, the
    /// steps of a measure.
    Reordered,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is about.
    pub part: Part,
    /// Its name: the goal's words, what the measure or step is, the id of the domain; none of the plan.
    pub name: String,
    /// What happened.
    pub what: What,
}

/// A field that says something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// Its name.
    pub field: &'static str,
    /// What it said.
    pub before: Said,
    /// What it says.
    pub after: Said,
}

/// What a field says, in no language yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// Words as they were typed.
    Words(String),
    /// A day.
    Day(Date),
    /// A number.
    Number(u8),
    /// Ids of areas of service, or of a life domain.
    Ids(Vec<String>),
    /// A kind of measure.
    Kind(MeasureKind),
    /// Who carries it.
    Carried(CarriedBy),
    /// Inside or outside.
    Side(Side),
    /// How a domain stands.
    State(NeedResult),
    /// Needs of the assessment.
    Needs(Vec<NeedId>),
}

impl From<&String> for Said {
    fn from(words: &String) -> Self {
        if words.is_empty() {
            Self::Nothing
        } else {
            Self::Words(words.clone())
        }
    }
}

impl From<&Option<Date>> for Said {
    fn from(day: &Option<Date>) -> Self {
        day.map_or(Self::Nothing, Self::Day)
    }
}

/// What is different in `new`: first what is said of domains, then goals, measures and steps in the
/// order of the new version, then what is gone; at last what stands in another order.
pub fn changes(old: &PlanContent, new: &PlanContent) -> Vec<Change> {
    let mut all = domains(old, new);
    let named = |plan: &PlanContent| plan.goals.iter().map(goal_part).collect::<Vec<_>>();
    compare(&mut all, &named(old), &named(new));
    let measures = |plan: &PlanContent| plan.measures().map(measure_part).collect::<Vec<_>>();
    compare(&mut all, &measures(old), &measures(new));
    let steps = |plan: &PlanContent| {
        let measures = plan.measures();
        measures
            .flat_map(|(_, one)| one.steps.iter().map(step_part))
            .collect::<Vec<_>>()
    };
    compare(&mut all, &steps(old), &steps(new));
    all.extend(orders(old, new));
    all
}

/// Whether a measure or a step stands in both and says the same there, apart from what belongs to it and
/// where it stands.
pub fn says_the_same(old: &PlanContent, new: &PlanContent, id: PlanItemId) -> bool {
    let said = |plan: &PlanContent| {
        let measure = plan.measure(id).map(measure_part);
        let step = || plan.step(id).map(|(_, step)| step_part(step));
        measure.or_else(step).map(|told| told.fields)
    };
    said(new).is_some_and(|fields| said(old).is_some_and(|before| before == fields))
}

/// What stands in another order. Only what both versions have in the same place is compared: what is
/// new, gone or moved elsewhere is told by itself.
fn orders(old: &PlanContent, new: &PlanContent) -> Vec<Change> {
    let mut all = Vec::new();
    let mut push = |part, name: &str, moved: bool| {
        if moved {
            all.push(Change {
                part,
                name: name.to_owned(),
                what: What::Reordered,
            });
        }
    };
    let ids = |goals: &[Goal]| goals.iter().map(|one| one.id).collect::<Vec<_>>();
    push(Part::Plan, "", is_moved(&ids(&old.goals), &ids(&new.goals)));
    let ids = |goal: &Goal| goal.measures.iter().map(|one| one.id).collect::<Vec<_>>();
    for goal in &new.goals {
        let before = old.goal(goal.id).map(ids).unwrap_or_default();
        push(Part::Goal, &goal.words, is_moved(&before, &ids(goal)));
    }
    let ids = |one: &Measure| one.steps.iter().map(|step| step.id).collect::<Vec<_>>();
    for (_, measure) in new.measures() {
        let before = old.measure(measure.id).map(|(_, one)| ids(one));
        let before = before.unwrap_or_default();
        push(
            Part::Measure,
            &measure.what,
            is_moved(&before, &ids(measure)),
        );
    }
    all
}

fn is_moved(before: &[PlanItemId], after: &[PlanItemId]) -> bool {
    let kept = before.iter().filter(|one| after.contains(one));
    kept.ne(after.iter().filter(|one| before.contains(one)))
}

/// A part with all that it says.
struct Told {
    id: PlanItemId,
    part: Part,
    name: String,
    fields: Vec<(&'static str, Said)>,
}

fn compare(all: &mut Vec<Change>, old: &[Told], new: &[Told]) {
    for after in new {
        let what = match old.iter().find(|one| one.id == after.id) {
            None => What::Added,
            Some(before) => {
                let fields = differing(&before.fields, &after.fields);
                if fields.is_empty() {
                    continue;
                }
                What::Changed(fields)
            }
        };
        all.push(Change {
            part: after.part,
            name: after.name.clone(),
            what,
        });
    }
    let gone = old
        .iter()
        .filter(|one| new.iter().all(|other| other.id != one.id));
    all.extend(gone.map(|one| Change {
        part: one.part,
        name: one.name.clone(),
        what: What::Removed,
    }));
}

fn differing(old: &[(&'static str, Said)], new: &[(&'static str, Said)]) -> Vec<FieldChange> {
    old.iter()
        .zip(new)
        .filter(|(before, after)| before.1 != after.1)
        .map(|(before, after)| FieldChange {
            field: after.0,
            before: before.1.clone(),
            after: after.1.clone(),
        })
        .collect()
}

fn domains(old: &PlanContent, new: &PlanContent) -> Vec<Change> {
    let mut all = Vec::new();
    let find = |plan: &PlanContent, domain: &str| {
        let found = plan.covers.iter().find(|one| one.domain == domain);
        found.cloned()
    };
    let mut push = |name: &str, what| {
        all.push(Change {
            part: Part::Domain,
            name: name.to_owned(),
            what,
        });
    };
    for after in &new.covers {
        match find(old, &after.domain) {
            None => push(&after.domain, What::Added),
            Some(before) => {
                let fields = differing(
                    &[
                        ("state", Said::State(before.state)),
                        ("cover", (&before.words).into()),
                    ],
                    &[
                        ("state", Said::State(after.state)),
                        ("cover", (&after.words).into()),
                    ],
                );
                if !fields.is_empty() {
                    push(&after.domain, What::Changed(fields));
                }
            }
        }
    }
    let has_goal = |domain: &str| new.goals.iter().any(|goal| goal.domain == domain);
    for before in &old.covers {
        // Where a goal came instead, the goal tells it.
        if find(new, &before.domain).is_none() && !has_goal(&before.domain) {
            push(&before.domain, What::Removed);
        }
    }
    all
}

fn goal_part(goal: &Goal) -> Told {
    Told {
        id: goal.id,
        part: Part::Goal,
        name: goal.words.clone(),
        fields: vec![
            ("domain", Said::Ids(vec![goal.domain.clone()])),
            ("needs", needs(&goal.needs)),
            ("need", (&goal.need).into()),
            ("words", (&goal.words).into()),
            ("why", (&goal.why).into()),
            (
                "confidence",
                goal.confidence.map_or(Said::Nothing, Said::Number),
            ),
            ("first-step", (&goal.first_step).into()),
            ("resource", (&goal.resource).into()),
            ("until", (&goal.until).into()),
            ("expected", (&goal.expected).into()),
        ],
    }
}

fn needs(ids: &[NeedId]) -> Said {
    match ids {
        [] => Said::Nothing,
        ids => Said::Needs(ids.to_vec()),
    }
}

fn measure_part((_, measure): (&Goal, &Measure)) -> Told {
    Told {
        id: measure.id,
        part: Part::Measure,
        name: measure.what.clone(),
        fields: vec![
            ("what", (&measure.what).into()),
            ("kind", Said::Kind(measure.kind)),
            ("carried-by", Said::Carried(measure.carried_by)),
            ("partner", (&measure.partner).into()),
            ("person", (&measure.person).into()),
            ("side", Said::Side(measure.side)),
            ("areas", Said::Ids(measure.areas.clone())),
            ("from", (&measure.from).into()),
            ("due", (&measure.due).into()),
            ("resource", (&measure.resource).into()),
            ("target", (&measure.target).into()),
            ("override", (&measure.override_reason).into()),
        ],
    }
}

fn step_part(step: &Step) -> Told {
    Told {
        id: step.id,
        part: Part::Step,
        name: step.what.clone(),
        fields: vec![
            ("what", (&step.what).into()),
            ("on", (&step.on).into()),
            ("place", (&step.place).into()),
            ("papers", (&step.papers).into()),
            ("by", Said::Carried(step.by)),
            ("partner", (&step.partner).into()),
        ],
    }
}

#[cfg(test)]
mod tests;
