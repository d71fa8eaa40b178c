//! Expressions: what a criterion or a condition asks of the facts, answered with three values.
//!
//! The logic is Kleene's: *unknown* is a value of its own, and an answer is only certain if no
//! missing fact could change it. `all` is false as soon as one part is false, whatever else is
//! unknown; `any` is true as soon as one part is true; `none` is the negation of `any`.
//!
//! A programme may settle for "yes" while one fact is unknown (`if_unknown = true`): full term
//! implies a sentence, so an unknown kind of custody need not be asked for.

use std::{collections::BTreeSet, ops::Not};

use domain::{anchor::Anchor, calendar::Holidays, deadline::Offset, names::fold_tight};
use jiff::civil::Date;

use crate::{
    facts::{Fact, FactType, FactValue, Facts},
    model::Programme,
};

/// The three truth values, worse first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Truth {
    /// Certainly not.
    False,
    /// A fact is missing.
    Unknown,
    /// Certainly.
    True,
}

impl Truth {
    /// True if both are, false if one is.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// True if one is, false if both are.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}

impl Not for Truth {
    type Output = Self;

    fn not(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }
}

impl From<bool> for Truth {
    fn from(value: bool) -> Self {
        if value { Self::True } else { Self::False }
    }
}

/// What is asked of the facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Expression {
    /// Every part holds.
    All(Vec<Self>),
    /// At least one part holds.
    Any(Vec<Self>),
    /// No part holds.
    None(Vec<Self>),
    /// A fact passes a test.
    Fact {
        /// Which one.
        fact: Fact,
        /// The test.
        test: Test,
        /// Whether it holds while the fact is unknown (`if_unknown = true`), so that the fact need
        /// not be asked for. Only where all parts have to hold: then learning the fact can break
        /// the rule but never leave it unknown.
        holds_if_unknown: bool,
    },
    /// *Today* lies in `[anchor + from, anchor + to)`; a missing bound is open.
    Within {
        /// Counted from here.
        anchor: Anchor,
        /// First day.
        from: Option<Offset>,
        /// First day after it.
        to: Option<Offset>,
    },
}

/// The test of one fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// Equal to this value.
    Is(FactValue),
    /// Equal to one of these.
    OneOf(Vec<FactValue>),
    /// Not less than this number.
    AtLeast(i64),
    /// Not more than this number.
    AtMost(i64),
    /// Earlier than this day.
    Before(Date),
    /// Later than this day.
    After(Date),
    /// The list is empty, or is not.
    Empty(bool),
    /// The list holds this entry.
    Contains(String),
    /// The list holds nothing but these entries.
    Only(Vec<String>),
}

/// What expressions are evaluated against.
#[derive(Debug, Clone, Copy)]
pub struct Situation<'a> {
    /// The programme: its regions, securities and precedences give names their meaning.
    pub programme: &'a Programme,
    /// What is known.
    pub facts: &'a Facts,
    /// The day on which it is asked.
    pub today: Date,
}

impl Expression {
    /// The answer for this situation.
    pub fn evaluate(&self, situation: Situation<'_>) -> Truth {
        match self {
            Self::All(parts) => parts
                .iter()
                .fold(Truth::True, |all, part| all.and(part.evaluate(situation))),
            Self::Any(parts) => parts
                .iter()
                .fold(Truth::False, |any, part| any.or(part.evaluate(situation))),
            Self::None(parts) => !parts
                .iter()
                .fold(Truth::False, |any, part| any.or(part.evaluate(situation))),
            Self::Fact {
                fact,
                test,
                holds_if_unknown,
            } => match situation.value(*fact) {
                Some(value) => Truth::from(situation.passes(*fact, &value, test)),
                None if *holds_if_unknown => Truth::True,
                None => Truth::Unknown,
            },
            Self::Within { anchor, from, to } => situation.within(*anchor, *from, *to),
        }
    }

    /// Every fact that the expression asks for, each once, in the order of first mention.
    pub fn facts(&self) -> Vec<Fact> {
        let mut found = Vec::new();
        self.collect(&mut |part| {
            let fact = match part {
                Self::Fact { fact, .. } => Some(*fact),
                Self::Within { anchor, .. } => Fact::of_anchor(*anchor),
                Self::All(_) | Self::Any(_) | Self::None(_) => None,
            };
            found.extend(fact.filter(|fact| !found.contains(fact)));
        });
        found
    }

    /// The facts that would have to be known to answer; none if the answer is certain.
    pub fn missing(&self, situation: Situation<'_>) -> BTreeSet<Fact> {
        if self.evaluate(situation) != Truth::Unknown {
            return BTreeSet::new();
        }
        match self {
            Self::All(parts) | Self::Any(parts) | Self::None(parts) => parts
                .iter()
                .flat_map(|part| part.missing(situation))
                .collect(),
            Self::Fact { fact, .. } => BTreeSet::from([*fact]),
            Self::Within { anchor, .. } => Fact::of_anchor(*anchor).into_iter().collect(),
        }
    }

    fn collect(&self, visit: &mut impl FnMut(&Self)) {
        visit(self);
        if let Self::All(parts) | Self::Any(parts) | Self::None(parts) = self {
            for part in parts {
                part.collect(visit);
            }
        }
    }
}

impl Situation<'_> {
    /// The value of a fact, explicit or derived. Missing `needs` are all needs of the programme.
    fn value(&self, fact: Fact) -> Option<FactValue> {
        match self.facts.known(fact) {
            Some(known) => Some(known.value),
            None if fact == Fact::Needs => Some(FactValue::List(
                self.programme
                    .securities
                    .iter()
                    .map(|one| one.id.code().to_owned())
                    .collect(),
            )),
            None => None,
        }
    }

    fn passes(&self, fact: Fact, value: &FactValue, test: &Test) -> bool {
        match test {
            Test::Is(expected) => self.equal(fact, value, expected),
            Test::OneOf(expected) => expected.iter().any(|one| self.equal(fact, value, one)),
            Test::AtLeast(bound) => matches!(value, FactValue::Int(number) if number >= bound),
            Test::AtMost(bound) => matches!(value, FactValue::Int(number) if number <= bound),
            Test::Before(bound) => matches!(value, FactValue::Date(day) if day < bound),
            Test::After(bound) => matches!(value, FactValue::Date(day) if day > bound),
            Test::Empty(empty) => {
                matches!(value, FactValue::List(entries) if entries.is_empty() == *empty)
            }
            Test::Contains(entry) => {
                let one = std::slice::from_ref(entry);
                matches!(value, FactValue::List(entries)
                    if entries.iter().any(|found| self.is_among(fact, found, one)))
            }
            Test::Only(allowed) => {
                matches!(value, FactValue::List(entries)
                    if entries.iter().all(|found| self.is_among(fact, found, allowed)))
            }
        }
    }

    fn equal(&self, fact: Fact, value: &FactValue, expected: &FactValue) -> bool {
        match (fact.kind(), value, expected) {
            (FactType::Region, FactValue::Text(place), FactValue::Text(region)) => self
                .programme
                .region_of(place)
                .is_some_and(|found| found.id == *region),
            _ => value == expected,
        }
    }

    /// Whether an entry of a list is one of those named in the programme file.
    fn is_among(&self, fact: Fact, found: &str, named: &[String]) -> bool {
        if fact == Fact::Needs {
            return named
                .iter()
                .any(|name| self.programme.same_need(found, name));
        }
        let folded = fold_tight(found);
        named.iter().any(|name| {
            let other = self.programme.precedence.iter().find(|one| one.id == *name);
            fold_tight(name) == folded || other.is_some_and(|other| other.is_called(found))
        })
    }

    fn within(&self, anchor: Anchor, from: Option<Offset>, to: Option<Offset>) -> Truth {
        let Some(day) = self.facts.anchors().get(anchor) else {
            return Truth::Unknown;
        };
        // Spans count calendar time only; the loader refuses working days in them.
        let at = |offset: Offset| offset.from_day(day, self.programme.land, &Holidays::default());
        let begun = from.and_then(at).is_none_or(|from| from <= self.today);
        let ended = to.and_then(at).is_some_and(|to| to <= self.today);
        Truth::from(begun && !ended)
    }
}
