//! Assessment (P18): what four voices say about each life domain, where they differ, how it changes.
//!
//! A voice marks problem and resource of a domain on steps from 0 to 4. That nobody has asked yet and
//! that the domain plays no part are marks of their own, never a 0: "looked at, nothing found" must
//! stay apart from "not looked at".

use jiff::civil::Date;

use crate::{Code, calendar::days_between, contact::EpistemicKind};

/// Who speaks (P18a to P18d).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Voice {
    /// The client about themselves.
    Client,
    /// The worker who asks and listens.
    Worker,
    /// Somebody else: a person or a body that knows the client.
    ThirdParty,
    /// The professional summary: marked as an assessment, not a fact.
    Summary,
}

impl Code for Voice {
    const ALL: &'static [Self] = &[Self::Client, Self::Worker, Self::ThirdParty, Self::Summary];

    fn code(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Worker => "worker",
            Self::ThirdParty => "third_party",
            Self::Summary => "summary",
        }
    }
}

impl Voice {
    /// Whether it rates life domains. The summary is free text with an order of what comes first.
    pub fn rates(self) -> bool {
        self != Self::Summary
    }

    /// What kind of statement its words and marks are: who speaks says it, nobody has to be asked.
    pub fn statement(self) -> EpistemicKind {
        match self {
            Self::Client => EpistemicKind::ClientStatement,
            Self::Worker | Self::Summary => EpistemicKind::Assessment,
            Self::ThirdParty => EpistemicKind::ThirdPartyStatement,
        }
    }
}

/// A mark for a problem or a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Mark {
    /// Nobody has looked yet.
    #[default]
    NotAssessed,
    /// The domain plays no part for this person.
    NotRelevant,
    /// Looked at: none.
    Zero,
    /// Little.
    One,
    /// Some.
    Two,
    /// Much.
    Three,
    /// Very much.
    Four,
}

impl Code for Mark {
    const ALL: &'static [Self] = &[
        Self::Zero,
        Self::One,
        Self::Two,
        Self::Three,
        Self::Four,
        Self::NotRelevant,
        Self::NotAssessed,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::NotAssessed => "not_assessed",
            Self::NotRelevant => "not_relevant",
            Self::Zero => "0",
            Self::One => "1",
            Self::Two => "2",
            Self::Three => "3",
            Self::Four => "4",
        }
    }
}

impl Mark {
    /// The highest step.
    pub const MAX: u8 = 4;

    /// The step, 0 to 4; `None` if there is none.
    pub fn step(self) -> Option<u8> {
        match self {
            Self::NotAssessed | Self::NotRelevant => None,
            Self::Zero => Some(0),
            Self::One => Some(1),
            Self::Two => Some(2),
            Self::Three => Some(3),
            Self::Four => Some(4),
        }
    }

    /// Whether somebody has looked.
    pub fn is_assessed(self) -> bool {
        self != Self::NotAssessed
    }
}

/// How important a domain is to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Importance {
    /// Not said.
    #[default]
    Unsaid,
    /// Can wait.
    Little,
    /// Important.
    Important,
    /// Comes first.
    First,
}

impl Code for Importance {
    const ALL: &'static [Self] = &[Self::Unsaid, Self::Little, Self::Important, Self::First];

    fn code(self) -> &'static str {
        match self {
            Self::Unsaid => "unsaid",
            Self::Little => "little",
            Self::Important => "important",
            Self::First => "first",
        }
    }
}

/// By when something has to happen in a domain, seen from the release.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Urgency {
    /// Not said.
    #[default]
    Unsaid,
    /// After the release is soon enough.
    After,
    /// Before the release.
    Before,
    /// Now.
    Now,
}

impl Code for Urgency {
    const ALL: &'static [Self] = &[Self::Unsaid, Self::After, Self::Before, Self::Now];

    fn code(self) -> &'static str {
        match self {
            Self::Unsaid => "unsaid",
            Self::After => "after",
            Self::Before => "before",
            Self::Now => "now",
        }
    }
}

/// How a life domain is settled for the plan (P1c). Exclusive; a later one takes its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NeedResult {
    /// Help is needed and wanted.
    Need,
    /// Looked at: no help needed.
    NoNeed,
    /// There may be a need, but the client does not want help here.
    Declined,
}

impl Code for NeedResult {
    const ALL: &'static [Self] = &[Self::Need, Self::NoNeed, Self::Declined];

    fn code(self) -> &'static str {
        match self {
            Self::Need => "need",
            Self::NoNeed => "no_need",
            Self::Declined => "declined",
        }
    }
}

/// On which occasion an assessment is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Occasion {
    /// At the beginning.
    Intake,
    /// On the way.
    Interim,
    /// Shortly before the release.
    BeforeRelease,
    /// After the release.
    AfterRelease,
    /// At the end of the support.
    Closing,
}

impl Code for Occasion {
    const ALL: &'static [Self] = &[
        Self::Intake,
        Self::Interim,
        Self::BeforeRelease,
        Self::AfterRelease,
        Self::Closing,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Interim => "interim",
            Self::BeforeRelease => "before_release",
            Self::AfterRelease => "after_release",
            Self::Closing => "closing",
        }
    }
}

/// So many days before the release an assessment usually looks at it.
const BEFORE_RELEASE: i32 = 56;

/// The occasion that a form starts with; whoever writes can choose another one. `first` is whether the
/// voice has not been heard before.
pub fn usual_occasion(first: bool, release: Option<Date>, today: Date) -> Occasion {
    match release {
        _ if first => Occasion::Intake,
        Some(release) if release <= today => Occasion::AfterRelease,
        Some(release) if days_between(today, release) <= BEFORE_RELEASE => Occasion::BeforeRelease,
        _ => Occasion::Interim,
    }
}

/// Where a version stands. A finished one never changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VersionStatus {
    /// Being written; only its author sees and changes it.
    Open,
    /// Finished for good.
    Finished,
}

impl Code for VersionStatus {
    const ALL: &'static [Self] = &[Self::Open, Self::Finished];

    fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Finished => "finished",
        }
    }
}

/// How two voices differ.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// One sees none at all, another sees at least a little.
    SeenByOne,
    /// So many steps lie between the lowest and the highest, at least [`APART`].
    Apart(u8),
}

/// From so many steps on two marks are said to differ.
pub const APART: u8 = 2;

/// The greatest difference in the problems that voices see. Whoever has not looked takes no part;
/// "not relevant" sees no problem.
pub fn problem_difference(marks: &[Mark]) -> Option<Difference> {
    let seen = |mark: &Mark| match mark {
        Mark::NotRelevant => Some(0),
        mark => mark.step(),
    };
    let (low, high) = span(marks.iter().filter_map(seen))?;
    match high - low {
        apart @ APART.. => Some(Difference::Apart(apart)),
        1.. if low == 0 => Some(Difference::SeenByOne),
        _ => None,
    }
}

/// The greatest difference in the resources that voices see, from [`APART`] steps on.
pub fn resource_difference(marks: &[Mark]) -> Option<Difference> {
    let (low, high) = span(marks.iter().filter_map(|mark| mark.step()))?;
    (high - low >= APART).then_some(Difference::Apart(high - low))
}

fn span(steps: impl Iterator<Item = u8> + Clone) -> Option<(u8, u8)> {
    Some((steps.clone().min()?, steps.max()?))
}

/// How something has changed between two versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Fewer problems, or more resources.
    Better,
    /// More problems, or fewer resources.
    Worse,
    /// The same step.
    Same,
    /// One of the two has no step.
    Unknown,
}

impl Code for Change {
    const ALL: &'static [Self] = &[Self::Better, Self::Worse, Self::Same, Self::Unknown];

    fn code(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Same => "same",
            Self::Unknown => "unknown",
        }
    }
}

/// How a problem has changed.
pub fn problem_change(before: Mark, after: Mark) -> Change {
    match (before.step(), after.step()) {
        (Some(before), Some(after)) => match after.cmp(&before) {
            std::cmp::Ordering::Less => Change::Better,
            std::cmp::Ordering::Equal => Change::Same,
            std::cmp::Ordering::Greater => Change::Worse,
        },
        _ => Change::Unknown,
    }
}

/// How a resource has changed: more is better.
pub fn resource_change(before: Mark, after: Mark) -> Change {
    problem_change(after, before)
}

/// What is wrong with the day of an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayProblem {
    /// It has not come yet.
    InFuture,
    /// It lies before the birth of the client.
    BeforeBirth,
}

/// Checks the day on which somebody said or wrote it.
pub fn check_day(day: Date, birth: Option<Date>, today: Date) -> Result<(), DayProblem> {
    if day > today {
        Err(DayProblem::InFuture)
    } else if birth.is_some_and(|birth| day < birth) {
        Err(DayProblem::BeforeBirth)
    } else {
        Ok(())
    }
}

/// Whether most of the life domains of a version are empty, so that finishing it is asked about.
pub fn is_sparse(said: usize, all: usize) -> bool {
    said.saturating_mul(2) < all
}

#[cfg(test)]
mod tests;
