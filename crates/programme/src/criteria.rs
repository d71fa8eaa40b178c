//! Admission: each criterion with what it rests on, and what they say together.
//!
//! The answer is a hint. A person decides, and an exception carries reason and approver; so every
//! criterion says which facts it saw, which rule it applied, where the rule stands, and, if it
//! cannot tell, what to ask for.

use domain::{
    Code,
    release::ReleaseKind,
    supervision::{SupervisionHint, supervision_hint},
};
use jiff::civil::Date;

use crate::{
    expression::{Situation, Truth},
    facts::{Fact, FactValue, Facts, Known},
    model::{Criterion, Programme},
    text::Text,
    words,
};

/// Whether a criterion is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CriterionState {
    /// It is.
    Met,
    /// It is not.
    NotMet,
    /// Facts are missing.
    Unknown,
}

impl Code for CriterionState {
    const ALL: &'static [Self] = &[Self::Met, Self::NotMet, Self::Unknown];

    fn code(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Unknown => "unknown",
        }
    }
}

impl From<Truth> for CriterionState {
    fn from(truth: Truth) -> Self {
        match truth {
            Truth::True => Self::Met,
            Truth::False => Self::NotMet,
            Truth::Unknown => Self::Unknown,
        }
    }
}

/// What all criteria say together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AdmissionResult {
    /// All are met.
    Eligible,
    /// At least one is not met.
    NotEligible,
    /// None is broken, but at least one is unknown.
    NeedsClearing,
}

impl Code for AdmissionResult {
    const ALL: &'static [Self] = &[Self::Eligible, Self::NotEligible, Self::NeedsClearing];

    fn code(self) -> &'static str {
        match self {
            Self::Eligible => "eligible",
            Self::NotEligible => "not_eligible",
            Self::NeedsClearing => "needs_clearing",
        }
    }
}

/// A fact that a criterion looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// Which one.
    pub fact: Fact,
    /// Its value, explicit or derived; `None` if unknown.
    pub known: Option<Known>,
}

/// One criterion, answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriterionResult<'p> {
    /// The criterion.
    pub criterion: &'p Criterion,
    /// Whether it is met.
    pub state: CriterionState,
    /// The facts that it looked at.
    pub seen: Vec<Seen>,
    /// The facts that would have to be known; none if the answer is certain.
    pub missing: Vec<Fact>,
    /// The rule in words, made from the expression.
    pub rule: Text,
    /// Document and section, if the file names them.
    pub basis: Option<Text>,
    /// What to ask for; only if it is unknown.
    pub ask: Option<Text>,
    /// What the law lets expect of a missing fact (§ 68f StGB); only if it is unknown.
    pub hint: Option<Text>,
}

impl CriterionResult<'_> {
    /// What it looked at as JSON: the value itself, an object if there are several facts, `null`
    /// for what is unknown.
    pub fn value_json(&self) -> serde_json::Value {
        let value = |seen: &Seen| {
            seen.known
                .as_ref()
                .map_or(serde_json::Value::Null, |known| known.value.to_json())
        };
        match &self.seen[..] {
            [] => serde_json::Value::Null,
            [one] => value(one),
            several => several
                .iter()
                .map(|one| (one.fact.code().to_owned(), value(one)))
                .collect(),
        }
    }
}

/// The whole answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admission<'p> {
    /// What all criteria say together.
    pub result: AdmissionResult,
    /// Every criterion, in the order of the programme.
    pub criteria: Vec<CriterionResult<'p>>,
}

impl Admission<'_> {
    /// All facts that are missing, each once, in the order of the criteria.
    pub fn missing(&self) -> Vec<Fact> {
        let mut missing = Vec::new();
        for fact in self.criteria.iter().flat_map(|one| &one.missing) {
            if !missing.contains(fact) {
                missing.push(*fact);
            }
        }
        missing
    }
}

/// What is known of a supervision beside whether there is one.
const ABOUT_SUPERVISION: [Fact; 4] = [
    Fact::SupervisionBasis,
    Fact::SupervisionFrom,
    Fact::SupervisionUntil,
    Fact::Probation,
];

/// Answers every criterion of the programme for these facts.
pub fn admission<'p>(programme: &'p Programme, facts: &Facts, today: Date) -> Admission<'p> {
    let criteria: Vec<CriterionResult<'p>> = programme
        .criteria
        .iter()
        .map(|one| {
            answer(
                one,
                Situation {
                    programme,
                    facts,
                    today,
                },
            )
        })
        .collect();
    let any = |state| criteria.iter().any(|one| one.state == state);
    let result = if any(CriterionState::NotMet) {
        AdmissionResult::NotEligible
    } else if any(CriterionState::Unknown) {
        AdmissionResult::NeedsClearing
    } else {
        AdmissionResult::Eligible
    };
    Admission { result, criteria }
}

fn answer<'p>(criterion: &'p Criterion, situation: Situation<'_>) -> CriterionResult<'p> {
    let state = CriterionState::from(criterion.when.evaluate(situation));
    let missing: Vec<Fact> = criterion.when.missing(situation).into_iter().collect();
    let unknown = state == CriterionState::Unknown;
    let mut asked: Vec<Fact> = criterion.when.facts().into_iter().collect();
    if asked.contains(&Fact::ConductSupervision) {
        // No rule asks for the rest, and whoever decides wants to read it beside.
        let about = ABOUT_SUPERVISION.into_iter();
        asked.extend(about.filter(|fact| situation.facts.get(*fact).is_some()));
    }
    let seen = asked
        .into_iter()
        .map(|fact| Seen {
            fact,
            known: seen(fact, situation.facts),
        })
        .collect();
    CriterionResult {
        criterion,
        state,
        seen,
        rule: words::expression(situation.programme, &criterion.when),
        basis: criterion
            .basis
            .as_ref()
            .map(|basis| situation.programme.basis_in_words(basis)),
        ask: unknown.then(|| {
            criterion
                .ask
                .clone()
                .unwrap_or_else(|| words::ask_for(&missing))
        }),
        hint: (unknown && missing.contains(&Fact::ConductSupervision))
            .then(|| supervision(situation.facts)),
        missing,
    }
}

/// An anchor stands for the release that counts, so the actual one is shown where it is known.
fn seen(fact: Fact, facts: &Facts) -> Option<Known> {
    facts.known(fact).or_else(|| {
        let release = facts.release().filter(|_| fact == Fact::ReleaseDate)?;
        Some(Known {
            value: FactValue::Date(release),
            derived: true,
        })
    })
}

fn supervision(facts: &Facts) -> Text {
    let kind = match facts.get(Fact::ReleaseKind) {
        Some(FactValue::Text(code)) => ReleaseKind::from_code(code).ok(),
        _ => None,
    };
    let months = match facts.get(Fact::SentenceMonths) {
        Some(FactValue::Int(months)) => u32::try_from(*months).ok(),
        _ => None,
    };
    match supervision_hint(kind, months) {
        SupervisionHint::Expected => Text::new(
            "zu erwarten nach § 68f StGB, wenn die Strafe wegen einer vorsätzlichen Tat verhängt \
             wurde und das Gericht nichts anderes anordnet; bitte bestätigen",
            "to be expected under § 68f StGB if the sentence was for an intentional offence and \
             the court does not decide otherwise; please confirm",
        ),
        SupervisionHint::Perhaps => Text::new(
            "nach § 68f StGB bei ein bis unter zwei Jahren nur wegen einer der in § 181b StGB \
             genannten Taten; bitte nachfragen, die Tat wird nicht erfasst",
            "under § 68f StGB with one up to two years only for one of the offences named in \
             § 181b StGB; please ask, the offence is not recorded",
        ),
        SupervisionHint::NotExpected => Text::new(
            "nach § 68f StGB nicht zu erwarten; bitte bestätigen",
            "not to be expected under § 68f StGB; please confirm",
        ),
        SupervisionHint::Unknown => Text::new(
            "ohne Art der Entlassung und Strafmaß lässt § 68f StGB keine Erwartung zu",
            "without the kind of release and the length of the sentence § 68f StGB allows no \
             expectation",
        ),
    }
}

#[cfg(test)]
mod tests;
