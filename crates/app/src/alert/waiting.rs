//! What waits in a case although its day is over: concerns, promises of other bodies, steps, somebody
//! of the network nobody spoke to, a need without a goal. Says since when; decides nothing.

use domain::{
    alert::{AlertKind, WORRY_DAYS, goal_missing},
    assessment::NeedResult,
    calendar::add_days,
    ids::PlanItemId,
    need::{Known, waits_for_goal},
    plan::{PlanContent, outcome::Outcome},
};
use jiff::civil::Date;
use programme::Text;
use store::{Tx, assessment::DomainResult, plan::VersionRow};

use super::{Said, dated};
use crate::{
    AppError, Message, MessageArg,
    need::{self, ClientNeed},
    network, plan,
    record::{Record, german_date, morning},
};

/// Everything that waits, as far as it was asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Waiting {
    /// The first day on which somebody wanted to come back to a concern.
    concern: Option<Date>,
    /// The first day on which something gave cause for worry, without a concern since.
    worry: Option<Date>,
    /// The first day by which another body should have done something.
    promise: Option<Date>,
    /// The first day of a step of the plan that is over.
    plan_step: Option<Date>,
    /// The first day by which a measure of the plan should have been done.
    plan_measure: Option<Date>,
    /// The first day by which a goal should have been reached.
    plan_goal: Option<Date>,
    /// Life domains with a need that has no goal, in the order of the programme.
    needs: Vec<Text>,
    /// The first day of a step with somebody of the network that is over.
    network_step: Option<Date>,
    /// Who was not spoken to for longer than was wanted, by name.
    silent: Vec<String>,
}

/// Looks for the kinds that are `asked` for.
pub(super) async fn look(
    tx: &mut Tx,
    record: &Record<'_>,
    today: Date,
    asked: impl Fn(&[AlertKind]) -> bool,
) -> Result<Waiting, AppError> {
    let case = record.case.id;
    let mut found = Waiting::default();
    if asked(&[AlertKind::ConcernDue]) {
        found.concern = store::concern::first_due(tx, case, today).await?;
    }
    if asked(&[AlertKind::WorryWaits]) {
        let from = add_days(today, -WORRY_DAYS).unwrap_or(today);
        let worry = store::appointment::first_worry(tx, case, morning(from)).await?;
        found.worry = worry.map(german_date);
    }
    if asked(&[AlertKind::PromiseLate]) {
        found.promise = store::conference::first_late(tx, case, today).await?;
    }
    if asked(&[AlertKind::NetworkStepLate]) {
        found.network_step = network::late_step(tx, case, today).await?;
    }
    if asked(&[AlertKind::NetworkContactLate]) {
        found.silent = network::not_spoken_to(tx, &record.case, today).await?;
    }
    if asked(&[
        AlertKind::PlanStepLate,
        AlertKind::PlanMeasureLate,
        AlertKind::PlanGoalLate,
        AlertKind::NeedWithoutGoal,
    ]) {
        let version = store::plan::current(tx, case).await?;
        if let Some(version) = &version {
            (found.plan_step, found.plan_measure) = late(tx, version, today).await?;
            found.plan_goal = late_goal(tx, version, today).await?;
        }
        let content = version.map(|one| one.content).unwrap_or_default();
        found.needs = without_goal(tx, record, &content, today).await?;
    }
    Ok(found)
}

/// The first days before today of a step that is neither done nor given up, nor its measure, and of
/// a measure that is at no end.
async fn late(
    tx: &mut Tx,
    version: &VersionRow,
    today: Date,
) -> Result<(Option<Date>, Option<Date>), AppError> {
    let late = |on: Option<Date>| on.filter(|day| *day < today);
    let measures = || version.content.measures().map(|(_, measure)| measure);
    let dated = measures()
        .any(|one| late(one.due).is_some() || one.steps.iter().any(|step| late(step.on).is_some()));
    // Most plans have none, and what came of their parts need not be read.
    if !dated {
        return Ok((None, None));
    }
    let over = plan::over(tx, version.case).await?;
    let open = || measures().filter(|one| !over.contains(&one.id));
    let steps = open().flat_map(|one| &one.steps);
    let steps = steps.filter(|one| !over.contains(&one.id));
    let step = steps.filter_map(|one| late(one.on)).min();
    Ok((step, open().filter_map(|one| late(one.due)).min()))
}

/// The first day before today by which a goal was to be reached that its last review does not call
/// reached.
async fn late_goal(
    tx: &mut Tx,
    version: &VersionRow,
    today: Date,
) -> Result<Option<Date>, AppError> {
    let goals = version.content.goals.iter();
    let mut late: Vec<(PlanItemId, Date)> = goals
        .filter_map(|one| Some((one.id, one.until.filter(|day| *day < today)?)))
        .collect();
    // Most plans have none, and their reviews need not be read.
    if late.is_empty() {
        return Ok(None);
    }
    let reviews = store::plan::reviews(tx, version.case).await?;
    let reached = |goal: PlanItemId| {
        let mut scores = reviews.iter().rev().flat_map(|one| &one.scores);
        let last = scores.find(|one| one.goal == goal);
        last.is_some_and(|one| Outcome::suggested(one.points) == Outcome::Reached)
    };
    late.retain(|(goal, _)| !reached(*goal));
    Ok(late.into_iter().map(|(_, day)| day).min())
}

/// The life domains with a need that was found some time ago and has no goal. What another programme
/// holds is left to it.
async fn without_goal(
    tx: &mut Tx,
    record: &Record<'_>,
    content: &PlanContent,
    today: Date,
) -> Result<Vec<Text>, AppError> {
    let results = store::assessment::domain_results(tx, record.case.id).await?;
    let held = plan::held(record, today);
    let found: Vec<&DomainResult> = results
        .iter()
        .filter(|one| one.result == NeedResult::Need && goal_missing(one.on, today))
        .filter(|one| !held.contains_key(&one.domain))
        .collect();
    // Most cases have none, and their single needs need not be read.
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let needs = need::of_case(tx, record.case.id).await?;
    let needs: Vec<Known<'_>> = needs.iter().map(ClientNeed::known).collect();
    let waits = |domain: &&programme::model::LifeDomain| {
        let found = found.iter().find(|one| one.domain == domain.id);
        found.is_some_and(|one| waits_for_goal(content, Some(one.found()), &domain.id, &needs))
    };
    let domains = record.programme.domains.iter().filter(waits);
    Ok(domains.map(|one| one.title.clone()).collect())
}

/// The words of what waits.
pub(super) fn said(waiting: &Waiting) -> impl Iterator<Item = Said> + '_ {
    let days = [
        (AlertKind::ConcernDue, waiting.concern),
        (AlertKind::WorryWaits, waiting.worry),
        (AlertKind::PromiseLate, waiting.promise),
        (AlertKind::PlanStepLate, waiting.plan_step),
        (AlertKind::PlanMeasureLate, waiting.plan_measure),
        (AlertKind::PlanGoalLate, waiting.plan_goal),
        (AlertKind::NetworkStepLate, waiting.network_step),
    ];
    let days = days.into_iter();
    let days = days.filter_map(|(kind, day)| Some(dated(kind, day?)));
    let needs = waiting.needs.first().map(|first| {
        let message = Message::new("alert-need-without-goal")
            .with("n", waiting.needs.len().to_string())
            .with_arg("domain", MessageArg::Words(first.clone()));
        (AlertKind::NeedWithoutGoal, message)
    });
    let silent = waiting.silent.first().map(|first| {
        let message = Message::new("alert-network-contact-late")
            .with("n", waiting.silent.len().to_string())
            .with("name", first);
        (AlertKind::NetworkContactLate, message)
    });
    days.chain(needs).chain(silent)
}
