//! Whether every life domain is looked at, and what a plan could still build on (P8a, P14a, P31).

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{Goal, PlanContent};
use crate::{Code, assessment::NeedResult, names::fold};

/// What is said about a domain that has no goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cover {
    /// Id of the life domain.
    pub domain: String,
    /// How it stands.
    #[serde(with = "super::by_code")]
    pub state: NeedResult,
    /// What else was said.
    pub words: String,
    /// Since when it is said like that; `None`: written before days were kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub on: Option<Date>,
}

impl Cover {
    /// Whether an assessment has found a need on a later day. What was written before days were kept is never
    /// outdated.
    pub fn is_outdated(&self, assessed: Option<Assessed>) -> bool {
        let need = assessed.filter(|found| found.result == NeedResult::Need);
        self.state != NeedResult::Need
            && need.is_some_and(|found| self.on.is_some_and(|on| found.on > on))
    }
}

/// What an assessment found in a domain, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assessed {
    /// What.
    pub result: NeedResult,
    /// When.
    pub on: Date,
}

/// How a domain is covered by plan and assessment together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Covered {
    /// It has a goal.
    Goal,
    /// A need, but no goal yet (P8a).
    NeedOnly,
    /// No need.
    NoNeed,
    /// The client does not want help here.
    Declined,
    /// Nobody has said anything.
    Nothing,
}

/// How a domain is covered. A goal counts before words, and what the plan says before what the
/// assessment found, unless that found a need on a later day: then what the plan says has had its day.
pub fn covered(plan: &PlanContent, assessed: Option<Assessed>, domain: &str) -> Covered {
    if plan.goals.iter().any(|goal| goal.domain == domain) {
        return Covered::Goal;
    }
    let said = plan.covers.iter().find(|one| one.domain == domain);
    let said = said
        .filter(|one| !one.is_outdated(assessed))
        .map(|one| one.state);
    match said.or(assessed.map(|found| found.result)) {
        Some(NeedResult::Need) => Covered::NeedOnly,
        Some(NeedResult::NoNeed) => Covered::NoNeed,
        Some(NeedResult::Declined) => Covered::Declined,
        None => Covered::Nothing,
    }
}

/// Names a need in a domain that has no goal yet. A need that is named there already stays before it; why there was
/// none, or why no help was wanted, is no part of a need.
pub fn name_need(plan: &mut PlanContent, domain: &str, words: &str, today: Date) {
    let former = plan.covers.iter_mut().find(|one| one.domain == domain);
    let Some(cover) = former else {
        plan.covers.push(Cover {
            domain: domain.to_owned(),
            state: NeedResult::Need,
            words: words.to_owned(),
            on: Some(today),
        });
        return;
    };
    let needed = cover.state == NeedResult::Need;
    cover.state = NeedResult::Need;
    cover.on = Some(today);
    if !needed || cover.words.trim().is_empty() {
        words.clone_into(&mut cover.words);
    } else {
        cover.words = format!("{}; {words}", cover.words.trim());
    }
}

/// Whether a goal names only what is missing and nothing that the client can build on (P14a). Only
/// a hint.
pub fn names_problems_only(goal: &Goal) -> bool {
    let empty = |text: &str| text.trim().is_empty();
    empty(&goal.resource) && goal.measures.iter().all(|one| empty(&one.resource))
}

/// Where it is known from what a client can build on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ResourceFrom {
    /// The assessment (P18a).
    Assessment,
    /// The check of the receiving environment found that one can count on it (P27).
    Check,
    /// Something that went well shows it (P8g).
    Success,
}

impl Code for ResourceFrom {
    const ALL: &'static [Self] = &[Self::Assessment, Self::Check, Self::Success];

    fn code(self) -> &'static str {
        match self {
            Self::Assessment => "assessment",
            Self::Check => "check",
            Self::Success => "success",
        }
    }
}

/// Something that a client can build on (P31).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resource {
    /// What it is, as it was written.
    pub words: String,
    /// Where that is known from.
    pub from: ResourceFrom,
}

/// Each resource once, under the words and the place that come first.
pub fn each_once(all: impl IntoIterator<Item = Resource>) -> Vec<Resource> {
    let mut seen = BTreeSet::new();
    let kept = all.into_iter().filter_map(|one| {
        let words = one.words.trim().to_owned();
        let is_new = !words.is_empty() && seen.insert(fold(&words));
        is_new.then_some(Resource { words, ..one })
    });
    kept.collect()
}

/// The resources that no goal and no measure uses yet (P31), as they were written. One is used where it
/// was chosen, alone or among others (`Führerschein, kocht gern`): all of its words stand there as a
/// whole, and not only somewhere within other words.
pub fn unused<'r>(plan: &PlanContent, resources: &'r [Resource]) -> Vec<&'r Resource> {
    let goals = plan.goals.iter().map(|goal| goal.resource.as_str());
    let measures = plan.measures().map(|(_, one)| one.resource.as_str());
    let used: BTreeSet<String> = goals.chain(measures).flat_map(parts).collect();
    let is_used = |one: &Resource| parts(&one.words).iter().all(|part| used.contains(part));
    resources.iter().filter(|one| !is_used(one)).collect()
}

/// What stands one after the other in a text, each folded, so that it can be compared.
fn parts(text: &str) -> Vec<String> {
    let all = text
        .split([',', ';', '\n', '·'])
        .map(|one| one.trim().trim_end_matches('.'));
    all.filter(|one| !one.is_empty()).map(fold).collect()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::plan::tests::{goal, measure};

    #[test]
    fn a_goal_counts_before_words_and_the_plan_before_the_assessment() {
        let mut plan = PlanContent {
            goals: vec![goal(1, "housing")],
            ..PlanContent::default()
        };
        let need = Some(Assessed {
            result: NeedResult::Need,
            on: date(2026, 11, 20),
        });
        assert_eq!(covered(&plan, None, "housing"), Covered::Goal);
        assert_eq!(covered(&plan, need, "work"), Covered::NeedOnly);
        assert_eq!(covered(&plan, None, "work"), Covered::Nothing);
        plan.covers.push(Cover {
            domain: "work".to_owned(),
            state: NeedResult::Declined,
            words: String::new(),
            on: None,
        });
        assert_eq!(covered(&plan, need, "work"), Covered::Declined);
        plan.covers[0].on = Some(date(2026, 11, 20));
        assert_eq!(covered(&plan, need, "work"), Covered::Declined);
        // A need that was found later asks for a goal again.
        plan.covers[0].on = Some(date(2026, 11, 19));
        assert_eq!(covered(&plan, need, "work"), Covered::NeedOnly);
    }

    #[test]
    fn a_new_need_keeps_what_was_said_before() {
        let mut plan = PlanContent::default();
        name_need(&mut plan, "work", "Handy", date(2026, 11, 20));
        assert_eq!(covered(&plan, None, "work"), Covered::NeedOnly);
        name_need(&mut plan, "work", "Vertrag", date(2026, 11, 20));
        assert_eq!(plan.covers.len(), 1);
        assert_eq!(plan.covers[0].words, "Handy; Vertrag");
        // Why there was no need is no part of one.
        plan.covers[0].state = NeedResult::NoNeed;
        name_need(&mut plan, "work", "Zahnarzt", date(2026, 11, 21));
        assert_eq!(plan.covers[0].state, NeedResult::Need);
        assert_eq!(plan.covers[0].words, "Zahnarzt");
    }

    #[test]
    fn a_resource_of_one_measure_is_enough() {
        let mut one = goal(1, "work");
        one.resource = " ".to_owned();
        one.measures = vec![measure(2), measure(3)];
        assert!(names_problems_only(&one));
        one.measures[1].resource = "kocht gern".to_owned();
        assert!(!names_problems_only(&one));
    }

    #[test]
    fn what_is_used_is_not_named_again() {
        let mut one = goal(1, "work");
        one.resource = "Führerschein, kocht gern".to_owned();
        let plan = PlanContent {
            goals: vec![one],
            ..PlanContent::default()
        };
        let known = each_once([
            resource("Kocht gern", ResourceFrom::Success),
            resource("Schwester Ayşe", ResourceFrom::Check),
            resource("Schwester Ayşe ", ResourceFrom::Assessment),
            resource("", ResourceFrom::Assessment),
        ]);
        assert_eq!(known.len(), 2);
        let open = unused(&plan, &known);
        assert_eq!(open, [&resource("Schwester Ayşe", ResourceFrom::Check)]);
    }

    #[test]
    fn what_only_stands_within_other_words_is_not_used() {
        let mut one = goal(1, "work");
        one.measures = vec![measure(2)];
        one.measures[0].resource = "Kochkurs; Führerschein".to_owned();
        let plan = PlanContent {
            goals: vec![one],
            ..PlanContent::default()
        };
        let known = [
            "Koch",
            "Führerschein",
            "Kochkurs, Führerschein",
            "Kochkurs, Humor",
        ];
        let known = known.map(|words| resource(words, ResourceFrom::Assessment));
        let open = unused(&plan, &known);
        let words: Vec<&str> = open.iter().map(|one| one.words.as_str()).collect();
        assert_eq!(words, ["Koch", "Kochkurs, Humor"]);
    }

    fn resource(words: &str, from: ResourceFrom) -> Resource {
        Resource {
            words: words.to_owned(),
            from,
        }
    }
}
