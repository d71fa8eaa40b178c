//! The plan with everything beside it, what belongs to the client, securities and tasks.

use documents::paper::{Chapter, Entry, Recorded};
use domain::{
    own_plan::{CrisisPlan, OwnPlanKind, week::WeeklyPlan},
    plan::{Goal, Measure, VersionState},
    work_profile::WorkProfile,
};
use programme::Text;
use store::{Tx, plan::VersionRow};

use super::{
    File, OWN, PLAN, SECURITIES, TASKS, chapter, coded, day, entry, joined, key, line, maybe,
    of_fields, struck, struck_because, title_of, told, words,
};
use crate::{AppError, case::kind_title, own_plan, plan};

impl File<'_> {
    pub(super) async fn plan(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let versions = store::plan::versions(tx, case).await?;
        let mut entries = Vec::new();
        for one in versions
            .iter()
            .filter(|one| one.state != VersionState::Draft)
        {
            entries.extend(self.plan_version(one));
        }
        for one in store::plan::agreements(tx, case).await? {
            let lines = vec![
                line("copy-agreement", coded("plan_agreement", one.answer)),
                told("common-note", &one.words),
                struck(one.struck.as_ref()),
            ];
            entries.push(entry(
                vec![key("copy-agreement"), Recorded::Day(one.on)],
                lines,
            ));
        }
        for one in store::plan::signatures(tx, case).await? {
            let lines = vec![
                line("copy-signed-by", coded("plan_signer", one.signer)),
                told("common-name", &one.name),
                struck(one.struck.as_ref()),
            ];
            entries.push(entry(
                vec![key("copy-signature"), Recorded::Day(one.on)],
                lines,
            ));
        }
        for one in store::plan::progress(tx, case).await? {
            let what = item(&versions, one.item);
            let lines = vec![
                line("common-status", coded("measure_status", one.status)),
                told("common-note", &one.words),
                line("note-epistemic", maybe("epistemic_kind", one.epistemic)),
                struck(one.struck.as_ref()),
            ];
            let title = vec![words(&what), Recorded::Day(one.on)];
            self.add(&mut entries, (one.epistemic, one.on), entry(title, lines));
        }
        for one in store::plan::reviews(tx, case).await? {
            let scores = one.scores.iter().map(|score| {
                let goal = item(&versions, score.goal);
                let points = match score.points {
                    0 => "0".to_owned(),
                    points => format!("{points:+}"),
                };
                format!("{goal} {points} {}", score.words)
            });
            let lines = vec![
                line("copy-scores", Recorded::Lines(scores.collect())),
                told("common-note", &one.words),
                line("note-epistemic", maybe("epistemic_kind", one.epistemic)),
            ];
            let title = vec![key("copy-review"), Recorded::Day(one.on)];
            self.add(&mut entries, (one.epistemic, one.on), entry(title, lines));
        }
        entries.extend(self.beside_plan(tx).await?);
        Ok(chapter(PLAN, entries))
    }

    /// Pauses, decisions, independence, and what became of the goals.
    async fn beside_plan(&mut self, tx: &mut Tx) -> Result<Vec<Entry>, AppError> {
        let case = self.case.id;
        let mut entries = Vec::new();
        for one in store::plan::pauses(tx, case).await? {
            let title = vec![key("copy-pause"), Recorded::Day(one.from)];
            entries.push(entry(title, of_fields(plan::pause::fields(&one))));
        }
        for one in store::plan::decisions(tx, case).await? {
            let title = vec![key("copy-decided"), Recorded::Day(one.on)];
            entries.push(entry(title, of_fields(plan::beside::fields(&one))));
        }
        for one in store::plan::independence(tx, case).await? {
            let lines = vec![
                line("copy-independence", coded("independence", one.level)),
                told("common-note", &one.words),
                struck(one.struck.as_ref()),
            ];
            let title = vec![self.domain(&one.domain), Recorded::Day(one.on)];
            self.add(&mut entries, (one.epistemic, one.on), entry(title, lines));
        }
        for one in store::closing::versions(tx, case).await? {
            let lines = one.report.outcomes.iter().map(|goal| {
                let label = words(&goal.words);
                let level = coded("plan_outcome", goal.outcome);
                [(label, level), told("closing-said", &goal.said)]
            });
            let title = vec![key("closing-outcomes"), Recorded::At(one.recorded_at)];
            entries.push(entry(title, lines.flatten().collect()));
        }
        Ok(entries)
    }

    fn plan_version(&self, one: &VersionRow) -> Vec<Entry> {
        let covers = one.content.covers.iter().map(|cover| {
            let state = coded("need_result", cover.state);
            [
                (self.domain(&cover.domain), state),
                told("common-note", &cover.words),
            ]
        });
        let number = words(&format!("Version {}", one.number));
        let title = vec![number, day(one.issued_on)];
        let mut entries = vec![entry(title, covers.flatten().collect())];
        for goal in &one.content.goals {
            entries.push(self.goal(one, goal));
        }
        entries
    }

    fn goal(&self, version: &VersionRow, goal: &Goal) -> Entry {
        let confidence = goal.confidence.map(|one| one.to_string());
        let mut lines = vec![
            told("copy-need", &goal.need),
            told("copy-goal", &goal.words),
            told("copy-goal-why", &goal.why),
            told("copy-confidence", &confidence.unwrap_or_default()),
            told("copy-first-step", &goal.first_step),
            told("copy-resource", &goal.resource),
            line("copy-until", day(goal.until)),
            told("copy-expected", &goal.expected),
        ];
        lines.extend(goal.measures.iter().flat_map(measure));
        let number = words(&format!("Version {}", version.number));
        let title = vec![number, self.domain(&goal.domain)];
        entry(title, lines)
    }

    pub(super) async fn own(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let case = self.case.id;
        let mut entries = Vec::new();
        let weeks = store::own_plan::versions::<WeeklyPlan>(tx, case, OwnPlanKind::Weekly).await?;
        for one in weeks {
            let lines = one.content.entries.iter().map(|line| {
                let place = line.place.trim();
                let span = format!("{}–{}", clock(line.from), clock(line.to));
                let said = joined(&[&span, &line.title, place], ", ");
                (coded("week_days", line.days), words(&said))
            });
            let mut lines: Vec<_> = lines.collect();
            lines.push(told("own-week-note", &one.content.note));
            let title = vec![coded("paper_kind", domain::paper::PaperKind::WeeklyPlan)];
            entries.push(entry(
                [title, vec![Recorded::Day(one.valid_from)]].concat(),
                lines,
            ));
        }
        let crises = store::own_plan::versions::<CrisisPlan>(tx, case, OwnPlanKind::Crisis).await?;
        for one in crises {
            let title = vec![coded("paper_kind", domain::paper::PaperKind::CrisisPlan)];
            let title = [title, vec![Recorded::Day(one.valid_from)]].concat();
            entries.push(entry(title, crisis(&one.content)));
        }
        for one in store::work_profile::versions(tx, case).await? {
            let title = vec![key("copy-work-profile"), Recorded::Day(one.on)];
            let on = (Some(one.epistemic), one.on);
            self.add(&mut entries, on, entry(title, profile(&one.content)));
        }
        for one in store::success::of_case(tx, case).await? {
            let title = vec![key("own-success-mine"), Recorded::Day(one.content.on_day)];
            let on = (Some(one.content.epistemic), one.content.on_day);
            let lines = of_fields(own_plan::success_fields(&one));
            self.add(&mut entries, on, entry(title, lines));
        }
        Ok(chapter(OWN, entries))
    }

    pub(super) async fn securities(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let mut entries = Vec::new();
        for one in store::arrangement::of_case(tx, self.case.id).await? {
            let rule = self.programme.security_rule(&one.security);
            let security = one.security.to_string();
            let title = rule.map_or_else(|| words(&security), |rule| title_of(&rule.title));
            let kind = one.kind.as_deref();
            let known = rule.and_then(|rule| kind_title(rule, kind?));
            let known = known.unwrap_or_else(|| {
                let kind = kind.unwrap_or_default();
                Text::new(kind, kind)
            });
            let lines = vec![
                line("copy-kind", title_of(&known)),
                told("arrangement-provider", &one.provider),
                line("arrangement-from", Recorded::Day(one.from_on)),
                line("arrangement-to", day(one.to_on)),
                line("arrangement-strength", coded("strength", one.strength)),
                line("arrangement-side", coded("side", one.side)),
                told("arrangement-evidence", &one.evidence),
                line(
                    "arrangement-epistemic",
                    coded("epistemic_kind", one.epistemic),
                ),
                struck_because(one.struck_reason.as_deref()),
            ];
            let on = (Some(one.epistemic), one.from_on);
            self.add(&mut entries, on, entry(vec![title], lines));
        }
        Ok(chapter(SECURITIES, entries))
    }

    pub(super) async fn tasks(&mut self, tx: &mut Tx) -> Result<Chapter, AppError> {
        let rows = store::task::of_case(tx, self.case.id).await?;
        let entries = rows.iter().map(|one| {
            let lines = vec![
                line("task-due", day(one.due_on)),
                line("common-status", coded("task_status", one.status)),
                line("task-role", coded("task_role", one.role)),
                told(
                    "task-assignee",
                    one.assignee_name.as_deref().unwrap_or_default(),
                ),
                told("task-reason", &one.reason),
                told("task-note", &one.note),
            ];
            entry(vec![words(&one.title_de)], lines)
        });
        Ok(chapter(TASKS, entries.collect()))
    }
}

fn clock(time: jiff::civil::Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// What a measure or a goal was called in the newest version that has it.
fn item(versions: &[VersionRow], item: domain::ids::PlanItemId) -> String {
    let found = versions.iter().rev().find_map(|one| {
        let goals = &one.content.goals;
        let goal = goals.iter().find(|goal| goal.id == item);
        let goal = goal.map(|goal| goal.words.clone());
        let measures = || one.content.measure(item).map(|(_, one)| one.what.clone());
        let steps = || {
            let steps = one.content.measures().flat_map(|(_, one)| &one.steps);
            let mut steps = steps.filter(|step| step.id == item);
            steps.next().map(|step| step.what.clone())
        };
        goal.or_else(measures).or_else(steps)
    });
    found.unwrap_or_default()
}

fn measure(one: &Measure) -> Vec<(Recorded, Recorded)> {
    let mut lines = vec![
        told("copy-measure", &one.what),
        line("copy-kind", coded("measure_kind", one.kind)),
        line("arrangement-side", coded("side", one.side)),
        line("copy-carried-by", coded("carried_by", one.carried_by)),
        line("copy-from", day(one.from)),
        told("copy-partner", &one.partner),
        told("network-person", &one.person),
        line("copy-until", day(one.due)),
        told("copy-expected", &one.target),
    ];
    for step in &one.steps {
        lines.push(told("copy-step", &step.what));
        lines.push(line("copy-until", day(step.on)));
        lines.push(told("common-place", &step.place));
        lines.push(told("plan-bring", &step.papers));
    }
    lines
}

fn crisis(plan: &CrisisPlan) -> Vec<(Recorded, Recorded)> {
    let people = plan.people.iter();
    let people = people.map(|one| joined(&[&one.name, &one.relation], ", "));
    vec![
        told("own-crisis-signs", &plan.warning_signs),
        told("own-crisis-helps", &plan.helps),
        line("own-crisis-people", Recorded::Lines(people.collect())),
        told("own-crisis-places", &plan.places),
        told("own-crisis-do", &plan.others_do),
        told("own-crisis-do-not", &plan.others_do_not),
        told("own-crisis-agreed", &plan.agreed_with),
        told("own-crisis-share", &plan.share),
    ]
}

fn profile(one: &WorkProfile) -> Vec<(Recorded, Recorded)> {
    let part = |code: &str| key(&format!("code-work-part-{code}"));
    let targets = one.targets.iter();
    let targets = targets.map(|target| joined(&[&target.occupation, &target.why], ": "));
    let steps = one.steps.iter();
    let steps = steps.map(|step| joined(&[&step.what, &step.provider], ", "));
    vec![
        (part("schooling"), words(&one.schooling)),
        (part("training"), words(&one.training)),
        (part("experience"), words(&one.experience)),
        (part("licences"), words(&one.licences)),
        (part("languages"), words(&one.languages)),
        (part("limits"), words(&one.limits)),
        (part("wishes"), words(&one.wishes)),
        (part("targets"), Recorded::Lines(targets.collect())),
        (part("steps"), Recorded::Lines(steps.collect())),
    ]
}
