//! Standards of a case (P9a): which are met, which are missed, and which are still to come.
//!
//! The answer is about the work, never about the client: what was to be done by when, and whether
//! the records show it. A deviation is no failure; it needs a reason.

use domain::{
    Code,
    calendar::add_days,
    contact::{ContactKind, Gap, gaps, longest_gap},
    task::TaskStatus,
};
use jiff::civil::Date;

use crate::{
    facts::{Fact, Facts},
    model::{Programme, Proof, Standard},
    phases::{day_of, spans},
};

/// Whoever comes late gets this many days from entry on for what would have been due before (an own
/// default; the concepts do not say).
pub const LATE_ENTRY_DAYS: i32 = 14;

/// What is known of a standard in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StandardState {
    /// It is met, in time.
    Met,
    /// It is met, after its last day.
    Late,
    /// Its last day has not come yet, or is not known.
    NotYetDue,
    /// Its last day has passed and the records do not show it.
    Missed,
    /// It was not met or will not be met as written, and somebody gave the reason.
    Deviation,
    /// The case does not need it, or ended before.
    NotNeeded,
}

impl Code for StandardState {
    const ALL: &'static [Self] = &[
        Self::Met,
        Self::Late,
        Self::NotYetDue,
        Self::Missed,
        Self::Deviation,
        Self::NotNeeded,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Late => "late",
            Self::NotYetDue => "not_yet_due",
            Self::Missed => "missed",
            Self::Deviation => "deviation",
            Self::NotNeeded => "not_needed",
        }
    }
}

/// A task of the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskSeen {
    /// Id of the template, with its step.
    pub template: String,
    /// Whether it is open, done or skipped.
    pub status: TaskStatus,
    /// The day on which it was done or skipped.
    pub settled_on: Option<Date>,
}

/// What the records of a case show.
#[derive(Debug, Clone)]
pub struct Evidence<'a> {
    /// The facts that count; they hold the anchors, too.
    pub facts: &'a Facts,
    /// For each fact that somebody stated, the day of the first statement.
    pub stated: &'a [(Fact, Date)],
    /// The tasks.
    pub tasks: &'a [TaskSeen],
    /// When the client was reached and how, oldest first.
    pub contacts: &'a [(ContactKind, Date)],
    /// Securities that have no hole after the gate, counting only what is confirmed outside, with the
    /// day on which the last part of that was recorded.
    pub secured: &'a [(String, Date)],
    /// Since when somebody has led the case.
    pub lead_since: Option<Date>,
    /// Entry into the programme.
    pub entry: Date,
    /// Its end.
    pub exit: Option<Date>,
}

/// A standard of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked<'p> {
    /// The standard.
    pub standard: &'p Standard,
    /// How it stands.
    pub state: StandardState,
    /// Its last day, if it is known.
    pub due: Option<Date>,
    /// The day on which it was met, as far as the records tell.
    pub met_on: Option<Date>,
}

/// What the records show of one proof.
enum Seen {
    On(Option<Date>),
    NotYet,
    Skipped,
    NotNeeded,
}

/// All standards of the programme in a case. `deviates` says whether somebody gave a reason for
/// a deviation from the standard with this id.
pub fn check<'p>(
    programme: &'p Programme,
    evidence: &Evidence<'_>,
    today: Date,
    deviates: impl Fn(&str) -> bool,
) -> Vec<Checked<'p>> {
    programme
        .standards
        .iter()
        .map(|standard| {
            let mut checked = if standard.proof == Proof::Rhythm {
                rhythm(programme, standard, evidence, today)
            } else {
                by_day(programme, standard, evidence, today)
            };
            let excusable = !matches!(checked.state, StandardState::Met | StandardState::NotNeeded);
            if excusable && deviates(&standard.id) {
                checked.state = StandardState::Deviation;
            }
            checked
        })
        .collect()
}

fn by_day<'p>(
    programme: &'p Programme,
    standard: &'p Standard,
    evidence: &Evidence<'_>,
    today: Date,
) -> Checked<'p> {
    let due = last_day(programme, standard, evidence);
    let seen = seen(programme, standard, evidence);
    let (state, met_on) = match seen {
        Seen::On(day) if day.zip(due).is_some_and(|(day, due)| day > due) => {
            (StandardState::Late, day)
        }
        Seen::On(day) => (StandardState::Met, day),
        Seen::Skipped => (StandardState::Deviation, None),
        Seen::NotNeeded => (StandardState::NotNeeded, None),
        // A case that ended before has nothing to answer for.
        Seen::NotYet if ended_before(evidence, due) => (StandardState::NotNeeded, None),
        Seen::NotYet if due.is_some_and(|due| due < today) => (StandardState::Missed, None),
        Seen::NotYet => (StandardState::NotYetDue, None),
    };
    Checked {
        standard,
        state,
        due,
        met_on,
    }
}

/// The last day: as the programme has it, but never sooner than two weeks after a late entry.
fn last_day(programme: &Programme, standard: &Standard, evidence: &Evidence<'_>) -> Option<Date> {
    let day = day_of(programme, &evidence.facts.anchors(), standard.by?)?;
    if day < evidence.entry {
        add_days(evidence.entry, LATE_ENTRY_DAYS)
    } else {
        Some(day)
    }
}

fn ended_before(evidence: &Evidence<'_>, due: Option<Date>) -> bool {
    evidence
        .exit
        .is_some_and(|exit| due.is_none_or(|due| exit <= due))
}

fn seen(programme: &Programme, standard: &Standard, evidence: &Evidence<'_>) -> Seen {
    match &standard.proof {
        Proof::Tasks(ids) => tasks(programme, ids, evidence),
        Proof::Contact { kinds, from } => {
            let Some(from) = day_of(programme, &evidence.facts.anchors(), *from) else {
                return Seen::NotYet;
            };
            let counts = |(kind, day): &&(ContactKind, Date)| {
                *day >= from && (kinds.is_empty() || kinds.contains(kind))
            };
            match evidence.contacts.iter().find(counts) {
                Some((_, day)) => Seen::On(Some(*day)),
                None => Seen::NotYet,
            }
        }
        Proof::Security(code) => match programme.security(code) {
            Some(rule) if !needed(programme, evidence, rule.id.code()) => Seen::NotNeeded,
            _ => first(evidence.secured.iter().filter(|(one, _)| one == code)),
        },
        Proof::Facts(facts) => facts_known(facts, evidence),
        Proof::Lead => match evidence.lead_since {
            Some(day) => Seen::On(Some(day)),
            None => Seen::NotYet,
        },
        Proof::Rhythm => Seen::NotYet,
    }
}

fn first<'a>(days: impl Iterator<Item = &'a (String, Date)>) -> Seen {
    match days.map(|(_, day)| *day).min() {
        Some(day) => Seen::On(Some(day)),
        None => Seen::NotYet,
    }
}

fn needed(programme: &Programme, evidence: &Evidence<'_>, code: &str) -> bool {
    crate::needs_of(programme, evidence.facts)
        .iter()
        .any(|one| one.security.code() == code)
}

/// Tasks that the case does not have are not needed; what was skipped has its reason there.
fn tasks(programme: &Programme, ids: &[String], evidence: &Evidence<'_>) -> Seen {
    let steps: Vec<String> = ids
        .iter()
        .flat_map(|id| match programme.task(id) {
            Some(task) => task.steps().map(|(step, _)| step).collect(),
            None => vec![id.clone()],
        })
        .collect();
    let of_case: Vec<&TaskSeen> = evidence
        .tasks
        .iter()
        .filter(|task| steps.contains(&task.template))
        .collect();
    let all = |status| of_case.iter().all(|task| task.status == status);
    if of_case.is_empty() {
        Seen::NotNeeded
    } else if all(TaskStatus::Done) {
        Seen::On(of_case.iter().filter_map(|task| task.settled_on).max())
    } else if of_case.iter().all(|task| task.status != TaskStatus::Open) {
        Seen::Skipped
    } else {
        Seen::NotYet
    }
}

/// A fact that nobody had to state (the start of custody, the release) counts from the beginning.
fn facts_known(facts: &[Fact], evidence: &Evidence<'_>) -> Seen {
    if facts
        .iter()
        .any(|fact| evidence.facts.known(*fact).is_none())
    {
        return Seen::NotYet;
    }
    let stated = evidence.stated.iter();
    Seen::On(
        stated
            .filter(|(fact, _)| facts.contains(fact))
            .map(|(_, day)| *day)
            .max(),
    )
}

fn rhythm<'p>(
    programme: &'p Programme,
    standard: &'p Standard,
    evidence: &Evidence<'_>,
    today: Date,
) -> Checked<'p> {
    let span = spans(programme, &evidence.facts.anchors())
        .into_iter()
        .find(|(phase, _)| phase.id == standard.phase)
        .and_then(|(_, span)| span);
    let answer = |state, due| Checked {
        standard,
        state,
        due,
        met_on: None,
    };
    let allowed = programme.rhythm(&standard.phase);
    let (Some((from, to)), Some(allowed)) = (span, allowed) else {
        return answer(StandardState::NotYetDue, None);
    };
    let begin = from.max(evidence.entry);
    let ends = [to, evidence.exit].into_iter().flatten().min();
    if ends.is_some_and(|end| end <= begin) {
        return answer(StandardState::NotNeeded, to);
    }
    let until = ends.map_or(today, |end| end.min(today));
    if until < begin {
        return answer(StandardState::NotYetDue, to);
    }
    let contacts = evidence.contacts.iter().map(|(_, day)| *day);
    let longest = longest_gap(&gaps(begin, until, contacts)).map_or(0, Gap::days);
    let state = if longest > i64::from(allowed) {
        StandardState::Missed
    } else if ends.is_some_and(|end| end <= today) {
        StandardState::Met
    } else {
        StandardState::NotYetDue
    };
    answer(state, to)
}

#[cfg(test)]
mod tests;
