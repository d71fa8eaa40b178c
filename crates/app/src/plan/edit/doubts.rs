//! What is asked once more before a part of the draft is written: whether somebody is meant whom an order
//! protects, and whether somebody is named who has not agreed to it. What the part said before is not
//! asked about again.

use domain::{
    ids::{NetworkPersonId, PlanItemId},
    plan::{Goal, Measure, Step},
};

use super::PlanView;
use crate::{
    doubt::{Doubt, meant},
    network::consent::{self, Said},
};

/// What came of writing a part of the draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Written {
    /// It stands, under this id.
    Saved(PlanItemId),
    /// Nothing is saved yet: this has to be confirmed.
    Doubtful(Vec<Doubt>),
}

/// Whom a part of the plan leads to.
pub(super) struct Leads<'a> {
    chosen: Option<NetworkPersonId>,
    words: Vec<&'a str>,
}

impl<'a> Leads<'a> {
    fn new(chosen: Option<NetworkPersonId>, leads: &[(&'static str, &'a str)]) -> Self {
        Self {
            chosen,
            words: leads.iter().map(|(_, words)| *words).collect(),
        }
    }

    pub(super) fn goal(goal: &'a Goal) -> Self {
        Self::new(None, &goal.leads())
    }

    pub(super) fn measure(measure: &'a Measure) -> Self {
        Self::new(measure.person_id, &measure.leads())
    }

    pub(super) fn step(step: &'a Step) -> Self {
        Self::new(None, &step.leads())
    }
}

/// What has to be confirmed about a part that is new, or said something else `before`.
pub(super) fn of(view: &PlanView<'_>, now: &Leads<'_>, before: Option<&Leads<'_>>) -> Vec<Doubt> {
    let mut found = about(view, now);
    if let Some(before) = before {
        let known = about(view, before);
        found.retain(|one| !known.contains(one));
    }
    found
}

fn about(view: &PlanView<'_>, leads: &Leads<'_>) -> Vec<Doubt> {
    let case = &view.head.case;
    let own = format!("{} {}", case.given_names, case.family_name);
    let said = Said {
        chosen: leads.chosen.as_slice(),
        words: &leads.words,
    };
    let mut found = meant(&view.forbidden, case, &leads.words);
    found.extend(consent::doubts(&view.network, said, &own));
    found
}
