//! Concerns (P32a): a question that needs an answer and no form.

use crate::{
    Code,
    assessment::NeedResult,
    ids::PlanItemId,
    plan::{PlanContent, cover::Cover},
};

/// Where a concern stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConcernStatus {
    /// Somebody has to come back to it.
    Open,
    /// It is answered.
    Answered,
    /// It became a task of the case.
    Task,
    /// It became a part of the plan.
    Plan,
}

impl Code for ConcernStatus {
    const ALL: &'static [Self] = &[Self::Open, Self::Answered, Self::Task, Self::Plan];

    fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::Task => "task",
            Self::Plan => "plan",
        }
    }
}

/// What a concern became in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InPlan {
    /// The measure with this id.
    Measure(PlanItemId),
    /// A need in the life domain with this id, for which there is no goal yet.
    Need(String),
}

impl InPlan {
    /// Whether it stands in this version. A need that has a goal by now stands there as the goal.
    pub fn is_in(&self, plan: &PlanContent) -> bool {
        match self {
            Self::Measure(measure) => plan.measure(*measure).is_some(),
            Self::Need(domain) => {
                let need = |one: &Cover| one.domain == *domain && one.state == NeedResult::Need;
                let named = plan.covers.iter().any(need);
                named || plan.goals.iter().any(|one| one.domain == *domain)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::{
        cover::name_need,
        tests::{goal, item, measure},
    };

    #[test]
    fn what_was_taken_out_of_the_plan_is_not_in_it() {
        let mut one = goal(1, "work");
        one.measures.push(measure(2));
        let mut content = PlanContent {
            goals: vec![one],
            ..PlanContent::default()
        };
        let taken = InPlan::Measure(item(2));
        assert!(taken.is_in(&content));
        content.remove(item(2));
        assert!(!taken.is_in(&content));
        let need = InPlan::Need("leisure".to_owned());
        assert!(!need.is_in(&content));
        name_need(
            &mut content,
            "leisure",
            "Sport",
            jiff::civil::date(2026, 11, 20),
        );
        assert!(need.is_in(&content));
    }
}
