//! The plan (P18e, P30b): need → goal in the client's own words → measures → steps.
//!
//! A plan is a chain of versions. The content of a version is one value, [`PlanContent`]; goals,
//! measures and steps keep their ids from version to version, so that progress and reviews follow
//! them and [`change::changes`] can say what is different. What happens to a measure (begun, done,
//! broken off) is no change of the plan: it is told by dated events beside it.
//!
//! It must not: know a case, a day of its own or a text for people.

use std::cmp::Ordering;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    Code,
    ids::{NeedId, NetworkPersonId, PlanItemId},
    seam::Side,
};

mod agreement;
pub mod carried;
pub mod change;
pub mod cover;
pub mod lock;
pub mod order;
pub mod outcome;
pub mod pause;
pub mod review;
mod words;

pub use agreement::{
    Agreement, AgreementProblem, Asked, Signer, SigningProblem, is_agreed, may_follow, may_sign,
};

/// Who carries a measure or a step (P1d).
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum CarriedBy {
    /// The worker for the client.
    Worker,
    /// Both together.
    #[default]
    Together,
    /// The client alone.
    Client,
    /// Somebody else, who is named.
    Partner,
}

impl Code for CarriedBy {
    const ALL: &'static [Self] = &[Self::Client, Self::Together, Self::Worker, Self::Partner];

    fn code(self) -> &'static str {
        match self {
            Self::Worker => "worker",
            Self::Together => "together",
            Self::Client => "client",
            Self::Partner => "partner",
        }
    }
}

/// What a measure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureKind {
    /// Talks and counselling.
    #[default]
    Counselling,
    /// Going there together (I1a).
    Accompaniment,
    /// Applications and papers.
    Application,
    /// Looking for a home.
    HousingSearch,
    /// Looking for work.
    JobSearch,
    /// What work, what training (I8a); its result is an occupation or a training plan.
    CareerGuidance,
    /// Trying out an application, if needed (P20a).
    MockInterview,
    /// Learning something.
    Training,
    /// Treatment and therapy.
    Treatment,
    /// Finding back to people who are good for somebody (P28a).
    NetworkRestore,
    /// What one does in free time.
    Leisure,
    /// Something else.
    Other,
}

impl Code for MeasureKind {
    const ALL: &'static [Self] = &[
        Self::Counselling,
        Self::Accompaniment,
        Self::Application,
        Self::HousingSearch,
        Self::JobSearch,
        Self::CareerGuidance,
        Self::MockInterview,
        Self::Training,
        Self::Treatment,
        Self::NetworkRestore,
        Self::Leisure,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Counselling => "counselling",
            Self::Accompaniment => "accompaniment",
            Self::Application => "application",
            Self::HousingSearch => "housing_search",
            Self::JobSearch => "job_search",
            Self::CareerGuidance => "career_guidance",
            Self::MockInterview => "mock_interview",
            Self::Training => "training",
            Self::Treatment => "treatment",
            Self::NetworkRestore => "network_restore",
            Self::Leisure => "leisure",
            Self::Other => "other",
        }
    }
}

/// Where a measure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MeasureStatus {
    /// It stands in the plan, and nobody has agreed yet.
    Offered,
    /// The client agreed to the plan in which it stands.
    Agreed,
    /// It has begun.
    Running,
    /// It is done.
    Done,
    /// It ended before its time, or never began; with a reason.
    BrokenOff,
}

impl Code for MeasureStatus {
    const ALL: &'static [Self] = &[
        Self::Offered,
        Self::Agreed,
        Self::Running,
        Self::Done,
        Self::BrokenOff,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Agreed => "agreed",
            Self::Running => "running",
            Self::Done => "done",
            Self::BrokenOff => "broken_off",
        }
    }
}

impl MeasureStatus {
    /// Whether it is at its end.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::BrokenOff)
    }

    /// Where a measure stands: what was told last, else what the agreement to it ([`is_agreed`]) makes
    /// of it.
    pub fn now(told: Option<Self>, agreed: bool) -> Self {
        match told {
            Some(told) if told != Self::Offered || !agreed => told,
            _ if agreed => Self::Agreed,
            _ => Self::Offered,
        }
    }
}

/// Where a version stands. What was issued is never changed again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum VersionState {
    /// Being written; at most one of a case.
    Draft,
    /// Settled; the newest one counts.
    Issued,
    /// Given up before it was settled.
    Dropped,
}

impl Code for VersionState {
    const ALL: &'static [Self] = &[Self::Draft, Self::Issued, Self::Dropped];

    fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Issued => "issued",
            Self::Dropped => "dropped",
        }
    }
}

/// How far somebody goes alone in a life domain (P17).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Independence {
    /// Needs somebody to come along.
    Escort,
    /// A reminder is enough.
    Reminder,
    /// Alone.
    Alone,
}

impl Code for Independence {
    const ALL: &'static [Self] = &[Self::Escort, Self::Reminder, Self::Alone];

    fn code(self) -> &'static str {
        match self {
            Self::Escort => "escort",
            Self::Reminder => "reminder",
            Self::Alone => "alone",
        }
    }
}

/// How far somebody goes alone in the end, held against the beginning: further, as before, or with more
/// help. `levels` are the judgements in the order of their days; one alone says nothing.
pub fn independence_change(levels: &[Independence]) -> Option<Ordering> {
    match levels {
        [first, .., last] => Some(last.cmp(first)),
        _ => None,
    }
}

/// Whether to ask once if a day of a goal, a measure or a step is meant: it lies behind, and it is not
/// the day that stood there `before`. What has become late stays correctable.
pub fn asks_about(day: Option<Date>, before: Option<Date>, today: Date) -> bool {
    day.is_some_and(|day| day < today) && day != before
}

/// The content of one version.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct PlanContent {
    /// Life domains without a goal, and why there is none.
    pub covers: Vec<cover::Cover>,
    /// The goals, in the order in which they were set.
    pub goals: Vec<Goal>,
}

/// A goal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Goal {
    /// Its id, the same in every version.
    pub id: PlanItemId,
    /// Counts its changes within a draft.
    pub revision: i64,
    /// Id of the life domain.
    pub domain: String,
    /// What is needed.
    pub need: String,
    /// The needs of the assessment that it answers to.
    #[serde(default)]
    pub needs: Vec<NeedId>,
    /// The goal in the client's own words.
    pub words: String,
    /// Why it matters to the client.
    pub why: String,
    /// How sure the client is to get there, 0 to 10.
    pub confidence: Option<u8>,
    /// What the client does first.
    pub first_step: String,
    /// What the client can build on.
    pub resource: String,
    /// By when it is to be reached.
    #[serde(default)]
    pub until: Option<Date>,
    /// What shows that it is reached: the 0 of the scale from −2 to +2.
    #[serde(default)]
    pub expected: String,
    /// How it is to be reached.
    pub measures: Vec<Measure>,
}

/// A measure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measure {
    /// Its id, the same in every version.
    pub id: PlanItemId,
    /// Counts its changes within a draft.
    pub revision: i64,
    /// What is done.
    pub what: String,
    /// What it is.
    pub kind: MeasureKind,
    /// Who carries it.
    pub carried_by: CarriedBy,
    /// The partner by name, or the mediator of [`MeasureKind::NetworkRestore`].
    pub partner: String,
    /// The person of the network it is about; a no-contact order for them blocks it.
    #[serde(default)]
    pub person_id: Option<NetworkPersonId>,
    /// The same by name; names only, if they are not in the network.
    pub person: String,
    /// Inside or outside.
    #[serde(with = "by_code")]
    pub side: Side,
    /// Ids of the areas of service of the programme (P12).
    pub areas: Vec<String>,
    /// From when.
    pub from: Option<Date>,
    /// Until when.
    pub due: Option<Date>,
    /// The resource that it uses (P31).
    pub resource: String,
    /// What is to come out of it: the occupation or training plan (I8a).
    pub target: String,
    /// Why it stands in a domain that another programme holds.
    pub override_reason: String,
    /// Its steps.
    pub steps: Vec<Step>,
}

impl Measure {
    /// The last of its days, if it is to take place in custody and that day lies after the release.
    pub fn past_release(&self, release: Date) -> Option<Date> {
        let last = self.from.max(self.due);
        last.filter(|day| self.side == Side::Inside && *day > release)
    }

    /// The day of one of its steps, if that is so.
    pub fn step_past_release(&self, step: &Step, release: Date) -> Option<Date> {
        let inside = self.side == Side::Inside;
        step.on.filter(|day| inside && *day > release)
    }
}

/// A step: small enough to be done on one day (I1a).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its id, the same in every version.
    pub id: PlanItemId,
    /// Counts its changes within a draft.
    pub revision: i64,
    /// What is done.
    pub what: String,
    /// On which day.
    pub on: Option<Date>,
    /// Where.
    pub place: String,
    /// Which papers to bring.
    pub papers: String,
    /// Who does it.
    pub by: CarriedBy,
    /// The partner by name, if a partner does it.
    #[serde(default)]
    pub partner: String,
}

/// A value of a closed list in JSON, by its code.
mod by_code {
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    use crate::Code;

    pub fn serialize<C: Code, S: Serializer>(value: &C, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(value.code())
    }

    pub fn deserialize<'de, C: Code, D: Deserializer<'de>>(from: D) -> Result<C, D::Error> {
        C::from_code(&String::deserialize(from)?).map_err(D::Error::custom)
    }
}

impl PlanContent {
    /// A goal.
    pub fn goal(&self, id: PlanItemId) -> Option<&Goal> {
        self.goals.iter().find(|one| one.id == id)
    }

    /// A goal, to change it.
    pub fn goal_mut(&mut self, id: PlanItemId) -> Option<&mut Goal> {
        self.goals.iter_mut().find(|one| one.id == id)
    }

    /// A measure with its goal.
    pub fn measure(&self, id: PlanItemId) -> Option<(&Goal, &Measure)> {
        self.goals.iter().find_map(|goal| {
            let measure = goal.measures.iter().find(|one| one.id == id)?;
            Some((goal, measure))
        })
    }

    /// A measure, to change it.
    pub fn measure_mut(&mut self, id: PlanItemId) -> Option<&mut Measure> {
        let all = self.goals.iter_mut().flat_map(|goal| &mut goal.measures);
        all.into_iter().find(|one| one.id == id)
    }

    /// A step with its measure.
    pub fn step(&self, id: PlanItemId) -> Option<(&Measure, &Step)> {
        self.measures().find_map(|(_, measure)| {
            let step = measure.steps.iter().find(|one| one.id == id)?;
            Some((measure, step))
        })
    }

    /// A step, to change it.
    pub fn step_mut(&mut self, id: PlanItemId) -> Option<&mut Step> {
        let measures = self.goals.iter_mut().flat_map(|goal| &mut goal.measures);
        let mut all = measures.flat_map(|measure| &mut measure.steps);
        all.find(|one| one.id == id)
    }

    /// All measures with their goals, in order.
    pub fn measures(&self) -> impl Iterator<Item = (&Goal, &Measure)> {
        self.goals
            .iter()
            .flat_map(|goal| goal.measures.iter().map(move |measure| (goal, measure)))
    }

    /// Takes a goal, measure or step out, with all that belongs to it. Says whether it was there.
    pub fn remove(&mut self, id: PlanItemId) -> bool {
        let before = self.size();
        self.goals.retain(|one| one.id != id);
        for goal in &mut self.goals {
            goal.measures.retain(|one| one.id != id);
            for measure in &mut goal.measures {
                measure.steps.retain(|one| one.id != id);
            }
        }
        self.size() != before
    }

    /// How often this goal, measure or step was changed within the draft; `None`: it is not there.
    pub fn revision(&self, id: PlanItemId) -> Option<i64> {
        let goal = self.goal(id).map(|one| one.revision);
        let measure = || self.measure(id).map(|(_, one)| one.revision);
        let step = || self.step(id).map(|(_, one)| one.revision);
        goal.or_else(measure).or_else(step)
    }

    fn size(&self) -> usize {
        let steps: usize = self.measures().map(|(_, one)| 1 + one.steps.len()).sum();
        self.goals.len() + steps
    }
}

#[cfg(test)]
pub(crate) mod tests;
