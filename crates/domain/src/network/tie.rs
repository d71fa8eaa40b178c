//! What is said about one tie.

use crate::Code;

/// A person or an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TieKind {
    /// A human being.
    Person,
    /// An organisation, with or without a named person.
    Organisation,
}

impl Code for TieKind {
    const ALL: &'static [Self] = &[Self::Person, Self::Organisation];

    fn code(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
        }
    }
}

/// A sector of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum LifeArea {
    /// Family.
    Family,
    /// Friends, neighbours, leisure.
    Friends,
    /// Work, training, home.
    Work,
    /// Authorities.
    Authorities,
    /// Helpers.
    Helpers,
}

impl Code for LifeArea {
    const ALL: &'static [Self] = &[
        Self::Family,
        Self::Friends,
        Self::Work,
        Self::Authorities,
        Self::Helpers,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Family => "family",
            Self::Friends => "friends",
            Self::Work => "work",
            Self::Authorities => "authorities",
            Self::Helpers => "helpers",
        }
    }
}

/// Who somebody is to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TieRole {
    /// Mother, father, or who took their place.
    Parent,
    /// Partner, married or not.
    Partner,
    /// Daughter or son.
    Child,
    /// Sister or brother.
    Sibling,
    /// Others of the family.
    Relative,
    /// A friend.
    Friend,
    /// Acquaintances, neighbours.
    Acquaintance,
    /// A club, a community, voluntary work.
    Club,
    /// Somebody who was harmed by the offence.
    Affected,
    /// An employer, also one to come.
    Employer,
    /// School, training, qualification.
    Training,
    /// Somebody from work.
    Colleague,
    /// Who lets the home, or runs the housing.
    Landlord,
    /// Legal guardian (§ 1814 BGB).
    Guardian,
    /// Probation service, conduct supervision.
    Probation,
    /// Jobcenter, employment agency.
    Jobcenter,
    /// Another office: social welfare, youth, debts, registration.
    Office,
    /// Social service of the prison.
    PrisonService,
    /// Therapist.
    Therapist,
    /// Doctor, practice.
    Doctor,
    /// Counselling: addiction, debts, family.
    Counselling,
    /// Another helper, a volunteer, a mediator.
    Helper,
    /// Somebody else.
    Other,
}

impl Code for TieRole {
    const ALL: &'static [Self] = &[
        Self::Parent,
        Self::Partner,
        Self::Child,
        Self::Sibling,
        Self::Relative,
        Self::Friend,
        Self::Acquaintance,
        Self::Club,
        Self::Affected,
        Self::Employer,
        Self::Training,
        Self::Colleague,
        Self::Landlord,
        Self::Guardian,
        Self::Probation,
        Self::Jobcenter,
        Self::Office,
        Self::PrisonService,
        Self::Therapist,
        Self::Doctor,
        Self::Counselling,
        Self::Helper,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Partner => "partner",
            Self::Child => "child",
            Self::Sibling => "sibling",
            Self::Relative => "relative",
            Self::Friend => "friend",
            Self::Acquaintance => "acquaintance",
            Self::Club => "club",
            Self::Affected => "affected",
            Self::Employer => "employer",
            Self::Training => "training",
            Self::Colleague => "colleague",
            Self::Landlord => "landlord",
            Self::Guardian => "guardian",
            Self::Probation => "probation",
            Self::Jobcenter => "jobcenter",
            Self::Office => "office",
            Self::PrisonService => "prison_service",
            Self::Therapist => "therapist",
            Self::Doctor => "doctor",
            Self::Counselling => "counselling",
            Self::Helper => "helper",
            Self::Other => "other",
        }
    }
}

impl TieRole {
    /// The sector of the map in which the role stands.
    pub fn area(self) -> LifeArea {
        match self {
            Self::Parent | Self::Partner | Self::Child | Self::Sibling | Self::Relative => {
                LifeArea::Family
            }
            Self::Friend | Self::Acquaintance | Self::Club | Self::Affected | Self::Other => {
                LifeArea::Friends
            }
            Self::Employer | Self::Training | Self::Colleague | Self::Landlord => LifeArea::Work,
            Self::Guardian
            | Self::Probation
            | Self::Jobcenter
            | Self::Office
            | Self::PrisonService => LifeArea::Authorities,
            Self::Therapist | Self::Doctor | Self::Counselling | Self::Helper => LifeArea::Helpers,
        }
    }

    /// Days between two contacts that are usual with this role (P15b); `None`: no target.
    pub fn usual_interval(self) -> Option<i64> {
        match self {
            Self::PrisonService => Some(14),
            Self::Employer
            | Self::Training
            | Self::Landlord
            | Self::Guardian
            | Self::Probation
            | Self::Jobcenter
            | Self::Therapist
            | Self::Counselling
            | Self::Helper => Some(28),
            Self::Office | Self::Doctor => Some(56),
            Self::Parent
            | Self::Partner
            | Self::Child
            | Self::Sibling
            | Self::Relative
            | Self::Friend
            | Self::Acquaintance
            | Self::Club
            | Self::Affected
            | Self::Colleague
            | Self::Other => None,
        }
    }
}

/// How near somebody is: the ring of the map.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Closeness {
    /// Very near.
    Inner,
    /// Near.
    Middle,
    /// Farther away.
    Outer,
}

impl Code for Closeness {
    const ALL: &'static [Self] = &[Self::Inner, Self::Middle, Self::Outer];

    fn code(self) -> &'static str {
        match self {
            Self::Inner => "inner",
            Self::Middle => "middle",
            Self::Outer => "outer",
        }
    }
}

/// What the tie does to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quality {
    /// It carries.
    Supporting,
    /// It burdens.
    Burdening,
    /// Both, or not known yet.
    Unclear,
}

impl Code for Quality {
    const ALL: &'static [Self] = &[Self::Supporting, Self::Burdening, Self::Unclear];

    fn code(self) -> &'static str {
        match self {
            Self::Supporting => "supporting",
            Self::Burdening => "burdening",
            Self::Unclear => "unclear",
        }
    }
}

/// What the client wishes about the contact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ContactWish {
    /// Wants contact.
    Wanted,
    /// Not now.
    Later,
    /// Wants none.
    Unwanted,
    /// Not talked about yet.
    Unclear,
}

impl Code for ContactWish {
    const ALL: &'static [Self] = &[Self::Wanted, Self::Later, Self::Unwanted, Self::Unclear];

    fn code(self) -> &'static str {
        match self {
            Self::Wanted => "wanted",
            Self::Later => "later",
            Self::Unwanted => "unwanted",
            Self::Unclear => "unclear",
        }
    }
}

/// Whether the person agreed to be contacted and named.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Consent {
    /// Not asked yet.
    NotAsked,
    /// Given.
    Given,
    /// Refused.
    Refused,
    /// Given once and withdrawn.
    Withdrawn,
}

impl Code for Consent {
    const ALL: &'static [Self] = &[Self::NotAsked, Self::Given, Self::Refused, Self::Withdrawn];

    fn code(self) -> &'static str {
        match self {
            Self::NotAsked => "not_asked",
            Self::Given => "given",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl Consent {
    /// Whether it is needed and is not there before somebody is spoken to or named: authorities,
    /// helpers and whole organisations act in their office and are not asked.
    pub fn is_missing(self, kind: TieKind, role: TieRole) -> bool {
        let in_office = matches!(role.area(), LifeArea::Authorities | LifeArea::Helpers);
        self != Self::Given && kind == TieKind::Person && !in_office
    }

    /// Whether it was refused or withdrawn: nothing counts on whoever does not want it.
    pub fn is_no(self) -> bool {
        matches!(self, Self::Refused | Self::Withdrawn)
    }
}

/// How a consent was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ConsentWay {
    /// In writing.
    Written,
    /// In a talk or by telephone.
    Spoken,
}

impl Code for ConsentWay {
    const ALL: &'static [Self] = &[Self::Written, Self::Spoken];

    fn code(self) -> &'static str {
        match self {
            Self::Written => "written",
            Self::Spoken => "spoken",
        }
    }
}

/// What a step with somebody of the network is for (P8f, P28a).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StepKind {
    /// Take up a contact again.
    Restore,
    /// Build a new contact.
    Build,
    /// Strengthen what is there.
    Strengthen,
    /// Keep away.
    Distance,
}

impl Code for StepKind {
    const ALL: &'static [Self] = &[Self::Restore, Self::Build, Self::Strengthen, Self::Distance];

    fn code(self) -> &'static str {
        match self {
            Self::Restore => "restore",
            Self::Build => "build",
            Self::Strengthen => "strengthen",
            Self::Distance => "distance",
        }
    }
}

impl StepKind {
    /// Whether the step brings the two into contact, so that a no-contact order forbids it.
    pub fn brings_contact(self) -> bool {
        self != Self::Distance
    }
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StepStatus {
    /// Agreed, not yet begun.
    Planned,
    /// Under way.
    Running,
    /// Done, with what came of it.
    Done,
    /// Given up, with a reason.
    Dropped,
}

impl Code for StepStatus {
    const ALL: &'static [Self] = &[Self::Planned, Self::Running, Self::Done, Self::Dropped];

    fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Running => "running",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }
}

impl StepStatus {
    /// Whether nothing more is to be done.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }

    /// Whether `to` may follow. What has begun cannot become a plan again; what is over can be
    /// taken up once more.
    pub fn may_become(self, to: Self) -> bool {
        self == to || to != Self::Planned
    }
}
