//! Goals, measures and steps in words.

use app::{
    leave::LeaveEntry as Leave,
    plan::{PlanView, Progress, Version},
};
use domain::{
    assessment::NeedResult,
    concern::InPlan,
    ids::PlanItemId,
    plan::{
        CarriedBy, Goal, Measure, MeasureStatus, PlanContent, Step,
        cover::{Cover, Covered, Resource},
    },
};
use i18n::{Arg, Texts};
use jiff::civil::Date;

use super::{
    code,
    edit::need_links,
    meetings::{MeetingLine, may_meet},
};

/// What lines are made from.
pub(super) struct Lines<'v> {
    pub texts: &'static Texts,
    pub view: &'v PlanView<'v>,
    /// Address of the plan.
    pub href: String,
    pub today: Date,
    /// Whether this is the draft, whose parts can be changed.
    pub editing: bool,
    pub may_edit: bool,
}

/// A goal.
pub(super) struct GoalLine {
    pub id: String,
    pub domain: String,
    /// Who else holds this domain.
    pub locked: Option<String>,
    pub words: String,
    /// Need, why, what shows that it is reached, by when, and what else is said: label and words.
    pub said: Vec<(String, String)>,
    /// The needs that it answers to: title and address.
    pub needs: Vec<(String, String)>,
    /// What is still missing; never in the way.
    pub hints: Vec<String>,
    /// What speaks against it.
    pub marks: Vec<String>,
    pub score: Option<String>,
    pub measures: Vec<MeasureLine>,
    pub edit: Option<Edit>,
    pub add: Option<String>,
}

/// Where something in the draft is changed and taken out.
pub(super) struct Edit {
    pub href: String,
    pub remove: String,
    pub revision: i64,
    /// Where it is put in another place among those beside it.
    pub shift: String,
    /// Whether one stands before it, and after it.
    pub up: bool,
    pub down: bool,
}

/// The place of a part among those beside it: which one, of how many.
type At = (usize, usize);

/// A measure.
pub(super) struct MeasureLine {
    pub id: String,
    pub what: String,
    pub carried: String,
    pub facts: Vec<String>,
    pub areas: String,
    pub class: &'static str,
    pub icon: &'static str,
    pub status: String,
    pub told: Option<String>,
    /// What speaks against it.
    pub marks: Vec<String>,
    pub overridden: Option<String>,
    pub steps: Vec<StepLine>,
    /// The concerns that became it: topic and address.
    pub asked: Vec<(String, String)>,
    /// The leaves that serve it: day, purpose, where they stand.
    pub leaves: Vec<String>,
    /// The appointments that serve it, by their time.
    pub meetings: Vec<MeetingLine>,
    /// Where an appointment for it is made.
    pub meet: Option<String>,
    /// Where its progress is told.
    pub act: Option<String>,
    pub edit: Option<Edit>,
    pub add: Option<String>,
}

/// A step.
pub(super) struct StepLine {
    pub id: String,
    pub what: String,
    pub facts: Vec<String>,
    pub papers: String,
    pub class: &'static str,
    pub done: bool,
    pub late: bool,
    /// What speaks against it.
    pub marks: Vec<String>,
    pub told: Option<String>,
    pub act: Option<String>,
    pub edit: Option<Edit>,
}

/// A domain without a goal.
pub(super) struct OtherLine {
    pub domain: String,
    /// What is said about it.
    pub words: String,
    /// The concerns that became a need here: topic and address.
    pub asked: Vec<(String, String)>,
}

/// All goals of a version.
pub(super) fn goals(lines: &Lines<'_>, version: &Version) -> Vec<GoalLine> {
    let goals = &version.content.goals;
    placed(goals)
        .map(|(at, goal)| lines.goal(version, goal, at))
        .collect()
}

/// Each part with its place.
fn placed<T>(list: &[T]) -> impl Iterator<Item = (At, &T)> {
    let numbered = list.iter().enumerate();
    numbered.map(|(at, one)| ((at, list.len()), one))
}

impl Lines<'_> {
    /// The title of a life domain.
    pub fn domain(&self, domain: &str) -> String {
        let lang = self.texts.lang().code();
        let known = self.view.programme.domain(domain);
        known
            .map_or(domain, |one| one.title.in_language(lang))
            .to_owned()
    }

    /// `Arbeit: B.I.S.S. führt`.
    pub fn locks(&self) -> Vec<String> {
        let held = self.view.held.iter();
        held.map(|(domain, holder)| {
            let args = [
                ("domain", Arg::from(self.domain(domain))),
                ("holder", holder.into()),
            ];
            self.texts.with("plan-lock", &args)
        })
        .collect()
    }

    /// Needs without a goal (P8a), domains about which nothing is said (P1c), and goals in domains where help
    /// was declined since.
    pub fn alerts(&self, plan: &PlanContent) -> Vec<String> {
        let coverage = self.view.coverage(plan);
        let waits = |domain: &str, _| self.view.waits_for_goal(plan, domain);
        let nothing = |_: &str, state| state == Covered::Nothing;
        let declined = |domain: &str, state| {
            let found = self.view.assessed.get(domain);
            state == Covered::Goal && found.is_some_and(|one| one.result == NeedResult::Declined)
        };
        let of = |wanted: &dyn Fn(&str, Covered) -> bool| -> Vec<String> {
            let found = coverage.iter().filter(|(id, state)| wanted(id, *state));
            found.map(|(domain, _)| self.domain(domain)).collect()
        };
        let told = [
            ("plan-alert-need", of(&waits)),
            ("plan-alert-nothing", of(&nothing)),
            ("plan-alert-declined", of(&declined)),
        ];
        told.into_iter()
            .filter(|(_, domains)| !domains.is_empty())
            .map(|(key, domains)| {
                let domains = domains.join(", ");
                self.texts.with(key, &[("domains", domains.into())])
            })
            .collect()
    }

    /// What the client can build on and the plan does not use yet; never in the way (P14a, P31).
    pub fn hints(&self, plan: &PlanContent) -> Vec<String> {
        let all = self.view.unused_resources(plan);
        all.into_iter()
            .map(|one| resource_words(self.texts, one))
            .collect()
    }

    /// Domains without a goal, and what is said about them.
    pub fn others(&self, plan: &PlanContent) -> Vec<OtherLine> {
        let coverage = self.view.coverage(plan);
        let without = coverage
            .into_iter()
            .filter(|(_, state)| *state != Covered::Goal);
        without
            .map(|(domain, state)| {
                let key = match state {
                    Covered::NeedOnly => "code-need-result-need",
                    Covered::NoNeed => "code-need-result-no-need",
                    Covered::Declined => "code-need-result-declined",
                    Covered::Goal | Covered::Nothing => "plan-need-nothing",
                };
                let said = plan.covers.iter().find(|one| one.domain == domain);
                let outdated =
                    said.filter(|one| state == Covered::NeedOnly && one.state != NeedResult::Need);
                let words = match said.map(|one| one.words.as_str()) {
                    Some(_) if outdated.is_some() => self.found_later(outdated),
                    Some(words) if !words.is_empty() => {
                        format!("{}: {words}", self.texts.get(key))
                    }
                    _ => self.texts.get(key).into_owned(),
                };
                OtherLine {
                    words,
                    asked: self.asked(&InPlan::Need(domain.clone())),
                    domain: self.domain(&domain),
                }
            })
            .collect()
    }

    /// That an assessment found a need after the plan said that there is none, or that no help is wanted.
    fn found_later(&self, said: Option<&Cover>) -> String {
        let former = said.map(|one| self.texts.code("need_result", one.state));
        let former = former.unwrap_or_default().into_owned();
        self.texts
            .with("plan-need-later", &[("former", former.into())])
    }

    /// The concerns that became a part of the plan, with where they are read.
    fn asked(&self, part: &InPlan) -> Vec<(String, String)> {
        let concerns = format!("/cases/{}/concerns", self.view.head.case.id);
        let asked = self.view.asked(part);
        asked
            .map(|one| {
                (
                    one.words.topic.clone(),
                    format!("{concerns}?from={0}#c-{0}", one.id),
                )
            })
            .collect()
    }

    /// `Fr 11.12.2026, Arbeitgeber (genehmigt)`.
    fn leaves(&self, measure: PlanItemId) -> Vec<String> {
        let texts = self.texts;
        let words = |one: &Leave| {
            let args = [
                ("day", texts.day(i18n::berlin_date(one.starts_at)).into()),
                ("purpose", code(texts, "leave_purpose", one.purpose).into()),
                ("status", code(texts, "leave_status", one.status).into()),
            ];
            texts.with("plan-leave", &args)
        };
        self.view.leaves_of(measure).map(words).collect()
    }

    fn edit(&self, what: &str, (item, revision): (PlanItemId, i64), (at, all): At) -> Option<Edit> {
        self.editing.then(|| Edit {
            shift: format!("{}/draft/items/{item}/move", self.href),
            up: at > 0,
            down: at + 1 < all,
            href: format!("{}/draft/{what}/{item}", self.href),
            remove: format!("{}/draft/items/{item}/remove", self.href),
            revision,
        })
    }

    fn goal(&self, version: &Version, goal: &Goal, at: At) -> GoalLine {
        let confidence = goal
            .confidence
            .map(|n| {
                self.texts
                    .with("plan-confidence-of", &[("n", Arg::from(i64::from(n)))])
            })
            .unwrap_or_default();
        let said = [
            ("plan-field-need", goal.need.clone()),
            ("plan-field-why", goal.why.clone()),
            ("plan-field-expected", goal.expected.clone()),
            (
                "plan-field-until",
                goal.until
                    .map(|day| self.texts.date(day))
                    .unwrap_or_default(),
            ),
            ("plan-field-first-step", goal.first_step.clone()),
            ("plan-field-resource", goal.resource.clone()),
            ("plan-field-confidence", confidence),
        ];
        let score = self.view.reviews.iter().rev().find_map(|review| {
            let score = review.scores.iter().find(|one| one.goal == goal.id)?;
            let points = super::beside::points(self.texts, score.points);
            let args = [("points", points.into()), ("day", review.on.into())];
            Some(self.texts.with("plan-score", &args))
        });
        GoalLine {
            id: goal.id.to_string(),
            domain: self.domain(&goal.domain),
            locked: self.view.held.get(&goal.domain).cloned(),
            words: goal.words.clone(),
            said: said
                .into_iter()
                .filter(|(_, words)| !words.is_empty())
                .map(|(key, words)| (self.texts.get(key).into_owned(), words))
                .collect(),
            needs: need_links(self.texts, self.view, &goal.needs),
            hints: self.goal_hints(goal),
            marks: self.goal_marks(version, goal),
            score,
            measures: placed(&goal.measures)
                .map(|(at, one)| self.measure(version, one, at))
                .collect(),
            edit: self.edit("goals", (goal.id, goal.revision), at),
            add: self
                .editing
                .then(|| format!("{}/draft/goals/{}/measures/new", self.href, goal.id)),
        }
    }

    /// What is still missing in a goal: something to build on (P14a), what shows that it is reached.
    fn goal_hints(&self, goal: &Goal) -> Vec<String> {
        let missing = [
            (
                "plan-hint-problems",
                domain::plan::cover::names_problems_only(goal),
            ),
            ("plan-hint-expected", goal.expected.trim().is_empty()),
        ];
        let told = missing.into_iter().filter(|(_, is_missing)| *is_missing);
        if self.editing || self.may_edit {
            told.map(|(key, _)| self.texts.get(key).into_owned())
                .collect()
        } else {
            Vec::new()
        }
    }

    fn measure(&self, version: &Version, measure: &Measure, at: At) -> MeasureLine {
        let status = self.view.status(version.id, measure.id);
        let (class, icon) = look(status);
        MeasureLine {
            id: measure.id.to_string(),
            what: measure.what.clone(),
            carried: self.carried(measure),
            facts: self.measure_facts(measure),
            areas: self.areas(&measure.areas),
            class,
            icon,
            status: code(self.texts, "measure_status", status),
            told: self.view.told(measure.id).map(|one| self.told(one)),
            marks: self.measure_marks(version, measure),
            overridden: (!measure.override_reason.is_empty()).then(|| {
                let reason = ("reason", Arg::from(&measure.override_reason));
                self.texts.with("plan-overridden", &[reason])
            }),
            steps: placed(&measure.steps)
                .map(|(at, one)| self.step(version, (measure, one), at))
                .collect(),
            asked: self.asked(&InPlan::Measure(measure.id)),
            leaves: self.leaves(measure.id),
            meetings: self.meetings(measure.id),
            meet: (may_meet(self) && !status.is_over()).then(|| {
                let case = self.view.head.case.id;
                format!("/cases/{case}/appointments/new?measure={}", measure.id)
            }),
            act: self.act(measure.id),
            edit: self.edit("measures", (measure.id, measure.revision), at),
            add: self
                .editing
                .then(|| format!("{}/draft/measures/{}/steps/new", self.href, measure.id)),
        }
    }

    fn act(&self, item: PlanItemId) -> Option<String> {
        (self.may_edit && !self.editing).then(|| format!("{}/progress/{item}", self.href))
    }

    fn carried(&self, measure: &Measure) -> String {
        if measure.carried_by == CarriedBy::Partner && !measure.partner.is_empty() {
            return measure.partner.clone();
        }
        code(self.texts, "carried_by", measure.carried_by)
    }

    fn areas(&self, areas: &[String]) -> String {
        let lang = self.texts.lang().code();
        let modules = self.view.programme.modules.iter();
        let named = modules.filter(|one| areas.contains(&one.id));
        named
            .map(|one| one.title.in_language(lang))
            .collect::<Vec<_>>()
            .join(", ")
    }

    fn measure_facts(&self, measure: &Measure) -> Vec<String> {
        let texts = self.texts;
        let mut facts = vec![
            code(texts, "measure_kind", measure.kind),
            code(texts, "side", measure.side),
        ];
        facts.extend(match (measure.from, measure.due) {
            (Some(from), Some(due)) => {
                Some(texts.with("date-from-to", &[("from", from.into()), ("to", due.into())]))
            }
            (Some(from), None) => Some(texts.with("date-from-on", &[("from", from.into())])),
            (None, Some(due)) => Some(texts.with("plan-due", &[("day", due.into())])),
            (None, None) => None,
        });
        let with_partner = measure.carried_by != CarriedBy::Partner;
        for (key, words) in [
            ("plan-with-person", &measure.person),
            ("plan-with-resource", &measure.resource),
            ("plan-with-target", &measure.target),
        ] {
            if !words.is_empty() {
                facts.push(texts.with(key, &[("words", words.into())]));
            }
        }
        if with_partner && !measure.partner.is_empty() {
            facts.push(texts.with("plan-with-partner", &[("words", (&measure.partner).into())]));
        }
        facts
    }

    fn told(&self, one: &Progress) -> String {
        let args = [
            ("day", Arg::from(one.on)),
            ("name", (&one.recorded_by_name).into()),
        ];
        let when = self.texts.with("plan-told", &args);
        if one.words.is_empty() {
            return when;
        }
        match one.epistemic {
            Some(kind) => {
                let kind = code(self.texts, "epistemic_kind", kind);
                format!("{} ({kind}, {when})", one.words)
            }
            None => format!("{} ({when})", one.words),
        }
    }

    fn step(&self, version: &Version, (of, step): (&Measure, &Step), at: At) -> StepLine {
        let texts = self.texts;
        let status = self.view.status(version.id, step.id);
        let told = self.view.told(step.id);
        let by = told.and_then(|one| one.done_by).unwrap_or(step.by);
        let mut facts: Vec<String> = step.on.map(|day| texts.day(day)).into_iter().collect();
        if !step.place.is_empty() {
            facts.push(step.place.clone());
        }
        match by {
            CarriedBy::Partner if !step.partner.is_empty() => facts.push(step.partner.clone()),
            _ => facts.push(code(texts, "carried_by", by)),
        }
        if by != CarriedBy::Partner && !step.partner.is_empty() {
            facts.push(texts.with("plan-with-partner", &[("words", (&step.partner).into())]));
        }
        let over = status.is_over();
        StepLine {
            id: step.id.to_string(),
            what: step.what.clone(),
            facts,
            papers: step.papers.clone(),
            class: if over { "done" } else { "" },
            done: status == MeasureStatus::Done,
            marks: self.step_marks(version, (of, step)),
            late: !over && step.on.is_some_and(|day| day < self.today),
            told: told.map(|one| {
                let status = step_status(texts, one.status);
                format!("{status}: {}", self.told(one))
            }),
            act: self.act(step.id),
            edit: self.edit("steps", (step.id, step.revision), at),
        }
    }
}

/// `kocht gern (Einschätzung)`.
pub(super) fn resource_words(texts: &Texts, one: &Resource) -> String {
    let from = code(texts, "resource_from", one.from);
    format!("{} ({from})", one.words)
}

/// Where a step stands, in words.
pub(super) fn step_status(texts: &Texts, status: MeasureStatus) -> String {
    let key = match status {
        MeasureStatus::Done => "plan-step-done",
        MeasureStatus::BrokenOff => "plan-step-dropped",
        _ => "plan-step-open",
    };
    texts.get(key).into_owned()
}

/// Class and sign of a status.
pub(super) fn look(status: MeasureStatus) -> (&'static str, &'static str) {
    match status {
        MeasureStatus::Offered => ("st-mute", "unknown"),
        MeasureStatus::Agreed => ("st-mute", "none"),
        MeasureStatus::Running => ("st-risk", "risk"),
        MeasureStatus::Done => ("st-ok", "ok"),
        MeasureStatus::BrokenOff => ("st-open", "open"),
    }
}
