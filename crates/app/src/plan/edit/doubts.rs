//! What is asked once more before a part of the draft is written: whether somebody is meant whom an order
//! protects, whether somebody is named who has not agreed to it, and whether it is to take place in custody
//! after the release. What the part said before is not
//! asked about again.

use domain::{
    ids::NetworkPersonId,
    plan::{Goal, Measure, Step},
};
use jiff::civil::Date;

use super::PlanView;
use crate::{
    doubt::{Doubt, meant},
    network::consent::{self, Said},
};

/// Whom a part of the plan leads to, and on which day after the release it is still in custody.
pub(super) struct Leads<'a> {
    chosen: Option<NetworkPersonId>,
    words: Vec<&'a str>,
    past: Option<(Date, Date)>,
}

impl<'a> Leads<'a> {
    fn new(chosen: Option<NetworkPersonId>, leads: &[(&'static str, &'a str)]) -> Self {
        Self {
            chosen,
            words: leads.iter().map(|(_, words)| *words).collect(),
            past: None,
        }
    }

    pub(super) fn goal(goal: &'a Goal) -> Self {
        Self::new(None, &goal.leads())
    }

    pub(super) fn measure(measure: &'a Measure, release: Option<Date>) -> Self {
        let past = release.and_then(|release| Some((measure.past_release(release)?, release)));
        let leads = Self::new(measure.person_id, &measure.leads());
        Self { past, ..leads }
    }

    pub(super) fn step((of, step): (&Measure, &'a Step), release: Option<Date>) -> Self {
        let past =
            release.and_then(|release| Some((of.step_past_release(step, release)?, release)));
        let leads = Self::new(None, &step.leads());
        Self { past, ..leads }
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
    let past = leads.past;
    found.extend(past.map(|(day, release)| Doubt::PastRelease(day, release)));
    found
}
