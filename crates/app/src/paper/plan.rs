//! What the plan tells for papers: the client's copy, the steps that are still open, and what goes on after
//! the end.

use documents::paper::{
    ClientAnswer, ClientView, NextStep, PlanDomain, PlanGoal, PlanMeasure, PlanPaper, Topic,
};
use domain::{
    Code,
    paper::PaperLanguage,
    plan::{Agreement, CarriedBy, MeasureStatus},
};

use jiff::civil::Date;

use super::{content::Desk, told::Told};
use crate::plan;

impl Desk<'_> {
    pub(super) fn plan(&self, plan: &plan::PlanPaper) -> PlanPaper {
        let goal = |goal: &plan::PaperGoal| PlanGoal {
            domain: self.say(&goal.domain).to_owned(),
            need: goal.need.clone(),
            resource: goal.resource.trim().to_owned(),
            confidence: goal.confidence,
            goal: goal.words.clone(),
            why: goal.why.clone(),
            first_step: goal.first_step.clone(),
            until: goal.until,
            expected: goal.expected.clone(),
            measures: goal
                .measures
                .iter()
                .flat_map(|one| self.measure(one))
                .collect(),
        };
        PlanPaper {
            version: u32::try_from(plan.version).unwrap_or(0),
            issued: plan.issued,
            goals: plan.goals.iter().map(goal).collect(),
            without: plan.without.iter().map(|one| self.domain(one)).collect(),
            view: plan.agreement.as_ref().and_then(|(answer, words)| {
                let answer = match answer {
                    Agreement::Agreed => ClientAnswer::Agrees,
                    Agreement::WithRemark => ClientAnswer::AgreesWithRemark,
                    Agreement::Disagrees => ClientAnswer::Disagrees,
                    Agreement::NotAsked => return None,
                };
                let words = words.clone();
                Some(ClientView { answer, words })
            }),
            review: plan.next_review,
        }
    }

    /// A domain without a goal: why, and what else was said.
    fn domain(&self, one: &plan::PaperDomain) -> PlanDomain {
        let why = self.word(
            "plan",
            if one.declined { "declined" } else { "no_need" },
            &[],
        );
        PlanDomain {
            domain: self.say(&one.title).to_owned(),
            why: match (&*one.words, self.paper_language()) {
                ("", _) => why,
                // Easy language says a thought on each line.
                (words, PaperLanguage::Easy) => format!("{why}\n{words}"),
                (words, _) => format!("{why}: {words}"),
            },
        }
    }

    /// The open steps of the plan that the client takes, alone or together with somebody.
    pub(super) fn steps_of(&self, told: &Told) -> Vec<NextStep> {
        let of_client = |by| matches!(by, CarriedBy::Client | CarriedBy::Together);
        self.open_steps(told, of_client)
    }

    /// What of the plan is still to be done after an `end`. What we would have done stays to be done by
    /// somebody, and a day that is over is no day to do it by.
    pub(super) fn left_steps_of(&self, told: &Told, end: Date) -> Vec<NextStep> {
        let ours = |by| matches!(by, CarriedBy::Worker | CarriedBy::Together);
        let mut left = self.open_steps(told, ours);
        for step in &mut left {
            step.who = String::new();
        }
        left.extend(self.open_steps(told, |by| !ours(by)));
        for step in &mut left {
            step.until = step.until.filter(|day| end <= *day);
        }
        left
    }

    fn open_steps(&self, told: &Told, whose: impl Fn(CarriedBy) -> bool) -> Vec<NextStep> {
        let measures = going_on(told).into_iter();
        let steps = measures.flat_map(|one| &one.steps);
        steps
            .filter(|step| !step.status.is_over() && whose(step.by))
            .map(|step| NextStep {
                what: step.what.clone(),
                who: self.carrier(step.by, &step.partner),
                until: step.on,
                place: step.place.trim().to_owned(),
                bring: step.papers.trim().to_owned(),
                ..NextStep::default()
            })
            .collect()
    }

    /// What of the plan runs and goes on without us: with a partner, or by the client alone. What was
    /// only agreed has not begun, and what we carry ends with the case.
    pub(super) fn support_of(&self, told: &Told) -> Vec<Topic> {
        let runs = |one: &&plan::PaperMeasure| {
            let without_us = matches!(one.carried_by, CarriedBy::Partner | CarriedBy::Client);
            without_us && one.status == MeasureStatus::Running
        };
        let running = going_on(told).into_iter().filter(runs);
        running
            .map(|one| {
                let who = self.carrier(one.carried_by, &one.partner);
                let since = one.from.map(|day| {
                    let date = documents::day(self.paper_language(), day);
                    self.word("common", "from_on", &[("date", &date)])
                });
                let said: Vec<String> = [Some(who), since].into_iter().flatten().collect();
                Topic {
                    topic: one.what.clone(),
                    result: said.join(", "),
                }
            })
            .collect()
    }

    /// Who carries something, in words; a partner by name.
    fn carrier(&self, by: CarriedBy, partner: &str) -> String {
        if by == CarriedBy::Partner && !partner.trim().is_empty() {
            partner.trim().to_owned()
        } else {
            self.word("carried_by", by.code(), &[])
        }
    }

    /// A measure with its steps below it; of a step it is said if it is over.
    fn measure(&self, one: &plan::PaperMeasure) -> Vec<PlanMeasure> {
        let mut all = vec![PlanMeasure {
            what: one.what.clone(),
            who: self.carrier(one.carried_by, &one.partner),
            from: one.from,
            until: one.due,
            resource: one.resource.trim().to_owned(),
            state: self.word("measure_status", one.status.code(), &[]),
            ..PlanMeasure::default()
        }];
        all.extend(one.steps.iter().map(|step| PlanMeasure {
            what: step.what.clone(),
            place: step.place.trim().to_owned(),
            bring: step.papers.trim().to_owned(),
            who: self.carrier(step.by, &step.partner),
            until: step.on,
            state: match step.status {
                over if over.is_over() => self.word("measure_status", over.code(), &[]),
                _ => String::new(),
            },
            ..PlanMeasure::default()
        }));
        all
    }
}

/// The measures of a plan that are not over.
fn going_on(told: &Told) -> Vec<&plan::PaperMeasure> {
    let Told::Plan(plan) = told else {
        return Vec::new();
    };
    let over = [MeasureStatus::Done, MeasureStatus::BrokenOff];
    let measures = plan.goals.iter().flat_map(|goal| &goal.measures);
    measures.filter(|one| !over.contains(&one.status)).collect()
}
