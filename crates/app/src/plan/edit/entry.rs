//! What is typed into the draft of a plan: a goal, a measure, a step.

use domain::{
    ids::{NeedId, NetworkPersonId},
    plan::{CarriedBy, MeasureKind},
    seam::Side,
};
use jiff::civil::Date;

/// A goal as typed.
#[derive(Debug, Clone, Default)]
pub struct GoalEntry {
    /// Life domain.
    pub domain: String,
    /// What is needed.
    pub need: String,
    /// The needs of the assessment that it answers to.
    pub needs: Vec<NeedId>,
    /// The goal in the client's own words.
    pub words: String,
    /// Why it matters.
    pub why: String,
    /// 0 to 10.
    pub confidence: Option<u8>,
    /// The first own step.
    pub first_step: String,
    /// What the client can build on.
    pub resource: String,
    /// By when it is to be reached.
    pub until: Option<Date>,
    /// The day behind us of which it was said, when asked, that it is meant.
    pub meant: Option<Date>,
    /// What shows that it is reached.
    pub expected: String,
    /// Whether the person has seen what speaks against it, and means it.
    pub confirmed: bool,
}

/// A measure as typed.
#[derive(Debug, Clone)]
pub struct MeasureEntry {
    /// What is done.
    pub what: String,
    /// What it is.
    pub kind: MeasureKind,
    /// Who carries it.
    pub carried_by: CarriedBy,
    /// The partner or mediator.
    pub partner: String,
    /// The person of the network it is about.
    pub person_id: Option<NetworkPersonId>,
    /// The same by name, if they are not in the network.
    pub person: String,
    /// Inside or outside.
    pub side: Side,
    /// Areas of service.
    pub areas: Vec<String>,
    /// From when.
    pub from: Option<Date>,
    /// Until when.
    pub due: Option<Date>,
    /// The day behind us of which it was said, when asked, that it is meant.
    pub meant: Option<Date>,
    /// The resource that it uses.
    pub resource: String,
    /// What is to come out of it.
    pub target: String,
    /// Why it stands in a domain that somebody else holds.
    pub override_reason: String,
    /// Whether the person has seen what speaks against it, and means it.
    pub confirmed: bool,
}

/// A step as typed.
#[derive(Debug, Clone)]
pub struct StepEntry {
    /// What is done.
    pub what: String,
    /// On which day.
    pub on: Option<Date>,
    /// The day behind us of which it was said, when asked, that it is meant.
    pub meant: Option<Date>,
    /// Where.
    pub place: String,
    /// Which papers to bring.
    pub papers: String,
    /// Who does it.
    pub by: CarriedBy,
    /// The partner by name, if a partner does it.
    pub partner: String,
    /// Whether the person has seen what speaks against it, and means it.
    pub confirmed: bool,
}
